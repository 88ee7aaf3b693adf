//! The page as a whole: its parts, the way to them, and what was done last.

use promptwacht_kit::browser;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::shelf::Shelf;
use crate::words::{language, say};
use crate::{
    aids, builder, debate, energy, group, help, home, knobs, kompas, law, lesson, list, matching,
    mine, officer, organisation, phases, poll, practice, progress, prompts, quiz, report, request,
    rules, search, share, sheets, stories, talk, tips, training, welcome,
};

/// One part of the pages.
pub(crate) struct Part {
    /// The beginning of the end of its address (`tips` of `#tips/A-D1`), and the end of the key of its name: `learn_tips`.
    pub(crate) id: &'static str,
    /// Where the first page shows it: one of [`GROUPS`]; nothing for the first page itself.
    pub(crate) group: &'static str,
    /// The setting of `pages` that shows it; none is always shown.
    pub(crate) setting: Option<&'static str>,
    /// Draws it; the second is what follows its id in the address (`A-D1`), which changes without it being drawn anew.
    pub(crate) view: fn(Shelf, ReadSignal<String>) -> View,
}

impl Part {
    /// The key of its name; such a key has no hyphens.
    pub(crate) fn key(&self) -> String {
        format!("learn_{}", self.id.replace('-', "_"))
    }
}

/// What the first page is divided in, and the ends of the keys of their names: `learn_home_now`.
pub(crate) const GROUPS: [&str; 7] = [
    "now",
    "practise",
    "ask",
    "know",
    "room",
    "organisation",
    "mine",
];

/// All parts, in the order in which the first page shows them.
pub(crate) const PARTS: &[Part] = &[
    Part {
        id: "home",
        group: "",
        setting: None,
        view: home::view,
    },
    Part {
        id: "report",
        group: "now",
        setting: Some("leak_report"),
        view: report::view,
    },
    Part {
        id: "toolkit",
        group: "now",
        setting: Some("leak_report"),
        view: aids::toolkit,
    },
    Part {
        id: "help",
        group: "now",
        setting: None,
        view: help::view,
    },
    Part {
        id: "settings",
        group: "now",
        setting: None,
        view: knobs::view,
    },
    Part {
        id: "recording",
        group: "now",
        setting: None,
        view: aids::recording,
    },
    Part {
        id: "check",
        group: "now",
        setting: None,
        view: aids::check,
    },
    Part {
        id: "practice",
        group: "practise",
        setting: Some("practice"),
        view: practice::view,
    },
    Part {
        id: "tips",
        group: "practise",
        setting: Some("tips"),
        view: tips::view,
    },
    Part {
        id: "stories",
        group: "practise",
        setting: Some("stories"),
        view: stories::view,
    },
    Part {
        id: "quiz",
        group: "practise",
        setting: Some("quiz"),
        view: quiz::view,
    },
    Part {
        id: "training",
        group: "practise",
        setting: Some("training"),
        view: training::view,
    },
    Part {
        id: "progress",
        group: "practise",
        setting: Some("training"),
        view: progress::view,
    },
    Part {
        id: "match",
        group: "practise",
        setting: Some("tips"),
        view: matching::view,
    },
    Part {
        id: "prompts",
        group: "ask",
        setting: Some("prompts"),
        view: prompts::view,
    },
    Part {
        id: "builder",
        group: "ask",
        setting: Some("prompts"),
        view: builder::view,
    },
    Part {
        id: "rules",
        group: "ask",
        setting: Some("tips"),
        view: rules::view,
    },
    Part {
        id: "phases",
        group: "ask",
        setting: Some("tips"),
        view: phases::view,
    },
    Part {
        id: "search-first",
        group: "ask",
        setting: Some("prompts"),
        view: search::view,
    },
    Part {
        id: "law",
        group: "know",
        setting: Some("tips"),
        view: law::view,
    },
    Part {
        id: "energy",
        group: "know",
        setting: Some("tips"),
        view: energy::view,
    },
    Part {
        id: "kompas",
        group: "know",
        setting: Some("kompas"),
        view: kompas::view,
    },
    Part {
        id: "talk",
        group: "room",
        setting: Some("stories"),
        view: talk::view,
    },
    Part {
        id: "debate",
        group: "room",
        setting: Some("stories"),
        view: debate::view,
    },
    Part {
        id: "poll",
        group: "room",
        setting: Some("quiz"),
        view: poll::view,
    },
    Part {
        id: "cards",
        group: "room",
        setting: Some("tips"),
        view: sheets::view,
    },
    Part {
        id: "welcome",
        group: "room",
        setting: None,
        view: welcome::view,
    },
    Part {
        id: "organisation",
        group: "organisation",
        setting: Some("organisation"),
        view: organisation::view,
    },
    Part {
        id: "group",
        group: "organisation",
        setting: Some("organisation"),
        view: group::view,
    },
    Part {
        id: "list",
        group: "organisation",
        setting: Some("organisation"),
        view: list::view,
    },
    Part {
        id: "share",
        group: "organisation",
        setting: Some("organisation"),
        view: share::view,
    },
    Part {
        id: "request",
        group: "organisation",
        setting: Some("organisation"),
        view: request::view,
    },
    Part {
        id: "report-officer",
        group: "organisation",
        setting: Some("leak_report"),
        view: officer::view,
    },
    Part {
        id: "mine",
        group: "mine",
        setting: None,
        view: mine::view,
    },
    Part {
        id: "lesson",
        group: "room",
        setting: Some("training"),
        view: lesson::view,
    },
];

/// Whether the organisation shows this part.
pub(crate) fn is_shown(part: &Part, shelf: Shelf) -> bool {
    part.setting
        .is_none_or(|name| shelf.setting(&format!("/pages/{name}")) != Some(Value::Bool(false)))
}

/// The part of an address and what follows it.
fn place(address: &str) -> (&str, &str) {
    address.split_once('/').unwrap_or((address, ""))
}

/// Draws everything.
pub(crate) fn page() -> View {
    let document = browser::window().and_then(|window| window.document());
    if let Some(root) = document
        .as_ref()
        .and_then(web_sys::Document::document_element)
    {
        let _ = root.set_attribute("lang", language().tag());
    }
    let shelf = Shelf::open();
    let address = create_signal(browser::end_of_address());
    let part = create_selector(move || address.with(|address| place(address).0.to_owned()));
    let rest = create_selector(move || address.with(|address| place(address).1.to_owned()));
    // By its id: a setting that changes leaves the part as it is, and what is being written in it.
    let entry = create_selector(move || {
        let shown = |one: &&Part| part.with(|id| one.id == id) && is_shown(one, shelf);
        PARTS.iter().find(shown).map_or("home", |part| part.id)
    });
    browser::when_address_changes(move || {
        let before = entry.get_untracked();
        address.set(browser::end_of_address());
        if entry.get_untracked() != before {
            if let Some(window) = browser::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
            browser::focus("main h2");
        }
    });
    let header = tags::header().children((
        tags::img()
            .src("../icons/48.png")
            .alt("")
            .width("32")
            .height("32"),
        tags::h1().children(tags::a().href("#home").children(say("learn_title"))),
    ));
    let title = move |part: &Part| {
        if let Some(document) = &document {
            document.set_title(&format!("{} – {}", say(&part.key()), say("learn_title")));
        }
    };
    let inside = move || -> View {
        // Nothing is drawn before it is known what is kept: it would be drawn twice, and the focus lost.
        if !shelf.ready.get() {
            return ().into();
        }
        let id = entry.get();
        let Some(part) = PARTS.iter().find(|part| part.id == id) else {
            return ().into();
        };
        title(part);
        let back: View = if part.id == "home" {
            ().into()
        } else {
            tags::p()
                .class("back")
                .children(tags::a().href("#home").children(say("learn_back")))
                .into()
        };
        let head = tags::h2().tabindex("-1").children(say(&part.key()));
        (back, head, untrack(|| (part.view)(shelf, rest))).into()
    };
    let said = tags::p()
        .id("said")
        .attr("role", "status")
        .children(move || shelf.said.get_clone());
    let main = tags::main()
        .attr("data-part", move || entry.get())
        .children(inside);
    (header, main, said).into()
}

#[cfg(test)]
mod tests {
    use promptwacht_coach::cards::cards;
    use promptwacht_coach::organisation::organisation;
    use promptwacht_coach::progress::paths;

    use super::*;

    fn is_part(id: &str) -> bool {
        PARTS.iter().any(|part| part.id == id)
    }

    #[test]
    fn a_card_a_path_and_the_checklist_name_parts_that_exist() {
        for card in cards() {
            let part = card.part.as_deref();
            assert!(part.is_none_or(is_part), "{}: {part:?}", card.id);
        }
        for step in paths().roles.iter().flat_map(|role| &role.steps) {
            assert!(is_part(&step.part), "{}", step.part);
        }
        for point in &organisation().points {
            let part = point.part.as_deref();
            assert!(part.is_none_or(is_part), "{}: {part:?}", point.id);
        }
    }

    #[test]
    fn each_part_has_an_id_of_its_own_and_a_group_of_the_first_page() {
        for (place, part) in PARTS.iter().enumerate() {
            let first = PARTS.iter().position(|one| one.id == part.id);
            assert_eq!(first, Some(place), "{}", part.id);
            let shown = part.id == "home" || GROUPS.contains(&part.group);
            assert!(shown, "{}", part.id);
        }
    }
}
