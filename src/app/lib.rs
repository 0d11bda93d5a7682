//! The page, in Yew.
//!
//! [`app`] holds where the reader is ([`route`], [`history`]) and what they changed ([`state`],
//! kept on the device by [`keeping`] and [`storage`]); `pages` has one file a page, `components`
//! one file a part of a page: properties in, events out. A case comes from the [`shelf`] and is
//! [`opened`] once; its figures are worked out once for each change.
//!
//! Two programs are made of this: the page, and the [`annex`], which draws what lies [`across`]
//! cases and the [`answers`] to the questions of one, and is loaded when asked for. What only the one uses is no part of the other.
//!
//! # Names that stay
//! Tests and scripts find things in the page by these; they change only with a note.
//!
//! | what | selector |
//! |---|---|
//! | field of an input | `#input-agency_rate`; an option of a choice `#input-hold-saving` |
//! | its hint or message | `#input-agency_rate-hint` (class `field__error` while refused) |
//! | cell of a series | `#cell-in_care-2020-04-low` |
//! | what was done to a series, or is wrong with it | `#series-in_care-says` |
//! | tools of a series | `#tools-in_care`, in it `#tools-in_care-how-scale` (`-move`, `-fill`, `-line`), `-which-all`, `-which-low`, `-share`, `-by`, `-way-later`, `-way-earlier`, `-value`, `-from`, `-to`, `-apply` |
//! | figure of a result table | `[data-figure="avoided_by_month[2020-04,low]"]`; without axes `[data-figure="avoided_in_house"]` |
//! | parts of the claim | `[data-claim="printed"]`, `[data-claim="calculated"]`, `[data-claim="now"]` |
//! | a check | `tr[data-check="avoided_by_month[2020-05,high]"]` |
//! | working | `#working`, its title `#working-title`, `#working-close`, links to parts `.sum a`, the way back up `.trail a` |
//! | tables and charts | `#table-0`, `#chart-0` (captions and figures, in the order of the file) |
//! | live region | `#announcer` |
//! | undo, redo, put all back | `#undo`, `#redo`, `#put-back-all`; for all cases `#put-back-everything` |
//! | answers to the case's questions | `#questions-ask`, then `section[aria-labelledby="questions"] li` |
//! | sections | `#assumptions`, `#results`, `#checks`, `#needs`, `#sources` |
//! | totals | `#totals-year button`, `#totals-council button` (`data-pick`), `#totals-none`, `#totals-all`, a case `#pick-…id…`, `#totals-count`, `#totals-table`, `#contributions-table`, `#totals-chart-0`, an overlap `#overlap-0-one` |
//! | list of cases | `.cases a`, filter `#filter-words`, `#filter-council`, `#filter-year`, `#filter-theme`, `#filter-checks`, `#filter-order` |
//! | papers | list `#papers a`; on a paper `[data-case="…id…"]`, in it `tr[data-print="avoided_by_month[2020-05,high]"]` (or `background`); what differs `tbody[data-difference="…"]`; what is needed `li[data-needs="finance_officer"]` |

#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        reason = "tests may panic; what ships may not"
    )
)]

pub mod across;
pub mod added;
pub mod annex;
pub mod answers;
pub mod app;
pub mod arrival;
pub mod by_case;
pub mod components;
pub mod dom;
#[cfg(test)]
mod drawn_natively;
pub mod el;
pub mod fetching;
pub mod form_state;
pub mod grid;
pub mod history;
pub mod keeping;
pub mod opened;
pub mod pages;
pub mod part;
pub mod plot;
pub mod route;
pub mod selection;
pub mod settling;
pub mod shelf;
pub mod state;
pub mod storage;
pub mod typed;
pub mod wording;

/// Mounts the page in the element `app` of the host page, in place of what stands there
/// while the page loads; in the body where there is no such element. `annex` loads the annex and
/// promises its exports.
pub fn start(annex: js_sys::Function) {
    annex::set_loader(annex);
    let props = part::PartProps {
        part: part::Part::App,
    };
    match dom::by_id("app") {
        Some(host) => {
            yew::Renderer::<part::Living>::with_root_and_props(host.into(), props).render()
        }
        None => yew::Renderer::<part::Living>::with_props(props).render(),
    };
}
