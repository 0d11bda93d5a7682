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
use casebook_model::edit::{Change, Edit, Edits, input_values, sentence, together};
use casebook_model::value::Value;
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
    // As a spreadsheet has a third; what was worked out has more digits than anybody types.
    assert_eq!(told("rate", "0.3333333333333333"), "£0.3333333333333333");
    assert_eq!(told("rate", "0.3333333333333333333333333333"), "£0");
}

fn half(on: Place) -> Change {
    Change::Scale {
        on,
        share: Decimal::new(5, 1),
    }
}

/// What is told of changes of `name`, one after another.
fn told(case: &Case, name: &str, changes: &[Change]) -> String {
    let edits = changes.iter().fold(Edits::none(), |edits, change| {
        edits.with(case, edit(case, name, change.clone()))
    });
    sentence(case, &edits, case.find(name).unwrap().0)
}

#[test]
fn earlier_flows_lose_what_falls_off_the_front_or_have_it_in_place_from_the_start() {
    let case = case();
    let flow = |change: Change| {
        let edit = edit(&case, "flow", change);
        whole_numbers(worked_out(&case, vec![edit], "flow"))
    };
    let lost = flow(Change::Move { on: all(), by: -3 });
    assert_eq!((lost[0].as_str(), lost[11].as_str()), ("4", "0"));
    // 1 + 2 + 3 are there when April begins, and 4 come in April.
    let kept = flow(Change::Early { on: all(), by: 3 });
    assert_eq!(kept[..3], ["10", "5", "6"]);
    assert_eq!(kept[11], "0");
    let far = flow(Change::Early { on: all(), by: 40 });
    assert_eq!((far[0].as_str(), far[1].as_str()), ("78", "0"));
    // A level has nothing to lose.
    for change in [
        Change::Early { on: all(), by: 3 },
        Change::Move { on: all(), by: -3 },
    ] {
        let edit = edit(&case, "level", change);
        let level = whole_numbers(worked_out(&case, vec![edit], "level"));
        assert_eq!((level[0].as_str(), level[11].as_str()), ("92", "76"));
    }
}

#[test]
fn what_becomes_of_earlier_months_is_told() {
    let case = case();
    let early = |name: &str, change: Change| told(&case, name, &[change]);
    let (lost, kept) = (
        Change::Move { on: all(), by: -3 },
        Change::Early { on: all(), by: 3 },
    );
    assert_eq!(
        early("flow", lost.clone()),
        "three months early, what falls before April 2020 left out"
    );
    assert_eq!(
        early("flow", kept.clone()),
        "three months early, what falls before April 2020 counted in April 2020"
    );
    assert_eq!(early("level", lost), "three months early");
    assert_eq!(early("level", kept), "three months early");
}

#[test]
fn changes_of_a_series_are_told_as_what_they_make_together() {
    let case = case();
    let late = |by: i16| Change::Move { on: all(), by };
    let fill = |value: i64| Change::Fill {
        on: all(),
        value: Decimal::from(value),
    };
    let line = Change::Line {
        on: all(),
        from: Decimal::ZERO,
        to: Decimal::from(22),
    };
    let set = |value: i64| Change::Set(vec![(0, Some(Decimal::from(value)))]);
    let flow = |changes: &[Change]| told(&case, "flow", changes);
    let twice = Change::Scale {
        on: all(),
        share: Decimal::TWO,
    };
    let h = half(all());
    for (changes, words) in [
        (
            vec![h.clone(), h.clone()],
            "a quarter of what the paper plans",
        ),
        (vec![h.clone(), twice], "100% of what the paper plans"),
        (vec![late(1), late(2)], "three months late"),
        (
            vec![h.clone(), late(3), h.clone()],
            "a quarter of what the paper plans, three months late",
        ),
        // The last three months do not come back.
        (
            vec![late(3), late(-2)],
            "three months late, then two months early, what falls before April 2020 left out",
        ),
        (vec![h.clone(), late(3), fill(7)], "7 children throughout"),
        (vec![set(9), fill(7)], "7 children throughout"),
        (vec![fill(6), h.clone()], "3 children throughout"),
        (
            vec![line.clone(), h.clone()],
            "a straight line from 0 children to 11 children",
        ),
        (
            vec![fill(6), late(2), h.clone()],
            "3 children throughout, two months late",
        ),
        (
            vec![h.clone(), set(9)],
            "half of what the paper plans; April 2020: 9 children",
        ),
        (
            vec![set(9), h.clone(), h.clone()],
            "April 2020: 9 children; then a quarter of that",
        ),
        (
            vec![h.clone(), set(9), line],
            "a straight line from 0 children to 22 children",
        ),
    ] {
        assert_eq!(flow(&changes), words, "{changes:?}");
    }
    assert_eq!(
        told(&case, "level", &[half(all()), half(all())]),
        "a quarter of the change the paper plans"
    );
    // Half of the way from the start is no plan of the paper's.
    assert_eq!(
        told(&case, "level", &[fill(90), half(all())]),
        "90 children throughout, half of that"
    );
    let rate = told(&case, "start", &[half(all()), set(7), set(8)]);
    assert_eq!(rate, "8 children");
}

/// `parted` runs over months and two sites.
fn parted() -> Case {
    let body = "[axis.site]\nlabel = \"Site\"\nitems = [{ id = \"north\", label = \"North\" }, { id = \"south\", label = \"South\" }]\n\
        [input.parted]\nlabel = \"Parted\"\nunit = \"children\"\nover = [\"month\", \"site\"]\nassumed = \"8\"\nwhy = \"test\"\n\
        [calc.total]\nlabel = \"Total\"\nunit = \"children\"\nformula = \"sum(parted over month, site)\"";
    read(&file(body, &["parted"], "total")).unwrap()
}

#[test]
fn each_part_of_a_series_is_told_what_its_changes_make_together() {
    let case = parted();
    let (site, _) = case.find_axis("site").unwrap();
    let (north, south) = (all().with(site, 0), all().with(site, 1));
    let parted = |changes: &[Change]| told(&case, "parted", changes);
    assert_eq!(
        parted(&[half(north.clone()), half(north.clone())]),
        "North: a quarter of what the paper plans"
    );
    assert_eq!(
        parted(&[half(north.clone()), half(south)]),
        "half of what the paper plans"
    );
    assert_eq!(
        parted(&[half(north.clone()), half(all()), half(north)]),
        "North: 12.5% of what the paper plans; South: half of what the paper plans"
    );
}

/// Whatever is done to a series, one thing after another: what is told gives the same figures.
#[test]
fn what_is_told_of_changes_gives_their_figures() {
    let case = case();
    let two = parted();
    let (site, _) = two.find_axis("site").unwrap();
    let month = case.months().unwrap();
    let changes = |on: Place| {
        let value = Decimal::from(3);
        vec![
            half(on.clone()),
            Change::Scale {
                on: on.clone(),
                share: Decimal::from(3),
            },
            Change::Move {
                on: on.clone(),
                by: 2,
            },
            Change::Move {
                on: on.clone(),
                by: -1,
            },
            Change::Early {
                on: on.clone(),
                by: 2,
            },
            Change::Fill {
                on: on.clone(),
                value,
            },
            Change::Line {
                on,
                from: Decimal::ZERO,
                to: Decimal::from(11),
            },
            Change::Set(vec![(0, Some(value)), (3, Some(Decimal::ONE))]),
        ]
    };
    let mut compared = 0_usize;
    for (case, name, ons) in [
        (&case, "flow", vec![all(), all().with(month, 1)]),
        (&case, "level", vec![all(), all().with(month, 1)]),
        (&two, "parted", vec![all(), all().with(site, 0)]),
    ] {
        let (index, _) = case.find(name).unwrap();
        let each: Vec<Change> = ons.into_iter().flat_map(changes).collect();
        for position in 0..each.len().pow(3) {
            let pick = |by: usize| {
                each[position / each.len().pow(u32::try_from(by).unwrap()) % each.len()].clone()
            };
            let list = (0..3).map(pick);
            let edits = list.clone().fold(Edits::none(), |edits, change| {
                edits.with(case, edit(case, name, change))
            });
            let put = together(case, &edits, index);
            assert!(put.len() <= 6, "{put:?}");
            let put = put
                .into_iter()
                .fold(Edits::none(), |edits, edit| edits.with(case, edit));
            let (made, told) = (
                input_values(case, index, &edits).unwrap(),
                input_values(case, index, &put).unwrap(),
            );
            let same = made
                .iter()
                .zip(&told)
                .all(|(made, told): (&Value, &Value)| made.same(told));
            assert!(
                same,
                "{:?}\n{put:?}\n{made:?}\n{told:?}",
                list.collect::<Vec<_>>()
            );
            compared += 1;
        }
    }
    assert!(compared > 8_000, "{compared}");
}
