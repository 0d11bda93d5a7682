//! What was asked for.

use crate::asking::{self, Options, Question};
use casebook_exchange::nearest;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;

/// What `--help` says.
pub(crate) const HELP: &str = "\
Check and change the sums behind a council’s savings proposals.

  casebook list                     the cases, with how their claims and checks stand
  casebook answer CASE|FILE         does it add up, what is missing, what to ask
  casebook check [FILE …]           check case files; without a file, all shipped cases
  casebook evaluate CASE|FILE       work a case out: claim, checks, every figure
      --set NAME=VALUE              with another input, as often as you like:
                                      agency_rate=900
                                      in_care[2020-04,low]=774     one cell
                                      in_care[2020-04,low]=        left empty
                                      in_care[low]=times 50%       a whole series
                                      in_care=later 3              also: earlier 3, earlier 3 kept,
                                      in_care=line 780 to 720      all 5
      --tables                      its tables and charts, as the page shows them
      --working FIGURE              how a figure comes about, as often as you like: saved,
                                      in_care[2020-04,low]

  casebook ask CASE|FILE QUESTION   what one asks of a case, with --set as above:
      matters                       which input moves the claim most, each moved alone
      matters INPUT by INPUT        two against each other, five by five
      reach TARGET by INPUT         what it would take: reach 2m by agency_rate
      changed                       what each --set does, alone and in order
      going 'SERIES=VALUE; VALUE'   where it leads, after what has happened so far
      sure                          how likely it is, from draws of what inputs may be
        --draws N --seed S          how many (10,000), and which: the same seed, the same draws
        --set-range NAME=800 to 900 where an input may lie; also likely 860, and uniform,
                                    triangular or pert; of a series also times 80% to 110%
      versions                      the paper’s version, yours and others, side by side:
        --version NAME --set …      one with a name and the changes that follow; up to four
        --workspace FILE            those that the page saved
        --table N --rows all        a table in each; also: totals, differ
      --of FIGURE                   of another figure than the claim: avoided[low]
  casebook export CASE|FILE         take a case away, with --set as above; one of these, or several:
      --xlsx FILE                   a workbook with live formulas
      --csv FILE                    its tables of results; --table 2 or --table TITLE: one of them
      --log FILE                    the log of its assumptions, as CSV
      --words                       a summary to paste into an e-mail or minutes
      --link                        the address of the case with the changes
  casebook export --link ADDRESS    what such an address opens to; with the same options, that case

  casebook new                      the case files one may start from
  casebook new TEMPLATE [FILE]      writes one of them, never over a file that is there

  casebook foot FILE                does a table add up: paste it into a file, or - reads it from
                                    standard input
      --case                        the case file that it begins, to go on with

  --json                            one JSON value instead of text, for all but answer
  --help                            this

CASE is an id as `list` shows it, FILE an author’s own file. The cases, units.toml and
documents.toml are those of src/cases in the current folder or, failing that, in the folder this
program was built from.

Exit status: 0; 1 for a file that is broken, with every fault on standard error; 2 for a wrong use.
";

/// A wrong use, in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misuse(pub(crate) String);

/// A case with changes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file or an id, and the edits as written.
    Case(OsString, Vec<String>),
    /// An address that has both.
    Link(String),
}

/// What is wanted of a case that is exported.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Where the workbook goes.
    pub(crate) xlsx: Option<OsString>,
    /// Where the tables go.
    pub(crate) csv: Option<OsString>,
    /// Which table, by number or title; all without.
    pub(crate) table: Option<String>,
    /// Where the log goes.
    pub(crate) log: Option<OsString>,
    /// Whether the summary is wanted.
    pub(crate) words: bool,
    /// Whether the address is wanted.
    pub(crate) link: bool,
}

impl Wanted {
    /// Whether nothing is.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What `evaluate` shows of a case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Its tables and charts.
    pub(crate) tables: bool,
    /// The figures whose working is told.
    pub(crate) workings: Vec<String>,
}

/// A command with what it works on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// `--help`
    Help,
    /// `list`
    List {
        /// Whether JSON is wanted.
        json: bool,
    },
    /// `answer`
    Answer {
        /// A file or an id.
        case: OsString,
    },
    /// `check`
    Check {
        /// Whether JSON is wanted.
        json: bool,
        /// Files or ids; none: all.
        files: Vec<OsString>,
    },
    /// `evaluate`
    Evaluate {
        /// Whether JSON is wanted.
        json: bool,
        /// A file or an id.
        case: OsString,
        /// The edits as written.
        set: Vec<String>,
        /// What is shown in the place of the list of all figures.
        parts: Parts,
    },
    /// `ask`
    Ask {
        /// Whether JSON is wanted.
        json: bool,
        /// A file or an id.
        case: OsString,
        /// The edits as written.
        set: Vec<String>,
        /// What is asked.
        question: Question,
        /// What goes with it.
        options: Options,
    },
    /// `export`
    Export {
        /// What is exported.
        from: Source,
        /// What of it is wanted, and where to.
        wanted: Wanted,
    },
    /// `new` alone
    Templates {
        /// Whether JSON is wanted.
        json: bool,
    },
    /// `new`
    New {
        /// Its id.
        template: String,
        /// Where it goes; without, a file of its own name.
        file: Option<OsString>,
    },
    /// `foot`
    Foot {
        /// Whether JSON is wanted.
        json: bool,
        /// Whether the case file is wanted that the table begins.
        case: bool,
        /// A file, or `-`.
        file: OsString,
    },
}

const COMMANDS: [&str; 8] = [
    "list", "answer", "check", "evaluate", "ask", "export", "new", "foot",
];

/// Reads the arguments, without the program's name.
pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Command, Misuse> {
    let mut parser = Parser::from_args(args);
    let (mut json, mut set, mut values) = (false, Vec::new(), Vec::new());
    let mut begins_case = false;
    let mut options = Options::default();
    let (mut wanted, mut link) = (Wanted::default(), None);
    let mut parts = Parts::default();
    loop {
        if let Some(figure) = negative(&mut parser) {
            values.push(figure);
            continue;
        }
        let Some(argument) = parser.next().map_err(|it| misuse(it, CHANGE))? else {
            break;
        };
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("json") => json = true,
            Arg::Long("case") => begins_case = true,
            Arg::Long("set") => {
                let change = value(&mut parser, CHANGE)?;
                match options.versions.last_mut() {
                    Some((_, changes)) => changes.push(change),
                    None => set.push(change),
                }
            }
            Arg::Long("version") => {
                options
                    .versions
                    .push((value(&mut parser, VERSION)?, Vec::new()));
            }
            Arg::Long("workspace") => options.workspace = Some(file(&mut parser, "workspace")?),
            Arg::Long("rows") => options.rows = Some(asking::rows(&value(&mut parser, ROWS)?)?),
            Arg::Long("of") => options.of = Some(value(&mut parser, FIGURE)?),
            Arg::Long("set-range") => options.ranges.push(value(&mut parser, RANGE)?),
            Arg::Long("draws") => {
                options.draws = Some(asking::draws(&value(&mut parser, DRAWS)?)?);
            }
            Arg::Long("seed") => {
                options.seed = Some(asking::seed(&value(&mut parser, SEED)?)?);
            }
            Arg::Long("xlsx") => wanted.xlsx = Some(file(&mut parser, "xlsx")?),
            Arg::Long("csv") => wanted.csv = Some(file(&mut parser, "csv")?),
            Arg::Long("log") => wanted.log = Some(file(&mut parser, "log")?),
            Arg::Long("table") => {
                let table = parser.value().and_then(|value| value.string());
                wanted.table = Some(
                    table.map_err(|_| Misuse("`--table` needs a number or a title.".to_owned()))?,
                );
            }
            Arg::Long("tables") => parts.tables = true,
            Arg::Long("working") => parts.workings.push(value(&mut parser, WORKING)?),
            Arg::Long("words") => wanted.words = true,
            Arg::Long("link") => match address(&mut parser)? {
                Some(address) => link = Some(address),
                None => wanted.link = true,
            },
            Arg::Value(value) => values.push(value),
            other => return Err(misuse(other.unexpected(), CHANGE)),
        }
    }
    let mut values = values.into_iter();
    let Some(command) = values.next() else {
        return Err(Misuse(
            "Which command? One of list, answer, check, evaluate, ask, export, new and foot."
                .to_owned(),
        ));
    };
    let command = command.to_string_lossy().into_owned();
    let export = command == "export";
    if command == "ask" {
        options.table = wanted.table.take();
    }
    if !set.is_empty() && command != "evaluate" && command != "ask" && !export {
        return Err(Misuse(format!(
            "`--set` goes with `evaluate`, `ask` and `export`, not with `{command}`."
        )));
    }
    if options != Options::default() && command != "ask" {
        return Err(Misuse(format!(
            "`--of`, `--set-range`, `--draws`, `--seed`, `--version`, `--workspace` and `--rows` go with \
             `ask`, not with `{command}`."
        )));
    }
    if begins_case && (command != "foot" || json) {
        return Err(Misuse(match json {
            true => "`--case` is the text of a case file, and no JSON.".to_owned(),
            false => format!("`--case` goes with `foot`, not with `{command}`."),
        }));
    }
    let of_export = link.is_some() || !wanted.is_nothing();
    if of_export && !export {
        return Err(Misuse(format!(
            "`--xlsx`, `--csv`, `--table`, `--log`, `--words` and `--link` go with `export`, not with \
             `{command}`."
        )));
    }
    if parts != Parts::default() && (command != "evaluate" || json) {
        return Err(Misuse(match json {
            true => "`--tables` and `--working` are text: `--json` has every figure.".to_owned(),
            false => {
                format!("`--tables` and `--working` go with `evaluate`, not with `{command}`.")
            }
        }));
    }
    if export && json {
        return Err(Misuse(
            "`export` writes no JSON: `evaluate --json` does.".to_owned(),
        ));
    }
    if json && command == "answer" {
        return Err(Misuse(
            "`answer` says it in words: `check --json` has the figures.".to_owned(),
        ));
    }
    let (first, second) = (values.next(), values.next());
    match (command.as_str(), first, second) {
        ("list", None, _) => Ok(Command::List { json }),
        ("list", Some(_), _) => Err(Misuse("`list` takes no file.".to_owned())),
        ("answer", Some(case), None) => Ok(Command::Answer { case }),
        ("answer", _, _) => Err(Misuse("`answer` takes one case or file.".to_owned())),
        ("check", first, second) => {
            let files = first.into_iter().chain(second).chain(values).collect();
            Ok(Command::Check { json, files })
        }
        ("evaluate", Some(case), None) => Ok(Command::Evaluate {
            json,
            case,
            set,
            parts,
        }),
        ("evaluate", _, _) => Err(Misuse("`evaluate` takes one case or file.".to_owned())),
        ("ask", Some(case), second) => {
            let words: Result<Vec<String>, _> = second
                .into_iter()
                .chain(values)
                .map(|word| word.string())
                .collect();
            let words = words.map_err(|it| misuse(it, CHANGE))?;
            Ok(Command::Ask {
                json,
                case,
                set,
                question: asking::read(&words, &options)?,
                options,
            })
        }
        ("ask", None, _) => Err(Misuse(
            "`ask` takes a case or file, and a question.".to_owned(),
        )),
        ("export", case, None) => export_of(case, set, link, wanted),
        ("export", ..) => Err(Misuse("`export` takes one case or file.".to_owned())),
        ("new", None, _) => Ok(Command::Templates { json }),
        ("new", Some(_), _) if json => Err(Misuse(
            "`--json` lists the templates: `new` writes one as it is.".to_owned(),
        )),
        ("new", Some(template), file) if values.len() == 0 => Ok(Command::New {
            template: template.to_string_lossy().into_owned(),
            file,
        }),
        ("new", ..) => Err(Misuse("`new` takes a template and a file.".to_owned())),
        ("foot", Some(file), None) => Ok(Command::Foot {
            json,
            case: begins_case,
            file,
        }),
        ("foot", _, _) => Err(Misuse(
            "`foot` takes one file, or - for standard input.".to_owned(),
        )),
        (other, _, _) => Err(Misuse(match nearest(other, COMMANDS.into_iter()) {
            Some(near) => format!("`{other}` is no command. Did you mean `{near}`?"),
            None => format!(
                "`{other}` is no command. There are list, answer, check, evaluate, ask, export, new and foot."
            ),
        })),
    }
}

/// What is said where `--set` has no value.
const CHANGE: &str = "`--set` needs a change, such as agency_rate=900.";

/// What is said where `--of` has no value.
const FIGURE: &str = "`--of` needs a figure, such as avoided[low].";

/// What is said where `--working` has no value.
const WORKING: &str = "`--working` needs a figure, such as avoided[low].";

/// What is said where `--set-range` has no value.
const RANGE: &str = "`--set-range` needs a range, such as 'agency_rate=800 to 900'.";

/// What is said where `--draws` has no value.
const DRAWS: &str = "`--draws` needs a number, such as 10000.";

/// What is said where `--seed` has no value.
const SEED: &str = "`--seed` needs a whole number, such as 1.";

/// What is said where `--version` has no value.
const VERSION: &str =
    "`--version` needs a name, such as 'half the carers', and --set what is changed in it.";

/// What is said where `--rows` has no value.
const ROWS: &str = "`--rows` needs totals, differ or all.";

/// The value of an option.
fn value(parser: &mut Parser, missing: &str) -> Result<String, Misuse> {
    let value = parser.value().and_then(|value| value.string());
    value.map_err(|it| misuse(it, missing))
}

/// The next argument, if it is a figure below nought: no option begins with a digit.
fn negative(parser: &mut Parser) -> Option<OsString> {
    let mut raw = parser.try_raw_args()?;
    let next = raw.peek()?.to_str()?;
    let figure = next.strip_prefix('-')?.trim_start_matches('£');
    figure
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| raw.next())?
}

/// What `export` exports.
fn export_of(
    case: Option<OsString>,
    set: Vec<String>,
    link: Option<String>,
    wanted: Wanted,
) -> Result<Command, Misuse> {
    let from = match (case, link) {
        (Some(_), Some(_)) => {
            return Err(Misuse(
                "`--link ADDRESS` names the case: give no other beside it.".to_owned(),
            ));
        }
        (None, Some(_)) if !set.is_empty() => {
            return Err(Misuse(
                "`--link ADDRESS` has the changes: `--set` does not go with it.".to_owned(),
            ));
        }
        (None, Some(link)) => Source::Link(link),
        (Some(case), None) => Source::Case(case, set),
        (None, None) => return Err(Misuse("`export` takes one case or file.".to_owned())),
    };
    if wanted.table.is_some() && wanted.csv.is_none() {
        return Err(Misuse(
            "`--table` says which table `--csv FILE` writes.".to_owned(),
        ));
    }
    match (&from, wanted.is_nothing()) {
        (Source::Case(..), true) => Err(Misuse(
            "What of it? One of --xlsx FILE, --csv FILE, --log FILE, --words and --link."
                .to_owned(),
        )),
        _ => Ok(Command::Export { from, wanted }),
    }
}

/// The file that an option names.
fn file(parser: &mut Parser, option: &str) -> Result<OsString, Misuse> {
    parser.value().map_err(|_| {
        Misuse(format!(
            "`--{option}` needs the name of a file, or - for standard output."
        ))
    })
}

/// The address after `--link`, if what stands there is one.
fn address(parser: &mut Parser) -> Result<Option<String>, Misuse> {
    let text = |value: OsString| {
        value
            .into_string()
            .map_err(|_| Misuse("An address is not UTF-8 text.".to_owned()))
    };
    if let Some(value) = parser.optional_value() {
        return text(value).map(Some);
    }
    let Ok(mut rest) = parser.try_raw_args().ok_or(()) else {
        return Ok(None);
    };
    let is_address = rest.peek().is_some_and(|next| {
        let next = next.to_string_lossy();
        next.contains(['#', ':']) || next.contains(".html")
    });
    match is_address {
        true => rest.next().map(text).transpose(),
        false => Ok(None),
    }
}

fn misuse(error: lexopt::Error, missing: &str) -> Misuse {
    use lexopt::Error;
    Misuse(match error {
        Error::MissingValue { .. } => missing.to_owned(),
        Error::UnexpectedOption(option) => format!("`{option}` is not known here."),
        Error::NonUnicodeValue(_) => "A change is not UTF-8 text.".to_owned(),
        other => format!("{other}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(line: &str) -> Result<Command, Misuse> {
        read(line.split(' ').map(OsString::from))
    }

    #[test]
    fn options_may_stand_anywhere() {
        let expected = Command::Evaluate {
            json: true,
            case: "x".into(),
            set: vec!["a=1".to_owned(), "b[c,d]=".to_owned()],
            parts: Parts::default(),
        };
        assert_eq!(
            command("evaluate x --set a=1 --json --set=b[c,d]=").as_ref(),
            Ok(&expected)
        );
        assert_eq!(
            command("--json --set a=1 evaluate --set b[c,d]= x").as_ref(),
            Ok(&expected)
        );
        assert_eq!(command("evaluate --help"), Ok(Command::Help));
        let foot = Command::Foot {
            json: true,
            case: false,
            file: "-".into(),
        };
        assert_eq!(command("foot - --json"), Ok(foot));
        let ask = Command::Ask {
            json: true,
            case: "x".into(),
            set: vec!["a=1".to_owned()],
            question: Question::Reach {
                target: "-65,992".to_owned(),
                by: "rate".to_owned(),
            },
            options: Options {
                of: Some("net".to_owned()),
                ..Options::default()
            },
        };
        assert_eq!(
            command("ask x reach -65,992 by rate --of net --set a=1 --json"),
            Ok(ask)
        );
    }

    #[test]
    fn link_takes_an_address_where_one_stands() {
        let export = |line: &str| match command(line) {
            Ok(Command::Export { from, wanted }) => (from, wanted.link),
            other => panic!("{other:?}"),
        };
        let case = |set: &[&str]| {
            let set = set.iter().map(|it| (*it).to_owned()).collect();
            Source::Case("a/b/c".into(), set)
        };
        assert_eq!(export("export a/b/c --link"), (case(&[]), true));
        assert_eq!(export("export --link a/b/c"), (case(&[]), true));
        assert_eq!(
            export("export --link --set x=1 a/b/c"),
            (case(&["x=1"]), true)
        );
        let link = |text: &str| Source::Link(text.to_owned());
        for address in ["https://x/a/b/c", "a/b/c.html", "#/case/a/b/c?with=x=1"] {
            let line = format!("export --link {address}");
            assert_eq!(export(&line), (link(address), false), "{address}");
        }
        assert_eq!(export("export --link=a/b/c --link"), (link("a/b/c"), true));
    }

    #[test]
    fn a_wrong_use_is_told_with_the_nearest_right_one() {
        for (line, words) in [
            (
                "evalute x",
                "`evalute` is no command. Did you mean `evaluate`?",
            ),
            (
                "frobnicate",
                "`frobnicate` is no command. There are list, answer, check, evaluate, ask, export, new and foot.",
            ),
            ("evaluate", "`evaluate` takes one case or file."),
            ("answer", "`answer` takes one case or file."),
            (
                "answer x --json",
                "`answer` says it in words: `check --json` has the figures.",
            ),
            ("evaluate a b", "`evaluate` takes one case or file."),
            ("list --jsn", "`--jsn` is not known here."),
            (
                "list --set a=1",
                "`--set` goes with `evaluate`, `ask` and `export`, not with `list`.",
            ),
            (
                "evaluate x --version a",
                "`--of`, `--set-range`, `--draws`, `--seed`, `--version`, `--workspace` and `--rows` go \
                 with `ask`, not with `evaluate`.",
            ),
            (
                "export x",
                "What of it? One of --xlsx FILE, --csv FILE, --log FILE, --words and --link.",
            ),
            ("export --words", "`export` takes one case or file."),
            ("export a b --words", "`export` takes one case or file."),
            (
                "export x --xlsx",
                "`--xlsx` needs the name of a file, or - for standard output.",
            ),
            (
                "export x --link a.html#with=b=1",
                "`--link ADDRESS` names the case: give no other beside it.",
            ),
            (
                "export --link a.html#with=b=1 --set c=1",
                "`--link ADDRESS` has the changes: `--set` does not go with it.",
            ),
            (
                "export x --table 2 --words",
                "`--table` says which table `--csv FILE` writes.",
            ),
            (
                "export x --json --words",
                "`export` writes no JSON: `evaluate --json` does.",
            ),
            (
                "evaluate x --words",
                "`--xlsx`, `--csv`, `--table`, `--log`, `--words` and `--link` go with `export`, not with `evaluate`.",
            ),
            ("list x", "`list` takes no file."),
            ("foot", "`foot` takes one file, or - for standard input."),
            (
                "check --case x",
                "`--case` goes with `foot`, not with `check`.",
            ),
            (
                "foot x --case --json",
                "`--case` is the text of a case file, and no JSON.",
            ),
            (
                "foot a b",
                "`foot` takes one file, or - for standard input.",
            ),
            (
                "evaluate x --set",
                "`--set` needs a change, such as agency_rate=900.",
            ),
            (
                "--json",
                "Which command? One of list, answer, check, evaluate, ask, export, new and foot.",
            ),
        ] {
            assert_eq!(command(line), Err(Misuse(words.to_owned())), "{line}");
        }
    }
}
