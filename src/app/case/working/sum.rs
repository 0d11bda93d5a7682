//! A sum set out as on paper: a line for each figure with the sign before it, the result below. A
//! formula that is not that simple is written in one line first.

use super::headline::result;
use super::route;
use super::sum_line::SumLine;
use super::sum_value::SumValue;
use crate::frame::link::Link;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::value::Value;
use casebook_model::working::{Origin, PartFigure, Piece, Working};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Sum`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SumProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
    /// The figures one came down from to a part of it, the topmost first, this one last.
    pub way: Vec<Figure>,
}

/// The sum.
#[component]
pub fn Sum(props: &SumProps) -> Html {
    let SumProps { opened, told, way } = props;
    let Origin::Formula { numbers, .. } = &told.origin else {
        return Html::default();
    };
    let line = |(sign, part): (&'static str, &PartFigure)| {
        html! {
            <SumLine opened={Rc::clone(opened)} {sign} part={part.clone()} within={told.place.clone()} way={way.clone()} />
        }
    };
    let result_line = opened.case.quantity(told.quantity).map(|quantity| {
        html! {
            <li class="sum__result">
                <span class="sum__sign">{ "=" }</span>
                <span>{ quantity.short_label() }</span>
                <SumValue opened={Rc::clone(opened)} quantity={told.quantity} value={told.value.clone()} changed=false />
            </li>
        }
    });
    if let Some(signed) = line_by_line(told, numbers) {
        return html! {
            <ol class="sum">
                { for signed.into_iter().map(line) }
                { result_line }
            </ol>
        };
    }
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => html! { text },
        Piece::Figure {
            quantity,
            place,
            text,
        } => html! {
            <Link to={route(opened, opened.name(*quantity, place), way)}>
                <span class="unbroken">{ text }</span>
            </Link>
        },
    };
    html! {
        <div>
            <p class="working__line">
                { for numbers.iter().map(piece) }
                { " = " }<b class="unbroken">{ result(told) }</b>
            </p>
            <ol class="sum">
                { for told.parts.iter().map(|part| line(("", part))) }
                { result_line }
            </ol>
        </div>
    }
}

/// The signs by which a formula is set out line by line.
fn sign(text: &str) -> Option<&'static str> {
    Some(match text {
        " + " => "+",
        " − " => "−",
        " × " => "×",
        " ÷ " => "÷",
        _ => return None,
    })
}

/// A formula as figures with the sign before each; `None` if it is not that simple. Sums and
/// products are not mixed, or the lines would say another sum than the formula.
fn line_by_line<'a>(
    told: &'a Working,
    numbers: &[Piece],
) -> Option<Vec<(&'static str, &'a PartFigure)>> {
    let mut lines = Vec::new();
    let mut before = "";
    let mut kinds = Vec::new();
    let mut pieces = numbers.iter();
    loop {
        let Some(Piece::Figure {
            quantity, place, ..
        }) = pieces.next()
        else {
            return None;
        };
        let part = told
            .parts
            .iter()
            .find(|part| part.quantity == *quantity && part.place == *place)?;
        if !matches!(part.value, Value::Number(_) | Value::Needs(_)) {
            return None;
        }
        lines.push((before, part));
        match pieces.next() {
            None => break,
            Some(Piece::Text(text)) => {
                before = sign(text)?;
                kinds.push(matches!(before, "×" | "÷"));
            }
            Some(Piece::Figure { .. }) => return None,
        }
    }
    let mixed = kinds.windows(2).any(|pair| pair.first() != pair.last());
    (!mixed).then_some(lines)
}
