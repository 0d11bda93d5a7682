//! What the server answers: the built page as it is, but that its pages are given the files, and a script that
//! hands them over.

use crate::library::{CaseFile, Failure, text};
use core::hash::{Hash, Hasher};
use serde::Serialize;
use std::hash::DefaultHasher;
use std::path::{Path, PathBuf};
use xtask::http::{Request, Response};
use xtask::site;

/// A file that is served.
#[derive(Debug)]
pub(super) struct File {
    pub(super) found: CaseFile,
    /// What its case is called in the page's address.
    pub(super) case: String,
}

/// What answers.
#[derive(Debug)]
pub(super) struct Answers {
    /// The folder of the built page.
    pub(super) folder: PathBuf,
    pub(super) files: Vec<File>,
}

/// A file as it stands now.
#[derive(Debug, Serialize)]
struct State<'a> {
    file: &'a str,
    case: &'a str,
    /// Its text; none where it cannot be read.
    text: Option<String>,
    /// Why not.
    told: Option<String>,
    /// What tells this state from others.
    mark: String,
}

impl Answers {
    pub(super) fn answer(&self, request: &Request) -> Response {
        // Another site that gave its own name this machine's address would be let in by the browser.
        let host = request.headers.get("host").map_or("", String::as_str);
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        if !matches!(name, "127.0.0.1" | "localhost") {
            return Response::text(403, "Only this machine is answered, by its own name.\n");
        }
        let is_read = matches!(request.method.as_str(), "GET" | "HEAD");
        match request.path() {
            "/served.js" if is_read => sent("served.js", include_bytes!("served.js").to_vec()),
            // Nothing is kept for when there is no network: the page here is not the one that was built.
            "/offline.js" if is_read => sent("offline.js", Vec::new()),
            "/served.json" if is_read => self.state(request),
            // One file that holds all pages has a policy of its own, and no page of one's own cases.
            "/casebook.html" => site::respond(&self.folder, request),
            _ => self.page(request),
        }
    }

    /// A file of the page; with those that are served, if it is a page.
    fn page(&self, request: &Request) -> Response {
        let mut response = site::respond(&self.folder, request);
        let kind = response.header("Content-Type").unwrap_or_default();
        if response.status != 200 || !kind.starts_with("text/html") {
            return response;
        }
        let page = String::from_utf8_lossy(&response.body);
        let states: Vec<State<'_>> = self.files.iter().map(File::state).collect();
        // Between these tags nothing is read but their end.
        let states = json(&states).replace('<', "\\u003c");
        let ours = format!(
            "<script id=\"served\" type=\"application/json\">{states}</script><script src=\"/served.js\"></script>"
        );
        if let Some((before, after)) = page.split_once("<title>") {
            response.body = [before, &ours, "<title>", after].concat().into_bytes();
        }
        response
    }

    /// A file, if it is another than the page knows.
    fn state(&self, request: &Request) -> Response {
        let (_, query) = request.target.split_once('?').unwrap_or_default();
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let file = self
            .files
            .iter()
            .find(|file| Some(file.case.as_str()) == value("case"));
        let Some(file) = file else {
            return site::missing();
        };
        let state = file.state();
        if value("mark") == Some(&state.mark) {
            return Response {
                status: 204,
                ..sent("served.json", Vec::new())
            };
        }
        sent("served.json", json(&state).into_bytes())
    }
}

impl File {
    fn state(&self) -> State<'_> {
        let (text, told) = match text(&self.found) {
            Ok(text) => (Some(text), None),
            Err(Failure::Broken(messages)) => (None, Some(messages.join("; "))),
            Err(Failure::Misuse(misuse)) => (None, Some(misuse.0)),
        };
        let mut mark = DefaultHasher::new();
        (&text, &told).hash(&mut mark);
        State {
            file: &self.found.name,
            case: &self.case,
            text,
            told,
            mark: format!("{:x}", mark.finish()),
        }
    }
}

/// An answer as the page's own files are sent.
fn sent(name: &str, body: Vec<u8>) -> Response {
    site::sent(Path::new(name), body)
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
