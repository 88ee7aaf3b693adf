//! Folding: the one spelling under which a word stands in the lexicon.
//!
//! Lower case, without diacritics, ASCII where a letter has a plain form (`Ayşe` and `AYSE` are both
//! `ayse`, `ĳ` is `ij`). The build script folds the lists with this very file, so that both sides agree.

/// The plain form of a character, lower case; `None` when it has no ASCII form. Combining marks, soft
/// hyphens and zero-width characters fold to nothing.
pub(crate) fn fold_char(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        let at = c.to_ascii_lowercase() as usize;
        return ASCII.get(at..=at);
    }
    Some(match c {
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' | 'ª' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ĕ' | 'ė' | 'Ė' | 'ę' | 'Ę' | 'ě' | 'Ě' => {
            "e"
        }
        'ğ' | 'Ğ' | 'ģ' | 'ĝ' | 'ġ' | 'γ' | 'Γ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'ı' | 'İ' | 'ĩ' => "i",
        'ĳ' | 'Ĳ' => "ij",
        'ķ' => "k",
        'ł' | 'Ł' | 'ľ' | 'Ľ' | 'ĺ' | 'ļ' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' | 'ņ' => "n",
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'Ō' | 'ő' | 'Ő' | 'ŏ' | 'º' => "o",
        'œ' | 'Œ' => "oe",
        'ř' | 'Ř' | 'ŕ' => "r",
        'ś' | 'Ś' | 'š' | 'Š' | 'ş' | 'Ş' | 'ș' | 'Ș' => "s",
        'ß' => "ss",
        'ť' | 'Ť' | 'ţ' | 'Ţ' | 'ț' | 'Ț' => "t",
        'þ' | 'Þ' => "th",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ų' | 'ŭ' | 'µ' | 'μ' => {
            "u"
        }
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        _ => return None,
    })
}

/// Every ASCII character at its own place, so that a folded one can be handed out as a static slice.
const ASCII: &str = "\0\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f";

/// A folded word of at most [`Folded::MAX`] bytes, on the stack.
#[derive(Clone, Copy)]
pub(crate) struct Folded {
    bytes: [u8; Self::MAX],
    len: u8,
}

impl Folded {
    /// Longer words are in no list.
    pub(crate) const MAX: usize = 40;

    /// Folds `word`; `None` when it is too long or has letters without a plain form.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let mut folded = Self {
            bytes: [0; Self::MAX],
            len: 0,
        };
        for c in word.chars() {
            folded.push(fold_char(c)?)?;
        }
        Some(folded)
    }

    fn push(&mut self, piece: &str) -> Option<()> {
        for byte in piece.bytes() {
            *self.bytes.get_mut(usize::from(self.len))? = byte;
            self.len += 1;
        }
        Some(())
    }

    /// The folded bytes: ASCII, lower case.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or(&[])
    }

    /// The folded word.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or("")
    }
}

/// The lexicon key of a list term: its runs of letters and of digits, folded, joined by single spaces.
/// So `'s-Hertogenbosch` is `s hertogenbosch` and `HbA1c` is `hba 1 c`, as the tokenizer sees them.
/// `None` when a character has no plain form.
#[allow(
    dead_code,
    reason = "the build script includes this file and is the one that makes keys"
)]
pub(crate) fn key(term: &str) -> Option<String> {
    let mut key = String::new();
    let mut previous = None;
    for c in term.chars() {
        let class = if c.is_ascii_digit() {
            Some(1)
        } else if c.is_alphabetic() || fold_char(c) == Some("") {
            Some(0)
        } else {
            None
        };
        if let Some(class) = class {
            if previous != Some(class) && !key.is_empty() {
                key.push(' ');
            }
            key.push_str(fold_char(c)?);
        }
        previous = class;
    }
    (!key.is_empty()).then_some(key)
}
