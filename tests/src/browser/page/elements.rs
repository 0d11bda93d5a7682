//! Finding what a target names.

use std::time::Instant;

use anyhow::Context;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::{OrFail, PATIENCE, PAUSE, Page};

/// A function body that returns the element which `arguments[0]` names.
const LOCATE: &str = include_str!("locate.js");

/// WebDriver's name for a reference to an element.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Page<'_> {
    /// Runs JavaScript on a target once it is there: the element is `arguments[0]`.
    #[track_caller]
    pub fn of(&self, target: &str, script: &str) -> Value {
        self.of_with(target, script, Vec::new())
    }

    /// Runs JavaScript on a target once it is there: the element is `arguments[0]`, what is given
    /// here follows it.
    #[track_caller]
    pub fn of_with(&self, target: &str, script: &str, arguments: Vec<Value>) -> Value {
        let start = Instant::now();
        loop {
            if let Some(result) = self.of_now(target, script, &arguments) {
                return result;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "there is no {target} on the page at {:?}",
                self.at()
            );
            std::thread::sleep(PAUSE);
        }
    }

    /// As [`Self::of_with`], but nothing if the target is not there now. It is found and used in one
    /// step, since the page may draw it anew between two.
    #[track_caller]
    pub(super) fn of_now(&self, target: &str, script: &str, arguments: &[Value]) -> Option<Value> {
        let whole = format!(
            "var found = (function () {{ {LOCATE} }}).call(null, arguments[0]); \
             if (!found) return []; \
             var result = (function () {{ {script} }}).apply(null, [found].concat(arguments[1])); \
             return [result === undefined ? null : result]"
        );
        let mut result = self.eval_with(&whole, vec![json!(target), json!(arguments)]);
        result.get_mut(0).map(Value::take)
    }

    /// A reference to the target once it is there, for what WebDriver itself does to elements.
    #[track_caller]
    pub(super) fn find(&self, target: &str) -> Element {
        let found = self.of(target, "return arguments[0]");
        let reference = found[REFERENCE]
            .as_str()
            .context("an element has a reference")
            .or_fail();
        Element::from_element_id(
            self.session.client().or_fail(),
            ElementRef::from(reference.to_owned()),
        )
    }
}
