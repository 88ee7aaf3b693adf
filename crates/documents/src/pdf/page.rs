//! The text of one page: which letters its content draws, and where, so that words, lines and cells come apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};

use super::stream::unpack;
use crate::Unreadable;
use crate::limits::NESTED_FORMS;
use crate::reading::Reading;

/// States that may be saved at once. The standard once asked for 28; more is a fault of the page.
const SAVED_STATES: usize = 1_024;
/// What a drawing of a form counts besides its bytes, so that a page cannot draw an empty one for ever.
const FORM_BYTES: usize = 4_096;

/// How many codes a font may have.
const CODES: i64 = 65_536;

/// Gaps, in heights of a letter: from here on a space, from there on another cell.
const SPACE_GAP: f64 = 0.15;
const CELL_GAP: f64 = 2.0;
/// How far a letter may stand above or below its line.
const LINE_GAP: f64 = 0.6;

/// What was met on the pages until now.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen {
    /// Letters that could be told.
    pub(crate) letters: usize,
    /// Letters of which the font does not say what they are.
    pub(crate) riddles: usize,
    /// Pictures.
    pub(crate) pictures: usize,
}

/// The fonts of the file, each read once.
pub(crate) struct Fonts<'a> {
    cache: FontCache<'a>,
    standard: FontResolverFn,
    no_maps: CMapResolverFn,
}

impl Default for Fonts<'_> {
    fn default() -> Self {
        Self {
            cache: FontCache::new(),
            // Stand-ins for fonts that are not in the file: without one the library knows no letters.
            standard: Arc::new(|query| {
                let font = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(font.get_font_data())
            }),
            // Maps of East Asian fonts, which no Dutch text needs.
            no_maps: Arc::new(|_| None),
        }
    }
}

/// A font and what its codes mean, as far as they were asked.
struct KnownFont<'a> {
    font: Font<'a>,
    letters: BTreeMap<u32, Option<Box<str>>>,
}

/// Reads the text of a page.
pub(crate) fn read<'a>(
    page: &'a Page<'a>,
    fonts: &mut Fonts<'a>,
    seen: &mut Seen,
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    let mut content = Vec::new();
    if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
        content = unpack(&stream, reading)?;
    } else if let Some(streams) = page.raw().get::<Array<'_>>("Contents") {
        for stream in streams.iter::<Stream<'_>>() {
            content.extend(unpack(&stream, reading)?);
            content.push(b'\n');
        }
    }
    let mut walk = Walk {
        fonts,
        seen,
        reading,
        known: Vec::new(),
        pen: None,
    };
    walk.content(&content, page.resources(), State::default(), 0)?;
    reading.end_line();
    Ok(())
}

/// A transformation: six numbers as in `cm`.
#[derive(Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then `next`.
    #[expect(
        clippy::many_single_char_names,
        reason = "the standard names the six numbers so"
    )]
    fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

/// What `q` saves and `Q` brings back, as far as text needs it.
#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    /// Index in the known fonts.
    font: Option<usize>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: Matrix::IDENTITY,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
        }
    }
}

/// Where the last letter ended, and how high it was.
#[derive(Clone, Copy)]
struct Pen {
    x: f64,
    y: f64,
    height: f64,
}

struct Walk<'a, 'w> {
    fonts: &'w mut Fonts<'a>,
    seen: &'w mut Seen,
    reading: &'w mut Reading,
    known: Vec<KnownFont<'a>>,
    pen: Option<Pen>,
}

impl<'a> Walk<'a, '_> {
    /// Reads a content stream with its own resources.
    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        start: State,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let mut state = start;
        let mut saved = Vec::new();
        let (mut text, mut line) = (Matrix::IDENTITY, Matrix::IDENTITY);
        let mut named: BTreeMap<Vec<u8>, Option<usize>> = BTreeMap::new();
        let mut operations = UntypedIter::new(content);
        while let Some(operation) = operations.next() {
            let operator: &[u8] = operation.operator;
            let mut operands = operation.operands();
            let mut numbers = [0.0; 6];
            let mut object = None;
            for (slot, operand) in numbers.iter_mut().zip(operands.by_ref()) {
                match operand {
                    Object::Number(number) => *slot = number.as_f64(),
                    other => object = Some(other),
                }
            }
            let [first, second, ..] = numbers;
            match operator {
                b"q" if saved.len() < SAVED_STATES => saved.push(state),
                b"Q" => state = saved.pop().unwrap_or(start),
                b"cm" => state.matrix = Matrix(numbers).then(state.matrix),
                b"BT" => (text, line) = (Matrix::IDENTITY, Matrix::IDENTITY),
                b"Tm" => (text, line) = (Matrix(numbers), Matrix(numbers)),
                b"Td" | b"TD" | b"T*" | b"'" | b"\"" => {
                    if operator == b"TD" {
                        state.leading = -second;
                    }
                    if operator == b"\"" {
                        (state.word_gap, state.letter_gap) = (first, second);
                    }
                    let (x, y) = if operator.starts_with(b"Td") || operator == b"TD" {
                        (first, second)
                    } else {
                        (0.0, -state.leading)
                    };
                    line = Matrix::shift(x, y).then(line);
                    text = line;
                    if let Some(Object::String(string)) = object {
                        self.show(string, &state, &mut text);
                    }
                }
                b"Tj" => {
                    if let Some(Object::String(string)) = object {
                        self.show(string, &state, &mut text);
                    }
                }
                b"TJ" => {
                    if let Some(Object::Array(pieces)) = object {
                        self.show_pieces(pieces, &state, &mut text);
                    }
                }
                b"Tf" => {
                    if let Some(Object::Name(name)) = object {
                        state.size = second;
                        state.font = *named
                            .entry(name.as_ref().to_vec())
                            .or_insert_with(|| self.font(resources, name));
                    }
                }
                b"Tc" => state.letter_gap = first,
                b"Tw" => state.word_gap = first,
                b"Tz" => state.stretch = first / 100.0,
                b"TL" => state.leading = first,
                b"BI" => self.seen.pictures += 1,
                b"Do" => {
                    if let Some(Object::Name(name)) = object
                        && let Some(drawn) = resources.get_x_object(name)
                    {
                        self.draw(&drawn, resources, state, depth)?;
                    }
                }
                _ => {}
            }
            if self.reading.full() {
                self.reading.partial = true;
                break;
            }
        }
        Ok(())
    }

    fn font(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<usize> {
        let dict: Dict<'a> = resources.get_font(name)?;
        if !has_honest_widths(&dict) {
            return None;
        }
        let font = self
            .fonts
            .cache
            .font(&dict, &self.fonts.standard, &self.fonts.no_maps)?;
        self.known.push(KnownFont {
            font,
            letters: BTreeMap::new(),
        });
        Some(self.known.len() - 1)
    }

    /// A picture, or a piece of content with a life of its own.
    fn draw(
        &mut self,
        drawn: &Stream<'a>,
        around: &Resources<'a>,
        mut state: State,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let dict = drawn.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        if kind.as_ref().is_none_or(|kind| kind.as_ref() != b"Form") {
            self.seen.pictures += 1;
            return Ok(());
        }
        if depth >= NESTED_FORMS {
            return Ok(());
        }
        self.reading.unpacked(FORM_BYTES)?;
        let content = unpack(drawn, self.reading)?;
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            state.matrix = Matrix(matrix).then(state.matrix);
        }
        match dict.get::<Dict<'a>>("Resources") {
            Some(own) => self.content(&content, &Resources::new(own), state, depth + 1),
            None => self.content(&content, around, state, depth + 1),
        }
    }

    /// Strings with steps between them, in thousandths of the letter's height.
    fn show_pieces(&mut self, pieces: &Array<'_>, state: &State, text: &mut Matrix) {
        for piece in pieces.iter::<Object<'_>>() {
            match piece {
                Object::String(string) => self.show(&string, state, text),
                Object::Number(step) => {
                    let step = -step.as_f64() / 1000.0 * state.size * state.stretch;
                    *text = Matrix::shift(step, 0.0).then(*text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, string: &PdfString<'_>, state: &State, text: &mut Matrix) {
        let bytes = string.as_bytes();
        let Some(known) = state.font.and_then(|index| self.known.get_mut(index)) else {
            self.seen.riddles += bytes.len();
            return;
        };
        let mut at = 0;
        while at < bytes.len() && !self.reading.full() {
            let (code, length) = known.font.read_code(bytes, at);
            at += length.max(1);
            let place = text.then(state.matrix).0;
            let advance = known.font.code_advance(code).x / 1000.0 * state.size;
            let word_gap = if code == 32 && length == 1 {
                state.word_gap
            } else {
                0.0
            };
            let step = (advance + state.letter_gap + word_gap) * state.stretch;
            let letter = known
                .letters
                .entry(code)
                .or_insert_with(|| meaning(&known.font, code));
            match letter {
                Some(letter) => {
                    self.seen.letters += usize::from(!letter.trim().is_empty());
                    separate(self.pen, place, state.size, letter, self.reading);
                    self.reading.push(letter);
                }
                None => self.seen.riddles += 1,
            }
            *text = Matrix::shift(step, 0.0).then(*text);
            let [a, b, c, d, ..] = place;
            let drawn = (advance * state.stretch).abs();
            self.pen = Some(Pen {
                x: place[4] + a * drawn,
                y: place[5] + b * drawn,
                height: (state.size * c.hypot(d)).abs(),
            });
        }
    }
}

/// Puts what the gap between the pen and a letter at `place` means: nothing, a space, a tab, a line end.
#[expect(
    clippy::many_single_char_names,
    reason = "the standard names the six numbers so"
)]
fn separate(pen: Option<Pen>, place: [f64; 6], size: f64, letter: &str, reading: &mut Reading) {
    let Some(pen) = pen else {
        return;
    };
    let [a, b, c, d, x, y] = place;
    let height = (size * c.hypot(d)).abs().max(pen.height);
    let length = a.hypot(b);
    if height <= 0.0 || length <= 0.0 {
        return;
    }
    let (dx, dy) = (x - pen.x, y - pen.y);
    let along = (dx * a + dy * b) / length / height;
    let across = (dy * a - dx * b) / length / height;
    let spaced =
        letter.starts_with(char::is_whitespace) || reading.last().is_none_or(char::is_whitespace);
    // Written so that what is no number counts as a new line.
    if !(across.abs() < LINE_GAP && along > -1.0) {
        reading.end_line();
    } else if along > CELL_GAP {
        if reading.last() != Some('\t') {
            reading.end_cell();
        }
    } else if along > SPACE_GAP && !spaced {
        reading.push(" ");
    }
}

/// Whether the tables of widths stay within the codes that a font can have. The library writes out every width that they name,
/// up to four thousand million.
fn has_honest_widths(font: &Dict<'_>) -> bool {
    if font
        .get::<i64>("FirstChar")
        .is_some_and(|first| first > CODES)
    {
        return false;
    }
    let descendants = font.get::<Array<'_>>("DescendantFonts");
    let Some(descendant) = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else {
        return true;
    };
    ["W", "W2"].into_iter().all(|name| {
        let Some(widths) = descendant.get::<Array<'_>>(name) else {
            return true;
        };
        let mut left = CODES * 4;
        let mut before = 0;
        widths.iter::<Object<'_>>().all(|width| {
            let Object::Number(number) = width else {
                return true;
            };
            let number = number.as_i64();
            // Two numbers in a row may be a range of codes.
            left -= (number - before).clamp(0, CODES + 1);
            let honest = number <= CODES && left > 0;
            before = number;
            honest
        })
    })
}

/// What a code of a font stands for.
fn meaning(font: &Font<'_>, code: u32) -> Option<Box<str>> {
    let meant = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let text = match meant? {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    };
    let known = text.chars().any(|character| {
        !character.is_control()
            && !('\u{e000}'..='\u{f8ff}').contains(&character)
            && character != '\u{fffd}'
    });
    (known || text.trim().is_empty() && !text.is_empty()).then(|| {
        // A line end in a letter would end lines where none ends; two letters drawn as one are two for a reader.
        let mut letters = String::new();
        for character in text.chars() {
            match character {
                '\n' | '\r' | '\0' => letters.push(' '),
                '\u{fb00}' => letters.push_str("ff"),
                '\u{fb01}' => letters.push_str("fi"),
                '\u{fb02}' => letters.push_str("fl"),
                '\u{fb03}' => letters.push_str("ffi"),
                '\u{fb04}' => letters.push_str("ffl"),
                '\u{fb05}' | '\u{fb06}' => letters.push_str("st"),
                other => letters.push(other),
            }
        }
        letters.into_boxed_str()
    })
}
