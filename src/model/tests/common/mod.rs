//! A small case for tests of the model: a single figure, a series, a table, a choice, a yes/no and a month.

pub(crate) mod generated;

use casebook_model::Decimal;
use casebook_model::authoring::{Fault, Shelf, read_case};
use casebook_model::axis::Place;
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;

/// The shelf that shipped cases use.
pub(crate) fn shelf() -> Shelf {
    let read = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../cases")
            .join(name);
        std::fs::read_to_string(path).unwrap()
    };
    Shelf::read(&read("units.toml"), &read("documents.toml")).unwrap()
}

/// A case file around some inputs and calculations.
pub(crate) fn file(body: &str, inputs: &[&str], claim: &str) -> String {
    format!(
        "title = \"Small\"\ncouncil = \"Council\"\nyear = \"2020/21\"\ntheme = \"Test\"\n\
         document = {{ title = \"Paper\", date = \"2020\" }}\nsummary = \"A small case.\"\n\
         [claim]\nquantity = \"{claim}\"\nsense = \"saving\"\nsource = \"here\"\n\
         [[group]]\ntitle = \"All\"\ninputs = {inputs:?}\n{body}"
    )
}

/// Reads a case file as an author's own.
pub(crate) fn read(text: &str) -> Result<Case, Vec<Fault>> {
    read_case("small", "small.toml", text, &shelf())
}

/// `a` is single, `m` over months, `x` over months and scenarios, `way` a choice, `on` yes or no, `begins` a
/// month; `calculations` come after.
pub(crate) fn small(calculations: &str) -> Case {
    let body = format!(
        "[axis.scenario]\nitems = [{{ id = \"low\" }}, {{ id = \"high\" }}]\n\
         [input.a]\nlabel = \"A\"\nunit = \"1\"\nassumed = \"2\"\nwhy = \"test\"\n\
         [input.m]\nlabel = \"M\"\nunit = \"1\"\nover = [\"month\"]\nassumed = \"3\"\nwhy = \"test\"\n\
         [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"month\", \"scenario\"]\nassumed = \"4\"\nwhy = \"test\"\n\
         [input.way]\nlabel = \"Way\"\nassumed = \"left\"\nwhy = \"test\"\n\
         options = [{{ id = \"left\", label = \"Left\" }}, {{ id = \"right\", label = \"Right\" }}]\n\
         [input.on]\nlabel = \"On\"\nyes_no = true\nassumed = \"yes\"\nwhy = \"test\"\n\
         [input.begins]\nlabel = \"Begins\"\nitem_of = \"month\"\nassumed = \"July\"\nwhy = \"test\"\n\
         [calc.claimed]\nlabel = \"Claimed\"\nunit = \"1\"\nformula = \"a\"\n{calculations}"
    );
    read(&file(
        &body,
        &["a", "m", "x", "way", "on", "begins"],
        "claimed",
    ))
    .unwrap_or_else(|faults| {
        panic!(
            "{}",
            faults.iter().map(|f| format!("{f}\n")).collect::<String>()
        )
    })
}

/// The edit that gives an input these values, cell by cell.
pub(crate) fn values(case: &Case, name: &str, values: &[i64]) -> Edit {
    let (quantity, _) = case.find(name).unwrap();
    let cells = values
        .iter()
        .enumerate()
        .map(|(cell, value)| (cell, Some(Decimal::from(*value))));
    Edit {
        quantity,
        change: Change::Set(cells.collect()),
    }
}

/// Every cell of a quantity after some edits, as whole numbers.
pub(crate) fn worked_out(case: &Case, edits: Vec<Edit>, name: &str) -> Vec<Decimal> {
    let edits = edits
        .into_iter()
        .fold(Edits::none(), |edits, edit| edits.with(case, edit));
    let paper = Figures::paper(case);
    let figures = Figures::now(case, &edits, &paper);
    let (index, _) = case.find(name).unwrap();
    figures
        .cells(index)
        .iter()
        .map(|value| value.number().unwrap_or_else(|| panic!("{value:?}")))
        .collect()
}

/// One figure from the paper's own inputs.
pub(crate) fn figure(case: &Case, name: &str, code: &str) -> Value {
    let (index, quantity) = case.find(name).unwrap();
    let place = case
        .place_from_code(quantity, code)
        .unwrap_or_else(Place::nowhere);
    Figures::paper(case).at(case, index, &place)
}
