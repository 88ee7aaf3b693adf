//! PDF (ISO 32000-2): the text of pages in the order in which it is drawn, then notes, form fields and links of each page.
//!
//! `hayro-syntax` reads the objects and `hayro-font` the letters of a font. The way over a page is walked here, since
//! `hayro-interpret` draws it too and cannot be stopped half-way.

mod expansion;
mod page;
mod stream;

use hayro_syntax::object::{Array, Dict};
use hayro_syntax::{LoadPdfError, Pdf};

use crate::Unreadable;
use crate::encoding::decode;
use crate::limits::PAGES;
use crate::reading::Reading;
use crate::sniff::contains;
use page::{Fonts, Seen};

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) -> Result<(), Unreadable> {
    expansion::check(bytes)?;
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => return Err(Unreadable::Encrypted),
        // Locked in a way that the library does not know.
        Err(LoadPdfError::Invalid) if contains(bytes, b"/Encrypt") => {
            return Err(Unreadable::Encrypted);
        }
        Err(LoadPdfError::Invalid) => return Err(Unreadable::Broken),
    };
    let mut seen = Seen::default();
    let mut fonts = Fonts::default();
    let pages = pdf.pages();
    for page in pages.iter().take(PAGES) {
        let before = seen;
        page::read(page, &mut fonts, &mut seen, reading)?;
        // A page that is a picture among others that are not.
        reading.partial |= seen.letters == before.letters && seen.pictures > before.pictures;
        if let Some(notes) = page.raw().get::<Array<'_>>("Annots") {
            for note in notes.iter::<Dict<'_>>().take(PAGES) {
                read_note(&note, reading);
            }
        }
        if reading.full() {
            break;
        }
    }
    reading.partial |= pages.len() > PAGES;
    if pages.is_empty() {
        return Err(Unreadable::Broken);
    }
    if seen.letters == 0 && seen.pictures + seen.riddles > 0 || seen.riddles > seen.letters {
        return Err(Unreadable::Scan);
    }
    let about = pdf.metadata();
    for property in [&about.title, &about.author, &about.subject, &about.keywords] {
        reading.line(&decode(property.as_deref().unwrap_or_default()));
    }
    let catalogue: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let names = catalogue.and_then(|catalogue| catalogue.get::<Dict<'_>>("Names"));
    reading.partial |= names.is_some_and(|names| names.contains_key("EmbeddedFiles"));
    Ok(())
}

/// A note, a form field or a link.
fn read_note(note: &Dict<'_>, reading: &mut Reading) {
    let field = note.get::<Dict<'_>>("Parent");
    let link = note.get::<Dict<'_>>("A");
    let texts = [
        (Some(note), "T"),
        (Some(note), "Contents"),
        (Some(note), "V"),
        (field.as_ref(), "V"),
        (link.as_ref(), "URI"),
    ];
    for (dict, key) in texts {
        let text = dict.and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>(key));
        if let Some(text) = text {
            reading.line(&decode(text.as_bytes()));
        }
    }
}
