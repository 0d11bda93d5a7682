//! What matters most, once the reader asks: each input moved alone, and what that does to the claim.

use super::asked::{AskedProps, goal, use_answer};
use super::bars::{bars, scale};
use crate::case::fields::field_id;
use casebook_exchange::asked::matters::{Asked, Left, Row, Tried, asked};
use casebook_model::Decimal;
use yew::prelude::*;

/// What matters most.
#[component]
pub fn Matters(props: &AskedProps) -> Html {
    let AskedProps { opened, on_way, .. } = props;
    let found = use_answer(props, |subject, asking| {
        asked(subject, &goal(subject.case, asking))
    });
    let Some(found) = &*found else {
        return Html::default();
    };
    let (moved, idle): (Vec<&Row>, Vec<&Row>) = found.moved.iter().partition(|row| row.moves());
    let effects = moved.iter().flat_map(|row| row.tries.iter().map(effect));
    let scale = scale(effects.chain([Decimal::ZERO]));
    let way = |input: &str| {
        let quantity = opened.case.find(input).map(|(_, quantity)| quantity);
        let field = quantity.map(|quantity| field_id(opened, quantity, 0));
        on_way.reform(move |_: MouseEvent| field.clone().unwrap_or_default())
    };
    let row = |row: &&Row| {
        html! {
            <li key={row.input.clone()}>
                <button class="link-button" type="button" onclick={way(&row.input)}>{ &row.label }</button>
                { " " }<b>{ &row.words }</b>
                { bars(&scale, &ends(row), &[Decimal::ZERO]) }
                { for row.tries.iter().map(tried) }
            </li>
        }
    };
    html! {
        <>
        <div class="group">{ props.figure_pick() }</div>
        <div class="stack" id="matters-found">
            <p><b>{ &found.words }</b></p>
            <p class="aside">{ about(found) }</p>
            <ul class="list bars">{ for moved.iter().map(row) }</ul>
            if !idle.is_empty() || !found.still.is_empty() {
                <details class="fold">
                    <summary>{ "What moves nothing, and what could not be moved" }</summary>
                    <ul class="list">
                        { for idle.iter().map(|row| html! { <li>{ &row.label }<small>{ &row.words }</small></li> }) }
                        { for found.still.iter().map(left) }
                    </ul>
                </details>
            }
        </div>
        </>
    }
}

fn about(found: &Asked) -> String {
    format!(
        "Each assumption is moved alone, to the ends of its range or by a tenth where the paper states none; everything else stays as it stands above. The bars show how far {} then moves, less to the left, in outline, more to the right.",
        casebook_model::words::lowered(&found.label)
    )
}

fn left(left: &Left) -> Html {
    html! { <li>{ &left.label }<small>{ &left.words }</small></li> }
}

fn tried(tried: &Tried) -> Html {
    html! { <small class="share">{ &tried.to }{ ": " }{ &tried.words }</small> }
}

/// What a try does to the figure; nought where it leaves no number.
fn effect(tried: &Tried) -> Decimal {
    let effect = tried.effect.as_deref();
    effect
        .and_then(|effect| effect.parse().ok())
        .unwrap_or_default()
}

/// From nought to where each try leads.
fn ends(row: &Row) -> Vec<(Decimal, Decimal)> {
    let tries = row.tries.iter();
    tries.map(|tried| (Decimal::ZERO, effect(tried))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::drawn;
    use crate::parts::drawn::around;
    use crate::state::asking::Question;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn matters(choices: &'static [(&'static str, &'static str)]) -> String {
        drawn::<Matters>(ID, &[], Question::Matters, choices)
    }

    /// What falling numbers avoid hangs on no weekly saving of an in-house placement; the claim does.
    #[test]
    fn another_figure_may_be_asked_of() {
        let moved = |page: &str| {
            let (_, found) = page.split_once("id=\"matters-found\"").unwrap();
            let (moved, _) = found.split_once("What moves nothing").unwrap();
            moved.contains("Weekly cost avoided by an in-house placement")
        };
        let page = matters(&[("of", "avoided_by_numbers[low]")]);
        // All of its 1,440 weeks are at the agency rate.
        assert!(page.contains("£900 a child a week: £72,000 more"), "{page}");
        assert!(!moved(&page), "{page}");
        let picked = "value=\"avoided_by_numbers[low]\" selected";
        assert!(page.contains(picked), "{page}");
        // What the case does not have is the claim.
        assert!(moved(&matters(&[("of", "nothing")])));
    }

    /// 1,440 weeks of agency placements: £50 more or less a week is £72,000.
    #[test]
    fn an_input_is_told_with_what_it_moves() {
        let page = matters(&[]);
        let row = around(&page, "Agency (IFA) foster placement");
        assert!(row.contains("link-button"), "{row}");
        assert!(page.contains("£900 a child a week: £72,000 more"), "{page}");
        assert!(page.contains("£800 a child a week: £72,000 less"), "{page}");
    }
}
