//! What counts as a number in a line of a paper.

use std::ops::Range;

/// The number words. "third" is here for "the final third"; other ordinals
/// are not, nor are single, once and both.
const WORDS: [&str; 52] = [
    "zero",
    "nil",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "dozen",
    "dozens",
    "half",
    "halves",
    "halved",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "twice",
    "double",
    "doubled",
    "doubling",
    "triple",
    "tripled",
    "treble",
    "trebled",
];

/// Where the number tokens of a line stand, as byte ranges from left to right.
///
/// A token is a run of digits, with `,` `.` `/` `-` `–` between digits as part
/// of it, or a whole number word in any case.
#[must_use]
pub fn tokens(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((first, rest)) = line
        .get(from..)
        .and_then(|rest| rest.chars().next().map(|first| (first, rest)))
    {
        let length = if first.is_ascii_digit() {
            digits(rest)
        } else {
            letters(rest)
        };
        let to = from.saturating_add(length.max(first.len_utf8()));
        let is_number = first.is_ascii_digit()
            || line
                .get(from..to)
                .is_some_and(|word| WORDS.contains(&word.to_lowercase().as_str()));
        if is_number {
            found.push(from..to);
        }
        from = to;
    }
    found
}

/// Where `text` stands in the line without cutting a number token, and with at
/// least one inside it.
#[must_use]
pub fn occurrences(line: &str, text: &str) -> Vec<Range<usize>> {
    let tokens = tokens(line);
    line.char_indices()
        .filter(|(start, _)| {
            line.get(*start..)
                .is_some_and(|rest| !text.is_empty() && rest.starts_with(text))
        })
        .map(|(start, _)| start..start.saturating_add(text.len()))
        .filter(|span| {
            tokens.iter().any(|token| within(token, span))
                && tokens
                    .iter()
                    .all(|token| within(token, span) || apart(token, span))
        })
        .collect()
}

/// Whether the first range lies wholly in the second.
#[must_use]
pub fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether the two ranges share nothing.
#[must_use]
pub fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

/// The length in bytes of the digits, and joiners between digits, that the
/// text starts with.
fn digits(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character.is_ascii_digit() {
            end = at.saturating_add(1);
            continue;
        }
        let joins = matches!(character, ',' | '.' | '/' | '-' | '–')
            && characters
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_digit());
        if !joins {
            break;
        }
    }
    end
}

/// The length in bytes of the letters that the text starts with.
fn letters(text: &str) -> usize {
    text.find(|character: char| !character.is_alphabetic())
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{occurrences, tokens};

    fn read(line: &str) -> Vec<&str> {
        tokens(line).into_iter().map(|span| &line[span]).collect()
    }

    #[test]
    fn a_run_of_digits_keeps_what_stands_between_its_digits() {
        assert_eq!(
            read("A saving of £1,500K in 2020/21, at 1.6-1.8 a household."),
            ["1,500", "2020/21", "1.6-1.8"]
        );
        assert_eq!(
            read("aged 10 – 17, 24FTE, Q1, 1st"),
            ["10", "17", "24", "1", "1"]
        );
    }

    #[test]
    fn a_number_word_counts_only_as_a_whole_word() {
        assert_eq!(read("Half of the ten, none alone often"), ["Half", "ten"]);
    }

    #[test]
    fn a_text_is_not_found_inside_a_longer_number() {
        let found = occurrences("230 of 23, 1,023 and 23 more", "23");
        assert_eq!(found, [7..9, 21..23]);
    }
}
