//! The authors' page, `docs/case-files.md`, and its second, `docs/case-files-more.md`: what they show works,
//! what the code asks for they name, and the first is read in half an hour.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests, and what they share"
)]

mod common;

use casebook_model::Decimal;
use casebook_model::authoring::syntax::{DEEPEST, KEYWORDS, LONGEST, MOST_JOINS};
use casebook_model::authoring::{FUNCTIONS, LARGEST_FILE, read_case, read_finding, read_formula};
use casebook_model::axis::{MOST_AXES, MOST_ITEMS};
use casebook_model::calendar::CalendarQuantity;
use casebook_model::case::Case;
use casebook_model::evaluate::{Coordinates, Evaluator, Figures};
use casebook_model::expr::{Expr, Gathering};
use casebook_model::number::{grouped, plain};
use casebook_model::printed::{Agreement, Printed};
use casebook_model::value::Value;
use common::{figure, read, shelf};

const PAGE: &str = include_str!("../../../docs/case-files.md");

/// What few need.
const MORE: &str = include_str!("../../../docs/case-files-more.md");

/// Both, with their names.
const PAGES: [(&str, &str); 2] = [("case-files.md", PAGE), ("case-files-more.md", MORE)];

/// Whether either says it.
fn is_said(text: &str) -> bool {
    PAGES.iter().any(|(_, page)| page.contains(text))
}

/// The readers of case files, whose keys the page must name.
const READERS: [&str; 6] = [
    include_str!("../src/authoring/based.rs"),
    include_str!("../src/authoring/bounds.rs"),
    include_str!("../src/authoring/header.rs"),
    include_str!("../src/authoring/quantities.rs"),
    include_str!("../src/authoring/layout.rs"),
    include_str!("../src/authoring/shelf.rs"),
];

/// The blocks of a language on the first page.
fn blocks(language: &str) -> Vec<&'static str> {
    PAGE.split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

/// The rows of the tables whose head starts so, on both pages, cell by cell.
fn rows(head: &str) -> Vec<Vec<&'static str>> {
    let rows: Vec<Vec<&str>> = PAGES
        .iter()
        .filter_map(|(_, page)| page.get(page.find(head)?..))
        .flat_map(rows_of)
        .collect();
    assert!(!rows.is_empty(), "no table {head}");
    rows
}

/// The rows of the table that a text begins with.
fn rows_of(table: &'static str) -> Vec<Vec<&'static str>> {
    table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let inside = line
                .strip_prefix('|')
                .and_then(|line| line.strip_suffix('|'));
            inside.unwrap().split('|').map(str::trim).collect()
        })
        .collect()
}

/// What stands in backticks in a cell.
fn code(cell: &str) -> &str {
    cell.trim_matches('`').trim()
}

/// The two whole files on the page: the smallest one and the fuller one.
fn cases() -> [Case; 2] {
    let files: Vec<&str> = blocks("toml")
        .into_iter()
        .filter(|block| block.contains("[claim]"))
        .collect();
    let cases = files.into_iter().map(|file| {
        read(file).unwrap_or_else(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", faults.join("\n"))
        })
    });
    cases.collect::<Vec<_>>().try_into().unwrap()
}

#[test]
fn the_smallest_case_comes_to_what_it_claims() {
    let [smallest, _] = cases();
    // 1 route × £200 a day × 190 days.
    assert_eq!(
        figure(&smallest, "saved", ""),
        Value::Number(Decimal::from(38_000))
    );
    assert_eq!(
        smallest
            .claim
            .printed
            .unwrap()
            .agreement(Decimal::from(38_000)),
        Agreement::Agrees
    );
}

#[test]
fn one_print_of_the_fuller_case_differs_and_says_why() {
    let [_, fuller] = cases();
    let figures = Figures::paper(&fuller);
    let mut differ = Vec::new();
    for block in &fuller.published {
        for cell in &block.cells {
            let calculated = figures.at(&fuller, block.quantity, &cell.place);
            if cell.printed.agreement(calculated.number().unwrap()) == Agreement::Differs {
                differ.push((fuller.place_code(&cell.place), cell.because.is_some()));
            }
        }
    }
    assert_eq!(differ, [("2020-12,plan".to_owned(), true)]);
    assert_eq!(
        figure(&fuller, "saved", "plan"),
        Value::Number(Decimal::from(115_200))
    );
}

#[test]
fn the_case_that_rests_on_another_adds_a_scenario_to_it() {
    let blocks = MORE.split("```toml\n").skip(1);
    let mut blocks = blocks.filter_map(|block| block.split("```").next());
    let text = blocks.find(|block| block.contains("based_on")).unwrap();
    let find = |id: &str| {
        let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
        let text = std::fs::read_to_string(cases.join(format!("{id}.toml"))).unwrap();
        Ok(read_case(id, id, &text, &shelf()).unwrap())
    };
    let case = read_finding("mine", "mine.toml", text, &shelf(), &find)
        .unwrap()
        .case;
    let (_, scenario) = case.find_axis("scenario").unwrap();
    assert_eq!(scenario.items.last().unwrap().label, "Half the carers");
    assert!(case.title.ends_with("with additions"));
}

#[test]
fn the_examples_of_formulas_come_to_what_the_page_says() {
    let [_, case] = cases();
    let figures = Figures::paper(&case);
    let examples = rows("| written | gives |");
    assert!(examples.len() > 20);
    for row in examples {
        let [_, _, formula, comes_to] = row.as_slice() else {
            panic!("{row:?}")
        };
        let formula = read_formula(&case, code(formula))
            .unwrap_or_else(|faults| panic!("{formula}: {faults:?}"));
        let value = Evaluator::new(&case, &figures, None).value(&formula, Coordinates::default());
        let told = match value {
            Value::Number(number) => match &formula {
                Expr::Gather(Gathering::First | Gathering::FirstToStay, _, over) => {
                    case.item(over[0].axis, number).unwrap().id.clone()
                }
                _ => plain(number),
            },
            Value::None => "none".to_owned(),
            Value::Needs(needs) => {
                let name = |index| case.quantity(index).unwrap().id.as_str();
                let names: Vec<&str> = needs
                    .cells()
                    .iter()
                    .map(|cell| name(cell.quantity))
                    .collect();
                format!("needs {}", names.join(", "))
            }
            Value::Error(fault) => fault.words().to_owned(),
        };
        assert_eq!(told, code(comes_to), "{row:?}");
    }
}

#[test]
fn the_grammars_are_those_of_the_code() {
    let sources = [
        include_str!("../src/authoring/syntax.rs"),
        include_str!("../src/printed/mod.rs"),
        include_str!("../src/amount/mod.rs"),
    ];
    for source in sources {
        let grammar = source.split("```").nth(1).unwrap();
        let lines: Vec<&str> = grammar
            .lines()
            .skip(1)
            .filter_map(|line| line.strip_prefix("//! "))
            .collect();
        let grammar = lines.join("\n");
        assert!(lines.len() > 3);
        assert!(is_said(&grammar), "the pages lack\n{grammar}");
    }
}

#[test]
fn every_key_that_the_code_asks_for_is_explained() {
    let asking = [
        ".required(",
        ".text(",
        ".texts(",
        ".flag(",
        ".places(",
        ".table(",
        ".list(",
        ".named(",
        ".get(",
        ".has(",
        "required_text(",
        "optional_text(",
        "one_of(",
        "required(",
        "texts(",
        "axis(",
        "single(",
        "each(",
    ];
    let mut keys: Vec<&str> = Vec::new();
    for source in READERS {
        for way in asking {
            for (at, _) in source.match_indices(way) {
                let arguments = &source[at + way.len()..];
                let end = arguments.find([')', ';']).unwrap_or(arguments.len());
                let Some(key) = arguments[..end].split('"').nth(1) else {
                    continue;
                };
                keys.push(key);
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    assert!(keys.len() > 60, "{keys:?}");
    for key in keys {
        let named = [format!("`{key}`"), format!("[{key}"), format!("{key} = ")];
        assert!(
            named.iter().any(|form| is_said(form)),
            "the pages do not explain the key {key}"
        );
    }
}

#[test]
fn every_word_of_the_language_stands_on_the_page() {
    for function in FUNCTIONS {
        assert!(is_said(&format!("`{function}`")), "{function}");
    }
    for word in KEYWORDS {
        assert!(is_said(word), "{word}");
    }
    let told = rows("| name | over | unit | is |");
    assert_eq!(told.len(), CalendarQuantity::ALL.len());
    for (quantity, row) in CalendarQuantity::ALL.into_iter().zip(told) {
        assert_eq!((quantity.name(), quantity.rule()), (code(row[0]), row[3]));
        let unit = quantity.unit_name().map(|unit| format!("{unit}s"));
        assert_eq!(unit.as_deref().unwrap_or("an item"), row[2]);
    }
}

#[test]
fn prints_are_held_against_sums_as_the_page_says() {
    use Agreement::{Agrees, Differs, Rounds};
    for (print, sum, agreement) in [
        ("£94K", "94000", Agrees),
        ("£94K", "93500", Rounds),
        ("£94K", "94500", Rounds),
        ("£94K", "94500.01", Differs),
        ("around £850", "845", Rounds),
        ("around £850", "855.01", Differs),
        ("over £3,000", "3000", Agrees),
        ("at least £3,000", "2999.5", Rounds),
        ("over £3,000", "2999.49", Differs),
        ("over £3,000", "9000", Rounds),
        ("up to 12", "12", Agrees),
        ("fewer than 12", "12.5", Rounds),
        ("up to 12", "12.51", Differs),
        ("10-15", "15", Agrees),
        ("10-15", "9.5", Rounds),
        ("10-15", "15.51", Differs),
        ("half", "0.505", Rounds),
        ("half", "0.4949", Differs),
        ("about half", "0.55", Rounds),
        ("about half", "0.5501", Differs),
    ] {
        assert!(PAGE.contains(&format!("`{print}`")), "{print}");
        let sum = Decimal::from_str_exact(sum).unwrap();
        assert_eq!(
            Printed::read(print).unwrap().agreement(sum),
            agreement,
            "{print} and {sum}"
        );
    }
}

#[test]
fn the_messages_on_the_page_are_messages_of_the_code() {
    // Each stands, whole, in a test of what broken files are told.
    let told = concat!(include_str!("faults.rs"), include_str!("broken_files.md"));
    let told = format!("{told}{}", include_str!("file_cautions.rs"));
    let told = format!("{told}{}", include_str!("added.rs"));
    let mut messages = rows("| message | what it means");
    assert!(messages.len() > 20);
    messages.extend(rows("| caution | what it means"));
    for row in messages {
        let message = code(row[0]);
        assert!(told.contains(message), "no file is told: {message}");
    }
}

#[test]
fn the_limits_are_those_of_the_code() {
    let limits = [
        LARGEST_FILE,
        MOST_AXES,
        MOST_ITEMS,
        LONGEST,
        DEEPEST,
        MOST_JOINS,
    ];
    let told = MORE.split("## How large a case may be").nth(1).unwrap();
    for limit in limits {
        let limit = grouped(limit.into(), 0);
        assert!(
            told.split([' ', '.']).any(|word| word == limit),
            "{limit} is not said"
        );
    }
}

/// What a heading is called in an address: `## The grammar of formulas` is `#the-grammar-of-formulas`.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || " -".contains(*c);
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter(kept)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// Whether a page has a heading or a mark of this name.
fn has_place(page: &str, name: &str) -> bool {
    let marked = page.contains(&format!("<a id=\"{name}\"></a>"));
    let mut headings = page.lines().filter(|line| line.starts_with('#'));
    marked || headings.any(|line| slug(line) == name)
}

#[test]
fn what_the_pages_point_to_is_there() {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    for (own, page) in PAGES {
        let links: Vec<&str> = page
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            .collect();
        assert!(links.len() > 4, "{own}");
        for link in links {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let of = if file.is_empty() { own } else { file };
            assert!(docs.join(of).exists(), "{own}: {link} is not there");
            if let Some((_, page)) = PAGES.iter().find(|(name, _)| *name == of) {
                let there = place.is_empty() || has_place(page, place);
                assert!(there, "{own}: {link} has no such place");
            }
        }
    }
}

/// At two hundred words a minute, those of code and tables among them.
#[test]
fn the_first_page_is_read_in_half_an_hour() {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let words = PAGE.split_whitespace().filter(is_word).count();
    let minutes = words.div_ceil(200);
    assert!(
        minutes <= 28,
        "{words} words take {minutes} minutes; what few need stands in case-files-more.md"
    );
    // It has not lost what a first case needs.
    assert!(minutes >= 15, "{words}");
}
