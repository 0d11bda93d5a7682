//! A case in words, to paste into an e-mail or minutes: what is claimed, what the sum gives, what was
//! changed and what that does, what differs from the print, what is still needed, and what to ask. What
//! it says of the paper is what the page says at once ([`casebook_analysis::answer`]).
//!
//! An amount that takes many digits is rounded for reading, and exact in brackets.

use crate::sentences::of_check;
use crate::versions::Version;
use casebook_analysis::answer::{Sentence, Way, answer};
use casebook_analysis::checks::{Check, Verdict};
use casebook_analysis::claim::{Standing, all_checks, moved, standing};
use casebook_model::Decimal;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::{Rounding, grouped, places_needed};
use casebook_model::value::{EmptyCell, Needs, Value};
use casebook_model::words;

/// The most prints that are named of those that differ.
const MOST_DIFFERING: usize = 3;

/// The most questions to ask.
const MOST_ASKED: usize = 3;

/// From what amount on it is rounded for reading.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// The case in words, in paragraphs parted by empty lines. `kept` are versions of it under names, and `link` is
/// the address that opens it with the same changes; empty if there is none.
#[must_use]
pub fn minutes(case: &Case, edits: &Edits, kept: &[Version], link: &str) -> String {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let answer = answer(case);
    let mut paragraphs = vec![head(case)];
    let says: Vec<String> = answer.says.iter().map(read).collect();
    paragraphs.push(says.join(" "));
    paragraphs.extend(changed(case, edits, &paper, &now));
    paragraphs.extend(versions(case, edits, kept, &paper));
    paragraphs.extend(differing(case, &all_checks(case, &paper)));
    paragraphs.extend(needed(case, &now));
    paragraphs.extend(asked(&answer.asks));
    paragraphs.push(source(case, link));
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    text
}

fn head(case: &Case) -> String {
    let mut head = vec![case.council.clone(), case.year.label()];
    head.extend(case.references.iter().cloned());
    format!("{}\n{}", case.title, head.join(" · "))
}

/// A sentence of the answer, its figure rounded for reading.
fn read(sentence: &Sentence) -> String {
    let pieces = sentence.iter().map(|piece| match &piece.to {
        Some(Way::Figure(_)) => readable(&piece.text),
        _ => piece.text.clone(),
    });
    pieces.collect()
}

/// `£1.99m (£1,990,400)`; an amount that is short as it is stays.
fn readable(text: &str) -> String {
    let Some(start) = text.find('£') else {
        return text.to_owned();
    };
    let (before, amount) = text.split_at(start);
    let digits = amount.strip_prefix('£').unwrap_or(amount);
    let end = digits
        .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .unwrap_or(digits.len());
    let (digits, after) = digits.split_at(end);
    match Decimal::from_str_exact(&digits.replace(',', "")) {
        Ok(exact) => match rounded(exact) {
            Some(round) => {
                // Its sign belongs to the amount.
                let sign = if before.ends_with('−') { "−" } else { "" };
                format!("{before}{round} ({sign}£{digits}){after}")
            }
            None => text.to_owned(),
        },
        Err(_) => text.to_owned(),
    }
}

/// An amount to three digits, in thousands or millions; `None` if it has no more than those.
fn rounded(exact: Decimal) -> Option<String> {
    if exact < LARGE {
        return None;
    }
    let mut step = Decimal::ONE_HUNDRED;
    while exact.exact_div(step)? >= Decimal::ONE_THOUSAND {
        step = step.exact_mul(Decimal::TEN)?;
    }
    let round = Rounding::Nearest.apply(exact, step)?;
    if round == exact {
        return None;
    }
    let million = Decimal::ONE_THOUSAND.exact_mul(Decimal::ONE_THOUSAND)?;
    Some(match round < million {
        true => format!("£{}", grouped(round, 0)),
        false => {
            let millions = round.exact_div(million)?;
            format!("£{}m", grouped(millions, places_needed(millions, 2)))
        }
    })
}

/// What was changed, and what that does to the claim.
fn changed(case: &Case, edits: &Edits, paper: &Figures, now: &Figures) -> Option<String> {
    let mut inputs: Vec<QuantityIndex> = Vec::new();
    for edit in edits.list() {
        if !inputs.contains(&edit.quantity) {
            inputs.push(edit.quantity);
        }
    }
    if inputs.is_empty() {
        return None;
    }
    let mut text = match inputs.len() {
        1 => "One assumption was changed here:".to_owned(),
        many => format!("{many} assumptions were changed here:"),
    };
    for index in &inputs {
        let Some(quantity) = case.quantity(*index) else {
            continue;
        };
        let told = edit::sentence(case, edits, *index);
        let before = match (quantity.axes.as_slice(), paper.cells(*index)) {
            ([], [value @ Value::Number(_)]) => {
                format!(", instead of {}", words::value(case, quantity, value))
            }
            ([], [Value::Needs(_)]) => ", which the paper does not print".to_owned(),
            _ => String::new(),
        };
        text.push_str(&format!("\n- {}: {told}{before}", quantity.label));
    }
    let standing = standing(case, paper, now);
    let quantity = case.quantity(standing.quantity)?;
    let sense = case.claim.sense.word();
    text.push_str(&match (&standing.now, &standing.calculated) {
        (Value::Number(after), Value::Number(before)) => {
            let figure = readable(&words::figure_beside(case, quantity, *after, *before));
            match words::change(case, quantity, *before, *after) {
                Some(change) => format!(
                    "\nThe {sense} then comes to {figure}, {change} than from the paper’s own figures."
                ),
                None => format!("\nThe {sense} then comes to {figure} as before."),
            }
        }
        (now @ Value::Number(_), _) => format!(
            "\nThe {sense} then comes to {}.",
            readable(&words::value(case, quantity, now))
        ),
        (Value::Needs(needs), _) => {
            format!("\nThe {sense} then needs {}.", words::needs_list(case, needs))
        }
        (now, _) => format!(
            "\nThe {sense} then gives no figure: it {}.",
            words::value(case, quantity, now)
        ),
    });
    text.push_str(&net(case, &standing).unwrap_or_default());
    Some(text)
}

/// ` Net of what comes off it is £1,350,400, £649,600 below the £2m claimed.`
fn net(case: &Case, standing: &Standing) -> Option<String> {
    let quantity = case.quantity(case.claim.net?)?;
    let figure = readable(&words::figure(case, quantity, standing.net?));
    let beside = moved(case, standing).beside;
    let beside = beside.map_or_else(String::new, |it| {
        [", ", it.strip_suffix(", net").unwrap_or(&it)].concat()
    });
    Some(format!(" Net of what comes off it is {figure}{beside}."))
}

/// What the claim comes to in each version that is not the one told already.
fn versions(case: &Case, edits: &Edits, kept: &[Version], paper: &Figures) -> Option<String> {
    let claim = &case.claim;
    let quantity = case.quantity(claim.quantity)?;
    let before = paper.at(case, claim.quantity, &claim.place);
    let others = kept.iter().filter(|version| version.edits != *edits);
    let lines = others.map(|version| {
        let figures = Figures::now(case, &version.edits, paper);
        let after = figures.at(case, claim.quantity, &claim.place);
        let told = match (&after, &before) {
            (Value::Number(after), Value::Number(before)) => {
                let figure = readable(&words::figure_beside(case, quantity, *after, *before));
                match words::change(case, quantity, *before, *after) {
                    Some(change) => {
                        format!("{figure}, {change} than from the paper’s own figures")
                    }
                    None => format!("{figure}, as from the paper’s own figures"),
                }
            }
            (Value::Needs(needs), _) => format!("needs {}", words::needs_list(case, needs)),
            (after, _) => readable(&words::value(case, quantity, after)),
        };
        format!("\n- {}: {told}", version.name)
    });
    let lines: String = lines.collect();
    let sense = claim.sense.word();
    (!lines.is_empty()).then(|| format!("The {sense} in other versions that were tried:{lines}"))
}

/// The prints that differ most from the paper's own figures.
fn differing(case: &Case, checks: &[Check]) -> Option<String> {
    let mut differing: Vec<&Check> = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Differs)
        .collect();
    let apart = |check: &Check| check.difference.map(|apart| apart.abs());
    // The claim first, then those of its unit that are furthest off.
    let of_unit = |check: &Check| {
        let unit = |index| case.quantity(index).map(|quantity| &quantity.unit);
        unit(check.quantity) == unit(case.claim.quantity)
    };
    differing
        .sort_by_key(|check| core::cmp::Reverse((check.is_claim(), of_unit(check), apart(check))));
    let rest = differing.len().saturating_sub(MOST_DIFFERING);
    let mut text = match differing.len() {
        0 => return None,
        1 => "One printed figure differs from what the paper’s own figures give:",
        _ => "Printed figures that differ from what the paper’s own figures give:",
    }
    .to_owned();
    for check in differing.iter().take(MOST_DIFFERING) {
        text.push_str("\n- ");
        text.push_str(&of_check(case, &in_a_sentence(case, check)));
    }
    match rest {
        0 => {}
        1 => text.push_str("\n- and 1 more"),
        more => text.push_str(&format!("\n- and {more} more")),
    }
    Some(text)
}

/// The check with its print as it reads in a sentence: `£408,000` where the paper's table has `408000`.
fn in_a_sentence(case: &Case, check: &Check) -> Check {
    let mut check = check.clone();
    let digits = check.printed.text.bytes().all(|byte| byte.is_ascii_digit());
    if let (true, Some(quantity)) = (digits, case.quantity(check.quantity)) {
        check.printed.text = words::figure(case, quantity, check.published);
    }
    check
}

/// What is still empty, and who would know.
fn needed(case: &Case, now: &Figures) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, quantity) in case.each_quantity() {
        let Some(input) = quantity.input() else {
            continue;
        };
        let cells = now.cells(index).iter().enumerate();
        let empty: Vec<EmptyCell> = cells
            .filter(|(_, value)| matches!(value, Value::Needs(_)))
            .map(|(cell, _)| EmptyCell {
                quantity: index,
                cell,
            })
            .collect();
        if empty.is_empty() {
            continue;
        }
        let what = words::needs_list(case, &Needs::from(empty));
        lines.push(match &input.who {
            Some(who) => format!("- {what}: {} would know", words::who(who)),
            None => format!("- {what}"),
        });
    }
    let head = "Still needed, and not printed in the paper:";
    (!lines.is_empty()).then(|| format!("{head}\n{}", lines.join("\n")))
}

/// What to ask in the meeting.
fn asked(asks: &[Sentence]) -> Option<String> {
    let asks = asks.get(..MOST_ASKED).unwrap_or(asks);
    let head = match asks.len() {
        0 => return None,
        1 => "A question to ask",
        _ => "Questions to ask",
    };
    let mut text = head.to_owned();
    for (number, ask) in (1_u8..).zip(asks) {
        let ask: String = ask.iter().map(|piece| piece.text.as_str()).collect();
        text.push_str(&format!("\n{number}. {ask}"));
    }
    Some(text)
}

fn source(case: &Case, link: &str) -> String {
    let document = &case.document;
    let mut text = format!("From: {}, {}", document.title, document.date);
    if let Some(address) = &document.address {
        text.push_str(&format!("\n{address}"));
    }
    if !link.is_empty() {
        text.push_str(&format!("\nTo look at it in Casebook: {link}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use crate::sample::sample;
    use crate::versions::Versions;

    #[test]
    fn amounts_are_rounded_for_reading_and_exact_in_brackets() {
        for (exact, told) in [
            ("£1,990,400", "£1.99m (£1,990,400)"),
            ("£2,000,400", "£2m (£2,000,400)"),
            ("£65,992", "£66,000 (£65,992)"),
            ("−£65,992", "−£66,000 (−£65,992)"),
            ("£999,960", "£1m (£999,960)"),
            ("£12,345,678.90 a year", "£12.3m (£12,345,678.90) a year"),
            ("£408,000", "£408,000"),
            ("£9,999", "£9,999"),
            ("48 weeks", "48 weeks"),
            ("divides by nought", "divides by nought"),
        ] {
            assert_eq!(readable(exact), told);
        }
    }

    /// 5 children at £100 for 4 weeks, less 8%: £1,840; half as many, £920; at £900, £16,560.
    #[test]
    fn versions_are_told_besides_what_stands() {
        let case = sample();
        let edits = |lines: &[&str]| of_lines(&case, lines.iter().copied()).unwrap();
        let kept = Versions::default()
            .and("half", edits(&["in_care[low]=times 50%"]))
            .and_then(|kept| kept.and("dear", edits(&["rate=900"])))
            .and_then(|kept| kept.and("empty", edits(&["rate="])))
            .unwrap();
        let said = |lines: &[&str]| minutes(&case, &edits(lines), kept.list(), "");
        let half = "\n- half: £920, £920 less than from the paper’s own figures\n";
        let dear = "- dear: £16,600 (£16,560), £14,720 more than from the paper’s own figures\n";
        let all = [
            "The saving in other versions that were tried:",
            half,
            dear,
            "- empty: needs Rate\n",
        ];
        assert!(said(&[]).contains(&all.concat()), "{}", said(&[]));
        // What stands is told as what was changed.
        let dear = said(&["rate=900"]);
        assert!(dear.contains("One assumption was changed here"), "{dear}");
        assert!(!dear.contains("- dear:"), "{dear}");
    }

    #[test]
    fn one_is_singular_and_more_are_plural() {
        let case = sample();
        let said = |lines: &[&str]| {
            let edits = of_lines(&case, lines.iter().copied()).unwrap();
            minutes(&case, &edits, &[], "sample.html")
        };
        let nothing = said(&[]);
        assert!(!nothing.contains("changed here"), "{nothing}");
        assert!(nothing.contains("From: A paper, 2020\n"), "{nothing}");
        let one = said(&["rate=900"]);
        let told = "One assumption was changed here:\n- Rate: £900 a child a week, instead of £100 a child a \
                    week\nThe saving then comes to £16,600 (£16,560), £14,720 more than from the paper’s own \
                    figures.\n";
        assert!(one.contains(told), "{one}");
        let two = said(&["rate=900", "cost=60"]);
        assert!(two.contains("2 assumptions were changed here:\n"), "{two}");
        assert!(
            two.contains("- Cost: £60, which the paper does not print\n"),
            "{two}"
        );
        let empty = said(&["rate="]);
        assert!(empty.contains("\nThe saving then needs Rate.\n"), "{empty}");
        let other = said(&["method=by-day"]);
        assert!(other.contains("as before.\n"), "{other}");
    }
}
