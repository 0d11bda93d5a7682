//! What the first visit costs.

use std::io::Write;

use casebook_tests::first_load;
use xtask::project;

/// Of everything the first case page loads (a test of the browsers shows that it loads nothing
/// else), compressed with brotli at its highest, in bytes.
const MOST: usize = 200_000;

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).unwrap();
    compressed.len()
}

#[test]
fn the_first_load_stays_within_its_budget() {
    let dist = project::dist();
    let html = std::fs::read_to_string(dist.join("index.html"))
        .expect("there is no built page: run `cargo xtask build` first");
    let files = first_load::files(&html);
    for kind in [".html", ".js", ".css", ".wasm", ".svg"] {
        assert!(
            files.iter().any(|file| file.ends_with(kind)),
            "no {kind} among {files:?}"
        );
    }
    let mut total = (0, 0, 0);
    println!("{:>9} {:>9} {:>9}", "raw", "gzip 9", "brotli 11");
    for file in &files {
        let bytes =
            std::fs::read(dist.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let (raw, gzip, brotli) = (bytes.len(), gzip(&bytes), brotli(&bytes));
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {}", without_hash(file));
        total = (total.0 + raw, total.1 + gzip, total.2 + brotli);
    }
    println!(
        "{:>9} {:>9} {:>9}  in all, of {MOST} at most",
        total.0, total.1, total.2
    );
    assert!(
        total.2 <= MOST,
        "the first load is {} bytes over its budget",
        total.2 - MOST
    );
}

/// `page-0123456789abcdef_bg.wasm` as `page_bg.wasm`, so that two tables can be compared.
fn without_hash(file: &str) -> String {
    let end = file.find(['_', '.']).unwrap_or(file.len());
    match file[..end].rfind('-') {
        Some(dash) => format!("{}{}", &file[..dash], &file[end..]),
        None => file.to_owned(),
    }
}
