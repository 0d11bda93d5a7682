//! The prints of one case in a paper, in the paper's own order.

use super::finding::{FindingCell, differs};
use super::paper_title::{figure_of, working};
use super::print_table::PrintTable;
use crate::frame::link::Link;
use crate::state::address::Route;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::{Papers, Row, Section};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PaperPart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaperPartProps {
    /// The papers.
    pub papers: Rc<Papers>,
    /// Which paper, counted from 1.
    pub paper: usize,
    /// Which part of it.
    pub place: usize,
    /// The case.
    pub entry: Entry,
    /// Only what differs of it.
    pub only_differing: bool,
}

/// The prints of one case.
#[component]
pub fn PaperPart(props: &PaperPartProps) -> Html {
    let PaperPartProps {
        papers,
        paper,
        place,
        entry,
        only_differing,
    } = props;
    let part = paper
        .checked_sub(1)
        .and_then(|position| papers.papers.get(position))
        .and_then(|paper| paper.parts.get(*place));
    let Some(part) = part else {
        return Html::default();
    };
    let id = format!("part-{place}");
    let bodies = part.sections.iter().filter_map(|section| {
        let shown: Vec<&Row> = section
            .prints
            .iter()
            .filter(|row| !only_differing || differs(row))
            .collect();
        (!shown.is_empty()).then(|| body(papers, &entry.id, section, &shown))
    });
    let caption = html! {
        <>
            <span class="visually-hidden">{ format!("{}: figures in the order of the paper. ", entry.title) }</span>
            <span class="caption__note">{ entry.references.join(", ") }</span>
        </>
    };
    html! {
        <section class="section" aria-labelledby={id.clone()} data-case={entry.id.clone()}>
            <h2 id={id.clone()}><Link to={Route::case(&entry.id)}>{ &entry.title }</Link></h2>
            if part.sections.is_empty() {
                <p>{ "The paper prints no figure for this case." }</p>
            } else {
                <PrintTable id={format!("{id}-caption")} {caption} what="Figure"
                    heads={["Printed", "Worked out", "How it stands"]}>
                    { for bodies }
                </PrintTable>
            }
        </section>
    }
}

fn body(papers: &Rc<Papers>, case: &str, section: &Section, shown: &[&Row]) -> Html {
    html! {
        <tbody>
            <tr><th class="part" scope="rowgroup" colspan="4">{ papers.text(section.place) }</th></tr>
            { for shown.iter().map(|row| print(papers, case, row)) }
        </tbody>
    }
}

fn print(papers: &Rc<Papers>, case: &str, row: &Row) -> Html {
    let what = papers.text(row.what).to_owned();
    let name = row.figure.map_or_else(
        || "background".to_owned(),
        |figure| figure_of(papers, figure).name(),
    );
    let again = if row.again { "printed before" } else { "" };
    let notes = [papers.text(row.at), again].into_iter();
    html! {
        <tr data-print={name}>
            <th class="long" scope="row">
                if let Some(figure) = row.figure {
                    <Link to={working(papers, case, figure)}>{ what }</Link>
                } else {
                    { what }
                }
                if row.claim { { " " }<span class="tag">{ "the claim" }</span> }
                { for notes.filter(|note| !note.is_empty()).map(|note| html! { <small>{ note }</small> }) }
            </th>
            <td class="num money">{ papers.text(row.printed) }</td>
            <td class="num money">{ papers.text(row.sum) }</td>
            <FindingCell papers={Rc::clone(papers)} row={row.clone()} />
        </tr>
    }
}
