//! The table of checks: every printed figure beside the one worked out again.

use super::blocks::{CheckBlock, LabelledCheck, blocks};
use super::row::CheckRow;
use crate::parts::figure::use_presses;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_analysis::checks::Kind;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ChecksTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChecksTableProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// Whether the reader changed anything.
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
    let head = |class: &'static str, title: &'static str| {
        html! { <th {class} scope="col">{ title }</th> }
    };
    let body = |block: &CheckBlock| {
        let rows = block.rows.iter();
        let rows: Vec<Html> = rows
            .filter(|row| !only_differing || row.differs)
            .map(|row| check_row(props, row))
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
        <div class="scroll" role="region" tabindex="0" aria-labelledby="checks-caption" {onclick}>
            <table class="figures figures--words">
                <caption>
                    <span id="checks-caption" class="caption">
                        <span class="visually-hidden">
                            { "Printed figures and what the sum gives, those that differ first" }
                        </span>
                    </span>
                </caption>
                <thead>
                    <tr>
                        { head("lead", "Figure") }
                        { head("num money", "Printed") }
                        { head("num money", "The sum gives") }
                        { head("num money", "Difference") }
                        if *changed {
                            { head("num money", "Now") }
                        }
                        { head("text", "Verdict") }
                    </tr>
                </thead>
                { for blocks.iter().map(body) }
            </table>
        </div>
    }
}

fn check_row(props: &ChecksTableProps, row: &LabelledCheck) -> Html {
    let ChecksTableProps {
        opened,
        now,
        changed,
        open,
        ..
    } = props;
    let number = row.check;
    let Some(check) = opened.checks.get(number) else {
        return Html::default();
    };
    let now: Option<Value> = (*changed && check.kind == Kind::Recalculated)
        .then(|| now.at(&opened.case, check.quantity, &check.place));
    let open = open
        .as_ref()
        .is_some_and(|(quantity, place)| *quantity == check.quantity && *place == check.place);
    html! {
        <CheckRow key={number} opened={Rc::clone(opened)} check={number} label={&row.label}
            changed={*changed} {now} {open} />
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
                now: Rc::new(opened.paper.clone()),
                opened,
                changed,
                only_differing: false,
                open: None,
                on_open: Callback::noop(),
            }
        })
    }

    #[test]
    fn what_the_figures_are_now_stands_beside_them_once_something_is_changed() {
        assert!(!table(false).contains(">Now<"));
        let table = table(true);
        assert!(table.find(">Now<") < table.find(">Verdict<"), "{table}");
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
