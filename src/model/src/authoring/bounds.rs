//! What a figure can be in the nature of things: `at_least` and `at_most` of an input.

use super::fields::{Fields, Placed};
use super::quantities::{Context, DraftQuantity};
use crate::case::{Control, Given, QuantityKind};
use crate::words::with_unit;
use rust_decimal::Decimal;

impl Context<'_, '_> {
    /// Reads the bounds of an input, and holds what it is given and its range against them.
    pub(crate) fn bounds(&self, fields: &Fields<'_, '_>, draft: &mut DraftQuantity) {
        let least = self.bound(draft, fields.text("at_least"));
        let most = self.bound(draft, fields.text("at_most"));
        let Some(input) = draft.quantity.input() else {
            return;
        };
        if let (Some((least, _)), Some((most, at))) = (least, most)
            && most < least
        {
            let what = format!("`at_most` of {} is below its `at_least`", fields.what);
            self.reader.fault(at, what);
            return;
        }
        let unit = &draft.quantity.unit;
        let told = |value: Decimal| with_unit(unit, self.book, draft.quantity.decimals, value);
        let beyond = |value: Decimal| {
            let below = least.filter(|(least, _)| value < *least);
            let above = most.filter(|(most, _)| value > *most);
            match (below, above) {
                (Some((least, at)), _) => Some((at, "at_least", least)),
                (_, Some((most, at))) => Some((at, "at_most", most)),
                _ => None,
            }
        };
        let given = input.given.iter().filter_map(Given::value);
        if let Some((value, (at, key, bound))) = given
            .filter_map(|value| Some((value, beyond(value)?)))
            .next()
        {
            let what = format!(
                "{} is given as {}, but its `{key}` is {}",
                fields.what,
                told(value),
                told(bound)
            );
            self.reader.fault(at, what);
        }
        let ends = input.range.iter().flat_map(|range| [range.low, range.high]);
        if let Some((value, (at, key, bound))) = ends
            .filter_map(|value| Some((value, beyond(value)?)))
            .next()
        {
            let what = format!(
                "the range of {} goes to {}, but its `{key}` is {}",
                fields.what,
                told(value),
                told(bound)
            );
            self.reader.fault(at, what);
        }
        if let QuantityKind::Input(input) = &mut draft.quantity.kind {
            input.at_least = least.map(|(least, _)| least);
            input.at_most = most.map(|(most, _)| most);
        }
    }

    /// One bound, with its place in the file.
    fn bound(&self, draft: &DraftQuantity, text: Option<Placed>) -> Option<(Decimal, usize)> {
        let text = text?;
        let input = draft.quantity.input()?;
        let unit = Some(&draft.quantity.unit)
            .filter(|_| draft.sound && input.control == Control::Number)?;
        Some((self.amount(&text, unit)?, text.at))
    }
}
