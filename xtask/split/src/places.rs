//! Leaves out of a program the names of source files that messages of a panic would give: nobody sees
//! such a message in a page, and these names are 0.8 KB of a first visit. Blanks stand in their place,
//! so that nothing else moves.

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload};

/// The end of every such name.
const END: &[u8] = b".rs";

/// How such names begin: files of the standard library, and of a crate.
const STARTS: [&[u8]; 2] = [b"/rustc/", b"src/"];

/// The program with blanks where its data have names of source files.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn blanked(program: &[u8]) -> Result<Vec<u8>> {
    let mut written = program.to_vec();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::DataSection(data) = payload? {
            let range = data.range();
            let data = written
                .get_mut(usize::try_from(range.start)?..usize::try_from(range.end)?)
                .context("the data have no end")?;
            blank(data);
        }
    }
    Ok(written)
}

fn blank(data: &mut [u8]) {
    let ends: Vec<usize> = (END.len()..=data.len())
        .filter(|end| data.get(..*end).is_some_and(|data| data.ends_with(END)))
        .collect();
    for end in ends {
        let before = data.get(..end).unwrap_or_default();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"/_.-+".contains(byte);
        let length = before.iter().rev().take_while(|it| is_name(it)).count();
        let run = before.get(end.saturating_sub(length)..).unwrap_or_default();
        // Texts stand one after the other, with nothing between them.
        let start = STARTS.iter().find_map(|start| last(run, start));
        let length = start.map_or(0, |start| run.len().saturating_sub(start));
        if let Some(name) = data.get_mut(end.saturating_sub(length)..end) {
            name.fill(b' ');
        }
    }
}

/// Where a text begins the last time that it stands in a run.
fn last(run: &[u8], text: &[u8]) -> Option<usize> {
    run.windows(text.len()).rposition(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{DataSection, Module};

    #[test]
    fn names_of_source_files_are_blank_and_all_else_stays() {
        let names = "/rustc/5980/library/core/src/str/pattern.rs";
        let own = "src/app/case/table.rs";
        let text =
            format!("grid, no /figure{names}yew-0.23.0/{own}a word. src of it, and .rs\u{a3}");
        let mut module = Module::new();
        let mut data = DataSection::new();
        data.passive(text.bytes());
        module.section(&data);
        let program = module.finish();
        let blanked = blanked(&program).unwrap();
        assert_eq!(blanked.len(), program.len());
        let wanted = text
            .replace(names, &" ".repeat(names.len()))
            .replace(own, &" ".repeat(own.len()));
        assert!(blanked.ends_with(wanted.as_bytes()));
    }
}
