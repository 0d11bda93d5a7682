//! Every printed figure that differs from its sum, across the papers: what a scrutiny committee
//! prints out.

use crate::components::finding::apart;
use crate::pages::paper::{figure, working};
use crate::route::Route;
use crate::wording;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::{Difference, Means, Paper, Papers};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`DifferencesPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DifferencesPageProps {
    /// All papers.
    pub papers: Rc<Papers>,
    /// All cases.
    pub catalogue: Rc<[Entry]>,
}

/// What differs.
#[component]
pub fn DifferencesPage(props: &DifferencesPageProps) -> Html {
    let DifferencesPageProps { papers, catalogue } = props;
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A frame may not be allowed to print; then nothing happens.
            let _ = window.print();
        }
    });
    html! {
        <div class="wrap">
            <header class="title">
                <p class="title__meta"><a href={Route::Papers.fragment()}>{ "Papers" }</a></p>
                <h1 tabindex="-1">{ "What differs" }</h1>
                <p class="title__summary">{ summary(papers) }</p>
                if !papers.differences.is_empty() {
                    <p class="title__meta">
                        { "What you change in a case does not touch this list. The differences are not to be added up: a total carries those of its parts." }
                    </p>
                }
            </header>
            if !papers.differences.is_empty() {
                <div class="buttons on-screen"><button class="button" type="button" id="print" onclick={print}>{ "Print this list" }</button></div>
            }
            { for (0_u8..).zip(&papers.papers).map(|(number, paper)| drawn_paper(papers, catalogue, number, paper)) }
            { unchecked(papers) }
        </div>
    }
}

/// How many differ, of how many that were checked.
fn summary(papers: &Papers) -> String {
    let checked: usize = papers
        .papers
        .iter()
        .map(|paper| paper.counts().checked)
        .map(|checked| {
            checked
                .agree
                .saturating_add(checked.round)
                .saturating_add(checked.differ)
        })
        .sum();
    let differ = papers.differences.len();
    let all = wording::count(checked, "printed figure", "printed figures");
    match differ {
        0 => format!(
            "{all} can be worked out again from the papers’ own assumptions, and all of them come out."
        ),
        1 => format!(
            "{all} can be worked out again from the papers’ own assumptions. One of them comes out otherwise."
        ),
        differ => format!(
            "{all} can be worked out again from the papers’ own assumptions. {differ} of them come out otherwise."
        ),
    }
}

/// The figures that nobody can check yet.
fn unchecked(papers: &Papers) -> Html {
    let waiting: usize = papers
        .papers
        .iter()
        .map(|paper| paper.counts().checked.need)
        .sum();
    if waiting == 0 {
        return Html::default();
    }
    let text = match waiting {
        1 => "One more printed figure cannot be checked: its sum rests on figures that no paper prints.".to_owned(),
        waiting => format!("{waiting} more printed figures cannot be checked: their sums rest on figures that no paper prints."),
    };
    html! {
        <section class="section" aria-labelledby="unchecked">
            <h2 id="unchecked">{ "Not checked" }</h2>
            <p>{ text }{ " " }<a href={Route::Needed { by_who: false }.fragment()}>{ "What is still needed" }</a></p>
        </section>
    }
}

fn drawn_paper(papers: &Papers, catalogue: &[Entry], number: u8, paper: &Paper) -> Html {
    let of_it: Vec<&Difference> = papers
        .differences
        .iter()
        .filter(|it| it.paper == number)
        .collect();
    if of_it.is_empty() {
        return Html::default();
    }
    let route = Route::Paper(usize::from(number).saturating_add(1));
    let id = format!("paper-{number}");
    html! {
        <section class="section" aria-labelledby={id.clone()}>
            <h2 {id}><a href={route.fragment()}>{ papers.text(paper.title).to_owned() }</a></h2>
            { for paper.parts.iter().filter_map(|part| {
                let of_case: Vec<&Difference> = of_it.iter().copied().filter(|it| it.case == part.case).collect();
                let entry = catalogue.get(usize::from(part.case))?;
                (!of_case.is_empty()).then(|| drawn_case(papers, entry, &of_case))
            }) }
        </section>
    }
}

fn drawn_case(papers: &Papers, entry: &Entry, differences: &[&Difference]) -> Html {
    let caption = format!("differences-{}", entry.id.replace('/', "-"));
    html! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby={caption.clone()}>
            <table class="figures prints">
                <caption>
                    <span class="caption" id={caption}>
                        <span class="caption__title"><a href={Route::case(&entry.id).fragment()}>{ &entry.title }</a></span>
                        <span class="caption__note">{ about(entry) }</span>
                    </span>
                </caption>
                <thead><tr>
                    <th scope="col" class="lead">{ "Figure" }</th>
                    <th scope="col" class="num money">{ "Printed" }</th>
                    <th scope="col" class="num money">{ "The sum gives" }</th>
                    <th scope="col" class="text">{ "Difference" }</th>
                </tr></thead>
                { for differences.iter().map(|difference| drawn(papers, &entry.id, difference)) }
            </table>
        </div>
    }
}

/// About a case: references and claim.
fn about(entry: &Entry) -> String {
    let mut about = entry.references.clone();
    if let Some(printed) = &entry.printed {
        about.push(format!("claims {printed} ({})", entry.sense.word()));
    }
    about.join(" · ")
}

fn drawn(papers: &Papers, case: &str, difference: &Difference) -> Html {
    let text = |text| papers.text(text).to_owned();
    let what = match papers.text(difference.at) {
        "" => text(difference.what),
        at => format!("{} · {at}", papers.text(difference.what)),
    };
    html! {
        <tbody data-difference={figure(papers, difference.figure).name()}>
            <tr>
                <th scope="rowgroup" class="long">
                    <a href={working(papers, case, difference.figure)}>{ what }</a>
                    <small>{ text(difference.place) }</small>
                </th>
                <td class="num money">{ text(difference.printed) }</td>
                <td class="num money">
                    { text(difference.sum) }
                    if difference.foots { <small>{ "its printed parts" }</small> }
                </td>
                <td class="text">{ apart(papers.text(difference.apart)).unwrap_or_else(|| "no number".to_owned()) }</td>
            </tr>
            <tr>
                <td colspan="4" class="why">
                    if !papers.text(difference.because).is_empty() {
                        <p>{ text(difference.because) }</p>
                    }
                    <p><b>{ format!("For the {}: ", difference.sense.word()) }</b>{ meaning(papers, difference) }</p>
                </td>
            </tr>
        </tbody>
    }
}

/// What a difference would mean for the claim, in words.
#[must_use]
pub fn meaning(papers: &Papers, difference: &Difference) -> String {
    let claimed = difference.sense.word();
    let (elsewhere, claim, itself, stands, with, by, more) = match &difference.means {
        Means::Unknown => {
            return format!(
                "it cannot be said yet, since the {claimed} waits for figures that no paper prints."
            );
        }
        Means::Nothing => return format!("nothing. The {claimed} does not rest on it."),
        Means::Moves {
            elsewhere,
            claim,
            itself,
            stands,
            with,
            by,
            more,
        } => (
            *elsewhere,
            papers.text(*claim),
            *itself,
            papers.text(*stands),
            papers.text(*with),
            papers.text(*by),
            *more,
        ),
    };
    let more = if more { "more" } else { "less" };
    let taken = match (itself, difference.foots) {
        (true, _) => "this is that figure itself",
        (false, true) => "with its printed parts instead",
        (false, false) => "with the printed figure in the sum",
    };
    let place = elsewhere.map_or_else(String::new, |place| {
        format!(" under “{}”", papers.text(place))
    });
    let mut text = format!("{taken}, {with} instead of {stands}{place}, {by} {more}.");
    if elsewhere.is_some() {
        let under = if claim.is_empty() {
            String::new()
        } else {
            format!(" stands under “{claim}” and")
        };
        text.push_str(&format!(
            " The {claimed} that is claimed{under} is not touched."
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf;
    use casebook_model::case::Sense;

    #[test]
    fn the_months_of_high_optimism_leave_the_claim_alone() {
        let papers = shelf::papers();
        let told: Vec<String> = papers
            .differences
            .iter()
            .filter(|it| papers.text(it.figure.place) == "2020-05,high")
            .map(|it| meaning(&papers, it))
            .collect();
        // The sum for high optimism is 766,400 + 2,299,250 = 3,065,650; 448,800 - 374,000 = 74,800.
        assert_eq!(
            told,
            [
                "with the printed figure in the sum, £3,140,450 instead of £3,065,650 under “High optimism”, £74,800 more. \
              The saving that is claimed stands under “Low optimism” and is not touched."
            ]
        );
    }

    #[test]
    fn a_share_of_a_survey_means_nothing_for_the_saving() {
        let papers = shelf::papers();
        let city = papers
            .differences
            .iter()
            .find(|it| papers.text(it.figure.quantity) == "answered_share")
            .unwrap();
        assert_eq!(
            meaning(&papers, city),
            "nothing. The saving does not rest on it."
        );
        assert_eq!(city.sense, Sense::Saving);
    }
}
