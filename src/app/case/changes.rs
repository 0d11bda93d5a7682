//! What the reader changed: each input in words, what it does to the claim, and the way back.

use crate::frame::dom;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::Action;
use casebook_model::case::{Quantity, QuantityIndex};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// The list of changes, each input once; nothing where there are none.
pub fn changes(
    opened: &Opened,
    edits: &Edits,
    now: &Figures,
    on_action: &Callback<Action>,
) -> Html {
    let inputs = changed(edits);
    if inputs.is_empty() {
        return Html::default();
    }
    html! {
        <div class="wrap">
            <h2 id="changes-title">{ "What you changed" }</h2>
            <ul id="changes" class="changes" tabindex="-1" aria-labelledby="changes-title">
                { for inputs.into_iter().map(|input| change(opened, edits, now, input, on_action)) }
            </ul>
        </div>
    }
}

/// The inputs that were changed, in the order of their first change.
#[must_use]
pub fn changed(edits: &Edits) -> Vec<QuantityIndex> {
    let mut inputs = Vec::new();
    for edit in edits.list() {
        if !inputs.contains(&edit.quantity) {
            inputs.push(edit.quantity);
        }
    }
    inputs
}

fn change(
    opened: &Opened,
    edits: &Edits,
    now: &Figures,
    input: QuantityIndex,
    on_action: &Callback<Action>,
) -> Html {
    let case = &opened.case;
    let Some(quantity) = case.quantity(input) else {
        return Html::default();
    };
    let onclick = {
        let (on_action, id) = (on_action.clone(), case.id.clone());
        move |_: MouseEvent| {
            on_action.emit(Action::PutBack(id.clone(), input));
            // Its button goes.
            Timeout::new(0, || {
                if let Some(rest) = dom::by_id("changes").or_else(|| dom::find("h1")) {
                    dom::focus_in_place(&rest);
                }
            })
            .forget();
        }
    };
    html! {
        <li key={&*quantity.id}>
            <p>
                <b>{ &quantity.label }</b>{ ": " }{ edit::sentence(case, edits, input) }{ before(opened, quantity, input) }
                <small>{ effect(opened, edits, now, input) }</small>
            </p>
            <button class="link-button" type="button" aria-label={["Put back: ", &quantity.label].concat()} {onclick}>
                { "Put back" }
            </button>
        </li>
    }
}

/// What the paper has in the place of a single figure that was changed: ` in place of £850 a child a week`.
fn before(opened: &Opened, quantity: &Quantity, input: QuantityIndex) -> Option<String> {
    let paper = opened.paper.cells(input).first()?.number()?;
    let paper = || edit::input_words(&opened.case, quantity, paper);
    quantity
        .axes
        .is_empty()
        .then(|| [" in place of ", &paper()].concat())
}

/// What the claim would be without the change, beside what it is.
fn effect(opened: &Opened, edits: &Edits, now: &Figures, input: QuantityIndex) -> String {
    let case = &opened.case;
    let claim = |figures: &Figures| figures.at(case, case.claim.quantity, &case.claim.place);
    let without = Figures::now(case, &edits.clone().without(input), &opened.paper);
    let (without, with) = (claim(&without), claim(now));
    match (&without, &with, case.quantity(case.claim.quantity)) {
        (Value::Number(before), Value::Number(now), Some(quantity)) => {
            words::change(case, quantity, *before, *now)
                .unwrap_or_else(|| "the claim stays".to_owned())
        }
        (Value::Needs(before), Value::Needs(now), _)
            if before.cells().len() > now.cells().len() =>
        {
            [
                "the claim needs ",
                &wording::count(now.cells().len(), "more figure", "more figures"),
            ]
            .concat()
        }
        (before, now, _) if before.same(now) => "the claim stays".to_owned(),
        (Value::Needs(_), Value::Number(_), _) => "the claim can be worked out".to_owned(),
        (_, now, Some(quantity)) => ["the claim: ", &words::value(case, quantity, now)].concat(),
        (_, _, None) => String::new(),
    }
}
