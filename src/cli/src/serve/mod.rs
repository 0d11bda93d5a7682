//! `serve`: case files in the real page, drawn anew each time they are saved. For the one machine: the server
//! listens on loopback, and answers nobody who came by another name.

mod answers;

use crate::arguments::Misuse;
use crate::library::{Failure, Library};
use crate::output::Output;
use answers::{Answers, File};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xtask::http::Server;

/// The ports that are tried where none is asked for; others than those of a page that is built anew.
const PORTS: core::ops::Range<u16> = 8180..8230;

/// Serves files until the process is stopped.
pub(crate) fn serve(
    arguments: &[OsString],
    page: Option<&Path>,
    port: Option<u16>,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let library = Library::open()?;
    let mut files: Vec<File> = Vec::new();
    for argument in arguments {
        let found = library.find(argument)?;
        let case = slug(&found.path, &files);
        files.push(File { found, case });
    }
    let folder = page_folder(page)?;
    let names: Vec<(String, String)> = (files.iter())
        .map(|file| (file.found.name.clone(), file.case.clone()))
        .collect();
    let answers = Answers { folder, files };
    let handler = Arc::new(move |request: &_| answers.answer(request));
    let server = match port {
        Some(port) => Server::start(port, handler).ok(),
        None => PORTS
            .into_iter()
            .find_map(|port| Server::start(port, Arc::clone(&handler) as Arc<_>).ok()),
    };
    let Some(server) = server else {
        let which = port.map_or_else(
            || "no port is free".to_owned(),
            |port| format!("port {port} cannot be had"),
        );
        return Err(Failure::broken(format!(
            "{which}: name another with `--port`."
        )));
    };
    for (name, case) in names {
        output.line(&format!(
            "{name} is at {}own.html#case={case}",
            server.url()
        ));
    }
    output.line("It is drawn anew each time it is saved. Ctrl-C ends it.");
    output.flush();
    server.wait();
    Ok(())
}

/// The folder of the built page: the one that was named, or `dist` here or where this program was built from.
fn page_folder(page: Option<&Path>) -> Result<PathBuf, Failure> {
    let is_page = |folder: &PathBuf| folder.join("own.html").is_file();
    if let Some(page) = page {
        let page = page.to_path_buf();
        return match is_page(&page) {
            true => Ok(page),
            false => Err(Misuse(format!(
                "There is no built page in `{}`: it has no own.html.",
                page.display()
            ))
            .into()),
        };
    }
    let here = [PathBuf::from("dist"), xtask::project::dist()];
    here.into_iter().find(is_page).ok_or_else(|| {
        Misuse(
            "There is no built page here: build it with `cargo xtask build`, or name its folder with `--page`."
                .to_owned(),
        )
        .into()
    })
}

/// What the case of a file is called in the page's address: small letters, digits and `-`, and no other's name.
fn slug(path: &Path, others: &[File]) -> String {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().to_lowercase());
    let plain: String = (stem.unwrap_or_default().chars())
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let name = match words.is_empty() {
        true => "case".to_owned(),
        false => words.join("-"),
    };
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    let mut names = core::iter::once(name.clone()).chain(numbered);
    let is_free = |name: &String| !others.iter().any(|other| other.case == *name);
    names.find(is_free).unwrap_or(name)
}
