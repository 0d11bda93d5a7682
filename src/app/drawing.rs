//! Draws pages natively, from the components that run in the browser: each page stands in its file
//! before any program arrives, and the program takes over that very markup.

use crate::app::{App, AppProps, chunk_name};
use crate::frame::carried;
use crate::frame::head::{BEGIN, description, named, title, title_of_paper};
use crate::state::address::{OWN, Route};
use crate::state::library::{File, Library};
use crate::state::selection::Selection;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The files that are loaded when a chunk of the program is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loads {
    /// What the chunk is called.
    chunk: String,
    /// Its files in the folder of the program, parted by spaces.
    files: String,
}

impl Loads {
    /// Reads a name and files, parted by spaces.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (chunk, files) = text.split_once(' ')?;
        Some(Self {
            chunk: chunk.to_owned(),
            files: files.to_owned(),
        })
    }
}

/// Draws every page into a folder that holds `index.html` as Trunk built it, and puts the files
/// beside them that a page fetches when the reader comes from another.
///
/// # Errors
/// When `index.html` has no place for a page, a page's chunk is not among the loads, or a file cannot be
/// written.
pub fn draw(folder: &Path, loads: &[Loads]) -> Result<(), Box<dyn Error>> {
    let template = fs::read_to_string(folder.join("index.html"))?;
    for route in pages() {
        let path = folder.join(route.path());
        make_folder_of(&path)?;
        fs::write(path, page(&template, &route, loads)?)?;
    }
    for file in files() {
        let (Some(name), Some(bytes)) = (file.name(), file.at_hand()) else {
            return Err(format!("{file:?} is not at hand").into());
        };
        let path = folder.join(name);
        make_folder_of(&path)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn make_folder_of(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Every page there is.
#[must_use]
pub fn pages() -> Vec<Route> {
    let library = Library::of(&[File::Papers]);
    let cases = library
        .catalogue()
        .iter()
        .map(|entry| Route::case(&entry.id));
    let papers = library.papers().here().map_or(0, |it| it.papers.len());
    [
        Route::home(),
        Route::Papers,
        Route::Differences,
        Route::Needed { by_who: false },
        Route::Totals(Selection::default()),
        Route::Pasted,
        Route::case(OWN),
    ]
    .into_iter()
    .chain(cases)
    .chain((1..=papers).map(Route::paper))
    .collect()
}

/// Every file that is fetched when it is wanted.
fn files() -> Vec<File> {
    let library = Library::new();
    let cases = library.catalogue().iter();
    cases
        .map(|entry| File::Case(entry.id.clone()))
        .chain([File::Papers, File::Words, File::Headlines])
        .collect()
}

/// A page as the host sends it.
///
/// # Errors
/// When the template has no place for it, or the chunk that draws it is not among the loads.
pub fn page(template: &str, route: &Route, loads: &[Loads]) -> Result<String, Box<dyn Error>> {
    let file = File::of(route);
    let library = Library::of(file.as_slice());
    let title = escaped(&whole_title(route, &library));
    let description = escaped(&description(route, &library));
    let up = route.up();
    let head = format!(
        "<title>{title}</title>\
         <meta name=\"description\" content=\"{description}\">\
         <meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"article\">\
         <meta property=\"og:site_name\" content=\"Casebook\">\
         <meta name=\"twitter:card\" content=\"summary\">"
    );
    let carried = match file.as_ref().and_then(File::at_hand) {
        Some(bytes) => carried::markup(bytes),
        None => String::new(),
    };
    let app = format!(
        "<div id=\"app\" data-up=\"{up}\">{}</div>{carried}",
        markup(route.clone())?
    );
    // Trunk's minifier takes quotes away, and writes addresses for the folder that all pages lie below.
    let template = template.replace("<div id=app></div>", "<div id=\"app\"></div>");
    let template = template
        .replace("=\"./", &format!("=\"{up}"))
        .replace("=./", &format!("={up}"));
    let page = replaced(&template, "<title>Casebook</title>", &head)?;
    let page = replaced(
        &page,
        " data-wasm=",
        &(chunks(route, loads)? + " data-wasm="),
    )?;
    replaced(&page, "<div id=\"app\"></div>", &app)
}

/// The files of the chunk that draws a page. `start.js` fetches them while the program itself is on its way,
/// which asks for them, twenty and more, only once it runs.
fn chunks(route: &Route, loads: &[Loads]) -> Result<String, Box<dyn Error>> {
    let Some(name) = chunk_name(route) else {
        return Ok(String::new());
    };
    match loads.iter().find(|it| it.chunk == name) {
        Some(loads) => Ok(format!(" data-chunks=\"{}\"", loads.files)),
        None => Err(format!("no files are known of the chunk {name}").into()),
    }
}

/// With a place of the template filled in.
fn replaced(template: &str, place: &str, text: &str) -> Result<String, Box<dyn Error>> {
    match template.split_once(place) {
        Some((before, after)) => Ok([before, text, after].concat()),
        None => Err(format!("index.html has no {place}").into()),
    }
}

/// The markup of a page as it is first drawn, in the browser as here.
///
/// # Errors
/// When no thread can be had to draw in.
pub fn markup(route: Route) -> std::io::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let drawing = yew::ServerRenderer::<App>::with_props(move || {
        let library = Library::of(File::of(&route).as_slice());
        AppProps { route, library }
    });
    Ok(runtime.block_on(drawing.render()))
}

/// The title of a page of which all is here.
fn whole_title(route: &Route, library: &Library) -> String {
    let of_paper = || match (route, library.papers().here()) {
        (Route::Paper { number, .. }, Some(papers)) => title_of_paper(papers, *number),
        (Route::Case { .. }, _) => named(BEGIN),
        _ => String::new(),
    };
    title(route, library).unwrap_or_else(of_paper)
}

/// A text within an attribute or a title.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<head><title>Casebook</title><link href=\"./a.css\"><link id=program data-wasm=./p.wasm></head><body><div id=\"app\"></div></body>";

    fn loads() -> Vec<Loads> {
        ["list a.wasm b.wasm", "across c.wasm", "brought d.wasm"]
            .map(|it| Loads::read(it).unwrap())
            .to_vec()
    }

    #[test]
    fn a_page_names_the_chunk_that_draws_it() {
        let home = page(TEMPLATE, &Route::home(), &loads()).unwrap();
        assert!(home.contains("<link id=program data-chunks=\"a.wasm b.wasm\" data-wasm=p.wasm>"));
        let paper = page(TEMPLATE, &Route::paper(1), &loads()).unwrap();
        assert!(paper.contains(" data-chunks=\"c.wasm\" data-wasm=../p.wasm>"));
        let case = Library::new().catalogue()[0].id.clone();
        let case = page(TEMPLATE, &Route::case(&case), &[]).unwrap();
        assert!(!case.contains("data-chunks"));
        let error = page(TEMPLATE, &Route::Papers, &[]).unwrap_err();
        assert_eq!(error.to_string(), "no files are known of the chunk across");
    }

    #[test]
    fn every_page_is_drawn_with_its_heading_and_its_title() {
        for route in pages() {
            let page = page(TEMPLATE, &route, &loads()).unwrap();
            let path = route.path();
            assert_eq!(page.matches("<h1").count(), 1, "{path}");
            assert!(!page.contains("no such"), "{path}");
            assert!(!page.contains("On its way"), "{path}");
            assert!(!page.contains(" style="), "{path}: the policy lets none in");
            assert!(!page.contains("href=\"#\""), "{path}");
            let (_, title) = page.split_once("<title>").unwrap();
            assert!(title.len() > "Casebook</title>".len(), "{path}");
        }
    }

    #[test]
    fn addresses_are_relative_to_the_page() {
        let case = Library::new().catalogue()[0].id.clone();
        let page = page(TEMPLATE, &Route::case(&case), &[]).unwrap();
        assert!(page.contains("<link href=\"../../a.css\">"), "{page}");
        assert!(page.contains("data-up=\"../../\""));
        assert!(page.contains("href=\"../../papers.html\""));
    }

    #[test]
    fn a_template_without_a_place_for_the_page_is_refused() {
        let error = page(
            "<title>Casebook</title><link data-wasm=p>",
            &Route::home(),
            &loads(),
        )
        .unwrap_err();
        assert!(error.to_string().contains("id=\"app\""), "{error}");
    }
}
