//! The many characters that stand for few: a keyboard, a paper and a spreadsheet write the same
//! figure in their own ways.

/// Every dash and minus of Unicode: the category *dash punctuation*, the commercial minus, and what
/// looks like them.
const DASHES: [char; 36] = [
    '-',
    '\u{02D7}',
    '\u{058A}',
    '\u{05BE}',
    '\u{1400}',
    '\u{1806}',
    '\u{2010}',
    '\u{2011}',
    '\u{2012}',
    '\u{2013}',
    '\u{2014}',
    '\u{2015}',
    '\u{2043}',
    '\u{2052}',
    '\u{2053}',
    '\u{207B}',
    '\u{208B}',
    '\u{2212}',
    '\u{2796}',
    '\u{2E17}',
    '\u{2E1A}',
    '\u{2E3A}',
    '\u{2E3B}',
    '\u{2E40}',
    '\u{2E5D}',
    '\u{301C}',
    '\u{3030}',
    '\u{30A0}',
    '\u{FE31}',
    '\u{FE32}',
    '\u{FE58}',
    '\u{FE63}',
    '\u{FF0D}',
    '\u{10D6E}',
    '\u{10EAD}',
    '\u{2500}',
];

/// Whether a character changes how a text looks or reads without being seen itself.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

/// A space within a figure, as typesetters write it: it parts thousands and never two figures.
pub(super) const NARROW: char = '\u{202F}';

/// A text in the plain characters that the grammar of amounts is written in. Only tabs and ends of
/// lines stay what they are: they part figures.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut characters = text.chars().map(fold).peekable();
    while let Some(c) = characters.next() {
        let within = folded.ends_with(is_digit) && characters.peek().copied().is_some_and(is_digit);
        folded.push(if c == NARROW && !within { ' ' } else { c });
    }
    folded
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn fold(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\u{A0}' | '\u{2007}' | '\u{2009}' | NARROW => NARROW,
        c if c.is_whitespace() => ' ',
        c if DASHES.contains(&c) => '-',
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{2032}' => '\'',
        '\u{FFE1}' | '\u{20A4}' => '£',
        // The full-width forms of ASCII, as keyboards of East Asia type them.
        '\u{FF01}'..='\u{FF5E}' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        c => c,
    }
}

/// A mark that points to a footnote.
pub(crate) fn is_note(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁰')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for c in DASHES {
            assert_eq!(folded(&format!("{c}5")), "-5", "{:x}", u32::from(c));
        }
        assert_eq!(folded("（￡１，２００．５）％"), "(£1,200.5)%");
        assert_eq!(folded("1\u{3000}2\u{2002}3\t4"), "1 2 3\t4");
        assert_eq!(
            folded("1\u{A0}234\u{2009}567\u{A0}to 5"),
            "1\u{202F}234\u{202F}567 to 5"
        );
        assert_eq!(folded("1’234"), "1'234");
    }
}
