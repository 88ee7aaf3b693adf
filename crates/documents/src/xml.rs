//! Walking through a part that is XML. Only the five entities of the standard are known, and declarations are passed over, so
//! nothing can expand.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::Unreadable;
use crate::encoding::decode;
use crate::limits::NESTED_ELEMENTS;

/// What stands in a part, in order. Names are without their prefix.
pub(crate) enum Node<'a> {
    /// An element begins.
    Open(&'a Element<'a>),
    /// The element of this name ends.
    Close(&'a str),
    /// Characters.
    Text(&'a str),
}

/// An element and its attributes.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| attribute.normalized_value(XmlVersion::default()).ok())
    }
}

/// Whether to go on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Go {
    On,
    /// The text is full.
    Enough,
}

impl Go {
    pub(crate) const fn unless(full: bool) -> Self {
        if full { Self::Enough } else { Self::On }
    }
}

/// Shows every node of a part to `see`.
pub(crate) fn walk(part: &[u8], see: &mut dyn FnMut(Node<'_>) -> Go) -> Result<(), Unreadable> {
    let text = decode(part);
    let mut reader = quick_xml::Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        let go = match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(start) => {
                depth += 1;
                if depth > NESTED_ELEMENTS {
                    return Err(Unreadable::TooLarge);
                }
                see(Node::Open(&Element(start)))
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                see(Node::Close(end.local_name().into_inner()))
            }
            Event::Text(text) => see(Node::Text(&text.into_inner())),
            Event::CData(text) => see(Node::Text(&text.into_inner())),
            Event::GeneralRef(reference) => match character(&reference) {
                Some(character) => see(Node::Text(character.encode_utf8(&mut [0; 4]))),
                None => Go::On,
            },
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Unreadable::Broken),
            _ => Go::On,
        };
        if go == Go::Enough {
            return Ok(());
        }
    }
}

fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    let name: &str = reference;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
