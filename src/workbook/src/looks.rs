//! How cells look, and to how many places figures are shown.

use casebook_model::case::{Case, Control, Quantity, Says};
use casebook_model::value::Value;
use casebook_model::words;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The most decimal places a cell shows.
const MOST_PLACES: u32 = 9;

const ACCENT: Color = Color::RGB(0x1D_4E_89);
const CHANGE: Color = Color::RGB(0x7A_2E_00);
const TO_CHANGE: Color = Color::RGB(0xFF_F6_CC);
const CHANGED: Color = Color::RGB(0xFF_D9_B3);

/// The looks of cells.
pub(crate) struct Looks {
    pub(crate) title: Format,
    pub(crate) heading: Format,
    pub(crate) head: Format,
    pub(crate) text: Format,
    pub(crate) quiet: Format,
    pub(crate) figure: Format,
    pub(crate) total: Format,
    pub(crate) to_change: Format,
    pub(crate) changed: Format,
}

impl Looks {
    pub(crate) fn new() -> Self {
        let figure = Format::new()
            .set_align(FormatAlign::Right)
            .set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            heading: Format::new()
                .set_bold()
                .set_font_size(12)
                .set_font_color(ACCENT),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            quiet: Format::new()
                .set_font_color(Color::RGB(0x55_55_55))
                .set_align(FormatAlign::Top),
            total: figure.clone().set_bold().set_border_top(FormatBorder::Thin),
            to_change: figure
                .clone()
                .set_background_color(TO_CHANGE)
                .set_font_color(ACCENT)
                .set_border(FormatBorder::Thin)
                .set_border_color(ACCENT)
                .set_unlocked(),
            changed: Format::new()
                .set_bold()
                .set_font_color(CHANGE)
                .set_background_color(CHANGED),
            figure,
        }
    }
}

/// A look with the form in which the figures of a quantity are written; `values` are those that
/// stand below each other.
pub(crate) fn with_form<'a>(
    look: &Format,
    case: &Case,
    quantity: &Quantity,
    values: impl IntoIterator<Item = &'a Value>,
) -> Format {
    look.clone().set_num_format(form(case, quantity, values))
}

fn form<'a>(
    case: &Case,
    quantity: &Quantity,
    values: impl IntoIterator<Item = &'a Value>,
) -> String {
    if quantity.says == Says::Truth {
        return "\"yes\";\"yes\";\"no\"".to_owned();
    }
    if let Some(Control::Choice(_)) = quantity.input().map(|input| &input.control) {
        return "0".to_owned();
    }
    let places = values
        .into_iter()
        .filter_map(Value::number)
        .map(|number| words::places(case, quantity, number))
        .max()
        .unwrap_or(0)
        .min(MOST_PLACES);
    let point = if places > 0 { "." } else { "" };
    let noughts = "0".repeat(usize::try_from(places).unwrap_or(0));
    let percent = if quantity.unit.percent { "%" } else { "" };
    let sign = quantity.unit.sign(&case.units);
    let sign = sign.map_or_else(String::new, |sign| format!("\"{sign}\""));
    format!("{sign}#,##0{point}{noughts}{percent}")
}
