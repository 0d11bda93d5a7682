//! What the first visit costs: the page and the case that weighs most.

use std::io::Write;

use casebook_tests::command::shipped_cases;
use casebook_tests::first_load;
use xtask::project;

/// The budget: of everything the first case page loads (a test of the browsers shows that it loads
/// nothing else), compressed with brotli at its highest, in bytes.
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

/// Raw, gzip and brotli of the first load, printed file by file; of the cases, the heaviest.
fn weighed() -> (usize, usize, usize) {
    let dist = project::dist();
    let html = std::fs::read_to_string(dist.join("index.html"))
        .expect("there is no built page: run `cargo xtask build` first");
    let mut files = first_load::files(&html);
    for kind in [".html", ".js", ".css", ".wasm", ".svg"] {
        assert!(
            files.iter().any(|file| file.ends_with(kind)),
            "no {kind} among {files:?}"
        );
    }
    let cases = first_load::cases(&dist);
    assert_eq!(cases.len(), shipped_cases().len());
    let weight = |file: &String| brotli(&std::fs::read(dist.join(file)).unwrap());
    files.extend(cases.into_iter().max_by_key(weight));
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
        "{:>9} {:>9} {:>9}  in all; the budget is {MOST}",
        total.0, total.1, total.2
    );
    total
}

#[test]
fn the_first_load_stays_within_its_budget() {
    let (_, _, brotli) = weighed();
    assert!(
        brotli <= MOST,
        "the first load is {} bytes over its budget",
        brotli.saturating_sub(MOST)
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
