//! The functions of the language and what each takes: one table, and what is not in it is refused.

use super::syntax::{Call, Node};

/// How many formulas without a name a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    /// One.
    One,
    /// Two or more.
    Several,
    /// One, and after its axis a rate.
    AndRate,
}

/// What may stand after `over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// Nothing.
    Nothing,
    /// One axis, all of it.
    WholeAxis,
    /// An axis or several, or parts of them.
    Stretches,
}

/// What may be given by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Nothing.
    Nothing,
    /// What comes before the first item: `start = …`.
    Start,
    /// An item of each axis named; at least one.
    Items,
}

/// What a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) name: &'static str,
    pub(crate) plain: Plain,
    pub(crate) over: Over,
    pub(crate) named: Named,
    /// Whether `to` must stand in it.
    pub(crate) to: bool,
    /// How it is written, for messages.
    pub(crate) written: &'static str,
}

const fn of_one(name: &'static str, written: &'static str) -> Signature {
    Signature {
        name,
        plain: Plain::One,
        over: Over::Nothing,
        named: Named::Nothing,
        to: false,
        written,
    }
}

const fn extreme(name: &'static str, written: &'static str) -> Signature {
    Signature {
        plain: Plain::Several,
        ..of_one(name, written)
    }
}

const fn rounding(name: &'static str, written: &'static str) -> Signature {
    Signature {
        to: true,
        ..of_one(name, written)
    }
}

const fn gathering(name: &'static str, written: &'static str) -> Signature {
    Signature {
        over: Over::Stretches,
        ..of_one(name, written)
    }
}

const fn at_a_rate(name: &'static str, written: &'static str) -> Signature {
    Signature {
        plain: Plain::AndRate,
        over: Over::WholeAxis,
        ..of_one(name, written)
    }
}

const fn along(name: &'static str, written: &'static str) -> Signature {
    Signature {
        over: Over::WholeAxis,
        ..of_one(name, written)
    }
}

/// Every function of the language.
pub(crate) const SIGNATURES: [Signature; 24] = [
    extreme("min", "min(a, b)"),
    extreme("max", "max(a, b)"),
    rounding("round", "round(x to 1000)"),
    rounding("round_up", "round_up(x to 1000)"),
    rounding("round_down", "round_down(x to 1000)"),
    gathering("sum", "sum(x over month)"),
    gathering("product", "product(x over month)"),
    gathering("mean", "mean(x over month)"),
    gathering("largest", "largest(x over month)"),
    gathering("smallest", "smallest(x over month)"),
    gathering("count", "count(x over month)"),
    along("cumulative", "cumulative(x over month)"),
    Signature {
        over: Over::WholeAxis,
        named: Named::Start,
        ..of_one("previous", "previous(x over month, start = 0)")
    },
    of_one("position", "position(month)"),
    along("first", "first(x >= 0 over year)"),
    along("first_to_stay", "first_to_stay(x >= 0 over year)"),
    at_a_rate("discounted", "discounted(x over year, rate)"),
    at_a_rate("uprated", "uprated(x over year, rate)"),
    Signature {
        named: Named::Items,
        ..of_one("at", "at(x, scenario = \"low\")")
    },
    of_one("known", "known(x)"),
    of_one("printed", "printed(x)"),
    of_one("paper", "paper(x)"),
    of_one("lowest", "lowest(x)"),
    of_one("highest", "highest(x)"),
];

/// The functions of the language, for suggestions and for names that no quantity may bear.
pub const FUNCTIONS: [&str; SIGNATURES.len()] = names();

const fn names() -> [&'static str; SIGNATURES.len()] {
    let mut names = [""; SIGNATURES.len()];
    let mut rest: &[Signature] = &SIGNATURES;
    let mut empty: &mut [&str] = &mut names;
    while let ([first, others @ ..], [slot, slots @ ..]) = (rest, empty) {
        *slot = first.name;
        rest = others;
        empty = slots;
    }
    names
}

/// The signature of a function, if there is one of this name.
pub(crate) fn signature(name: &str) -> Option<&'static Signature> {
    SIGNATURES.iter().find(|found| found.name == name)
}

/// What spreadsheets and habit call a function, and what it is called here.
const OTHERWISE_CALLED: [(&str, &str); 32] = [
    ("average", "mean(x over month)"),
    ("avg", "mean(x over month)"),
    ("total", "sum(x over month)"),
    ("sumif", "sum(if x > 0 then x else 0 over month)"),
    ("sumifs", "sum(if x > 0 then x else 0 over month)"),
    ("countif", "sum(if x > 0 then 1 else 0 over month)"),
    ("countifs", "sum(if x > 0 then 1 else 0 over month)"),
    ("averageif", "mean(if x > 0 then x else none over month)"),
    ("counta", "count(x over month)"),
    ("mod", "x - round_down(x / y to 1) * y"),
    ("power", "x ^ 2"),
    ("pow", "x ^ 2"),
    ("npv", "sum(discounted(x over year, rate) over year)"),
    ("present_value", "discounted(x over year, rate)"),
    ("indexed", "uprated(x over year, rate)"),
    ("ifs", "if a > b then x else y"),
    ("iif", "if a > b then x else y"),
    ("index", "at(x, scenario = \"low\")"),
    ("isblank", "x otherwise 0"),
    ("ifna", "x otherwise 0"),
    ("offset", "previous(x over month, start = 0)"),
    ("sumproduct", "sum(x * y over month)"),
    ("maximum", "max(a, b)"),
    ("minimum", "min(a, b)"),
    ("roundup", "round_up(x to 1000)"),
    ("ceiling", "round_up(x to 1000)"),
    ("rounddown", "round_down(x to 1000)"),
    ("floor", "round_down(x to 1000)"),
    ("int", "round_down(x to 1)"),
    ("abs", "max(x, -x)"),
    ("iferror", "x otherwise 0"),
    ("running", "cumulative(x over month)"),
];

/// What spreadsheets have and this language does not, nor anything that serves instead.
const NOT_HERE: [&str; 21] = [
    "median",
    "mode",
    "stdev",
    "var",
    "percentile",
    "quartile",
    "rank",
    "sqrt",
    "exp",
    "ln",
    "log",
    "xnpv",
    "irr",
    "pmt",
    "pv",
    "fv",
    "vlookup",
    "hlookup",
    "xlookup",
    "lookup",
    "match",
];

/// Whether a name is that of a function which spreadsheets have and nothing here stands for.
pub(crate) fn is_not_here(name: &str) -> bool {
    NOT_HERE.contains(&name.to_ascii_lowercase().as_str())
}

/// How to write what a function that is not one was meant for, if that is known.
pub(crate) fn meant(name: &str) -> Option<&'static str> {
    let small = name.to_ascii_lowercase();
    OTHERWISE_CALLED
        .iter()
        .find(|(other, _)| *other == small)
        .map(|(_, written)| *written)
        .or_else(|| signature(&small).map(|found| found.written))
}

impl Signature {
    /// Why a call is not as the table has it; `None` if it is.
    pub(crate) fn refusal(&self, call: &Call) -> Option<String> {
        let name = self.name;
        let written = self.written;
        let takes_no = |what: &str| {
            Some(format!(
                "`{name}` takes no {what}; it is written `{written}`"
            ))
        };
        if self.plain == Plain::Several && !call.over.is_empty() {
            let along = if name == "max" { "largest" } else { "smallest" };
            return Some(format!(
                "`{name}` compares formulas; over an axis it is `{along}`"
            ));
        }
        if self.plain == Plain::Several && call.plain.len() < 2 {
            let along = if name == "max" { "largest" } else { "smallest" };
            return Some(format!(
                "`{name}` compares two figures or more, as `{written}`; over an axis it is \
                 `{along}(x over month)`"
            ));
        }
        if self.plain == Plain::One && call.plain.len() != 1 {
            return Some(format!(
                "`{name}` takes one formula, not {}; it is written `{written}`",
                call.plain.len()
            ));
        }
        if self.plain == Plain::AndRate && call.plain.len() != 2 {
            return Some(format!(
                "`{name}` takes a figure, an axis and a rate; it is written `{written}`"
            ));
        }
        match (self.over, call.over.as_slice()) {
            (Over::Nothing, []) => {}
            (Over::Nothing, _) => return takes_no("`over`"),
            (_, []) => return Some(format!("`{name}` needs an axis: `{written}`")),
            (Over::WholeAxis, [stretch]) if stretch.part.is_none() => {}
            (Over::WholeAxis, [_]) => {
                return Some(format!("`{name}` runs along the whole axis"));
            }
            (Over::WholeAxis, _) => {
                return Some(format!(
                    "`{name}` runs along one axis; it is written `{written}`"
                ));
            }
            (Over::Stretches, _) => {}
        }
        match (self.named, call.named.as_slice()) {
            (Named::Nothing, []) | (Named::Start, []) => {}
            (Named::Nothing, [(axis, value), ..]) => {
                let item = match &value.node {
                    Node::Text(item) => item,
                    _ => "low",
                };
                return Some(format!(
                    "`{name}` takes no item of an axis; it is written `{written}`, and the figure of \
                     one item is `at(x, {axis} = \"{item}\")`"
                ));
            }
            (Named::Start, [(start, _)]) if start == "start" => {}
            (Named::Start, _) => {
                return Some(format!("`{name}` takes only one `start = …` besides"));
            }
            (Named::Items, []) => return Some(format!("`{name}` is written `{written}`")),
            (Named::Items, _) => {}
        }
        match (self.to, &call.to) {
            (true, None) => Some(format!("`{name}` is written `{written}`")),
            (false, Some(_)) => takes_no("`to`"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::syntax::parse;
    use super::*;

    fn call(text: &str) -> Call {
        match parse(text).unwrap().node {
            Node::Call(call) => call,
            other => panic!("{other:?}"),
        }
    }

    /// Every clause that a call can have, in every combination that the grammar allows.
    const CLAUSES: [&str; 6] = [
        "",
        ", b",
        " over month",
        " over month, line",
        " to 5",
        ", line = \"low\"",
    ];

    #[test]
    fn each_function_is_taken_as_it_is_written_and_with_no_clause_more() {
        for signature in SIGNATURES {
            assert_eq!(
                signature.refusal(&call(signature.written)),
                None,
                "{}",
                signature.written
            );
            let inside = signature.written.strip_suffix(')').unwrap();
            for clause in CLAUSES.iter().skip(1) {
                let text = format!("{inside}{clause})");
                // `, b` after `over` is one more axis; the grammar itself refuses a second `to`.
                let Ok(parsed) = parse(&text) else { continue };
                let Node::Call(call) = parsed.node else {
                    panic!("{text}")
                };
                let fits = match *clause {
                    ", b" => signature.plain == Plain::Several || signature.over == Over::Stretches,
                    " over month" | " over month, line" => signature.over == Over::Stretches,
                    " to 5" => false,
                    // Without named arguments `line = "low"` is a comparison, one more formula.
                    _ => signature.named == Named::Items || signature.plain == Plain::Several,
                };
                assert_eq!(signature.refusal(&call).is_none(), fits, "{text}");
            }
        }
    }

    #[test]
    fn the_habits_of_spreadsheets_are_known() {
        assert_eq!(meant("SUM"), Some("sum(x over month)"));
        assert_eq!(meant("average"), Some("mean(x over month)"));
        assert_eq!(meant("Round"), Some("round(x to 1000)"));
        assert_eq!(meant("frobnicate"), None);
    }
}
