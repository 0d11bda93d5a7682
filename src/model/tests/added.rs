//! Items added to an axis, in cases small enough to be worked out by hand, and the files that add them.
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
use casebook_model::added::{Refusal, copied};
use casebook_model::authoring::{Fault, Reading, read_finding};
use casebook_model::axis::{Item, MOST_ITEMS, Place};
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use common::{figure, file, read, shelf, small, values, worked_out};

fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        label: format!("Label of {id}"),
        time: None,
    }
}

/// The small case with one scenario more.
fn grown(calculations: &str, like: usize) -> Case {
    let case = small(calculations);
    let (axis, _) = case.find_axis("scenario").unwrap();
    case.with_item(axis, item("new"), like).unwrap()
}

fn refused(calculations: &str) -> String {
    let case = small(calculations);
    let (axis, _) = case.find_axis("scenario").unwrap();
    let refusal = case.with_item(axis, item("new"), 0).unwrap_err();
    refusal.words(&case)
}

/// Of each scenario, what a quantity over scenarios alone comes to.
fn by_scenario(case: &Case, name: &str) -> Vec<i64> {
    worked_out(case, Vec::new(), name)
        .iter()
        .map(|it| i64::try_from(*it).unwrap())
        .collect()
}

#[test]
fn whatever_a_formula_says_of_a_named_item_it_says_of_the_one_that_is_like_it() {
    let calculations = "\
        [calc.named]\nlabel = \"N\"\nunit = \"1\"\nformula = \"if scenario = 'low' then 7 else sum(x over month)\"\n\
        [calc.other]\nlabel = \"O\"\nunit = \"1\"\nformula = \"if 'high' != scenario then sum(x over month) else 5\"\n\
        [calc.each]\nlabel = \"E\"\nunit = \"1\"\nformula = { low = \"a\", high = \"a * 10\" }\n\
        [calc.fixed]\nlabel = \"F\"\nunit = \"1\"\nformula = \"at(sum(x over month), scenario = 'high') + sum(x over month)\"\n";
    for (like, [named, other, each, fixed]) in [(0, [7, 48, 2, 96]), (1, [48, 5, 20, 96])] {
        let case = grown(calculations, like);
        assert_eq!(by_scenario(&case, "named"), [7, 48, named]);
        assert_eq!(by_scenario(&case, "other"), [48, 5, other]);
        assert_eq!(by_scenario(&case, "each"), [2, 20, each]);
        assert_eq!(by_scenario(&case, "fixed"), [96, 96, fixed]);
    }
}

#[test]
fn cells_are_laid_out_anew_and_one_is_changed_alone() {
    let case = grown(
        "[calc.year]\nlabel = \"Y\"\nunit = \"1\"\nformula = \"sum(x over month)\"\n",
        1,
    );
    let (index, x) = case.find("x").unwrap();
    assert_eq!(x.cells, 36);
    let cell = case
        .cell_of(x, &case.place_from_code(x, "2020-06,new").unwrap())
        .unwrap();
    let edit = Edit {
        quantity: index,
        change: Change::Set(vec![(cell, Some(Decimal::from(10)))]),
    };
    assert_eq!(
        worked_out(&case, vec![edit], "year"),
        [48, 48, 54].map(Decimal::from)
    );
}

#[test]
fn a_print_that_a_formula_uses_is_that_of_the_one_it_is_like() {
    let body = "[axis.scenario]\nitems = [{ id = \"low\" }, { id = \"high\" }]\n\
        [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"scenario\"]\nprinted = [\"3\", \"4\"]\nsource = \"p\"\n\
        [calc.y]\nlabel = \"Y\"\nunit = \"1\"\nformula = \"x * 2\"\n\
        [calc.z]\nlabel = \"Z\"\nunit = \"1\"\nformula = \"printed(y) + x\"\n\
        [[published]]\nquantity = \"y\"\nprinted = [\"6\", \"9\"]\nsource = \"p\"\n\
        [calc.claimed]\nlabel = \"C\"\nunit = \"1\"\nformula = \"at(z, scenario = 'low')\"\n";
    let case = read(&file(body, &["x"], "claimed")).unwrap();
    let (axis, _) = case.find_axis("scenario").unwrap();
    let case = case.with_item(axis, item("new"), 1).unwrap();
    assert_eq!(by_scenario(&case, "z"), [9, 13, 13]);
    let (index, _) = case.find("y").unwrap();
    let place = Place::nowhere().with(axis, 2);
    assert_eq!(case.printed_at(index, &place), None);
}

#[test]
fn what_would_change_a_figure_of_the_paper_is_refused_in_words() {
    let calc =
        |formula: &str| format!("[calc.y]\nlabel = \"Y\"\nunit = \"1\"\nformula = \"{formula}\"\n");
    for (formula, words) in [
        ("sum(x over scenario)", "`y` takes its items together"),
        (
            "largest(x over scenario from 'low' to 'high')",
            "`y` takes its items together",
        ),
        (
            "cumulative(x over scenario)",
            "`y` goes by the order of its items",
        ),
        (
            "previous(x over scenario)",
            "`y` goes by the order of its items",
        ),
        (
            "position(scenario) + 0 * a",
            "`y` goes by the order of its items",
        ),
        (
            "if scenario < 'high' then 1 else 2",
            "`y` goes by the order of its items",
        ),
        (
            "lowest(x)",
            "`y` asks for the ends of what the paper prints",
        ),
    ] {
        let told = refused(&calc(formula));
        assert!(told.starts_with(words), "{formula}: {told}");
    }
    let case = small("");
    let (months, _) = case.find_axis("month").unwrap();
    assert_eq!(case.may_add(months), Err(Refusal::Time));
    let (axis, _) = case.find_axis("scenario").unwrap();
    assert_eq!(case.with_item(axis, item("n"), 2), Err(Refusal::Unknown));
    let mut full = case;
    for number in 2..MOST_ITEMS {
        full = full.with_item(axis, item(&number.to_string()), 0).unwrap();
    }
    assert_eq!(full.may_add(axis), Err(Refusal::Full));
    // 42 months of every one of 120 scenarios are more than 5,000 cells.
    let body = "[axis.month]\nfrom = \"2020-04\"\nto = \"2023-09\"\n\
        [axis.scenario]\nitems = [{ id = \"low\" }]\n\
        [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"month\", \"scenario\"]\nassumed = \"4\"\nwhy = \"test\"\n\
        [calc.claimed]\nlabel = \"C\"\nunit = \"1\"\nformula = \"at(sum(x over month), scenario = 'low')\"\n";
    let mut case = read(&file(body, &["x"], "claimed")).unwrap();
    let (axis, _) = case.find_axis("scenario").unwrap();
    let refusal = loop {
        let next = case.length(axis).to_string();
        match case.with_item(axis, item(&next), 0) {
            Ok(grown) => case = grown,
            Err(refusal) => break refusal,
        }
    };
    assert_eq!(case.length(axis), 119);
    let told = refusal.words(&case);
    assert_eq!(told, "`x` would be spread over more than 5000 cells");
}

#[test]
fn what_is_like_a_scenario_is_like_it_as_it_stands() {
    let case = grown(
        "[calc.year]\nlabel = \"Y\"\nunit = \"1\"\nformula = \"sum(x over month)\"\n",
        0,
    );
    let (axis, _) = case.find_axis("scenario").unwrap();
    let (index, x) = case.find("x").unwrap();
    let low = Place::nowhere().with(axis, 0);
    let april = case.place_from_code(x, "2020-04,low").unwrap();
    let set = Change::Set(vec![(case.cell_of(x, &april).unwrap(), Some(Decimal::ONE))]);
    let half = Decimal::new(5, 1);
    let all = [
        set,
        Change::Scale {
            on: Place::nowhere(),
            share: Decimal::TWO,
        },
        Change::Scale {
            on: low,
            share: half,
        },
    ];
    let edits = all.into_iter().fold(Edits::none(), |edits, change| {
        edits.with(
            &case,
            Edit {
                quantity: index,
                change,
            },
        )
    });
    let edits = edits.with(&case, values(&case, "a", &[9]));
    let edits = copied(&case, &edits, axis, 0, 2);
    let figures = Figures::now(&case, &edits, &Figures::paper(&case));
    let (year, _) = case.find("year").unwrap();
    let year: Vec<Value> = figures.cells(year).to_vec();
    // 1 in April and 4 in eleven other months, all twice that, and half of it again in the low one.
    assert_eq!(year, [45, 96, 45].map(|it| Value::Number(it.into())));
}

const BASE: &str = "a/2020-21/base";

/// A case that allows scenarios to be added, and kinds not.
fn base() -> Case {
    let body = "[axis.kind]\nitems = [{ id = \"one\" }, { id = \"two\" }]\n\
        [axis.scenario]\nitems = [{ id = \"low\" }, { id = \"high\" }]\nextensible = true\n\
        [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"kind\", \"scenario\"]\nassumed = [[\"1\", \"2\"], [\"3\", \"4\"]]\nwhy = \"test\"\n\
        [calc.all]\nlabel = \"All\"\nunit = \"1\"\nformula = \"sum(x over kind)\"\n\
        [calc.claimed]\nlabel = \"C\"\nunit = \"1\"\nformula = \"at(all, scenario = 'low')\"\n";
    let mut case = read(&file(body, &["x"], "claimed")).unwrap();
    BASE.clone_into(&mut case.id);
    case
}

fn reads(text: &str) -> Result<Reading, Vec<Fault>> {
    let find = |id: &str| match id == BASE {
        true => Ok(base()),
        false => Err(format!("there is no case `{id}`")),
    };
    read_finding("mine", "mine.toml", text, &shelf(), &find)
}

fn faults(text: &str) -> String {
    let faults = reads(text).unwrap_err();
    let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
    lines.join("\n")
}

const HEAD: &str = "based_on = \"a/2020-21/base\"\n";

fn adds(lines: &str) -> String {
    format!("{HEAD}[[added]]\n{lines}")
}

#[test]
fn a_file_may_rest_on_another_case_and_add_to_it() {
    let text = adds("axis = \"scenario\"\nid = \"half\"\nlabel = \"Half\"\nlike = \"high\"\n")
        + "[[added]]\naxis = \"scenario\"\nid = \"again\"\nlike = \"half\"\n";
    let case = reads(&text).unwrap().case;
    assert_eq!(
        (case.id.as_str(), case.title.as_str()),
        ("mine", "Small, with additions")
    );
    let labels: Vec<&str> = case.axes[1]
        .items
        .iter()
        .map(|it| it.label.as_str())
        .collect();
    assert_eq!(labels, ["low", "high", "Half", "again"]);
    assert_eq!(by_scenario(&case, "all"), [4, 6, 6, 6]);
    assert_eq!(figure(&case, "claimed", ""), Value::Number(4.into()));
    let case = reads(&format!("title = \"Mine\"\n{text}")).unwrap().case;
    assert_eq!(case.title, "Mine");
}

#[test]
fn without_what_is_added_it_is_the_case_again() {
    let mut case = reads(HEAD).unwrap().case;
    let base = base();
    base.id.clone_into(&mut case.id);
    base.title.clone_into(&mut case.title);
    assert_eq!(case, base);
}

#[test]
fn what_is_wrong_with_such_a_file_is_told_in_words() {
    let with = |key: &str, value: &str| {
        let lines = [("axis", "scenario"), ("id", "half"), ("like", "low")];
        let lines = lines.map(|(name, usual)| {
            let value = if name == key { value } else { usual };
            format!("{name} = \"{value}\"\n")
        });
        faults(&adds(&lines.concat()))
    };
    assert_eq!(
        with("axis", "scenarios"),
        "mine.toml:3: `scenarios` is no axis of the case that this one rests on; did you mean `scenario`?"
    );
    assert_eq!(
        with("id", "low"),
        "mine.toml:4: `low` is an item of `scenario` already"
    );
    assert_eq!(
        with("id", "one"),
        "mine.toml:4: `one` is an item of `kind` already"
    );
    assert!(with("id", "a b").contains("may have letters"));
    assert_eq!(
        with("like", "lo"),
        "mine.toml:5: `lo` is no item of `scenario`; did you mean `low`?"
    );
    let kind = adds("axis = \"kind\"\nid = \"three\"\nlike = \"two\"\n");
    assert_eq!(
        faults(&kind),
        "mine.toml:3: nothing can be added to `kind`: `all` takes its items together, and one more would change a figure of the paper"
    );
    assert_eq!(
        faults("based_on = \"no/such\"\n[[added]]\naxis = \"x\"\n"),
        "mine.toml:1: there is no case `no/such`"
    );
    let whole = faults(&format!(
        "{HEAD}council = \"C\"\n[claim]\nquantity = \"x\"\n"
    ));
    assert!(
        whole.contains("`council`") && whole.contains("`claim`"),
        "{whole}"
    );
    let lacks = faults(&format!("{HEAD}[[added]]\naxis = \"scenario\"\n"));
    assert!(
        lacks.contains("lacks `id`") && lacks.contains("lacks `like`"),
        "{lacks}"
    );
    // What reads whole files alone says so.
    let alone = read(HEAD).unwrap_err();
    assert_eq!(alone.len(), 1);
    assert!(alone[0].what.contains("to rest on"), "{}", alone[0]);
}

#[test]
fn an_axis_that_takes_nothing_more_cannot_be_extensible() {
    let body = "[axis.kind]\nitems = [{ id = \"one\" }, { id = \"two\" }]\nextensible = true\n\
        [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"kind\"]\nassumed = [\"1\", \"2\"]\nwhy = \"test\"\n\
        [calc.all]\nlabel = \"All\"\nunit = \"1\"\nformula = \"sum(x over kind)\"\n";
    let faults = read(&file(body, &["x"], "all")).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0]
            .what
            .starts_with("`kind` cannot be `extensible`: `all` takes its items together"),
        "{}",
        faults[0]
    );
}
