//! The council's year: 1 April to 31 March, its months, and its weeks from Mondays.
//!
//! A week belongs to the month of its Monday. Weeks left at the end of a month are the Mondays
//! after its last day up to and including 31 March (docs/decisions/0003-weeks.md).

use serde::{Deserialize, Serialize};

/// A financial year, by the calendar year it starts in: 2020 is 2020/21.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FinancialYear(u16);

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    /// Calendar year.
    pub year: u16,
    /// 1 is January.
    pub number: u8,
}

/// A length of time that the calendar gives, or the year of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CalendarQuantity {
    /// Mondays after the month's last day up to 31 March; over months.
    WeeksLeft,
    /// Days after the month's last day up to 31 March; over months.
    DaysLeft,
    /// Months after this one up to March; over months.
    MonthsLeft,
    /// Mondays in the month; over months.
    WeeksInMonth,
    /// Days in the month; over months.
    DaysInMonth,
    /// Mondays in the case's financial year.
    WeeksInYear,
    /// Days in the case's financial year.
    DaysInYear,
    /// Twelve.
    MonthsInYear,
    /// Mondays in each financial year of an axis of years.
    WeeksInEachYear,
    /// Days in each financial year of an axis of years.
    DaysInEachYear,
    /// The financial year that a month belongs to, by its position on the axis of years; over months.
    YearOfMonth,
}

impl CalendarQuantity {
    /// All of them, for documentation and suggestions.
    pub const ALL: [Self; 11] = [
        Self::WeeksLeft,
        Self::DaysLeft,
        Self::MonthsLeft,
        Self::WeeksInMonth,
        Self::DaysInMonth,
        Self::WeeksInYear,
        Self::DaysInYear,
        Self::MonthsInYear,
        Self::WeeksInEachYear,
        Self::DaysInEachYear,
        Self::YearOfMonth,
    ];

    /// The name in formulas.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WeeksLeft => "weeks_left",
            Self::DaysLeft => "days_left",
            Self::MonthsLeft => "months_left",
            Self::WeeksInMonth => "weeks_in_month",
            Self::DaysInMonth => "days_in_month",
            Self::WeeksInYear => "weeks_in_year",
            Self::DaysInYear => "days_in_year",
            Self::MonthsInYear => "months_in_year",
            Self::WeeksInEachYear => "weeks_in_each_year",
            Self::DaysInEachYear => "days_in_each_year",
            Self::YearOfMonth => "year_of_month",
        }
    }

    /// What the reader sees.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::WeeksLeft => "Weeks left in the year",
            Self::DaysLeft => "Days left in the year",
            Self::MonthsLeft => "Months left in the year",
            Self::WeeksInMonth => "Weeks in the month",
            Self::DaysInMonth => "Days in the month",
            Self::WeeksInYear => "Weeks in the year",
            Self::DaysInYear => "Days in the year",
            Self::WeeksInEachYear => "Weeks in that year",
            Self::DaysInEachYear => "Days in that year",
            Self::YearOfMonth => "Year of the month",
            Self::MonthsInYear => "Months in the year",
        }
    }

    /// The rule by which it is counted, for its working.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::WeeksLeft => {
                "The Mondays after the last day of the month, up to and including 31 March"
            }
            Self::DaysLeft => {
                "The days after the last day of the month, up to and including 31 March"
            }
            Self::MonthsLeft => "The months after this one, up to and including March",
            Self::WeeksInMonth => {
                "The Mondays in the month; a week belongs to the month of its Monday"
            }
            Self::DaysInMonth => "The days of the month in the calendar",
            Self::WeeksInYear | Self::WeeksInEachYear => {
                "The Mondays from 1 April to 31 March; a week belongs to the year of its Monday"
            }
            Self::DaysInYear | Self::DaysInEachYear => "The days from 1 April to 31 March",
            Self::MonthsInYear => "April to March",
            Self::YearOfMonth => "The financial year, April to March, in which the month lies",
        }
    }

    /// The name of its unit in the unit book; `None` of a year, which is an item of an axis.
    #[must_use]
    pub fn unit_name(self) -> Option<&'static str> {
        Some(match self {
            Self::WeeksLeft | Self::WeeksInMonth | Self::WeeksInYear | Self::WeeksInEachYear => {
                "week"
            }
            Self::DaysLeft | Self::DaysInMonth | Self::DaysInYear | Self::DaysInEachYear => "day",
            Self::MonthsLeft | Self::MonthsInYear => "month",
            Self::YearOfMonth => return None,
        })
    }

    /// Over which kind of axis it stands; `None` for the case's own year.
    #[must_use]
    pub fn axis_kind(self) -> Option<crate::axis::AxisKind> {
        match self {
            Self::WeeksLeft
            | Self::DaysLeft
            | Self::MonthsLeft
            | Self::WeeksInMonth
            | Self::DaysInMonth
            | Self::YearOfMonth => Some(crate::axis::AxisKind::Months),
            Self::WeeksInEachYear | Self::DaysInEachYear => Some(crate::axis::AxisKind::Years),
            Self::WeeksInYear | Self::DaysInYear | Self::MonthsInYear => None,
        }
    }
}

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Month {
    /// `2020-04`.
    #[must_use]
    pub fn id(self) -> String {
        format!("{:04}-{:02}", self.year, self.number)
    }

    /// Reads `2020-04`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once('-')?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let month = Self {
            year: year.parse().ok()?,
            number: number.parse().ok()?,
        };
        let sound = year.len() == 4 && number.len() == 2 && digits(year) && digits(number);
        (sound && (1..=12).contains(&month.number) && month.financial_year().is_some())
            .then_some(month)
    }

    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        match self.number {
            12 => Self {
                year: self.year.saturating_add(1),
                number: 1,
            },
            number => Self {
                number: number.saturating_add(1),
                ..self
            },
        }
    }

    /// The financial year in which it lies.
    #[must_use]
    pub fn financial_year(self) -> Option<FinancialYear> {
        FinancialYear::starting(match self.number {
            ..4 => self.year.checked_sub(1)?,
            _ => self.year,
        })
    }

    /// `April 2020`.
    #[must_use]
    pub fn label(self) -> String {
        let name = usize::from(self.number)
            .checked_sub(1)
            .and_then(|place| NAMES.get(place));
        format!("{} {}", name.copied().unwrap_or("?"), self.year)
    }
}

impl FinancialYear {
    /// The year that starts on 1 April of `start`, from 1901 to 2198.
    #[must_use]
    pub fn starting(start: u16) -> Option<Self> {
        (1901..=2198).contains(&start).then_some(Self(start))
    }

    /// Reads `2020/21` (also `2020-21` and `2020/2021`); the second year must follow the first.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_once(['/', '-'])?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if first.len() != 4 || !digits(first) || !digits(second) {
            return None;
        }
        let year = Self::starting(first.parse().ok()?)?;
        let next = year.0.checked_add(1)?;
        let expected = match second.len() {
            2 => next.checked_rem(100)?,
            4 => next,
            _ => return None,
        };
        (second.parse::<u16>().ok()? == expected).then_some(year)
    }

    /// `2020/21`.
    #[must_use]
    pub fn label(self) -> String {
        format!(
            "{}/{:02}",
            self.0,
            self.next_start().checked_rem(100).unwrap_or(0)
        )
    }

    /// The calendar year in which it starts.
    #[must_use]
    pub fn start(self) -> u16 {
        self.0
    }

    fn next_start(self) -> u16 {
        self.0.saturating_add(1)
    }

    /// The year after.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::starting(self.next_start())
    }

    /// April to March.
    #[must_use]
    pub fn months(self) -> [Month; 12] {
        [4_u8, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map(|number| Month {
            year: if number >= 4 {
                self.0
            } else {
                self.next_start()
            },
            number,
        })
    }
}

/// Counting days and Mondays; the page receives the counts and does without.
#[cfg(feature = "authoring")]
pub mod count {
    use super::{FinancialYear, Month};
    use time::{Date, Month as CalendarMonth, Weekday};

    fn date(year: u16, month: u8, day: u8) -> Option<Date> {
        let month = CalendarMonth::try_from(month).ok()?;
        Date::from_calendar_date(i32::from(year), month, day).ok()
    }

    fn last_day(month: Month) -> Option<Date> {
        let number = CalendarMonth::try_from(month.number).ok()?;
        date(
            month.year,
            month.number,
            number.length(i32::from(month.year)),
        )
    }

    fn first_day(month: Month) -> Option<Date> {
        date(month.year, month.number, 1)
    }

    fn first_of_year(year: FinancialYear) -> Option<Date> {
        date(year.start(), 4, 1)
    }

    fn last_of_year(year: FinancialYear) -> Option<Date> {
        date(year.next_start(), 3, 31)
    }

    /// Days from `first` to `last`, both counted.
    fn days(first: Date, last: Date) -> i64 {
        last.to_julian_day()
            .saturating_sub(first.to_julian_day())
            .saturating_add(1)
            .max(0)
            .into()
    }

    /// Mondays from `first` to `last`, both counted.
    fn mondays(first: Date, last: Date) -> i64 {
        let until_monday = match first.weekday() {
            Weekday::Monday => 0,
            other => 7_i64.saturating_sub(other.number_days_from_monday().into()),
        };
        let after = days(first, last).saturating_sub(until_monday);
        after.saturating_add(6).max(0).checked_div(7).unwrap_or(0)
    }

    fn after(month: Month) -> Option<(Date, Date)> {
        let year = month.financial_year()?;
        Some((last_day(month)?.next_day()?, last_of_year(year)?))
    }

    /// Mondays after the last day of `month` up to and including the next 31 March.
    #[must_use]
    pub fn weeks_left(month: Month) -> Option<i64> {
        after(month).map(|(first, last)| mondays(first, last))
    }

    /// Days after the last day of `month` up to and including the next 31 March.
    #[must_use]
    pub fn days_left(month: Month) -> Option<i64> {
        after(month).map(|(first, last)| days(first, last))
    }

    /// Mondays in a month.
    #[must_use]
    pub fn weeks_in_month(month: Month) -> Option<i64> {
        Some(mondays(first_day(month)?, last_day(month)?))
    }

    /// Days in a month.
    #[must_use]
    pub fn days_in_month(month: Month) -> Option<i64> {
        Some(days(first_day(month)?, last_day(month)?))
    }

    /// Mondays in a financial year: 52 or 53.
    #[must_use]
    pub fn weeks_in_year(year: FinancialYear) -> Option<i64> {
        Some(mondays(first_of_year(year)?, last_of_year(year)?))
    }

    /// Days in a financial year: 365 or 366.
    #[must_use]
    pub fn days_in_year(year: FinancialYear) -> Option<i64> {
        Some(days(first_of_year(year)?, last_of_year(year)?))
    }
}

#[cfg(all(test, feature = "authoring"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Zeller's congruence: an account of weekdays independent of the library's. Monday is 2.
    fn zeller(year: i32, month: i32, day: i32) -> i32 {
        let (y, m) = if month < 3 {
            (year - 1, month + 12)
        } else {
            (year, month)
        };
        (day + 13 * (m + 1) / 5 + y % 100 + y % 100 / 4 + y / 100 / 4 + 5 * (y / 100)).rem_euclid(7)
    }

    fn length(year: i32, month: i32) -> i32 {
        match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Every day of a financial year in turn: (month number, is it a Monday).
    fn walk(start: i32) -> Vec<(i32, bool)> {
        let mut days = Vec::new();
        for (year, month) in (4..=12)
            .map(|m| (start, m))
            .chain((1..=3).map(|m| (start + 1, m)))
        {
            for day in 1..=length(year, month) {
                days.push((month, zeller(year, month, day) == 2));
            }
        }
        days
    }

    #[test]
    fn weeks_left_in_2020_21_are_the_schedule_of_the_papers() {
        let year = FinancialYear::parse("2020/21").unwrap();
        let weeks: Vec<i64> = year
            .months()
            .into_iter()
            .filter_map(count::weeks_left)
            .collect();
        assert_eq!(weeks, [48, 44, 39, 35, 30, 26, 22, 17, 13, 9, 5, 0]);
        assert_eq!(count::weeks_in_year(year), Some(52));
        assert_eq!(count::days_in_year(year), Some(365));
    }

    #[test]
    fn some_years_have_53_weeks() {
        // 1 April 2019 and 1 April 2024 are Mondays; 31 March 2025 is a Monday too.
        let weeks = |text| count::weeks_in_year(FinancialYear::parse(text).unwrap());
        assert_eq!(weeks("2019/20"), Some(53));
        assert_eq!(weeks("2024/25"), Some(53));
        assert_eq!(weeks("2018/19"), Some(52));
        assert_eq!(
            count::days_in_year(FinancialYear::parse("2019/20").unwrap()),
            Some(366)
        );
    }

    #[test]
    fn reads_years_as_they_are_written() {
        for text in ["2020/21", "2020-21", "2020/2021"] {
            assert_eq!(
                FinancialYear::parse(text)
                    .map(FinancialYear::label)
                    .as_deref(),
                Some("2020/21")
            );
        }
        assert_eq!(
            FinancialYear::parse("1999/00").map(FinancialYear::start),
            Some(1999)
        );
        for text in [
            "2020", "2020/22", "20/21", "2020/1", "x", "2020/021", "1800/01",
        ] {
            assert_eq!(FinancialYear::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn counts_agree_with_a_walk_through_every_day(start in 1901_u16..2199) {
            let year = FinancialYear::starting(start).unwrap();
            let days = walk(i32::from(start));
            let mondays = |from: usize| days[from..].iter().filter(|(_, monday)| *monday).count() as i64;
            prop_assert_eq!(count::weeks_in_year(year), Some(mondays(0)));
            prop_assert_eq!(count::days_in_year(year), Some(days.len() as i64));
            let mut end = 0;
            let mut weeks = 0;
            for month in year.months() {
                let in_month: Vec<_> = days.iter().filter(|(number, _)| *number == i32::from(month.number)).collect();
                end += in_month.len();
                prop_assert_eq!(count::days_in_month(month), Some(in_month.len() as i64));
                prop_assert_eq!(count::weeks_in_month(month), Some(in_month.iter().filter(|(_, monday)| *monday).count() as i64));
                prop_assert_eq!(count::weeks_left(month), Some(mondays(end)));
                prop_assert_eq!(count::days_left(month), Some((days.len() - end) as i64));
                weeks += count::weeks_in_month(month).unwrap();
                prop_assert_eq!(month.financial_year(), Some(year));
                prop_assert_eq!(Month::parse(&month.id()), Some(month));
            }
            let months = year.months();
            prop_assert!(months.windows(2).all(|pair| pair[0].next() == pair[1]));
            prop_assert_eq!(Some(weeks), count::weeks_in_year(year));
        }
    }
}
