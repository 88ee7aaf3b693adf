//! What the organisation has set, as it holds on this page. The worker reads and mends it (`extension/policy.js`) and keeps it in the
//! extension's own storage, from where it comes here: at the start, and whenever it changes. Until then the defaults hold.

use crate::agreements::RULES;
use crate::own_site::site_over;
use crate::shell::Shell;
use crate::windows::windows;
use js_sys::{Array, Date};
use promptwacht_detector::{Checker, Ignored, Level, OwnTerms};
use promptwacht_guard::{House, MaySetAside, Notice};
use promptwacht_screen::house::{chatbot, lesson_is_due};
use promptwacht_screen::object::{each, get, text, yes};
use promptwacht_screen::page::{self, extension_api, function, object};
use promptwacht_screen::words;
use wasm_bindgen::prelude::*;

const POLICY: &str = "policy";
const DAY_MS: f64 = 86_400_000.0;

/// Under this key stands on which day the user was last told that a chatbot is not approved.
fn told_key(site: &str) -> String {
    ["told-", site].concat()
}

fn today() -> f64 {
    (Date::now() / DAY_MS).floor()
}

fn level(of: &JsValue) -> Level {
    level_named(&text(of, "level").unwrap_or_default())
}

/// The level of this name; a word that is none of them stops.
fn level_named(id: &str) -> Level {
    [Level::Nothing, Level::Hint, Level::Warn]
        .into_iter()
        .find(|level| id == level.id())
        .unwrap_or(Level::Stop)
}

impl Shell {
    /// Asks for the settings, now and after every change.
    pub(crate) fn learn_policy(&'static self) {
        self.ask_for_policy();
        if let Some((changes, add)) = extension_api(&["storage", "onChanged", "addListener"]) {
            let hear = function(move |changed| {
                if [POLICY, RULES]
                    .iter()
                    .any(|key| !get(&changed, key).is_undefined())
                {
                    self.ask_for_policy();
                }
            });
            let _ = add.call1(&changes, &hear);
        }
    }

    fn ask_for_policy(&'static self) {
        let Some((area, get_items)) = extension_api(&["storage", "local", "get"]) else {
            return;
        };
        let told = told_key(self.site().id);
        let keys = Array::of3(&POLICY.into(), &RULES.into(), &told.as_str().into());
        let answer = function(move |items| {
            let policy = get(&items, POLICY);
            if policy.is_object() {
                let is_told = get(&items, &told).as_f64() == Some(today());
                let accepted = get(&items, RULES).as_f64().unwrap_or_default();
                self.obey_policy(&policy, is_told, accepted);
            }
        });
        let _ = get_items.call2(&area, &keys, &answer);
    }

    fn obey_policy(&'static self, policy: &JsValue, is_told: bool, accepted: f64) {
        let host = page::host().unwrap_or_default();
        let chatbot = chatbot(policy);
        let lesson = lesson_is_due(policy, chatbot.as_ref());
        if self
            .agreements
            .learn(policy, chatbot.as_ref(), accepted, lesson)
        {
            self.ui.close_panel();
        }
        self.boxes.change(site_over(policy, &host));
        let display = get(policy, "display");
        let relabel = words::use_language(&text(&display, "language").unwrap_or_default());
        if relabel {
            self.ui.relabel();
        }
        self.allow_marks(yes(&display, "marks"), relabel);
        let page = match level_of_page(policy, self.agreements.decision(), lesson) {
            page if page < Level::Stop && is_told => Level::Nothing,
            page => page,
        };
        self.agreements.here.set(page);
        let sending = get(policy, "sending");
        let levels = each(policy, "levels");
        let house = House {
            levels: levels
                .iter()
                .filter_map(|entry| Some((text(&entry, "for")?, level(&entry))))
                .collect(),
            closed: chatbot.is_some_and(|chatbot| yes(&chatbot, "closed")),
            page,
            send_after_warn: yes(&sending, "after_warn"),
            send_after_stop: yes(&sending, "after_stop"),
        };
        let not_right = get(policy, "not_right");
        let may = MaySetAside {
            once: yes(&not_right, "now"),
            chat: yes(&not_right, "chat"),
            site: yes(&not_right, "site"),
        };
        self.policy.replace(policy.clone());
        let mut checker = Checker::new(own_terms(&get(policy, "own_terms")));
        let check = move |text: &str, ignored: &Ignored| checker.check_without(text, ignored);
        let effects = self
            .guard
            .try_borrow_mut()
            .map(|mut guard| guard.obey(check, house, may));
        for effect in effects.unwrap_or_default() {
            self.obey(effect);
        }
        if page == Level::Hint {
            self.ui.tell(Notice::OtherChatbot);
            self.remember_told();
        }
        self.look_again();
        self.show_rules();
    }

    /// The user knows for today that this chatbot is not approved.
    pub(crate) fn remember_told(&self) {
        kept(&told_key(self.site().id), today().into());
    }
}

/// Keeps something in the extension's own storage.
pub(crate) fn kept(key: &str, value: JsValue) {
    if let Some((area, set)) = extension_api(&["storage", "local", "set"]) {
        let _ = set.call1(&area, &object(&[(key, value)]));
    }
}

/// What the page is worth, by what was decided about it. A note about other chatbots makes sense only beside a list of those that may
/// be used.
fn level_of_page(policy: &JsValue, decision: &str, lesson: bool) -> Level {
    if lesson {
        return Level::Stop;
    }
    if page::is_ours() {
        return Level::Nothing;
    }
    if decision == words::key::CHIP_REFUSED {
        return Level::Stop;
    }
    if !decision.is_empty() {
        return Level::Nothing;
    }
    match text(policy, "other_chatbots").as_deref() {
        Some("stop") => Level::Stop,
        Some("warn") => Level::Warn,
        _ if each(policy, "chatbots").length() > 0 => Level::Hint,
        _ => Level::Nothing,
    }
}

/// Words, patterns and exceptions. Those that cannot be used were left out by the worker, which says so.
fn own_terms(of: &JsValue) -> OwnTerms {
    let mut own = OwnTerms::default();
    for word in each(of, "words") {
        let _ = own.find_word(&text(&word, "text").unwrap_or_default(), level(&word));
    }
    for value in each(of, "harmless") {
        let _ = own.allow(&value.as_string().unwrap_or_default());
    }
    let patterns = ["patterns", "harmless_patterns"];
    if patterns.iter().any(|list| each(of, list).length() > 0)
        && let Ok(windows) = windows()
    {
        let patterns = windows.patterns(of);
        own.look_with(move |piece, tell| {
            let found = patterns.find(piece).unwrap_or_default();
            for (end, level) in found.lines().filter_map(|line| line.split_once(' ')) {
                let level = (level != "harmless").then(|| level_named(level));
                tell(end.parse().unwrap_or_default(), level);
            }
        });
    }
    own
}
