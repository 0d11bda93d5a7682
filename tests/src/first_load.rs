//! What a browser fetches when it opens the page, and a case, for the first time.

use std::path::Path;

/// The folder of the files that are fetched one by one.
pub const SHELF: &str = "shelf/";

/// The files that stand for a case on the shelf, by their paths in the folder of the built page.
pub fn cases(page: &Path) -> Vec<String> {
    let shelf = std::fs::read_dir(page.join(SHELF)).expect("the built page has a shelf");
    let names = shelf.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.starts_with("case-"))
        .map(|name| format!("{SHELF}{name}"))
        .collect()
}

/// The files that `index.html` has a browser fetch, itself first, by their paths in the folder of
/// the built page: all addresses in its `href`, `src` and `data-wasm` attributes.
pub fn files(html: &str) -> Vec<String> {
    let mut files = vec!["index.html".to_owned()];
    for attribute in ["href", "src", "data-wasm"] {
        for after in html.split(&format!(" {attribute}=")).skip(1) {
            let value = after.trim_start_matches('"');
            let value = value.split(['"', ' ', '>']).next().unwrap_or_default();
            let file = value.trim_start_matches("./").to_owned();
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_counts_once() {
        let html = "<link href=./a.css rel=stylesheet><link rel=preload href=\"./b.wasm\">\
            <link id=page-code href=./b.js data-wasm=./b.wasm><script defer src=./c.js></script>";
        assert_eq!(
            files(html),
            ["index.html", "a.css", "b.wasm", "b.js", "c.js"]
        );
    }
}
