//! Asks a deployed Casebook for every file that its build made, and says in words what its host gets
//! wrong: headers, media types, compression, caching, missing pages, redirects.
//!
//! What should be there is told by the host's own copy of [`hosts::SUMS`]; what is right, by the table
//! from which our own server and the settings for hosts are made ([`site`]).

mod fetch;
mod policy;

use std::fmt;

use anyhow::{Context, Result, bail};
use url::Url;
use xtask::hosts;
use xtask::site::{self, KEPT, Kind};

use fetch::{Answer, Client, Packing};

/// What was asked, and what is wrong.
#[derive(Debug)]
pub struct Report {
    /// The folder that was asked, with a slash at the end.
    pub address: String,
    /// How many files were asked for.
    pub files: usize,
    /// How many bytes all of them were, as sent, without their headers.
    pub bytes: usize,
    /// Who may show the page in a frame, as its host says it.
    pub frames: Option<String>,
    /// What is wrong, in the order in which it was found.
    pub faults: Vec<Fault>,
}

/// Something that is wrong, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// With which files, by their paths.
    pub files: Vec<String>,
    /// What, as the rest of a sentence that begins with the files.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.files.as_slice() {
            [] => write!(f, "{}.", self.what),
            [one] => write!(f, "{one}: {}.", self.what),
            [one, other] => write!(f, "{one} and {other}: {}.", self.what),
            [one, others @ ..] => write!(f, "{one} and {} others: {}.", others.len(), self.what),
        }
    }
}

/// What browsers say they can unpack.
const PACKED: &str = "br, gzip";
const PLAIN: &str = "identity";

/// How much a file must be, unpacked, before its host is asked to compress it: hosts that do so by
/// themselves leave small files as they are.
const WORTH_PACKING: usize = 4 * 1024;

/// How long a file that never changes should be kept at least: thirty days, in seconds.
const LONG: u64 = 30 * 24 * 60 * 60;

/// How many times a file is looked for elsewhere.
const MOST_REDIRECTS: usize = 4;

/// How many files a build may have.
const MOST_FILES: usize = 5000;

/// How the start page is called, which has no name of its own.
const START: &str = "./";

/// Asks the host of an address, which names the folder of a Casebook, for every file.
///
/// # Errors
/// When the address is none, its host cannot be asked, or there is no Casebook.
pub fn check(address: &str) -> Result<Report> {
    let base = folder(address)?;
    let client = Client::new(&base);
    let files = listed(&client, &base)?;
    let mut check = Check {
        report: Report {
            address: base.to_string(),
            files: files.len(),
            bytes: 0,
            frames: None,
            faults: Vec::new(),
        },
        client,
        base,
    };
    let home = files.iter().find(|(_, path)| path == "index.html");
    if let Some((sum, _)) = home {
        check.file(START, sum)?;
    }
    for (sum, path) in &files {
        check.file(path, sum)?;
    }
    let kinds = ["index.html", "page_bg.wasm"];
    for (_, path) in files
        .iter()
        .filter(|(_, path)| kinds.iter().any(|end| path.ends_with(end)))
    {
        check.plain(path)?;
    }
    check.missing("no-such-page.html")?;
    check.missing("program-0000000000000000/page.js")?;
    check.slash()?;
    Ok(check.report)
}

/// The folder that an address names.
fn folder(address: &str) -> Result<Url> {
    let mut url = Url::parse(address)
        .with_context(|| format!("{address:?} is no address; begin with https:// or http://"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        bail!("{address:?} is no address of a host; begin with https:// or http://");
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().trim_end_matches("index.html");
    let path = format!("{}/", path.trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

/// The files that the build made, with their sums.
fn listed(client: &Client, base: &Url) -> Result<Vec<(String, String)>> {
    let answer = client.get(&base.join(hosts::SUMS)?, PLAIN)?;
    let none = format!(
        "there is no Casebook at {base}: it should have a file {}, which stands in `dist`",
        hosts::SUMS
    );
    if answer.status != 200 {
        bail!("{none}; the host answers with {}", answer.status);
    }
    let text = answer.content().unwrap_or_default();
    let files: Option<Vec<_>> = String::from_utf8_lossy(&text)
        .lines()
        .map(|line| {
            let (sum, path) = line.split_once("  ")?;
            let inside = base.join(path).ok()?.as_str().starts_with(base.as_str());
            (sum.len() == 64 && inside).then(|| (sum.to_owned(), path.to_owned()))
        })
        .take(MOST_FILES)
        .collect();
    match files {
        Some(files) if !files.is_empty() => Ok(files),
        _ => bail!("{none}; the host answers with something else"),
    }
}

/// A check on its way.
struct Check {
    client: Client,
    base: Url,
    report: Report,
}

impl Check {
    /// Notes what is wrong with a file; once for all files of which it is true.
    fn fault(&mut self, file: &str, what: String) {
        let faults = &mut self.report.faults;
        match faults.iter_mut().find(|fault| fault.what == what) {
            Some(fault) => fault.files.push(file.to_owned()),
            None => faults.push(Fault {
                files: vec![file.to_owned()],
                what,
            }),
        }
    }

    /// Checks a file of the build.
    fn file(&mut self, path: &str, sum: &str) -> Result<()> {
        let Some(answer) = self.follow(path)? else {
            return Ok(());
        };
        self.report.bytes = self.report.bytes.saturating_add(answer.body.len());
        if answer.status != 200 {
            let what = match path {
                START => "have the host answer with index.html there",
                _ => "copy all of `dist` to the host, and let everybody read it",
            };
            self.fault(
                path,
                format!("the host answers with {}: {what}", answer.status),
            );
            return Ok(());
        }
        // The start page is a page like any other.
        let name = if path == START { "index.html" } else { path };
        self.headers(path, &answer);
        self.media_type(path, name, &answer);
        self.packing(path, name, &answer, sum);
        self.caching(path, name, &answer);
        Ok(())
    }

    /// What is answered to a path in the end, where the host sends on to another: some leave `.html`
    /// out of addresses. None where it sends on to somewhere else.
    fn follow(&mut self, path: &str) -> Result<Option<Answer>> {
        let mut address = self.base.join(path)?;
        for _ in 0..MOST_REDIRECTS {
            let answer = self.client.get(&address, PACKED)?;
            let Some(next) = sent_on(&address, &answer) else {
                return Ok(Some(answer));
            };
            if !next.as_str().starts_with(self.base.as_str()) {
                self.fault(
                    path,
                    format!(
                        "the host sends readers on to {next}, which is outside {}: have it keep the folder",
                        self.base
                    ),
                );
                return Ok(None);
            }
            address = next;
        }
        self.fault(
            path,
            "the host sends readers on and on: have it answer with the file".to_owned(),
        );
        Ok(None)
    }

    fn headers(&mut self, path: &str, answer: &Answer) {
        let only_reports = answer.all("content-security-policy-report-only").next();
        let verdict = policy::judge(
            &answer.header("content-security-policy"),
            only_reports.is_some(),
        );
        for what in verdict.faults {
            self.fault(path, what);
        }
        if path == START {
            self.report.frames = verdict.frames;
        }
        if !answer
            .header("x-content-type-options")
            .eq_ignore_ascii_case("nosniff")
        {
            self.fault(
                path,
                "browsers may take it for something else than it is: send \
                 `X-Content-Type-Options: nosniff`, once"
                    .to_owned(),
            );
        }
        // Of several, browsers take the last that they know.
        let referrer = answer.header("referrer-policy").to_ascii_lowercase();
        let last = referrer.rsplit(',').next().unwrap_or_default().trim();
        if !matches!(last, "no-referrer" | "same-origin") {
            self.fault(
                path,
                "other sites are told which page a reader came from: send `Referrer-Policy: no-referrer`"
                    .to_owned(),
            );
        }
    }

    fn media_type(&mut self, path: &str, name: &str, answer: &Answer) {
        let Some(kind) = Kind::of(name.as_ref()) else {
            return;
        };
        let sent = answer.header("content-type").to_ascii_lowercase();
        let (sent_type, parameters) = sent.split_once(';').unwrap_or((&sent, ""));
        let also = match kind.extension {
            "js" => "application/javascript",
            "bin" => "binary/octet-stream",
            _ => kind.media_type,
        };
        let charset = parameters
            .split(';')
            .find_map(|parameter| parameter.trim().strip_prefix("charset="))
            .map(|charset| charset.trim_matches('"'));
        let right_type = [kind.media_type, also].contains(&sent_type.trim());
        let right_charset = match charset {
            Some(charset) => !kind.utf8 || charset == "utf-8",
            // What a page fetches is read as the page is.
            None => kind.extension != "html",
        };
        if !(right_type && right_charset) {
            let sent = match sent.as_str() {
                "" => "without a media type".to_owned(),
                sent => format!("as `{sent}`"),
            };
            self.fault(
                path,
                format!(
                    "it is sent {sent}: send `.{}` as `{}`",
                    kind.extension,
                    kind.content_type()
                ),
            );
        }
    }

    /// Checks that a file is compressed, and that it is the one that was built.
    fn packing(&mut self, path: &str, name: &str, answer: &Answer, sum: &str) {
        let packing = answer.packing();
        if let Packing::Other(packing) = &packing {
            self.fault(
                path,
                format!("it is packed as `{packing}`, which was not asked for: pack it once, as br or gzip"),
            );
            return;
        }
        let Some(content) = answer.content() else {
            self.fault(
                path,
                "it does not unpack as its `Content-Encoding` says: send that header with the compressed \
                 file alone, and compress nothing twice"
                    .to_owned(),
            );
            return;
        };
        if hosts::sum(&content) != sum {
            self.fault(
                path,
                "it is not the file that was built: turn off whatever changes files on their way, or copy \
                 all of `dist` again"
                    .to_owned(),
            );
        }
        // Few hosts compress what they know nothing of, and nobody waits for it.
        let worth = Kind::of(name.as_ref()).is_some_and(|kind| kind.compresses)
            && !name.ends_with(".bin")
            && content.len() >= WORTH_PACKING;
        if worth && packing == Packing::None {
            let ending = name.rsplit('.').next().unwrap_or_default();
            self.fault(
                path,
                format!("it travels uncompressed: have the host send the `.br` or `.gz` beside it, or compress `.{ending}`"),
            );
        }
        let vary = answer.header("vary").to_ascii_lowercase();
        if packing != Packing::None && !vary.contains("accept-encoding") && vary != "*" {
            self.fault(
                path,
                "a cache on the way may hand the compressed file to those who cannot unpack it: send \
                 `Vary: Accept-Encoding`"
                    .to_owned(),
            );
        }
    }

    fn caching(&mut self, path: &str, name: &str, answer: &Answer) {
        let kept = Keeping::of(answer);
        if site::caching(name.as_ref()) == KEPT {
            if kept.forbidden || kept.seconds.is_none_or(|seconds| seconds < LONG) {
                self.fault(
                    path,
                    format!(
                        "it never changes, but returning readers fetch it again: send `Cache-Control: {KEPT}`"
                    ),
                );
            }
            return;
        }
        let what = match kept.seconds {
            _ if kept.forbidden => return,
            Some(0) => return,
            Some(seconds) => format!("browsers keep it for {seconds} seconds without asking"),
            None => "browsers keep it for as long as they like".to_owned(),
        };
        self.fault(
            path,
            format!(
                "{what}, and miss a newer one: send `Cache-Control: {}`",
                site::ASKED_AGAIN
            ),
        );
    }

    /// Checks that those who cannot unpack get a file as it is.
    fn plain(&mut self, path: &str) -> Result<()> {
        let answer = self.client.get(&self.base.join(path)?, PLAIN)?;
        if answer.status == 200 && answer.packing() != Packing::None {
            self.fault(
                path,
                "it is sent compressed to those who did not ask for that: send it as it is, unless \
                 `Accept-Encoding` names br or gzip"
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// Checks that what is not there is said not to be there.
    fn missing(&mut self, path: &str) -> Result<()> {
        let address = self.base.join(path)?;
        let answer = self.client.get(&address, PACKED)?;
        if !matches!(answer.status, 404 | 410) {
            self.fault(
                path,
                format!(
                    "there is no such file, and the host answers with {}: have it answer with 404, or a \
                     browser takes something else for what it asked for",
                    answer.status
                ),
            );
            return Ok(());
        }
        let kept = Keeping::of(&answer);
        if !kept.forbidden && kept.seconds.is_some_and(|seconds| seconds > 0) {
            self.fault(
                path,
                format!(
                    "browsers keep the answer that there is no such file, and miss it once it is there: \
                     send `Cache-Control: {}` with it",
                    site::NOT_KEPT
                ),
            );
        }
        Ok(())
    }

    /// Checks that readers who leave out the slash at the end of a folder arrive all the same.
    fn slash(&mut self) -> Result<()> {
        let mut address = self.base.clone();
        let path = self.base.path().trim_end_matches('/').to_owned();
        if path.is_empty() {
            return Ok(());
        }
        address.set_path(&path);
        let answer = self.client.get(&address, PACKED)?;
        let what = match sent_on(&address, &answer) {
            Some(next) if next == self.base => return Ok(()),
            Some(next) => format!("the host sends readers on to {next}"),
            None if answer.status == 200 => {
                "the host answers with a page there, whose links then lead astray".to_owned()
            }
            None => format!("the host answers with {}", answer.status),
        };
        let base = self.base.clone();
        self.fault(&path, format!("{what}: have it send them on to {base}"));
        Ok(())
    }
}

/// Where an answer sends on to.
fn sent_on(address: &Url, answer: &Answer) -> Option<Url> {
    let sends_on = matches!(answer.status, 301 | 302 | 303 | 307 | 308);
    let location = answer.all("location").next()?;
    sends_on.then(|| address.join(location).ok())?
}

/// How long an answer may be kept.
struct Keeping {
    /// It may not be kept, or not be used without asking.
    forbidden: bool,
    /// For how long at most; none where nothing is said.
    seconds: Option<u64>,
}

impl Keeping {
    fn of(answer: &Answer) -> Self {
        let sent = answer.header("cache-control").to_ascii_lowercase();
        let mut keeping = Self {
            forbidden: false,
            seconds: None,
        };
        for directive in sent.split(',').map(str::trim) {
            match directive.split_once('=') {
                None => keeping.forbidden |= matches!(directive, "no-cache" | "no-store"),
                Some(("max-age", seconds)) => {
                    keeping.seconds = seconds.trim_matches('"').parse().ok();
                }
                Some(_) => {}
            }
        }
        keeping
    }
}
