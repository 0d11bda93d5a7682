//! Rooms of the program that few readers enter: chunks of it that are loaded when they are entered,
//! and then called as any function. Natively the program is in one piece, and every room is open.

use crate::state::library::Life;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::thread::LocalKey;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What draws a part of the page in a room.
pub type Draw<P> = fn(&P) -> Html;

/// The way into a room, once it is loaded.
pub type Door<P> = Cell<Option<Draw<P>>>;

/// A room on its way; nothing if it does not arrive.
pub type Loading<P> = Pin<Box<dyn Future<Output = Option<Draw<P>>>>>;

/// A room of the program, which draws a part of the page from its properties.
#[derive(Debug)]
pub struct Room<P: 'static> {
    /// Where its door is kept.
    pub door: &'static LocalKey<Door<P>>,
    /// Loads it.
    pub load: fn() -> Loading<P>,
    /// What draws in it, where nothing need be loaded.
    #[cfg(not(target_arch = "wasm32"))]
    pub natively: Draw<P>,
}

impl<P> Room<P> {
    /// Loads the room, unless it is here; whether it is here then.
    pub async fn enter(&self) -> bool {
        if self.here().is_none() {
            let door = (self.load)().await;
            self.door.set(door);
        }
        self.here().is_some()
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

/// What draws in a room: on its way, here, lost. Beside it, what tries again.
#[hook]
pub fn use_room<P: 'static>(room: &'static Room<P>) -> (Life<Draw<P>>, Callback<MouseEvent>) {
    let life = use_state(|| room.life(Life::Coming));
    let load = {
        let life = life.setter();
        use_callback((), move |(), ()| {
            let life = life.clone();
            life.set(Life::Coming);
            spawn_local(async move {
                room.enter().await;
                life.set(room.life(Life::Lost));
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
