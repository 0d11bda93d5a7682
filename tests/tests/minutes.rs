//! The words to paste into minutes: no figure in them that the case does not show, and one is singular.

use std::collections::BTreeSet;

use casebook_tests::command::{casebook, shipped_cases};
use casebook_tests::workbook::cases_with_edits;

/// What an amount or a number of a text is: its digits and sign of pounds, without what ends a sentence.
fn figures(text: &str) -> BTreeSet<String> {
    let part = |c: char| c.is_ascii_digit() || "£,.".contains(c);
    text.split(|c: char| !part(c))
        .map(|it| it.trim_matches(['.', ',']).replace(',', ""))
        .filter(|it| it.contains(|c: char| c.is_ascii_digit()))
        .map(|it| match it.contains('.') {
            // In a list all are written to as many places as the longest.
            true => it.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => it,
        })
        .collect()
}

/// The words without what is rounded for reading, whose exact figure stands in brackets after it.
fn exact(words: &str) -> String {
    let mut exact = words.to_owned();
    // `£1.99m (£1,990,400)` is £1,990,400.
    while let Some(open) = [" (£", " (−£"].iter().find_map(|it| exact.find(it)) {
        let start = exact[..open]
            .rfind([' ', '\n'])
            .map_or(0, |before| before + 1);
        let close = exact[open..]
            .find(')')
            .map_or(exact.len(), |end| open + end);
        let inside = exact[open + 2..close].to_owned();
        exact.replace_range(start..(close + 1).min(exact.len()), &inside);
    }
    exact
}

#[test]
fn the_words_have_no_figure_that_the_case_does_not_show() {
    let mut wrong = Vec::new();
    for (case, edits) in cases_with_edits() {
        let said = |command: &[&str]| {
            let mut args = command.to_vec();
            args.extend(edits.iter().flat_map(|edit| ["--set", edit.as_str()]));
            let given = casebook(&args);
            assert_eq!(given.status, 0, "{case}: {}", given.err);
            given.out
        };
        let words = exact(&said(&["export", &case, "--words"]));
        let mut shown = figures(&said(&["evaluate", &case]));
        // Beside a changed input stands what it was.
        shown.extend(figures(&casebook(&["evaluate", &case]).out));
        shown.extend(figures(&casebook(&["answer", &case]).out));
        shown.extend(figures(&said(&["export", &case, "--log", "-"])));
        shown.extend(figures(&said(&["export", &case, "--link"])));
        let (body, source) = words.rsplit_once("\nFrom: ").unwrap();
        assert!(!source.is_empty());
        for figure in figures(body) {
            // How many there are of something, and the numbers of questions.
            let counted = figure.len() <= 2 && !figure.contains('£');
            if !counted && !shown.contains(&figure) {
                wrong.push(format!("{case} {edits:?}: {figure}\n{words}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn one_is_singular_and_sentences_end() {
    for case in shipped_cases() {
        let words = casebook(&["export", &case, "--words"]).out;
        for wrong in [
            " 1 figures",
            " 1 checks",
            " 1 assumptions",
            " 1 more need ",
            " 1 more are ",
            "  ",
            "..",
            " .",
            "“”",
            "needs .",
            ": \n",
        ] {
            assert!(!words.contains(wrong), "{case}: {wrong:?}\n{words}");
        }
        let asked = words.matches("\n1. ").count() + words.matches("\n2. ").count();
        assert!(asked >= 1, "{case} asks nothing:\n{words}");
        let mut paragraphs = words.trim_end().split("\n\n");
        assert!(
            paragraphs.all(|it| !it.trim().is_empty()),
            "{case}:\n{words}"
        );
    }
}

/// What the paper claims is net: once what comes off is known, that is what is told beside it.
#[test]
fn the_net_figure_is_told_once_it_is_known() {
    let set = [
        "finance_officer=40k",
        "demography=400k",
        "outturn_carried_in=150k",
        "leaver_allowances=50k",
    ];
    let told = |edits: &[&str]| {
        let mut args = vec![
            "export",
            "cambridgeshire/2020-21/placement-mix-and-demand",
            "--words",
        ];
        args.extend(edits.iter().flat_map(|edit| ["--set", *edit]));
        casebook(&args).out
    };
    let words = exact(&told(&set));
    // 1,990,400 less 640,000.
    let net = "Net of what comes off it is £1,350,400, £649,600 below the £2m claimed.";
    assert!(words.contains(net), "{words}");
    assert!(!told(&set[..3]).contains("Net of what"));
}
