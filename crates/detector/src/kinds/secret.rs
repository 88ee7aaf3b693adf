//! Passwords, keys and tokens: formats that issuers have made recognisable, and values after a label.
//!
//! Formats: the public rules of the gitleaks project (2026-07), as facts about the formats.

use crate::candidate::Candidate;
use crate::dispatch::is_run;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::{Evidence, Span};
use crate::role::Role;
use crate::text::{Text, ahead};
use crate::token::{Class, Token};
use crate::value::{counts, dictated, ends_in};
use crate::weights;
use crate::word::{Words, has, hash, words};

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
    "passphrase",
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
    "accountkey",
    "sharedaccesskey",
    "clientsecret",
    "secretkey",
    "accesstoken",
    "apisleutel",
    "netwerksleutel",
    "cvc",
    "cvv",
    "kode",
    "kodes",
    "pinnummer",
    "wachtw",
    "wachtwrd",
    "wwoord",
    "passw",
    "herstelzin",
    "seed",
    "wifi",
    "controlewoord",
    "codewoord",
    "otp",
    "sessie",
    "session",
    "sessionid",
    "cookie",
];
/// Labels of what a machine hands out: long, and behind a sign.
const SESSIONS: Words = words!["sessie", "session", "sessionid", "cookie"];
/// Endings of compounds that are such a label: `voogdijwachtwoord`, `tabletpincode`.
const LABEL_ENDINGS: &[&str] = &[
    "wachtwoord",
    "wachtwoorden",
    "password",
    "paswoord",
    "pincode",
];
/// Labels whose value is digits.
const PINS: Words = words!["pin", "pincode", "pinnummer", "puk", "pukcode", "otp"];
/// Labels whose value is several words.
const PHRASES: Words = words![
    "wachtwoordzin",
    "wachtzin",
    "passphrase",
    "herstelzin",
    "seed"
];
/// Words of logging in, near which what looks like a password is one.
const LOGIN_WORDS: Words = words![
    "inloggen",
    "inlog",
    "inloggegevens",
    "inlogcodes",
    "ingelogd",
    "inlogt",
    "login",
    "aanmelden",
    "aanmelding",
    "aangemeld",
    "account",
    "credentials",
    "gebruikersnaam",
    "username"
];
/// Endings of what a code opens.
const OPENED: &[&str] = &[
    "deur",
    "kluis",
    "kluisje",
    "kast",
    "kastje",
    "kar",
    "slot",
    "hek",
    "poort",
    "alarm",
    "safe",
    "keybox",
    "ingang",
    "entree",
    "medicijnkamer",
    "garage",
    "lift",
    "sleutelbox",
    "portiek",
    "berging",
    "telefoon",
    "laptop",
    "ipad",
    "centrale",
    "kaart",
    "bankpas",
    "pinpas",
    "betaalpas",
];
/// What is opened with a code and hardly stands before a number for another reason.
const LOCKS: Words = words![
    "sleutelkastje",
    "sleutelkast",
    "sleutelkluis",
    "sleutelkluisje",
    "sleutelbox",
    "sleutelsafe",
    "keysafe",
    "keybox",
    "cijferslot",
    "codeslot",
    "medicijnkluis",
    "medicijnkluisje",
    "sleutelkluisjes",
    "sleutelkastjes",
    "keysafes"
];
/// Words between a label and its value.
const LINKS: Words = words![
    "van", "de", "het", "voor", "op", "in", "bij", "mijn", "zijn", "haar", "nu", "weer", "naar",
    "aan", "onze", "die", "ook", "der", "uw", "dat", "t", "d", "u", "je", "een"
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
    "geheime",
    "cijfer",
    "slot",
    "ontgrendel",
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
/// Signs of passwords that prose does not write inside a word.
const SIGNS: &[u8] = b"!#$%&*=+@^";
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
        "Sleutelkluis van mw op code «4471» gezet",
        "kastcode «4471»",
        "De pincode van mw. is «0471».",
        "sleutelkastje «0914», links van de deur",
        "cijferslot: «2580#»",
        "sleutelkluis links van de voordeur «8 3 1 9»",
        "kluiscode «8 3 1 9».",
        "verificatiecode is «882 211», pin is «44 71», otp «882211»",
        "WPA-sleutel: «8f2a7c11»",
        "De toegangscode is veranderd naar «7788*»",
        "inlog: p.devries / «Katten99»",
        "Code kastje medicatie «7731#»",
        "sleutelkastje, code «9-1-7-3»",
        "pin van de tablet nu «6602»",
        "ww zorgportaal «Tulp2009#»",
        "ww «Tulp=rood» vergeet ik steeds",
        "wachtwoord van de laptop op de balie in de hal is «Welkom2025!»",
        "«Welkom2025!» is het ww",
        "ik kan met «Gras#Groen7» niet inloggen",
        "«Zomer2024» is het wachtwoord van de wifi",
        "«4471» is de code van de sleutelkluis",
        "wachtwoord -> «Appel77»",
        "Wachtwoord\n«Appel77»",
        "wachtzin van de kluis (Bitwarden): «paard batterij nietje»",
        "afdelingswachtwoord: «Zonnetje»",
        "PIN «nul nul drie acht» niet doorgeven; de kluis klemt, code «vier acht nul drie» toch?",
        "kluiscode «nul negen een zeven» en dan het haakje omlaag",
        "mijn wachtwoord van de computer is «zonnebloem zevenentwintig uitroepteken» dat mag u weten",
        "Het kluisje naast de voordeur gaat open met «4-7-1-9», daarna",
        "in de bijlage staat bearer «zk_live_8fQ2mV7rT0xLp4», trek in",
        "De code van de alarmcentrale (die verandert pas na de zomer) is «90*31» en",
        "bij wachtwoord tikt u «Appel.Boom.Fiets.29» met de punten",
        "kijk onder mijn DigiD (naam mevrkuipers_b, code «Heiloo-1066»)",
        "een bankkaart van haar broer, met de code op een papiertje («4471»)",
        "Lijst sleutelkluisjes: Bachstraat 5 code «2580C»",
        "inlog ok gebruiker=nauta sessie=«f3a97c0b2e5d41d8»",
        "wifi op de huiskamer: «samen-thuis-08»",
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
        "Het wachtwoord van Office365 werkt niet.",
        "code rood in de hal",
        "Het wachtwoord is gewijzigd in 2024.",
        "De pincode is 2 keer 3 dagen fout",
        "inloggen / afmelden via poli2",
        "Sleutelkluis 2024 geplaatst",
        "sleutelkastje 1200 euro",
        "De pin in de heup van 2019 zit los.",
        "Een wachtwoord is minimaal 12 tekens.",
        "Inloggen lukt niet op Windows11!",
        "ICD-code 4019 zoeken",
        "HPK-code: 1613081, in de medicijnkast",
        "postcode 1234, kleurcode 5678, declaratiecode 190012",
        "wifi: 802.11n of beter",
        "Wifi: gratis voor gasten",
        "De deur is dicht, code 12",
        "ik pin altijd 1000 euro",
        "De deur gaat open met 2 handen, de poort ging open met 1500 mensen",
        "sessie: 12 maart, derde sessie = intake",
        "code twee drie keer geprobeerd, pin een of twee",
    ],
    starts: &[Starts::Word(wants), Starts::Run],
    propose,
};

/// Words that say that a secret follows.
fn wants(token: &Token, said: &str) -> bool {
    is_label_word(token, said)
        || has(LOGIN_WORDS, token.word)
        || has(LOCKS, token.word)
        || has(
            words![
                "begin", "key", "sleutel", "u", "user", "basic", "bearer", "open", "opent"
            ],
            token.word,
        )
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let start = token.span.start;
    // Issued keys go on without a space after their first letters.
    let goes_on = is_run(text, at, token);
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
    } else if is_label(text, at) {
        propose_labelled(text, at, proposals);
        propose_before_label(text, at, proposals);
        propose_near(text, at, proposals);
    } else if text.is_one_of(at, LOGIN_WORDS) {
        propose_near(text, at, proposals);
    } else if text.is_one_of(at, LOCKS) {
        propose_at_lock(text, at, proposals);
    } else if text.is_one_of(at, words!["open", "opent"]) {
        propose_opening(text, at, proposals);
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
    // A link inside a link is read with the outer one: `e://e://e://` would be read again from each of its parts.
    if raw.get(..start)?.ends_with('/') {
        return None;
    }
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
                    "licentie",
                    "license",
                    "wpa"
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
        let token = near(words!["authorization"]) && said.len() >= 12
            || said.len() >= 16 && is_mixed(said) && !said.contains('/');
        (token && said.bytes().all(is_key_byte)).then_some(value)
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

/// A word that is a label by itself, by its ending, or with the word before it.
fn is_label(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.is_word() && is_label_word(token, text.says(at)))
        || is_key_label(text, at)
}

fn is_label_word(token: &Token, said: &str) -> bool {
    has(LABELS, token.word) || ends_in(said, LABEL_ENDINGS) || is_lock_label(said)
}

/// `kastcode`, `cijfercodes`: the code of what is opened with one.
fn is_lock_label(word: &str) -> bool {
    if !ends_in(word, &["ode", "odes"]) {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    let plural = lower.strip_suffix('s').unwrap_or(&lower);
    ["code", "kode"]
        .iter()
        .find_map(|code| plural.strip_suffix(code))
        .is_some_and(|of| CODES_OF.contains(&hash(of.as_bytes())) || ends_in(of, OPENED))
}

/// `code`, which needs a word that says what it opens.
fn is_bare_code(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, words!["code", "codes", "kode", "kodes"])
}

/// `4471`, `2580#`, `9-1-7-3`: what is typed on a lock; not a year.
fn is_lock_code(said: &str) -> bool {
    let digits = said.bytes().filter(u8::is_ascii_digit).count();
    let typed = said
        .strip_suffix(|c: char| c.is_ascii_uppercase())
        .unwrap_or(said);
    (4..=8).contains(&digits)
        && typed
            .bytes()
            .all(|b| b.is_ascii_digit() || b"#*-".contains(&b))
        && !(said.len() == 4 && (said.starts_with("19") || said.starts_with("20")))
}

/// Digits and letters that no product or illness has.
fn is_mixed(said: &str) -> bool {
    let lower = said.to_ascii_lowercase();
    said.bytes().any(|b| b.is_ascii_digit())
        && said.bytes().any(|b| b.is_ascii_alphabetic())
        && !["office", "windows", "covid", "android"]
            .iter()
            .any(|head| lower.starts_with(head))
}

fn has_sign(said: &str) -> bool {
    said.bytes().any(|b| SIGNS.contains(&b))
}

/// Capital, small letter, digit and a sign that prose does not use inside words: `Welkom01!`
fn looks_like_a_password(said: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| said.as_bytes().iter().any(wanted);
    (8..=40).contains(&said.len())
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && is_mixed(said)
        && has(|b| b"!#$&*@%^".contains(b))
        && !has(|b| b"/(.:".contains(b))
}

/// `8 3 1 9`, `882 211`: digits apart, as on a lock, or in two groups.
fn single_digits(text: &Text<'_>, at: usize) -> Option<Span> {
    let is_digit = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.class == Class::Number && token.span.len() == 1)
    };
    let length = |at: usize| {
        text.token(at)
            .filter(|token| token.class == Class::Number)
            .map_or(0, |token| token.span.len())
    };
    // `882 211`
    if matches!(length(at), 2..=4)
        && length(at) == length(at + 1)
        && length(at + 2) == 0
        && !text.token(at + 1).is_some_and(|second| second.glued)
        && !counts(text, at + 2)
    {
        return text.span(at, at + 2);
    }
    let count = (at..at + 8).take_while(|&at| is_digit(at)).count();
    let ends = text
        .token(at + count)
        .is_none_or(|next| !next.glued || next.is_mark(b'.') || next.is_mark(b','));
    text.span(at, at + count)
        .filter(|_| (4..8).contains(&count) && ends)
}

/// What looks like a password within some words of a label or a word of logging in.
fn propose_near(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    for at in label.saturating_sub(10)..label + 16 {
        if text.goes_on(at) {
            continue;
        }
        // `inlog: p.devries / Katten99`
        let second = at > label + 1
            && text.says(at - 1) == "/"
            && ends_in(
                text.says(label),
                &["log", "login", "inloggegevens", "account"],
            );
        if let Some(value) = value_at(text, at)
            && (looks_like_a_password(value.of(text.raw))
                || second && value.len() >= 6 && is_mixed(value.of(text.raw)))
        {
            proposals.push(Candidate::new(&KIND, value, EVIDENCE));
        }
    }
}

/// `Zomer2024 is het wachtwoord`, `4471 is de code van de deur`
fn propose_before_label(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    let small = words![
        "het", "de", "mijn", "zijn", "haar", "een", "ons", "onze", "uw", "hun", "nieuwe", "dus",
        "nu"
    ];
    let Some(link) = (label.saturating_sub(4)..label)
        .rev()
        .find(|&at| !text.is_one_of(at, small))
        .filter(|&at| {
            text.is_one_of(at, words!["is", "als", "was", "wordt", "werd"])
                || text.token(at).is_some_and(|sign| sign.is_mark(b'='))
        })
    else {
        return;
    };
    // `…, dat is het wachtwoord`
    let mut at = link;
    for _ in 0..16 {
        let Some(before) = at.checked_sub(1) else {
            return;
        };
        let done = text.token(before).is_some_and(|token| {
            !token.glued && !token.is_mark(b',') && !text.is_one_of(before, words!["dat", "dit"])
        });
        at = before;
        if done {
            break;
        }
    }
    let Some(value) = value_at(text, at).filter(|value| {
        text.token(link)
            .is_some_and(|link| value.end < link.span.start)
    }) else {
        return;
    };
    let said = value.of(text.raw);
    let digits = is_lock_code(said)
        && (!is_bare_code(text, label) || is_code_of(text, label) || is_access_code(text, label));
    let password = is_mixed(said) && said.len() >= 6 && !is_bare_code(text, label);
    if digits || password {
        proposals.push(
            Candidate::new(
                &KIND,
                value,
                &[weights::LABEL_AFTER, weights::VALUE_AFTER_LABEL],
            )
            .when(true, weights::STRONG_VALUE),
        );
    }
}

/// `sleutelkastje 0914`, `cijferslot: 2580#`
fn propose_at_lock(text: &Text<'_>, lock: usize, proposals: &mut Vec<Candidate>) {
    let beside = words![
        "is", "op", "nr", "nummer", "nu", "links", "rechts", "achter", "voor", "boven", "buiten",
        "van", "de", "het", "bij", "fiets", "schuur", "mw", "dhr"
    ];
    let at = (lock + 1..lock + 6)
        .find(|&at| {
            !text.is_one_of(at, beside)
                && !ends_in(text.says(at), OPENED)
                && !text.token(at).is_some_and(|mark| {
                    matches!(mark.class, Class::Mark(b':' | b'=' | b'(' | b'-'))
                })
        })
        .unwrap_or(lock + 1);
    if let Some(value) = single_digits(text, at).or_else(|| value_at(text, at))
        && (value.of(text.raw).contains(' ') || is_lock_code(value.of(text.raw)))
        && !counts(text, text.token_at_byte(value.end))
    {
        proposals.push(Candidate::new(&KIND, value, EVIDENCE));
    }
}

/// `Het kluisje naast de deur gaat open met 4-7-1-9`
fn propose_opening(text: &Text<'_>, open: usize, proposals: &mut Vec<Candidate>) {
    if text.is_one_of(open + 1, words!["met", "via"])
        && (open.saturating_sub(10)..open).any(|at| ends_in(text.says(at), OPENED))
        && let Some(value) = single_digits(text, open + 2)
            .or_else(|| read_out(text, open + 2))
            .or_else(|| value_at(text, open + 2).filter(|value| is_lock_code(value.of(text.raw))))
        && !counts(text, text.token_at_byte(value.end))
    {
        proposals.push(Candidate::new(&KIND, value, EVIDENCE));
    }
}

/// `nul negen een zeven`: a code in words, digit by digit.
fn read_out(text: &Text<'_>, at: usize) -> Option<Span> {
    dictated(text, at)
        .filter(|&(span, _, count)| {
            (4..=8).contains(&count) && text.token_at_byte(span.end) - at == count
        })
        .map(|(span, ..)| span)
}

/// `zonnebloem zevenentwintig uitroepteken`: a password read out, to its last sign.
fn read_out_password(text: &Text<'_>, at: usize) -> Option<Span> {
    const LONGEST: usize = 6;
    let last = (at + 1..at + LONGEST)
        .take_while(|&at| text.token(at).is_some_and(Token::is_word))
        .filter(|&at| {
            text.is_one_of(
                at,
                words![
                    "uitroepteken",
                    "hekje",
                    "sterretje",
                    "underscore",
                    "vraagteken",
                    "dollarteken"
                ],
            )
        })
        .last()?;
    text.span(at, last + 1)
}

/// Where the value of a label may stand.
struct Place {
    /// What stands between them: a sign, a copula, a line break, the border of a cell.
    separator: Option<usize>,
    /// Whether that is a sign.
    colon: bool,
    /// The first token of the value.
    at: usize,
    /// How many words before it tell what became of the value: `is veranderd naar …`
    told_first: usize,
}

fn place_of_value(text: &Text<'_>, label: usize) -> Place {
    let is_sign = |at: usize| {
        text.token(at).is_some_and(|token| {
            // `ww Tulp=rood`: part of the value.
            let inside = at > label + 1 && text.token(at + 1).is_some_and(|next| next.glued);
            matches!(token.class, Class::Mark(b':' | b'=' | b'>')) && !(token.glued && inside)
        }) || text.says(at) == "→"
    };
    let passes = |at: usize| {
        text.token(at).is_some_and(|token| match token.class {
            Class::Word | Class::Mark(b'-' | b'(' | b')' | b'\'' | b'/') => true,
            // `pincode van mw. is 4471`
            Class::Mark(b'.') => text
                .before(at, 1)
                .is_some_and(|word| word.lists.any(Lists::TITLE)),
            _ => false,
        })
    };
    let below = text
        .token(label + 1)
        .is_some_and(|token| matches!(token.class, Class::Break | Class::Mark(b'|')))
        .then_some(label + 1);
    let separator = (label + 1..label + 15)
        .take_while(|&at| at == label + 1 || passes(at - 1))
        .find(|&at| is_sign(at) || text.is_one_of(at, COPULAS))
        .or(below);
    // `deurcode achteringang C4471`, `pin van de tablet nu 4471`
    let after_words = (label + 1..label + 6).find(|&at| {
        let skipped = text.token(at).is_some_and(|token| {
            token.is_mark(b'-') && !token.glued
                || token.is_word()
                    && (!token.lists.any(Lists::FUNCTION) || text.is_one_of(at, LINKS))
        }) && !text.token(at + 1).is_some_and(|next| next.glued);
        !skipped
    });
    let at = match separator {
        // `luidt: …`, `-> …`
        Some(separator) => separator + 1 + usize::from(is_sign(separator + 1)),
        None => after_words.unwrap_or(label + 1),
    };
    // `is veranderd naar …`
    let told_first = (at..at + 3)
        .take_while(|&at| {
            text.is_one_of(at, STATES)
                || text.is_one_of(at, words!["naar", "in", "nu", "weer", "dan"])
        })
        .count();
    Place {
        separator,
        colon: separator.is_some_and(is_sign),
        at: at + told_first,
        told_first,
    }
}

/// A value after a label: `is`, a colon or an equals sign between them, or a number right after it. Some words may say
/// what it opens: `toegangscode van de medicijnkamer: 7410`, `pin van de tablet 4471`.
fn propose_labelled(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    let Place {
        separator,
        colon,
        at,
        told_first,
    } = place_of_value(text, label);
    let below = separator == Some(label + 1) && !colon && !text.is_one_of(label + 1, COPULAS);
    let pin = text.is_one_of(label, PINS);
    let bare_code = is_bare_code(text, label);
    let door = is_door_code(text, label) || bare_code;
    let spoken = || (label + 1..label + 6).find_map(|at| read_out(text, at));
    let digits = single_digits(text, at)
        .or_else(spoken)
        .filter(|_| pin || door);
    if let Some(value) = digits
        && (!bare_code || is_code_of(text, label) || is_access_code(text, label))
    {
        proposals.push(Candidate::new(&KIND, value, EVIDENCE));
        return;
    }
    if separator.is_some()
        && !bare_code
        && let Some(value) = read_out_password(text, at)
    {
        proposals.push(Candidate::new(&KIND, value, EVIDENCE));
        return;
    }
    let Some(value) = value_at(text, at) else {
        return;
    };
    if separator.is_none() && text.goes_on(at) {
        return;
    }
    let mut value = within_its_field(text, separator, value);
    let said = value.of(text.raw);
    let digit = said.bytes().any(|b| b.is_ascii_digit());
    let letter = said.bytes().any(|b| b.is_ascii_alphabetic());
    let sign = said.bytes().any(|b| b.is_ascii_punctuation());
    let strong = digit || (sign && letter && said.len() >= 6);
    let word = text.token(at).is_some_and(|token| {
        token.span.len() == value.len()
            && (token.lists.any(Lists::FUNCTION) || text.is_one_of(at, STATES))
    });
    let year =
        at > label + 1 && said.len() == 4 && (said.starts_with("19") || said.starts_with("20"));
    let next = text.token_at_byte(value.end);
    let told = text.is_one_of(next, STATES) || counts(text, next);
    let typed = is_lock_code(said) && (pin || door);
    let believed = match separator {
        Some(_) if below => is_mixed(said) && said.len() >= 6 || typed,
        Some(_) if told_first > 0 => is_mixed(said) || typed,
        Some(_) if colon => strong || (said.len() >= 6 && !word && value_ends_line(text, value)),
        // Far from its label a value must look like one.
        Some(at) if at > label + 5 => is_mixed(said) || typed,
        Some(_) => strong && !told,
        None if at == label + 1 => {
            let inner = said.get(1..said.len() - 1).unwrap_or("");
            digit && !told || letter && said.len() >= 6 && has_sign(inner)
        }
        None if door => digit && !year && !told,
        None => {
            let password = is_mixed(said) && (said.len() >= 8 || has_sign(said));
            !told && (typed || password && !pin)
        }
    };
    // A bare `code` opens nothing unless a word says what, `pass` is a word.
    let of_another = text.before(label, 1).is_some_and(|mark| mark.is_mark(b'-'));
    let opens_nothing = bare_code
        && !is_code_of(text, label)
        && !(digit
            && (colon || is_lock_code(said))
            && !of_another
            && is_access_code(text, label))
        && !(said.len() >= 8 && is_mixed(said) && said.contains('-') && is_login_near(text, label))
        || (text.is_one_of(label, SESSIONS) && !(colon && said.len() >= 16 && digit))
        || (text.is_one_of(label, words!["pass", "cvc", "cvv"]) && !colon && !digit)
        || (text.is_one_of(label, words!["seed"]) && !colon)
        // A network has a name as well.
        || (text.is_one_of(label, words!["wifi"]) && !(colon && said.len() >= 8 && is_mixed(said)))
        || (said.len() < 4 && !text.is_one_of(label, words!["cvc", "cvv"]));
    if opens_nothing {
        return;
    }
    // `wachtzin: paard batterij nietje`
    if colon && text.is_one_of(label, PHRASES) {
        let rest = ahead(text.raw, value.start).unwrap_or("");
        let end = rest
            .bytes()
            .position(|b| matches!(b, b'\n' | b'.' | b';'))
            .unwrap_or(rest.len());
        value = Span::new(value.start, value.start + end.max(value.len()));
    } else if !believed || is_stand_in(said) {
        return;
    }
    proposals.push(Candidate::new(&KIND, value, EVIDENCE).when(strong, weights::STRONG_VALUE));
    propose_more(text, label, value, proposals);
}

/// `herstelcodes: 8831-0927 en 5542-7710`
fn propose_more(text: &Text<'_>, label: usize, value: Span, proposals: &mut Vec<Candidate>) {
    let many = text.is_one_of(label, words!["wachtwoorden", "passwords"])
        || ends_in(text.says(label), &["codes", "kodes"]);
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
    said.len() > 5 && ends_in(said, &["code", "kode"])
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

/// `code van de deur`, `sleutelkluis … op code`, and a list of codes under the heading of what they open.
fn is_access_code(text: &Text<'_>, label: usize) -> bool {
    const REACH_OF_A_LIST: usize = 40;
    (label + 1..label + 5)
        .chain(label.saturating_sub(9)..label)
        .any(|at| ends_in(text.says(at), OPENED))
        || (label.saturating_sub(REACH_OF_A_LIST)..label).any(|at| text.is_one_of(at, LOCKS))
}

/// `DigiD … (naam mevrkuipers_b, code Heiloo-1066)`
fn is_login_near(text: &Text<'_>, label: usize) -> bool {
    (label.saturating_sub(14)..label)
        .any(|at| text.is_one_of(at, LOGIN_WORDS) || text.is_one_of(at, words!["digid"]))
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
    let value = value.trim_start_matches(['"', '\'', '«', '“', '(']);
    let start = start + (length - value.len());
    let value = value.trim_end_matches(['.', ',', ';', ':', ')', '"', '\'', '»', '”', '?']);
    (value.len() >= 3 && !is_stand_in(value)).then(|| Span::new(start, start + value.len()))
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
