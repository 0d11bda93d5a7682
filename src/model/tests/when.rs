//! When something comes about: `first` and `first_to_stay`, beside values that are no numbers, in
//! comparisons and in words, and refused where an item of an axis is no figure.
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

use casebook_model::axis::Place;
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::{Fault, Value};
use casebook_model::working::{Origin, text, working};
use casebook_model::{Decimal, words};
use common::{file, read};

/// Boilers are replaced for £120,000 in the first year, and £38,000 of gas a year is saved from the
/// second on; in the fifth year the burners are renewed for £30,000.
const INVEST: &str = r#"
[axis.year]
years = ["2024/25", "2025/26", "2026/27", "2027/28", "2028/29", "2029/30"]
[input.spent]
label = "Spent"
unit = "£"
over = ["year"]
printed = ["£120,000", "0", "0", "0", "£30,000", "0"]
source = "p"
[input.saved]
label = "Gas saved"
unit = "£"
over = ["year"]
printed = ["0", "£38,000", "£38,000", "£38,000", "£38,000", "£38,000"]
source = "p"
[calc.so_far]
label = "Net so far"
unit = "£"
formula = "cumulative(saved - spent over year)"
[calc.paid_back]
label = "Paid back in"
item_of = "year"
formula = "first(so_far >= 0 over year)"
[calc.for_good]
label = "Paid back for good in"
item_of = "year"
formula = "first_to_stay(so_far >= 0 over year)"
[calc.in_time]
label = "Paid back in time"
yes_no = true
formula = "paid_back <= '2027/28' and paid_back != '2024/25'"
[calc.after]
label = "Net from then on"
unit = "£"
formula = "sum(if year >= paid_back then saved - spent else 0 over year)"
"#;

fn invest(more: &str) -> Case {
    let text = file(&[INVEST, more].concat(), &["spent", "saved"], "after");
    read(&text).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn told(more: &str) -> Vec<String> {
    let text = file(&[INVEST, more].concat(), &["spent", "saved"], "after");
    match read(&text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| fault.what).collect(),
    }
}

/// The figure of a quantity that is spread over nothing, in words, with some cells changed.
fn found(case: &Case, name: &str, changes: &[(&str, usize, Option<i64>)]) -> String {
    let paper = Figures::paper(case);
    let edits = changes
        .iter()
        .fold(Edits::none(), |edits, (input, cell, value)| {
            let (quantity, _) = case.find(input).unwrap();
            let set = Change::Set(vec![(*cell, value.map(Decimal::from))]);
            edits.with(
                case,
                Edit {
                    quantity,
                    change: set,
                },
            )
        });
    let now = Figures::now(case, &edits, &paper);
    let (index, quantity) = case.find(name).unwrap();
    words::value(case, quantity, &now.cells(index)[0])
}

#[test]
fn an_invest_to_save_case_is_paid_back_in_the_year_worked_out_by_hand() {
    // So far: −120, −82, −44, −6, 2, 40 thousand, since the fifth year saves 38 and spends 30.
    let case = invest("");
    assert_eq!(found(&case, "paid_back", &[]), "2028/29");
    assert_eq!(found(&case, "for_good", &[]), "2028/29");
    assert_eq!(found(&case, "in_time", &[]), "no");
    // 8 in the fifth year and 38 in the sixth.
    assert_eq!(found(&case, "after", &[]), "£46,000");
}

#[test]
fn what_is_lost_again_is_paid_back_and_not_to_stay() {
    let case = invest("");
    // With £8,000 less to spend: −112, −74, −36, 2, 10, 48; with burners at £60,000: 2, −20, 18.
    let cheaper = ("spent", 0, Some(112_000));
    let burners = ("spent", 4, Some(60_000));
    assert_eq!(found(&case, "paid_back", &[cheaper, burners]), "2027/28");
    assert_eq!(found(&case, "for_good", &[cheaper, burners]), "2029/30");
    assert_eq!(found(&case, "in_time", &[cheaper, burners]), "yes");
}

#[test]
fn what_never_comes_does_not_apply() {
    let case = invest("");
    let dear = ("spent", 0, Some(500_000));
    assert_eq!(found(&case, "paid_back", &[dear]), "does not apply");
    assert_eq!(found(&case, "for_good", &[dear]), "does not apply");
    // Paid back in the sixth year only, and lost again there: it does not stay.
    let late = ("spent", 5, Some(50_000));
    assert_eq!(found(&case, "paid_back", &[late]), "2028/29");
    assert_eq!(found(&case, "for_good", &[late]), "does not apply");
}

#[test]
fn a_need_matters_where_it_could_settle_the_answer_and_nowhere_else() {
    let case = invest(
        "[calc.any_saved]\nlabel = \"First saved\"\nitem_of = \"year\"\nformula = \"first(saved > 0 over year)\"\n\
         [calc.all_saved]\nlabel = \"Saved to stay\"\nitem_of = \"year\"\nformula = \"first_to_stay(saved > 0 over year)\"\n\
         [calc.known_saved]\nlabel = \"Saved as known\"\nitem_of = \"year\"\nformula = \"first(known(saved) > 0 over year)\"\n",
    );
    let empty = |cell| ("saved", cell, None);
    assert_eq!(found(&case, "any_saved", &[empty(3)]), "2025/26");
    assert_eq!(
        found(&case, "any_saved", &[empty(1)]),
        "needs Gas saved (2025/26)"
    );
    assert_eq!(found(&case, "known_saved", &[empty(1)]), "2026/27");
    assert_eq!(
        found(&case, "all_saved", &[empty(3)]),
        "needs Gas saved (2027/28)"
    );
    // What is not known before the last year without does not matter.
    let none = ("saved", 3, Some(0));
    assert_eq!(found(&case, "all_saved", &[empty(1), none]), "2028/29");
}

#[test]
fn an_error_on_the_way_is_an_error() {
    let case = invest(
        "[calc.rate]\nlabel = \"Rate\"\nitem_of = \"year\"\nformula = \"first(saved / spent < 1 over year)\"\n",
    );
    let (index, _) = case.find("rate").unwrap();
    assert_eq!(
        Figures::paper(&case).cells(index)[0],
        Value::Number(Decimal::ZERO)
    );
    assert_eq!(
        found(&case, "rate", &[("saved", 0, Some(200_000))]),
        Fault::DivisionByNought.words()
    );
}

fn lines(case: &Case, name: &str) -> (String, String, String, String) {
    let figures = Figures::paper(case);
    let (index, _) = case.find(name).unwrap();
    let working = working(case, &figures, &figures, index, &Place::nowhere()).unwrap();
    match working.origin {
        Origin::Formula {
            words,
            names,
            numbers,
            ..
        } => (text(&words), names, text(&numbers), working.result),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_working_names_the_years_and_what_settled_them() {
    let case = invest("");
    assert_eq!(
        lines(&case, "paid_back"),
        (
            "the first year in which Net so far is at least 0".to_owned(),
            "first(so_far >= 0 over year)".to_owned(),
            "the first of (“2024/25”: −£120,000 is at least 0; “2025/26”: −£82,000 is at least 0; \
             “2026/27”: −£44,000 is at least 0; “2027/28”: −£6,000 is at least 0; “2028/29”: £2,000 \
             is at least 0)"
                .to_owned(),
            "2028/29".to_owned(),
        )
    );
    let (words, names, numbers, _) = lines(&case, "for_good");
    assert_eq!(
        words,
        "the first year in which, and in all that follow, Net so far is at least 0"
    );
    assert_eq!(names, "first_to_stay(so_far >= 0 over year)");
    // From the last year in which it does not hold.
    assert_eq!(
        numbers,
        "the first to stay of (“2027/28”: −£6,000 is at least 0; “2028/29”: £2,000 is at least 0; \
         “2029/30”: £40,000 is at least 0)"
    );
    let (words, names, numbers, _) = lines(&case, "in_time");
    assert_eq!(
        words,
        "Paid back in is not after “2027/28” and Paid back in is not “2024/25”"
    );
    assert_eq!(
        names,
        "paid_back <= \"2027/28\" and paid_back != \"2024/25\""
    );
    assert_eq!(
        numbers,
        "“2028/29” is not after “2027/28” and “2028/29” is not “2024/25”"
    );
    let (words, names, ..) = lines(&case, "after");
    assert_eq!(
        words,
        "the sum of (if the year is not before Paid back in: Gas saved − Spent; if not: 0) over the years"
    );
    assert_eq!(
        names,
        "sum(if year >= paid_back then saved - spent else 0 over year)"
    );
}

/// Net by year: −120, 38, 38, 38, 8 and 38 thousand.
const THEN: &str = "[calc.net_then]\nlabel = \"Net then\"\nunit = \"£\"\nformula = \"at(saved - spent, year = paid_back)\"\n";

#[test]
fn the_figure_of_the_year_that_is_worked_out_is_taken() {
    let case = invest(THEN);
    assert_eq!(found(&case, "net_then", &[]), "£8,000");
    // Paid back a year before, where 38 are saved and nothing is spent.
    let cheaper = ("spent", 0, Some(112_000));
    assert_eq!(found(&case, "net_then", &[cheaper]), "£38,000");
    // Never paid back: there is no such year.
    let dear = ("spent", 0, Some(900_000));
    assert_eq!(found(&case, "net_then", &[dear]), "does not apply");
    assert_eq!(
        lines(&case, "net_then"),
        (
            "(Gas saved − Spent) (in the year Paid back in)".to_owned(),
            "at(saved - spent, year = paid_back)".to_owned(),
            "£38,000 − £30,000".to_owned(),
            "£8,000".to_owned(),
        )
    );
}

#[test]
fn at_a_year_that_is_worked_out_a_need_of_another_year_does_not_matter() {
    let case = invest(&[
        THEN,
        "[input.paid_in]\nlabel = \"Paid in\"\nunit = \"£\"\nover = [\"year\"]\nprinted = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]\nsource = \"p\"\n\
         [[group]]\ntitle = \"More\"\ninputs = [\"paid_in\"]\n\
         [calc.paid_then]\nlabel = \"Paid in then\"\nunit = \"£\"\nformula = \"at(paid_in, year = paid_back)\"\n\
         [calc.at_once]\nlabel = \"At once\"\nunit = \"£\"\nformula = \"at(paid_in, year = first(saved > 0 over year))\"\n",
    ].concat());
    let empty = |cell| ("paid_in", cell, None);
    assert_eq!(found(&case, "paid_then", &[]), "£5");
    assert_eq!(found(&case, "paid_then", &[empty(0), empty(5)]), "£5");
    assert_eq!(
        found(&case, "paid_then", &[empty(4)]),
        "needs Paid in (2028/29)"
    );
    // What the year itself waits for.
    let unknown = ("saved", 3, None);
    assert_eq!(
        found(&case, "paid_then", &[unknown]),
        "needs Gas saved (2027/28)"
    );
    assert_eq!(found(&case, "at_once", &[]), "£2");
}

#[test]
fn an_item_for_at_is_one_of_its_axis() {
    for (formula, expected) in [
        (
            "at(saved, year = so_far)",
            "an item of the axis `year` is wanted here, its id in quotes or one that is worked out, not £",
        ),
        (
            "at(saved, year = year)",
            "this is itself spread over `year`: which of its items is meant is not said",
        ),
        (
            "at(saved, year = paid_back, year = '2024/25')",
            "`year` is given twice",
        ),
        (
            "at(after, year = paid_back)",
            "this is not spread over `year`",
        ),
        (
            "at(saved, month = paid_back)",
            "an item of the axis `month` is wanted here",
        ),
        (
            "at(saved, year = '2040/41')",
            "`2040/41` is no item of the axis `year`",
        ),
    ] {
        let faults = told(&format!(
            "[calc.wrong]\nlabel = \"W\"\nunit = \"£\"\nformula = \"{formula}\"\n\
             [calc.months]\nlabel = \"M\"\nunit = \"weeks\"\nformula = \"weeks_left\"\n"
        ));
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{formula}: {faults:?}"
        );
    }
}

#[test]
fn an_item_of_an_axis_is_no_figure() {
    for (more, expected) in [
        (
            "unit = \"£\"\nformula = \"paid_back * 2\"",
            "a figure is wanted here, not an item of the axis `year`",
        ),
        (
            "unit = \"1\"\nformula = \"year + 1\"",
            "`year` is an axis, not a quantity; `position(year)` counts its items",
        ),
        (
            "unit = \"1\"\nformula = \"sum(year over year)\"",
            "`year` is an axis, not a quantity",
        ),
        (
            "unit = \"1\"\nformula = \"paid_back\"",
            "gives an item of the axis `year`; say `item_of = \"year\"`",
        ),
        (
            "yes_no = true\nformula = \"paid_back\"",
            "gives an item of the axis `year`; say `item_of = \"year\"`",
        ),
        (
            "item_of = \"year\"\nformula = \"so_far >= 0\"",
            "is declared as an item of the axis `year`, but",
        ),
        (
            "item_of = \"yaer\"\nformula = \"paid_back\"",
            "`yaer` is not an axis here",
        ),
        (
            "yes_no = true\nformula = \"paid_back > '2040/41'\"",
            "`2040/41` is no item of the axis `year`",
        ),
        (
            "yes_no = true\nformula = \"paid_back > so_far\"",
            "what is compared is an item of the axis `year` on one side and £",
        ),
        (
            "item_of = \"year\"\nformula = \"first(so_far over year)\"",
            "yes or no is wanted here, not £",
        ),
        (
            "item_of = \"year\"\nformula = \"first(so_far >= 0 over year from '2024/25' to '2025/26')\"",
            "`first` runs along the whole axis",
        ),
        (
            "item_of = \"year\"\nformula = \"first(after >= 0 over year)\"",
            "this is not spread over `year`",
        ),
        (
            "unit = \"1\"\nformula = \"printed(paid_back)\"",
            "`printed` gives a figure, and `paid_back` is an item of an axis",
        ),
    ] {
        let faults = told(&format!("[calc.wrong]\nlabel = \"W\"\n{more}\n"));
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{more}: {faults:?}"
        );
    }
    // Nor is it claimed.
    let text = file(INVEST, &["spent", "saved"], "paid_back");
    let faults = read(&text).unwrap_err();
    assert_eq!(
        faults[0].what,
        "a figure is wanted here, and `paid_back` is an item of an axis"
    );
}

#[test]
fn a_printed_year_is_one_of_the_axis() {
    let print =
        |print: &str| format!("[[published]]\nquantity = \"paid_back\"\n{print}\nsource = \"p\"\n");
    for (printed, expected) in [
        ("printed = \"2028/29\"", Some(("2028/29", 4))),
        (
            "printed = \"the fifth year\"\nmeans = \"2028/29\"",
            Some(("the fifth year, meaning 2028/29", 4)),
        ),
        ("printed = \"none\"", None),
    ] {
        let case = invest(&print(printed));
        let cells = case.published[0].cells.first();
        let found = cells.map(|cell| (cell.printed.text.as_str(), cell.meaning()));
        let expected = expected.map(|(text, item)| (text, Decimal::from(item)));
        assert_eq!(found, expected);
    }
    for (printed, expected) in [
        (
            "printed = \"2040/41\"",
            "`2040/41` is no item of the axis `year`",
        ),
        ("printed = \"2\"", "`2` is no item of the axis `year`"),
        (
            "printed = \"year 5\"\nmeans = \"5\"",
            "`5` is no item of the axis `year`",
        ),
        (
            "printed_in = \"£m\"\nprinted = \"2028/29\"",
            "`printed_in` is of figures in pounds, and the unit is 1",
        ),
    ] {
        assert_eq!(told(&print(printed)), [expected], "{printed}");
    }
}
