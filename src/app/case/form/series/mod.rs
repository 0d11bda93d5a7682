//! A series of the form: a table to type and paste into ([`field`], [`table`], [`row`], [`cell`]), and
//! [`tools`] in a [`fold`] that change it as a whole.

pub mod beyond;
pub mod cell;
pub mod done;
pub mod field;
pub mod fold;
pub mod paste;
pub mod pick;
pub mod row;
pub mod says;
pub mod sheet;
pub mod spread;
pub mod spread_button;
pub mod table;
pub mod tool_number;
pub mod tool_numbers;
pub mod tools;
pub mod tools_chunk;
pub mod wanted;
