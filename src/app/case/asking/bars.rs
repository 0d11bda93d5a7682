//! Bars beside the figures that they stand for: their names and figures are text, so they have nothing more to
//! say.

use crate::charts::plot::{Scale, per_cent};
use casebook_model::Decimal;
use yew::prelude::*;

/// The length of the longest bar, in tenths of a per cent of the room there is.
const WIDTH: i32 = 1000;

/// A scale along which all of these values have room.
pub fn scale(values: impl Iterator<Item = Decimal>) -> Scale {
    let values: Vec<Decimal> = values.collect();
    Scale::new(&values, 0, WIDTH)
}

/// Bars from one value to another, along a scale with a mark at some of its values.
pub fn bars(scale: &Scale, bars: &[(Decimal, Decimal)], marks: &[Decimal]) -> Html {
    let bar = |(from, to): &(Decimal, Decimal)| {
        let (from, to) = (scale.at(*from), scale.at(*to));
        // What is less is an outline, so that it is not told apart by its side alone.
        let (class, fill) = match to < from {
            true => ("bar s1", Some("none")),
            false => ("bar part-1", None),
        };
        html! {
            <rect {class} {fill} x={per_cent(from.min(to))} y="1" height="14"
                width={per_cent(i32::try_from(from.abs_diff(to)).unwrap_or(0))} />
        }
    };
    let mark = |mark: &Decimal| {
        let x = per_cent(scale.at(*mark));
        html! { <line class="axis" x1={x.clone()} x2={x} y1="0" y2="16" /> }
    };
    html! {
        <svg class="chart" width="100%" height="16" aria-hidden="true">
            { for bars.iter().map(bar) }
            { for marks.iter().map(mark) }
        </svg>
    }
}
