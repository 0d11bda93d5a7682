//! Every figure that a paper prints is a figure of its case, with that value, unit and precision;
//! and no case has a figure that its paper does not print.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use casebook_analysis::prints::{Print, Role, prints};
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;
use casebook_model::printed::Qualifier;
use casebook_model::unit::Unit;
use casebook_tests::command::shipped_cases;
use casebook_tests::papers::table::{Printed, printed};
use rust_decimal::Decimal;

/// A case and its prints.
struct Kept {
    case: Case,
    prints: Vec<Print>,
}

#[test]
fn every_print_is_a_figure_of_its_case() {
    let cases = cases();
    let mut faults = Vec::new();
    for row in rows() {
        let Some(kept) = cases.get(&row.case) else {
            faults.push(tell(&row, "its case is not there"));
            continue;
        };
        if kept.case.document.file != row.spot.document {
            faults.push(tell(&row, "its case is of another paper"));
        }
        for (nth, name) in row.figures.iter().enumerate() {
            match kept.prints.iter().find(|print| print.name == *name) {
                Some(print) => {
                    let fault = fault(&kept.case, &row, print, nth == 0);
                    faults.extend(fault.map(|fault| tell(&row, &format!("`{name}` {fault}"))));
                }
                None => faults.push(tell(&row, &format!("the case has no figure `{name}`"))),
            }
        }
    }
    none(&faults);
}

#[test]
fn no_case_has_a_figure_that_its_paper_does_not_print() {
    let rows = rows();
    let named: HashSet<(&str, &str)> = rows
        .iter()
        .flat_map(|row| {
            row.figures
                .iter()
                .map(|name| (row.case.as_str(), name.as_str()))
        })
        .collect();
    let cases = cases();
    let mut faults: Vec<String> = cases
        .values()
        .flat_map(|kept| {
            let id = kept.case.id.as_str();
            kept.prints
                .iter()
                .filter(|print| !named.contains(&(id, print.name.as_str())))
                .map(move |print| {
                    format!(
                        "{id}: no row prints {} `{}`",
                        print.printed.text, print.name
                    )
                })
        })
        .collect();
    faults.sort();
    none(&faults);
}

#[test]
fn a_print_that_is_one_figure_is_that_figure_wherever_it_is_repeated() {
    // A repeat may be written otherwise, and then be a second published figure of the same
    // quantity; it is never the figure of another.
    let cases = cases();
    let rows = rows();
    let mut faults = Vec::new();
    for row in rows.iter().filter(|row| row.repeats.is_some()) {
        let Some(kept) = cases.get(&row.case) else {
            continue;
        };
        let stands_for = |row: &Printed| -> HashSet<String> {
            let prints = kept.prints.iter();
            prints
                .filter(|print| row.figures.contains(&print.name))
                .map(|print| quantity(&kept.case, print))
                .collect()
        };
        let first = rows.iter().find(|first| {
            first.case == row.case && first.what == row.what && first.repeats.is_none()
        });
        if first.is_none_or(|first| stands_for(first).is_disjoint(&stands_for(row))) {
            faults.push(tell(
                row,
                "is another figure than where it is printed first",
            ));
        }
    }
    none(&faults);
}

/// What is wrong with a row's figure; nothing if it is that print. A figure that the row names
/// after its foremost may count the amount in the other sign.
fn fault(case: &Case, row: &Printed, print: &Print, foremost: bool) -> Option<String> {
    let share = row.unit == "%";
    let hundredth = if share {
        Decimal::new(1, 2)
    } else {
        Decimal::ONE
    };
    let (low, high) = (row.low * hundredth, row.high * hundredth);
    let width = print.printed.upper.map(|upper| upper - print.printed.value);
    let upper = print.meaning + width.unwrap_or_default();
    let signed = |value: Decimal| if foremost { value } else { value.abs() };
    // A share in words, such as a third, stands in the table to two places.
    let in_words = !row.spot.text.contains(|c: char| c.is_ascii_digit());
    let places = if in_words { 2 } else { 28 };
    let same = |one: Decimal, other: Decimal| {
        signed(one.round_dp(places)) == signed(other.round_dp(places))
    };
    if !same(print.meaning, low) || !same(upper, high) {
        return Some(format!("is {}", print.printed.text));
    }
    if let Some(unit) = unit(case, print)
        && !counts(&unit, &row.unit)
    {
        return Some(format!("counts {unit}, the row {}", row.unit));
    }
    // A repeat may be hedged, or rounded, otherwise.
    if row.repeats.is_some() {
        return None;
    }
    if !in_words && print.printed.step != row.precision * hundredth {
        return Some(format!("is printed to {}", print.printed.step));
    }
    let hedge = print.printed.qualifier;
    let hedged = match row.qualifier.as_str() {
        "" => hedge == Qualifier::Plain,
        // A range said to be about so much is kept as the range.
        "about" => hedge == Qualifier::About || (row.low != row.high && hedge == Qualifier::Range),
        "in the order of" => hedge == Qualifier::About,
        "at least" => hedge == Qualifier::AtLeast,
        "more than" => hedge == Qualifier::MoreThan,
        "up to" => hedge == Qualifier::UpTo,
        "fewer than" => hedge == Qualifier::FewerThan,
        "range" => hedge == Qualifier::Range,
        _ => false,
    };
    (!hedged).then(|| format!("is hedged as {hedge:?}, the row as `{}`", row.qualifier))
}

/// The unit of a print, as a case file writes it; nothing for background, which has none.
fn unit(case: &Case, print: &Print) -> Option<String> {
    let index = match &print.role {
        Role::Claim => case.claim.quantity,
        Role::Input(index, _) | Role::Published(index, _) => *index,
        Role::Background(_) => return None,
    };
    Some(case.quantity(index)?.unit.code(&case.units))
}

/// Whether a unit of a case counts what a row's unit counts.
///
/// A case may leave the year to an axis or a label ("£300,000 per annum" is £ in its column of the
/// year), say of the one post's cost that it is for a post, and count people by a closer word. A
/// share and a multiple are bare numbers.
fn counts(unit: &str, row: &str) -> bool {
    let plain = |unit: &str| {
        let mut unit = unit.replace('%', "1");
        for (word, same) in [
            ("/year", ""),
            ("/post", ""),
            ("young person", "person"),
            ("applications per 10,000", "application"),
            ("social work unit", "unit"),
            ("times", "1"),
            ("share", "1"),
        ] {
            unit = unit.replace(word, same);
        }
        unit
    };
    let parsed = |unit: &str| Unit::parse(&plain(unit), &words());
    parsed(unit).is_ok_and(|unit| parsed(row).is_ok_and(|row| unit.same(&row)))
}

/// The unit book, with a shorter name for social work units.
fn words() -> casebook_model::unit::UnitBook {
    let mut book = shelf().units;
    book.entries.push(casebook_model::unit::UnitEntry {
        name: "unit".to_owned(),
        plural: "units".to_owned(),
        symbol: None,
    });
    book
}

/// What a print is a print of, whichever print it is.
fn quantity(case: &Case, print: &Print) -> String {
    let (index, place) = match &print.role {
        Role::Claim => (case.claim.quantity, &case.claim.place),
        Role::Input(index, place) | Role::Published(index, place) => (*index, place),
        Role::Background(_) => return print.name.clone(),
    };
    casebook_analysis::checks::figure_name(case, index, place)
}

fn rows() -> Vec<Printed> {
    printed().unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
}

fn shelf() -> Shelf {
    let text = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    Shelf::read(&text("units.toml"), &text("documents.toml")).unwrap()
}

/// Every case by id.
fn cases() -> HashMap<String, Kept> {
    let shelf = shelf();
    let mut files = Vec::new();
    for council in folders(&folder()) {
        for year in folders(&council) {
            files.extend(
                fs::read_dir(year)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
    }
    let cases: HashMap<String, Kept> = files
        .into_iter()
        .map(|file| {
            let id = file.strip_prefix(folder()).unwrap().with_extension("");
            let id = id.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&file).unwrap();
            let case = read_case(&id, &file.to_string_lossy(), &text, &shelf)
                .unwrap_or_else(|faults| panic!("{id}: {}", faults[0]));
            let prints = prints(&case);
            (id, Kept { case, prints })
        })
        .collect();
    let mut found: Vec<&String> = cases.keys().collect();
    let mut shipped = shipped_cases();
    found.sort();
    shipped.sort();
    assert_eq!(found, shipped.iter().collect::<Vec<_>>());
    cases
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases")
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_dir()).collect()
}

fn tell(row: &Printed, fault: &str) -> String {
    format!(
        "{}:{} {} `{}`, {}: {fault}",
        row.spot.document, row.spot.line, row.case, row.spot.text, row.what
    )
}

fn none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
