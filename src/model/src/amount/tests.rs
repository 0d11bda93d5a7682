use super::*;
use AmountError as E;
use proptest::prelude::*;

fn value(text: &str) -> String {
    let amount = read(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    crate::number::plain(amount.value)
}

fn refused(text: &str) -> E {
    match read(text) {
        Err(error) => error,
        Ok(amount) => panic!("{text} is read as {}", amount.value),
    }
}

#[test]
fn reads_what_papers_and_people_write() {
    for (text, expected) in [
        ("£1,200.50", "1200.5"),
        ("1.2k", "1200"),
        ("2m", "2000000"),
        ("£94K", "94000"),
        ("£1,500K", "1500000"),
        ("5%", "0.05"),
        ("5 %", "0.05"),
        ("5 per cent", "0.05"),
        ("47 percent", "0.47"),
        ("1 200", "1200"),
        ("1 200 000", "1200000"),
        ("1\u{2007}200", "1200"),
        ("1'234", "1234"),
        ("1_000", "1000"),
        ("£ 1,200", "1200"),
        (".5", "0.5"),
        ("7.", "7"),
        ("007", "7"),
        ("£2 million", "2000000"),
        ("£1.2mn", "1200000"),
        ("£1.2 bn", "1200000000"),
        ("£1.2B", "1200000000"),
        ("£9.200m", "9200000"),
        ("-0", "0"),
        ("0", "0"),
        ("nil", "0"),
        ("£nil", "0"),
        ("£1.2millions", "1200000"),
        ("£103 million", "103000000"),
        ("GBP 11", "11"),
        ("11 GBP", "11"),
        ("12.5p", "0.125"),
        ("1.50%*", "0.015"),
        ("£1,200†", "1200"),
        ("123,456,789", "123456789"),
        ("10,850", "10850"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn every_way_to_write_a_minus_is_a_minus() {
    for text in [
        "-200",
        "−200",
        "- 200",
        "-£200",
        "£-200",
        "- £200",
        "£ - 200",
        "(200)",
        "( 200 )",
        "(£200)",
        "£(200)",
        "200-",
        "200−",
        "£200-",
        "200 -",
        "（２００）",
        "－２００",
        "(200)*",
    ] {
        assert_eq!(value(text), "-200", "{text}");
    }
    for (text, expected) in [
        ("£(0.5)m", "-500000"),
        ("(0.5)m", "-500000"),
        ("(£1.2)m", "-1200000"),
        ("£(1.2m)", "-1200000"),
        ("(328)k", "-328000"),
        ("£(200)k", "-200000"),
        ("(7)%", "-0.07"),
        ("(7%)", "-0.07"),
        ("-4.90%", "-0.049"),
        ("200k-", "-200000"),
        ("+5", "5"),
        ("£+5", "5"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn full_width_figures_are_figures() {
    assert_eq!(value("１２３"), "123");
    assert_eq!(value("￡１，２００．５０"), "1200.5");
    assert_eq!(value("５％"), "0.05");
}

#[test]
fn keeps_the_size_of_the_last_digit() {
    for (text, step) in [
        ("£94K", "1000"),
        ("£2m", "1000000"),
        ("£1.5m", "100000"),
        ("£9.200m", "1000"),
        ("6%", "0.01"),
        ("775", "1"),
        ("£34.29", "0.01"),
        ("12.5p", "0.001"),
        ("£(0.5)m", "100000"),
    ] {
        let amount = read(text).unwrap();
        assert_eq!(crate::number::plain(amount.step), step, "{text}");
    }
}

#[test]
fn what_could_be_read_in_two_ways_is_refused() {
    for text in [
        "0,850", "0,001", "00,850", "£0,850", "1.234,56", "1,20", "1 200,50",
    ] {
        assert_eq!(refused(text), E::Grouping, "{text}");
    }
    for text in [
        "(-200)",
        "(−£200)",
        "-(200)",
        "(200)-",
        "-200-",
        "--5",
        "+-5",
        "(+5)",
    ] {
        assert_eq!(refused(text), E::TwoSigns, "{text}");
    }
    for text in [
        "700 701 702",
        "700 701",
        "1 2",
        "1  200",
        "41 42 43",
        "5, 6",
        "5,6,7",
        "1,234 567",
        "£1,200 £1,300",
        "700\t701",
        "700\n701",
        "1;2",
        "12,34,567",
    ] {
        assert_eq!(refused(text), E::Several, "{text}");
    }
    // The comma or space before 000 parts thousands.
    for text in ["700 000", "100,000", "123 000 000"] {
        assert!(read(text).is_ok(), "{text}");
    }
    assert_eq!(refused("1,200.-"), E::Unexpected('-'));
}

#[test]
fn says_why_a_text_is_no_amount() {
    let words = |text: &str| E::Words(text.to_owned());
    for (text, error) in [
        ("", E::Empty),
        ("  ", E::Empty),
        ("£", E::NoDigits),
        (".", E::NoDigits),
        ("£-", E::NoDigits),
        ("abc", words("abc")),
        ("5x", words("x")),
        ("£200k p.a.", words("p.a.")),
        ("5pp", words("pp")),
        ("1.2MM", words("MM")),
        ("6.1 years", words("years")),
        ("£1.5m (est.)", words("(est.)")),
        ("£11p", words("p")),
        ("TBC", E::NotKnown),
        ("-", E::NotKnown),
        ("–", E::NotKnown),
        ("N/A", E::NotKnown),
        ("n.a.", E::NotKnown),
        ("to be decided", E::NotKnown),
        ("Not applicable", E::NotKnown),
        ("...", E::NotKnown),
        ("…", E::NotKnown),
        ("x", E::NotKnown),
        ("£000", E::Thousands),
        ("£'000", E::Thousands),
        ("£’000", E::Thousands),
        ("=1200", E::Sum),
        ("100*12", E::Sum),
        ("1,200 + 300", E::Sum),
        ("10-15", E::Sum),
        ("1/2", E::Fraction),
        ("½", E::Fraction),
        ("2½", E::Fraction),
        ("1e3", E::Exponent),
        ("1.2E+05", E::Exponent),
        ("1.2.3", E::TwoPoints),
        ("1,2345", E::Grouping),
        ("1,,200", E::Grouping),
        (",123", E::Grouping),
        ("(5", E::Bracket),
        ("5)", E::Bracket),
        ("0.062)", E::Bracket),
        ("((5))", E::Bracket),
        ("5%%", E::Unexpected('%')),
        ("££5", E::Unexpected('£')),
        ("$11", E::Unexpected('$')),
        ("12\u{202E}34", E::Invisible('\u{202E}')),
        ("1\u{200B}", E::Invisible('\u{200B}')),
        ("1234567890123456789012345678901234567890", E::TooLong),
        ("0.1234567890123456789012345678901234567890", E::TooLong),
        ("99999999999999999999999999999m", E::TooLong),
        ("٥", E::Unexpected('٥')),
        ("#REF!", E::Unexpected('#')),
    ] {
        assert_eq!(refused(text), error, "{text}");
    }
}

#[test]
fn a_row_of_figures_is_taken_apart() {
    let row = |text: &str| several(text).map(|row| row.join("|"));
    for (text, parts) in [
        ("700 701 702", "700|701|702"),
        ("700,701,702", "700|701|702"),
        ("41 42 43 ", "41|42|43"),
        ("£1,200, £1,300", "£1,200|£1,300"),
        ("1,200\t(300)\t5%", "1,200|(300)|5%"),
        ("5\r\n6\r\n", "5|6"),
        ("5; 6;7", "5|6|7"),
        ("| 5 | 6 |", "5|6"),
        ("1,234 567", "1,234|567"),
        ("−5 −6", "-5|-6"),
    ] {
        assert_eq!(row(text).as_deref(), Some(parts), "{text:?}");
    }
    for text in [
        "",
        "5",
        "1,200",
        "1,200,000",
        "1 200",
        "1 200 000",
        "700 000",
        "5 %",
        "£2 million",
        "1,20",
        "0,850",
        "5 or 6",
        "5 apples 6",
        "123,456,000",
        "1.5",
    ] {
        assert_eq!(row(text), None, "{text:?}");
    }
    assert_eq!(
        several(&"5 ".repeat(5_000)).map(|row| row.len()),
        Some(5_000)
    );
}

#[test]
fn the_words_of_its_unit_may_stand_after_a_figure() {
    let book = crate::unit::tests::book();
    let read = |text: &str, unit: &str| {
        let unit = Unit::parse(unit, &book).unwrap();
        read_in(text, &unit, &book).map(|amount| crate::number::plain(amount.value))
    };
    for (text, unit, expected) in [
        ("6.1 years", "years", "6.1"),
        ("£200k p.a.", "£", "200000"),
        ("£200k pa", "£/year", "200000"),
        ("£200,000 per annum", "£", "200000"),
        ("£850 a week", "£/child/week", "850"),
        ("£850/week*", "£/child/week", "850"),
        ("3.5 FTE", "posts", "3.5"),
        ("2 million weeks", "weeks", "2000000"),
    ] {
        assert_eq!(read(text, unit).as_deref(), Ok(expected), "{text}");
    }
    assert_eq!(
        read("£200k p.a.", "£/child/week"),
        Err(E::OtherUnit {
            written: "p.a.".to_owned(),
            wanted: "£ a child a week".to_owned()
        })
    );
    assert_eq!(
        read("5 apples", "weeks"),
        Err(E::Words("apples".to_owned()))
    );
}

/// The ways in which one figure is written, with a power of ten for those that have a scale.
fn written(units: i64, places: u32) -> Vec<(String, u32)> {
    let number = Decimal::new(units, places);
    let size = crate::number::grouped(number.abs(), places);
    let spaced = size.replace(',', "\u{202F}");
    let quoted = size.replace(',', "’");
    let bare = crate::number::plain(number.abs());
    let mut ways: Vec<(String, u32)> = Vec::new();
    for size in [size, quoted, bare]
        .into_iter()
        .chain(spaced.contains('.').then_some(spaced))
    {
        for (ending, power) in [("", 0), ("k", 3), (" million", 6), ("mn", 6)] {
            let figure = format!("{size}{ending}");
            if units < 0 {
                for dash in ['-', '−', '–', '—', '－', '\u{2011}'] {
                    ways.push((format!("{dash}£{figure}"), power));
                    ways.push((format!("£{dash} {figure}"), power));
                }
                ways.push((format!("(£{figure})"), power));
                ways.push((format!("£({size}){ending}"), power));
                ways.push((format!("{figure}-"), power));
            } else {
                ways.push((figure.clone(), power));
                ways.push((format!("£ {figure}"), power));
                ways.push((format!("+{figure}*"), power));
            }
        }
    }
    ways
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,40}") {
        let _ = read(&text);
        let _ = several(&text);
    }

    #[test]
    fn never_panics_on_what_is_almost_an_amount(text in "[0-9.,' £()%+kmp*–-]{0,12}") {
        let _ = read(&text);
        let _ = several(&text);
    }

    #[test]
    fn digits_alone_are_read_as_digits_with_something_beside_them(text in "[0-9]{1,12}") {
        prop_assert_eq!(read(&text), read(&format!(" {text}")));
    }

    #[test]
    fn a_figure_is_read_back_however_it_is_written(units in -10_000_000_000_i64..10_000_000_000, places in 0_u32..4) {
        let number = Decimal::new(units, places);
        for (text, power) in written(units, places) {
            let value = read(&text);
            let expected = (number * Decimal::from(10_i64.pow(power))).normalize();
            prop_assert_eq!(value.map(|amount| amount.value), Ok(expected), "{}", text);
        }
    }

    #[test]
    fn a_figure_as_it_is_shown_can_be_typed_back(units in -100_000_000_i64..100_000_000, places in 0_u32..3, unit in crate::unit::tests::any_unit(), percent: bool) {
        let book = crate::unit::tests::book();
        let unit = if percent { Unit::percent() } else { unit };
        let shown = crate::words::with_unit(&unit, &book, None, Decimal::new(units, places));
        let value = read_in(&shown, &unit, &book).map(|amount| amount.value);
        let rounded = if percent { crate::number::to_places(Decimal::new(units, places), 4) } else { Decimal::new(units, places) };
        prop_assert_eq!(value, Ok(rounded.normalize()), "{}", shown);
    }

    #[test]
    fn a_grouped_figure_is_read_back(units in -1_000_000_000_000_i64..1_000_000_000_000, scale in 0_u32..4) {
        let number = Decimal::new(units, scale);
        let written = crate::number::grouped(number, scale);
        prop_assert_eq!(read(&written).unwrap().value, number.normalize());
    }

    #[test]
    fn a_row_of_figures_is_never_one(first in 1_u32..1000, second in 1_u32..100, third in 100_u32..1000) {
        for parting in [" ", ", ", "\t", ";", "\n"] {
            let text = format!("{first}{parting}{second}{parting}{third}");
            prop_assert_eq!(read(&text), Err(E::Several), "{}", text);
            prop_assert_eq!(several(&text).unwrap(), [first, second, third].map(|part| part.to_string()));
        }
    }

    #[test]
    fn one_figure_is_never_a_row(units in 0_i64..10_000_000_000_000, places in 0_u32..3) {
        let written = crate::number::grouped(Decimal::new(units, places), places);
        // Three groups of three without a nought in front: only the reader knows.
        let unsure = written.len() > 7 && written.split(',').all(|group| group.len() == 3 && !group.starts_with('0'));
        prop_assert!(unsure || several(&written).is_none(), "{}", written);
    }
}
