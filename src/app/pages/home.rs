//! The list of cases, and what narrows it.

use crate::components::verdict::{tally, verdict};
use crate::el::{El, button, classed, el, said};
use crate::route::{Filter, Route};
use crate::wording;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::checks::Verdict;
use casebook_model::order;
use std::rc::Rc;
use yew::html::{onfocus, onsubmit};
use yew::prelude::*;

/// Fewer cases than this need no filter.
const FEW: usize = 5;

/// Properties of [`use_home`].
#[derive(Clone, Debug, PartialEq)]
pub struct HomeProps {
    /// All cases.
    pub catalogue: Rc<[Entry]>,
    /// What narrows the list.
    pub filter: Filter,
    /// The words of every case's description, in the order of the catalogue, once they are there.
    pub words: Option<Rc<[String]>>,
    /// The ids of the cases the reader has changed.
    pub changed: Rc<[String]>,
    /// Whether putting all back can be undone.
    pub can_undo: bool,
    /// The reader is about to search.
    pub on_search: Callback<()>,
    /// The reader narrows the list otherwise.
    pub on_filter: Callback<Filter>,
    /// The reader wants every case as its paper gives it.
    pub on_put_back_all: Callback<()>,
    /// The reader wants the changes back.
    pub on_undo: Callback<()>,
}

/// The states of the checks that a list can be narrowed to: name in the address and words.
const STATES: [(&str, &str); 3] = [
    ("differ", "Some differ"),
    ("agree", "All agree"),
    ("need", "Needs figures"),
];

fn fits(entry: &Entry, words: &str, filter: &Filter) -> bool {
    let one_of = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
    let checks = entry.checks;
    let state = match filter.checks.as_str() {
        "differ" => checks.differ > 0,
        "agree" => checks.differ == 0 && checks.need == 0 && !is_bare(entry),
        "need" => checks.need > 0 || entry.calculated.is_none(),
        _ => true,
    };
    state
        && one_of(&filter.council, &entry.council)
        && one_of(&filter.year, &entry.year)
        && one_of(&filter.theme, &entry.theme)
        && filter
            .words
            .to_ascii_lowercase()
            .split_whitespace()
            .all(|word| speaks_of(entry, words, word))
}

/// Whether there is nothing to check: no print that a sum stands beside.
fn is_bare(entry: &Entry) -> bool {
    entry.checks.agree == 0 && entry.checks.round == 0 && entry.checks.differ == 0
}

/// Whether a case's title, reference or description has a word, in small letters.
fn speaks_of(entry: &Entry, words: &str, word: &str) -> bool {
    words.contains(word)
        || [&entry.title, &entry.council, &entry.year, &entry.theme]
            .into_iter()
            .chain(&entry.references)
            .any(|text| text.to_ascii_lowercase().contains(word))
}

/// The cases a filter leaves, in its order.
fn narrowed<'a>(catalogue: &'a [Entry], words: &[String], filter: &Filter) -> Vec<&'a Entry> {
    let mut list: Vec<&Entry> = catalogue
        .iter()
        .enumerate()
        .filter(|(position, entry)| {
            let words = words.get(*position).map_or("", String::as_str);
            fits(entry, words, filter)
        })
        .map(|(_, entry)| entry)
        .collect();
    match filter.order.as_str() {
        "size" => {
            let size = |entry: &Entry| entry.pounds.map(i64::abs);
            order::by(&mut list, |one, other| size(other).cmp(&size(one)));
        }
        _ => order::by(&mut list, |one, other| {
            (&one.year, &one.council, &one.title).cmp(&(&other.year, &other.council, &other.title))
        }),
    }
    list
}

/// The list of cases.
#[hook]
pub fn use_home(props: &HomeProps) -> Html {
    let HomeProps {
        catalogue,
        filter,
        words,
        changed,
        can_undo,
        ..
    } = props;
    let open = use_state(|| false);
    let list = narrowed(catalogue, words.as_deref().unwrap_or_default(), filter);
    let count = match (list.len(), catalogue.len()) {
        (shown, all) if shown == all => wording::count(all, "case", "cases"),
        (shown, all) => [&shown.to_string(), " of ", &all.to_string(), " cases"].concat(),
    };
    let link = |route: &Route, inside: &str| el("a").with("href", &route.fragment()).text(inside);
    let across = classed("p", "title__meta")
        .text("Across all cases: ")
        .el(link(&Route::Differences, "what differs"))
        .text(" and ")
        .el(link(
            &Route::Needed { by_who: false },
            "what is still needed",
        ));
    let what = "Open a case, see whether its tables add up, and change what it assumes. Every figure shows where it comes from.";
    let title = el("h1")
        .fixed("tabindex", "-1")
        .text("Savings proposals, and the sums behind them");
    let header = classed("header", "title")
        .el(title)
        .el(said("p", "title__summary", what))
        .el(across);
    let form = (catalogue.len() >= FEW).then(|| filter_form(props, &open));
    let page = classed("div", "wrap")
        .el(header)
        .maybe(changes(props, changed.len(), *can_undo))
        .maybe(form)
        .el(said("p", "filter__count", &count).fixed("role", "status"));
    let none = "No case fits. Take a word away, or choose “All” again.";
    let none = list.is_empty().then(|| el("p").text(none));
    let some = none.is_none();
    let columns = classed("span", "cases__cols")
        .el(said("span", "num", "Printed"))
        .el(said("span", "num", "Recalculated"))
        .el(el("span").text("Checks"));
    let heads = classed("div", "cases__head")
        .fixed("aria-hidden", "true")
        .el(el("span").text("Case"))
        .el(columns);
    let cases = list
        .into_iter()
        .map(|entry| row(entry, changed.contains(&entry.id)));
    // Each in its place whether it is there or not: were the number of parts to change, Yew would
    // put another field in the place of the one that is being typed into.
    page.maybe(none)
        .maybe(some.then_some(heads))
        .maybe(some.then(|| classed("ul", "cases").each(cases)))
        .done()
}

fn changes(props: &HomeProps, changed: usize, can_undo: bool) -> Option<El> {
    let (text, act) = if changed > 0 {
        let act = props.on_put_back_all.reform(|_: MouseEvent| ());
        let cases = wording::count(changed, "case", "cases");
        let act =
            button("button", "Put every assumption back", act).fixed("id", "put-back-everything");
        (["You changed assumptions in ", &cases, "."].concat(), act)
    } else if can_undo {
        let act = button("button", "Undo", props.on_undo.reform(|_: MouseEvent| ()));
        ("Every case is as its paper gives it.".to_owned(), act)
    } else {
        return None;
    };
    let notice = classed("div", "notice notice--change").el(el("p").text(&text));
    Some(notice.el(classed("div", "buttons").el(act)))
}

fn row(entry: &Entry, changed: bool) -> El {
    let references = match entry.references.as_slice() {
        [] => "no reference printed".to_owned(),
        references => references.join(", "),
    };
    let about = [&entry.council, &entry.year, &references, entry.sense.word()].join("\u{a0}· ");
    let link = el("a")
        .with("href", &Route::case(&entry.id).fragment())
        .text(&entry.title);
    let mut title = el("h2").el(link);
    if changed {
        title = title
            .text(" ")
            .el(said("span", "tag tag--changed", "changed"));
    }
    let term = |class: &'static str, name: &str, figure: El| {
        classed("div", class).el(el("dt").text(name)).el(figure)
    };
    let printed = match &entry.printed {
        Some(printed) => print(printed),
        None => said("dd", "cases__meta", "none printed"),
    };
    let calculated = match &entry.calculated {
        Some(calculated) => said("dd", "cases__money", calculated),
        None => classed("dd", "cases__meta").html(verdict(Verdict::Needs, None)),
    };
    let mut verdicts = el("dd");
    let checks = tally(entry.checks);
    if checks.is_empty() {
        verdicts = verdicts.text("none");
    }
    for (count, standing, words) in checks {
        let words = [&count.to_string(), " ", words].concat();
        verdicts = verdicts.html(verdict(standing, Some(&words)));
    }
    let figures = el("dl")
        .el(term("num", "Printed", printed))
        .el(term("num", "Recalculated", calculated))
        .el(term("cases__checks", "Checks", verdicts));
    el("li")
        .key(&entry.id)
        .el(el("div").el(title).el(said("p", "cases__meta", &about)))
        .el(figures)
}

/// A print with its hedge, if it has one, above the figure: `in the order of`, `£100,000`.
fn print(text: &str) -> El {
    let figure = text
        .find(|letter: char| letter == '£' || letter.is_ascii_digit())
        .unwrap_or(0);
    let (hedge, figure) = text.split_at_checked(figure).unwrap_or(("", text));
    let printed = classed("dd", "cases__money");
    if hedge.is_empty() {
        printed.text(figure)
    } else {
        printed.el(el("small").text(hedge)).text(figure)
    }
}

/// What narrows the list.
fn filter_form(props: &HomeProps, open: &UseStateHandle<bool>) -> El {
    let HomeProps {
        catalogue,
        filter,
        on_filter,
        ..
    } = props;
    let each = |of: fn(&Entry) -> &String| {
        let mut values: Vec<String> = catalogue.iter().map(|entry| of(entry).clone()).collect();
        order::distinct(&mut values);
        values
            .into_iter()
            .map(|value| (value.clone(), value))
            .collect()
    };
    let select =
        |name: &'static str, label: &str, all: &str, now: &str, options: Vec<(String, String)>| {
            let (filter, on_filter) = (filter.clone(), on_filter.clone());
            let choose = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                    on_filter.emit(filter.clone().with(name, select.value()));
                }
            });
            let option = |value: &str, words: &str| {
                el("option")
                    .with("value", value)
                    .fixed_if(value == now, "selected", "selected")
                    .text(words)
            };
            let id = ["filter-", name].concat();
            let select = el("select")
                .with("id", &id)
                .on_change(choose)
                .el(option("", all))
                .each(options.iter().map(|(value, words)| option(value, words)));
            el("div")
                .el(el("label").with("for", &id).text(label))
                .el(classed("div", "box").el(select))
        };
    let states = STATES
        .iter()
        .map(|(name, words)| ((*name).to_owned(), (*words).to_owned()))
        .collect();
    let size = vec![("size".to_owned(), "By size".to_owned())];
    let narrow = {
        let (filter, on_filter) = (filter.clone(), on_filter.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                on_filter.emit(filter.clone().with("words", field.value()));
            }
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let words = el("input")
        .fixed("type", "search")
        .fixed("id", "filter-words")
        .fixed("autocomplete", "off")
        .value(&filter.words)
        .on(Rc::new(onfocus::Wrapper::new(
            props.on_search.reform(|_: FocusEvent| ()),
        )))
        .on_input(narrow);
    let words = el("div")
        .el(el("label").fixed("for", "filter-words").text("Words"))
        .el(classed("div", "box").el(words));
    let toggle = button("button filter__toggle", "Filter", toggle)
        .truth("aria-expanded", **open)
        .fixed("aria-controls", "filter-more");
    let class = if **open {
        "filter__more filter__more--open"
    } else {
        "filter__more"
    };
    let more = classed("div", class)
        .fixed("id", "filter-more")
        .el(select(
            "council",
            "Council",
            "All",
            &filter.council,
            each(|entry| &entry.council),
        ))
        .el(select(
            "year",
            "Year",
            "All",
            &filter.year,
            each(|entry| &entry.year),
        ))
        .el(select(
            "theme",
            "Theme",
            "All",
            &filter.theme,
            each(|entry| &entry.theme),
        ))
        .el(select("checks", "Checks", "All", &filter.checks, states))
        .el(select("order", "Order", "By year", &filter.order, size));
    classed("form", "filter")
        .fixed("role", "search")
        .on(Rc::new(onsubmit::Wrapper::new(Callback::from(
            |event: SubmitEvent| {
                event.prevent_default();
            },
        ))))
        .el(classed("div", "filter__search").el(words).el(toggle))
        .el(more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf;

    /// The ids a filter leaves, without their council and year.
    fn left(name: &str, value: &str) -> Vec<String> {
        let catalogue = shelf::catalogue();
        let words = shelf::words().unwrap();
        narrowed(
            &catalogue,
            &words,
            &Filter::default().with(name, value.to_owned()),
        )
        .into_iter()
        .map(|entry| entry.id.rsplit('/').next().unwrap().to_owned())
        .collect()
    }

    #[test]
    fn words_find_titles_references_and_descriptions() {
        assert_eq!(left("words", "").len(), shelf::catalogue().len());
        // The reference that two papers gave to different cases.
        assert_eq!(
            left("words", "a/r.6.210"),
            [
                "special-transport-retendering",
                "asylum-seeking-young-people"
            ]
        );
        assert_eq!(
            left("words", "MOSAIC automation"),
            ["automation-and-mosaic"]
        );
        // Words of a description alone.
        assert_eq!(
            left("words", "universal credit"),
            ["local-assistance-scheme"]
        );
        assert!(left("words", "no such word anywhere").is_empty());
    }

    #[test]
    fn years_councils_and_themes_narrow_the_list() {
        assert_eq!(left("year", "2021/22").len(), 4);
        assert_eq!(
            left("council", "Monmouthshire County Council"),
            ["budget-pressure"]
        );
        assert_eq!(left("theme", "Transport").len(), 5);
        let catalogue = shelf::catalogue();
        let mut themes: Vec<&str> = catalogue.iter().map(|entry| entry.theme.as_str()).collect();
        themes.sort_unstable();
        themes.dedup();
        assert!(
            themes.len() <= 8,
            "a list to choose from is short: {themes:?}"
        );
    }

    #[test]
    fn a_case_without_a_checked_figure_does_not_count_as_agreeing() {
        // Nothing is printed for it at all.
        assert!(!left("checks", "agree").contains(&"education-support".to_owned()));
        assert!(left("checks", "need").contains(&"education-support".to_owned()));
    }

    #[test]
    fn the_largest_comes_first_when_asked() {
        // £2,537,000, £2m and £1,500K.
        assert_eq!(
            left("order", "size")[..3],
            [
                "budget-pressure",
                "placement-mix-and-demand",
                "looked-after-children"
            ]
        );
    }
}
