//! Tables as CSV (RFC 4180), for a spreadsheet to open: with the mark by which it knows UTF-8, so that
//! £ stays £, and no text that it would take for a formula.

use crate::plain::{Figure, Plain};
use crate::tabled::{Tabled, tabled};
use casebook_model::case::{Case, QuantityIndex, Table};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;

/// Says that a file is UTF-8.
const MARK: char = '\u{feff}';

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Words, of our own or of a stranger's file.
    Text(String),
    /// A figure in plain digits, or what stands for it.
    Figure(String),
}

impl From<&str> for Field {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Field {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Rows as the text of a file.
#[must_use]
pub fn write(rows: &[Vec<Field>]) -> String {
    let mut text = String::from(MARK);
    for row in rows {
        for (column, field) in row.iter().enumerate() {
            if column > 0 {
                text.push(',');
            }
            match field {
                Field::Text(words) => text.push_str(&quoted(&harmless(words))),
                Field::Figure(figure) => text.push_str(&quoted(figure)),
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// A text that no spreadsheet takes for a formula, whatever it begins with: then an apostrophe stands
/// before it, which shows that it is text.
pub(crate) fn harmless(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let formula = text.starts_with(char::is_control)
        || first.is_some_and(|first| "=+-@＝＋－＠".contains(first));
    match formula {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    match text.contains([',', '"', '\r', '\n', ';', '\t']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// A figure of a quantity, exact, in the unit that its head says; per cent by the figure shown.
#[must_use]
pub fn figure(case: &Case, index: QuantityIndex, value: &Value) -> Field {
    match (Plain { case }).figure(index, value) {
        Figure::Text(figure) => Field::Figure(figure),
        Figure::None => Field::Text("–".to_owned()),
        Figure::Needs { .. } => Field::Text("needed".to_owned()),
        Figure::Error { error } => Field::Text(error.to_owned()),
    }
}

/// The tables of a case that are wanted, with its figures as they are with edits; more than one are
/// parted by an empty line, each below its title.
#[must_use]
pub fn tables(case: &Case, edits: &Edits, wanted: &[&Table]) -> String {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let mut rows: Vec<Vec<Field>> = Vec::new();
    for (position, table) in wanted.iter().enumerate() {
        if position > 0 {
            rows.push(Vec::new());
        }
        rows.push(vec![table.title.as_str().into()]);
        rows.extend(table_rows(case, &now, &tabled(case, table)));
    }
    write(&rows)
}

/// The rows of a table, the heads first.
pub(crate) fn table_rows(case: &Case, now: &Figures, table: &Tabled) -> Vec<Vec<Field>> {
    let mut head: Vec<Field> = vec![table.lead.as_str().into()];
    head.extend(table.heads.iter().map(|head| head.as_str().into()));
    let body = table.rows.iter().map(|row| {
        let mut fields: Vec<Field> = vec![row.label.as_str().into()];
        fields.extend(row.cells.iter().map(|cell| {
            let figures = cell.as_ref().and_then(|cell| {
                let value = now.cells(cell.quantity).get(cell.cell)?;
                Some(figure(case, cell.quantity, value))
            });
            figures.unwrap_or_else(|| "".into())
        }));
        fields
    });
    core::iter::once(head).chain(body).collect()
}

/// The table of a case that is asked for: by its number, counted from 1, or by its title.
///
/// # Errors
/// A sentence that says what tables there are.
pub fn find<'a>(case: &'a Case, asked: &str) -> Result<&'a Table, String> {
    let number = asked.trim().parse::<usize>().ok();
    let at = number.and_then(|number| case.tables.get(number.checked_sub(1)?));
    let titled = || case.tables.iter().find(|table| table.title == asked.trim());
    at.or_else(titled).ok_or_else(|| {
        let titles: Vec<String> = (1_usize..)
            .zip(&case.tables)
            .map(|(number, table)| format!("{number} {}", table.title))
            .collect();
        match titles.is_empty() {
            true => "This case has no tables.".to_owned(),
            false => format!("There is no such table. There are: {}.", titles.join("; ")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::case;
    use proptest::prelude::*;

    #[test]
    fn no_text_is_a_formula_and_figures_stay_figures() {
        let rows = [
            vec!["=1+1".into(), "+44".into(), "@SUM(A1)".into(), "-".into()],
            vec![
                " =1".into(),
                "\t=1".into(),
                Field::Figure("-5".to_owned()),
                "a, \"b\"\nc".into(),
            ],
        ];
        assert_eq!(
            write(&rows),
            "\u{feff}'=1+1,'+44,'@SUM(A1),'-\r\n' =1,\"'\t=1\",-5,\"a, \"\"b\"\"\nc\"\r\n"
        );
    }

    #[test]
    fn a_table_has_its_heads_with_units_and_its_figures_exact() {
        let case = case(
            r#"
            [claim]
            quantity = "total"
            sense = "saving"
            source = "p"
            [axis.line]
            items = [{ id = "a", label = "=A" }, { id = "b", label = "B" }, { id = "c", label = "C" }]
            [[group]]
            title = "All"
            inputs = ["worth", "share"]
            [input.worth]
            label = "Worth"
            unit = "£"
            over = ["line"]
            printed = ["1,234.5", "none", "needed"]
            source = "p"
            needed = "Finance"
            [input.share]
            label = "Share"
            unit = "%"
            printed = "6.5%"
            source = "p"
            [calc.part]
            label = "Part"
            unit = "£"
            formula = "-worth * share / 3"
            [calc.total]
            label = "Total"
            unit = "£"
            formula = "known(sum(part over line))"
            [[table]]
            title = "Lines"
            rows = "line"
            columns = ["worth", "part"]
            after = [{ quantity = "total", under = "part", label = "In all" }, { quantity = "share", under = "worth" }]
            [[table]]
            title = "Alone"
            rows = ["total", "share"]
            "#,
        );
        let all: Vec<&Table> = case.tables.iter().collect();
        assert_eq!(
            tables(&case, &Edits::none(), &all),
            "\u{feff}Lines\r\n\
             Line,\"Worth, £\",\"Part, £\"\r\n\
             '=A,1234.5,-26.7475\r\n\
             B,–,–\r\n\
             C,needed,needed\r\n\
             In all,,-26.7475\r\n\
             \"Share, %\",6.5,\r\n\
             \r\n\
             Alone\r\n\
             ,Figure\r\n\
             \"Total, £\",-26.7475\r\n\
             \"Share, %\",6.5\r\n"
        );
        assert_eq!(find(&case, "2"), Ok(&case.tables[1]));
        assert_eq!(find(&case, "Lines"), Ok(&case.tables[0]));
        let error = find(&case, "3").unwrap_err();
        assert_eq!(
            error,
            "There is no such table. There are: 1 Lines; 2 Alone."
        );
    }

    proptest! {
        #[test]
        fn no_field_begins_as_a_formula(text in "\\s{0,3}[=+@-]\\PC{0,5}") {
            let written = write(&[vec![Field::Text(text)]]);
            let field = written.trim_start_matches([MARK, '"']).trim_start();
            prop_assert!(!field.starts_with(['=', '+', '@', '-']), "{written}");
        }
    }
}
