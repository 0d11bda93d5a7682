//! Asking a host, and what it answers, as it came.

use std::io::Read;
use std::time::Duration;

use anyhow::{Context, Result};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::{Host, Url};

/// The most that is read of one file, as sent or unpacked.
const MOST: u64 = 64 * 1024 * 1024;

/// How long one file is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks a host. It follows nothing and unpacks nothing by itself.
pub(crate) struct Client {
    agent: Agent,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// How a file came to be smaller.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Brotli,
    Gzip,
    Other(String),
}

impl Client {
    pub(crate) fn new(base: &Url) -> Self {
        let certificates = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let mut settings = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .user_agent("casebook-check-host")
            .tls_config(certificates);
        if is_this_machine(base) {
            settings = settings.proxy(None);
        }
        Self {
            agent: settings.build().new_agent(),
        }
    }

    /// Asks for an address, in any of these packings.
    pub(crate) fn get(&self, address: &Url, packings: &str) -> Result<Answer> {
        let mut answer = self
            .agent
            .get(address.as_str())
            .header("Accept-Encoding", packings)
            .call()
            .with_context(|| format!("{address} cannot be asked"))?;
        let headers = answer.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        let headers = headers.collect();
        let status = answer.status().as_u16();
        let body = answer
            .body_mut()
            .with_config()
            .limit(MOST)
            .read_to_vec()
            .with_context(|| format!("{address} breaks off"))?;
        Ok(Answer {
            status,
            headers,
            body,
        })
    }
}

fn is_this_machine(address: &Url) -> bool {
    match address.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

impl Answer {
    /// Every header of a name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let found = self
            .headers
            .iter()
            .filter(move |(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// All headers of a name as one, as browsers read them; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> String {
        self.all(name).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn packing(&self) -> Packing {
        match self
            .header("content-encoding")
            .to_ascii_lowercase()
            .as_str()
        {
            "" | "identity" => Packing::None,
            "br" => Packing::Brotli,
            "gzip" => Packing::Gzip,
            other => Packing::Other(other.to_owned()),
        }
    }

    /// The file itself; none where it does not unpack.
    pub(crate) fn content(&self) -> Option<Vec<u8>> {
        let mut reader: Box<dyn Read + '_> = match self.packing() {
            Packing::None => Box::new(self.body.as_slice()),
            Packing::Brotli => Box::new(brotli::Decompressor::new(self.body.as_slice(), 4096)),
            Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(self.body.as_slice())),
            Packing::Other(_) => return None,
        };
        let mut content = Vec::new();
        reader.by_ref().take(MOST).read_to_end(&mut content).ok()?;
        Some(content)
    }
}
