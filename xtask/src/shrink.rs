//! Taking out of the built page what no browser needs: comments and indentation of the scripts, the
//! long names by which a script and its WebAssembly know each other, names kept for debugging.
//! Together that is a fortieth of what the page weighs on its way.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// A script without comments that stand on lines of their own, indentation and empty lines. Line
/// breaks stay, so that no statement runs into the next.
pub fn script(text: &str) -> String {
    let mut shrunk = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            shrunk.push_str(line);
            shrunk.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    shrunk
}

/// The style sheets of a page as one, each for its medium.
pub fn sheets<'a>(sheets: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> String {
    sheets
        .map(|(text, medium)| match medium {
            Some(medium) => format!("@media {medium}{{{text}}}\n"),
            None => format!("{text}\n"),
        })
        .collect()
}

/// A WebAssembly and the script that wasm-bindgen wrote for it, with short names for what the one
/// takes from the other, and without sections that are not for the machine.
///
/// # Errors
/// When the WebAssembly cannot be read, takes something other than functions, or the script does
/// not name what it takes.
pub fn pair(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the WebAssembly cannot be read")?;
        if let Payload::ImportSection(section) = payload {
            let mut imports = ImportSection::new();
            for import in section.into_imports() {
                let import = import?;
                let TypeRef::Func(kind) = import.ty else {
                    bail!("{} is no function", import.name);
                };
                let short = format!("_{:x}", names.len());
                imports.import(import.module, &short, EntityType::Function(kind));
                names.insert(import.name.to_owned(), short);
            }
            module.section(&imports);
        } else if let Payload::CustomSection(_) = payload {
            // Names, producers and features: nothing that runs.
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("a section is cut short")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), renamed(script, &names)?))
}

/// A script with other names for the keys of what it gives.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut found = 0_usize;
    let lines = script.lines().map(|line| {
        let key = line
            .split_once(':')
            .and_then(|(key, rest)| Some((names.get(key.trim())?, rest)));
        match key {
            Some((short, rest)) => {
                found = found.saturating_add(1);
                format!("{short}:{rest}\n")
            }
            None => format!("{line}\n"),
        }
    });
    let script = lines.collect();
    if found != names.len() {
        bail!(
            "the script gives {found} of {} functions by lines of their own",
            names.len()
        );
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, TypeSection};

    #[test]
    fn comments_and_indentation_go_and_statements_stay_apart() {
        let text = "/**\n * What it does: a = b\n */\nfunction f() {\n    // why\n    return 4\n\n}\n/* short */\nlet a = 1 * 2\n";
        assert_eq!(script(text), "function f() {\nreturn 4\n}\nlet a = 1 * 2\n");
    }

    #[test]
    fn a_sheet_for_paper_stays_on_paper() {
        let joined = sheets([("a{b:c}", None), ("d{e:f}", Some("print"))].into_iter());
        assert_eq!(joined, "a{b:c}\n@media print{d{e:f}}\n");
    }

    /// A WebAssembly that takes one function.
    fn taking(name: &str) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("./page_bg.js", name, EntityType::Function(0));
        module.section(&imports);
        module.section(&CustomSection {
            name: "name".into(),
            data: (&[1, 2, 3]).into(),
        });
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_short_name_and_nothing_for_debugging_stays() {
        let script =
            "const import0 = {\n__wbg_alert_0123456789abcdef: function() {\nalert()\n},\n};\n";
        let (wasm, script) = pair(&taking("__wbg_alert_0123456789abcdef"), script).unwrap();
        assert_eq!(
            script,
            "const import0 = {\n_0: function() {\nalert()\n},\n};\n"
        );
        let mut without = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        without.section(&types);
        let mut imports = ImportSection::new();
        imports.import("./page_bg.js", "_0", EntityType::Function(0));
        without.section(&imports);
        assert_eq!(wasm, without.finish());
    }

    #[test]
    fn a_script_that_gives_it_under_another_name_is_refused() {
        assert!(pair(&taking("__wbg_alert"), "const import0 = {};").is_err());
    }
}
