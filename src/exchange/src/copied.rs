//! A table of results to paste: as HTML, which documents and spreadsheets take as a table, with figures as
//! they read; and as text parted by tabs, with figures as they are.

use crate::csv::{Field, harmless, table_rows};
use crate::tabled::{TabledFigure, tabled};
use casebook_model::case::{Case, Table};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;

/// A table in both forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// As HTML.
    pub html: String,
    /// As text: a line for each row, its cells parted by tabs.
    pub text: String,
}

/// A table of a case with edits.
#[must_use]
pub fn copied(case: &Case, edits: &Edits, table: &Table) -> Copied {
    let now = Figures::now(case, edits, &Figures::paper(case));
    let tabled = tabled(case, table);
    let mut text = String::new();
    for row in table_rows(case, &now, &tabled) {
        let cells: Vec<String> = row.into_iter().map(in_a_line).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    let mut html = format!("<table><caption>{}</caption>", escaped(&table.title));
    let heads = core::iter::once(&tabled.lead).chain(&tabled.heads);
    row(&mut html, heads.map(|head| ("th", head.clone())));
    for line in &tabled.rows {
        let head = core::iter::once(("th", line.label.clone()));
        let cells = line.cells.iter().map(|cell| ("td", read(case, &now, cell)));
        row(&mut html, head.chain(cells));
    }
    html.push_str("</table>");
    Copied { html, text }
}

fn in_a_line(field: Field) -> String {
    let text = match field {
        Field::Text(words) => harmless(&words),
        Field::Figure(figure) => figure,
    };
    text.replace(['\t', '\r', '\n'], " ")
}

fn row(html: &mut String, cells: impl Iterator<Item = (&'static str, String)>) {
    html.push_str("<tr>");
    for (tag, text) in cells {
        // A spreadsheet takes for a formula what begins as one, in a table of a page too.
        let text = match tag {
            "th" => harmless(&text),
            _ => text,
        };
        html.push_str(&format!("<{tag}>{}</{tag}>", escaped(&text)));
    }
    html.push_str("</tr>");
}

/// A figure as it reads below a head that says its unit.
fn read(case: &Case, now: &Figures, cell: &Option<TabledFigure>) -> String {
    let figure = cell.as_ref().and_then(|cell| {
        let quantity = case.quantity(cell.quantity)?;
        Some((quantity, now.cells(cell.quantity).get(cell.cell)?))
    });
    match figure {
        Some((quantity, Value::Number(number))) => {
            let (unit, decimals) = (&quantity.unit, quantity.decimals);
            // A spreadsheet knows no other minus.
            words::bare(unit, &case.units, decimals, *number).replace('−', "-")
        }
        Some((_, Value::None)) => "–".to_owned(),
        Some((_, Value::Needs(_))) => "needed".to_owned(),
        Some((quantity, value)) => words::value(case, quantity, value),
        None => String::new(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use crate::sample::case;

    #[test]
    fn a_table_is_pasted_as_one() {
        let case = case(
            r#"
            [claim]
            quantity = "total"
            sense = "saving"
            source = "p"
            [axis.line]
            items = [{ id = "a", label = "=A & <b>" }, { id = "b", label = "B" }, { id = "c", label = "C" }]
            [[group]]
            title = "All"
            inputs = ["worth"]
            [input.worth]
            label = "Worth"
            unit = "£"
            over = ["line"]
            printed = ["12,345.5", "none", "needed"]
            source = "p"
            needed = "Finance"
            [calc.part]
            label = "Part"
            unit = "£"
            formula = "-worth / 7"
            [calc.total]
            label = "Total"
            unit = "£"
            formula = "known(sum(part over line))"
            [[table]]
            title = "Lines"
            rows = "line"
            columns = ["worth", "part"]
            "#,
        );
        let edits = of_lines(&case, ["worth[a]=7000"]).unwrap();
        let copied = |edits: &Edits| super::copied(&case, edits, &case.tables[0]);
        assert_eq!(
            copied(&edits).text,
            "Line\tWorth, £\tPart, £\n'=A & <b>\t7000\t-1000\nB\t–\t–\nC\tneeded\tneeded\n"
        );
        assert_eq!(
            copied(&Edits::none()).html,
            "<table><caption>Lines</caption><tr><th>Line</th><th>Worth, £</th><th>Part, £</th></tr>\
             <tr><th>'=A &amp; &lt;b&gt;</th><td>12,345.50</td><td>-1,763.64</td></tr>\
             <tr><th>B</th><td>–</td><td>–</td></tr>\
             <tr><th>C</th><td>needed</td><td>needed</td></tr></table>"
        );
        let exact = copied(&Edits::none()).text;
        assert!(exact.contains("\t-1763.6428571"), "{exact}");
    }
}
