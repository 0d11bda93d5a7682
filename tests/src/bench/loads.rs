//! What a reader waits for when a page is opened for the first time.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use crate::figures::Series;
use crate::served::{Build, Weight};
use crate::tab::{Speed, Tab};

/// How long a page must be quiet to be taken for loaded, slowed down as it is.
const LOADED: Duration = Duration::from_millis(1500);

/// Times since the page was asked for, in milliseconds, and the layout shift.
#[derive(Debug, Clone, Default)]
pub(crate) struct Loads {
    pub(crate) paint: Series,
    pub(crate) largest: Series,
    pub(crate) shift: Series,
    pub(crate) usable: Series,
    pub(crate) weight: Weight,
}

/// A page to open, and a key that it is to answer.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// The page, as seen from its folder.
    pub(crate) address: String,
    /// The selector of the field that is typed into.
    pub(crate) field: String,
    /// What is typed; nothing to exchange the last digit.
    pub(crate) words: Option<&'static str>,
    /// The selector of what shows the answer.
    pub(crate) shows: &'static str,
}

impl Loads {
    /// Opens the page once to see what is painted, and once more to type as soon as there is a field.
    pub(crate) fn measure(
        &mut self,
        tab: &Tab,
        build: &Arc<Build>,
        opening: &Opening,
    ) -> Result<()> {
        let serving = build.serve()?;
        tab.load(&serving.url(&opening.address), Speed::Slow)?;
        tab.wait_quiet(LOADED)?;
        for (series, name) in [
            (&mut self.paint, "paint"),
            (&mut self.largest, "largest"),
            (&mut self.shift, "shift"),
        ] {
            let value = tab.number(&format!("return casebookBench.load.{name}"))?;
            series.push(value.with_context(|| format!("Chromium did not tell {name}"))?);
        }
        self.weight = serving.weight(build);
        let serving = build.serve()?;
        let asking = tab.before_start(&format!(
            "casebookBench.awaitAnswer({}, {}, {})",
            json!(opening.field),
            json!(opening.shows),
            json!(opening.words)
        ))?;
        tab.load(&serving.url(&opening.address), Speed::Slow)?;
        tab.wait(
            "the first key is answered",
            "return casebookBench.load.usable !== null",
        )?;
        let usable = tab.number("return casebookBench.load.usable")?;
        self.usable.push(usable.context("a time is a number")?);
        tab.take_back(&asking)
    }
}
