//! A small HTTP server for one machine: it listens on loopback only, answers each connection once
//! and closes it. Enough to serve the page, and to play a part in its tests.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, `POST`, `CONNECT` …
    pub method: String,
    /// As it stands in the first line: usually a path with a query, for a proxy a whole address.
    pub target: String,
    /// By name in lower case; of several of one name the last.
    pub headers: BTreeMap<String, String>,
    /// At most [`MOST_BODY`] bytes.
    pub body: Vec<u8>,
}

impl Request {
    /// The target without its query.
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(self.target.as_str(), |(path, _)| path)
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// 200, 404 …
    pub status: u16,
    /// In the order in which they are sent. Length and connection are added when sent.
    pub headers: Vec<(&'static str, String)>,
    /// The content; not sent to a `HEAD`.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer in plain text.
    pub fn text(status: u16, text: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
            body: text.as_bytes().to_vec(),
        }
    }

    /// The value of a header, if it is sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Answers requests, from several threads at once.
pub type Handler = dyn Fn(&Request) -> Response + Send + Sync;

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts to answer on a port of the loopback address; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken, or may not be had.
    pub fn start(port: u16, handler: Arc<Handler>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let stopping = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopping);
        let accepting = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(stream) = stream {
                    let handler = Arc::clone(&handler);
                    // A connection that breaks off is the other side's affair.
                    std::thread::spawn(move || answer(stream, &*handler).ok());
                }
            }
        });
        Ok(Self {
            address,
            stopping,
            accepting: Some(accepting),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address for a browser, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // It returns only when told to stop, which nobody does any more.
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        if TcpStream::connect(self.address).is_ok() {
            let _ = accepting.join();
        }
    }
}

/// The longest head of a request, in bytes.
const MOST_HEAD: u64 = 32 * 1024;
/// The longest body of a request, in bytes.
pub const MOST_BODY: u64 = 256 * 1024;
/// How long a silent browser is waited for. Browsers open connections before they need them.
const PATIENCE: Duration = Duration::from_secs(60);

fn answer(stream: TcpStream, handler: &Handler) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let (response, head_only) = match read(&mut reader)? {
        Some(request) => (handler(&request), request.method == "HEAD"),
        None => (
            Response::text(400, "This is not a request that this server understands.\n"),
            false,
        ),
    };
    write(stream, &response, head_only)
}

/// Reads one request; none where it is no HTTP/1 or too large.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(MOST_HEAD);
    let mut first = String::new();
    head.read_line(&mut first)?;
    if first.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Ok(None);
    };
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line.trim_end().is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Ok(None);
        };
        headers.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = match headers
        .get("content-length")
        .map(|length| length.parse::<u64>())
    {
        None => 0,
        Some(Ok(length)) if length <= MOST_BODY => length,
        Some(_) => return Ok(None),
    };
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    Ok(Some(Request {
        method: method.to_owned(),
        target: target.to_owned(),
        headers,
        body,
    }))
}

fn write(mut stream: TcpStream, response: &Response, head_only: bool) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {} {}\r\n",
        response.status,
        reason(response.status)
    );
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        response.body.len()
    ));
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn echo() -> Server {
        let handler = |request: &Request| {
            Response::text(200, &format!("{} {}", request.method, request.target))
        };
        Server::start(0, Arc::new(handler)).unwrap()
    }

    fn send(server: &Server, text: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn answers_what_was_asked() {
        let server = echo();
        assert!(server.address().ip().is_loopback());
        let answer = send(&server, "GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\nGET /a?b"), "{answer}");
    }

    #[test]
    fn a_head_gets_the_length_without_the_body() {
        let answer = send(&echo(), "HEAD /a HTTP/1.1\r\n\r\n");
        assert!(
            answer.contains("Content-Length: 7\r\n") && answer.ends_with("\r\n\r\n"),
            "{answer}"
        );
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let server = echo();
        for text in [
            "nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/9\r\n\r\n",
        ] {
            assert!(send(&server, text).starts_with("HTTP/1.1 400"), "{text:?}");
        }
        let large = format!(
            "POST / HTTP/1.1\r\nContent-Length: {}\r\n\r\n",
            MOST_BODY + 1
        );
        assert!(send(&server, &large).starts_with("HTTP/1.1 400"));
    }

    #[test]
    fn stops_when_dropped() {
        let server = echo();
        let address = server.address();
        drop(server);
        assert!(TcpStream::connect(address).is_err());
    }
}
