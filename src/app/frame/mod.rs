//! What surrounds every page: addresses and history, what is kept on the device, what is fetched,
//! what is said on top. All that the page asks of the browser itself is here.

pub mod arrival;
pub mod carried;
pub mod chunk;
pub mod chunk_page;
pub mod dom;
pub mod early;
pub mod fetching;
pub mod head;
pub mod history;
pub mod keeping;
pub mod late;
pub mod link;
pub mod masthead;
pub mod navigation;
pub mod not_found;
pub mod notice_list;
pub mod notices;
pub mod online;
pub mod pause;
pub mod reading;
pub mod rewriting;
pub mod saving;
pub mod scripts;
pub mod sent;
pub mod steps;
pub mod storage;
pub mod taking;
pub mod texts;
pub mod undo_keys;
pub mod waiting;
