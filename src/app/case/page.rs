//! The page of a case, whether it has come or not.

use super::opened_case::OpenedCase;
use crate::frame::fetching::use_case;
use crate::frame::waiting::absent;
use crate::state::address::Figure;
use crate::state::library::Life;
use yew::prelude::*;

/// Properties of [`CasePage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CasePageProps {
    /// The id of the case.
    pub id: String,
    /// The figure whose working is open.
    pub working: Option<Figure>,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
}

/// The page of a case.
#[component]
pub fn CasePage(props: &CasePageProps) -> Html {
    let CasePageProps { id, working, above } = props;
    match use_case(id) {
        (Life::Here(opened), _) => html! {
            <OpenedCase {opened} working={working.clone()} above={above.clone()} />
        },
        (life, on_again) => absent(&life, "This case did not arrive", on_again),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library, LibraryHandle};
    use casebook_analysis::papers::Paper;

    #[derive(Clone, PartialEq, Properties)]
    struct ArrivedProps {
        library: Library,
        case: CasePageProps,
    }

    /// The page of a case with a library around it.
    #[component]
    fn Arrived(props: &ArrivedProps) -> Html {
        let library = use_reducer_eq(|| props.library.clone());
        let CasePageProps { id, working, above } = props.case.clone();
        html! {
            <ContextProvider<LibraryHandle> context={library}>
                <CasePage {id} {working} {above} />
            </ContextProvider<LibraryHandle>>
        }
    }

    fn page(id: &str, working: Option<&str>) -> String {
        let (id, working) = (id.to_owned(), working.map(Figure::from_name));
        markup::<Arrived>(move || ArrivedProps {
            library: Library::of(&[File::Case(id.clone())]),
            case: CasePageProps {
                id,
                working,
                above: Vec::new(),
            },
        })
    }

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    #[test]
    fn what_the_page_offers_to_jump_to_is_there_in_every_case() {
        for entry in Library::new().catalogue().iter() {
            let page = page(&entry.id, None);
            let (_, jumps) = page.split_once("class=\"bar__ways\"").unwrap();
            let (jumps, _) = jumps.split_once("</nav>").unwrap();
            let places: Vec<&str> = jumps.split("href=\"#").skip(1).collect();
            assert_eq!(places.len(), 5);
            for place in places {
                let (id, _) = place.split_once('"').unwrap();
                assert_eq!(
                    page.matches(&format!(" id=\"{id}\"")).count(),
                    1,
                    "{id}: {}",
                    entry.id
                );
            }
        }
    }

    #[test]
    fn every_case_leads_to_the_paper_that_lists_it() {
        let papers = Library::of(&[File::Papers]);
        let papers = papers.papers();
        let papers = papers.here().unwrap();
        for (case, entry) in (0..).zip(Library::new().catalogue().iter()) {
            let lists = |paper: &Paper| paper.parts.iter().any(|part| part.case == case);
            let number = papers.papers.iter().position(lists).unwrap() + 1;
            let page = page(&entry.id, None);
            let (_, paper) = page.split_once("From the paper").unwrap();
            let wanted = format!("papers/{number}.html\"");
            assert!(
                paper.split('>').next().unwrap().contains(&wanted),
                "{}",
                entry.id
            );
        }
    }

    #[test]
    fn ids_stand_once() {
        for entry in Library::new().catalogue().iter() {
            let page = page(&entry.id, None);
            let mut ids: Vec<&str> = page
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all, "{}", entry.id);
        }
    }

    #[test]
    fn the_open_figure_says_so_wherever_it_stands_and_no_other_does() {
        let page = page(ID, Some("avoided_by_month[2020-05,high]"));
        assert!(
            page.contains("12 children instead of 10 children"),
            "{page}"
        );
        let open: Vec<&str> = page
            .split('<')
            .filter(|tag| tag.contains("aria-expanded=\"true\""))
            .collect();
        assert!(open.len() >= 2, "{open:?}");
        for tag in open {
            assert!(tag.contains("=\"avoided_by_month[2020-05,high]\""), "{tag}");
        }
    }

    #[test]
    fn a_figure_that_the_case_does_not_have_is_said_not_to_be_there() {
        let page = page(ID, Some("nothing[of,it]"));
        assert!(
            page.contains("There is no such figure in this case"),
            "{page}"
        );
    }

    #[test]
    fn a_case_that_is_none_leads_on() {
        let page = page("nowhere/2020-21/nothing", None);
        assert!(page.contains("There is no such case"), "{page}");
        assert!(page.contains("index.html"), "{page}");
    }
}
