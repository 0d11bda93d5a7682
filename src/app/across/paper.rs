//! One paper: every figure it prints, in its own order.

use super::finding::differs;
use super::paper_part::PaperPart;
use super::paper_title::{BackToPapers, about};
use crate::frame::arrival::use_name;
use crate::frame::fetching::use_papers;
use crate::frame::head::title_of_paper;
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::not_found::not_found;
use crate::frame::waiting::absent;
use crate::parts::verdict::{tally, verdict_saying};
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::library::{Life, use_library};
use casebook_analysis::papers::{Counts, Paper};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PaperPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaperPageProps {
    /// Which, counted from 1.
    pub number: usize,
    /// Only what differs of it.
    pub only_differing: bool,
}

/// One paper.
#[component]
pub fn PaperPage(props: &PaperPageProps) -> Html {
    let PaperPageProps {
        number,
        only_differing,
    } = *props;
    let library = use_library();
    let navigation = use_navigation();
    let (papers, on_again) = use_papers();
    use_name(papers.here().map(|papers| title_of_paper(papers, number)));
    let papers = match papers {
        Life::Here(papers) => papers,
        life => return absent(&life, "This page did not arrive", on_again),
    };
    let position = number.checked_sub(1);
    let Some(paper) = position.and_then(|position| papers.papers.get(position)) else {
        return not_found(
            "There is no such paper",
            "The address names a paper that Casebook does not have. It may be misspelt, or from another edition.",
        );
    };
    let on_narrow = navigation.on_go.reform(move |only_differing| {
        Going::InPlace(Route::Paper {
            number,
            only_differing,
        })
    });
    let counts = paper.counts();
    let cases = wording::count(paper.parts.len(), "case", "cases");
    let parts = paper.parts.iter().enumerate().filter_map(|(place, part)| {
        let entry = library.catalogue().get(usize::from(part.case))?.clone();
        let shown = !only_differing || part.prints().any(differs);
        shown.then(|| {
            let (key, papers) = (entry.id.clone(), Rc::clone(&papers));
            html! { <PaperPart {key} {papers} paper={number} {place} {entry} {only_differing} /> }
        })
    });
    html! {
        <div class="wrap">
            <header class="title">
                <BackToPapers />
                <h1 tabindex="-1">{ papers.text(paper.title) }</h1>
                <p class="title__meta">{ format!("{}\u{a0}· {cases}", about(&papers, paper)) }</p>
                <p class="title__summary">
                    { "Every figure the paper prints, in its own order, so that you can go down the paper with a finger. Choose a figure to see its working." }
                </p>
                { itself(paper.address.map(|address| papers.text(address))) }
            </header>
            <section class="section" aria-labelledby="counts">
                <h2 id="counts">{ numbers(counts) }</h2>
                <ul class="tally">{ for totals(paper, counts) }</ul>
                <p class="aside">{ legend(paper, counts) }</p>
                if counts.checked.differ > 0 {
                    <div class="buttons" role="group" aria-label="Which figures">
                        { choice(&on_narrow, only_differing, false, format!("All {}", counts.prints)) }
                        { choice(&on_narrow, only_differing, true, those_that_differ(counts.checked.differ)) }
                    </div>
                }
            </section>
            { for parts }
        </div>
    }
}

/// The paper itself, where its address is known.
fn itself(address: Option<&str>) -> Html {
    html! {
        if let Some(address) = address {
            <p class="title__meta"><a href={address.to_owned()} rel="noreferrer">{ "The paper itself" }</a></p>
        }
    }
}

fn choice(on_narrow: &Callback<bool>, now: bool, only: bool, words: String) -> Html {
    let onclick = on_narrow.reform(move |_: MouseEvent| only);
    html! {
        <button class="button" type="button" aria-pressed={(now == only).to_string()} {onclick}>{ words }</button>
    }
}

fn those_that_differ(differ: usize) -> String {
    match differ {
        1 => "The 1 that differs".to_owned(),
        differ => format!("The {differ} that differ"),
    }
}

/// How many figures there are, and how often they are printed, if some are more than once.
fn numbers(counts: Counts) -> String {
    let figures = wording::count(counts.figures, "figure", "figures");
    match counts.prints == counts.figures {
        true => figures,
        false => format!("{figures}, printed {} times", counts.prints),
    }
}

fn totals(paper: &Paper, counts: Counts) -> impl Iterator<Item = Html> {
    let checked = tally(paper.checks())
        .into_iter()
        .map(|(count, verdict, words)| {
            html! { <li><b>{ count }</b>{ " " }{ verdict_saying(verdict, words.into()) }</li> }
        });
    let others = [
        (counts.given, "taken as given"),
        (counts.background, "for information"),
    ];
    let others = others
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| {
            html! { <li><b>{ count }</b>{ " " }<span class="finding">{ words }</span></li> }
        });
    checked.chain(others)
}

/// What the words beside the figures mean; of those that occur.
fn legend(paper: &Paper, counts: Counts) -> String {
    let legend = [
        (
            paper.checks() != counts.checked,
            "Checks are counted as on the page of a case: a total is held against its sum, and against its own printed parts.",
        ),
        (
            counts.prints > counts.figures,
            "A figure that is printed again is counted once.",
        ),
        (counts.given > 0, "Taken as given: the sum starts from it."),
        (
            counts.background > 0,
            "For information: nothing in the paper is worked out from it.",
        ),
        (
            counts.checked.need > 0,
            "Needs figures: it can be checked once somebody fills in what the paper leaves out.",
        ),
    ];
    let occurring = legend.into_iter().filter(|(occurs, _)| *occurs);
    let words: Vec<&str> = occurring.map(|(_, words)| words).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use crate::drawing::markup;
    use crate::state::address::Route;
    use crate::state::library::{File, Library};

    /// One rule of counting: what the list says of a case is what its paper says of it.
    #[test]
    fn the_list_and_the_papers_count_checks_alike() {
        let library = Library::of(&[File::Papers]);
        let papers = library.papers();
        let mut counted = 0;
        for paper in &papers.here().unwrap().papers {
            for part in &paper.parts {
                let entry = &library.catalogue()[usize::from(part.case)];
                assert_eq!(part.checks, entry.checks, "{}", entry.id);
                counted += 1;
            }
        }
        assert_eq!(counted, library.catalogue().len());
    }

    fn page(only_differing: bool) -> String {
        let number = 2;
        markup(Route::Paper {
            number,
            only_differing,
        })
        .unwrap()
    }

    /// The row of a print, without what stands around it.
    fn row<'a>(html: &'a str, print: &str) -> &'a str {
        let start = html.find(&format!("data-print=\"{print}\"")).unwrap();
        let rest = &html[start..];
        &rest[..rest.find("</tr>").unwrap()]
    }

    #[test]
    fn each_print_stands_beside_its_sum_with_a_way_to_its_working() {
        let html = page(false);
        assert_eq!(html.matches("data-print=").count(), 172);
        let may = row(&html, "avoided_by_month[2020-05,high]");
        for part in [
            "#working=avoided_by_month/2020-05,high",
            "448800",
            "£374,000",
            "differs",
            "£74,800 above the sum",
        ] {
            assert!(may.contains(part), "{part} in {may}");
        }
        let total = row(&html, "avoided_in_house");
        assert!(total.contains("the sum of its printed parts"), "{total}");
        assert!(row(&html, "agency_rate").contains("taken as given"));
        assert!(row(&html, "background").contains("for information"));
        assert!(
            row(&html, "posts_lost").contains("takes "),
            "a range is narrowed"
        );
    }

    #[test]
    fn only_what_differs_is_shown_when_asked() {
        let html = page(true);
        assert_eq!(html.matches("data-print=").count(), 7);
        assert_eq!(html.matches("data-case=").count(), 1);
    }
}
