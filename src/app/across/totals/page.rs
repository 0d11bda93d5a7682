//! Cases added up: by year and council, with overlaps told and kept out where they are certain.

use super::added::{Added, Changed, Picked, sides, with_sign};
use super::case_pick::CasePick;
use super::contributions_chart::ContributionsChart;
use super::contributions_table::ContributionsTable;
use super::overlaps::Overlaps;
use super::own::OwnTotals;
use super::totals_table::TotalsTable;
use crate::across::unknown::{Part, unknown};
use crate::frame::fetching::{use_changed, use_headlines};
use crate::frame::keeping::use_kept;
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::waiting::{absent, changes_lost};
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::library::{Library, Life, use_library};
use crate::state::selection::Selection;
use crate::state::workspace::{Workspace, use_workspace};
use casebook_analysis::catalogue::Entry;
use casebook_analysis::totals::Headline;
use casebook_model::Decimal;
use casebook_model::printed::Qualifier;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`TotalsPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TotalsPageProps {
    /// Which cases are picked.
    pub selection: Selection,
}

/// The totals.
#[component]
pub fn TotalsPage(props: &TotalsPageProps) -> Html {
    let library = use_library();
    let workspace = use_workspace();
    let navigation = use_navigation();
    // Only a case that the reader changed has to be here to be added up.
    let kept = use_kept();
    let changes_lost = use_changed(&library, &kept);
    let on_select = use_callback(navigation.on_go, |selection: Selection, on_go| {
        on_go.emit(Going::InPlace(Route::Totals(selection)));
    });
    match use_headlines() {
        (Life::Here(headlines), _) => html! {
            <Totals catalogue={Rc::clone(library.catalogue())} {headlines} selection={props.selection.clone()}
                changed={changed(&library, &workspace)} {changes_lost} {on_select} />
        },
        (life, on_again) => absent(&life, "This page did not arrive", on_again),
    }
}

/// The cases that the reader has changed and that are here.
fn changed(library: &Library, workspace: &Workspace) -> Changed {
    library
        .opened()
        .map(|opened| (Rc::clone(opened), workspace.edits(&opened.case.id)))
        .filter(|(_, edits)| !edits.is_empty())
        .map(|(opened, edits)| (opened.case.id.clone(), (opened, edits)))
        .collect()
}

/// Properties of [`Totals`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct TotalsProps {
    /// All cases.
    catalogue: Rc<[Entry]>,
    /// What the totals need of each.
    headlines: Rc<[Headline]>,
    /// Which of them are picked.
    selection: Selection,
    /// What the reader changed.
    changed: Changed,
    /// What asks again for changed cases, if some did not arrive.
    changes_lost: Option<Callback<MouseEvent>>,
    /// The reader picks others.
    on_select: Callback<Selection>,
}

/// The totals of cases that are here.
#[component]
fn Totals(props: &TotalsProps) -> Html {
    let TotalsProps {
        catalogue,
        selection,
        on_select,
        ..
    } = props;
    let added = use_memo(props.clone(), |props| {
        Rc::new(Added::new(
            &props.catalogue,
            &props.headlines,
            &props.selection,
            &props.changed,
        ))
    });
    let added = Rc::clone(&*added);
    let open = use_state(|| selection.by_hand);
    {
        // The first drawing knows nothing of the fragment that chose them.
        let open = open.setter();
        use_effect_with(selection.by_hand, move |by_hand| {
            if *by_hand {
                open.set(true);
            }
        });
    }
    let on_none = {
        let (open, on_select) = (open.setter(), on_select.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(true);
            on_select.emit(Selection::none());
        })
    };
    let counted = added.counted().count();
    let missing: Vec<Part> = [
        Part::council(&selection.council).unless(catalogue, |entry| &entry.council),
        Part::year(&selection.year).unless(catalogue, |entry| &entry.year),
    ]
    .into_iter()
    .flatten()
    .collect();
    let on_all = {
        let selection = selection.clone();
        on_select.reform(move |name: &'static str| selection.clone().without(name))
    };
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ "Totals" }</h1>
                <div class="answer">{ for headlines(&added).into_iter().map(|text| html! { <p>{ text }</p> }) }</div>
                <p class="title__meta">
                    { "Casebook’s own sums of the headlines that the papers print, not the papers’ totals. Costs and pressures are never taken off savings and income." }
                </p>
            </header>
            <section class="section" aria-labelledby="which-cases">
                <h2 id="which-cases" class="on-screen">{ "Which cases" }</h2>
                <div class="buttons buttons--rows">
                    { choices("Year", "All years", "year", props, |entry| &entry.year) }
                    { choices("Council", "All councils", "council", props, |entry| &entry.council) }
                </div>
                <details class="fold" open={*open}>
                    <summary>{ "Choose case by case" }</summary>
                    <div class="buttons">
                        <button class="button" type="button" id="totals-none" aria-pressed={pressed(selection.by_hand)} onclick={on_none}>{ "Start with none" }</button>
                        if *selection != Selection::default() {
                            <button class="link-button" type="button" id="totals-all" onclick={on_select.reform(|_: MouseEvent| Selection::default())}>{ "Back to all cases" }</button>
                        }
                    </div>
                    { picks(props, &added) }
                </details>
                { unknown(&missing, &on_all) }
                <p class="filter__count" role="status" id="totals-count">{ said(&added, catalogue.len()) }</p>
                if let Some(on_again) = &props.changes_lost {
                    { changes_lost(on_again.clone()) }
                }
            </section>
            if counted > 0 {
                <section class="section" aria-label="What they come to">
                    <TotalsTable added={Rc::clone(&added)} />
                    { for precision(&added).into_iter().map(|text| html! { <p class="aside">{ text }</p> }) }
                </section>
            }
            if !added.cases.is_empty() {
                <section class="section" aria-labelledby="same-money" id="overlaps">
                    <h2 id="same-money">{ "The same money twice?" }</h2>
                    <Overlaps added={Rc::clone(&added)} selection={selection.clone()} on_select={on_select.clone()} />
                </section>
            }
            if counted > 0 {
                <section class="section" aria-label="Case by case">
                    <ContributionsChart added={Rc::clone(&added)} />
                    <ContributionsTable added={Rc::clone(&added)} />
                </section>
            }
            <OwnTotals />
        </div>
    }
}

fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// A row of buttons that pick all of a year or a council.
fn choices(
    label: &'static str,
    all: &'static str,
    name: &'static str,
    props: &TotalsProps,
    of: fn(&Entry) -> &String,
) -> Html {
    let values: BTreeSet<&String> = props.catalogue.iter().map(of).collect();
    let now = &props.selection;
    let by_year = name == "year";
    let button = |value: &str, words: String| {
        let to = match by_year {
            true => Selection::of(&now.council, value),
            false => Selection::of(value, &now.year),
        };
        let is = !now.by_hand && value == if by_year { &now.year } else { &now.council };
        html! {
            <button class="button" type="button" data-pick={value.to_owned()} aria-pressed={pressed(is)}
                onclick={props.on_select.reform(move |_: MouseEvent| to.clone())}>{ words }</button>
        }
    };
    html! {
        <div class="buttons" role="group" aria-label={label} id={format!("totals-{name}")}>
            { button("", all.to_owned()) }
            { for values.into_iter().map(|value| button(value, value.clone())) }
        </div>
    }
}

/// Every case with a box, by year and council.
fn picks(props: &TotalsProps, added: &Added) -> Html {
    let mut groups: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in props.catalogue.iter() {
        let name = format!("{}, {}", entry.year, entry.council);
        groups.entry(name).or_default().push(entry);
    }
    for entries in groups.values_mut() {
        entries.sort_by_key(|entry| &entry.title);
    }
    let pick = |entry: &Entry| {
        let picked = added
            .cases
            .iter()
            .find(|picked| picked.headline.id == entry.id);
        let by_default = picked.is_some_and(|picked| picked.by_default);
        let (selection, id) = (props.selection.clone(), entry.id.clone());
        let on_count = props
            .on_select
            .reform(move |counts: bool| selection.clone().with_case(&id, counts, by_default));
        html! {
            <li key={entry.id.clone()}>
                <CasePick id={format!("pick-{}", entry.id)} title={entry.title.clone()}
                    figure={entry.printed.clone().unwrap_or_else(|| "none printed".to_owned())}
                    left_out={picked.is_some_and(|picked| !picked.counted)}
                    counted={picked.is_some_and(|picked| picked.counted)} {on_count} />
            </li>
        }
    };
    html! {
        { for groups.into_iter().map(|(name, entries)| html! {
            <fieldset class="picked">
                <legend>{ name }</legend>
                <ul class="picks">{ for entries.into_iter().map(pick) }</ul>
            </fieldset>
        }) }
    }
}

/// How many cases count, and which were left out because their money stands in another.
fn said(added: &Added, all: usize) -> String {
    let counted = added.counted().count();
    if added.cases.is_empty() {
        return "No case is chosen. Choose a year, a council, or case by case.".to_owned();
    }
    let mut text = format!(
        "{counted} of {} counted.",
        wording::count(all, "case", "cases")
    );
    let left_out: Vec<String> = added
        .shared
        .iter()
        .filter_map(|shared| added.cases.get(shared.left_out?))
        .filter(|picked| !picked.counted)
        .map(|picked| format!("“{}, {}”", picked.headline.title, picked.headline.year))
        .collect();
    if !left_out.is_empty() {
        text.push_str(&format!(
            " Left out, as its money is certainly counted in another case: {}.",
            left_out.join(", ")
        ));
    }
    text
}

/// What all that is counted comes to, for each side in short sentences: what is printed, what of it cannot be
/// worked out, what the rest comes to, and what it comes to with the reader's changes.
fn headlines(added: &Added) -> Vec<String> {
    let counted: Vec<&Picked> = added.counted().collect();
    sides(&counted)
        .iter()
        .filter_map(|side| {
            let line = side.all.as_ref().or_else(|| side.lines.first())?;
            let total = &line.total;
            if total.overflow {
                return None;
            }
            let mut says = format!("{}: {} printed.", side.names, with_sign(total.printed));
            let rest = match (line.paper.waiting, total.rest()) {
                (0, rest) => rest,
                (_, rest) => {
                    let open = with_sign(total.not_calculated);
                    says.push_str(&format!(
                        " {open} of it cannot be worked out: it needs figures that no paper prints."
                    ));
                    rest
                }
            };
            if line.paper.worked > 0 {
                let worked = with_sign(total.calculated);
                let of = match (line.paper.waiting, rest) {
                    (0, _) | (_, None) => "It works".to_owned(),
                    (_, Some(rest)) => {
                        format!("The rest is printed at {} and works", with_sign(rest))
                    }
                };
                says.push_str(&format!(" {of} out at {worked}"));
                if !total.gross.is_zero() {
                    let gross = with_sign(total.gross);
                    says.push_str(&format!(
                        ", {gross} of it before deductions that are not printed"
                    ));
                }
                says.push('.');
            }
            if line.now.worked > 0 && total.now != total.calculated {
                let now = with_sign(total.now);
                says.push_str(&format!(" With your changes it is {now}."));
            }
            Some(says)
        })
        .collect()
}

/// How exact a sum of headlines can be: its coarsest print, and how many are hedged.
fn precision(added: &Added) -> Option<String> {
    let prints = || {
        added
            .counted()
            .filter_map(|picked| picked.headline.printed.as_ref())
    };
    let coarsest = prints().max_by_key(|printed| printed.step)?;
    let hedged: Vec<&str> = prints()
        .filter(|printed| printed.qualifier != Qualifier::Plain)
        .map(|printed| printed.text.as_str())
        .collect();
    let mut said = Vec::new();
    if coarsest.step > Decimal::ONE {
        said.push(format!(
            "A sum of headlines is no more exact than they are: the coarsest, {}, is printed to the nearest {}.",
            coarsest.text,
            with_sign(coarsest.step)
        ));
    }
    if let Some(first) = hedged.first() {
        let hedges = wording::count(hedged.len(), "headline is hedged", "headlines are hedged");
        said.push(format!("{hedges}: “{first}”."));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as it is drawn, without its marks.
    fn drawn(selection: Selection) -> (String, String) {
        let html = crate::drawing::markup(Route::Totals(selection)).unwrap();
        // What every page has besides.
        let (_, main) = html.split_once("<main").unwrap();
        let html = main.to_owned();
        let mut words = String::new();
        let mut rest = html.as_str();
        while let Some((text, tail)) = rest.split_once('<') {
            words.push_str(text);
            words.push(' ');
            rest = tail.split_once('>').map_or("", |(_, tail)| tail);
        }
        words.push_str(rest);
        (html, words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_year_shows_its_totals_and_what_they_lack() {
        let (html, words) = drawn(Selection::of("Cambridgeshire County Council", "2018/19"));
        assert!(words.contains("All savings and income"), "{words}");
        assert!(words.contains("4,717,000"), "{words}");
        assert!(words.contains("not the papers’ totals"), "{words}");
        assert!(
            words.contains("Income, every year until it ends"),
            "{words}"
        );
        let of_all = format!("13 of {} cases counted.", Library::new().catalogue().len());
        assert!(words.contains(&of_all), "{words}");
        assert!(words.contains("1,442,000 5 of 10 cases"), "{words}");
        // What they come to is said before anything is chosen. 4,717 - 3,042 = 1,675, and £168K of it are
        // worked out at £167,746.
        let says = "Savings and income: £4,717,000 printed. £3,042,000 of it cannot be worked out: it needs \
            figures that no paper prints. The rest is printed at £1,675,000 and works out at £1,674,746.";
        assert!(words.find(says) < words.find("Which cases"), "{words}");
        assert!(words.contains(says), "{words}");
        assert!(words.contains("201,746 254 less than printed"), "{words}");
        assert!(html.contains("id=\"totals-chart-0\""), "{html}");
        assert!(
            !html.contains("id=\"totals-chart-1\""),
            "no cost, no pressure, no chart of them"
        );
        assert!(
            !html.contains("style="),
            "the policy lets no style attribute in"
        );
    }

    #[test]
    fn what_is_gross_of_a_total_is_said_first_and_beside_it() {
        let (_, words) = drawn(Selection::of("Cambridgeshire County Council", "2020/21"));
        // 1,990,400 + 50,000 + 216,000 + 30,000.
        let says =
            "works out at £2,286,400, £1,990,400 of it before deductions that are not printed.";
        assert!(words.find(says) < words.find("Which cases"), "{words}");
        assert!(words.contains(says), "{words}");
        // 1,224,000 + 288,000, and in all of it.
        for line in ["1,512,000 1,512,000 of it gross", "1,990,400 of it gross"] {
            assert!(words.contains(line), "{line}: {words}");
        }
    }

    #[test]
    fn an_overlap_says_which_cases_and_why_and_can_be_overridden() {
        let (html, words) = drawn(Selection::of("Cambridgeshire County Council", "2020/21"));
        assert!(
            words.contains("Left out, as its money is certainly counted in another case"),
            "{words}"
        );
        assert!(
            words.contains("One proposal, two versions certain"),
            "{words}"
        );
        assert!(words.contains("Two versions of one proposal"), "{words}");
        // The later version is ticked, the October one is not.
        let boxes: Vec<bool> = ["overlap-0-one", "overlap-0-other"]
            .iter()
            .map(|id| {
                let at = html.find(&format!("id=\"{id}\"")).unwrap();
                let start = html[..at].rfind("<input").unwrap();
                let end = at + html[at..].find('>').unwrap();
                html[start..end].contains("checked")
            })
            .collect();
        assert_eq!(boxes.iter().filter(|ticked| **ticked).count(), 1, "{html}");
    }

    #[test]
    fn what_there_is_none_of_is_said_with_the_way_back_to_all() {
        let (_, words) = drawn(Selection::of("Mars", "1999"));
        for said in [
            "There is no council “Mars” here. Show all councils",
            "There is no year “1999” here. Show all years",
        ] {
            assert!(words.contains(said), "{words}");
        }
        let (_, words) = drawn(Selection::of("", &"x".repeat(1_000)));
        let shown = "x".repeat(40);
        assert!(words.contains(&format!("year “{shown}…” here.")), "{words}");
        let (_, words) = drawn(Selection::of("", "2020/21"));
        assert!(!words.contains("There is no"), "{words}");
    }

    #[test]
    fn nothing_chosen_says_what_to_do() {
        let (_, words) = drawn(Selection::none());
        assert!(words.contains("No case is chosen."), "{words}");
        assert!(!words.contains("Totals by year and council"), "{words}");
    }
}
