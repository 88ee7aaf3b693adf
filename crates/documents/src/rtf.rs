//! Rich Text Format (Microsoft's specification 1.9.1). The one crate that reads it (`rtf-parser`) binds to the browser,
//! knows no code pages and drops notes and headers; what is needed here is small: groups, words of control, characters.

use encoding_rs::Encoding;

use crate::Unreadable;
use crate::limits::NESTED_ELEMENTS;
use crate::reading::Reading;

/// Groups without words of the user, by the word of control that begins them.
const WITHOUT_TEXT: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "pict",
    "objdata",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "wgrffmtfilter",
    "mmathPr",
    "filetbl",
    "revtbl",
    "bkmkstart",
    "bkmkend",
    "pgptbl",
    "falt",
    "panose",
    "blipuid",
    "pnseclvl",
    "listtext",
    "pntext",
    "nonshppict",
    "sp",
    "fldtype",
    "atnid",
    "atnref",
    "creatim",
    "revtim",
    "printim",
    "buptim",
    "picprop",
    "operator0",
];
/// Groups that programs may ignore (`\*`), and that hold words of the user nonetheless.
const OPTIONAL_TEXT: &[&str] = &[
    "atnauthor",
    "annotation",
    "shptxt",
    "shpinst",
    "fldinst",
    "company",
    "manager",
    "operator",
    "userprops",
    "propname",
    "staticval",
    "do",
    "dptxbxtext",
    "footnote",
    "ftnsep",
    "shppict",
    "background",
    "xe",
    "nesttableprops",
];
/// Groups of their own lines.
const OWN_LINES: &[&str] = &[
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "atnauthor",
    "shptxt",
    "title",
    "subject",
    "author",
    "manager",
    "company",
    "operator",
    "category",
    "keywords",
    "comment",
    "doccomm",
    "hlinkbase",
    "propname",
    "staticval",
    "fldinst",
];

/// What holds inside a group and ends with it.
#[derive(Clone, Copy)]
struct Group {
    /// Nothing in it counts.
    skip: bool,
    /// Characters after `\u` that stand in for it, for older programs.
    stand_ins: u32,
    /// It is to end on a line of its own.
    own_line: bool,
}

struct Rtf<'a, 'r> {
    bytes: &'a [u8],
    at: usize,
    groups: Vec<Group>,
    now: Group,
    /// `\*` came just before.
    optional: bool,
    /// Characters still to pass over after `\u`.
    to_skip: u32,
    /// First half of a surrogate pair.
    high: Option<u16>,
    encoding: &'static Encoding,
    reading: &'r mut Reading,
}

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) -> Result<(), Unreadable> {
    let mut rtf = Rtf {
        bytes,
        at: 0,
        groups: Vec::new(),
        now: Group {
            skip: false,
            stand_ins: 1,
            own_line: false,
        },
        optional: false,
        to_skip: 0,
        high: None,
        encoding: encoding_rs::WINDOWS_1252,
        reading,
    };
    rtf.run()
}

impl Rtf<'_, '_> {
    fn run(&mut self) -> Result<(), Unreadable> {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => {
                    if self.groups.len() >= NESTED_ELEMENTS {
                        return Err(Unreadable::TooLarge);
                    }
                    self.groups.push(self.now);
                    self.now.own_line = false;
                    self.optional = false;
                    self.to_skip = 0;
                }
                b'}' => {
                    if self.now.own_line {
                        self.reading.end_line();
                    }
                    self.to_skip = 0;
                    match self.groups.pop() {
                        Some(group) => self.now = group,
                        None => return Err(Unreadable::Broken),
                    }
                    // What follows the last group is no part of the document.
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
            if self.reading.full() {
                self.reading.partial = true;
                return Ok(());
            }
        }
        // The last group did not end.
        Err(Unreadable::Broken)
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// A character of the file's code page.
    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if self.now.skip {
        } else if byte.is_ascii() {
            self.character(char::from(byte));
        } else {
            let decoded = self
                .encoding
                .decode_without_bom_handling(&[byte])
                .0
                .chars()
                .next();
            self.character(decoded.unwrap_or('\u{fffd}'));
        }
    }

    fn character(&mut self, character: char) {
        if !self.now.skip {
            self.reading.push_char(character);
        }
    }

    fn control(&mut self) {
        match self.next() {
            Some(b'\'') => {
                let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                if let (Some(high), Some(low)) = (digit(self.next()), digit(self.next())) {
                    self.byte(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                }
            }
            Some(b'*') => self.optional = true,
            Some(b'~') => self.byte(b' '),
            Some(b'_') => self.byte(b'-'),
            Some(b'\r' | b'\n') => self.line(),
            Some(byte @ (b'\\' | b'{' | b'}')) => self.byte(byte),
            Some(byte) if byte.is_ascii_alphabetic() => {
                self.at -= 1;
                self.word();
            }
            _ => {}
        }
    }

    /// A word of control with its number.
    fn word(&mut self) {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) && self.at < start + 32 {
            self.at += 1;
        }
        let word = self
            .bytes
            .get(start..self.at)
            .and_then(|word| std::str::from_utf8(word).ok());
        let word = word.unwrap_or("");
        let digits = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at < digits + 11 {
            self.at += 1;
        }
        let number = self
            .bytes
            .get(digits..self.at)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let number: Option<i64> = number.and_then(|digits| digits.parse().ok());
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        // Data of any bytes must be passed over also where nothing counts.
        if word == "bin" {
            let length = number.and_then(|length| usize::try_from(length).ok());
            self.at = self
                .at
                .saturating_add(length.unwrap_or(0))
                .min(self.bytes.len());
            return;
        }
        let optional = std::mem::take(&mut self.optional);
        if WITHOUT_TEXT.contains(&word) || optional && !OPTIONAL_TEXT.contains(&word) {
            self.now.skip = true;
        }
        if self.now.skip {
            return;
        }
        if OWN_LINES.contains(&word) {
            self.reading.end_line();
            self.now.own_line = true;
        }
        self.effect(word, number);
    }

    fn effect(&mut self, word: &str, number: Option<i64>) {
        match word {
            "par" | "line" | "sect" | "page" | "softline" => self.line(),
            "tab" => self.character('\t'),
            "cell" | "nestcell" => self.reading.end_cell(),
            "row" | "nestrow" => self.reading.end_row(),
            "emdash" => self.character('—'),
            "endash" => self.character('–'),
            "lquote" | "rquote" => self.character('\''),
            "ldblquote" | "rdblquote" => self.character('"'),
            "bullet" => self.character('•'),
            "uc" => {
                let count = number.and_then(|count| u32::try_from(count).ok());
                self.now.stand_ins = count.unwrap_or(1).min(16);
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => {
                let page = format!("windows-{}", number.unwrap_or(1252));
                if let Some(encoding) = code_page(&page) {
                    self.encoding = encoding;
                }
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            _ => {}
        }
    }

    /// A UTF-16 unit, written as a number with a sign.
    fn unicode(&mut self, number: i64) {
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0xfffd);
        self.to_skip = self.now.stand_ins;
        let pair = self.high.take().map(|high| [high, unit]);
        if let Some(Ok(character)) = pair.and_then(|pair| char::decode_utf16(pair).next()) {
            self.character(character);
        } else if let Some(character) = char::from_u32(u32::from(unit)) {
            self.character(character);
        } else {
            self.high = Some(unit);
        }
    }

    fn line(&mut self) {
        if !self.now.skip {
            self.reading.push("\n");
        }
    }
}

/// The code pages of Western, Central European, Cyrillic, Greek, Turkish and Baltic Windows.
fn code_page(name: &str) -> Option<&'static Encoding> {
    let known = [
        encoding_rs::WINDOWS_1250,
        encoding_rs::WINDOWS_1251,
        encoding_rs::WINDOWS_1252,
        encoding_rs::WINDOWS_1253,
        encoding_rs::WINDOWS_1254,
        encoding_rs::WINDOWS_1257,
    ];
    known.into_iter().find(|encoding| encoding.name() == name)
}
