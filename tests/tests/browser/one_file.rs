//! All of Casebook in one file, opened from a disk; and one case with changes in a file of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use casebook_tests::browser::{Engine, Page, Place};
use casebook_tests::command::shipped_cases;
use casebook_tests::placement_mix::CASE;
use tempfile::TempDir;
use xtask::{hosts, project};

use crate::reader::{NOW, RATE, WORKING, all_seen, figure};

/// Notes whatever goes wrong in a file, from before its policy stands; the policy holds for all that
/// follows. Nothing watches it otherwise: no server of ours sends it.
const WATCH: &str = "<script>window.seen = []; \
    addEventListener('securitypolicyviolation', function (event) { seen.push('refused: ' + event.blockedURI); }); \
    addEventListener('error', function (event) { seen.push('error: ' + event.message); }); \
    addEventListener('unhandledrejection', function (event) { seen.push('rejected: ' + event.reason); }); \
    ['error', 'warn'].forEach(function (kind) { console[kind] = function (words) { seen.push(kind + ': ' + words); }; }); \
    </script>";

/// A file on a disk.
struct OnDisk {
    _folder: TempDir,
    file: PathBuf,
}

impl OnDisk {
    fn of(html: &str, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        let policy = "<meta http-equiv=\"Content-Security-Policy\"";
        assert_eq!(html.matches(policy).count(), 1);
        fs::write(&file, html.replace(policy, &[WATCH, policy].concat())).unwrap();
        Self {
            _folder: folder,
            file,
        }
    }

    /// The one file as the build wrote it.
    fn built() -> Self {
        let html = fs::read_to_string(project::dist().join(hosts::ONE_FILE)).unwrap();
        Self::of(&html, "Casebook for the committee.html")
    }

    /// Opens it afresh at a fragment.
    #[track_caller]
    fn open(&self, page: &mut Page<'_>, fragment: &str) {
        page.open_file(&self.file, fragment);
        wait_started(page);
    }
}

#[track_caller]
fn wait_started(page: &Page<'_>) {
    page.wait_for("#app[data-running]");
    page.wait_for("main h1");
    asks_for_nothing(page);
}

/// Neither did the file ask for anything, nor would its policy have let it, nor went anything wrong.
#[track_caller]
fn asks_for_nothing(page: &Page<'_>) {
    assert_eq!(
        page.eval("return window.seen"),
        serde_json::json!([]),
        "{}",
        at(page)
    );
    let asked =
        "return performance.getEntriesByType('resource').map(function (it) { return it.name; })";
    assert_eq!(page.eval(asked), serde_json::json!([]), "{}", at(page));
    assert!(!page.sees("#message"), "{}", at(page));
}

/// The fragment that the reader is at.
#[track_caller]
fn at(page: &Page<'_>) -> String {
    let fragment = page.eval("return location.hash");
    fragment.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn wait_at(page: &Page<'_>, fragment: &str) {
    page.wait("the address is as it should be", |page| {
        at(page) == fragment
    });
}

/// Waits until the device keeps the change.
#[track_caller]
fn wait_kept(page: &Page<'_>) {
    let kept = "return localStorage.getItem('casebook/1/edits/' + arguments[0])";
    page.wait("it is kept", |page| {
        page.eval_with(kept, vec![CASE.into()]).is_string()
    });
}

fn address(case: &str) -> String {
    format!("#/case/{case}")
}

/// Everything that a case works out: its claim, its tables, its checks.
#[track_caller]
fn worked_out(page: &Page<'_>) -> impl PartialEq + std::fmt::Debug + use<> {
    page.wait("all of it is drawn", |page| {
        page.count("tr[data-check]") > 0 || page.sees("#sources")
    });
    (
        page.text("main h1"),
        page.texts("[data-claim]"),
        all_seen(page),
        page.texts("tr[data-check] .verdict"),
    )
}

pub(crate) fn every_case_has_the_same_figures(page: &mut Page<'_>) {
    let file = OnDisk::built();
    let step = match page.engine() {
        Engine::Chromium => 1,
        _ => 12,
    };
    for case in shipped_cases().iter().step_by(step) {
        page.open(Place::Case(case));
        let served = worked_out(page);
        file.open(page, &address(case));
        assert_eq!(worked_out(page), served, "{case}");
        asks_for_nothing(page);
    }
}

pub(crate) fn every_page_is_in_it(page: &mut Page<'_>) {
    let file = OnDisk::built();
    file.open(page, "");
    page.assert_accessible();
    for (way, fragment, there) in [
        (
            "text=what differs",
            "#/differences",
            "tbody[data-difference]",
        ),
        ("text=Papers", "#/papers", "#papers a"),
        ("#papers a", "#/papers/1", "[data-case]"),
        ("text=Totals", "#/totals", "#totals-table"),
        ("text=Check a table", "#/add-up", "#pasted"),
        ("text=Cases", "#/index", ".cases a"),
        ("text=write a case of your own", "#/case/own", "main h1"),
        ("text=Cases", "#/index", ".cases a"),
        ("text=what is still needed", "#/needed", "li[data-needs]"),
    ] {
        page.click(way);
        wait_at(page, fragment);
        page.wait_for(there);
        if fragment == "#/case/own" {
            page.wait_text("main", "What reads the text of a case is not in this file");
        }
    }
    // What was chosen on a page stands behind its path, and is found again.
    file.open(page, "#/needed?by=who");
    page.wait_for("li[data-needs]");
    assert_eq!(at(page), "#/needed?by=who");
    file.open(page, "#/index?words=transport");
    assert_eq!(page.value("#filter-words"), "transport");
    // What readers have from former days is read as well.
    file.open(page, &format!("#/case/{CASE}/working/cost_avoided/low"));
    page.wait_for(WORKING);
    wait_at(page, &format!("#/case/{CASE}?working=cost_avoided/low"));
    asks_for_nothing(page);
    // Had it asked for anything, it would have been seen and refused.
    page.eval("new Image().src = 'http://127.0.0.1:9/picture.png'");
    page.wait("it is refused", |page| {
        page.eval("return seen.some(function (it) { return it.startsWith('refused: http'); })")
            == true
    });
}

pub(crate) fn it_works_as_the_pages_do(page: &mut Page<'_>) {
    let file = OnDisk::built();
    file.open(page, "");
    page.click(&format!(".cases a[href=\"{}\"]", address(CASE)));
    page.wait_for(RATE);
    wait_at(page, &address(CASE));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.click(&figure("cost_avoided[low]"));
    page.wait_for(WORKING);
    let working = format!("#/case/{CASE}?working=cost_avoided/low");
    wait_at(page, &working);
    // What is far down, the questions and a way to a section come from the file too, and stay within it.
    page.of("#questions-ask", "arguments[0].click()");
    page.wait_text("section[aria-labelledby=\"questions\"]", "£2,000,480");
    page.click(".bar__ways a[href=\"#checks\"]");
    wait_at(page, &working);
    page.back();
    page.wait_gone(WORKING);
    wait_at(page, &address(CASE));
    page.back();
    page.wait_for(".cases a");
    page.forward();
    page.wait_text(NOW, "£2,062,400");
    wait_at(page, &address(CASE));
    // It is kept on the device.
    wait_kept(page);
    page.reload();
    page.wait_text(NOW, "£2,062,400");
    // A file has no address that another page could show, and says what else it cannot do.
    assert!(!page.sees("#embedding"));
    page.click("#taking-ask");
    page.wait_text("#ways", "no link leads to it");
    page.wait_text("#ways", "What writes workbooks is not in this file");
    page.click("text=In words, for an e-mail or minutes");
    page.click("#taking-words-copy");
    page.wait_text("#ways", "Copied.");
    asks_for_nothing(page);
}

/// What was saved last of a name.
#[track_caller]
fn saved(page: &Page<'_>, name: &str) -> String {
    let start = Instant::now();
    loop {
        let found = page
            .session()
            .downloads()
            .into_iter()
            .find(|(path, text)| is_named(path, name) && text.ends_with(b"</html>\n"));
        if let Some((path, text)) = found {
            fs::remove_file(path).unwrap();
            return String::from_utf8(text).unwrap();
        }
        assert!(
            start.elapsed() < Duration::from_secs(15),
            "{name} was not saved"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn is_named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|file| file == name)
}

/// Presses the button that saves, which may be taken over at this moment.
const SAVE: &str = "arguments[0].scrollIntoView(); arguments[0].click()";

/// The name of the file of the case.
const SAVED: &str = "placement-mix-and-demand.html";

#[track_caller]
fn holds_the_changed_case(page: &mut Page<'_>, html: &str) {
    assert_eq!(html.matches("id=\"case-").count(), 1, "no other case");
    let file = OnDisk::of(html, SAVED);
    file.open(page, "");
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(page.value(RATE), "900");
    let said = page.text("#saved");
    assert!(said.contains("changed by whoever saved it on"), "{said}");
    assert!(said.contains("Agency (IFA) foster placement"), "{said}");
    // There is no other page to go to.
    assert!(!page.sees(".masthead"));
    page.assert_accessible();
    // It is the reader's own from here on: it goes on, and is found again.
    page.fill(RATE, "950");
    page.wait_text(NOW, "£2,134,400");
    page.click(&figure("cost_avoided[low]"));
    page.wait_for(WORKING);
    wait_kept(page);
    page.reload();
    wait_started(page);
    page.wait_text(NOW, "£2,134,400");
    page.wait_for(WORKING);
    asks_for_nothing(page);
}

pub(crate) fn a_case_is_saved_as_a_file_with_its_changes(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.of("#save-file", SAVE);
    let html = saved(page, SAVED);
    holds_the_changed_case(page, &html);
    // The file saves itself in turn, with what was changed there.
    page.of("#save-file", SAVE);
    let html = saved(page, SAVED);
    let file = OnDisk::of(&html.replace(WATCH, ""), SAVED);
    file.open(page, "");
    page.wait_text(NOW, "£2,134,400");
    assert_eq!(page.count("#saved"), 1);
}

pub(crate) fn the_one_file_saves_a_case(page: &mut Page<'_>) {
    let file = OnDisk::built();
    file.open(page, &address(CASE));
    page.wait_for(RATE);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.of("#save-file", SAVE);
    let html = saved(page, SAVED);
    holds_the_changed_case(page, &html.replace(WATCH, ""));
}

pub(crate) fn a_file_that_could_not_be_made_is_said(page: &mut Page<'_>) {
    page.withhold(hosts::ONE_FILE);
    page.open(Place::Case(CASE));
    page.of("#save-file", SAVE);
    page.wait_text("#save-file + p", "The file could not be made");
    let missing = page.take_errors();
    assert!(
        missing.iter().any(|error| error.contains(hosts::ONE_FILE)),
        "{missing:?}"
    );
}
