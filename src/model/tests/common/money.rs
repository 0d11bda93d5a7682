//! Formulas of pounds that nobody wrote, of all that the language can say. The tests of workbooks, which
//! are of another crate, use them too.

use casebook_model::Decimal;
use proptest::prelude::*;

/// A share of money, a count, a condition: what a formula of money is made of.
fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just("single".to_owned()),
        4 => Just("monthly".to_owned()),
        4 => Just("spread".to_owned()),
        2 => Just("printed_rate * children".to_owned()),
        1 => Just("lowest(printed_rate) * children".to_owned()),
        1 => Just("highest(printed_rate) * children".to_owned()),
        1 => Just("printed(printed_rate) * children".to_owned()),
        1 => (0_u32..100_000).prop_map(|pence| format!("{} [£]", Decimal::new(pence.into(), 3))),
    ]
}

fn share(money: &str, other: &str, which: u8) -> String {
    match which % 14 {
        0 => "share".to_owned(),
        1 => "shares".to_owned(),
        2 => "12.125%".to_owned(),
        3 => "(100% - share)".to_owned(),
        4 => "shares * share".to_owned(),
        5 => format!("({money}) / ({other})"),
        6 => "children / 7 [child]".to_owned(),
        7 => "(100% + shares / 10) ^ position(month)".to_owned(),
        8 => "(shares - share) ^ 3".to_owned(),
        9 => "(1.25 + shares) ^ -2".to_owned(),
        10 => "product(shares + 1 - share over scenario)".to_owned(),
        11 => "product(1 + children / 500 [child] over month from \"2020-06\" to \"2020-09\")"
            .to_owned(),
        12 => "position(month)".to_owned(),
        _ => "round(shares to 5%)".to_owned(),
    }
}

fn condition(money: &str, other: &str, which: u8) -> String {
    match which % 6 {
        0 => "on".to_owned(),
        1 => format!("({money}) > ({other})"),
        2 => format!("not (({money}) <= ({other})) and on"),
        3 => "way = \"left\"".to_owned(),
        4 => "share < shares or not on".to_owned(),
        _ => format!("({money}) = ({other})"),
    }
}

/// Formulas that come to pounds.
pub(crate) fn money() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 24, 3, |inner| {
        let along = |over: &'static str| {
            move |(name, x): (&str, String)| format!("{name}(({x}) + spread - spread over {over})")
        };
        let gathering =
            || prop::sample::select(vec!["sum", "sum", "sum", "mean", "largest", "smallest"]);
        let pair = (inner.clone(), inner.clone(), any::<u8>());
        prop_oneof![
            3 => (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x}) + ({y})")),
            3 => (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x}) - ({y})")),
            2 => inner.clone().prop_map(|x| format!("-({x})")),
            4 => pair.clone().prop_map(|(x, y, which)| {
                format!("{} * ({x})", share("single", &y, which))
            }),
            2 => pair.clone().prop_map(|(x, y, which)| {
                format!("({x}) / ({})", share(&y, "single", which))
            }),
            2 => (gathering(), inner.clone()).prop_map(along("month")),
            1 => (gathering(), inner.clone()).prop_map(along("scenario")),
            1 => (gathering(), inner.clone())
                .prop_map(along("month from \"2020-06\" to \"2020-12\"")),
            2 => inner.clone().prop_map(|x| format!("sum(({x}) * shares over scenario)")),
            2 => inner.clone().prop_map(|x| format!("cumulative(({x}) + monthly over month)")),
            1 => (inner.clone(), inner.clone()).prop_map(|(x, y)| {
                format!("previous(({x}) + monthly over month, start = {y})")
            }),
            1 => inner.clone().prop_map(|x| format!("previous(({x}) + monthly over month)")),
            2 => (pair.clone(), inner.clone()).prop_map(|((x, y, which), z)| {
                format!("if {} then {x} else {z}", condition(&x, &y, which))
            }),
            1 => (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("min({x}, {y}, 0)")),
            1 => (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("max({x}, {y})")),
            1 => inner.clone().prop_map(|x| format!("round({x} to 100)")),
            1 => inner.clone().prop_map(|x| format!("round_up({x} to 1)")),
            1 => inner.clone().prop_map(|x| format!("round_down({x} to 0.25 [£])")),
            1 => inner.clone().prop_map(|x| format!("at(({x}) + spread, scenario = \"low\")")),
            1 => inner.clone().prop_map(|x| format!("known({x}) otherwise 0")),
            1 => (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x}) otherwise ({y})")),
            1 => inner.clone().prop_map(|x| format!("paper({x})")),
            1 => inner.prop_map(|x| format!("count(({x}) + spread over month) * (single)")),
        ]
    })
}
