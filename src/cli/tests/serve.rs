//! `casebook serve`: what it answers, and whom.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(args);
    command
}

/// A server that runs until it is dropped.
struct Serving {
    child: Child,
    /// `127.0.0.1:8180`
    host: String,
    /// What it says when it is there.
    told: Vec<String>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Serves files with a page of one line.
fn serving(folder: &Path, files: &[&str]) -> Serving {
    let page = folder.join("page");
    fs::create_dir_all(page.join("below")).unwrap();
    for (name, text) in [
        ("own.html", "<!doctype html><title>Own</title><p>Page</p>"),
        ("below/case.html", "<!doctype html><title>Case</title>"),
        ("casebook.html", "<!doctype html><title>One file</title>"),
        ("page.js", "\"<title>\""),
        ("offline.js", "keep()"),
    ] {
        fs::write(page.join(name), text).unwrap();
    }
    let mut args = vec!["serve"];
    args.extend(files);
    let page = page.to_str().unwrap();
    args.extend(["--page", page]);
    let mut child = command(&args)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told: Vec<String> = lines.take(files.len() + 1).map(Result::unwrap).collect();
    let (_, address) = told[0].split_once("http://").unwrap();
    let (host, _) = address.split_once('/').unwrap();
    let host = host.to_owned();
    Serving { child, host, told }
}

impl Serving {
    /// The head and the body of an answer to somebody who calls the server so.
    fn ask_as(&self, host: &str, target: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn ask(&self, target: &str) -> (String, String) {
        self.ask_as(&self.host, target)
    }

    /// A file as it stands now, and whether it is another than a state.
    fn state(&self, case: &str, mark: &str) -> Option<serde_json::Value> {
        let (head, body) = self.ask(&format!("/served.json?case={case}&mark={mark}"));
        match head.lines().next().unwrap() {
            "HTTP/1.1 204 No Content" => None,
            "HTTP/1.1 200 OK" => Some(serde_json::from_str(&body).unwrap()),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn the_page_comes_with_the_files_in_it_and_under_its_policy() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title = \"</script><script>alert(1)</script>\"\n";
    fs::write(folder.path().join("Fewer buses.toml"), text).unwrap();
    fs::write(folder.path().join("fewer_buses.toml"), "").unwrap();
    let server = serving(folder.path(), &["Fewer buses.toml", "fewer_buses.toml"]);
    let host = &server.host;
    assert!(host.starts_with("127.0.0.1:"), "{host}");
    assert_eq!(
        server.told,
        [
            format!("Fewer buses.toml is at http://{host}/own.html#case=fewer-buses"),
            format!("fewer_buses.toml is at http://{host}/own.html#case=fewer-buses-2"),
            "It is drawn anew each time it is saved. Ctrl-C ends it.".to_owned(),
        ]
    );
    for (target, title) in [("/own.html", "Own"), ("/below/case.html", "Case")] {
        let (head, body) = server.ask(target);
        assert!(
            head.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"),
            "{head}"
        );
        let (before, after) = body.split_once("<script").unwrap();
        assert_eq!(before, "<!doctype html>");
        let (given, after) = after.split_once("</script>").unwrap();
        let given = given
            .strip_prefix(" id=\"served\" type=\"application/json\">")
            .unwrap();
        let given: serde_json::Value = serde_json::from_str(given).unwrap();
        assert_eq!(given[0]["text"], text);
        assert_eq!(given[1]["case"], "fewer-buses-2");
        let script = format!("<script src=\"/served.js\"></script><title>{title}</title>");
        assert!(after.starts_with(&script), "{after}");
    }
    assert_eq!(
        server.ask("/casebook.html").1,
        "<!doctype html><title>One file</title>"
    );
    assert_eq!(server.ask("/page.js").1, "\"<title>\"");
    // Nothing of it is kept for when there is no network.
    assert_eq!(server.ask("/offline.js").1, "");
    let (head, script) = server.ask("/served.js");
    assert!(head.contains("Content-Type: text/javascript"), "{head}");
    assert_eq!(script, include_str!("../src/serve/served.js"));
}

#[test]
fn what_is_saved_is_answered_once_and_what_cannot_be_read_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    fs::write(&file, "title = \"A\"\n").unwrap();
    let server = serving(folder.path(), &["a.toml"]);
    let first = server.state("a", "").unwrap();
    assert_eq!(first["text"], "title = \"A\"\n");
    let mark = first["mark"].as_str().unwrap();
    assert_eq!(server.state("a", mark), None);
    fs::write(&file, "title = \"B\"\n").unwrap();
    let second = server.state("a", mark).unwrap();
    assert_eq!(second["text"], "title = \"B\"\n");
    // Back to what it was is another state than the last.
    fs::write(&file, "title = \"A\"\n").unwrap();
    assert_eq!(
        server.state("a", second["mark"].as_str().unwrap()),
        Some(first.clone())
    );
    fs::remove_file(&file).unwrap();
    let gone = server.state("a", mark).unwrap();
    assert_eq!(gone["text"], serde_json::Value::Null);
    let told = gone["told"].as_str().unwrap();
    assert!(told.starts_with("a.toml: cannot be opened"), "{told}");
    let large = "#".repeat(1_000_001);
    fs::write(&file, large).unwrap();
    let told = server.state("a", mark).unwrap()["told"].clone();
    assert_eq!(
        told,
        "a.toml: the file is larger than a case file may be (1 MB)"
    );
}

#[test]
fn nobody_is_answered_who_came_by_another_name_or_asks_for_another_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), "title = \"A\"\n").unwrap();
    let server = serving(folder.path(), &["a.toml"]);
    let port = server.host.split_once(':').unwrap().1;
    for target in ["/own.html", "/served.json?case=a", "/page.js"] {
        for host in [
            "elsewhere.test",
            &format!("elsewhere.test:{port}"),
            "127.0.0.1.elsewhere.test",
            "",
        ] {
            let (head, body) = server.ask_as(host, target);
            assert!(head.starts_with("HTTP/1.1 403"), "{host}: {head}");
            assert!(!body.contains("title"), "{body}");
        }
        let (head, _) = server.ask_as(&format!("localhost:{port}"), target);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    }
    for target in [
        "/served.json?case=b",
        "/served.json",
        "/../a.toml",
        "/a.toml",
    ] {
        let (head, _) = server.ask(target);
        assert!(head.starts_with("HTTP/1.1 404"), "{target}: {head}");
    }
}

#[test]
fn a_wrong_use_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), "title = \"A\"\n").unwrap();
    let run =
        |args: &[&str]| -> Output { command(args).current_dir(folder.path()).output().unwrap() };
    for (args, told) in [
        (&["serve"][..], "`serve` takes one file or several."),
        (&["serve", "b.toml"], "There is no file `b.toml`."),
        (
            &["serve", "a.toml", "--page", "."],
            "There is no built page in `.`: it has no own.html.",
        ),
        (
            &["serve", "a.toml", "--page"],
            "`--page` needs the folder of a built page.",
        ),
        (
            &["serve", "a.toml", "--port", "x"],
            "`--port` needs a number, such as 8180.",
        ),
        (&["serve", "a.toml", "--json"], "`serve` writes no JSON."),
        (
            &["check", "--port", "1"],
            "`--page` and `--port` go with `serve`, not with `check`.",
        ),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.starts_with(told), "{err}");
    }
}
