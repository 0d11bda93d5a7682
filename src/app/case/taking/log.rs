//! The log of a case's assumptions: as a file, and as something to read and to print.

use crate::frame::taking;
use crate::parts::handed::{CSV, file_name, of_file, use_handing};
use crate::state::opened::Opened;
use casebook_exchange::{link, log};
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`LogWay`] and of [`Log`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LogWayProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// The id of the log, which is printed alone.
const ID: &str = "log";

/// The log.
#[component]
pub fn LogWay(props: &LogWayProps) -> Html {
    let LogWayProps { opened, edits } = props;
    let handing = use_handing(link::fragment(&opened.case, edits).into());
    let shown = use_state_eq(|| false);
    let on_save = {
        let (handing, props) = (handing.clone(), props.clone());
        move |_: MouseEvent| {
            let LogWayProps { opened, edits } = props.clone();
            handing.run(async move {
                let text = log::csv(&opened.case, &edits);
                of_file(taking::save(&file_name(&opened, "-log.csv"), CSV, &text).await)
            });
        }
    };
    let on_show = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(!*shown)
    };
    let on_print = {
        let handing = handing.clone();
        move |_: MouseEvent| {
            handing.run(async {
                match taking::print(ID).await {
                    true => "",
                    false => "This browser did not print it.",
                }
            });
        }
    };
    html! {
        <details class="fold">
            <summary>{ "The log of assumptions" }</summary>
            <div class="stack">
            <p>{ "As quality assurance asks for it: each assumption with its source, how sure it is, who would know and whether it was changed; then the checks." }</p>
            <div class="buttons">
                <button id="taking-log" class="button" type="button" onclick={on_save}>{ "Save the log (.csv)" }</button>
                <button id="taking-log-read" class="button" type="button" aria-expanded={shown.to_string()} onclick={on_show}>
                    { if *shown { "Fold it away" } else { "Read it here" } }
                </button>
                if *shown {
                    <button class="button" type="button" onclick={on_print}>{ "Print it" }</button>
                }
                { handing.says() }
            </div>
            if *shown {
                <Log opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
            }
            </div>
        </details>
    }
}

/// The log, to read.
#[component]
fn Log(props: &LogWayProps) -> Html {
    let parts = use_memo(props.clone(), |props| {
        log::reading(&props.opened.case, &props.edits)
    });
    let case = &props.opened.case;
    let row = |[what, figure, given, from, changed]: &[String; 5]| {
        html! {
            <tr>
                <th scope="row">{ what }</th>
                { for [figure, given, from, changed].map(|text| html! { <td>{ text }</td> }) }
            </tr>
        }
    };
    html! {
        <div id={ID} class="scroll" tabindex="0" role="group" aria-labelledby="log-title">
            <table class="log">
                <caption id="log-title">{ format!("{}, {}: {}", case.council, case.year.label(), case.title) }</caption>
                <thead>
                    <tr>{ for log::READ.map(|head| html! { <th scope="col">{ head }</th> }) }</tr>
                </thead>
                { for parts.iter().map(|(part, rows)| html! {
                    <tbody>
                        <tr><th scope="rowgroup" colspan="5">{ *part }</th></tr>
                        { for rows.iter().map(row) }
                    </tbody>
                }) }
            </table>
        </div>
    }
}
