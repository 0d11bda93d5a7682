//! `new`: a case file to start from.

use crate::arguments::Misuse;
use crate::library::Failure;
use crate::output::Output;
use crate::sheet::{Sheet, Side};
use casebook_exchange::nearest;
use casebook_exchange::templates::{TEMPLATES, template};
use std::ffi::{OsStr, OsString};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

/// Lists what one may start from.
pub(crate) fn list(json: bool, output: &mut Output<'_>) {
    if json {
        output.json(&TEMPLATES);
        return;
    }
    let mut sheet = Sheet::new(&[Side::Left]);
    for it in TEMPLATES {
        sheet.row([it.id, it.title, it.about].map(str::to_owned).to_vec());
    }
    output.text(&sheet.text());
    output.line("\n`casebook new TEMPLATE FILE` writes one of them, to replace its figures.");
}

/// Writes a template into a file that is not there yet; `-` is standard output. Without a file it goes
/// beside the caller, under its own name.
pub(crate) fn write(
    id: &str,
    file: Option<&OsStr>,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let Some(template) = template(id) else {
        let near = nearest(id, TEMPLATES.iter().map(|it| it.id));
        let near = near.map_or_else(
            || "`casebook new` lists them.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        );
        return Err(Misuse(format!("`{id}` is no template. {near}")).into());
    };
    let file = file.map_or_else(|| OsString::from(format!("{id}.toml")), OsStr::to_os_string);
    if file == "-" {
        output.text(template.text);
        return Ok(());
    }
    let name = file.to_string_lossy();
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file)
        .and_then(|mut opened| opened.write_all(template.text.as_bytes()));
    written.map_err(|error| {
        Failure::broken(match error.kind() {
            ErrorKind::AlreadyExists => {
                format!("{name}: is there already and is left as it is; name another file")
            }
            _ => format!("{name}: cannot be written: {error}"),
        })
    })?;
    output.line(&format!(
        "{name}: {}. Replace its figures, and run `casebook check {name}`.",
        template.title
    ));
    Ok(())
}
