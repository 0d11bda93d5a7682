//! What the sum rests on, what the paper leaves open, where its figures stand, and what it prints
//! besides.

use crate::opened::Opened;
use crate::wording;
use yew::prelude::*;

/// The notes of a case.
#[must_use]
pub fn notes(opened: &Opened) -> Html {
    let case = &opened.case;
    let list = |id: &'static str, title: &str, items: &[String]| {
        if items.is_empty() {
            return Html::default();
        }
        html! {
            <section class="section" aria-labelledby={id}>
                <h2 {id}>{ title.to_owned() }</h2>
                <ul class="list">{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul>
            </section>
        }
    };
    let document = &case.document;
    let mut about = vec![case.council.clone()];
    if !document.date.is_empty() {
        about.push(document.date.clone());
    }
    let places = places(opened);
    html! {
        <>
            { list("rests", "What the sum rests on", &case.rests_on) }
            { list("open", "What the paper leaves open", &case.open) }
            <section class="section" aria-labelledby="sources">
                <h2 id="sources" tabindex="-1">{ "Sources and background" }</h2>
                <ul class="list">
                    <li>
                        if let Some(address) = &document.address {
                            <a href={address.clone()} rel="noreferrer">{ &document.title }</a>
                        } else {
                            { &document.title }
                        }
                        <small>{ about.join(", ") }</small>
                    </li>
                    { for places.into_iter().map(|(what, source)| html! {
                        <li>{ what }<small>{ ["In the paper: ", &source].concat() }</small></li>
                    }) }
                    { for case.background.iter().map(|background| html! {
                        <li>
                            { &background.what }{ ": " }<span class="figure-in-text">{ &background.printed.text }</span>
                            <small>
                                { "Printed, but in no sum. In the paper: " }{ &background.source }{ ". " }
                                { background.note.clone() }
                            </small>
                        </li>
                    }) }
                </ul>
            </section>
        </>
    }
}

/// The claim and each published quantity with its place in the document, each place once.
fn places(opened: &Opened) -> Vec<(String, String)> {
    let case = &opened.case;
    let mut places: Vec<(String, String)> = vec![("The claim".to_owned(), case.claim.source.clone())];
    for block in &case.published {
        let Some(quantity) = case.quantity(block.quantity) else { continue };
        match places.iter_mut().find(|(_, source)| *source == block.source) {
            Some((what, _)) => {
                what.push_str("; ");
                what.push_str(&wording::lowered(&quantity.label));
            }
            None => places.push((quantity.label.clone(), block.source.clone())),
        }
    }
    places
}
