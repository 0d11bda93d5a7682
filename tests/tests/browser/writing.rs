//! A case of one's own, written in the page: begun from a template, a file or nothing, with its faults by line
//! and the case beside it as a shipped one looks.

use casebook_tests::browser::{Engine, Page, Place};
use casebook_tests::workbook::Book;
use serde_json::json;

use crate::reader::{figure, seen};
use crate::taking::saved;

const TEXT: &str = "#own-text";
const SAYS: &str = "#own-says";

/// The smallest case of the authors' page, with a table.
const BUSES: &str = include_str!("writing/fewer-buses.toml");

/// Begins a case with a text, as a reader who has it from somewhere does.
#[track_caller]
fn begin(page: &mut Page<'_>, text: &str) {
    page.open(Place::Own(""));
    page.click("#own-empty");
    page.wait_for(TEXT);
    page.wait_text(SAYS, "faults, the first in line 1");
    put(page, text);
}

/// Puts a text in the place of the one that stands there, as a paste does.
#[track_caller]
fn put(page: &Page<'_>, text: &str) {
    let script = "arguments[0].value = arguments[1]; \
        arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
    page.of_with(TEXT, script, vec![json!(text)]);
}

/// Puts the caret behind the first place where a text stands.
#[track_caller]
fn caret_behind(page: &Page<'_>, text: &str) {
    let script = "var at = arguments[0].value.indexOf(arguments[1]) + arguments[1].length; \
        arguments[0].focus(); arguments[0].setSelectionRange(at, at)";
    page.of_with(TEXT, script, vec![json!(text)]);
}

fn line_of(text: &str, part: &str) -> usize {
    text.lines().position(|line| line.contains(part)).unwrap() + 1
}

pub(crate) fn each_template_becomes_a_finished_case_by_keyboard(page: &mut Page<'_>) {
    page.open(Place::List(""));
    page.focus_on("text=write a case of your own");
    page.press("Enter");
    page.wait_for("[data-template]");
    assert_eq!(page.at(), Place::Own("").to_string());
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    let ids = page.eval("return [].map.call(document.querySelectorAll('[data-template]'), function (it) { return it.dataset.template })");
    let ids: Vec<String> = serde_json::from_value(ids).unwrap();
    assert_eq!(ids.len(), 8, "{ids:?}");
    for id in &ids {
        page.open(Place::Own(""));
        let way = format!("[data-template=\"{id}\"]");
        let title = page.text(&way);
        page.focus_on(&way);
        page.press("Enter");
        page.wait_text(SAYS, "No faults.");
        page.wait_text("article h1", &title);
        assert!(page.count(".figure") > 3, "{id}");
        // It is made one's own.
        page.focus_on(TEXT);
        caret_behind(page, &format!("title = \"{title}"));
        page.type_text(": ours");
        page.wait_text("article h1", &format!("{title}: ours"));
        page.wait_text(SAYS, "No faults.");
        assert!(page.has_focus(TEXT), "{id}");
    }
    page.assert_accessible();
    page.open(Place::Own(""));
    page.wait_for("#own-cases");
    assert_eq!(page.count("#own-cases > li"), 8);
    assert_eq!(
        page.texts("#own-cases a")
            .iter()
            .filter(|it| it.ends_with(": ours"))
            .count(),
        8
    );
}

pub(crate) fn faults_are_listed_by_line_as_one_types(page: &mut Page<'_>) {
    begin(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    assert_eq!(seen(page, "saved"), "£38,000");
    // What is changed in the form stays while the text changes, with what can be undone.
    page.fill("#input-school_days", "200");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    caret_behind(page, "formula = \"routes * cost_a_day * school_day");
    page.press("Backspace");
    page.wait_text(SAYS, "One fault");
    let line = line_of(BUSES, "formula =");
    assert_eq!(page.text(SAYS), format!("One fault, in line {line}."));
    assert!(
        page.text("#own-told > li")
            .contains("did you mean `school_days`?"),
        "{:?}",
        page.texts("#own-told > li")
    );
    assert!(
        page.text(".writing__case > .notice")
            .contains("as it was before")
    );
    assert_eq!(seen(page, "saved"), "£40,000");
    page.assert_accessible();
    page.click(&format!("text=Line {line}"));
    page.wait_focus(TEXT);
    let chosen = page.of(
        TEXT,
        "return arguments[0].value.slice(arguments[0].selectionStart, arguments[0].selectionEnd)",
    );
    assert!(
        chosen.as_str().unwrap().starts_with("formula = "),
        "{chosen}"
    );
    // The browser's own undo is that of the text.
    put(page, &BUSES.replace("merged into two", "merged into one"));
    page.wait_text(SAYS, "No faults.");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    page.wait_text(".about", "merged into one");
    assert!(!page.sees(".writing__case > .notice"));
    page.click("#undo");
    page.wait_text("[data-claim=\"now\"]", "–");
    // Another input, before those: what was changed is of the same one as before.
    page.click("#redo");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    let grouped = BUSES.replacen("inputs = [", "inputs = [\"spare\", ", 1);
    let (head, rest) = grouped.split_once("[input.routes]").unwrap();
    put(
        page,
        &format!(
            "{head}[input.spare]\nlabel = \"Spare\"\nunit = \"days\"\nassumed = \"1\"\nwhy = \"None.\"\n\n[input.routes]{rest}"
        ),
    );
    page.wait_text(SAYS, "No faults");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    assert_eq!(page.value("#input-school_days"), "200");
}

/// A fault of each kind, with its line.
pub(crate) fn every_kind_of_fault_has_its_line(page: &mut Page<'_>) {
    begin(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    for (what, right, wrong, said) in [
        (
            "no TOML",
            "theme = \"Transport\"",
            "theme = Transport",
            "theme",
        ),
        ("an unknown key", "theme =", "themes =", "themes"),
        (
            "a unit that is none",
            "unit = \"days\"",
            "unit = \"dayz\"",
            "did you mean",
        ),
        (
            "units that do not come out",
            "unit = \"£\"\nformula",
            "unit = \"days\"\nformula",
            "gives £",
        ),
        (
            "an unknown name",
            "routes * cost",
            "rout * cost",
            "did you mean `routes`?",
        ),
        (
            "a figure that is none",
            "printed = \"one\"",
            "printed = \"some\"",
            "some",
        ),
        (
            "no sentence of a formula",
            "routes * cost",
            "routes * * cost",
            "formula",
        ),
        (
            "a circle",
            "formula = \"routes",
            "formula = \"saved + routes",
            "rests on itself",
        ),
        (
            "a sense that is none",
            "sense = \"saving\"",
            "sense = \"hope\"",
            "hope",
        ),
        (
            "an input in no group",
            "\"school_days\"]",
            "\"scool_days\"]",
            "school_days",
        ),
    ] {
        assert!(BUSES.contains(right), "{what}");
        let text = BUSES.replacen(right, wrong, 1);
        put(page, &text);
        // A circle is told where its quantity begins.
        let lines: Vec<usize> = (wrong.lines().chain(["[calc.saved]"]))
            .map(|part| line_of(&text, part))
            .collect();
        page.wait(&format!("{what} is told in line {lines:?}"), |page| {
            let told = page.texts("#own-told > li");
            lines.iter().any(|line| {
                told.iter()
                    .any(|it| it.starts_with(&format!("Line {line}:")) && it.contains(said))
            })
        });
        put(page, BUSES);
        page.wait_text(SAYS, "No faults.");
    }
}

/// Milliseconds from the moment a text is put in until it is said what is wrong with it.
#[track_caller]
fn refused_after(page: &Page<'_>, text: &str, said: &str) -> f64 {
    put(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    let script = "var field = arguments[0], said = arguments[1], told = document.querySelector('.writing__told'), start; \
        window.after = 0; \
        new MutationObserver(function (_, observer) { \
            if (told.textContent.indexOf(said) < 0) return; \
            observer.disconnect(); window.after = performance.now() - start; \
        }).observe(told, { childList: true, subtree: true, characterData: true }); \
        field.value = arguments[2]; start = performance.now(); \
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
    page.of_with(TEXT, script, vec![json!(said), json!(text)]);
    page.wait(said, |page| page.eval("return window.after > 0") == true);
    page.eval("return window.after").as_f64().unwrap()
}

pub(crate) fn hostile_texts_are_text_and_are_refused_at_once(page: &mut Page<'_>) {
    begin(
        page,
        &BUSES.replace(
            "Routes given up",
            "<img src=x onerror=alert(1)><b>Routes</b>",
        ),
    );
    page.wait_text(SAYS, "No faults.");
    page.wait_text("#assumptions", "<img src=x onerror=alert(1)><b>Routes</b>");
    assert_eq!(page.count("article img, article form b"), 0);
    // Much too long: nothing of it is taken.
    let length = page.of(
        TEXT,
        "var e = arguments[0], before = e.value.length; e.focus(); e.select(); \
         var clip = new DataTransfer(); clip.setData('text/plain', 'x'.repeat(99).concat('\\n').repeat(100000)); \
         var paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true }); \
         Object.defineProperty(paste, 'clipboardData', { value: clip }); \
         return [e.dispatchEvent(paste), before === e.value.length]",
    );
    assert_eq!(length, json!([false, true]));
    page.wait_text(".writing__refused", "larger than a case file may be (1 MB)");
    page.of(
        TEXT,
        "arguments[0].value = 'x'.repeat(99).concat('\\n').repeat(100000); \
         arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromDrop' }))",
    );
    page.wait_text(".writing__refused", "larger than a case file may be (1 MB)");
    assert!(page.value(TEXT).contains("Fewer buses"));
    // What would keep it busy is refused: of five times one is not held up by anything else.
    let axis = |name: &str| {
        let items: Vec<String> = (0..100)
            .map(|n| format!("{{ id = \"{name}{n}\" }}"))
            .collect();
        format!("[axis.{name}]\nitems = [{}]\n", items.join(", "))
    };
    let million = format!(
        "{BUSES}\n{}{}{}\n[calc.each]\nlabel = \"Each\"\nunit = \"days\"\nover = [\"a\", \"b\", \"c\"]\nformula = \"school_days\"\n",
        axis("a"),
        axis("b"),
        axis("c")
    );
    let deep = |times: usize| format!("{BUSES}\nx = {}{}", "[".repeat(times), "]".repeat(times));
    let formula = BUSES.replace(
        "routes * cost_a_day",
        &format!(
            "{}routes{} * cost_a_day",
            "(".repeat(10_000),
            ")".repeat(10_000)
        ),
    );
    for (text, said) in [
        (deep(10_000), "nest too deep"),
        (deep(100_000), "nest too deep"),
        (million, "more than 5,000 cells"),
        (formula, "in the formula of `saved`"),
    ] {
        let times: Vec<f64> = (0..5).map(|_| refused_after(page, &text, said)).collect();
        let least = times.iter().copied().fold(f64::INFINITY, f64::min);
        println!("{said}: {times:.0?} ms");
        assert!(least < 100.0, "{said}: {times:?} ms");
    }
}

pub(crate) fn a_case_is_kept_listed_removed_and_brought_back(page: &mut Page<'_>) {
    begin(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    let at = page.at();
    assert!(at.starts_with("own.html#case="), "{at}");
    page.fill("#input-school_days", "200");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    page.reload();
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    assert_eq!(page.value(TEXT), BUSES);
    assert_eq!(page.title(), "Fewer buses – Casebook");
    // The working of a figure, beside the text, and the way back.
    page.click(&figure("saved"));
    page.wait_for("#working");
    assert!(
        page.at().starts_with(&format!("{at}&working=saved")),
        "{}",
        page.at()
    );
    assert!(page.sees(TEXT));
    page.back();
    page.wait("it is closed", |page| !page.sees("#working"));
    // A question stands in the address behind the name of the case.
    page.click("#matters-ask");
    page.wait_for("#matters-found");
    page.wait("the address says so", |page| {
        page.at() == format!("{at}&ask=matters")
    });
    page.reload();
    page.wait_for("#matters-found");
    // It is saved as it is written.
    page.click("#own-save");
    let name = at.replace("own.html#case=", "") + ".toml";
    assert_eq!(String::from_utf8(saved(page, &name).1).unwrap(), BUSES);
    // It is taken away as any case is, but for what stands on a server.
    page.click("#taking-ask");
    page.wait_text("#ways", "no link leads to it");
    assert!(!page.sees("#embedding") && !page.sees("#save-file"));
    // Its driver saves no file that a page makes of bytes.
    if page.engine() != Engine::WebKit {
        page.click("text=A workbook with live formulas");
        page.click("#taking-workbook");
        page.wait_text("#taking-workbook-says", "Saved.");
        let (file, _) = saved(page, &name.replace(".toml", ".xlsx"));
        assert!(Book::read(&file).cells("Sums").len() > 2);
    }
    // What the device keeps is listed with all else that it keeps.
    page.open(Place::List(""));
    page.click("#kept");
    page.wait_text("#kept-own", "Fewer buses");
    assert!(
        page.text("#kept-own")
            .contains(&format!("{} bytes", BUSES.len()).replace(' ', "\u{a0}"))
    );
    page.assert_accessible();
    page.click("#kept-own .link-button");
    page.wait("it is gone", |page| !page.sees("#kept-own"));
    assert_eq!(page.eval("return Object.keys(localStorage).filter(function (it) { return it.indexOf('own/') > 0 })"), json!([]));
    page.click("text=write a case of your own");
    page.wait_for("[data-template]");
    page.click("text=Bring it back");
    page.click("#own-cases a");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    // And from its own page.
    page.click("#own-remove");
    page.wait_text("main", "Removed: “Fewer buses”");
    assert!(!page.sees("#own-cases"));
    page.open(at);
    page.wait_text("h1", "There is no such case on this device");
    page.assert_accessible();
}

/// The text goes into a link, and whoever opens it looks at it as somebody else's until they take it up.
pub(crate) fn a_case_is_sent_in_a_link_and_taken_up(page: &mut Page<'_>) {
    begin(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    page.click("#own-link");
    page.wait_for("#own-address");
    page.assert_accessible();
    let address = page.value("#own-address");
    let (_, fragment) = address.split_once("own.html#text=").unwrap();
    assert!(fragment.len() < 1_000, "{address}");
    page.click("#own-remove");
    page.wait_for("[data-template]");
    page.open(format!("own.html#text={fragment}"));
    page.wait_text("article h1", "Fewer buses");
    page.wait_text("#sent-case", "a case somebody sent you");
    assert!(!page.sees(TEXT));
    page.assert_accessible();
    // A working has an address of its own, and a reload leads back to it.
    page.click(&figure("saved"));
    page.wait_for("#working");
    page.reload();
    page.wait_for("#working");
    page.wait_text("#sent-case", "a case somebody sent you");
    // Nothing of it is kept.
    let kept =
        "return Object.keys(localStorage).filter(function (it) { return it.indexOf('own/') > 0 })";
    assert_eq!(page.eval(kept), json!([]));
    page.fill("#input-school_days", "200");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    page.click("#own-take");
    page.wait_text(SAYS, "No faults.");
    assert_eq!(page.at(), Place::Own("fewer-buses").to_string());
    assert_eq!(page.value(TEXT), BUSES);
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    // One that was cut short, and a text that is too long.
    page.open(format!("own.html#text={}", &fragment[..fragment.len() / 2]));
    page.wait_text("h1", "There is no case in this link");
    page.assert_accessible();
    begin(page, BUSES);
    page.eval("var random = ''; while (random.length < 20000) random += Math.random().toString(36).slice(2); window.long = random");
    page.of(
        TEXT,
        "arguments[0].value += '# ' + window.long; \
         arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))",
    );
    page.wait_text(SAYS, "No faults.");
    page.click("#own-link");
    page.wait_text(".writing__head", "too long for a link");
}

/// Own cases are added up by themselves, when the reader asks.
pub(crate) fn own_cases_have_totals_of_their_own(page: &mut Page<'_>) {
    page.open(Place::Own(""));
    page.click("[data-template=\"posts\"]");
    page.wait_text(SAYS, "No faults.");
    page.open(Place::Own(""));
    page.click("[data-template=\"share\"]");
    page.wait_text(SAYS, "No faults.");
    put(page, "title = \"Broken\"\n");
    page.wait_text(SAYS, "faults");
    page.open(Place::Totals(""));
    page.wait_for("#totals-table");
    let before = page.text("#totals-table");
    page.click("#own-totals-ask");
    page.wait_for("#own-totals ~ *");
    page.wait_text("main", "“Broken” is not counted: it has faults.");
    page.assert_accessible();
    assert_eq!(page.text("#totals-table"), before);
}

/// A fold that is open stays so while the text changes, and the page where it is.
pub(crate) fn what_is_open_stays_open_as_one_types(page: &mut Page<'_>) {
    page.set_size(1440, 900);
    page.open(Place::Own(""));
    page.click("[data-template=\"placements\"]");
    page.wait_text(SAYS, "No faults.");
    page.wait_for(".writing__case details.fold summary");
    page.settle();
    let fold = ".writing__case details.fold";
    page.eval(&format!(
        "var fold = [].slice.call(document.querySelectorAll('{fold}')).pop(); fold.open = true; fold.scrollIntoView()"
    ));
    page.settle();
    let open = format!("return document.querySelectorAll('{fold}[open]').length");
    let (opened, top) = (page.eval(&open), page.eval("return Math.round(scrollY)"));
    assert!(top.as_f64().unwrap() > 400.0, "{top}");
    caret_behind(page, "title = \"");
    page.of(TEXT, "arguments[0].focus({ preventScroll: true })");
    page.eval(&format!("scrollTo(0, {top})"));
    let text = page.value(TEXT).replacen("title = \"", "title = \"Our ", 1);
    put(page, &text);
    page.wait("the case has its new title", |page| {
        page.text("article h1").starts_with("Our ")
    });
    page.wait("what was open is", |page| page.eval(&open) == opened);
    page.wait("the page is where it was", |page| {
        let now = page.eval("return Math.round(scrollY)").as_f64().unwrap();
        (now - top.as_f64().unwrap()).abs() < 40.0
    });
}

/// Puts a file into the field, as choosing or dropping one does.
#[track_caller]
fn file(page: &Page<'_>, name: &str, of: &str) {
    let script = format!(
        "var data = new DataTransfer(); data.items.add(new File([{of}], arguments[1])); \
         arguments[0].files = data.files; arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    page.of_with("#own-open", &script, vec![json!(name), json!(BUSES)]);
}

pub(crate) fn a_file_is_opened_or_refused_in_words(page: &mut Page<'_>) {
    page.open(Place::Own(""));
    file(page, "big.toml", "new Uint8Array(10000000)");
    page.wait_text("#own-refused", "larger than a case file may be (1 MB)");
    file(
        page,
        "paper.docx",
        "new Uint8Array([80, 75, 3, 4, 255, 254])",
    );
    page.wait_text("#own-refused", "no text file");
    file(page, "Buses, 2nd draft.toml", "arguments[2]");
    page.wait_text(SAYS, "No faults.");
    assert_eq!(page.at(), Place::Own("buses-2nd-draft").to_string());
    assert_eq!(page.value(TEXT), BUSES);
    // The same again is a case of its own.
    page.open(Place::Own(""));
    file(page, "Buses, 2nd draft.toml", "arguments[2]");
    page.wait_text(SAYS, "No faults.");
    assert_eq!(page.at(), Place::Own("buses-2nd-draft-2").to_string());
    // A text that was copied.
    page.open(Place::Own(""));
    page.of_with(
        "main h1",
        "var clip = new DataTransfer(); clip.setData('text/plain', arguments[1]); \
         var paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true }); \
         Object.defineProperty(paste, 'clipboardData', { value: clip }); arguments[0].dispatchEvent(paste)",
        vec![json!(BUSES)],
    );
    page.wait_text(SAYS, "No faults.");
    assert_eq!(page.at(), Place::Own("fewer-buses").to_string());
}

/// What reads texts may not come, or not come to an end.
pub(crate) fn what_reads_it_may_fail_and_nothing_is_lost(page: &mut Page<'_>) {
    page.withhold("reading-");
    page.open(Place::Own(""));
    page.click("[data-template=\"unit-cost\"]");
    page.wait_text(SAYS, "did not arrive");
    page.assert_accessible();
    page.take_errors();
    page.deliver();
    page.click("text=Try again");
    page.wait_text(SAYS, "No faults.");
    page.wait_for(".claim");
    // From now on nothing is answered.
    page.eval("Worker.prototype.postMessage = function () {}");
    caret_behind(page, "title = \"");
    page.type_text("A ");
    page.wait_text(SAYS, "took too long to read");
    assert!(page.value(TEXT).contains("title = \"A "));
    page.wait_for(".claim");
}

pub(crate) fn undo_in_the_text_is_the_browsers_own(page: &mut Page<'_>) {
    begin(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    page.fill("#input-school_days", "200");
    page.wait_text("[data-claim=\"now\"]", "£40,000");
    caret_behind(page, "title = \"Fewer buses");
    page.type_text("!");
    page.wait_text("article h1", "Fewer buses!");
    page.focus_on(TEXT);
    page.press("Control+z");
    if page.engine() == Engine::WebKit {
        // Of these keys its driver makes no command of the browser's; that they are left to it is seen below.
        page.eval("document.execCommand('undo')");
    }
    page.wait("the text is as before", |page| {
        !page.value(TEXT).contains("buses!")
    });
    page.wait_text("[data-claim=\"now\"]", "£40,000");
}

pub(crate) fn a_text_changed_in_another_tab_is_told_and_overwritten_by_none(page: &mut Page<'_>) {
    begin(page, BUSES);
    page.wait_text(SAYS, "No faults.");
    let id = page.at().replace("own.html#case=", "own/");
    let key = format!("casebook/1/edits/{id}.toml");
    let kept = |page: &Page<'_>| {
        page.eval_with(
            "return localStorage.getItem(arguments[0])",
            vec![json!(key)],
        )
    };
    page.wait("it is kept", |page| kept(page) == json!(BUSES));
    let theirs = BUSES.replace("Fewer buses", "Theirs");
    page.eval_with(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(key), json!(theirs)],
    );
    put(page, &BUSES.replace("Fewer buses", "Mine"));
    page.wait_for("text=Take the other one");
    assert_eq!(kept(page), json!(theirs));
    page.click("text=Take the other one");
    page.wait_text("article h1", "Theirs");
    assert_eq!(page.value(TEXT), theirs);
    page.eval_with(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(key), json!(BUSES)],
    );
    put(page, &BUSES.replace("Fewer buses", "Mine"));
    page.wait_for("text=Keep the text here");
    page.click("text=Keep the text here");
    page.wait("mine is kept", |page| {
        kept(page) == json!(BUSES.replace("Fewer buses", "Mine"))
    });
    assert!(!page.sees("text=Keep the text here"));
}

/// The ways in which the page stands, one after the other: its beginning, a sound case beside its text and
/// alone, and a text with faults.
fn each_way_it_stands(page: &mut Page<'_>, look: impl Fn(&Page<'_>)) {
    page.open(Place::Own(""));
    look(page);
    page.click("[data-template=\"placements\"]");
    page.wait_text(SAYS, "No faults.");
    page.settle();
    look(page);
    page.click("#own-alone");
    page.wait("the case stands alone", |page| !page.sees(TEXT));
    page.settle();
    look(page);
    page.click("#own-alone");
    page.wait_for(TEXT);
    put(
        page,
        "title = \"x\"\n\n[claim]\nquantity = \"a_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_on_on\"\n",
    );
    page.wait_text(SAYS, "faults");
    page.settle();
    look(page);
}

pub(crate) fn it_fits(page: &mut Page<'_>) {
    for (width, height) in [(1440, 900), (1024, 768), (390, 844), (320, 640)] {
        page.set_size(width, height);
        each_way_it_stands(page, |page| page.assert_no_sideways_scroll());
        if page.engine() != Engine::Chromium {
            return;
        }
    }
}

pub(crate) fn it_keeps_the_accessibility_rules(page: &mut Page<'_>) {
    for (width, height) in [(1440, 900), (390, 844)] {
        page.set_size(width, height);
        each_way_it_stands(page, |page| page.assert_accessible());
    }
}
