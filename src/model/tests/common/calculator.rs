//! A little calculator for lines as they are shown: plain precedence of − + × ÷ and brackets, a few
//! phrases, and nothing of the program's own trees. A figure means what its digits say; only one
//! marked with ≈ means any number that rounds to it. It reckons in fractions: `76.94 ÷ (76.94 ÷ 7)`
//! is 7 and stays so when it is rounded up.

use casebook_model::Decimal;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// What can be read from a line: every number from `low` to `high`, or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Number { low: BigRational, high: BigRational },
    Text(String),
}

impl Reading {
    fn exactly(value: BigRational) -> Self {
        Self::Number {
            low: value.clone(),
            high: value,
        }
    }

    fn truth(truth: bool) -> Self {
        Self::Text(if truth { "yes" } else { "no" }.to_owned())
    }

    fn ends(&self) -> Result<(BigRational, BigRational), String> {
        match self {
            Self::Number { low, high } => Ok((low.clone(), high.clone())),
            Self::Text(text) => Err(format!("“{text}” is no number")),
        }
    }

    fn is_yes(&self) -> Result<bool, String> {
        match self {
            Self::Text(text) if text == "yes" => Ok(true),
            Self::Text(text) if text == "no" => Ok(false),
            other => Err(format!("{other:?} is neither yes nor no")),
        }
    }
}

/// A figure as shown, and how many places of its number are.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) value: BigRational,
    /// One unit of the last digit shown, so that half of it is what rounding may have taken.
    pub(crate) unit: BigRational,
}

fn ratio(above: i64, below: i64) -> BigRational {
    BigRational::new(BigInt::from(above), BigInt::from(below))
}

fn whole(value: usize) -> BigRational {
    BigRational::from_integer(BigInt::from(value))
}

/// Reads a line to its end.
pub(crate) fn read(line: &str) -> Result<Reading, String> {
    let mut reader = Reader { line, at: 0 };
    let reading = reader.phrase()?;
    if reader.rest().is_empty() {
        Ok(reading)
    } else {
        Err(format!("“{}” is left over", reader.rest()))
    }
}

/// Reads one figure and nothing else.
pub(crate) fn shown(text: &str) -> Result<Shown, String> {
    let mut reader = Reader { line: text, at: 0 };
    let minus = reader.eat("−");
    let mut shown = reader.figure()?.1;
    if !reader.rest().is_empty() {
        return Err(format!("“{text}” is no single figure"));
    }
    if minus {
        shown.value = -shown.value;
    }
    Ok(shown)
}

/// Reads the figure that a text begins with; gives its number and how many bytes it takes.
pub(crate) fn figure(text: &str) -> Result<(Decimal, usize), String> {
    let mut reader = Reader { line: text, at: 0 };
    let value = reader.figure()?.1.value;
    let part = |part: &BigInt| {
        part.to_i128()
            .map(|part| Decimal::from_i128_with_scale(part, 0))
    };
    let (Some(above), Some(below)) = (part(value.numer()), part(value.denom())) else {
        return Err(format!("“{text}” is too large"));
    };
    Ok((above / below, reader.at))
}

/// Whether a line gives the figure that is shown as its result.
pub(crate) fn gives(line: &str, result: &str) -> Result<(), String> {
    let reading = read(line)?;
    if let Reading::Text(text) = &reading {
        return if text == result {
            Ok(())
        } else {
            Err(format!("it reads as {text}"))
        };
    }
    agrees(&reading, &shown(result)?)
}

/// Whether a number can be rounded to what is shown.
pub(crate) fn agrees(reading: &Reading, result: &Shown) -> Result<(), String> {
    let (low, high) = reading.ends()?;
    // What the page's own 28 digits may have lost of a quotient before it was shown.
    let half = &result.unit / whole(2) + ratio(1, 1_000_000_000_000);
    let about = |value: &BigRational| value.to_f64().unwrap_or(f64::NAN);
    if &low - &half <= result.value && result.value <= &high + &half {
        Ok(())
    } else if low == high {
        Err(format!("it reads as {}", about(&low)))
    } else {
        Err(format!("it reads as {} to {}", about(&low), about(&high)))
    }
}

/// Carries out one operation.
pub(crate) fn operate(sign: char, one: &Reading, other: &Reading) -> Result<Reading, String> {
    let ((a, b), (c, d)) = (one.ends()?, other.ends()?);
    if sign == '÷' && !c.is_positive() && !d.is_negative() {
        return Err("it divides by nought".to_owned());
    }
    let corners = |operation: fn(&BigRational, &BigRational) -> BigRational| {
        let all = [(&a, &c), (&a, &d), (&b, &c), (&b, &d)].map(|(x, y)| operation(x, y));
        Ok(Reading::Number {
            low: all.iter().min().unwrap().clone(),
            high: all.into_iter().max().unwrap(),
        })
    };
    match sign {
        '+' => corners(|x, y| x + y),
        '−' => corners(|x, y| x - y),
        '×' => corners(|x, y| x * y),
        '÷' => corners(|x, y| x / y),
        other => Err(format!("{other} is no sign")),
    }
}

struct Reader<'a> {
    line: &'a str,
    at: usize,
}

/// Words that cannot be those of a unit.
const KEYWORDS: [&str; 6] = ["is", "and", "or", "not", "of", "the"];

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn expect(&mut self, text: &str) -> Result<(), String> {
        if self.eat(text) {
            Ok(())
        } else {
            Err(format!("“{text}” is missing before “{}”", self.rest()))
        }
    }

    /// The loosest: a comma, and how what stands before it is rounded.
    fn phrase(&mut self) -> Result<Reading, String> {
        let mut reading = self.either()?;
        loop {
            let round: fn(&BigRational) -> BigRational = if self.eat(", rounded to the nearest ") {
                // Halves go away from nought.
                BigRational::round
            } else if self.eat(", rounded up to a ") {
                BigRational::ceil
            } else if self.eat(", rounded down to a ") {
                BigRational::floor
            } else {
                return Ok(reading);
            };
            let step = if self.eat("whole number") {
                BigRational::one()
            } else {
                let _ = self.eat("multiple of ") || self.eat("whole ");
                self.sum()?.ends()?.0
            };
            let (low, high) = reading.ends()?;
            let steps = |value: BigRational| round(&(value / &step)) * &step;
            reading = Reading::Number {
                low: steps(low),
                high: steps(high),
            };
        }
    }

    fn either(&mut self) -> Result<Reading, String> {
        let mut reading = self.both()?;
        while self.eat(" or ") {
            let other = self.both()?;
            reading = Reading::truth(reading.is_yes()? | other.is_yes()?);
        }
        Ok(reading)
    }

    fn both(&mut self) -> Result<Reading, String> {
        let mut reading = self.denial()?;
        while self.eat(" and ") {
            let other = self.denial()?;
            reading = Reading::truth(reading.is_yes()? & other.is_yes()?);
        }
        Ok(reading)
    }

    fn denial(&mut self) -> Result<Reading, String> {
        if self.eat("not ") {
            return Ok(Reading::truth(!self.denial()?.is_yes()?));
        }
        let one = self.sum()?;
        // Items of an axis stand in their order; of years and months by number so do their names.
        for (words, holds) in [
            (" is before ", &[Ordering::Less][..]),
            (" is not after ", &[Ordering::Less, Ordering::Equal]),
            (" is not before ", &[Ordering::Greater, Ordering::Equal]),
            (" is after ", &[Ordering::Greater]),
        ] {
            if self.eat(words) {
                return match (one, self.sum()?) {
                    (Reading::Text(one), Reading::Text(other)) => {
                        Ok(Reading::truth(holds.contains(&one.cmp(&other))))
                    }
                    other => Err(format!("{other:?} are no items")),
                };
            }
        }
        let holds: fn(&BigRational, &BigRational) -> bool = if self.eat(" is less than ") {
            |a, b| a < b
        } else if self.eat(" is at most ") {
            |a, b| a <= b
        } else if self.eat(" is at least ") {
            |a, b| a >= b
        } else if self.eat(" is more than ") {
            |a, b| a > b
        } else {
            let denied = if self.eat(" is not ") {
                true
            } else if self.eat(" is ") {
                false
            } else {
                return Ok(one);
            };
            let other = self.sum()?;
            return Ok(Reading::truth((one == other) != denied));
        };
        let other = self.sum()?;
        Ok(Reading::truth(holds(&one.ends()?.0, &other.ends()?.0)))
    }

    fn sum(&mut self) -> Result<Reading, String> {
        let mut reading = self.product(true)?;
        loop {
            let sign = if self.eat(" + ") {
                '+'
            } else if self.eat(" − ") {
                '−'
            } else {
                return Ok(reading);
            };
            let other = self.product(false)?;
            reading = operate(sign, &reading, &other)?;
        }
    }

    /// `first`: no sign stands before it, so that it may have one of its own.
    fn product(&mut self, first: bool) -> Result<Reading, String> {
        let mut reading = if first {
            self.signed()?
        } else {
            self.single()?
        };
        loop {
            let sign = if self.eat(" × ") {
                '×'
            } else if self.eat(" ÷ ") {
                '÷'
            } else {
                return Ok(reading);
            };
            let other = self.single()?;
            reading = operate(sign, &reading, &other)?;
        }
    }

    fn signed(&mut self) -> Result<Reading, String> {
        if self.eat("−") {
            let zero = Reading::exactly(BigRational::zero());
            return operate('−', &zero, &self.single()?);
        }
        self.single()
    }

    fn single(&mut self) -> Result<Reading, String> {
        if self.rest().starts_with('−') {
            return Err(format!("two signs stand together: “{}”", self.rest()));
        }
        if self.eat("(") {
            let reading = self.phrase()?;
            self.expect(")")?;
            return self.raised(reading);
        }
        if self.eat("“") {
            let end = self.rest().find('”').ok_or("no closing quote")?;
            let text = self.rest()[..end].to_owned();
            self.at += end;
            self.expect("”")?;
            return Ok(Reading::Text(text));
        }
        for (start, larger) in [("the larger of (", true), ("the smaller of (", false)] {
            if self.eat(start) {
                return self.extreme(larger);
            }
        }
        for (start, larger) in [("the largest of (", true), ("the smallest of (", false)] {
            if self.eat(start) {
                return self.extreme(larger);
            }
        }
        for (start, to_stay) in [("the first of (", false), ("the first to stay of (", true)] {
            if self.eat(start) {
                return self.first(to_stay);
            }
        }
        if self.eat("the number of figures in (") {
            let count = self.list()?.len();
            return Ok(Reading::exactly(whole(count)));
        }
        for (word, reading) in [
            ("nothing", Reading::exactly(BigRational::zero())),
            ("yes", Reading::truth(true)),
            ("no", Reading::truth(false)),
        ] {
            let ends = |c: char| !c.is_alphanumeric();
            if self.rest().starts_with(word)
                && self.rest()[word.len()..].chars().next().is_none_or(ends)
            {
                self.at += word.len();
                return Ok(reading);
            }
        }
        self.figure().map(|(reading, _)| reading)
    }

    /// The exponent behind a bracket: `(1 + 3.5%)^3`, `(2)^(−1)`.
    fn raised(&mut self, base: Reading) -> Result<Reading, String> {
        if !self.eat("^") {
            return Ok(base);
        }
        let (times, _) = self.single()?.ends()?;
        let one = Reading::exactly(BigRational::one());
        let count = times.abs().to_integer().to_u32().ok_or("an exponent")?;
        let power = (0..count).try_fold(one.clone(), |power, _| operate('×', &power, &base))?;
        match times.is_negative() {
            true => operate('÷', &one, &power),
            false => Ok(power),
        }
    }

    fn list(&mut self) -> Result<Vec<Reading>, String> {
        let mut list = vec![self.phrase()?];
        while self.eat("; ") {
            list.push(self.phrase()?);
        }
        self.expect(")")?;
        Ok(list)
    }

    /// `“2025/26”: £3 is at least £4; “2026/27”: £5 is at least £4)`
    fn first(&mut self, to_stay: bool) -> Result<Reading, String> {
        let mut found = None;
        loop {
            let item = self.single()?;
            self.expect(": ")?;
            match self.phrase()?.is_yes()? {
                true => found = found.or(Some(item)),
                false if to_stay => found = None,
                false => {}
            }
            if !self.eat("; ") {
                break;
            }
        }
        self.expect(")")?;
        // It never comes: what does not apply.
        Ok(found.unwrap_or_else(|| Reading::exactly(BigRational::zero())))
    }

    fn extreme(&mut self, larger: bool) -> Result<Reading, String> {
        let ends: Result<Vec<_>, _> = self.list()?.iter().map(Reading::ends).collect();
        let ends = ends?;
        let pick = |all: Vec<BigRational>| {
            if larger {
                all.into_iter().max()
            } else {
                all.into_iter().min()
            }
        };
        Ok(Reading::Number {
            low: pick(ends.iter().map(|(low, _)| low.clone()).collect()).unwrap(),
            high: pick(ends.iter().map(|(_, high)| high.clone()).collect()).unwrap(),
        })
    }

    /// `£1,234.50 a child a week`, `≈33.33%`, `11 months of nothing`.
    fn figure(&mut self) -> Result<(Reading, Shown), String> {
        let start = self.rest();
        let about = self.eat("≈");
        let _ = self.eat("£");
        let rest = self.rest();
        let end = rest
            .char_indices()
            .find(|(at, c)| {
                let inside = (*c == ',' || *c == '.')
                    && rest[at + 1..].starts_with(|next: char| next.is_ascii_digit());
                !(c.is_ascii_digit() || inside)
            })
            .map_or(rest.len(), |(at, _)| at);
        let digits = rest[..end].to_owned();
        if digits.is_empty() {
            return Err(format!("no figure: “{start}”"));
        }
        self.at += digits.len();
        let digits = digits.replace(',', "");
        let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
        let number: BigInt = digits.replace('.', "").parse().unwrap();
        let mut unit =
            BigRational::from_integer(BigInt::from(10)).pow(-i32::try_from(places).unwrap());
        if self.eat("%") {
            unit /= whole(100);
        }
        let mut value = &unit * number;
        self.unit_words();
        if self.eat(" of nothing") {
            value = BigRational::zero();
        }
        let half = if about {
            &unit / whole(2)
        } else {
            BigRational::zero()
        };
        let reading = Reading::Number {
            low: &value - &half,
            high: &value + &half,
        };
        Ok((reading, Shown { value, unit }))
    }

    fn unit_words(&mut self) {
        loop {
            let Some(next) = self.rest().strip_prefix(' ') else {
                return;
            };
            let word: String = next
                .chars()
                .take_while(|c| c.is_alphabetic() || *c == '-')
                .collect();
            if word.is_empty() || KEYWORDS.contains(&word.as_str()) {
                return;
            }
            self.at += word.len() + 1;
        }
    }
}

#[test]
fn the_calculator_reads_plain_arithmetic_and_no_other() {
    for (line, result) in [
        ("£1 + £2 × 3", "£7"),
        ("(£1 + £2) × 3", "£9"),
        ("10 children × £850 a child a week × 48 weeks", "£408,000"),
        ("50% × (£38,000 + £16,000)", "£27,000"),
        ("£10 − (−£3) − £1", "£12"),
        ("−£10 + £3", "−£7"),
        ("£5 + 11 months of nothing", "£5"),
        ("(7 ÷ 2, rounded up to a whole number) × 3", "12"),
        ("the larger of (3; −4) − the smaller of (3; −4)", "7"),
        ("£1,000 ÷ 3", "£333.33"),
        ("≈0.33 × £300", "£100"),
        ("3 is at least 2 and not 1 is 2", "yes"),
        ("“this budget” is “the fund”", "no"),
        (
            "£850 × (−76.94 ÷ (−76.94 ÷ 7)), rounded up to a whole number",
            "£5,950",
        ),
        ("1 ÷ 3 × 3, rounded down to a whole number", "1"),
        ("£100 ÷ (1 + 25%)^2 − (−2)^3", "£72"),
        ("(4)^(−1) + (7)^0 + (2)^10", "1,025.25"),
        (
            "the first of (“2020/21”: £1 is at least £2; “2021/22”: £2 is at least £2)",
            "2021/22",
        ),
        (
            "the first to stay of (“a”: £3 is more than £2; “b”: £1 is more than £2; “c”: £3 is more than £2)",
            "c",
        ),
        (
            "“2021/22” is not before the first of (“2020/21”: yes) and “2020/21” is before “2021/22”",
            "yes",
        ),
    ] {
        assert_eq!(gives(line, result), Ok(()), "{line}");
    }
    for (line, result) in [
        ("50% × £38,000 + £16,000", "£27,000"),
        ("£10 − −£3", "£13"),
        ("0.33 × £300", "£100"),
        ("£2 + £2", "£4.01"),
        ("£2 +", "£2"),
    ] {
        assert!(gives(line, result).is_err(), "{line}");
    }
}
