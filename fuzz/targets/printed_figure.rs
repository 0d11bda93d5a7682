//! A printed figure: refused, or a figure that agrees with itself and lies within its own ends.
#![no_main]

use casebook_model::printed::{Agreement, Printed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(printed) = Printed::read(text) else {
        return;
    };
    assert_eq!(printed.agreement(printed.value), Agreement::Agrees);
    if let Some(upper) = printed.upper {
        assert!(printed.value <= upper);
        assert_eq!(printed.agreement(upper), Agreement::Agrees);
    }
    let (low, high) = printed.span();
    assert!(low.is_none_or(|low| low <= printed.value));
    assert!(high.is_none_or(|high| high >= printed.value));
    let again = Printed::read(&printed.text).expect("what was read is read again");
    assert_eq!(again, printed);
});
