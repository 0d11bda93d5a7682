//! Formulas that nobody wrote, of all that the language can say of money, shares and counts, and a
//! case around one of them.

use casebook_model::Decimal;
use casebook_model::case::Case;
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
    match which % 8 {
        0 => "share".to_owned(),
        1 => "shares".to_owned(),
        2 => "12.125%".to_owned(),
        3 => "(100% - share)".to_owned(),
        4 => "shares * share".to_owned(),
        5 => format!("({money}) / ({other})"),
        6 => "children / 7 [child]".to_owned(),
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

/// A cell as a case file writes it: some do not apply, some are noughts, some nobody knows.
fn cell(of: &'static str, needed: bool) -> impl Strategy<Value = String> {
    let nought = if of == "%" { "\"0%\"" } else { "\"0\"" }.to_owned();
    let places: u32 = if of == "%" { 3 } else { 2 };
    prop_oneof![
        8 => (-9_999_i64..10_000).prop_map(move |n| format!("\"{}{}\"", Decimal::new(n, places), if of == "%" { "%" } else { "" })),
        4 => (0_i64..400).prop_map(move |n| format!("\"{n}{}\"", if of == "%" { "%" } else { "" })),
        3 => Just(nought.clone()),
        1 => Just("\"none\"".to_owned()),
        1 => Just(if needed { "\"needed\"".to_owned() } else { nought }),
    ]
}

fn row(of: &'static str, length: usize, needed: bool) -> impl Strategy<Value = String> {
    prop::collection::vec(cell(of, needed), length)
        .prop_map(|cells| format!("[{}]", cells.join(", ")))
}

#[derive(Clone, Debug)]
pub(crate) struct Given {
    single: String,
    monthly: String,
    spread: Vec<String>,
    children: String,
    share: String,
    shares: String,
}

pub(crate) fn given(needed: bool) -> impl Strategy<Value = Given> {
    (
        cell("£", false),
        row("£", 12, needed),
        prop::collection::vec(row("£", 2, needed), 12),
        row("child", 12, false),
        cell("%", false),
        row("%", 2, false),
    )
        .prop_map(|(single, monthly, spread, children, share, shares)| Given {
            single,
            monthly,
            spread,
            children,
            share,
            shares,
        })
}

pub(crate) fn case(given: &Given, formula: &str, decimals: Option<u8>) -> Result<Case, String> {
    let input = |name: &str, unit: &str, over: &str, cells: &str| {
        let over = if over.is_empty() {
            String::new()
        } else {
            format!("over = [{over}]\n")
        };
        format!(
            "[input.{name}]\nlabel = \"The {name}\"\nunit = \"{unit}\"\n{over}assumed = {cells}\n\
             why = \"test\"\nneeded = \"someone\"\n"
        )
    };
    let decimals = decimals.map_or_else(String::new, |places| format!("decimals = {places}\n"));
    let spread = format!("[{}]", given.spread.join(", "));
    let body = format!(
        "[axis.scenario]\nitems = [{{ id = \"low\" }}, {{ id = \"high\" }}]\n\
         {}{}{}{}{}{}\
         [input.printed_rate]\nlabel = \"Rate\"\nunit = \"£/child\"\nprinted = \"about £850\"\n\
         source = \"here\"\n\
         [input.way]\nlabel = \"Way\"\nassumed = \"left\"\nwhy = \"test\"\n\
         options = [{{ id = \"left\", label = \"Left\" }}, {{ id = \"right\", label = \"Right\" }}]\n\
         [input.on]\nlabel = \"On\"\nyes_no = true\nassumed = \"yes\"\nwhy = \"test\"\n\
         [calc.result]\nlabel = \"Result\"\nunit = \"£\"\n{decimals}over = [\"month\", \"scenario\"]\n\
         formula = '''{formula}'''\n\
         [calc.claimed]\nlabel = \"Claimed\"\nunit = \"£\"\nformula = \"single\"\n",
        input("single", "£", "", &given.single),
        input("monthly", "£", "\"month\"", &given.monthly),
        input("spread", "£", "\"month\", \"scenario\"", &spread),
        input("children", "children", "\"month\"", &given.children),
        input("share", "%", "", &given.share),
        input("shares", "%", "\"scenario\"", &given.shares),
    );
    let inputs = [
        "single",
        "monthly",
        "spread",
        "children",
        "share",
        "shares",
        "printed_rate",
        "way",
        "on",
    ];
    let text = crate::common::file(&body, &inputs, "claimed");
    crate::common::read(&text)
        .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect())
}
