//! Serving the built page on this machine, and rebuilding it while it is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::build::{self, Profile};
use crate::http::Server;
use crate::{project, site};

/// The port tried first.
pub const PORT: u16 = 8080;

/// How many ports are tried, where nobody asked for one.
const TRIES: u16 = 50;

/// Builds the page and serves it until the process is stopped.
///
/// # Errors
/// When the page cannot be built, or no port is to be had.
pub fn serve(profile: Profile, port: Option<u16>) -> Result<()> {
    let seen = newest();
    let built = build::page(profile);
    if profile == Profile::Release {
        built?;
    } else if let Err(error) = built {
        println!("{error:#}");
    }
    let server = start(port)?;
    println!("Casebook is at {} (Ctrl-C ends it)", server.url());
    match profile {
        Profile::Release => server.wait(),
        Profile::Dev => rebuild_on_change(seen),
    }
    Ok(())
}

/// Takes the port asked for, or else the first free one from [`PORT`] on.
fn start(asked: Option<u16>) -> Result<Server> {
    let folder = project::dist();
    let handler = Arc::new(move |request: &_| site::respond(&folder, request));
    if let Some(port) = asked {
        return Server::start(port, handler).with_context(|| format!("port {port} cannot be had"));
    }
    (0..TRIES)
        .filter_map(|step| PORT.checked_add(step))
        .find_map(|port| Server::start(port, handler.clone()).ok())
        .context("no port is free; name one with --port")
}

/// How often the files are looked at.
const GLANCE: Duration = Duration::from_millis(400);

fn rebuild_on_change(mut seen: Option<SystemTime>) {
    println!("The page is built again whenever a file of it changes; reload it then.");
    loop {
        std::thread::sleep(GLANCE);
        let now = newest();
        if now > seen {
            seen = now;
            match build::page(Profile::Dev) {
                Ok(()) => println!("The page is built again."),
                Err(error) => println!("{error:#}; the page stays as it was."),
            }
        }
    }
}

/// When the newest file that the page is made of was written.
fn newest() -> Option<SystemTime> {
    let parts = [
        "src",
        "styles",
        "index.html",
        "start.js",
        "icon.svg",
        "build.rs",
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
    ];
    let root = project::root();
    parts
        .iter()
        .flat_map(|part| written(&root.join(part)))
        .max()
}

/// When a file, or each file and folder below a folder, was written. A folder counts as well, since
/// a file taken away leaves its mark there only.
fn written(path: &Path) -> Vec<SystemTime> {
    let own = path.metadata().and_then(|about| about.modified()).ok();
    let below: Vec<PathBuf> = match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => Vec::new(),
    };
    own.into_iter()
        .chain(below.iter().flat_map(|path| written(path)))
        .collect()
}
