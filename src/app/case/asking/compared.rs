//! Versions in one table: the claim, how far each is from the print, what each changes, and a table of the case.

use casebook_exchange::asked::versions::{Asked, Cell, Changes, Column, Group, Row, Whose};
use yew::prelude::*;

/// How versions are called that have no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heads {
    /// What stands in the page.
    pub now: &'static str,
}

impl Heads {
    /// The name of a version.
    #[must_use]
    pub fn of(&self, column: &Column) -> String {
        match column.whose {
            Whose::Paper => "From the paper".to_owned(),
            Whose::Now => self.now.to_owned(),
            Whose::Kept => column.name.clone(),
        }
    }
}

/// The table.
pub fn compared(found: &Asked, heads: &Heads) -> Html {
    let columns = found.columns.len().saturating_add(1).to_string();
    let part = |words: &str| {
        html! { <tr><th class="part" scope="rowgroup" colspan={columns.clone()}><span>{ words.to_owned() }</span></th></tr> }
    };
    let (first, rest) = match found.totals.split_first() {
        Some((first, rest)) => (Some(row("Worked out", first)), rest),
        None => (None, [].as_slice()),
    };
    let rows = |rows: &[Row]| -> Html { rows.iter().map(|it| row(&it.label, it)).collect() };
    let head = |column: &Column| {
        html! {
            <th class="num" scope="col">
                { heads.of(column) }
                if column.stands && column.whose == Whose::Kept {
                    <small>{ "in the page now" }</small>
                }
            </th>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Versions side by side">
            <table class="figures versions" id="versions-found">
                <caption>
                    <span class="caption">
                        <span class="visually-hidden">{ &found.words }</span>
                        <span class="caption__note">{ "What is not as the paper has it is " }<span class="is-changed">{ "marked" }</span>{ "." }</span>
                    </span>
                </caption>
                <thead><tr><td class="lead"></td>{ for found.columns.iter().map(head) }</tr></thead>
                <tbody>
                    { first }
                    { for found.beside().map(|words| distances(&words, found)) }
                    { rows(rest) }
                </tbody>
                if !found.changes.is_empty() {
                    <tbody>
                        { part("What each changes") }
                        { for found.changes.iter().map(changes) }
                    </tbody>
                }
                if let Some(table) = &found.table {
                    if !table.words.is_empty() {
                        <tbody>
                            { part(&table.title) }
                            <tr class="note"><td class="long" colspan={columns.clone()}>{ &table.words }</td></tr>
                        </tbody>
                    }
                    { for table.groups.iter().map(|group: &Group| html! {
                        <tbody>
                            { part(match group.label.as_str() { "" => &table.title, label => label }) }
                            { rows(&group.rows) }
                        </tbody>
                    }) }
                }
            </table>
        </div>
    }
}

/// A row of figures under a name; what it is of stands above the bars where that is the claim.
fn row(label: &str, row: &Row) -> Html {
    let cell = |cell: &Cell| {
        let class = classes!("num", cell.differs.then_some("is-changed"));
        html! { <td {class}>{ &cell.words }</td> }
    };
    html! {
        <tr class={row.total.then_some("total")}>
            <th class="long" scope="row">{ label.to_owned() }</th>
            { for row.cells.iter().map(cell) }
        </tr>
    }
}

fn distances(words: &str, found: &Asked) -> Html {
    html! {
        <tr>
            <th class="long" scope="row">{ words.to_owned() }</th>
            { for found.columns.iter().map(|column| html! {
                <td class="num long">{ match column.distance_words.as_str() { "" => "–", words => words } }</td>
            }) }
        </tr>
    }
}

fn changes(changes: &Changes) -> Html {
    html! {
        <tr>
            <th class="long" scope="row">{ &changes.label }</th>
            { for changes.to.iter().map(|put| html! {
                <td class={classes!("num", "long", if put.changed { "is-changed" } else { "versions__given" })}>{ &put.words }</td>
            }) }
        </tr>
    }
}
