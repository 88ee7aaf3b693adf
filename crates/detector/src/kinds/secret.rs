//! Passwords, keys and tokens: formats that issuers have made recognisable, and values after a label.
//!
//! Formats: the public rules of the gitleaks project (2026-07), as facts about the formats.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::{Evidence, Span};
use crate::role::Role;
use crate::text::{Text, ahead};
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, words};

/// Heads of issued keys, and the fewest bytes of a whole key.
const HEADS: &[(&str, usize)] = &[
    // Amazon, Google
    ("AKIA", 20),
    ("ASIA", 20),
    ("ABIA", 20),
    ("ACCA", 20),
    ("AIza", 30),
    ("GOCSPX-", 20),
    ("ya29.", 30),
    // GitHub, GitLab, npm, PyPI, Atlassian, Postman
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 30),
    ("glpat-", 20),
    ("glrt-", 20),
    ("gldt-", 20),
    ("glptt-", 20),
    ("npm_", 30),
    ("pypi-AgE", 30),
    ("ATATT3", 30),
    ("PMAK-", 30),
    // Makers of language models
    ("sk-", 20),
    ("hf_", 30),
    ("pplx-", 30),
    ("gsk_", 30),
    // Slack, payments, mail
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("xoxr-", 20),
    ("xoxs-", 20),
    ("xapp-", 20),
    ("sk_live_", 20),
    ("sk_test_", 20),
    ("sk_prod_", 20),
    ("rk_live_", 20),
    ("rk_test_", 20),
    ("rk_prod_", 20),
    ("whsec_", 20),
    ("SG.", 40),
    // Clouds and their tools
    ("dop_v1_", 40),
    ("doo_v1_", 40),
    ("dor_v1_", 40),
    ("ntn_", 30),
    ("glsa_", 30),
    ("glc_", 30),
    ("sntryu_", 30),
    ("sntrys_", 30),
    ("shpat_", 30),
    ("shpss_", 30),
    ("shpca_", 30),
    ("ops_eyJ", 40),
    // A signed token (JWT)
    ("eyJ", 20),
];
const SHORTEST_KEY: usize = 20;
/// Heads after which 32 hexadecimal digits follow.
const HEX_HEADS: &[&str] = &["dapi", "SK", "key-"];
/// Links that let their holder write or read.
const HOOKS: &[&str] = &[
    "https://hooks.slack.com/services/",
    "https://discord.com/api/webhooks/",
    "https://discordapp.com/api/webhooks/",
    ".webhook.office.com/webhookb2/",
    "https://outlook.office.com/webhook/",
];

const LABELS: Words = words![
    "wachtwoord",
    "wachtwoorden",
    "password",
    "passwd",
    "pwd",
    "pw",
    "ww",
    "secret",
    "token",
    "apikey",
    "pincode",
    "pin",
    "toegangscode",
    "inlogcode",
    "herstelcode",
    "alarmcode",
    "passphrase",
    "wifiwachtwoord",
    "deurcode",
    "tancode",
    "smscode",
    "sleutelcode",
    "kluiscode",
    "toegangswachtwoord",
    "digidwachtwoord",
    "inlogwachtwoord",
    "code",
    "codes",
    "paswoord",
    "passwoord",
    "wachtzin",
    "wachtwoordzin",
    "passcode",
    "pass",
    "passwords",
    "puk",
    "pukcode",
    "mfacode",
    "herstelcodes",
    "toegangscodes",
    "backupcode",
    "backupcodes",
    "verificatiecode",
    "accountkey",
    "sharedaccesskey",
    "clientsecret",
    "secretkey",
    "accesstoken",
    "apisleutel",
    "wificode",
    "adminwachtwoord",
    "standaardwachtwoord",
    "beheerderswachtwoord",
    "netwerksleutel",
    "hekcode",
    "poortcode",
    "sleutelkluiscode",
    "medicijnkastcode",
    "cvc",
    "cvv",
];
/// Words that, before `code`, say that it opens something: `tan-code`, `MFA code`.
const CODES_OF: Words = words![
    "tan",
    "sms",
    "mfa",
    "fa",
    "puk",
    "pin",
    "deur",
    "alarm",
    "kluis",
    "herstel",
    "backup",
    "toegangs",
    "toegang",
    "verificatie",
    "inlog",
    "beveiligings",
    "sleutel",
    "poort",
    "hek",
    "wifi",
    "authenticatie",
    "recovery",
    "digid",
    "sleutelkluis",
    "medicijnkast",
];
/// What is said of a password instead of giving it.
const STATES: Words = words![
    "vergeten",
    "verlopen",
    "kwijt",
    "onbekend",
    "gewijzigd",
    "wijzigen",
    "veranderd",
    "veranderen",
    "gereset",
    "resetten",
    "opnieuw",
    "geblokkeerd",
    "volgt",
    "verplicht",
    "ingevuld",
    "verborgen",
    "hetzelfde",
    "instellen",
];
/// Values that stand for one.
const STAND_INS: &[&str] = &[
    "wachtwoord",
    "password",
    "paswoord",
    "geheim",
    "secret",
    "pass",
    "passwd",
    "pw",
    "token",
    "changeme",
    "jouw",
    "your",
    "voorbeeld",
    "example",
    "uw_",
    "mijn_",
];
/// What speaks for a value after its label.
const EVIDENCE: &[Evidence] = &[weights::LABEL, weights::VALUE_AFTER_LABEL];
const COPULAS: Words = words!["is", "wordt", "was", "word", "luidt"];
const PRIVATE_KEY: &str = "-----BEGIN ";

pub(super) static KIND: Kind = Kind {
    id: "secret",
    category: Category::Credential,
    replaceable: true,
    role: Role::Secret,
    examples: proof![
        "wachtwoord: «Welkom01!»",
        "Mijn wachtwoord is «Zomer-2024» en dat werkt niet.",
        "key «AKIAABCDEFGHIJKLMNOP»",
        "pincode «4821» van het hek",
        "api key: «a1b2c3d4e5f6»",
        "inloggen met «postgres://epd:Geheim99@db.voorbeeld.nl:5432/epd»",
        "login wzc, paswoord «Zonnebloem2026!».",
        "deurcode achteringang «C4471» graag",
        "MFA herstelcodes: «8831-0927» en «5542-7710» bewaren",
        "tan-code «640917» doorgegeven",
        "het wachtwoord luidt: '«Kat&Hond»'",
        "Server=sql;Password=«Gr0en&Geel77»;Encrypt=true",
        "smtp_pass: \"«v3rz3nd-mij-nu»\" in config",
        "«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»",
        "«https://hooks.slack.com/services/T0000AAA1/B0000BBB2/abcdEFGH1234»",
        "curl -u beheer:«Walnoot_88» https://voorbeeld.nl",
        "AccountKey=«Ps7xvt8oNQb5rs48L9LJKuDq==»;EndpointSuffix=x",
        "bot «123456789:AAabcdefghijklmnopqrstuvwxyz0123456» reageert niet",
        "client secret «abc8Q~0123456789abcdefghijklmnopqrstuv» verloopt",
        "mailchimp «0123456789abcdef0123456789abcdef-us12»",
        "Authorization: Basic «YmVoZWVyOldhbG5vb3Q4OA==»",
    ],
    near_misses: proof![
        "Ik ben mijn wachtwoord vergeten.",
        "Het wachtwoord is geheim.",
        "wachtwoord: xxxxxxxx",
        "wachtwoord: ****",
        "Hoe kies ik een sterk wachtwoord?",
        "De pin zit in de heup.",
        "wachtwoord: <vul in>",
        "Wachtwoord wijzigen kan in het menu.",
        "api_key: YOUR_API_KEY, waar?",
        "zoals postgres://gebruiker:wachtwoord@server/database",
        "De alarmcode in 2026 veranderd.",
        "De codes 1234 en 5678 van de producten",
        "https://hooks.slack.com/services/",
        "Een pass van 20 euro",
        "wachtwoord: vergeten, wat nu",
    ],
    starts: &[Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let start = token.span.start;
    // Issued keys go on without a space after their first letters.
    let goes_on = token.span.len() >= SHORTEST_KEY
        || text.token(at + 1).is_some_and(|next| {
            next.glued
                && match next.class {
                    Class::Number | Class::Mark(b'_' | b'-' | b':' | b'+') => true,
                    Class::Mark(b'.' | b'~') => text.token(at + 2).is_some_and(|then| then.glued),
                    _ => false,
                }
        });
    let issued = goes_on
        .then(|| {
            key(text.raw, start)
                .or_else(|| hex_key(text.raw, start))
                .or_else(|| connection(text.raw, start))
                .or_else(|| inner_mark(text, at))
        })
        .flatten()
        .filter(|&span| text.stands_alone(span));
    if let Some(span) = issued {
        // Above a link that holds it.
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::UNMISTAKABLE, weights::STRONG_VALUE],
        ));
    } else if text.is_one_of(at, LABELS) || is_key_label(text, at) {
        propose_labelled(text, at, proposals);
    } else if text.says(at) == "BEGIN" {
        propose_private_key(text, start, proposals);
    } else if text.is_one_of(at, words!["u", "user", "basic", "bearer"]) {
        propose_on_command_line(text, at, proposals);
    }
}

/// The characters of keys.
fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'=' | b'+' | b'/' | b'-' | b'~')
}

/// The run of key characters that begins at byte `start`, without a sentence's dot.
fn run(raw: &str, start: usize) -> Option<&str> {
    let rest = ahead(raw, start)?;
    let length = rest.bytes().take_while(|&byte| is_key_byte(byte)).count();
    Some(rest.get(..length)?.trim_end_matches(['.', '-']))
}

/// An issued key with a head that its maker has made recognisable.
fn key(raw: &str, start: usize) -> Option<Span> {
    let rest = raw.as_bytes().get(start..)?;
    let first = rest.first()?;
    let &(head, shortest) = HEADS.iter().find(|(head, _)| {
        head.as_bytes().first() == Some(first) && rest.starts_with(head.as_bytes())
    })?;
    let key = run(raw, start)?;
    let tail = key.get(head.len()..)?;
    let has = |wanted: fn(&u8) -> bool| tail.as_bytes().iter().any(wanted);
    let mixed = has(u8::is_ascii_digit)
        || (has(u8::is_ascii_uppercase) && (has(u8::is_ascii_lowercase) || head == "AKIA"));
    (key.len() >= shortest && mixed).then(|| Span::new(start, start + key.len()))
}

/// A head and 32 hexadecimal digits.
fn hex_key(raw: &str, start: usize) -> Option<Span> {
    let rest = raw.as_bytes().get(start..)?;
    let head = HEX_HEADS
        .iter()
        .find(|head| rest.starts_with(head.as_bytes()))?;
    let digits = rest.get(head.len()..head.len() + 32)?;
    digits
        .iter()
        .all(u8::is_ascii_hexdigit)
        .then(|| Span::new(start, start + head.len() + 32))
}

/// `scheme://user:password@host/…` and the links of [`HOOKS`].
fn connection(raw: &str, start: usize) -> Option<Span> {
    let rest = ahead(raw, start)?;
    // `mongodb+srv` is the longest scheme in use.
    let (scheme, _) = rest
        .get(..rest.len().min(16))
        .or_else(|| rest.get(..rest.len().min(13)))?
        .split_once("://")?;
    if !scheme
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+')
    {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '»' | '`'))
        .unwrap_or(rest.len());
    let link = rest
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
    let hook = HOOKS.iter().any(|hook| {
        link.find(hook)
            .is_some_and(|at| link.len() > at + hook.len() + 8)
    });
    let authority = link
        .get(scheme.len() + 3..)?
        .split(['/', '?'])
        .next()
        .unwrap_or("");
    let opens = authority
        .rsplit_once('@')
        .and_then(|(user, _)| user.split_once(':'))
        .is_some_and(|(_, password)| !password.is_empty() && !is_stand_in(password));
    (hook || opens).then(|| Span::new(start, start + link.len()))
}

/// Keys that are known by a mark in their middle: `…8Q~…` (Azure), `….atlasv1.…` (Terraform), `12345678:AA…`
/// (Telegram), `…-us12` (Mailchimp).
fn inner_mark(text: &Text<'_>, at: usize) -> Option<Span> {
    let token = text.token(at).filter(|token| token.glued)?;
    let raw = text.raw;
    let start = token.span.start;
    let said = text.says(at);
    let back = |count: usize| start.checked_sub(count);
    let all = |from: usize, to: usize, wanted: fn(&u8) -> bool| {
        raw.as_bytes()
            .get(from..to)
            .is_some_and(|bytes| bytes.iter().all(wanted))
    };
    if said == "Q" && raw.get(token.span.end..)?.starts_with('~') {
        let from = back(4)?;
        let key = run(raw, from)?;
        return (all(from, start, |b| is_key_byte(*b)) && (36..=45).contains(&key.len()))
            .then(|| Span::new(from, from + key.len()));
    }
    if said == "atlasv" {
        let from = back(15)?;
        let key = run(raw, from)?;
        return (all(from, start - 1, u8::is_ascii_alphanumeric) && key.len() > 60)
            .then(|| Span::new(from, from + key.len()));
    }
    if said.starts_with('A') && text.before(at, 1).is_some_and(|mark| mark.is_mark(b':')) {
        let bot = text
            .before(at, 2)
            .filter(|bot| bot.class == Class::Number && (5..=16).contains(&bot.span.len()))?;
        let key = run(raw, start)?;
        return (key.len() == 35).then(|| Span::new(bot.span.start, start + key.len()));
    }
    if said == "us" && text.before(at, 1).is_some_and(|mark| mark.is_mark(b'-')) {
        let from = back(33)?;
        let region = text
            .token(at + 1)
            .filter(|region| region.class == Class::Number)?;
        return all(from, start - 1, u8::is_ascii_hexdigit)
            .then(|| Span::new(from, region.span.end));
    }
    None
}

/// `api key`, `tan-code`, `private key`
fn is_key_label(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, words!["key", "sleutel"])
        && text.label_reach(at).take(2).any(|before| {
            text.is_one_of(
                before,
                words![
                    "api",
                    "access",
                    "secret",
                    "private",
                    "client",
                    "account",
                    "encryption",
                    "bitlocker",
                    "licentie"
                ],
            )
        })
}

/// `curl -u name:password`, `Authorization: Basic …`
fn propose_on_command_line(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let near =
        |words: Words| (at.saturating_sub(8)..at).any(|before| text.is_one_of(before, words));
    let Some(value) = value_at(text, at + 1) else {
        return;
    };
    let said = value.of(text.raw);
    let found = if text.is_one_of(at, words!["basic", "bearer"]) {
        (near(words!["authorization"]) && said.len() >= 12 && said.bytes().all(is_key_byte))
            .then_some(value)
    } else {
        said.split_once(':')
            .filter(|(_, password)| {
                near(words!["curl"]) && password.len() >= 4 && !is_stand_in(password)
            })
            .map(|(name, _)| Span::new(value.start + name.len() + 1, value.end))
    };
    if let Some(span) = found {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::LABEL, weights::VALUE_AFTER_LABEL],
        ));
    }
}

/// A value after a label: `is`, a colon or an equals sign between them, or a number right after it. Up to four
/// words may say what it opens: `toegangscode van de medicijnkamer: 7410`.
fn propose_labelled(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    let separator = (label + 1..label + 6)
        .take_while(|&at| at == label + 1 || text.before(at, 1).is_some_and(Token::is_word))
        .find(|&at| {
            text.token(at)
                .is_some_and(|token| matches!(token.class, Class::Mark(b':' | b'=')))
                || text.is_one_of(at, COPULAS)
        });
    // `deurcode achteringang C4471`
    let after_words = (label + 1..label + 4).find(|&at| {
        let plain = text
            .token(at)
            .is_some_and(|token| token.is_word() && !token.lists.any(Lists::FUNCTION))
            && !text.token(at + 1).is_some_and(|next| next.glued);
        !plain
    });
    let at = match separator {
        // `luidt: …`
        Some(separator) => {
            let colon = text
                .token(separator + 1)
                .is_some_and(|mark| mark.is_mark(b':'));
            separator + 1 + usize::from(colon)
        }
        None if is_door_code(text, label) => after_words.unwrap_or(label + 1),
        None => label + 1,
    };
    let Some(value) = value_at(text, at) else {
        return;
    };
    if separator.is_none() && text.token(at).is_some_and(|token| token.glued) {
        return;
    }
    let value = within_its_field(text, separator, value);
    let said = value.of(text.raw);
    let digit = said.bytes().any(|b| b.is_ascii_digit());
    let letter = said.bytes().any(|b| b.is_ascii_alphabetic());
    let sign = said.bytes().any(|b| b.is_ascii_punctuation());
    let strong = digit || (sign && letter && said.len() >= 6);
    let word = text.token(at).is_some_and(|token| {
        token.span.len() == value.len()
            && (token.lists.any(Lists::FUNCTION) || text.is_one_of(at, STATES))
    });
    let colon = separator.is_some_and(|at| text.token(at).is_some_and(|token| !token.is_word()));
    let year =
        at > label + 1 && said.len() == 4 && (said.starts_with("19") || said.starts_with("20"));
    let believed = match separator {
        Some(_) if colon => strong || (said.len() >= 6 && !word && value_ends_line(text, value)),
        Some(_) => strong,
        None => digit && !year,
    };
    // A bare `code` opens nothing unless digits follow a separator, `pass` is a word.
    let code = text.is_one_of(label, words!["code", "codes"]);
    let opens_nothing =
        code && !is_code_of(text, label) && !(digit && colon && is_access_code(text, label))
            || (text.is_one_of(label, words!["pass", "cvc", "cvv"]) && !colon && !digit);
    if !believed || opens_nothing || is_stand_in(said) {
        return;
    }
    proposals.push(Candidate::new(&KIND, value, EVIDENCE).when(strong, weights::STRONG_VALUE));
    // `herstelcodes: 8831-0927 en 5542-7710`
    let many = text.is_one_of(
        label,
        words![
            "codes",
            "herstelcodes",
            "toegangscodes",
            "backupcodes",
            "wachtwoorden",
            "passwords"
        ],
    );
    let mut next = text.token_at_byte(value.end);
    while many
        && (text.is_one_of(next, words!["en", "of"])
            || text.token(next).is_some_and(|mark| mark.is_mark(b',')))
    {
        let Some(value) = value_at(text, next + 1)
            .filter(|value| value.of(text.raw).bytes().any(|b| b.is_ascii_digit()))
        else {
            break;
        };
        proposals.push(Candidate::new(&KIND, value, EVIDENCE).when(true, weights::STRONG_VALUE));
        next = text.token_at_byte(value.end);
    }
}

/// `Password=…;Encrypt=true`, `"…",`: the value ends where its field does.
fn within_its_field(text: &Text<'_>, separator: Option<usize>, value: Span) -> Span {
    let said = value.of(text.raw);
    let assigned = separator
        .and_then(|at| text.token(at))
        .is_some_and(|sign| sign.is_mark(b'='));
    let cut = said
        .find(|c: char| c == '"' || (c == ';' && assigned))
        .filter(|&cut| cut >= 4);
    cut.map_or(value, |cut| Span::new(value.start, value.start + cut))
}

/// A label that is followed by what it opens: `deurcode achteringang C4471`.
fn is_door_code(text: &Text<'_>, label: usize) -> bool {
    let said = text.says(label);
    said.len() > 5 && said.to_ascii_lowercase().ends_with("code")
}

/// `tan-code`, `MFA code`: a word before `code` says that it opens something.
fn is_code_of(text: &Text<'_>, label: usize) -> bool {
    let hyphen = usize::from(text.before(label, 1).is_some_and(|mark| mark.is_mark(b'-')));
    label
        .checked_sub(1 + hyphen)
        .is_some_and(|word| text.is_one_of(word, CODES_OF))
}

/// `YOUR_API_KEY`, `wachtwoord`, `<…>`
fn is_stand_in(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let letters = value
        .bytes()
        .all(|b| b.is_ascii_uppercase() || matches!(b, b'_' | b'-'));
    let known = STAND_INS.iter().any(|word| {
        lower == *word
            || (lower.starts_with(word)
                && word.len() >= 3
                && matches!(*word, "your" | "jouw" | "uw_" | "mijn_"))
    });
    known
        || (letters && value.contains('_'))
        || value.starts_with(['<', '[', '{', '*', '$', '%'])
        || value
            .chars()
            .all(|c| c.eq_ignore_ascii_case(&'x') || matches!(c, '.' | '-' | '_' | '•' | '*'))
}

/// `code van de deur`, `code kluis`
fn is_access_code(text: &Text<'_>, label: usize) -> bool {
    (label + 1..label + 5).any(|at| {
        text.is_one_of(
            at,
            words![
                "deur",
                "kluis",
                "alarm",
                "hek",
                "poort",
                "sleutelkastje",
                "kastje",
                "voordeur",
                "achterdeur",
                "medicijnkamer",
            ],
        )
    })
}

/// The run without spaces that begins at token `at`, without closing marks; `None` for a stand-in such as `****`.
fn value_at(text: &Text<'_>, at: usize) -> Option<Span> {
    let start = text
        .token(at)
        .filter(|token| !matches!(token.class, Class::Break | Class::Placeholder))?
        .span
        .start;
    let rest = ahead(text.raw, start)?;
    let length = rest
        .find(char::is_whitespace)
        .unwrap_or(rest.len())
        .min(200);
    let value = rest.get(..length)?;
    let value = value.trim_start_matches(['"', '\'', '«', '“']);
    let start = start + (length - value.len());
    let value = value.trim_end_matches(['.', ',', ';', ':', ')', '"', '\'', '»', '”', '?']);
    (value.len() >= 4 && !is_stand_in(value)).then(|| Span::new(start, start + value.len()))
}

fn value_ends_line(text: &Text<'_>, value: Span) -> bool {
    let next = text.token_at_byte(value.end);
    text.token(next).is_none_or(|token| {
        token.class == Class::Break || matches!(token.class, Class::Mark(b'.' | b',' | b';'))
    })
}

/// A private key block, to its end or to the end of the text.
fn propose_private_key(text: &Text<'_>, begin: usize, proposals: &mut Vec<Candidate>) {
    let Some(start) = begin.checked_sub(PRIVATE_KEY.len() - "BEGIN ".len()) else {
        return;
    };
    let Some(block) = text
        .raw
        .get(start..)
        .filter(|block| block.starts_with(PRIVATE_KEY))
    else {
        return;
    };
    let head = block
        .get(..block.len().min(64))
        .or_else(|| block.lines().next())
        .unwrap_or("");
    if !head.contains("PRIVATE KEY") {
        return;
    }
    let end = block
        .find("-----END ")
        .and_then(|end| {
            block
                .get(end + 9..)?
                .find("-----")
                .map(|close| end + 9 + close + 5)
        })
        .unwrap_or(block.len());
    proposals.push(Candidate::new(
        &KIND,
        Span::new(start, start + end),
        &[weights::SHARP_SHAPE, weights::STRONG_VALUE],
    ));
}
