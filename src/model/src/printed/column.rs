//! What the head of a column says that its figures are printed in: `£000`, `£m`.

use crate::exact::Exact;
use crate::number::grouped;
use crate::unit::{Unit, UnitBook};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What the figures of a column or a table are printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrintedIn {
    /// `£000`, or `£'000`: thousands of pounds.
    Noughts,
    /// `£k`: the same, written otherwise.
    Thousands,
    /// `£m`: millions of pounds.
    Millions,
    /// `£bn`: billions of pounds, a thousand millions each.
    Billions,
}

impl PrintedIn {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Noughts,
        Self::Thousands,
        Self::Millions,
        Self::Billions,
    ];

    /// The one that a head says: `£000`, `£'000s`, `£k`, `£K`, `£m`, `£bn`.
    #[must_use]
    pub fn said(head: &str) -> Option<Self> {
        let plain = head.trim().to_lowercase().replace(['\'', '’', ' '], "");
        let plain = match plain.as_str() {
            "£000s" => "£000",
            plain => plain,
        };
        Self::ALL.into_iter().find(|each| each.head() == plain)
    }

    /// As the head of a column says it.
    #[must_use]
    pub fn head(self) -> &'static str {
        match self {
            Self::Noughts => "£000",
            Self::Thousands => "£k",
            Self::Millions => "£m",
            Self::Billions => "£bn",
        }
    }

    /// The power of ten that a printed figure is of: 3 for thousands.
    #[must_use]
    pub fn power(self) -> u32 {
        match self {
            Self::Noughts | Self::Thousands => 3,
            Self::Millions => 6,
            Self::Billions => 9,
        }
    }

    /// What stands behind a figure that says the same without a head: `k` in `£94k`.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Noughts | Self::Thousands => "k",
            Self::Millions => "m",
            Self::Billions => "bn",
        }
    }

    /// To how many places such a column prints figures whose smallest step is `least`: without one,
    /// thousands are whole, and millions show them.
    #[cfg(feature = "authoring")]
    pub(crate) fn places(self, least: Option<Decimal>) -> u8 {
        let places = |step: Decimal| {
            let size = Decimal::new(1, self.power());
            step.exact_mul(size).map(|step| step.normalize().scale())
        };
        let usual = if self.power() > 3 { 3 } else { 0 };
        let places = least.and_then(places).unwrap_or(usual);
        u8::try_from(places.min(3)).unwrap_or_default()
    }

    /// A print of such a column with what its head says: `£320.647m` of `320.647`, `(£44k)` of `(44)`.
    pub(super) fn written_out(self, text: &str) -> Option<String> {
        let text = text.trim();
        let first = text.find(|c: char| c.is_ascii_digit() || c == '.')?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?.checked_add(1)?;
        let (before, digits, after) = (
            text.get(..first)?,
            text.get(first..last)?,
            text.get(last..)?,
        );
        let sign = if text.contains('£') { "" } else { "£" };
        Some([before, sign, digits, self.ending(), after].concat())
    }
}

/// How a table shows its amounts of money: as the column of a paper prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownIn {
    /// What they are in.
    pub column: PrintedIn,
    /// To how many places.
    pub places: u8,
}

impl ShownIn {
    /// Whether figures of a unit are shown so: amounts of pounds, and nothing else.
    #[must_use]
    pub fn is_of(unit: &Unit, book: &UnitBook) -> bool {
        unit.is_money(book) && unit.sign(book) == Some("£")
    }

    /// What stands at the head of figures of a unit: `£m` of pounds.
    #[must_use]
    pub fn heading(shown: Option<Self>, unit: &Unit, book: &UnitBook) -> String {
        match shown.filter(|_| Self::is_of(unit, book)) {
            Some(shown) => shown.column.head().to_owned(),
            None => unit.heading(book),
        }
    }

    /// An amount of pounds below such a head, below nought in brackets: `(307.323)`.
    #[must_use]
    pub fn bare(self, pounds: Decimal) -> String {
        self.written(pounds, "", "")
    }

    /// The same where no head says what it is in: `(£307.323m)`.
    #[must_use]
    pub fn with_unit(self, pounds: Decimal) -> String {
        self.written(pounds, "£", self.column.ending())
    }

    fn written(self, pounds: Decimal, sign: &str, ending: &str) -> String {
        let size = Decimal::new(1, self.column.power());
        let places = u32::from(self.places);
        let digits = grouped(pounds.exact_mul(size).unwrap_or(pounds), places);
        match digits.strip_prefix('−') {
            Some(digits) => ["(", sign, digits, ending, ")"].concat(),
            None => [sign, &digits, ending].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_as_a_column_prints_them() {
        let shown = |head: &str, places: u8, pounds: &str| {
            let column = PrintedIn::said(head).unwrap();
            let pounds = Decimal::from_str_exact(pounds).unwrap();
            let shown = ShownIn { column, places };
            (shown.bare(pounds), shown.with_unit(pounds))
        };
        for (head, places, pounds, bare, with_unit) in [
            ("£m", 3, "34354000", "34.354", "£34.354m"),
            ("£m", 3, "-307323000", "(307.323)", "(£307.323m)"),
            ("£m", 1, "-40000", "0.0", "£0.0m"),
            ("£000", 0, "4813500", "4,814", "£4,814k"),
            ("£k", 0, "-44000", "(44)", "(£44k)"),
        ] {
            let told = (bare.to_owned(), with_unit.to_owned());
            assert_eq!(shown(head, places, pounds), told, "{pounds}");
        }
    }

    #[test]
    fn heads_of_columns_say_what_figures_are_in() {
        for (head, power) in [
            ("£000", Some(3)),
            ("£’000", Some(3)),
            ("£'000s", Some(3)),
            ("£k", Some(3)),
            ("£K", Some(3)),
            ("£ m", Some(6)),
            ("£M", Some(6)),
            ("£bn", Some(9)),
            ("£", None),
            ("000", None),
            ("£00", None),
            ("m", None),
        ] {
            assert_eq!(PrintedIn::said(head).map(PrintedIn::power), power, "{head}");
        }
    }
}
