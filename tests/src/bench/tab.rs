//! Chromium under measurement: how fast it may be, what its main thread spent, and keys.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use casebook_tests::browser::{Engine, Scheme, Session};
use serde_json::{Value, json};

const WATCH: &str = include_str!("watch.js");

/// Slow 4G as Lighthouse has it (`mobileSlow4G`): 150 ms there and back, 1.6 Mbit/s down and
/// 0.75 Mbit/s up. The browser's own developer tools wait 3.75 times as long for each answer.
const LATENCY_MS: f64 = 150.0;
const DOWN_BYTES: f64 = 1_638_400.0 / 8.0;
const UP_BYTES: f64 = 768_000.0 / 8.0;

/// A browser that notes what happens in what it loads.
#[derive(Debug)]
pub(crate) struct Tab(Session);

/// How fast network and processor are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speed {
    /// As this machine is.
    Full,
    /// Slow 4G and a processor a quarter as fast.
    Slow,
}

/// Processor time of the main thread, in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spent {
    pub(crate) script: f64,
    pub(crate) style: f64,
    pub(crate) layout: f64,
    /// All that its tasks took, these three included.
    pub(crate) tasks: f64,
}

impl Spent {
    pub(crate) fn less(self, other: Self) -> Self {
        Self {
            script: self.script - other.script,
            style: self.style - other.style,
            layout: self.layout - other.layout,
            tasks: self.tasks - other.tasks,
        }
    }
}

impl Tab {
    pub(crate) fn open() -> Result<Self> {
        let session = Session::start(Engine::Chromium, Scheme::Light)?;
        let tab = Self(session);
        let size = json!({ "width": 1024, "height": 768, "deviceScaleFactor": 1, "mobile": false });
        tab.0.chromium("Emulation.setDeviceMetricsOverride", size)?;
        tab.0.chromium("Network.enable", json!({}))?;
        tab.before_start(WATCH)?;
        Ok(tab)
    }

    /// Runs a script before anything of what is loaded from now on; what to call it when it is to be
    /// taken back.
    pub(crate) fn before_start(&self, script: &str) -> Result<String> {
        let given = self.0.chromium(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )?;
        let name = given["identifier"].as_str();
        Ok(name.context("a script has a name")?.to_owned())
    }

    pub(crate) fn take_back(&self, script: &str) -> Result<()> {
        let name = json!({ "identifier": script });
        self.0
            .chromium("Page.removeScriptToEvaluateOnNewDocument", name)?;
        Ok(())
    }

    /// Loads an address at some speed, and stays at that speed.
    pub(crate) fn load(&self, url: &str, speed: Speed) -> Result<()> {
        self.limit(Speed::Full)?;
        self.0.visit("about:blank")?;
        self.limit(speed)?;
        self.0.visit(url)
    }

    fn limit(&self, speed: Speed) -> Result<()> {
        let (latency, down, up) = match speed {
            Speed::Full => (0.0, -1.0, -1.0),
            Speed::Slow => (LATENCY_MS, DOWN_BYTES, UP_BYTES),
        };
        self.0.chromium(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up }),
        )?;
        self.slow_down(if speed == Speed::Full { 1 } else { 4 })
    }

    /// Makes the processor this many times slower.
    pub(crate) fn slow_down(&self, times: u32) -> Result<()> {
        self.0
            .chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times }))?;
        Ok(())
    }

    pub(crate) fn eval(&self, script: &str) -> Result<Value> {
        self.0.eval(script)
    }

    /// A number that a script returns, none where it returns something else.
    pub(crate) fn number(&self, script: &str) -> Result<Option<f64>> {
        Ok(self.eval(script)?.as_f64())
    }

    /// Waits until nothing has changed in the page for this long.
    pub(crate) fn wait_quiet(&self, pause: Duration) -> Result<()> {
        let script = format!(
            "return document.readyState === 'complete' && !document.getElementById('loading') \
             && performance.now() - casebookBench.last > {}",
            pause.as_millis()
        );
        self.wait("the page is quiet", &script)
    }

    /// Waits until a script returns `true`.
    pub(crate) fn wait(&self, what: &str, script: &str) -> Result<()> {
        let start = Instant::now();
        while self.eval(script)? != json!(true) {
            if start.elapsed() > Duration::from_secs(60) {
                bail!("waited in vain until {what}");
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }

    /// Presses the key of a digit, and lets it go.
    pub(crate) fn press(&self, digit: char) -> Result<()> {
        let (text, code) = (digit.to_string(), format!("Digit{digit}"));
        let number = u32::from(digit);
        for key in [
            json!({ "type": "keyDown", "key": text, "code": code, "text": text, "windowsVirtualKeyCode": number }),
            json!({ "type": "keyUp", "key": text, "code": code, "windowsVirtualKeyCode": number }),
        ] {
            self.0.chromium("Input.dispatchKeyEvent", key)?;
        }
        Ok(())
    }

    /// Counts from now on in processor time, not by the clock.
    pub(crate) fn count(&self) -> Result<()> {
        self.0
            .chromium("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
        Ok(())
    }

    /// What the main thread has spent since [`Self::count`], without what measuring took.
    pub(crate) fn spent(&self) -> Result<Spent> {
        let metrics = self.0.chromium("Performance.getMetrics", json!({}))?;
        let of = |name: &str| {
            let found = metrics["metrics"].as_array().into_iter().flatten();
            let mut found = found.filter(|metric| metric["name"] == name);
            let seconds = found.next().and_then(|metric| metric["value"].as_f64());
            seconds
                .map(|seconds| seconds * 1000.0)
                .with_context(|| format!("this Chromium does not tell {name}"))
        };
        Ok(Spent {
            script: of("ScriptDuration")?,
            style: of("RecalcStyleDuration")?,
            layout: of("LayoutDuration")?,
            tasks: of("TaskDuration")? - of("DevToolsCommandDuration")?,
        })
    }
}
