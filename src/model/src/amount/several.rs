//! A row of figures where one is wanted: a line copied from a table, or a list.

use super::Written;
use super::characters::{folded, is_invisible};

/// The most text that is looked at: every cell of the largest series.
const LONGEST: usize = 192 * 1024;

/// The figures of a row as they are written, if `text` is a row of two or more and no single
/// figure: parted by tabs, ends of lines, semicolons, bars, spaces, or commas. `700,701,702` is
/// such a row, though it may also be one figure: ask only where a row may stand.
///
/// Each part is to be read as if it had been typed by itself.
#[must_use]
pub fn several(text: &str) -> Option<Vec<String>> {
    if text.len() > LONGEST || text.contains(is_invisible) {
        return None;
    }
    let text = folded(text);
    let text = text.trim();
    let partings: [&[&str]; 4] = [&["\t", "\n"], &[";", "|"], &[", "], &[" "]];
    partings
        .iter()
        .find_map(|parting| row(text, parting))
        .or_else(|| list(text))
}

/// The parts of a text between any of some partings, if each is a figure.
fn row(text: &str, partings: &[&str]) -> Option<Vec<String>> {
    let parting = partings.iter().find(|parting| text.contains(**parting))?;
    let parts: Vec<&str> = text
        .split(parting)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    // "1 234" is one figure, and "5 %" too.
    let single = *parting == " " && is_figure(text);
    (parts.len() > 1 && !single && parts.iter().all(|part| is_figure(part)))
        .then(|| parts.into_iter().map(str::to_owned).collect())
}

/// Three figures or more with bare commas between them: of two, the comma may be a decimal point.
/// What is one figure, too, is a row only if it is all threes without a nought in front.
fn list(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = text.split(',').collect();
    let single = is_figure(text);
    let alike = parts
        .iter()
        .all(|part| part.len() == 3 && !part.starts_with('0'));
    let rows = parts.len() > 2 && (alike || !single) && parts.iter().all(|part| is_figure(part));
    rows.then(|| parts.into_iter().map(str::to_owned).collect())
}

fn is_figure(text: &str) -> bool {
    matches!(Written::read(text), Ok((_, "")))
}
