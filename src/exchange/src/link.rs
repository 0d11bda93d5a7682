//! An address that opens a case with a reader's changes: the case is its page, the changes stand in
//! the fragment, which no server sees.
//!
//! ```text
//! link    = [ place ] id ".html" "#" fragment       the page of a case
//!         | [ place ] "#/case/" id "?" fragment      in a file that holds all pages
//! fragment = pair { "&" pair }                      other pairs are of the page alone
//! pair    = "with=" edit { ";" edit }
//! edit    = name [ "/" where ] "=" what { ";" "/" where "=" what }
//! ```
//!
//! Each edit is one of [`crate::edits`], written so that mail programs leave it whole: a place stands
//! after `/`, as in the address of a working, and a space is `+`. `with` is the first version of this
//! form; a later one has a number after it, which is refused in words.

use crate::edits::{self, MOST_LINES, MOST_TEXT, Refused};
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The pair that has the changes.
const WITH: &str = "with";

/// What stands for itself in a fragment, besides letters and digits, in every program that finds
/// addresses in a text.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b',')
    .remove(b'/')
    .remove(b'=')
    .remove(b';')
    .remove(b':');

/// What a sentence leaves at the end of an address, and is no part of it.
const LEFT: [char; 5] = ['/', '.', ',', ')', ';'];

/// Why an address does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is longer than any address of ours.
    TooLong,
    /// It names no case.
    NoCase,
    /// It names a case that is not here, perhaps one of a name much like it.
    UnknownCase {
        /// As written.
        id: String,
        /// The message for it, if a case is named much like it.
        nearest: Option<String>,
    },
    /// Its changes are of a later version.
    Newer,
    /// It has changes twice.
    Twice,
    /// A change is not understood.
    Change(Refused),
}

impl LinkError {
    /// What is wrong, in a sentence or two.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::TooLong => "This address is too long to be one of Casebook’s.".to_owned(),
            Self::NoCase => "This address names no case.".to_owned(),
            Self::UnknownCase { id, nearest } => nearest
                .clone()
                .unwrap_or_else(|| format!("There is no case “{}”.", edits::visible(id))),
            Self::Newer => {
                "This address is of a newer version of Casebook, which this one cannot read."
                    .to_owned()
            }
            Self::Twice => {
                "This address has its changes twice, so that it cannot be told which are meant."
                    .to_owned()
            }
            Self::Change(refused) => format!(
                "This address has a change that the case does not take: {}",
                refused.error.words()
            ),
        }
    }
}

impl core::fmt::Display for LinkError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.words())
    }
}

impl core::error::Error for LinkError {}

/// The address of a case with edits, below Casebook's own folder: `…id….html#with=…`; without edits
/// the page alone.
#[must_use]
pub fn write(case: &Case, edits: &Edits) -> String {
    let page = format!("{}.html", encoded(&case.id));
    match fragment(case, edits) {
        changes if changes.is_empty() => page,
        changes => format!("{page}#{changes}"),
    }
}

/// The pair of a fragment that has the edits: `with=…`; empty without edits.
///
/// ```text
/// with=agency_rate=900;in_care/2020-04,low=774;added=times+50
/// ```
#[must_use]
pub fn fragment(case: &Case, edits: &Edits) -> String {
    let edits = edits.list().iter();
    let lines: Vec<String> = edits
        .map(|edit| shortest(case, &edits::write(case, edit)))
        .map(|line| encoded(&with_slashes(&line)))
        .map(|line| line.replace("%20", "+"))
        .collect();
    match lines.is_empty() {
        true => String::new(),
        false => [WITH, "=", &lines.join(";")].concat(),
    }
}

/// The case that an address names, of those there are, and its fragment without the mark before it.
///
/// # Errors
/// When it is too long, or names none of them.
pub fn parts<'a, 'b>(
    address: &'b str,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<(&'a str, &'b str), LinkError> {
    if address.len() > MOST_TEXT {
        return Err(LinkError::TooLong);
    }
    let address = address.trim();
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    // In a file that holds all pages the whole address stands in the fragment.
    let (path, fragment) = match fragment.strip_prefix("/case/") {
        Some(whole) => whole.split_once('?').unwrap_or((whole, "")),
        None => (path.split('?').next().unwrap_or(path), fragment),
    };
    let path = decoded(path.trim_end_matches(LEFT));
    let path = path.strip_suffix(".html").unwrap_or(&path);
    let is_end = |id: &&str| {
        let before = path.strip_suffix(*id);
        before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    if let Some(id) = ids.clone().find(is_end) {
        return Ok((id, fragment));
    }
    // Council, year and name, without the server.
    let path = path.split_once("://").map_or(path, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let last: Vec<&str> = path
        .rsplit('/')
        .take(3)
        .filter(|it| !it.is_empty())
        .collect();
    let id: Vec<&str> = last.into_iter().rev().collect();
    match id.join("/") {
        id if id.is_empty() => Err(LinkError::NoCase),
        id => Err(LinkError::UnknownCase {
            nearest: crate::no_such_case(&edits::visible(&id), ids),
            id,
        }),
    }
}

/// The edits of a fragment, with or without the mark before it; none if it has no such pair.
///
/// # Errors
/// When its changes are not understood: then none of them are taken.
pub fn read(case: &Case, fragment: &str) -> Result<Edits, LinkError> {
    if fragment.len() > MOST_TEXT {
        return Err(LinkError::TooLong);
    }
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut changes = None;
    for (name, value) in fragment.split('&').filter_map(|pair| pair.split_once('=')) {
        let Some(version) = name.strip_prefix(WITH) else {
            continue;
        };
        match (version, changes) {
            ("", None) => changes = Some(value),
            ("", Some(_)) => return Err(LinkError::Twice),
            (number, _) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                return Err(LinkError::Newer);
            }
            _ => {}
        }
    }
    let Some(changes) = changes else {
        return Ok(Edits::none());
    };
    let lines = lines(changes.trim_end_matches(LEFT));
    if lines.len() > MOST_LINES {
        return Err(LinkError::TooLong);
    }
    edits::of_lines(case, lines.iter().map(String::as_str)).map_err(LinkError::Change)
}

/// The lines of edits that changes stand for, as [`crate::edits`] reads them. An edit that changes
/// several cells goes on where no name stands before the place.
fn lines(changes: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in changes.split(';').filter(|part| !part.is_empty()) {
        let part = decoded(&part.replace('+', " "));
        let part = with_brackets(part.trim());
        match lines.last_mut() {
            Some(last) if part.starts_with('[') => {
                last.push_str("; ");
                last.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}

/// `in_care[2020-04,low]=774` as `in_care/2020-04,low=774`.
fn with_slashes(line: &str) -> String {
    let parts = line.split("; ");
    let parts: Vec<String> = parts
        .map(|part| part.replacen('[', "/", 1).replacen("]=", "=", 1))
        .collect();
    parts.join(";")
}

/// The other way; what is written with brackets stays.
fn with_brackets(part: &str) -> String {
    let Some((target, what)) = part.split_once('=') else {
        return part.to_owned();
    };
    match target.split_once('/') {
        Some((name, place)) if !target.contains('[') => format!("{name}[{place}]={what}"),
        _ => part.to_owned(),
    }
}

/// The line without its signs of per cent, which an address has to write as `%25`, if it means the
/// same without.
fn shortest(case: &Case, line: &str) -> String {
    let bare = line.replace('%', "");
    let same = |one: &str| edits::parse(case, one).ok();
    match bare != line && same(&bare) == same(line) {
        true => bare,
        false => line.to_owned(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use proptest::prelude::*;

    fn edits(case: &Case, lines: &[&str]) -> Edits {
        edits::of_lines(case, lines.iter().copied()).unwrap()
    }

    #[test]
    fn an_address_reads_as_what_was_changed() {
        let case = sample();
        let made = edits(
            &case,
            &[
                "rate=900",
                "share=6.5%",
                "share=3%",
                "steady=no",
                "method=by-day",
                "in_care[2020-04,low]=4",
                "in_care[2020-05,low]=",
                "in_care[high]=times 50%",
                "in_care=line 0 to 30",
                "partly[low]=-2",
            ],
        );
        assert_eq!(
            write(&case, &made),
            "sample.html#with=rate=900;share=3;steady=no;method=by-day;\
             in_care/2020-04,low=4;/2020-05,low=;in_care/high=times+50;in_care=line+0+to+30;partly/low=-2"
        );
        assert_eq!(write(&case, &Edits::none()), "sample.html");
        assert_eq!(read(&case, &fragment(&case, &made)), Ok(made));
    }

    #[test]
    fn the_case_is_found_at_the_end_of_the_path() {
        let ids = ["a/2020-21/buses", "a/2020-21/more-buses"];
        let found = |address| parts(address, ids.into_iter()).map(|(id, _)| id);
        for address in [
            "a/2020-21/buses.html",
            "a/2020-21/buses",
            "https://x.example/y/a/2020-21/buses.html#with=b=1",
            "https://x.example/y/a/2020-21/buses.html?embed#working=b",
            "casebook.html#/case/a/2020-21/buses?with=b=1",
            "#/case/a/2020-21/buses",
            "a/2020%2D21/buses.html).",
        ] {
            assert_eq!(found(address), Ok("a/2020-21/buses"), "{address}");
        }
        assert_eq!(
            found("a/2020-21/more-buses.html"),
            Ok("a/2020-21/more-buses")
        );
        assert!(found("a/2020-21/fewerbuses.html").is_err());
        assert_eq!(
            found("index.html#with=a=1").map_err(|it| it.words()),
            Err("There is no case “index”.".to_owned())
        );
    }

    proptest! {
        #[test]
        fn any_edits_are_read_back(lines in proptest::collection::vec(line(), 0..12)) {
            let case = sample();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let made = edits(&case, &lines);
            let address = write(&case, &made);
            let (id, fragment) = parts(&address, core::iter::once("sample")).unwrap();
            prop_assert_eq!(id, "sample");
            prop_assert_eq!(read(&case, fragment), Ok(made));
        }

        #[test]
        fn any_address_is_read_or_refused(address in "\\PC{0,80}", changes in "\\PC{0,80}") {
            let case = sample();
            let _ = parts(&address, core::iter::once("sample"));
            let _ = read(&case, &address);
            if let Err(error) = read(&case, &format!("with={changes}")) {
                prop_assert!(!error.words().is_empty());
            }
        }
    }

    fn line() -> impl Strategy<Value = String> {
        // Without noughts in front: those are refused.
        let figure = || "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,4})?";
        let whole = || "(0|[1-9][0-9]{0,5})";
        prop_oneof![
            figure().prop_map(|figure| format!("rate={figure}")),
            figure().prop_map(|figure| format!("share={figure}%")),
            "(yes|no)".prop_map(|yes| format!("steady={yes}")),
            "(by-week|by-day|)".prop_map(|option| format!("method={option}")),
            ("0[4-9]", "(low|high)", whole())
                .prop_map(|(month, pace, figure)| format!("in_care[2020-{month},{pace}]={figure}")),
            ("0[4-9]", "(low|high)")
                .prop_map(|(month, pace)| format!("in_care[2020-{month},{pace}]=")),
            ("(\\[low\\]|)", "(0|[1-9][0-9]{0,2})(\\.[0-9]{1,4})?")
                .prop_map(|(part, share)| format!("in_care{part}=times {share}%")),
            ("(\\[low\\]|)", "(later|earlier)", 1..12_u8, "( kept|)").prop_map(
                |(part, way, by, kept)| {
                    let kept = if way == "earlier" { kept.as_str() } else { "" };
                    format!("in_care{part}={way} {by}{kept}")
                }
            ),
            (whole(), whole()).prop_map(|(from, to)| format!("in_care=line {from} to {to}")),
            whole().prop_map(|figure| format!("in_care[2020-06]=all {figure}")),
        ]
    }
}
