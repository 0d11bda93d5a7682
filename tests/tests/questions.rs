//! What one asks of a case: worked out by hand for cases of different shapes, and what always holds,
//! for every shipped case.

use casebook_analysis::backwards::Answer;
use casebook_analysis::questions::going::{Rest, Series, going};
use casebook_analysis::questions::sure::{Shape, Stated, Sure, ranges};
use casebook_analysis::questions::{Goal, Subject, changed, matters};
use casebook_exchange::asked::versions::Rows;
use casebook_exchange::asked::{choices, going as going_asked, reach, versions};
use casebook_exchange::edits::of_lines;
use casebook_exchange::picked::Asked as Picked;
use casebook_exchange::solved::{Found, Step};
use casebook_exchange::versions::Versions;
use casebook_exchange::workspace;
use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control, Quantity, QuantityIndex};
use casebook_model::deciding::{same, told};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::{Figures, claim_rests_on};
use casebook_model::value::Value;
use casebook_tests::command::{casebook, shipped_cases};
use serde_json::Value as Json;
use std::path::Path;

const MIX: &str = "cambridgeshire/2020-21/placement-mix-and-demand";
const CENTRES: &str = "cambridgeshire/2018-19/childrens-centres";
const TRANSPORT: &str = "cambridgeshire/2018-19/mainstream-transport";
const YOUTH: &str = "cambridgeshire/2020-21/youth-justice";
const FAMILIES: &str = "cambridgeshire/2018-19/troubled-families";
const PRESSURE: &str = "monmouthshire/2020-21/budget-pressure";

/// `ask CASE …  --json`.
fn ask(case: &str, words: &[&str]) -> Json {
    let mut args = vec!["ask", case];
    args.extend(words);
    args.push("--json");
    let given = casebook(&args);
    assert_eq!(given.status, 0, "{args:?}: {}", given.err);
    serde_json::from_str(&given.out).unwrap()
}

/// The effects of moving an input, in rising order of what was tried.
fn moved<'a>(matters: &'a Json, input: &str) -> Vec<&'a str> {
    let rows = matters["moved"].as_array().unwrap();
    let row = rows.iter().find(|row| row["input"] == input).unwrap();
    let tries = row["tries"].as_array().unwrap();
    (tries.iter())
        .map(|tried| tried["effect"].as_str().unwrap())
        .collect()
}

/// The inputs that move the figure, in order.
fn order(matters: &Json) -> Vec<&str> {
    let rows = matters["moved"].as_array().unwrap();
    (rows.iter())
        .filter(|row| row["spread"] != "0")
        .map(|row| row["input"].as_str().unwrap())
        .collect()
}

#[test]
fn what_matters_most_is_as_worked_out_by_hand() {
    // 1,440 weeks at the agency rate and 1,916 at the in-house one; £50 either way of each.
    let mix = ask(MIX, &["matters"]);
    // What has a range is named first; a tenth of anything else is a way to compare, and said to be one.
    let says = mix["words"].as_str().unwrap();
    assert!(
        says.contains("hangs most on: share of leavers who were in residential placements; then")
            && says.ends_with(
                " A tenth more or less of children in care at the beginning of the year would move it \
                 further; for that no range is stated."
            ),
        "{says}"
    );
    assert_eq!(moved(&mix, "agency_rate"), ["-72000", "72000"]);
    assert_eq!(moved(&mix, "in_house_saving"), ["-95800", "95800"]);
    assert_eq!(moved(&mix, "neighbours"), ["0", "0"]);

    // A tenth of each part; the front line's works the other way. Six months of the buildings’
    // £249,448 are half of it, and nobody is early.
    let centres = ask(CENTRES, &["matters"]);
    assert_eq!(moved(&centres, "months_late"), ["-124724"]);
    assert_eq!(
        moved(&centres, "management_saving"),
        ["-45627.7", "45627.7"]
    );
    assert_eq!(moved(&centres, "front_line_extra"), ["6599.2", "-6599.2"]);
    let largest = ["months_late", "management_saving", "support_saving"];
    assert_eq!(order(&centres)[..3], largest);

    // A series as one: £70k, £130k and £142k by a tenth.
    let transport = ask(TRANSPORT, &["matters"]);
    assert_eq!(moved(&transport, "booked"), ["-34200", "34200"]);

    // £15k, £9k and £6k; a post’s cost is empty, and nothing waits for it.
    let youth = ask(YOUTH, &["matters"]);
    assert_eq!(order(&youth), ["officer_saving", "fund_cut", "grant"]);
    assert_eq!(moved(&youth, "grant"), ["-600", "600"]);
    assert_eq!(youth["still"][0]["input"], "post_cost");
    assert_eq!(youth["still"][0]["why"], "empty");

    // £290,000 a year is capped at £150,000: more of it does nothing. Without the families nothing is
    // left; 1,085 of them are the most, and all of them are there.
    let families = ask(FAMILIES, &["matters"]);
    assert_eq!(moved(&families, "to_target"), ["-15000", "15000"]);
    assert_eq!(moved(&families, "additional_families"), ["-150000"]);
    assert_eq!(moved(&families, "maximum_income"), ["0", "0"]);

    // A tenth of £2.6m more; a saving less is a pressure more.
    let pressure = ask(PRESSURE, &["matters"]);
    assert_eq!(moved(&pressure, "overspend"), ["-260000", "260000"]);
    assert_eq!(moved(&pressure, "review_saving"), ["25000", "-25000"]);
    // Of another figure: three children in 173 and 197 more or less, rounded outwards.
    let growth = ask(PRESSURE, &["matters", "--of", "growth"]);
    assert_eq!(moved(&growth, "children_april"), ["18", "-18"]);
    assert_eq!(moved(&growth, "children_october"), ["-20", "20"]);
}

#[test]
fn two_inputs_against_each_other_are_as_worked_out_by_hand() {
    // £36,000 for £25 a week, £14,400 for a twentieth of the placements.
    let mix = ask(MIX, &["matters", "agency_rate", "by", "in_house_added"]);
    let figures = |row: usize| -> Vec<(&str, bool)> {
        (mix["figures"][row].as_array().unwrap().iter())
            .map(|cell| {
                let figure = cell["figure"].as_str().unwrap();
                (figure, cell["reached"].as_bool().unwrap())
            })
            .collect()
    };
    assert_eq!(
        figures(2),
        [
            ("1961600", false),
            ("1976000", false),
            ("1990400", false),
            ("2004800", true),
            ("2019200", true)
        ]
    );
    assert_eq!(figures(0)[0], ("1889600", false));
    assert_eq!(figures(4)[4], ("2091200", true));
    assert_eq!(mix["rows"]["values"][1]["set"], "agency_rate=825");
    // Whole months, and a choice of two.
    let centres = ask(
        CENTRES,
        &["matters", "months_late", "by", "management_saving"],
    );
    let months: Vec<_> = (centres["rows"]["values"].as_array().unwrap().iter())
        .map(|it| it["to"].as_str().unwrap())
        .collect();
    assert_eq!(
        months,
        ["0 months", "2 months", "3 months", "5 months", "6 months"]
    );
    let hold = ask(MIX, &["matters", "hold", "by", "agency_rate"]);
    assert_eq!(hold["rows"]["values"].as_array().unwrap().len(), 2);
    let told = casebook(&["ask", MIX, "matters", "hold", "by", "hold"]);
    assert!(
        told.err.contains("cannot be moved against each other"),
        "{}",
        told.err
    );
    let told = casebook(&["ask", MIX, "matters", "hold", "by", "cost_avoided"]);
    assert!(
        told.err.contains("worked out from other figures"),
        "{}",
        told.err
    );
}

/// The step that reaches a target, and the one that does not.
fn step(reach: &Json) -> (&str, Option<&str>) {
    let answer = &reach["answer"];
    let stepped = match answer["kind"].as_str() {
        Some("exact") => &answer["stepped"],
        _ => answer,
    };
    (
        stepped["value"].as_str().unwrap(),
        stepped["short"].as_str(),
    )
}

#[test]
fn what_it_would_take_is_as_worked_out_by_hand() {
    // £9,600 over 1,440 weeks: £6.67 more a week, as £6.66 falls short.
    let mix = ask(MIX, &["reach", "2m", "by", "agency_rate"]);
    assert_eq!(step(&mix), ("856.67", Some("856.66")));
    assert_eq!(mix["set"][0], "agency_rate=856.67");
    assert_eq!(
        mix["words"],
        "Cost avoided, numbers and placement mix together · Low optimism reaches £2,000,000 if \
         “Agency (IFA) foster placement” is at least £856.67 a child a week. It is then \
         £2,000,004.80; £856.66 a child a week does not get there."
    );
    // A straight line through what there is and the answer.
    let curve = mix["curve"].as_array().unwrap();
    assert_eq!(curve.len(), 21);
    for point in curve {
        let number = |it: &Json| it.as_str().unwrap().parse::<Decimal>().unwrap();
        let (rate, figure) = (number(&point["value"]), number(&point["figure"]));
        let expected = (rate - Decimal::from(850)) * Decimal::from(1440) + Decimal::from(1_990_400);
        assert_eq!(figure, expected);
    }
    // £1m and £950,000, to the pound; what costs more leaves less.
    let centres = ask(CENTRES, &["reach", "£1,000,000", "by", "management_saving"]);
    assert_eq!(step(&centres), ("556277", Some("556276.99")));
    let centres = ask(CENTRES, &["reach", "950k", "by", "front_line_extra"]);
    assert_eq!(step(&centres), ("15992", Some("15992.01")));
    // £342,000 times 117% are £400,140; times 116.9%, £399,798.
    let transport = ask(TRANSPORT, &["reach", "400k", "by", "booked"]);
    assert_eq!(step(&transport), ("117", Some("116.9")));
    assert_eq!(transport["set"][0], "booked=times 117%");
    // A target that stands in an input follows it: £2.1m takes £109,600 over 1,440 weeks.
    let mix = ask(
        MIX,
        &[
            "reach",
            "target",
            "by",
            "agency_rate",
            "--set",
            "target=2.1m",
        ],
    );
    assert_eq!(mix["target"], "2100000");
    assert_eq!(step(&mix), ("926.12", Some("926.11")));
    // £30,000 is there already; £32,000 takes £2,000 more.
    let youth = ask(YOUTH, &["reach", "claim", "by", "grant"]);
    assert_eq!(youth["answer"]["kind"], "already");
    let youth = ask(YOUTH, &["reach", "32000", "by", "grant"]);
    assert_eq!(step(&youth), ("8000", Some("7999.99")));
    // 375 of 1,085 families are worth £100,230 a year; 374, £99,963. It is capped above.
    let families = ask(FAMILIES, &["reach", "100k", "by", "additional_families"]);
    assert_eq!(step(&families), ("375", Some("374")));
    assert_eq!(families["straight"], false);
    let families = ask(FAMILIES, &["reach", "200k", "by", "additional_families"]);
    assert_eq!(families["answer"]["kind"], "never");
    // A pressure of £2.4m: £137,000 less of the overspend.
    let pressure = ask(PRESSURE, &["reach", "2.4m", "by", "overspend"]);
    assert_eq!(step(&pressure).0, "2463000");
}

/// The effects of changes: alone, and in order.
fn effects(changed: &Json) -> Vec<(&str, &str)> {
    let steps = changed["steps"].as_array().unwrap();
    (steps.iter())
        .map(|step| {
            (
                step["alone"]["effect"].as_str().unwrap(),
                step["then"]["effect"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn what_changed_is_as_worked_out_by_hand() {
    // £900 for £850 over 1,440 weeks; half of the children fewer: £612,000, or at £900 £648,000.
    let mix = ask(
        MIX,
        &[
            "changed",
            "--set",
            "agency_rate=900",
            "--set",
            "in_care[low]=times 50%",
        ],
    );
    // 5 children a month: 2.5 of them.
    assert_eq!(effects(&mix), [("72000", "72000"), ("-612000", "-648000")]);
    assert_eq!(mix["whole"], "-576000");
    // The buildings’ saving is a quarter late.
    let centres = ask(
        CENTRES,
        &[
            "changed",
            "--set",
            "management_saving=400000",
            "--set",
            "months_late=3",
        ],
    );
    assert_eq!(
        effects(&centres),
        [("-56277", "-56277"), ("-62362", "-62362")]
    );
    let transport = ask(TRANSPORT, &["changed", "--set", "booked=times 50%"]);
    assert_eq!(effects(&transport), [("-171000", "-171000")]);
    let youth = ask(
        YOUTH,
        &["changed", "--set", "grant=0", "--set", "fund_cut=10000"],
    );
    assert_eq!(effects(&youth), [("-6000", "-6000"), ("1000", "1000")]);
    // Half of £290,000 is below the cap of £150,000, which then does nothing.
    let families = ask(
        FAMILIES,
        &[
            "changed",
            "--set",
            "share_succeeding=50%",
            "--set",
            "to_target=160000",
        ],
    );
    assert_eq!(effects(&families), [("-5000", "-5000"), ("10000", "0")]);
    let pressure = ask(PRESSURE, &["changed"]);
    assert_eq!(pressure["words"], "Nothing was changed.");
}

/// The claim in each version, and how far it is from the print.
fn claims(versions: &Json) -> Vec<(&str, &str)> {
    let columns = versions["columns"].as_array().unwrap();
    (columns.iter())
        .map(|it| {
            (
                it["figure"].as_str().unwrap(),
                it["distance"].as_str().unwrap_or("–"),
            )
        })
        .collect()
}

#[test]
fn versions_side_by_side_are_as_worked_out_by_hand() {
    // Half of £288,000 for new placements; £900 for £850 over 1,440 weeks.
    let mix = ask(
        MIX,
        &[
            "versions",
            "--set",
            "agency_rate=900",
            "--version",
            "half the carers",
            "--set",
            "in_house_added=times 50%",
            "--version",
            "both",
            "--set",
            "in_house_added=times 50%",
            "--set",
            "agency_rate=900",
        ],
    );
    assert_eq!(
        claims(&mix),
        [
            ("1990400", "-9600"),
            ("2062400", "62400"),
            ("1846400", "-153600"),
            ("1918400", "-81600")
        ]
    );
    assert_eq!(mix["columns"][2]["name"], "half the carers");
    assert_eq!(mix["columns"][3]["set"][0], "in_house_added=times 50%");
    assert_eq!(mix["totals"].as_array().unwrap().len(), 7);
    // £62,362 for the buildings being a quarter late, £56,277 for what managers save less.
    let centres = [
        "versions",
        "--version",
        "late",
        "--set",
        "months_late=3",
        "--version",
        "less",
        "--set",
        "management_saving=400000",
    ];
    let centres = ask(CENTRES, &centres);
    let apart = |versions: &Json, column: usize| {
        let figure = |at: usize| claims(versions)[at].0.parse::<Decimal>().unwrap();
        (figure(column) - figure(0)).normalize().to_string()
    };
    assert_eq!(apart(&centres, 1), "-62362");
    assert_eq!(apart(&centres, 2), "-56277");
    let booked = ["versions", "--version", "half", "--set", "booked=times 50%"];
    assert_eq!(apart(&ask(TRANSPORT, &booked), 1), "-171000");
    let youth = [
        "versions",
        "--version",
        "a",
        "--set",
        "grant=0",
        "--set",
        "fund_cut=10000",
    ];
    assert_eq!(apart(&ask(YOUTH, &youth), 1), "-5000");
    let families = [
        "versions",
        "--version",
        "a",
        "--set",
        "share_succeeding=50%",
    ];
    assert_eq!(apart(&ask(FAMILIES, &families), 1), "-5000");
}

#[test]
fn versions_that_a_page_saved_are_read_from_its_file() {
    let file = std::env::temp_dir().join(format!("casebook-versions-{}.txt", std::process::id()));
    let name = file.to_str().unwrap();
    let text = format!(
        "casebook workspace 2\n\ncase {CENTRES}\nmonths_late=3\n\ncase {MIX}\nagency_rate=900\n\
         version half the carers\nin_house_added=times 50%\n"
    );
    std::fs::write(&file, text).unwrap();
    let told = ask(
        MIX,
        &[
            "versions",
            "--workspace",
            name,
            "--version",
            "as printed",
            "--table",
            "2",
            "--rows",
            "all",
        ],
    );
    let columns = told["columns"].as_array().unwrap();
    let names: Vec<&str> = columns
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    // What is changed in the file is of its own page.
    assert_eq!(names, ["", "half the carers", "as printed"]);
    let groups = told["table"]["groups"].as_array().unwrap();
    let april = &groups[0]["rows"][0];
    assert_eq!(april["cells"].as_array().unwrap().len(), 3);
    let other = casebook(&["ask", YOUTH, "versions", "--workspace", name]);
    assert_eq!(other.status, 2);
    assert!(other.err.contains("is not in this file"), "{}", other.err);
    std::fs::write(
        &file,
        format!("casebook workspace 1\ncase {MIX}\nversion a\nx=1"),
    )
    .unwrap();
    let wrong = casebook(&["ask", MIX, "versions", "--workspace", name]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.err.contains("Line 4: “x” is not an input here"),
        "{}",
        wrong.err
    );
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn an_empty_input_is_drawn_once_a_reader_says_where_it_may_lie() {
    // 6% of anything from £1m to £2.5m is £60,000 to £150,000: five ninths come to £100,000 or more.
    let transport = "cambridgeshire/2018-19/looked-after-transport";
    let empty = ask(transport, &["sure"]);
    assert_eq!(empty["numbers"], 0);
    assert_eq!(empty["p50"], Json::Null);
    let told = ask(
        transport,
        &[
            "sure",
            "--draws",
            "100000",
            "--set-range",
            "spending=£1m to £2.5m uniform",
            "--set-range",
            "share_saved=6% to 6%",
        ],
    );
    assert_eq!(told["numbers"], 100_000);
    let number = |key: &str| told[key].as_str().unwrap().parse::<f64>().unwrap();
    // Four standard errors of a chance; of a percentile, as much of the range.
    assert!(
        (number("chance") - 55.56).abs() < 0.65,
        "{}",
        told["chance"]
    );
    for (key, figure) in [("p10", 69_000.0), ("p50", 105_000.0), ("p90", 141_000.0)] {
        assert!((number(key) - figure).abs() < 570.0, "{key}: {}", told[key]);
    }
    assert!((number("deviation") - 90_000.0 / 12.0_f64.sqrt()).abs() < 150.0);
    assert_eq!(told["drivers"][0]["share"], "100");
}

/// The figure that each way leads to.
fn ways(going: &Json) -> Vec<(&str, &str)> {
    let ways = going["ways"].as_array().unwrap();
    (ways.iter())
        .map(|way| {
            (
                way["rest"].as_str().unwrap(),
                way["figure"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn how_it_is_going_is_as_worked_out_by_hand() {
    // One placement for 2.5 in three months of 48, 44 and 39 weeks: 1.5 x 131 x £400 are £78,600
    // less. One in each of the other months, too: 1.5 x 288 x £400 are £172,800 less.
    let placements = ask(MIX, &["going", "in_house_added=1; 1; 1"]);
    assert_eq!(
        ways(&placements),
        [
            ("plan", "1911800"),
            ("stand", "1817600"),
            ("pace", "1817600")
        ]
    );
    // (2,000,000 - 1,817,600) / (157 x £400) = 2.905 more than one.
    assert_eq!(
        step(&serde_json::json!({ "answer": placements["needed"] })).0,
        "3.91"
    );
    // 778, 777 and 776 children for 775, 770 and 765: 3 x 48 + 4 x 44 + 4 x 39 weeks lost are
    // 476 x £850; back on the plan in July, 11 x 35 of them are won back.
    let children = ask(MIX, &["going", "in_care[low]=778; 777; 776"]);
    assert_eq!(ways(&children)[0], ("plan", "1913050"));
    assert_eq!(ways(&children)[1], ("stand", "1585800"));
    // At the pace: four in three months, 776 less 4/3 a month, in whole children.
    let pace: Vec<&str> = (children["ways"][2]["values"].as_array().unwrap().iter())
        .map(|it| it.as_str().unwrap())
        .collect();
    assert_eq!(
        pace,
        "778 777 776 775 773 772 771 769 768 767 765 764"
            .split(' ')
            .collect::<Vec<_>>()
    );
    // £414,200 short of £2m at five a month over 157 weeks of £850: 3.1 more, so nine; eight bring
    // £400,350.
    assert_eq!(
        children["needed_words"],
        "To reach £2,000,000 it would have to fall by 9 children or more in each month that is left."
    );
    // Lines that are no months: two of three are booked as planned, and the third fails.
    let transport = ask(TRANSPORT, &["going", "booked=70000; 130000; 0"]);
    assert_eq!(ways(&transport)[0], ("plan", "200000"));
    assert_eq!(transport["needed"], Json::Null);
    // Half of the first year’s £290,000 is below the cap of £150,000.
    let families = ask(FAMILIES, &["going", "pace=50%"]);
    assert_eq!(ways(&families)[0], ("plan", "145000"));
}

#[test]
fn what_cannot_be_asked_is_told() {
    for (case, words, message) in [
        (MIX, vec!["matters", "--of", "hold"], "is a choice"),
        (MIX, vec!["reach", "lots", "by", "agency_rate"], "reach: "),
        (
            MIX,
            vec!["reach", "2m", "by", "cost_avoided[low]"],
            "worked out",
        ),
        (MIX, vec!["reach", "2m", "by", "hold"], "is a choice"),
        (MIX, vec!["reach", "2m", "by", "agency_rat"], "agency_rate"),
        (
            MIX,
            vec!["reach", "2m", "by", "in_care[nowhere]"],
            "no place",
        ),
        (
            TRANSPORT,
            vec!["reach", "400k", "by", "months_late[reviews_2017]"],
            "does not apply",
        ),
        (MIX, vec!["versions", "--version"], "needs a name"),
        (MIX, vec!["versions", "--version", " "], "needs a name"),
        (
            MIX,
            vec!["versions", "--version", "a", "--set", "agency_rat=1"],
            "--version a: --set agency_rat=1",
        ),
        (
            MIX,
            vec!["versions", "--version", "a", "--version", "A"],
            "“a” already",
        ),
        (MIX, vec!["versions", "--table", "99"], "no such table"),
        (
            MIX,
            vec!["versions", "--rows", "some"],
            "totals, differ or all",
        ),
        (MIX, vec!["versions", "--rows", "all"], "`--table`"),
        (
            MIX,
            vec!["versions", "--workspace", "no such file"],
            "--workspace no such file: ",
        ),
        (
            MIX,
            vec!["matters", "--version", "a"],
            "`--version` goes with `versions`",
        ),
        (MIX, vec!["versions", "a"], "Nothing comes after"),
        (MIX, vec!["going", "in_care=5"], "in_care[low]=…"),
        (MIX, vec!["going", "agency_rate=5"], "single figure"),
        (MIX, vec!["going", "in_house_added"], "name=value; value"),
        (TRANSPORT, vec!["going", "booked=1;2;3;4"], "only 3 figures"),
    ] {
        let mut args = vec!["ask", case];
        args.extend(&words);
        let given = casebook(&args);
        assert_eq!(given.status, 2, "{words:?}");
        assert!(given.err.contains(message), "{words:?}: {}", given.err);
    }
}

// ---------------------------------------------------------------- what holds for every case

#[test]
fn every_question_can_be_asked_of_every_case_as_it_stands() {
    let mut asked = 0;
    for id in shipped_cases() {
        let case = read(&id);
        let mut questions = vec![
            vec!["matters".to_owned()],
            vec!["changed".to_owned()],
            ["sure", "--draws", "50"].map(str::to_owned).to_vec(),
            vec!["versions".to_owned()],
        ];
        for (number, rows) in (1..=case.tables.len()).zip(Rows::ALL.into_iter().cycle()) {
            let number = number.to_string();
            let table = ["versions", "--table", &number, "--rows", rows.id()];
            questions.push(table.map(str::to_owned).to_vec());
        }
        for (_, quantity) in inputs(&case) {
            let number = is_number(quantity);
            if number {
                let reach = ["reach", "claim", "by", &quantity.id];
                questions.push(reach.map(str::to_owned).to_vec());
            }
            if number && quantity.axes.len() == 1 {
                questions.push(vec!["going".to_owned(), format!("{}=1", quantity.id)]);
            }
        }
        // In words and as data by turns.
        for (mut question, json) in questions.into_iter().zip([false, true].into_iter().cycle()) {
            let mut args = vec!["ask".to_owned(), id.clone()];
            args.append(&mut question);
            args.extend(json.then(|| "--json".to_owned()));
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let given = casebook(&args);
            assert_eq!(given.status, 0, "{args:?}: {}", given.err);
            assert!(!given.out.trim().is_empty(), "{args:?}");
            asked += 1;
        }
    }
    assert!(asked > 250, "{asked}");
}

fn read(id: &str) -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&text("units.toml"), &text("documents.toml")).unwrap();
    let file = format!("{id}.toml");
    read_case(id, &file, &text(&file), &shelf).unwrap()
}

/// A case with its empty cells filled in by round figures.
struct Filled {
    case: Case,
    paper: Figures,
    edits: Edits,
    now: Figures,
}

impl Filled {
    fn of(id: &str) -> Self {
        let case = read(id);
        let paper = Figures::paper(&case);
        let mut edits = Edits::none();
        for (quantity, declared) in inputs(&case) {
            let empty = paper.cells(quantity).iter().enumerate();
            let cells: Vec<_> = empty
                .filter(|(_, value)| matches!(value, Value::Needs(_)))
                .map(|(cell, _)| (cell, Some(round_figure(&case, declared))))
                .collect();
            if !cells.is_empty() {
                let change = Change::Set(cells);
                edits = edits.with(&case, Edit { quantity, change });
            }
        }
        let now = Figures::now(&case, &edits, &paper);
        Self {
            case,
            paper,
            edits,
            now,
        }
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            case: &self.case,
            paper: &self.paper,
            edits: &self.edits,
            now: &self.now,
        }
    }

    fn with(&self, edits: &Edits) -> Figures {
        Figures::now(&self.case, edits, &self.paper)
    }

    /// The claim with one more change.
    fn claim_with(&self, set: &str) -> Value {
        let edit = of_lines(&self.case, [set]).unwrap_or_else(|it| panic!("{set}: {it:?}"));
        let edits = edit.list().iter().cloned();
        let edits = edits.fold(self.edits.clone(), |all, one| all.with(&self.case, one));
        Goal::claim(&self.case).of(&self.case, &self.with(&edits))
    }
}

fn inputs(case: &Case) -> impl Iterator<Item = (QuantityIndex, &Quantity)> {
    (case.each_quantity()).filter(|(_, quantity)| quantity.input().is_some())
}

fn is_number(quantity: &Quantity) -> bool {
    quantity
        .input()
        .is_some_and(|it| it.control == Control::Number)
}

/// A round figure that makes sense for an input.
fn round_figure(case: &Case, quantity: &Quantity) -> Decimal {
    match quantity.input().map(|input| &input.control) {
        Some(Control::YesNo | Control::Choice(_)) => Decimal::ZERO,
        _ if quantity.unit.percent => Decimal::new(5, 1),
        _ if quantity.unit.is_money(&case.units) => Decimal::from(10_000),
        _ => Decimal::from(20),
    }
}

#[test]
fn an_input_that_the_claim_does_not_rest_on_has_no_effect() {
    let (mut without, mut with) = (0, 0);
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        let found = matters::matters(filled.subject(), &Goal::claim(case));
        assert!(found.figure.number().is_some(), "{id}: {:?}", found.figure);
        let rests = claim_rests_on(case);
        for moved in &found.moved {
            let spread = moved.spread.unwrap_or(Decimal::MAX);
            let name = &case.quantity(moved.input).unwrap().id;
            if !rests[usize::from(moved.input.0)] {
                assert!(spread.is_zero(), "{id}: {name} moves it by {spread}");
                without += 1;
            }
            with += usize::from(!spread.is_zero());
            for tried in &moved.tries {
                // What is told is what the change gives when it is made.
                let set = casebook_exchange::edits::write(case, &tried.edit);
                assert!(filled.claim_with(&set).same(&tried.figure), "{id}: {set}");
            }
        }
        let spreads = found
            .moved
            .iter()
            .map(|it| it.spread.unwrap_or(Decimal::MAX));
        assert!(spreads.is_sorted_by(|one, other| one >= other), "{id}");
        // Every input is moved, or is said not to be.
        for (index, quantity) in inputs(case) {
            let moved = found.moved.iter().any(|it| it.input == index);
            let still = found.still.iter().any(|(it, _)| *it == index);
            assert!(moved || still, "{id}: {}", quantity.id);
        }
    }
    assert!(without > 50 && with > 50, "{without} {with}");
}

#[test]
fn the_break_even_value_put_back_reaches_the_target_and_one_step_less_does_not() {
    let (mut proved, mut several) = (0, 0);
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        let goal = Goal::claim(case);
        let figure = goal.of(case, &filled.now).number().unwrap();
        let targets = [
            told(figure * Decimal::new(11, 1)),
            told(figure * Decimal::new(7, 1)),
        ];
        for (index, quantity) in inputs(case).filter(|(_, quantity)| is_number(quantity)) {
            let applies = filled
                .now
                .cells(index)
                .iter()
                .position(|it| it.number().is_some());
            let Some(cell) = applies else { continue };
            let place = case.place_of(quantity, cell);
            let name = casebook_analysis::checks::figure_name(case, index, &place);
            let mut names = vec![name];
            if !quantity.axes.is_empty() {
                names.push(quantity.id.clone());
            }
            for (name, target) in names
                .iter()
                .flat_map(|it| targets.map(|target| (it, target)))
            {
                let asked = reach::asked(filled.subject(), &goal, Some(target), name).unwrap();
                let steps: Vec<Step> = match asked.answer {
                    Found::Exact { stepped, .. } => stepped.into_iter().collect(),
                    Found::Step(step) => vec![step],
                    Found::Several { steps } => steps,
                    _ => continue,
                };
                several += usize::from(steps.len() > 1);
                for (step, set) in steps.iter().zip(&asked.set) {
                    let reached = |set: &str| {
                        let y = filled.claim_with(set).number().unwrap();
                        let beyond = if target >= Decimal::ZERO {
                            y >= target
                        } else {
                            y <= target
                        };
                        beyond || same(y, target)
                    };
                    assert!(reached(set), "{id}: {set} for {target}");
                    if let Some(short) = &step.short {
                        let percent = if set.contains("times") || quantity.unit.percent {
                            "%"
                        } else {
                            ""
                        };
                        let (before, _) = set.rsplit_once(['=', ' ']).unwrap();
                        let joint = if set.contains("times") { " " } else { "=" };
                        let short = format!("{before}{joint}{short}{percent}");
                        assert!(!reached(&short), "{id}: {short} for {target}");
                    }
                    proved += 1;
                }
            }
        }
    }
    assert!(proved > 100, "{proved}");
    println!("{proved} proved, {several} of several");
}

/// Two versions of every case, in each of which half of its inputs is changed, hold the figures that the case
/// has with the same changes, also through a file.
#[test]
fn a_version_holds_what_the_case_gives_with_its_changes() {
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        let mut kept = Versions::default();
        for odd in 0..2 {
            let mut edits = Edits::none();
            let chosen = inputs(case).enumerate().filter(|(at, _)| at % 2 == odd);
            for (_, (quantity, declared)) in chosen {
                let on = Place::nowhere();
                let change = match declared.input().unwrap().control {
                    Control::Number => Change::Scale {
                        on,
                        share: Decimal::new(9, 1),
                    },
                    _ => Change::Fill {
                        on,
                        value: Decimal::ONE,
                    },
                };
                edits = edits.with(case, Edit { quantity, change });
            }
            kept = kept.and(&format!("version {odd}"), edits).unwrap();
        }
        let text = workspace::write([(case, &Edits::none(), &kept)], None);
        let read = workspace::read(&text).unwrap();
        assert_eq!(read[0].versions(case).as_ref(), Ok(&kept), "{id}");
        for number in 1..=case.tables.len().max(1) {
            let name = number.to_string();
            let wanted = Some((name.as_str(), Some(Rows::All))).filter(|_| !case.tables.is_empty());
            let told = versions::asked(filled.subject(), &Goal::claim(case), kept.list(), wanted);
            let told = told.unwrap().unwrap();
            assert_eq!(told.columns.last().unwrap().name, "version 1", "{id}");
            let rows = told.table.iter().flat_map(|table| &table.groups);
            let rows = rows.flat_map(|group| &group.rows).chain(&told.totals);
            for row in rows {
                let asked = Picked::read(case, [row.of.as_str()]).unwrap();
                // The last two are those kept.
                let cells = row.cells.iter().rev();
                for (cell, version) in cells.zip(kept.list().iter().rev()) {
                    let own = asked.figures(case, &version.edits, &filled.paper);
                    assert_eq!(own.first(), Some(&cell.figure), "{id}: {}", row.of);
                }
                let paper = &row.cells[0];
                assert!(!paper.differs);
                for cell in &row.cells {
                    // What differs is another figure or another need, and what does not is the same.
                    assert_eq!(
                        cell.differs,
                        cell.figure != paper.figure,
                        "{id}: {}",
                        row.of
                    );
                }
            }
        }
    }
}

#[test]
fn effects_in_order_add_up_exactly_also_as_displayed() {
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        // Every number by a third more, so that many have no end; every yes a no.
        let mut edits = filled.edits.clone();
        for (quantity, declared) in inputs(case) {
            let change = match declared.input().unwrap().control {
                Control::Number => Change::Scale {
                    on: casebook_model::axis::Place::nowhere(),
                    share: Decimal::ONE + Decimal::ONE / Decimal::from(3),
                },
                _ => Change::Fill {
                    on: casebook_model::axis::Place::nowhere(),
                    value: Decimal::ONE,
                },
            };
            edits = edits.with(case, Edit { quantity, change });
        }
        let now = filled.with(&edits);
        let goals = [case.claim.net, Some(case.claim.quantity)];
        for quantity in goals.into_iter().flatten() {
            let goal = Goal {
                quantity,
                place: case.claim.place.clone(),
            };
            let subject = Subject {
                edits: &edits,
                now: &now,
                ..filled.subject()
            };
            let found = changed::changed(subject, &goal);
            let after = found.steps.last().unwrap().after.clone();
            assert_eq!(after, found.now, "{id}");
            let told = casebook_exchange::asked::changed::asked(subject, &goal).unwrap();
            let number =
                |text: &Option<String>| text.as_ref().map(|it| it.parse::<Decimal>().unwrap());
            // From where the figure is a number on.
            let start = found
                .steps
                .iter()
                .position(|it| it.before.number().is_some());
            let steps = &found.steps[start.unwrap_or(0)..];
            let before = steps[0].before.clone();
            let (Some(before), Some(after)) = (before.number(), after.number()) else {
                continue;
            };
            if steps.iter().any(|step| step.effect.is_none()) {
                continue;
            }
            let sum: Decimal = steps.iter().filter_map(|step| step.effect).sum();
            let told_apart = casebook_model::deciding::told;
            assert_eq!(sum, told_apart(after) - told_apart(before), "{id}");
            let shown: Decimal = (told.steps[start.unwrap_or(0)..].iter())
                .filter_map(|step| number(&step.then.shown))
                .sum();
            let quantity = case.quantity(quantity).unwrap();
            let places = told
                .steps
                .iter()
                .filter_map(|step| number(&step.then.shown));
            let places = places.map(|it| it.scale()).max().unwrap();
            let round = |value: Decimal| {
                let value = casebook_model::words::shown(&quantity.unit, value);
                casebook_model::number::to_places(value, places)
            };
            let apart = (shown - (round(after) - round(before))).abs();
            // Shown with as many places, or with more.
            assert!(apart.is_zero(), "{id}: {shown} {after} {before}");
        }
    }
}

#[test]
fn a_forecast_with_the_plan_s_own_numbers_is_the_plan() {
    let mut lines = 0;
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        let goal = Goal::claim(case);
        let claim = goal.of(case, &filled.now);
        for (index, quantity) in inputs(case).filter(|(_, quantity)| !quantity.axes.is_empty()) {
            let along = casebook_model::edit::along(case, quantity).unwrap();
            let others: Vec<_> = (quantity.axes.iter().copied())
                .filter(|axis| *axis != along)
                .collect();
            for cell in 0..usize::from(quantity.cells) {
                let place = case.place_of(quantity, cell);
                let on = place.on(&others);
                let first = place.item(along) == Some(0);
                let Some(series) = Series::of(filled.subject(), index, &on).filter(|_| first)
                else {
                    continue;
                };
                let Some(plan) = series.plan.iter().copied().collect::<Option<Vec<_>>>() else {
                    continue;
                };
                for so_far in 1..=plan.len() {
                    let found = going(filled.subject(), &goal, &series, &plan[..so_far], None);
                    for way in &found.ways {
                        if way.rest == Rest::Pace && so_far < plan.len() {
                            continue;
                        }
                        let edits = filled.edits.clone().with(case, way.edit.clone());
                        assert_eq!(edits, filled.edits, "{id}: {} {:?}", quantity.id, way.rest);
                        assert_eq!(way.figure, claim);
                    }
                    assert_eq!(found.plan, claim);
                }
                lines += 1;
            }
        }
    }
    assert!(lines > 10, "{lines}");
}

#[test]
fn one_question_is_answered_alike_by_both_ways_of_asking() {
    // What the paper itself asks backwards is solved by the same solver.
    for id in shipped_cases() {
        let case = read(&id);
        let paper = Figures::paper(&case);
        let edits = Edits::none();
        let subject = Subject {
            case: &case,
            paper: &paper,
            edits: &edits,
            now: &paper,
        };
        for question in &case.backwards {
            let solution = casebook_analysis::backwards::solve(&case, &paper, &edits, question);
            let name = casebook_analysis::checks::figure_name(&case, question.by, &question.place);
            let goal = Goal {
                quantity: solution.quantity,
                place: solution.place.clone(),
            };
            let asked = reach::asked(subject, &goal, solution.target, &name).unwrap();
            let same = match (&solution.answer, &asked.answer) {
                (Answer::Exact { value, .. }, Found::Exact { value: told, .. }) => {
                    let quantity = case.quantity(question.by).unwrap();
                    let shown = casebook_model::words::shown(&quantity.unit, *value);
                    casebook_model::deciding::told(shown).to_string() == *told
                }
                (Answer::Already(_), Found::Already { .. })
                | (Answer::Step(_), Found::Step(_))
                | (Answer::Several(_), Found::Several { .. })
                | (Answer::Never(_), Found::Never)
                | (Answer::Needs(_), Found::Needs { .. }) => true,
                _ => false,
            };
            assert!(
                same,
                "{id}: {name} {:?} {:?}",
                solution.answer, asked.answer
            );
        }
    }
}

/// A range for every number: a fifth either way, or, of nought, up to a round figure.
fn a_fifth(filled: &Filled) -> Vec<Stated> {
    let mut stated = Vec::new();
    for (input, quantity) in inputs(&filled.case).filter(|(_, quantity)| is_number(quantity)) {
        let mut cells = filled.now.cells(input).iter();
        let nought = cells.all(|it| it.number().is_none_or(|it| it.is_zero()));
        stated.push(Stated {
            input,
            on: Place::nowhere(),
            low: if nought {
                Decimal::ZERO
            } else {
                Decimal::new(8, 1)
            },
            high: if nought {
                round_figure(&filled.case, quantity)
            } else {
                Decimal::new(12, 1)
            },
            likely: None,
            shape: [Shape::Triangular, Shape::Uniform, Shape::Pert][stated.len() % 3],
            share: !nought,
        });
    }
    stated
}

#[test]
fn draws_in_f64_are_to_the_pound_what_the_exact_figures_are() {
    let (mut compared, mut furthest) = (0, 0.0_f64);
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        let (ranged, _) = ranges(filled.subject(), &a_fifth(&filled));
        for (index, quantity) in case.each_quantity() {
            let cells = usize::from(quantity.cells);
            if quantity.input().is_some() || cells == 0 {
                continue;
            }
            for cell in [0, cells - 1] {
                let goal = Goal {
                    quantity: index,
                    place: case.place_of(quantity, cell),
                };
                let mut sure = Sure::new(filled.subject(), &goal, None, &ranged, 1).unwrap();
                let claimed = goal == Goal::claim(case);
                let draws = if claimed { 200 } else { 12 };
                sure.more(draws);
                for draw in 0..draws {
                    let name = || format!("{id}: {}[{cell}], draw {draw}", quantity.id);
                    match (sure.exactly(draw), sure.figure(draw)) {
                        (Value::Number(exact), Some(figure)) => {
                            let exact: f64 = exact.to_string().parse().unwrap();
                            let apart = (exact - figure).abs();
                            furthest = furthest.max(apart / exact.abs().max(1.0));
                            assert!(apart < 0.5, "{}: {exact} {figure}", name());
                            assert!(
                                apart < 1e-6 * exact.abs().max(1.0),
                                "{}: {exact} {figure}",
                                name()
                            );
                            compared += 1;
                        }
                        (Value::Number(_), None) | (_, Some(_)) => panic!("{}", name()),
                        (_, None) => {}
                    }
                }
                if cells == 1 {
                    break;
                }
            }
        }
    }
    println!("{compared} draws, at most {furthest:e} of the figure apart");
    assert!(compared > 5_000, "{compared}");
}

#[test]
fn the_same_seed_gives_these_very_figures() {
    let told = ask(MIX, &["sure", "--draws", "1000", "--seed", "2020"]);
    for (key, figure) in [
        ("p10", "1872613.29548665008"),
        ("p50", "2106206.31028367136"),
        ("p90", "2445254.86215081408"),
        ("mean", "2136025.861"),
        ("deviation", "224137.1846"),
    ] {
        assert_eq!(told[key], figure, "{key}");
    }
    assert_eq!(told["draws"], 1000);
    let again = ask(MIX, &["sure", "--draws", "1000", "--seed", "2020"]);
    assert_eq!(told, again);
    // Every bit of every draw, with each shape: whatever engine works it out.
    let filled = Filled::of(MIX);
    let (ranged, _) = ranges(filled.subject(), &a_fifth(&filled));
    let goal = Goal::claim(&filled.case);
    let mut sure = Sure::new(filled.subject(), &goal, None, &ranged, 2020).unwrap();
    sure.more(1000);
    let mark = (0..1000).fold(0_u64, |mark, draw| {
        let bits = sure.figure(draw).map_or(0, f64::to_bits);
        (mark ^ bits).wrapping_mul(0x0100_0000_01b3).rotate_left(7)
    });
    assert_eq!(mark, 0x5eb9_fd66_5247_0dff, "{mark:#x}");
}

#[test]
fn ranges_are_read_as_written_and_the_answer_is_told() {
    let told = casebook(&[
        "ask",
        YOUTH,
        "sure",
        "--draws",
        "2000",
        "--set-range",
        "grant=0 to 12000 uniform",
        "--set-range",
        "officer_saving=times 90% to 110% likely 105% pert",
    ]);
    assert_eq!(told.status, 0, "{}", told.err);
    for line in [
        "£0 to £12,000, all as likely",
        "£13,500 to £16,500, gathered around £15,750",
        "by you",
    ] {
        assert!(told.out.contains(line), "{line}: {}", told.out);
    }
    for (range, message) in [
        ("grant=5", "Write a range as"),
        ("grant=9 to 5", "The least comes first"),
        ("grant=5 to 9 likely 10", "The least comes first"),
        ("grants=5 to 9", "Did you mean “grant”?"),
        ("total=5 to 9", "worked out from other figures"),
        ("grant=a to b", "--set-range grant=a to b"),
    ] {
        let told = casebook(&["ask", YOUTH, "sure", "--set-range", range]);
        assert_eq!(told.status, 2, "{range}");
        assert!(told.err.contains(message), "{range}: {}", told.err);
    }
}

/// What the page offers to choose from is what the questions take.
/// Of every figure that is offered it can be said what matters most; the claim comes first, without a name.
#[test]
fn every_figure_that_is_offered_can_be_asked_of() {
    let mut asked = 0;
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let case = &filled.case;
        let offered = choices::figures(case, &Goal::claim(case));
        assert_eq!(offered[0].name, "", "{id}");
        for choice in &offered {
            let name = Some(choice.name.as_str()).filter(|name| !name.is_empty());
            let goal = casebook_exchange::asked::goal(case, name).unwrap();
            assert!(!choice.label.is_empty(), "{id}");
            let told = casebook_exchange::asked::matters::asked(filled.subject(), &goal);
            assert!(
                told.is_some_and(|told| !told.words.is_empty()),
                "{id}: {}",
                choice.name
            );
            asked += 1;
        }
        // One that is asked of by its name alone is offered too.
        let (index, quantity) = case.each_quantity().last().unwrap();
        let goal = Goal {
            quantity: index,
            place: case.place_of(quantity, 0),
        };
        assert!(choices::figures(case, &goal).len() >= offered.len(), "{id}");
    }
    assert!(asked > 200, "{asked}");
}

#[test]
fn what_is_offered_can_be_asked() {
    let (mut numbers, mut series) = (0, 0);
    for id in shipped_cases() {
        let filled = Filled::of(&id);
        let goal = Goal::claim(&filled.case);
        let subject = filled.subject();
        for choice in choices::reachable(&filled.case, &goal) {
            let asked = reach::asked(subject, &goal, None, &choice.name);
            let asked = asked.unwrap_or_else(|it| panic!("{id} {}: {}", choice.name, it.words()));
            assert_eq!(asked.by, choice.name, "{id}");
            numbers += 1;
        }
        for choice in choices::lines(subject, &goal) {
            let line = going_asked::series(subject, &choice.name);
            let line = line.unwrap_or_else(|it| panic!("{id} {}: {}", choice.name, it.words()));
            let asked = going_asked::asked(subject, &goal, &line, &[]).unwrap();
            assert_eq!(asked.series, choice.name, "{id}");
            series += 1;
        }
        for choice in choices::movable(&filled.case, &goal) {
            assert!(filled.case.find(&choice.name).is_some(), "{id} {choice:?}");
        }
    }
    assert!(numbers > 100 && series > 5, "{numbers} {series}");
}
