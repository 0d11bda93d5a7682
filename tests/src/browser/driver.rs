//! The programs that a session needs beside the browser: its driver and, for WebKit, a display.
//! Each is ended, by its own id, when it is dropped.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xtask::browsers::{Engine, locate};

/// How long a program may take to be ready, or to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program of ours that runs beside us.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // First politely, so that a driver takes its browser along.
        let _ = Command::new("kill")
            .arg(self.0.id().to_string())
            .stderr(Stdio::null())
            .status();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if !matches!(self.0.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A WebDriver server.
#[derive(Debug)]
pub(crate) struct Driver {
    // The driver goes before the display that its browser draws on.
    _process: Running,
    _display: Option<Display>,
    port: u16,
}

impl Driver {
    /// Starts the driver of an engine. All that it and its browser write goes below `home`.
    pub(crate) fn start(engine: Engine, dark: bool, home: &Path) -> Result<Self> {
        let port = free_port()?;
        let display = (engine == Engine::WebKit)
            .then(Display::start)
            .transpose()?;
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = Command::new(locate(&["chromedriver"])?);
                command.arg(format!("--port={port}"));
                command
            }
            Engine::WebKit => {
                let mut command = Command::new(locate(&["WebKitWebDriver"])?);
                command.arg(format!("--port={port}"));
                command.env("GTK_THEME", if dark { "Adwaita:dark" } else { "Adwaita" });
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(locate(&["geckodriver"])?);
                command.args([
                    "--host=127.0.0.1",
                    "--websocket-port=0",
                    &format!("--port={port}"),
                ]);
                command
            }
        };
        for folder in ["cache", "config", "data", "run", "tmp"] {
            std::fs::create_dir_all(home.join(folder))?;
        }
        command
            .env("HOME", home)
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("TMPDIR", home.join("tmp"))
            // No desktop service is started that would outlive the browser.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .env("GIO_USE_VFS", "local")
            .env("GSETTINGS_BACKEND", "memory")
            .env("LANG", "en_GB.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(display) = &display {
            command
                .env("DISPLAY", &display.name)
                .env_remove("WAYLAND_DISPLAY");
        }
        let process = Running(
            command
                .spawn()
                .with_context(|| format!("the driver of {engine:?} cannot be started"))?,
        );
        let driver = Self {
            _process: process,
            _display: display,
            port,
        };
        driver.wait_until_ready(engine)?;
        Ok(driver)
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait_until_ready(&self, engine: Engine) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!(
            "the driver of {engine:?} does not answer on port {}",
            self.port
        )
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// A screen that nobody looks at.
#[derive(Debug)]
struct Display {
    _process: Running,
    name: String,
}

impl Display {
    fn start() -> Result<Self> {
        let mut child = Command::new(locate(&["Xvfb"])?)
            // It chooses a free number itself and writes it to its standard output.
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1600x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb cannot be started")?;
        let output = child.stdout.take().context("Xvfb has no output")?;
        let process = Running(child);
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb gave no display");
        }
        Ok(Self {
            _process: process,
            name: format!(":{}", number.trim()),
        })
    }
}
