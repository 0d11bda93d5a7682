//! The shapes that charts are made of.

use yew::prelude::*;

/// A chart, drawn.
#[derive(Debug)]
pub struct Drawing {
    /// How to read it.
    pub note: Html,
    /// Its shapes, those behind first.
    pub shapes: Vec<Html>,
    /// Its height.
    pub height: i32,
    /// The chart in words.
    pub said: String,
}

/// A text at a place.
pub fn text(class: &'static str, x: i32, y: i32, text: String) -> Html {
    html! { <text {class} x={x.to_string()} y={y.to_string()}>{ text }</text> }
}

/// A straight line.
pub fn line(class: &'static str, from: (i32, i32), to: (i32, i32)) -> Html {
    html! {
        <line {class} x1={from.0.to_string()} y1={from.1.to_string()}
            x2={to.0.to_string()} y2={to.1.to_string()} />
    }
}
