//! The nearest right name for one that is not there.

/// Longest name that is compared; a longer one has no near neighbour.
const LONGEST: usize = 64;

/// The candidate that takes the fewest changes of a letter to become `name`, if a third of its
/// letters or fewer would have to change.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = name.chars().take(LONGEST).collect();
    let most = name.len().div_ceil(3);
    candidates
        .map(|candidate| (distance(&name, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What to say where no case has this id, if one was perhaps meant.
pub fn no_such_case<'a>(text: &str, ids: impl Iterator<Item = &'a str>) -> Option<String> {
    let near = nearest(text, ids)?;
    Some(format!("There is no case `{text}`. Did you mean `{near}`?"))
}

/// Letters to insert, remove or replace (Levenshtein), one row of the table at a time.
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in (1_usize..).zip(to.chars().take(LONGEST)) {
        let mut left = line;
        let mut diagonal = line.saturating_sub(1);
        for (above, other) in row.iter_mut().skip(1).zip(from) {
            let replaced = diagonal.saturating_add(usize::from(letter != *other));
            diagonal = *above;
            left = replaced
                .min(above.saturating_add(1))
                .min(left.saturating_add(1));
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_name_that_was_meant() {
        let names = ["agency_rate", "in_care", "in_care_at_start", "cost_avoided"];
        for (typed, meant) in [
            ("agency_rat", Some("agency_rate")),
            ("agencyrate", Some("agency_rate")),
            ("incare", Some("in_care")),
            ("cost_avioded", Some("cost_avoided")),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, names.into_iter()), meant, "{typed}");
        }
    }

    #[test]
    fn counts_letters_to_change() {
        let count = |from: &str, to: &str| distance(&from.chars().collect::<Vec<_>>(), to);
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
        assert_eq!(count("same", "same"), 0);
    }
}
