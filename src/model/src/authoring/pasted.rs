//! Cells pasted as a block, from a spreadsheet or a table of a paper: lines of figures parted by tabs, or
//! standing in columns parted by two spaces or more, with or without heads. What is a head and what a
//! figure is told by counting; a block that does not come out even is refused with its line.

use super::fault::{nearest, shown};
use super::fields::Placed;
use super::quantities::{CellText, Context};
use crate::axis::{Axis, AxisIndex, MOST_ITEMS, Place};
use crate::printed::Printed;

/// A cell of a block and where it stands in the file; empty where the block has a blank.
type Cell = Placed;

/// The most lines and columns that are looked at: the items of an axis, their heads, and some to spare.
const MOST: usize = MOST_ITEMS + 30;

/// The cells of a block, line by line; all lines have as many.
struct Block {
    lines: Vec<Vec<Cell>>,
}

/// What stands between the quotes of a text, if there are three of them.
fn between(raw: &str) -> Option<&str> {
    let inside = |quotes: &str| raw.strip_prefix(quotes)?.strip_suffix(quotes);
    inside("\"\"\"").or_else(|| inside("'''"))
}

/// Whether a text, given with its quotes, is a block and no single figure.
pub(super) fn is_block(raw: &str) -> bool {
    between(raw).is_some_and(|text| {
        let text = text.trim_matches([' ', '\r', '\n']);
        text.contains(['\n', '\t']) || text.contains("  ")
    })
}

impl Context<'_, '_> {
    /// Calls `visit` with the place and text of every cell of a block that is not blank. `raw` is the
    /// text as it stands in the file, with its quotes, from `at` on.
    pub(super) fn pasted(
        &self,
        raw: &str,
        at: usize,
        axes: &[AxisIndex],
        place: &Place,
        visit: &mut dyn FnMut(&Place, &CellText),
    ) {
        let found: Option<Vec<&Axis>> = axes.iter().map(|axis| self.axis_of(*axis)).collect();
        let (Some(found), Some(block)) = (found, self.block(raw, at)) else {
            return;
        };
        let size = |rows, columns| (rows, columns);
        let (rows, columns) = match found.as_slice() {
            [one] => {
                let (down, across) = (size(Some(*one), None), size(None, Some(*one)));
                if block.fits(down) || !block.fits(across) {
                    down
                } else {
                    across
                }
            }
            [rows, columns] => size(Some(*rows), Some(*columns)),
            _ => {
                let what = "a pasted block has rows and columns, of one axis or two: of more axes \
                            write a list of blocks";
                return self.reader.fault(at, what);
            }
        };
        if !block.fits((rows, columns)) {
            return self.reader.fault(at, block.misfit(rows, columns));
        }
        let Some((lines, of_rows, of_columns)) = self.headed(block, rows, columns) else {
            return;
        };
        for (line, cells) in lines.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let items = [(rows, of_rows.get(line)), (columns, of_columns.get(column))];
                let mut at = place.clone();
                for (axis, item) in items.into_iter().filter_map(|(axis, item)| axis.zip(item)) {
                    let known = axes.iter().find(|it| self.axis_of(**it) == Some(axis));
                    if let Some(index) = known {
                        at = at.with(*index, *item);
                    }
                }
                if !cell.text.is_empty() && self.reader.visible(&cell.text, cell.at) {
                    visit(&at, &with_meaning(cell));
                }
            }
        }
    }

    /// The lines of a block without its heads, and which item each line and each column is of.
    #[allow(clippy::type_complexity, reason = "what a block is taken apart into")]
    fn headed(
        &self,
        block: Block,
        rows: Option<&Axis>,
        columns: Option<&Axis>,
    ) -> Option<(Vec<Vec<Cell>>, Vec<usize>, Vec<usize>)> {
        let (height, width) = (length(rows), length(columns));
        let mut lines = block.lines;
        let top = (lines.len() > height).then(|| lines.remove(0));
        let mut sides: Option<Vec<Cell>> = None;
        let mut corner = 0_usize;
        if lines.first().is_some_and(|line| line.len() > width) {
            corner = 1;
            sides = Some(lines.iter_mut().map(|line| line.remove(0)).collect());
        }
        let top: Option<Vec<Cell>> = top.map(|top| top.into_iter().skip(corner).collect());
        let of_rows = self.items(rows, sides.as_deref(), height, "column")?;
        let of_columns = self.items(columns, top.as_deref(), width, "line")?;
        Some((lines, of_rows, of_columns))
    }

    /// Which item each head is of: by its name where heads are names of items, otherwise in their order.
    fn items(
        &self,
        axis: Option<&Axis>,
        heads: Option<&[Cell]>,
        length: usize,
        what: &str,
    ) -> Option<Vec<usize>> {
        let in_order = Some((0..length).collect());
        let Some(heads) = heads.filter(|heads| heads.iter().any(|head| !head.text.is_empty()))
        else {
            return in_order;
        };
        let Some(axis) = axis else {
            return in_order;
        };
        let named: Vec<Option<usize>> = heads.iter().map(|head| named(axis, &head.text)).collect();
        if named.iter().all(Option::is_none) {
            // Figures would be a line too many, such as a total.
            return match heads.iter().find(|head| is_figure(&head.text)) {
                None => in_order,
                Some(figure) => {
                    let told = format!(
                        "this block has a {what} too many, and the first is no head: `{}` is a figure",
                        shown(&figure.text)
                    );
                    self.reader.fault(figure.at, told);
                    None
                }
            };
        }
        let mut items = Vec::new();
        for (head, item) in heads.iter().zip(named) {
            let told = match item {
                Some(item) if items.contains(&item) => {
                    format!(
                        "`{}` stands twice at the head of this block",
                        shown(&head.text)
                    )
                }
                Some(item) => {
                    items.push(item);
                    continue;
                }
                None => format!(
                    "`{}` is no item of the axis `{}`, and other heads of this block are",
                    shown(&head.text),
                    axis.id
                ),
            };
            let labels = axis.items.iter().map(|item| item.label.as_str());
            let suggestion = nearest(&head.text, labels).filter(|_| item.is_none());
            self.reader.fault_near(head.at, told, suggestion);
            return None;
        }
        Some(items)
    }

    /// A block taken apart; nothing where its lines do not have as many cells each.
    fn block(&self, raw: &str, at: usize) -> Option<Block> {
        let text = between(raw)?;
        let mut start = at.saturating_add(3);
        let mut lines: Vec<(usize, &str)> = Vec::new();
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                lines.push((start, line.trim_end_matches('\r')));
            }
            start = start.saturating_add(line.len()).saturating_add(1);
        }
        let tabs = lines.iter().any(|(_, line)| line.contains('\t'));
        let parted = |line: &(usize, &str)| match tabs {
            true => by_tabs(*line),
            false => by_gaps(*line),
        };
        let many = |count: usize| count > MOST;
        let mut cells: Vec<Vec<Cell>> = lines.iter().take(MOST).map(parted).collect();
        if many(lines.len()) || cells.iter().any(|line| many(line.len())) {
            let what = format!("a block has at most {MOST} lines and as many columns");
            self.reader.fault(at, what);
            return None;
        }
        let even = |cells: &[Vec<Cell>]| {
            cells
                .windows(2)
                .all(|two| two.first().map(Vec::len) == two.last().map(Vec::len))
        };
        if !tabs {
            // A blank leaves no gap of its own; where columns stand below each other it is seen.
            let columns = columns(&lines);
            let few = columns.get(..MOST).unwrap_or(&columns);
            let below = |line: &(usize, &str)| by_columns(*line, few);
            let aligned: Vec<Vec<Cell>> = lines.iter().map(below).collect();
            if !aligned
                .iter()
                .flatten()
                .any(|cell| cell.text.contains("  "))
            {
                cells = aligned;
            }
        }
        // Indented by a tab, or with tabs left at the end.
        let edge = |line: &Vec<Cell>, last: bool| {
            let cell = if last { line.last() } else { line.first() };
            line.len() > 1 && cell.is_some_and(|cell| cell.text.is_empty())
        };
        for last in [false, true] {
            while tabs && even(&cells) && cells.iter().all(|line| edge(line, last)) {
                cells.iter_mut().for_each(|line| {
                    if last {
                        line.pop();
                    } else {
                        line.remove(0);
                    }
                });
            }
        }
        let most = most_common(cells.iter().map(Vec::len));
        let odd = cells
            .iter()
            .zip(&lines)
            .find(|(line, _)| line.len() != most);
        if let Some((line, (at, _))) = odd {
            let others = cells.iter().filter(|line| line.len() == most).count();
            let cell = |count: usize| if count == 1 { "1 cell" } else { "cells" };
            let count = |count: usize| match count {
                1 => cell(1).to_owned(),
                many => format!("{many} cells"),
            };
            let what = format!(
                "this line of the block has {}, and {others} others have {}: between tabs a blank \
                 keeps its place, and where nothing is printed write `needed` or `none`",
                count(line.len()),
                count(most)
            );
            self.reader.fault(*at, what);
            return None;
        }
        Some(Block { lines: cells })
    }
}

fn length(axis: Option<&Axis>) -> usize {
    axis.map_or(1, |axis| axis.items.len())
}

/// Whether a text is one figure; two are a span of years, such as 24-25.
fn is_figure(text: &str) -> bool {
    Printed::read(text).is_ok_and(|printed| printed.upper.is_none())
}

/// The item that a head names, by its id or its label.
fn named(axis: &Axis, head: &str) -> Option<usize> {
    let same = |name: &str| name.trim().eq_ignore_ascii_case(head);
    axis.items
        .iter()
        .position(|item| same(&item.id) || same(&item.label))
}

impl Block {
    fn width(&self) -> usize {
        self.lines.first().map_or(0, Vec::len)
    }

    /// Whether it has as many lines and columns as there are items, or one more of heads.
    fn fits(&self, (rows, columns): (Option<&Axis>, Option<&Axis>)) -> bool {
        let fits = |found: usize, axis| (0..=1).contains(&found.wrapping_sub(length(axis)));
        fits(self.lines.len(), rows) && fits(self.width(), columns)
    }

    fn misfit(&self, rows: Option<&Axis>, columns: Option<&Axis>) -> String {
        let items = |axis: &Axis| format!("the axis `{}` has {} items", axis.id, axis.items.len());
        let wanted: Vec<String> = [rows, columns].into_iter().flatten().map(items).collect();
        let turned = match self.fits((columns, rows)) && columns.is_some() {
            true => "; it would fit with its rows as columns: turn round the names in `over`",
            false => "",
        };
        format!(
            "this block has {} lines of {} cells, and {}; there may be one more of heads{turned}",
            self.lines.len(),
            self.width(),
            wanted.join(", ")
        )
    }
}

fn placed(start: usize, from: usize, text: &str) -> Cell {
    let inside = text.len().saturating_sub(text.trim_start().len());
    Placed {
        text: text.trim().to_owned(),
        at: start.saturating_add(from).saturating_add(inside),
    }
}

/// A cell of a block; behind `means` stands what a misprint means: `0.062) means 0.062`.
fn with_meaning(cell: &Cell) -> CellText {
    const MEANS: &str = " means ";
    let Some(at) = cell.text.find(MEANS) else {
        let text = cell.clone();
        return CellText { text, means: None };
    };
    let (text, rest) = cell.text.split_at(at);
    let meant = rest.strip_prefix(MEANS).unwrap_or_default();
    CellText {
        text: placed(cell.at, 0, text),
        means: Some(placed(cell.at.saturating_add(at), MEANS.len(), meant)),
    }
}

/// The cells of a line between tabs.
fn by_tabs((start, line): (usize, &str)) -> Vec<Cell> {
    let mut from = 0_usize;
    let cell = |text: &str| {
        let cell = placed(start, from, text);
        from = from.saturating_add(text.len()).saturating_add(1);
        cell
    };
    line.split('\t').map(cell).collect()
}

/// The cells of a line between gaps of two spaces or more.
fn by_gaps((start, line): (usize, &str)) -> Vec<Cell> {
    let mut from = 0_usize;
    let mut cells = Vec::new();
    for text in line.split("  ") {
        if !text.trim().is_empty() {
            cells.push(placed(start, from, text));
        }
        from = from.saturating_add(text.len()).saturating_add(2);
    }
    cells
}

/// Where columns begin, counted in characters: behind two places or more that are blank in all lines.
fn columns(lines: &[(usize, &str)]) -> Vec<usize> {
    let longest = lines.iter().map(|(_, line)| line.chars().count()).max();
    let mut filled = vec![false; longest.unwrap_or(0)];
    for (_, line) in lines {
        for (slot, c) in filled.iter_mut().zip(line.chars()) {
            *slot |= !c.is_whitespace();
        }
    }
    let mut begin = Vec::new();
    let mut blank = 2_usize;
    for (at, filled) in filled.iter().enumerate() {
        if !filled {
            blank = blank.saturating_add(1);
            continue;
        }
        if blank >= 2 {
            begin.push(at);
        }
        blank = 0;
    }
    begin
}

/// The cells of a line in columns that begin at these places.
fn by_columns((start, line): (usize, &str), begin: &[usize]) -> Vec<Cell> {
    let byte = |place: usize| {
        line.char_indices()
            .nth(place)
            .map_or(line.len(), |(at, _)| at)
    };
    let ends = begin.iter().skip(1).copied().chain([usize::MAX]);
    let cell = |(from, to): (&usize, usize)| {
        let (from, to) = (byte(*from), byte(to));
        placed(start, from, line.get(from..to).unwrap_or_default())
    };
    begin.iter().zip(ends).map(cell).collect()
}

/// The number that stands most often; of two that do, the larger.
fn most_common(counts: impl Iterator<Item = usize>) -> usize {
    let counts: Vec<usize> = counts.collect();
    let often = |count: &usize| (counts.iter().filter(|it| *it == count).count(), *count);
    counts
        .iter()
        .max_by_key(|count| often(count))
        .copied()
        .unwrap_or(0)
}
