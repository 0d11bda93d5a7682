//! Columns parted by runs of spaces, as a PDF or a plain-text report gives them.
//!
//! Cells of one column stand above each other, flush right, flush left or centred: so they overlap.
//! A blank cell is where nothing overlaps.

use crate::entry::is_figure;
use crate::paste::Cells;

/// How far labels are moved in at most.
const INDENT: usize = 8;

/// Some text within a line, and the places of its first character and behind its last.
struct Piece {
    text: String,
    from: usize,
    to: usize,
}

/// The cells of lines whose columns are parted by runs of spaces; `None` if hardly any line has such
/// a run.
pub(crate) fn aligned(lines: &[&str]) -> Option<Cells> {
    let rows: Vec<Vec<Piece>> = lines.iter().map(|line| pieces(line)).collect();
    let parted = rows.iter().filter(|row| row.len() >= 2).count();
    if parted < 2 || parted.saturating_mul(3) < rows.len() {
        return None;
    }
    let columns = columns(&rows);
    let left = rows
        .iter()
        .flatten()
        .map(|piece| piece.from)
        .min()
        .unwrap_or(0);
    Some(
        rows.into_iter()
            .map(|row| placed(row, &columns, left))
            .collect(),
    )
}

/// What stands between runs of two spaces or more.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spaces = 2_usize;
    for (at, c) in line.chars().enumerate() {
        if c == ' ' || c == '\u{A0}' {
            spaces = spaces.saturating_add(1);
            continue;
        }
        match pieces.last_mut() {
            Some(last) if spaces < 2 => {
                last.text.extend(core::iter::repeat_n(' ', spaces));
                last.text.push(c);
                last.to = at.saturating_add(1);
            }
            _ => pieces.push(Piece {
                text: c.to_string(),
                from: at,
                to: at.saturating_add(1),
            }),
        }
        spaces = 0;
    }
    pieces
}

/// The stretches that figures stand in, from left to right.
fn columns(rows: &[Vec<Piece>]) -> Vec<(usize, usize)> {
    let mut figures: Vec<(usize, usize)> = rows
        .iter()
        .flatten()
        .filter(|piece| is_figure(&piece.text) || is_dash(&piece.text))
        .map(|piece| (piece.from, piece.to))
        .collect();
    figures.sort_unstable();
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (from, to) in figures {
        match columns.last_mut() {
            Some(last) if from < last.1 => last.1 = last.1.max(to),
            _ => columns.push((from, to)),
        }
    }
    columns
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

/// A row with its label first and each other piece in its column.
fn placed(row: Vec<Piece>, columns: &[(usize, usize)], left: usize) -> Vec<String> {
    let first = columns.first().map_or(0, |column| column.0);
    let mut cells = vec![String::new(); columns.len().saturating_add(1)];
    for piece in row {
        let over = |column: &&(usize, usize)| piece.from < column.1 && column.0 < piece.to;
        let middle = piece.from.midpoint(piece.to);
        let nearest = || {
            let apart = |column: &(usize, usize)| column.0.midpoint(column.1).abs_diff(middle);
            (0..columns.len()).min_by_key(|at| columns.get(*at).map_or(usize::MAX, apart))
        };
        let column = match columns.iter().position(|column| over(&column)) {
            _ if piece.to <= first => None,
            // A label that runs on above the first column is a label all the same.
            Some(0) if piece.from < left.saturating_add(INDENT) && !is_figure(&piece.text) => None,
            Some(column) => Some(column),
            None => nearest(),
        };
        let cell = column.map_or(0, |column| column.saturating_add(1));
        if let Some(cell) = cells.get_mut(cell) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&piece.text);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_cell_stays_blank_and_heads_stand_above_their_column() {
        let text = [
            "                     Budget     Spent     Left",
            "                       £000      £000     £000",
            "Care and support      1,200       900      300",
            "Transport                         (40)      40",
            "Total                 1,200       860      340",
        ];
        let rows: Vec<String> = aligned(&text)
            .unwrap()
            .iter()
            .map(|row| row.join("|"))
            .collect();
        assert_eq!(
            rows,
            [
                "|Budget|Spent|Left",
                "|£000|£000|£000",
                "Care and support|1,200|900|300",
                "Transport||(40)|40",
                "Total|1,200|860|340"
            ]
        );
    }
}
