//! The command line for authors and tests: list the cases, check files, evaluate a case with other
//! inputs, ask what one asks of a case, take a case away, see whether a pasted table adds up, start a case file. A stage a
//! file: [`arguments`], [`library`] (where cases come from), and one for each command.

mod answer;
mod arguments;
mod ask;
mod asking;
mod check;
mod evaluate;
mod export;
mod foot;
mod library;
mod list;
mod new;
mod output;
mod sheet;

use arguments::{Command, Misuse};
use library::Failure;
use output::Output;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// The exit status of a broken file.
pub const BROKEN: u8 = 1;

/// The exit status of a wrong use: unknown commands, cases and inputs.
pub const MISUSE: u8 = 2;

/// Runs one command. `args` come without the program's name; results go to `out`, messages to
/// `err`.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    status(args, out, err).into()
}

/// As [`run`], with the exit status as a number: 0, [`BROKEN`] or [`MISUSE`].
pub fn status(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let mut output = Output::new(out, err);
    let ended = match arguments::read(args) {
        Ok(command) => carry_out(command, &mut output),
        Err(misuse) => Err(misuse.into()),
    };
    match ended {
        Ok(()) if output.is_closed() => BROKEN,
        Ok(()) => 0,
        Err(Failure::Misuse(Misuse(message))) => {
            output.message(&message);
            output.message("`casebook --help` shows how it is used.");
            MISUSE
        }
        Err(Failure::Broken(messages)) => {
            messages.iter().for_each(|message| output.message(message));
            BROKEN
        }
    }
}

fn carry_out(command: Command, output: &mut Output<'_>) -> Result<(), Failure> {
    match command {
        Command::Help => {
            output.text(arguments::HELP);
            Ok(())
        }
        Command::List { json } => list::list(json, output),
        Command::Templates { json } => {
            new::list(json, output);
            Ok(())
        }
        Command::New { template, file } => new::write(&template, file.as_deref(), output),
        Command::Answer { case } => answer::say(&case, output),
        Command::Check { json, files } => check::check(json, &files, output),
        Command::Export { from, wanted } => export::export(&from, &wanted, output),
        Command::Foot { json, case, file } => foot::foot(json, case, &file, output),
        Command::Ask {
            json,
            case,
            set,
            question,
            options,
        } => ask::ask(json, &case, &set, &question, &options, output),
        Command::Evaluate {
            json,
            case,
            set,
            parts,
        } => evaluate::evaluate(json, &case, &set, &parts, output),
    }
}
