//! Exact arithmetic, each operation once. Those of `rust_decimal` are written out wherever they are
//! used, some hundreds of bytes each time; reached through here, each stands in the page once.
//!
//! Sums and products of small decimals, which is what nearly all figures of a case are, are worked
//! out in one register: half the time of a case went into arithmetic that is made for 96 bits.

use rust_decimal::Decimal;

/// The operations of arithmetic on decimals; `None` where the result is too large, or a divisor is
/// nought.
pub trait Exact: Sized {
    /// The sum.
    #[must_use]
    fn exact_add(self, other: Self) -> Option<Self>;
    /// The difference.
    #[must_use]
    fn exact_sub(self, other: Self) -> Option<Self>;
    /// The product.
    #[must_use]
    fn exact_mul(self, other: Self) -> Option<Self>;
    /// The quotient, rounded to the last of 28 digits.
    #[must_use]
    fn exact_div(self, other: Self) -> Option<Self>;
    /// The rest of a division.
    #[must_use]
    fn exact_rem(self, other: Self) -> Option<Self>;
}

impl Exact for Decimal {
    #[inline(never)]
    fn exact_add(self, other: Self) -> Option<Self> {
        small_sum(self, other, false).or_else(|| self.checked_add(other))
    }

    #[inline(never)]
    fn exact_sub(self, other: Self) -> Option<Self> {
        small_sum(self, other, true).or_else(|| self.checked_sub(other))
    }

    #[inline(never)]
    fn exact_mul(self, other: Self) -> Option<Self> {
        small_product(self, other).or_else(|| self.checked_mul(other))
    }

    #[inline(never)]
    fn exact_div(self, other: Self) -> Option<Self> {
        self.checked_div(other)
    }

    #[inline(never)]
    fn exact_rem(self, other: Self) -> Option<Self> {
        self.checked_rem(other)
    }
}

/// The highest exponent, either way.
pub const HIGHEST_POWER: u32 = 1_000;

/// The power with a whole exponent of any sign. `None` where it is too large, the exponent is beyond
/// [`HIGHEST_POWER`], or nought is divided by.
#[must_use]
pub fn power(base: Decimal, exponent: Decimal) -> Option<Decimal> {
    let parts = exponent.unpack();
    if parts.hi != 0 || parts.mid != 0 || parts.scale != 0 || parts.lo > HIGHEST_POWER {
        return None;
    }
    let mut power = Decimal::ONE;
    for _ in 0..parts.lo {
        power = power.exact_mul(base)?;
    }
    match parts.negative {
        true => Decimal::ONE.exact_div(power),
        false => Some(power),
    }
}

/// The powers of ten by which one decimal is brought to the places of another.
const TENS: [u64; 10] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
];

/// The digits of a decimal without its point and its sign, if they leave room for a sum; whether it is
/// below nought; its places.
#[inline]
fn small(decimal: Decimal) -> Option<(u64, bool, u32)> {
    let parts = decimal.unpack();
    if parts.hi != 0 || parts.mid >= 1 << 30 {
        return None;
    }
    let digits = (u64::from(parts.mid) << 32) | u64::from(parts.lo);
    Some((digits, parts.negative, parts.scale))
}

/// Nought has no sign.
#[inline]
fn of_digits(digits: u64, negative: bool, scale: u32) -> Decimal {
    let [a, b, c, d, e, f, g, h] = digits.to_le_bytes();
    let low = u32::from_le_bytes([a, b, c, d]);
    let high = u32::from_le_bytes([e, f, g, h]);
    Decimal::from_parts(low, high, 0, negative && digits != 0, scale)
}

/// The product, if it leaves room for a sum. Mostly the factors have too few digits for anything else;
/// where it must be tried, WebAssembly does so by a product of twice the width.
#[inline]
fn product(x: u64, y: u64) -> Option<u64> {
    if x.leading_zeros().wrapping_add(y.leading_zeros()) > u64::BITS {
        return Some(x.wrapping_mul(y));
    }
    x.checked_mul(y).filter(|product| *product < 1 << 63)
}

#[inline]
fn small_sum(a: Decimal, b: Decimal, less: bool) -> Option<Decimal> {
    let ((mut x, x_negative, of_x), (mut y, y_negative, of_y)) = (small(a)?, small(b)?);
    let scale = of_x.max(of_y);
    if of_x != of_y {
        let tens = |from: u32| TENS.get(usize::try_from(scale.checked_sub(from)?).ok()?);
        x = product(x, *tens(of_x)?)?;
        y = product(y, *tens(of_y)?)?;
    }
    if x_negative == (y_negative != less) {
        return Some(of_digits(x.checked_add(y)?, x_negative, scale));
    }
    match x.checked_sub(y) {
        Some(rest) => Some(of_digits(rest, x_negative, scale)),
        None => Some(of_digits(y.wrapping_sub(x), !x_negative, scale)),
    }
}

#[inline]
fn small_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let ((x, x_negative, of_x), (y, y_negative, of_y)) = (small(a)?, small(b)?);
    let scale = of_x.checked_add(of_y)?;
    if scale > Decimal::MAX_SCALE {
        return None;
    }
    Some(of_digits(product(x, y)?, x_negative != y_negative, scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Decimals of every size, most of them small.
    fn decimals() -> impl Strategy<Value = Decimal> {
        let sized = |bits: u32| -(1_i128 << bits)..(1_i128 << bits);
        let digits = prop_oneof![sized(8), sized(33), sized(63), sized(95), Just(0)];
        (digits, 0_u32..=28)
            .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn small_decimals_are_worked_out_as_large_ones_are(a in decimals(), b in decimals()) {
            prop_assert_eq!(a.exact_add(b), a.checked_add(b));
            prop_assert_eq!(a.exact_sub(b), a.checked_sub(b));
            prop_assert_eq!(a.exact_mul(b), a.checked_mul(b));
            for (one, other) in [
                (a.exact_add(b), a.checked_add(b)),
                (a.exact_sub(b), a.checked_sub(b)),
                (a.exact_mul(b), a.checked_mul(b)),
            ] {
                // Nought has no sign, whichever way it came about.
                let negative = |it: Option<Decimal>| it.is_some_and(|it| it.is_sign_negative() && !it.is_zero());
                prop_assert_eq!(negative(one), negative(other));
            }
        }
    }
}
