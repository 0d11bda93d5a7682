//! An item of an axis that the reader chooses: a month in which costs and savings begin together.
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
use casebook_model::case::{Case, Control, Given};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::working::{Origin, text, working};
use casebook_model::{Decimal, words};
use common::{file, read};

/// £9,000 a month is saved and £4,000 spent from a month on. A ramp of £1,000, £2,000, … £12,000 a month
/// begins with it.
const BEGINS: &str = r#"
[axis.step]
label = "Month of the plan"
items = [{ id = "1" }, { id = "2" }, { id = "3" }, { id = "4" }, { id = "5" }, { id = "6" }, { id = "7" }, { id = "8" }, { id = "9" }, { id = "10" }, { id = "11" }, { id = "12" }]
[input.begins]
label = "Begins in"
item_of = "month"
printed = "July 2020"
source = "p"
[input.saving]
label = "Saved a month"
unit = "£"
printed = "£9,000"
source = "p"
[input.cost]
label = "Cost a month"
unit = "£"
printed = "£4,000"
source = "p"
[input.planned]
label = "Ramp as planned"
unit = "£"
over = ["step"]
printed = ["1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000", "10000", "11000", "12000"]
source = "p"
[calc.saved_by_month]
label = "Saved"
unit = "£"
formula = "if month >= begins then saving else 0"
[calc.cost_by_month]
label = "Cost"
unit = "£"
formula = "if month >= begins then cost else 0"
[calc.net]
label = "Net"
unit = "£"
formula = "sum(saved_by_month - cost_by_month over month)"
[calc.waited]
label = "Months before it begins"
unit = "1"
formula = "sum(if month < begins then 1 else 0 over month)"
[calc.ramp_by_month]
label = "Ramp"
unit = "£"
formula = "sum(if position(step) = position(month) - waited then planned else none over step)"
[calc.ramp]
label = "Ramp in the year"
unit = "£"
formula = "sum(ramp_by_month over month)"
[calc.falls_off]
label = "Falls off the end of the year"
unit = "£"
formula = "sum(planned over step) - ramp"
[calc.weeks_then]
label = "Weeks left when it begins"
unit = "weeks"
formula = "at(weeks_left, month = begins)"
"#;

const INPUTS: [&str; 4] = ["begins", "saving", "cost", "planned"];

fn begins(printed: &str, more: &str) -> Case {
    let body = [BEGINS, more].concat();
    let body = body.replace("printed = \"July 2020\"", printed);
    read(&file(&body, &INPUTS, "net")).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn told(body: &str) -> Vec<String> {
    match read(&file(body, &INPUTS, "net")) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| fault.what).collect(),
    }
}

fn found(case: &Case, name: &str, begins: Option<i64>) -> Vec<String> {
    let paper = Figures::paper(case);
    let (quantity, _) = case.find("begins").unwrap();
    let change = Change::Set(vec![(0, begins.map(Decimal::from))]);
    let edits = Edits::none().with(case, Edit { quantity, change });
    let now = Figures::now(case, &edits, &paper);
    let (index, quantity) = case.find(name).unwrap();
    let cells = now.cells(index).iter();
    cells
        .map(|value| words::value(case, quantity, value))
        .collect()
}

#[test]
fn costs_and_savings_begin_together_in_the_month_that_is_chosen() {
    let case = begins("printed = \"July 2020\"", "");
    // From July to March are nine months, each £5,000 net; from January three.
    assert_eq!(found(&case, "net", Some(3)), ["£45,000"]);
    assert_eq!(found(&case, "net", Some(9)), ["£15,000"]);
    assert_eq!(found(&case, "net", Some(0)), ["£60,000"]);
    let saved = found(&case, "saved_by_month", Some(10));
    assert_eq!(saved[..10], ["£0"; 10]);
    assert_eq!(saved[10..], ["£9,000"; 2]);
    assert_eq!(found(&case, "begins", Some(10)), ["February 2021"]);
    // Mondays after 28 February 2021, to 31 March: 1, 8, 15, 22 and 29 March.
    assert_eq!(found(&case, "weeks_then", Some(10)), ["5 weeks"]);
}

#[test]
fn a_plan_moves_as_it_is_and_what_passes_the_end_falls_off() {
    let case = begins("printed = \"July 2020\"", "");
    let ramp = found(&case, "ramp_by_month", Some(9));
    assert_eq!(ramp[8..], ["does not apply", "£1,000", "£2,000", "£3,000"]);
    // All of the plan is 78 thousand; what is left of it from January is 6, and from April all.
    assert_eq!(found(&case, "ramp", Some(9)), ["£6,000"]);
    assert_eq!(found(&case, "falls_off", Some(9)), ["£72,000"]);
    assert_eq!(found(&case, "falls_off", Some(0)), ["£0"]);
}

#[test]
fn while_nobody_says_when_it_begins_everything_waits_for_that() {
    let case = begins("needed = \"Procurement\"", "");
    let paper = Figures::paper(&case);
    let (net, quantity) = case.find("net").unwrap();
    let said = words::value(&case, quantity, &paper.cells(net)[0]);
    assert_eq!(said, "needs Begins in");
    assert_eq!(found(&case, "weeks_then", None), ["needs Begins in"]);
    assert_eq!(found(&case, "net", Some(11)), ["£5,000"]);
}

#[test]
fn it_is_named_by_its_label_its_id_or_the_month_alone() {
    for printed in ["July 2020", "2020-07", "july", "July"] {
        let case = begins(&format!("printed = \"{printed}\""), "");
        let (_, quantity) = case.find("begins").unwrap();
        let input = quantity.input().unwrap();
        let Given::Known { printed: print, .. } = &input.given[0] else {
            panic!("{:?}", input.given)
        };
        assert_eq!(
            (print.text.as_str(), print.value),
            (printed, Decimal::from(3))
        );
        let Control::Choice(options) = &input.control else {
            panic!("{:?}", input.control)
        };
        let last = options.last().unwrap();
        assert_eq!(
            (last.id.as_str(), last.label.as_str()),
            ("2021-03", "March 2021")
        );
    }
    // With two Julys the year must be said.
    let long = "[axis.month]\nfrom = \"2020-04\"\nto = \"2021-09\"\n";
    let two = [&BEGINS.replace("July 2020", "July"), long].concat();
    assert_eq!(told(&two), ["`July` is no item of the axis `month`"]);
}

#[test]
fn it_may_be_another_month_in_each_scenario() {
    let pace = "[axis.pace]\nitems = [{ id = \"plan\" }, { id = \"slow\" }]\n";
    let apart = "over = [\"pace\"]\nassumed = { plan = \"May\", slow = \"2020-12\" }\nwhy = \"w\"";
    let body = [
        &BEGINS.replace("printed = \"July 2020\"\nsource = \"p\"", apart),
        pace,
    ]
    .concat();
    let case =
        read(&file(&body, &INPUTS, "saving")).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let paper = Figures::paper(&case);
    let (net, quantity) = case.find("saved_by_month").unwrap();
    let of = |cell: usize| words::value(&case, quantity, &paper.cells(net)[cell]);
    // Month by pace: April, then May as planned and slow.
    assert_eq!([of(0), of(2), of(3)], ["£0", "£9,000", "£0"]);
    assert_eq!([of(15), of(17)], ["£0", "£9,000"]);
}

#[test]
fn the_working_names_the_months() {
    let case = begins("printed = \"July 2020\"", "");
    let figures = Figures::paper(&case);
    let line = |name: &str, place: &Place| {
        let (index, _) = case.find(name).unwrap();
        let working = working(&case, &figures, &figures, index, place).unwrap();
        match working.origin {
            Origin::Formula {
                words,
                names,
                numbers,
                ..
            } => (text(&words), names, text(&numbers), working.result),
            other => panic!("{other:?}"),
        }
    };
    let (month, _) = (case.axes.iter().zip(0_u8..))
        .find(|(axis, _)| axis.id == "month")
        .map(|(axis, index)| (casebook_model::axis::AxisIndex(index), axis))
        .unwrap();
    let june = Place::nowhere().with(month, 2);
    assert_eq!(
        line("cost_by_month", &june),
        (
            "if the month is not before Begins in: Cost a month; if not: 0".to_owned(),
            "if month >= begins then cost else 0".to_owned(),
            "0".to_owned(),
            "£0".to_owned(),
        )
    );
    let (words, names, numbers, result) = line("weeks_then", &Place::nowhere());
    assert_eq!(words, "Weeks left in the year (in the month Begins in)");
    assert_eq!(names, "at(weeks_left, month = begins)");
    assert_eq!(
        (numbers.as_str(), result.as_str()),
        ("35 weeks", "35 weeks")
    );
}

#[test]
fn what_cannot_be_chosen_is_told() {
    let with = |line: &str| BEGINS.replace("item_of = \"month\"", line);
    let axis = |axis: &str| [with("item_of = \"way\""), axis.to_owned()].concat();
    let begins = |printed: &str| BEGINS.replace("July 2020", printed);
    for (body, expected) in [
        (with("item_of = \"mnth\""), "`mnth` is not an axis here"),
        (
            begins("Jully 2020"),
            "`Jully 2020` is no item of the axis `month`",
        ),
        (begins("none"), "`none` is no item of the axis `month`"),
        (
            with("item_of = \"month\"\nrange = [\"1\", \"2\"]"),
            "`range` goes with a figure, and [input.begins] is a choice",
        ),
        (
            with("item_of = \"month\"\nunit = \"£\""),
            "`unit` is not known in [input.begins]",
        ),
        (
            axis("[axis.way]\nextensible = true\nitems = [{ id = \"a\" }, { id = \"b\" }]\n"),
            "a reader may add an item to `way`, and none can be chosen that is not there yet: leave out \
             its `extensible`, or give [input.begins] `options`",
        ),
        (
            axis("[axis.way]\nitems = [{ id = \"a\" }]\n"),
            "`way` has one item: there is nothing to choose",
        ),
        (
            axis("[axis.way]\nitems = [{ id = \"a\" }, { id = \"later\" }]\n"),
            "`later` cannot be chosen: give this item another id",
        ),
        (
            BEGINS.replace("month < begins", "step < begins"),
            "what is compared is an item of the axis `step` on one side and an item of the axis `month`",
        ),
        (
            BEGINS.replace("else 0 over month)", "else begins over month)"),
            "`then` and `else` give a bare number on one side and an item of the axis `month`",
        ),
    ] {
        let faults = told(&body);
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{expected}: {faults:?}"
        );
    }
    assert_eq!(told(&with("item_of = \"mnth\"")).len(), 1);
}

/// What the second page shows, as it stands there.
#[test]
fn the_page_shows_a_case_that_works() {
    let page = include_str!("../../../docs/case-files-more.md");
    let (_, section) = page.split_once("## When something begins").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let shown: Vec<&str> = section
        .split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix("toml\n"))
        .collect();
    assert_eq!(shown.len(), 2);
    let (_, rest) = section.split_once("less what is left of it: `").unwrap();
    let (falls_off, _) = rest.split_once('`').unwrap();
    let given = |name: &str, amount: &str| {
        format!(
            "[input.{name}]\nlabel = \"A\"\nunit = \"£\"\nprinted = \"{amount}\"\nsource = \"p\"\n"
        )
    };
    let more = format!(
        "[calc.falls_off]\nlabel = \"F\"\nunit = \"£\"\nformula = \"{falls_off}\"\n\
         [calc.ramp]\nlabel = \"R\"\nunit = \"£\"\nformula = \"sum(ramp_by_month over month)\"\n"
    );
    let body = [
        given("saved_a_month", "£9,000"),
        given("cost_a_month", "£4,000"),
        shown.concat(),
        more,
    ]
    .concat();
    let inputs = ["saved_a_month", "cost_a_month", "begins", "planned"];
    let case =
        read(&file(&body, &inputs, "falls_off")).unwrap_or_else(|faults| panic!("{}", faults[0]));
    // Three of twelve months; the ramp is over long before March, and from February two steps are left.
    assert_eq!(found(&case, "falls_off", Some(3)), ["£27,000"]);
    assert_eq!(found(&case, "ramp", Some(3)), ["£6,000"]);
    assert_eq!(found(&case, "ramp", Some(10)), ["£3,000"]);
}
