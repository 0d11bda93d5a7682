//! The way up from a figure: what it goes into, and what can be asked of it.

use super::route;
use crate::frame::history;
use crate::frame::link::Link;
use crate::parts::wording;
use crate::state::address::{Figure, Route};
use crate::state::asking::{Asking, Question};
use crate::state::opened::Opened;
use casebook_model::evaluate::Figures;
use casebook_model::working::{PartFigure, Working, made_of, onward};
use std::rc::Rc;
use yew::prelude::*;

/// Of a quantity with more figures than these, they are folded away.
const FEW: usize = 3;

/// What can be asked of any figure that is worked out.
const ASKED: [(Question, &str); 2] = [
    (Question::Matters, "What matters most for it?"),
    (Question::Reach, "What would it take?"),
];

/// Properties of [`Onward`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OnwardProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// The working.
    pub told: Rc<Working>,
    /// The figures one came down from, the topmost first.
    pub above: Vec<Figure>,
}

/// What a figure goes into, each with its figure, and what can be asked of it.
#[component]
pub fn Onward(props: &OnwardProps) -> Html {
    let OnwardProps {
        opened,
        now,
        told,
        above,
    } = props;
    let figures = use_memo(
        (Rc::clone(opened), Rc::clone(now), Rc::clone(told)),
        |(opened, now, told)| {
            let figure = (told.quantity, &told.place);
            onward(&opened.case, now, &opened.paper, figure)
        },
    );
    let line = |part: &PartFigure, label: String| {
        let figure = opened.name(part.quantity, &part.place);
        // Up to where one came down from is back.
        let back = above.iter().position(|it| *it == figure).unwrap_or(0);
        let to = route(opened, figure, above.get(..back).unwrap_or_default());
        html! { <li><Link {to}>{ label }</Link>{ " " }<span class="unbroken">{ &part.words }</span></li> }
    };
    let groups = figures.chunk_by(|one, next| one.quantity == next.quantity);
    let group = |parts: &[PartFigure]| {
        let lines = |parts: &[PartFigure]| -> Html {
            parts
                .iter()
                .map(|part| line(part, named(opened, part)))
                .collect()
        };
        match parts.first() {
            Some(first) if parts.len() > FEW => {
                let label = opened.case.quantity(first.quantity).map(|it| &it.label);
                let count = wording::count(parts.len(), "figure", "figures");
                html! {
                    <li>
                        <details class="fold">
                            <summary>{ label }{ " · " }{ count }</summary>
                            <ul class="list">{ lines(parts) }</ul>
                        </details>
                    </li>
                }
            }
            _ => lines(parts),
        }
    };
    let says = use_memo(
        (Rc::clone(opened), Rc::clone(now), Rc::clone(told)),
        |(opened, now, told)| says_of_claim(opened, now, told),
    );
    html! {
        <div class="stack onward">
            <h3>{ "What it goes into" }</h3>
            if let Some(says) = *says {
                <p class="aside">{ says }</p>
            }
            if !figures.is_empty() {
                <ul class="list">{ for groups.map(group) }</ul>
            }
            if !told.parts.is_empty() {
                <div class="buttons on-screen">{ for ASKED.into_iter().map(|asked| ask(opened, told, asked)) }</div>
            }
        </div>
    }
}

/// Whether the claim rests on a figure, in words; nothing where that is not known.
fn says_of_claim(opened: &Opened, now: &Figures, told: &Working) -> Option<&'static str> {
    let case = &opened.case;
    let (claim, figure) = (&case.claim, (told.quantity, &told.place));
    if figure == (claim.quantity, &claim.place) {
        return Some("It is what the paper claims.");
    }
    let goals = [Some(claim.quantity), claim.net].into_iter().flatten();
    let made: Option<Vec<_>> = goals
        .map(|goal| made_of(case, now, &opened.paper, (goal, &claim.place)))
        .collect();
    let figure = (told.quantity, told.place.clone());
    Some(match made?.iter().any(|made| made.contains(&figure)) {
        true => "The claim rests on it.",
        false => "The claim does not rest on it.",
    })
}

/// What a figure that another goes into is called.
fn named(opened: &Opened, part: &PartFigure) -> String {
    let quantity = opened.case.quantity(part.quantity);
    quantity.map_or_else(String::new, |quantity| {
        wording::figure_label(&opened.case, quantity, &part.place)
    })
}

/// A link to a question of this figure.
fn ask(opened: &Opened, told: &Working, (question, words): (Question, &'static str)) -> Html {
    let of = opened.name(told.quantity, &told.place).name();
    let asked = Asking::new(question).with("of", &of).text();
    let href = history::asked(&Route::case(&opened.case.id), &asked);
    html! { <a class="button" {href}>{ words }</a> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library};
    use casebook_model::working::working;

    const PLACEMENTS: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// The way up from a figure, one having come down from others.
    fn drawn(figure: &'static str, above: &'static [&'static str]) -> String {
        let drawn = markup::<Onward>(move || {
            let library = Library::of(&[File::Case(PLACEMENTS.to_owned())]);
            let opened = Rc::clone(library.case(PLACEMENTS).here().unwrap());
            let (index, place) = opened.figure(&Figure::from_name(figure)).unwrap();
            let (case, paper) = (&opened.case, &opened.paper);
            let told = working(case, paper, paper, index, &place).unwrap();
            OnwardProps {
                now: Rc::new(opened.paper.clone()),
                told: Rc::new(told),
                opened,
                above: above.iter().map(|name| Figure::from_name(name)).collect(),
            }
        });
        drawn.replace("<!-- -->", "")
    }

    #[test]
    fn an_input_leads_up_to_what_is_made_of_it() {
        let up = drawn("in_care[2020-04,low]", &[]);
        assert_eq!(up.matches("<a ").count(), 2, "{up}");
        for (figure, label) in [
            (
                "fewer/2020-04%2Clow",
                ">Fewer children than a month before, April 2020, low optimism<",
            ),
            (
                "fewer/2020-05%2Clow",
                ">Fewer children than a month before, May 2020, low optimism<",
            ),
        ] {
            assert!(
                up.contains(figure) || up.contains(&figure.replace("%2C", ",")),
                "{up}"
            );
            assert!(up.contains(label), "{up}");
        }
        assert!(up.contains("The claim rests on it."), "{up}");
        // Nothing is worked out for it that one could ask of.
        assert!(!up.contains("ask="), "{up}");
    }

    #[test]
    fn many_figures_of_one_kind_are_folded_away() {
        let up = drawn("leaver_rate", &[]);
        assert!(
            up.contains("<summary>Cost avoided by the month’s fall in numbers · 36\u{a0}figures<"),
            "{up}"
        );
    }

    #[test]
    fn it_says_whether_the_claim_rests_on_it() {
        let says = |figure| drawn(figure, &[]);
        assert!(says("cost_avoided[low]").contains("It is what the paper claims."));
        assert!(says("avoided_by_month[2020-05,low]").contains("The claim rests on it."));
        // The claim is of low optimism.
        assert!(says("avoided_by_month[2020-05,high]").contains("The claim does not rest on it."));
    }

    #[test]
    fn up_to_where_one_came_from_is_back() {
        let way = &["cost_avoided[low]", "avoided_by_numbers[low]"];
        let up = drawn("avoided_by_month[2020-05,low]", way);
        let link = up.split("<a ").nth(1).unwrap();
        assert!(link.contains("working=avoided_by_numbers"), "{link}");
        assert!(link.contains("above=cost_avoided"), "{link}");
    }

    #[test]
    fn questions_are_asked_of_the_figure() {
        let up = drawn("avoided_by_month[2020-05,low]", &[]);
        assert!(
            up.contains("href=\"#ask=matters&amp;of=avoided_by_month"),
            "{up}"
        );
        assert!(
            up.contains("href=\"#ask=reach&amp;of=avoided_by_month"),
            "{up}"
        );
    }
}
