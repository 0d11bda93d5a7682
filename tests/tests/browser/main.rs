//! What a reader does, in real browsers. How such a test is written: `casebook_tests::browser`.

mod harness;
mod start;

use std::process::ExitCode;

use casebook_tests::browser::{Engine, run, test};

fn main() -> ExitCode {
    run(vec![
        test!(start::the_page_starts),
        test!(start::the_first_load_is_what_index_html_names),
        test!(start::the_page_works_from_any_folder),
        test!(start::any_fragment_yields_a_page),
        test!(start::the_page_is_accessible).in_light_and_dark(),
        test!(start::nothing_scrolls_sideways_at_any_width),
        test!(start::light_and_dark_are_what_the_device_asks_for).in_light_and_dark(),
        test!(start::without_the_code_the_page_says_so),
        test!(start::without_webassembly_the_page_says_so),
        test!(start::a_failure_later_is_said_and_leaves_a_way_on),
        test!(start::without_scripts_there_is_a_message),
        // The others do not let a page look at a file from WebDriver in the same way.
        test!(start::opened_from_disk_the_page_says_so).only_in(&[Engine::Chromium]),
        test!(harness::a_request_to_a_stranger_is_seen),
        test!(harness::a_policy_violation_is_seen),
        test!(harness::an_error_is_seen),
        test!(harness::a_missing_file_is_seen),
        test!(harness::axe_finds_faults),
        test!(harness::sideways_scroll_is_found),
        test!(harness::keys_arrive),
    ])
}
