//! Charts, drawn as SVG from the model's values.

pub mod bar_chart;
pub mod chart;
pub mod late_chart;
pub mod line_chart;
pub mod measure;
pub mod plot;
pub mod shapes;
pub mod values;
