//! What matters most, once the reader asks: each input moved alone, and what that does to the claim.

use super::fields::field_id;
use crate::charts::plot::{Scale, per_cent};
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::pause::use_settled;
use crate::frame::waiting::part;
use crate::state::opened::Opened;
use casebook_analysis::questions::{Goal, Subject};
use casebook_exchange::asked::matters::{Asked, Left, Row, Tried, asked};
use casebook_model::Decimal;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::cell::Cell;
use std::rc::Rc;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

/// How long nothing must change before it is worked out again, in milliseconds: it takes many evaluations
/// of the case, and typing must not wait for them.
const PAUSE: u32 = 250;

/// The length of the longest bar, in tenths of a per cent of the room there is.
const WIDTH: i32 = 1000;

thread_local! {
    static DOOR: Door<MattersProps> = const { Cell::new(None) };
}

static CHUNK: Chunk<MattersProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(asked, fallible)]
fn open() -> Result<Draw<MattersProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &MattersProps) -> Html {
    html! { <Matters ..props.clone() /> }
}

/// Properties of [`MattersPart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MattersProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The reader wants to go to a field: its id.
    pub on_way: Callback<String>,
}

/// What matters most, once the chunk is here.
#[component]
pub fn MattersPart(props: &MattersProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    part(&chunk, props, on_again)
}

/// What matters most.
#[component]
fn Matters(props: &MattersProps) -> Html {
    let MattersProps {
        opened,
        edits,
        on_way,
    } = props;
    let settled = use_settled(Rc::clone(edits), PAUSE);
    let found = use_memo(
        (Rc::clone(opened), Rc::clone(&settled)),
        |(opened, edits)| {
            let case = &opened.case;
            let now = Figures::now(case, edits, &opened.paper);
            let subject = Subject {
                case,
                paper: &opened.paper,
                edits,
                now: &now,
            };
            asked(subject, &Goal::claim(case))
        },
    );
    let Some(found) = &*found else {
        return Html::default();
    };
    let (moved, idle): (Vec<&Row>, Vec<&Row>) = found.moved.iter().partition(|row| row.moves());
    let scale = scale(&moved);
    let way = |input: &str| {
        let quantity = opened.case.find(input).map(|(_, quantity)| quantity);
        let field = quantity.map(|quantity| field_id(opened, quantity, 0));
        on_way.reform(move |_: MouseEvent| field.clone().unwrap_or_default())
    };
    let row = |row: &&Row| {
        html! {
            <li key={row.input.clone()}>
                <button class="link-button" type="button" onclick={way(&row.input)}>{ &row.label }</button>
                { " " }<b>{ &row.words }</b>
                { bar(row, &scale) }
                { for row.tries.iter().map(tried) }
            </li>
        }
    };
    html! {
        <div class="stack" id="matters-found">
            <p><b>{ &found.words }</b></p>
            <p class="aside">{ about(found) }</p>
            <ul class="list bars">{ for moved.iter().map(row) }</ul>
            if !idle.is_empty() || !found.still.is_empty() {
                <details class="fold">
                    <summary>{ "What moves nothing, and what could not be moved" }</summary>
                    <ul class="list">
                        { for idle.iter().map(|row| html! { <li>{ &row.label }<small>{ &row.words }</small></li> }) }
                        { for found.still.iter().map(left) }
                    </ul>
                </details>
            }
        </div>
    }
}

fn about(found: &Asked) -> String {
    format!(
        "Each assumption is moved alone, to the ends of its range or by a tenth where the paper states none; everything else stays as it stands above. The bars show how far {} then moves, less to the left, in outline, more to the right.",
        casebook_model::words::lowered(&found.label)
    )
}

fn left(left: &Left) -> Html {
    html! { <li>{ &left.label }<small>{ &left.words }</small></li> }
}

fn tried(tried: &Tried) -> Html {
    html! { <small class="share">{ &tried.to }{ ": " }{ &tried.words }</small> }
}

/// What a try does to the figure; nought where it leaves no number.
fn effect(tried: &Tried) -> Decimal {
    let effect = tried.effect.as_deref();
    effect
        .and_then(|effect| effect.parse().ok())
        .unwrap_or_default()
}

fn scale(moved: &[&Row]) -> Scale {
    let effects = moved.iter().flat_map(|row| row.tries.iter().map(effect));
    let values: Vec<Decimal> = effects.chain([Decimal::ZERO]).collect();
    Scale::new(&values, 0, WIDTH)
}

/// The bar of an input. Its name and figures stand beside it as text, so it has nothing more to say.
fn bar(row: &Row, scale: &Scale) -> Html {
    let nought = scale.at(Decimal::ZERO);
    let part = |tried: &Tried| {
        let end = scale.at(effect(tried));
        // What is less is an outline, so that it is not told apart by its side alone.
        let (class, fill) = match end < nought {
            true => ("bar s1", Some("none")),
            false => ("bar part-1", None),
        };
        html! {
            <rect {class} {fill} x={per_cent(nought.min(end))} y="1" height="14"
                width={per_cent(i32::try_from(nought.abs_diff(end)).unwrap_or(0))} />
        }
    };
    html! {
        <svg class="chart" width="100%" height="16" aria-hidden="true">
            { for row.tries.iter().map(part) }
            <line class="axis" x1={per_cent(nought)} x2={per_cent(nought)} y1="0" y2="16" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup_of};
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn drawn() -> String {
        markup_of(|| {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            html! { <Matters {opened} edits={Rc::new(Edits::none())} on_way={Callback::noop()} /> }
        })
    }

    /// 1,440 weeks of agency placements: £50 more or less a week is £72,000.
    #[test]
    fn an_input_is_told_with_what_it_moves() {
        let page = drawn();
        let row = around(&page, "Agency (IFA) foster placement");
        assert!(row.contains("link-button"), "{row}");
        assert!(page.contains("£900 a child a week: £72,000 more"), "{page}");
        assert!(page.contains("£800 a child a week: £72,000 less"), "{page}");
    }
}
