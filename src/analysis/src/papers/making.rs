//! Makes the lists from the cases and the table of prints.

use super::meaning::meaning;
use super::{Difference, Finding, Name, Needed, Paper, Papers, Part, Row, Section, TableRow, Text};
use crate::checks::{Check, Kind, Verdict, tally};
use crate::claim;
use crate::consequence::consequence;
use crate::prints::{Print, Role, prints};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Document, Given, Quantity, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::value::Value;
use casebook_model::words;

/// The lists of all papers.
///
/// # Errors
/// With every row that names a case or figure that is not there, and where there are too many.
pub fn make(
    documents: &[Document],
    cases: &[Case],
    rows: &[TableRow],
) -> Result<Papers, Vec<String>> {
    let mut making = Making::new(cases);
    for (number, document) in (0_u8..).zip(documents) {
        let paper = making.paper(number, document, rows);
        making.papers.push(paper);
    }
    for row in rows {
        if !documents.iter().any(|known| known.file == row.document) {
            let fault = format!("`{}` is in no list of documents", row.document);
            making.faults.push(fault);
        }
    }
    if making.texts.len() > usize::from(u16::MAX) || cases.len() > usize::from(u8::MAX) {
        making
            .faults
            .push("there are more prints than can be listed".to_owned());
    }
    if !making.faults.is_empty() {
        return Err(making.faults);
    }
    making
        .differences
        .sort_by_key(|(weight, _)| core::cmp::Reverse(*weight));
    let differences = making.differences.into_iter();
    Ok(Papers {
        texts: making.texts,
        papers: making.papers,
        differences: differences.map(|(_, difference)| difference).collect(),
        needed: making.needed,
    })
}

/// A case and all about it that its prints are held against.
struct Desk<'a> {
    number: u8,
    case: &'a Case,
    paper: Figures,
    checks: Vec<Check>,
    prints: Vec<Print>,
}

/// How much a difference weighs: its share of what the case claims; nothing where it is counted in
/// something else than that.
type Weight = Option<Decimal>;

struct Making<'a> {
    desks: Vec<Desk<'a>>,
    texts: Vec<String>,
    papers: Vec<Paper>,
    differences: Vec<(Weight, Difference)>,
    needed: Vec<Needed>,
    faults: Vec<String>,
}

impl<'a> Making<'a> {
    fn new(cases: &'a [Case]) -> Self {
        let desk = |(number, case): (u8, &'a Case)| {
            let paper = Figures::paper(case);
            Desk {
                number,
                case,
                checks: claim::all_checks(case, &paper),
                prints: prints(case),
                paper,
            }
        };
        Self {
            desks: (0_u8..).zip(cases).map(desk).collect(),
            texts: vec![String::new()],
            papers: Vec::new(),
            differences: Vec::new(),
            needed: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The text, which is kept once.
    fn text(&mut self, text: &str) -> Text {
        // The table is written on a keyboard, the page is set.
        let text = text.replace('\'', "’");
        let known = self.texts.iter().position(|known| *known == text);
        let position = known.unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len().saturating_sub(1)
        });
        Text(u16::try_from(position).unwrap_or(u16::MAX))
    }

    fn name(&mut self, case: &Case, quantity: &Quantity, place: &Place) -> Name {
        Name {
            quantity: self.text(&quantity.id),
            place: self.text(&case.place_code(place)),
        }
    }

    fn paper(&mut self, number: u8, document: &Document, rows: &[TableRow]) -> Paper {
        let desks = core::mem::take(&mut self.desks);
        let mut parts: Vec<Part> = Vec::new();
        for row in rows.iter().filter(|row| row.document == document.file) {
            match desks.iter().find(|desk| desk.case.id == row.case) {
                Some(desk) => self.row(desk, row, &mut parts),
                None => self.faults.push(format!("there is no case `{}`", row.case)),
            }
        }
        let of_it = || {
            desks
                .iter()
                .filter(|desk| desk.case.document.file == document.file)
        };
        for desk in of_it() {
            if !parts.iter().any(|part| part.case == desk.number) {
                parts.push(Part {
                    case: desk.number,
                    sections: Vec::new(),
                    checks: tally(&desk.checks),
                });
            }
        }
        for part in &parts {
            if let Some(desk) = desks.iter().find(|desk| desk.number == part.case) {
                self.differing(number, desk, rows);
                self.needing(desk);
            }
        }
        let first = of_it().next().map(|desk| desk.case);
        let paper = Paper {
            title: self.text(&document.title),
            date: self.text(&document.date),
            address: document
                .address
                .as_deref()
                .map(|address| self.text(address)),
            council: self.text(first.map_or("", |case| case.council.as_str())),
            year: self.text(&first.map_or_else(String::new, |case| case.year.label())),
            parts,
        };
        self.desks = desks;
        paper
    }

    /// Adds a print to the part of its case.
    fn row(&mut self, desk: &Desk<'_>, row: &TableRow, parts: &mut Vec<Part>) {
        let foremost = row.figures.first();
        let print = desk
            .prints
            .iter()
            .find(|print| foremost == Some(&print.name));
        let Some(print) = print else {
            self.faults.push(format!(
                "{} has no figure `{}`",
                row.case,
                foremost.map_or("", String::as_str)
            ));
            return;
        };
        let (place, column) = row
            .place
            .split_once(", column ")
            .unwrap_or((&row.place, ""));
        let place = self.text(place);
        let mut made = self.found(desk, print);
        if !column.is_empty() {
            made.at = self.text(&format!("Column “{column}”"));
        }
        made.printed = self.text(&row.printed);
        made.again = row.again;
        made.claim = row.figures.iter().any(|name| name == "claim");
        if parts.last().is_none_or(|part| part.case != desk.number) {
            parts.push(Part {
                case: desk.number,
                sections: Vec::new(),
                checks: tally(&desk.checks),
            });
        }
        let Some(part) = parts.last_mut() else { return };
        match part.sections.last_mut() {
            Some(section) if section.place == place => section.prints.push(made),
            _ => part.sections.push(Section {
                place,
                prints: vec![made],
            }),
        }
    }

    /// A print and how it stands.
    fn found(&mut self, desk: &Desk<'_>, print: &Print) -> Row {
        let case = desk.case;
        let (index, place) = match &print.role {
            Role::Claim => (case.claim.quantity, &case.claim.place),
            Role::Input(index, place) | Role::Published(index, place) => (*index, place),
            Role::Background(position) => {
                let what = case.background.get(*position).map(|it| it.what.clone());
                return Row {
                    what: self.text(&what.unwrap_or_default()),
                    ..nothing(Finding::Background)
                };
            }
        };
        let Some(quantity) = case.quantity(index) else {
            return nothing(Finding::Background);
        };
        let check = |kind| {
            let of_it = |check: &&Check| {
                check.kind == kind
                    && check.quantity == index
                    && check.place == *place
                    && check.printed == print.printed
            };
            desk.checks.iter().find(of_it)
        };
        let mut row = nothing(Finding::Given);
        match &print.role {
            Role::Claim => {
                let standing = claim::standing(case, &desk.paper, &desk.paper);
                let verdict = standing.verdict.unwrap_or(Verdict::Needs);
                row.finding = match standing.gross && standing.verdict.is_some_and(Verdict::stands)
                {
                    true => Finding::Gross(verdict),
                    false => Finding::Checked(verdict),
                };
                row.sum = self.sum(case, quantity, &standing.calculated);
                let apart = standing.printed.as_ref().and_then(|printed| {
                    crate::checks::difference(printed.value, &standing.calculated)
                });
                row.apart = self.apart(case, quantity, standing.verdict, apart);
                row.foots = self.foots(case, quantity, check(Kind::Foots));
            }
            Role::Published(..) => {
                if let Some(check) = check(Kind::Recalculated) {
                    row.finding = Finding::Checked(check.verdict);
                    row.sum = self.sum(case, quantity, &check.calculated);
                    row.apart = self.apart(case, quantity, Some(check.verdict), check.difference);
                }
                row.foots = self.foots(case, quantity, check(Kind::Foots));
            }
            Role::Input(..) => {
                let given = quantity.input().and_then(|input| {
                    let cell = case.cell_of(quantity, place)?;
                    input.given.get(cell)
                });
                if let Some(Given::Known {
                    takes: Some(takes), ..
                }) = given
                {
                    let takes = words::figure(case, quantity, *takes);
                    row.sum = self.text(&format!("takes {takes}"));
                }
            }
            Role::Background(_) => {}
        }
        row.what = self.text(&quantity.label);
        row.at = self.text(&case.place_label(place));
        row.figure = Some(self.name(case, quantity, place));
        row
    }

    /// How a print stands to the sum of its printed parts; empty where it is not made of such.
    fn foots(&mut self, case: &Case, quantity: &Quantity, check: Option<&Check>) -> Text {
        let Some(check) = check else {
            return Text::default();
        };
        let text = match check.verdict {
            Verdict::Agrees | Verdict::Rounds | Verdict::Hedged => {
                "the sum of its printed parts".to_owned()
            }
            Verdict::Differs | Verdict::Needs => {
                let sum = words::value(case, quantity, &check.calculated);
                format!("its printed parts come to {sum}")
            }
        };
        self.text(&text)
    }

    /// A number in words; empty for what is none.
    fn sum(&mut self, case: &Case, quantity: &Quantity, value: &Value) -> Text {
        match value {
            Value::Needs(_) => Text::default(),
            value => self.text(&words::value(case, quantity, value)),
        }
    }

    fn apart(
        &mut self,
        case: &Case,
        quantity: &Quantity,
        verdict: Option<Verdict>,
        difference: Option<Decimal>,
    ) -> Text {
        let Some(difference) = difference.filter(|_| verdict == Some(Verdict::Differs)) else {
            return Text::default();
        };
        let Some(amount) = words::apart(case, quantity, difference) else {
            return Text::default();
        };
        let side = if difference.is_sign_negative() {
            "below"
        } else {
            "above"
        };
        self.text(&format!("{amount} {side} the sum"))
    }

    /// What differs in a case.
    fn differing(&mut self, paper: u8, desk: &Desk<'_>, rows: &[TableRow]) {
        let case = desk.case;
        for check in &desk.checks {
            let Some(quantity) = case.quantity(check.quantity) else {
                continue;
            };
            // A claim that a block prints too is one print, and differs once.
            let again = |other: &Check| {
                check.is_claim()
                    && !other.is_claim()
                    && other.kind == check.kind
                    && other.quantity == check.quantity
                    && other.place == check.place
                    && other.printed == check.printed
            };
            if check.verdict != Verdict::Differs || desk.checks.iter().any(again) {
                continue;
            }
            let id = check.id.strip_prefix("foots:").unwrap_or(&check.id);
            let row = rows.iter().find(|row| {
                let names = |name: &String| name.strip_prefix("again:").unwrap_or(name) == id;
                row.case == case.id && row.figures.iter().any(names)
            });
            let sum = words::value(case, quantity, &check.calculated);
            let sum = match check.kind {
                Kind::Recalculated => sum,
                Kind::Foots => format!("{sum} from its printed parts"),
            };
            let what = match case.place_label(&check.place) {
                at if at.is_empty() => quantity.label.clone(),
                at => format!("{} · {at}", quantity.label),
            };
            let means = meaning(case, check.kind, &consequence(case, &desk.paper, check));
            let difference = Difference {
                paper,
                case: desk.number,
                place: self.text(row.map_or(check.source.as_str(), |row| row.place.as_str())),
                what: self.text(&what),
                figure: self.name(case, quantity, &check.place),
                printed: self.text(&check.printed.readable()),
                sum: self.text(&sum),
                apart: self.apart(case, quantity, Some(check.verdict), check.difference),
                because: self.text(check.because.as_deref().unwrap_or_default()),
                claimed: self.text(case.claim.sense.word()),
                means: self.text(&means),
            };
            self.differences
                .push((weight(case, quantity, check), difference));
        }
    }

    /// What a case still needs, in the order of its form.
    fn needing(&mut self, desk: &Desk<'_>) {
        let case = desk.case;
        let inputs = case.groups.iter().flat_map(|group| &group.inputs);
        for index in inputs {
            self.needed_input(desk, *index);
        }
    }

    fn needed_input(&mut self, desk: &Desk<'_>, index: QuantityIndex) {
        let case = desk.case;
        let Some(quantity) = case.quantity(index) else {
            return;
        };
        let Some(input) = quantity.input() else {
            return;
        };
        let empty = |given: &&Given| matches!(given, Given::Needed);
        let Some(first) = input.given.iter().position(|given| empty(&given)) else {
            return;
        };
        let cells = input.given.iter().filter(empty).count();
        let place = case.place_of(quantity, first);
        let needed = Needed {
            case: desk.number,
            what: self.text(&quantity.label),
            unit: self.text(&quantity.unit.heading(&case.units)),
            figure: self.name(case, quantity, &place),
            cells: u16::try_from(cells).unwrap_or(u16::MAX),
            who: self.text(input.who.as_deref().unwrap_or_default()),
        };
        self.needed.push(needed);
    }
}

/// How much a difference weighs.
fn weight(case: &Case, quantity: &Quantity, check: &Check) -> Weight {
    let claimed = case.quantity(case.claim.quantity)?;
    let printed = case.claim.printed.as_ref()?.value.abs();
    let alike = quantity.unit.same(&claimed.unit);
    let difference = check.difference.filter(|_| alike)?;
    difference.abs().exact_div(printed)
}

/// A row of which nothing is known but how it stands.
fn nothing(finding: Finding) -> Row {
    Row {
        what: Text::default(),
        at: Text::default(),
        figure: None,
        printed: Text::default(),
        again: false,
        claim: false,
        finding,
        sum: Text::default(),
        apart: Text::default(),
        foots: Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::read;
    use crate::sample::{MONTHS, case};

    const PRINTS: &str = r#"
        [[published]]
        quantity = "saved"
        printed = ["10000", "6000", "0"]
        source = "p"
        [[published]]
        quantity = "total"
        printed = "16000"
        source = "p"
        [[background]]
        what = "Elsewhere"
        printed = "around 8%"
        source = "q"
    "#;

    const TABLE: &str = "document\tcase\tprinted\trepeats\tplace\tfigure\n\
        d.txt\tsample\t£22k\t\tHead\tclaim\n\
        d.txt\tsample\t£100\t\tText\trate\n\
        d.txt\tsample\t6000\t\tTable, row Second, column Saved\tsaved[second]\n\
        d.txt\tsample\t£16k\t\tTable, row Total, column Saved\ttotal\n\
        d.txt\tsample\t£22k\t2\tTable, row Total, column All\tclaim\n\
        d.txt\tsample\taround 8%\t\tText\tbackground:1\n";

    fn made(case: Case, table: &str) -> Result<Papers, Vec<String>> {
        let document = Document {
            file: "d.txt".into(),
            title: "A paper".into(),
            date: String::new(),
            address: None,
        };
        let mut case = case;
        case.document = document.clone();
        make(&[document], &[case], &read(table).unwrap())
    }

    #[test]
    fn prints_stand_in_the_order_of_the_paper_with_how_they_stand() {
        let papers = made(case(&format!("{MONTHS}{PRINTS}")), TABLE).unwrap();
        let part = &papers.papers[0].parts[0];
        let told: Vec<(&str, &str, &str, Finding, &str, &str)> = part
            .sections
            .iter()
            .flat_map(|section| section.prints.iter().map(move |row| (section, row)))
            .map(|(section, row)| {
                (
                    papers.text(section.place),
                    papers.text(row.at),
                    papers.text(row.printed),
                    row.finding,
                    papers.text(row.sum),
                    papers.text(row.apart),
                )
            })
            .collect();
        let differs = Finding::Checked(Verdict::Differs);
        assert_eq!(
            told,
            [
                (
                    "Head",
                    "",
                    "£22k",
                    differs,
                    "£15,000",
                    "£7,000 above the sum"
                ),
                ("Text", "", "£100", Finding::Given, "", ""),
                (
                    "Table, row Second",
                    "Column “Saved”",
                    "6000",
                    differs,
                    "£5,000",
                    "£1,000 above the sum"
                ),
                (
                    "Table, row Total",
                    "Column “Saved”",
                    "£16k",
                    differs,
                    "£15,000",
                    "£1,000 above the sum"
                ),
                (
                    "Table, row Total",
                    "Column “All”",
                    "£22k",
                    differs,
                    "£15,000",
                    "£7,000 above the sum"
                ),
                ("Text", "", "around 8%", Finding::Background, "", ""),
            ]
        );
        let total = part.prints().nth(3).unwrap();
        // 10,000 + 6,000 + 0 are printed.
        assert_eq!(papers.text(total.foots), "the sum of its printed parts");
        let counts = part.counts();
        assert_eq!((counts.prints, counts.figures), (6, 5));
        assert_eq!(
            (counts.checked.differ, counts.given, counts.background),
            (3, 1, 1)
        );
    }

    #[test]
    fn a_difference_says_what_it_would_mean() {
        let papers = made(case(&format!("{MONTHS}{PRINTS}")), TABLE).unwrap();
        let told: Vec<(&str, &str)> = papers
            .differences
            .iter()
            .map(|it| (papers.text(it.what), papers.text(it.means)))
            .collect();
        // The claim, and its printed parts; 10,000 + 6,000 + 0; and the printed total itself.
        assert_eq!(
            told,
            [
                (
                    "Total",
                    "this is that figure itself, £22,000 instead of £15,000, £7,000 more."
                ),
                (
                    "Total",
                    "this is that figure itself, £16,000 instead of £15,000, £1,000 more."
                ),
                (
                    "Saved · second",
                    "with the printed figure in the sum, £16,000 instead of £15,000, £1,000 more."
                ),
                (
                    "Total",
                    "this is that figure itself, £16,000 instead of £15,000, £1,000 more."
                ),
            ]
        );
    }

    #[test]
    fn a_difference_elsewhere_leaves_the_claim_alone() {
        // The claim is the first month alone; the print that differs is of the second.
        let body = MONTHS.replacen(
            "quantity = \"total\"",
            "quantity = \"saved\"\nat = { step = \"first\" }",
            1,
        );
        let body = format!("{body}{PRINTS}").replace("\"£22k\"", "\"£10k\"");
        let papers = made(case(&body), TABLE).unwrap();
        assert_eq!(
            papers.text(papers.differences[0].means),
            "this is that figure itself, £6,000 instead of £5,000 under “second”, £1,000 more. \
             The saving that is claimed stands under “first” and is not touched."
        );
        assert_eq!(
            papers.text(papers.differences[1].means),
            "nothing. The saving does not rest on it."
        );
    }

    #[test]
    fn what_is_needed_is_listed_with_who_would_know() {
        let body = MONTHS
            .replace("printed = \"£100\"", "needed = \"The council\"")
            .replacen("source = \"p\"\n", "", 1);
        let table = TABLE.replace("£100\t\tText\trate\n", "£22k\t2\tText\tclaim\n");
        let table: String = table.lines().take(3).collect::<Vec<_>>().join("\n");
        let papers = made(case(&body), &table).unwrap();
        let [needed] = papers.needed.as_slice() else {
            panic!("{:?}", papers.needed)
        };
        assert_eq!(papers.text(needed.who), "The council");
        assert_eq!(papers.text(needed.figure.quantity), "rate");
        assert_eq!(
            (papers.text(needed.unit), needed.cells),
            ("£ a child a week", 1)
        );
        let row = papers.papers[0].parts[0].prints().next().unwrap();
        assert_eq!(row.finding, Finding::Checked(Verdict::Needs));
        assert_eq!(papers.text(row.sum), "");
    }

    #[test]
    fn a_row_without_its_case_or_figure_is_refused() {
        let sample = || case(&format!("{MONTHS}{PRINTS}"));
        let other = TABLE.replace("\trate\n", "\tno_such\n");
        assert_eq!(
            made(sample(), &other).unwrap_err(),
            ["sample has no figure `no_such`"]
        );
        let other = TABLE.replace("d.txt\tsample\t£100", "d.txt\telsewhere\t£100");
        assert_eq!(
            made(sample(), &other).unwrap_err(),
            ["there is no case `elsewhere`"]
        );
        let other = TABLE.replace("d.txt\tsample\t£100", "e.txt\tsample\t£100");
        assert_eq!(
            made(sample(), &other).unwrap_err(),
            ["`e.txt` is in no list of documents"]
        );
    }
}
