//! Changing a whole series in one step: times a percentage, moved, one value, a straight line.

use super::beyond::beyond;
use super::tool_numbers::ToolNumbers;
use super::wanted::{Tool, Wanted, WantedAction, along, parted_by, step};
use crate::case::form::radio::{Radio, radio, radio_group};
use crate::case::form::use_form::FormEvent;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::Decimal;
use casebook_model::axis::AxisKind;
use casebook_model::case::{Case, Input, Quantity, QuantityIndex};
use casebook_model::edit;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SeriesTools`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesToolsProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one with axes.
    pub index: QuantityIndex,
    /// The numbers of its cells now.
    pub values: Vec<Option<Decimal>>,
    /// What the reader does.
    pub on: Callback<FormEvent>,
    /// The reader is done with them.
    pub on_done: Callback<()>,
}

/// The tools.
#[component]
pub fn SeriesTools(props: &SeriesToolsProps) -> Html {
    let SeriesToolsProps {
        opened,
        index,
        values,
        on,
        on_done,
    } = props.clone();
    let start = (opened.case.quantity(index))
        .and_then(|quantity| fitting(&opened.case, quantity).first().copied())
        .unwrap_or(Tool::Fill);
    let wanted = use_reducer_eq(|| Wanted::new(start, None));
    let case = &opened.case;
    let Some((quantity, input)) = case.quantity(index).and_then(|q| Some((q, q.input()?))) else {
        return Html::default();
    };
    let act = Callback::from(wanted.dispatcher());
    let outcome = wanted.edit(case, index, quantity, input);
    let beyond = outcome
        .as_ref()
        .ok()
        .and_then(|edit| beyond(case, quantity, input, &values, &edit.change));
    let sentence = outcome
        .as_ref()
        .map(|edit| [&wording::raised(&edit::words(case, edit)), "."].concat())
        .unwrap_or_default();
    let lost = beyond.as_ref().map(|beyond| [" ", &beyond.words].concat());
    let ahead = beyond
        .filter(|beyond| beyond.ahead)
        .map(|beyond| beyond.end);
    let refused = outcome.is_err();
    let apply = {
        let (act, on_done, outcome, tool) =
            (act.clone(), on_done.clone(), outcome.clone(), wanted.tool);
        Callback::from(move |_: MouseEvent| {
            if let Ok(edit) = &outcome {
                on.emit(FormEvent::Edit(edit.clone()));
                act.emit(WantedAction::Tool(tool));
                on_done.emit(());
            }
        })
    };
    let leave = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            act.emit(WantedAction::Leave(start));
            on_done.emit(());
        })
    };
    let id = AttrValue::from(["tools-", &quantity.id].concat());
    html! {
        <div class="fold__body">
                { parts(case, quantity, &id, wanted.part, &act) }
                { tools(case, quantity, input, &id, wanted.tool, &act) }
                <ToolNumbers
                    opened={Rc::clone(&opened)}
                    {index}
                    id={&id}
                    wanted={(*wanted).clone()}
                    wrong={outcome.err().unwrap_or_default()}
                    act={act.clone()}
                />
                if let Some(first) = ahead {
                    { before_the_first(&id, &first, wanted.without, &act) }
                }
                <p class="sentence" role="status">{ sentence }{ lost }</p>
                <div class="buttons">
                    <button
                        class="button button--main"
                        type="button"
                        id={[&id, "-apply"].concat()}
                        disabled={refused}
                        onclick={apply}
                    >
                        { "Change the series" }
                    </button>
                    <button class="button" type="button" onclick={leave}>{ "Leave it" }</button>
                </div>
        </div>
    }
}

/// Which part of the series; nothing where it has but one.
fn parts(
    case: &Case,
    quantity: &Quantity,
    id: &str,
    now: Option<usize>,
    act: &Callback<WantedAction>,
) -> Html {
    let Some(axis) = parted_by(case, quantity).and_then(|axis| case.axis(axis)) else {
        return Html::default();
    };
    let part = |end: &str, label: String, part: Option<usize>| {
        let on_choose = act.reform(move |()| WantedAction::Part(part));
        radio(
            Radio {
                group: [id, "-which"].concat().into(),
                end: end.to_owned().into(),
                label: label.into(),
                chosen: now == part,
            },
            &on_choose,
        )
    };
    let items = wording::heads(axis).into_iter().zip(&axis.items);
    let items = items
        .enumerate()
        .map(|(position, (label, item))| part(&item.id, label, Some(position)));
    let title = ["Which ", &wording::lowered(&axis.label)].concat();
    let buttons = html! { <>{ part("all", "All".to_owned(), None) }{ for items }</> };
    radio_group(&title, "field__label", false, buttons)
}

/// What becomes of what would come before the first item.
fn before_the_first(id: &str, first: &str, without: bool, act: &Callback<WantedAction>) -> Html {
    let choice = |end: &'static str, label: String, is_without: bool| {
        let on_choose = act.reform(move |()| WantedAction::Without(is_without));
        radio(
            Radio {
                group: [id, "-before"].concat().into(),
                end: end.into(),
                label: label.into(),
                chosen: without == is_without,
            },
            &on_choose,
        )
    };
    let title = ["What would come before ", first].concat();
    let buttons = html! {
        <>
            { choice("kept", ["Count it in ", first].concat(), false) }
            { choice("left", "Leave it out".to_owned(), true) }
        </>
    };
    radio_group(&title, "field__label", true, buttons)
}

/// What makes sense for a series: what is picked from a list cannot be multiplied or drawn a line
/// through, and only what runs in time can be moved along it.
fn fitting(case: &Case, quantity: &Quantity) -> Vec<Tool> {
    let in_time = along(case, quantity).is_some_and(|axis| axis.kind != AxisKind::Items);
    let typed = wording::is_typed(quantity);
    [
        (typed, Tool::Scale),
        (in_time, Tool::Move),
        (true, Tool::Fill),
        (typed && in_time, Tool::Line),
    ]
    .into_iter()
    .filter_map(|(fits, tool)| fits.then_some(tool))
    .collect()
}

/// What to do with it: whatever makes sense for it.
fn tools(
    case: &Case,
    quantity: &Quantity,
    input: &Input,
    id: &str,
    now: Tool,
    act: &Callback<WantedAction>,
) -> Html {
    let along = along(case, quantity);
    let scale = if input.level_from.is_some() {
        "The change, times a percentage"
    } else {
        "Times a percentage"
    };
    let move_by = ["Move by ", step(along)].concat();
    let tool = |(tool, end, label): (Tool, &'static str, &str)| {
        let on_choose = act.reform(move |()| WantedAction::Tool(tool));
        radio(
            Radio {
                group: [id, "-how"].concat().into(),
                end: end.into(),
                label: label.to_owned().into(),
                chosen: now == tool,
            },
            &on_choose,
        )
    };
    let fitting = fitting(case, quantity).into_iter().map(|fits| {
        tool(match fits {
            Tool::Scale => (fits, "scale", scale),
            Tool::Move => (fits, "move", &*move_by),
            Tool::Fill => (fits, "fill", "One value throughout"),
            Tool::Line => (fits, "line", "A straight line"),
        })
    });
    radio_group(
        "What to do with it",
        "field__label",
        true,
        html! { <>{ for fitting }</> },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn drawn(input: &'static str) -> String {
        markup::<SeriesTools>(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            let (index, _) = opened.case.find(input).unwrap();
            SeriesToolsProps {
                values: Vec::new(),
                opened,
                index,
                on: Callback::noop(),
                on_done: Callback::noop(),
            }
        })
    }

    #[test]
    fn the_tools_begin_with_half_of_what_is_planned() {
        let tools = drawn("in_care");
        for end in [
            "how-scale",
            "how-move",
            "how-fill",
            "how-line",
            "which-all",
            "which-low",
            "share",
            "apply",
        ] {
            assert!(
                tools.contains(&format!("id=\"tools-in_care-{end}\"")),
                "{end}: {tools}"
            );
        }
        for chosen in ["how-scale", "which-all"] {
            let chosen = around(&tools, &format!("id=\"tools-in_care-{chosen}\""));
            assert!(chosen.contains(" checked"), "{chosen}");
        }
        assert!(around(&tools, "id=\"tools-in_care-share\"").contains("value=\"50\""));
        assert!(!around(&tools, "id=\"tools-in_care-apply\"").contains("disabled"));
        assert!(
            tools.contains(">Half of the change the paper plans.<"),
            "{tools}"
        );
    }

    #[test]
    fn what_is_picked_is_neither_multiplied_nor_drawn_a_line_through() {
        let mut lists = 0;
        for entry in Library::new().catalogue().iter() {
            let library = Library::of(&[File::Case(entry.id.clone())]);
            let opened = Rc::clone(library.case(&entry.id).here().unwrap());
            for (_, quantity) in opened.case.each_quantity() {
                if quantity.input().is_none() || quantity.axes.is_empty() {
                    continue;
                }
                let tools = fitting(&opened.case, quantity);
                let typed = wording::is_typed(quantity);
                assert_eq!(tools.contains(&Tool::Scale), typed, "{}", quantity.id);
                assert!(typed || !tools.contains(&Tool::Line), "{}", quantity.id);
                assert!(tools.contains(&Tool::Fill), "{}", quantity.id);
                lists += usize::from(!typed);
            }
        }
        assert!(lists > 0);
    }

    #[test]
    fn a_series_of_one_part_is_not_asked_which() {
        assert!(!drawn("in_house_added").contains("-which-"));
    }
}
