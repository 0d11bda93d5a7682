//! Every number of the five papers is accounted for: it belongs to a figure of
//! `printed.tsv`, or stands in `papers/aside.tsv` with the reason why it
//! is no figure.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use casebook_tests::papers::table::{Aside, Printed, Spot, aside, printed};
use casebook_tests::papers::token::{apart, occurrences, tokens, within};
use casebook_tests::papers::{DOCUMENTS, reading, text};

/// The cases of each paper that print a figure. `education-support`, the 24th
/// case, prints none.
const CASES: [(&str, &[&str]); 5] = [
    (
        DOCUMENTS[0],
        &[
            "cambridgeshire/2020-21/placement-mix-and-demand",
            "cambridgeshire/2020-21/disability-0-25",
            "cambridgeshire/2020-21/early-help-october",
            "cambridgeshire/2020-21/youth-justice",
        ],
    ),
    (
        DOCUMENTS[1],
        &[
            "cambridgeshire/2018-19/childrens-change",
            "cambridgeshire/2018-19/commissioning-staffing",
            "cambridgeshire/2018-19/childrens-centres",
            "cambridgeshire/2018-19/learning-review",
            "cambridgeshire/2018-19/special-transport-retendering",
            "cambridgeshire/2018-19/mainstream-transport",
            "cambridgeshire/2018-19/local-assistance-scheme",
            "cambridgeshire/2018-19/voluntary-grants",
            "cambridgeshire/2018-19/looked-after-children",
            "cambridgeshire/2018-19/personal-transport-budgets",
            "cambridgeshire/2018-19/automation-and-mosaic",
            "cambridgeshire/2018-19/troubled-families",
            "cambridgeshire/2018-19/looked-after-transport",
        ],
    ),
    (
        DOCUMENTS[2],
        &[
            "cambridgeshire/2021-22/asylum-seeking-young-people",
            "cambridgeshire/2021-22/guardianship-allowances",
            "cambridgeshire/2021-22/clinical-services",
            "cambridgeshire/2021-22/care-transport",
        ],
    ),
    (DOCUMENTS[3], &["cambridgeshire/2020-21/early-help"]),
    (DOCUMENTS[4], &["monmouthshire/2020-21/budget-pressure"]),
];

/// How many figures each paper prints: every print, and each figure once.
/// Literals, so that a lost row is noticed.
const COUNTS: [(&str, usize, usize); 5] = [
    (DOCUMENTS[0], 172, 154),
    (DOCUMENTS[1], 129, 108),
    (DOCUMENTS[2], 28, 25),
    (DOCUMENTS[3], 19, 11),
    (DOCUMENTS[4], 37, 32),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[test]
fn every_number_of_the_papers_is_accounted_for_once() {
    let (printed, aside) = both();
    let spots: Vec<(&Spot, &str)> = printed
        .iter()
        .map(|row| (&row.spot, "printed"))
        .chain(aside.iter().map(|row| (&row.spot, "aside")))
        .collect();
    let mut faults = Vec::new();
    for document in DOCUMENTS {
        let Some(lines) = text::lines(document).unwrap() else {
            println!("The papers are not at hand: only the tables' own consistency is checked.");
            return;
        };
        let mut covered: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
        for (spot, table) in spots.iter().filter(|(spot, _)| spot.document == document) {
            let line = lines.get(spot.line - 1).map_or("", String::as_str);
            match place(spot, line) {
                Ok(span) => {
                    if *table == "printed" && cut(line, &span) {
                        faults.push(tell(spot, line, "is cut out of a longer figure"));
                    }
                    let taken = covered.entry(spot.line).or_default();
                    if taken.iter().any(|other| !apart(other, &span)) {
                        faults.push(tell(spot, line, &format!("{table}: covered twice")));
                    }
                    taken.push(span);
                }
                Err(fault) => faults.push(tell(spot, line, &format!("{table}: {fault}"))),
            }
        }
        for (at, line) in lines.iter().enumerate() {
            let spans = covered.remove(&(at + 1)).unwrap_or_default();
            for token in tokens(line) {
                if !spans.iter().any(|span| within(&token, span)) {
                    faults.push(format!(
                        "{document}:{}: `{}` is in neither table: {line}",
                        at + 1,
                        &line[token]
                    ));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn the_tables_follow_the_papers() {
    let (printed, aside) = both();
    let texts = DOCUMENTS.map(|document| text::lines(document).unwrap());
    let order = |spot: &Spot| {
        let paper = DOCUMENTS.iter().position(|name| *name == spot.document);
        let column = paper
            .and_then(|paper| texts[paper].as_ref())
            .and_then(|lines| lines.get(spot.line - 1))
            .and_then(|line| place(spot, line).ok())
            .map_or(0, |span| span.start);
        (paper, spot.line, column)
    };
    let printed: Vec<&Spot> = printed.iter().map(|row| &row.spot).collect();
    let aside: Vec<&Spot> = aside.iter().map(|row| &row.spot).collect();
    let mut faults = Vec::new();
    for pair in printed.windows(2).chain(aside.windows(2)) {
        if order(pair[0]) > order(pair[1]) {
            faults.push(format!("{:?} comes after a later place", pair[1]));
        }
    }
    none(faults);
}

#[test]
fn a_value_is_what_the_print_says() {
    let mut faults = Vec::new();
    for row in both().0 {
        match reading::read(&row.spot.text) {
            Ok(read) => {
                let table = (row.low, row.high, row.precision, row.qualifier.as_str());
                let print = (read.low, read.high, read.precision, read.qualifier);
                if table != print {
                    faults.push(format!("{:?}: {table:?}, but read {print:?}", row.spot));
                }
            }
            Err(fault) => faults.push(format!("{:?}: {fault}", row.spot)),
        }
    }
    none(faults);
}

#[test]
fn a_unit_is_what_the_print_says() {
    let says = [
        ("FTE", "posts"),
        ("month", "months"),
        ("mths", "months"),
        ("week", "week"),
        ("per day", "/day"),
        ("per annum", "/year"),
        ("per year", "/year"),
    ];
    let mut faults = Vec::new();
    for row in both().0 {
        let text = &row.spot.text;
        let money = text.contains('£') && !row.unit.starts_with('£');
        let share = text.contains('%') != (row.unit == "%");
        let words = says
            .iter()
            .any(|(word, unit)| text.contains(word) && !row.unit.contains(unit));
        if money || share || words {
            faults.push(format!("{:?}: in {}", row.spot, row.unit));
        }
    }
    none(faults);
}

#[test]
fn a_figure_belongs_to_a_case_of_its_paper() {
    let cases: HashMap<&str, &[&str]> = CASES.into();
    let rows = both().0;
    let mut faults: Vec<String> = rows
        .iter()
        .filter(|row| {
            !cases
                .get(row.spot.document.as_str())
                .is_some_and(|cases| cases.contains(&row.case.as_str()))
        })
        .map(|row| format!("{:?}: no case `{}` in that paper", row.spot, row.case))
        .collect();
    let used: HashSet<&str> = rows.iter().map(|row| row.case.as_str()).collect();
    faults.extend(
        CASES
            .iter()
            .flat_map(|(_, cases)| cases.iter())
            .filter(|case| !used.contains(**case))
            .map(|case| format!("no figure of {case}")),
    );
    none(faults);
}

#[test]
fn a_name_means_one_figure_and_later_prints_repeat_it() {
    let rows = both().0;
    let mut first: HashMap<(&str, &str), &Printed> = HashMap::new();
    let mut faults = Vec::new();
    for row in &rows {
        let key = (row.case.as_str(), row.what.as_str());
        match (row.repeats, first.get(&key)) {
            (None, None) => {
                first.insert(key, row);
            }
            (None, Some(_)) => {
                faults.push(format!("{:?}: {} stands there twice", row.spot, row.what))
            }
            (Some(line), Some(earlier)) if line == earlier.spot.line && same(row, earlier) => {}
            (Some(line), _) => faults.push(format!(
                "{:?}: line {line} has no first print of {} with that value",
                row.spot, row.what
            )),
        }
    }
    none(faults);
}

#[test]
fn a_number_is_set_aside_for_a_reason_that_fits_it() {
    let faults = both()
        .1
        .into_iter()
        .filter(|row| !DOCUMENTS.contains(&row.spot.document.as_str()) || !fits(row))
        .map(|row| {
            let Aside { spot, reason, note } = row;
            format!("{spot:?}: set aside as `{reason}`, note `{note}`")
        })
        .collect();
    none(faults);
}

/// Whether a number looks like what it is set aside as, so that a figure does
/// not hide there: 2013 respondents are no year, 25 children no reference.
fn fits(row: &Aside) -> bool {
    let text = row.spot.text.as_str();
    let is_year =
        |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let is_small = |text: &str| text.parse::<u32>().is_ok_and(|number| number <= 25);
    let is_word = text.chars().all(char::is_alphabetic);
    match row.reason.as_str() {
        "age" => text
            .split([' ', '+', '-', '–'])
            .filter(|part| !part.is_empty())
            .all(is_small),
        "date" => {
            ["month ", "uarter", "Q"]
                .iter()
                .chain(&MONTHS)
                .any(|word| text.contains(word))
                || text.matches('/').count() == 2
        }
        "financial year" => text.len() >= 5 && text.split_once(['/', '-']).is_some(),
        "label" | "list number" | "section number" => is_small(text),
        "name" => ["0-25", "0 - 25", "0-19", "A2R", "COVID-19", "one"].contains(&text),
        "other" => !row.note.is_empty(),
        "policy target" => is_year(text) || text == "zero",
        "project code" => text.starts_with("TR"),
        "reference" => text.starts_with(char::is_alphabetic) || !row.note.is_empty(),
        "structure" => is_word || is_small(text),
        "unit of a rate" => text == "10,000",
        "wording" => is_word,
        "year" => is_year(text) || !row.note.is_empty(),
        _ => false,
    }
}

#[test]
fn no_figure_has_been_lost() {
    let rows = both().0;
    let counts = DOCUMENTS.map(|document| {
        let of_it = || rows.iter().filter(|row| row.spot.document == document);
        let once = of_it().filter(|row| row.repeats.is_none()).count();
        (document, of_it().count(), once)
    });
    assert_eq!(counts, COUNTS);
}

#[test]
fn our_words_are_not_the_papers_sentences() {
    let mut runs: HashSet<Vec<String>> = HashSet::new();
    for document in DOCUMENTS {
        let Some(lines) = text::lines(document).unwrap() else {
            println!("The papers are not at hand: our words are not held against theirs.");
            return;
        };
        runs.extend(words(&lines.join("\n")).windows(8).map(<[String]>::to_vec));
    }
    let (printed, aside) = both();
    let ours = printed
        .into_iter()
        .flat_map(|row| [row.what, row.place])
        .chain(aside.into_iter().map(|row| row.note));
    let faults = ours
        .filter(|text| words(text).windows(8).any(|run| runs.contains(run)))
        .collect();
    none(faults);
}

/// Both tables, which every test needs to be readable.
fn both() -> (Vec<Printed>, Vec<Aside>) {
    let mut faults = Vec::new();
    let printed = printed().map_err(|found| faults.extend(found));
    let aside = aside().map_err(|found| faults.extend(found));
    none(faults);
    (printed.unwrap_or_default(), aside.unwrap_or_default())
}

/// Where a row's text stands in its line. `nth` is for a text that stands
/// there several times, and only for that.
fn place(spot: &Spot, line: &str) -> Result<Range<usize>, String> {
    let spans = occurrences(line, &spot.text);
    match (spot.nth, spans.as_slice()) {
        (_, []) => Err("not found".to_owned()),
        (None, [span]) => Ok(span.clone()),
        (None, several) => Err(format!("found {} times, nth is empty", several.len())),
        (Some(_), [_]) => Err("found once, nth should be empty".to_owned()),
        (Some(nth), several) => nth
            .checked_sub(1)
            .and_then(|at| several.get(at).cloned())
            .ok_or_else(|| format!("found {} times only", several.len())),
    }
}

/// Whether a figure is printed longer than the row has it: a pound sign
/// before, a per cent sign, a K or more letters after.
fn cut(line: &str, span: &Range<usize>) -> bool {
    let before = line[..span.start].chars().next_back();
    let after = line[span.end..].chars().next();
    before.is_some_and(|before| before == '£' || before.is_alphanumeric())
        || after.is_some_and(|after| after == '%' || after.is_alphanumeric())
}

fn same(one: &Printed, other: &Printed) -> bool {
    (one.low, one.high, one.precision, &one.unit)
        == (other.low, other.high, other.precision, &other.unit)
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|character: char| !character.is_alphanumeric() && character != '\'')
        .filter(|word| !word.is_empty())
        .map(String::from)
        .collect()
}

fn tell(spot: &Spot, line: &str, fault: &str) -> String {
    format!(
        "{}:{}: `{}` {fault}: {line}",
        spot.document, spot.line, spot.text
    )
}

fn none(faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
