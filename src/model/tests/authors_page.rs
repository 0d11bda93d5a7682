//! The authors' page, `docs/case-files.md`: what it shows works, and what the code asks for it names.
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
use casebook_model::authoring::{FUNCTIONS, LARGEST_FILE, read_formula};
use casebook_model::axis::{MOST_AXES, MOST_ITEMS};
use casebook_model::calendar::CalendarQuantity;
use casebook_model::case::Case;
use casebook_model::evaluate::{Coordinates, Evaluator, Figures};
use casebook_model::expr::{Expr, Gathering};
use casebook_model::number::{grouped, plain};
use casebook_model::printed::{Agreement, Printed};
use casebook_model::value::Value;
use common::{figure, read};

const PAGE: &str = include_str!("../../../docs/case-files.md");

/// The readers of case files, whose keys the page must name.
const READERS: [&str; 5] = [
    include_str!("../src/authoring/bounds.rs"),
    include_str!("../src/authoring/header.rs"),
    include_str!("../src/authoring/quantities.rs"),
    include_str!("../src/authoring/layout.rs"),
    include_str!("../src/authoring/shelf.rs"),
];

/// The blocks of a language on the page.
fn blocks(language: &str) -> Vec<&'static str> {
    PAGE.split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

/// The rows of the table whose head starts so, cell by cell.
fn rows(head: &str) -> Vec<Vec<&'static str>> {
    let start = PAGE.find(head).unwrap_or_else(|| panic!("no table {head}"));
    PAGE[start..]
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
        assert!(PAGE.contains(&grammar), "the page lacks\n{grammar}");
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
            named.iter().any(|form| PAGE.contains(form.as_str())),
            "the page does not explain the key {key}"
        );
    }
}

#[test]
fn every_word_of_the_language_stands_on_the_page() {
    for function in FUNCTIONS {
        assert!(PAGE.contains(&format!("`{function}`")), "{function}");
    }
    for word in KEYWORDS {
        assert!(PAGE.contains(word), "{word}");
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
    let told = PAGE.split("## How large a case may be").nth(1).unwrap();
    for limit in limits {
        let limit = grouped(limit.into(), 0);
        assert!(
            told.split([' ', '.']).any(|word| word == limit),
            "{limit} is not said"
        );
    }
}

#[test]
fn what_the_page_points_to_is_there() {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let links: Vec<&str> = PAGE
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.starts_with('#'))
        .collect();
    assert!(links.len() > 4);
    for link in links {
        assert!(docs.join(link).exists(), "{link} is not there");
    }
}
