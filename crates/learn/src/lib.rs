//! The pages to learn, practise and get help. They work without a network and keep what the user does in the browser alone.
//!
//! [`frame`] draws the page as a whole and knows all its parts; each part is a module of its own. [`shelf`] is what is kept between
//! visits, [`words`] what is said, [`piece`] what parts are made of. The texts that are taught stand in `promptwacht-coach`.

mod aids;
mod ask;
#[allow(dead_code, reason = "a page that only shows hands is being added")]
mod bars;
mod builder;
mod compare;
mod debate;
mod desk;
mod drawer;
mod energy;
mod form;
mod frame;
mod group;
mod hand;
mod help;
mod home;
mod knobs;
mod kompas;
mod law;
mod lesson;
mod list;
mod matching;
mod mine;
mod moment;
mod officer;
mod organisation;
mod phases;
#[allow(dead_code, reason = "pieces for parts that are being added")]
mod piece;
mod poll;
mod practice;
mod progress;
mod prompts;
mod quiz;
mod report;
mod report_out;
mod reports;
mod request;
mod rules;
mod search;
mod share;
mod sheets;
mod shelf;
mod slides;
mod stories;
mod talk;
mod templates;
mod tips;
mod training;
mod welcome;
mod words;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Draws the practice chat in `root`; see [`learn`] for the rest.
#[wasm_bindgen]
pub fn practice(root: &HtmlElement, language: &str, words: Function) {
    promptwacht_kit::words::speak(language, words);
    sycamore::render_to(practice::page, root);
}

/// Draws the pages in `root`, and keeps them up to date as long as the page lives. `language` is a tag (`nl`, `en`), `words` gives the
/// words under a key.
#[wasm_bindgen]
pub fn learn(root: &HtmlElement, language: &str, words: Function) {
    promptwacht_kit::words::speak(language, words);
    sycamore::render_to(frame::page, root);
}
