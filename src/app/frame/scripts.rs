//! Scripts that come when they are wanted, each with one function: what a browser does for few readers is
//! no part of the program, nor of what binds it.

use super::{dom, history};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A script of Casebook's own folder, and what it calls its function.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// Its name.
    pub file: &'static str,
    /// The function, in the window.
    pub function: &'static str,
}

impl Script {
    /// Calls the function with an object of texts, once the script is here; what it promises.
    ///
    /// # Errors
    /// When the script did not arrive, or what the function throws.
    pub async fn call(self, texts: &[(&str, &str)]) -> Result<JsValue, JsValue> {
        let object = Object::new();
        for (key, text) in texts {
            Reflect::set(&object, &(*key).into(), &(*text).into())?;
        }
        self.load().await?;
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let called = self.function()?.call1(&window, &object)?;
        JsFuture::from(called.dyn_into::<Promise>()?).await
    }

    fn function(self) -> Result<Function, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        Reflect::get(&window, &self.function.into())?.dyn_into()
    }

    /// Loads the script, unless it is here.
    ///
    /// # Errors
    /// When it did not arrive.
    pub async fn load(self) -> Result<(), JsValue> {
        if self.function().is_ok() {
            return Ok(());
        }
        let (head, document) = (dom::find("head"), dom::document());
        let (head, document) = head.zip(document).ok_or(JsValue::NULL)?;
        let script: web_sys::HtmlElement = document.create_element("script")?.dyn_into()?;
        script.set_attribute("src", &history::absolute(self.file))?;
        let loaded = Promise::new(&mut |done, failed| {
            script.set_onload(Some(&done));
            script.set_onerror(Some(&failed));
        });
        head.append_child(&script)?;
        JsFuture::from(loaded).await?;
        Ok(())
    }
}
