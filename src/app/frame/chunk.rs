//! Chunks of the program that few readers need: loaded when they are first wanted,
//! and then called as any function. Natively the program is in one piece, and every chunk is here.

use super::online::use_online;
use crate::state::library::Life;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::thread::LocalKey;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What draws a part of the page from its properties.
pub type Draw<P> = fn(&P) -> Html;

/// Where the way into a chunk is kept, once it is loaded.
pub type Door<P> = Cell<Option<Draw<P>>>;

/// A chunk on its way; nothing if it does not arrive.
pub type Loading<P> = Pin<Box<dyn Future<Output = Option<Draw<P>>>>>;

/// A chunk of the program, which draws a part of the page.
#[derive(Debug)]
pub struct Chunk<P: 'static> {
    /// Where the way into it is kept.
    pub door: &'static LocalKey<Door<P>>,
    /// Fetches it.
    pub fetch: fn() -> Loading<P>,
    /// What draws its part, where nothing need be loaded.
    #[cfg(not(target_arch = "wasm32"))]
    pub natively: Draw<P>,
}

impl<P> PartialEq for Chunk<P> {
    /// There is one of each.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl<P> Chunk<P> {
    /// Loads the chunk, unless it is here; whether it is here then.
    pub async fn load(&self) -> bool {
        if self.here().is_none() {
            let door = (self.fetch)().await;
            self.door.set(door);
        }
        self.here().is_some()
    }

    /// What draws its part, if it is here.
    pub fn drawn(&self) -> Option<Draw<P>> {
        self.here()
    }

    #[cfg(target_arch = "wasm32")]
    fn here(&self) -> Option<Draw<P>> {
        self.door.get()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn here(&self) -> Option<Draw<P>> {
        self.door.get().or(Some(self.natively))
    }

    fn life(&self, otherwise: Life<Draw<P>>) -> Life<Draw<P>> {
        self.here().map_or(otherwise, Life::Here)
    }
}

/// What draws the part that a chunk has: on its way, here, lost. Beside it, what tries again.
#[hook]
pub fn use_chunk<P: 'static>(chunk: &'static Chunk<P>) -> (Life<Draw<P>>, Callback<MouseEvent>) {
    let load: Load = Box::new(move || Box::pin(chunk.load()));
    let (life, on_again) = use_loading(chunk.here().is_some(), load);
    let life = match life {
        Life::Here(()) => chunk.life(Life::Lost),
        Life::Lost => Life::Lost,
        _ => chunk.life(Life::Coming),
    };
    (life, on_again)
}

/// Loads a chunk; whether it is here then.
type Load = Box<dyn Fn() -> Pin<Box<dyn Future<Output = bool>>>>;

/// What of [`use_chunk`] is the same for every chunk, so that it stands in the program once.
#[hook]
fn use_loading(here: bool, load: Load) -> (Life<()>, Callback<MouseEvent>) {
    let life = use_state_eq(|| match here {
        true => Life::Here(()),
        false => Life::Coming,
    });
    let load = {
        let (life, load) = (life.setter(), use_mut_ref(|| load));
        use_callback((), move |(), ()| {
            let life = life.clone();
            life.set(Life::Coming);
            let loading = load.borrow()();
            spawn_local(async move {
                let here = loading.await;
                life.set(if here { Life::Here(()) } else { Life::Lost });
            });
        })
    };
    {
        let load = load.clone();
        use_effect_with((), move |()| {
            if !here {
                load.emit(());
            }
        });
    }
    use_online(*life == Life::Lost, load.clone());
    ((*life).clone(), load.reform(|_: MouseEvent| ()))
}
