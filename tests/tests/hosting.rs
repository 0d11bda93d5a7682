//! The built page on real web servers, with the settings that the build writes for them and without.
//!
//! Each server runs without privileges, from a folder of its own, on a free port of this machine, and
//! is stopped when its test is over. Debian's own are used (`xtask::webservers`).

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use casebook_tests::first_load;
use check_host::Report;
use xtask::webservers::{self, WebServer};
use xtask::{hosts, project};

/// Which settings a server has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Settings {
    /// What it does by itself.
    Bare,
    /// What the build wrote for it.
    Ours,
    /// That, with the line for nginx's module for brotli.
    OursWithBrotli,
}

/// A server that runs, with a copy of the built page in a folder of its site.
struct Running {
    process: Child,
    port: u16,
    // Goes when the process is gone.
    _folder: tempfile::TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        // A single process each, so nothing is left of it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How long a server may take to answer at first.
const PATIENCE: Duration = Duration::from_secs(20);

/// Starts a server; none where it is not among those chosen.
fn start(server: WebServer, settings: Settings) -> Option<Running> {
    if !WebServer::chosen().unwrap().contains(&server) {
        println!("{} is not among the servers chosen", server.name());
        return None;
    }
    // Another process may take the port between its choice and the start.
    (0..3)
        .find_map(|_| try_start(server, settings))
        .or_else(|| panic!("{} does not start", server.name()))
}

fn try_start(server: WebServer, settings: Settings) -> Option<Running> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    copy(&project::dist(), &root.join("site").join(page_folder()));
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    // A copy, for the project may lie where others cannot read.
    let program = root.join(server.name());
    fs::copy(server.program().unwrap(), &program).unwrap();
    let mut command = match server {
        WebServer::Nginx => nginx(root, &program, port, settings),
        WebServer::Apache => apache(root, &program, port, settings),
    };
    give_away(root, &mut command);
    command.current_dir(root).stdin(Stdio::null());
    let start = Instant::now();
    let mut process = loop {
        match command.spawn() {
            Ok(process) => break process,
            // Another test started a program while the copy was written: until that one runs, it holds the copy open.
            Err(error)
                if error.kind() == ErrorKind::ExecutableFileBusy && start.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(20));
            }
            Err(error) => panic!("{} cannot be run: {error}", server.name()),
        }
    };
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        let over = process.try_wait().unwrap();
        if over.is_some() || start.elapsed() > PATIENCE {
            let said = fs::read_to_string(root.join("error.log")).unwrap_or_default();
            println!("{} did not start ({over:?}): {said}", server.name());
            let _ = process.kill();
            let _ = process.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Some(Running {
        process,
        port,
        _folder: folder,
    })
}

/// The folder of the site that the page is in, as the settings for nginx have it.
fn page_folder() -> &'static str {
    hosts::FOLDER.trim_matches('/')
}

fn nginx(root: &Path, program: &Path, port: u16, settings: Settings) -> Command {
    let written = root.join("site").join(page_folder()).join(hosts::NGINX);
    let (mut module, mut include) = (String::new(), String::new());
    if settings != Settings::Bare {
        include = format!("include {};", written.display());
    }
    if settings == Settings::OursWithBrotli {
        let file = root.join("brotli.so");
        fs::copy(webservers::brotli_module().unwrap(), &file).unwrap();
        module = format!("load_module {};", file.display());
        let text = fs::read_to_string(&written).unwrap();
        let line = "# brotli_static on;";
        assert!(text.contains(line), "{text}");
        fs::write(&written, text.replace(line, "brotli_static on;")).unwrap();
    }
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {name};"))
        .concat();
    let text = format!(
        "{module} daemon off; master_process off; pid nginx.pid; error_log error.log; events {{}}
         http {{
             access_log off; {temporary}
             server {{ listen 127.0.0.1:{port}; root site; {include} }}
         }}"
    );
    fs::write(root.join("server.conf"), text).unwrap();
    let mut command = Command::new(program);
    command
        .args(["-e", "error.log", "-c", "server.conf", "-p"])
        .arg(root);
    command
}

fn apache(root: &Path, program: &Path, port: u16, settings: Settings) -> Command {
    let modules = webservers::apache_modules().unwrap();
    let load: String = [
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "filter",
        "deflate",
        "brotli",
        "setenvif",
        "headers",
        "rewrite",
    ]
    .map(|name| {
        let file = modules.join(format!("mod_{name}.so"));
        format!("LoadModule {name}_module {}\n", file.display())
    })
    .concat();
    let allow = match settings {
        Settings::Bare => "None",
        _ => "FileInfo",
    };
    // What Debian's own settings say of the two endings; and a site that compresses by itself and sends a
    // header of its own.
    let text = format!(
        "ServerRoot {root}
{load}
ServerName localhost
Listen 127.0.0.1:{port}
DefaultRuntimeDir {root}
PidFile {root}/apache.pid
ErrorLog {root}/error.log
TypesConfig /dev/null
AddLanguage br .br
AddType application/x-gzip .gz
{site}
DocumentRoot {root}/site
<Directory {root}/site>
    Options FollowSymLinks
    AllowOverride {allow}
    Require all granted
</Directory>
",
        root = root.display(),
        site = match settings {
            Settings::Bare => "",
            _ => {
                "AddOutputFilterByType BROTLI_COMPRESS;DEFLATE text/html text/javascript text/css application/wasm
Header set X-Content-Type-Options nosniff"
            }
        },
    );
    fs::write(root.join("server.conf"), text).unwrap();
    let mut command = Command::new(program);
    // As one process.
    command.args(["-X", "-f"]).arg(root.join("server.conf"));
    command
}

/// Has a command run as nobody, and gives it its folder, where this process may do anything.
fn give_away(root: &Path, command: &mut Command) {
    use std::os::unix::fs::chown;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    if !rustix::process::geteuid().is_root() {
        return;
    }
    chown(root, Some(NOBODY), Some(NOBODY)).unwrap();
    command.uid(NOBODY).gid(NOBODY);
}

fn copy(from: &Path, to: &Path) {
    assert!(
        from.is_dir(),
        "there is no built page: run `cargo xtask build` first"
    );
    let mut files = Vec::new();
    hosts::list(from, &mut files).unwrap();
    for file in files {
        let copy = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(file, copy).unwrap();
    }
}

impl Running {
    /// What the check says.
    fn check(&self) -> Report {
        let address = format!("http://127.0.0.1:{}{}", self.port, hosts::FOLDER);
        check_host::check(&address).unwrap()
    }

    /// Everything that is answered to a request for a file of the page, head and body.
    fn get(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let folder = hosts::FOLDER;
        write!(
            stream,
            "GET {folder}{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap() + 4;
        let body = answer.split_off(end);
        (String::from_utf8(answer).unwrap(), body)
    }
}

fn faults(report: &Report) -> String {
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    faults.join("\n")
}

/// The main program of the page.
fn program() -> String {
    let files = first_load::files(&project::dist(), "index.html");
    let program = files.into_iter().find(|file| file.ends_with(".wasm"));
    program.unwrap()
}

/// Asserts that the main program is sent as the build compressed it, to a browser that knows these.
fn sends_as_built(server: &Running, known: &str, packing: &str, ending: &str) {
    let program = program();
    let (head, body) = server.get(&program, &format!("Accept-Encoding: {known}\r\n"));
    let head = head.to_ascii_lowercase();
    for line in [
        format!("content-encoding: {packing}\r\n"),
        "content-type: application/wasm\r\n".to_owned(),
    ] {
        assert!(head.contains(&line), "{line}{head}");
    }
    assert!(!head.contains("content-language"), "{head}");
    let built = fs::read(project::dist().join(format!("{program}.{ending}"))).unwrap();
    assert!(body == built, "not the file {program}.{ending}");
}

/// Asserts that the answer that there is no such file is not kept, and as safe as any.
fn says_what_is_missing(server: &Running) {
    for path in ["no-such-page.html", "program-0000000000000000/page.js"] {
        let (head, _) = server.get(path, "");
        assert!(head.starts_with("HTTP/1.1 404 "), "{head}");
        for line in [
            "Cache-Control: no-store\r\n",
            "X-Content-Type-Options: nosniff\r\n",
            "; frame-ancestors 'self'\r\n",
        ] {
            assert_eq!(head.matches(line).count(), 1, "{line}{head}");
        }
    }
}

/// Asserts that a link opens with what the sentence around it left at its end.
fn opens_what_a_sentence_left(server: &Running) {
    for ending in ["/", ".", ")", ").", ",", ";"] {
        let (head, _) = server.get(&format!("papers/2.html{ending}"), "");
        assert!(head.starts_with("HTTP/1.1 301 "), "{ending}: {head}");
        let there = head
            .lines()
            .find_map(|line| line.strip_prefix("Location: "));
        let page = format!("{}papers/2.html", hosts::FOLDER);
        assert!(there.is_some_and(|there| there.ends_with(&page)), "{head}");
    }
    let (head, _) = server.get("papers/2.html", "");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
}

#[test]
fn nothing_is_wrong_on_nginx_with_our_settings() {
    if let Some(nginx) = start(WebServer::Nginx, Settings::Ours) {
        assert_eq!(faults(&nginx.check()), "");
        sends_as_built(&nginx, "br, gzip", "gzip", "gz");
        says_what_is_missing(&nginx);
        opens_what_a_sentence_left(&nginx);
    }
}

#[test]
fn nothing_is_wrong_on_nginx_with_its_module_for_brotli() {
    if webservers::brotli_module().is_none() {
        println!("left out: this nginx has no such module");
    } else if let Some(nginx) = start(WebServer::Nginx, Settings::OursWithBrotli) {
        assert_eq!(faults(&nginx.check()), "");
        sends_as_built(&nginx, "br, gzip", "br", "br");
        sends_as_built(&nginx, "gzip", "gzip", "gz");
    }
}

#[test]
fn nothing_is_wrong_on_apache_with_our_settings() {
    if let Some(apache) = start(WebServer::Apache, Settings::Ours) {
        assert_eq!(faults(&apache.check()), "");
        sends_as_built(&apache, "br, gzip", "br", "br");
        sends_as_built(&apache, "gzip", "gzip", "gz");
        says_what_is_missing(&apache);
        opens_what_a_sentence_left(&apache);
    }
}

#[test]
fn a_bare_server_is_told_what_is_wrong() {
    for server in WebServer::ALL {
        let Some(running) = start(server, Settings::Bare) else {
            continue;
        };
        let found = faults(&running.check());
        for says in [
            "no policy is sent",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "send `.html` as `text/html; charset=utf-8`",
            "send `.wasm` as `application/wasm`",
            "compress `.html`",
            "compress `.wasm`",
            "as long as they like",
            "returning readers fetch it again",
        ] {
            assert!(found.contains(says), "{}: {says}: {found}", server.name());
        }
    }
}

/// What `docs/hosting.md` says a visit costs a host, heads and all.
#[test]
fn what_a_visit_costs_is_printed() {
    let Some(apache) = start(WebServer::Apache, Settings::Ours) else {
        return;
    };
    let page = "cambridgeshire/2020-21/placement-mix-and-demand.html";
    let packings = "Accept-Encoding: br, gzip\r\n";
    let (mut first, mut again) = (0, 0);
    for file in first_load::files(&project::dist(), page) {
        let (head, body) = apache.get(&file, packings);
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        first += head.len() + body.len();
        if head.contains("immutable") {
            // A browser that has it does not ask.
            continue;
        }
        let tag = head.lines().find_map(|line| line.strip_prefix("ETag: "));
        let tag = tag.unwrap();
        let (head, body) = apache.get(&file, &format!("{packings}If-None-Match: {tag}\r\n"));
        assert!(head.starts_with("HTTP/1.1 304 "), "{head}");
        assert!(body.is_empty());
        again += head.len();
    }
    println!("{first} bytes: a first visit to {page}, with the heads of its answers");
    println!("{again} bytes: the same page again, when nothing has changed");
    assert!(again < 2000, "{again}");
}
