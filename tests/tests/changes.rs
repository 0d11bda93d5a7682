//! A reader's changes with results worked out by hand: `tests/changes/**`, a file a case, and one for
//! each example of another council's paper.
//!
//! Each change says what is set, the arithmetic, and what figures must then be: a number in the
//! declared unit, `none`, `needs …` with the names of the empty inputs, or `error`.

use std::path::{Path, PathBuf};

use casebook_tests::command::{evaluated, examples, shipped_cases};
use serde_json::Value;

/// One change and what it must lead to.
#[derive(Debug)]
struct Change {
    set: Vec<String>,
    because: String,
    expect: Vec<(String, String)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("changes")
}

/// The shipped cases and the examples: what each is asked for by, and the name of its changes.
fn cases() -> Vec<(String, String)> {
    let shipped = shipped_cases().into_iter().map(|id| (id.clone(), id));
    let examples = examples().into_iter();
    let examples = examples.map(|(name, file)| (file, format!("examples/{name}")));
    shipped.chain(examples).collect()
}

fn changes(case: &str) -> Vec<Change> {
    let path = folder().join(format!("{case}.toml"));
    let text =
        std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    let file: toml::Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let list = file
        .get("change")
        .and_then(toml::Value::as_array)
        .expect("[[change]] tables");
    list.iter()
        .map(|change| {
            let text = |value: &toml::Value| value.as_str().expect("a text").to_owned();
            Change {
                set: change
                    .get("set")
                    .and_then(toml::Value::as_array)
                    .map_or_else(Vec::new, |set| set.iter().map(text).collect()),
                because: change.get("because").map(text).unwrap_or_default(),
                expect: change["expect"]
                    .as_table()
                    .expect("[change.expect]")
                    .iter()
                    .map(|(figure, value)| (figure.clone(), text(value)))
                    .collect(),
            }
        })
        .collect()
}

/// The figure that `quantity[item,item]` names, as a change's expectation writes it.
fn told(evaluation: &Value, figure: &str) -> Result<String, String> {
    let (name, ids) = figure.split_once('[').unwrap_or((figure, ""));
    let quantity = &evaluation["quantities"][name];
    let axes = quantity["axes"]
        .as_array()
        .ok_or_else(|| format!("`{name}` is not a quantity"))?;
    let ids: Vec<&str> = ids
        .trim_end_matches(']')
        .split(',')
        .filter(|id| !id.is_empty())
        .collect();
    if ids.len() != axes.len() {
        return Err(format!(
            "`{figure}` names {} items, its axes are {axes:?}",
            ids.len()
        ));
    }
    let mut value = &quantity["values"];
    for axis in axes {
        let items = evaluation["axes"][axis.as_str().unwrap_or_default()]
            .as_array()
            .ok_or("no axis")?;
        let position = items
            .iter()
            .position(|item| ids.contains(&item["id"].as_str().unwrap_or_default()))
            .ok_or_else(|| format!("`{figure}` names no item of {axis}"))?;
        value = &value[position];
    }
    Ok(match value {
        Value::Null => "none".to_owned(),
        Value::String(number) => number.clone(),
        other if other.get("error").is_some() => "error".to_owned(),
        other => {
            let needs = other["needs"]
                .as_array()
                .ok_or_else(|| format!("`{figure}` is {other}"))?;
            let names: Vec<&str> = needs.iter().filter_map(Value::as_str).collect();
            format!("needs {}", names.join(", "))
        }
    })
}

#[test]
fn every_change_leads_to_what_was_worked_out_by_hand() {
    let mut wrong = Vec::new();
    let mut figures = 0;
    for (case, name) in cases() {
        for change in changes(&name) {
            let edits: Vec<&str> = change.set.iter().map(String::as_str).collect();
            let evaluation = evaluated(&case, &edits);
            for (figure, expected) in &change.expect {
                figures += 1;
                match told(&evaluation, figure) {
                    Ok(given) if given == *expected => {}
                    Ok(given) => wrong.push(format!(
                        "{case} with {edits:?}: {figure} is {given}, by hand {expected} ({})",
                        change.because
                    )),
                    Err(error) => wrong.push(format!("{case}: {error}")),
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {figures} figures:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    println!("{figures} figures worked out by hand");
}

#[test]
fn every_case_has_three_changes_with_their_arithmetic() {
    for (case, name) in cases() {
        let changes = changes(&name);
        let set: Vec<&Change> = changes
            .iter()
            .filter(|change| !change.set.is_empty())
            .collect();
        assert!(set.len() >= 3, "{case} has {} changes", set.len());
        for change in &changes {
            assert!(
                !change.because.trim().is_empty(),
                "{case}: {:?} lacks its arithmetic",
                change.set
            );
            assert!(
                !change.expect.is_empty(),
                "{case}: {:?} expects nothing",
                change.set
            );
        }
    }
}

#[test]
fn a_case_with_empty_inputs_says_so_until_they_are_filled_in() {
    for case in shipped_cases() {
        let needs = evaluated(&case, &[])["needs"]
            .as_array()
            .map_or(0, Vec::len);
        if needs == 0 {
            continue;
        }
        let changes = changes(&case);
        let waits = |change: &Change| {
            change
                .expect
                .iter()
                .any(|(_, value)| value.starts_with("needs "))
        };
        let empty = |change: &Change| change.set.is_empty() && waits(change);
        assert!(
            changes.iter().any(empty),
            "{case} has empty inputs, but no change that sets none shows a need"
        );
        // A figure that waits as the paper stands, and has a number once something is filled in.
        let before = evaluated(&case, &[]);
        let filled = |change: &Change| {
            change.expect.iter().any(|(figure, value)| {
                !value.starts_with("needs ")
                    && told(&before, figure).is_ok_and(|given| given.starts_with("needs "))
            })
        };
        assert!(
            changes.iter().any(filled),
            "{case} has empty inputs, but no change fills them in"
        );
    }
}
