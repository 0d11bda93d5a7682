//! What the words of a head or a label say about its figures. Words alone assert nothing: they only
//! say what to look for, and how little else is needed.

/// What a head or a label says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// Total, subtotal, all.
    pub(crate) total: bool,
    /// What is left of others: net, balance, requirement, deficit.
    pub(crate) net: bool,
    /// Change, difference, variance, over- and underspend.
    pub(crate) change: bool,
    /// Cumulative, running, to date.
    pub(crate) running: bool,
    /// Average, mean.
    pub(crate) average: bool,
    /// Share, percentage, rate: not to be added up.
    pub(crate) share: bool,
    /// A price or rate of one: unit cost, £ per, hourly.
    pub(crate) rate: bool,
    /// A part named apart, which is in another line already: of which, including.
    pub(crate) of_which: bool,
    /// Taken off: less, minus.
    pub(crate) less: bool,
    /// Numbers that count nothing: notes, references, pages.
    pub(crate) reference: bool,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let text = text.to_lowercase();
        let text = text.trim();
        let has = |words: &[&str]| words.iter().any(|word| holds(text, word));
        let begins = |words: &[&str]| {
            words.iter().any(|word| {
                text.trim_start_matches(['-', '–', '(', '•', ' '])
                    .strip_prefix(word)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
        };
        let total = has(&[
            "total",
            "gross",
            "totals",
            "subtotal",
            "sub-total",
            "sub total",
            "grand total",
            "sum",
            "overall",
        ]);
        Self {
            total: total && !has(&["% of total", "of total", "share of total"]),
            net: has(&[
                "net",
                "balance",
                "balanced",
                "surplus",
                "deficit",
                "requirement",
                "remaining",
                "gap",
                "shortfall",
                "closing",
                "cost of services",
                "profit",
                "loss",
                "carried forward",
            ]),
            change: has(&[
                "change",
                "changes",
                "difference",
                "variance",
                "variation",
                "variations",
                "movement",
                "increase",
                "decrease",
                "reduction",
                "overspend",
                "underspend",
                "growth",
                "+/-",
            ]),
            running: has(&["cumulative", "running", "to date", "cum."]),
            average: has(&["average", "mean", "avg"]),
            share: has(&["share", "percentage", "per cent", "proportion", "rate of"])
                || text.contains('%'),
            rate: has(&[
                "unit cost",
                "unit price",
                "rate",
                "price",
                "hourly",
                "per",
                "each",
                "average cost",
                "weekly cost",
                "cost a",
            ]),
            of_which: begins(&["of which", "of this", "including", "o/w", "thereof"]),
            less: begins(&["less", "minus", "deduct", "deduction", "less:"]),
            reference: has(&[
                "note",
                "notes",
                "ref",
                "page",
                "para",
                "paragraph",
                "appendix",
            ]) && text.len() < 24,
        }
    }
}

/// Whether a text holds a word or words as such, not as part of a longer word.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text
            .get(at.saturating_add(word.len())..)
            .and_then(|it| it.chars().next());
        let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        open(before) && open(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_for_whole() {
        assert!(Words::of("Total net expenditure").total);
        assert!(Words::of("Gross expenditure").total);
        assert!(Words::of("Total net expenditure").net);
        assert!(!Words::of("Totally internetworked").total);
        assert!(Words::of("% of total").share);
        assert!(!Words::of("% of total").total);
        assert!(Words::of(" - of which grants").of_which);
        assert!(Words::of("Less: income").less);
        assert!(!Words::of("Lessons").less);
        assert!(Words::of("Notes").reference);
        assert!(Words::of("£ per hour").rate);
    }
}
