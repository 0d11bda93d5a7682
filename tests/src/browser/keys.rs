//! The names of keys.

/// The keys of a combination such as `Shift+Tab`, as WebDriver writes them.
///
/// # Panics
/// When a name is neither in the list below nor a single character.
pub(crate) fn named(combination: &str) -> Vec<char> {
    // A plus is a key as well as what joins keys.
    if combination == "+" {
        return vec!['+'];
    }
    combination.split('+').map(key).collect()
}

/// From the table of WebDriver's keyboard actions, section "Keyboard actions".
fn key(name: &str) -> char {
    match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Insert" => '\u{E016}',
        "Delete" => '\u{E017}',
        "F2" => '\u{E032}',
        "Meta" => '\u{E03D}',
        other => {
            let mut characters = other.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => character,
                _ => panic!("there is no key named {other:?}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_are_taken_apart() {
        assert_eq!(named("Shift+Tab"), ['\u{E008}', '\u{E004}']);
        assert_eq!(named("z"), ['z']);
        assert_eq!(named("+"), ['+']);
    }

    #[test]
    #[should_panic(expected = "there is no key named \"Entre\"")]
    fn a_misspelt_key_is_an_error() {
        named("Entre");
    }
}
