//! The working of a figure: in words, with names, with numbers, and down to its inputs.
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

use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_model::working::{Origin, Working, text, working};

fn placement_mix() -> Case {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&read("units.toml"), &read("documents.toml")).unwrap();
    let id = "cambridgeshire/2020-21/placement-mix-and-demand";
    read_case(id, id, &read(&format!("{id}.toml")), &shelf).unwrap()
}

fn of(case: &Case, name: &str, code: &str) -> Working {
    let paper = Figures::paper(case);
    let (index, quantity) = case.find(name).unwrap();
    let place = case.place_from_code(quantity, code).unwrap();
    working(case, &paper, &paper, index, &place).unwrap()
}

fn lines(working: &Working) -> (String, String, String, String) {
    let Origin::Formula {
        words,
        names,
        numbers,
        ..
    } = &working.origin
    else {
        panic!("{working:?} has no formula")
    };
    (
        text(words),
        names.clone(),
        text(numbers),
        working.result.clone(),
    )
}

fn told(case: &Case, name: &str, code: &str) -> (String, String, String, String) {
    lines(&of(case, name, code))
}

fn as_texts(told: &(String, String, String, String)) -> (&str, &str, &str, &str) {
    (&told.0, &told.1, &told.2, &told.3)
}

#[test]
fn a_product_is_told_as_the_design_promises() {
    let told = told(&placement_mix(), "avoided_by_month", "2020-04,middle");
    assert_eq!(
        as_texts(&told),
        (
            "Fewer children than a month before × Weekly cost avoided per child leaving × Weeks left in the year",
            "fewer * leaver_rate * weeks_left",
            "10 children × £850 a child a week × 48 weeks",
            "£408,000"
        )
    );
}

#[test]
fn the_first_month_starts_from_the_start_and_later_ones_from_the_month_before() {
    let case = placement_mix();
    assert_eq!(
        told(&case, "fewer", "2020-04,low").2,
        "780 children − 775 children"
    );
    assert_eq!(
        told(&case, "fewer", "2020-06,low").2,
        "770 children − 765 children"
    );
}

#[test]
fn a_sum_is_told_term_by_term() {
    let numbers = told(&placement_mix(), "avoided_by_numbers", "low").2;
    assert!(
        numbers.starts_with("£204,000 + £187,000 + £165,750"),
        "{numbers}"
    );
    assert!(numbers.ends_with("£21,250 + £0"), "{numbers}");
    assert_eq!(numbers.matches(" + ").count(), 11);
}

#[test]
fn only_the_branch_taken_is_told_with_numbers() {
    let told = told(&placement_mix(), "in_house_rate", "");
    assert_eq!(told.2, "£400 a child a week");
    assert!(told.0.starts_with("if "), "{}", told.0);
}

#[test]
fn brackets_stay_where_they_change_the_result() {
    let told = told(&placement_mix(), "agency_to_in_house", "");
    assert_eq!(
        told.2,
        "£850 a child a week ÷ (£850 a child a week − £400 a child a week)"
    );
}

#[test]
fn every_figure_of_a_case_can_be_followed_down_to_inputs_and_calendar() {
    let case = placement_mix();
    let paper = Figures::paper(&case);
    let mut inputs = 0;
    let mut waiting: Vec<_> = case
        .each_quantity()
        .flat_map(|(index, quantity)| {
            (0..usize::from(quantity.cells)).map(move |cell| (index, cell))
        })
        .map(|(index, cell)| (index, case.place_of(case.quantity(index).unwrap(), cell), 0))
        .collect();
    while let Some((index, place, depth)) = waiting.pop() {
        assert!(depth < 10, "the way down does not end");
        let working = working(&case, &paper, &paper, index, &place).unwrap();
        assert!(!working.result.is_empty() && !working.label.is_empty());
        match working.origin {
            Origin::Formula { .. } if depth < 3 => {
                waiting.extend(
                    working
                        .parts
                        .into_iter()
                        .map(|part| (part.quantity, part.place, depth + 1)),
                );
            }
            Origin::Formula { .. } | Origin::Calendar(_) => {}
            Origin::Input { .. } => inputs += 1,
        }
    }
    assert!(inputs > 100);
}

#[test]
fn what_is_needed_is_named_in_the_working() {
    let told = told(&placement_mix(), "net", "low");
    assert_eq!(
        told.2,
        "£1,990,400 − Deductions from the gross saving (needed)"
    );
    assert_eq!(
        told.3,
        "needs Finance officer, cost in the year; Demography: growth in numbers, in the year; \
         Recurring overspend from 2019/20; Adoption and guardianship allowances for leavers"
    );
}

/// A case of two years' savings, with calculations of its own.
fn savings(calculations: &str) -> Case {
    let body = format!(
        "[axis.fy]\nyears = [\"2020/21\", \"2021/22\"]\n\
         [input.saving]\nlabel = \"Saving\"\nunit = \"£\"\nover = [\"fy\"]\nsource = \"here\"\n\
         printed = [\"£38,000\", \"£16,000\"]\n\
         [input.half]\nlabel = \"Share kept\"\nunit = \"%\"\nassumed = \"50%\"\nwhy = \"test\"\n\
         [input.below]\nlabel = \"Shortfall\"\nunit = \"£\"\nassumed = \"-£328,000\"\nwhy = \"test\"\n\
         [input.months]\nlabel = \"By the month\"\nunit = \"£\"\nover = [\"month\"]\n\
         assumed = [\"£5\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\"]\n\
         why = \"test\"\n{calculations}"
    );
    let inputs = ["saving", "half", "below", "months"];
    common::read(&common::file(&body, &inputs, "result"))
        .unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn result(formula: &str) -> Working {
    let calculation =
        format!("[calc.result]\nlabel = \"Result\"\nunit = \"£\"\nformula = '''{formula}'''\n");
    of(&savings(&calculation), "result", "")
}

/// In words, and with numbers.
fn both(formula: &str) -> (String, String) {
    let told = lines(&result(formula));
    (told.0, format!("{} = {}", told.2, told.3))
}

#[test]
fn a_sum_along_an_axis_keeps_its_brackets_wherever_it_stands() {
    for (formula, words, numbers) in [
        (
            "half * sum(saving over fy)",
            "Share kept × (the sum of Saving over the years)",
            "50% × (£38,000 + £16,000) = £27,000",
        ),
        (
            "sum(saving over fy) * half",
            "(the sum of Saving over the years) × Share kept",
            "(£38,000 + £16,000) × 50% = £27,000",
        ),
        (
            "below - sum(saving over fy)",
            "Shortfall − (the sum of Saving over the years)",
            "−£328,000 − (£38,000 + £16,000) = −£382,000",
        ),
        (
            "-sum(saving over fy)",
            "−(the sum of Saving over the years)",
            "−(£38,000 + £16,000) = −£54,000",
        ),
        (
            "below / (sum(saving over fy) / 1 [£])",
            "Shortfall ÷ ((the sum of Saving over the years) ÷ £1)",
            "−£328,000 ÷ ((£38,000 + £16,000) ÷ £1) = −£6.07",
        ),
        (
            "half * at(cumulative(saving over fy), fy = \"2021/22\")",
            "Share kept × (the sum so far of Saving over the years) (2021/22)",
            "50% × (£38,000 + £16,000) = £27,000",
        ),
        (
            "below + sum(saving over fy)",
            "Shortfall + (the sum of Saving over the years)",
            "−£328,000 + £38,000 + £16,000 = −£274,000",
        ),
        (
            "half * mean(saving over fy)",
            "Share kept × (the mean of Saving over the years)",
            "50% × (£38,000 + £16,000) ÷ 2 = £13,500",
        ),
    ] {
        assert_eq!(both(formula), (words.to_owned(), numbers.to_owned()));
    }
}

#[test]
fn no_two_signs_stand_together() {
    for (formula, numbers) in [
        (
            "at(saving, fy = \"2020/21\") - below",
            "£38,000 − (−£328,000) = £366,000",
        ),
        ("-below", "−(−£328,000) = £328,000"),
        ("half * below", "50% × (−£328,000) = −£164,000"),
        ("below + -below", "−£328,000 + (−(−£328,000)) = £0"),
        (
            "max(below, -below)",
            "the larger of (−£328,000; −(−£328,000)) = £328,000",
        ),
    ] {
        assert_eq!(both(formula).1, numbers);
    }
}

#[test]
fn many_noughts_are_told_as_one_and_lead_to_the_first_of_them() {
    let told = result("sum(months over month)");
    assert_eq!(lines(&told).2, "£5 + 11 months of nothing");
    assert_eq!(told.parts.len(), 2);
    assert_eq!(told.parts[1].label, "By the month · May 2020");
    let two = result("sum(months over month from \"2021-02\" to \"2021-03\")");
    assert_eq!(lines(&two).2, "£0 + £0");
}

#[test]
fn conditions_that_are_settled_leave_no_brackets() {
    let told = result("sum(if saving > 20_000 [£] then saving else 0 over fy)");
    assert_eq!(lines(&told).2, "£38,000 + 0");
}

#[test]
fn a_print_is_named_behind_its_label_and_has_its_own_figure() {
    let case = savings(
        "[calc.result]\nlabel = \"More children at the trend\"\nunit = \"£\"\nformula = \"below\"\n\
         [calc.beside]\nlabel = \"Beside\"\nunit = \"£\"\nformula = \"result - printed(result)\"\n\
         [[published]]\nquantity = \"result\"\nprinted = \"£300,000\"\nsource = \"here\"\n",
    );
    let told = of(&case, "beside", "");
    assert_eq!(
        lines(&told).0,
        "More children at the trend − More children at the trend (as printed)"
    );
    let parts: Vec<_> = told.parts.iter().map(|part| part.words.as_str()).collect();
    assert_eq!(parts, ["−£328,000", "£300,000"]);
}

#[test]
fn the_line_shows_as_many_digits_as_it_takes() {
    let case = savings(
        "[calc.third]\nlabel = \"A third\"\nunit = \"%\"\nformula = \"1 / 3\"\n\
         [calc.result]\nlabel = \"Result\"\nunit = \"£\"\nformula = \"third * 3_000_000 [£]\"\n\
         [calc.eighth]\nlabel = \"Literal\"\nunit = \"£\"\nformula = \"0.125% * below\"\n",
    );
    let line = |name| lines(&of(&case, name, "")).2;
    assert_eq!(line("result"), "33.33333% × £3,000,000");
    assert_eq!(line("eighth"), "0.125% × (−£328,000)");
}

/// The rows of a formula, whether they add up, and what is done last.
fn rows(formula: &str) -> (Vec<String>, bool, Option<String>) {
    let Origin::Formula { rows, .. } = result(formula).origin else {
        panic!("no formula")
    };
    let list = rows.rows.iter().map(|row| {
        let row = format!("{} {} {}", row.sign, row.number, row.unit);
        row.trim().to_owned()
    });
    (list.collect(), rows.add_up, rows.then)
}

#[test]
fn nothing_that_is_divided_by_is_told_as_nought() {
    // The cube of a six-hundredth is 0.00000000462963 and no end.
    let (list, ..) = rows("below / ((half - 299 / 600) ^ 3)");
    assert_eq!(list.last().unwrap(), "÷ ≈0.000000005");
}

#[test]
fn rows_carry_the_sign_by_which_they_add_up() {
    let (list, add_up, _) = rows("below - sum(saving over fy)");
    assert_eq!(list, ["−£328,000", "− £54,000"]);
    assert!(add_up);
    assert_eq!(rows("half * sum(saving over fy)").0, ["50%", "× £54,000"]);
    assert_eq!(rows("-sum(saving over fy)").0, ["− £54,000"]);
    let (list, _, then) = rows("round_up(sum(months over month) / 3 to 1)");
    assert_eq!(list, ["£5", "÷ 3"]);
    assert_eq!(then.as_deref(), Some("rounded up to a whole number"));
    let (list, add_up, _) = rows("max(below, sum(saving over fy))");
    assert_eq!(list, ["−£328,000", "£38,000", "£16,000"]);
    assert!(!add_up);
}
