//! The list of cases, and what narrows it.

use crate::components::verdict::{tally, verdict};
use crate::route::{Filter, Route};
use crate::wording;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::checks::Verdict;
use casebook_model::order;
use std::rc::Rc;
use yew::prelude::*;

/// Fewer cases than this need no filter.
const FEW: usize = 5;

/// Properties of [`Home`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HomeProps {
    /// All cases.
    pub catalogue: Rc<[Entry]>,
    /// What narrows the list.
    pub filter: Filter,
    /// The ids of the cases the reader has changed.
    pub changed: Rc<[String]>,
    /// Whether putting all back can be undone.
    pub can_undo: bool,
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

fn fits(entry: &Entry, filter: &Filter) -> bool {
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
            .to_lowercase()
            .split_whitespace()
            .all(|word| speaks_of(entry, word))
}

/// Whether there is nothing to check: no print that a sum stands beside.
fn is_bare(entry: &Entry) -> bool {
    entry.checks.agree == 0 && entry.checks.round == 0 && entry.checks.differ == 0
}

/// Whether a case's title, reference or description has a word, in small letters.
fn speaks_of(entry: &Entry, word: &str) -> bool {
    entry.text.to_lowercase().contains(word)
        || [&entry.title, &entry.council, &entry.year, &entry.theme]
            .into_iter()
            .chain(&entry.references)
            .any(|text| text.to_lowercase().contains(word))
}

/// The cases a filter leaves, in its order.
fn narrowed<'a>(catalogue: &'a [Entry], filter: &Filter) -> Vec<&'a Entry> {
    let mut list: Vec<&Entry> = catalogue
        .iter()
        .filter(|entry| fits(entry, filter))
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
#[component]
pub fn Home(props: &HomeProps) -> Html {
    let HomeProps {
        catalogue,
        filter,
        changed,
        can_undo,
        ..
    } = props;
    let list = narrowed(catalogue, filter);
    let count = match (list.len(), catalogue.len()) {
        (shown, all) if shown == all => wording::count(all, "case", "cases"),
        (shown, all) => format!("{shown} of {all} cases"),
    };
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ "Savings proposals, and the sums behind them" }</h1>
                <p class="title__summary">{ "Open a case, see whether its tables add up, and change what it assumes. Every figure shows where it comes from." }</p>
                <p class="title__meta">
                    { "Across all cases: " }<a href={Route::Differences.fragment()}>{ "what differs" }</a>
                    { " and " }<a href={Route::Needed { by_who: false }.fragment()}>{ "what is still needed" }</a>
                </p>
            </header>
            { changes(props, changed.len(), *can_undo) }
            if catalogue.len() >= FEW {
                <FilterForm catalogue={Rc::clone(catalogue)} filter={filter.clone()} on_filter={props.on_filter.clone()} />
            }
            <p class="filter__count" role="status">{ count }</p>
            if list.is_empty() {
                <p>{ "No case fits. Take a word away, or choose “All” again." }</p>
            } else {
                <div class="cases__head" aria-hidden="true">
                    <span>{ "Case" }</span>
                    <span class="cases__cols"><span class="num">{ "Printed" }</span><span class="num">{ "Recalculated" }</span><span>{ "Checks" }</span></span>
                </div>
                <ul class="cases">
                    { for list.into_iter().map(|entry| row(entry, changed.contains(&entry.id))) }
                </ul>
            }
        </div>
    }
}

fn changes(props: &HomeProps, changed: usize, can_undo: bool) -> Html {
    if changed > 0 {
        let text = format!(
            "You changed assumptions in {}.",
            wording::count(changed, "case", "cases")
        );
        html! {
            <div class="notice notice--change">
                <p>{ text }</p>
                <div class="buttons">
                    <button class="button" type="button" id="put-back-everything" onclick={props.on_put_back_all.reform(|_: MouseEvent| ())}>
                        { "Put every assumption back" }
                    </button>
                </div>
            </div>
        }
    } else if can_undo {
        html! {
            <div class="notice notice--change">
                <p>{ "Every case is as its paper gives it." }</p>
                <div class="buttons">
                    <button class="button" type="button" onclick={props.on_undo.reform(|_: MouseEvent| ())}>{ "Undo" }</button>
                </div>
            </div>
        }
    } else {
        Html::default()
    }
}

fn row(entry: &Entry, changed: bool) -> Html {
    let mut about = vec![entry.council.clone(), entry.year.clone()];
    about.push(match entry.references.as_slice() {
        [] => "no reference printed".to_owned(),
        references => references.join(", "),
    });
    about.push(entry.sense.word().to_owned());
    html! {
        <li key={entry.id.clone()}>
            <div>
                <h2>
                    <a href={Route::case(&entry.id).fragment()}>{ &entry.title }</a>
                    if changed { { " " }<span class="tag tag--changed">{ "changed" }</span> }
                </h2>
                <p class="cases__meta">{ about.join(" · ") }</p>
            </div>
            <dl>
                <div class="num">
                    <dt>{ "Printed" }</dt>
                    <dd class={if entry.printed.is_some() { "cases__money" } else { "cases__meta" }}>
                        { entry.printed.as_deref().map_or_else(|| "none printed".into(), print) }
                    </dd>
                </div>
                <div class="num">
                    <dt>{ "Recalculated" }</dt>
                    if let Some(calculated) = &entry.calculated {
                        <dd class="cases__money">{ calculated }</dd>
                    } else {
                        <dd><span aria-hidden="true">{ "–" }</span><span class="visually-hidden">{ "needs figures" }</span></dd>
                    }
                </div>
                <div class="cases__checks">
                    <dt>{ "Checks" }</dt>
                    <dd>{ for checks(entry) }</dd>
                </div>
            </dl>
        </li>
    }
}

/// A print with its hedge, if it has one, above the figure: `in the order of`, `£100,000`.
fn print(text: &str) -> Html {
    let figure = text
        .find(|letter: char| letter == '£' || letter.is_ascii_digit())
        .unwrap_or(0);
    let (hedge, figure) = text.split_at_checked(figure).unwrap_or(("", text));
    html! { <>if !hedge.is_empty() { <small>{ hedge.to_owned() }</small> }{ figure.to_owned() }</> }
}

fn checks(entry: &Entry) -> Vec<Html> {
    let mut list: Vec<Html> = tally(entry.checks)
        .into_iter()
        .map(|(count, standing, words)| verdict(standing, Some(&format!("{count} {words}"))))
        .collect();
    if entry.calculated.is_none() && entry.checks.need == 0 {
        list.push(verdict(Verdict::Needs, None));
    }
    list
}

/// Properties of [`FilterForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct FilterFormProps {
    catalogue: Rc<[Entry]>,
    filter: Filter,
    on_filter: Callback<Filter>,
}

/// What narrows the list.
#[component]
fn FilterForm(props: &FilterFormProps) -> Html {
    let FilterFormProps {
        catalogue,
        filter,
        on_filter,
    } = props;
    let open = use_state(|| false);
    let each = |of: fn(&Entry) -> &String| {
        let mut values: Vec<String> = catalogue.iter().map(|entry| of(entry).clone()).collect();
        order::distinct(&mut values);
        values
            .into_iter()
            .map(|value| (value.clone(), value))
            .collect::<Vec<_>>()
    };
    let select =
        |name: &'static str, label: &str, all: &str, now: &str, options: Vec<(String, String)>| {
            let (filter, on_filter) = (filter.clone(), on_filter.clone());
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                    on_filter.emit(filter.clone().with(name, select.value()));
                }
            });
            let id = format!("filter-{name}");
            html! {
                <div>
                    <label for={id.clone()}>{ label.to_owned() }</label>
                    <div class="box">
                        <select {id} {onchange}>
                            <option value="" selected={now.is_empty()}>{ all.to_owned() }</option>
                            { for options.into_iter().map(|(value, words)| {
                                let selected = value == now;
                                html! { <option {value} {selected}>{ words }</option> }
                            }) }
                        </select>
                    </div>
                </div>
            }
        };
    let states = STATES
        .iter()
        .map(|(name, words)| ((*name).to_owned(), (*words).to_owned()))
        .collect();
    let oninput = {
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
    html! {
        <form class="filter" role="search" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <div class="filter__search">
                <div>
                    <label for="filter-words">{ "Words" }</label>
                    <div class="box"><input type="search" id="filter-words" autocomplete="off" value={filter.words.clone()} {oninput} /></div>
                </div>
                <button class="button filter__toggle" type="button" aria-expanded={if *open { "true" } else { "false" }} aria-controls="filter-more" onclick={toggle}>{ "Filter" }</button>
            </div>
            <div class={classes!("filter__more", open.then_some("filter__more--open"))} id="filter-more">
                { select("council", "Council", "All", &filter.council, each(|entry| &entry.council)) }
                { select("year", "Year", "All", &filter.year, each(|entry| &entry.year)) }
                { select("theme", "Theme", "All", &filter.theme, each(|entry| &entry.theme)) }
                { select("checks", "Checks", "All", &filter.checks, states) }
                { select("order", "Order", "By year", &filter.order, vec![("size".to_owned(), "By size".to_owned())]) }
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf;

    /// The ids a filter leaves, without their council and year.
    fn left(name: &str, value: &str) -> Vec<String> {
        let catalogue = shelf::catalogue();
        narrowed(&catalogue, &Filter::default().with(name, value.to_owned()))
            .into_iter()
            .map(|entry| entry.id.rsplit('/').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn words_find_titles_references_and_descriptions() {
        assert_eq!(left("words", "").len(), 24);
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
