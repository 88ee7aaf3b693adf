//! The pages to learn, practise and get help. They work without a network and keep what the user does in the browser alone.
//!
//! [`frame`] draws the page as a whole and knows all its parts; each part is a module of its own. [`shelf`] is what is kept between
//! visits, [`words`] what is said, [`piece`] what parts are made of. The texts that are taught stand in `promptwacht-coach`.

mod energy;
mod ask;
#[allow(dead_code, reason = "a page that only shows hands is being added")]
mod bars;
mod drawer;
mod frame;
mod group;
#[allow(dead_code, reason = "the pages that count hands are being added")]
mod bars;
mod debate;
mod frame;
mod hand;
mod home;
mod law;
mod mine;
mod kompas;
mod list;
mod organisation;
mod aids;
mod form;
mod frame;
mod help;
mod home;
mod knobs;
mod moment;
mod officer;
#[allow(dead_code, reason = "pieces for parts that are being added")]
mod piece;
mod poll;
mod practice;
mod progress;
mod quiz;
mod share;
mod report;
mod report_out;
mod reports;
mod request;
mod shelf;
mod slides;
mod tips;
mod training;
mod sheets;
mod shelf;
mod stories;
mod talk;
mod tips;
mod welcome;
mod words;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Draws the practice chat in `root`; see [`learn`] for the rest.
#[wasm_bindgen]
pub fn practice(root: &HtmlElement, language: &str, messages: &str) {
    words::speak(language, messages);
    sycamore::render_to(practice::page, root);
}

/// Draws the pages in `root`, and keeps them up to date as long as the page lives. `language` is a tag (`nl`, `en`), `messages` the
/// text of that language's `messages.json`.
#[wasm_bindgen]
pub fn learn(root: &HtmlElement, language: &str, messages: &str) {
    words::speak(language, messages);
    sycamore::render_to(frame::page, root);
}
