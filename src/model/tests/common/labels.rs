//! What the labels of a case mean: its figures, its prints and its axes.

use crate::sentence::{At, Axis, Meaning};
use casebook_model::Decimal;
use casebook_model::axis::{AxisKind, Place};
use casebook_model::case::{Case, Control, Given};
use casebook_model::evaluate::Figures;

pub(crate) struct Labels<'a> {
    case: &'a Case,
    now: &'a Figures,
    paper: &'a Figures,
    labels: Vec<String>,
    axes: Vec<Axis>,
}

/// What stands behind the label of a print.
const PRINTS: [&str; 5] = [
    " (as printed)",
    " (the least that rounds to the print)",
    " (the most that rounds to the print)",
    " (the lower end of the print)",
    " (the upper end of the print)",
];

impl<'a> Labels<'a> {
    pub(crate) fn of(case: &'a Case, now: &'a Figures, paper: &'a Figures) -> Self {
        let mut labels: Vec<String> = Vec::new();
        for quantity in &case.quantities {
            labels.push(quantity.label.clone());
            labels.extend(PRINTS.map(|print| format!("{}{print}", quantity.label)));
        }
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        let axes = case
            .axes
            .iter()
            .map(|axis| {
                let (all, before) = match axis.kind {
                    AxisKind::Months => ("the months".to_owned(), "a month before"),
                    AxisKind::Years => ("the years".to_owned(), "a year before"),
                    AxisKind::Items => {
                        (format!("every {}", axis.label.to_lowercase()), "one before")
                    }
                };
                Axis {
                    all,
                    before,
                    items: axis.items.iter().map(|item| item.label.clone()).collect(),
                }
            })
            .collect();
        Self {
            case,
            now,
            paper,
            labels,
            axes,
        }
    }
}

impl Meaning for Labels<'_> {
    fn figure(&self, label: &str, at: &At) -> Option<Option<Decimal>> {
        let print = PRINTS.iter().find(|print| label.ends_with(*print));
        let label = label.strip_suffix(*print.unwrap_or(&"")).unwrap();
        let mut quantities = self.case.each_quantity();
        let (index, quantity) = quantities.find(|(_, quantity)| quantity.label == label)?;
        let place = quantity.axes.iter().fold(Place::nowhere(), |place, axis| {
            place.with(*axis, at.items[usize::from(axis.0)])
        });
        let figures = if at.paper { self.paper } else { self.now };
        let now = figures.at(self.case, index, &place).number();
        let Some(print) = print else {
            return Some(now);
        };
        if *print == PRINTS[0] {
            let published = self.case.published_at(index, &place);
            let printed = self.case.printed_at(index, &place);
            return Some(
                published
                    .map(|cell| cell.meaning())
                    .or(printed.map(|printed| printed.value)),
            );
        }
        let given = &quantity.input()?.given[self.case.cell_of(quantity, &place)?];
        let unchanged = now == self.paper.at(self.case, index, &place).number();
        let Given::Known { printed, .. } = given else {
            return Some(now);
        };
        let (low, high) = printed.ends();
        let highest = print.contains("most") || print.contains("upper");
        let end = if highest { high } else { low };
        Some(if unchanged { end.or(now) } else { now })
    }

    fn labels(&self) -> &[String] {
        &self.labels
    }

    fn axes(&self) -> &[Axis] {
        &self.axes
    }

    fn option(&self, label: &str) -> Option<Decimal> {
        self.case
            .quantities
            .iter()
            .filter_map(|quantity| match &quantity.input()?.control {
                Control::Choice(options) => options.iter().position(|option| option.label == label),
                _ => None,
            })
            .map(Decimal::from)
            .next()
    }
}
