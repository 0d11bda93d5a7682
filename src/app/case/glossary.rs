//! The words of councils' papers that a case uses, each said in plain ones.

use casebook_model::case::Case;
use yew::prelude::*;

/// A word, what it means, and what else stands for it in a text.
type Term = (&'static str, &'static str, &'static [&'static str]);

/// What every page says.
const OWN: [(&str, &str); 4] = [
    (
        "agrees as rounded",
        "Rounded as the paper rounds, it is the printed figure.",
    ),
    (
        "agrees, given how the paper rounds",
        "A figure behind it is printed as “about” so much. For some of what that can mean, the sum comes to the printed figure.",
    ),
    ("assumed", "The paper does not say. Casebook had to choose."),
    (
        "needed",
        "Not printed. What depends on it stays empty until somebody fills it in.",
    ),
];

/// By the alphabet.
const TERMS: [Term; 17] = [
    (
        "cost avoidance",
        "Money that would have been spent otherwise. It keeps a budget from growing; it does not make one smaller.",
        &["avoided", "avoids", "avoid"],
    ),
    (
        "demography",
        "What a budget is given for a growing number of people.",
        &[],
    ),
    (
        "full-time equivalent",
        "Posts counted by hours: two people at half time are one.",
        &["FTE"],
    ),
    (
        "full-year effect",
        "What a change brings in a year in which it is in place from April to March.",
        &["full year", "full-year"],
    ),
    (
        "gross",
        "Before anything is taken off: what it costs, or what grows meanwhile.",
        &[],
    ),
    (
        "IFA",
        "Independent fostering agency. It finds foster carers for councils, at a weekly fee.",
        &[
            "agency placement",
            "agency placements",
            "agency foster placement",
            "agency foster placements",
        ],
    ),
    (
        "in-house placement",
        "A child lives with foster carers whom the council itself found and pays.",
        &["in-house"],
    ),
    (
        "MST",
        "Multisystemic therapy: help at home for a family whose child might come into care or custody.",
        &["multisystemic therapy"],
    ),
    (
        "net",
        "What is left once costs, growth and other additions are taken off.",
        &[],
    ),
    (
        "on-costs",
        "What an employer pays on top of a wage: pension and national insurance.",
        &["on-cost"],
    ),
    (
        "one-off",
        "It comes once, and is not in the next year’s budget.",
        &[],
    ),
    (
        "overspend",
        "What was spent beyond the budget of a year.",
        &["overspent"],
    ),
    (
        "part-year effect",
        "What a change brings in its first year, if it begins after April: less than in a full one.",
        &["part-year", "part of this year", "part of the year"],
    ),
    (
        "payback",
        "How long it takes until what was spent has come back.",
        &["pays back", "paid back"],
    ),
    (
        "pressure",
        "A cost that is new or growing, and not yet in the budget.",
        &["pressures"],
    ),
    (
        "reserves",
        "Money put aside in earlier years. It can be spent once.",
        &["reserve"],
    ),
    ("statutory", "The law says that a council must do it.", &[]),
];

/// The words of a case.
pub fn glossary(case: &Case) -> Html {
    let texts = texts(case);
    let used = TERMS.iter().filter(|term| uses(&texts, term));
    let used = used.map(|(word, meaning, _)| (*word, *meaning));
    html! {
        <section class="section" aria-label="What the words mean">
            <details class="fold">
                <summary id="words">{ "What the words mean" }</summary>
                <dl class="glossary">
                    { for OWN.into_iter().chain(used).map(|(word, meaning)| html! {
                        <div><dt>{ word }</dt><dd>{ meaning }</dd></div>
                    }) }
                </dl>
            </details>
        </section>
    }
}

/// All that a case says, parted by what no word has.
fn texts(case: &Case) -> String {
    let mut texts = vec![case.title.as_str()];
    for list in [&case.summary, &case.rests_on, &case.open] {
        texts.extend(list.iter().map(String::as_str));
    }
    texts.extend(case.claim.note.as_deref());
    texts.extend(
        case.quantities
            .iter()
            .map(|quantity| quantity.label.as_str()),
    );
    texts.join("\n")
}

fn uses(texts: &str, (word, _, others): &Term) -> bool {
    [word]
        .into_iter()
        .chain(*others)
        .any(|word| has(texts, word))
}

/// Whether a word stands in a text by itself. Capitals are told apart only where a word is all of them.
fn has(text: &str, word: &str) -> bool {
    let lower = word
        .chars()
        .any(char::is_lowercase)
        .then(|| text.to_lowercase());
    let text = lower.as_deref().unwrap_or(text);
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text
            .get(at.saturating_add(word.len())..)
            .and_then(|it| it.chars().next());
        ![before, after]
            .into_iter()
            .flatten()
            .any(|it| it.is_alphanumeric() || it == '-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    #[test]
    fn words_stand_by_the_alphabet_and_mean_something() {
        let words = TERMS.map(|(word, _, _)| word.to_lowercase());
        assert!(words.is_sorted(), "{words:?}");
        for (word, meaning, _) in TERMS {
            assert!(meaning.ends_with('.'), "{word}");
        }
    }

    #[test]
    fn a_word_is_found_by_itself_alone() {
        assert!(has("a net saving", "net"));
        assert!(has("Net of growth", "net"));
        assert!(!has("a network, inter-net", "net"));
        assert!(has("at IFA rates", "IFA"));
        assert!(!has("a waifa", "IFA"));
        assert!(!has("the ifa", "IFA"));
    }

    #[test]
    fn a_case_explains_the_words_it_uses_and_no_others() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let library = Library::of(&[File::Case(id.to_owned())]);
        let texts = texts(&library.case(id).here().unwrap().case);
        let used: Vec<&str> = TERMS
            .iter()
            .filter(|term| uses(&texts, term))
            .map(|term| term.0)
            .collect();
        for word in [
            "gross",
            "IFA",
            "in-house placement",
            "net",
            "overspend",
            "reserves",
        ] {
            assert!(used.contains(&word), "{word}: {used:?}");
        }
        for word in ["MST", "statutory"] {
            assert!(!used.contains(&word), "{word}: {used:?}");
        }
    }
}
