//! What narrows the list of cases.

use super::list::{ORDERS, STATES};
use super::unknown::shortened;
use crate::state::filter::Filter;
use casebook_analysis::catalogue::Entry;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`FilterForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilterFormProps {
    /// All cases.
    pub catalogue: Rc<[Entry]>,
    /// What narrows them now.
    pub filter: Filter,
    /// The reader narrows them otherwise: a part of the filter, by its name in the address, and its
    /// value.
    pub on_filter: Callback<(&'static str, String)>,
    /// The reader is about to search.
    pub on_search: Callback<()>,
    /// The reader has typed what they search for, and wants to go there.
    pub on_enter: Callback<()>,
}

/// A choice: its value in the address and its words.
type Choice = (String, String);

/// The form.
#[component]
pub fn FilterForm(props: &FilterFormProps) -> Html {
    let FilterFormProps {
        catalogue,
        filter,
        on_filter,
        on_search,
        on_enter,
    } = props;
    let open = use_state(|| false);
    let values = |of: fn(&Entry) -> &String| -> Vec<Choice> {
        let distinct: BTreeSet<&String> = catalogue.iter().map(of).collect();
        distinct
            .into_iter()
            .map(|value| (value.clone(), value.clone()))
            .collect()
    };
    let named = |choices: &[(&str, &str)]| -> Vec<Choice> {
        choices
            .iter()
            .map(|(value, words)| ((*value).to_owned(), (*words).to_owned()))
            .collect()
    };
    let select =
        |name: &'static str, label: &'static str, all: &'static str, now: &str, choices| {
            let onchange = {
                on_filter.reform(move |event: Event| {
                    let select: HtmlSelectElement = event.target_unchecked_into();
                    (name, select.value())
                })
            };
            choice(name, label, all, now, choices, onchange)
        };
    let oninput = {
        on_filter.reform(|event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            ("words", field.value())
        })
    };
    // Any order that is none is the usual one.
    let order = ORDERS
        .iter()
        .find(|it| it.0 == filter.order)
        .map_or("", |it| it.0);
    let onsubmit = on_enter.reform(|event: SubmitEvent| event.prevent_default());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <form class="filter" role="search" {onsubmit}>
            <div class="filter__search">
                <div>
                    <label for="filter-words">{ "Search" }</label>
                    <div class="box">
                        <input type="search" id="filter-words" autocomplete="off" value={filter.words.clone()}
                            onfocus={on_search.reform(|_: FocusEvent| ())} {oninput} />
                    </div>
                </div>
                <button class="button filter__toggle" type="button" aria-controls="filter-more"
                    aria-expanded={open.to_string()} onclick={toggle}>{ "Filter" }</button>
            </div>
            <div class={classes!("filter__more", open.then_some("filter__more--open"))} id="filter-more">
                { select("council", "Council", "All", &filter.council, values(|entry| &entry.council)) }
                { select("year", "Year", "All", &filter.year, values(|entry| &entry.year)) }
                { select("theme", "Theme", "All", &filter.theme, values(|entry| &entry.theme)) }
                { select("checks", "Checks", "All", &filter.checks, named(&STATES)) }
                { select("order", "Order", "Those that differ first", order, named(&ORDERS)) }
            </div>
        </form>
    }
}

fn choice(
    name: &str,
    label: &'static str,
    all: &'static str,
    now: &str,
    choices: Vec<Choice>,
    onchange: Callback<Event>,
) -> Html {
    let id = format!("filter-{name}");
    let option = |value: &str, words: &str| {
        html! { <option value={value.to_owned()} selected={value == now}>{ words }</option> }
    };
    html! {
        <div>
            <label for={id.clone()}>{ label }</label>
            <div class="box">
                <select {id} {onchange}>
                    { option("", all) }
                    if !now.is_empty() && choices.iter().all(|(value, _)| value != now) {
                        { option(now, &shortened(now)) }
                    }
                    { for choices.iter().map(|(value, words)| option(value, words)) }
                </select>
            </div>
        </div>
    }
}
