//! What the head of a column says that its figures are printed in: `£000`, `£m`.

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

#[cfg(test)]
mod tests {
    use super::*;

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
