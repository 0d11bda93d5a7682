//! What the reader does.

use std::time::Instant;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, PointerAction, TouchActions,
};
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::json;
use xtask::browsers::Engine;

use super::{PATIENCE, PAUSE, Page};
use crate::browser::keys;

/// A few frames, after which a page has heard that it was scrolled.
const FRAMES: std::time::Duration = std::time::Duration::from_millis(60);

/// How often a click is tried that the driver did not make.
const TRIES: usize = 3;

/// Watches where the next press of the mouse goes. The driver takes the middle of an element and presses
/// there a moment later; where something above the element has grown in between (what is drawn only when
/// it comes near, on a busy machine), it presses beside it, or nowhere, and says nothing. Such a press is kept
/// from the page, and told by `casebookMissed`. A page that moves *because* it is pressed is not excused.
const WATCH_HIT: &str = "var element = arguments[0], missed = element.tagName !== 'OPTION', pressed = false; \
    var mine = [element].concat(Array.from(element.labels || [])); \
    function watch(event) { \
        if (event.type === 'pointerdown' || (event.type === 'mousedown' && !pressed)) { \
            pressed = true; \
            missed = !event.composedPath().some(function (at) { return mine.includes(at); }); \
        } \
        if (pressed && missed) { event.preventDefault(); event.stopImmediatePropagation(); } \
    } \
    var kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']; \
    kinds.forEach(function (kind) { window.addEventListener(kind, watch, true); }); \
    window.casebookMissed = function () { \
        kinds.forEach(function (kind) { window.removeEventListener(kind, watch, true); }); \
        delete window.casebookMissed; \
        return missed; \
    };";

/// Counts two frames; a tab that is not in sight has none.
const COUNT_FRAMES: &str = "window.casebookFrames = document.hidden ? 2 : 0; \
    requestAnimationFrame(function next() { \
        window.casebookFrames += 1; \
        if (window.casebookFrames < 2) requestAnimationFrame(next); \
    });";

/// Counts the keys that come to the page, but not while a frame has them.
const COUNT_KEYS: &str = "if (document.activeElement instanceof HTMLIFrameElement) return; \
    var came = 0; \
    function count() { came += 1; } \
    window.addEventListener('keydown', count, true); \
    window.casebookKeys = function () { return came; }; \
    window.casebookKeys.stop = function () { \
        window.removeEventListener('keydown', count, true); \
        delete window.casebookKeys; \
    };";

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
                Ok(true) => return,
                Ok(false) => self.settle(),
                // What moved or was drawn anew in the moment between was not clicked; the driver says so.
                Err(error) if was_not_clicked(&error) => self.settle(),
                Err(error) => panic!("{target} cannot be clicked: {error:?}"),
            }
        }
        panic!("{target} cannot be clicked: something lies over it, or it is not in sight");
    }

    /// Whether the click went to the target.
    #[track_caller]
    fn try_click(&self, target: &str) -> anyhow::Result<bool> {
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
        self.of(target, WATCH_HIT);
        self.session.run(|_| async move { element.click().await })?;
        // What a click leads to may be another page, which was not watched.
        let missed = self.eval("return window.casebookMissed ? window.casebookMissed() : false");
        Ok(missed != json!(true))
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

    /// Waits until what has come near is taken over by its part of the program. On a busy machine no frame may
    /// come for seconds, and the page hears that it was scrolled only with the next.
    #[track_caller]
    pub fn settle(&self) {
        self.eval(COUNT_FRAMES);
        std::thread::sleep(FRAMES);
        self.wait("a frame is drawn", |page| {
            page.eval("return !(window.casebookFrames < 2)") == json!(true)
        });
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
        self.act(actions, text.chars().count());
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
        self.act(actions, keys.len());
    }

    /// Presses keys, `count` of them.
    #[track_caller]
    fn act(&self, actions: KeyActions, count: usize) {
        // The only driver that was seen to lose keys, where the machine is busy.
        let is_watched = self.engine() == Engine::WebKit;
        if is_watched {
            self.eval(COUNT_KEYS);
        }
        self.session
            .run(|client| async move { client.perform_actions(actions).await })
            .unwrap_or_else(|error| panic!("the keys cannot be pressed: {error:#}"));
        if is_watched {
            self.all_keys_came(count);
        }
    }

    /// A key that was sent and never came to the page is lost by the driver: the page cannot keep it from
    /// the first that listens on its window. What a key leads to may be another page, which counted none.
    #[track_caller]
    fn all_keys_came(&self, count: usize) {
        let start = Instant::now();
        loop {
            let came = self.eval("return window.casebookKeys ? window.casebookKeys() : null");
            match came.as_u64() {
                Some(came) if came < count as u64 => {}
                _ => break,
            }
            if start.elapsed() > PATIENCE {
                self.session
                    .blame(&format!("of {count} keys {came} came to the page"));
            }
            std::thread::sleep(PAUSE);
        }
        self.eval("if (window.casebookKeys) window.casebookKeys.stop()");
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
