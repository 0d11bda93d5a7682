//! What is still needed: every input that no paper prints, by case or by who would know, with what
//! the reader has filled in.

use super::paper_title::{BackToPapers, working};
use crate::frame::fetching::{use_changed, use_papers};
use crate::frame::keeping::use_kept;
use crate::frame::link::Link;
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::waiting::{absent, changes_lost};
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::library::{Library, Life, use_library};
use crate::state::workspace::{Workspace, use_workspace};
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::{Needed, Papers};
use casebook_model::edit::{Edits, input_values};
use casebook_model::value::Value;
use casebook_model::words;
use yew::prelude::*;

/// Properties of [`NeededPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NeededPageProps {
    /// Sorted by who would know, not by case.
    pub by_who: bool,
}

/// What is still needed.
#[component]
pub fn NeededPage(props: &NeededPageProps) -> Html {
    let by_who = props.by_who;
    let library = use_library();
    let workspace = use_workspace();
    let navigation = use_navigation();
    let changed = use_kept();
    let lost = use_changed(&library, &changed);
    let (papers, on_again) = use_papers();
    let papers = match papers {
        Life::Here(papers) => papers,
        life => return absent(&life, "This page did not arrive", on_again),
    };
    let needs = needs(&papers, &library, &workspace, by_who);
    let done = needs.iter().filter(|need| need.is_done()).count();
    let on_sort = navigation
        .on_go
        .reform(|by_who| Going::InPlace(Route::Needed { by_who }));
    let order = |to: bool, words: &'static str| {
        let onclick = on_sort.reform(move |_: MouseEvent| to);
        html! {
            <button class="button" type="button" aria-pressed={(by_who == to).to_string()} {onclick}>{ words }</button>
        }
    };
    let together = |one: &Need<'_>, next: &Need<'_>| match by_who {
        true => one.office == next.office,
        false => one.needed.case == next.needed.case,
    };
    html! {
        <div class="wrap">
            <header class="title">
                <BackToPapers />
                <h1 tabindex="-1">{ "What is still needed" }</h1>
                <p class="title__summary">
                    { "Figures that a sum rests on and that no paper prints. Casebook makes none of them up: whoever knows one can fill it in, and what depends on it follows." }
                </p>
            </header>
            <p class="filter__count" role="status">{ counted(&needs, done) }</p>
            if let Some(on_again) = lost {
                { changes_lost(on_again) }
            }
            <div class="buttons" role="group" aria-label="Order">
                { order(false, "By case") }
                { order(true, "By who would know") }
            </div>
            { for needs.chunk_by(together).enumerate().map(|(number, group)| section(&papers, number, group, by_who)) }
        </div>
    }
}

/// A figure or a series that is needed, and what the reader has filled in of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Need<'a> {
    needed: &'a Needed,
    entry: &'a Entry,
    /// Who would know: the office.
    office: &'a str,
    /// What of its knowledge; may be empty.
    detail: &'a str,
    /// How many of its figures are still empty.
    left: usize,
    /// What was filled in, where it is one figure.
    value: Option<String>,
}

impl Need<'_> {
    fn is_done(&self) -> bool {
        self.left == 0
    }
}

/// Everything needed, in the order of the papers or by who would know.
fn needs<'a>(
    papers: &'a Papers,
    library: &'a Library,
    workspace: &Workspace,
    by_who: bool,
) -> Vec<Need<'a>> {
    let mut needs: Vec<Need<'a>> = papers
        .needed
        .iter()
        .filter_map(|needed| {
            let entry = library.catalogue().get(usize::from(needed.case))?;
            let who = papers.text(needed.who);
            let (office, detail) = who.split_once(": ").unwrap_or((who, ""));
            let mut need = Need {
                needed,
                entry,
                office,
                detail,
                left: usize::from(needed.cells),
                value: None,
            };
            fill(&mut need, papers, library, &workspace.edits(&entry.id));
            Some(need)
        })
        .collect();
    if by_who {
        needs.sort_by_key(|need| need.office);
    }
    needs
}

/// Adds what the reader has filled in. A case without changes need not be here for that.
fn fill(need: &mut Need<'_>, papers: &Papers, library: &Library, edits: &Edits) {
    let life = library.case(&need.entry.id);
    let (false, Some(opened)) = (edits.is_empty(), life.here()) else {
        return;
    };
    let case = &opened.case;
    let found = case.find(papers.text(need.needed.figure.quantity));
    let Some((quantity, values)) =
        found.and_then(|(index, quantity)| Some((quantity, input_values(case, index, edits)?)))
    else {
        return;
    };
    let empty = values.iter().filter(|it| matches!(it, Value::Needs(_)));
    need.left = empty.count();
    if let ([value], 0) = (values.as_slice(), need.left) {
        need.value = Some(words::value(case, quantity, value));
    }
}

/// How many assumptions are needed, and how many figures: other pages count these.
fn counted(needs: &[Need<'_>], done: usize) -> String {
    let figures = needs
        .iter()
        .map(|need| usize::from(need.needed.cells))
        .sum();
    let all = wording::count(needs.len(), "assumption", "assumptions");
    let figures = wording::count(figures, "figure", "figures");
    match done {
        0 => format!("{all}, {figures} in all; nothing is filled in yet"),
        1 => format!("{all}, {figures} in all; 1 assumption is filled in by you"),
        done => format!("{all}, {figures} in all; {done} assumptions are filled in by you"),
    }
}

/// What is needed of one case, or of one office.
fn section(papers: &Papers, number: usize, group: &[Need<'_>], by_who: bool) -> Html {
    let Some(first) = group.first() else {
        return Html::default();
    };
    let id = format!("needed-{number}");
    let entry = first.entry;
    let key = if by_who { first.office } else { &entry.id };
    html! {
        <section class="section" aria-labelledby={id.clone()} key={key}>
            if by_who {
                <h2 {id}>{ first.office }</h2>
            } else {
                <h2 {id}><Link to={Route::case(&entry.id)}>{ &entry.title }</Link></h2>
                <p class="aside">{ format!("{}\u{a0}· {}", entry.council, entry.year) }</p>
            }
            <ul class="list">{ for group.iter().map(|need| line(papers, need, by_who)) }</ul>
        </section>
    }
}

fn line(papers: &Papers, need: &Need<'_>, by_who: bool) -> Html {
    let needed = need.needed;
    let (class, mark, state) = match need.is_done() {
        true => ("verdict verdict--agrees", "✓", " filled in by you"),
        false => ("verdict verdict--needs", "○", " needed"),
    };
    let state = match &need.value {
        Some(value) => format!("{state}: {value}"),
        None => state.to_owned(),
    };
    let entry = need.entry;
    html! {
        <li data-needs={papers.text(needed.figure.quantity).to_owned()}>
            <Link to={working(papers, &entry.id, needed.figure)}>{ papers.text(needed.what) }</Link>
            { " " }
            <span {class}><span class="verdict__mark" aria-hidden="true">{ mark }</span>{ state }</span>
            <small>
                { measure(papers, need) }
                if by_who {
                    if !need.detail.is_empty() { { format!("{}. ", wording::raised(need.detail)) } }
                    { "For " }
                    <Link to={Route::case(&entry.id)}>{ &entry.title }</Link>
                    { format!(", {}", entry.year) }
                } else {
                    { format!("Who would know: {}", wording::who(papers.text(needed.who))) }
                }
            </small>
        </li>
    }
}

/// In what it is counted, and how many figures it has: `In £ a child a week, 2 of 6 figures filled
/// in. `
fn measure(papers: &Papers, need: &Need<'_>) -> String {
    let unit = papers.text(need.needed.unit);
    let cells = usize::from(need.needed.cells);
    let mut said = Vec::new();
    if !unit.is_empty() {
        said.push(format!("in {unit}"));
    }
    if cells > 1 {
        said.push(match cells.saturating_sub(need.left) {
            0 => format!("{cells} figures"),
            filled => format!("{filled} of {cells} figures filled in"),
        });
    }
    match said.is_empty() {
        true => String::new(),
        false => wording::raised(&format!("{}. ", said.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::File;
    use crate::state::workspace::{Action, Work};
    use casebook_model::edit::{Change, Edit};

    const CASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn library() -> Library {
        Library::of(&[File::Papers, File::Case(CASE.to_owned())])
    }

    /// A workspace with the finance officer filled in.
    fn workspace(library: &Library) -> Workspace {
        let life = library.case(CASE);
        let case = &life.here().unwrap().case;
        let (quantity, _) = case.find("finance_officer").unwrap();
        let value = casebook_model::Decimal::from(40_000);
        let change = Change::Set(vec![(0, Some(value))]);
        let edits = Edits::none().with(case, Edit { quantity, change });
        Workspace::default().after(Action::Open(CASE.to_owned(), Work::of(edits)))
    }

    #[test]
    fn what_is_filled_in_is_ticked_off() {
        let library = library();
        let papers = library.papers();
        let papers = papers.here().unwrap();
        let needs = needs(papers, &library, &workspace(&library), false);
        let done: Vec<&Need<'_>> = needs.iter().filter(|need| need.is_done()).collect();
        assert_eq!(done.len(), 1);
        assert_eq!(
            papers.text(done[0].needed.figure.quantity),
            "finance_officer"
        );
        assert_eq!(done[0].value.as_deref(), Some("£40,000"));
        assert_eq!(done[0].office, "Corporate parenting service");
        assert!(counted(&needs, 1).ends_with("; 1 assumption is filled in by you"));
        // The list of papers counts figures: both stand here.
        let figures: usize = needs
            .iter()
            .map(|need| usize::from(need.needed.cells))
            .sum();
        assert!(figures > needs.len());
        let both = format!(
            "{}\u{a0}assumptions, {figures}\u{a0}figures in all;",
            needs.len()
        );
        assert!(counted(&needs, 0).starts_with(&both));
    }

    #[test]
    fn each_office_is_named_once() {
        let library = library();
        let papers = library.papers();
        let papers = papers.here().unwrap();
        let needs = needs(papers, &library, &Workspace::default(), true);
        let offices: Vec<&str> = needs
            .chunk_by(|one, next| one.office == next.office)
            .map(|group| group[0].office)
            .collect();
        let mut once = offices.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once, offices, "in order, each once");
        assert!(offices.contains(&"Finance"), "{offices:?}");
        assert_eq!(needs.len(), papers.needed.len());
    }
}
