//! A page that a chunk of the program draws. One component for all of them: each that has its own costs
//! every first load half a kilobyte.

use super::arrival::use_name_while;
use super::chunk::{Chunk, use_chunk};
use super::waiting::absent;
use crate::state::address::Route;
use crate::state::library::Life;
use yew::prelude::*;

/// Properties of [`ChunkPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChunkPageProps {
    /// The chunk.
    pub chunk: &'static Chunk<Route>,
    /// Which of its pages.
    pub route: Route,
}

/// What such a page is called if the chunk did not arrive.
const LOST: &str = "This page did not arrive";

/// The page, once the chunk is here.
#[component]
pub fn ChunkPage(props: &ChunkPageProps) -> Html {
    let (life, on_again) = use_chunk(props.chunk);
    use_name_while((life == Life::Lost).then_some(LOST));
    match life {
        Life::Here(draw) => draw(&props.route),
        life => absent(&life, LOST, on_again),
    }
}
