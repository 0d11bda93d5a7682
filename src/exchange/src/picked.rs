//! Some figures of a case, asked for by name.

use crate::named::{NameError, figure};
use crate::plain::{Figure, Plain};
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::Edits;
use casebook_model::evaluate::{self, Figures};
use casebook_model::value::{Fault, Value};

/// Figures of a case that are asked for, their names read: for who asks for the same again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Of each, its quantity and its cell there.
    cells: Vec<(QuantityIndex, usize)>,
    asked: evaluate::Asked,
}

impl Asked {
    /// Reads the names of figures of this case.
    ///
    /// # Errors
    /// With the first name that means no figure of the case.
    pub fn read<'a>(
        case: &Case,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, NameError> {
        let cell = |name| {
            let (index, place) = figure(case, name)?;
            let quantity = case.quantity(index);
            let cell = quantity.and_then(|quantity| case.cell_of(quantity, &place));
            Ok((index, cell.unwrap_or(usize::MAX)))
        };
        let cells = names.into_iter().map(cell).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            asked: evaluate::Asked::of(case, cells.iter().map(|(index, _)| *index)),
            cells,
        })
    }

    /// The figures, in their order, of the case whose names were read, with a reader's edits; `paper` are
    /// those without. Only what they rest on is worked out.
    #[must_use]
    pub fn figures(&self, case: &Case, edits: &Edits, paper: &Figures) -> Vec<Figure> {
        let figures = Figures::asked(case, &self.asked, edits, paper);
        let value = |(index, cell): &(QuantityIndex, usize)| {
            let value = figures.cells(*index).get(*cell);
            Plain { case }.figure(*index, value.unwrap_or(&Value::Error(Fault::NoSuchPlace)))
        };
        self.cells.iter().map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::parse;
    use crate::sample::sample;
    use casebook_analysis::checks::figure_name;

    fn holds(case: &Case, edits: &Edits) {
        let paper = Figures::paper(case);
        let now = Figures::now(case, edits, &paper);
        for (index, quantity) in case.each_quantity() {
            for cell in 0..usize::from(quantity.cells) {
                let place = case.place_of(quantity, cell);
                let name = figure_name(case, index, &place);
                let expected = Plain { case }.figure(index, &now.cells(index)[cell]);
                let asked = Asked::read(case, [&*name]).unwrap();
                assert_eq!(asked.figures(case, edits, &paper), [expected], "{name}");
            }
        }
    }

    #[test]
    fn every_figure_is_what_it_is_in_the_whole_evaluation() {
        holds(&sample(), &Edits::none());
    }

    #[test]
    fn and_so_with_changes() {
        let case = sample();
        let edits = ["rate=900", "share=10%"]
            .iter()
            .fold(Edits::none(), |edits, line| {
                edits.with(&case, parse(&case, line).unwrap())
            });
        holds(&case, &edits);
    }

    #[test]
    fn a_name_that_means_nothing_is_refused() {
        let case = sample();
        let error = Asked::read(&case, ["nothing"]).unwrap_err();
        assert!(error.words().contains("nothing"), "{}", error.words());
    }
}
