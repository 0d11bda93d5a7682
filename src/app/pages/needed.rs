//! What is still needed: every input that no paper prints, by case or by who would know, with what
//! the reader has filled in.

use crate::by_case::ByCase;
use crate::el::{El, button, classed, el, said};
use crate::pages::paper::working;
use crate::pages::papers::{back, heading, link};
use crate::route::Route;
use crate::{shelf, wording};
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::{Needed, Papers};
use casebook_model::edit::{Edits, input_values};
use casebook_model::order;
use casebook_model::value::Value;
use casebook_model::words;
use yew::prelude::*;

/// A need, and what the reader has filled in of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item<'a> {
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

impl Item<'_> {
    fn is_done(&self) -> bool {
        self.left == 0
    }
}

/// What is still needed. `edits` are the reader's changes, by case; `on_sort` when the reader wants
/// it by who would know, or not.
pub fn needed_page(
    papers: &Papers,
    catalogue: &[Entry],
    edits: &ByCase<Edits>,
    by_who: bool,
    on_sort: &Callback<bool>,
) -> Html {
    let mut items: Vec<Item<'_>> = papers
        .needed
        .iter()
        .filter_map(|needed| {
            let entry = catalogue.get(usize::from(needed.case))?;
            Some(item(papers, needed, entry, edits.get(&entry.id)))
        })
        .collect();
    let done = items.iter().filter(|item| item.is_done()).count();
    let summary = "Figures that a sum rests on and that no paper prints. Casebook makes none of them up: whoever knows one can fill it in, and what hangs on it follows.";
    let title = classed("header", "title")
        .el(back())
        .el(heading("What is still needed"))
        .el(said("p", "title__summary", summary));
    let sort = |to: bool, words: &str| {
        button("button", words, on_sort.reform(move |_: MouseEvent| to))
            .truth("aria-pressed", by_who == to)
    };
    let orders = classed("div", "buttons")
        .fixed("role", "group")
        .fixed("aria-label", "Order")
        .el(sort(false, "By case"))
        .el(sort(true, "By who would know"));
    let counted = said("p", "filter__count", &counted(items.len(), done)).fixed("role", "status");
    let mut page = classed("div", "wrap").el(title).el(counted).el(orders);
    if by_who {
        order::by(&mut items, |one, next| one.office.cmp(next.office));
    }
    let together = |one: &Item<'_>, next: &Item<'_>| match by_who {
        true => one.office == next.office,
        false => one.needed.case == next.needed.case,
    };
    for (number, group) in items.chunk_by(together).enumerate() {
        if let Some(first) = group.first() {
            let id = ["needed-", &number.to_string()].concat();
            let list = classed("ul", "list").each(group.iter().map(|it| drawn(papers, it, by_who)));
            page = page.el(section(&id, first, by_who).el(list));
        }
    }
    page.done()
}

/// What is needed of one case, or of one office: without the list.
fn section(id: &str, first: &Item<'_>, by_who: bool) -> El {
    let section = classed("section", "section").with("aria-labelledby", id);
    let heading = el("h2").with("id", id);
    if by_who {
        return section.key(first.office).el(heading.text(first.office));
    }
    let entry = first.entry;
    let about = [&entry.council, "\u{a0}· ", &entry.year].concat();
    section
        .key(&entry.id)
        .el(heading.el(link(&Route::case(&entry.id), &entry.title)))
        .el(said("p", "aside", &about))
}

fn counted(all: usize, done: usize) -> String {
    let all = wording::count(all, "figure or series", "figures and series");
    match done {
        0 => [&all, ", none of them filled in yet"].concat(),
        done => [&all, ", ", &done.to_string(), " of them filled in by you"].concat(),
    }
}

/// What the reader has filled in of a need.
fn item<'a>(
    papers: &'a Papers,
    needed: &'a Needed,
    entry: &'a Entry,
    edits: Option<&Edits>,
) -> Item<'a> {
    let who = papers.text(needed.who);
    let (office, detail) = who.split_once(": ").unwrap_or((who, ""));
    let empty = Item {
        needed,
        entry,
        office,
        detail,
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
    let empty_still = values.iter().filter(|it| matches!(it, Value::Needs(_)));
    let left = empty_still.count();
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

/// In what it is counted, and how many figures it has: `In £ a child a week, 2 of 6 figures filled
/// in. `
fn measure(papers: &Papers, item: &Item<'_>) -> String {
    let unit = papers.text(item.needed.unit);
    let cells = usize::from(item.needed.cells);
    let mut said = Vec::new();
    if !unit.is_empty() {
        said.push(["in ", unit].concat());
    }
    if cells > 1 {
        said.push(match cells.saturating_sub(item.left) {
            0 => [&cells.to_string(), " figures"].concat(),
            filled => [
                &filled.to_string(),
                " of ",
                &cells.to_string(),
                " figures filled in",
            ]
            .concat(),
        });
    }
    match said.is_empty() {
        true => String::new(),
        false => wording::raised(&[&said.join(", "), ". "].concat()),
    }
}

fn drawn(papers: &Papers, item: &Item<'_>, by_who: bool) -> El {
    let needed = item.needed;
    let (class, mark, mut state) = match item.is_done() {
        true => (
            "verdict verdict--agrees",
            "✓",
            " filled in by you".to_owned(),
        ),
        false => ("verdict verdict--needs", "○", " still empty".to_owned()),
    };
    if let Some(value) = &item.value {
        state.push_str(": ");
        state.push_str(value);
    }
    let mark = said("span", "verdict__mark", mark).fixed("aria-hidden", "true");
    let route = working(papers, &item.entry.id, needed.figure);
    let mut about = el("small").text(&measure(papers, item));
    if by_who {
        let entry = item.entry;
        if !item.detail.is_empty() {
            about = about.text(&[&wording::raised(item.detail), ". "].concat());
        }
        about = about
            .text("For ")
            .el(link(&Route::case(&entry.id), &entry.title))
            .text(&[", ", &entry.year].concat());
    } else {
        let who = wording::who(papers.text(needed.who));
        about = about.text(&["Who would know: ", &who].concat());
    }
    el("li")
        .with("data-needs", papers.text(needed.figure.quantity))
        .el(link(&route, papers.text(needed.what)))
        .text(" ")
        .el(classed("span", class).el(mark).text(&state))
        .el(about)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::tests::drawn;
    use casebook_model::edit::{Change, Edit};

    const CASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// The page with the finance officer filled in.
    fn page(by_who: bool) -> Html {
        let opened = shelf::open(CASE).unwrap();
        let (quantity, _) = opened.case.find("finance_officer").unwrap();
        let value = casebook_model::Decimal::from(40_000);
        let change = Change::Set(vec![(0, Some(value))]);
        let edits = Edits::none().with(&opened.case, Edit { quantity, change });
        let mut all = ByCase::default();
        all.insert(CASE, edits);
        needed_page(
            &shelf::papers(),
            &shelf::catalogue(),
            &all,
            by_who,
            &Callback::noop(),
        )
    }

    #[test]
    fn what_is_filled_in_is_ticked_off() {
        let html = drawn(|| page(false));
        let start = html.find("data-needs=\"finance_officer\"").unwrap();
        let rest = &html[start..];
        let officer = &rest[..rest.find("</li>").unwrap()];
        assert!(officer.contains("filled in by you: £40,000"), "{officer}");
        assert!(
            officer.contains("Who would know: Corporate parenting service"),
            "{officer}"
        );
        assert_eq!(html.matches("filled in by you:").count(), 1);
        assert!(html.contains(", 1 of them filled in by you"), "{html}");
    }

    #[test]
    fn each_office_is_named_once() {
        let html = drawn(|| page(true));
        let heads: Vec<&str> = html
            .split("<h2 id=\"needed-")
            .skip(1)
            .filter_map(|rest| rest.split_once('>')?.1.split('<').next())
            .collect();
        let mut once = heads.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once, heads, "in order, each once");
        assert!(heads.contains(&"Finance"), "{heads:?}");
        let all = shelf::papers().needed.len();
        assert_eq!(html.matches("data-needs=").count(), all);
    }
}
