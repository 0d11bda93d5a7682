//! What is to be said of a text: its faults, or what should be looked at twice, each with its line.

use super::use_case_of::Found;
use crate::frame::reading::Told;
use crate::parts::wording;
use yew::prelude::*;

/// All of it. `on_line` goes to a line, `on_again` reads the text again.
pub fn told(found: &Found, on_line: &Callback<usize>, on_again: &Callback<MouseEvent>) -> Html {
    let (said, told): (String, &[Told]) = match found {
        Found::Reading => ("The text is being read …".to_owned(), &[]),
        Found::Sound(told) => (sound(told.len()), told),
        Found::Faulty(told) => (faulty(told), told),
        Found::Unread(words) if words.is_empty() => (LOST.to_owned(), &[]),
        Found::Unread(words) => (words.to_string(), &[]),
    };
    let row = |(at, it): (usize, &Told)| {
        let line = it.line;
        let onclick = on_line.reform(move |_: MouseEvent| line);
        html! {
            <li key={at}>
                <button class="link-button" type="button" {onclick}>{ format!("Line {line}") }</button>
                { ": " }{ &it.what }
            </li>
        }
    };
    html! {
        <div class="writing__told">
            <p id="own-says" role="status">{ said }</p>
            if matches!(found, Found::Unread(_)) {
                <button class="button" type="button" onclick={on_again.clone()}>{ "Try again" }</button>
            }
            if !told.is_empty() {
                <ol id="own-told" tabindex="0" aria-labelledby="own-says">{ for told.iter().enumerate().map(row) }</ol>
            }
        </div>
    }
}

const LOST: &str =
    "What reads the text did not arrive: the connection may be gone. What you wrote is kept.";

fn sound(cautions: usize) -> String {
    match cautions {
        0 => "No faults.".to_owned(),
        1 => "No faults; one thing to look at twice.".to_owned(),
        many => format!("No faults; {many} things to look at twice."),
    }
}

fn faulty(told: &[Told]) -> String {
    let first = told.first().map_or(1, |it| it.line);
    match told.len() {
        1 => format!("One fault, in line {first}."),
        many => format!(
            "{}, the first in line {first}.",
            wording::count(many, "fault", "faults")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;

    fn drawn(found: fn(Vec<Told>) -> Found, told: &'static [(usize, &'static str)]) -> String {
        markup_of(move || {
            let told = told.iter().map(|(line, what)| Told {
                line: *line,
                what: (*what).to_owned(),
            });
            let found = found(told.collect());
            super::told(&found, &Callback::noop(), &Callback::noop())
        })
    }

    #[test]
    fn faults_are_counted_and_listed_with_their_lines() {
        let page = drawn(
            |it| Found::Faulty(it.into()),
            &[(3, "`<b>` is no key"), (12, "x")],
        );
        assert!(
            page.contains("2\u{a0}faults, the first in line 3."),
            "{page}"
        );
        assert!(page.contains("Line 12</button>"), "{page}");
        assert!(
            page.contains("&lt;b&gt;"),
            "a text is shown as text: {page}"
        );
    }

    #[test]
    fn a_sound_text_says_so_and_what_to_look_at() {
        let page = drawn(|it| Found::Sound(it.into()), &[(7, "twice")]);
        assert!(
            page.contains("No faults; one thing to look at twice."),
            "{page}"
        );
        let page = drawn(|it| Found::Sound(it.into()), &[]);
        assert!(
            page.contains("No faults.") && !page.contains("own-told"),
            "{page}"
        );
        let page = drawn(|_| Found::Unread(AttrValue::default()), &[]);
        assert!(page.contains("Try again"), "{page}");
    }
}
