//! The page, in Yew: one program, whose pages the build draws and the browser takes over.
//!
//! [`app`] is the whole of it. Its rooms, each knowing only those after it: `case`, `across`, `pasted` and
//! `writing` are the pages, `charts` and `parts` what they share, `frame` what surrounds every page and talks to
//! the browser, `state` what the page knows.
//!
//! # Names that stay
//! Tests and scripts find things in the page by these; they change only with a note.
//!
//! | what | selector |
//! |---|---|
//! | the page, and once the program has taken it over | `#app`, `#app[data-running]` |
//! | a part far down is being taken over; all of a case was drawn by the program | `#app[data-coming]`; `.case.is-drawn` |
//! | the answer, what to ask, what the paper proposes | `.answer`, `section[aria-labelledby="asks"]`, `section[aria-labelledby="about"]` |
//! | the bar that stays, its ways; the list of changes, and what keeps it in sight | `.bar`, `.bar__ways a`; `.changed`, `#changes`, `#changes-toggle` |
//! | field of an input | `#input-agency_rate`; an option of a choice `#input-hold-saving` |
//! | the slider of a field with a range | `.slider input` |
//! | its hint or message | `#input-agency_rate-hint` (class `field__error` while refused) |
//! | a caution at it, which is no error | `#input-agency_rate-caution`, at a series `#series-in_care-caution` |
//! | cell of a series | `#cell-in_care-2020-04-low` |
//! | what was done to a series, or is wrong with it | `#series-in_care-says` |
//! | tools of a series | `#tools-in_care`, in it `#tools-in_care-how-scale` (`-move`, `-fill`, `-line`), `-which-all`, `-which-low`, `-share`, `-by`, `-way-later`, `-way-earlier`, `-before-kept`, `-before-left`, `-value`, `-from`, `-to`, `-apply` |
//! | figure of a result table | `[data-figure="avoided_by_month[2020-04,low]"]`; without axes `[data-figure="avoided_in_house"]` |
//! | parts of the claim | `[data-claim="printed"]`, `[data-claim="calculated"]`, `[data-claim="now"]`; what is left of it, net, `.claim__net` |
//! | a check | `tr[data-check="avoided_by_month[2020-05,high]"]` |
//! | working | `#working`, its title `#working-title`, `#working-close`, links to parts `.sum a`, the way back up `.trail a`, what it goes into `.onward a` |
//! | tables and charts | `#table-0`, `#chart-0` (captions and figures, in the order of the file) |
//! | live region | `#announcer`; what was undone or done again `#undone` |
//! | undo, redo, put all back | `#undo`, `#redo`, `#put-back-all`; for all cases `#put-back-everything` |
//! | changes that somebody sent, while they are looked at | `#sent` |
//! | the ways to share a case and take it away | `#taking-ask`, then `#ways`: `#taking-link`, `#taking-copy`, `#taking-code` and its `#code`, `#taking-words-copy`, `#taking-workbook` (`#taking-workbook-says`), `#taking-tables`, `#taking-log`, `#taking-log-read` and its `#log` |
//! | what the device keeps | `#kept` on the list of cases |
//! | what saves the case as a file; what such a file says of itself | `#save-file`; `#saved` |
//! | a question of any case, and the answer to the one that is open | `#matters-ask` (`#reach-ask`, `#changed-ask`, `#going-ask`, `#sure-ask`, `#pair-ask`); `#asked` |
//! | what matters most | `#matters-found .bars > li` |
//! | what it would take | `#reach-by`, `#reach-to`, `#reach-found`, what reads the chart `#reach-read` |
//! | what was changed | `#changed-found`, `#changed-steps > li` |
//! | how it is going | `#going-line`, a figure `#going-2020-04`, what is wrong `#going-says`, the ways `#going-found [data-rest="pace"]` |
//! | how sure it is | `#sure-draws`, `#sure-seed`, `#sure-made`, `#sure-stop`, `#sure-again`, `#sure-found`, `#sure-ranges`, in it `#sure-agency_rate-low` (`-likely`, `-high`, `-shape`) |
//! | two at once | `#pair-down`, `#pair-across`, `#pair-found [data-reached]` |
//! | answers to the case's questions | `#questions-ask`, then `section[aria-labelledby="questions"] li` |
//! | sections | `#assumptions`, `#results`, `#checks`, `#needs`, `#words`, `#sources` |
//! | a pasted table | `#pasted`, whether it adds up `#adds-up`, `table.pasted`, `.relations > li` |
//! | one's own cases | list `#own-cases a`, a template `[data-template="posts"]`, a file `#own-open` (`#own-refused`), `#own-empty`; of one `#own-text`, what is said of it `#own-says`, its faults `#own-told > li`, `#own-alone`, `#own-save`, `#own-remove`; among what is kept `#kept-own` |
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
pub mod app;
pub mod case;
pub mod charts;
#[cfg(not(target_arch = "wasm32"))]
pub mod drawing;
pub mod frame;
pub mod parts;
pub mod pasted;
pub mod state;
pub mod writing;

use crate::app::{App, AppProps};
use crate::frame::{carried, dom, early, history, late};
use crate::state::library::File;
use wasm_bindgen_futures::spawn_local;

/// Takes over the page that stands in the element `app`.
pub fn start() {
    let Some(host) = dom::by_id("app") else {
        return;
    };
    let drawn = !history::is_one_file();
    let route = match drawn {
        true => history::page(),
        false => history::current(),
    };
    spawn_local(async move {
        // A page of a chunk is taken over once its chunk is here. If that does not arrive, the page
        // stays as it was drawn.
        if !app::load(&route).await {
            early::say_lost();
            return;
        }
        let library = carried::library(File::of(&route).as_ref());
        let props = AppProps { route, library };
        early::hold();
        let page = yew::Renderer::<App>::with_root_and_props(host.into(), props);
        if drawn {
            page.hydrate();
        } else {
            // A file that holds all pages has none of them drawn: all that is late comes at once.
            late::touch();
            page.render();
        }
    });
}
