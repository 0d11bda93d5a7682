//! Charts, drawn as SVG from the model's values.

pub mod plot;
