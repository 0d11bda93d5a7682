//! What is wrong where a file cannot be read at all: a quote, a bracket, an equals sign. The parser
//! says what it expected; an author is told what stands there, and what to write instead.

use super::fault::{invisible_words, shown};
use super::fields::Reader;
use toml::de::Error;

/// What is said of a `\` between double quotes.
pub(crate) const BACKSLASH: &str = "`\\` has a meaning of its own between double quotes: write \
    `\\\\`, or put the text in single quotes, as '…'";

/// What is said of lists within lists, or of names within names.
pub(crate) const TOO_DEEP: &str = "the lists here nest too deep to be read";

/// The headings of which there may be several, with two brackets: of a case file, and of the list
/// of documents.
pub(super) const LISTS: [&str; 9] = [
    "group",
    "part",
    "published",
    "background",
    "table",
    "chart",
    "backwards",
    "overlap",
    "document",
];

/// Tells the faults of a file that cannot be read, at most one a line; behind a list or text that
/// is not closed nothing more can be said.
pub(crate) fn tell(reader: &Reader<'_>, errors: &[Error]) {
    let mut places: Vec<(usize, &str)> = errors
        .iter()
        .map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            (at, error.message())
        })
        .collect();
    places.sort_by_key(|(at, _)| *at);
    let mut told = None;
    // The keys below a heading that stands twice are none of them at fault.
    let mut below_a_double = false;
    for (at, message) in places {
        let here = Here::new(reader.text, at);
        let heading = here.line.trim_start().starts_with('[');
        let double = message.starts_with("duplicate key");
        below_a_double &= !heading;
        if told == Some(here.start) || double && below_a_double {
            continue;
        }
        told = Some(here.start);
        below_a_double |= heading && double;
        let said = here.said(message);
        reader.fault(said.at.unwrap_or(at), said.what);
        if said.last {
            return;
        }
    }
}

/// What is said of one place.
struct Said {
    /// Where, if not where the parser stopped.
    at: Option<usize>,
    what: String,
    /// Whether what follows is only a consequence.
    last: bool,
}

impl From<String> for Said {
    fn from(what: String) -> Self {
        Self {
            at: None,
            what,
            last: false,
        }
    }
}

/// A place of the file and the line around it.
struct Here<'t> {
    text: &'t str,
    at: usize,
    /// Where the line starts.
    start: usize,
    line: &'t str,
}

impl<'t> Here<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |end| end.saturating_add(1));
        let line = text
            .get(start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        Self {
            text,
            at,
            start,
            line,
        }
    }

    fn said(&self, message: &str) -> Said {
        if message.starts_with("duplicate key") {
            return self.twice().into();
        }
        if message.starts_with("missing escaped value") || message.contains("unicode value digits")
        {
            return self.backslash().into();
        }
        if let Some(quote) = not_closed(message) {
            return self.text_not_closed(quote);
        }
        if message.contains("recurs") {
            return Said {
                last: true,
                ..Said::from(TOO_DEEP.to_owned())
            };
        }
        if message.starts_with("carriage return") {
            return "this line ends in a lone carriage return; save the file as plain text with \
                    ordinary line ends"
                .to_owned()
                .into();
        }
        if let Some(c) = self.rest().chars().next()
            && crate::amount::is_invisible(c)
        {
            let what = invisible_words(c);
            return format!("there is {what} here; write the text afresh").into();
        }
        if let Some(what) = self.habit() {
            return what.into();
        }
        if message.starts_with("unclosed table") || message.starts_with("unclosed array table") {
            return self.heading().into();
        }
        if message.contains("array")
            || message.contains("inline table")
            || message.contains("key-value pairs")
        {
            return self.list(message);
        }
        if self.line.trim_start().starts_with('[') {
            return self.heading().into();
        }
        self.statement(message)
            .unwrap_or_else(|| format!("this is not TOML: {message}"))
            .into()
    }

    fn rest(&self) -> &'t str {
        let end = self.start.saturating_add(self.line.len());
        self.text.get(self.at..end).unwrap_or_default()
    }

    /// What stands before the first `=` of the line.
    fn key(&self) -> &'t str {
        self.line.split('=').next().unwrap_or_default().trim()
    }

    /// What stands behind the first `=` of the line.
    fn value(&self) -> &'t str {
        self.line
            .split_once('=')
            .map_or("", |(_, value)| value)
            .trim()
    }

    /// Signs that mean something elsewhere: curly quotes, other comments.
    fn habit(&self) -> Option<String> {
        let bare = outside_of_texts(self.line);
        let line = self.line.trim_start();
        if bare.contains(['“', '”', '„']) {
            return Some(
                "the curly quotes “ ” mark no text: write straight ones, as \"…\"".to_owned(),
            );
        }
        if bare.contains(['‘', '’']) {
            return Some(
                "the curly quotes ‘ ’ mark no text: write straight ones, as \"…\"".to_owned(),
            );
        }
        for sign in ["//", "/*", "--", ";", "<!--"] {
            if line.starts_with(sign) {
                return Some(format!("a remark begins with `#`, not with `{sign}`"));
            }
        }
        let behind = bare.split_once('=').map_or("", |(_, value)| value);
        if behind.contains("//") {
            return Some("a remark begins with `#`, not with `//`".to_owned());
        }
        if ["<<<<<<<", "=======", ">>>>>>>"]
            .iter()
            .any(|mark| line.starts_with(mark))
        {
            return Some(
                "this line was left by a merge of two versions: keep one of them, and delete the mark"
                    .to_owned(),
            );
        }
        None
    }

    fn twice(&self) -> String {
        let line = self.line.trim();
        let heading = line.starts_with('[');
        if !heading && self.line.matches('{').count() > 0 {
            let key: String = self
                .rest()
                .chars()
                .take_while(|c| *c != '=' && !c.is_whitespace())
                .collect();
            if !self.line.trim_start().starts_with(key.as_str()) {
                return format!("`{}` stands twice within these braces", shown(&key));
            }
        }
        let before = self.text.get(..self.start).unwrap_or_default();
        let mut first = None;
        for (number, other) in (1_usize..).zip(before.lines()) {
            let other = other.trim();
            if heading {
                if name_of(other) == name_of(line) && first.is_none() && other.starts_with('[') {
                    first = Some((number, other));
                }
            } else if other.starts_with('[') {
                // The keys of another table are others.
                first = None;
            } else if other.split('=').next().map(str::trim) == Some(self.key()) && first.is_none()
            {
                first = Some((number, other));
            }
        }
        let name = if heading { line } else { self.key() };
        let name = shown(name);
        match first {
            Some((number, other)) if heading && LISTS.contains(&name_of(line)) => {
                let list = name_of(line);
                let (open, close) = if line.starts_with("[[") {
                    ("[[", "]]")
                } else {
                    ("[", "]")
                };
                let stands = if other.starts_with("[[") == line.starts_with("[[") {
                    format!("twice, first on line {number}")
                } else {
                    format!("as `{}` on line {number}", shown(other))
                };
                format!(
                    "`{open}{list}{close}` stands {stands}: there may be several, so write each \
                     with two brackets, as `[[{list}]]`"
                )
            }
            Some((number, other)) if heading && other != line => {
                format!(
                    "`{name}` stands as `{}` on line {number}: write both alike, with two brackets if there are several",
                    shown(other)
                )
            }
            Some((number, _)) if heading => {
                // What has no name of its own can get no other.
                let advice = if name_of(line).contains('.') {
                    "give one another name"
                } else {
                    "delete one"
                };
                format!(
                    "`{name}` stands twice, first on line {number}: {advice}, or put both together"
                )
            }
            Some((number, _)) => {
                format!("`{name}` stands twice, first on line {number}: delete one of them")
            }
            None => format!("`{name}` stands twice: delete one of them"),
        }
    }

    fn backslash(&self) -> String {
        let sign = self
            .line
            .find('\\')
            .and_then(|at| self.line.get(at.saturating_add(1)..))
            .and_then(|rest| rest.chars().next());
        match sign {
            Some('\'') => "an apostrophe needs no `\\` before it: write `'`".to_owned(),
            _ => BACKSLASH.to_owned(),
        }
    }

    fn text_not_closed(&self, quote: &str) -> Said {
        if quote.len() > 1 {
            // It runs to the end of the file; it opens at the last such quotes before.
            let opened = self.text.rfind(quote);
            return Said {
                at: opened,
                what: format!("the text that opens here with `{quote}` is never closed"),
                last: true,
            };
        }
        let what = if self.line.contains(['“', '”']) {
            "the text is not closed: it ends with a straight quote `\"`, not with a curly one"
                .to_owned()
        } else {
            format!(
                "the text is not closed: `{quote}` is missing at its end; a text of several lines \
                 stands between `\"\"\"` and `\"\"\"`"
            )
        };
        what.into()
    }

    /// Within `[ … ]` or `{ … }`.
    fn list(&self, message: &str) -> Said {
        let opened = opened(self.text.get(..self.at).unwrap_or_default());
        let next = self.text.get(self.at..).unwrap_or_default().trim_start();
        let bracket = opened.and_then(|at| self.text.get(at..)?.chars().next());
        let next_line = next.lines().next().unwrap_or_default();
        let starts_anew = next.is_empty()
            || next_line.starts_with('[')
                && next_line.contains(']')
                && !next_line.starts_with("[\"")
            || assigns(next_line) && bracket == Some('[')
            || self.line.trim_start().starts_with(next_line) && assigns(next_line);
        if (message.starts_with("unclosed") || message.starts_with("missing comma")) && starts_anew
        {
            let (what, close) = match bracket {
                Some('{') => ("braces open here", "}"),
                _ => ("list opens here", "]"),
            };
            let verb = if close == "}" { "are" } else { "is" };
            return Said {
                at: opened,
                what: format!("a {what} and {verb} not closed: `{close}` is missing")
                    .replacen("a braces", "braces", 1),
                last: true,
            };
        }
        if message.starts_with("missing comma") {
            return "a comma is missing between two entries".to_owned().into();
        }
        if message.starts_with("extra comma") {
            return "there is one comma too many".to_owned().into();
        }
        if message.contains("missing assignment") {
            return "within braces stands `key = \"value\"`, with an equals sign"
                .to_owned()
                .into();
        }
        format!("this list cannot be read: {message}").into()
    }

    fn heading(&self) -> String {
        let line = outside_of_texts(self.line);
        let line = line.split('#').next().unwrap_or_default().trim();
        let double = line.starts_with("[[");
        let inside = line.trim_matches(|c| matches!(c, '[' | ']')).trim();
        let written = if inside.ends_with('.') || inside.is_empty() {
            format!("{inside}name")
        } else {
            inside
                .chars()
                .map(|c| if c.is_whitespace() { '_' } else { c })
                .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
                .collect()
        };
        let (open, close) = if double { ("[[", "]]") } else { ("[", "]") };
        format!(
            "`{}` is no heading: write `{open}{written}{close}` on a line of its own",
            shown(self.line.trim())
        )
    }

    /// Of a line `key = value`.
    fn statement(&self, message: &str) -> Option<String> {
        let key = shown(self.key());
        let value = self.value();
        if message.starts_with("extra `=`") {
            return Some(format!("one `=` is enough: `{key} = …`"));
        }
        // What begins with t or f is taken for `true` or `false`.
        if message.starts_with("string values must be quoted")
            || message.starts_with("invalid boolean")
        {
            let value = value.split(" #").next().unwrap_or_default().trim();
            return Some(match value {
                "" => format!(
                    "`{key}` has nothing behind its `=`: write a text in quotes, as `{key} = \"…\"`"
                ),
                value
                    if value.eq_ignore_ascii_case("true")
                        || value.eq_ignore_ascii_case("false") =>
                {
                    format!(
                        "write `{}` in small letters, without quotes",
                        value.to_ascii_lowercase()
                    )
                }
                value if value.ends_with('"') => format!(
                    "a text opens with a quote as well: `{key} = \"{}`",
                    shown(value)
                ),
                value => needs_quotes(&key, value),
            });
        }
        if message.starts_with("unexpected leading zero") || message.contains("digits") {
            return Some(needs_quotes(&key, value));
        }
        if message.starts_with("unexpected key or value") {
            return Some(self.behind_a_value(&key, value));
        }
        if message.starts_with("key with no value") || message.starts_with("missing assignment") {
            return Some(self.no_equals());
        }
        if message.starts_with("invalid unquoted key") && self.rest().starts_with(':') {
            return Some("a key is parted from its value by `=`, not by `:`".to_owned());
        }
        if message.starts_with("invalid unquoted key") {
            if self.line.contains('=') && !self.key().contains(':') {
                let braces = self.line.split(['{', ',']).find(|part| {
                    part.split('=').next().is_some_and(|name| {
                        name.contains(self.rest().chars().next().unwrap_or(' '))
                    })
                });
                let name = braces
                    .unwrap_or(self.line)
                    .split('=')
                    .next()
                    .unwrap_or_default()
                    .trim();
                return Some(format!(
                    "a name has letters, digits, - and _ only; any other stands in quotes: `\"{}\" = …`",
                    shown(name)
                ));
            }
            return Some(self.no_equals());
        }
        if message.starts_with("unquoted keys cannot be empty") {
            return Some("there is no key before the `=`".to_owned());
        }
        if message.starts_with("cannot extend") {
            return Some(format!("`{key}` gives parts to what is a value already"));
        }
        if message.starts_with("invalid key-value pair") {
            return Some(format!(
                "`{}` begins no line: a line is `key = \"value\"`, or a heading as `[claim]`",
                shown(self.line.trim())
            ));
        }
        None
    }

    fn behind_a_value(&self, key: &str, value: &str) -> String {
        let rest = self.rest().trim();
        if !value.starts_with(['"', '\'', '[', '{']) {
            return needs_quotes(key, value);
        }
        match rest.chars().next() {
            Some(sign @ (',' | ';')) if rest.len() == 1 => {
                format!("nothing stands behind a value: delete the `{sign}`")
            }
            Some(sign @ (']' | '}')) => format!("there is one `{sign}` too many"),
            _ if assigns(rest) => {
                let next = rest.split('=').next().unwrap_or_default().trim();
                format!(
                    "each key stands on a line of its own: begin a new one with `{}`",
                    shown(next)
                )
            }
            _ if value.starts_with('\'') => format!(
                "a text between single quotes ends at the next one, so `{}` stands outside: put the \
                 text between double quotes",
                shown(rest)
            ),
            _ => format!(
                "a text ends at its second quote, so `{}` stands outside: a quote within a text is \
                 written `\\\"`, and a remark begins with `#`",
                shown(rest)
            ),
        }
    }

    fn no_equals(&self) -> String {
        let key = self.key();
        if outside_of_texts(self.line).contains(':') {
            return "a key is parted from its value by `=`, not by `:`".to_owned();
        }
        if self.line.contains('=') {
            return format!(
                "`{}` is not one name: write `{}`, without spaces",
                shown(key),
                shown(&key.split_whitespace().collect::<Vec<_>>().join("_"))
            );
        }
        format!(
            "`{}` has no `=`: a line is `key = \"value\"`, and a remark begins with `#`",
            shown(self.line.trim())
        )
    }
}

fn needs_quotes(key: &str, value: &str) -> String {
    let value = value
        .split(" #")
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches(',');
    format!(
        "what stands behind `=` needs quotes: `{key} = \"{}\"`",
        shown(value)
    )
}

/// The quotes whose text is not closed, if that is what the parser says.
fn not_closed(message: &str) -> Option<&'static str> {
    [
        ("invalid basic string, expected `\"`", "\""),
        ("invalid literal string, expected `'`", "'"),
        ("invalid multi-line basic string, expected `\"`", "\"\"\""),
        ("invalid multi-line literal string, expected `'`", "'''"),
    ]
    .into_iter()
    .find(|(said, _)| message.starts_with(said))
    .map(|(_, quote)| quote)
}

/// Whether a line gives a value to a key.
fn assigns(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    })
}

/// The name in a heading's brackets.
fn name_of(heading: &str) -> &str {
    heading
        .split('#')
        .next()
        .unwrap_or_default()
        .trim()
        .trim_matches(|c| matches!(c, '[' | ']'))
        .trim()
}

/// A line without what stands between straight quotes, and without its remark.
fn outside_of_texts(line: &str) -> String {
    let mut outside = String::new();
    let mut quote = None;
    let mut escaped = false;
    for c in line.chars() {
        match quote {
            Some(open) => {
                if c == open && !escaped {
                    quote = None;
                }
                escaped = open == '"' && c == '\\' && !escaped;
            }
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '#' => return outside,
            None => outside.push(c),
        }
    }
    outside
}

/// Where the innermost bracket opens that is still open at the end of a text.
fn opened(text: &str) -> Option<usize> {
    let mut brackets = Vec::new();
    let mut quote: Option<char> = None;
    let (mut escaped, mut remark) = (false, false);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            // A text of one line ends with it, closed or not.
            (quote, escaped, remark) = (None, false, false);
        } else if remark {
        } else if let Some(open) = quote {
            if c == open && !escaped {
                quote = None;
            }
            escaped = open == '"' && c == '\\' && !escaped;
        } else {
            match c {
                '"' | '\'' => quote = Some(c),
                '#' => remark = true,
                '[' | '{' => brackets.push(at),
                ']' | '}' => {
                    brackets.pop();
                }
                _ => {}
            }
        }
    }
    brackets.pop()
}
