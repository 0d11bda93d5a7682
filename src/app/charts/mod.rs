//! Charts, drawn as SVG from the model's values.

pub mod bar_chart;
pub mod chart;
pub mod curve;
pub mod forecast;
pub mod histogram;
pub mod late_chart;
pub mod line_chart;
pub mod measure;
pub mod plot;
pub mod read_chart;
pub mod shapes;
pub mod ticks;
pub mod values;
