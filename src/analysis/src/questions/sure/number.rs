//! Between the decimals of figures and the f64 of draws.

#![expect(
    clippy::float_arithmetic,
    reason = "draws are of f64, with operations that agree on every engine (decision 0015)"
)]

use casebook_model::Decimal;
use casebook_model::exact::Exact;

/// The largest power of ten that is exact.
const EXACT_TENS: u32 = 22;

/// The f64 next to a decimal, or one beside it: its digits divided by a power of ten.
#[expect(clippy::cast_precision_loss, reason = "that is what it does")]
pub(super) fn of_decimal(value: Decimal) -> f64 {
    let tens = |places: u32| (0..places).fold(1.0, |tens: f64, _| tens * 10.0);
    let (first, rest) = match value.scale().checked_sub(EXACT_TENS) {
        Some(more) => (EXACT_TENS, more),
        None => (value.scale(), 0),
    };
    value.mantissa() as f64 / tens(first) / tens(rest)
}

/// The decimal of so many places next to an f64; `None` if it is no number or too large.
#[expect(clippy::cast_possible_truncation, reason = "its size is asked first")]
pub(super) fn to_decimal(value: f64, places: u32) -> Option<Decimal> {
    let tens = (0..places).fold(1.0, |tens: f64, _| tens * 10.0);
    let scaled = value * tens;
    let nearest = match scaled < 0.0 {
        true => (scaled - 0.5).ceil(),
        false => (scaled + 0.5).floor(),
    };
    if !(-1e28..=1e28).contains(&nearest) {
        return None;
    }
    let digits = Decimal::try_from_i128_with_scale(nearest as i128, 0).ok()?;
    let divisor = (0..places).try_fold(Decimal::ONE, |all, _| all.exact_mul(Decimal::TEN))?;
    Some(digits.exact_div(divisor)?.normalize())
}
