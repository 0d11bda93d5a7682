//! What the first visit costs: the page of a case, with the case that weighs most.

use std::path::Path;

use casebook_tests::command::shipped_cases;
use casebook_tests::first_load;
use xtask::{hosts, project};

/// The budget: of everything that the page of a case has a browser load (a test of the browsers shows
/// that it loads nothing else), compressed with brotli at its highest, in bytes. The aim is 250,000.
const MOST: usize = 300_000;

/// The budget of a page's own markup: its file beyond the case that it carries, compressed likewise.
const MOST_MARKUP: usize = 15_000;

fn brotli(bytes: &[u8]) -> usize {
    compress::brotli(bytes).unwrap().len()
}

/// Bytes as they are, and as they travel.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(bytes: &[u8]) -> Self {
        Self {
            raw: bytes.len(),
            gzip: compress::gzip(bytes).unwrap().len(),
            brotli: brotli(bytes),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }

    fn print(self, what: &str) {
        let Self { raw, gzip, brotli } = self;
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {what}");
    }
}

fn read(folder: &Path, file: &str) -> Vec<u8> {
    std::fs::read(folder.join(file))
        .unwrap_or_else(|error| panic!("{file}: {error}; run `cargo xtask build` first"))
}

/// The page of a case that weighs most.
fn heaviest(folder: &Path) -> String {
    let pages = shipped_cases().into_iter().map(|id| format!("{id}.html"));
    let heaviest = pages.max_by_key(|page| brotli(&read(folder, page)));
    heaviest.expect("there are cases")
}

/// Prints the first load file by file, and what is fetched later.
fn weighed(folder: &Path, page: &str) -> Weight {
    let files = first_load::files(folder, page);
    for kind in [".html", ".js", ".css", ".wasm", ".svg"] {
        assert!(
            files.iter().any(|file| file.ends_with(kind)),
            "no {kind} among {files:?}"
        );
    }
    println!("{:>9} {:>9} {:>9}", "raw", "gzip 9", "brotli 11");
    let mut total = Weight::default();
    for file in &files {
        let weight = Weight::of(&read(folder, file));
        weight.print(&without_hash(file));
        total = total.with(weight);
    }
    total.print(&format!("in all; the budget is {MOST} of brotli"));
    println!(
        "{:.0} GB of brotli, {:.0} GB of gzip: a million such first visits",
        total.brotli as f64 / 1000.0,
        total.gzip as f64 / 1000.0
    );
    let program = files.iter().find(|file| file.ends_with(".wasm")).unwrap();
    let (program, _) = program.rsplit_once('/').expect("the program has a folder");
    for entry in std::fs::read_dir(folder.join(program)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let file = format!("{program}/{name}");
        if !files.contains(&file) && !hosts::is_compressed(file.as_ref()) {
            Weight::of(&read(folder, &file)).print(&format!("later: {}", without_hash(&file)));
        }
    }
    total
}

/// A page without what it carries: the text of the element of this id.
fn without_carried(html: &str) -> String {
    let (before, after) = html
        .split_once(" id=\"carried\">")
        .expect("the page carries its case");
    let (_, after) = after.split_once("</script>").unwrap();
    format!("{before}{after}")
}

#[test]
fn the_first_load_stays_within_its_budget() {
    let folder = project::dist();
    let total = weighed(&folder, &heaviest(&folder));
    assert!(
        total.brotli <= MOST,
        "the first load is {} bytes over its budget",
        total.brotli.saturating_sub(MOST)
    );
}

#[test]
fn the_markup_of_a_page_stays_within_its_budget() {
    let folder = project::dist();
    let mut most = (0, String::new());
    for id in shipped_cases() {
        let page = format!("{id}.html");
        let html = String::from_utf8(read(&folder, &page)).unwrap();
        let own = brotli(without_carried(&html).as_bytes());
        most = most.max((own, page));
    }
    let (own, page) = most;
    println!("{own} bytes of brotli: the markup of {page}, the largest");
    assert!(own <= MOST_MARKUP, "{page}: {own} bytes of markup");
}

/// `program-0123456789abcdef/page_bg.wasm` as `program/page_bg.wasm`, so that two tables can be
/// compared.
fn without_hash(file: &str) -> String {
    let is_hash =
        |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut left = String::new();
    for part in file.split_inclusive(['/', '.', '_']) {
        let (name, end) = part.split_at(part.trim_end_matches(['/', '.', '_']).len());
        match name.rsplit_once('-') {
            Some((stem, hash)) if is_hash(hash) => left.push_str(stem),
            _ => left.push_str(name),
        }
        left.push_str(end);
    }
    left
}
