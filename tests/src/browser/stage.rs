//! The built page, served as a host should serve it, and all that it did while it was served.
//!
//! What the reader's browser gets is the built page with one thing added: a script at the head of
//! every page that reports errors. Each stage has a port, and so an origin and a storage, of its own.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::http::{Handler, Request, Response, Server};
use xtask::{project, site};

use super::origin::serve_at_new_origin;

/// Below which path everything is served a second time, to try the page in a folder.
const FOLDER: &str = "/in/a/folder/";

/// Reports errors at once, in a request that the page waits for: nothing is lost when it moves on.
const LISTENER: &str = include_str!("listener.js");

/// How long a request that is delayed waits before it looks again.
const MOMENT: Duration = Duration::from_millis(20);

/// What happened on a stage.
#[derive(Debug, Default)]
struct Log {
    requests: Vec<String>,
    errors: Vec<String>,
    /// The page is being left: what it was loading is cut off, which some browsers tell it.
    leaving: bool,
    /// The device keeps the page for when there is no network. Elsewhere it would only keep the machine
    /// busy: every test has an origin of its own.
    kept_offline: bool,
    /// Requests for a path that contains one of these are answered with 404.
    withheld: Vec<String>,
    /// Requests for a path that contains one of these wait.
    delayed: Vec<String>,
    /// JavaScript that runs before anything of the page.
    before: String,
    /// Files that a test serves beside the page's own, by their paths.
    added: Vec<(String, String)>,
}

/// The page being served.
#[derive(Debug)]
pub(crate) struct Stage {
    /// None once it was stopped.
    server: Mutex<Option<Server>>,
    url: String,
    log: Arc<Mutex<Log>>,
}

impl Stage {
    pub(crate) fn start() -> Result<Self> {
        let folder = built_page()?;
        let log = Arc::new(Mutex::new(Log::default()));
        let own = Arc::clone(&log);
        let handler: Arc<Handler> =
            Arc::new(move |request: &Request| respond(folder, &own, request));
        let server = serve_at_new_origin(&handler)?;
        Ok(Self {
            url: server.url(),
            server: Mutex::new(Some(server)),
            log,
        })
    }

    /// The address of the page, up to its fragment.
    pub(crate) fn url(&self) -> String {
        self.url.clone()
    }

    /// The address of the page in a folder of the same server.
    pub(crate) fn url_in_folder(&self) -> String {
        format!("{}{}", self.url.trim_end_matches('/'), FOLDER)
    }

    /// The address of a page that shows another in a frame of this size.
    pub(crate) fn frame_url(&self, width: u32, height: u32, url: &str) -> String {
        // A fragment of a fragment needs no escapes.
        format!("{}__test/frame?{width}&{height}#{url}", self.url)
    }

    pub(crate) fn withhold(&self, path: &str) {
        self.log.lock().unwrap().withheld.push(path.to_owned());
    }

    pub(crate) fn delay(&self, path: &str) {
        self.log.lock().unwrap().delayed.push(path.to_owned());
    }

    /// Withholds and delays nothing any more.
    pub(crate) fn deliver(&self) {
        let mut log = self.log.lock().unwrap();
        log.withheld.clear();
        log.delayed.clear();
    }

    /// The page is about to be loaded afresh.
    pub(crate) fn leave(&self) {
        self.log.lock().unwrap().leaving = true;
    }

    pub(crate) fn keep_offline(&self) {
        self.log.lock().unwrap().kept_offline = true;
    }

    /// Answers nobody any more.
    pub(crate) fn stop(&self) {
        drop(self.server.lock().unwrap().take());
    }

    pub(crate) fn before(&self, script: &str) {
        self.log.lock().unwrap().before.push_str(script);
    }

    pub(crate) fn add(&self, path: &str, text: &str) {
        let path = format!("/{path}");
        let mut log = self.log.lock().unwrap();
        log.added.retain(|(other, _)| *other != path);
        log.added.push((path, text.to_owned()));
    }

    /// What went wrong since the last call: errors in the page, policy reports, files not found.
    pub(crate) fn take_errors(&self) -> Vec<String> {
        std::mem::take(&mut self.log.lock().unwrap().errors)
    }

    /// The paths asked for since the last call, without those of the tests themselves.
    pub(crate) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.log.lock().unwrap().requests)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Nobody waits on when the test is over.
        self.deliver();
    }
}

/// A copy of the built page, made once, so that a build that happens meanwhile disturbs no test.
fn built_page() -> Result<&'static Path> {
    static COPY: OnceLock<std::result::Result<PathBuf, String>> = OnceLock::new();
    let copy = COPY.get_or_init(|| copy_of_dist().map_err(|error| format!("{error:#}")));
    match copy {
        Ok(folder) => Ok(folder),
        Err(error) => bail!("{error}"),
    }
}

fn copy_of_dist() -> Result<PathBuf> {
    let dist = project::dist();
    if !dist.join("index.html").is_file() {
        bail!("there is no built page: run `cargo xtask build` first");
    }
    // In the target folder, where it does no harm should this process be stopped from outside.
    let copy = project::target()
        .join("browser-tests")
        .join(std::process::id().to_string());
    copy_folder(&dist, &copy).context("the built page cannot be copied")?;
    Ok(copy)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Removes the copy of the built page that this process made, if it made one.
pub(crate) fn tidy() {
    let copy = project::target()
        .join("browser-tests")
        .join(std::process::id().to_string());
    let _ = std::fs::remove_dir_all(copy);
}

fn respond(folder: &Path, log: &Mutex<Log>, request: &Request) -> Response {
    match request.path() {
        "/__test/error" => {
            let error = String::from_utf8_lossy(&request.body).into_owned();
            let mut log = log.lock().unwrap();
            if !(log.leaving && is_cut_off(&error)) {
                log.errors.push(error);
            }
            drop(log);
            Response {
                status: 204,
                headers: Vec::new(),
                body: Vec::new(),
            }
        }
        "/__test/report" => {
            log.lock().unwrap().errors.push(report(&request.body));
            Response {
                status: 204,
                headers: Vec::new(),
                body: Vec::new(),
            }
        }
        "/__test/listener.js" => {
            let mut log = log.lock().unwrap();
            log.leaving = false;
            script(&format!("{}\n{LISTENER}", log.before))
        }
        path if path.ends_with("/offline.js") && !log.lock().unwrap().kept_offline => script(""),
        "/__test/frame" => frame(&request.target),
        "/__test/frame.js" => {
            script("document.querySelector('iframe').src = location.hash.slice(1);")
        }
        _ => page(folder, log, request),
    }
}

/// Whether an error says, in the words of one of the engines, that a load did not come to its end.
fn is_cut_off(error: &str) -> bool {
    [
        "NetworkError when attempting to fetch resource",
        "Failed to fetch",
        "Load failed",
        "cancelled",
        // Firefox of what it was compiling as it came.
        "AbortError: The operation was aborted",
        // WebKit says of a script, too, that it was not loaded.
        "not loaded: ",
    ]
    .iter()
    .any(|words| error.contains(words))
}

/// A file of the page, with the address for reports in its policy and, in HTML, the listener.
fn page(folder: &Path, log: &Mutex<Log>, request: &Request) -> Response {
    let waits = |log: &Log| log.delayed.iter().any(|part| request.target.contains(part));
    while waits(&log.lock().unwrap()) {
        std::thread::sleep(MOMENT);
    }
    let mut log = log.lock().unwrap();
    log.requests.push(request.path().to_owned());
    let mut request = request.clone();
    if let Some(rest) = request.target.strip_prefix(FOLDER) {
        request.target = format!("/{rest}");
    }
    let withheld = log
        .withheld
        .iter()
        .any(|part| request.target.contains(part.as_str()));
    let added = log.added.iter().find(|(path, _)| path == request.path());
    let mut response = match (withheld, added) {
        (true, _) => site::missing(),
        (false, Some((path, text))) => site::sent(Path::new(path), text.clone().into_bytes()),
        (false, None) => site::respond(folder, &request),
    };
    if response.status == 404 {
        log.errors.push(format!("not found: {}", request.target));
    }
    for (name, value) in &mut response.headers {
        if *name == "Content-Security-Policy" {
            value.push_str("; report-uri /__test/report");
            // As a host sets it that lets the page be shown elsewhere.
            if request.target.contains("?embed") {
                *value = value.replace("frame-ancestors 'self'", "frame-ancestors http:");
            }
        }
    }
    // What is fetched, not opened, is kept as it is.
    let opened = request.headers.get("sec-fetch-dest").map(String::as_str) != Some("empty");
    if opened
        && response
            .header("content-type")
            .is_some_and(|media_type| media_type.starts_with("text/html"))
    {
        let text = String::from_utf8_lossy(&response.body);
        let listening = text.replacen(
            "<title>",
            "<script src=\"/__test/listener.js\"></script><title>",
            1,
        );
        if listening.len() == text.len() {
            log.errors
                .push("the page has no <title> before which to listen for errors".to_owned());
        }
        response.body = listening.into_bytes();
    }
    response
}

fn script(text: &str) -> Response {
    Response {
        status: 200,
        headers: vec![("Content-Type", "text/javascript; charset=utf-8".to_owned())],
        body: text.as_bytes().to_vec(),
    }
}

/// A page with nothing but a frame, whose address is taken from the fragment.
fn frame(target: &str) -> Response {
    let size = target.split_once('?').map_or("", |(_, size)| size);
    let (width, height) = size.split_once('&').unwrap_or(("320", "800"));
    let (height, shut_off) = match height.split_once('&') {
        Some((height, _)) => (height, " sandbox=allow-scripts"),
        None => (height, ""),
    };
    let text = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A frame</title><link rel=icon href=data:,>\
         <style>body{{margin:0}}iframe{{border:0;display:block}}</style>\
         <iframe title=page width={width} height={height}{shut_off}></iframe><script src=/__test/frame.js></script>"
    );
    Response {
        status: 200,
        headers: vec![("Content-Type", "text/html; charset=utf-8".to_owned())],
        body: text.into_bytes(),
    }
}

/// A policy report in words.
fn report(body: &[u8]) -> String {
    let report: Value = serde_json::from_slice(body).unwrap_or_default();
    let report = &report["csp-report"];
    let part = |name: &str| report[name].as_str().unwrap_or("?").to_owned();
    format!(
        "policy report: {} was refused {} ({}:{})",
        part("document-uri"),
        part("blocked-uri"),
        part("violated-directive"),
        report["line-number"]
    )
}
