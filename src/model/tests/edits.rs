//! A reader's changes: cells, whole series, and what they are called.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod common;

use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits, sentence};
use common::{file, read, values, worked_out};

/// `level` runs from `start`, `flow` stands alone; both over months.
fn case() -> Case {
    let body = "[input.start]\nlabel = \"Start\"\nunit = \"children\"\nprinted = \"100\"\nsource = \"here\"\n\
        [input.level]\nlabel = \"Level\"\nunit = \"children\"\nover = [\"month\"]\nlevel_from = \"start\"\nsource = \"here\"\n\
        printed = [\"98\", \"96\", \"94\", \"92\", \"90\", \"88\", \"86\", \"84\", \"82\", \"80\", \"78\", \"76\"]\n\
        [input.flow]\nlabel = \"Flow\"\nunit = \"children\"\nover = [\"month\"]\nsource = \"here\"\n\
        printed = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\", \"11\", \"12\"]\n\
        [calc.total]\nlabel = \"Total\"\nunit = \"children\"\nformula = \"sum(flow over month)\"";
    read(&file(body, &["start", "level", "flow"], "total")).unwrap()
}

fn edit(case: &Case, name: &str, change: Change) -> Edit {
    Edit {
        quantity: case.find(name).unwrap().0,
        change,
    }
}

fn whole_numbers(figures: Vec<Decimal>) -> Vec<String> {
    figures
        .into_iter()
        .map(casebook_model::number::plain)
        .collect()
}

fn all() -> Place {
    Place::nowhere()
}

#[test]
fn half_of_a_flow_is_half_of_each_and_half_of_a_level_is_half_of_its_change() {
    let case = case();
    let half = |name: &str| {
        edit(
            &case,
            name,
            Change::Scale {
                on: all(),
                share: Decimal::new(5, 1),
            },
        )
    };
    let flow = whole_numbers(worked_out(&case, vec![half("flow")], "flow"));
    assert_eq!(flow[..4], ["0.5", "1", "1.5", "2"]);
    let level = whole_numbers(worked_out(&case, vec![half("level")], "level"));
    assert_eq!(level[..3], ["99", "98", "97"]);
    assert_eq!(level[11], "88");
}

#[test]
fn three_months_late_begins_with_the_start_or_with_nought() {
    let case = case();
    let late = |name: &str| edit(&case, name, Change::Move { on: all(), by: 3 });
    let flow = whole_numbers(worked_out(&case, vec![late("flow")], "flow"));
    assert_eq!(flow[..5], ["0", "0", "0", "1", "2"]);
    let level = whole_numbers(worked_out(&case, vec![late("level")], "level"));
    assert_eq!(level[..5], ["100", "100", "100", "98", "96"]);
    let early = edit(&case, "level", Change::Move { on: all(), by: -2 });
    let level = whole_numbers(worked_out(&case, vec![early], "level"));
    assert_eq!(
        (level[0].as_str(), level[9].as_str(), level[11].as_str()),
        ("94", "76", "76")
    );
    let early = edit(&case, "flow", Change::Move { on: all(), by: -2 });
    let flow = whole_numbers(worked_out(&case, vec![early], "flow"));
    assert_eq!((flow[0].as_str(), flow[11].as_str()), ("3", "0"));
}

#[test]
fn a_line_and_one_value_throughout() {
    let case = case();
    let line = Change::Line {
        on: all(),
        from: Decimal::ZERO,
        to: Decimal::from(22),
    };
    let flow = whole_numbers(worked_out(&case, vec![edit(&case, "flow", line)], "flow"));
    assert_eq!(flow[..3], ["0", "2", "4"]);
    assert_eq!(flow[11], "22");
    let fill = Change::Fill {
        on: all(),
        value: Decimal::from(7),
    };
    assert_eq!(
        worked_out(&case, vec![edit(&case, "flow", fill)], "flow"),
        [Decimal::from(7); 12]
    );
}

#[test]
fn changes_come_one_after_another_and_are_told_so() {
    let case = case();
    let (index, _) = case.find("flow").unwrap();
    let edits = [
        Change::Scale {
            on: all(),
            share: Decimal::new(5, 1),
        },
        Change::Move { on: all(), by: 3 },
    ]
    .into_iter()
    .fold(Edits::none(), |edits, change| {
        edits.with(&case, edit(&case, "flow", change))
    });
    assert_eq!(
        sentence(&case, &edits, index),
        "half of what the paper plans, three months late"
    );
    let edits = edits.with(&case, values(&case, "flow", &[9]));
    assert!(sentence(&case, &edits, index).ends_with("April 2020: 9 children"));
    assert!(edits.without(index).is_empty());
}

#[test]
fn typing_the_printed_figure_again_is_no_edit() {
    let case = case();
    let typed = |value: i64| values(&case, "start", &[value]);
    let edits = Edits::none().with(&case, typed(90)).with(&case, typed(100));
    assert!(edits.is_empty());
    let edits = Edits::none().with(&case, typed(90)).with(&case, typed(95));
    assert_eq!(edits.list().len(), 1);
}

#[test]
fn the_start_of_a_level_carries_its_scaled_change_with_it() {
    let case = case();
    let half = edit(
        &case,
        "level",
        Change::Scale {
            on: all(),
            share: Decimal::new(5, 1),
        },
    );
    let level = whole_numbers(worked_out(
        &case,
        vec![values(&case, "start", &[110]), half],
        "level",
    ));
    // Half of the way from 110 to the printed 98 is 104.
    assert_eq!(level[0], "104");
}

#[test]
fn a_change_is_told_in_the_digits_it_was_typed_with() {
    let body = "[input.share]\nlabel = \"Share\"\nunit = \"%\"\nprinted = \"6%\"\nsource = \"here\"\n\
        [input.rate]\nlabel = \"Rate\"\nunit = \"£\"\ndecimals = 0\nprinted = \"£850\"\nsource = \"here\"\n\
        [calc.total]\nlabel = \"Total\"\nunit = \"£\"\nformula = \"share * rate\"";
    let case = read(&file(body, &["share", "rate"], "total")).unwrap();
    let told = |name: &str, value: &str| {
        let value = Decimal::from_str_exact(value).unwrap();
        let edits = Edits::none().with(
            &case,
            edit(&case, name, Change::Set(vec![(0, Some(value))])),
        );
        sentence(&case, &edits, case.find(name).unwrap().0)
    };
    assert_eq!(told("share", "0.00125"), "0.125%");
    assert_eq!(told("share", "0.125"), "12.5%");
    assert_eq!(told("rate", "850.125"), "£850.125");
    assert_eq!(told("rate", "850.5"), "£850.50");
    assert_eq!(told("rate", "900"), "£900");
    // What was worked out has more digits than anybody types.
    assert_eq!(told("rate", "0.3333333333333333"), "£0");
}
