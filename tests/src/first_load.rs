//! What a browser fetches when it opens a page for the first time.

use std::path::Path;

/// The files that a page has a browser fetch, itself first, by their paths in the folder of the built
/// page: what its head names, what the scripts among that import, and the chunks that draw it.
///
/// # Panics
/// If the page was not built, or its files lie elsewhere.
pub fn files(folder: &Path, page: &str) -> Vec<String> {
    let read = |file: &str| {
        std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    };
    let html = read(page);
    let mut files = vec![page.to_owned()];
    for address in addresses(&html) {
        add(&mut files, beside(page, &address));
    }
    let mut next = 0;
    while let Some(file) = files.get(next).cloned() {
        if file.ends_with(".js") {
            for address in imports(&read(&file)) {
                add(&mut files, beside(&file, &address));
            }
        }
        next += 1;
    }
    let script = files.iter().find(|file| file.ends_with("/page.js"));
    let script = script.cloned().expect("a page names its program");
    for chunk in chunks(&html) {
        add(&mut files, beside(&script, chunk));
    }
    files
}

/// The chunks that draw a page, as files beside the script of the program.
fn chunks(html: &str) -> impl Iterator<Item = &str> {
    let (_, named) = html.split_once(" data-chunks=\"").unwrap_or_default();
    let (named, _) = named.split_once('"').unwrap_or_default();
    named.split_whitespace()
}

fn add(files: &mut Vec<String>, file: String) {
    if !files.contains(&file) {
        files.push(file);
    }
}

/// All addresses in the `href`, `src` and `data-wasm` attributes of a page's head. What its body links
/// to is for the reader to follow; it shows no pictures.
fn addresses(html: &str) -> Vec<String> {
    let head = html.split("</head>").next().unwrap_or_default();
    let mut found = Vec::new();
    for attribute in ["href", "src", "data-wasm"] {
        for after in head.split(&format!(" {attribute}=")).skip(1) {
            let value = after.trim_start_matches('"');
            let value = value.split(['"', ' ', '>']).next().unwrap_or_default();
            found.push(value.to_owned());
        }
    }
    found
}

/// What a script imports before it runs.
fn imports(script: &str) -> Vec<String> {
    let lines = script
        .lines()
        .filter(|line| line.trim_start().starts_with("import "));
    lines
        .filter_map(|line| line.split(['"', '\'']).nth(1))
        .map(str::to_owned)
        .collect()
}

/// An address as seen from a file, as a path in the folder that all lie in.
fn beside(file: &str, address: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "{address} leads out of the folder"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_what_is_fetched_and_a_body_what_may_be() {
        let html = "<head><link href=./a.css rel=stylesheet>\
            <link id=program href=./p/b.js data-wasm=./p/b.wasm><script defer src=./c.js></script></head>\
            <a href=\"papers.html\">Papers</a>";
        assert_eq!(
            addresses(html),
            ["./a.css", "./p/b.js", "./c.js", "./p/b.wasm"]
        );
    }

    #[test]
    fn a_page_names_the_chunks_that_draw_it() {
        let html =
            "<link id=program data-chunks=\"a.wasm b.wasm\" data-wasm=p/c.wasm><p>d.wasm</p>";
        assert_eq!(chunks(html).collect::<Vec<_>>(), ["a.wasm", "b.wasm"]);
        assert_eq!(chunks("<link id=program data-wasm=p/c.wasm>").count(), 0);
    }

    #[test]
    fn addresses_are_those_of_the_file_they_stand_in() {
        assert_eq!(beside("a/b/c.html", "../../p/x.js"), "p/x.js");
        assert_eq!(beside("p/x.js", "./y.js"), "p/y.js");
        assert_eq!(beside("index.html", "x.css"), "x.css");
    }

    #[test]
    fn what_a_script_imports_later_is_not_of_the_first_load() {
        let script = "import * as split from \"./split.js\"\nimport { a } from './b.js';\nimport(x);\nfetch('y')";
        assert_eq!(imports(script), ["./split.js", "./b.js"]);
    }
}
