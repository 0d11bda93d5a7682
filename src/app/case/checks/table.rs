//! The table of checks: every printed figure beside the one worked out again.

use super::blocks::{CheckBlock, LabelledCheck, blocks};
use super::row::CheckRow;
use crate::case::tables::steps::{At, Rows};
use crate::case::tables::use_steps::{Steps, use_steps};
use crate::parts::figure::use_presses;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ChecksTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChecksTableProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Whether the reader changed anything: then the figures now stand beside the checks.
    pub changed: bool,
    /// Whether only those are shown that differ.
    pub only_differing: bool,
    /// The figure whose working is open.
    pub open: Option<(QuantityIndex, Place)>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// The table of checks.
#[component]
pub fn ChecksTable(props: &ChecksTableProps) -> Html {
    let ChecksTableProps {
        opened,
        changed,
        only_differing,
        on_open,
        ..
    } = props;
    let blocks = use_memo(Rc::clone(opened), |opened| blocks(opened));
    let onclick = use_presses(on_open);
    // From top to bottom.
    let shown = use_memo(
        (Rc::clone(opened), *only_differing),
        |(_, only_differing)| {
            let rows = blocks.iter().flat_map(|block| &block.rows);
            rows.filter(|row| !only_differing || row.differs)
                .map(|row| row.check)
                .collect::<Shown>()
        },
    );
    let Steps {
        last,
        onfocusin,
        onkeydown,
    } = use_steps(Rc::clone(&shown));
    let stop = last
        .map(|(check, _)| check)
        .filter(|check| shown.0.contains(check))
        .or_else(|| shown.0.first().copied());
    let head = |class: &'static str, title: &'static str| {
        html! { <th {class} scope="col">{ title }</th> }
    };
    let body = |block: &CheckBlock| {
        let rows = block.rows.iter();
        let rows: Vec<Html> = rows
            .filter(|row| !only_differing || row.differs)
            .map(|row| check_row(props, row, stop == Some(row.check)))
            .collect();
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <tbody>
                if let Some(heading) = &block.heading {
                    <tr>
                        <th class="part long" scope="rowgroup" colspan={if *changed { "6" } else { "5" }}>
                            { heading }
                        </th>
                    </tr>
                }
                { for rows }
            </tbody>
        }
    };
    html! {
        <div class="scroll" role="region" tabindex="-1" aria-labelledby="checks-caption" {onclick} {onfocusin} {onkeydown}>
            <table class={classes!("figures", "checks", changed.then_some("checks--now"))} role="grid" aria-labelledby="checks-caption">
                <caption>
                    <span id="checks-caption" class="caption">
                        <span class="visually-hidden">
                            { "Printed and worked out figures, those that differ first" }
                        </span>
                    </span>
                </caption>
                <thead>
                    <tr>
                        { head("lead", "Figure") }
                        { head("num money", "Printed") }
                        { head("num money", "Worked out") }
                        { head("num money", "Difference") }
                        if *changed {
                            { head("num money", "With your changes") }
                        }
                        { head("text", "Verdict") }
                    </tr>
                </thead>
                { for blocks.iter().map(body) }
            </table>
        </div>
    }
}

/// The checks that are shown, from top to bottom: a row each, in one column.
#[derive(Debug, PartialEq)]
struct Shown(Vec<usize>);

impl FromIterator<usize> for Shown {
    fn from_iter<T: IntoIterator<Item = usize>>(checks: T) -> Self {
        Self(checks.into_iter().collect())
    }
}

impl Shown {
    fn row(&self, check: usize) -> Option<usize> {
        self.0.iter().position(|it| *it == check)
    }
}

impl Rows for Shown {
    fn place(&self, row: usize, _: &str) -> Option<At> {
        Some((*self.0.get(row)?, 0))
    }

    fn button(&self, (check, _): At) -> Option<(usize, &str)> {
        Some((self.row(check)?, ""))
    }

    fn way(&self, (from, _): At, key: &str) -> Option<At> {
        let at = self.row(from)?;
        let to = match key {
            "ArrowUp" => at.checked_sub(1)?,
            "ArrowDown" => at.checked_add(1)?,
            "Home" => 0,
            "End" => self.0.len().checked_sub(1)?,
            _ => return None,
        };
        self.place(to, "")
    }
}

fn check_row(props: &ChecksTableProps, row: &LabelledCheck, stop: bool) -> Html {
    let ChecksTableProps {
        opened,
        changed,
        open,
        ..
    } = props;
    let number = row.check;
    let Some(check) = opened.checks.get(number) else {
        return Html::default();
    };
    let open = open
        .as_ref()
        .is_some_and(|(quantity, place)| *quantity == check.quantity && *place == check.place);
    html! {
        <CheckRow key={number} opened={Rc::clone(opened)} row={row.clone()}
            changed={*changed} {open} {stop} />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library};

    fn table(changed: bool) -> String {
        markup::<ChecksTable>(move || {
            let id = "cambridgeshire/2020-21/placement-mix-and-demand";
            let library = Library::of(&[File::Case(id.to_owned())]);
            let opened = Rc::clone(library.case(id).here().unwrap());
            ChecksTableProps {
                opened,
                changed,
                only_differing: false,
                open: None,
                on_open: Callback::noop(),
            }
        })
    }

    #[test]
    fn one_check_takes_the_tab_key_and_keys_lead_to_the_others() {
        let table = table(false);
        assert_eq!(table.matches("tabindex=\"0\"").count(), 1);
        let checks = table.matches("data-check=").count();
        assert_eq!(table.matches("data-opens=").count(), checks);
        let shown = Shown(vec![7, 3, 9]);
        let next = |from, key| shown.way((from, 0), key).map(|(check, _)| check);
        assert_eq!(next(7, "ArrowDown"), Some(3));
        assert_eq!(next(3, "ArrowUp"), Some(7));
        assert_eq!(next(7, "ArrowUp"), None);
        assert_eq!(next(9, "ArrowDown"), None);
        assert_eq!((next(3, "Home"), next(3, "End")), (Some(7), Some(9)));
        assert_eq!(next(3, "ArrowRight"), None);
    }

    #[test]
    fn what_the_figures_are_now_stands_beside_them_once_something_is_changed() {
        assert!(!table(false).contains(">With your changes<"));
        let table = table(true);
        assert!(
            table.find(">With your changes<") < table.find(">Verdict<"),
            "{table}"
        );
    }

    #[test]
    fn words_of_a_unit_stand_in_the_label_and_not_in_every_cell() {
        let table = table(false);
        let (_, row) = table.split_once("data-check=\"added_in_year\"").unwrap();
        let row = row.split("</tr>").next().unwrap();
        assert!(
            row.contains(">New in-house placements, in the year<"),
            "{row}"
        );
        assert!(
            row.contains(">30</button>") && !row.contains("30 placements"),
            "{row}"
        );
    }
}
