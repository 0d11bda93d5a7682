//! How sure it is: inputs drawn from where they may lie, and how often the claim is reached.

use super::asked::AskedProps;
use super::bars::{bars, scale};
use super::fields::{Pick, TextBox, pick, typed};
use super::ranges::{RANGE, ranges};
use super::table::{Table, behind};
use super::use_draws::{Wanted, use_draws};
use crate::charts::histogram::{Bar, Histogram};
use crate::charts::ticks::Ticks;
use crate::state::opened::Opened;
use casebook_analysis::questions::Goal;
use casebook_analysis::questions::sure::USUAL_DRAWS;
use casebook_exchange::asked::choices::Choice;
use casebook_exchange::asked::sure::{Asked, Bin, Driver};
use casebook_model::Decimal;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::number::grouped;
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// How many draws can be asked for.
const DRAWS: [u32; 4] = [1_000, USUAL_DRAWS, 100_000, 1_000_000];

/// How sure it is.
#[component]
pub fn HowSure(props: &AskedProps) -> Html {
    let AskedProps {
        opened,
        edits,
        asking,
        ..
    } = props;
    let again = use_state_eq(|| 0_u32);
    let draws = asking.choice("draws").and_then(|text| text.parse().ok());
    let draws = draws
        .filter(|draws| DRAWS.contains(draws))
        .unwrap_or(USUAL_DRAWS);
    let seed = asking.choice("seed").unwrap_or("1");
    let wanted = Wanted {
        edits: Rc::clone(edits),
        ranges: asking.all(RANGE).map(str::to_owned).collect(),
        draws,
        seed: seed.trim().parse().unwrap_or(1),
        again: *again,
    };
    let (drawing, on_stop) = use_draws(opened, wanted);
    let on_again = {
        let again = again.clone();
        Callback::from(move |_: MouseEvent| again.set(again.wrapping_add(1)))
    };
    let choices = DRAWS.map(|draws| Choice {
        name: draws.to_string(),
        label: grouped(draws.into(), 0),
    });
    let is_seed = seed.trim().parse::<u64>().is_ok();
    let progress = format!(
        "{} of {} draws",
        grouped(drawing.made.into(), 0),
        grouped(draws.into(), 0)
    );
    html! {
        <>
            <p class="aside">
                { "Each figure is drawn from where it may lie, again and again, and the claim worked out each time. The ranges are Casebook’s, unless the print leaves one open or you state your own: the answer is as sure as they are. What has no range is held at what it is." }
                if is_gross(opened, edits) { { GROSS } }
            </p>
            <div class="group">
                { pick(Pick {
                    id: "sure-draws".to_owned(),
                    label: "How many draws",
                    choices: &choices,
                    now: &draws.to_string(),
                    on: props.choose("draws"),
                }) }
                { typed(TextBox {
                    id: "sure-seed".to_owned(),
                    label: "Seed: the same one gives the same draws".to_owned(),
                    text: seed,
                    otherwise: "1".to_owned(),
                    wrong: (!is_seed).then(|| "A whole number, such as 1.".to_owned()),
                    on: props.choose("seed"),
                }) }
            </div>
            <p>
                <progress max={draws.to_string()} value={drawing.made.to_string()} aria-label="Draws made" />
                { " " }<span id="sure-made">{ progress }</span>
            </p>
            if drawing.goes_on {
                <button id="sure-stop" class="button" type="button" onclick={on_stop}>{ "Stop" }</button>
            } else if drawing.made < draws && drawing.made > 0 {
                <button id="sure-again" class="button" type="button" onclick={on_again}>{ "Draw again" }</button>
            }
            if let Some(told) = &drawing.told {
                <Results opened={Rc::clone(opened)} told={Rc::clone(told)} />
                { ranges(props, told) }
            }
        </>
    }
}

/// What is said where the claim is net and not all that comes off is known.
const GROSS: &str = " The claim is net. As long as not all that comes off is filled in, it is the gross figure that is drawn.";

/// Whether the claim is net, and the gross figure stands for it.
fn is_gross(opened: &Opened, edits: &Edits) -> bool {
    let case = &opened.case;
    let now = Figures::now(case, edits, &opened.paper);
    case.claim.net.is_some() && Goal::held(case, &now) == Goal::claim(case)
}

/// Properties of [`Results`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ResultsProps {
    opened: Rc<Opened>,
    told: Rc<Asked>,
}

/// What the draws so far come to.
#[component]
fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { opened, told } = props;
    let mut sentences = told.words.iter();
    let first = sentences.next();
    html! {
        <div id="sure-found" class="stack">
            <p><b>{ first }</b></p>
            { for sentences.map(|sentence| html! { <p>{ sentence }</p> }) }
            if told.bins.len() > 1 {
                { picture(opened, told) }
            }
            if !told.drivers.is_empty() {
                { drivers(&told.drivers) }
            }
        </div>
    }
}

/// How often it comes out at what.
fn picture(opened: &Opened, told: &Asked) -> Html {
    let case = &opened.case;
    let Some(goal) = case.quantity(case.claim.quantity) else {
        return Html::default();
    };
    let number = |text: &String| text.parse::<Decimal>().ok();
    let target = told.target.as_ref().and_then(number);
    let words = |bin: &Bin| {
        let draws = grouped(bin.draws.into(), 0);
        format!(
            "{} to {}: {draws} draws; {}% come to less than {}",
            bin.words, bin.to_words, bin.below, bin.to_words
        )
    };
    let bar = |bin: &Bin| {
        let ends = (number(&bin.from)?, number(&bin.to)?);
        Some(Bar {
            ends,
            count: bin.draws,
            below: number(&bin.below)?,
            reaches: target.is_some_and(|target| match told.upward {
                true => ends.0 >= target,
                false => ends.1 <= target,
            }),
            words: words(bin),
        })
    };
    let row = |bin: &Bin| {
        let name = format!("{} to {}", bin.words, bin.to_words);
        (
            name,
            vec![grouped(bin.draws.into(), 0), format!("{}%", bin.below)],
        )
    };
    html! {
        <>
            <Histogram id="sure-read" of={words::lowered(&told.label)} bars={told.bins.iter().filter_map(bar).collect::<Vec<_>>()}
                ticks={Ticks::of(&goal.unit, &case.units)} {target} said={format!("Histogram. {}", told.words.join(" "))} />
            { behind(Table {
                caption: told.label.clone(),
                heads: ["From, to", "Draws", "Come to less than its end"].map(str::to_owned).to_vec(),
                rows: told.bins.iter().map(row).collect(),
            }) }
        </>
    }
}

/// What drives the spread.
fn drivers(drivers: &[Driver]) -> Html {
    let share = |driver: &Driver| driver.share.parse::<Decimal>().unwrap_or_default();
    let scale = scale(drivers.iter().map(share).chain([Decimal::ZERO]));
    let row = |driver: &Driver| {
        let falls = if driver.falls {
            "; the claim falls as it rises"
        } else {
            ""
        };
        html! {
            <li><span>{ &driver.label }{ falls }</span><b>{ &driver.share }{ "%" }</b>
                { bars(&scale, &[(Decimal::ZERO, share(driver))], &[Decimal::ZERO]) }</li>
        }
    };
    html! {
        <>
            <p>{ "How much of the spread goes with each figure:" }</p>
            <ul class="list bars" id="sure-drivers">{ for drivers.iter().map(row) }</ul>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library};
    use casebook_analysis::questions::Subject;
    use casebook_exchange::asked::sure::{asked, read};
    use casebook_exchange::edits::parse;

    #[test]
    fn what_the_draws_come_to_is_told_and_drawn() {
        let page = markup::<Results>(|| {
            let id = "cambridgeshire/2020-21/placement-mix-and-demand";
            let library = Library::of(&[File::Case(id.to_owned())]);
            let opened = Rc::clone(library.case(id).here().unwrap());
            let case = &opened.case;
            let edits = Edits::none();
            let subject = Subject {
                case,
                paper: &opened.paper,
                edits: &edits,
                now: &opened.paper,
            };
            let stated = [read(case, "agency_rate=800 to 900 uniform").unwrap()];
            let told = asked(subject, &Goal::claim(case), &stated, (2000, 1)).unwrap();
            ResultsProps {
                told: Rc::new(told),
                opened,
            }
        });
        assert!(page.contains("comes to £2,000,000 or more in "), "{page}");
        assert!(
            page.contains("in eight of ten draws; half of all come to no more than"),
            "{page}"
        );
        assert!(page.contains("id=\"sure-read\""), "{page}");
        // Both sides of the claim.
        let (chart, _) = page.split_once("id=\"sure-drivers\"").unwrap();
        let outlines = chart.matches("fill-opacity=\"0\"").count();
        assert!(outlines > 0, "{chart}");
        assert!(chart.matches("<rect").count() > outlines, "{chart}");
        assert!(page.contains("Agency (IFA) foster placement"), "{page}");
    }

    #[test]
    fn once_all_that_comes_off_is_known_the_net_figure_is_drawn() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let library = Library::of(&[File::Case(id.to_owned())]);
        let opened = Rc::clone(library.case(id).here().unwrap());
        let lines = [
            "finance_officer=40k",
            "demography=400k",
            "outturn_carried_in=150k",
            "leaver_allowances=50k",
        ];
        let filled = |count| {
            let lines = lines.iter().take(count);
            lines.fold(Edits::none(), |edits, line| {
                edits.with(&opened.case, parse(&opened.case, line).unwrap())
            })
        };
        assert!(is_gross(&opened, &filled(0)) && is_gross(&opened, &filled(3)));
        assert!(!is_gross(&opened, &filled(4)));
        let of = "cambridgeshire/2018-19/troubled-families";
        let library = Library::of(&[File::Case(of.to_owned())]);
        assert!(!is_gross(library.case(of).here().unwrap(), &Edits::none()));
    }
}
