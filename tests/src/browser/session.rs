//! A browser under our control.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use fantoccini::client::Client;
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use xtask::browsers::{self, Engine};

use super::driver::Driver;
use super::recorder::Recorder;
use super::trying;

/// Light or dark, as the reader's device asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Scheme {
    /// Its name, as in the media feature `prefers-color-scheme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A browser with a fresh profile, a driver of its own and, where it needs one, a display.
/// All are ended, and all files removed, when it is dropped.
#[derive(Debug)]
pub struct Session {
    client: Option<Client>,
    runtime: Runtime,
    _driver: Driver,
    recorder: Recorder,
    home: Home,
    engine: Engine,
    scheme: Scheme,
    window: Option<(u32, u32)>,
    /// What the window has beside the page's own area: across, and down.
    bars: (i64, i64),
    /// What the driver was last seen to fail at by itself.
    fault: RefCell<Option<String>>,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub fn start(engine: Engine, scheme: Scheme) -> Result<Self> {
        // WebKit's was seen not to come up, before any page was asked for.
        Self::launch(engine, scheme).or_else(|error| {
            println!("{engine:?} did not start and is started again: {error:#}");
            Self::launch(engine, scheme)
        })
    }

    fn launch(engine: Engine, scheme: Scheme) -> Result<Self> {
        let home = Home(tempfile::Builder::new().prefix("casebook-").tempdir()?);
        let recorder = Recorder::start()?;
        let driver = Driver::start(engine, scheme == Scheme::Dark, home.0.path())?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let mut session = Self {
            client: None,
            runtime,
            _driver: driver,
            recorder,
            home,
            engine,
            scheme,
            window: None,
            bars: (0, 0),
            fault: RefCell::default(),
        };
        session.connect()?;
        Ok(session)
    }

    /// Which browser it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Light or dark.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The browser's home folder. Downloads land in its `Downloads`, WebKit's in the folder itself.
    pub fn home(&self) -> &Path {
        self.home.0.path()
    }

    /// The hosts asked for since the last call, other than this machine.
    pub(crate) fn take_foreign(&self) -> Vec<String> {
        self.recorder.take_foreign(self.engine)
    }

    fn connect(&mut self) -> Result<()> {
        let capabilities = self.capabilities()?;
        let url = self._driver.url();
        let connecting = async {
            fantoccini::ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities)
                .connect(&url)
                .await
        };
        let client = self
            .runtime
            .block_on(async { tokio::time::timeout(COMES_UP, connecting).await });
        let client = client
            .context("the browser took too long to start")?
            .with_context(|| format!("{} cannot be started", self.engine.name()))?;
        self.client = Some(client);
        let patience = Some(Duration::from_secs(60));
        let limits = TimeoutConfiguration::new(patience, patience, Some(Duration::ZERO));
        self.run(|client| async move { client.update_timeouts(limits).await })?;
        if self.engine == Engine::Chromium {
            let features = json!([{ "name": "prefers-color-scheme", "value": self.scheme.name() }]);
            self.chromium(
                "Emulation.setEmulatedMedia",
                json!({ "features": features }),
            )?;
        }
        Ok(())
    }

    fn capabilities(&self) -> Result<Capabilities> {
        let proxy = json!({
            "proxyType": "manual",
            "httpProxy": self.recorder.address(),
            "sslProxy": self.recorder.address(),
            // The others leave this machine out by themselves.
            "noProxy": ["127.0.0.1"],
        });
        let program = browsers::program(self.engine)?;
        let mut capabilities = match self.engine {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "binary": program, "args": self.chromium_arguments() },
            }),
            Engine::WebKit => json!({}),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": program,
                    "args": ["-headless"],
                    // 0 is dark, 1 is light.
                    "prefs": {
                        "layout.css.prefers-color-scheme.content-override": i32::from(self.scheme == Scheme::Light),
                        "app.update.disabledForTesting": true,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                },
            }),
        };
        capabilities["proxy"] = proxy;
        capabilities
            .as_object()
            .cloned()
            .context("capabilities are an object")
    }

    fn chromium_arguments(&self) -> Vec<String> {
        let profile = format!(
            "--user-data-dir={}",
            self.home.0.path().join("profile").display()
        );
        let flags = [
            "--headless=new",
            // Chromium's sandbox does not start as root, nor in most containers.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run",
            "--no-default-browser-check",
            "--password-store=basic",
            "--force-color-profile=srgb",
        ];
        flags
            .iter()
            .map(|flag| (*flag).to_owned())
            .chain([profile])
            .collect()
    }

    /// What speaks to the driver.
    ///
    /// # Errors
    /// When the session is over.
    pub(crate) fn client(&self) -> Result<Client> {
        self.client.clone().context("the session is over")
    }

    /// Runs WebDriver commands to their end.
    ///
    /// # Errors
    /// What the driver says, or that it says nothing.
    pub(crate) fn run<T, E, F>(&self, commands: impl FnOnce(Client) -> F) -> Result<T>
    where
        F: Future<Output = std::result::Result<T, E>>,
        E: std::error::Error + Send + Sync + 'static,
    {
        let client = self.client()?;
        let outcome = self
            .runtime
            .block_on(async { tokio::time::timeout(LONGEST, commands(client)).await });
        outcome
            .map_err(|_| anyhow!("{} does not answer", self.engine.name()))?
            .map_err(anyhow::Error::new)
            .inspect_err(|error| {
                let fault = error
                    .downcast_ref()
                    .and_then(|error| trying::fault_of_driver(self.engine, error));
                if fault.is_some() {
                    *self.fault.borrow_mut() = fault;
                }
            })
    }

    /// Gives up because of something that no page can cause.
    ///
    /// # Panics
    /// Always, with these words.
    #[track_caller]
    pub(crate) fn blame(&self, fault: &str) -> ! {
        *self.fault.borrow_mut() = Some(fault.to_owned());
        panic!("{fault}");
    }

    /// What the driver failed at by itself since the last call.
    pub(crate) fn take_fault(&self) -> Option<String> {
        self.fault.borrow_mut().take()
    }

    /// Loads an address.
    ///
    /// # Errors
    /// What the driver says.
    pub fn visit(&self, url: &str) -> Result<()> {
        self.run(|client| async move { client.goto(url).await })
    }

    /// Runs JavaScript in what is loaded; `return` gives the result.
    ///
    /// # Errors
    /// What the driver says.
    pub fn eval(&self, script: &str) -> Result<Value> {
        self.run(|client| async move { client.execute(script, Vec::new()).await })
    }

    /// A command of Chromium's own protocol.
    ///
    /// # Errors
    /// What the driver says.
    pub fn chromium(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        self.run(|client| async move { client.issue_cmd(ChromiumCommand(body)).await })
    }

    /// Makes the page's own area this large, in CSS pixels.
    ///
    /// # Errors
    /// When the window stays larger: WebKit's is never narrower than 447, Firefox's than 500.
    pub(crate) fn set_window(&mut self, width: u32, height: u32) -> Result<()> {
        if self.window == Some((width, height)) {
            return Ok(());
        }
        if self.engine == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.chromium("Emulation.setDeviceMetricsOverride", metrics)?;
        } else {
            self.set_window_by_trying(width, height)?;
        }
        self.window = Some((width, height));
        Ok(())
    }

    /// The driver sizes the window with its frame and bars, which are found out by measuring.
    fn set_window_by_trying(&mut self, width: u32, height: u32) -> Result<()> {
        for _ in 0..4 {
            let (more_width, more_height) = self.bars;
            let outer_width = u32::try_from(i64::from(width) + more_width)?;
            let outer_height = u32::try_from(i64::from(height) + more_height)?;
            self.run(
                |client| async move { client.set_window_size(outer_width, outer_height).await },
            )?;
            let (inner_width, inner_height) = self.settled_size(width, height)?;
            if (inner_width, inner_height) == (i64::from(width), i64::from(height)) {
                return Ok(());
            }
            self.bars = (
                more_width + i64::from(width) - inner_width,
                more_height + i64::from(height) - inner_height,
            );
        }
        Err(anyhow!(
            "{}'s window cannot be made {width} × {height}",
            self.engine.name()
        ))
    }

    /// The size of the page's area once the window has stopped changing.
    fn settled_size(&self, width: u32, height: u32) -> Result<(i64, i64)> {
        let wanted = (i64::from(width), i64::from(height));
        let mut last = (0, 0);
        for _ in 0..20 {
            let script = "return [window.innerWidth, window.innerHeight]";
            let size =
                self.run(|client| async move { client.execute(script, Vec::new()).await })?;
            let size = (size[0].as_i64().unwrap_or(0), size[1].as_i64().unwrap_or(0));
            if size == wanted {
                return Ok(size);
            }
            let same = size == last;
            last = size;
            if same {
                std::thread::sleep(Duration::from_millis(30));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(last)
    }

    /// Files in the folders that downloads land in, with their content.
    pub fn downloads(&self) -> HashMap<PathBuf, Vec<u8>> {
        let folders = [
            self.home.0.path().to_path_buf(),
            self.home.0.path().join("Downloads"),
        ];
        let files = folders
            .iter()
            .filter_map(|folder| std::fs::read_dir(folder).ok())
            .flatten()
            .flatten();
        files
            .map(|entry| entry.path())
            .filter_map(|path| Some((path.clone(), std::fs::read(path).ok()?)))
            .collect()
    }
}

/// The longest that a browser may take to come up: mostly it takes three seconds, on a busy machine ten.
const COMES_UP: Duration = Duration::from_secs(60);

/// The longest that any one command may take.
const LONGEST: Duration = Duration::from_secs(120);

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // The driver ends its browser; should it fail to, its own end follows.
            let closing =
                async { tokio::time::timeout(Duration::from_secs(15), client.close()).await };
            let _ = self.runtime.block_on(closing);
        }
    }
}

/// The browser's home folder.
#[derive(Debug)]
struct Home(TempDir);

impl Drop for Home {
    fn drop(&mut self) {
        // A helper of the browser may outlive it for a moment, and write while this removes.
        for _ in 0..100 {
            let _ = std::fs::remove_dir_all(self.0.path());
            if !self.0.path().exists() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[derive(Debug)]
struct ChromiumCommand(String);

impl WebDriverCompatibleCommand for ChromiumCommand {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> std::result::Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.clone()))
    }
}
