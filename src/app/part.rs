//! The parts of the page that keep something of their own, as one type of Yew component.
//!
//! Yew writes the life of a component out for each type, some 5 KB each time. So the parts are
//! hooks that draw ([`use_series_field`] and the like), and one component runs whichever it is
//! given. What keeps nothing is a plain function and stands here not at all.

use crate::annex::{AnnexProps, use_annex};
use crate::app::use_app;
use crate::components::announcer::{AnnouncerProps, use_announcer};
use crate::components::checks_panel::{ChecksPanelProps, use_checks_panel};
use crate::components::number_input::{NumberInputProps, use_number_input};
use crate::components::questions::{QuestionsProps, use_questions};
use crate::components::result_table::{ResultTableProps, use_result_table};
use crate::components::series_field::{SeriesFieldProps, use_series_field};
use crate::components::series_tools::{SeriesToolsProps, use_series_tools};
use crate::pages::case::{CasePageProps, use_case_page};
use crate::pages::home::{HomeProps, use_home};
use std::rc::Rc;
use yew::functional::{FunctionComponent, FunctionProvider, Hook, HookContext};
use yew::html::{BaseComponent, Context, HtmlResult};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VNode};

/// A part of the page, with what it is drawn from.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is named for the module it is drawn by")]
pub enum Part {
    App,
    Annex(AnnexProps),
    Announcer(AnnouncerProps),
    CasePage(CasePageProps),
    ChecksPanel(ChecksPanelProps),
    Home(HomeProps),
    NumberInput(NumberInputProps),
    Questions(QuestionsProps),
    ResultTable(ResultTableProps),
    SeriesField(SeriesFieldProps),
    SeriesTools(SeriesToolsProps),
}

impl Part {
    /// What kind of part it is. A part of another kind never takes the place, and with it the
    /// state, of this one: the kind is in its key.
    fn kind(&self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Annex(_) => "annex",
            Self::Announcer(_) => "announcer",
            Self::CasePage(_) => "case",
            Self::ChecksPanel(_) => "checks",
            Self::Home(_) => "home",
            Self::NumberInput(_) => "number",
            Self::Questions(_) => "questions",
            Self::ResultTable(_) => "table",
            Self::SeriesField(_) => "series",
            Self::SeriesTools(_) => "tools",
        }
    }

    /// The part as it stands on the page; `key` tells it from others of its kind.
    pub fn drawn(self, key: &str) -> Html {
        let key = Key::from([self.kind(), " ", key].concat());
        VNode::from(VComp::new::<Living>(
            Rc::new(PartProps { part: self }),
            Some(key),
        ))
    }
}

/// Properties of [`Living`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PartProps {
    /// The part.
    pub part: Part,
}

/// The one component.
pub struct Living {
    function: FunctionComponent<Self>,
}

impl FunctionProvider for Living {
    type Properties = PartProps;

    fn run(context: &mut HookContext, props: &PartProps) -> HtmlResult {
        // Which hook runs never changes for one component: its key holds the kind.
        Ok(match &props.part {
            Part::App => use_app().run(context),
            Part::CasePage(props) => use_case_page(props).run(context),
            Part::Home(props) => use_home(props).run(context),
            Part::Annex(props) => use_annex(props).run(context),
            Part::Announcer(props) => use_announcer(props).run(context),
            Part::ChecksPanel(props) => use_checks_panel(props).run(context),
            Part::NumberInput(props) => use_number_input(props).run(context),
            Part::Questions(props) => use_questions(props).run(context),
            Part::ResultTable(props) => use_result_table(props).run(context),
            Part::SeriesField(props) => use_series_field(props).run(context),
            Part::SeriesTools(props) => use_series_tools(props).run(context),
        })
    }
}

impl BaseComponent for Living {
    type Message = ();
    type Properties = PartProps;

    fn create(context: &Context<Self>) -> Self {
        Self {
            function: FunctionComponent::new(context),
        }
    }

    fn update(&mut self, _: &Context<Self>, (): Self::Message) -> bool {
        true
    }

    fn changed(&mut self, _: &Context<Self>, _: &Self::Properties) -> bool {
        true
    }

    fn view(&self, context: &Context<Self>) -> HtmlResult {
        self.function.render(context.props())
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.function.rendered();
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.function.destroy();
    }

    fn prepare_state(&self) -> Option<String> {
        self.function.prepare_state()
    }
}
