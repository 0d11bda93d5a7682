//! The address of a page, as anybody may send it: the path and, on the next line, the fragment. Any
//! yields a page; written again, it leads to the same page, and from there to the same state.
#![no_main]

use casebook_app::state::address::Route;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (path, fragment) = text.split_once('\n').unwrap_or((text, ""));
    let route = Route::read(path, fragment);
    let again = Route::read(&route.path(), &route.fragment());
    assert_eq!(again.path(), route.path());
    assert_eq!(Route::read(&again.path(), &again.fragment()), again);
    assert!(route.same_page(&again) || matches!(route, Route::Missing));
    let _ = (route.href(&again), again.href(&route), route.up());
});
