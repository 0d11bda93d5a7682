//! What the reader changed: each input in words, what it does to the claim, and the way back.

use crate::frame::dom;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::Action;
use casebook_analysis::readings::{Reading, readings};
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// The list of changes, each input once; nothing where there are none. `sent` says whether somebody sent
/// them, and the reader has not taken them.
pub fn changes(
    opened: &Opened,
    edits: &Edits,
    now: &Figures,
    sent: bool,
    on_action: &Callback<Action>,
) -> Html {
    let inputs = changed(edits);
    if inputs.is_empty() {
        return Html::default();
    }
    html! {
        <div class="wrap">
            <h2 id="changes-title">{ if sent { "What was changed by somebody else" } else { "What you changed" } }</h2>
            <ul id="changes" class="changes" tabindex="-1" aria-labelledby="changes-title">
                { for inputs.iter().map(|input| change(opened, edits, now, *input, on_action)) }
            </ul>
            if let Some(all) = together(opened, now).filter(|_| inputs.len() > 1) {
                <p class="aside">
                    { "All together: " }{ all }{ ". Each line says what its change does on top of the others: so they need not add up." }
                </p>
            }
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
                { effect(opened, edits, now, input) }
            </p>
            <button class="link-button" type="button" aria-label={["Put back: ", &quantity.label].concat()} {onclick}>
                { "Put back" }
            </button>
        </li>
    }
}

/// What all changes do to the claim: `£167,800 more`; nothing where they leave it, or it is no number.
fn together(opened: &Opened, now: &Figures) -> Option<String> {
    let case = &opened.case;
    let claim = |figures: &Figures| {
        let claim = &case.claim;
        figures.at(case, claim.quantity, &claim.place).number()
    };
    let quantity = case.quantity(case.claim.quantity)?;
    let all = words::change(case, quantity, claim(&opened.paper)?, claim(now)?)?;
    let gross = case.claim.net.map(|_| ", gross").unwrap_or_default();
    Some([&all, gross].concat())
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

/// What a change does to the claim, and on which choice of Casebook's that hangs.
fn effect(opened: &Opened, edits: &Edits, now: &Figures, input: QuantityIndex) -> Html {
    let (case, paper) = (&opened.case, &opened.paper);
    let without = Figures::now(case, &edits.clone().without(input), paper);
    let hangs = readings(case, paper, edits, input, (now, &without));
    html! {
        <>
            <small>{ moves(case, now, &without) }</small>
            { for hangs.iter().map(|reading| html! {
                <small class="changes__hangs">{ otherwise(case, reading) }</small>
            }) }
        </>
    }
}

/// `Casebook assumes an answer to “What stays?”. With “what is paid”, this makes £500 more instead.`
fn otherwise(case: &Case, reading: &Reading) -> Option<String> {
    let choice = case.quantity(reading.choice)?;
    let claim = case.quantity(case.claim.quantity)?;
    let (now, before) = reading.claim;
    let moves = words::change(case, claim, before, now).map_or_else(
        || "this makes no difference".to_owned(),
        |change| ["this makes ", &change, " instead"].concat(),
    );
    let (label, other) = (
        &choice.label,
        edit::input_words(case, choice, reading.other),
    );
    Some(format!(
        "Casebook assumes an answer to “{label}”. With “{other}”, {moves}."
    ))
}

/// What the claim would be without a change, beside what it is.
fn moves(case: &Case, now: &Figures, without: &Figures) -> String {
    let now_and_without = (now, without);
    let claim = |figures: &Figures| figures.at(case, case.claim.quantity, &case.claim.place);
    let (without, with) = (claim(without), claim(now));
    match (&without, &with, case.quantity(case.claim.quantity)) {
        (Value::Number(before), Value::Number(now), Some(quantity)) => {
            words::change(case, quantity, *before, *now)
                .unwrap_or_else(|| stays(case, now_and_without))
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
        (before, now, _) if before.same(now) => stays(case, now_and_without),
        (Value::Needs(_), Value::Number(_), _) => "the claim can be worked out".to_owned(),
        (_, now, Some(quantity)) => ["the claim: ", &words::value(case, quantity, now)].concat(),
        (_, _, None) => String::new(),
    }
}

/// What a change does that leaves the claim where it is: what is left of it net may move.
fn stays(case: &Case, (now, without): (&Figures, &Figures)) -> String {
    const STAYS: &str = "the claim stays";
    let at = |figures: &Figures| Some(figures.at(case, case.claim.net?, &case.claim.place));
    let quantity = case.claim.net.and_then(|net| case.quantity(net));
    let net = match (at(without), at(now), quantity) {
        (Some(Value::Number(before)), Some(Value::Number(now)), Some(quantity)) => {
            words::change(case, quantity, before, now)
        }
        (Some(Value::Needs(before)), Some(Value::Needs(now)), _)
            if before.cells().len() > now.cells().len() =>
        {
            let more = wording::count(now.cells().len(), "more figure", "more figures");
            Some(["needs ", &more].concat())
        }
        (Some(Value::Needs(_)), Some(Value::Number(_)), _) => {
            return "with it the net figure can be worked out".to_owned();
        }
        _ => None,
    };
    match net {
        Some(net) => [STAYS, "; net ", &net].concat(),
        None => STAYS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;
    use crate::state::library::{File, Library};
    use casebook_exchange::edits::parse;

    fn listed(lines: &'static [&str]) -> String {
        const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";
        markup_of(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let life = library.case(ID);
            let opened = life.here().unwrap();
            let edits = lines.iter().fold(Edits::none(), |edits, line| {
                edits.with(&opened.case, parse(&opened.case, line).unwrap())
            });
            let now = Figures::now(&opened.case, &edits, &opened.paper);
            changes(opened, &edits, &now, false, &Callback::noop())
        })
    }

    /// £72,000 with what is avoided held; with the cost held, £95,800 more on top of that.
    #[test]
    fn several_changes_are_told_together_too() {
        let list = listed(&["agency_rate=900", "hold=cost"]);
        assert!(list.contains("£95,800 more<"), "{list}");
        let all = "All together: £167,800 more, gross. Each line";
        assert!(list.replace("<!-- -->", "").contains(all), "{list}");
        assert!(!listed(&["agency_rate=900"]).contains("All together"));
    }

    #[test]
    fn what_is_known_net_is_not_told_with_every_change() {
        let list = listed(&[
            "finance_officer=40k",
            "demography=400k",
            "outturn_carried_in=150k",
            "leaver_allowances=50k",
        ]);
        let says = "with it the net figure can be worked out<";
        assert_eq!(list.matches(says).count(), 4, "{list}");
    }

    #[test]
    fn what_comes_off_moves_what_is_left_net() {
        let list = listed(&["finance_officer=40k"]);
        assert!(
            list.contains("the claim stays; net needs 3\u{a0}more figures<"),
            "{list}"
        );
    }

    #[test]
    fn an_effect_says_on_which_choice_of_casebooks_it_hangs() {
        // What a placement costs held at £450 it avoids £50 more: of the 23 carried in for 52 weeks, and
        // of 2.5 a month for 48 + 44 + … + 0 = 288 weeks.
        let list = listed(&["agency_rate=900"]);
        let says = "Casebook assumes an answer to “What is held when the agency rate changes?”. \
            With “the cost of an in-house placement”, this makes £167,800 more instead.";
        assert!(list.contains("£72,000 more<"), "{list}");
        assert!(list.contains(says), "{list}");
        assert!(!listed(&["carried_in=12"]).contains("assumption"), "{list}");
        assert!(
            !listed(&["agency_rate=900", "hold=cost"]).contains("assumption"),
            "{list}"
        );
    }
}
