//! The browsers that the page is tried in, and what driving them takes.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::run::{self, command, run};
use crate::setup::{self, Missing, Takes};
use crate::{pins, tools};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chrome, Edge and most others.
    Chromium,
    /// Safari, and every browser on an iPad.
    WebKit,
    /// Firefox.
    Firefox,
}

/// The variable that names the engines to test in, separated by commas: all of them by default.
pub const ENGINES_VARIABLE: &str = "CASEBOOK_ENGINES";

/// A program that must be there, by any of its names, and the Debian package that brings it.
struct Part {
    names: &'static [&'static str],
    package: &'static str,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::WebKit, Self::Firefox];

    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::WebKit => "webkit",
            Self::Firefox => "firefox",
        }
    }

    /// The engine of a name.
    ///
    /// # Errors
    /// When it is none of the names.
    pub fn named(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| {
            format!("there is no engine {name:?}; choose from chromium, webkit, firefox")
        })
    }

    /// The engines that [`ENGINES_VARIABLE`] names; all where it is not set.
    ///
    /// # Errors
    /// When it names one that does not exist, or none.
    pub fn chosen() -> Result<Vec<Self>> {
        let Ok(names) = std::env::var(ENGINES_VARIABLE) else {
            return Ok(Self::ALL.to_vec());
        };
        let engines: Result<Vec<_>> = names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(Self::named)
            .collect();
        match engines {
            Ok(engines) if engines.is_empty() => bail!("{ENGINES_VARIABLE} names no engine"),
            other => other.with_context(|| format!("{ENGINES_VARIABLE} is {names:?}")),
        }
    }

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Chromium => &[
                Part {
                    names: &["chromium", "chromium-browser", "google-chrome"],
                    package: "chromium",
                },
                Part {
                    names: &["chromedriver"],
                    package: "chromium-driver",
                },
            ],
            Self::WebKit => &[
                Part {
                    names: &["WebKitWebDriver"],
                    package: "webkit2gtk-driver",
                },
                Part {
                    names: &["Xvfb"],
                    package: "xvfb",
                },
            ],
            Self::Firefox => &[Part {
                names: &["firefox-esr", "firefox"],
                package: "firefox-esr",
            }],
        }
    }
}

/// Where the first program of these names stands.
///
/// # Errors
/// When there is none.
pub fn locate(names: &[&str]) -> Result<PathBuf> {
    let found = names.iter().find_map(|name| run::find(name));
    found.with_context(|| {
        format!(
            "{} is not installed; `cargo xtask setup` installs or names it",
            names.join(" or ")
        )
    })
}

/// Where the browser of an engine stands; none for WebKit, whose driver brings its own.
///
/// # Errors
/// When it is not installed.
pub fn program(engine: Engine) -> Result<Option<PathBuf>> {
    match (engine, engine.parts().first()) {
        (Engine::WebKit, _) | (_, None) => Ok(None),
        (_, Some(part)) => locate(part.names).map(Some),
    }
}

/// Sets up what is missing to drive these engines.
///
/// # Errors
/// A sentence that names the packages, where this process may not install them.
pub fn set_up(engines: &[Engine]) -> Result<()> {
    let steps = missing(engines);
    setup::announce(&steps);
    setup::take(steps)
}

/// What is missing to drive these engines: browsers and drivers.
pub fn missing(engines: &[Engine]) -> Vec<Missing> {
    let mut packages: Vec<&str> = engines
        .iter()
        .flat_map(|engine| engine.parts())
        .filter(|part| locate(part.names).is_err())
        .map(|part| part.package)
        .collect();
    packages.dedup();
    let mut steps = Vec::new();
    if !packages.is_empty() {
        let name = format!("{} from Debian", packages.join(" "));
        steps.push(Missing::new(name, Takes::Time(90), move || {
            install(&packages)
        }));
    }
    if engines.contains(&Engine::Firefox) {
        steps.extend(tools::missing_programs(&[pins::geckodriver()]));
    }
    steps
}

fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let root = run::output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root || run::find("apt-get").is_none() {
        bail!(
            "install what these Debian packages bring: {names} (`sudo apt-get install {names}`), \
             or choose other browsers with {ENGINES_VARIABLE}=chromium,webkit,firefox"
        );
    }
    run(command("apt-get").args(["update", "--quiet"]))?;
    run(command("apt-get")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
    .with_context(|| format!("apt-get could not install {names}"))
}
