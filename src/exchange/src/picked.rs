//! Some figures of a case, asked for by name.

use crate::named::{NameError, figure};
use crate::plain::{Figure, Plain};
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;

/// The figures of these names with a reader's edits, in their order; `paper` are those without. Only what
/// they rest on is worked out.
///
/// # Errors
/// With the first name that means no figure of the case.
pub fn picked<'a>(
    case: &Case,
    edits: &Edits,
    paper: &Figures,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Figure>, NameError> {
    let places = names.into_iter().map(|name| figure(case, name));
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let indexes = places.iter().map(|(index, _)| *index);
    let figures = Figures::asked(case, indexes, edits, paper);
    let pick =
        |(index, place): &(_, _)| Plain { case }.figure(*index, &figures.at(case, *index, place));
    Ok(places.iter().map(pick).collect())
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
                assert_eq!(
                    picked(case, edits, &paper, [&*name]),
                    Ok(vec![expected]),
                    "{name}"
                );
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
        let paper = Figures::paper(&case);
        let error = picked(&case, &Edits::none(), &paper, ["nothing"]).unwrap_err();
        assert!(error.words().contains("nothing"), "{}", error.words());
    }
}
