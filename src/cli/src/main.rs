//! The command line: `casebook list`, `check`, `evaluate`, `ask` and others.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    casebook_cli::run(args, &mut io::stdout().lock(), &mut io::stderr().lock())
}
