//! Exact arithmetic, each operation once. Those of `rust_decimal` are written out wherever they are
//! used, some hundreds of bytes each time; reached through here, each stands in the page once.

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
        self.checked_add(other)
    }

    #[inline(never)]
    fn exact_sub(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }

    #[inline(never)]
    fn exact_mul(self, other: Self) -> Option<Self> {
        self.checked_mul(other)
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
