//! Whether all is as it should be, and what happened meanwhile.

use std::path::Path;

use anyhow::Context;
use serde_json::json;

use super::{OrFail, Page};
use crate::browser::accessibility;
use crate::browser::session::Session;

impl Page<'_> {
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
        let found = accessibility::violations(self);
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
        saved.or_fail();
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

    /// The address that the page is loaded from, up to its fragment.
    pub fn address(&self) -> String {
        if self.in_folder {
            self.stage.url_in_folder()
        } else {
            self.stage.url()
        }
    }
}
