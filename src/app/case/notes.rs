//! What the sum rests on, what the paper leaves open, what its words mean, where its figures stand, and
//! what it prints besides.

use super::glossary::glossary;
use crate::state::opened::Opened;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Notes`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotesProps {
    /// The case.
    pub opened: Rc<Opened>,
}

/// The notes of a case: nothing that the reader changes reaches them.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let opened = &props.opened;
    let case = &opened.case;
    let document = &case.document;
    let about = match document.date.is_empty() {
        true => case.council.clone(),
        false => format!("{}, {}", case.council, document.date),
    };
    html! {
        <>
            { remarks("rests", "What the sum rests on", &case.rests_on) }
            { remarks("open", "What the paper leaves open", &case.open) }
            { glossary(case) }
            <section class="section offscreen" aria-labelledby="sources">
                <h2 id="sources" tabindex="-1">{ "Sources and background" }</h2>
                <ul class="list">
                    <li>
                        if let Some(address) = &document.address {
                            <a href={address.clone()} rel="noreferrer">{ &document.title }</a>
                        } else {
                            <span>{ &document.title }</span>
                        }
                        <small>{ about }</small>
                    </li>
                    { for places(opened).into_iter().map(|(what, source)| html! {
                        <li>{ what }<small>{ format!("In the paper: {source}") }</small></li>
                    }) }
                    { for case.background.iter().map(|background| html! {
                        <li>
                            { format!("{}: ", background.what) }
                            <span class="unbroken">{ &background.printed.text }</span>
                            <small>
                                { format!("Printed, but not used here. In the paper: {}. ", background.source) }
                                { background.note.clone().unwrap_or_default() }
                            </small>
                        </li>
                    }) }
                </ul>
            </section>
        </>
    }
}

/// A section of remarks; nothing where there are none.
fn remarks(id: &'static str, title: &'static str, remarks: &[String]) -> Html {
    if remarks.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section offscreen" aria-labelledby={id}>
            <h2 {id} tabindex="-1">{ title }</h2>
            <ul class="list">
                { for remarks.iter().map(|remark| html! { <li>{ remark }</li> }) }
            </ul>
        </section>
    }
}

/// The claim and each published quantity with its place in the document, each place once.
fn places(opened: &Opened) -> Vec<(String, String)> {
    let case = &opened.case;
    let mut places: Vec<(String, String)> =
        vec![("The claim".to_owned(), case.claim.source.clone())];
    for block in &case.published {
        let Some(quantity) = case.quantity(block.quantity) else {
            continue;
        };
        match places
            .iter_mut()
            .find(|(_, source)| *source == block.source)
        {
            Some((what, _)) => {
                what.push_str("; ");
                what.push_str(&quantity.label);
            }
            None => places.push((quantity.label.clone(), block.source.clone())),
        }
    }
    places
}
