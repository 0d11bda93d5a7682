//! The working of a figure, beside the case or over it.

use super::beside::{Beside, beside};
use super::formula::Formula;
use super::headline::Headline;
use super::input::InputOrigin;
use super::onward::Onward;
use super::print::PrintBeside;
use super::source::Source;
use super::trail::Trail;
use crate::parts::verdict::verdict_saying;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_analysis::checks::{Check, Verdict};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::words;
use casebook_model::working::{Origin, Working, working};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`WorkingPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkingPanelProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The figure.
    pub figure: Figure,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
    /// The reader closes it.
    pub on_close: Callback<()>,
    /// The reader wants to change an input: the id of its field.
    pub on_field: Callback<String>,
}

/// The working of a figure.
#[component]
pub fn WorkingPanel(props: &WorkingPanelProps) -> Html {
    let WorkingPanelProps {
        opened,
        figure,
        now,
        ..
    } = props;
    let told = use_memo(
        (Rc::clone(opened), Rc::clone(now), figure.clone()),
        |(opened, now, figure)| {
            let (index, place) = opened.figure(figure)?;
            working(&opened.case, now, &opened.paper, index, &place).map(Rc::new)
        },
    );
    // What a print implies is followed back once and not with every key: the paper's own figures do
    // not change.
    let prints = use_memo((Rc::clone(opened), figure.clone()), |(opened, figure)| {
        beside(opened, figure)
    });
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <aside id="working" class="case__working" aria-labelledby="working-title">
            <div class="working">
                <div class="working__head">
                    <h2 id="working-title" tabindex="-1">{ "Where this figure comes from" }</h2>
                    <button id="working-close" class="link-button" type="button" aria-label="Close the working" onclick={close}>
                        { "Close" }
                    </button>
                </div>
                if let Some(told) = told.as_ref() {
                    { sheet(props, told, &prints) }
                } else {
                    <h3>{ "There is no such figure in this case" }</h3>
                    <p>
                        { "The address names a figure that this case does not have. Close this and press any figure of a table instead." }
                    </p>
                }
            </div>
        </aside>
    }
}

fn sheet(props: &WorkingPanelProps, told: &Rc<Working>, prints: &[Beside]) -> Html {
    let WorkingPanelProps { opened, above, .. } = props;
    let mut way = above.clone();
    way.push(props.figure.clone());
    let print = |beside: &Beside| {
        html! {
            <PrintBeside opened={Rc::clone(opened)} beside={beside.clone()} now={told.value.clone()} />
        }
    };
    html! {
        <>
            <Trail opened={Rc::clone(opened)} above={above.clone()} />
            <Headline opened={Rc::clone(opened)} told={Rc::clone(told)} />
            // That it differs is said before how it comes about.
            { for prints.iter().filter_map(|beside| differs(opened, &beside.check)) }
            { match &told.origin {
                Origin::Formula { .. } => html! {
                    <Formula opened={Rc::clone(opened)} told={Rc::clone(told)} {way} />
                },
                Origin::Input { .. } => html! {
                    <InputOrigin opened={Rc::clone(opened)} told={Rc::clone(told)}
                        edits={Rc::clone(&props.edits)} on_field={props.on_field.clone()} />
                },
                Origin::Calendar(calendar) => html! {
                    <p class="sentence">{ calendar.rule() }{ "." }</p>
                },
            } }
            { for prints.iter().map(print) }
            <Source opened={Rc::clone(opened)} told={Rc::clone(told)} />
            <Onward opened={Rc::clone(opened)} now={Rc::clone(&props.now)} told={Rc::clone(told)} above={above.clone()} />
        </>
    }
}

/// `≠ The paper prints £448,800, £74,800 more than the £374,000 that its inputs give`; nothing where a print comes out.
fn differs(opened: &Opened, check: &Check) -> Option<Html> {
    let (case, verdict) = (&opened.case, check.verdict);
    let quantity = case
        .quantity(check.quantity)
        .filter(|_| verdict == Verdict::Differs)?;
    let calculated = check.calculated.number()?;
    let printed = words::figure_beside(case, quantity, check.published, calculated);
    let change = words::change(case, quantity, calculated, check.published)?;
    // Once something is changed, another figure stands above.
    let sum = words::figure_beside(case, quantity, calculated, check.published);
    let says = [
        "The paper prints ",
        &printed,
        ", ",
        &change,
        " than the ",
        &sum,
        " that its inputs give",
    ]
    .concat();
    Some(html! { <p>{ verdict_saying(verdict, says.into()) }</p> })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};

    const PLACEMENTS: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn drawn(figure: &'static str) -> String {
        markup::<WorkingPanel>(move || {
            let library = Library::of(&[File::Case(PLACEMENTS.to_owned())]);
            let opened = Rc::clone(library.case(PLACEMENTS).here().unwrap());
            WorkingPanelProps {
                now: Rc::new(opened.paper.clone()),
                opened,
                edits: Rc::new(Edits::none()),
                figure: Figure::from_name(figure),
                above: Vec::new(),
                on_close: Callback::noop(),
                on_field: Callback::noop(),
            }
        })
    }

    #[test]
    fn that_the_paper_prints_another_figure_is_said_before_the_sum() {
        let differs = drawn("avoided_by_month[2020-05,high]");
        let said = "The paper prints £448,800, £74,800 more than the £374,000 that its inputs give";
        assert!(
            differs.find(said) < differs.find("Fewer children"),
            "{differs}"
        );
        assert!(differs.contains(said), "{differs}");
        let agrees = drawn("avoided_by_month[2020-05,low]");
        assert!(!agrees.contains("The paper prints"), "{agrees}");
    }

    #[test]
    fn the_buttons_of_a_working_say_what_they_are_for() {
        let drawn = drawn("in_care[2020-04,low]");
        for (shown, name) in [
            ("Close", "Close the working"),
            (
                "Change it",
                "Change it: Children in care at the end of the month, April 2020, low optimism",
            ),
        ] {
            let button = around(&drawn, &format!("aria-label=\"{name}\""));
            assert!(button.ends_with(&format!(">{shown}")), "{button}");
        }
    }
}
