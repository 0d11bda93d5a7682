//! The web servers that the page is tried on: Debian's nginx and Apache.
//!
//! On a developer's machine neither may start by itself, take a port or change a setting. Debian's
//! package `apache2-bin` holds Apache without its service, so it is installed as the browsers are.
//! That of nginx starts a service, so it is fetched and unpacked into the project's own folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project;
use crate::run::{self, command, run};
use crate::setup::{Missing, Takes};

/// The variable that names the web servers to try the page on, separated by commas: both by default.
pub const SERVERS_VARIABLE: &str = "CASEBOOK_SERVERS";

/// A web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebServer {
    /// nginx.
    Nginx,
    /// Apache 2.4.
    Apache,
}

impl WebServer {
    /// Every web server.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Apache];

    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Apache => "apache",
        }
    }

    /// The web servers that [`SERVERS_VARIABLE`] names; all where it is not set.
    ///
    /// # Errors
    /// When it names one that does not exist.
    pub fn chosen() -> Result<Vec<Self>> {
        let Ok(names) = std::env::var(SERVERS_VARIABLE) else {
            return Ok(Self::ALL.to_vec());
        };
        let named = |name: &str| {
            let found = Self::ALL.into_iter().find(|server| server.name() == name);
            found.with_context(|| {
                format!("{SERVERS_VARIABLE} is {names:?}; choose from nginx, apache, none")
            })
        };
        names
            .split(',')
            .map(str::trim)
            .filter(|name| !matches!(*name, "" | "none"))
            .map(named)
            .collect()
    }

    /// Where its program stands.
    ///
    /// # Errors
    /// When it is not there.
    pub fn program(self) -> Result<PathBuf> {
        let (own, name) = match self {
            Self::Nginx => (Some(unpacked().join("usr/sbin/nginx")), "nginx"),
            Self::Apache => (None, "apache2"),
        };
        // Not every user's search path leads there.
        let usual = Path::new("/usr/sbin").join(name);
        let found = own.filter(|file| file.is_file());
        let found = found.or_else(|| run::find(name));
        let found = found.or_else(|| usual.is_file().then_some(usual));
        found.with_context(|| {
            format!("{name} is not installed; `cargo xtask setup` installs or names it")
        })
    }
}

/// Where nginx is unpacked.
fn unpacked() -> PathBuf {
    project::tools().join("nginx")
}

/// The module with which nginx sends files that were compressed with brotli; none beside an nginx
/// that was there before.
pub fn brotli_module() -> Option<PathBuf> {
    let file = unpacked().join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    file.is_file().then_some(file)
}

/// The folder of Apache's modules.
///
/// # Errors
/// When they are not where Debian puts them.
pub fn apache_modules() -> Result<PathBuf> {
    let program = WebServer::Apache.program()?;
    let above = program.parent().and_then(Path::parent);
    let folder = above.unwrap_or(&program).join("lib/apache2/modules");
    if !folder.is_dir() {
        bail!(
            "Apache's modules are not in {}, where Debian puts them",
            folder.display()
        );
    }
    Ok(folder)
}

/// What is missing to try the page on these web servers.
pub fn missing(servers: &[WebServer]) -> Option<Missing> {
    let missing: Vec<WebServer> = servers
        .iter()
        .copied()
        .filter(|server| server.program().is_err())
        .collect();
    let names: Vec<&str> = missing.iter().map(|server| server.name()).collect();
    let name = format!("{} from Debian", names.join(" "));
    (!missing.is_empty()).then(|| Missing::new(name, Takes::Time(20), move || install(&missing)))
}

fn install(servers: &[WebServer]) -> Result<()> {
    if run::find("apt-get").is_none() {
        bail!(
            "install nginx and Apache (whose modules should be where Debian puts them), or leave them \
             out with {SERVERS_VARIABLE}=none"
        );
    }
    let root = run::output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if root {
        run(command("apt-get").args(["update", "--quiet"]))?;
    }
    for server in servers {
        match server {
            WebServer::Nginx => unpack(&["nginx", "libnginx-mod-http-brotli-static"])?,
            WebServer::Apache if root => run(command("apt-get")
                .args(["install", "--yes", "--quiet", "--no-install-recommends"])
                .arg("apache2-bin")
                .env("DEBIAN_FRONTEND", "noninteractive"))
            .context("apt-get could not install apache2-bin")?,
            WebServer::Apache => bail!(
                "install Debian's package apache2-bin, which starts nothing \
                 (`sudo apt-get install apache2-bin`), or choose other web servers with \
                 {SERVERS_VARIABLE}=nginx"
            ),
        }
    }
    Ok(())
}

/// Fetches packages and unpacks them, without running anything in them.
fn unpack(packages: &[&str]) -> Result<()> {
    let folder = unpacked();
    // What an earlier try left behind may be half of something.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let fetched = folder.join("packages");
    std::fs::create_dir_all(&fetched)?;
    run(command("apt-get")
        .args(["download", "--quiet"])
        .args(packages)
        .current_dir(&fetched))
    .with_context(|| format!("apt-get could not fetch {}", packages.join(" ")))?;
    for entry in std::fs::read_dir(&fetched)? {
        run(command("dpkg-deb")
            .arg("--extract")
            .arg(entry?.path())
            .arg(&folder))?;
    }
    run(command(&WebServer::Nginx.program()?.to_string_lossy()).arg("-v"))
        .context("nginx needs what Debian's libssl3, libpcre2-8-0, libcrypt1 and zlib1g bring")
}
