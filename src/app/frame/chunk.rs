//! Rooms of the program that few readers enter: chunks of it that are loaded when they are entered,
//! and then called as any function. Natively the program is in one piece; who draws there enters
//! first, and nothing is waited for.

use crate::state::library::Life;
use std::future::Future;
use std::pin::Pin;
use std::thread::LocalKey;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The place where the door to a chunk is kept once it is loaded.
pub type Door<T> = std::cell::Cell<Option<T>>;

/// A chunk on its way; nothing if it does not arrive.
pub type Loading<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// A chunk of the program.
#[derive(Debug)]
pub struct Chunk<T: Copy + 'static> {
    /// Where its door is kept.
    pub door: &'static LocalKey<Door<T>>,
    /// Loads it.
    pub load: fn() -> Loading<T>,
}

impl<T: Copy> Chunk<T> {
    /// Loads the chunk, unless it is here; whether it is here then.
    pub async fn enter(&self) -> bool {
        if self.door.get().is_none() {
            let door = (self.load)().await;
            self.door.set(door);
        }
        self.door.get().is_some()
    }
}

/// A chunk: on its way, here, lost. Beside it, what tries again.
#[hook]
pub fn use_chunk<T: Copy + 'static>(chunk: &'static Chunk<T>) -> (Life<T>, Callback<MouseEvent>) {
    let life = use_state(|| match chunk.door.get() {
        Some(door) => Life::Here(door),
        None => Life::Coming,
    });
    let load = {
        let life = life.setter();
        use_callback((), move |(), ()| {
            let life = life.clone();
            life.set(Life::Coming);
            spawn_local(async move {
                chunk.enter().await;
                life.set(match chunk.door.get() {
                    Some(door) => Life::Here(door),
                    None => Life::Lost,
                });
            });
        })
    };
    {
        let (load, here) = (load.clone(), life.here().is_some());
        use_effect_with((), move |()| {
            if !here {
                load.emit(());
            }
        });
    }
    ((*life).clone(), load.reform(|_: MouseEvent| ()))
}
