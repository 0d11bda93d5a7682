//! What the reader sees.

use serde_json::{Value, json};

use super::Page;

/// A function that gives the text of an element.
const SEEN_TEXT: &str = include_str!("text.js");

impl Page<'_> {
    /// The text of an element as the reader sees it.
    #[track_caller]
    pub fn text(&self, target: &str) -> String {
        self.of(target, "return seenText(arguments[0])")
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// The texts of all elements that match, now.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script = "return Array.prototype.map.call(document.querySelectorAll(arguments[0]), \
            function (element) { return seenText(element).trim(); })";
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
                return (field ? field.value : seenText(cell)).trim(); }); })";
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
        let value = self.of_with(
            target,
            "return arguments[0].getAttribute(arguments[1])",
            vec![json!(name)],
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
        // What is folded away may have a place and a size all the same.
        let script = "return arguments[0].checkVisibility({ visibilityProperty: true })";
        self.of_now(target, script, &[]) == Some(json!(true))
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

    /// Runs JavaScript with `arguments` in the page. It may call `seenText(element)` for the text of an
    /// element as the reader sees it.
    #[track_caller]
    pub fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let whole = match script.contains("seenText") {
            true => format!("{SEEN_TEXT}\n{script}"),
            false => script.to_owned(),
        };
        let run = |arguments: Vec<Value>| {
            let whole = whole.clone();
            self.session
                .run(|client| async move { client.execute(&whole, arguments).await })
        };
        // WebKit's driver gives up where the page is loaded anew meanwhile: the script is for the next one.
        match run(arguments.clone()) {
            Err(error) if format!("{error:#}").contains("before the unload event") => {
                run(arguments)
            }
            result => result,
        }
        .unwrap_or_else(|error| {
            panic!(
                "{error:#}\nin the script: {}",
                &script[..script.len().min(200)]
            )
        })
    }
}
