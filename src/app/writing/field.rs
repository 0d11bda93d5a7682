//! The text of a case where it is written: a field with the numbers of its lines beside it.

use crate::frame::reading::{self, MOST, TOO_LONG, Told};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The id of the field.
pub const TEXT: &str = "own-text";

/// The id of the numbers beside it.
const LINES: &str = "own-lines";

/// As many lines are numbered.
const MOST_LINES: usize = 20_000;

/// By how many bytes a text changes at most where one types.
const KEY: usize = 4;

/// Properties of [`TextField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextFieldProps {
    /// The text.
    pub text: AttrValue,
    /// What is wrong with it.
    pub faults: Rc<[Told]>,
    /// The line that the reader goes to, and how often they have gone to one.
    pub wanted: (usize, u32),
    /// The reader has written, or put in a text.
    pub on_text: Callback<AttrValue>,
    /// Said of a text that came whole.
    pub at_once: AtOnce,
}

/// Whether the text that comes next is to be read at once.
#[derive(Clone, Debug, Default)]
pub struct AtOnce(pub Rc<Cell<bool>>);

impl PartialEq for AtOnce {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The field.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let refused = use_state_eq(|| false);
    let lines = use_memo(
        (props.text.clone(), Rc::clone(&props.faults)),
        |(text, faults)| numbered(count(text), faults),
    );
    let oninput = {
        let (refused, at_once) = (refused.setter(), props.at_once.clone());
        let (before, on_text) = (props.text.clone(), props.on_text.clone());
        move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else {
                return;
            };
            let text = field.value();
            // The script lets nothing in that would keep the browser busy for a while.
            let is_too_long = event.input_type() == TOO_LONG || text.len() > MOST;
            refused.set(is_too_long);
            if is_too_long {
                // As if it had not been put in.
                field.set_value(&before);
                return;
            }
            if text.len().abs_diff(before.len()) > KEY {
                at_once.0.set(true);
            }
            on_text.emit(text.into());
        }
    };
    use_effect_with((), |()| spawn_local(reading::attend(TEXT, LINES)));
    let times = use_mut_ref(|| props.wanted.1);
    use_effect_with(
        (props.wanted, props.text.clone()),
        move |((line, wanted), text)| {
            if times.replace(*wanted) != *wanted {
                let (start, end) = place(text, *line);
                spawn_local(reading::go_to(TEXT, [start, end, *line, count(text)]));
            }
        },
    );
    html! {
        <>
            <div class="box writing__field">
                <pre id={LINES} class="writing__lines" aria-hidden="true">{ &*lines }</pre>
                <textarea id={TEXT} rows="12" wrap="off" spellcheck="false" autocomplete="off" autocapitalize="off"
                    aria-labelledby="own-label" aria-describedby="own-says" value={props.text.clone()} {oninput} />
            </div>
            <p role="status" class="writing__refused">
                if *refused {
                    { "What you put in is larger than a case file may be (1 MB). The text is as it was." }
                }
            </p>
        </>
    }
}

fn count(text: &str) -> usize {
    text.bytes()
        .filter(|it| *it == b'\n')
        .count()
        .saturating_add(1)
}

/// The numbers of lines, one below the other; those with faults have a mark.
fn numbered(lines: usize, faults: &[Told]) -> String {
    let is_faulty = |line: usize| faults.iter().any(|it| it.line == line);
    let mut all = String::new();
    for line in 1..=lines.min(MOST_LINES) {
        if is_faulty(line) {
            all.push_str("▸ ");
        }
        all.push_str(&line.to_string());
        all.push('\n');
    }
    all
}

/// The places in a text, counted as a browser counts, between which a line lies.
fn place(text: &str, line: usize) -> (usize, usize) {
    let (mut start, mut end) = (0_usize, 0_usize);
    for (number, text) in (1..).zip(text.split('\n')) {
        start = match number {
            1 => 0,
            _ => end.saturating_add(1),
        };
        end = start.saturating_add(text.encode_utf16().count());
        if number == line {
            break;
        }
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_as_a_browser_counts() {
        let text = "a = 1\n£ 💥 é\n\nlast";
        assert_eq!(place(text, 1), (0, 5));
        // The pound sign is one, and the picture two.
        assert_eq!(place(text, 2), (6, 12));
        assert_eq!(place(text, 3), (13, 13));
        assert_eq!(place(text, 4), (14, 18));
        // Behind the last line there is no further one.
        assert_eq!(place(text, 9), (14, 18));
    }

    #[test]
    fn lines_are_numbered_and_those_with_faults_are_marked() {
        let told = |line| Told {
            line,
            what: String::new(),
        };
        assert_eq!(numbered(3, &[told(2), told(2), told(9)]), "1\n▸ 2\n3\n");
        assert_eq!(count(""), 1);
        assert_eq!(count("a\n"), 2);
    }
}
