//! What has arrived of the files that Casebook is made of: the cases, and what is read across them.
//! A page brings along what it shows ([`Library::of`]); what another page shows is fetched when
//! the reader goes there.

use super::address::{Route, own};
use super::opened::Opened;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::Papers;
use casebook_analysis::totals::Headline;
use casebook_model::bytes;
use core::cell::OnceCell;
use litemap::LiteMap;
use std::rc::Rc;
use yew::prelude::*;

#[allow(
    unreachable_pub,
    reason = "written by build.rs, which knows nothing of this module"
)]
mod built {
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

/// A file of Casebook that is fetched when it is wanted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// A case, by its id.
    Case(String),
    /// Every print of every paper, what differs and what is needed.
    Papers,
    /// The words by which the list of cases is searched besides what it shows, in its order.
    Words,
    /// What the totals need of every case.
    Headlines,
}

impl File {
    /// The file that a page shows; none where the list of cases does.
    #[must_use]
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Case { id, .. } => Some(Self::Case(id.clone())),
            Route::Papers | Route::Paper { .. } | Route::Differences | Route::Needed { .. } => {
                Some(Self::Papers)
            }
            Route::Totals(_) => Some(Self::Headlines),
            Route::Home(_) | Route::Pasted | Route::Missing => None,
        }
    }

    /// The mark of its bytes, by which it is named and known; `None` if there is no such file.
    fn mark(&self) -> Option<u64> {
        match self {
            Self::Case(id) => built::CASES
                .iter()
                .find(|(other, _)| other == id)
                .map(|(_, mark)| *mark),
            Self::Papers => Some(built::PAPERS),
            Self::Words => Some(built::WORDS),
            Self::Headlines => Some(built::HEADLINES),
        }
    }

    /// Its name below Casebook's own folder; `None` if there is no such file.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let kind = match self {
            Self::Case(_) => "case",
            Self::Papers => "papers",
            Self::Words => "words",
            Self::Headlines => "headlines",
        };
        Some(format!("files/{kind}-{:016x}.bin", self.mark()?))
    }

    /// Whether these are its bytes: a host may send something else in their place, such as a page
    /// that says there is no such file.
    #[must_use]
    pub fn is(&self, bytes: &[u8]) -> bool {
        self.mark() == Some(bytes::mark(bytes))
    }

    /// Its bytes, where nothing need be fetched: outside a browser.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn at_hand(&self) -> Option<&'static [u8]> {
        let mark = self.mark()?;
        let mut files = built::FILES.iter();
        files
            .find(|(other, _)| *other == mark)
            .map(|(_, bytes)| *bytes)
    }
}

/// The life of something that is fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Life<T> {
    /// Nobody has asked for it yet.
    #[default]
    Unasked,
    /// It was asked for and has not arrived.
    Coming,
    /// It is here.
    Here(T),
    /// It did not arrive as it left.
    Lost,
    /// It arrived and cannot be read; a fault of the build.
    Unreadable,
    /// There is no such thing.
    Unknown,
}

impl<T> Life<T> {
    /// The same life of what is made of it.
    fn map<U>(&self, make: impl FnOnce(&T) -> Option<U>) -> Life<U> {
        match self {
            Self::Unasked => Life::Unasked,
            Self::Coming => Life::Coming,
            Self::Here(value) => make(value).map_or(Life::Unreadable, Life::Here),
            Self::Lost => Life::Lost,
            Self::Unreadable => Life::Unreadable,
            Self::Unknown => Life::Unknown,
        }
    }

    /// Without what is here.
    fn without(&self) -> Life<()> {
        self.map(|_| Some(()))
    }

    /// It, if it is here.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            _ => None,
        }
    }
}

/// Bytes that are read where they are first asked for: what reads them belongs to the pages that show
/// what is in them, and not to the first load.
#[derive(Debug)]
struct Unread<T: ?Sized> {
    bytes: Rc<[u8]>,
    read: Rc<OnceCell<Option<Rc<T>>>>,
}

impl<T: ?Sized> Unread<T> {
    fn new(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.into(),
            read: Rc::default(),
        }
    }

    /// What is in them; `None` if that cannot be read.
    fn read(&self, read: fn(&[u8]) -> Option<Rc<T>>) -> Option<Rc<T>> {
        self.read.get_or_init(|| read(&self.bytes)).clone()
    }
}

impl<T: ?Sized> Clone for Unread<T> {
    fn clone(&self) -> Self {
        Self {
            bytes: Rc::clone(&self.bytes),
            read: Rc::clone(&self.read),
        }
    }
}

impl<T: ?Sized> PartialEq for Unread<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.bytes, &other.bytes)
    }
}

/// The list of all cases, once it was asked for. There is one in a build.
#[derive(Clone, Debug, Default)]
struct Catalogue(Rc<OnceCell<Rc<[Entry]>>>);

impl PartialEq for Catalogue {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Bytes of a file that was asked for, or nothing.
fn arrived<T: ?Sized>(bytes: Option<&[u8]>) -> Life<Unread<T>> {
    bytes.map_or(Life::Lost, |bytes| Life::Here(Unread::new(bytes)))
}

/// What has arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    catalogue: Catalogue,
    cases: LiteMap<String, Life<Rc<Opened>>>,
    papers: Life<Unread<Papers>>,
    words: Life<Unread<[String]>>,
    headlines: Life<Unread<[Headline]>>,
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

/// What happens to the library.
#[derive(Clone, Debug)]
pub enum LibraryAction {
    /// A file is asked for; whether for the first time or again.
    Asked(File),
    /// A file has arrived, or failed to.
    Arrived(File, Option<Vec<u8>>),
}

impl Library {
    /// A library that holds the list of all cases, and nothing else yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            catalogue: Catalogue::default(),
            cases: LiteMap::default(),
            papers: Life::Unasked,
            words: Life::Unasked,
            headlines: Life::Unasked,
        }
    }

    /// With a file that came along with the page.
    #[must_use]
    pub fn with(mut self, file: &File, bytes: &[u8]) -> Self {
        self.put(file, Some(bytes));
        self
    }

    /// With these files, where they are at hand: outside a browser.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn of(files: &[File]) -> Self {
        files
            .iter()
            .fold(Self::new(), |library, file| match file.at_hand() {
                Some(bytes) => library.with(file, bytes),
                None => library,
            })
    }

    /// The list of all cases.
    #[must_use]
    pub fn catalogue(&self) -> &Rc<[Entry]> {
        let read = || bytes::read_list(built::CATALOGUE).unwrap_or_default();
        self.catalogue.0.get_or_init(read)
    }

    /// A case by its id.
    #[must_use]
    pub fn case(&self, id: &str) -> Life<Rc<Opened>> {
        match (self.cases.get(id), File::Case(id.to_owned()).mark()) {
            (Some(life), _) => life.clone(),
            (None, None) if own(id).is_none() => Life::Unknown,
            _ => Life::Unasked,
        }
    }

    /// The cases that are here.
    pub fn opened(&self) -> impl Iterator<Item = &Rc<Opened>> {
        self.cases.values().filter_map(Life::here)
    }

    /// Every print of every paper.
    #[must_use]
    pub fn papers(&self) -> Life<Rc<Papers>> {
        let read = |bytes: &[u8]| bytes::read(bytes).ok().map(Rc::new);
        self.papers.map(|papers| papers.read(read))
    }

    /// The words by which the list is searched.
    #[must_use]
    pub fn words(&self) -> Life<Rc<[String]>> {
        self.words.map(|words| words.read(bytes::read_list))
    }

    /// What the totals need of every case.
    #[must_use]
    pub fn headlines(&self) -> Life<Rc<[Headline]>> {
        self.headlines
            .map(|headlines| headlines.read(bytes::read_list))
    }

    /// What has become of a file.
    #[must_use]
    pub fn life(&self, file: &File) -> Life<()> {
        match file {
            File::Case(id) => self.case(id).without(),
            File::Papers => self.papers.without(),
            File::Words => self.words.without(),
            File::Headlines => self.headlines.without(),
        }
    }

    fn put(&mut self, file: &File, bytes: Option<&[u8]>) {
        match file {
            // A case that is here stays: it is open, and its figures are held by what shows them. The reader's own
            // comes anew with each change of its text.
            File::Case(id) if own(id).is_some() || self.case(id).here().is_none() => {
                let life = bytes.map_or(Life::Lost, |bytes| match bytes::read(bytes) {
                    Ok((case, answer, number)) => {
                        Life::Here(Rc::new(Opened::new(case, answer, number)))
                    }
                    Err(_) => Life::Unreadable,
                });
                self.cases.insert(id.clone(), life);
            }
            File::Case(_) => {}
            File::Papers => self.papers = arrived(bytes),
            File::Words => self.words = arrived(bytes),
            File::Headlines => self.headlines = arrived(bytes),
        }
    }

    fn ask(&mut self, file: &File) {
        match file {
            File::Case(id) if self.case(id).here().is_none() => {
                self.cases.insert(id.clone(), Life::Coming);
            }
            File::Case(_) => {}
            File::Papers => self.papers = Life::Coming,
            File::Words => self.words = Life::Coming,
            File::Headlines => self.headlines = Life::Coming,
        }
    }
}

/// The library that all components share.
pub type LibraryHandle = UseReducerHandle<Library>;

/// The library around a component; an empty one where there is none.
#[hook]
pub fn use_library() -> LibraryHandle {
    let own = use_reducer_eq(Library::default);
    use_context::<LibraryHandle>().unwrap_or(own)
}

impl Reducible for Library {
    type Action = LibraryAction;

    fn reduce(self: Rc<Self>, action: LibraryAction) -> Rc<Self> {
        let mut library = Rc::unwrap_or_clone(self);
        match action {
            LibraryAction::Asked(file) => library.ask(&file),
            LibraryAction::Arrived(file, bytes) => library.put(&file, bytes.as_deref()),
        }
        Rc::new(library)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first() -> (String, File) {
        let id = built::CASES[0].0.to_owned();
        (id.clone(), File::Case(id))
    }

    #[test]
    fn every_case_of_the_list_is_a_file_under_the_mark_of_its_bytes() {
        let library = Library::new();
        assert_eq!(built::CASES.len(), library.catalogue().len());
        assert!(!library.catalogue().is_empty());
        for entry in library.catalogue().iter() {
            let file = File::Case(entry.id.clone());
            let bytes = file.at_hand().unwrap();
            assert!(file.is(bytes), "{}", entry.id);
            let library = Library::of(std::slice::from_ref(&file));
            assert_eq!(library.case(&entry.id).here().unwrap().case.id, entry.id);
        }
    }

    #[test]
    fn a_file_is_named_for_what_is_in_it() {
        let (_, file) = first();
        let mark = bytes::mark(file.at_hand().unwrap());
        assert_eq!(file.name(), Some(format!("files/case-{mark:016x}.bin")));
        assert_eq!(File::Case("no/such/case".to_owned()).name(), None);
        assert!(!file.is(b"<title>Not found</title>"));
    }

    #[test]
    fn a_lost_case_is_lost_until_it_is_asked_for_again() {
        let (id, file) = first();
        let library = Rc::new(Library::new());
        assert_eq!(library.case(&id), Life::Unasked);
        let library = library.reduce(LibraryAction::Asked(file.clone()));
        assert_eq!(library.case(&id), Life::Coming);
        let library = library.reduce(LibraryAction::Arrived(file.clone(), None));
        assert_eq!(library.case(&id), Life::Lost);
        let library = library.reduce(LibraryAction::Asked(file.clone()));
        let bytes = file.at_hand().map(<[u8]>::to_vec);
        let library = library.reduce(LibraryAction::Arrived(file.clone(), bytes));
        assert!(library.case(&id).here().is_some());
        // Lost later, in a second request that was on its way: what is open stays open.
        let library = library.reduce(LibraryAction::Arrived(file, None));
        assert!(library.case(&id).here().is_some());
    }

    #[test]
    fn ones_own_case_comes_anew_where_a_shipped_one_stays() {
        let (id, shipped) = first();
        let bytes = || shipped.at_hand().map(<[u8]>::to_vec);
        for (file, id, anew) in [
            (File::Case("own/x".to_owned()), "own/x", true),
            (shipped.clone(), id.as_str(), false),
        ] {
            let library = Rc::new(Library::new());
            assert_eq!(library.case(id), Life::Unasked, "{id}");
            let library = library.reduce(LibraryAction::Arrived(file.clone(), bytes()));
            let before = Rc::clone(library.case(id).here().unwrap());
            let library = library.reduce(LibraryAction::Arrived(file, bytes()));
            let now = Rc::clone(library.case(id).here().unwrap());
            assert_eq!(before != now, anew, "{id}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_from_what_is_not_there() {
        let (id, file) = first();
        let library = Library::new().with(&file, b"\x01");
        assert_eq!(library.case(&id), Life::Unreadable);
        assert_eq!(library.case("no/such/case"), Life::Unknown);
    }

    #[test]
    fn there_are_words_of_every_case() {
        let library = Library::of(&[File::Words]);
        let words = library.words();
        let words = words.here().unwrap();
        assert_eq!(words.len(), library.catalogue().len());
        assert!(words.iter().all(|words| !words.is_empty()));
    }
}
