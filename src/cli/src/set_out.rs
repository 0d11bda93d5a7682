//! A case file in the usual order: every table and key as it is written, sorted by kind, with the comments
//! that stand above it. Tables of a kind stay in the order of the file, since that has a meaning.

use std::borrow::Cow;
use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

/// The keys before the first table.
const HEAD: &[&str] = &[
    "title",
    "reference",
    "known_as",
    "council",
    "year",
    "theme",
    "document",
    "summary",
    "rests_on",
    "open",
];

/// The tables in their order, each with the order of its keys. What is not named here stays in the order
/// of the file, after the rest.
const TABLES: &[(&str, &[&str])] = &[
    ("document", &["title", "date", "address"]),
    (
        "claim",
        &[
            "quantity", "at", "net", "printed", "sense", "source", "because", "note",
        ],
    ),
    (
        "part",
        &[
            "quantity",
            "at",
            "sense",
            "lasting",
            "already_made",
            "label",
        ],
    ),
    ("unit", &["plural", "symbol"]),
    (
        "axis",
        &["label", "items", "years", "from", "to", "extensible"],
    ),
    ("group", &["title", "note", "inputs"]),
    (
        "input",
        &[
            "label",
            "short",
            "yes_no",
            "options",
            "item_of",
            "unit",
            "whole",
            "decimals",
            "over",
            "level_from",
            "printed_in",
            "printed",
            "means",
            "assumed",
            "takes",
            "range",
            "at_least",
            "at_most",
            "needed",
            "why",
            "source",
            "note",
        ],
    ),
    (
        "calc",
        &[
            "label", "short", "yes_no", "item_of", "unit", "decimals", "over", "formula", "note",
        ],
    ),
    (
        "published",
        &[
            "quantity",
            "at",
            "over",
            "printed_in",
            "printed",
            "means",
            "source",
            "because",
        ],
    ),
    ("background", &["what", "printed", "source", "note"]),
    (
        "table",
        &[
            "title",
            "note",
            "printed_in",
            "before",
            "rows",
            "columns",
            "after",
        ],
    ),
    (
        "chart",
        &[
            "kind",
            "title",
            "quantity",
            "quantities",
            "at",
            "along",
            "by",
            "start",
            "target",
        ],
    ),
    (
        "backwards",
        &["by", "at", "reach", "reach_at", "target", "step", "note"],
    ),
    ("overlap", &["case", "kind", "certain", "why"]),
];

/// What may stand around a line.
const SPACES: [char; 2] = [' ', '\t'];

/// A piece of the file that no comment or blank line parts: a heading, or a key with its value.
#[derive(Clone, Debug)]
enum Piece<'t> {
    Blank,
    Comment(&'t str),
    /// The names of a heading, and its line.
    Heading(Vec<&'t str>, &'t str),
    /// The first name of a key, and all of its lines.
    Entry(&'t str, &'t str),
}

/// A key with its value, and the comments above it.
struct Entry<'t> {
    key: &'t str,
    above: Vec<&'t str>,
    lines: &'t str,
}

/// A heading, or the head of the file, with what stands below it.
struct Block<'t> {
    names: Vec<&'t str>,
    /// The comments above it and the line itself; of the head of the file the comments at its top.
    lines: Vec<&'t str>,
    entries: Vec<Entry<'t>>,
    /// Comments directly below the last of them.
    below: Vec<&'t str>,
}

/// The text of a sound file in the usual order.
pub(crate) fn set_out(text: &str) -> String {
    let windows = text.contains("\r\n");
    let plain = match windows {
        true => Cow::Owned(text.replace("\r\n", "\n")),
        false => Cow::Borrowed(text),
    };
    let (mark, plain) = match plain.strip_prefix('\u{feff}') {
        Some(plain) => ("\u{feff}", plain),
        None => ("", plain.as_ref()),
    };
    let (blocks, end) = blocks(pieces(plain));
    let written = blocks.iter().map(written).chain([end.join("\n")]);
    let written: Vec<String> = written.filter(|text| !text.is_empty()).collect();
    let all = [mark, &written.join("\n\n"), "\n"].concat();
    match windows {
        true => all.replace('\n', "\r\n"),
        false => all,
    }
}

/// The pieces of a text, one after the other.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut events: Vec<Event> = Vec::new();
    // It was read before, and had no fault.
    parse_document(&Source::new(text).lex().into_vec(), &mut events, &mut ());
    let (mut pieces, mut begun) = (Vec::new(), 0);
    let (mut depth, mut names, mut kind) = (0_usize, Vec::new(), None);
    let of = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    for event in events {
        let span = event.span();
        match event.kind() {
            EventKind::ArrayOpen | EventKind::InlineTableOpen => depth = depth.saturating_add(1),
            EventKind::ArrayClose | EventKind::InlineTableClose => depth = depth.saturating_sub(1),
            EventKind::Newline if depth == 0 => {
                let lines = of(begun, span.start()).trim_matches(SPACES);
                pieces.push(piece(kind.take(), core::mem::take(&mut names), lines));
                begun = span.end();
            }
            _ if depth > 0 => {}
            EventKind::SimpleKey => {
                names.push(of(span.start(), span.end()).trim_matches(['"', '\'']))
            }
            it @ (EventKind::StdTableOpen | EventKind::ArrayTableOpen) => kind = Some(it),
            EventKind::KeyValSep => kind = Some(EventKind::KeyValSep),
            _ => {}
        }
    }
    pieces.push(piece(
        kind,
        names,
        of(begun, text.len()).trim_matches(SPACES),
    ));
    pieces
}

fn piece<'t>(kind: Option<EventKind>, names: Vec<&'t str>, lines: &'t str) -> Piece<'t> {
    match (kind, names.first()) {
        (Some(EventKind::KeyValSep), Some(key)) => Piece::Entry(key, lines),
        (Some(_), _) => Piece::Heading(names, lines),
        (None, _) if lines.is_empty() => Piece::Blank,
        (None, _) => Piece::Comment(lines),
    }
}

/// The blocks in the usual order, and the comments at the end of the file.
fn blocks(pieces: Vec<Piece<'_>>) -> (Vec<Block<'_>>, Vec<&str>) {
    let mut blocks = vec![Block {
        names: Vec::new(),
        lines: Vec::new(),
        entries: Vec::new(),
        below: Vec::new(),
    }];
    // Comments and blank lines that nothing has followed yet.
    let mut loose: Vec<&str> = Vec::new();
    for piece in pieces {
        let Some(block) = blocks.last_mut() else {
            continue;
        };
        match piece {
            Piece::Blank => loose.push(""),
            Piece::Comment(line) => loose.push(line),
            Piece::Entry(key, lines) => {
                // What a blank line parts from the first key is said of the file.
                let top = (block.names.is_empty() && block.entries.is_empty())
                    .then(|| loose.iter().rposition(|line| line.is_empty()))
                    .flatten();
                if let Some(top) = top {
                    let rest = loose.split_off(top);
                    block.lines = tight(core::mem::replace(&mut loose, rest));
                }
                let above = loose.drain(..).filter(|line| !line.is_empty()).collect();
                block.entries.push(Entry { key, above, lines });
            }
            Piece::Heading(names, line) => {
                block.below = directly_below(&mut loose);
                let parted = loose.last().is_some_and(|line| line.is_empty());
                let mut lines = tight(core::mem::take(&mut loose));
                if parted && !lines.is_empty() {
                    lines.push("");
                }
                lines.push(line);
                blocks.push(Block {
                    names,
                    lines,
                    entries: Vec::new(),
                    below: Vec::new(),
                });
            }
        }
    }
    if let Some(block) = blocks.last_mut() {
        block.below = directly_below(&mut loose);
    }
    for block in &mut blocks {
        let order = order_of(&block.names);
        block
            .entries
            .sort_by_key(|entry| rank(order.iter(), entry.key));
    }
    let ranks = ranks(&blocks);
    let mut ranked: Vec<_> = ranks.into_iter().zip(blocks).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    (
        ranked.into_iter().map(|(_, block)| block).collect(),
        tight(loose),
    )
}

/// Where each block goes: its kind, and the block of the file that it is, or is a part of.
fn ranks(blocks: &[Block<'_>]) -> Vec<(usize, usize)> {
    let mut wholes: Vec<&[&str]> = Vec::new();
    let mut ranks = Vec::new();
    for block in blocks {
        let whole = match block.names.as_slice() {
            [kind, _, _, ..] if is_named(kind) => block.names.get(..2),
            [kind, _, ..] if !is_named(kind) => block.names.get(..1),
            _ => None,
        };
        let of = whole.and_then(|whole| wholes.iter().rposition(|other| *other == whole));
        let kind = block.names.first();
        let kind = kind.map_or(0, |kind| {
            rank(TABLES.iter().map(|(name, _)| name), kind).saturating_add(1)
        });
        ranks.push((kind, of.unwrap_or(wholes.len())));
        wholes.push(&block.names);
    }
    ranks
}

/// Whether tables of a kind have a name each: `[input.rate]`.
fn is_named(kind: &str) -> bool {
    matches!(kind, "unit" | "axis" | "input" | "calc")
}

/// The order of the keys below a heading; none within a table of a table, whose keys are often items.
fn order_of(names: &[&str]) -> &'static [&'static str] {
    let Some((kind, rest)) = names.split_first() else {
        return HEAD;
    };
    if rest.len() > usize::from(is_named(kind)) {
        return &[];
    }
    let table = TABLES.iter().find(|(name, _)| name == kind);
    table.map_or(&[], |(_, order)| order)
}

/// The place of a name in an order; behind it if it is not there.
fn rank<'a>(mut order: impl ExactSizeIterator<Item = &'a &'a str>, name: &str) -> usize {
    let length = order.len();
    order.position(|other| *other == name).unwrap_or(length)
}

/// The comments that stand directly below a block and are parted by a blank line from what follows.
fn directly_below<'t>(loose: &mut Vec<&'t str>) -> Vec<&'t str> {
    match loose.iter().position(|line| line.is_empty()) {
        Some(blank) => loose.drain(..blank).collect(),
        None => Vec::new(),
    }
}

/// Lines with no blank ones around them, and one at most between them.
fn tight(mut lines: Vec<&str>) -> Vec<&str> {
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let mut blank = true;
    lines.retain(|line| {
        let again = blank && line.is_empty();
        blank = line.is_empty();
        !again
    });
    lines
}

/// A block as text.
fn written(block: &Block<'_>) -> String {
    let mut lines = block.lines.clone();
    if block.names.is_empty() && !lines.is_empty() {
        lines.push("");
    }
    for entry in &block.entries {
        lines.extend(&entry.above);
        lines.push(entry.lines);
    }
    lines.extend(&block.below);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the authors' page says of a table, up to the next.
    fn section(heading: &str) -> &'static str {
        let page = include_str!("../../../docs/case-files.md");
        let (_, after) = page.split_once(heading).unwrap();
        after
            .split("\n**")
            .next()
            .unwrap()
            .split("\n## ")
            .next()
            .unwrap()
    }

    #[test]
    fn every_key_of_the_authors_page_has_its_place() {
        for (heading, kind) in [
            ("**The head**", ""),
            ("**`[claim]`**", "claim"),
            ("**`[[part]]`**", "part"),
            ("**`[axis.name]`**", "axis"),
            ("**`[[group]]`**", "group"),
            ("**`[input.name]`**", "input"),
            ("**`[calc.name]`**", "calc"),
            ("**`[[published]]`**", "published"),
            ("**`[[background]]`**", "background"),
            ("**`[[table]]`**", "table"),
            ("**`[[chart]]`**", "chart"),
            ("**`[[backwards]]`**", "backwards"),
            ("**`[[overlap]]`**", "overlap"),
        ] {
            let table = TABLES.iter().find(|(name, _)| *name == kind);
            let keys = table.map_or(HEAD, |(_, keys)| keys);
            let section = section(heading);
            for row in section.lines().filter(|line| line.starts_with("| `")) {
                for key in row.split('|').nth(1).unwrap().split(',') {
                    let key = key.trim().trim_matches('`');
                    assert!(keys.contains(&key), "{heading}: {key}");
                }
            }
            for key in keys {
                // What a table above has too is told of there.
                let told = section.contains(&format!("`{key}`"))
                    || ["label", "title", "printed", "source", "unit"].contains(key);
                assert!(told, "{heading} does not tell of {key}");
            }
        }
    }
}
