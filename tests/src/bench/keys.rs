//! What a key press costs, in the page and on its floor: the same changes to the same document, made
//! by a plain script while the page's own program hears of nothing.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::figures::Series;
use crate::tab::{Speed, Spent, Tab};

/// How long after a key all that follows from it has been done: what waits for a pause in typing, what is
/// said to a screen reader after a longer one, and what is written after two seconds (`frame::steps`).
const PAUSE: Duration = Duration::from_millis(2300);

/// How often it is measured what is spent without a key.
const IDLE: usize = 5;

/// How long a page must be quiet to be taken for ready.
const READY: Duration = Duration::from_millis(1000);

/// A field, and how many figures of the tables a digit in it changes.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) id: String,
    pub(crate) figures: u64,
}

/// What keys cost.
#[derive(Debug, Clone, Default)]
pub(crate) struct Costs {
    /// Processor time of the main thread, in milliseconds, less what it spends without a key.
    pub(crate) script: Series,
    pub(crate) style: Series,
    pub(crate) layout: Series,
    pub(crate) rest: Series,
    pub(crate) whole: Series,
    /// From the key to the painted tables, in milliseconds by the clock.
    pub(crate) painted: Series,
    /// The same with a processor a quarter as fast.
    pub(crate) painted_slowly: Series,
}

/// The page and its floor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pair {
    pub(crate) page: Costs,
    pub(crate) floor: Costs,
}

/// How many elements the page at this address has, once it is ready.
pub(crate) fn elements(tab: &Tab, url: &str) -> Result<u64> {
    tab.load(url, Speed::Full)?;
    tab.wait_quiet(Duration::from_millis(300))?;
    let count = tab.eval("return document.body.getElementsByTagName('*').length")?;
    count.as_u64().context("a count is a number")
}

/// The field of the page at this address where a digit changes most.
pub(crate) fn busiest_field(tab: &Tab, url: &str) -> Result<Field> {
    tab.load(url, Speed::Full)?;
    tab.wait_quiet(READY)?;
    // Of three digits or more: a share may go no further than the whole, and another digit change nothing.
    let ids = tab.eval(
        "return Array.from(document.querySelectorAll('input[id^=\"input-\"]')).filter(function (field) { \
            return field.type === 'text' && /\\d{3}/.test(field.value); }).map(function (field) { return field.id; })",
    )?;
    let ids: Vec<String> = serde_json::from_value(ids)?;
    let mut best: Option<Field> = None;
    for id in ids {
        let keys = Keys::of(tab, &id)?;
        // The first change of a case adds a column to it: what counts is the second.
        for digit in keys.digits.iter().take(2) {
            tab.eval("casebookBench.mode = 'record'")?;
            keys.press(tab, *digit)?;
        }
        let figures = tab
            .eval("return casebookBench.key.figures.size")?
            .as_u64()
            .unwrap_or_default();
        if best.as_ref().is_none_or(|best| figures > best.figures) {
            best = Some(Field { id, figures });
        }
    }
    best.context("the case has no field with a number in it")
}

/// Types a number of keys into a field of the page at this address, again on its floor.
pub(crate) fn measure(
    tab: &Tab,
    url: &str,
    field: &str,
    count: usize,
    pair: &mut Pair,
) -> Result<()> {
    tab.load(url, Speed::Full)?;
    tab.wait_quiet(READY)?;
    tab.count()?;
    let keys = Keys::of(tab, field)?;
    let typed = keys.typed(count);
    // The first change of a case adds a column to it; and a run ends as it began.
    let last = typed.last().context("no keys are to be typed")?;
    tab.eval("casebookBench.mode = 'page'")?;
    keys.press(tab, *last)?;
    keys.run(tab, &typed, &mut pair.page)?;
    tab.eval("casebookBench.mode = 'record'")?;
    for digit in &typed {
        keys.press(tab, *digit)?;
    }
    let made = drawn(tab)?;
    tab.eval("casebookBench.rewind(); casebookBench.mode = 'floor'")?;
    keys.run(tab, &typed, &mut pair.floor)?;
    same(&made, &drawn(tab)?)
}

/// The whole document as text.
fn drawn(tab: &Tab) -> Result<String> {
    let text = tab.eval("return document.body.outerHTML")?;
    Ok(text.as_str().context("a document is text")?.to_owned())
}

/// Whether both documents are the same: only then has the floor done what the page did.
fn same(page: &str, floor: &str) -> Result<()> {
    if page == floor {
        return Ok(());
    }
    let alike = page
        .chars()
        .zip(floor.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let near = |text: &str| -> String {
        text.chars()
            .skip(alike.saturating_sub(150))
            .take(250)
            .collect()
    };
    bail!(
        "the floor did not come to the same document as the page: {:?} instead of {:?}",
        near(floor),
        near(page)
    )
}

/// A field and the digits that its last one is exchanged for.
struct Keys {
    field: String,
    digits: Vec<char>,
}

impl Keys {
    fn of(tab: &Tab, field: &str) -> Result<Self> {
        let field = json!(field).to_string();
        let printed = tab.eval(&aim(&field))?;
        // With the printed digit the change would be gone, and nought may stand nowhere alone.
        let digits = ('1'..='9')
            .filter(|digit| printed != digit.to_string())
            .collect();
        Ok(Self { field, digits })
    }

    /// Digits of which each changes the figures, also the first after the last.
    fn typed(&self, count: usize) -> Vec<char> {
        let mut typed: Vec<char> = self.digits.iter().copied().cycle().take(count).collect();
        if typed.first() == typed.last()
            && let (Some(last), Some(second)) = (typed.last_mut(), self.digits.get(1))
        {
            *last = *second;
        }
        typed
    }

    /// One key, and all that follows from it.
    fn press(&self, tab: &Tab, digit: char) -> Result<()> {
        tab.eval(&aim(&self.field))?;
        tab.press(digit)?;
        std::thread::sleep(PAUSE);
        Ok(())
    }

    /// Keys as fast as this machine is, then the same keys slowed down.
    fn run(&self, tab: &Tab, typed: &[char], costs: &mut Costs) -> Result<()> {
        let idle = self.idle(tab)?;
        for digit in typed {
            let key = self.spent_by(tab, || tab.press(*digit))?;
            costs.add(key, idle);
            costs.painted.push(painted(tab)?);
        }
        let floor = "if (casebookBench.mode === 'floor') { casebookBench.rewind(); casebookBench.mode = 'floor'; }";
        tab.eval(floor)?;
        tab.slow_down(4)?;
        for digit in typed {
            self.press(tab, *digit)?;
            costs.painted_slowly.push(painted(tab)?);
        }
        tab.slow_down(1)
    }
}

impl Keys {
    /// What the main thread spends on something, and in the pause after it.
    fn spent_by(&self, tab: &Tab, something: impl FnOnce() -> Result<()>) -> Result<Spent> {
        tab.eval(&aim(&self.field))?;
        // The selection is drawn before anything is counted.
        std::thread::sleep(Duration::from_millis(100));
        let before = tab.spent()?;
        something()?;
        std::thread::sleep(PAUSE);
        Ok(tab.spent()?.less(before))
    }

    /// What it spends where no key is pressed: a cursor blinks, and measuring has its price.
    fn idle(&self, tab: &Tab) -> Result<Spent> {
        let mut idle = Costs::default();
        for _ in 0..IDLE {
            idle.add(self.spent_by(tab, || Ok(()))?, Spent::default());
        }
        let median = |series: &Series| series.median().unwrap_or_default();
        Ok(Spent {
            script: median(&idle.script),
            style: median(&idle.style),
            layout: median(&idle.layout),
            tasks: median(&idle.whole),
        })
    }
}

fn aim(field: &str) -> String {
    format!("return casebookBench.aim(document.getElementById({field}))")
}

/// How long the key before took until the tables were painted.
fn painted(tab: &Tab) -> Result<f64> {
    let took = tab.number(
        "var key = casebookBench.key; return key.painted === null ? null : key.painted - key.at",
    )?;
    took.context("a key changed no figure")
}

impl Costs {
    /// What a key spent beyond what is spent without one.
    fn add(&mut self, key: Spent, idle: Spent) {
        let own = key.less(idle);
        self.script.push(own.script);
        self.style.push(own.style);
        self.layout.push(own.layout);
        self.rest
            .push(own.tasks - own.script - own.style - own.layout);
        self.whole.push(own.tasks);
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn every_key_changes_the_digit_before_it() {
        let keys = Keys {
            field: String::new(),
            digits: ('1'..='9').collect(),
        };
        for count in 2..30 {
            let typed = keys.typed(count);
            assert_eq!(typed.len(), count);
            let before = typed.iter().skip(count - 1).chain(&typed);
            for (before, after) in before.zip(&typed) {
                assert_ne!(before, after, "{count} keys: {typed:?}");
            }
        }
    }
}
