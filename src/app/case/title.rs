//! What a case is called, whose it is, and whether it adds up.

use super::fields::field_id;
use crate::frame::link::Link;
use crate::frame::{dom, history};
use crate::state::address::{Figure, Route};
use crate::state::opened::Opened;
use casebook_analysis::answer::{Piece, Sentence, Way};
use casebook_model::case::{Case, Given, Quantity};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The head of a case.
pub fn case_title(case: &Case) -> Html {
    let mut about = vec![case.council.clone(), case.year.label()];
    if !case.references.is_empty() {
        about.push(case.references.join(", "));
    }
    html! {
        <header class="title wrap">
            <h1 tabindex="-1">{ &case.title }</h1>
            <p class="title__meta">{ about.join("\u{a0}· ") }</p>
        </header>
    }
}

/// What takes the presses of all links in the sentences of an answer: `on_open` opens the working of a
/// figure, `on_way` goes to a part of the page or a field by its id.
#[hook]
pub fn use_ways(on_open: &Callback<Figure>, on_way: &Callback<String>) -> Callback<MouseEvent> {
    use_callback(
        (on_open.clone(), on_way.clone()),
        |event: MouseEvent, (on_open, on_way)| {
            let Some(link) = link(&event).filter(|_| dom::is_plain(&event)) else {
                return;
            };
            let href = link.get_attribute("href").unwrap_or_default();
            let part = href.strip_prefix('#').map(str::to_owned);
            // A link to another page sees to itself.
            if part.is_none() && !link.has_attribute("data-opens") {
                return;
            }
            // Not left to the browser, so that the address stays, or is one step.
            event.prevent_default();
            if let Some(name) = link.get_attribute("data-opens") {
                on_open.emit(Figure::from_name(&name));
            } else if let Some(part) = part {
                on_way.emit(part);
            }
        },
    )
}

/// The link that was pressed.
fn link(event: &MouseEvent) -> Option<web_sys::Element> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest("a").ok()?
}

/// Properties of [`Answer`] and [`About`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What takes the presses of links: [`use_ways`].
    pub onclick: Callback<MouseEvent>,
}

/// The answer to what one comes for.
pub fn answer(opened: &Opened, onclick: &Callback<MouseEvent>) -> Html {
    let says = opened.answer.says.iter();
    html! {
        <div class="answer wrap" {onclick}>
            { for says.map(|it| html! { <p>{ sentence(opened, it) }</p> }) }
        </div>
    }
}

/// What to ask in the meeting, and what the case is about.
pub fn about(opened: &Opened, onclick: &Callback<MouseEvent>) -> Html {
    let (case, asks) = (&opened.case, opened.answer.asks.iter());
    html! {
        <div class="about" {onclick}>
            if asks.len() > 0 {
                <section aria-labelledby="asks">
                    <h2 id="asks">{ "What to ask in the meeting" }</h2>
                    <ul class="bullets">
                        { for asks.map(|it| html! { <li>{ sentence(opened, it) }</li> }) }
                    </ul>
                </section>
            }
            <section aria-labelledby="about">
                <h2 id="about">{ "What the paper proposes" }</h2>
                { for case.summary.iter().map(|text| html! { <p>{ text }</p> }) }
                { from(opened) }
                if let Some(note) = &case.claim.note {
                    <p class="aside">{ note }</p>
                }
                <p><a href="#words">{ "What the words mean" }</a></p>
            </section>
        </div>
    }
}

/// The paper that it is from, and the way to all that this prints.
fn from(opened: &Opened) -> Html {
    let document = &opened.case.document;
    let title = match opened.paper_number {
        Some(number) => html! { <Link to={Route::paper(number)}>{ &document.title }</Link> },
        None => html! { { &document.title } },
    };
    html! {
        <p class="aside about__paper">{ "From the paper “" }{ title }{ "”, " }{ &document.date }</p>
    }
}

fn sentence(opened: &Opened, sentence: &Sentence) -> Html {
    sentence.iter().map(|it| piece(opened, it)).collect()
}

fn piece(opened: &Opened, piece: &Piece) -> Html {
    let text = &piece.text;
    let link = |id: &str| html! { <a href={["#", id].concat()}>{ text }</a> };
    match &piece.to {
        None => html! { { text } },
        Some(Way::Checks) => link(match opened.some_differ() {
            true => "differing",
            false => "checks",
        }),
        Some(Way::Needs) => link("needs"),
        Some(Way::Input(id)) => match opened.case.find(id) {
            Some((_, quantity)) => link(&field_id(opened, quantity, first_empty(quantity))),
            None => html! { { text } },
        },
        Some(Way::Figure(name)) => {
            let working = Route::working(&opened.case.id, Figure::from_name(name));
            let href = history::fragment(&working);
            html! { <a {href} data-opens={name.clone()}>{ text }</a> }
        }
    }
}

/// The first cell of an input that is empty, else its first.
fn first_empty(quantity: &Quantity) -> usize {
    let given = quantity.input().map(|input| &input.given);
    given
        .and_then(|given| given.iter().position(|it| *it == Given::Needed))
        .unwrap_or_default()
}
