//! What JavaScript calls. It hands over plain objects, and failures as objects too: nothing is thrown.

use crate::Failure;
use crate::changes::Changes;
use crate::library;
use crate::opened::{NO_QUESTION, Opened};
use casebook_exchange::picked;
use casebook_exchange::solved::Question;
use js_sys::{Array, Object};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// The cases that come along.
#[wasm_bindgen]
pub fn cases() -> JsValue {
    match library::cases() {
        Ok(cases) => given(&cases),
        Err(failure) => given(failure),
    }
}

/// Opens a case, by its id or the text of its file.
#[wasm_bindgen]
pub fn open(case: JsValue, name: JsValue) -> JsValue {
    let Some(case) = case.as_string() else {
        return given(&Failure::new(
            "Name a case by its id, or give the text of a case file.",
        ));
    };
    match library::open(&case, name.as_string().as_deref()) {
        Ok(opened) => Case(opened).into(),
        Err(failure) => given(&failure),
    }
}

/// A case that is open.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Case(Opened);

#[wasm_bindgen]
impl Case {
    /// Its id.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.0.case().id.clone()
    }

    /// What it is called.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.0.case().title.clone()
    }

    /// The case worked out.
    pub fn evaluate(&self, changes: JsValue) -> JsValue {
        answer(read_changes(changes).and_then(|changes| self.0.evaluate(&changes)))
    }

    /// Reads the names of figures that are asked for.
    pub fn asked(&self, names: JsValue) -> JsValue {
        let names = from_value::<Vec<String>>(names)
            .map_err(|_| Failure::new("Name figures as a list, such as [\"cost_avoided[low]\"]."));
        match names.and_then(|names| self.0.asked(&names)) {
            Ok(asked) => Asked(asked).into(),
            Err(failure) => given(&failure),
        }
    }

    /// The figures asked for of this case.
    pub fn figures(&self, asked: &Asked, changes: JsValue) -> JsValue {
        answer(read_changes(changes).and_then(|changes| self.0.figures(&asked.0, &changes)))
    }

    /// How its prints stand to its sums.
    pub fn check(&self) -> JsValue {
        given(&self.0.check())
    }

    /// How a figure comes about.
    pub fn working(&self, figure: JsValue, changes: JsValue) -> JsValue {
        let figure = figure.as_string().ok_or_else(|| {
            Failure::new("Name a figure, such as \"avoided_by_month[2020-04,low]\".")
        });
        answer(figure.and_then(|figure| self.0.working(&figure, &read_changes(changes)?)))
    }

    /// The questions that the case file asks.
    pub fn questions(&self) -> JsValue {
        given(&self.0.questions())
    }

    /// What an input would have to be.
    pub fn solve(&self, question: JsValue, changes: JsValue) -> JsValue {
        let question = from_value::<Question>(question).map_err(|_| Failure::new(NO_QUESTION));
        answer(question.and_then(|question| self.0.solve(&question, &read_changes(changes)?)))
    }
}

/// Figures of a case that are asked for.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Asked(picked::Asked);

fn read_changes(changes: JsValue) -> Result<Changes, Failure> {
    match named_texts(&changes) {
        Some(changes) => Ok(changes),
        None => from_value(changes).map_err(|_| Changes::refused()),
    }
}

/// Changes as nearly every program gives them, an object of texts: read without trying first what else
/// it could be, each trial of which is a call to JavaScript.
fn named_texts(changes: &JsValue) -> Option<Changes> {
    if !changes.is_object() || Array::is_array(changes) {
        return None;
    }
    let entries = Object::entries(changes.unchecked_ref());
    // What keeps its entries to itself, as a `Map` does, seems to have none.
    let lines = entries.iter().map(|entry| {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string()?, entry.get(1).as_string()?);
        Some(Changes::line(name, &value))
    });
    let lines = lines.collect::<Option<Vec<String>>>()?;
    (!lines.is_empty()).then_some(Changes(lines))
}

fn answer(result: Result<impl Serialize, Failure>) -> JsValue {
    match result {
        Ok(value) => given(&value),
        Err(failure) => given(&failure),
    }
}

/// As plain objects, lists and texts.
fn given(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or_else(JsValue::from)
}
