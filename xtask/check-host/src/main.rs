//! `check-host ADDRESS`: says what the host of a Casebook gets wrong.

use std::process::ExitCode;

use anyhow::{Result, bail};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match told(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("check-host: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints what was found; whether all is right.
fn told(arguments: &[String]) -> Result<bool> {
    let [address] = arguments else {
        bail!("name one address, such as https://council.example/casebook/");
    };
    let report = check_host::check(address)?;
    println!(
        "Asked {} for {} files; {} bytes came.",
        report.address, report.files, report.bytes
    );
    if let Some(who) = &report.frames {
        println!("Who may show it in a frame: {who}");
    }
    if report.faults.is_empty() {
        println!("Nothing is wrong.");
        return Ok(true);
    }
    println!("\nWrong is:");
    for fault in &report.faults {
        println!("- {fault}");
    }
    println!("\ndocs/hosting.md says how to set each kind of host.");
    Ok(false)
}
