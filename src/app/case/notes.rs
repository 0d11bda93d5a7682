//! What the sum rests on, what the paper leaves open, where its figures stand, and what it prints
//! besides.

use crate::el::{classed, el, said, section};
use crate::opened::Opened;
use yew::prelude::*;

/// The notes of a case.
pub fn notes(opened: &Opened) -> Html {
    let case = &opened.case;
    let list = |id: &'static str, title: &str, items: &[String]| {
        if items.is_empty() {
            return Html::default();
        }
        let items = items.iter().map(|item| el("li").text(item));
        section(id, title)
            .el(classed("ul", "list").each(items))
            .done()
    };
    let small = |inside: &str| el("small").text(inside);
    let document = &case.document;
    let mut about = case.council.clone();
    if !document.date.is_empty() {
        about.push_str(", ");
        about.push_str(&document.date);
    }
    let title = match &document.address {
        Some(address) => el("a")
            .with("href", address)
            .fixed("rel", "noreferrer")
            .text(&document.title),
        None => el("span").text(&document.title),
    };
    let first = el("li").el(title).el(small(&about));
    let places = places(opened).into_iter().map(|(what, source)| {
        el("li")
            .text(&what)
            .el(small(&["In the paper: ", &source].concat()))
    });
    let background = case.background.iter().map(|background| {
        let note = background.note.as_deref().unwrap_or_default();
        let place = [
            "Printed, but in no sum. In the paper: ",
            &background.source,
            ". ",
            note,
        ];
        el("li")
            .text(&[&background.what, ": "].concat())
            .el(said("span", "unbroken", &background.printed.text))
            .el(small(&place.concat()))
    });
    let sources = classed("ul", "list")
        .el(first)
        .each(places)
        .each(background);
    html! {
        <>
            { list("rests", "What the sum rests on", &case.rests_on) }
            { list("open", "What the paper leaves open", &case.open) }
            { section("sources", "Sources and background").el(sources).done() }
        </>
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
