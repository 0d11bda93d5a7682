//! A case for tests with every kind of input.

use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;

const UNITS: &str = r#"
[unit.pound]
plural = "pounds"
symbol = "£"
[unit.child]
plural = "children"
[unit.week]
plural = "weeks"
"#;

const HEAD: &str = r#"
title = "A sample"
council = "A council"
year = "2020/21"
theme = "Samples"
document = { title = "A paper", date = "2020" }
summary = "A sample."
"#;

const BODY: &str = r#"
[claim]
quantity = "saved"
at = { scenario = "low" }
printed = "£2k"
sense = "saving"
source = "Front page"

[axis.scenario]
items = [{ id = "low", label = "Low" }, { id = "high", label = "High" }]

[[group]]
title = "All"
inputs = ["rate", "share", "steady", "method", "in_care", "partly", "cost"]

[input.rate]
label = "Rate"
unit = "£/child/week"
printed = "about £100"
source = "p. 1"

[input.share]
label = "Share"
unit = "%"
printed = "8%"
source = "p. 1"

[input.steady]
label = "Steady"
yes_no = true
assumed = "yes"
why = "Nothing else is said."

[input.method]
label = "Method"
options = [{ id = "by-week", label = "By week" }, { id = "by-day", label = "By day" }]
assumed = "by-week"
why = "The usual one."

[input.in_care]
label = "Children in care"
unit = "children"
whole = true
over = ["month", "scenario"]
printed = "5"
source = "p. 2"

[input.partly]
label = "Partly"
unit = "children"
over = ["scenario"]
printed = ["needed", "none"]
needed = "The council"

[input.cost]
label = "Cost"
unit = "£"
needed = "Finance"

[calc.saved]
label = "Saved"
unit = "£"
formula = "at(in_care, month = '2020-04') * rate * 4 [weeks] * (1 - share)"

[calc.net]
label = "Net"
unit = "£"
formula = "saved - cost"

[calc.each]
label = "Each"
unit = "£/child"
formula = "saved / (at(in_care, month = '2020-04') - 5 [children])"

[[published]]
quantity = "saved"
printed = ["£1,840", "1,800"]
source = "p. 3"

[[published]]
quantity = "net"
at = { scenario = "low" }
printed = "£1-2k"
source = "p. 3"

[[background]]
what = "A share elsewhere"
printed = "around 8%"
source = "p. 4"

[[background]]
what = "Placements a household"
printed = "1.6-1.8"
source = "p. 4"
"#;

/// £5 a month is saved from a month on that the reader chooses.
pub(crate) const BEGINS: &str = r#"
    [claim]
    quantity = "saved"
    printed = "£30"
    sense = "saving"
    source = "p"
    [axis.year]
    years = ["2020/21", "2021/22", "2022/23"]
    [[group]]
    title = "All"
    inputs = ["begins", "full_from", "rate"]
    [input.begins]
    label = "It begins in"
    item_of = "month"
    assumed = "October"
    why = "w"
    [input.full_from]
    label = "In full from"
    item_of = "year"
    printed = "2021/22"
    source = "p"
    [input.rate]
    label = "Rate"
    unit = "£"
    printed = "£5"
    source = "p"
    [calc.saved]
    label = "Saved"
    unit = "£"
    formula = "sum(if month >= begins then rate else 0 over month)"
    [calc.by_year]
    label = "Saved by year"
    unit = "£"
    formula = "if year >= full_from then rate * 12 else saved"
"#;

pub(crate) fn sample() -> Case {
    case(BODY)
}

/// The sample with more of a case file below it.
pub(crate) fn sample_with(more: &str) -> Case {
    case(&format!("{BODY}{more}"))
}

/// The case of a body: everything after the head.
pub(crate) fn case(body: &str) -> Case {
    let shelf = Shelf::read(UNITS, "").unwrap();
    read_case("sample", "sample.toml", &format!("{HEAD}{body}"), &shelf).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"))
    })
}
