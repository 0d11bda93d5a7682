//! Files that are sound although they look odd, and what they come to.
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

use casebook_model::case::{Case, Given};
use casebook_model::number::plain;
use common::{file, read};

fn sound(text: &str) -> Case {
    read(text).unwrap_or_else(|faults| {
        panic!(
            "{}",
            faults.iter().map(|f| format!("{f}\n")).collect::<String>()
        )
    })
}

const INPUT: &str = "[input.a]\nlabel = \"A\"\nunit = \"£\"\nassumed = \"5\"\nwhy = \"test\"\n";

#[test]
fn a_remark_or_a_word_brings_no_months() {
    let text = file(
        &format!(
            "# sum(a over month) * weeks_left, rows = \"month\"\n{}",
            INPUT.replace(
                "why = \"test\"",
                "why = \"Spread over month by month, as weeks_in_year go.\"\nnote = \"month\""
            )
        ),
        &["a"],
        "a",
    );
    let case = sound(&text);
    assert!(case.axes.is_empty());
    assert!(case.find("weeks_left").is_none());
    assert!(case.find("weeks_in_year").is_none());
}

#[test]
fn a_unit_or_a_text_in_a_formula_brings_no_months() {
    let body = format!(
        "{INPUT}[input.lost]\nlabel = \"Lost\"\nunit = \"month\"\nassumed = \"2\"\nwhy = \"test\"\n\
         [input.way]\nlabel = \"Way\"\noptions = [{{ id = \"month\", label = \"By month\" }}, {{ id = \"weeks_left\", label = \"By week\" }}]\nassumed = \"month\"\nwhy = \"test\"\n\
         [calc.b]\nlabel = \"B\"\nunit = \"month\"\nformula = \"if way = 'weeks_left' then lost else 1 [month]\"\n"
    );
    let case = sound(&file(&body, &["a", "lost", "way"], "a"));
    assert!(case.axes.is_empty());
    assert!(case.find("weeks_left").is_none());
}

#[test]
fn a_formula_or_a_column_that_names_them_does() {
    let calc = |formula: &str| {
        let body =
            format!("{INPUT}[calc.b]\nlabel = \"B\"\nunit = \"weeks\"\nformula = \"{formula}\"\n");
        sound(&file(&body, &["a"], "a"))
    };
    let case = calc("sum(weeks_left over month)");
    assert_eq!(case.axes[0].id, "month");
    assert!(case.find("weeks_left").is_some());
    assert!(case.find("days_left").is_none());
    let case = calc("weeks_in_year");
    assert!(case.axes.is_empty());
    let table = format!(
        "{INPUT}[[table]]\ntitle = \"T\"\nrows = \"month\"\ncolumns = [\"days_in_month\"]\n"
    );
    let case = sound(&file(&table, &["a"], "a"));
    assert!(case.find("days_in_month").is_some());
}

#[test]
fn two_axes_may_share_the_ids_of_their_items() {
    let body = "[axis.earned]\nyears = [\"2020/21\", \"2021/22\"]\n\
        [axis.spent]\nyears = [\"2020/21\", \"2021/22\"]\n\
        [input.moved]\nlabel = \"Moved\"\nunit = \"£\"\nover = [\"earned\", \"spent\"]\n\
        assumed = [[\"1\", \"2\"], [\"3\", \"4\"]]\nwhy = \"test\"\n\
        [calc.twice]\nlabel = \"Twice\"\nunit = \"£\"\nformula = \"moved * 2\"\n\
        [calc.total]\nlabel = \"Total\"\nunit = \"£\"\nformula = \"sum(moved over earned, spent)\"\n\
        [[published]]\nquantity = \"twice\"\nprinted = [[\"2\", \"5\"], [\"7\", \"8\"]]\nsource = \"p\"\n\
        [published.because]\n\"2020/21,2021/22\" = \"One.\"\n\"2021/22,2020/21\" = \"Two.\"\n";
    let case = sound(&file(body, &["moved"], "total"));
    let told: Vec<_> = case.published[0]
        .cells
        .iter()
        .map(|cell| (case.place_code(&cell.place), cell.because.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("2020/21,2020/21".to_owned(), None),
            ("2020/21,2021/22".to_owned(), Some("One.")),
            ("2021/22,2020/21".to_owned(), Some("Two.")),
            ("2021/22,2021/22".to_owned(), None),
        ]
    );
    let (_, twice) = case.find("twice").unwrap();
    for cell in 0..4 {
        let place = case.place_of(twice, cell);
        let code = case.place_code(&place);
        assert_eq!(case.place_from_code(twice, &code), Some(place));
    }
}

#[test]
fn formulas_are_keyed_by_the_axis_that_has_all_their_keys() {
    let body = format!(
        "[axis.one]\nitems = [{{ id = \"x\" }}, {{ id = \"y\" }}]\n\
         [axis.second]\nitems = [{{ id = \"x\" }}, {{ id = \"z\" }}]\n{INPUT}\
         [calc.b]\nlabel = \"B\"\nunit = \"£\"\nformula = {{ x = \"a\", z = \"a * 2\" }}\n"
    );
    let case = sound(&file(&body, &["a"], "a"));
    let (_, quantity) = case.find("b").unwrap();
    assert_eq!(quantity.axes, [case.find_axis("second").unwrap().0]);
}

#[test]
fn a_share_may_be_written_with_the_word() {
    for print in [
        "47%",
        "47 %",
        "47 per cent",
        "47 percent",
        "about 47 per cent",
    ] {
        let body = INPUT
            .replace("unit = \"£\"", "unit = \"%\"")
            .replace("assumed = \"5\"", &format!("assumed = \"{print}\""));
        let case = sound(&file(&body, &["a"], "a"));
        let (_, quantity) = case.find("a").unwrap();
        match &quantity.input().unwrap().given[0] {
            Given::Assumed(value) => assert_eq!(plain(*value), "0.47", "{print}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn takes_is_used_where_a_range_is_printed_and_nowhere_else() {
    let body = "[axis.line]\nitems = [{ id = \"x\" }, { id = \"y\" }]\n\
        [input.a]\nlabel = \"A\"\nunit = \"£\"\nover = [\"line\"]\n\
        printed = [\"£7\", \"£5-£9\"]\ntakes = \"£6\"\nwhy = \"test\"\nsource = \"p\"\n\
        [calc.b]\nlabel = \"B\"\nunit = \"£\"\nformula = \"sum(a over line)\"\n";
    let case = sound(&file(body, &["a"], "b"));
    let (_, quantity) = case.find("a").unwrap();
    let given = quantity.input().unwrap().given.iter();
    let values: Vec<String> = given.map(|given| plain(given.value().unwrap())).collect();
    assert_eq!(values, ["7", "6"]);
}
