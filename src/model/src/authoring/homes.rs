//! Where a key belongs: for one that stands below the wrong heading.

/// Keys by the tables that have them. A key of several homes stands where it is most often meant.
const HOMES: [(&str, &[&str]); 25] = [
    (
        "the head of the file, above the first `[table]`",
        &[
            "council",
            "year",
            "theme",
            "document",
            "summary",
            "reference",
            "rests_on",
            "open",
        ],
    ),
    ("[claim] or [[part]]", &["sense"]),
    ("[claim]", &["net"]),
    ("[[part]]", &["lasting", "already_made"]),
    ("[axis.…]", &["items", "years", "extensible"]),
    ("[[group]]", &["inputs"]),
    (
        "[input.…]",
        &[
            "assumed",
            "needed",
            "takes",
            "range",
            "at_least",
            "at_most",
            "whole",
            "level_from",
            "options",
        ],
    ),
    (
        "[input.…] or [calc.…]",
        &["unit", "decimals", "short", "yes_no", "item_of"],
    ),
    ("[calc.…]", &["formula"]),
    ("[axis.month]", &["from", "to"]),
    ("[claim] or [[published]]", &["because"]),
    ("[input.…] or [[published]]", &["means"]),
    ("[input.…], [[published]] or [[table]]", &["printed_in"]),
    ("[[table]]", &["rows", "columns", "before", "after"]),
    ("[[chart]]", &["quantities", "along"]),
    ("[[backwards]]", &["reach", "reach_at", "step"]),
    (
        "[claim], [input.…], [[published]] or [[background]]",
        &["printed", "source"],
    ),
    (
        "[claim], [[part]], [[published]], [[chart]] or an entry of a [[table]]",
        &["quantity", "at"],
    ),
    ("[input.…], [calc.…] or [[published]]", &["over"]),
    ("[input.…] or [[overlap]]", &["why"]),
    ("[input.…], [calc.…], [axis.…] or [[part]]", &["label"]),
    ("[[group]], [[table]] or [[chart]]", &["title"]),
    (
        "[[chart]], [[backwards]] or an entry of a [[table]]",
        &["by"],
    ),
    ("[[chart]] or [[backwards]]", &["target", "start"]),
    ("[[overlap]]", &["case", "certain"]),
];

/// The home of a key that stands below the heading `what`, which is not it, in words; `None` for a
/// key of no table, or of so many that naming them helps nobody.
pub(crate) fn of(key: &str, what: &str) -> Option<&'static str> {
    if what.starts_with("[calc.") && matches!(key, "printed" | "source" | "because") {
        return Some("a [[published]] of its own, with the `quantity` it is printed for");
    }
    HOMES
        .iter()
        .find(|(_, keys)| keys.contains(&key))
        .map(|(home, _)| *home)
}
