//! A case as the list shows it.

use super::finding::Tallied;
use crate::frame::link::Link;
use crate::parts::verdict::verdict_mark;
use crate::state::address::Route;
use crate::state::opened::Opened;
use casebook_analysis::catalogue::{Entry, shown};
use casebook_analysis::checks::{Tally, Verdict};
use casebook_analysis::claim::standing_as;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// What the reader made of a case that they changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The case is not here, so that nothing can be worked out.
    Unknown,
    /// The case, and what they changed in it.
    Known(Rc<Opened>, Rc<Edits>),
}

/// Properties of [`CaseRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CaseRowProps {
    /// The case.
    pub entry: Entry,
    /// The largest claim of the whole list, in pounds: as long as a bar gets.
    pub largest: u64,
    /// What the reader made of it, if they changed it.
    pub change: Option<Change>,
}

/// A case of the list.
#[component]
pub fn CaseRow(props: &CaseRowProps) -> Html {
    let CaseRowProps {
        entry,
        largest,
        change,
    } = props;
    let yours = use_memo(change.clone(), |change| match change {
        Some(Change::Known(opened, edits)) => Some(yours(opened, edits)),
        _ => None,
    });
    let references = match entry.references.as_slice() {
        [] => "no reference printed".to_owned(),
        references => references.join(", "),
    };
    let about = [&entry.council, &entry.year, &references, entry.sense.word()].join("\u{a0}· ");
    let (said, pounds) = match yours.as_ref() {
        Some((words, pounds)) => (["With your changes ", words].concat(), *pounds),
        None => ("changed".to_owned(), None),
    };
    html! {
        <li>
            <div>
                <h2><Link to={Route::case(&entry.id)}>{ &entry.title }</Link></h2>
                <p class="cases__meta">{ about }</p>
                { scale(entry, pounds, *largest) }
            </div>
            <dl>
                <div class="num"><dt>{ "Printed" }</dt>{ printed(entry) }</div>
                <div class="num">
                    <dt>{ "Worked out" }</dt>
                    if let Some(calculated) = &entry.calculated {
                        <dd class="cases__money">
                            // The claim is net: without the word the figure would seem to bear it out.
                            if entry.gross { <small>{ "gross" }</small> }
                            { calculated }
                        </dd>
                    } else {
                        <dd class="cases__meta">{ verdict_mark(Verdict::Needs) }</dd>
                    }
                </div>
                if change.is_some() {
                    <div class="num cases__yours">
                        <dt>{ "Changed" }</dt>
                        <dd><Link to={Route::case(&entry.id)} class="tag tag--changed">{ said }</Link></dd>
                    </div>
                }
                <div class="cases__checks">
                    <dt>{ "Checks" }</dt>
                    <dd>
                        if entry.checks == Tally::default() { { "none" } }
                        <Tallied counts={entry.checks} />
                    </dd>
                </div>
            </dl>
        </li>
    }
}

/// The claim with the reader's changes, in words and in pounds.
fn yours(opened: &Opened, edits: &Edits) -> (String, Option<i64>) {
    let case = &opened.case;
    let now = Figures::now(case, edits, &opened.paper);
    let standing = standing_as(case, &opened.paper, &now, None);
    let (words, pounds) = shown(case, &standing.held(case).1);
    let words = words.unwrap_or_else(|| "needs figures".to_owned());
    let net = standing.net.map(|_| "net ").unwrap_or_default();
    ([net, &words].concat(), pounds)
}

/// How long the longest bar is, in units of the drawing.
const LENGTH: u64 = 1000;

/// The size of a claim: a bar for the print, one for what was worked out, one for what the reader made
/// of it, as far as they are known. All bars of the list are to one scale; what they show stands in
/// figures beside them.
fn scale(entry: &Entry, yours: Option<i64>, largest: u64) -> Html {
    let printed = entry.pounds.filter(|_| entry.printed.is_some());
    let amounts = [
        ("printed", printed),
        ("calculated", entry.worked_out),
        ("now", yours),
    ];
    let bar = |(kind, pounds): (&str, Option<i64>)| {
        // What the reader made of it may be more than any claim.
        let pounds = pounds?.unsigned_abs().min(largest);
        let width = pounds.checked_mul(LENGTH)?.checked_div(largest)?;
        Some(html! {
            <p>
                <svg class={["scale__bar scale__", kind].concat()} viewBox="0 0 1000 1" preserveAspectRatio="none">
                    <rect x="0" y="0" width={width.to_string()} height="1" />
                </svg>
            </p>
        })
    };
    html! { <div class="scale" aria-hidden="true">{ for amounts.into_iter().filter_map(bar) }</div> }
}

/// A print with its hedge, if it has one, above the figure: `in the order of`, `£100,000`.
fn printed(entry: &Entry) -> Html {
    let Some(text) = &entry.printed else {
        return html! { <dd class="cases__meta">{ "none printed" }</dd> };
    };
    let figure = text
        .find(|letter: char| letter == '£' || letter.is_ascii_digit())
        .unwrap_or(0);
    let (hedge, figure) = text.split_at_checked(figure).unwrap_or(("", text));
    html! {
        <dd class="cases__money">
            if !hedge.is_empty() { <small>{ hedge }</small> }
            { figure }
        </dd>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library};
    use casebook_model::Decimal;
    use casebook_model::edit::{Change as Edited, Edit};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn row(
        largest: u64,
        change: impl FnOnce(&Rc<Opened>) -> Option<Change> + Send + 'static,
    ) -> String {
        markup::<CaseRow>(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let life = library.case(ID);
            let entry = library.catalogue().iter().find(|it| it.id == ID);
            CaseRowProps {
                entry: entry.unwrap().clone(),
                largest,
                change: change(life.here().unwrap()),
            }
        })
    }

    /// With an agency placement at so many pounds a week.
    fn at_rate(opened: &Rc<Opened>, rate: i64) -> Change {
        let (quantity, _) = opened.case.find("agency_rate").unwrap();
        let change = Edited::Set(vec![(0, Some(Decimal::from(rate)))]);
        let edits = Edits::none().with(&opened.case, Edit { quantity, change });
        Change::Known(Rc::clone(opened), Rc::new(edits))
    }

    #[test]
    fn the_bars_are_to_the_scale_of_the_whole_list() {
        // £2m and £1,990,400 of £4m.
        let row = row(4_000_000, |_| None);
        let bars: Vec<&str> = row.split("<rect").skip(1).collect();
        assert_eq!(bars.len(), 2, "{row}");
        assert!(bars[0].contains("width=\"500\""), "{row}");
        assert!(bars[1].contains("width=\"497\""), "{row}");
        assert!(!row.contains("changed"), "{row}");
    }

    #[test]
    fn a_gross_sum_of_a_net_claim_is_called_so() {
        let row = row(4_000_000, |_| None);
        assert!(row.contains("<small>gross</small>£1,990,400"), "{row}");
    }

    #[test]
    fn what_the_reader_made_of_it_stands_in_the_row_and_leads_there() {
        let row = row(4_000_000, |opened| Some(at_rate(opened, 900)));
        let (_, yours) = row.split_once("cases__yours").unwrap();
        assert!(yours.contains("href=\"cambridgeshire/2020-21/placement-mix-and-demand.html\""));
        assert!(yours.contains(">With your changes £"), "{yours}");
        assert!(!yours.contains(">With your changes £1,990,400"), "{yours}");
        assert_eq!(row.matches("scale__now").count(), 1);
    }

    #[test]
    fn a_case_that_is_not_here_is_said_to_be_changed() {
        let row = row(4_000_000, |_| Some(Change::Unknown));
        assert!(row.contains(">changed</a>"), "{row}");
        assert!(!row.contains("scale__now"), "{row}");
    }

    #[test]
    fn no_bar_is_longer_than_the_longest() {
        let row = row(10, |_| None);
        assert_eq!(row.matches("width=\"1000\"").count(), 2, "{row}");
    }
}
