//! Reads `src/cases/printed.tsv`, whose columns are described in `tests/papers/README.md`. A test
//! holds every row against the papers and the cases; here a row only has to be whole.

/// One print, as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The file of its paper.
    pub document: String,
    /// The id of its case.
    pub case: String,
    /// As printed.
    pub printed: String,
    /// Whether the same figure was printed before.
    pub again: bool,
    /// Where in the paper.
    pub place: String,
    /// Which figures of the case it is, by the names of [`crate::prints`]; the foremost first.
    pub figures: Vec<String>,
}

/// Reads the table, in its order.
///
/// # Errors
/// With the column that is missing, or the line that is cut short.
pub fn read(table: &str) -> Result<Vec<TableRow>, String> {
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| {
        let found = head.iter().position(|column| *column == name);
        found.ok_or_else(|| format!("there is no column `{name}`"))
    };
    let [document, case, printed, repeats, place, figure] = [
        column("document")?,
        column("case")?,
        column("printed")?,
        column("repeats")?,
        column("place")?,
        column("figure")?,
    ];
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |column: usize| {
                let cell = cells.get(column).copied();
                cell.ok_or_else(|| format!("this line is cut short: {line}"))
            };
            Ok(TableRow {
                document: cell(document)?.to_owned(),
                case: cell(case)?.to_owned(),
                printed: cell(printed)?.to_owned(),
                again: !cell(repeats)?.is_empty(),
                place: cell(place)?.to_owned(),
                figures: cell(figure)?.split("; ").map(ToOwned::to_owned).collect(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_names() {
        let rows = read(
            "case\tfigure\tdocument\tprinted\trepeats\tplace\nc\ta; b\td\t£1\t7\tp\nc\ta\td\t£2\t\tp",
        )
        .unwrap();
        assert_eq!(rows[0].figures, ["a", "b"]);
        assert!(rows[0].again && !rows[1].again);
        assert_eq!(rows[1].printed, "£2");
    }

    #[test]
    fn a_table_that_is_cut_short_is_refused() {
        let head = "case\tfigure\tdocument\tprinted\trepeats\tplace";
        assert!(
            read(&format!("{head}\nc\ta"))
                .unwrap_err()
                .contains("cut short")
        );
        assert!(read("case").unwrap_err().contains("`document`"));
    }
}
