//! Versions of a case side by side: the paper's, what stands in the page, and those the reader has kept. First
//! what there is to keep, then the claim of each to one scale, then one table of all of them.

use super::asked::{AskedProps, goal};
use super::compared::{Heads, compared};
use super::fields::{Pick, pick};
use super::keeping::KeptVersions;
use crate::case::claim::with_changes;
use crate::charts::plot::{Scale, per_cent};
use crate::frame::pause::use_settled;
use crate::state::asking::Asking;
use crate::state::opened::Opened;
use crate::state::workspace::use_workspace;
use casebook_analysis::questions::Subject;
use casebook_exchange::asked::choices::Choice;
use casebook_exchange::asked::versions::{Asked, Rows, Whose, asked};
use casebook_exchange::versions::Versions;
use casebook_model::Decimal;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing must change before it is worked out again, in milliseconds.
const PAUSE: u32 = 250;

/// The length of the longest bar, in tenths of a per cent of the room there is.
const WIDTH: i32 = 1000;

/// Versions side by side.
#[component]
pub fn SideBySide(props: &AskedProps) -> Html {
    let AskedProps {
        opened,
        edits,
        asking,
        ..
    } = props;
    let case = &opened.case;
    let workspace = use_workspace();
    let kept = workspace.own(&case.id).versions;
    let read = use_memo((Rc::clone(opened), Rc::clone(&kept)), |(opened, kept)| {
        Versions::read(&opened.case, kept)
    });
    // What the reader keeps is shown at once; what they type, once they pause.
    let settled = use_settled(Rc::clone(edits), PAUSE);
    let found = use_memo(
        (
            Rc::clone(opened),
            Rc::clone(&settled),
            Rc::clone(&read),
            Rc::clone(asking),
        ),
        |(opened, edits, read, asking)| answer(opened, edits, &read.0, asking),
    );
    let heads = Heads {
        now: with_changes(workspace.looks(&case.id)),
    };
    html! {
        <>
            <KeptVersions opened={Rc::clone(opened)} edits={Rc::clone(edits)} versions={read.0.clone()} unread={read.1} />
            if let Some(found) = &*found {
                <div class="group versions__choices">{ props.figure_pick() }</div>
                { claims(found, &heads) }
                { choices(props, found) }
                { compared(found, &heads) }
            }
        </>
    }
}

fn answer(opened: &Opened, edits: &Edits, versions: &Versions, asking: &Asking) -> Option<Asked> {
    let case = &opened.case;
    let now = Figures::now(case, edits, &opened.paper);
    let subject = Subject {
        case,
        paper: &opened.paper,
        edits,
        now: &now,
    };
    let rows = asking.choice("rows").and_then(Rows::read);
    let wanted = asking.choice("table").map(|table| (table, rows));
    let goal = goal(case, asking);
    // An address may name a table that the case does not have.
    let found = asked(subject, &goal, versions.list(), wanted);
    let found = found.or_else(|_| asked(subject, &goal, versions.list(), None));
    found.ok().flatten()
}

/// Which table is set side by side with the claim, and which rows of it.
fn choices(props: &AskedProps, found: &Asked) -> Html {
    let case = &props.opened.case;
    if case.tables.is_empty() {
        return Html::default();
    }
    let table = found.table.as_ref();
    let number = table.map_or_else(String::new, |table| table.number.to_string());
    let rows = Rows::ALL.map(|rows| Choice {
        name: rows.id().to_owned(),
        label: rows.words().to_owned(),
    });
    html! {
        <div class="group versions__choices">
            { pick(Pick {
                id: "versions-table".to_owned(),
                label: "Compare a table too",
                choices: &tables(case),
                now: &number,
                on: props.choose("table"),
            }) }
            if let Some(table) = table {
                { pick(Pick {
                    id: "versions-rows".to_owned(),
                    label: "Which of its figures",
                    choices: &rows,
                    now: table.rows.id(),
                    on: props.choose("rows"),
                }) }
            }
        </div>
    }
}

/// The tables of the case, after none of them.
fn tables(case: &Case) -> Vec<Choice> {
    let none = Choice {
        name: String::new(),
        label: "No table".to_owned(),
    };
    let numbered = (1_usize..).zip(&case.tables);
    let tables = numbered.map(|(number, table)| Choice {
        name: number.to_string(),
        label: table.title.clone(),
    });
    core::iter::once(none).chain(tables).collect()
}

/// The claim of each as a bar from nought, all to one scale, with a line where the print is. Nothing where none
/// can be worked out.
fn claims(found: &Asked, heads: &Heads) -> Html {
    let printed: Option<Decimal> = found.printed.as_ref().and_then(|it| it.parse().ok());
    let figures = found.columns.iter().map(|it| it.figure.number());
    let all: Vec<Decimal> = figures.flatten().chain(printed).collect();
    if all.is_empty() {
        return Html::default();
    }
    let scale = scale(all);
    let bar = |class: &'static str, figure: Option<Decimal>| {
        let (from, to) = (
            scale.at(Decimal::ZERO),
            scale.at(figure.unwrap_or_default()),
        );
        let length = i32::try_from(from.abs_diff(to)).unwrap_or_default();
        let mark = printed.map(|printed| per_cent(scale.at(printed)));
        html! {
            <svg class="chart" width="100%" height="18" aria-hidden="true">
                <rect {class} x={per_cent(from.min(to))} y="2" height="14" width={per_cent(length)} />
                if let Some(x) = mark {
                    <line class="print" x1={x.clone()} x2={x} y1="0" y2="18" />
                }
            </svg>
        }
    };
    html! {
        <>
            <h4>{ &found.label }</h4>
            <ul class="list bars versions__claims" id="versions-claims">
                if printed.is_some() {
                    <li><span>{ "Printed" }</span><p><b>{ &found.printed_words }</b></p>{ bar("scale__printed", printed) }</li>
                }
                { for found.columns.iter().map(|column| html! {
                    <li>
                        <span>{ heads.of(column) }</span>
                        <p>
                            <b>{ &column.words }</b>
                            if !column.distance_words.is_empty() {
                                <small>{ &column.distance_words }</small>
                            }
                        </p>
                        { bar(colour(column.whose), column.figure.number()) }
                    </li>
                }) }
            </ul>
        </>
    }
}

/// A scale from nought that ends where the longest bar does.
fn scale(figures: Vec<Decimal>) -> Scale {
    let ends: Vec<Decimal> = figures.into_iter().chain([Decimal::ZERO]).collect();
    let round = Scale::new(&ends, 0, WIDTH);
    let far = ends.iter().map(|end| round.at(*end)).max();
    let wider = far.and_then(|far| WIDTH.checked_mul(WIDTH)?.checked_div(far));
    Scale::new(&ends, 0, wider.unwrap_or(WIDTH))
}

/// As the claim on top of the page is drawn.
fn colour(whose: Whose) -> &'static str {
    match whose {
        Whose::Paper => "scale__calculated",
        Whose::Now => "scale__now",
        Whose::Kept => "scale__kept",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::{drawn, drawn_with};
    use crate::state::asking::Question;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    const KEPT: &str =
        "version half the carers\nin_house_added=times 50%\nversion late\nin_care[low]=later 3";

    /// What stands from a text to the end of what it stands in.
    fn until<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
        let (_, rest) = page.split_once(start).unwrap();
        rest.split_once(end).unwrap().0
    }

    #[test]
    fn nothing_kept_and_nothing_changed_is_the_paper_alone() {
        let page = drawn::<SideBySide>(ID, &[], Question::Versions, &[]);
        assert!(page.contains("Change something first"), "{page}");
        assert!(page.contains("£1,990,400"), "{page}");
        assert!(!page.contains("<input"), "{page}");
        assert_eq!(page.matches("<rect").count(), 2, "{page}");
    }

    #[test]
    fn the_claims_stand_to_one_scale_and_below_each_other() {
        let page =
            drawn_with::<SideBySide>(ID, &["agency_rate=900"], KEPT, Question::Versions, &[]);
        // Printed, the paper's, the reader's and two kept.
        assert_eq!(page.matches("<rect").count(), 5, "{page}");
        assert_eq!(page.matches("class=\"print\"").count(), 5, "{page}");
        for (name, figure, distance) in [
            ("From the paper", "£1,990,400", "£9,600 below"),
            ("With your changes", "£2,062,400", "£62,400 above"),
            ("half the carers", "£1,846,400", "£153,600 below"),
        ] {
            let (_, claims) = page.split_once("id=\"versions-claims\"").unwrap();
            let row = until(claims, name, "</li>");
            assert!(row.contains(figure) && row.contains(distance), "{row}");
        }
        let (_, table) = page.split_once("<table").unwrap();
        for words in [
            "Beside the £2m printed",
            "What each changes",
            "half of what the paper plans",
            "Low optimism: three months late",
            "as the paper gives it",
        ] {
            assert!(table.contains(words), "{words}: {table}");
        }
        assert!(table.contains("£900 a child a week"), "{table}");
    }

    #[test]
    fn a_table_is_set_beside_the_claim() {
        let choices = &[("table", "2"), ("rows", "all")];
        let page = drawn_with::<SideBySide>(ID, &[], KEPT, Question::Versions, choices);
        assert!(page.contains("Cost avoided as numbers fall"), "{page}");
        assert!(page.contains("id=\"versions-rows\""), "{page}");
        // April: 5 children fewer; three months late, none.
        let (_, table) = page.split_once("<table").unwrap();
        let row = until(table, "April 2020", "</tr>");
        assert!(
            row.contains(">775<") && row.contains("is-changed\">780<"),
            "{row}"
        );
        let none = drawn_with::<SideBySide>(ID, &[], KEPT, Question::Versions, &[("table", "99")]);
        assert!(!none.contains("id=\"versions-rows\""), "{none}");
        assert!(none.contains("£1,990,400"), "{none}");
    }

    #[test]
    fn what_cannot_be_read_of_them_is_said() {
        let kept = "version a\nagency_rat=1\nagency_rate=900";
        let page = drawn_with::<SideBySide>(ID, &[], kept, Question::Versions, &[]);
        assert!(
            page.contains("One line of them could not be read"),
            "{page}"
        );
        assert!(page.contains("£2,062,400"), "{page}");
    }
}
