//! A line of pieces, in which each figure leads to its own working.

use super::{name, route};
use crate::frame::link::Link;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::working::Piece;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Pieces`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PiecesProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The line.
    pub line: Vec<Piece>,
    /// The figures one came down from, the topmost first.
    pub way: Vec<Figure>,
}

/// The line.
#[component]
pub fn Pieces(props: &PiecesProps) -> Html {
    let PiecesProps { opened, line, way } = props;
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => html! { text },
        Piece::Figure {
            quantity,
            place,
            text,
        } => html! {
            <Link to={route(opened, opened.name(*quantity, place), way)} name={name(opened, text, (*quantity, place))}>
                <span class="unbroken">{ text }</span>
            </Link>
        },
    };
    html! { <>{ for line.iter().map(piece) }</> }
}
