//! Opening the page, and where it is.

use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use xtask::browsers::Engine;
use xtask::http::{Handler, Request, Response, Server};
use xtask::site;

use super::super::origin::serve_at_new_origin;
use super::{OrFail, Page};

/// The narrowest window that every engine can have. Below, the page is shown in a frame.
const NARROWEST_WINDOW: u32 = 500;

impl Page<'_> {
    /// Loads the page afresh at this address (a [`Place`](super::super::Place), any text, or nothing
    /// for its start) and waits until it has started or has said why it cannot.
    #[track_caller]
    pub fn open(&mut self, address: impl Display) {
        self.load(address);
        self.wait("the page has started", |page| page.has_started());
    }

    /// Loads the page afresh and does not wait for it to start.
    #[track_caller]
    pub fn load(&mut self, address: impl Display) {
        let base = self.address();
        let (width, height) = self.size;
        let framed = self.is_framed();
        let url = match framed {
            true => self
                .stage
                .frame_url(width, height, &format!("{base}{address}")),
            false => format!("{base}{address}"),
        };
        let (window_width, window_height) = if framed {
            (1024, height.max(768))
        } else {
            self.size
        };
        // Another fragment alone would not load anything, and a frame would be measured for the window.
        self.load_url("about:blank");
        self.session
            .set_window(window_width, window_height)
            .or_fail();
        self.load_url(&url);
        if framed {
            self.session
                .run(|client| async move { client.enter_frame(0).await })
                .or_fail();
        }
    }

    /// Loads the page in a frame of another that lets it run scripts and nothing else.
    #[track_caller]
    pub fn load_shut_off(&mut self, address: impl Display) {
        let base = self.address();
        let page = format!("{base}{address}");
        self.load_url(&format!("{base}__test/frame?800&600&shut-off#{page}"));
        self.session
            .run(|client| async move { client.enter_frame(0).await })
            .or_fail();
    }

    /// Loads somebody else's page, of another origin and with a policy of its own. Its text is told the
    /// address of Casebook's folder. It is served as long as what is returned is kept.
    #[track_caller]
    pub fn load_host(&mut self, policy: &str, html: impl FnOnce(&str) -> String) -> Server {
        let (policy, html) = (policy.to_owned(), html(&self.address()));
        let handler: Arc<Handler> = Arc::new(move |request: &Request| match request.path() {
            "/" => Response {
                status: 200,
                headers: vec![
                    ("Content-Type", "text/html; charset=utf-8".to_owned()),
                    ("Content-Security-Policy", policy.clone()),
                ],
                body: html.clone().into_bytes(),
            },
            _ => site::missing(),
        });
        let server = serve_at_new_origin(&handler).unwrap_or_else(|error| panic!("{error}"));
        let (width, height) = self.size;
        self.session.set_window(width, height).or_fail();
        self.load_url(&server.url());
        server
    }

    /// Goes into a frame of the page: what is done and read after that is within it.
    #[track_caller]
    pub fn enter_frame(&self, number: u16) {
        self.session
            .run(|client| async move { client.enter_frame(number).await.map(drop) })
            .or_fail();
    }

    /// Goes into the frame that an element keeps within itself, where no page finds it.
    #[track_caller]
    pub fn enter_frame_of(&self, element: &str) {
        let script =
            "return document.querySelector(arguments[0]).shadowRoot.querySelector('iframe')";
        let frame = self.eval_with(script, vec![json!(element)]);
        let id = frame.as_object().and_then(|frame| frame.values().next());
        let id = id.and_then(Value::as_str).unwrap_or_default().to_owned();
        self.session
            .run(|client| async move {
                Element::from_element_id(client.clone(), ElementRef::from(id))
                    .enter_frame()
                    .await
            })
            .or_fail();
    }

    /// Goes back to the page around the frame.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.session
            .run(|client| async move { client.enter_parent_frame().await.map(drop) })
            .or_fail();
    }

    /// Loads any address at all, such as that of a file. What it does is not watched.
    #[track_caller]
    pub fn load_url(&mut self, url: &str) {
        self.stage.leave();
        self.session
            .run(|client| async move { client.goto(url).await })
            .or_fail();
    }

    /// Opens a file of a disk afresh, in a window of the page's size. What it does is not watched.
    #[track_caller]
    pub fn open_file(&mut self, file: &Path, fragment: &str) {
        let (width, height) = self.size;
        self.load_url("about:blank");
        self.session.set_window(width, height).or_fail();
        let address = url::Url::from_file_path(file).unwrap_or_else(|()| panic!("{file:?}"));
        self.load_url(&format!("{address}{fragment}"));
    }

    /// Loads the page again, as the browser's own button does, and waits until it has started.
    #[track_caller]
    pub fn reload(&mut self) {
        if self.is_framed() {
            let address = self.at();
            return self.open(address);
        }
        self.stage.leave();
        self.session
            .run(|client| async move { client.refresh().await })
            .or_fail();
        self.wait("the page has started again", |page| page.has_started());
    }

    /// Goes a step back, as the browser's own button does.
    #[track_caller]
    pub fn back(&self) {
        self.eval("history.back()");
    }

    /// Goes a step forward again.
    #[track_caller]
    pub fn forward(&self) {
        self.eval("history.forward()");
    }

    /// Leads the open page to another of its addresses without loading it, as history does. What
    /// begins with `#` is a fragment of the page that is open, as a reader may type it.
    #[track_caller]
    pub fn go(&self, address: impl Display) {
        let address = address.to_string();
        if address.starts_with('#') {
            self.eval_with("location.hash = arguments[0]", vec![json!(address)]);
            return;
        }
        self.eval_with(
            "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
            vec![json!(format!("{}{address}", self.address()))],
        );
    }

    /// The address that the page is at, as a [`Place`](super::super::Place) has it.
    #[track_caller]
    pub fn at(&self) -> String {
        // A fragment that is empty may leave its `#` behind.
        let address = self.eval("return location.href.replace(/#$/, '')");
        self.within(address.as_str().unwrap_or_default())
            .unwrap_or_default()
    }

    /// The addresses, as [`Self::open`] takes them, that the links in this part of the page lead to:
    /// all but those to other sites, and those that only jump about in the page.
    #[track_caller]
    pub fn links(&self, part: &str) -> Vec<String> {
        let found = self.of(
            part,
            "return Array.prototype.filter.call(arguments[0].querySelectorAll('a[href]'), function (link) { \
                return !/^#/.test(link.getAttribute('href')); }).map(function (link) { return link.href; })",
        );
        let found: Vec<String> = serde_json::from_value(found).unwrap_or_default();
        found.iter().filter_map(|link| self.within(link)).collect()
    }

    /// A whole address as seen from the folder of Casebook, if it lies there.
    fn within(&self, address: &str) -> Option<String> {
        let address = address.strip_prefix(&self.address())?;
        // The folder alone is the list, as its file is.
        let start = address.is_empty() || address.starts_with('#');
        Some(format!(
            "{}{address}",
            if start { "index.html" } else { "" }
        ))
    }

    /// The area that the page gets from the next loading on, in CSS pixels; an open page is loaded
    /// again. Narrow ones are a frame of that width, except in Chromium.
    #[track_caller]
    pub fn set_size(&mut self, width: u32, height: u32) {
        self.size = (width, height);
        if self.is_open() {
            let address = self.at();
            self.open(address);
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

    /// Lets whoever asks for a path that contains this text wait until [`Self::deliver`], as on a
    /// slow line. The page is then loaded without waiting for what it asks for in advance.
    pub fn delay(&self, part_of_path: &str) {
        self.stage.delay(part_of_path);
    }

    /// Lets the device keep what is opened from now on for when there is no network.
    pub fn keep_offline(&self) {
        self.stage.keep_offline();
    }

    /// Stops the server of the page: there is no network any more.
    pub fn stop_server(&self) {
        self.stage.stop();
    }

    /// Answers for every path again.
    pub fn deliver(&self) {
        self.stage.deliver();
    }

    /// Serves a file of the test's own beside the page's, with the headers that those have.
    pub fn add(&self, path: &str, text: &str) {
        self.stage.add(path, text);
    }

    /// Runs JavaScript before anything of the page does, at every loading from now on.
    pub fn before_start(&self, script: &str) {
        self.stage.before(script);
    }

    pub(super) fn has_started(&self) -> bool {
        let script = "return document.readyState === 'complete' \
            && !!document.querySelector('#message, #app[data-running]')";
        self.eval(script) == json!(true)
    }

    pub(super) fn is_open(&self) -> bool {
        self.eval("return location.protocol === 'http:'") == json!(true)
    }

    pub(super) fn is_framed(&self) -> bool {
        self.size.0 < NARROWEST_WINDOW && self.engine() != Engine::Chromium
    }
}
