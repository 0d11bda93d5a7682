//! Which rows and columns have figures, and what stands at their heads.
//!
//! Heads are the rows before the first with figures; years and the numbers of columns are heads, too.
//! A head with blanks beside it, above others, spans them. A row of words alone is a heading, unless
//! it is the first or last half of a wrapped label.

use crate::entry::{Entry, Figure, entry};
use crate::paste::Cells;
use crate::table::{Column, Row};
use crate::words::Words;
use rust_decimal::Decimal;

/// The lines of a table with what stands at their heads.
pub(crate) struct Heads {
    pub(crate) rows: Vec<Row>,
    pub(crate) columns: Vec<Column>,
    pub(crate) entries: Vec<Vec<Entry>>,
}

/// What a line of the paste is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Head,
    Heading,
    Figures,
}

/// Reads the heads of a table.
pub(crate) fn read(cells: &Cells) -> Heads {
    let entries: Vec<Vec<Entry>> = cells
        .iter()
        .map(|row| row.iter().map(|cell| entry(cell)).collect())
        .collect();
    let lines = lines(cells, &entries);
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    let heads = head_rows(cells, &lines, width);
    let own: Vec<usize> = (0..width)
        .filter(|column| counts(*column, &entries, &lines))
        .filter(|column| !is_label(*column, cells, &entries, &lines, &heads))
        .collect();
    let columns: Vec<Column> = own
        .iter()
        .map(|at| column(*at, &heads, cells, &entries, &lines))
        .collect();
    let rows = rows(cells, &entries, &lines, &own);
    Heads {
        rows,
        columns,
        entries,
    }
}

/// What each line is.
fn lines(cells: &Cells, entries: &[Vec<Entry>]) -> Vec<Line> {
    let mut begun = false;
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let mut lines: Vec<Line> = cells
        .iter()
        .zip(entries)
        .map(|(row, entries)| {
            let figures: Vec<&Figure> = entries.iter().filter_map(figure).collect();
            let misprints = entries
                .iter()
                .any(|it| matches!(it, Entry::Misprint { .. }));
            let numbered = years(&figures) || (!begun && in_sequence(&figures));
            let words = entries
                .iter()
                .filter(|it| matches!(it, Entry::Words))
                .count();
            if figures.is_empty() && !misprints {
                return match begun && filled(row) <= 1 {
                    true => Line::Heading,
                    false => Line::Head,
                };
            }
            if numbered && !misprints && words <= 1 && (!begun || figures.len() > 1) {
                return Line::Head;
            }
            begun = true;
            Line::Figures
        })
        .collect();
    // Words alone between the heads and the first figures are no head of columns.
    let heads = lines.iter().take_while(|line| **line == Line::Head).count();
    let wide = cells.iter().take(heads).any(|row| filled(row) > 1);
    for (line, row) in lines.iter_mut().zip(cells).take(heads).rev() {
        if !wide || filled(row) > 1 {
            break;
        }
        *line = Line::Heading;
    }
    lines
}

fn figure(entry: &Entry) -> Option<&Figure> {
    match entry {
        Entry::Figure(figure) => Some(figure),
        _ => None,
    }
}

/// Whether figures are years: 2019, 2020.
fn years(figures: &[&Figure]) -> bool {
    !figures.is_empty()
        && figures.iter().all(|figure| {
            let plain = figure.text.len() == 4 && figure.text.bytes().all(|it| it.is_ascii_digit());
            plain && figure.value >= Decimal::from(1900) && figure.value <= Decimal::from(2100)
        })
}

/// Whether figures number the columns: 1, 2, 3.
fn in_sequence(figures: &[&Figure]) -> bool {
    figures.len() > 2
        && figures
            .iter()
            .zip(1_i64..)
            .all(|(figure, number)| figure.value == Decimal::from(number))
}

/// The texts at the heads of columns, row by row, each spread over the columns it spans.
fn head_rows(cells: &Cells, lines: &[Line], width: usize) -> Vec<Vec<String>> {
    let first = lines.iter().take_while(|line| **line == Line::Head).count();
    let mut heads: Vec<Vec<String>> = cells
        .iter()
        .take(first)
        .map(|row| {
            let mut row = row.clone();
            row.resize(width, String::new());
            row
        })
        .collect();
    let last = heads.len().saturating_sub(1);
    for at in 0..last {
        let below: Vec<bool> = (0..width)
            .map(|column| {
                heads
                    .iter()
                    .skip(at.saturating_add(1))
                    .any(|row| row.get(column).is_some_and(|cell| !is_measure(cell)))
            })
            .collect();
        let Some(row) = heads.get_mut(at) else {
            continue;
        };
        // A title stands alone and spans nothing in particular.
        if row.iter().filter(|cell| !cell.is_empty()).count() < 2 {
            continue;
        }
        let mut spanning = String::new();
        for (column, cell) in row.iter_mut().enumerate() {
            if !cell.is_empty() {
                spanning.clone_from(cell);
            } else if below.get(column) == Some(&true) && column > 0 {
                cell.clone_from(&spanning);
            }
        }
    }
    heads
}

fn figures_of<'e>(
    column: usize,
    entries: &'e [Vec<Entry>],
    lines: &'e [Line],
) -> impl Iterator<Item = &'e Entry> {
    entries
        .iter()
        .zip(lines)
        .filter(|(_, line)| **line == Line::Figures)
        .filter_map(move |(row, _)| row.get(column))
}

/// Whether a column has figures, and more of them than words.
fn counts(column: usize, entries: &[Vec<Entry>], lines: &[Line]) -> bool {
    let (mut figures, mut words) = (0_usize, 0_usize);
    for entry in figures_of(column, entries, lines) {
        match entry {
            Entry::Figure(_) | Entry::Misprint { .. } => figures = figures.saturating_add(1),
            Entry::Words => words = words.saturating_add(1),
            Entry::Blank => {}
        }
    }
    figures > 0 && figures >= words
}

/// Whether the numbers of a column only name its rows: years, or one, two, three at the left; or
/// point to notes.
fn is_label(
    column: usize,
    cells: &Cells,
    entries: &[Vec<Entry>],
    lines: &[Line],
    heads: &[Vec<String>],
) -> bool {
    let figures: Vec<&Figure> = figures_of(column, entries, lines)
        .filter_map(figure)
        .collect();
    let left = (0..column).all(|at| !counts(at, entries, lines));
    let named = heads
        .iter()
        .filter_map(|row| row.get(column))
        .any(|head| Words::of(head).reference);
    let small = figures.iter().all(|figure| {
        figure.value.abs() < Decimal::from(1000) && !figure.text.contains(['£', '%', '('])
    });
    let others = cells.iter().any(|row| row.len() > column.saturating_add(1));
    (named && small) || (left && others && (years(&figures) || in_sequence(&figures)))
}

fn column(
    at: usize,
    heads: &[Vec<String>],
    cells: &Cells,
    entries: &[Vec<Entry>],
    lines: &[Line],
) -> Column {
    let texts: Vec<&str> = heads
        .iter()
        .filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1)
        .filter_map(|row| row.get(at))
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    let named: Vec<&str> = texts
        .iter()
        .filter(|text| !is_measure(text))
        .copied()
        .collect();
    let (own, group) = match named.split_last() {
        Some((own, group)) => (*own, group.join(", ")),
        None => ("", String::new()),
    };
    let head = texts.join(", ");
    // A title such as "Budget, £000" speaks for all columns.
    let alone = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() == 1;
    let title = || {
        let mut texts = heads.iter().filter(alone).flatten();
        texts.find_map(|text| power(text))
    };
    // And so does what stands above the labels.
    let corner = || {
        let is_label = at > 0 && !counts(0, entries, lines);
        let mut corner = heads.iter().filter_map(|row| row.first());
        corner.find_map(|text| power(text)).filter(|_| is_label)
    };
    let said = figures_of(at, entries, lines)
        .filter_map(figure)
        .any(|figure| figure.percent);
    let words = Words::of(&head);
    let percent = !said && texts.iter().any(|text| is_percent(text));
    let pence = || {
        let own = cells
            .iter()
            .zip(lines)
            .filter(|(_, line)| **line == Line::Figures);
        own.filter_map(|(row, _)| row.get(at))
            .any(|cell| cell.contains('£') && cell.contains('.'))
    };
    let power = match head_power(&texts).or_else(title).or_else(corner) {
        _ if percent || said => 0,
        // "£201.21" beside a column in thousands is what it says.
        Some(power) if head_power(&texts).is_some() || !pence() => power,
        _ => 0,
    };
    Column {
        at,
        own: own.to_owned(),
        group,
        power,
        percent,
        words,
        head,
    }
}

fn head_power(texts: &[&str]) -> Option<u32> {
    texts.iter().rev().find_map(|text| power(text))
}

/// Whether a head says only what is measured in: `£000`, `£ million`, `%`.
fn is_measure(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let mut measures = words.filter(|word| {
        !matches!(
            *word,
            "m" | "mn"
                | "k"
                | "s"
                | "bn"
                | "million"
                | "thousand"
                | "thousands"
                | "pounds"
                | "in"
                | "of"
        )
    });
    measures.next().is_none()
}

fn is_percent(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.contains('%') || text.contains("per cent") || text.contains("percentage")
}

/// The power of ten that the words of a head say.
fn power(text: &str) -> Option<u32> {
    let text = text.to_lowercase().replace(['’', '\'', '‘', ' '], "");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["£000", "000s", "£k", "thousand", "(000)", "€000"]) {
        return Some(3);
    }
    let ends = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let after = text.get(at.saturating_add(word.len())..).unwrap_or("");
            !after.starts_with(char::is_alphanumeric)
        })
    };
    if ends("£m") || ends("£mn") || has(&["million"]) {
        return Some(6);
    }
    (ends("£bn") || has(&["billion"])).then_some(9)
}

/// The rows with figures, with labels put together and headings counted.
fn rows(cells: &Cells, entries: &[Vec<Entry>], lines: &[Line], own: &[usize]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut section, mut pending) = (0_usize, String::new());
    let begun = lines.iter().take_while(|line| **line == Line::Head).count();
    for (at, ((row, entries), line)) in cells.iter().zip(entries).zip(lines).enumerate() {
        let label = label(row, entries, own);
        match line {
            Line::Head if at < begun => {}
            Line::Head | Line::Heading => {
                let goes_on = *line == Line::Heading && continues(&label) && pending.is_empty();
                if let (true, Some(last)) = (goes_on, rows.last_mut()) {
                    last.label = format!("{} {label}", last.label);
                    continue;
                }
                if !pending.is_empty() {
                    section = section.saturating_add(1);
                }
                pending = match *line {
                    Line::Heading => label,
                    _ => " ".to_owned(),
                };
            }
            Line::Figures => {
                let wrapped = !pending.trim().is_empty()
                    && (continues(&label) || breaks_off(&pending))
                    && !label.is_empty();
                let label = if wrapped {
                    format!("{pending} {label}")
                } else {
                    if !pending.is_empty() {
                        section = section.saturating_add(1);
                    }
                    label
                };
                pending.clear();
                let has = own.iter().filter_map(|column| entries.get(*column));
                let any = has
                    .into_iter()
                    .any(|it| matches!(it, Entry::Figure(_) | Entry::Misprint { .. }));
                if any {
                    rows.push(Row {
                        at,
                        words: Words::of(&label),
                        label,
                        section,
                    });
                }
            }
        }
    }
    rows
}

/// The label of a line: its first words before a figure, or else the first words there are.
fn label(row: &[String], entries: &[Entry], own: &[usize]) -> String {
    let texts = row.iter().zip(entries).enumerate();
    let mut words = texts
        .filter(|(column, (text, _))| !text.is_empty() && !own.contains(column))
        .map(|(_, (text, _))| text.as_str());
    words.next().unwrap_or("").to_owned()
}

/// Whether a text goes on from what stands above it.
fn continues(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '&')
        && !Words::of(text).of_which
}

/// Whether a text is broken off.
fn breaks_off(text: &str) -> bool {
    let text = text.trim();
    text.ends_with([',', '-', '–', '&', '/'])
        || [" and", " of", " the", " for", " to", " in", " or", " with"]
            .iter()
            .any(|word| text.ends_with(word))
}

#[cfg(test)]
mod tests {
    use crate::table::Table;

    #[test]
    fn a_head_spans_the_columns_that_have_none_of_their_own() {
        let table = Table::read(
            "Month\tIn care\t\tAvoided, £000\t\n\tLow\tHigh\tLow\tHigh\nApril\t5\t6\t7\t8\nMay\t1\t2\t3\t4",
        )
        .unwrap();
        let heads: Vec<String> = table
            .columns
            .iter()
            .map(|it| format!("{}|{}|{}", it.group, it.own, it.power))
            .collect();
        assert_eq!(
            heads,
            [
                "In care|Low|0",
                "In care|High|0",
                "Avoided, £000|Low|3",
                "Avoided, £000|High|3"
            ]
        );
    }

    #[test]
    fn what_stands_above_the_labels_speaks_for_all_columns() {
        let table = Table::read("Budget, £000\t2024/25\tCost, £m\tShare\nCare\t5\t6\t7%").unwrap();
        let powers: Vec<u32> = table.columns.iter().map(|it| it.power).collect();
        assert_eq!(powers, [3, 6, 0]);
    }

    #[test]
    fn years_and_numbers_of_columns_are_heads() {
        let table = Table::read(
            "\t2019\t2020\t2021\n\t1\t2\t3\n\t£m\t£m\t£m\nCare\t5\t6\t7\nHomes\t1\t2\t3",
        )
        .unwrap();
        assert_eq!(table.rows.len(), 2);
        assert_eq!(table.head(0), "2019, 1, £m");
        assert_eq!(table.columns.first().unwrap().power, 6);
    }

    #[test]
    fn a_wrapped_label_is_one_and_a_heading_is_none() {
        let table = Table::read(
            "Item\tCost\nEnvironmental Services\t\n(Parks, Street sweeping)\t4,748\nWaste\t3,190\nand recycling\t\nFinanced by\t\nGrants\t5",
        )
        .unwrap();
        let labels: Vec<String> = table
            .rows
            .iter()
            .map(|row| format!("{}|{}", row.section, row.label))
            .collect();
        assert_eq!(
            labels,
            [
                "0|Environmental Services (Parks, Street sweeping)",
                "0|Waste and recycling",
                "1|Grants"
            ]
        );
    }

    #[test]
    fn a_label_may_stand_among_the_figures_and_a_note_is_no_figure() {
        let table = Table::read(
            "2022/23\tService\tNote\t2023/24\n£000\t\t\t£000\n5\tCare\t11\t6\n7\tHomes in 2 towns\t12\t8",
        )
        .unwrap();
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.label(1), "Homes in 2 towns");
        assert_eq!(table.head(1), "2023/24, £000");
    }
}
