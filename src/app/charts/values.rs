//! What a chart of a case draws: numbers by row, and what the rows are called.

use crate::parts::wording;
use casebook_analysis::checks::{Check, Kind};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Chart as ChartShape, ChartKind, Given, Quantity, QuantityIndex};
use casebook_model::evaluate::Figures;

/// The numbers of a chart; `None` where there is none yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartValues {
    /// For each line its points; for each row of bars its parts.
    pub rows: Vec<Vec<Option<Decimal>>>,
    /// The figure the chart is held against.
    pub target: Option<Decimal>,
}

impl ChartValues {
    /// The numbers of a chart among some figures of its case.
    #[must_use]
    pub fn new(case: &Case, shape: &ChartShape, figures: &Figures) -> Self {
        let number = |index: QuantityIndex, at: &Place| figures.at(case, index, at).number();
        let splits = splits(case, shape);
        let items = 0..case.length(shape.along);
        let rows = match shape.kind {
            ChartKind::Line => lines(case, shape, &number),
            ChartKind::Bar => {
                let bar = |item: usize, place: &Place| {
                    let at = place.clone().with(shape.along, item);
                    shape
                        .quantities
                        .iter()
                        .map(|index| number(*index, &at))
                        .collect()
                };
                items
                    .flat_map(|item| splits.iter().map(move |(_, place)| bar(item, place)))
                    .collect()
            }
        };
        Self {
            rows,
            target: shape.target.and_then(|target| number(target, &shape.place)),
        }
    }
}

/// For each line of a chart what `point` says of its points.
fn lines<P>(
    case: &Case,
    shape: &ChartShape,
    point: &dyn Fn(QuantityIndex, &Place) -> P,
) -> Vec<Vec<P>> {
    let splits = splits(case, shape);
    let line = |index: QuantityIndex, place: &Place| {
        let start = shape.start.map(|start| point(start, place));
        let along = (0..case.length(shape.along))
            .map(|item| point(index, &place.clone().with(shape.along, item)));
        start.into_iter().chain(along).collect()
    };
    let quantities = shape.quantities.iter();
    quantities
        .flat_map(|index| splits.iter().map(move |(_, place)| (*index, place)))
        .map(|(index, place)| line(index, place))
        .collect()
}

/// For each line of a chart what the paper prints for its points; `None` where it prints nothing.
#[must_use]
pub fn printed_points(
    case: &Case,
    shape: &ChartShape,
    checks: &[Check],
) -> Vec<Vec<Option<Decimal>>> {
    lines(case, shape, &|index, place| {
        let quantity = case.quantity(index)?;
        let given = || quantity.input()?.given.get(case.cell_of(quantity, place)?);
        match given() {
            Some(Given::Known { printed, .. }) => Some(printed.value),
            _ => checks
                .iter()
                .find(|check| {
                    check.kind == Kind::Recalculated
                        && check.quantity == index
                        && check.place == place.on(&quantity.axes)
                })
                .map(|check| check.published),
        }
    })
}

/// What the rows of a chart are called, in their order; empty where one row speaks for itself.
#[must_use]
pub fn row_names(case: &Case, shape: &ChartShape) -> Vec<String> {
    let heads = match (shape.kind, case.axis(shape.along)) {
        (ChartKind::Bar, Some(axis)) => wording::heads(axis),
        _ if shape.quantities.len() > 1 => quantity_names(case, shape),
        _ => shape.quantities.iter().map(|_| String::new()).collect(),
    };
    let splits = splits(case, shape);
    let name = |head: &String, split: &str| match (head.is_empty(), split.is_empty()) {
        (false, false) => format!("{head}, {split}"),
        (false, true) => head.clone(),
        (true, _) => split.to_owned(),
    };
    heads
        .iter()
        .flat_map(|head| splits.iter().map(move |(split, _)| name(head, split)))
        .collect()
}

/// Where on the axes each row of bars is, in their order.
#[must_use]
pub fn bar_places(case: &Case, shape: &ChartShape) -> Vec<Place> {
    let splits = splits(case, shape);
    let item = |item: usize| {
        let splits = splits.iter();
        splits.map(move |(_, place)| place.clone().with(shape.along, item))
    };
    (0..case.length(shape.along)).flat_map(item).collect()
}

/// What the quantities of a chart are called.
#[must_use]
pub fn quantity_names(case: &Case, shape: &ChartShape) -> Vec<String> {
    let quantities = shape.quantities.iter();
    quantities
        .filter_map(|index| case.quantity(*index))
        .map(|quantity: &Quantity| quantity.short_label().to_owned())
        .collect()
}

/// The places by which a chart is split: one, or one for each item, with its name.
fn splits(case: &Case, shape: &ChartShape) -> Vec<(String, Place)> {
    let place = &shape.place;
    match shape.by.and_then(|axis| Some((axis, case.axis(axis)?))) {
        Some((axis, items)) => wording::heads(items)
            .into_iter()
            .enumerate()
            .map(|(item, head)| (head, place.clone().with(axis, item)))
            .collect(),
        None => vec![(String::new(), place.clone())],
    }
}
