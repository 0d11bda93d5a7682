//! A policy as a host sends it, beside Casebook's own.

use std::collections::{BTreeMap, BTreeSet};

use xtask::site;

/// What a policy says, by its directives.
type Policy = BTreeMap<String, BTreeSet<String>>;

/// Who may show the page in a frame.
const FRAMES: &str = "frame-ancestors";

/// What a host may add: none of it lets the page do more, or less.
const HARMLESS: [&str; 5] = [
    FRAMES,
    "block-all-mixed-content",
    "report-to",
    "report-uri",
    "upgrade-insecure-requests",
];

/// What the headers of one answer say.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// What is wrong with them.
    pub(crate) faults: Vec<String>,
    /// Who may show the page in a frame, where they say so.
    pub(crate) frames: Option<String>,
}

/// Judges the policy headers of one answer, joined by commas, and those that only report.
pub(crate) fn judge(headers: &str, only_reports: bool) -> Verdict {
    let policies: Vec<Policy> = headers
        .split(',')
        .map(parse)
        .filter(|policy| !policy.is_empty())
        .collect();
    let mut faults = Vec::new();
    // A header that speaks of frames alone may stand beside the one that says the rest.
    let ruling: Vec<&Policy> = policies
        .iter()
        .filter(|policy| policy.keys().any(|it| !HARMLESS.contains(&it.as_str())))
        .collect();
    let header = site::policy_header();
    match ruling.as_slice() {
        [] if only_reports => faults.push(format!(
            "the policy is sent as `Content-Security-Policy-Report-Only`, which forbids nothing: send \
             `Content-Security-Policy: {header}`"
        )),
        [] => faults.push(format!(
            "no policy is sent, and the one in the page does not bind workers: send \
             `Content-Security-Policy: {header}`"
        )),
        [policy] => {
            let differences = differences(policy);
            if !differences.is_empty() {
                faults.push(format!(
                    "the policy is not Casebook's, for {}: send `Content-Security-Policy: {header}`",
                    differences.join(", and ")
                ));
            }
        }
        more => faults.push(format!(
            "{} policies are sent, and browsers keep to all of them at once: send Casebook's alone",
            more.len()
        )),
    }
    let frames: Vec<String> = policies
        .iter()
        .filter_map(|policy| policy.get(FRAMES))
        .map(written)
        .collect();
    if frames.is_empty() && !policies.is_empty() {
        faults.push(format!(
            "the policy does not say who may show the page in a frame, and the page cannot say it itself: \
             add `{FRAMES} 'self'`, or the origins that may"
        ));
    }
    Verdict {
        faults,
        frames: (!frames.is_empty()).then(|| frames.join(", and of these only ")),
    }
}

fn parse(text: &str) -> Policy {
    let mut policy = Policy::new();
    for directive in text.split(';') {
        let mut words = directive.split_whitespace();
        if let Some(name) = words.next() {
            // Of a directive that stands twice, browsers take the first.
            policy
                .entry(name.to_ascii_lowercase())
                .or_insert_with(|| words.map(str::to_owned).collect());
        }
    }
    policy
}

/// How a policy differs from Casebook's, who may frame it set aside.
fn differences(policy: &Policy) -> Vec<String> {
    let ours = parse(site::POLICY);
    let mut told = Vec::new();
    for (name, sources) in &ours {
        match policy.get(name) {
            None => told.push(format!("`{name}` is missing")),
            Some(sent) if sent != sources => told.push(format!(
                "`{name}` is `{}` and should be `{}`",
                written(sent),
                written(sources)
            )),
            Some(_) => {}
        }
    }
    for name in policy.keys() {
        if !ours.contains_key(name) && !HARMLESS.contains(&name.as_str()) {
            told.push(format!("`{name}` is too much"));
        }
    }
    told
}

fn written(sources: &BTreeSet<String>) -> String {
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    sources.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(headers: &str) -> String {
        judge(headers, false).faults.join("\n")
    }

    #[test]
    fn our_own_is_right_in_any_order_and_with_what_does_no_harm() {
        let ours = site::policy_header();
        let mut parts: Vec<&str> = ours.split("; ").collect();
        parts.reverse();
        let turned = format!("{}; upgrade-insecure-requests", parts.join(";"));
        let apart = format!("{}, frame-ancestors 'self' https://a.example", site::POLICY);
        for headers in [&ours, &turned, &apart] {
            assert_eq!(faults(headers), "", "{headers}");
        }
        assert_eq!(
            judge(&apart, false).frames.as_deref(),
            Some("'self' https://a.example")
        );
    }

    #[test]
    fn each_way_to_be_wrong_is_told() {
        let ours = site::policy_header();
        for (headers, told) in [
            (String::new(), "no policy is sent"),
            (
                site::POLICY.to_owned(),
                "does not say who may show the page",
            ),
            (
                ours.replace("worker-src 'self'; ", ""),
                "`worker-src` is missing",
            ),
            (
                ours.replace("connect-src 'self'", "connect-src *"),
                "`connect-src` is `*` and should be `'self'`",
            ),
            (format!("{ours}; font-src https:"), "`font-src` is too much"),
            (format!("{ours}, default-src 'self'"), "2 policies are sent"),
        ] {
            let faults = faults(&headers);
            assert!(faults.contains(told), "{headers}: {faults}");
            assert_eq!(faults.lines().count(), 1, "{headers}: {faults}");
        }
        assert!(judge("", true).faults[0].contains("Report-Only"));
    }
}
