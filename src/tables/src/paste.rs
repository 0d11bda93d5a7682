//! A pasted text taken apart into rows of cells.
//!
//! ```text
//! tabs      from a spreadsheet or a page           a\t1,200\t(300)
//! bars      as plain-text documents write tables   | a | 1,200 | (300) |
//! commas    a file of values, fields in quotes     a,"1,200",(300)
//! spaces    columns parted by runs of spaces, as a PDF gives them: see `aligned`
//! words     single spaces only: figures are what reads as figures: see `spoken`
//! ```

use crate::aligned::aligned;
use crate::spoken::spoken;

/// The cells of a pasted text, row by row; rows may differ in length.
pub(crate) type Cells = Vec<Vec<String>>;

/// Takes a text apart. Lines without any text are left out.
pub(crate) fn cells(text: &str) -> Cells {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text
        .split('\n')
        .filter(|line| !line.trim().is_empty())
        .collect();
    if lines.iter().any(|line| line.contains('\t')) {
        return lines.iter().map(|line| trimmed(line.split('\t'))).collect();
    }
    let barred = lines.iter().filter(|line| line.contains('|')).count();
    if barred >= 2 {
        return lines.iter().filter_map(|line| bars(line)).collect();
    }
    if let Some(cells) = commas(&lines) {
        return cells;
    }
    aligned(&lines).unwrap_or_else(|| spoken(&lines))
}

fn trimmed<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts.map(|part| part.trim().to_owned()).collect()
}

/// A row between bars; `None` for the rule under the heads.
fn bars(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let rule = line
        .chars()
        .all(|c| matches!(c, '|' | '-' | ':' | '+' | ' ' | '='));
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    (!rule).then(|| trimmed(inner.split('|')))
}

/// The rows of a file of values, if this is one: the same number of fields throughout, and no commas
/// that part thousands outside quotes.
fn commas(lines: &[&str]) -> Option<Cells> {
    [',', ';'].into_iter().find_map(|parting| {
        let rows: Vec<Vec<String>> = lines
            .iter()
            .map(|line| fields(line, parting))
            .collect::<Option<_>>()?;
        let width = rows.iter().map(Vec::len).max()?;
        let even = rows.iter().filter(|row| row.len() == width).count();
        let regular = even.saturating_mul(10) >= rows.len().saturating_mul(8);
        let thousands = rows.iter().filter(|row| parts_thousands(row)).count();
        let bare = thousands.saturating_mul(2) >= rows.len();
        (width >= 2 && rows.len() >= 2 && regular && !bare).then_some(rows)
    })
}

/// Whether a row looks like one figure cut at the commas of its thousands.
fn parts_thousands(row: &[String]) -> bool {
    row.windows(2).any(|pair| {
        let [one, other] = pair else { return false };
        let threes = other.len() == 3 && other.bytes().all(|byte| byte.is_ascii_digit());
        let last = one.rsplit(' ').next().unwrap_or("");
        let head = last.trim_start_matches(['(', '£', '-', '−']);
        threes && (1..=3).contains(&head.len()) && head.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The fields of a line, with quotes as RFC 4180 has them; `None` if a quote is left open.
fn fields(line: &str, parting: char) -> Option<Vec<String>> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' if quoted || field.trim().is_empty() => {
                quoted = !quoted;
                if quoted {
                    field.clear();
                }
            }
            c if c == parting && !quoted => {
                fields.push(field.trim().to_owned());
                field.clear();
            }
            c => field.push(c),
        }
    }
    fields.push(field.trim().to_owned());
    (!quoted).then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        cells(text).iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn tabs_bars_commas_and_runs_of_spaces_are_one() {
        let rows = ["Item|2023|2024", "Care|1,200|(300)", "Total|5|6"];
        for text in [
            "Item\t2023\t2024\nCare\t1,200\t(300)\n\nTotal\t5\t6\r\n",
            "| Item | 2023 | 2024 |\n|---|---|---|\n| Care | 1,200 | (300) |\n| Total | 5 | 6 |",
            "Item,2023,2024\nCare,\"1,200\",(300)\nTotal,5,6",
            "Item       2023    2024\nCare      1,200   (300)\nTotal         5       6",
        ] {
            assert_eq!(shown(text), rows, "{text}");
        }
    }

    #[test]
    fn commas_of_thousands_part_no_columns() {
        let rows = shown("Care 1,200 1,300\nHomes 2,400 2,500\nTotal 3,600 3,800");
        assert_eq!(
            rows,
            ["Care|1,200|1,300", "Homes|2,400|2,500", "Total|3,600|3,800"]
        );
    }

    #[test]
    fn a_quoted_field_keeps_its_commas_and_quotes() {
        assert_eq!(
            shown("\"a, b \"\"c\"\"\",5\n d ,\"1,000\""),
            ["a, b \"c\"|5", "d|1,000"]
        );
    }
}
