//! Units: products of declared names with whole exponents, such as `£/child/week`.
//!
//! Two units are the same when their names and exponents are the same. Nothing converts by
//! itself: a week is not a share of a month. Per cent is a way of showing a bare number, not a
//! unit, so `6%` times pounds is pounds.

use serde::{Deserialize, Serialize};

/// A name in the unit book, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitName(pub u8);

/// One declared unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitEntry {
    /// The singular, as formulas and case files write it: `child`.
    pub name: String,
    /// The plural: `children`.
    pub plural: String,
    /// A sign written before the number, as `£`.
    pub symbol: Option<String>,
}

/// The declared units, from `units.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitBook {
    /// In the order of the file.
    pub entries: Vec<UnitEntry>,
}

impl UnitBook {
    /// The unit written as `text`: its name, plural or symbol.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<UnitName> {
        let position = self.entries.iter().position(|entry| {
            entry.name == text || entry.plural == text || entry.symbol.as_deref() == Some(text)
        })?;
        u8::try_from(position).ok().map(UnitName)
    }

    /// The entry of a name; `None` only for a name of another book.
    #[must_use]
    pub fn entry(&self, name: UnitName) -> Option<&UnitEntry> {
        self.entries.get(usize::from(name.0))
    }

    fn singular(&self, name: UnitName) -> &str {
        self.entry(name).map_or("?", |entry| &entry.name)
    }

    fn plural(&self, name: UnitName) -> &str {
        self.entry(name).map_or("?", |entry| &entry.plural)
    }

    fn symbol(&self, name: UnitName) -> Option<&str> {
        self.entry(name)?.symbol.as_deref()
    }
}

/// A product of unit names with whole exponents, and whether it is shown per cent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// Sorted by name, no exponent is nought.
    pub(crate) powers: Vec<(UnitName, i8)>,
    /// Shown times a hundred with a per cent sign.
    pub percent: bool,
}

/// Why a text is not a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitError {
    /// A name that the unit book does not have.
    Unknown(String),
    /// Not of the form `a*b/c/d^2`.
    Malformed,
    /// An exponent beyond [`HIGHEST`].
    TooHigh,
}

/// The highest exponent, either way: no sum of money comes near.
pub const HIGHEST: i8 = 9;

impl Unit {
    /// No unit: a bare number.
    #[must_use]
    pub fn bare() -> Self {
        Self::default()
    }

    /// A bare number shown per cent.
    #[must_use]
    pub fn percent() -> Self {
        Self {
            powers: Vec::new(),
            percent: true,
        }
    }

    /// The unit of one declared name.
    #[must_use]
    pub fn of(name: UnitName) -> Self {
        Self {
            powers: vec![(name, 1)],
            percent: false,
        }
    }

    /// Reads `£/child/week`, `child*week`, `month^2`, `%`, `1`.
    ///
    /// # Errors
    /// When a name is not in the book or the text is not a product of names.
    pub fn parse(text: &str, book: &UnitBook) -> Result<Self, UnitError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(UnitError::Malformed);
        }
        let mut unit = Self::bare();
        let mut rest = text;
        let mut sign = 1_i8;
        loop {
            let end = rest.find(['*', '/']).unwrap_or(rest.len());
            let (factor, tail) = rest.split_at(end);
            let (name, power) = match factor.split_once('^') {
                Some((name, power)) => (
                    name.trim(),
                    power
                        .trim()
                        .parse::<i8>()
                        .map_err(|_| UnitError::Malformed)?,
                ),
                None => (factor.trim(), 1),
            };
            let power = power.checked_mul(sign).ok_or(UnitError::TooHigh)?;
            match name {
                "" => return Err(UnitError::Malformed),
                "1" => {}
                "%" if power == 1 => unit.percent = true,
                "%" => return Err(UnitError::Malformed),
                name => {
                    let name = book
                        .find(name)
                        .ok_or_else(|| UnitError::Unknown(name.to_owned()))?;
                    unit.raise(name, power).ok_or(UnitError::TooHigh)?;
                }
            }
            let mut tail = tail.chars();
            match tail.next() {
                None => return Ok(unit),
                Some('*') => sign = 1,
                Some(_) => sign = -1,
            }
            rest = tail.as_str();
        }
    }

    fn raise(&mut self, name: UnitName, power: i8) -> Option<()> {
        let found = self.powers.binary_search_by_key(&name, |(name, _)| *name);
        let before = match found {
            Ok(place) => self.powers.get(place)?.1,
            Err(_) => 0,
        };
        let raised = before
            .checked_add(power)
            .filter(|power| (-HIGHEST..=HIGHEST).contains(power))?;
        match found {
            Ok(place) if raised == 0 => {
                self.powers.remove(place);
            }
            Ok(place) => self.powers.get_mut(place)?.1 = raised,
            Err(_) if raised == 0 => {}
            Err(place) => self.powers.insert(place, (name, raised)),
        }
        Some(())
    }

    /// The unit of a product; `None` if an exponent grows absurd.
    #[must_use]
    pub fn times(&self, other: &Self) -> Option<Self> {
        let mut unit = Self {
            powers: self.powers.clone(),
            percent: false,
        };
        for (name, power) in &other.powers {
            unit.raise(*name, *power)?;
        }
        Some(unit)
    }

    /// The unit of a quotient; `None` if an exponent grows absurd.
    #[must_use]
    pub fn per(&self, other: &Self) -> Option<Self> {
        let mut unit = Self {
            powers: self.powers.clone(),
            percent: false,
        };
        for (name, power) in &other.powers {
            unit.raise(*name, power.checked_neg()?)?;
        }
        Some(unit)
    }

    /// Whether the two measure the same thing, however they are shown.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.powers == other.powers
    }

    /// Whether it is a bare number.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.powers.is_empty()
    }

    /// Whether it is an amount of money and nothing else, such as `£`.
    #[must_use]
    pub fn is_money(&self, book: &UnitBook) -> bool {
        matches!(self.powers.as_slice(), [(name, 1)] if book.symbol(*name).is_some())
    }

    /// The sign that stands before the number, if the unit starts with money: `£`.
    #[must_use]
    pub fn sign<'a>(&self, book: &'a UnitBook) -> Option<&'a str> {
        self.powers
            .iter()
            .find(|(name, power)| *power == 1 && book.symbol(*name).is_some())
            .and_then(|(name, _)| book.symbol(*name))
    }

    /// The exponent of a name; nought if the unit does not have it.
    pub(crate) fn power(&self, name: UnitName) -> i8 {
        self.powers
            .iter()
            .find(|(other, _)| *other == name)
            .map_or(0, |(_, power)| *power)
    }

    /// Whether it counts something other than money: `children`, `placements a household`.
    #[must_use]
    pub fn counts(&self, book: &UnitBook) -> bool {
        self.powers
            .iter()
            .any(|(name, power)| *power > 0 && book.symbol(*name).is_none())
            && self.sign(book).is_none()
    }

    /// The form that case files write: `£/child/week`.
    #[must_use]
    pub fn code(&self, book: &UnitBook) -> String {
        let mut above = Vec::new();
        let mut below = String::new();
        for (name, power) in &self.powers {
            let text = book.symbol(*name).unwrap_or_else(|| book.singular(*name));
            let text = match power.unsigned_abs() {
                1 => text.to_owned(),
                power => format!("{text}^{power}"),
            };
            if *power > 0 {
                above.push(text);
            } else {
                below.push('/');
                below.push_str(&text);
            }
        }
        let above = match (above.is_empty(), self.percent) {
            (true, true) => "%".to_owned(),
            (true, false) => "1".to_owned(),
            (false, true) => format!("%*{}", above.join("*")),
            (false, false) => above.join("*"),
        };
        above + &below
    }

    /// The words after a number: `children`, `a child a week`; `plural` chooses between `child`
    /// and `children`. Empty for bare numbers and plain money.
    #[must_use]
    pub fn words(&self, book: &UnitBook, plural: bool) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut above = self
            .powers
            .iter()
            .filter(|(name, power)| *power > 0 && !(*power == 1 && book.symbol(*name).is_some()))
            .peekable();
        while let Some((name, power)) = above.next() {
            // "child weeks": only the last word of a product takes the plural.
            let word = if plural && above.peek().is_none() {
                book.plural(*name)
            } else {
                book.singular(*name)
            };
            words.push(word.to_owned());
            words.extend(raised(power.unsigned_abs()));
        }
        for (name, power) in self.powers.iter().filter(|(_, power)| *power < 0) {
            let word = book.singular(*name);
            // As it is said: an hour, an F-T-E.
            let vowel = word.starts_with(['a', 'e', 'i', 'o']) || matches!(word, "hour" | "FTE");
            let article = if vowel { "an" } else { "a" };
            words.push(format!("{article} {word}"));
            words.extend(raised(power.unsigned_abs()));
        }
        words.join(" ")
    }

    /// What stands in the head of a table: `£`, `children`, `£ a child a week`, `%`.
    #[must_use]
    pub fn heading(&self, book: &UnitBook) -> String {
        let mut head = String::new();
        if let Some(sign) = self.sign(book) {
            head.push_str(sign);
        }
        if self.percent {
            head.push('%');
        }
        let words = self.words(book, true);
        if !head.is_empty() && !words.is_empty() {
            head.push(' ');
        }
        head + &words
    }
}

/// What is said behind a name that is multiplied with itself.
pub(crate) fn raised(power: u8) -> Option<String> {
    match power {
        0 | 1 => None,
        2 => Some("squared".to_owned()),
        3 => Some("cubed".to_owned()),
        power => Some(format!("to the power of {power}")),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn book() -> UnitBook {
        let entry = |name: &str, plural: &str, symbol: Option<&str>| UnitEntry {
            name: name.into(),
            plural: plural.into(),
            symbol: symbol.map(Into::into),
        };
        UnitBook {
            entries: vec![
                entry("pound", "pounds", Some("£")),
                entry("child", "children", None),
                entry("week", "weeks", None),
                entry("year", "years", None),
                entry("post", "posts", None),
            ],
        }
    }

    #[test]
    fn reads_and_writes_rates() {
        let book = book();
        let rate = Unit::parse("£/child/week", &book).unwrap();
        assert_eq!(rate.code(&book), "£/child/week");
        assert_eq!(rate.words(&book, true), "a child a week");
        assert_eq!(rate.heading(&book), "£ a child a week");
        assert_eq!(rate.sign(&book), Some("£"));
        assert_eq!(Unit::parse("%", &book).unwrap(), Unit::percent());
        assert_eq!(Unit::parse("children", &book), Unit::parse("child", &book));
    }

    #[test]
    fn a_rate_times_its_units_is_money() {
        let book = book();
        let unit = |text| Unit::parse(text, &book).unwrap();
        let product = unit("children").times(&unit("£/child/week")).unwrap();
        let product = product.times(&unit("weeks")).unwrap();
        assert!(product.same(&unit("£")));
        assert!(product.is_money(&book));
    }

    #[test]
    fn the_article_is_that_of_the_word_as_it_is_said() {
        let mut book = book();
        for name in ["hour", "FTE", "application"] {
            let (name, plural) = (name.to_owned(), name.to_owned());
            let symbol = None;
            book.entries.push(UnitEntry {
                name,
                plural,
                symbol,
            });
        }
        for (unit, heading) in [
            ("£/hour", "£ an hour"),
            ("£/FTE", "£ an FTE"),
            ("£/application", "£ an application"),
            ("£/post", "£ a post"),
        ] {
            assert_eq!(Unit::parse(unit, &book).unwrap().heading(&book), heading);
        }
    }

    #[test]
    fn refuses_what_is_not_a_unit() {
        let book = book();
        assert_eq!(
            Unit::parse("£/chid", &book),
            Err(UnitError::Unknown("chid".into()))
        );
        for text in ["", "/week", "£/", "£//week", "£^x", "week/%"] {
            assert_eq!(
                Unit::parse(text, &book),
                Err(UnitError::Malformed),
                "{text}"
            );
        }
    }

    #[test]
    fn exponents_have_a_bound_however_they_come_about() {
        let book = book();
        for text in [
            "week^100",
            "week^10",
            "week^-10",
            "week^-100*week^-28",
            "week^-128",
            "year/week^-128",
            "week^9*week",
            "week^5*week^5",
        ] {
            assert_eq!(Unit::parse(text, &book), Err(UnitError::TooHigh), "{text}");
        }
        let ninth = Unit::parse("week^9", &book).unwrap();
        assert_eq!(ninth.code(&book), "week^9");
        assert_eq!(ninth.times(&Unit::parse("week", &book).unwrap()), None);
        assert_eq!(ninth.times(&ninth), None);
        let below = Unit::parse("1/week^9", &book).unwrap();
        assert_eq!(below.per(&ninth), None);
        assert!(ninth.times(&below).unwrap().is_bare());
        for text in ["%^2", "%^-1", "£/%"] {
            assert_eq!(
                Unit::parse(text, &book),
                Err(UnitError::Malformed),
                "{text}"
            );
        }
    }

    pub(crate) fn any_unit() -> impl Strategy<Value = Unit> {
        proptest::collection::vec((0_u8..5, -3_i8..4), 0..5).prop_map(|factors| {
            let mut unit = Unit::bare();
            for (name, power) in factors {
                let _ = unit.raise(UnitName(name), power);
            }
            unit
        })
    }

    proptest! {
        #[test]
        fn any_exponents_are_read_or_refused(powers in proptest::collection::vec(proptest::num::i16::ANY, 1..5), below in proptest::bool::ANY) {
            let joint = if below { "/" } else { "*" };
            let text: Vec<String> = powers.iter().map(|power| format!("week^{power}")).collect();
            let _ = Unit::parse(&text.join(joint), &book());
        }

        #[test]
        fn code_is_read_back(unit in any_unit()) {
            let book = book();
            prop_assert_eq!(Unit::parse(&unit.code(&book), &book), Ok(unit));
        }

        #[test]
        fn product_and_quotient_are_inverse(a in any_unit(), b in any_unit()) {
            if let Some(product) = a.times(&b) {
                prop_assert_eq!(product.per(&b), Some(a.clone()));
                prop_assert_eq!(b.times(&a), Some(product));
            }
        }
    }
}
