//! What it would take: the nearest step of one input at which the claim comes to a target.

use super::asked::{AskedProps, goal, use_answer, use_put};
use super::fields::{Pick, TextBox, pick, typed};
use super::table::{Table, behind};
use crate::charts::curve::{Curve, Point};
use crate::charts::ticks::Ticks;
use crate::state::address::Figure as Name;
use crate::state::asking::Asking;
use crate::state::opened::Opened;
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::{Goal, Subject};
use casebook_exchange::asked::choices::{Choice, reachable};
use casebook_exchange::asked::going;
use casebook_exchange::asked::reach::{Asked, At, asked, target};
use casebook_exchange::edits;
use casebook_exchange::solved::QuestionError;
use casebook_model::Decimal;
use casebook_model::case::Case;
use casebook_model::edit;
use casebook_model::words;
use yew::prelude::*;

/// What was asked, and what comes of it.
struct Told {
    choices: Vec<Choice>,
    by: String,
    found: Result<Asked, Wrong>,
}

/// What is said where nothing is to be reached.
const UNPRINTED: &str = "The paper prints no such figure: type what is to be reached.";

/// What cannot be understood.
enum Wrong {
    /// What is to be reached.
    Target(String),
    /// What is to be changed.
    By(String),
}

/// What it would take.
#[component]
pub fn WhatItTakes(props: &AskedProps) -> Html {
    let told = use_answer(props, answer);
    let on_put = use_put(&props.opened);
    let AskedProps { opened, asking, .. } = props;
    let case = &opened.case;
    let goal = goal(case, asking);
    if told.choices.is_empty() {
        return html! {
            <>
                <div class="group">{ props.figure_pick() }</div>
                <p>{ "This figure rests on none that could be changed." }</p>
            </>
        };
    }
    let wrong = match &told.found {
        Err(Wrong::Target(words)) => Some(words.clone()),
        _ => None,
    };
    let by = asking.choice("by").unwrap_or(&told.by);
    html! {
        <>
            <div class="group">
                { props.figure_pick() }
                { pick(Pick {
                    id: "reach-by".to_owned(),
                    label: "By changing this alone",
                    choices: &told.choices,
                    now: by,
                    on: props.choose("by"),
                }) }
                { typed(TextBox {
                    id: "reach-to".to_owned(),
                    label: "What is to be reached".to_owned(),
                    text: asking.choice("to").unwrap_or_default(),
                    otherwise: printed(case, &goal),
                    wrong,
                    on: props.choose("to"),
                }) }
            </div>
            if let Err(Wrong::By(words)) = &told.found {
                <p class="field__error">{ words }</p>
            }
            if let Ok(found) = &told.found {
                <p id="reach-found"><b>{ &found.words }</b></p>
                if found.stands.is_some() && found.values().first() == found.stands.as_ref() {
                    <p class="aside">{ "So it stands now." }</p>
                } else if !found.set.is_empty() {
                    <div class="buttons">{ for found.set.iter().map(|line| put(case, line, &on_put)) }</div>
                }
                { picture(opened, &goal, &told.by, found) }
            }
        </>
    }
}

/// The figure that is asked of, as it is printed.
fn printed(case: &Case, goal: &Goal) -> String {
    let quantity = case.quantity(goal.quantity);
    going::target(case, goal)
        .zip(quantity)
        .map(|(printed, quantity)| words::figure(case, quantity, printed))
        .unwrap_or_default()
}

fn answer(subject: Subject<'_>, asking: &Asking) -> Told {
    let case = subject.case;
    let goal = goal(case, asking);
    let choices = reachable(case, &goal);
    let by = by(case, &choices, asking.choice("by"));
    let to = asking
        .choice("to")
        .map(str::trim)
        .filter(|to| !to.is_empty());
    // Without a target it would be the claim.
    let printed = || Some(going::target(case, &goal)).filter(|_| goal != Goal::claim(case));
    let found = match to.map(|to| target(subject, &goal, to)).transpose() {
        Ok(None) if printed() == Some(None) => Err(Wrong::Target(UNPRINTED.to_owned())),
        Ok(target) => {
            let target = target.flatten().or_else(|| printed().flatten());
            asked(subject, &goal, target, &by).map_err(|it| Wrong::By(it.words()))
        }
        Err(QuestionError::Target(error)) => Err(Wrong::Target(error.words())),
        Err(error) => Err(Wrong::Target(error.words())),
    };
    Told { choices, by, found }
}

/// What is to be changed: what was chosen, what the case file asks for first, or the first there is.
fn by(case: &Case, choices: &[Choice], chosen: Option<&str>) -> String {
    let own = case.backwards.first();
    let own = own.map(|question| figure_name(case, question.by, &question.place));
    let offered = |name: &String| choices.iter().any(|choice| choice.name == *name);
    chosen
        .map(str::to_owned)
        .or_else(|| own.filter(offered))
        .or_else(|| choices.first().map(|choice| choice.name.clone()))
        .unwrap_or_default()
}

/// A button that puts an answer in.
fn put(case: &Case, line: &str, on_put: &Callback<String>) -> Html {
    let Ok(edit) = edits::parse(case, line) else {
        return Html::default();
    };
    let line = line.to_owned();
    let onclick = on_put.reform(move |_: MouseEvent| line.clone());
    html! {
        <button class="button button--main" type="button" {onclick}>
            { "Put this in: " }{ edit::words(case, &edit) }
        </button>
    }
}

/// The one against the other, as a chart and as a table.
fn picture(opened: &Opened, goal: &Goal, by: &str, found: &Asked) -> Html {
    let case = &opened.case;
    let number = |text: &String| text.parse::<Decimal>().ok();
    let name = Name::from_name(by);
    let input = case.find(&name.quantity).map(|(_, quantity)| quantity);
    let goal = case.quantity(goal.quantity);
    let (Some(input), Some(goal)) = (input, goal) else {
        return Html::default();
    };
    let point = |at: &At| {
        Some(Point {
            x: at.value.parse().ok()?,
            y: at.figure.number(),
            words: format!("{}: {}", at.value_words, at.words),
        })
    };
    let points: Vec<Point> = found.curve.iter().filter_map(point).collect();
    if points.iter().all(|point| point.y.is_none()) {
        return Html::default();
    }
    // A series is taken times a share.
    let along_ticks = match opened.figure(&name) {
        Some(_) => Ticks::of(&input.unit, &case.units),
        None => Ticks::per_cent(),
    };
    let row = |at: &At| (at.value_words.clone(), vec![at.words.clone()]);
    html! {
        <>
            <Curve id="reach-read" along={input.label.clone()} of={words::lowered(&found.label)} {points} straight={found.straight} {along_ticks}
                of_ticks={Ticks::of(&goal.unit, &case.units)} stands={found.stands.as_ref().and_then(number)}
                target={found.target.as_ref().and_then(number)}
                answers={found.values().into_iter().filter_map(|it| number(&it)).collect::<Vec<_>>()} />
            { behind(Table {
                caption: found.label.clone(),
                heads: vec![input.label.clone(), "Then".to_owned()],
                rows: found.curve.iter().map(row).collect(),
            }) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::drawn;
    use crate::state::asking::Question;

    fn reach(choices: &'static [(&'static str, &'static str)]) -> String {
        drawn::<WhatItTakes>(
            "cambridgeshire/2020-21/placement-mix-and-demand",
            &[],
            Question::Reach,
            choices,
        )
    }

    /// (2,000,000 − 766,400) ÷ 1,440 = 856.666…
    #[test]
    fn the_claim_is_reached_by_the_nearest_penny_and_that_can_be_put_in() {
        let page = reach(&[("by", "agency_rate")]);
        assert!(
            page.contains("is at least £856.67 a child a week."),
            "{page}"
        );
        assert!(
            page.contains("£856.66 a child a week does not get there"),
            "{page}"
        );
        assert!(
            page.contains("Put this in: £856.67 a child a week"),
            "{page}"
        );
        assert!(page.contains("type=\"range\""), "{page}");
        assert_eq!(page.matches("<tr>").count(), 22, "{page}");
    }

    /// The numbers avoid £1,224,000 by 1,440 weeks at £850 each; £1,296,000 takes £900.
    #[test]
    fn another_figure_may_be_asked_of() {
        let page = reach(&[
            ("of", "avoided_by_numbers[low]"),
            ("by", "agency_rate"),
            ("to", "1.296m"),
        ]);
        assert!(page.contains("at least £900.00 a child a week."), "{page}");
        assert!(page.contains("id=\"reach-of\""), "{page}");
        // The paper prints £1,224,000, which is there already.
        let printed = reach(&[("of", "avoided_by_numbers[low]"), ("by", "agency_rate")]);
        assert!(
            printed.contains("is £1,224,000 as things stand"),
            "{printed}"
        );
        let unprinted = reach(&[("of", "leaver_rate"), ("by", "agency_rate")]);
        assert!(
            unprinted.contains("type what is to be reached"),
            "{unprinted}"
        );
        assert!(!unprinted.contains("reach-found"), "{unprinted}");
        // What the case does not have is the claim.
        let none = reach(&[("of", "nothing"), ("by", "agency_rate")]);
        assert!(
            none.contains("is at least £856.67 a child a week."),
            "{none}"
        );
    }

    #[test]
    fn what_is_no_amount_is_said_at_its_box() {
        let page = reach(&[("by", "agency_rate"), ("to", "lots")]);
        assert!(
            page.contains("aria-describedby=\"reach-to-says\""),
            "{page}"
        );
        assert!(!page.contains("reach-found"), "{page}");
        assert!(!page.contains("“target”"), "{page}");
    }

    #[test]
    fn another_amount_and_all_of_a_series_may_be_asked_for() {
        let page = reach(&[("by", "in_house_added"), ("to", "2.1m")]);
        assert!(page.contains("£2,100,000 if"), "{page}");
        assert!(page.contains("% of what is planned"), "{page}");
    }
}
