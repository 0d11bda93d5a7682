//! Short names for what a bound program asks of its script.
//!
//! wasm-bindgen ends each name with a hash of sixteen digits, in the program and in the script: that is
//! 4.2 KB of a first visit, since what is random does not compress. A script and its program belong
//! together and have one folder, so the number of an import says as much.

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// A program and its script, with short names for what is imported from `module`.
///
/// # Errors
/// When the program cannot be read, or the script does not define each of its imports once, at the
/// start of a line.
pub(crate) fn shortened(program: &[u8], script: &str, module: &str) -> Result<(Vec<u8>, String)> {
    let mut script = format!("\n{script}");
    let mut written = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for (number, import) in imports.into_imports().enumerate() {
                let import = import?;
                let kind = RoundtripReencoder.entity_type(import.ty)?;
                let mut name = import.name.to_owned();
                if import.module == module {
                    let short = letters(number);
                    let definition = format!("\n{name}: ");
                    ensure!(
                        script.matches(&definition).count() == 1,
                        "the script does not define `{name}` once"
                    );
                    script = script.replace(&definition, &format!("\n{short}: "));
                    name = short;
                }
                section.import(import.module, &name, kind);
            }
            written.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let data = program
                .get(usize::try_from(range.start)?..usize::try_from(range.end)?)
                .context("a section has no end")?;
            written.section(&RawSection { id, data });
        }
    }
    script.remove(0);
    Ok((written.finish(), script))
}

/// The letters that stand for a number: `a` to `z`, then `ba`, and so on.
fn letters(number: usize) -> String {
    let digit =
        u8::try_from(number % 26).map_or('z', |digit| char::from(b'a'.saturating_add(digit)));
    match number / 26 {
        0 => digit.to_string(),
        more => letters(more) + &digit.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use wasm_encoder::{EntityType, GlobalType, ValType};

    const SCRIPT: &str = "./page_bg.js";

    fn program(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut section = ImportSection::new();
        for (module, name) in imports {
            let kind = EntityType::Global(GlobalType {
                val_type: ValType::I32,
                mutable: false,
                shared: false,
            });
            section.import(module, name, kind);
        }
        let mut module = Module::new();
        module.section(&section);
        module.section(&RawSection {
            id: 0,
            data: b"\x04rest",
        });
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_names_and_others_keep_theirs() {
        let program_before = program(&[
            (SCRIPT, "__wbg_key_1f"),
            ("other", "far"),
            (SCRIPT, "__wbg_k"),
        ]);
        let before = "x = {\n__wbg_key_1f: function() {},\n__wbg_k: () => 1,\n};";
        let (after, script) = shortened(&program_before, before, SCRIPT).unwrap();
        assert_eq!(script, "x = {\na: function() {},\nc: () => 1,\n};");
        assert_eq!(
            after,
            program(&[(SCRIPT, "a"), ("other", "far"), (SCRIPT, "c")])
        );
    }

    #[test]
    fn a_script_that_does_not_fit_its_program_is_refused() {
        let program = program(&[(SCRIPT, "__wbg_key")]);
        for script in ["", "\n__wbg_key: 1\n__wbg_key: 2"] {
            assert!(shortened(&program, script, SCRIPT).is_err(), "{script}");
        }
    }

    #[test]
    fn no_two_numbers_have_the_same_letters() {
        let all: BTreeSet<String> = (0..2000).map(letters).collect();
        assert_eq!(all.len(), 2000);
    }
}
