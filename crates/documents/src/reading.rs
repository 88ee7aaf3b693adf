//! The text as it grows, and what is left of the limits. One for a whole file and all that is nested in it, so that limits
//! hold for their sum.

use crate::limits::{FILE_BYTES, NESTED_FILES, PARTS, TEXT_BYTES, UNPACKED_BYTES};
use crate::sniff::{self, Kind};
use crate::{Format, Unreadable, archive, json, mail, pdf, plain, rtf};

/// The text that was read until now, and what is left of the limits.
pub(crate) struct Reading {
    text: String,
    /// See [`crate::Document::partial`].
    pub(crate) partial: bool,
    /// Bytes that may still be unpacked.
    unpacked_left: usize,
    parts_left: usize,
    depth: usize,
}

impl Reading {
    pub(crate) fn new() -> Self {
        Self {
            text: String::new(),
            partial: false,
            unpacked_left: UNPACKED_BYTES,
            parts_left: PARTS,
            depth: 0,
        }
    }

    /// The text, without the white space at its end.
    pub(crate) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text
    }

    /// Reads one file, the outer one or one that lies in it.
    pub(crate) fn file(&mut self, name: &str, bytes: &[u8]) -> Result<Format, Unreadable> {
        if bytes.len() > FILE_BYTES || self.depth > NESTED_FILES {
            return Err(Unreadable::TooLarge);
        }
        match sniff::kind(name, bytes) {
            Kind::Unreadable(reason) => Err(reason),
            Kind::Text => {
                plain::read(bytes, self);
                Ok(Format::Text)
            }
            Kind::Json => {
                json::read(bytes, self);
                Ok(Format::Json)
            }
            Kind::Mail => mail::read(bytes, self).map(|()| Format::Mail),
            Kind::Rtf => rtf::read(bytes, self).map(|()| Format::Rtf),
            Kind::Pdf => pdf::read(bytes, self).map(|()| Format::Pdf),
            Kind::Zip => archive::read(bytes, self),
        }
    }

    /// Reads a file that lies in the one at hand, on lines of its own. What cannot be read makes the whole partial, but for
    /// what breaks a limit or might be a bomb.
    pub(crate) fn nested(&mut self, name: &str, bytes: &[u8]) -> Result<(), Unreadable> {
        self.part()?;
        self.end_line();
        if !name.is_empty() {
            self.push(name);
            self.end_line();
        }
        self.depth += 1;
        let outcome = self.file(name, bytes);
        self.depth -= 1;
        self.end_line();
        match outcome {
            Ok(_) => Ok(()),
            Err(Unreadable::TooLarge) => Err(Unreadable::TooLarge),
            Err(_) => {
                self.partial = true;
                Ok(())
            }
        }
    }

    /// Counts one part against the limit.
    pub(crate) fn part(&mut self) -> Result<(), Unreadable> {
        self.parts_left = self.parts_left.checked_sub(1).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }

    /// Counts `bytes` that were unpacked against the limit.
    pub(crate) fn unpacked(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.unpacked_left = self
            .unpacked_left
            .checked_sub(bytes)
            .ok_or(Unreadable::TooLarge)?;
        Ok(())
    }

    /// How many bytes may still be unpacked.
    pub(crate) const fn unpacked_left(&self) -> usize {
        self.unpacked_left
    }

    /// Whether the text has reached its limit, so that reading on gives nothing.
    pub(crate) const fn full(&self) -> bool {
        self.text.len() >= TEXT_BYTES
    }

    /// Adds a piece of text, as far as it fits.
    pub(crate) fn push(&mut self, piece: &str) {
        let room = TEXT_BYTES.saturating_sub(self.text.len());
        if piece.len() <= room {
            self.text.push_str(piece);
            return;
        }
        let fits = piece.floor_char_boundary(room);
        self.text.push_str(piece.get(..fits).unwrap_or(""));
        // Spaces fill what is left of a character, so that it counts as full.
        self.text.extend(std::iter::repeat_n(' ', room - fits));
        self.partial = true;
    }

    /// Adds one character.
    pub(crate) fn push_char(&mut self, character: char) {
        self.push(character.encode_utf8(&mut [0; 4]));
    }

    /// Ends the line, unless a new one has just begun.
    pub(crate) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push("\n");
        }
    }

    /// Ends a cell of a table.
    pub(crate) fn end_cell(&mut self) {
        self.push("\t");
    }

    /// Ends a row of a table: the tabs after its last cell go.
    pub(crate) fn end_row(&mut self) {
        let kept = self.text.trim_end_matches('\t').len();
        self.text.truncate(kept);
        self.end_line();
    }

    /// The last character of the text.
    pub(crate) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// A line of its own.
    pub(crate) fn line(&mut self, line: &str) {
        let line = line.trim();
        if !line.is_empty() {
            self.end_line();
            self.push(line);
            self.end_line();
        }
    }
}
