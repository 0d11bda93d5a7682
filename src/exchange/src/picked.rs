//! Some figures of a case, asked for by name.

use crate::named::{NameError, figure};
use crate::plain::{Figure, Plain};
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;

/// The figures of these names, in their order.
///
/// # Errors
/// With the first name that means no figure of the case.
pub fn picked<'a>(
    case: &Case,
    figures: &Figures,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Figure>, NameError> {
    let pick = |name| {
        let (index, place) = figure(case, name)?;
        Ok(Plain { case }.figure(index, &figures.at(case, index, &place)))
    };
    names.into_iter().map(pick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use casebook_analysis::checks::figure_name;

    #[test]
    fn every_figure_is_what_it_is_in_the_whole_evaluation() {
        let case = sample();
        let paper = Figures::paper(&case);
        for (index, quantity) in case.each_quantity() {
            for cell in 0..usize::from(quantity.cells) {
                let place = case.place_of(quantity, cell);
                let name = figure_name(&case, index, &place);
                let expected = Plain { case: &case }.figure(index, &paper.cells(index)[cell]);
                assert_eq!(
                    picked(&case, &paper, [&*name]),
                    Ok(vec![expected]),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn a_name_that_means_nothing_is_refused() {
        let case = sample();
        let error = picked(&case, &Figures::paper(&case), ["nothing"]).unwrap_err();
        assert!(error.words().contains("nothing"), "{}", error.words());
    }
}
