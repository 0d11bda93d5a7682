//! The assumptions of a case, to be changed.
//!
//! The case's page holds the form's state by [`use_form`](use_form::use_form), asks it whether
//! something typed is refused, and draws
//! [`AssumptionsForm`](assumptions::AssumptionsForm). A field holds nothing itself: it shows what
//! [`drafts`] has of it, or else the number of the case, and sends a [`FormEvent`](use_form::FormEvent).

pub mod assumptions;
pub mod choice_field;
pub mod drafts;
pub mod number_field;
pub mod number_input;
pub mod provenance;
pub mod put_back;
pub mod radio;
pub mod refusal;
pub mod series;
pub mod slider;
pub mod turn_sign;
pub mod typed;
pub mod use_form;
