//! What is chosen and typed in the tools of a series, and the edit that comes of it.

use crate::case::form::typed::{self, Entry};
use crate::parts::wording;
use casebook_model::Decimal;
use casebook_model::axis::{Axis, AxisIndex, AxisKind, Place};
use casebook_model::case::{Case, Input, Quantity, QuantityIndex};
use casebook_model::edit::{self, Change, Edit};
use casebook_model::entry::{self, Expected};
use casebook_model::unit::Unit;
use std::rc::Rc;
use yew::prelude::*;

/// What can be done to a series as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Every cell times a percentage.
    Scale,
    /// Later or earlier.
    Move,
    /// One value throughout.
    Fill,
    /// A straight line.
    Line,
}

/// The axis along which a series moves and rises.
#[must_use]
pub fn along<'a>(case: &'a Case, quantity: &Quantity) -> Option<&'a Axis> {
    case.axis(edit::along(case, quantity)?)
}

/// What it moves by.
#[must_use]
pub fn step(along: Option<&Axis>) -> &'static str {
    match along.map(|axis| axis.kind) {
        Some(AxisKind::Years) => "years",
        _ => "months",
    }
}

/// Which axis a series is split by when only a part of it is to change: one it does not run along.
#[must_use]
pub fn parted_by(case: &Case, quantity: &Quantity) -> Option<AxisIndex> {
    let along = edit::along(case, quantity)?;
    quantity
        .axes
        .iter()
        .copied()
        .rev()
        .find(|axis| *axis != along)
}

/// What is chosen and typed in the tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The tool.
    pub tool: Tool,
    /// An item of the axis it is parted by; `None` for all.
    pub part: Option<usize>,
    /// The text of the first number,
    pub first: AttrValue,
    /// and of the second, for a tool that takes two.
    pub second: AttrValue,
    /// Whether it moves to earlier items, not to later ones.
    pub earlier: bool,
    /// Whether what would then come before the first item is left out, not counted there.
    pub without: bool,
}

/// What the reader does with the tools.
#[derive(Clone, Debug)]
pub enum WantedAction {
    /// Another tool.
    Tool(Tool),
    /// Another part of the series, or all of it.
    Part(Option<usize>),
    /// Earlier, or later.
    Earlier(bool),
    /// What would come before the first item is left out, or counted there.
    Without(bool),
    /// The first number.
    First(AttrValue),
    /// The second number.
    Second(AttrValue),
    /// All of it as it was at first, with this tool.
    Leave(Tool),
}

impl Reducible for Wanted {
    type Action = WantedAction;

    fn reduce(self: Rc<Self>, action: WantedAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            WantedAction::Tool(tool) => next = Self::new(tool, next.part),
            WantedAction::Part(part) => next.part = part,
            WantedAction::Earlier(earlier) => next.earlier = earlier,
            WantedAction::Without(without) => next.without = without,
            WantedAction::First(text) => next.first = text,
            WantedAction::Second(text) => next.second = text,
            WantedAction::Leave(start) => next = Self::new(start, None),
        }
        Rc::new(next)
    }
}

impl Wanted {
    /// A tool and a part, with the numbers that are likeliest.
    #[must_use]
    pub fn new(tool: Tool, part: Option<usize>) -> Self {
        let first = match tool {
            Tool::Scale => "50",
            Tool::Move => "3",
            Tool::Fill | Tool::Line => "",
        };
        Self {
            tool,
            part,
            first: first.into(),
            second: AttrValue::default(),
            earlier: false,
            without: false,
        }
    }

    /// The edit that is wanted.
    ///
    /// # Errors
    /// With what is wrong with the numbers.
    pub fn edit(
        &self,
        case: &Case,
        index: QuantityIndex,
        quantity: &Quantity,
        input: &Input,
    ) -> Result<Edit, Wrong> {
        let on = match (self.part, parted_by(case, quantity)) {
            (Some(item), Some(axis)) => Place::nowhere().with(axis, item),
            _ => Place::nowhere(),
        };
        let change = match self.tool {
            Tool::Scale => Change::Scale {
                on,
                share: read_share(&self.first)?,
            },
            Tool::Move => match read_months(&self.first, self.earlier)? {
                by if by < 0 && !self.without && adds_up(quantity, input) => Change::Early {
                    on,
                    by: by.unsigned_abs(),
                },
                by => Change::Move { on, by },
            },
            Tool::Fill => {
                let value = read_value(case, quantity, input, &self.first);
                Change::Fill {
                    on,
                    value: value.map_err(Wrong::first)?,
                }
            }
            Tool::Line => {
                let from = read_value(case, quantity, input, &self.first);
                let to = read_value(case, quantity, input, &self.second);
                match (from, to) {
                    (Ok(from), Ok(to)) => Change::Line { on, from, to },
                    (from, to) => {
                        return Err(Wrong {
                            first: from.err(),
                            second: to.err(),
                        });
                    }
                }
            }
        };
        Ok(Edit {
            quantity: index,
            change,
        })
    }
}

/// What is wrong with the numbers of a tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// With the first,
    pub first: Option<String>,
    /// and with the second.
    pub second: Option<String>,
}

impl Wrong {
    fn first(words: String) -> Self {
        Self {
            first: Some(words),
            second: None,
        }
    }
}

/// Whether the items of a series are parts of a sum: amounts, and neither levels nor choices.
#[must_use]
pub fn adds_up(quantity: &Quantity, input: &Input) -> bool {
    input.level_from.is_none() && wording::is_typed(quantity)
}

fn read_share(text: &str) -> Result<Decimal, Wrong> {
    entry::share(text).map_err(|error| Wrong::first(error.words()))
}

fn read_months(text: &str, earlier: bool) -> Result<i16, Wrong> {
    let expected = Expected {
        unit: &Unit::bare(),
        money: false,
        whole: true,
    };
    let number = entry::read(text, expected).map_err(|error| Wrong::first(error.words()))?;
    let by = i16::try_from(number)
        .ok()
        .and_then(|by| if earlier { by.checked_neg() } else { Some(by) });
    by.filter(|by| by.unsigned_abs() <= 120)
        .ok_or_else(|| Wrong::first("That is further than the series is long.".to_owned()))
}

fn read_value(
    case: &Case,
    quantity: &Quantity,
    input: &Input,
    text: &str,
) -> Result<Decimal, String> {
    if text.trim().is_empty() {
        return Err("Type a number.".to_owned());
    }
    match typed::read(case, quantity, input, 0, text) {
        Entry::Number(number) => Ok(number),
        Entry::Empty => Err("Type a number.".to_owned()),
        Entry::Refused(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// The edit of the children in care that some choices come to, in words.
    fn wanted(actions: Vec<WantedAction>) -> Result<String, Wrong> {
        wanted_of("in_care", actions)
    }

    fn wanted_of(input: &str, actions: Vec<WantedAction>) -> Result<String, Wrong> {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID);
        let case = &opened.here().unwrap().case;
        let (index, quantity) = case.find(input).unwrap();
        let start = Rc::new(Wanted::new(Tool::Scale, None));
        let wanted = actions.into_iter().fold(start, Reducible::reduce);
        let edit = wanted.edit(case, index, quantity, quantity.input().unwrap())?;
        Ok(edit::words(case, &edit))
    }

    #[test]
    fn a_tool_comes_with_the_numbers_that_are_likeliest() {
        assert_eq!(
            wanted(Vec::new()).unwrap(),
            "half of the change the paper plans"
        );
        assert_eq!(
            wanted(vec![WantedAction::Tool(Tool::Move)]).unwrap(),
            "three months late"
        );
    }

    #[test]
    fn a_part_is_moved_earlier_and_the_part_stays_with_another_tool() {
        let low_earlier = vec![
            WantedAction::Part(Some(0)),
            WantedAction::Tool(Tool::Move),
            WantedAction::Earlier(true),
            WantedAction::First("2".into()),
        ];
        assert_eq!(
            wanted(low_earlier).unwrap(),
            "Low optimism: two months early"
        );
    }

    #[test]
    fn what_would_come_before_the_first_month_is_counted_there_unless_it_is_to_be_left_out() {
        let earlier = |without| {
            let actions = vec![
                WantedAction::Tool(Tool::Move),
                WantedAction::Earlier(true),
                WantedAction::Without(without),
            ];
            wanted_of("in_house_added", actions).unwrap()
        };
        assert!(earlier(false).ends_with("counted in April 2020"));
        assert!(earlier(true).ends_with("left out"));
    }

    #[test]
    fn each_end_of_a_line_has_its_own_fault() {
        let line = |from: &'static str, to: &'static str| {
            wanted(vec![
                WantedAction::Tool(Tool::Line),
                WantedAction::First(from.into()),
                WantedAction::Second(to.into()),
            ])
        };
        assert!(line("770", "715").is_ok());
        let wrong = line("770", "seven").unwrap_err();
        assert!(wrong.first.is_none() && wrong.second.is_some(), "{wrong:?}");
        let wrong = line("", "").unwrap_err();
        assert!(wrong.first.is_some() && wrong.second.is_some(), "{wrong:?}");
    }

    #[test]
    fn a_series_is_not_moved_out_of_the_calendar() {
        let by = |months: &'static str| {
            wanted(vec![
                WantedAction::Tool(Tool::Move),
                WantedAction::First(months.into()),
            ])
        };
        assert!(by("120").is_ok());
        assert!(by("121").unwrap_err().first.is_some());
        assert!(by("1.5").unwrap_err().first.is_some());
    }

    #[test]
    fn leaving_the_tools_forgets_what_was_chosen() {
        let left = vec![
            WantedAction::Part(Some(0)),
            WantedAction::Tool(Tool::Fill),
            WantedAction::Leave(Tool::Scale),
        ];
        assert_eq!(wanted(left).unwrap(), "half of the change the paper plans");
    }
}
