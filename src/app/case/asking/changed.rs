//! What the reader changed: what each change does to the claim, alone and after those before it.

use super::asked::{AskedProps, goal, use_answer};
use super::bars::{bars, scale};
use super::table::{Table, table};
use casebook_exchange::asked::changed::{Asked, Changes, asked};
use casebook_model::Decimal;
use yew::prelude::*;

/// What was changed.
#[component]
pub fn WhatChanged(props: &AskedProps) -> Html {
    let found = use_answer(props, |subject, asking| {
        asked(subject, &goal(subject.case, asking))
    });
    let Some(found) = &*found else {
        return Html::default();
    };
    html! {
        <>
            <div class="group">{ props.figure_pick() }</div>
            <p id="changed-found"><b>{ &found.words }</b></p>
            if !found.steps.is_empty() {
                { waterfall(found) }
                { effects(found) }
            }
        </>
    }
}

/// From the paper’s figure to the one that stands now, change by change.
fn waterfall(found: &Asked) -> Html {
    let figures = (found.steps.iter()).map(|step| step.then.figure.number());
    let figures: Option<Vec<Decimal>> = core::iter::once(found.paper.number())
        .chain(figures)
        .collect();
    let Some(figures) = figures else {
        return Html::default();
    };
    let scale = scale(figures.iter().copied());
    let end = |words: &str, figure: &str, at: Option<&Decimal>| {
        html! {
            <li><span>{ words.to_owned() }</span><b>{ figure.to_owned() }</b>
                { bars(&scale, &[], &at.copied().into_iter().collect::<Vec<_>>()) }</li>
        }
    };
    let step = |(step, ends): (&Changes, &[Decimal])| {
        let (from, to) = match ends {
            [from, to, ..] => (*from, *to),
            _ => (Decimal::ZERO, Decimal::ZERO),
        };
        html! {
            <li><span>{ &step.label }{ ": " }{ &step.to }</span><b>{ &step.then.words }</b>
                { bars(&scale, &[(from, to)], &[from, to]) }</li>
        }
    };
    html! {
        <>
            <p class="aside">{ "Each bar runs from what the figure was to what it becomes, the changes in the order in which you made them: less in outline, more filled in." }</p>
            <ul class="list bars" id="changed-steps">
                { end("From the paper", &found.paper_words, figures.first()) }
                { for found.steps.iter().zip(figures.windows(2)).map(step) }
                { end("With your changes", &found.now_words, figures.last()) }
            </ul>
        </>
    }
}

/// What each does, alone and in order.
fn effects(found: &Asked) -> Html {
    let row = |step: &Changes| {
        let what = match &step.from {
            Some(from) => format!("{}: {from} → {}", step.label, step.to),
            None => format!("{}: {}", step.label, step.to),
        };
        let effects = [&step.alone.words, &step.then.words];
        (what, effects.map(Clone::clone).to_vec())
    };
    let together = match found.whole_words.as_str() {
        "" => None,
        words => Some(("Together".to_owned(), vec![String::new(), words.to_owned()])),
    };
    table(Table {
        caption: ["What each change does: ", &found.label].concat(),
        heads: ["Change", "Alone", "After those above it"]
            .map(str::to_owned)
            .to_vec(),
        rows: found.steps.iter().map(row).chain(together).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::drawn;
    use crate::state::asking::Question;

    fn changed(lines: &'static [&'static str]) -> String {
        drawn::<WhatChanged>(
            "cambridgeshire/2020-21/placement-mix-and-demand",
            lines,
            Question::Changed,
            &[],
        )
    }

    #[test]
    fn nothing_is_said_plainly() {
        let page = changed(&[]);
        assert!(page.contains("Nothing was changed."), "{page}");
        assert!(!page.contains("<table"), "{page}");
    }

    /// £50 more on 1,440 weeks; 11 placements fewer at £20,800 a year.
    #[test]
    fn the_effects_add_up_to_the_whole() {
        let page = changed(&["agency_rate=900", "carried_in=12"]);
        assert!(page.contains("£72,000 more"), "{page}");
        assert!(page.contains("£228,800 less"), "{page}");
        assert!(page.contains("£156,800 less"), "{page}");
        assert!(
            page.contains("£850 a child a week → £900 a child a week"),
            "{page}"
        );
        assert_eq!(page.matches("<rect").count(), 2, "{page}");
        assert!(
            page.contains("£1,990,400") && page.contains("£1,833,600"),
            "{page}"
        );
    }
}
