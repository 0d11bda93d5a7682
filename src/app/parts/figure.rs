//! A figure that opens its working when it is pressed.
//!
//! Presses are taken by the table or panel around the figures ([`pressed`]): one listener, however
//! many figures.

use crate::el::{El, classed, el, hidden};
use crate::opened::Opened;
use crate::route::Figure;
use casebook_analysis::checks::{Kind, Verdict};
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The attribute by which a pressed element says whose working it opens.
pub const OPENS: &str = "data-opens";

/// The figure that was pressed, if one was.
#[must_use]
pub fn pressed(event: &MouseEvent) -> Option<Figure> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let button = element.closest("[data-opens]").ok()??;
    button
        .get_attribute(OPENS)
        .map(|name| Figure::from_name(&name))
}

/// What is said about a figure beside its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The number, or what stands for it.
    pub text: String,
    /// The print, where it differs from the paper's own sum.
    pub print: Option<String>,
    /// Whether it follows from a change of the reader's.
    pub changed: bool,
    /// Whether inputs are still missing.
    pub needs: bool,
    /// It does not apply.
    pub none: bool,
    /// Why it cannot be worked out.
    pub fault: Option<&'static str>,
}

/// Tells a figure of a case.
#[must_use]
pub fn told(
    opened: &Opened,
    now: &Figures,
    index: QuantityIndex,
    place: &Place,
    with_unit: bool,
) -> Told {
    let case = &opened.case;
    let value = now.at(case, index, place);
    let before = opened.paper.at(case, index, place);
    let Some(quantity) = case.quantity(index) else {
        return Told {
            text: String::new(),
            print: None,
            changed: false,
            needs: false,
            none: true,
            fault: None,
        };
    };
    let text = match &value {
        Value::Needs(_) => "○ needed".to_owned(),
        Value::Number(_) if with_unit => words::value(case, quantity, &value),
        value => words::cell(case, quantity, value),
    };
    let differs = opened.checks.iter().find(|check| {
        check.kind == Kind::Recalculated
            && check.verdict == Verdict::Differs
            && check.quantity == index
            && check.place == *place
    });
    Told {
        text,
        print: differs.map(|check| {
            words::bare(
                &quantity.unit,
                &case.units,
                quantity.decimals,
                check.published,
            )
        }),
        changed: value != before,
        needs: matches!(value, Value::Needs(_)),
        none: value == Value::None,
        fault: match value {
            Value::Error(fault) => Some(fault.words()),
            _ => None,
        },
    }
}

impl Told {
    /// The button: the figure and, where it differs, the print; what the classes show is said too.
    #[must_use]
    pub fn button(&self, name: &str) -> El {
        let mut class = "figure".to_owned();
        for (holds, more) in [
            (self.changed, " figure--changed"),
            (self.print.is_some(), " figure--differs"),
            (self.needs, " figure--needs"),
        ] {
            if holds {
                class.push_str(more);
            }
        }
        let print = self.print.as_ref().map(|print| {
            classed("span", "figure__print")
                .el(hidden(", differs from the "))
                .text("print ")
                .text(print)
        });
        let mut words = String::new();
        if self.changed {
            words.push_str(", changed");
        }
        if let Some(fault) = self.fault {
            words.push_str(", ");
            words.push_str(fault);
        }
        el("button")
            .with("class", &class)
            .fixed("type", "button")
            .with(OPENS, name)
            .text(&self.text)
            .maybe(print)
            .maybe((!words.is_empty()).then(|| hidden(&words)))
    }
}
