//! The harness itself: a test that cannot fail shows nothing, so each thing it watches for is provoked.

use casebook_tests::browser::Page;

/// The part of the host page that a test may fill: the page's own element would be drawn over.
const ROOM: &str =
    "var room = document.createElement('div'); room.id = 'room'; document.body.append(room);";

pub(crate) fn a_request_to_a_stranger_is_seen(page: &mut Page<'_>) {
    page.open("");
    // The policy would stop the page itself; a page of the tests that has none shows the stranger.
    page.load_url(&format!(
        "{}__test/frame?320&800#http://stranger.test/",
        page.address()
    ));
    page.wait("the request has arrived", |page| {
        page.take_foreign()
            .iter()
            .any(|host| host == "stranger.test")
    });
}

pub(crate) fn a_policy_violation_is_seen(page: &mut Page<'_>) {
    page.open("");
    page.eval(&format!("{ROOM} var image = new Image(); image.src = 'http://stranger.test/x.png'; room.append(image)"));
    let mut seen = Vec::new();
    page.wait("the page and the report have told of it", |page| {
        seen.extend(page.take_errors());
        seen.iter()
            .any(|error| error.starts_with("policy: img-src"))
            && seen.iter().any(|error| {
                error.starts_with("policy report: ") && error.contains("stranger.test")
            })
    });
    assert!(page.take_foreign().is_empty());
}

pub(crate) fn an_error_is_seen(page: &mut Page<'_>) {
    // A browser tells a page nothing about errors in WebDriver's own scripts: so in one of the page.
    page.before_start(
        "window.fail = function () { \
            setTimeout(function () { throw new Error('first') }); \
            Promise.reject(new Error('second')); \
            console.error('third'); };",
    );
    page.open("");
    page.eval("fail()");
    let mut seen = Vec::new();
    page.wait("all three have been told", |page| {
        seen.extend(page.take_errors());
        ["first", "second", "third"]
            .iter()
            .all(|word| seen.iter().any(|error| error.contains(word)))
    });
}

pub(crate) fn a_missing_file_is_seen(page: &mut Page<'_>) {
    page.open("");
    page.eval(&format!(
        "{ROOM} var image = new Image(); image.src = 'missing.svg'; room.append(image)"
    ));
    let mut seen = Vec::new();
    page.wait("it is told", |page| {
        seen.extend(page.take_errors());
        seen.iter().any(|error| error == "not found: /missing.svg")
            && seen.iter().any(|error| error.starts_with("not loaded: "))
    });
}

pub(crate) fn axe_finds_faults(page: &mut Page<'_>) {
    page.open("");
    page.eval(&format!(
        "{ROOM} room.innerHTML = '<input id=unnamed><p class=faint>faint</p>'"
    ));
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| page.assert_accessible()));
    let message = *found.unwrap_err().downcast::<String>().unwrap();
    assert!(
        message.contains("label: ") && message.contains("#unnamed"),
        "{message}"
    );
}

pub(crate) fn sideways_scroll_is_found(page: &mut Page<'_>) {
    page.set_size(320, 800);
    page.open("");
    page.eval(&format!("{ROOM} room.textContent = 'x'.repeat(400)"));
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        page.assert_no_sideways_scroll()
    }));
    let message = *found.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("scrolls sideways at 320 px"), "{message}");
}

pub(crate) fn keys_arrive(page: &mut Page<'_>) {
    page.open("");
    page.eval(&format!(
        "{ROOM} room.innerHTML = '<label>First <input id=first value=old></label><label>Second <input id=second></label><button>Done</button>'"
    ));
    page.fill("label=First", "£1,200.50 k");
    assert_eq!(page.value("#first"), "£1,200.50 k");
    page.press("Tab");
    assert!(page.has_focus("label=Second"));
    page.type_text("ab");
    page.press("Shift+ArrowLeft");
    page.press("Delete");
    assert_eq!(page.value("#second"), "a");
    page.press("Shift+Tab");
    assert_eq!(page.focus(), "input#first: First");
    page.fill("#first", "");
    assert_eq!(page.value("#first"), "");
    page.insert("#first", "\u{1f4a5}");
    assert_eq!(page.value("#first"), "\u{1f4a5}");
    page.paste("#second", "1\t2");
    assert_eq!(page.value("#second"), "1\t2");
    page.of(
        "#second",
        "arguments[0].addEventListener('paste', function (event) { \
            document.title = event.clipboardData.getData('text/plain'); event.preventDefault(); })",
    );
    page.paste("#second", "3\t4");
    assert_eq!(page.title(), "3 4");
    assert_eq!(page.value("#second"), "1\t2");
    page.eval("document.querySelector('#room button').addEventListener('click', function () { document.title = 'done' })");
    page.click("text=Done");
    assert_eq!(page.title(), "done");
}

/// Something above the target grows when the mouse has come to it and has not pressed yet.
pub(crate) fn a_click_that_went_beside_is_made_again(page: &mut Page<'_>) {
    page.open("");
    page.eval(&format!(
        "{ROOM} room.innerHTML = '<p id=above></p><button>Aim</button><p>Beside</p>'; window.went = []; \
         window.addEventListener('click', function (event) {{ went.push(event.target.textContent); }}); \
         room.querySelector('button').addEventListener('mousemove', function () {{ \
            if (!window.moves) return; \
            window.moves -= 1; \
            above.append(document.createElement('br'), '.', document.createElement('br'), '.'); \
         }});"
    ));
    page.eval("window.moves = 1");
    page.click("text=Aim");
    assert_eq!(page.eval("return moves"), 0, "it did not move");
    assert_eq!(page.eval("return went"), serde_json::json!(["Aim"]));
    // A target that always moves away cannot be clicked.
    page.eval("window.moves = 100");
    let fails = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| page.click("text=Aim")));
    assert!(fails.is_err());
    assert_eq!(page.eval("return went"), serde_json::json!(["Aim"]));
}

/// A browser may tell that it cuts off what is still being loaded when the page is left: no fault of
/// the page, and nobody sees it.
pub(crate) fn what_leaving_cuts_off_is_no_error(page: &mut Page<'_>) {
    page.open("");
    page.delay("slow.svg");
    page.eval("fetch('slow.svg').catch(function (reason) { console.error(reason); })");
    // The request is on its way: none of it can be seen until it is answered.
    std::thread::sleep(std::time::Duration::from_millis(300));
    page.reload();
    page.deliver();
    let mut seen = Vec::new();
    page.wait("the server has answered", |page| {
        seen.extend(page.take_errors());
        !seen.is_empty()
    });
    assert_eq!(seen, ["not found: /slow.svg"]);
    page.eval("console.error(new TypeError('Failed to fetch'))");
    page.wait("what fails while the page stays is told", |page| {
        page.take_errors()
            .iter()
            .any(|error| error.contains("Failed to fetch"))
    });
}
