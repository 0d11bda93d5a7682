//! What can hardly be meant is taken with a word beside it, in every case: less than none of what is
//! counted, more than the whole of a share, more months, weeks or days than a year has. Only where the
//! case file itself goes so far, by a figure, a range or a bound of its own, is nothing said.

use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::{Control, Given, Input};
use casebook_tests::command::{evaluated, shipped_cases};
use std::path::Path;

/// What a reader may type that can hardly be meant, in the words of the command line and as a number.
fn beyond(unit: &str) -> Vec<(&'static str, Decimal)> {
    let less = ("-1", Decimal::NEGATIVE_ONE);
    match unit {
        "%" => vec![("101%", Decimal::new(101, 2)), ("-1%", Decimal::new(-1, 2))],
        "month" => vec![("13", Decimal::from(13)), less],
        "week" => vec![("54", Decimal::from(54)), less],
        "day" => vec![("367", Decimal::from(367)), less],
        // Money goes either way.
        unit if unit.starts_with('£') || unit.starts_with("1/") => Vec::new(),
        _ => vec![less],
    }
}

/// Whether the case file goes so far itself.
fn allowed(input: &Input, value: Decimal) -> bool {
    let given = input.given.iter().filter_map(Given::value);
    let range = input.range.iter().flat_map(|range| [range.low, range.high]);
    let own: Vec<Decimal> = given.chain(range).collect();
    let least = input.at_least.or(own.iter().min().copied());
    let most = input.at_most.or(own.iter().max().copied());
    least.is_some_and(|least| value >= least) && most.is_some_and(|most| value <= most)
}

#[test]
fn what_can_hardly_be_meant_is_cautioned_in_every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&text("units.toml"), &text("documents.toml")).unwrap();
    let (mut silent, mut loud, mut tried) = (Vec::new(), Vec::new(), 0);
    for id in shipped_cases() {
        let file = format!("{id}.toml");
        let case = read_case(&id, &file, &text(&file), &shelf).unwrap();
        for (_, quantity) in case.each_quantity() {
            let Some(input) = quantity.input() else {
                continue;
            };
            if !matches!(input.control, Control::Number) {
                continue;
            }
            let unit = quantity.unit.code(&case.units);
            for (typed, value) in beyond(&unit) {
                let name = &quantity.id;
                let all = if quantity.axes.is_empty() { "" } else { "all " };
                let told = evaluated(&id, &[&format!("{name}={all}{typed}")]);
                let about = |caution: &serde_json::Value| {
                    let about = caution["about"].as_str().unwrap();
                    about.split('[').next() == Some(name.as_str())
                };
                let cautions = told["cautions"].as_array();
                let said = cautions.is_some_and(|cautions| cautions.iter().any(about));
                tried += 1;
                match (said, allowed(input, value)) {
                    (false, false) => silent.push(format!("{id}: {name}={typed}, in {unit}")),
                    (true, true) => loud.push(format!("{id}: {name}={typed}, in {unit}")),
                    _ => (),
                }
            }
        }
    }
    assert!(tried > 100, "only {tried}");
    assert!(silent.is_empty(), "no word:\n{}", silent.join("\n"));
    assert!(
        loud.is_empty(),
        "the file goes so far:\n{}",
        loud.join("\n")
    );
}
