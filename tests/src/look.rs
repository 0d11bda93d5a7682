//! Takes pictures of the page: `cargo xtask look`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casebook_tests::browser::{self, Engine, Page, Scheme, Session};
use xtask::project;

/// A laptop or a tablet held sideways, a tablet upright, a phone, a projector.
const SIZES: [(u32, u32); 4] = [(1024, 768), (768, 1024), (390, 844), (1440, 900)];

/// How many links of the start page are followed, when no address is named.
const MOST_LINKS: usize = 6;

struct Options {
    engine: Engine,
    folder: PathBuf,
    full: bool,
    script: Option<String>,
    addresses: Vec<String>,
}

fn main() -> Result<()> {
    let options = options(std::env::args().skip(1))?;
    browser::adopt();
    let outcome = look(&options);
    browser::tidy();
    outcome
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options> {
    let mut options = Options {
        engine: Engine::Chromium,
        folder: project::target().join("look"),
        full: false,
        script: None,
        addresses: Vec::new(),
    };
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{argument} wants a value"))
        };
        match argument.as_str() {
            "--engine" => options.engine = Engine::named(&value()?)?,
            "--out" => options.folder = std::path::absolute(value()?)?,
            "--full" => options.full = true,
            "--run" => options.script = Some(value()?),
            other if other.starts_with("--") => bail!("there is no option {other}"),
            address => options.addresses.push(address.to_owned()),
        }
    }
    Ok(options)
}

fn look(options: &Options) -> Result<()> {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let mut session = Session::start(options.engine, scheme)?;
        let mut page = Page::new(&mut session)?;
        page.open("");
        let addresses = match options.addresses.as_slice() {
            [] => links(&page),
            named => named.to_vec(),
        };
        for (width, height) in SIZES {
            for address in &addresses {
                page.set_size(width, height);
                page.open(address);
                if let Some(script) = &options.script {
                    page.eval(script);
                    // Drawing follows in the next frames.
                    std::thread::sleep(std::time::Duration::from_millis(300));
                }
                if options.full {
                    let whole = page
                        .eval("return document.documentElement.scrollHeight")
                        .as_u64();
                    let whole = u32::try_from(whole.unwrap_or_default())?.max(height);
                    page.stretch(width, whole)?;
                }
                let name = format!(
                    "{}-{width}x{height}-{}.png",
                    file_name(address),
                    scheme.name()
                );
                picture(&page, &options.folder.join(name));
            }
        }
        for error in page.take_errors() {
            println!("in the page: {error}");
        }
    }
    Ok(())
}

/// The start page and the first places of this page that it links to.
fn links(page: &Page<'_>) -> Vec<String> {
    let mut addresses = vec![String::new()];
    for link in page.links("body") {
        if addresses.len() <= MOST_LINKS && !addresses.contains(&link) {
            addresses.push(link);
        }
    }
    addresses
}

fn file_name(address: &str) -> String {
    let words = address.trim_matches(|character: char| !character.is_alphanumeric());
    let name: String = words
        .chars()
        .map(|character| {
            if character.is_alphanumeric() {
                character
            } else {
                '-'
            }
        })
        .collect();
    if name.is_empty() {
        "home".to_owned()
    } else {
        name
    }
}

fn picture(page: &Page<'_>, file: &Path) {
    page.screenshot(file);
    println!("{}", file.display());
}
