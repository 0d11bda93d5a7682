//! A case taken away from its page: as a link, in words, its tables, its log, a workbook.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use casebook_tests::browser::{Page, Place};
use casebook_tests::command::casebook;
use casebook_tests::placement_mix::CASE;
use casebook_tests::workbook::{Book, same_cells};

use crate::reader::{NOW, RATE};

/// Opens the case with a change, and the ways to take it away.
#[track_caller]
fn open(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.click("#taking-ask");
    page.wait_for("#ways");
}

/// Unfolds one of the ways.
#[track_caller]
fn unfold(page: &Page<'_>, what: &str) {
    page.click(&format!("text={what}"));
}

/// The address that opens the case with the change.
fn address(page: &Page<'_>) -> String {
    format!("{}{CASE}.html#with=agency_rate=900", page.address())
}

/// A file that was saved, once it is there whole. It is taken away, since the next test of the same browser may
/// save one of its name, which would get another; only a workbook stays, to be opened.
#[track_caller]
pub(crate) fn saved(page: &Page<'_>, name: &str) -> (PathBuf, Vec<u8>) {
    let mut found = None;
    page.wait(&format!("{name} is saved"), |page| {
        let mut all = page.session().downloads().into_iter();
        let now = all.find(|(path, bytes)| {
            !bytes.is_empty() && path.file_name().is_some_and(|file| file == name)
        });
        // It has stopped growing.
        let same = now.is_some() && now == found;
        found = now;
        same
    });
    let (path, bytes) = found.unwrap();
    if !name.ends_with(".xlsx") {
        std::fs::remove_file(&path).unwrap();
    }
    (path, bytes)
}

/// What the command line gives of the same.
#[track_caller]
fn exported(form: &[&str]) -> String {
    let args = ["export", CASE, "--set", "agency_rate=900"];
    let given = casebook(&[&args, form].concat());
    assert_eq!(given.status, 0, "{}", given.err);
    given.out
}

/// What the reader pastes then, as HTML if it has that form. It is only looked at: a browser would put
/// styles of its own into a page, which the policy refuses.
#[track_caller]
fn pasted(page: &Page<'_>) -> String {
    page.eval(
        "var field = document.createElement('textarea'); field.id = 'pasted-here'; \
         field.setAttribute('aria-label', 'Paste'); document.querySelector('main').append(field); field.focus(); \
         field.addEventListener('paste', function (event) { event.preventDefault(); \
            var from = event.clipboardData; \
            field.value = from.getData('text/html') || from.getData('text/plain'); })",
    );
    page.press("Control+v");
    let value = "return document.getElementById('pasted-here').value";
    page.wait("it is pasted", |page| {
        page.eval(value)
            .as_str()
            .is_some_and(|text| !text.is_empty())
    });
    let text = page.eval(value);
    page.eval("document.getElementById('pasted-here').remove()");
    text.as_str().unwrap().to_owned()
}

pub(crate) fn a_link_is_copied_and_shown_as_a_code(page: &mut Page<'_>) {
    open(page);
    let link = address(page);
    assert_eq!(page.value("#taking-link"), link);
    page.click("#taking-copy");
    page.wait_text("#ways", "Copied.");
    assert_eq!(pasted(page), link);
    // It follows what is typed, and what was copied before is told no more.
    page.fill(RATE, "950");
    page.wait("the link follows", |page| {
        page.value("#taking-link")
            .ends_with("#with=agency_rate=950")
    });
    page.wait("it is told no more", |page| {
        !page.text("#ways").contains("Copied.")
    });
    page.click("#taking-code");
    page.wait_for("#code svg");
    page.assert_accessible();
    page.press("Escape");
    page.wait_gone("#code");
    page.wait_focus("#taking-code");
    // Where the browser lets no page copy, the address stands ready to be selected.
    page.eval("document.execCommand = function () { return false; }");
    page.click("#taking-copy");
    page.wait_text("#ways", "select the text");
    page.of("#taking-link", "arguments[0].focus()");
    let selected = page.of(
        "#taking-link",
        "return arguments[0].value.slice(arguments[0].selectionStart, arguments[0].selectionEnd)",
    );
    assert_eq!(selected, page.value("#taking-link"));
}

pub(crate) fn words_tables_and_the_log_are_those_of_the_command_line(page: &mut Page<'_>) {
    open(page);
    let link = address(page);
    let relative = link.strip_prefix(&page.address()).unwrap();
    unfold(page, "In words, for an e-mail or minutes");
    let words = exported(&["--words"]).replace(relative, &link);
    assert_eq!(page.text("#ways .snippet"), words.trim());
    unfold(page, "The tables, to copy or as files");
    page.click("#taking-tables");
    let (_, tables) = saved(page, "placement-mix-and-demand.csv");
    assert_eq!(
        String::from_utf8(tables).unwrap(),
        exported(&["--csv", "-"])
    );
    page.click("[aria-label=\"Save as .csv: The foster carers behind it\"]");
    let (_, table) = saved(page, "placement-mix-and-demand-7.csv");
    let wanted = exported(&["--csv", "-", "--table", "7"]);
    assert_eq!(String::from_utf8(table).unwrap(), wanted);
    unfold(page, "The log of assumptions");
    page.click("#taking-log");
    let (_, log) = saved(page, "placement-mix-and-demand-log.csv");
    assert_eq!(String::from_utf8(log).unwrap(), exported(&["--log", "-"]));
    // A table is pasted as one.
    page.click("[aria-label^=\"Copy the table: Against\"]");
    page.wait_text("#ways", "Copied.");
    let table = pasted(page);
    assert!(table.contains("<table"), "{table}");
    assert!(table.contains("2,062,400"), "{table}");
    // The log is read on the page.
    page.click("#taking-log-read");
    page.wait_text("#log", "£900 a child a week");
    page.assert_accessible();
    page.assert_no_sideways_scroll();
}

pub(crate) fn a_workbook_is_that_of_the_command_line(page: &mut Page<'_>) {
    // What writes it is not there at first: that is said.
    page.withhold("engine_bg.wasm");
    open(page);
    unfold(page, "A workbook with live formulas");
    page.click("#taking-workbook");
    page.wait_text("#taking-workbook-says", "did not arrive");
    page.take_errors();
    page.deliver();
    page.click("#taking-workbook");
    page.wait_text("#taking-workbook-says", "Saved.");
    let (file, _) = saved(page, "placement-mix-and-demand.xlsx");
    let folder = tempfile::tempdir().unwrap();
    let wanted = folder.path().join("wanted.xlsx");
    exported(&["--xlsx", wanted.to_str().unwrap()]);
    let book = Book::read(&file);
    assert!(book.cells("Sums").len() > 200);
    // Only the address has the server before it.
    let apart: BTreeSet<String> = same_cells(&book, &Book::read(&wanted))
        .into_iter()
        .collect();
    assert!(
        apart.len() == 1 && apart.iter().all(|it| it.contains(&address(page))),
        "{apart:?}"
    );
    fs::remove_file(file).unwrap();
}
