//! The page's files, with the headers a host should send. `docs/hosting.md` tells hosts the same.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::http::{Request, Response};

/// What the page may do: run and fetch what comes from its own origin, and nothing else. It also
/// stands in a meta tag of `index.html`, for hosts that send no headers.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'";

/// The policy as a header. Only a header binds workers, and only a header may say who may frame
/// the page.
pub fn policy_header() -> String {
    format!("{POLICY}; frame-ancestors 'self'")
}

/// What goes with every answer, whatever it is.
pub fn safety() -> [(&'static str, String); 3] {
    [
        ("Content-Security-Policy", policy_header()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ]
}

/// How long a file may be kept whose name, or whose folder's name, tells what is in it: for good.
pub const KEPT: &str = "public, max-age=31536000, immutable";

/// How long any other file may be kept: it is asked for again each time.
pub const ASKED_AGAIN: &str = "no-cache";

/// How long the answer that there is no such file may be kept: a browser that kept it would not find
/// the file later, after a part of an upload was mended.
pub const NOT_KEPT: &str = "no-store";

/// A kind of file of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// How its name ends, without the dot.
    pub extension: &'static str,
    /// What it is sent as, without the character set.
    pub media_type: &'static str,
    /// Whether it is text, and sent as UTF-8.
    pub utf8: bool,
    /// Whether compressing makes it smaller.
    pub compresses: bool,
}

impl Kind {
    /// The kind of a file; none where the page has no such files.
    pub fn of(file: &Path) -> Option<&'static Self> {
        let extension = file.extension()?.to_str()?;
        KINDS.iter().find(|kind| kind.extension == extension)
    }

    /// What it is sent as.
    pub fn content_type(&self) -> String {
        match self.utf8 {
            true => format!("{}; charset=utf-8", self.media_type),
            false => self.media_type.to_owned(),
        }
    }

    const fn new(extension: &'static str, media_type: &'static str) -> Self {
        Self {
            extension,
            media_type,
            utf8: false,
            compresses: true,
        }
    }

    const fn text(extension: &'static str, media_type: &'static str) -> Self {
        Self {
            utf8: true,
            ..Self::new(extension, media_type)
        }
    }
}

/// Every kind of file that the page has or may have.
pub const KINDS: &[Kind] = &[
    Kind::text("html", "text/html"),
    Kind::text("js", "text/javascript"),
    Kind::text("css", "text/css"),
    Kind::new("wasm", "application/wasm"),
    Kind::new("svg", "image/svg+xml"),
    Kind {
        compresses: false,
        ..Kind::new("png", "image/png")
    },
    Kind::new("json", "application/json"),
    Kind::new("webmanifest", "application/manifest+json"),
    Kind::text("txt", "text/plain"),
    Kind::text("toml", "text/plain"),
    Kind::new("bin", UNKNOWN),
];

/// What a file of no known kind is sent as.
const UNKNOWN: &str = "application/octet-stream";

/// Answers with a file of the folder; 404 where there is none, so that a mistake is seen.
pub fn respond(folder: &Path, request: &Request) -> Response {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return with_safety(Response::text(
            405,
            "Only GET and HEAD are answered here.\n",
        ));
    }
    if let Some(page) = page_before(request.path()) {
        let mut moved =
            Response::text(301, "The page is at the address without what follows it.\n");
        moved.headers.push(("Location", page.to_owned()));
        return with_safety(moved);
    }
    let file = locate(folder, request.path());
    match file.and_then(|file| Some((std::fs::read(&file).ok()?, file))) {
        Some((body, file)) => sent(&file, body),
        None => with_safety(missing()),
    }
}

/// What a sentence around a link leaves at its end.
pub const LEFT: &str = "/.,;)";

/// The page in a path that goes on after it with what a sentence leaves there; `None` in any other.
fn page_before(path: &str) -> Option<&str> {
    let page = path.trim_end_matches(|letter| LEFT.contains(letter));
    let further = page.len() < path.len() && page.ends_with(".html");
    // What begins with two slashes would lead to another host.
    (further && !page.starts_with("//")).then_some(page)
}

/// The answer with the bytes of a file of this name.
pub fn sent(file: &Path, body: Vec<u8>) -> Response {
    with_safety(Response {
        status: 200,
        headers: vec![
            ("Content-Type", media_type(file)),
            ("Cache-Control", caching(file).to_owned()),
        ],
        body,
    })
}

/// The answer that there is no such file, now.
pub fn missing() -> Response {
    let mut response = Response::text(404, "There is no such file here.\n");
    response
        .headers
        .push(("Cache-Control", NOT_KEPT.to_owned()));
    response
}

fn with_safety(mut response: Response) -> Response {
    response.headers.extend(safety());
    response
}

/// The file that a path names. Nothing outside the folder is found, and nothing hidden.
fn locate(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in path.strip_prefix('/')?.split('/') {
        let part = decode(part)?;
        match part.as_str() {
            "" => {}
            part if part.starts_with('.') || part.contains(['/', '\\', '\0', ':']) => return None,
            part => file.push(part),
        }
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    let file = file.canonicalize().ok()?;
    // A link in the folder may lead out of it.
    (file.is_file() && file.starts_with(folder.canonicalize().ok()?)).then_some(file)
}

/// Undoes the escapes (`%20`) of a part of a path.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> String {
    Kind::of(file).map_or_else(|| UNKNOWN.to_owned(), Kind::content_type)
}

/// How long a file may be kept.
pub fn caching(file: &Path) -> &'static str {
    let folder = file.parent().and_then(Path::file_name);
    match is_hashed(file.file_stem()) || is_hashed(folder) {
        true => KEPT,
        false => ASKED_AGAIN,
    }
}

/// Whether a name ends with a hash of what it names, which then never changes.
pub fn is_hashed(name: Option<&OsStr>) -> bool {
    let name = name.and_then(OsStr::to_str).unwrap_or_default();
    name.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= LEAST_HASH && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The digits from which on a number at the end of a name is taken for a hash.
pub const LEAST_HASH: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    /// A folder with a file, a hidden one, a folder, and a secret beside it all.
    fn folder(name: &str) -> PathBuf {
        let outer =
            std::env::temp_dir().join(format!("casebook-site-{name}-{}", std::process::id()));
        let folder = outer.join("public");
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        for (file, text) in [
            ("index.html", "start"),
            ("page-0123456789abcdef.wasm", "code"),
            ("a b.txt", "spaced"),
            (".hidden", "hidden"),
            ("sub/index.html", "below"),
            ("../secret.txt", "secret"),
        ] {
            std::fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn get(folder: &Path, target: &str) -> Response {
        let request = Request {
            method: "GET".to_owned(),
            target: target.to_owned(),
            headers: Default::default(),
            body: Vec::new(),
        };
        respond(folder, &request)
    }

    #[test]
    fn files_are_found_and_named_by_type() {
        let folder = folder("found");
        for (target, body, media_type) in [
            ("/", "start", "text/html; charset=utf-8"),
            ("/?query", "start", "text/html; charset=utf-8"),
            ("/sub/", "below", "text/html; charset=utf-8"),
            ("/page-0123456789abcdef.wasm", "code", "application/wasm"),
            ("/a%20b.txt", "spaced", "text/plain; charset=utf-8"),
        ] {
            let response = get(&folder, target);
            assert_eq!(response.status, 200, "{target}");
            assert_eq!(response.body, body.as_bytes(), "{target}");
            assert_eq!(
                response.header("content-type"),
                Some(media_type),
                "{target}"
            );
        }
        std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[test]
    fn what_a_sentence_leaves_behind_the_name_of_a_page_is_taken_off() {
        let folder = folder("left");
        for ending in ["/", ".", ")", ").", ",", ";"] {
            let answer = get(&folder, &format!("/sub/index.html{ending}"));
            assert_eq!(answer.status, 301, "{ending}");
            assert_eq!(answer.header("location"), Some("/sub/index.html"));
        }
        for target in ["//elsewhere.test/a.html.", "/a%20b.txt.", "/sub/."] {
            assert_eq!(get(&folder, target).header("location"), None, "{target}");
        }
        std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[test]
    fn nothing_outside_or_hidden_is_found() {
        let folder = folder("outside");
        for target in [
            "/missing",
            "/sub",
            "/.hidden",
            "/%2ehidden",
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/sub/../../secret.txt",
            "/..%2fsecret.txt",
            "/%2fetc%2fpasswd",
            "//etc/passwd",
            "/%zz",
            "/%",
            "/%f",
            "/a\0",
            "/c:/x",
            "http://elsewhere.test/",
            "*",
            "",
        ] {
            assert_eq!(get(&folder, target).status, 404, "{target}");
        }
        std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        let folder = folder("link");
        std::os::unix::fs::symlink(folder.join("../secret.txt"), folder.join("link.txt")).unwrap();
        assert_eq!(get(&folder, "/link.txt").status, 404);
        std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[test]
    fn every_answer_carries_the_headers() {
        let folder = folder("headers");
        for target in ["/", "/missing"] {
            let response = get(&folder, target);
            let policy = response.header("content-security-policy").unwrap();
            assert!(
                policy.ends_with("form-action 'none'; frame-ancestors 'self'"),
                "{policy}"
            );
            assert_eq!(response.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(response.header("referrer-policy"), Some("no-referrer"));
        }
        std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        for (name, kept) in [
            ("index.html", false),
            ("start-0123456789abcdef.js", true),
            ("program-0123456789abcdef/page_bg.wasm", true),
            ("papers/2.html", false),
            ("case-papers.js", false),
        ] {
            assert_eq!(
                caching(Path::new(name)).contains("immutable"),
                kept,
                "{name}"
            );
        }
    }

    #[test]
    fn the_page_carries_the_same_policy_first_in_its_head() {
        let page = std::fs::read_to_string(project::root().join("index.html")).unwrap();
        let head = page.split_once("<head>").unwrap().1.trim_start();
        let tag = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        assert!(head.starts_with(&tag), "{head}");
    }

    #[test]
    fn hosts_are_told_the_same_policy() {
        let advice = std::fs::read_to_string(project::root().join("docs/hosting.md")).unwrap();
        assert!(advice.contains(&policy_header()));
    }
}
