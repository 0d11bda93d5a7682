//! A proxy that lets nothing through and remembers who was asked for.
//!
//! The browsers fetch from loopback directly, so every request that reaches it was for another host.

use std::sync::{Arc, Mutex};

use anyhow::Result;
use xtask::browsers::Engine;
use xtask::http::{Request, Response, Server};

/// Whom the browsers call by themselves, whatever their flags say. WebKit calls nobody.
const OWN_HOSTS: [&str; 8] = [
    "google.com",
    "googleapis.com",
    "googleusercontent.com",
    "gvt1.com",
    "gstatic.com",
    "mozilla.com",
    "mozilla.net",
    "mozilla.org",
];

/// The proxy, while it runs.
#[derive(Debug)]
pub(crate) struct Recorder {
    server: Server,
    hosts: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    pub(crate) fn start() -> Result<Self> {
        let hosts = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&hosts);
        let server = Server::start(
            0,
            Arc::new(move |request: &Request| {
                seen.lock().unwrap().push(host(&request.target).to_owned());
                Response::text(403, "Nothing leaves this machine during a test.\n")
            }),
        )?;
        Ok(Self { server, hosts })
    }

    /// Its address, as the WebDriver `proxy` capability wants it.
    pub(crate) fn address(&self) -> String {
        self.server.address().to_string()
    }

    /// The hosts asked for since the last call, but for those that this browser calls by itself.
    pub(crate) fn take_foreign(&self, engine: Engine) -> Vec<String> {
        let mut hosts = std::mem::take(&mut *self.hosts.lock().unwrap());
        if engine != Engine::WebKit {
            hosts.retain(|host| !is_own(host));
        }
        hosts
    }
}

/// The host in the target of a request to a proxy: `host:443`, or a whole address.
fn host(target: &str) -> &str {
    let rest = target.split_once("://").map_or(target, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host)
}

fn is_own(host: &str) -> bool {
    OWN_HOSTS.iter().any(|own| {
        host.strip_suffix(own)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    #[test]
    fn what_is_asked_for_is_remembered_and_refused() {
        let recorder = Recorder::start().unwrap();
        for line in [
            "CONNECT stranger.test:443 HTTP/1.1",
            "GET http://other.test/x HTTP/1.1",
            "CONNECT update.googleapis.com:443 HTTP/1.1",
        ] {
            let mut stream = std::net::TcpStream::connect(recorder.server.address()).unwrap();
            write!(stream, "{line}\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        }
        assert_eq!(
            recorder.take_foreign(Engine::Chromium),
            ["stranger.test", "other.test"]
        );
    }

    #[test]
    fn webkit_calls_nobody_by_itself() {
        let recorder = Recorder::start().unwrap();
        recorder
            .hosts
            .lock()
            .unwrap()
            .push("www.google.com".to_owned());
        assert_eq!(recorder.take_foreign(Engine::WebKit), ["www.google.com"]);
    }

    #[test]
    fn a_name_that_only_ends_alike_is_foreign() {
        assert!(is_own("www.google.com") && is_own("google.com"));
        assert!(!is_own("notgoogle.com") && !is_own("google.com.test"));
    }
}
