//! Every printed figure that differs from its sum, across the papers: what a scrutiny committee
//! prints out.

use super::paper_title::{BackToPapers, figure_of, working};
use super::print_table::PrintTable;
use crate::frame::dom;
use crate::frame::fetching::use_papers;
use crate::frame::link::Link;
use crate::frame::waiting::absent;
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::library::{Life, use_library};
use casebook_analysis::catalogue::Entry;
use casebook_analysis::checks::Tally;
use casebook_analysis::papers::{Difference, Paper, Papers};
use yew::prelude::*;

/// What differs.
#[component]
pub fn DifferencesPage() -> Html {
    let library = use_library();
    let (papers, on_again) = use_papers();
    let papers = match papers {
        Life::Here(papers) => papers,
        life => return absent(&life, "This page did not arrive", on_again),
    };
    let catalogue = library.catalogue();
    let some = !papers.differences.is_empty();
    // In the order of what differs most.
    let mut cases: Vec<(u8, u8)> = Vec::new();
    for difference in &papers.differences {
        let case = (difference.paper, difference.case);
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    let sections = cases
        .into_iter()
        .map(|case| of_case(&papers, catalogue, case));
    html! {
        <div class="wrap">
            <header class="title">
                <BackToPapers />
                <h1 tabindex="-1">{ "What differs" }</h1>
                <p class="title__summary">{ summary(&papers) }</p>
                if some {
                    <p class="title__meta">
                        { "The largest, compared with what their case claims, come first; those that are not money come last. Do not add the differences up: a total includes those of its parts. Nothing you change in a case alters this list." }
                    </p>
                }
            </header>
            if some {
                <div class="buttons on-screen">
                    <button class="button" type="button" id="print" onclick={|_| dom::print()}>{ "Print this list" }</button>
                </div>
            }
            { for sections }
            <section class="section" aria-labelledby="unchecked">
                <h2 id="unchecked">{ "Not checked" }</h2>
                <p>
                    { unchecked(&papers) }
                    <Link to={Route::Needed { by_who: false }}>{ "What is still needed" }</Link>
                </p>
            </section>
        </div>
    }
}

/// How many differ, of how many that were checked. The papers' pages count checks, which are more.
fn summary(papers: &Papers) -> String {
    let sum = |of: fn(&Paper) -> Tally| -> usize {
        let tallies = papers.papers.iter().map(of);
        tallies.flat_map(|it| [it.agree, it.round, it.differ]).sum()
    };
    let (figures, checks) = (sum(|paper| paper.counts().checked), sum(Paper::checks));
    let in_checks = match checks > figures {
        true => {
            format!(", in {checks} checks, since a total is held against its printed parts too")
        }
        false => String::new(),
    };
    let differ = match papers.differences.len() {
        0 => "All of them agree.".to_owned(),
        1 => "One of the figures does not agree.".to_owned(),
        differ => format!("{differ} of the figures do not agree."),
    };
    let all = wording::count(figures, "printed figure", "printed figures");
    format!("{all} can be worked out again from the papers’ own assumptions{in_checks}. {differ}")
}

/// How many figures nobody can check yet.
fn unchecked(papers: &Papers) -> String {
    let counts = papers.papers.iter().map(|paper| paper.counts().checked);
    let waiting: usize = counts.map(|checked| checked.need).sum();
    let figures = wording::count(waiting, "printed figure", "printed figures");
    format!("{figures} cannot be checked, for want of figures that no paper prints. ")
}

/// What differs in a case of a paper.
fn of_case(papers: &Papers, catalogue: &[Entry], (paper, case): (u8, u8)) -> Html {
    let Some(entry) = catalogue.get(usize::from(case)) else {
        return Html::default();
    };
    let title = papers.papers.get(usize::from(paper)).map(|it| it.title);
    let route = Route::paper(usize::from(paper).saturating_add(1));
    let differences = papers.differences.iter();
    let differences = differences.filter(|it| (it.paper, it.case) == (paper, case));
    let mut about = entry.references.join("\u{a0}· ");
    if let Some(printed) = &entry.printed {
        about.push_str(&format!(
            "\u{a0}· claims {printed} ({})",
            entry.sense.word()
        ));
    }
    let id = format!("differences-{}", entry.id.replace('/', "-"));
    let caption = html! {
        <span class="caption__note">
            <span class="visually-hidden">{ format!("{}: what differs. ", entry.title) }</span>
            { about }
            if let Some(title) = title {
                <>{ "\u{a0}· " }<Link to={route}>{ papers.text(title) }</Link></>
            }
        </span>
    };
    html! {
        <section class="section" aria-labelledby={format!("{id}-title")}>
            <h2 id={format!("{id}-title")}><Link to={Route::case(&entry.id)}>{ &entry.title }</Link></h2>
            <PrintTable {id} {caption} heads={["Printed", "Worked out", "Difference"]}>
                { for differences.map(|difference| body(papers, &entry.id, difference)) }
            </PrintTable>
        </section>
    }
}

fn body(papers: &Papers, case: &str, difference: &Difference) -> Html {
    let text = |text| papers.text(text);
    let apart = match text(difference.apart) {
        "" => "no number",
        apart => apart,
    };
    let because = text(difference.because);
    html! {
        <tbody data-difference={figure_of(papers, difference.figure).name()}>
            // A row of its own: beside the figures it would have a quarter of a phone's width.
            <tr>
                <th class="long" scope="rowgroup" colspan="3">
                    <Link to={working(papers, case, difference.figure)}>{ text(difference.what) }</Link>
                </th>
            </tr>
            <tr>
                <td class="num money">{ text(difference.printed) }</td>
                <td class="num money">{ text(difference.sum) }</td>
                <td class="text">{ apart }</td>
            </tr>
            <tr>
                <td class="why" colspan="3">
                    <small>{ text(difference.place) }</small>
                    if !because.is_empty() { <p>{ because }</p> }
                    <p><b>{ format!("For the {}: ", text(difference.claimed)) }</b>{ text(difference.means) }</p>
                </td>
            </tr>
        </tbody>
    }
}

#[cfg(test)]
mod tests {
    use crate::state::library::{File, Library};

    #[test]
    fn what_is_most_beside_its_claim_stands_first_and_what_is_no_money_last() {
        let library = Library::of(&[File::Papers]);
        let papers = library.papers();
        let papers = papers.here().unwrap();
        let apart = papers.differences.iter().map(|it| papers.text(it.apart));
        let apart: Vec<&str> = apart.collect();
        assert_eq!(
            apart,
            [
                "£555,050 above the sum",
                "£555,050 above the sum",
                "£408,000 above the sum",
                "£110,500 above the sum",
                "£74,800 above the sum",
                "£38,250 below the sum",
                "4.4 percentage points below the sum",
                "5.8 placements below the sum",
            ]
        );
    }

    #[test]
    fn the_months_of_high_optimism_leave_the_claim_alone() {
        let library = Library::of(&[File::Papers]);
        let papers = library.papers();
        let papers = papers.here().unwrap();
        let may = papers
            .differences
            .iter()
            .find(|it| papers.text(it.figure.place) == "2020-05,high")
            .unwrap();
        // The sum for high optimism is 766,400 + 2,299,250 = 3,065,650; 448,800 - 374,000 = 74,800.
        assert_eq!(
            papers.text(may.means),
            "with the printed figure in the sum, £3,140,450 instead of £3,065,650 under \
             “High optimism”, £74,800 more. The saving that is claimed stands under \
             “Low optimism” and is not touched."
        );
    }

    #[test]
    fn a_share_of_a_survey_means_nothing_for_the_saving() {
        let library = Library::of(&[File::Papers]);
        let papers = library.papers();
        let papers = papers.here().unwrap();
        let city = papers
            .differences
            .iter()
            .find(|it| papers.text(it.figure.quantity) == "answered_share")
            .unwrap();
        // 671 of 2,280 are 29.4 per cent.
        assert_eq!(
            papers.text(city.apart),
            "4.4 percentage points below the sum"
        );
        assert_eq!(
            papers.text(city.means),
            "nothing. The saving does not rest on it."
        );
    }
}
