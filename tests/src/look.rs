//! Takes pictures of the page: `cargo xtask look`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casebook_tests::browser::{self, Engine, Page, Scheme, Session};
use xtask::project;

/// A laptop or a tablet held sideways, a tablet upright, a phone, a projector.
const SIZES: [(u32, u32); 4] = [(1024, 768), (768, 1024), (390, 844), (1440, 900)];

/// How many links of the start page are followed, when no fragment is named.
const MOST_LINKS: usize = 6;

struct Options {
    engine: Engine,
    folder: PathBuf,
    full: bool,
    script: Option<String>,
    fragments: Vec<String>,
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
        fragments: Vec::new(),
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
            fragment => options.fragments.push(fragment.to_owned()),
        }
    }
    Ok(options)
}

fn look(options: &Options) -> Result<()> {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let mut session = Session::start(options.engine, scheme)?;
        let mut page = Page::new(&mut session)?;
        page.open("");
        let fragments = match options.fragments.as_slice() {
            [] => links(&page),
            named => named.to_vec(),
        };
        for (width, height) in SIZES {
            for fragment in &fragments {
                page.set_size(width, height);
                page.open(fragment);
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
                    file_name(fragment),
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
    let found = page.eval(
        "return Array.prototype.map.call(document.querySelectorAll('a[href^=\"#\"]'), \
         function (link) { return link.getAttribute('href'); })",
    );
    let mut fragments = vec![String::new()];
    for link in found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|link| link.as_str())
    {
        if fragments.len() <= MOST_LINKS && !fragments.iter().any(|known| known == link) {
            fragments.push(link.to_owned());
        }
    }
    fragments
}

fn file_name(fragment: &str) -> String {
    let words = fragment.trim_matches(|character: char| !character.is_alphanumeric());
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
