//! Days, for what is made or kept on one.

use casebook_model::calendar::Month;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// The day that comes so many days after 1 January 1970, by the calendar of 400 years that begin in
    /// March (146,097 days).
    #[must_use]
    pub fn after_1970(days: u64) -> Option<Self> {
        let from_march = days.checked_add(719_468)?;
        let (era, day) = (
            from_march.checked_div(146_097)?,
            from_march.checked_rem(146_097)?,
        );
        let leaps = day
            .checked_div(1_460)?
            .checked_add(day.checked_div(146_096)?)?
            .checked_sub(day.checked_div(36_524)?)?;
        let year = day.checked_sub(leaps)?.checked_div(365)?;
        let before = year
            .checked_mul(365)?
            .checked_add(year.checked_div(4)?)?
            .checked_sub(year.checked_div(100)?)?;
        let day_of_year = day.checked_sub(before)?;
        let from_march = day_of_year
            .checked_mul(5)?
            .checked_add(2)?
            .checked_div(153)?;
        let before = from_march
            .checked_mul(153)?
            .checked_add(2)?
            .checked_div(5)?;
        let month = match from_march < 10 {
            true => from_march.checked_add(3)?,
            false => from_march.checked_sub(9)?,
        };
        let year = era.checked_mul(400)?.checked_add(year)?;
        let year = year.checked_add(u64::from(month <= 2))?;
        Some(Self {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day_of_year.checked_sub(before)?.checked_add(1)?).ok()?,
        })
    }

    /// The day in words: `27 November 2026`.
    #[must_use]
    pub fn words(&self) -> String {
        let month = Month {
            year: self.year,
            number: self.month,
        };
        format!("{} {}", self.day, month.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_into_dates() {
        for (days, words) in [
            (0, "1 January 1970"),
            (59, "1 March 1970"),
            (11_016, "29 February 2000"),
            (19_782, "29 February 2024"),
            (20_784, "27 November 2026"),
        ] {
            assert_eq!(Day::after_1970(days).unwrap().words(), words, "{days}");
        }
    }
}
