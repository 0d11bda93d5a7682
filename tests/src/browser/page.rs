//! What a reader does and sees.

use std::fmt::Debug;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use xtask::browsers::Engine;

use super::keys;
use super::session::{Scheme, Session};
use super::stage::Stage;

/// How long the page may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// The narrowest window that every engine can have. Below, the page is shown in a frame.
const NARROWEST_WINDOW: u32 = 500;

/// The page in a browser, from a server and with a storage of its own: each test starts afresh.
///
/// Wherever a *target* is asked for, it is a CSS selector, or `text=Reset` for the button, link,
/// tab or label with that text, or `label=Agency placement` for the field with that label (the
/// whole text if there is such a one, else the first that contains it). A method that acts on
/// a target, or reads it, waits until it is there.
///
/// Methods panic with a plain message when the page is not as expected: that is how a test fails.
#[derive(Debug)]
pub struct Page<'a> {
    session: &'a mut Session,
    stage: Stage,
    size: (u32, u32),
    fragment: String,
    in_folder: bool,
}

impl<'a> Page<'a> {
    /// A page that is not open yet, in a window of 1024 × 768.
    ///
    /// # Errors
    /// When the built page is missing or cannot be served.
    pub fn new(session: &'a mut Session) -> Result<Self> {
        // Whatever a test before this one asked for is none of its business.
        session.take_foreign();
        session.run(|client| async move { client.goto("about:blank").await })?;
        Ok(Self {
            session,
            stage: Stage::start()?,
            size: (1024, 768),
            fragment: String::new(),
            in_folder: false,
        })
    }

    /// Which browser this is.
    pub fn engine(&self) -> Engine {
        self.session.engine()
    }

    /// Light or dark.
    pub fn scheme(&self) -> Scheme {
        self.session.scheme()
    }

    // ---- Opening ----

    /// Loads the page afresh, with this fragment (`#…`, or nothing), and waits until it has started
    /// or has said why it cannot.
    #[track_caller]
    pub fn open(&mut self, fragment: &str) {
        self.load(fragment);
        self.wait("the page has started", |page| page.has_started());
    }

    /// Loads the page afresh and does not wait for it to start.
    #[track_caller]
    pub fn load(&mut self, fragment: &str) {
        self.fragment = fragment.to_owned();
        let base = if self.in_folder {
            self.stage.url_in_folder()
        } else {
            self.stage.url()
        };
        let (width, height) = self.size;
        let framed = self.is_framed();
        let url = match framed {
            true => self
                .stage
                .frame_url(width, height, &format!("{base}{fragment}")),
            false => format!("{base}{fragment}"),
        };
        let (window_width, window_height) = if framed {
            (1024, height.max(768))
        } else {
            self.size
        };
        self.session
            .set_window(window_width, window_height)
            .unwrap();
        self.session
            .run(|client| async move {
                // Another fragment alone would not load anything.
                client.goto("about:blank").await?;
                client.goto(&url).await?;
                if framed {
                    client.enter_frame(0).await
                } else {
                    Ok(())
                }
            })
            .unwrap();
    }

    /// Loads any address at all, such as that of a file. What it does is not watched.
    #[track_caller]
    pub fn load_url(&mut self, url: &str) {
        self.session
            .run(|client| async move { client.goto(url).await })
            .unwrap();
    }

    /// Loads the page again, as the browser's own button does, and waits until it has started.
    #[track_caller]
    pub fn reload(&mut self) {
        if self.is_framed() {
            let fragment = self
                .eval("return location.hash")
                .as_str()
                .unwrap_or_default()
                .to_owned();
            return self.open(&fragment);
        }
        self.session
            .run(|client| async move { client.refresh().await })
            .unwrap();
        self.wait("the page has started again", |page| page.has_started());
    }

    /// Goes a step back, as the browser's own button does.
    #[track_caller]
    pub fn back(&mut self) {
        self.eval("history.back()");
    }

    /// Goes a step forward again.
    #[track_caller]
    pub fn forward(&mut self) {
        self.eval("history.forward()");
    }

    /// Changes the fragment of the open page, as following a link within it does.
    #[track_caller]
    pub fn go(&mut self, fragment: &str) {
        self.eval_with("location.hash = arguments[0]", vec![json!(fragment)]);
    }

    /// The fragment that the page is at, with its `#`; empty if there is none.
    #[track_caller]
    pub fn fragment(&self) -> String {
        self.eval("return location.hash")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The area that the page gets from the next loading on, in CSS pixels; an open page is loaded
    /// again. Narrow ones are a frame of that width, except in Chromium.
    #[track_caller]
    pub fn set_size(&mut self, width: u32, height: u32) {
        self.size = (width, height);
        if self.is_open() {
            let fragment = self.fragment();
            self.open(&fragment);
        }
    }

    /// Makes the window this large without loading the page again, for a picture of all of it.
    ///
    /// # Errors
    /// When the engine cannot.
    pub fn stretch(&mut self, width: u32, height: u32) -> Result<()> {
        self.session.set_window(width, height)
    }

    /// Loads the page from a folder of the server rather than its root, from now on.
    pub fn use_folder(&mut self) {
        self.in_folder = true;
    }

    /// Answers 404 for every path that contains this text, as though the file had not arrived.
    pub fn withhold(&self, part_of_path: &str) {
        self.stage.withhold(part_of_path);
    }

    /// Runs JavaScript before anything of the page does, at every loading from now on.
    pub fn before_start(&self, script: &str) {
        self.stage.before(script);
    }

    fn has_started(&self) -> bool {
        let script = "return document.readyState === 'complete' \
            && (!!document.getElementById('message') || !document.getElementById('loading'))";
        self.eval(script) == json!(true)
    }

    fn is_open(&self) -> bool {
        self.eval("return location.protocol === 'http:'") == json!(true)
    }

    fn is_framed(&self) -> bool {
        self.size.0 < NARROWEST_WINDOW && self.engine() != Engine::Chromium
    }

    // ---- Reading ----

    /// The text of an element as the reader sees it.
    #[track_caller]
    pub fn text(&self, target: &str) -> String {
        self.of(target, "return arguments[0].innerText")
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// The texts of all elements that match, now.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script = "return Array.prototype.map.call(document.querySelectorAll(arguments[0]), \
            function (element) { return element.innerText.trim(); })";
        let texts = self.eval_with(script, vec![json!(css)]);
        texts
            .as_array()
            .into_iter()
            .flatten()
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The cells of a table as text, row by row, heads included.
    #[track_caller]
    pub fn table(&self, target: &str) -> Vec<Vec<String>> {
        let script = "return Array.prototype.map.call(arguments[0].rows, function (row) { \
            return Array.prototype.map.call(row.cells, function (cell) { \
                var field = cell.querySelector('input'); \
                return (field ? field.value : cell.innerText).trim(); }); })";
        let rows = self.of(target, script);
        serde_json::from_value(rows).unwrap_or_else(|_| panic!("{target} is no table"))
    }

    /// What stands in a field.
    #[track_caller]
    pub fn value(&self, target: &str) -> String {
        self.of(target, "return arguments[0].value")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// An attribute, if the element has it.
    #[track_caller]
    pub fn attribute(&self, target: &str, name: &str) -> Option<String> {
        let element = self.find(target);
        let value = self.eval_with(
            "return arguments[0].getAttribute(arguments[1])",
            vec![json!(element), json!(name)],
        );
        value.as_str().map(str::to_owned)
    }

    /// How many elements match, now.
    #[track_caller]
    pub fn count(&self, css: &str) -> u64 {
        let count = self.eval_with(
            "return document.querySelectorAll(arguments[0]).length",
            vec![json!(css)],
        );
        count.as_u64().unwrap_or_default()
    }

    /// Whether the target is there now and can be seen.
    #[track_caller]
    pub fn sees(&self, target: &str) -> bool {
        match self.locate(target) {
            Some(element) => {
                let script = "var e = arguments[0]; \
                    return e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'";
                self.eval_with(script, vec![json!(element)]) == json!(true)
            }
            None => false,
        }
    }

    /// Whether the target has the keyboard's focus.
    #[track_caller]
    pub fn has_focus(&self, target: &str) -> bool {
        self.of(target, "return document.activeElement === arguments[0]") == json!(true)
    }

    /// What has the keyboard's focus, as `tag#id: text`, for messages and for walking through.
    #[track_caller]
    pub fn focus(&self) -> String {
        let script = "var e = document.activeElement; if (!e) return ''; \
            var text = e.getAttribute('aria-label') || (e.labels && e.labels[0] || e).innerText || ''; \
            return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ': ' + text.replace(/\\s+/g, ' ').trim().slice(0, 80)";
        self.eval(script).as_str().unwrap_or_default().to_owned()
    }

    /// The title of the document.
    #[track_caller]
    pub fn title(&self) -> String {
        self.eval("return document.title")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Runs JavaScript in the page; `return` gives the result.
    #[track_caller]
    pub fn eval(&self, script: &str) -> Value {
        self.eval_with(script, Vec::new())
    }

    /// Runs JavaScript with `arguments` in the page.
    #[track_caller]
    pub fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.session
            .run(|client| async move { client.execute(script, arguments).await })
            .unwrap_or_else(|error| {
                panic!(
                    "{error:#}\nin the script: {}",
                    &script[..script.len().min(200)]
                )
            })
    }

    // ---- Waiting ----

    /// Waits until the page is as described; fails with the description after 15 seconds.
    #[track_caller]
    pub fn wait(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the target's text contains this.
    #[track_caller]
    pub fn wait_text(&self, target: &str, part: &str) {
        self.wait_value(
            &format!("the text of {target}"),
            |page| page.text(target),
            |text| text.contains(part),
            &part,
        );
    }

    /// Waits until the target is there and can be seen.
    #[track_caller]
    pub fn wait_for(&self, target: &str) {
        self.wait(&format!("{target} is there"), |page| page.sees(target));
    }

    /// Waits until the target is gone, or hidden.
    #[track_caller]
    pub fn wait_gone(&self, target: &str) {
        self.wait(&format!("{target} is gone"), |page| !page.sees(target));
    }

    /// Waits until the target has the keyboard's focus.
    #[track_caller]
    pub fn wait_focus(&self, target: &str) {
        let wanted = format!("the focus is on {target}");
        self.wait_value(
            &wanted,
            |page| (page.has_focus(target), page.focus()),
            |(has, _)| *has,
            &true,
        );
    }

    /// Waits for a value that suits; the message of failure shows the last one.
    #[track_caller]
    fn wait_value<T: Debug>(
        &self,
        what: &str,
        read: impl Fn(&Self) -> T,
        suits: impl Fn(&T) -> bool,
        wanted: &impl Debug,
    ) {
        let start = Instant::now();
        loop {
            let value = read(self);
            if suits(&value) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain: {what} is {value:?}, wanted {wanted:?}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    // ---- Doing ----

    /// Clicks in the middle of the target, as a reader would: something lying over it makes this fail.
    #[track_caller]
    pub fn click(&self, target: &str) {
        let element = self.find(target);
        self.session
            .run(|_| async move { element.click().await })
            .unwrap_or_else(|error| panic!("{target} cannot be clicked: {error:#}"));
    }

    /// Puts the keyboard's focus on the target.
    #[track_caller]
    pub fn focus_on(&self, target: &str) {
        self.of(target, "arguments[0].focus()");
    }

    /// Selects what stands in a field and types over it.
    #[track_caller]
    pub fn fill(&self, target: &str, text: &str) {
        self.of(target, "arguments[0].focus(); arguments[0].select()");
        if text.is_empty() {
            self.press("Backspace");
        } else {
            self.type_text(text);
        }
    }

    /// Types into what has the focus, key by key.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.act(actions);
    }

    /// Presses a key, with others held down: `Tab`, `Shift+Tab`, `Control+z`, `ArrowDown`, `a`.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let keys = keys::named(keys);
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in &keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.act(actions);
    }

    #[track_caller]
    fn act(&self, actions: KeyActions) {
        self.session
            .run(|client| async move { client.perform_actions(actions).await })
            .unwrap_or_else(|error| panic!("the keys cannot be pressed: {error:#}"));
    }

    /// Puts any text at all into a field at once, over what stands there, as a keyboard's
    /// suggestion or dictation does. For characters that no driver can type.
    #[track_caller]
    pub fn insert(&self, target: &str, text: &str) {
        let element = self.find(target);
        let script = "var e = arguments[0]; e.focus(); e.select(); \
            document.execCommand('insertText', false, arguments[1]); return e.value";
        self.eval_with(script, vec![json!(element), json!(text)]);
    }

    /// Pastes text over what stands in a field, as from a spreadsheet: the page gets a `paste`
    /// event; if it does not take it up, the text goes into the field.
    #[track_caller]
    pub fn paste(&self, target: &str, text: &str) {
        let element = self.find(target);
        let script = "var e = arguments[0], clip = new DataTransfer(); e.focus(); e.select(); \
            clip.setData('text/plain', arguments[1]); \
            var paste = new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }); \
            if (e.dispatchEvent(paste)) document.execCommand('insertText', false, arguments[1])";
        self.eval_with(script, vec![json!(element), json!(text)]);
    }

    // ---- Judging ----

    /// Fails if the page can be scrolled sideways, and names what sticks out.
    #[track_caller]
    pub fn assert_no_sideways_scroll(&self) {
        let script = "var root = document.scrollingElement, wide = root.clientWidth; \
            window.scrollTo(10000, window.scrollY); \
            var moved = window.scrollX; window.scrollTo(0, window.scrollY); \
            if (!moved && root.scrollWidth <= wide) return []; \
            return Array.prototype.filter.call(document.body.querySelectorAll('*'), function (e) { \
                return e.getBoundingClientRect().right > wide + 0.5; \
            }).slice(0, 8).map(function (e) { \
                return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : ''); \
            }).concat('scroll width ' + root.scrollWidth)";
        let out = self.eval(script);
        let (width, _) = self.size;
        assert_eq!(
            out,
            json!([]),
            "the page scrolls sideways at {width} px ({}); these stick out",
            self.fragment()
        );
    }

    /// Fails on any finding of the accessibility rules (axe-core, WCAG 2.2 AA and good practice).
    #[track_caller]
    pub fn assert_accessible(&self) {
        let found = super::accessibility::violations(self);
        assert!(
            found.is_empty(),
            "{} in {}:\n{}",
            self.fragment(),
            self.scheme().name(),
            found.join("\n")
        );
    }

    /// Saves a picture of what can be seen.
    #[track_caller]
    pub fn screenshot(&self, file: &Path) {
        let framed = self.is_framed();
        let picture = self.session.run(|client| async move {
            if !framed {
                return client.screenshot().await;
            }
            client.clone().enter_parent_frame().await?;
            let frame = client.find(fantoccini::Locator::Css("iframe")).await?;
            let picture = frame.screenshot().await?;
            client.enter_frame(0).await?;
            Ok(picture)
        });
        let saved = picture.and_then(|picture| {
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(file, picture)
                .with_context(|| format!("{} cannot be written", file.display()))
        });
        saved.unwrap();
    }

    /// The paths that the page asked its server for since the last call, in order.
    pub fn take_requests(&self) -> Vec<String> {
        self.stage.take_requests()
    }

    /// The errors that the page met since the last call. What nobody takes fails the test: errors
    /// and warnings in the console, unhandled rejections, policy violations and reports, files not found.
    pub fn take_errors(&self) -> Vec<String> {
        self.stage.take_errors()
    }

    /// The hosts other than this machine that were asked for since the last call. What nobody takes
    /// fails the test.
    pub fn take_foreign(&self) -> Vec<String> {
        self.session.take_foreign()
    }

    /// The browser this page is in.
    pub fn session(&self) -> &Session {
        self.session
    }

    // ---- Elements ----

    /// Runs JavaScript on a target, once it is there.
    #[track_caller]
    pub fn of(&self, target: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            let element = self.find(target);
            let arguments = vec![json!(element)];
            let result = self
                .session
                .run(|client| async move { client.execute(script, arguments).await });
            match result {
                Ok(value) => return value,
                // The page may draw it anew at any moment.
                Err(error) => assert!(
                    start.elapsed() < Duration::from_secs(5),
                    "{target}: {error:#}"
                ),
            }
        }
    }

    #[track_caller]
    fn find(&self, target: &str) -> Element {
        let start = Instant::now();
        loop {
            if let Some(element) = self.locate(target) {
                return element;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "there is no {target} on the page at {:?}",
                self.fragment()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    fn locate(&self, target: &str) -> Option<Element> {
        let found = self.eval_with(include_str!("locate.js"), vec![json!(target)]);
        // WebDriver's name for a reference to an element.
        let reference = found["element-6066-11e4-a52e-4f735466cecf"]
            .as_str()?
            .to_owned();
        let client = self
            .session
            .run(|client| async move { Ok::<_, std::convert::Infallible>(client) })
            .ok()?;
        Some(Element::from_element_id(
            client,
            ElementRef::from(reference),
        ))
    }
}
