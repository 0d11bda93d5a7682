//! `ask`: what one asks of a case.

use crate::arguments::Misuse;
use crate::asking::{Options, Question};
use crate::library::{Failure, Library};
use crate::output::Output;
use crate::sheet::{Sheet, Side};
use casebook_analysis::questions::sure::USUAL_DRAWS;
use casebook_analysis::questions::{Goal, Subject};
use casebook_exchange::asked::versions::Whose;
use casebook_exchange::asked::{self, changed, going, matters, pair, reach, sure, versions};
use casebook_exchange::edits;
use casebook_exchange::plain::Figure;
use casebook_exchange::versions::Versions;
use casebook_exchange::workspace;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use std::ffi::OsStr;

/// Answers a question with the edits of `set` in force.
pub(crate) fn ask(
    json: bool,
    argument: &OsStr,
    set: &[String],
    question: &Question,
    options: &Options,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let library = Library::open()?;
    let case = library.read(&library.find(argument)?)?;
    let edits = edits::of_lines(&case, set.iter().map(String::as_str))
        .map_err(|it| Misuse(format!("--set {}: {}", it.text, it.error.words())))?;
    let goal = asked::goal(&case, options.of.as_deref())
        .map_err(|error| Misuse(format!("--of: {}", error.words())))?;
    let paper = Figures::paper(&case);
    let now = Figures::now(&case, &edits, &paper);
    let asking = Asking {
        json,
        subject: Subject {
            case: &case,
            paper: &paper,
            edits: &edits,
            now: &now,
        },
        goal: &goal,
    };
    match question {
        Question::Matters => asking.matters(output),
        Question::Pair { down, across } => asking.pair((down, across), output)?,
        Question::Reach { target, by } => asking.reach(target, by, output)?,
        Question::Changed => asking.changed(output),
        Question::Going(figures) => asking.going(figures, output)?,
        Question::Sure => asking.sure(options, output)?,
        Question::Versions => asking.versions(options, output)?,
    }
    Ok(())
}

struct Asking<'a> {
    json: bool,
    subject: Subject<'a>,
    goal: &'a Goal,
}

impl Asking<'_> {
    fn matters(&self, output: &mut Output<'_>) {
        let Some(asked) = matters::asked(self.subject, self.goal) else {
            return;
        };
        if self.json {
            return output.json(&asked);
        }
        output.line(&asked.words);
        let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Left]);
        // Where the figure waits for inputs there is nothing to tell of the others.
        let told = matches!(asked.figure, Figure::Text(_));
        for row in asked.moved.iter().filter(|row| told && row.moves()) {
            sheet.row(vec![
                row.label.clone(),
                row.words.clone(),
                row.input.clone(),
            ]);
            for tried in &row.tries {
                let to = format!("  {}", tried.to);
                sheet.row(vec![to, tried.words.clone()]);
            }
        }
        output.text(&heading(
            "\nWhat moves it, what moves it most first",
            &sheet,
        ));
        let mut sheet = Sheet::new(&[Side::Left, Side::Left]);
        for row in asked.moved.iter().filter(|row| !row.moves()) {
            sheet.row(vec![row.label.clone(), row.input.clone()]);
        }
        output.text(&heading("\nMakes no difference", &sheet));
        let mut sheet = Sheet::new(&[Side::Left, Side::Left, Side::Left]);
        for left in &asked.still {
            sheet.row(vec![
                left.label.clone(),
                left.input.clone(),
                left.words.clone(),
            ]);
        }
        output.text(&heading("\nNot moved", &sheet));
    }

    fn pair(&self, inputs: (&str, &str), output: &mut Output<'_>) -> Result<(), Misuse> {
        let asked = pair::asked(self.subject, self.goal, inputs)
            .map_err(|error| Misuse(format!("matters: {}", error.words())))?;
        if self.json {
            output.json(&asked);
            return Ok(());
        }
        output.line(&asked.label);
        output.line(&format!("Down: {}", asked.rows.label));
        output.line(&format!("Across: {}", asked.columns.label));
        if let Some(target) = &asked.target_words {
            output.line(&format!("✓ comes to {target}"));
        }
        let mut sheet = Sheet::new(&[Side::Left, Side::Right]);
        let heads = asked.columns.values.iter().map(|column| column.to.clone());
        sheet.row(core::iter::once(String::new()).chain(heads).collect());
        for (row, figures) in asked.rows.values.iter().zip(&asked.figures) {
            let cells = figures.iter().map(|cell| match cell.reached {
                Some(true) => format!("{} ✓", cell.words),
                Some(false) => format!("{}  ", cell.words),
                None => cell.words.clone(),
            });
            sheet.row(core::iter::once(row.to.clone()).chain(cells).collect());
        }
        output.text(&format!("\n{}", sheet.text()));
        Ok(())
    }

    fn reach(&self, target: &str, by: &str, output: &mut Output<'_>) -> Result<(), Misuse> {
        let told = |what: &str, words: String| Misuse(format!("{what}: {words}"));
        let target = reach::target(self.subject, self.goal, target)
            .map_err(|error| told("reach", error.words()))?;
        let asked = reach::asked(self.subject, self.goal, target, by)
            .map_err(|error| told("by", error.words()))?;
        if self.json {
            output.json(&asked);
        } else {
            output.line(&asked.words);
            for set in &asked.set {
                output.line(&format!("  --set '{set}'"));
            }
        }
        Ok(())
    }

    fn changed(&self, output: &mut Output<'_>) {
        let Some(asked) = changed::asked(self.subject, self.goal) else {
            return;
        };
        if self.json {
            return output.json(&asked);
        }
        output.line(&asked.words);
        if asked.steps.is_empty() {
            return;
        }
        let mut sheet = Sheet::new(&[Side::Left, Side::Left, Side::Right, Side::Right]);
        let head = ["", "", "alone", "in order"];
        sheet.row(head.map(str::to_owned).to_vec());
        for step in &asked.steps {
            let what = match &step.from {
                Some(from) => format!("{from} → {}", step.to),
                None => step.to.clone(),
            };
            sheet.row(vec![
                step.label.clone(),
                what,
                step.alone.words.clone(),
                step.then.words.clone(),
            ]);
        }
        output.text(&sheet.text());
    }

    fn going(&self, figures: &str, output: &mut Output<'_>) -> Result<(), Misuse> {
        let (series, actual) = going::read(self.subject, figures)
            .map_err(|error| Misuse(format!("going: {}", error.words())))?;
        let Some(asked) = going::asked(self.subject, self.goal, &series, &actual) else {
            return Ok(());
        };
        if self.json {
            output.json(&asked);
            return Ok(());
        }
        let mut sheet = Sheet::new(&[Side::Left, Side::Right]);
        let ways = asked.ways.iter();
        let heads = ["", "planned", "so far"].into_iter().map(str::to_owned);
        sheet.row(heads.chain(ways.map(|way| way.rest.to_owned())).collect());
        for (position, item) in asked.items.iter().enumerate() {
            let cell = |value: Option<&String>| value.map_or_else(|| "–".to_owned(), Clone::clone);
            let row = [
                item.label.clone(),
                cell(item.plan.as_ref()),
                cell(item.actual.as_ref()),
            ];
            let ways = asked.ways.iter();
            let rest = ways.map(|way| cell(way.values.get(position).and_then(Option::as_ref)));
            sheet.row(row.into_iter().chain(rest).collect());
        }
        output.text(&heading(&asked.series_label, &sheet));
        let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Left]);
        for way in &asked.ways {
            let as_words = casebook_model::words::raised(way.as_words);
            sheet.row(vec![
                as_words,
                way.figure_words.clone(),
                way.distance_words(),
            ]);
        }
        output.text(&heading(&format!("\n{}", asked.label), &sheet));
        if !asked.needed_words.is_empty() {
            output.line(&format!("\n{}", asked.needed_words));
        }
        for way in &asked.ways {
            output.line(&format!("  {}: --set '{}'", way.rest, way.set));
        }
        Ok(())
    }

    fn versions(&self, options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
        let kept = self.kept(options)?;
        let wanted = options.table.as_deref().map(|table| (table, options.rows));
        let asked = versions::asked(self.subject, self.goal, kept.list(), wanted)
            .map_err(|words| Misuse(format!("--table: {words}")))?;
        let Some(asked) = asked else {
            return Ok(());
        };
        if self.json {
            output.json(&asked);
            return Ok(());
        }
        output.line(&asked.words);
        output.text(&format!("\n{}", side_by_side(&asked).text()));
        if let Some(table) = &asked.table {
            output.line(&format!("\n{}", table.title));
            if !table.words.is_empty() {
                output.line(&table.words);
            }
            for group in &table.groups {
                let mut sheet = Sheet::new(&[Side::Left, Side::Right]);
                sheet.row(heads(&group.label, &asked));
                for row in &group.rows {
                    sheet.row(figures(row));
                }
                output.text(&format!("\n{}", sheet.text()));
            }
        }
        Ok(())
    }

    /// The versions that are set side by side: those of the file, and those named here.
    fn kept(&self, options: &Options) -> Result<Versions, Failure> {
        let case = self.subject.case;
        let mut kept = match &options.workspace {
            Some(file) => of_workspace(case, file)?,
            None => Versions::default(),
        };
        for (name, set) in &options.versions {
            let told = |words: String| Misuse(format!("--version {name}: {words}"));
            let edits = edits::of_lines(case, set.iter().map(String::as_str))
                .map_err(|it| told(format!("--set {}: {}", it.text, it.error.words())))?;
            kept = (kept.and(name, edits)).map_err(|wrong| told(wrong.words()))?;
        }
        Ok(kept)
    }

    fn sure(&self, options: &Options, output: &mut Output<'_>) -> Result<(), Misuse> {
        let ranges = options.ranges.iter().map(|text| {
            let told = |error: sure::RangeError| format!("--set-range {text}: {}", error.words());
            sure::read(self.subject.case, text).map_err(|error| Misuse(told(error)))
        });
        let ranges = ranges.collect::<Result<Vec<_>, _>>()?;
        let draws = options.draws.unwrap_or(USUAL_DRAWS);
        let seed = options.seed.unwrap_or(1);
        let Some(asked) = sure::asked(self.subject, self.goal, &ranges, (draws, seed)) else {
            return Ok(());
        };
        if self.json {
            output.json(&asked);
            return Ok(());
        }
        for sentence in &asked.words {
            output.line(sentence);
        }
        let mut sheet = Sheet::new(&[Side::Right, Side::Right, Side::Left]);
        let most = asked.bins.iter().map(|bin| bin.draws).max().unwrap_or(1);
        for bin in &asked.bins {
            let bar = bar(bin.draws, most);
            sheet.row(vec![bin.words.clone(), bin.draws.to_string(), bar]);
        }
        output.text(&heading("\nDraws from each figure on", &sheet));
        let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Left]);
        for driver in &asked.drivers {
            let way = if driver.falls {
                "falls as it rises"
            } else {
                ""
            };
            let share = format!("{}%", driver.share);
            sheet.row(vec![driver.label.clone(), share, way.to_owned()]);
        }
        output.text(&heading("\nHow much of the spread goes with each", &sheet));
        let mut sheet = Sheet::new(&[Side::Left, Side::Left, Side::Left]);
        for range in &asked.drawn {
            let from = match range.from {
                "case" => "by the case file",
                "print" => "by the print",
                _ => "by you",
            };
            sheet.row(vec![
                range.label.clone(),
                range.words.clone(),
                from.to_owned(),
            ]);
        }
        output.text(&heading("\nDrawn", &sheet));
        let mut sheet = Sheet::new(&[Side::Left, Side::Left]);
        for left in &asked.held {
            sheet.row(vec![left.label.clone(), left.words.to_owned()]);
        }
        output.text(&heading("\nHeld at what it is", &sheet));
        Ok(())
    }
}

/// The versions of a case in a workspace.
fn of_workspace(case: &Case, file: &OsStr) -> Result<Versions, Failure> {
    let told = |words: String| Misuse(format!("--workspace {}: {words}", file.to_string_lossy()));
    let text = std::fs::read_to_string(file).map_err(|error| told(error.to_string()))?;
    let all = workspace::read(&text).map_err(|refused| told(refused.words()))?;
    let Some(of_case) = all.iter().find(|kept| kept.case == case.id) else {
        return Err(told(format!("“{}” is not in this file.", case.id)).into());
    };
    let versions = of_case.versions(case);
    Ok(versions.map_err(|refused| told(refused.words()))?)
}

/// The heads of the versions, after a head of one's own.
fn heads(head: &str, asked: &versions::Asked) -> Vec<String> {
    let name = |column: &versions::Column| match column.whose {
        Whose::Paper => "paper".to_owned(),
        Whose::Now => "with --set".to_owned(),
        Whose::Kept => column.name.clone(),
    };
    let names = asked.columns.iter().map(name);
    core::iter::once(head.to_owned()).chain(names).collect()
}

fn figures(row: &versions::Row) -> Vec<String> {
    let cells = row.cells.iter().map(|cell| cell.words.clone());
    core::iter::once(row.label.clone()).chain(cells).collect()
}

/// The figures that are looked at, how far they are from the print, and what is changed.
fn side_by_side(asked: &versions::Asked) -> Sheet {
    let mut sheet = Sheet::new(&[Side::Left, Side::Right]);
    sheet.row(heads("", asked));
    let mut totals = asked.totals.iter();
    sheet.row(totals.next().map(figures).unwrap_or_default());
    if let Some(head) = asked.beside() {
        let distances = asked.columns.iter().map(|it| it.distance_words.clone());
        sheet.row(core::iter::once(head).chain(distances).collect());
    }
    for row in totals {
        sheet.row(figures(row));
    }
    for change in &asked.changes {
        let put = change.to.iter().map(|put| put.words.clone());
        sheet.row(core::iter::once(change.label.clone()).chain(put).collect());
    }
    sheet
}

/// How long the longest bar of a histogram is.
const LONGEST: u32 = 40;

/// A row of bars, the longest for the most.
fn bar(draws: u32, most: u32) -> String {
    let length = draws
        .saturating_mul(LONGEST)
        .checked_div(most.max(1))
        .unwrap_or(0);
    "▇".repeat(usize::try_from(length).unwrap_or(0))
}

/// A table under its heading; nothing where it has no rows.
fn heading(heading: &str, sheet: &Sheet) -> String {
    match sheet.text().as_str() {
        "" => String::new(),
        text => format!("{heading}\n{text}"),
    }
}
