//! Compresses the files of a built page: beside each that gets smaller by it stands the same with
//! brotli (`.br`) and with gzip (`.gz`), both at their highest. A host sends them as they are.
//!
//! A crate of its own, so that it can be built for speed while all else is built quickly, and so that
//! nobody compiles it for the other chores.

use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;

use anyhow::{Result, bail};
use xtask::hosts;
use xtask::site::Kind;

/// What is smaller travels in one packet as it is.
const LEAST: usize = 1024;

/// Compresses a built page on all cores; how many of its files were.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn folder(folder: &Path) -> Result<usize> {
    let mut files = Vec::new();
    hosts::list(folder, &mut files)?;
    files.retain(|file| Kind::of(file).is_some_and(|kind| kind.compresses));
    let mut sized = Vec::new();
    for file in files {
        sized.push((file.metadata()?.len(), file));
    }
    // The largest first, or one core would end with it while the others rest.
    sized.sort_by(|one, other| other.cmp(one));
    let left = Mutex::new(sized.into_iter());
    let next = || {
        let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
        left.next().map(|(_, file)| file)
    };
    let work = || -> Result<usize> {
        let mut count = 0_usize;
        while let Some(file) = next() {
            count = count.saturating_add(usize::from(one(&file)?));
        }
        Ok(count)
    };
    let cores = available_parallelism().map_or(1, |cores| cores.get());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut count = 0_usize;
        for thread in threads {
            match thread.join() {
                Ok(done) => count = count.saturating_add(done?),
                Err(_) => bail!("compressing broke off"),
            }
        }
        Ok(count)
    })
}

/// Compresses one file, where it gets smaller by it; whether it did.
fn one(file: &Path) -> Result<bool> {
    let bytes = std::fs::read(file)?;
    if bytes.len() < LEAST {
        return Ok(false);
    }
    let mut smaller = false;
    for (ending, compressed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if compressed.len() < bytes.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{ending}"));
            std::fs::write(name, compressed)?;
            smaller = true;
        }
    }
    Ok(smaller)
}

/// The bytes as a host sends them to those who know brotli: at its highest.
///
/// # Errors
/// When brotli fails, which it has no reason to.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// The bytes as a host sends them to those who know gzip alone: at its highest, without a time or a
/// name within, so that the same bytes always give the same.
///
/// # Errors
/// When gzip fails, which it has no reason to.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// A page with text, what does not compress, and what is too small.
    fn page() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("papers")).unwrap();
        let text = "a figure and its working ".repeat(400);
        // Numbers of no pattern.
        let mut state = 1_u64;
        let noise: Vec<u8> = (0..4000)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                state.to_be_bytes()[0]
            })
            .collect();
        for (name, bytes) in [
            ("index.html", text.as_bytes()),
            ("papers/1.html", text.as_bytes()),
            ("small.html", b"small".as_slice()),
            ("noise.bin", &noise),
            (".htaccess", text.as_bytes()),
        ] {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    #[test]
    fn what_gets_smaller_stands_beside_in_both_forms() {
        let folder = page();
        assert_eq!(super::folder(folder.path()).unwrap(), 2);
        let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
        for page in ["index.html", "papers/1.html"] {
            let mut text = Vec::new();
            brotli::BrotliDecompress(&mut &*read(&format!("{page}.br")), &mut text).unwrap();
            assert_eq!(text, read(page));
            let mut text = Vec::new();
            flate2::read::GzDecoder::new(&*read(&format!("{page}.gz")))
                .read_to_end(&mut text)
                .unwrap();
            assert_eq!(text, read(page));
        }
        for name in [
            "small.html.gz",
            "noise.bin.br",
            "noise.bin.gz",
            ".htaccess.gz",
        ] {
            assert!(!folder.path().join(name).exists(), "{name}");
        }
    }

    #[test]
    fn the_same_page_gives_the_same_bytes() {
        let (one, other) = (page(), page());
        folder(one.path()).unwrap();
        folder(other.path()).unwrap();
        for name in ["index.html.br", "index.html.gz"] {
            let read =
                |folder: &tempfile::TempDir| std::fs::read(folder.path().join(name)).unwrap();
            assert_eq!(read(&one), read(&other), "{name}");
        }
    }
}
