//! The rows of every figure of every case, read from the markup as a reader sees them, give the
//! figure; where they do not set it out, the line above them does.

#[path = "../../../model/tests/common/calculator.rs"]
#[allow(
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "the model's tests use more of it"
)]
mod calculator;

use super::sum::Sum;
use crate::parts::drawn::markup;
use crate::state::library::{File, Library};
use crate::state::opened::Opened;
use casebook_model::value::Value;
use casebook_model::working::{Origin, working};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
struct SumsProps {
    opened: Rc<Opened>,
}

/// The sum of every calculated number of a case, each in a section of its own.
#[component]
fn Sums(props: &SumsProps) -> Html {
    let opened = &props.opened;
    let case = &opened.case;
    let sum = |(index, place)| {
        let told = working(case, &opened.paper, &opened.paper, index, &place)?;
        let number = matches!(told.value, Value::Number(_));
        if !number || !matches!(told.origin, Origin::Formula { .. }) {
            return None;
        }
        let name = opened.name(index, &place);
        Some(html! {
            <section>
                <h1>{ name.name() }</h1>
                <h2>{ &told.result }</h2>
                <Sum opened={Rc::clone(opened)} told={Rc::new(told)} way={vec![name]} />
            </section>
        })
    };
    let figures = case.each_quantity().flat_map(|(index, quantity)| {
        (0..usize::from(quantity.cells)).map(move |cell| (index, case.place_of(quantity, cell)))
    });
    html! { <>{ for figures.filter_map(sum) }</> }
}

/// What stands in an element, its tags left out.
fn text(markup: &str) -> String {
    let text: String = markup
        .split('<')
        .enumerate()
        .map(|(position, piece)| match position {
            0 => piece,
            _ => piece.split_once('>').unwrap_or_default().1,
        })
        .collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

/// The text of the first element of a class, up to a tag that ends it.
fn of_class(markup: &str, class: &str, end: &str) -> Option<String> {
    let (_, rest) = markup.split_once(&format!("class=\"{class}\""))?;
    let (_, rest) = rest.split_once('>')?;
    Some(text(rest.split_once(end)?.0).trim().to_owned())
}

/// The rows as one line, and the result; no line where no `=` stands before the result.
fn rows(section: &str) -> (Option<String>, String) {
    let (mut line, mut signs) = (String::new(), String::new());
    for row in section.split("<li").skip(1) {
        let sign = of_class(row, "sum__sign", "</span>").unwrap();
        let value = of_class(row, "sum__value", "</li>").unwrap_or_default();
        if row.starts_with(" class=\"sum__result\"") {
            let sums = sign == "=";
            assert!(sums || (sign.is_empty() && signs.is_empty()), "{section}");
            return (sums.then_some(line), value);
        }
        if row.starts_with(" class=\"sum__then\"") {
            let then = text(&format!("<li{row}"));
            line = format!("{line}, {}", then.trim());
            continue;
        }
        signs.push_str(&sign);
        line = match (&*sign, &*value) {
            ("", value) if line.is_empty() => value.to_owned(),
            ("", value) => format!("{line} … {value}"),
            (sign, value) if line.is_empty() => format!("{sign}({value})"),
            (sign, value) => format!("{line} {sign} ({value})"),
        };
    }
    panic!("no result: {section}");
}

/// The sums of a case.
fn drawn(id: &str) -> String {
    let id = id.to_owned();
    markup::<Sums>(move || {
        let library = Library::of(&[File::Case(id.clone())]);
        let opened = Rc::clone(library.case(&id).here().unwrap());
        SumsProps { opened }
    })
}

fn read_back(id: &str, wrong: &mut Vec<String>) -> usize {
    let mut read = 0;
    for section in drawn(id).split("<section>").skip(1) {
        let tag = |tag: &str| {
            let (_, rest) = section.split_once(&format!("<{tag}>")).unwrap();
            text(rest.split_once("</").unwrap().0)
        };
        let (name, result) = (tag("h1"), tag("h2"));
        let (line, shown) = rows(section);
        assert_eq!(shown, result, "{id} {name}");
        let line = line.or_else(|| {
            let line = of_class(section, "working__line", "</p>")?;
            Some(line.rsplit_once(" = ").unwrap().0.to_owned())
        });
        let line = line.unwrap_or_else(|| panic!("nothing gives {id} {name}"));
        read += 1;
        if let Err(why) = calculator::gives(&line, &result) {
            wrong.push(format!("{id} {name}: {line} = {result}: {why}"));
        }
    }
    read
}

/// The links of a section: where each leads, its name, and what is seen of it.
fn links(section: &str) -> Vec<[String; 3]> {
    let attribute = |tag: &str, name: &str| {
        let value = tag.split_once(&format!(" {name}=\""));
        let value = value.and_then(|(_, rest)| rest.split_once('"'));
        text(value.unwrap_or_default().0)
    };
    let link = |rest: &str| {
        let (tag, rest) = rest.split_once('>').unwrap();
        let seen = text(rest.split_once("</a>").unwrap().0);
        [attribute(tag, "href"), attribute(tag, "aria-label"), seen]
    };
    section.split("<a").skip(1).map(link).collect()
}

/// As a list of links read aloud has them, without what stands around them.
#[test]
fn each_link_of_a_sum_says_of_what_it_shows_the_working() {
    let mut read = 0;
    for entry in Library::new().catalogue().iter() {
        for section in drawn(&entry.id).split("<section>").skip(1) {
            let links = links(section);
            for [leads, name, seen] in &links {
                assert!(name.contains("Working: "), "{seen}: {name}");
                assert!(name.contains(seen.as_str()), "{seen}: {name}");
                // The same words lead to the same working.
                let other = links.iter().find(|[to, of, _]| of == name && to != leads);
                assert_eq!(other, None, "{}: {name} {leads}", entry.id);
                read += 1;
            }
        }
    }
    assert!(read > 500, "only {read} links were read");
}

#[test]
fn what_the_panel_draws_of_every_figure_adds_up() {
    let mut wrong = Vec::new();
    let mut read = 0;
    for entry in Library::new().catalogue().iter() {
        read += read_back(&entry.id, &mut wrong);
    }
    assert!(read > 500, "only {read} figures were read");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
