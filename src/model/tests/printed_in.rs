//! Columns that a paper prints in thousands or millions, and misprints with what they mean.
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

use casebook_model::case::{Case, Given};
use casebook_model::number::plain;
use casebook_model::printed::{Agreement, Printed};
use common::{file, read};

/// A case of one input over three years, whose `[input.a]` ends in `more`, and of a block of prints.
fn text(more: &str, block: &str) -> String {
    let body = format!(
        "[axis.year]\nyears = [\"2020/21\", \"2021/22\", \"2022/23\"]\n\
         [input.a]\nlabel = \"A\"\nunit = \"£\"\nover = [\"year\"]\nsource = \"here\"\n{more}\n\
         [calc.all]\nlabel = \"All\"\nunit = \"£\"\nformula = \"sum(a over year)\"\n{block}"
    );
    file(&body, &["a"], "all")
}

fn prints(case: &Case) -> Vec<(String, String)> {
    let (_, quantity) = case.find("a").unwrap();
    let given = quantity.input().unwrap().given.iter();
    given
        .map(|given| match given {
            Given::Known { printed, .. } => (printed.text.clone(), plain(printed.value)),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn told(text: &str) -> Vec<String> {
    let faults = read(text).unwrap_err();
    faults.into_iter().map(|fault| fault.what).collect()
}

fn owned(prints: [(&str, &str); 3]) -> Vec<(String, String)> {
    prints
        .map(|(text, value)| (text.into(), value.into()))
        .to_vec()
}

#[test]
fn the_figures_of_a_column_in_millions_are_read_to_their_precision() {
    let more = "printed_in = \"£m\"\nprinted = [\"320.647\", \"(307.323)\", \"£950k\"]";
    let block = "[[published]]\nquantity = \"all\"\nprinted_in = \"£m\"\nprinted = \"14.3\"\nsource = \"p\"";
    let case = read(&text(more, block)).unwrap();
    let expected = [
        ("£320.647m", "320647000"),
        ("(£307.323m)", "-307323000"),
        ("£950k", "950000"),
    ];
    assert_eq!(prints(&case), owned(expected));
    // 320.647 − 307.323 + 0.950 = 14.274, which rounds to 14.3.
    let printed: &Printed = &case.published[0].cells[0].printed;
    assert_eq!(printed.text, "£14.3m");
    assert_eq!(printed.agreement(14_274_000.into()), Agreement::Rounds);
    assert_eq!(printed.agreement(14_390_000.into()), Agreement::Differs);
}

#[test]
fn a_misprint_stands_as_printed_with_what_it_means() {
    let more = "printed_in = \"£m\"\n\
                printed = [\"(8.209)\", { printed = \"0.062)\", means = \"0.062\" }, \"(0.181)\"]";
    let block = "[[published]]\nquantity = \"all\"\nprinted = \"8.328m)\"\nmeans = \"(8.328m)\"\nsource = \"p\"";
    let case = read(&text(more, block)).unwrap();
    let expected = [
        ("(£8.209m)", "-8209000"),
        ("0.062), meaning £0.062m", "62000"),
        ("(£0.181m)", "-181000"),
    ];
    assert_eq!(prints(&case), owned(expected));
    let cell = &case.published[0].cells[0];
    assert_eq!(cell.printed.text, "8.328m), meaning (8.328m)");
    assert_eq!(plain(cell.meaning()), "-8328000");
}

#[test]
fn the_example_on_the_authors_page_is_read() {
    let page = include_str!("../../../docs/case-files.md");
    let example = page
        .split("```")
        .find(|block| block.contains("\nprinted_in = "));
    let example = example.unwrap().strip_prefix("toml\n").unwrap();
    let four = text(example, "").replace("\"2022/23\"]", "\"2022/23\", \"2023/24\"]");
    let case = read(&four).unwrap();
    let values = case.find("a").unwrap().1.input().unwrap().given.iter();
    let values: Vec<_> = values.map(|given| given.value().map(plain)).collect();
    let expected = [None, Some("-8209000"), Some("62000"), Some("-181000")];
    assert_eq!(values, expected.map(|value| value.map(str::to_owned)));
}

#[test]
fn a_misprint_of_a_whole_input_is_said_once() {
    let more = "printed = \"5,00\"\nmeans = \"500\"";
    let case = read(&text(more, "")).unwrap();
    assert_eq!(prints(&case), owned([("5,00, meaning 500", "500"); 3]));
}

#[test]
fn what_is_in_no_pounds_or_prints_nothing_is_told() {
    for (more, what) in [
        (
            "printed_in = \"£t\"\nprinted = \"5\"",
            "`printed_in` is one of £000, £k, £m, £bn, not `£t`",
        ),
        (
            "printed_in = \"£m\"\nassumed = \"5\"\nwhy = \"test\"",
            "`printed_in` says what printed figures are in, and [input.a] prints none",
        ),
        (
            "means = \"6\"\nassumed = \"5\"\nwhy = \"test\"",
            "`means` says what a print means, and [input.a] prints nothing",
        ),
        (
            "printed_in = \"£m\"\nprinted = \"two\"",
            "`two` is not a figure: it has no digits; write it as printed, such as £1,200.50, \
             94K, 6%, around 850 or half",
        ),
        (
            "printed = \"see note\"\nmeans = \"5\"",
            "`see note` is not a figure: it has no digits; write it as printed, such as \
             £1,200.50, 94K, 6%, around 850 or half",
        ),
        (
            "printed = \"5)\"\nmeans = \"4-5\"",
            "one figure is wanted here, not the range `4-5`",
        ),
    ] {
        assert_eq!(told(&text(more, "")), [what], "{more}");
    }
    let weeks = text("printed_in = \"£000\"\nprinted = \"5\"", "")
        .replace("unit = \"£\"\nover", "unit = \"weeks\"\nover");
    assert!(
        told(&weeks)
            .contains(&"`printed_in` is of figures in pounds, and the unit is week".to_owned())
    );
    let block =
        "[[published]]\nquantity = \"al\"\nprinted_in = \"£m\"\nprinted = \"14.3\"\nsource = \"p\"";
    assert_eq!(
        told(&text("printed = \"5\"", block)),
        ["`al` is not a quantity here"]
    );
}

#[test]
fn a_table_shows_amounts_as_the_paper_prints_them() {
    let prints = "printed_in = \"£m\"\nprinted = [\"320.647\", \"(307.323)\", \"0.95\"]";
    let table =
        "[[table]]\ntitle = \"T\"\nrows = \"year\"\ncolumns = [\"a\"]\nprinted_in = \"£m\"\n";
    let case = read(&text(prints, table)).unwrap();
    let shown = case.tables[0].shown_in.unwrap();
    assert_eq!((shown.column.head(), shown.places), ("£m", 3));
    // Without prints thousands are whole, and millions show them.
    for (head, places) in [("£000", 0), ("£m", 3)] {
        let table = table.replace("£m", head);
        let case = read(&text("needed = \"Finance\"", &table)).unwrap();
        assert_eq!(case.tables[0].shown_in.unwrap().places, places, "{head}");
    }
    let weeks = "[input.w]\nlabel = \"W\"\nunit = \"weeks\"\nneeded = \"Finance\"\n";
    let table = format!("{weeks}{}", table.replace("\"year\"", "[\"w\"]"));
    let table = table.replace("columns = [\"a\"]\n", "");
    let broken = text(prints, &table).replace("[\"a\"]", "[\"a\", \"w\"]");
    assert_eq!(
        told(&broken),
        ["`printed_in` is of figures in pounds, and this table has none"]
    );
}
