//! One prompt box, whatever editor lives in it: its text, its caret, and one change to its text.

use crate::reading::{Reading, spaces};
use crate::utf16::Utf16;
use promptwacht_screen::page;
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, Element, FocusOptions, HtmlDocument, HtmlElement, HtmlTextAreaElement, InputEvent,
    InputEventInit, Node, Selection,
};

/// A `textarea` or a `contenteditable` element.
#[derive(Clone, PartialEq)]
pub(crate) struct PromptBox(HtmlElement);

/// Where the caret stands and what is selected.
pub(crate) enum Caret {
    Textarea {
        start: u32,
        end: u32,
        direction: String,
    },
    Rich {
        anchor: (Node, u32),
        focus: (Node, u32),
    },
}

impl Caret {
    /// Follows a change of the text before `end`, in `node` where the box is no textarea, that puts `added` units in the place of
    /// `removed` ones: what stood in them stands after them.
    fn follow(&mut self, (node, end): (Option<Node>, u32), removed: u32, added: u32) {
        let shift = |at: &mut u32| {
            if *at + removed > end {
                *at = ((*at).max(end) + added).saturating_sub(removed);
            }
        };
        match self {
            Self::Textarea { start, end, .. } => {
                shift(start);
                shift(end);
            }
            Self::Rich { anchor, focus } => {
                for (at, offset) in [anchor, focus] {
                    if node.as_ref() == Some(at) {
                        shift(offset);
                    }
                }
            }
        }
    }
}

impl PromptBox {
    pub(crate) fn new(element: Element) -> Option<Self> {
        element.dyn_into().ok().map(Self)
    }

    pub(crate) fn element(&self) -> &HtmlElement {
        &self.0
    }

    pub(crate) fn has_focus(&self) -> bool {
        let active = page::document().and_then(|document| document.active_element());
        active.is_some_and(|active| self.0.contains(Some(&active)))
    }

    /// Whether the box is still part of the page.
    pub(crate) fn lives(&self) -> bool {
        self.0.is_connected()
    }

    /// The text that would be sent.
    pub(crate) fn text(&self) -> String {
        self.reading().text
    }

    /// The same, with the place of every character where the page has one.
    pub(crate) fn reading(&self) -> Reading {
        match self.textarea() {
            Some(area) => Reading::plain(spaces(&area.value())),
            None => Reading::of(&self.0),
        }
    }

    /// The room that the box takes up in the window.
    pub(crate) fn room(&self) -> DomRect {
        self.0.get_bounding_client_rect()
    }

    /// Puts `with` in the place of the text from `start` to `end` (UTF-16 units), as typing would: the
    /// editor's own model follows, and undo brings the old text back. The caret stays with its text: who goes on writing meanwhile
    /// writes there.
    pub(crate) fn replace(&self, start: u32, end: u32, with: &str) {
        let mut caret = self.caret();
        self.focus();
        let edited = match self.textarea() {
            Some(area) => area.set_selection_range(start, end).ok().map(|()| None),
            None => self.select(start, end).map(Some),
        };
        let Some(edited) = edited else {
            return;
        };
        let after_break = matches!(&edited, Some((node, _)) if follows_break(node));
        if let Some(caret) = &mut caret {
            caret.follow(
                edited.map_or((None, end), |(node, end)| (Some(node), end)),
                end - start,
                Utf16::new(with).at(with.len()),
            );
        }
        if !self.corrects(with) {
            if after_break {
                // Firefox takes the break away with all text behind it: the new text comes first.
                if let Some(selection) = selection() {
                    let _ = selection.collapse_to_end();
                }
                insert(with);
                self.select(start, end);
                command("delete", "");
            } else {
                insert(with);
            }
        }
        // An editor with a model of its own puts its caret in the microtask after its change.
        let edited = self.clone();
        page::soon(move || edited.restore(caret.as_ref()));
    }

    /// Offers the change as a speller would. Lexical needs that: where the browser takes away all text of a node, it puts the rest
    /// together wrongly. The other editors leave it to the browser.
    fn corrects(&self, with: &str) -> bool {
        let change = InputEventInit::new();
        change.set_input_type("insertReplacementText");
        change.set_data(Some(with));
        change.set_bubbles(true);
        change.set_cancelable(true);
        self.0.has_attribute("data-lexical-editor")
            && InputEvent::new_with_event_init_dict("beforeinput", &change)
                .is_ok_and(|event| self.0.dispatch_event(&event) == Ok(false))
    }

    /// Types `text` into the box, which is empty.
    pub(crate) fn fill(&self, text: &str) {
        self.focus();
        insert(text);
    }

    /// The caret, if it stands in this box.
    pub(crate) fn caret(&self) -> Option<Caret> {
        if let Some(area) = self.textarea() {
            return Some(Caret::Textarea {
                start: area.selection_start().ok()??,
                end: area.selection_end().ok()??,
                direction: area
                    .selection_direction()
                    .ok()
                    .flatten()
                    .unwrap_or_default(),
            });
        }
        let selection = selection()?;
        let anchor = selection
            .anchor_node()
            .filter(|node| self.0.contains(Some(node)))?;
        let focus = selection
            .focus_node()
            .filter(|node| self.0.contains(Some(node)))?;
        Some(Caret::Rich {
            anchor: (anchor, selection.anchor_offset()),
            focus: (focus, selection.focus_offset()),
        })
    }

    /// Puts focus in the box and the caret where it was.
    pub(crate) fn restore(&self, caret: Option<&Caret>) {
        self.focus();
        match caret {
            Some(Caret::Textarea {
                start,
                end,
                direction,
            }) => {
                if let Some(area) = self.textarea() {
                    let _ = area.set_selection_range_with_direction(*start, *end, direction);
                }
            }
            Some(Caret::Rich { anchor, focus }) => {
                if let Some(selection) = selection() {
                    let _ = selection.set_base_and_extent(&anchor.0, anchor.1, &focus.0, focus.1);
                }
            }
            None => {}
        }
    }

    fn focus(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = self.0.focus_with_options(&options);
    }

    /// Selects a part of the text and answers where it ends.
    fn select(&self, start: u32, end: u32) -> Option<(Node, u32)> {
        let reading = Reading::of(&self.0);
        let (from, to) = reading.place(start, end)?;
        selection()?
            .set_base_and_extent(from.0, from.1, to.0, to.1)
            .ok()?;
        // The browser's own event comes later: until then an editor would put the text where its caret was.
        page::is_answered(&page::document()?.into(), "selectionchange");
        Some((to.0.clone().into(), to.1))
    }

    pub(crate) fn textarea(&self) -> Option<&HtmlTextAreaElement> {
        self.0.dyn_ref()
    }
}

fn insert(text: &str) {
    command("insertText", text);
}

fn command(name: &str, text: &str) {
    let document = page::document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    if let Some(document) = document {
        let _ = document.exec_command_with_show_ui_and_value(name, false, text);
    }
}

fn follows_break(node: &Node) -> bool {
    let before = node.previous_sibling();
    before.is_some_and(|before| before.node_name() == "BR")
}

fn selection() -> Option<Selection> {
    page::window()?.get_selection().ok().flatten()
}
