//! The workbook of a case, written in the browser when it is wanted.

use crate::frame::taking;
use crate::parts::handed::file_name;
use crate::state::opened::Opened;
use casebook_model::edit::Edits;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`WorkbookWay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkbookWayProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The address that opens it so.
    pub address: AttrValue,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// It is being written, or what writes it is on its way.
    Writing,
    /// It was saved.
    Saved,
    /// It could not be made: why.
    Failed(String),
}

/// The workbook.
#[component]
pub fn WorkbookWay(props: &WorkbookWayProps) -> Html {
    let stage = use_state_eq(|| None);
    let onclick = {
        let stage = stage.setter();
        use_callback(
            props.clone(),
            move |_: MouseEvent, props: &WorkbookWayProps| {
                let (props, stage) = (props.clone(), stage.clone());
                stage.set(Some(Stage::Writing));
                spawn_local(async move {
                    let name = file_name(&props.opened, ".xlsx");
                    let (case, edits) = (&props.opened.case, &props.edits);
                    let made = taking::workbook(&name, case, edits, &props.address).await;
                    stage.set(Some(match made {
                        Ok(()) => Stage::Saved,
                        Err(why) => Stage::Failed(why),
                    }));
                });
            },
        )
    };
    let says = match &*stage {
        None => "",
        Some(Stage::Writing) => "It is being made …",
        Some(Stage::Saved) => "Saved.",
        Some(Stage::Failed(why)) if why.is_empty() => {
            "The workbook could not be made, as a part of what writes it did not arrive: the connection may be gone. Try it again once it is back."
        }
        Some(Stage::Failed(why)) => why,
    };
    html! {
        <details class="fold">
            <summary>{ "A workbook with live formulas" }</summary>
            <div class="stack">
            <p>{ "For a spreadsheet program: every figure is a live formula, and the inputs are marked as the cells to change. Checks, sources and the log of assumptions are in it." }</p>
            <div class="buttons">
                <button id="taking-workbook" class="button" type="button" {onclick}
                    disabled={*stage == Some(Stage::Writing)}>{ "Save the workbook (.xlsx)" }</button>
                <span id="taking-workbook-says" role="status">{ says }</span>
            </div>
            </div>
        </details>
    }
}
