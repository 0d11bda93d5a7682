//! The page of a pasted table.

use super::found::Found;
use super::keep::use_kept_text;
use super::marked_table::MarkedTable;
use super::relations::Relations;
use crate::frame::dom;
use crate::frame::pause::use_settled;
use casebook_exchange::drafted::case_file;
use casebook_exchange::footed::{cautions, headline, summary};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// How long typing must pause before the table is read, in milliseconds.
const PAUSE: u32 = 150;

/// A table of no council, with two digits swapped in its total.
pub const EXAMPLE: &str = "\
Budget, £000\t2024/25\t2025/26\tChange
Fostering\t4,120\t4,310\t190
Residential care\t6,845\t7,102\t257
Leaving care\t1,236\t1,318\t82
Total\t12,201\t12,370\t529
";

/// What the reader chose of what was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choice {
    /// The text.
    of: AttrValue,
    /// The relations that do not count.
    dropped: Rc<[usize]>,
    /// The relation that is shown.
    shown: Option<usize>,
}

impl Choice {
    /// As it is before the reader chooses: what does not add up is shown.
    fn at_first(of: AttrValue, found: &Found) -> Self {
        Self {
            of,
            shown: found.first_failing(),
            ..Self::default()
        }
    }

    /// With a relation shown, or no more.
    fn show(&self, at: usize) -> Self {
        Self {
            shown: Some(at).filter(|_| self.shown != Some(at)),
            ..self.clone()
        }
    }

    /// With a relation that counts no more, or again.
    fn drop(&self, at: usize) -> Self {
        let others = self.dropped.iter().copied().filter(|it| *it != at);
        let added = Some(at).filter(|_| !self.dropped.contains(&at));
        Self {
            dropped: others.chain(added).collect(),
            ..self.clone()
        }
    }
}

/// Properties of [`PastedPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PastedProps {
    /// The reader goes on with the text of a case; not where none can be written.
    pub on_case: Option<Callback<String>>,
}

/// Whether a pasted table adds up.
#[component]
pub fn PastedPage(props: &PastedProps) -> Html {
    let text = use_state_eq(AttrValue::default);
    use_kept_text(&text);
    let settled = use_settled((*text).clone(), PAUSE);
    let read = use_memo((*settled).clone(), |text| {
        Found::of(text).map(|it| it.map(Rc::new))
    });
    let choice = use_state(Choice::default);
    let on_input = {
        let text = text.setter();
        use_callback((), move |event: InputEvent, ()| {
            let field = event.target_dyn_into::<HtmlTextAreaElement>();
            let words = field.map(|field| field.value()).unwrap_or_default();
            text.set(words.into());
        })
    };
    let put = |words: &'static str| {
        let (text, settled) = (text.setter(), settled.setter());
        Callback::from(move |_: MouseEvent| {
            text.set(words.into());
            settled.set(words.into());
        })
    };
    let found = match &*read {
        Some(Ok(found)) => Some(found),
        _ => None,
    };
    let now = found.map(|found| match choice.of == *settled {
        true => (*choice).clone(),
        false => Choice::at_first((*settled).clone(), found),
    });
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ "Does this table add up?" }</h1>
                <p class="title__summary">
                    { "Paste a table from a paper, a PDF or a spreadsheet. What its figures are made of is found from the figures themselves and the words beside them. Nothing leaves this device." }
                </p>
            </header>
            <div class="stack">
                <label for="pasted"><b>{ "The table" }</b></label>
                <div class="box">
                    <textarea id="pasted" rows="8" wrap="off" spellcheck="false" autocomplete="off" value={(*text).clone()} oninput={on_input} />
                </div>
                <div class="buttons">
                    if text.is_empty() {
                        <button class="button" type="button" onclick={put(EXAMPLE)}>{ "Try an example" }</button>
                    } else {
                        <button class="button" type="button" onclick={put("")}>{ "Clear it" }</button>
                    }
                </div>
                <p id="adds-up" role="status">
                    { match &*read {
                        None => String::new(),
                        Some(Err(refusal)) => refusal.to_string(),
                        Some(Ok(found)) => {
                            let dropped = now.as_ref().map(|now| Rc::clone(&now.dropped));
                            headline(&found.without(&dropped.unwrap_or_default()))
                        }
                    } }
                </p>
                if let Some((found, now)) = found.zip(now) {
                    { answer(found, &now, &choice, props.on_case.as_ref()) }
                } else {
                    <p class="aside">
                        { "Copy all of the table, heads and labels too; tabs, bars, commas or spaces may part its columns. Sums, differences, running totals, averages, shares, growth and products are looked for. Brackets and signs are read as papers write them, and £000 or % in a heading is taken into account." }
                    </p>
                }
            </div>
        </div>
    }
}

/// The table with its marks, and what was found.
fn answer(
    found: &Rc<Found>,
    now: &Choice,
    choice: &UseStateHandle<Choice>,
    on_case: Option<&Callback<String>>,
) -> Html {
    let Choice { dropped, shown, .. } = now;
    let change = |with: fn(&Choice, usize) -> Choice| {
        let (now, choice) = (now.clone(), choice.setter());
        Callback::from(move |at| choice.set(with(&now, at)))
    };
    html! {
        <>
            { for cautions(&found.table, &found.footing).into_iter().map(|it| html! { <p>{ it }</p> }) }
            <div class="pasted__found">
                <MarkedTable found={Rc::clone(found)} dropped={Rc::clone(dropped)} shown={*shown} />
                <Relations found={Rc::clone(found)} dropped={Rc::clone(dropped)} shown={*shown}
                    on_show={change(Choice::show)} on_drop={change(Choice::drop)} />
            </div>
            if let Some(on_case) = on_case {
                <Onward found={Rc::clone(found)} dropped={Rc::clone(dropped)} {on_case} />
            }
            <InWords words={summary(&found.table, &found.without(dropped)).join("\n")} />
        </>
    }
}

/// Properties of [`Onward`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct OnwardProps {
    /// What was found.
    found: Rc<Found>,
    /// The relations that do not count.
    dropped: Rc<[usize]>,
    /// The reader goes on with the text of a case.
    on_case: Callback<String>,
}

/// The way on: a case begun from the table.
#[component]
fn Onward(props: &OnwardProps) -> Html {
    let refused = use_state_eq(|| "");
    let left = props.found.without(&props.dropped);
    let words = match left.relations.is_empty() {
        true => {
            "Every figure of the table becomes an input, as none is made of others here. The formulas are yours to write."
        }
        false => {
            "Its figures become inputs, and those that are made of others formulas, each held against what is printed. What you left out of the count is left out there, too."
        }
    };
    let onclick = {
        let (found, on_case) = (Rc::clone(&props.found), props.on_case.clone());
        let refused = refused.setter();
        Callback::from(move |_: MouseEvent| match case_file(&found.table, &left) {
            Ok(text) => on_case.emit(text),
            Err(words) => refused.set(words),
        })
    };
    html! {
        <section class="section" aria-labelledby="onward">
            <h2 id="onward">{ "Go on with a case" }</h2>
            <div class="stack">
                <p>{ words }{ " It stays on this device." }</p>
                <div class="buttons">
                    <button id="begin-case" class="button" type="button" {onclick}>{ "Write a case from this table" }</button>
                    <span role="status">{ *refused }</span>
                </div>
            </div>
        </section>
    }
}

/// Properties of [`InWords`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct InWordsProps {
    /// All of it in sentences.
    words: AttrValue,
}

/// All of it in sentences, to copy.
#[component]
fn InWords(props: &InWordsProps) -> Html {
    let copied = use_state_eq(|| None);
    let onclick = {
        let (copied, words) = (copied.setter(), props.words.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, words) = (copied.clone(), words.clone());
            spawn_local(async move { copied.set(Some((words.clone(), dom::copy(&words).await))) });
        })
    };
    // What was copied may be another text by now.
    let said = match &*copied {
        Some((words, true)) if *words == props.words => "Copied.",
        Some((_, false)) => "This browser does not let pages copy: select the text, and copy it.",
        _ => "",
    };
    html! {
        <section class="section" aria-labelledby="in-words">
            <h2 id="in-words">{ "In words" }</h2>
            <div class="stack">
                <pre class="snippet" tabindex="0" aria-labelledby="in-words">{ &props.words }</pre>
                <div class="buttons">
                    <button class="button" type="button" {onclick}>{ "Copy" }</button>
                    <span role="status">{ said }</span>
                </div>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;

    fn drawn(with: fn(&Choice) -> Choice) -> String {
        markup_of(move || {
            let found = Rc::new(Found::of(EXAMPLE).unwrap().unwrap());
            let choice = with(&Choice::at_first(EXAMPLE.into(), &found));
            html! {
                <>
                    <MarkedTable found={Rc::clone(&found)} dropped={Rc::clone(&choice.dropped)} shown={choice.shown} />
                    <Relations found={found} dropped={choice.dropped} shown={choice.shown}
                        on_show={Callback::noop()} on_drop={Callback::noop()} />
                </>
            }
        })
    }

    #[test]
    fn what_does_not_come_out_is_shown_at_first() {
        let page = drawn(Choice::clone);
        assert!(
            page.contains("data-role=\"made\" class=\"num\">12,370"),
            "{page}"
        );
        assert!(
            page.contains("two digits swapped"),
            "the likeliest slip: {page}"
        );
        assert_eq!(page.matches("aria-pressed=\"true\"").count(), 1, "{page}");
    }

    #[test]
    fn what_is_not_so_counts_no_more_and_comes_back() {
        let at = |choice: &Choice| choice.shown.unwrap();
        let page = drawn(|choice| choice.drop(choice.shown.unwrap()));
        assert!(page.contains("Let it count again"), "{page}");
        let first = Choice::at_first(EXAMPLE.into(), &Found::of(EXAMPLE).unwrap().unwrap());
        assert_eq!(first.drop(at(&first)).drop(at(&first)), first);
    }
}
