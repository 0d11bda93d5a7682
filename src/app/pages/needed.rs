//! What is still needed: every input that no paper prints, by case or by who would know, with what
//! the reader has filled in.

use crate::pages::paper::working;
use crate::route::Route;
use crate::{shelf, wording};
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::{Needed, Papers};
use casebook_model::edit::{Edits, input_values};
use casebook_model::value::Value;
use casebook_model::words;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`NeededPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NeededPageProps {
    /// All papers.
    pub papers: Rc<Papers>,
    /// All cases.
    pub catalogue: Rc<[Entry]>,
    /// What the reader changed, by case.
    pub edits: Rc<BTreeMap<String, Edits>>,
    /// Sorted by who would know, not by case.
    pub by_who: bool,
    /// The reader wants the other order.
    pub on_sort: Callback<bool>,
}

/// A need, and what the reader has filled in of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item<'a> {
    needed: &'a Needed,
    entry: &'a Entry,
    /// How many of its figures are still empty.
    left: usize,
    /// What was filled in, where it is one figure.
    value: Option<String>,
}

impl Item<'_> {
    fn is_done(&self) -> bool {
        self.left == 0
    }
}

/// What is still needed.
#[component]
pub fn NeededPage(props: &NeededPageProps) -> Html {
    let NeededPageProps {
        papers,
        catalogue,
        edits,
        by_who,
        on_sort,
    } = props;
    let items: Vec<Item<'_>> = papers
        .needed
        .iter()
        .filter_map(|needed| {
            let entry = catalogue.get(usize::from(needed.case))?;
            Some(item(papers, needed, entry, edits.get(&entry.id)))
        })
        .collect();
    let done = items.iter().filter(|item| item.is_done()).count();
    let sort = |to: bool, words: &str| {
        let pressed = if *by_who == to { "true" } else { "false" };
        let onclick = on_sort.reform(move |_: MouseEvent| to);
        html! { <button class="button" type="button" aria-pressed={pressed} {onclick}>{ words.to_owned() }</button> }
    };
    html! {
        <div class="wrap">
            <header class="title">
                <p class="title__meta"><a href={Route::Papers.fragment()}>{ "Papers" }</a></p>
                <h1 tabindex="-1">{ "What is still needed" }</h1>
                <p class="title__summary">{ "Figures that a sum rests on and that no paper prints. Casebook makes none of them up: whoever knows one can fill it in, and what hangs on it follows." }</p>
            </header>
            <p class="filter__count" role="status">{ counted(items.len(), done) }</p>
            <div class="buttons" role="group" aria-label="Order">
                { sort(false, "By case") }
                { sort(true, "By who would know") }
            </div>
            { if *by_who { by_who_would_know(papers, &items) } else { by_case(papers, &items) } }
        </div>
    }
}

fn counted(all: usize, done: usize) -> String {
    let all = wording::count(all, "figure or series", "figures and series");
    match done {
        0 => format!("{all}, none of them filled in yet"),
        done => format!("{all}, {done} of them filled in by you"),
    }
}

/// What the reader has filled in of a need.
fn item<'a>(
    papers: &Papers,
    needed: &'a Needed,
    entry: &'a Entry,
    edits: Option<&Edits>,
) -> Item<'a> {
    let empty = Item {
        needed,
        entry,
        left: usize::from(needed.cells),
        value: None,
    };
    // A case without changes is not opened for this.
    let Some(edits) = edits else { return empty };
    let Ok(opened) = shelf::open(&entry.id) else {
        return empty;
    };
    let case = &opened.case;
    let Some((index, quantity)) = case.find(papers.text(needed.figure.quantity)) else {
        return empty;
    };
    let Some(values) = input_values(case, index, edits) else {
        return empty;
    };
    let left = values
        .iter()
        .filter(|value| matches!(value, Value::Needs(_)))
        .count();
    let value = match values.as_slice() {
        [value] if left == 0 => Some(words::value(case, quantity, value)),
        _ => None,
    };
    Item {
        left,
        value,
        ..empty
    }
}

fn by_case(papers: &Papers, items: &[Item<'_>]) -> Html {
    items
        .chunk_by(|one, next| one.needed.case == next.needed.case)
        .enumerate()
        .map(|(number, of_case)| {
            let Some(first) = of_case.first() else {
                return Html::default();
            };
            let entry = first.entry;
            let id = format!("needed-{number}");
            html! {
                <section class="section" aria-labelledby={id.clone()} key={entry.id.clone()}>
                    <h2 {id}><a href={Route::case(&entry.id).fragment()}>{ &entry.title }</a></h2>
                    <p class="aside">{ format!("{} · {}", entry.council, entry.year) }</p>
                    <ul class="list">
                        { for of_case.iter().map(|item| {
                            let who = match office(papers.text(item.needed.who)) {
                                (office, "") => office.to_owned(),
                                (office, detail) => format!("{office} ({detail})"),
                            };
                            drawn(papers, item, format!("Who would know: {who}").into())
                        }) }
                    </ul>
                </section>
            }
        })
        .collect()
}

/// The office that would know, and what of it: `Finance: placements budget` is of Finance.
fn office(who: &str) -> (&str, &str) {
    who.split_once(": ").unwrap_or((who, ""))
}

fn by_who_would_know(papers: &Papers, items: &[Item<'_>]) -> Html {
    let mut offices: BTreeMap<String, Vec<&Item<'_>>> = BTreeMap::new();
    for item in items {
        let (office, _) = office(papers.text(item.needed.who));
        offices.entry(office.to_owned()).or_default().push(item);
    }
    offices
        .into_iter()
        .enumerate()
        .map(|(number, (name, of_office))| {
            let id = format!("needed-{number}");
            html! {
                <section class="section" aria-labelledby={id.clone()} key={name.clone()}>
                    <h2 {id}>{ name }</h2>
                    <ul class="list">
                        { for of_office.into_iter().map(|item| {
                            let (_, detail) = office(papers.text(item.needed.who));
                            let entry = item.entry;
                            drawn(papers, item, html! {
                                <>
                                    if !detail.is_empty() { { wording::raised(detail) }{ ". " } }
                                    { "For " }<a href={Route::case(&entry.id).fragment()}>{ &entry.title }</a>{ format!(", {}", entry.year) }
                                </>
                            })
                        }) }
                    </ul>
                </section>
            }
        })
        .collect()
}

/// In what it is counted, and how many figures it has: `In £ a child a week, 2 of 6 figures filled in`.
fn measure(papers: &Papers, item: &Item<'_>) -> String {
    let unit = papers.text(item.needed.unit);
    let cells = usize::from(item.needed.cells);
    let mut said = Vec::new();
    if !unit.is_empty() {
        said.push(format!("in {unit}"));
    }
    if cells > 1 {
        said.push(match cells.saturating_sub(item.left) {
            0 => format!("{cells} figures"),
            filled => format!("{filled} of {cells} figures filled in"),
        });
    }
    match said.is_empty() {
        true => String::new(),
        false => wording::raised(&format!("{}. ", said.join(", "))),
    }
}

fn drawn(papers: &Papers, item: &Item<'_>, about: Html) -> Html {
    let needed = item.needed;
    let (class, mark, state) = match (item.is_done(), &item.value) {
        (true, Some(value)) => (
            "verdict verdict--agrees",
            "✓",
            format!("filled in by you: {value}"),
        ),
        (true, None) => (
            "verdict verdict--agrees",
            "✓",
            "filled in by you".to_owned(),
        ),
        (false, _) => ("verdict verdict--needs", "○", "still empty".to_owned()),
    };
    html! {
        <li data-needs={papers.text(needed.figure.quantity).to_owned()}>
            <a href={working(papers, &item.entry.id, needed.figure)}>{ papers.text(needed.what).to_owned() }</a>
            { " " }
            <span {class}><span class="verdict__mark" aria-hidden="true">{ mark }</span>{ " " }{ state }</span>
            <small>{ measure(papers, item) }{ about }</small>
        </li>
    }
}
