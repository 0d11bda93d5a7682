//! How the numbers of a chart are written: in the measure of its first quantity.

use super::plot::tick_label;
use casebook_model::Decimal;
use casebook_model::case::{Case, Chart as ChartShape, Quantity};
use casebook_model::words;

/// What stands for a number that there is none of yet.
pub const NEEDS: &str = "needs figures";

/// The measure of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'a> {
    /// The case.
    pub case: &'a Case,
    /// What is measured.
    pub quantity: &'a Quantity,
}

impl<'a> Measure<'a> {
    /// The measure of a chart; `None` if it draws nothing.
    pub fn of(case: &'a Case, shape: &ChartShape) -> Option<Self> {
        let quantity = case.quantity(*shape.quantities.first()?)?;
        Some(Self { case, quantity })
    }

    /// Its unit: `£ a week`; empty where it has none.
    pub fn unit(self) -> String {
        self.quantity.unit.heading(&self.case.units)
    }

    /// A round value: `£1.5m`.
    pub fn tick(self, value: Decimal) -> String {
        let unit = &self.quantity.unit;
        let sign = unit.sign(&self.case.units).unwrap_or_default();
        tick_label(value, sign, unit.percent)
    }

    /// A figure with its unit.
    pub fn figure(self, value: Decimal) -> String {
        words::figure(self.case, self.quantity, value)
    }

    /// A figure short enough to stand at the end of a line.
    pub fn short(self, value: Decimal) -> String {
        let Quantity { unit, decimals, .. } = self.quantity;
        match unit.is_money(&self.case.units) {
            true => self.figure(value),
            false => words::bare(unit, &self.case.units, *decimals, value),
        }
    }

    /// The figure that a chart is held against, with its name.
    pub fn target(self, shape: &ChartShape, value: Option<Decimal>) -> Option<(Decimal, String)> {
        let quantity = self.case.quantity(shape.target?)?;
        let value = value?;
        Some((
            value,
            format!("{}, {}", quantity.short_label(), self.tick(value)),
        ))
    }
}
