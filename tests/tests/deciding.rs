//! What is parted and put together again is the same figure, for whoever asks: the check, the
//! sentence, the question backwards.

use casebook_tests::command::{casebook, figure};
use serde_json::Value;

/// A saving spread evenly over the months, and the vehicles that the rounds need.
const TWELFTHS: &str = r#"
title = "A twelfth each month"
council = "Example"
year = "2025/26"
theme = "Waste"
document = { title = "Paper", date = "2025" }
summary = "A saving spread evenly over the months, and the vehicles that the rounds need."

[claim]
quantity = "total"
printed = "£1,000"
sense = "saving"
source = "p. 1"

[[group]]
title = "All"
inputs = ["saving", "homes", "rounds"]

[input.saving]
label = "Saving in the year"
unit = "£"
printed = "£1,000"
source = "p. 1"

[input.homes]
label = "Households"
unit = "households"
printed = "66,155"
source = "p. 1"

[input.rounds]
label = "Rounds now"
unit = "contracts"
printed = "6"
source = "p. 1"

[calc.monthly]
label = "Each month"
unit = "£"
over = ["month"]
formula = "saving / 12"

[calc.total]
label = "Added up again"
unit = "£"
formula = "sum(monthly over month)"

[calc.met]
label = "Is the target met?"
yes_no = true
formula = "total >= saving"

[calc.a_round]
label = "Households a round"
unit = "households/contract"
formula = "homes / rounds"

[calc.rounds_needed]
label = "Rounds needed for the same households"
unit = "contracts"
formula = "round_up(homes / a_round to 1)"

[[published]]
quantity = "rounds_needed"
printed = "6"
source = "p. 1"

[[published]]
quantity = "total"
"#;

/// The command's answer about the case, with this print of the total.
fn asked(command: &[&str], printed: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder of one's own");
    let file = folder.path().join("twelfths.toml");
    let text = format!("{TWELFTHS}printed = \"{printed}\"\nsource = \"p. 1\"\n");
    std::fs::write(&file, text).expect("a file can be written");
    let mut args = command.to_vec();
    let file = file.to_string_lossy().into_owned();
    args.push(&file);
    let given = casebook(&args);
    assert_eq!(given.status, 0, "{}", given.err);
    given.out
}

fn evaluated(printed: &str) -> Value {
    serde_json::from_str(&asked(&["evaluate", "--json"], printed)).expect("JSON")
}

#[test]
fn twelve_twelfths_are_the_whole() {
    let evaluation = evaluated("£1,000");
    assert_eq!(figure(&evaluation, "met", &[]), "yes");
    assert_eq!(figure(&evaluation, "rounds_needed", &[]), "6");
    for check in evaluation["checks"].as_array().expect("checks") {
        assert_eq!(check["verdict"], "agrees", "{check}");
        assert_eq!(check["difference"], "0", "{check}");
    }
    assert_eq!(evaluation["claim"]["verdict"], "agrees");
}

#[test]
fn no_check_prints_a_difference_of_nothing() {
    assert!(!asked(&["check"], "£1,000").contains("less"));
    let told = asked(&["check"], "£1,000.0004");
    assert!(
        told.contains("printed £1,000.0004, worked out £1,000.0000, £0.0004 less"),
        "{told}"
    );
    let told = asked(&["check"], "£1,000.01");
    assert!(told.contains("worked out £1,000.00, £0.01 less"), "{told}");
}
