//! What a reader does, in real browsers. How such a test is written: `casebook_tests::browser`.

mod addresses;
mod asking;
mod before_the_program;
mod catalogue;
mod embedding;
mod every_page;
mod fetched;
mod harness;
mod in_use;
mod journeys;
mod keeping;
mod keyboard;
mod module;
mod needs;
mod number_entry;
mod offline;
mod offscreen;
mod one_file;
mod papers;
mod pasted;
mod printed_tables;
mod rates;
mod reader;
mod same_markup;
mod scenarios;
mod series;
mod shapes;
mod sharing;
mod site;
mod start;
mod taking;
mod totals;
mod undoing;
mod versions;
mod without_scripts;
mod workings;
mod workspace;
mod writing;

use std::process::ExitCode;

use casebook_tests::browser::{Engine, run, test};

fn main() -> ExitCode {
    run(vec![
        test!(start::the_page_starts),
        test!(start::the_first_load_is_what_the_page_names),
        test!(start::what_draws_a_page_comes_with_the_program),
        test!(start::the_page_works_from_any_folder).in_any_engine(),
        test!(start::any_fragment_yields_a_page).in_any_engine(),
        test!(start::light_and_dark_are_what_the_device_asks_for)
            .in_light_and_dark()
            .in_any_engine(),
        test!(start::without_the_code_the_page_says_so).in_any_engine(),
        test!(start::without_the_script_of_the_code_the_page_says_so).in_any_engine(),
        test!(start::without_webassembly_the_page_says_so).in_any_engine(),
        test!(start::a_failure_later_is_said_and_leaves_a_way_on).in_any_engine(),
        // WebKit's policy runs no script of such a frame at all: nothing is said there, right or wrong.
        test!(start::in_a_frame_that_is_shut_off_the_page_says_so)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        // The others do not let a page look at a file from WebDriver in the same way.
        test!(start::opened_from_disk_the_page_says_so).only_in(&[Engine::Chromium]),
        test!(start::a_case_page_saved_as_a_file_still_reads).only_in(&[Engine::Chromium]),
        test!(without_scripts::every_page_reads_in_full).in_any_engine(),
        test!(without_scripts::a_case_is_told_in_its_description).in_any_engine(),
        test!(same_markup::the_first_drawing_is_what_the_build_wrote),
        test!(before_the_program::typing_loses_no_key_and_keeps_its_place),
        test!(before_the_program::what_is_typed_before_any_script_counts),
        test!(before_the_program::no_key_is_lost_while_the_program_starts),
        test!(before_the_program::a_choice_made_early_counts).in_any_engine(),
        test!(before_the_program::a_filter_set_early_counts).in_any_engine(),
        test!(before_the_program::a_figure_pressed_early_opens_its_working).in_any_engine(),
        test!(before_the_program::a_button_far_down_pressed_early_counts).in_any_engine(),
        test!(before_the_program::a_part_that_is_late_loses_no_press_and_not_the_keyboard),
        test!(before_the_program::a_part_that_is_late_keeps_where_one_jumps_meanwhile)
            .in_any_engine(),
        test!(before_the_program::a_part_that_is_late_keeps_what_one_unfolds_meanwhile),
        test!(before_the_program::nothing_jumps_when_the_program_takes_over),
        test!(before_the_program::kept_changes_are_applied_and_not_announced).in_any_engine(),
        test!(before_the_program::what_is_typed_early_is_newer_than_what_was_kept).in_any_engine(),
        test!(before_the_program::whoever_goes_on_before_it_runs_is_told_of_no_fault),
        // The rules judge markup and colours, which the engines have from us alike.
        test!(before_the_program::it_keeps_the_accessibility_rules).only_in(&[Engine::Chromium]),
        test!(offscreen::find_in_page_finds_what_is_skipped),
        // Only its driver can be asked for another medium, and for what it prints.
        test!(offscreen::sections_are_skipped_on_a_screen_only).only_in(&[Engine::Chromium]),
        test!(offscreen::print_has_what_is_skipped).only_in(&[Engine::Chromium]),
        test!(offscreen::print_is_one_page_with_the_answer).only_in(&[Engine::Chromium]),
        test!(offscreen::jumps_and_anchors_lead_to_what_is_skipped),
        test!(offscreen::a_jump_is_made_again_where_the_browser_goes_back).in_any_engine(),
        test!(offscreen::what_is_read_stays_where_it_is),
        test!(every_page::nothing_scrolls_sideways_at_any_width),
        // Only its driver can be asked for larger letters.
        test!(every_page::nothing_scrolls_sideways_with_large_letters).only_in(&[Engine::Chromium]),
        test!(every_page::five_sizes_of_type_at_most).only_in(&[Engine::Chromium]),
        test!(every_page::forced_colours_and_reduced_motion).only_in(&[Engine::Chromium]),
        test!(every_page::the_focus_follows_to_the_heading).in_any_engine(),
        test!(journeys::the_answer_is_on_the_first_screen),
        test!(journeys::where_it_does_not_add_up),
        test!(journeys::half_as_many_three_months_late),
        test!(journeys::what_is_missing_and_who_knows),
        // The rules judge markup and colours, which the engines have from us alike.
        test!(every_page::axe_finds_nothing)
            .in_light_and_dark()
            .only_in(&[Engine::Chromium]),
        test!(printed_tables::every_cell_of_table_1_is_on_the_page).in_any_engine(),
        test!(printed_tables::every_cell_of_the_numbers_table_is_on_the_page).in_any_engine(),
        test!(printed_tables::every_printed_total_is_on_the_page).in_any_engine(),
        test!(printed_tables::a_cell_that_differs_says_so_where_it_stands).in_any_engine(),
        test!(rates::a_dearer_placement_moves_every_table_and_turns_no_check).in_any_engine(),
        test!(rates::the_new_claim_is_said_aloud).in_any_engine(),
        test!(rates::a_change_survives_a_reload).in_any_engine(),
        test!(rates::a_field_is_put_back).in_any_engine(),
        test!(rates::a_case_is_put_back_as_a_whole).in_any_engine(),
        test!(rates::every_case_is_put_back_from_the_list).in_any_engine(),
        test!(rates::steps_are_undone_and_done_again).in_any_engine(),
        test!(rates::a_choice_steers_the_sum).in_any_engine(),
        test!(undoing::the_keys_are_the_pages_own_everywhere),
        test!(undoing::what_was_changed_is_listed_below_the_claim).in_any_engine(),
        test!(undoing::what_is_undone_is_seen_or_said).in_any_engine(),
        test!(undoing::steps_survive_a_reload).in_any_engine(),
        test!(series::half_of_the_carers).in_any_engine(),
        test!(series::a_fall_three_months_late).in_any_engine(),
        test!(series::a_straight_line).in_any_engine(),
        test!(series::one_value_throughout).in_any_engine(),
        test!(series::one_cell_at_a_time).in_any_engine(),
        test!(series::a_block_is_pasted_in),
        test!(series::what_falls_off_the_front_is_said_and_counted_or_left_out).in_any_engine(),
        test!(number_entry::nonsense_is_told_in_words_and_the_last_figures_stay).in_any_engine(),
        test!(number_entry::what_people_type_is_understood_and_kept_as_typed).in_any_engine(),
        test!(number_entry::a_half_typed_number_leaves_what_was_there_before_it).in_any_engine(),
        test!(number_entry::an_emptied_field_of_a_printed_figure_asks_for_a_number).in_any_engine(),
        test!(number_entry::the_cursor_stays_where_it_is),
        test!(number_entry::no_key_is_lost_where_the_page_is_slow),
        test!(number_entry::nothing_shifts_while_typing).in_any_engine(),
        test!(number_entry::nonsense_in_a_series_is_told_below_it).in_any_engine(),
        test!(asking::what_matters_most).in_any_engine(),
        test!(asking::what_it_would_take_is_put_in_and_linked_to),
        test!(asking::any_figure_can_be_asked_of).in_any_engine(),
        test!(asking::what_was_changed_is_taken_apart).in_any_engine(),
        test!(asking::two_at_once_by_keyboard).in_any_engine(),
        test!(asking::how_it_is_going_is_put_in).in_any_engine(),
        test!(asking::how_sure_it_is_stops_at_once_and_says_the_same_again),
        // The rules judge markup and colours, which the engines have from us alike.
        test!(asking::every_answer_keeps_the_accessibility_rules)
            .in_light_and_dark()
            .only_in(&[Engine::Chromium]),
        test!(asking::every_answer_fits_a_phone).in_any_engine(),
        test!(versions::versions_are_kept_and_stand_side_by_side).in_any_engine(),
        test!(versions::a_version_is_put_in_changed_renamed_and_removed_by_keyboard),
        test!(versions::a_table_is_set_beside_the_claim_and_linked_to).in_any_engine(),
        test!(versions::versions_are_kept_as_carefully_as_changes),
        test!(versions::what_was_sent_is_kept_as_a_version).in_any_engine(),
        test!(needs::what_is_needed_is_empty_and_says_who_would_know).in_any_engine(),
        test!(needs::the_net_saving_follows_once_all_four_are_there).in_any_engine(),
        test!(needs::the_working_says_what_is_missing).in_any_engine(),
        test!(workings::a_tap_on_a_figure_opens_its_working).in_any_engine(),
        test!(workings::a_sheet_is_covered_by_nothing).in_any_engine(),
        test!(workings::a_working_beside_the_tables_covers_nothing).in_any_engine(),
        test!(workings::a_working_opens_in_sight_in_any_window),
        test!(workings::a_working_is_followed_down_to_an_input_and_back_by_the_trail)
            .in_any_engine(),
        test!(workings::a_figure_is_followed_up_to_what_it_goes_into).in_any_engine(),
        test!(workings::a_working_leads_to_a_question_of_its_figure),
        test!(workings::the_browsers_back_goes_up_and_closes),
        test!(workings::escape_closes_and_the_keyboard_returns_to_the_figure),
        test!(workings::the_working_of_a_differing_figure_tells_what_the_print_would_mean)
            .in_any_engine(),
        test!(workings::a_change_shows_in_the_working).in_any_engine(),
        test!(workings::the_claim_and_the_calendar_have_workings).in_any_engine(),
        test!(keyboard::from_the_list_to_the_working_of_a_figure).in_any_engine(),
        test!(keyboard::a_rate_is_changed_and_put_back).in_any_engine(),
        test!(keyboard::a_table_is_one_stop),
        test!(keyboard::the_checks_are_one_stop).in_any_engine(),
        test!(keyboard::the_bar_is_near_from_anywhere_in_the_form).in_any_engine(),
        test!(keyboard::a_burst_of_tab_ends_in_sight),
        test!(keyboard::arrows_home_and_end_move_within_a_table).in_any_engine(),
        test!(keyboard::the_focus_is_always_seen).in_any_engine(),
        test!(shapes::a_pressure_with_risks_that_happen_or_not).in_any_engine(),
        test!(shapes::rates_by_band_over_days).in_any_engine(),
        test!(shapes::amounts_by_year_and_part_year).in_any_engine(),
        test!(shapes::a_sum_by_two_routes_waits_for_both).in_any_engine(),
        test!(shapes::readings_side_by_side).in_any_engine(),
        test!(shapes::a_case_without_a_printed_figure).in_any_engine(),
        test!(catalogue::every_case_is_listed_with_how_it_stands).in_any_engine(),
        test!(catalogue::words_narrow_the_list_and_stand_in_the_address).in_any_engine(),
        test!(catalogue::the_list_is_narrowed_by_what_a_case_is).in_any_engine(),
        test!(catalogue::a_filter_that_is_none_is_said_and_leads_back).in_any_engine(),
        test!(catalogue::a_search_that_finds_nothing_goes_on).in_any_engine(),
        test!(catalogue::back_leads_to_the_narrowed_list),
        test!(catalogue::enter_opens_the_only_case_that_is_left).in_any_engine(),
        test!(catalogue::the_largest_come_first).in_any_engine(),
        test!(catalogue::on_a_phone_the_filter_unfolds).in_any_engine(),
        test!(papers::five_papers_are_listed).in_any_engine(),
        test!(papers::a_paper_lists_its_figures_in_its_own_order).in_any_engine(),
        test!(papers::a_figure_leads_to_its_working_and_back_to_the_paper).in_any_engine(),
        test!(papers::a_paper_shows_only_what_differs_when_asked).in_any_engine(),
        test!(papers::a_change_turns_nothing_on_a_paper).in_any_engine(),
        test!(papers::what_differs_stands_on_one_page).in_any_engine(),
        test!(papers::what_is_needed_is_listed_by_case_and_by_who_would_know).in_any_engine(),
        test!(papers::a_paper_that_is_not_there_is_said).in_any_engine(),
        test!(papers::a_paper_gives_its_page_its_name).only_in(&[Engine::Chromium]),
        test!(pasted::an_example_is_told_and_shown),
        test!(pasted::a_pasted_table_is_worked_out_and_stays_for_the_visit).in_any_engine(),
        test!(pasted::a_table_leads_on_to_a_case).in_any_engine(),
        // How long a field takes for a million letters is the engine's own affair.
        test!(pasted::a_hostile_paste_is_text).only_in(&[Engine::Chromium]),
        test!(totals::the_headlines_of_a_year_are_added_up_and_told_apart).in_any_engine(),
        test!(totals::two_versions_of_one_proposal_are_counted_once).in_any_engine(),
        test!(totals::a_likely_overlap_stays_in_and_is_called_out).in_any_engine(),
        test!(totals::pressures_stay_apart_from_savings).in_any_engine(),
        test!(totals::a_change_moves_the_total_with_your_changes_and_no_other).in_any_engine(),
        test!(totals::cases_are_chosen_one_by_one).in_any_engine(),
        test!(totals::the_chart_shows_what_each_case_contributes).in_any_engine(),
        test!(totals::it_fits_and_keeps_the_accessibility_rules).in_any_engine(),
        // The program reads addresses by itself.
        test!(addresses::every_address_yields_a_page).only_in(&[Engine::Firefox]),
        test!(addresses::every_former_address_yields_a_page).in_any_engine(),
        test!(addresses::a_former_address_takes_its_new_form).in_any_engine(),
        test!(addresses::the_page_starts_at_any_address),
        test!(addresses::a_page_that_is_not_there_leads_on).in_any_engine(),
        test!(addresses::a_deep_link_back_forward_and_reload_work_from_a_folder),
        test!(keeping::what_is_typed_is_kept_before_the_page_is_left),
        test!(keeping::what_is_damaged_is_said_and_the_page_works).in_any_engine(),
        test!(keeping::what_can_be_read_of_it_stays).in_any_engine(),
        test!(keeping::where_nothing_can_be_kept_the_page_works).in_any_engine(),
        test!(keeping::where_the_room_is_full_the_page_works).in_any_engine(),
        test!(keeping::where_there_is_no_storage_at_all_the_page_works).in_any_engine(),
        test!(keeping::what_a_newer_version_kept_is_left_alone).in_any_engine(),
        test!(keeping::a_change_in_another_tab_is_told_and_overwritten_by_none),
        test!(sharing::what_was_sent_is_shown_and_kept_only_if_it_is_taken),
        test!(sharing::ones_own_changes_stay_as_they_were),
        test!(sharing::what_is_kept_is_listed_and_removed).in_any_engine(),
        test!(sharing::a_link_that_cannot_be_read_is_said_and_changes_nothing).in_any_engine(),
        test!(taking::a_link_is_copied_and_shown_as_a_code),
        test!(taking::words_tables_and_the_log_are_those_of_the_command_line).in_any_engine(),
        test!(taking::a_workbook_is_that_of_the_command_line)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        test!(in_use::it_keeps_the_accessibility_rules)
            .in_light_and_dark()
            .only_in(&[Engine::Chromium]),
        test!(in_use::it_fits_a_phone).in_any_engine(),
        test!(in_use::a_changed_table_goes_on_nowhere_beside_the_form).in_any_engine(),
        test!(in_use::the_money_of_a_wide_table_is_seen_on_a_phone).in_any_engine(),
        test!(in_use::what_follows_the_checks_has_the_whole_width),
        test!(in_use::the_words_open_on_tap).in_any_engine(),
        test!(in_use::a_check_fits_a_phone).in_any_engine(),
        test!(in_use::no_figure_is_cut_by_the_heads_of_its_rows),
        test!(in_use::no_words_run_into_each_other_on_a_phone).in_any_engine(),
        test!(in_use::the_claim_stays_in_sight_and_covers_no_field),
        test!(embedding::three_cases_on_a_hostile_page),
        test!(embedding::a_frame_that_takes_all_its_height_follows_it).in_any_engine(),
        test!(embedding::elements_start_as_told_lock_and_tell),
        test!(embedding::where_nothing_can_be_kept_a_frame_works_and_says_so),
        test!(embedding::elements_show_a_part_in_the_colours_of_their_page).in_any_engine(),
        test!(embedding::a_case_hands_out_its_frame).in_any_engine(),
        test!(fetched::answers_follow_the_readers_changes).in_any_engine(),
        test!(fetched::a_case_that_did_not_arrive_is_tried_again).in_any_engine(),
        test!(fetched::what_did_not_arrive_comes_when_the_network_is_back).in_any_engine(),
        test!(fetched::a_chunk_that_did_not_arrive_is_tried_again),
        test!(fetched::a_page_whose_chunk_did_not_arrive_reads_in_full).in_any_engine(),
        test!(fetched::papers_that_did_not_arrive_are_tried_again).in_any_engine(),
        test!(fetched::headlines_that_did_not_arrive_are_tried_again).in_any_engine(),
        test!(fetched::a_part_of_a_case_that_did_not_arrive_is_tried_again).in_any_engine(),
        test!(fetched::a_search_without_the_words_of_descriptions_finds_titles).in_any_engine(),
        test!(fetched::a_changed_case_that_did_not_arrive_for_the_totals_is_said).in_any_engine(),
        test!(module::a_page_works_a_case_out),
        test!(module::what_a_case_hands_out_works).only_in(&[Engine::Chromium]),
        test!(module::a_worker_works_a_case_out),
        test!(module::an_engine_that_did_not_arrive_is_said_and_tried_again).in_any_engine(),
        test!(offline::after_one_visit_every_case_opens_without_a_network),
        test!(offline::a_new_version_is_offered_and_never_forced),
        // By then the browser has done nothing but run the worker, as in the test before.
        test!(offline::half_a_version_changes_nothing)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        test!(offline::half_a_version_is_not_the_version_before)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        test!(offline::without_a_service_worker_the_page_works).in_any_engine(),
        test!(one_file::every_case_has_the_same_figures),
        test!(one_file::every_page_is_in_it).in_any_engine(),
        test!(one_file::it_works_as_the_pages_do).in_any_engine(),
        test!(one_file::a_case_is_saved_as_a_file_with_its_changes).in_any_engine(),
        test!(one_file::the_one_file_saves_a_case).only_in(&[Engine::Chromium]),
        test!(one_file::a_file_that_could_not_be_made_is_said).in_any_engine(),
        test!(workspace::changes_to_all_cases_are_saved_and_opened_again),
        test!(workspace::versions_are_saved_and_opened_again).in_any_engine(),
        test!(workspace::a_file_that_is_no_workspace_changes_nothing).in_any_engine(),
        test!(writing::each_template_becomes_a_finished_case_by_keyboard).in_any_engine(),
        test!(writing::faults_are_listed_by_line_as_one_types).in_any_engine(),
        test!(writing::every_kind_of_fault_has_its_line).in_any_engine(),
        // How long a field takes for a million letters is the engine's own affair.
        test!(writing::hostile_texts_are_text_and_are_refused_at_once)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        test!(writing::a_case_is_kept_listed_removed_and_brought_back).in_any_engine(),
        test!(writing::a_file_is_opened_or_refused_in_words).in_any_engine(),
        test!(writing::a_case_is_sent_in_a_link_and_taken_up),
        test!(writing::own_cases_have_totals_of_their_own).in_any_engine(),
        test!(writing::what_is_open_stays_open_as_one_types).in_any_engine(),
        test!(scenarios::a_scenario_is_added_changed_renamed_and_removed_by_keyboard)
            .in_any_engine(),
        test!(writing::what_reads_it_may_fail_and_nothing_is_lost),
        test!(writing::undo_in_the_text_is_the_browsers_own),
        test!(writing::a_text_changed_in_another_tab_is_told_and_overwritten_by_none),
        test!(writing::it_fits),
        // The rules judge markup and colours, which the engines have from us alike.
        test!(writing::it_keeps_the_accessibility_rules)
            .in_light_and_dark()
            .only_in(&[Engine::Chromium]),
        test!(harness::a_request_to_a_stranger_is_seen),
        test!(harness::a_policy_violation_is_seen),
        test!(harness::an_error_is_seen),
        test!(harness::a_missing_file_is_seen),
        test!(harness::axe_finds_faults).in_any_engine(),
        test!(harness::sideways_scroll_is_found).in_any_engine(),
        test!(harness::keys_arrive),
        // WebKit's driver moves no mouse before it clicks: nothing can be made to move in between.
        test!(harness::a_click_that_went_beside_is_made_again)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        test!(harness::what_leaving_cuts_off_is_no_error),
    ])
}
