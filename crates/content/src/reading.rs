//! Reads an editor's text the way its user sees it, and finds the place in the page of every character.
//!
//! Offsets count UTF-16 units. A paragraph begins a new line, and so does a `<br>` unless it is the
//! last thing in its paragraph, where editors keep one to give an empty line its height.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

/// The text of an editor, with the text nodes that hold it.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pieces: Vec<Piece>,
    length: u32,
    /// A paragraph has ended, so whatever comes next stands on a new line.
    line_ended: bool,
    /// Something stands on the line at hand.
    line_begun: bool,
}

/// A text node and an offset in it.
type Place<'a> = (&'a Text, u32);

struct Piece {
    start: u32,
    length: u32,
    node: Text,
}

impl Reading {
    /// Reads everything inside `root`.
    pub(crate) fn of(root: &Element) -> Self {
        let mut reading = Self::default();
        reading.children(root);
        reading
    }

    /// Text that stands in no node: that of a textarea.
    pub(crate) fn plain(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Where a range lies in the page: start node and offset, end node and offset.
    pub(crate) fn place(&self, start: u32, end: u32) -> Option<(Place<'_>, Place<'_>)> {
        let ended = |piece: &Piece| piece.start + piece.length <= start;
        let first = self.pieces.get(self.pieces.partition_point(ended))?;
        let begun = self.pieces.partition_point(|piece| piece.start < end);
        let last = self.pieces.get(begun.checked_sub(1)?)?;
        Some((
            (&first.node, start.checked_sub(first.start)?),
            (&last.node, (end - last.start).min(last.length)),
        ))
    }

    fn children(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            self.node(&node);
            next = node.next_sibling();
        }
    }

    fn node(&mut self, node: &Node) {
        if let Some(text) = node.dyn_ref::<Text>() {
            self.text_node(text);
        } else if let Some(element) = node.dyn_ref::<Element>() {
            self.element(element);
        }
    }

    fn text_node(&mut self, node: &Text) {
        let text = spaces(&node.data());
        let length = node.length();
        if length == 0 {
            return;
        }
        self.begin_line();
        self.pieces.push(Piece {
            start: self.length,
            length,
            node: node.clone(),
        });
        self.length += length;
        self.text.push_str(&text);
    }

    fn element(&mut self, element: &Element) {
        let name = element.local_name();
        if is_decoration(element) {
            return;
        }
        if name == "br" {
            if self.line_ended {
                self.begin_line();
            }
            if !ends_block(element) {
                self.newline();
            }
            self.line_begun = true;
        } else if is_block(&name) {
            if self.line_begun || self.line_ended {
                self.newline();
            }
            self.line_begun = false;
            self.line_ended = false;
            self.children(element);
            self.line_ended = true;
        } else {
            self.children(element);
        }
    }

    fn begin_line(&mut self) {
        if self.line_ended {
            self.newline();
            self.line_ended = false;
        }
        self.line_begun = true;
    }

    fn newline(&mut self) {
        self.text.push('\n');
        self.length += 1;
    }
}

/// Editors write a space at the end of a line as a no-break space; the detector should see a space.
pub(crate) fn spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "pre"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "tr"
            | "table"
    )
}

/// Something the editor draws for itself, such as the hint in an empty box. It is never sent.
fn is_decoration(element: &Element) -> bool {
    element.get_attribute("contenteditable").as_deref() == Some("false")
        && (element.has_attribute("data-placeholder") || has_class(element, "ProseMirror-widget"))
}

fn has_class(element: &Element, class: &str) -> bool {
    element
        .class_name()
        .split_ascii_whitespace()
        .any(|name| name == class)
}

/// Whether nothing that shows follows this element in its block.
fn ends_block(element: &Element) -> bool {
    let mut at: Node = element.clone().into();
    loop {
        let mut next = at.next_sibling();
        while let Some(node) = next {
            if shows(&node) {
                return false;
            }
            next = node.next_sibling();
        }
        let Some(parent) = at.parent_element() else {
            return true;
        };
        if is_block(&parent.local_name()) || parent.has_attribute("contenteditable") {
            return true;
        }
        at = parent.into();
    }
}

fn shows(node: &Node) -> bool {
    match node.dyn_ref::<Element>() {
        Some(element) => !(element.local_name() == "img" || is_decoration(element)),
        None => node.dyn_ref::<Text>().is_some_and(|text| text.length() > 0),
    }
}
