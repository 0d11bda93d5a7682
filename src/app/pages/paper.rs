//! One paper: every figure it prints, in its own order.

use crate::components::finding::finding;
use crate::components::verdict::{tally, verdict};
use crate::pages::papers::about;
use crate::route::{Figure, Route};
use crate::wording;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::checks::Verdict;
use casebook_analysis::papers::{Counts, Finding, Name, Paper, Papers, Part, Row, Section};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PaperPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaperPageProps {
    /// All papers.
    pub papers: Rc<Papers>,
    /// Which of them, by its position.
    pub position: usize,
    /// All cases.
    pub catalogue: Rc<[Entry]>,
}

/// One paper.
#[component]
pub fn PaperPage(props: &PaperPageProps) -> Html {
    let PaperPageProps {
        papers,
        position,
        catalogue,
    } = props;
    let only_differing = use_state(|| false);
    let Some(paper) = papers.papers.get(*position) else {
        return Html::default();
    };
    let counts = paper.counts();
    let differ = counts.checked.differ;
    html! {
        <div class="wrap">
            <header class="title">
                <p class="title__meta"><a href={Route::Papers.fragment()}>{ "Papers" }</a></p>
                <h1 tabindex="-1">{ papers.text(paper.title).to_owned() }</h1>
                <p class="title__meta">{ [about(papers, paper), wording::count(paper.parts.len(), "case", "cases")].join(" · ") }</p>
                <p class="title__summary">{ "Every figure the paper prints, in its own order, so that you can go down the paper with a finger. Choose a figure to see its working." }</p>
                { address(papers, paper) }
            </header>
            <section class="section" aria-labelledby="counts">
                <h2 id="counts">{ heading(counts) }</h2>
                { totals(counts) }
                { legend(counts) }
                if differ > 0 {
                    <div class="buttons" role="group" aria-label="Which figures">
                        { choice(&only_differing, false, format!("All {}", counts.prints)) }
                        { choice(&only_differing, true, if differ == 1 { "The 1 that differs".to_owned() } else { format!("The {differ} that differ") }) }
                    </div>
                }
            </section>
            { for paper.parts.iter().enumerate().map(|(number, part)| {
                drawn_part(papers, catalogue, number, part, *only_differing)
            }) }
        </div>
    }
}

fn address(papers: &Papers, paper: &Paper) -> Html {
    match paper.address {
        Some(address) => html! {
            <p class="title__meta"><a href={papers.text(address).to_owned()} rel="noreferrer">{ "The paper itself" }</a></p>
        },
        None => Html::default(),
    }
}

/// How many figures there are, and how many prints if some are repeated.
fn heading(counts: Counts) -> String {
    let figures = wording::count(counts.figures, "figure", "figures");
    match counts.prints == counts.figures {
        true => figures,
        false => format!("{figures}, printed {} times", counts.prints),
    }
}

fn totals(counts: Counts) -> Html {
    let plain = |count: usize, words: &str| {
        if count == 0 {
            return Html::default();
        }
        html! { <li><b>{ count }</b>{ " " }<span class="finding">{ words.to_owned() }</span></li> }
    };
    html! {
        <ul class="tally">
            { for tally(counts.checked).into_iter().map(|(count, standing, words)| html! {
                <li><b>{ count }</b>{ " " }{ verdict(standing, Some(words)) }</li>
            }) }
            { plain(counts.given, "taken as given") }
            { plain(counts.background, "in no sum") }
        </ul>
    }
}

/// What the words beside the figures mean; of those that occur.
fn legend(counts: Counts) -> Html {
    let mut words = Vec::new();
    if counts.prints > counts.figures {
        words.push("A figure that is printed again is counted once.");
    }
    if counts.given > 0 {
        words.push("Taken as given: the sum starts from it.");
    }
    if counts.background > 0 {
        words.push("In no sum: nothing in the paper is worked out from it.");
    }
    if counts.checked.need > 0 {
        words.push(
            "Needs figures: it can be checked once somebody fills in what the paper leaves out.",
        );
    }
    html! { <p class="aside">{ words.join(" ") }</p> }
}

fn choice(only_differing: &UseStateHandle<bool>, only: bool, words: String) -> Html {
    let pressed = if **only_differing == only {
        "true"
    } else {
        "false"
    };
    let set = only_differing.setter();
    let onclick = Callback::from(move |_: MouseEvent| set.set(only));
    html! { <button class="button" type="button" aria-pressed={pressed} {onclick}>{ words }</button> }
}

fn differs(row: &Row) -> bool {
    row.finding == Finding::Checked(Verdict::Differs)
}

/// The prints of one case.
fn drawn_part(
    papers: &Papers,
    catalogue: &[Entry],
    number: usize,
    part: &Part,
    only_differing: bool,
) -> Html {
    let shown = |row: &&Row| !only_differing || differs(row);
    let Some(entry) = catalogue.get(usize::from(part.case)) else {
        return Html::default();
    };
    if only_differing && !part.prints().any(differs) {
        return Html::default();
    }
    let id = format!("part-{number}");
    let caption = format!("{id}-caption");
    html! {
        <section class="section" aria-labelledby={id.clone()} key={number} data-case={entry.id.clone()}>
            <h2 {id}><a href={Route::case(&entry.id).fragment()}>{ &entry.title }</a></h2>
            if part.sections.is_empty() {
                <p>{ "The paper prints no figure for this case." }</p>
            } else {
                <div class="scroll" role="region" tabindex="0" aria-labelledby={caption.clone()}>
                    <table class="figures prints">
                        <caption>
                            <span class="caption" id={caption}>
                                <span class="visually-hidden">{ format!("{}: figures in the order of the paper. ", entry.title) }</span>
                                <span class="caption__note">{ entry.references.join(", ") }</span>
                            </span>
                        </caption>
                        <thead><tr>
                            <th scope="col" class="lead">{ "Figure" }</th>
                            <th scope="col" class="num money">{ "As printed" }</th>
                            <th scope="col" class="num money">{ "The sum gives" }</th>
                            <th scope="col" class="text">{ "How it stands" }</th>
                        </tr></thead>
                        { for part.sections.iter().filter(|section| section.prints.iter().any(|row| shown(&row))).map(|section| {
                            drawn_section(papers, &entry.id, section, shown)
                        }) }
                    </table>
                </div>
            }
        </section>
    }
}

fn drawn_section(
    papers: &Papers,
    case: &str,
    section: &Section,
    shown: impl Fn(&&Row) -> bool,
) -> Html {
    html! {
        <tbody>
            <tr><th scope="rowgroup" colspan="4" class="part">{ papers.text(section.place).to_owned() }</th></tr>
            { for section.prints.iter().filter(shown).map(|row| drawn_row(papers, case, row)) }
        </tbody>
    }
}

fn drawn_row(papers: &Papers, case: &str, row: &Row) -> Html {
    let what = papers.text(row.what).to_owned();
    let sum = papers.text(row.sum);
    let sum = match row.finding {
        Finding::Given if !sum.is_empty() => format!("takes {sum}"),
        _ => sum.to_owned(),
    };
    let name = row.figure.map_or_else(
        || "background".to_owned(),
        |name| figure(papers, name).name(),
    );
    html! {
        <tr data-print={name}>
            <th scope="row" class="long">
                if let Some(name) = row.figure {
                    <a href={working(papers, case, name)}>{ what }</a>
                } else {
                    <span>{ what }</span>
                }
                if row.claim { { " " }<span class="tag">{ "the claim" }</span> }
                { for small(papers, row).into_iter().map(|text| html! { <small>{ text }</small> }) }
            </th>
            <td class="num money">{ papers.text(row.printed).to_owned() }</td>
            <td class="num money">{ sum }</td>
            <td class="text">{ finding(papers, row) }</td>
        </tr>
    }
}

/// What stands below a figure's label: its column in the paper, or else its place in the case; and
/// whether it was printed before.
fn small(papers: &Papers, row: &Row) -> Vec<String> {
    let (column, at) = (papers.text(row.column), papers.text(row.at));
    let mut list = Vec::new();
    if !column.is_empty() {
        list.push(format!("Column “{column}”"));
    } else if !at.is_empty() {
        list.push(at.to_owned());
    }
    if row.again {
        list.push("printed before".to_owned());
    }
    list
}

/// The address of a figure's working.
#[must_use]
pub fn working(papers: &Papers, case: &str, name: Name) -> String {
    Route::Case {
        id: case.to_owned(),
        working: Some(figure(papers, name)),
        above: Vec::new(),
    }
    .fragment()
}

/// A figure as addresses and buttons name it.
#[must_use]
pub fn figure(papers: &Papers, name: Name) -> Figure {
    Figure {
        quantity: papers.text(name.quantity).to_owned(),
        place: papers.text(name.place).to_owned(),
    }
}
