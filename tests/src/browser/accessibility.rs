//! The accessibility rules, run in the page.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::page::Page;

/// What axe-core finds fault with, each as one text: the rule, what it says, and where.
#[track_caller]
pub(crate) fn violations(page: &Page) -> Vec<String> {
    if page.eval("return typeof axe") != json!("object") {
        page.eval(rules());
    }
    // The result is fetched in a second step: no engine needs to keep a script waiting for it. From the
    // top: what happens to be half under the bar that stays is no target that is too small.
    let at = page.eval(
        "var at = scrollY; scrollTo(0, 0); window.casebookAxe = null; \
         axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) \
            .then(function (result) { window.casebookAxe = result; }, function (error) { window.casebookAxe = { failed: String(error) }; }); \
         return at",
    );
    page.wait("the accessibility rules have been run", |page| {
        page.eval("return !!window.casebookAxe") == json!(true)
    });
    page.eval_with("scrollTo(0, arguments[0])", vec![at]);
    let result = page.eval(
        "var r = window.casebookAxe; return { failed: r.failed || null, passes: (r.passes || []).length, \
         violations: (r.violations || []).map(function (v) { return { id: v.id, help: v.help, nodes: v.nodes.map(function (n) { \
            return { target: n.target.join(' '), html: n.html, summary: n.failureSummary }; }) }; }) }",
    );
    assert_eq!(result["failed"], Value::Null, "axe-core failed");
    assert!(
        result["passes"].as_u64() > Some(0),
        "axe-core found nothing at all to judge"
    );
    result["violations"]
        .as_array()
        .into_iter()
        .flatten()
        .map(describe)
        .collect()
}

fn rules() -> &'static str {
    static RULES: OnceLock<String> = OnceLock::new();
    RULES.get_or_init(|| {
        let file = xtask::tools::axe().unwrap();
        std::fs::read_to_string(file).unwrap()
    })
}

fn describe(violation: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut text = format!("{}: {}", word(&violation["id"]), word(&violation["help"]));
    for node in violation["nodes"].as_array().into_iter().flatten() {
        text.push_str(&format!(
            "\n    {}  {}",
            word(&node["target"]),
            word(&node["html"])
        ));
        text.push_str(&format!(
            "\n        {}",
            word(&node["summary"]).replace('\n', "\n        ")
        ));
    }
    text
}
