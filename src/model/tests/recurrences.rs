//! What follows from the item before: against closed forms and plain loops, beside edits and needs,
//! and refused where nothing breaks the circle.
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
use casebook_model::axis::Place;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::{Asked, Figures, Instead, claim_rests_on};
use casebook_model::value::{Fault, Value};
use casebook_model::working::{Origin, text, working};
use common::{figure, file, read, small, values, worked_out};
use proptest::prelude::*;

fn d(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// A calculation of bare numbers.
fn calc(name: &str, formula: &str) -> String {
    format!("[calc.{name}]\nlabel = \"{name}\"\nunit = \"1\"\nformula = \"{formula}\"\n")
}

fn told(text: &str) -> Vec<String> {
    match read(text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| fault.what).collect(),
    }
}

/// What is said of calculations beside those of the small case.
fn told_of(calculations: &str) -> Vec<String> {
    let body = "[axis.scenario]\nitems = [{ id = \"low\" }, { id = \"high\" }]\n\
                [axis.fy]\nyears = [\"2020/21\", \"2021/22\", \"2022/23\"]\n\
                [input.a]\nlabel = \"A\"\nunit = \"1\"\nassumed = \"2\"\nwhy = \"test\"\n\
                [input.m]\nlabel = \"M\"\nunit = \"1\"\nover = [\"month\"]\nassumed = \"3\"\nwhy = \"test\"\n\
                [input.y]\nlabel = \"Y\"\nunit = \"1\"\nover = [\"fy\"]\nassumed = \"3\"\nwhy = \"test\"\n";
    told(&file(&[body, calculations].concat(), &["a", "m", "y"], "a"))
}

fn close(one: Decimal, other: Decimal) -> bool {
    (one - other).abs() <= Decimal::new(1, 15) * other.abs().max(Decimal::ONE)
}

proptest! {
    /// A balance with interest: what was there, grown, and what is paid in, grown for as long.
    #[test]
    fn a_balance_with_interest_has_its_closed_form(start in -9_000_i64..9_000, paid in -900_i64..900, rate in -50_i64..90) {
        let case = small(&calc("balance", "previous(balance over month, start = a) * (1 + x0) + paid")
            .replace("x0", &format!("{rate} / 1000")).replace("paid", &format!("({paid})").replace("(-", "(0 - ")));
        let balance = worked_out(&case, vec![values(&case, "a", &[start])], "balance");
        let growth = Decimal::ONE + Decimal::new(rate, 3);
        let mut grown = Decimal::ONE;
        // 1 + g + g² + … up to the month before.
        let mut series = Decimal::ZERO;
        for found in balance {
            series += grown;
            grown *= growth;
            prop_assert!(close(found, Decimal::from(start) * grown + Decimal::from(paid) * series));
        }
    }

    /// Children in care: who joins is given, who leaves is a share of those a month before.
    #[test]
    fn a_stock_and_its_flows_are_those_of_a_plain_loop(
        joined in proptest::collection::vec(0_i64..60, 24),
        start in 0_i64..900,
        share in 0_i64..100,
        back in 0_i64..100,
    ) {
        let case = small(&[
            // In an order in which nothing is known yet.
            calc("left", &format!("(before * {share}) / 100")),
            calc("returned", &format!("previous(left over month, start = 0) * {back} / 100")),
            calc("in_care", "before + x + returned - left"),
            calc("before", "previous(in_care over month, start = a)"),
            calc("all", "sum(in_care over month)"),
        ].concat());
        let edits = || vec![values(&case, "x", &joined), values(&case, "a", &[start])];
        let (mut expected, mut all) = (vec![Decimal::ZERO; 24], [Decimal::ZERO; 2]);
        for scenario in 0..2 {
            let (mut in_care, mut left) = (Decimal::from(start), Decimal::ZERO);
            for month in 0..12 {
                let returned = left * Decimal::new(back, 2);
                left = in_care * Decimal::new(share, 2);
                in_care = in_care + Decimal::from(joined[month * 2 + scenario]) + returned - left;
                expected[month * 2 + scenario] = in_care;
                all[scenario] += in_care;
            }
        }
        for (name, expected) in [("in_care", expected), ("all", all.to_vec())] {
            for (found, expected) in worked_out(&case, edits(), name).into_iter().zip(expected) {
                prop_assert!(close(found, expected), "{name}: {found} {expected}");
            }
        }
    }

    /// Beside the running sum and the product that say the same.
    #[test]
    fn what_was_said_with_a_running_sum_is_said_item_by_item(x in proptest::collection::vec(-1000_i64..1000, 24)) {
        let case = small(&[
            calc("running", "cumulative(x over month)"),
            calc("same", "previous(same over month, start = 0) + x"),
            calc("factor", "previous(factor over month, start = 1) * (1 + x / 10000)"),
            calc("last", "at(factor, month = '2021-03')"),
            calc("product", "product(1 + x / 10000 over month)").replace("calc.product", "calc.of_all"),
        ].concat());
        let of = |name: &str| worked_out(&case, vec![values(&case, "x", &x)], name);
        prop_assert_eq!(of("running"), of("same"));
        prop_assert_eq!(of("last"), of("of_all"));
    }
}

proptest! {
    /// What is paid on all that was put aside so far, and on what is put aside now.
    #[test]
    fn a_running_sum_of_what_follows_from_it_is_that_of_a_plain_loop(
        put_aside in proptest::collection::vec(-900_i64..900, 24),
        share in -40_i64..40,
    ) {
        let case = small(&[
            calc("paid", &format!("previous(cumulative(kept over month) over month, start = a) * {share} / 100")),
            calc("kept", "x + paid"),
            calc("so_far", "cumulative(kept over month)"),
            // The same from the sum so far of what was there an item before.
            calc("again", "cumulative(previous(kept over month, start = 0) over month)"),
        ].concat());
        let edits = || vec![values(&case, "x", &put_aside), values(&case, "a", &[0])];
        let (mut kept_all, mut so_far_all, mut before_all) = (Vec::new(), Vec::new(), Vec::new());
        for scenario in 0..2 {
            let mut so_far = Decimal::ZERO;
            for month in 0..12 {
                let paid = so_far * Decimal::new(share, 2);
                let kept = Decimal::from(put_aside[month * 2 + scenario]) + paid;
                before_all.push((month * 2 + scenario, so_far));
                so_far += kept;
                kept_all.push((month * 2 + scenario, kept));
                so_far_all.push((month * 2 + scenario, so_far));
            }
        }
        for (name, expected) in [("kept", kept_all), ("so_far", so_far_all), ("again", before_all)] {
            let found = worked_out(&case, edits(), name);
            for (cell, expected) in expected {
                prop_assert!(close(found[cell], expected), "{name} {cell}: {} {expected}", found[cell]);
            }
        }
    }
}

/// When it comes about is seen from all items: what stands at one of them cannot hang on it.
#[test]
fn what_hangs_on_when_it_comes_about_itself_is_refused() {
    let paid_back = "[calc.when]\nlabel = \"When\"\nitem_of = \"fy\"\nformula = \"first(previous(t over fy, start = 0) >= 3 over fy)\"\n";
    for (formula, sound) in [
        (
            "previous(t over fy, start = 0) + (if fy > when then 0 else y)",
            false,
        ),
        ("previous(t over fy, start = 0) + at(y, fy = when)", false),
        ("previous(t over fy, start = 0) + y", true),
    ] {
        let told = told_of(&[calc("t", formula), paid_back.to_owned()].concat());
        assert_eq!(told.is_empty(), sound, "{formula}: {told:?}");
    }
}

/// Each number is the sum of the two before.
#[test]
fn two_items_back_is_twice_the_item_before() {
    let case = small(&calc(
        "rabbits",
        "previous(rabbits over month, start = 0) + previous(previous(rabbits over month, start = 1) over month, start = 1)",
    ));
    let found = worked_out(&case, vec![], "rabbits");
    let fibonacci = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233].map(Decimal::from);
    assert_eq!(found, fibonacci);
}

#[test]
fn a_formula_for_each_item_may_look_at_items_before_its_own() {
    let months: Vec<String> = (4..16)
        .map(|month| format!("2020-{month:02}"))
        .map(|id| match id.as_str() {
            "2020-13" => "2021-01".to_owned(),
            "2020-14" => "2021-02".to_owned(),
            "2020-15" => "2021-03".to_owned(),
            _ => id,
        })
        .collect();
    let formulas: Vec<String> = (months.iter().enumerate())
        .map(|(position, id)| match position {
            0 => format!("\"{id}\" = \"1\""),
            _ => format!(
                "\"{id}\" = \"at(grown, month = '{}') * 2\"",
                months[position - 1]
            ),
        })
        .collect();
    let case = small(&format!(
        "[calc.grown]\nlabel = \"L\"\nunit = \"1\"\nformula = {{ {} }}\n",
        formulas.join(", ")
    ));
    let found = worked_out(&case, vec![], "grown");
    let doubled: Vec<Decimal> = (0..12).map(|it| Decimal::from(1 << it)).collect();
    assert_eq!(found, doubled);
    // One that looks at its own or a later one rests on itself.
    let later = format!(
        "[calc.grown]\nlabel = \"L\"\nunit = \"1\"\nformula = {{ {} }}\n",
        formulas
            .join(", ")
            .replace("month = '2020-05'", "month = '2020-06'")
    );
    assert_eq!(told_of(&later).len(), 1, "{:?}", told_of(&later));
}

const STOCK: [&str; 3] = [
    "previous(stock over month, start = a) + m - left",
    "previous(stock over month, start = a) / 10",
    "sum(stock over month)",
];

fn stock() -> Case {
    small(
        &[
            calc("stock", STOCK[0]),
            calc("left", STOCK[1]),
            calc("total", STOCK[2]),
            calc("apart", "m * 2"),
        ]
        .concat(),
    )
}

#[test]
fn only_what_rests_on_a_change_is_worked_out_again() {
    let case = stock();
    let paper = Figures::paper(&case);
    let same = |input: &str, name: &str| {
        let edit = values(&case, input, &[7]);
        let now = Figures::now(&case, &Edits::none().with(&case, edit), &paper);
        now.same(case.find(name).unwrap().0, &paper)
    };
    assert!(!same("a", "stock") && !same("a", "left") && !same("a", "total"));
    assert!(same("a", "apart") && !same("m", "apart"));
    // An input that none of them names.
    assert!(same("x", "stock") && same("x", "total"));
    // Who asks for one of those that follow from each other gets all that it rests on.
    let edits = Edits::none().with(&case, values(&case, "m", &[8]));
    let now = Figures::now(&case, &edits, &paper);
    for name in ["stock", "left", "total"] {
        let index = case.find(name).unwrap().0;
        let asked = Figures::asked(&case, &Asked::of(&case, [index]), &edits, &paper);
        assert_eq!(asked.cells(index), now.cells(index), "{name}");
    }
}

#[test]
fn the_claim_rests_on_all_that_follow_from_each_other() {
    let body = "[input.a]\nlabel = \"A\"\nunit = \"1\"\nassumed = \"2\"\nwhy = \"test\"\n\
                [input.b]\nlabel = \"B\"\nunit = \"1\"\nassumed = \"2\"\nwhy = \"test\"\n";
    let more = [
        calc("left", "previous(stock over month, start = a) / 10"),
        calc("stock", "previous(stock over month, start = a) - left"),
        calc("end", "at(left, month = '2021-03')"),
    ];
    let case = read(&file(&[body, &more.concat()].concat(), &["a", "b"], "end")).unwrap();
    let rests = claim_rests_on(&case);
    let on = |name: &str| rests[usize::from(case.find(name).unwrap().0.0)];
    assert!(on("a") && on("left") && on("stock") && !on("b"));
}

#[test]
fn what_is_needed_or_cannot_be_worked_out_travels_from_its_item_on() {
    let cells = "[\"1\", \"2\", \"needed\", \"none\", \"5\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\"]";
    let body = format!(
        "[input.flow]\nlabel = \"Flow\"\nunit = \"1\"\nover = [\"month\"]\nprinted = {cells}\nneeded = \"someone\"\nsource = \"p\"\n{}{}{}",
        calc("stock", "previous(stock over month, start = 10) + flow"),
        calc(
            "shrunk",
            "previous(shrunk over month, start = 10) + 1 / (5 - flow)"
        ),
        calc(
            "known",
            "previous(known over month, start = 10) + known(flow)"
        )
        .replace("calc.known", "calc.as_known")
        .replace("previous(known", "previous(as_known"),
    );
    let case = read(&file(&body, &["flow"], "stock").replace(
        "[claim]\nquantity = \"stock\"",
        "[claim]\nquantity = \"stock\"\nat = { month = \"2021-03\" }",
    ))
    .unwrap();
    assert_eq!(figure(&case, "stock", "2020-05"), Value::Number(13.into()));
    for month in ["2020-06", "2021-03"] {
        assert!(matches!(figure(&case, "stock", month), Value::Needs(_)));
    }
    // An error outweighs a need.
    assert!(matches!(
        figure(&case, "shrunk", "2020-06"),
        Value::Needs(_)
    ));
    assert!(matches!(
        figure(&case, "shrunk", "2020-07"),
        Value::Needs(_)
    ));
    assert_eq!(
        figure(&case, "shrunk", "2020-08"),
        Value::Error(Fault::DivisionByNought)
    );
    assert_eq!(
        figure(&case, "as_known", "2021-03"),
        Value::Number(18.into())
    );
}

#[derive(Debug)]
struct Put(casebook_model::case::QuantityIndex, Place, Value);

impl Instead for Put {
    fn figure(
        &self,
        quantity: casebook_model::case::QuantityIndex,
        place: &Place,
    ) -> Option<Value> {
        (quantity == self.0 && *place == self.1).then(|| self.2.clone())
    }
}

#[test]
fn what_is_put_in_the_place_of_a_figure_counts_from_there_on() {
    let case = stock();
    let (index, quantity) = case.find("stock").unwrap();
    let june = case.place_from_code(quantity, "2020-06").unwrap();
    let put = Put(index, june.clone(), Value::Number(100.into()));
    let figures = Figures::replaced(&case, &put);
    let paper = Figures::paper(&case);
    let at = |figures: &Figures, month: &str| {
        let place = case.place_from_code(quantity, month).unwrap();
        figures.at(&case, index, &place)
    };
    for month in ["2020-04", "2020-05", "2020-06"] {
        assert_eq!(at(&figures, month), at(&paper, month), "{month}");
    }
    // 100 and 3 that join, less a tenth of 100.
    assert_eq!(at(&figures, "2020-07"), Value::Number(93.into()));
}

#[test]
fn the_working_of_an_item_tells_the_item_before() {
    let case = stock();
    let paper = Figures::paper(&case);
    let (index, quantity) = case.find("stock").unwrap();
    let told = |month: &str| {
        let place = case.place_from_code(quantity, month).unwrap();
        let working = working(&case, &paper, &paper, index, &place).unwrap();
        let Origin::Formula { words, numbers, .. } = &working.origin else {
            panic!("no formula")
        };
        let parts: Vec<String> = working.parts.iter().map(|it| it.label.clone()).collect();
        (text(words), text(numbers), parts.join(", "))
    };
    assert_eq!(
        told("2020-04"),
        (
            "A + M − left".to_owned(),
            "2 + 3 − 0.2".to_owned(),
            "A, M · April 2020, left · April 2020".to_owned()
        )
    );
    assert_eq!(
        told("2020-05"),
        (
            "stock (a month before) + M − left".to_owned(),
            "4.8 + 3 − 0.48".to_owned(),
            "stock · April 2020, M · May 2020, left · May 2020".to_owned()
        )
    );
}

#[test]
fn a_circle_that_nothing_breaks_is_told_with_the_way_out() {
    let itself = |name: &str, before: &str, axis: &str| {
        format!(
            "`{name}` rests on itself; what follows from {before} is written `previous({name} over {axis}, start = …)`, and a sum so far `cumulative(… over {axis})`"
        )
    };
    assert_eq!(
        told_of(&calc("t", "t + m")),
        [itself("t", "the month before", "month")]
    );
    assert_eq!(
        told_of(&calc("t", "t + y")),
        [itself("t", "the year before", "fy")]
    );
    // Broken along one axis, and not here.
    assert_eq!(
        told_of(&calc("t", "previous(t over fy, start = 0) + t * y")),
        [itself("t", "the year before", "fy")]
    );
    assert_eq!(
        told_of(&[calc("t", "u + y"), calc("u", "t * 2")].concat()),
        [
            "these rest on each other in a circle: t → u → t; what follows from the year before is written `previous(t over fy, start = …)`"
        ]
    );
    // Neither the paper's figures nor those of all items are there before.
    for formula in [
        "paper(previous(t over fy, start = 0)) + y",
        "sum(previous(t over fy, start = 0) over fy) + y",
        "y * at(t, fy = '2020/21')",
        "previous(y over fy, start = t) + y",
        "previous(y + sum(cumulative(t over fy) over fy) over fy)",
    ] {
        assert_eq!(told_of(&calc("t", formula)).len(), 1, "{formula}");
    }
    // Each of two is broken along another axis.
    let both = [
        calc("t", "previous(u over fy, start = 0) + y + m"),
        calc("u", "previous(t over month, start = 0) + t"),
    ];
    assert_eq!(told_of(&both.concat()), Vec::<String>::new());
    let apart = [
        calc(
            "t",
            "previous(u over fy, start = 0) + y + m + previous(t over month, start = 0)",
        ),
        calc("u", "t"),
    ];
    assert_eq!(told_of(&apart.concat()).len(), 1);
}

#[test]
fn faults_of_one_that_follows_from_itself_are_told_once() {
    let lines = told_of(&calc("t", "previous(t over fy, start = 0) + y + nowhere"));
    assert_eq!(
        lines,
        ["in the formula of `t`: `nowhere` is not a quantity here"]
    );
    let lines = told_of(&calc("t", "previous(t over fy, start = 0 [£]) + y"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    let lines = told_of(
        &calc("t", "previous(t over fy, start = 1) * y").replace("unit = \"1\"", "unit = \"£\""),
    );
    assert!(
        matches!(lines.as_slice(), [one] if one.contains("is declared in £")
            || one.contains("on one side")),
        "{lines:?}"
    );
    let over =
        calc("t", "previous(t over fy, start = 0) + m").replace("unit", "over = [\"fy\"]\nunit");
    assert_eq!(
        told_of(&over),
        ["the formula of `t` is spread over `month`, which its `over` does not name"]
    );
}

/// Each rests on itself, and on the next.
#[test]
fn a_long_chain_of_circles_is_read_at_once() {
    let chain = |count: usize| -> String {
        (0..count)
            .map(|it| {
                let next = match it + 1 < count {
                    true => format!("q{}", it + 1),
                    false => "a".to_owned(),
                };
                let before = format!("previous(q{it} over month, start = 0)");
                calc(&format!("q{it}"), &format!("{before} + {next}"))
            })
            .collect()
    };
    let last = |count: usize| format!("previous(q{} over month, start = 0) + a", count - 1);
    let together = |case: &Case| case.steps().filter(|(along, _)| along.is_some()).count();
    let case = small(&chain(900));
    assert_eq!(together(&case), 900);
    assert_eq!(figure(&case, "q899", "2020-05"), Value::Number(4.into()));
    // All in one circle, along the months.
    let ring =
        |count: usize| chain(count).replace(&last(count), "previous(q0 over month, start = 0) + a");
    let case = small(&ring(250));
    assert_eq!(together(&case), 1);
    assert_eq!(figure(&case, "q249", "2020-05"), Value::Number(4.into()));
    assert!(
        matches!(told_of(&ring(300)).as_slice(), [one] if one.starts_with("more than 255 calculations")),
    );
    // In none that anything breaks.
    assert_eq!(told_of(&chain(900).replace(&last(900), "q0")).len(), 1);
}

#[test]
fn powers_take_whole_exponents_and_units_along() {
    let body = "[input.side]\nlabel = \"Side\"\nunit = \"mile\"\nassumed = \"3\"\nwhy = \"test\"\n\
                [calc.area]\nlabel = \"Area\"\nunit = \"mile^2\"\nformula = \"side ^ 2\"\n\
                [calc.per]\nlabel = \"Per\"\nunit = \"1/mile^2\"\nformula = \"side ^ -2\"\n\
                [calc.tenth]\nlabel = \"Tenth\"\nunit = \"1\"\nformula = \"1.1 ^ 10\"\n\
                [calc.below]\nlabel = \"Below\"\nunit = \"1\"\nformula = \"-2 ^ 2 + 4 ^ -1\"\n\
                [calc.none]\nlabel = \"None\"\nunit = \"1\"\nformula = \"none ^ 2\"\n";
    let body = body.replace("calc.none", "calc.no_figure");
    let case = read(&file(&body, &["side"], "area")).unwrap();
    assert_eq!(figure(&case, "area", ""), Value::Number(9.into()));
    assert_eq!(figure(&case, "tenth", ""), Value::Number(d("2.5937424601")));
    assert_eq!(figure(&case, "below", ""), Value::Number(d("-3.75")));
    assert_eq!(figure(&case, "no_figure", ""), Value::None);
    let Value::Number(per) = figure(&case, "per", "") else {
        panic!()
    };
    assert_eq!(per.round_dp(12), d("0.111111111111"));
    for (formula, message) in [
        ("a ^ 0.5", "an exponent is a whole number"),
        ("a ^ m", "an exponent is a whole number"),
        ("a ^ 50%", "an exponent is a whole number"),
        ("a ^ 2 ^ 2", "one power at a time"),
        (
            "(1 [£] / 1 [£]) ^ 12 + (3 [£]) ^ 10",
            "is a number from 1 to 9",
        ),
        ("(3 [£]) ^ position(month)", "is a number from 1 to 9"),
        ("a ** 2", "`**` is written `^`"),
        ("power(a)", "`power` is not a function; write `x ^ 2`"),
    ] {
        let lines = told_of(&calc("t", formula));
        assert!(
            matches!(lines.as_slice(), [one] if one.contains(message)),
            "{formula}: {lines:?}"
        );
    }
}

#[test]
fn a_power_too_large_is_an_error_and_no_panic() {
    let case = small(
        &[
            calc("large", "(a + 8) ^ 40"),
            calc("one", "1 ^ 1000"),
            calc("beyond", "1 ^ 1001"),
            calc("nought", "(a - 2) ^ -1"),
        ]
        .concat(),
    );
    assert_eq!(figure(&case, "large", ""), Value::Error(Fault::TooLarge));
    assert_eq!(figure(&case, "one", ""), Value::Number(Decimal::ONE));
    assert_eq!(figure(&case, "beyond", ""), Value::Error(Fault::TooLarge));
    assert_eq!(
        figure(&case, "nought", ""),
        Value::Error(Fault::DivisionByNought)
    );
}

#[test]
fn positions_count_from_nought_and_products_leave_out_what_does_not_apply() {
    let case = small(
        &[
            calc("place", "position(month)"),
            calc("here", "at(position(month), month = '2020-07')"),
            calc("of_all", "product(if m > 3 then none else m over month)"),
            calc("of_none", "product(if m > 0 then none else m over month)"),
            calc("part", "product(m over month from '2020-04' to '2020-06')"),
        ]
        .concat(),
    );
    let counted: Vec<Decimal> = (0..12).map(Decimal::from).collect();
    assert_eq!(worked_out(&case, vec![], "place"), counted);
    assert_eq!(worked_out(&case, vec![], "here"), [3.into()]);
    assert_eq!(worked_out(&case, vec![], "of_all"), [531_441.into()]);
    assert_eq!(worked_out(&case, vec![], "part"), [27.into()]);
    assert_eq!(figure(&case, "of_none", ""), Value::None);
    let lines = told_of(&calc("t", "product(m * 1 [£] over month) / 1 [£]"));
    assert!(
        matches!(lines.as_slice(), [one] if one.ends_with("this is in £")),
        "{lines:?}"
    );
    let lines = told_of(&calc("t", "position(a)"));
    assert!(
        matches!(lines.as_slice(), [one] if one.contains("`a` is not an axis here")),
        "{lines:?}"
    );
}

/// The example of the authors' page, with numbers to it.
#[test]
fn children_in_care_as_the_authors_page_has_them() {
    let page = include_str!("../../../docs/case-files.md");
    let (_, section) = page
        .split_once("<a id=\"from-one-year-to-the-next\"></a>")
        .unwrap();
    let example = section.split("```toml\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let example = example.replace("formula =", "label = \"L\"\nunit = \"children\"\nformula =");
    let input =
        |name: &str, more: &str| format!("[input.{name}]\nlabel = \"L\"\nwhy = \"test\"\n{more}\n");
    let body = [
        input("in_care_at_start", "unit = \"children\"\nassumed = \"700\""),
        input("leaving_a_month", "unit = \"%\"\nassumed = \"3%\""),
        input(
            "joiners",
            "unit = \"children\"\nover = [\"month\"]\nassumed = \"30\"",
        ),
        example,
    ];
    let text = file(
        &body.concat(),
        &["in_care_at_start", "leaving_a_month", "joiners"],
        "in_care",
    );
    let text = text.replace(
        "quantity = \"in_care\"",
        "quantity = \"in_care\"\nat = { month = \"2021-03\" }",
    );
    let case = read(&text).unwrap();
    let mut in_care = d("700");
    for found in worked_out(&case, vec![], "in_care") {
        in_care += d("30") - in_care * d("0.03");
        assert_eq!(found, in_care);
    }
}
