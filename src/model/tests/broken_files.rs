//! What broken files are told, as the page `broken_files.md` has it, word for word.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests, and what they share"
)]

mod common;

use common::read;

const PAGE: &str = include_str!("broken_files.md");

/// One entry of the page.
struct Variant {
    title: &'static str,
    /// The lines that are replaced, and those that stand in their place.
    before: String,
    after: String,
    /// What is told.
    messages: Vec<&'static str>,
}

/// What stands in the first block of a language.
fn block(text: &'static str, language: &str) -> &'static str {
    let start = format!("```{language}\n");
    let (_, rest) = text.split_once(&start).unwrap();
    rest.split_once("```").unwrap().0
}

fn variants() -> Vec<Variant> {
    PAGE.split("\n### ")
        .skip(1)
        .map(|entry| {
            let entry = entry.split("\n## ").next().unwrap();
            let lines = |sign: char| -> String {
                block(entry, "diff")
                    .lines()
                    .filter_map(|line| line.strip_prefix(sign))
                    .map(|line| format!("{line}\n"))
                    .collect()
            };
            Variant {
                title: entry.lines().next().unwrap(),
                before: lines('-'),
                after: lines('+'),
                messages: entry
                    .lines()
                    .filter_map(|line| line.strip_prefix("> "))
                    .collect(),
            }
        })
        .collect()
}

fn told(text: &str) -> Vec<String> {
    match read(text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .iter()
            .map(|fault| fault.to_string().replacen("small.toml:", "line ", 1))
            .collect(),
    }
}

#[test]
fn the_file_that_is_broken_is_sound() {
    assert_eq!(told(block(PAGE, "toml")), [""; 0]);
}

#[test]
fn every_broken_file_is_told_as_the_page_says() {
    let sound = block(PAGE, "toml");
    let variants = variants();
    assert!(variants.len() >= 60);
    let mut wrong = Vec::new();
    for variant in variants {
        let Variant {
            title,
            before,
            after,
            messages,
        } = variant;
        assert!(sound.contains(&before), "{title}: {before} is not there");
        let broken = if before.is_empty() {
            format!("{sound}{after}")
        } else {
            sound.replacen(&before, &after, 1)
        };
        let told = told(&broken);
        if told != messages {
            wrong.push(format!("### {title}\n{}", told.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "told otherwise:\n{}", wrong.join("\n"));
}

#[test]
fn no_message_is_a_parsers_own() {
    for word in ["TOML", "expected newline", "panicked", "None", "Some("] {
        let entries = PAGE.split_once("\n## ").unwrap().1;
        assert!(!entries.contains(word), "{word}");
    }
}
