//! How it is going: what has happened so far in a series, and where that leads.

use super::asked::{AskedProps, use_answer, use_put};
use super::fields::{Pick, pick};
use super::table::{Table, behind};
use crate::charts::forecast::{Forecast, GHOST, Strand};
use crate::charts::ticks::Ticks;
use crate::state::asking::Asking;
use crate::state::opened::Opened;
use casebook_analysis::questions::{Goal, Subject};
use casebook_exchange::asked::choices::{Choice, lines};
use casebook_exchange::asked::going::{Asked, GoesOn, Item, asked, read, series};
use casebook_model::Decimal;
use casebook_model::number::{grouped, places_needed};
use casebook_model::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What parts the figures of what has happened so far.
const PARTED: char = ';';

/// To how many places a figure of a series is shown at most.
const MOST_PLACES: u32 = 2;

/// What was asked, and what comes of it.
struct Told {
    lines: Vec<Choice>,
    line: String,
    found: Option<Asked>,
    /// What is wrong with what was typed, and with which figure.
    wrong: Option<(usize, String)>,
}

/// How it is going.
#[component]
pub fn HowItGoes(props: &AskedProps) -> Html {
    let told = use_answer(props, answer);
    let on_put = use_put(&props.opened);
    let AskedProps { opened, asking, .. } = props;
    if told.lines.is_empty() {
        return html! { <p>{ "The claim rests on no series that runs over months or years." }</p> };
    }
    let so_far = typed(asking);
    let happened = so_far.iter().filter(|text| !text.is_empty()).count();
    html! {
        <>
            <div class="group">
                { pick(Pick {
                    id: "going-line".to_owned(),
                    label: "What has happened so far in",
                    choices: &told.lines,
                    now: asking.choice("in").unwrap_or(&told.line),
                    on: line_chosen(props),
                }) }
            </div>
            if let Some(found) = &told.found {
                { entry(props, found, &so_far, told.wrong.as_ref()) }
                if happened == 0 {
                    <p id="going-found">{ "Type what has happened so far, from the first on. The rest is then told." }</p>
                } else if told.wrong.is_none() {
                    <div id="going-found" class="stack">
                        <ul class="list">{ for found.ways.iter().map(|way| goes_on(found, way, &on_put)) }</ul>
                        if !found.needed_words.is_empty() {
                            <p><b>{ &found.needed_words }</b></p>
                        }
                        { picture(opened, found) }
                    </div>
                }
            }
        </>
    }
}

/// Another series begins with nothing.
fn line_chosen(props: &AskedProps) -> Callback<String> {
    let asking = props.asking.clone();
    props
        .on_ask
        .reform(move |line: String| Asking::clone(&asking).with("so", "").with("in", &line))
}

/// What was typed for each item, as far as anything was.
fn typed(asking: &Asking) -> Vec<String> {
    let so_far = asking.choice("so").unwrap_or_default().split(PARTED);
    so_far.map(|text| text.trim().to_owned()).collect()
}

fn answer(subject: Subject<'_>, asking: &Asking) -> Told {
    let goal = Goal::claim(subject.case);
    let lines = lines(subject, &goal);
    let first = lines.first().map(|line| line.name.clone());
    let line = asking.choice("in").map(str::to_owned).or(first);
    let line = line.unwrap_or_default();
    let typed = typed(asking);
    let so_far: Vec<&str> = (typed.iter().map(String::as_str))
        .take_while(|text| !text.is_empty())
        .collect();
    let mut wrong = None;
    if typed.iter().skip(so_far.len()).any(|text| !text.is_empty()) {
        wrong = Some((so_far.len(), "Fill this in first.".to_owned()));
    }
    let mut actual = Vec::new();
    for (position, text) in so_far.iter().enumerate() {
        match read(subject, &format!("{line}={text}")) {
            Ok((_, figures)) => actual.extend(figures),
            Err(error) => {
                wrong = Some((position, error.words()));
                break;
            }
        }
    }
    let found = series(subject, &line)
        .ok()
        .and_then(|series| asked(subject, &goal, &series, &actual));
    Told {
        lines,
        line,
        found,
        wrong,
    }
}

/// The table in which it is typed, beside what was planned.
fn entry(
    props: &AskedProps,
    found: &Asked,
    so_far: &[String],
    wrong: Option<&(usize, String)>,
) -> Html {
    let row = |(position, item): (usize, &Item)| {
        let text = so_far.get(position).cloned().unwrap_or_default();
        let wrong = wrong.filter(|(at, _)| *at == position);
        let oninput = {
            let (asking, so_far) = (props.asking.clone(), so_far.to_vec());
            props.on_ask.reform(move |event: InputEvent| {
                let field = event.target_dyn_into::<HtmlInputElement>();
                let text = field.map(|field| field.value()).unwrap_or_default();
                Asking::clone(&asking).with("so", &with(&so_far, position, &text))
            })
        };
        html! {
            <tr key={position}>
                <th scope="row">{ &item.label }</th>
                <td class="num">{ shown(item.plan.as_ref()) }</td>
                <td class={wrong.is_some().then_some("cell--error")}>
                    <input id={format!("going-{}", item.item)} type="text" autocomplete="off" value={text} {oninput}
                        aria-label={format!("{}, so far", item.label)} aria-invalid={wrong.is_some().then_some("true")}
                        aria-describedby={wrong.is_some().then_some("going-says")} />
                </td>
            </tr>
        }
    };
    html! {
        <>
            <div class="group"><div class="scroll">
                <table class="figures series series--words">
                    <caption><span class="caption">{ &found.series_label }</span></caption>
                    <thead>
                        <tr>
                            <th class="lead" scope="col">{ "When" }</th>
                            <th class="num" scope="col">{ "Planned" }</th>
                            <th class="num" scope="col">{ "So far" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for found.items.iter().enumerate().map(row) }</tbody>
                </table>
            </div></div>
            if let Some((position, words)) = wrong {
                <p class="field__error" id="going-says">
                    { found.items.get(*position).map(|item| item.label.clone()) }{ ": " }{ words }
                </p>
            }
        </>
    }
}

/// A figure as it is read; a dash where there is none.
fn shown(figure: Option<&String>) -> String {
    let figure = figure.and_then(|figure| figure.parse::<Decimal>().ok());
    figure.map_or_else(
        || "–".to_owned(),
        |figure| grouped(figure, places_needed(figure, MOST_PLACES)),
    )
}

/// What was typed, with another text at a place.
fn with(so_far: &[String], position: usize, text: &str) -> String {
    let mut so_far = so_far.to_vec();
    if so_far.len() <= position {
        so_far.resize(position.saturating_add(1), String::new());
    }
    if let Some(slot) = so_far.get_mut(position) {
        *slot = text.replace(PARTED, " ");
    }
    let so_far = so_far.join(&PARTED.to_string());
    so_far.trim_end_matches(PARTED).to_owned()
}

/// A way in which it may go on, and what puts it in.
fn goes_on(found: &Asked, way: &GoesOn, on_put: &Callback<String>) -> Html {
    let line = way.set.clone();
    let onclick = on_put.reform(move |_: MouseEvent| line.clone());
    let distance = match way.distance_words().as_str() {
        "" => String::new(),
        distance => [", ", distance].concat(),
    };
    html! {
        <li key={way.rest} data-rest={way.rest}>
            <b>{ words::raised(way.as_words) }</b>
            <p>{ &found.label }{ ": " }{ &way.figure_words }{ distance }{ "." }</p>
            <button class="button" type="button" {onclick}
                aria-label={format!("Put this in: {}", way.as_words)}>{ "Put this in" }</button>
        </li>
    }
}

/// Plan, what happened and where it leads, as a chart and as a table.
fn picture(opened: &Opened, found: &Asked) -> Html {
    let case = &opened.case;
    let id = found.series.split('[').next().unwrap_or_default();
    let Some((_, input)) = case.find(id) else {
        return Html::default();
    };
    let number =
        |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Decimal>().ok());
    let happened = found
        .items
        .iter()
        .filter(|item| item.actual.is_some())
        .count();
    let ahead = |way: &GoesOn| {
        let figures = way.values.iter().enumerate();
        // From the last that happened on.
        let shown = |(position, figure): (usize, &Option<String>)| {
            number(figure).filter(|_| position.saturating_add(1) >= happened)
        };
        figures.map(shown).collect()
    };
    let of_items = |value: fn(&Item) -> &Option<String>| {
        found.items.iter().map(|item| number(value(item))).collect()
    };
    let strand = |name: &'static str, class, figures| Strand {
        name: name.into(),
        class,
        figures,
    };
    let mut strands = vec![strand("Plan", GHOST, of_items(|item| &item.plan))];
    for way in &found.ways {
        match way.rest {
            "stand" => strands.push(strand("From here", "s3", ahead(way))),
            "pace" => strands.push(strand("At this pace", "s2", ahead(way))),
            _ => {}
        }
    }
    strands.push(strand("So far", "s1", of_items(|item| &item.actual)));
    let items = found.items.iter().enumerate();
    let figures = |position: usize, item: &Item| {
        let ways = found.ways.iter();
        let ways = ways.map(|way| shown(way.values.get(position).and_then(Option::as_ref)));
        [shown(item.plan.as_ref()), shown(item.actual.as_ref())]
            .into_iter()
            .chain(ways)
            .collect::<Vec<_>>()
    };
    let heads = ["When", "Planned", "So far"].into_iter().map(str::to_owned);
    let ways = (found.ways.iter()).map(|way| words::raised(way.as_words));
    let heads: Vec<String> = heads.chain(ways).collect();
    let said = |(position, item): (usize, &Item)| {
        let figures = figures(position, item);
        // Of what has happened there is nothing to foretell.
        let told = if item.actual.is_some() {
            2
        } else {
            figures.len()
        };
        let named = heads.iter().skip(1).zip(figures.iter().take(told));
        let told: Vec<String> = named
            .filter(|(_, figure)| *figure != "–")
            .map(|(head, figure)| format!("{} {figure}", words::lowered(head)))
            .collect();
        (
            item.label.clone(),
            format!("{}: {}.", item.label, told.join("; ")),
        )
    };
    html! {
        <>
            <Forecast id="going-read" of={found.series_label.clone()} items={items.clone().map(said).collect::<Vec<_>>()}
                {strands} ticks={Ticks::of(&input.unit, &case.units)} first={happened.saturating_sub(1)} />
            { behind(Table {
                caption: found.series_label.clone(),
                heads: heads.clone(),
                rows: items.map(|(position, item)| (item.label.clone(), figures(position, item))).collect(),
            }) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::drawn;
    use crate::state::asking::Question;

    fn going(choices: &'static [(&'static str, &'static str)]) -> String {
        drawn::<HowItGoes>(
            "cambridgeshire/2020-21/placement-mix-and-demand",
            &[],
            Question::Going,
            choices,
        )
    }

    #[test]
    fn at_first_it_asks_for_what_has_happened() {
        let page = going(&[("in", "in_care[low]")]);
        assert_eq!(page.matches("<input").count(), 12, "{page}");
        assert!(page.contains("Type what has happened so far"), "{page}");
        assert!(!page.contains("data-rest"), "{page}");
    }

    /// As planned it is the paper’s own sum.
    #[test]
    fn as_planned_it_leads_to_the_papers_figure_three_ways_and_each_can_be_put_in() {
        let page = going(&[("in", "in_care[low]"), ("so", "775;770")]);
        assert_eq!(page.matches("data-rest=").count(), 3, "{page}");
        assert!(
            page.contains("£1,990,400, £9,600 less than is printed."),
            "{page}"
        );
        assert_eq!(page.matches(">Put this in<").count(), 3, "{page}");
        assert!(
            page.contains("To reach £2,000,000 it would have to fall by"),
            "{page}"
        );
        assert!(
            page.contains(">So far<") || page.contains(">At this pace<"),
            "{page}"
        );
    }

    #[test]
    fn what_is_left_out_or_no_figure_is_said_where_it_stands() {
        let page = going(&[("in", "in_care[low]"), ("so", "775;;765")]);
        assert!(page.contains(">May 2020: Fill this in first."), "{page}");
        let page = going(&[("in", "in_care[low]"), ("so", "775;many")]);
        assert!(page.contains(">May 2020: “many” does not"), "{page}");
    }

    #[test]
    fn a_text_is_put_at_its_place() {
        let so_far = ["775".to_owned()];
        assert_eq!(with(&so_far, 2, "770"), "775;;770");
        assert_eq!(with(&so_far, 0, ""), "");
        assert_eq!(with(&[], 1, "1;2"), ";1 2");
    }
}
