//! Where results and messages go.

use casebook_model::amount::is_invisible;
use serde::Serialize;
use std::io::Write;

/// Results and messages; remembers that nobody listens any more, as under `| head`.
pub(crate) struct Output<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    closed: bool,
}

impl<'a> Output<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self {
            out,
            err,
            closed: false,
        }
    }

    /// Text of the result.
    pub(crate) fn text(&mut self, text: &str) {
        self.closed |= self.out.write_all(harmless(text).as_bytes()).is_err();
    }

    /// One line of the result.
    pub(crate) fn line(&mut self, line: &str) {
        self.text(line);
        self.text("\n");
    }

    /// The result as JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) {
        let written = serde_json::to_writer_pretty(&mut *self.out, value);
        self.closed |= written.is_err() || self.out.write_all(b"\n").is_err();
    }

    /// The result as it is, for a program to read.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.closed |= self.out.write_all(bytes).is_err();
    }

    /// Lets be read at once what was written so far.
    pub(crate) fn flush(&mut self) {
        self.closed |= self.out.flush().is_err();
    }

    /// A message about a fault, on a line of its own.
    pub(crate) fn message(&mut self, message: &str) {
        // There is nobody to tell that telling failed.
        let _ = writeln!(self.err, "{}", harmless(message));
    }

    /// Whether a result could not be written.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }
}

/// What a stranger's file says, unable to steer a terminal or to hide: what cannot be seen is
/// written out.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) || c == '\r' {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output::new(&mut out, &mut err);
        output.line("a\u{1b}[2Jb");
        output.message("c\u{202e}d\re");
        assert_eq!(out, b"a\\u{1b}[2Jb\n");
        assert_eq!(err, b"c\\u{202e}d\\u{d}e\n");
    }
}
