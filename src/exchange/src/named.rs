//! A figure by its name, as checks and needs call it: `avoided_in_house`,
//! `avoided_by_month[2020-04,low]`.

use crate::edits::{target_of, visible};
use crate::nearest::nearest;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Quantity, QuantityIndex};

/// Why a name is that of no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// The case has no such quantity.
    Unknown {
        /// As written.
        name: String,
        /// The quantity that was perhaps meant.
        nearest: Option<String>,
    },
    /// A bracket does not close, or stands where none belongs.
    Bracket,
    /// The quantity has no such place.
    NoSuchPlace {
        /// The quantity.
        name: String,
        /// As written.
        place: String,
        /// A place it has, as an example.
        example: String,
    },
    /// A series without a place.
    WhichFigure {
        /// The quantity.
        name: String,
        /// A place it has, as an example.
        example: String,
    },
    /// A place at a quantity that has none.
    Single {
        /// The quantity.
        name: String,
    },
}

impl NameError {
    /// What is wrong and what to do, in one or two sentences.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Unknown {
                name,
                nearest: Some(nearest),
            } => format!("“{name}” is not a figure here. Did you mean “{nearest}”?"),
            Self::Unknown {
                name,
                nearest: None,
            } => format!("“{name}” is not a figure here."),
            Self::Bracket => {
                "The square brackets do not match. Write a figure as in_care[2020-04,low]."
                    .to_owned()
            }
            Self::NoSuchPlace {
                name,
                place,
                example,
            } => {
                format!("“{name}” has no place [{place}]. It has places such as [{example}].")
            }
            Self::WhichFigure { name, example } => {
                format!("“{name}” is a series. Name one figure of it, as {name}[{example}].")
            }
            Self::Single { name } => {
                format!("“{name}” is a single figure. Write it without brackets.")
            }
        }
    }
}

/// The quantity of a name.
///
/// # Errors
/// When the case has none of that name.
pub(crate) fn quantity<'a>(
    case: &'a Case,
    name: &str,
) -> Result<(QuantityIndex, &'a Quantity), NameError> {
    case.find(name).ok_or_else(|| {
        let all = case.each_quantity().map(|(_, quantity)| &*quantity.id);
        NameError::Unknown {
            name: visible(name),
            nearest: nearest(name, all).map(str::to_owned),
        }
    })
}

/// The figure that a name means.
///
/// # Errors
/// When the case has no such figure.
pub fn figure(case: &Case, text: &str) -> Result<(QuantityIndex, Place), NameError> {
    let (name, code) = target_of(text).map_err(|_| NameError::Bracket)?;
    let (index, quantity) = quantity(case, name)?;
    let name = || quantity.id.clone();
    let example = || case.place_code(&case.place_of(quantity, 0));
    match code {
        None if quantity.axes.is_empty() => Ok((index, Place::nowhere())),
        None => Err(NameError::WhichFigure {
            name: name(),
            example: example(),
        }),
        Some(_) if quantity.axes.is_empty() => Err(NameError::Single { name: name() }),
        Some(code) => match case.place_from_code(quantity, code) {
            Some(place) => Ok((index, place)),
            None => Err(NameError::NoSuchPlace {
                name: name(),
                place: visible(code),
                example: example(),
            }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use casebook_analysis::checks::figure_name;

    #[test]
    fn every_figure_is_found_by_its_name() {
        let case = sample();
        for (index, quantity) in case.each_quantity() {
            for cell in 0..usize::from(quantity.cells) {
                let place = case.place_of(quantity, cell);
                let name = figure_name(&case, index, &place);
                assert_eq!(figure(&case, &name), Ok((index, place)), "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_figure_is_told_with_what_is_near() {
        let case = sample();
        for (name, words) in [
            (
                "in_cares",
                "“in_cares” is not a figure here. Did you mean “in_care”?",
            ),
            ("x", "“x” is not a figure here."),
            (
                "in_care[2020-04",
                "The square brackets do not match. Write a figure as in_care[2020-04,low].",
            ),
            (
                "in_care[low]",
                "“in_care” has no place [low]. It has places such as [2020-04,low].",
            ),
            (
                "in_care",
                "“in_care” is a series. Name one figure of it, as in_care[2020-04,low].",
            ),
            (
                "rate[low]",
                "“rate” is a single figure. Write it without brackets.",
            ),
        ] {
            assert_eq!(figure(&case, name).unwrap_err().words(), words);
        }
    }
}
