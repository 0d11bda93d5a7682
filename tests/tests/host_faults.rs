//! Every fault that a host can have is told, and a host without any is found right: against a small
//! server on this machine, whose answers are spoilt one by one.

use std::path::Path;
use std::sync::Arc;

use xtask::hosts;
use xtask::http::{Request, Response, Server};
use xtask::site;

const FOLDER: &str = "/in/a/folder/";
const PAGE: &str = "cambridgeshire/a.html";
const SCRIPT: &str = "start-0123456789abcdef.js";
const PROGRAM: &str = "program-0123456789abcdef/page_bg.wasm";
const PICTURE: &str = "icon-0123456789abcdef.svg";
const CASE: &str = "files/case-0123456789abcdef.bin";

/// A small page with one file of each kind.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "a figure and its working ".repeat(400);
    for file in ["index.html", PAGE, SCRIPT, PROGRAM, PICTURE, CASE] {
        let file = folder.path().join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &text).unwrap();
    }
    hosts::write(folder.path()).unwrap();
    folder
}

/// What a host without faults answers: as our own server does, compressed, in a folder.
fn right(folder: &Path, request: &Request) -> Response {
    let Some(rest) = request.path().strip_prefix(FOLDER) else {
        let mut response = site::missing();
        if request.path() == FOLDER.trim_end_matches('/') {
            response.status = 301;
            response.headers.push(("Location", FOLDER.to_owned()));
        }
        return response;
    };
    let inner = Request {
        target: format!("/{rest}"),
        ..request.clone()
    };
    let mut response = site::respond(folder, &inner);
    let packings = request.headers.get("accept-encoding");
    if response.status == 200 && packings.is_some_and(|packings| packings.contains("gzip")) {
        pack(&mut response);
    }
    set(&mut response, "Vary", "Accept-Encoding");
    response
}

/// The right answer to those who cannot unpack.
fn unpacked(request: &Request) -> Response {
    let folder = built();
    let mut request = request.clone();
    request.headers.clear();
    right(folder.path(), &request)
}

fn pack(response: &mut Response) {
    response.body = compress::gzip(&response.body).unwrap();
    set(response, "Content-Encoding", "gzip");
}

fn set(response: &mut Response, name: &'static str, value: &str) {
    unset(response, name);
    response.headers.push((name, value.to_owned()));
}

fn unset(response: &mut Response, name: &str) {
    response.headers.retain(|(header, _)| *header != name);
}

/// The faults of a host that does this to its answers, as they are printed.
fn faults(spoil: impl Fn(&Request, &mut Response) + Send + Sync + 'static) -> Vec<String> {
    let folder = built();
    let path = folder.path().to_owned();
    let handler = move |request: &Request| {
        let mut response = right(&path, request);
        spoil(request, &mut response);
        response
    };
    let server = Server::start(0, Arc::new(handler)).unwrap();
    let address = format!("{}{FOLDER}", server.url().trim_end_matches('/'));
    let report = check_host::check(&address).unwrap();
    assert_eq!(report.address, address);
    assert_eq!(report.files, 6);
    report.faults.iter().map(ToString::to_string).collect()
}

/// Asserts that a host that does this has one fault, told in words that begin and go on like this.
fn one_fault(
    begins: &str,
    says: &str,
    spoil: impl Fn(&Request, &mut Response) + Send + Sync + 'static,
) {
    let faults = faults(spoil);
    let [fault] = faults.as_slice() else {
        panic!("{says}: {faults:#?}");
    };
    assert!(fault.starts_with(begins), "{begins}: {fault}");
    assert!(fault.contains(says), "{says}: {fault}");
}

/// Does something to the answers to one path alone.
fn only(
    path: &'static str,
    spoil: impl Fn(&mut Response) + Send + Sync + 'static,
) -> impl Fn(&Request, &mut Response) + Send + Sync + 'static {
    move |request, response| {
        if request.path() == format!("{FOLDER}{path}") {
            spoil(response);
        }
    }
}

/// How the words begin for what is wrong with every file.
const EVERYTHING: &str = "./ and 6 others: ";

#[test]
fn nothing_is_said_of_a_host_that_is_right() {
    assert_eq!(faults(|_, _| {}), Vec::<String>::new());
}

#[test]
fn a_host_that_leaves_html_out_of_addresses_is_right() {
    let found = faults(|request, response| {
        if request.path().ends_with(PAGE) && !request.target.contains("then") {
            response.status = 308;
            set(response, "Location", "a.html?then");
        }
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn headers_that_are_missing_or_wrong_are_told() {
    let policy = "Content-Security-Policy";
    one_fault(EVERYTHING, "no policy is sent", move |_, response| {
        unset(response, policy);
    });
    one_fault(EVERYTHING, "who may show the page", move |_, response| {
        set(response, policy, site::POLICY);
    });
    one_fault(
        &format!("{SCRIPT}: "),
        "`script-src` is `'self'` and should be",
        only(SCRIPT, move |response| {
            let spoilt = site::policy_header().replace(" 'wasm-unsafe-eval'", "");
            set(response, policy, &spoilt);
        }),
    );
    one_fault(EVERYTHING, "Options: nosniff", |_, response| {
        unset(response, "X-Content-Type-Options");
    });
    one_fault(EVERYTHING, "Referrer-Policy: no-referrer", |_, response| {
        set(response, "Referrer-Policy", "unsafe-url");
    });
}

#[test]
fn a_wrong_media_type_is_told_of_every_kind() {
    for (path, wrong) in [
        (PAGE, "text/html"),
        (PAGE, "text/html; charset=iso-8859-1"),
        (SCRIPT, "text/plain"),
        (PROGRAM, "application/octet-stream"),
        (PICTURE, "text/xml"),
        (CASE, "text/html; charset=utf-8"),
    ] {
        one_fault(
            &format!("{path}: "),
            &format!("it is sent as `{wrong}`: send"),
            only(path, move |response| set(response, "Content-Type", wrong)),
        );
    }
    one_fault(
        &format!("{PROGRAM}: "),
        "it is sent without a media type",
        only(PROGRAM, |response| unset(response, "Content-Type")),
    );
}

#[test]
fn what_travels_uncompressed_is_told() {
    for path in [PAGE, PROGRAM, SCRIPT] {
        one_fault(
            &format!("{path}: "),
            "it travels uncompressed",
            move |request, response| {
                if request.path().ends_with(path) {
                    *response = unpacked(request);
                }
            },
        );
    }
    // The cases may be left as they are.
    let found = faults(|request, response| {
        if request.path().ends_with(CASE) {
            *response = unpacked(request);
        }
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn what_is_compressed_wrongly_is_told() {
    let program = format!("{PROGRAM}: ");
    for (named, says) in [("br", "does not unpack"), ("br, gzip", "as `br, gzip`")] {
        one_fault(
            &program,
            says,
            only(PROGRAM, move |response| {
                if response.header("Content-Encoding").is_some() {
                    set(response, "Content-Encoding", named);
                }
            }),
        );
    }
    one_fault(EVERYTHING, "Vary: Accept-Encoding", |_, response| {
        unset(response, "Vary");
    });
    one_fault(
        &program,
        "who did not ask for that",
        only(PROGRAM, |response| {
            if response.header("Content-Encoding").is_none() {
                pack(response);
            }
        }),
    );
}

#[test]
fn what_is_changed_on_its_way_is_told() {
    one_fault(
        &format!("{PAGE}: "),
        "not the file that was built",
        |request, response| {
            if request.path().ends_with(PAGE) {
                *response = unpacked(request);
                response.body.extend_from_slice(b"<script src=/watch.js>");
                pack(response);
            }
        },
    );
}

#[test]
fn what_is_kept_too_long_or_not_long_enough_is_told() {
    one_fault(
        &format!("{PAGE}: "),
        "browsers keep it for 600 seconds",
        only(PAGE, |response| {
            set(response, "Cache-Control", "public, max-age=600");
        }),
    );
    one_fault(
        &format!("{PAGE}: "),
        "as long as they like",
        only(PAGE, |response| unset(response, "Cache-Control")),
    );
    for short in ["no-cache", "max-age=600", "max-age=31536000, no-store"] {
        one_fault(
            &format!("{PROGRAM}: "),
            "returning readers fetch it again",
            only(PROGRAM, move |response| {
                set(response, "Cache-Control", short);
            }),
        );
    }
    let found = faults(only(PAGE, |response| {
        set(response, "Cache-Control", "max-age=0, must-revalidate");
    }));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_missing_page_that_is_answered_with_another_is_told() {
    let both = "no-such-page.html and program-0000000000000000/page.js: ";
    one_fault(both, "answers with 200: have it answer", |_, response| {
        if response.status == 404 {
            response.status = 200;
        }
    });
    one_fault(both, "browsers keep the answer", |_, response| {
        if response.status == 404 {
            set(response, "Cache-Control", site::KEPT);
        }
    });
}

#[test]
fn what_was_not_copied_is_told() {
    one_fault(
        &format!("{PICTURE}: "),
        "the host answers with 404: copy all of `dist`",
        only(PICTURE, |response| *response = site::missing()),
    );
    one_fault(
        "./: ",
        "the host answers with 403: have the host answer with index.html",
        only("", |response| response.status = 403),
    );
}

#[test]
fn a_redirect_that_loses_the_folder_is_told() {
    fn sends_on(response: &mut Response, place: &str) {
        response.status = 302;
        set(response, "Location", place);
    }
    for (place, says) in [
        ("/a.html", "which is outside"),
        ("https://elsewhere.example/in/a/folder/", "which is outside"),
        ("a.html", "on and on"),
    ] {
        one_fault(
            &format!("{PAGE}: "),
            says,
            only(PAGE, move |response| sends_on(response, place)),
        );
    }
    let slashless = FOLDER.trim_end_matches('/');
    for (status, says) in [
        (302, "sends readers on to http"),
        (200, "whose links then lead astray"),
        (404, "answers with 404"),
    ] {
        one_fault(&format!("{slashless}: "), says, move |request, response| {
            if request.path() == slashless {
                sends_on(response, "/");
                response.status = status;
            }
        });
    }
}

#[test]
fn an_address_without_a_casebook_is_refused() {
    let welcome = |_: &Request| Response::text(200, "Welcome\n");
    let server = Server::start(0, Arc::new(welcome)).unwrap();
    let error = |address: &str| format!("{:#}", check_host::check(address).unwrap_err());
    let url = server.url();
    assert!(error(&url).contains("there is no Casebook"));
    drop(server);
    assert!(error(&url).contains("cannot be asked"), "{}", error(&url));
    // A list that leads out of the folder, or to another host, is none.
    for path in [
        "../secret.txt",
        "/secret.txt",
        "https://a.example/x",
        "//a.example/x",
    ] {
        let list = format!("{}  {path}\n", hosts::sum(b""));
        let answer = move |_: &Request| Response::text(200, &list);
        let server = Server::start(0, Arc::new(answer)).unwrap();
        let address = format!("{}casebook/", server.url());
        assert!(error(&address).contains("something else"), "{path}");
    }
    for address in ["casebook", "ftp://a.example/", "file:///etc/passwd"] {
        assert!(error(address).contains("is no address"), "{address}");
    }
}
