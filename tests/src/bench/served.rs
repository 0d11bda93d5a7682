//! A built page as a good host sends it: compressed beforehand with brotli at its highest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use casebook_tests::browser::{Place, serve_at_new_origin};
use xtask::http::{Handler, Request, Response, Server};
use xtask::{hosts, offline, site};

/// A built page.
#[derive(Debug)]
pub(crate) struct Build {
    /// What the table calls it.
    pub(crate) name: String,
    folder: PathBuf,
    /// By the path asked for.
    packed: BTreeMap<String, Packed>,
}

/// A file ready to be sent.
#[derive(Debug)]
struct Packed {
    brotli: Vec<u8>,
    weight: Weight,
}

/// What something weighs, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    pub(crate) brotli: usize,
    pub(crate) gzip: usize,
    pub(crate) raw: usize,
}

impl Build {
    /// Compresses every file of a folder.
    ///
    /// # Errors
    /// When there is no built page in it, or a file cannot be read.
    pub(crate) fn read(name: &str, folder: &Path) -> Result<Arc<Self>> {
        let index = folder.join("index.html");
        if !index.is_file() {
            bail!("there is no built page in {}", folder.display());
        }
        let mut files = Vec::new();
        list(folder, "/", &mut files)?;
        println!("Compressing the {} files of {name}.", files.len());
        let packed = std::thread::scope(|scope| {
            // The files take turns, so that the few large ones do not all fall to one thread.
            let parts: Vec<_> = (0..2)
                .map(|part| {
                    let files: Vec<_> = files.iter().skip(part).step_by(2).collect();
                    scope.spawn(move || pack_all(folder, &files))
                })
                .collect();
            let mut packed = BTreeMap::new();
            for part in parts {
                let part = part.join().ok().context("a file cannot be compressed")??;
                packed.extend(part);
            }
            anyhow::Ok(packed)
        })?;
        Ok(Arc::new(Self {
            name: name.to_owned(),
            folder: folder.to_path_buf(),
            packed,
        }))
    }

    /// The address of a place in this build: as the tests have it, or as builds had it in which
    /// every page was a fragment of one file.
    pub(crate) fn address(&self, place: Place<'_>) -> String {
        let address = place.to_string();
        let path = address.split(['#', '?']).next().unwrap_or_default();
        if path.is_empty() || self.folder.join(path).is_file() {
            return address;
        }
        match place {
            Place::Case(id) => format!("#/case/{id}"),
            _ => "#/".to_owned(),
        }
    }

    /// Serves it from an origin of its own, where nothing is stored or remembered yet.
    ///
    /// # Errors
    /// When no port is to be had.
    pub(crate) fn serve(self: &Arc<Self>) -> Result<Serving> {
        let (build, asked) = (Arc::clone(self), Arc::<Mutex<Vec<String>>>::default());
        let log = Arc::clone(&asked);
        let handler: Arc<Handler> = Arc::new(move |request: &Request| build.respond(&log, request));
        let server = serve_at_new_origin(&handler)?;
        Ok(Serving { server, asked })
    }

    fn respond(&self, log: &Mutex<Vec<String>>, request: &Request) -> Response {
        // What the device does afterwards, to have it all without a network, is no part of a visit.
        if request.path().ends_with(offline::PAGE) {
            return site::sent(Path::new(offline::PAGE), Vec::new());
        }
        let mut response = site::respond(&self.folder, request);
        let path = match request.path().strip_suffix('/') {
            Some(folder) => format!("{folder}/index.html"),
            None => request.path().to_owned(),
        };
        if let Some(packed) = self.packed.get(&path).filter(|_| response.status == 200) {
            log.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(path);
            response.body.clone_from(&packed.brotli);
            response.headers.push(("Content-Encoding", "br".to_owned()));
        }
        response
    }
}

/// A build while it is served.
#[derive(Debug)]
pub(crate) struct Serving {
    server: Server,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Serving {
    /// The whole address of a place.
    pub(crate) fn url(&self, address: &str) -> String {
        format!("{}{address}", self.server.url())
    }

    /// What has been asked for so far: each file once, as a browser keeps it.
    pub(crate) fn weight(&self, build: &Build) -> Weight {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let each: std::collections::BTreeSet<&String> = asked.iter().collect();
        let mut whole = Weight::default();
        for Packed { weight, .. } in each.into_iter().filter_map(|path| build.packed.get(path)) {
            whole.brotli += weight.brotli;
            whole.gzip += weight.gzip;
            whole.raw += weight.raw;
        }
        whole
    }
}

/// The paths of all files in a folder and those below it, as a browser asks for them.
fn list(folder: &Path, path: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}{name}/"), files)?;
        } else if !hosts::is_compressed(&entry.path()) {
            files.push(format!("{path}{name}"));
        }
    }
    Ok(())
}

fn pack_all(folder: &Path, paths: &[&String]) -> Result<Vec<(String, Packed)>> {
    let pack = |path: &&String| {
        let bytes = std::fs::read(folder.join(path.trim_start_matches('/')))?;
        Ok((path.to_string(), pack(&bytes)?))
    };
    paths.iter().map(pack).collect()
}

fn pack(bytes: &[u8]) -> Result<Packed> {
    let brotli = compress::brotli(bytes)?;
    let weight = Weight {
        brotli: brotli.len(),
        gzip: compress::gzip(bytes)?.len(),
        raw: bytes.len(),
    };
    Ok(Packed { brotli, weight })
}
