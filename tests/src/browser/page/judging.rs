//! Whether all is as it should be, and what happened meanwhile.

use std::path::Path;

use anyhow::Context;

use super::{OrFail, Page};
use crate::browser::accessibility;
use crate::browser::session::Session;

impl Page<'_> {
    /// Fails if the page can be scrolled sideways, and names what sticks out.
    #[track_caller]
    pub fn assert_no_sideways_scroll(&self) {
        let found = self.sideways_scroll();
        assert!(found.is_none(), "{}", found.unwrap_or_default());
    }

    /// That the page can be scrolled sideways, if so, and what sticks out.
    #[track_caller]
    pub fn sideways_scroll(&self) -> Option<String> {
        let out = self.eval(include_str!("sideways.js"));
        let out = out.as_str()?;
        let (width, _) = self.size;
        Some(format!(
            "{} scrolls sideways at {width} px: {out}",
            self.name_of_page()
        ))
    }

    /// Fails on any finding of the accessibility rules (axe-core, WCAG 2.2 AA and good practice).
    #[track_caller]
    pub fn assert_accessible(&self) {
        let found = self.accessibility_faults();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    /// The findings of the accessibility rules, each in words.
    #[track_caller]
    pub fn accessibility_faults(&self) -> Vec<String> {
        let page = format!("{} in {}", self.name_of_page(), self.scheme().name());
        let found = accessibility::violations(self);
        found
            .into_iter()
            .map(|fault| format!("{page}: {fault}"))
            .collect()
    }

    fn name_of_page(&self) -> String {
        let address = self.at();
        if address.is_empty() {
            "the start page".to_owned()
        } else {
            address
        }
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

    /// The address of the folder that the page is loaded from.
    pub fn address(&self) -> String {
        if self.in_folder {
            self.stage.url_in_folder()
        } else {
            self.stage.url()
        }
    }
}
