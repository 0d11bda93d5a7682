//! What the reader does.

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, PointerAction, TouchActions,
};
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::json;
use xtask::browsers::Engine;

use super::Page;
use crate::browser::keys;

/// A few frames, after which a page has heard that it was scrolled.
const FRAMES: std::time::Duration = std::time::Duration::from_millis(60);

/// How often a click is tried that the driver did not make.
const TRIES: usize = 3;

/// Whether the driver says that it did not click.
fn was_not_clicked(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(|error: &CmdError| {
        let is_covered = matches!(error, CmdError::Standard(it) if it.error == ErrorStatus::ElementClickIntercepted);
        is_covered || error.is_element_not_interactable() || error.is_stale_element_reference()
    })
}

impl Page<'_> {
    /// Clicks in the middle of the target, as a reader would: something lying over it makes this fail.
    #[track_caller]
    pub fn click(&self, target: &str) {
        for _ in 0..TRIES {
            match self.try_click(target) {
                Ok(()) => return,
                // What moved or was drawn anew in the moment between was not clicked; the driver says so.
                Err(error) if was_not_clicked(&error) => self.settle(),
                Err(error) => panic!("{target} cannot be clicked: {error:?}"),
            }
        }
        panic!("{target} cannot be clicked: something lies over it, or it is not in sight");
    }

    #[track_caller]
    fn try_click(&self, target: &str) -> anyhow::Result<()> {
        // The driver scrolls as the page asks for, gently, and clicks before it has arrived; and the page
        // may be on its way to somewhere else by itself, as after an undo.
        let place = "var element = arguments[0]; \
            element.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            return Math.round(element.getBoundingClientRect().top)";
        let mut at = self.of(target, place);
        for _ in 0..20 {
            self.settle();
            let now = self.of(
                target,
                "return Math.round(arguments[0].getBoundingClientRect().top)",
            );
            if now == at {
                break;
            }
            at = self.of(target, place);
        }
        let element = self.find(target);
        self.session.run(|_| async move { element.click().await })
    }

    /// Taps the target with a finger. Of the drivers that of Chromium alone makes of a touch what a device
    /// does; in the others this is a click.
    #[track_caller]
    pub fn tap(&self, target: &str) {
        if self.engine() != Engine::Chromium {
            return self.click(target);
        }
        self.of(
            target,
            "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
        );
        self.settle();
        let element = self.find(target);
        let finger = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveToElement {
                element,
                duration: None,
                x: 0.0,
                y: 0.0,
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.session
            .run(|client| async move { client.perform_actions(finger).await })
            .unwrap_or_else(|error| panic!("{target} cannot be tapped: {error:#}"));
    }

    /// Waits until what has come near is taken over by its part of the program.
    #[track_caller]
    fn settle(&self) {
        std::thread::sleep(FRAMES);
        self.wait("nothing is on its way", |page| {
            page.eval("return !document.querySelector('#app[data-coming]')") == json!(true)
        });
    }

    /// Puts the keyboard's focus on the target.
    #[track_caller]
    pub fn focus_on(&self, target: &str) {
        self.of(target, "arguments[0].focus()");
        self.settle();
    }

    /// Selects what stands in a field and types over it.
    #[track_caller]
    pub fn fill(&self, target: &str, text: &str) {
        let script = "arguments[0].focus(); arguments[0].select(); \
            return document.activeElement === arguments[0]";
        assert!(
            self.of(target, script) == json!(true),
            "{target} takes no keys: it may be hidden"
        );
        if text.is_empty() {
            self.press("Backspace");
        } else {
            self.type_text(text);
        }
    }

    /// Types into what has the focus, key by key.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.act(actions);
    }

    /// Presses a key, with others held down: `Tab`, `Shift+Tab`, `Control+z`, `ArrowDown`, `a`.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let keys = keys::named(keys);
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in &keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.act(actions);
    }

    #[track_caller]
    pub(super) fn act(&self, actions: KeyActions) {
        self.session
            .run(|client| async move { client.perform_actions(actions).await })
            .unwrap_or_else(|error| panic!("the keys cannot be pressed: {error:#}"));
    }

    /// Puts any text at all into a field at once, over what stands there, as a keyboard's
    /// suggestion or dictation does. For characters that no driver can type.
    #[track_caller]
    pub fn insert(&self, target: &str, text: &str) {
        let script = "var e = arguments[0]; e.focus(); e.select(); \
            document.execCommand('insertText', false, arguments[1]); return e.value";
        self.of_with(target, script, vec![json!(text)]);
    }

    /// Pastes text over what stands in a field, as from a spreadsheet: the page gets a `paste`
    /// event; if it does not take it up, the text goes into the field.
    #[track_caller]
    pub fn paste(&self, target: &str, text: &str) {
        // What is given to its constructor, Firefox leaves out of the event.
        let script = "var e = arguments[0], clip = new DataTransfer(); e.focus(); e.select(); \
            clip.setData('text/plain', arguments[1]); \
            var paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true }); \
            Object.defineProperty(paste, 'clipboardData', { value: clip }); \
            if (e.dispatchEvent(paste)) document.execCommand('insertText', false, arguments[1])";
        self.of_with(target, script, vec![json!(text)]);
    }
}
