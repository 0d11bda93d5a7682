//! What there is to say on top of the page: of what is kept on the device, and of what cannot be. What
//! it is in words is in a chunk of the program (`notice_list`), for most readers never see any.

use std::rc::Rc;
use yew::prelude::*;

/// Something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Some of the changes kept for a case could not be read; this many.
    Unread(usize),
    /// None of the changes kept for a case could be read, and they are forgotten.
    Damaged,
    /// The changes kept for a case are of a newer version, and are left alone.
    Newer,
    /// The browser keeps nothing for this page.
    Refused,
    /// There is no room for the last change.
    Full,
    /// A case, by its id, was changed in another tab. The reader chooses.
    Elsewhere(String),
}

/// What is said on top of the page, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    /// What is said now.
    pub said: Vec<Notice>,
    /// What the reader has read, and does not want to be told again.
    read: Vec<Notice>,
}

/// What happens to the notices.
#[derive(Clone, Debug)]
pub enum NoticeAction {
    /// Something is to be said.
    Say(Notice),
    /// It is so no more.
    Over(Notice),
    /// The reader has read it.
    Hide(Notice),
}

impl Reducible for Notices {
    type Action = NoticeAction;

    fn reduce(self: Rc<Self>, action: NoticeAction) -> Rc<Self> {
        let mut notices = Rc::unwrap_or_clone(self);
        match action {
            NoticeAction::Say(notice) => {
                if !notices.said.contains(&notice) && !notices.read.contains(&notice) {
                    notices.said.push(notice);
                }
            }
            NoticeAction::Over(notice) => notices.said.retain(|said| *said != notice),
            NoticeAction::Hide(notice) => {
                notices.said.retain(|said| *said != notice);
                notices.read.push(notice);
            }
        }
        Rc::new(notices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_said_once_until_it_is_over() {
        let elsewhere = || Notice::Elsewhere("a/2020-21/x".to_owned());
        let after = |actions: Vec<NoticeAction>| {
            let start = Rc::<Notices>::default();
            let all = actions.into_iter();
            all.fold(start, Notices::reduce).said.clone()
        };
        use NoticeAction::{Hide, Over, Say};
        let twice = vec![Say(elsewhere()), Say(Notice::Full), Say(elsewhere())];
        assert_eq!(after(twice), [elsewhere(), Notice::Full]);
        let again = vec![Say(elsewhere()), Over(elsewhere()), Say(elsewhere())];
        assert_eq!(after(again), [elsewhere()]);
        let hidden = vec![Say(Notice::Newer), Hide(Notice::Newer), Say(Notice::Newer)];
        assert_eq!(after(hidden), []);
    }
}
