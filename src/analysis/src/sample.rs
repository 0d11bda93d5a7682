//! Small cases for tests, written as an author would.

use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::{Change, Edit, Edits};

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

/// The case of a body: everything after the head.
pub(crate) fn case(body: &str) -> Case {
    let shelf = Shelf::read(UNITS, "").unwrap();
    read_case("sample", "sample.toml", &format!("{HEAD}{body}"), &shelf).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"))
    })
}

/// Three months of fewer children, as the papers tabulate them: rate 100, weeks as given.
pub(crate) const MONTHS: &str = r#"
[claim]
quantity = "total"
printed = "£22k"
sense = "saving"
source = "Front page"

[axis.step]
items = [{ id = "first" }, { id = "second" }, { id = "third" }]

[[group]]
title = "All"
inputs = ["rate", "start", "level", "weeks"]

[input.rate]
label = "Rate"
unit = "£/child/week"
printed = "£100"
source = "p"

[input.start]
label = "At the start"
unit = "children"
whole = true
printed = "50"
source = "p"

[input.level]
label = "Children"
unit = "children"
whole = true
over = ["step"]
printed = ["45", "40", "30"]
source = "p"

[input.weeks]
label = "Weeks left"
unit = "weeks"
over = ["step"]
printed = ["20", "10", "0"]
source = "p"

[calc.fewer]
label = "Fewer"
unit = "children"
formula = "previous(level over step, start = start) - level"

[calc.saved]
label = "Saved"
unit = "£"
formula = "fewer * rate * weeks"

[calc.total]
label = "Total"
unit = "£"
formula = "sum(saved over step)"
"#;

pub(crate) fn d(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// The quantity of a name.
pub(crate) fn q(case: &Case, id: &str) -> QuantityIndex {
    case.find(id).unwrap().0
}

/// The place of a code such as `first`.
pub(crate) fn at(case: &Case, id: &str, code: &str) -> Place {
    case.place_from_code(case.find(id).unwrap().1, code)
        .unwrap()
}

/// One cell set.
pub(crate) fn set(case: &Case, edits: Edits, id: &str, code: &str, value: &str) -> Edits {
    let (quantity, declared) = case.find(id).unwrap();
    let cell = case.cell_of(declared, &at(case, id, code)).unwrap();
    let value = if value.is_empty() {
        None
    } else {
        Some(d(value))
    };
    edits.with(
        case,
        Edit {
            quantity,
            change: Change::Set(vec![(cell, value)]),
        },
    )
}
