//! A case around a formula that nobody wrote.

use casebook_model::Decimal;
use casebook_model::case::Case;
use proptest::prelude::*;

#[path = "money.rs"]
mod money;
pub(crate) use money::money;

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
