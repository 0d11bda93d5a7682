//! The tables of a case: each to copy, or as a file; all of them as one file.

use crate::frame::taking;
use crate::parts::handed::{CSV, file_name, of_copy, of_file, use_handing};
use crate::state::opened::Opened;
use casebook_exchange::copied::copied;
use casebook_exchange::{csv, link};
use casebook_model::case::Table;
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`TablesWay`] and of [`TableWay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TablesWayProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// The tables.
#[component]
pub fn TablesWay(props: &TablesWayProps) -> Html {
    let TablesWayProps { opened, edits } = props;
    let handing = use_handing(link::fragment(&opened.case, edits).into());
    if opened.case.tables.is_empty() {
        return Html::default();
    }
    let onclick = {
        let (handing, props) = (handing.clone(), props.clone());
        move |_: MouseEvent| {
            let TablesWayProps { opened, edits } = props.clone();
            handing.run(async move {
                let all: Vec<&Table> = opened.case.tables.iter().collect();
                let text = csv::tables(&opened.case, &edits, &all);
                of_file(taking::save(&file_name(&opened, ".csv"), CSV, &text).await)
            });
        }
    };
    html! {
        <details class="fold">
            <summary>{ "The tables, to copy or as files" }</summary>
            <div class="stack">
            <p>{ "Copied, a table pastes as one into a document or a spreadsheet, its figures as they read. In a file they are exact." }</p>
            <ul class="list">
                { for (0..opened.case.tables.len()).map(|table| html! {
                    <TableWay key={table} opened={Rc::clone(opened)} edits={Rc::clone(edits)} {table} />
                }) }
            </ul>
            <div class="buttons">
                <button id="taking-tables" class="button" type="button" {onclick}>{ "Save all tables (.csv)" }</button>
                { handing.says() }
            </div>
            </div>
        </details>
    }
}

/// Properties of [`TableWay`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct TableWayProps {
    opened: Rc<Opened>,
    edits: Rc<Edits>,
    /// Which of the case's tables.
    table: usize,
}

/// One table.
#[component]
fn TableWay(props: &TableWayProps) -> Html {
    let TableWayProps {
        opened,
        edits,
        table,
    } = props;
    let handing = use_handing(link::fragment(&opened.case, edits).into());
    let Some(shown) = opened.case.tables.get(*table) else {
        return Html::default();
    };
    let on_copy = {
        let (handing, props) = (handing.clone(), props.clone());
        move |_: MouseEvent| {
            let props = props.clone();
            handing.run(async move {
                let Some(table) = props.opened.case.tables.get(props.table) else {
                    return "";
                };
                let copied = copied(&props.opened.case, &props.edits, table);
                of_copy(taking::copy(&copied.text, &copied.html).await)
            });
        }
    };
    let on_save = {
        let (handing, props) = (handing.clone(), props.clone());
        move |_: MouseEvent| {
            let props = props.clone();
            handing.run(async move {
                let Some(table) = props.opened.case.tables.get(props.table) else {
                    return "";
                };
                let text = csv::tables(&props.opened.case, &props.edits, &[table]);
                let number = props.table.saturating_add(1);
                let name = file_name(&props.opened, &format!("-{number}.csv"));
                of_file(taking::save(&name, CSV, &text).await)
            });
        }
    };
    let name = |what: &str| [what, &shown.title].concat();
    html! {
        <li>
            { &shown.title }
            <div class="buttons">
                <button class="link-button" type="button" aria-label={name("Copy the table: ")} onclick={on_copy}>{ "Copy" }</button>
                <button class="link-button" type="button" aria-label={name("Save as .csv: ")} onclick={on_save}>{ "Save as .csv" }</button>
                { handing.says() }
            </div>
        </li>
    }
}
