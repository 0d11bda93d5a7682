//! Two inputs against each other: a few values of each, and the claim for each pair.

use super::asked::{AskedProps, goal, use_answer};
use super::fields::{Pick, pick};
use crate::state::asking::Asking;
use casebook_analysis::questions::Subject;
use casebook_exchange::asked::choices::{Choice, movable};
use casebook_exchange::asked::matters;
use casebook_exchange::asked::pair::{Asked, Cell, asked};
use yew::prelude::*;

/// What was asked, and what comes of it.
struct Told {
    choices: Vec<Choice>,
    down: String,
    across: String,
    found: Result<Asked, String>,
}

/// Two inputs against each other.
#[component]
pub fn TwoAtOnce(props: &AskedProps) -> Html {
    let told = use_answer(props, answer);
    if told.choices.len() < 2 {
        return html! {
            <>
                <div class="group">{ props.figure_pick() }</div>
                <p>{ "This figure rests on fewer than two that could be changed." }</p>
            </>
        };
    }
    let asking = &props.asking;
    let side = |id: &str, label, name, now: &str| {
        pick(Pick {
            id: id.to_owned(),
            label,
            choices: &told.choices,
            now: asking.choice(name).unwrap_or(now),
            on: props.choose(name),
        })
    };
    html! {
        <>
            <div class="group">
                { props.figure_pick() }
                { side("pair-down", "Down the table", "down", &told.down) }
                { side("pair-across", "Across the table", "across", &told.across) }
            </div>
            { match &told.found {
                Ok(found) => grid(found),
                Err(words) => html! { <p class="field__error">{ words }</p> },
            } }
        </>
    }
}

fn answer(subject: Subject<'_>, asking: &Asking) -> Told {
    let goal = goal(subject.case, asking);
    let choices = movable(subject.case, &goal);
    // The two that matter most, where nothing was chosen; of those that move it, those first of which a range is
    // stated, since a tenth of any other is only a way to compare.
    let mut moved = matters::asked(subject, &goal).map_or_else(Vec::new, |found| found.moved);
    moved.sort_by_key(|row| (!row.moves(), row.by == "tenth"));
    let mut most = moved.into_iter().map(|row| row.input);
    let chosen = |name: &str| asking.choice(name).map(str::to_owned);
    let mut next = |other: Option<&String>| most.find(|it| Some(it) != other).unwrap_or_default();
    let (down, across) = (chosen("down"), chosen("across"));
    let down = down.unwrap_or_else(|| next(across.as_ref()));
    let across = across.unwrap_or_else(|| next(Some(&down)));
    let found = asked(subject, &goal, (&down, &across)).map_err(|error| error.words());
    Told {
        choices,
        down,
        across,
        found,
    }
}

/// The table: what comes to the claim is coloured, and marked.
fn grid(found: &Asked) -> Html {
    let note = match &found.target_words {
        Some(target) => {
            format!("✓ comes to {target}, ✗ does not. Everything else stays as it stands above.")
        }
        None => "Everything else stays as it stands above.".to_owned(),
    };
    let row = |(put, cells): (&casebook_exchange::asked::pair::Put, &Vec<Cell>)| {
        html! {
            <tr>
                <th class="long" scope="row">{ &put.to }</th>
                { for cells.iter().map(cell) }
            </tr>
        }
    };
    let (down, across) = (&found.rows, &found.columns);
    let columns = across.values.len().to_string();
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={found.label.clone()}>
            <table class="figures" id="pair-found">
                <caption>
                    <span class="caption">{ &found.label }<span class="caption__note">{ note }</span></span>
                </caption>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{ &down.label }</th>
                        <th scope="colgroup" colspan={columns}>{ &across.label }</th>
                    </tr>
                    <tr>{ for across.values.iter().map(|put| html! { <th class="num" scope="col">{ &put.to }</th> }) }</tr>
                </thead>
                <tbody>{ for down.values.iter().zip(&found.figures).map(row) }</tbody>
            </table>
        </div>
    }
}

/// A figure, and whether it comes to the claim.
fn cell(cell: &Cell) -> Html {
    let (mark, words) = match cell.reached {
        Some(true) => ("✓", "comes to it"),
        Some(false) => ("✗", "does not"),
        None => ("", ""),
    };
    let reached = cell.reached.map(|reached| reached.to_string());
    html! {
        <td class="num" data-reached={reached}>
            { &cell.words }
            if !mark.is_empty() {
                { " " }<span class="verdict__mark" aria-hidden="true">{ mark }</span>
                <span class="visually-hidden">{ words }</span>
            }
        </td>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::drawn;
    use crate::state::asking::Question;

    fn pair(choices: &'static [(&'static str, &'static str)]) -> String {
        drawn::<TwoAtOnce>(
            "cambridgeshire/2020-21/placement-mix-and-demand",
            &[],
            Question::Pair,
            choices,
        )
    }

    /// £850 and 23 carried in give £1,990,400, of which 1,440 weeks at the rate and £20,800 for each carried in.
    #[test]
    fn five_by_five_are_marked_by_whether_the_claim_is_reached() {
        let page = pair(&[("down", "agency_rate"), ("across", "carried_in")]);
        assert_eq!(page.matches("data-reached=").count(), 25, "{page}");
        let reached = |cell: &str| {
            let (before, _) = page.split_once(cell).unwrap();
            before
                .rsplit_once("data-reached=\"")
                .unwrap()
                .1
                .split('"')
                .next()
                .unwrap()
                == "true"
        };
        assert!(!reached(">1,948,800"), "{page}");
        assert!(reached(">2,136,000"), "{page}");
        assert!(page.contains("✓ comes to £2,000,000"), "{page}");
    }

    #[test]
    fn the_two_that_matter_most_come_first_and_the_same_twice_is_refused() {
        let page = pair(&[]);
        assert_eq!(page.matches("data-reached=").count(), 25);
        // A tenth of it moves the claim furthest, and no range of it is stated.
        let (_, table) = page.split_once("id=\"pair-found\"").unwrap();
        assert!(
            !table.contains("Children in care at the beginning of the year"),
            "{table}"
        );
        let page = pair(&[("down", "agency_rate"), ("across", "agency_rate")]);
        assert!(
            page.contains("cannot be moved against each other"),
            "{page}"
        );
    }
}
