//! Where things stand in a chart: whole units of its view box, worked out in decimals. No figure is
//! ever shown from here; only places are rounded.

use casebook_model::Decimal;
use casebook_model::exact::Exact;
use casebook_model::number::{Rounding, grouped, places_needed, plain};
use casebook_model::order;
use rust_decimal::prelude::ToPrimitive;

/// Values along a stretch of the view box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    low: Decimal,
    high: Decimal,
    from: i32,
    to: i32,
    /// Round values to draw lines at.
    pub ticks: Vec<Decimal>,
}

/// About how many lines a scale has.
const TICKS: u32 = 4;

impl Scale {
    /// A scale that holds all of `values`, from unit `from` to unit `to`, with round ends.
    #[must_use]
    pub fn new(values: &[Decimal], from: i32, to: i32) -> Self {
        let low = values.iter().min().copied().unwrap_or_default();
        let high = values.iter().max().copied().unwrap_or_default();
        let step = step(low, high);
        let low = Rounding::Down.apply(low, step).unwrap_or(low);
        let high = Rounding::Up.apply(high, step).unwrap_or(high);
        let mut ticks = Vec::new();
        let mut tick = low;
        while tick <= high && ticks.len() < 20 {
            ticks.push(tick);
            match tick.exact_add(step) {
                Some(next) => tick = next,
                None => break,
            }
        }
        Self {
            low,
            high,
            from,
            to,
            ticks,
        }
    }

    /// Where a value stands.
    #[must_use]
    pub fn at(&self, value: Decimal) -> i32 {
        let place = || {
            let span = self.high.exact_sub(self.low)?;
            let length = Decimal::from(self.to.checked_sub(self.from)?);
            let part = value
                .exact_sub(self.low)?
                .exact_mul(length)?
                .exact_div(span)?;
            Rounding::Nearest
                .apply(part, Decimal::ONE)?
                .to_i32()?
                .checked_add(self.from)
        };
        place().unwrap_or(self.from)
    }
}

/// A step of 1, 2 or 5 times a power of ten that parts a stretch about [`TICKS`] times.
fn step(low: Decimal, high: Decimal) -> Decimal {
    let span = high.exact_sub(low).filter(|span| !span.is_zero());
    let Some(wanted) = span.and_then(|span| span.exact_div(Decimal::from(TICKS))) else {
        return high.abs().max(Decimal::ONE);
    };
    let mut power = Decimal::ONE;
    while let Some(next) = power.exact_mul(Decimal::TEN).filter(|next| *next <= wanted) {
        power = next;
    }
    while power > wanted {
        match power
            .exact_div(Decimal::TEN)
            .filter(|power| !power.is_zero())
        {
            Some(next) => power = next,
            None => break,
        }
    }
    [1, 2, 5, 10]
        .into_iter()
        .filter_map(|times| power.exact_mul(Decimal::from(times)))
        .find(|step| *step >= wanted)
        .unwrap_or(wanted)
}

/// A place along a bar, in tenths of a per cent of its room, as SVG takes it: `62.5%`.
#[must_use]
pub fn per_cent(place: i32) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

/// The place of an item among some, spread evenly.
#[must_use]
pub fn spread(item: usize, of: usize, from: i32, to: i32) -> i32 {
    let place = || {
        let steps = i32::try_from(of)
            .ok()?
            .checked_sub(1)
            .filter(|steps| *steps > 0)?;
        let item = i32::try_from(item).ok()?;
        to.checked_sub(from)?
            .checked_mul(item)?
            .checked_div(steps)?
            .checked_add(from)
    };
    place().unwrap_or(from)
}

/// Moves labels apart so that none covers another: places from top to bottom, each at least `gap`
/// below the one before, in the order given back.
#[must_use]
pub fn apart(places: &[i32], gap: i32) -> Vec<i32> {
    let place = |position: usize| places.get(position).copied().unwrap_or_default();
    let order = order::positions(places.len(), &mut |one, other| {
        place(one).cmp(&place(other))
    });
    let mut moved = places.to_vec();
    let mut least = i32::MIN;
    for position in order {
        if let Some(place) = moved.get_mut(position) {
            *place = (*place).max(least);
            least = place.saturating_add(gap);
        }
    }
    moved
}

/// A round value of a scale, short: `£1.5m`, `£500k`, `650`, `20%`.
#[must_use]
pub fn tick_label(value: Decimal, sign: &str, percent: bool) -> String {
    let (size, ending) = match value.abs() {
        size if percent => (size.exact_mul(Decimal::ONE_HUNDRED).unwrap_or(size), "%"),
        size if size >= Decimal::from(1_000_000) => (
            size.exact_div(Decimal::from(1_000_000)).unwrap_or(size),
            "m",
        ),
        size if size >= Decimal::from(10_000) => {
            (size.exact_div(Decimal::from(1_000)).unwrap_or(size), "k")
        }
        size => (size, ""),
    };
    let minus = if value.is_sign_negative() && !value.is_zero() {
        "−"
    } else {
        ""
    };
    let number = match places_needed(size, 6) {
        0 => grouped(size, 0),
        _ => plain(size),
    };
    [minus, sign, &number, ending].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn a_scale_has_round_ends_and_holds_every_value() {
        let scale = Scale::new(&[d("650"), d("780"), d("630")], 300, 24);
        assert_eq!(
            scale.ticks,
            [d("600"), d("650"), d("700"), d("750"), d("800")]
        );
        assert_eq!(scale.at(d("600")), 300);
        assert_eq!(scale.at(d("800")), 24);
        assert_eq!(scale.at(d("700")), 162);
    }

    #[test]
    fn odd_values_make_no_trouble() {
        for values in [
            vec![],
            vec![d("0")],
            vec![d("7")],
            vec![d("-3"), d("-3")],
            vec![Decimal::MAX, Decimal::MIN],
        ] {
            let scale = Scale::new(&values, 0, 100);
            for value in &values {
                let _ = scale.at(*value);
            }
            assert!(scale.ticks.len() <= 20);
        }
        assert_eq!(Scale::new(&[d("0.001"), d("0.004")], 0, 100).ticks.len(), 4);
    }

    #[test]
    fn labels_keep_apart() {
        assert_eq!(apart(&[10, 12, 100], 18), [10, 28, 100]);
        assert_eq!(apart(&[12, 10], 18), [28, 10]);
    }

    #[test]
    fn ticks_are_short() {
        for (value, label) in [
            ("1500000", "£1.5m"),
            ("500000", "£500k"),
            ("-2000000", "−£2m"),
            ("650", "£650"),
            ("0", "£0"),
        ] {
            assert_eq!(tick_label(d(value), "£", false), label);
        }
        assert_eq!(tick_label(d("0.2"), "", true), "20%");
    }
}
