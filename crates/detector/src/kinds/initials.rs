//! A patient's initials, alone: `pt J.V.`, `Initialen: P.J.`, and lists of rooms (`k12 dV`, `Bed 1: T.H.`).
//!
//! A trace to one person, never a finding by itself. Initials before a family name belong to the name; initials after
//! a title (`dhr. J. de V.`) are what remains of a name that was taken out.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Evidence;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, words};

const LABELS: Words = words!["initialen", "initiaal", "voorletters", "init"];
/// Words for a patient after which one letter is enough.
const PATIENTS: Words = words![
    "pt",
    "pte",
    "pat",
    "clt",
    "patient",
    "patiente",
    "client",
    "clienten",
    "cliente",
    "bewoner",
    "bewoonster",
    "bew",
    "cl",
    "clte",
    "zorgvrager",
    "deelnemer",
];
const ROOMS: Words = words![
    "k",
    "kr",
    "kmr",
    "kam",
    "kamer",
    "bed",
    "unit",
    "app",
    "appartement"
];
/// What people do, right after their initials.
const VERBS: Words = words![
    "is",
    "was",
    "heeft",
    "had",
    "wil",
    "wilde",
    "kan",
    "krijgt",
    "kreeg",
    "werd",
    "wordt",
    "geeft",
    "gaf",
    "ligt",
    "lag",
    "blijft",
    "valt",
    "viel",
    "slikt",
    "gebruikt",
    "weigert",
    "weigerde",
    "zegt",
    "zei",
    "eet",
    "drinkt",
    "slaapt",
    "sliep",
    "belde",
    "komt",
    "kwam",
    "woont",
    "vertelt",
    "vertelde",
    "meldt",
    "meldde",
    "huilt",
    "durft",
    "mag",
    "moet",
    "gaat",
    "ging",
    "voelt",
    "bleef",
    "stond",
    "zat",
    "liep",
    "loopt",
    "nam",
    "deed",
    "gooide",
    "riep",
    "vroeg",
    "vraagt",
    "sloeg",
    "dronk",
    "at",
    "rookt",
    "mist",
    "zit",
    "verblijft",
];
/// Abbreviations that stand after a patient as well.
const TERMS: &[&str] = &[
    "N.N.", "N.B.", "I.V.", "I.M.", "S.C.", "P.O.", "M.S.", "I.C.", "P.S.",
];
/// Abbreviations that look like initials.
const ABBREVIATIONS: &[&str] = &[
    "B.V.", "N.V.", "D.D.", "C.V.", "R.K.", "U.S.", "U.K.", "V.S.", "E.U.", "A.U.B.", "T.A.V.",
    "I.O.M.", "N.A.V.", "D.W.Z.", "A.D.", "M.I.", "H.A.", "Z.O.Z.", "O.K.", "L.S.", "P.M.", "A.M.",
    "O.M.", "T.V.", "W.C.", "C.T.", "P.C.", "C.D.", "B.A.", "M.A.", "M.D.", "T.C.", "R.A.", "C.S.",
    "R.M.", "T.O.", "P.R.", "K.I.", "A.I.", "I.T.", "H.R.", "E.D.", "I.Q.", "U.V.", "E.H.", "O.A.",
    "E.A.", "M.B.", "V.A.", "A.S.", "J.L.", "I.E.", "E.G.", "S.V.", "F.C.", "V.V.",
];
/// Names of bodies and plans that are written as initials with a small prefix are: `PvdA`, `RvB`.
const BODIES: &[&str] = &[
    "PvdA", "PvdD", "RvB", "RvC", "RvT", "RvS", "RvA", "RvE", "PvA", "PvE", "VvE", "MvT", "KvK",
    "FvD", "CvB", "CvT", "CvZ", "HvB", "HvJ", "UvA", "UvT", "HvA", "PvB", "MvO", "WvG", "DvD",
    "CvA", "BvE",
];
/// What stands before the initials of who wrote or knows something.
const SIGNING: Words = words![
    "paraaf", "par", "door", "bij", "aan", "van", "met", "over", "voor", "en", "namens",
    "getekend", "gr", "groet", "dochter", "zoon", "zus", "broer", "collega",
];
/// Words of signing: what stands right after them is a hand.
const SIGNATURES: Words = words![
    "paraaf",
    "par",
    "get",
    "getekend",
    "afgetekend",
    "handtekening",
    "hdtk"
];
/// Words between which a single letter with a dot is a person: `over S. en`, `van B. is`.
const OF: Words = words![
    "van", "met", "bij", "over", "voor", "door", "dat", "aan", "en", "of"
];
/// What stands between initials and a family name.
const PREFIXES: Words = words!["de", "van", "der", "den", "ter", "ten", "vd", "v"];
/// More dotted letters than this are no person.
const MOST: usize = 5;

pub(super) static KIND: Kind = Kind {
    id: "initials",
    category: Category::Personal,
    replaceable: true,
    role: Role::Initials,
    examples: proof![
        "pt «J.V.» heeft hoofdpijn",
        "Pt «A.d.W.», 94 jr",
        "«M.K.» is opgenomen na een overdosis",
        "cliënte «R.» (psychose) wil terug",
        "INTAKE\nInitialen: «P.J.»",
        "verdachten «K.V.» (23) en «T.D.» (25)",
        "k1 «vB» insuline 8u\nk4 «J.K.» wondzorg",
        "Bed 1: «T.H.» 67 jr",
        "Kr 3 «H.P.» diarree",
        "k4 «Wv» wacht op de ambulance",
        "«S.B.» 19j, gestopt met school",
        "dag 2, «K.d.B.» is nu klachtenvrij",
        "Overlegd met «J.v.d.B.» over de insuline; dochter «M.K.» belt",
        "Sleutel ligt bij «B.W.»",
        "«T.» heeft vannacht weer gesneden",
        "Moeder belt over «S.» en «D.»: beiden verkouden",
        "Gevallen van toilet, geen letsel. «SvD»",
        "Wond verzorgd, paraaf «MvdP»",
        "dhr. «V.d.B.» op kamer 22",
        "Moeder tekende met «A. de G.» en een kruisje",
        "Dossier van «J.-B. D.» over de insuline",
        "hulpverlener «A.S.» had pijn",
        "De casus gaat over «A.M.», een man van zestig met jicht",
        "hr «T.O.» loopt weer",
        "Handtekening: «TVDH»",
        "insuline gegeven, par. «KDB»",
        "paraaf «jwk»",
    ],
    near_misses: proof![
        "N.N. is opgenomen, wat betekent dat?",
        "pt J. de Vries komt",
        "pt J.V. de Wit",
        "mevr. A. is naar huis",
        "De B.V. is verkocht",
        "cliënt A.",
        "vitamine B. is goed",
        "bed 3 IC",
        "Zij woont in de V.S. en slikt niets",
        "Zij werkt bij Jansen B.V. en is ziek",
        "hepatitis B. is besmettelijk",
        "Kies A. of B.",
        "De PvdA wil meer zorg. KvK",
        "De RvB besluit. RvB",
        "Aan de RvT",
        "De I.C. ligt vol",
        "De patiënt X. (45) heeft pijn",
        "cliënt K.4471 heeft pijn",
        "paraaf arts",
        "Handtekening patiënt",
        "Dhr. J. de V. heeft pijn",
        "Aan J.A. B. Jansen gegeven",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

/// Capitals by themselves, and short words that are no words of a list.
fn wants(token: &Token, said: &str) -> bool {
    match token.shape {
        Shape::Mixed => said.len() <= 6,
        Shape::Upper if said.len() == 1 => true,
        _ => (2..=5).contains(&said.len()) && token.lists == Lists::NONE,
    }
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let opened = text
        .before(at, 1)
        .is_some_and(|mark| matches!(mark.class, Class::Mark(b'(' | b'"' | b'\'')));
    if token.glued && !opened {
        return;
    }
    if signed(text, at, token) || initialled(text, at, token) {
        proposals.push(Candidate::new(
            &KIND,
            token.span,
            &[weights::SHAPE, weights::SHARP_SHAPE],
        ));
        return;
    }
    let room = match token.shape {
        Shape::Mixed if token.span.len() <= 3 => room_before(text, at),
        // `k4 Wv`: in no list, so no word.
        Shape::Capital if token.span.len() == 2 && token.lists == Lists::NONE => {
            room_before(text, at)
        }
        Shape::Upper if token.span.len() == 1 => false,
        _ => return,
    };
    let mut labelled = room;
    let found = if token.shape == Shape::Mixed || token.shape == Shape::Capital {
        room.then_some(at + 1)
    } else {
        dotted_end(text, at).filter(|&to| {
            let reason = person(text, at, to);
            labelled = reason == Some(weights::LABEL);
            reason.is_some()
        })
    };
    if let Some(span) = found.and_then(|to| text.span(at, to)) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHAPE, weights::SHARP_SHAPE])
                .when(labelled, weights::LABEL),
        );
    }
}

/// `SvD`, `AvdB`: where somebody signs, or after a word for who knows it.
fn signed(text: &Text<'_>, at: usize, token: &Token) -> bool {
    let said = token.span.of(text.raw);
    let small = said
        .strip_prefix(|c: char| c.is_ascii_uppercase())
        .and_then(|rest| rest.strip_suffix(|c: char| c.is_ascii_uppercase()));
    if token.glued
        || !matches!(
            small,
            Some("v" | "vd" | "d" | "vdv" | "te" | "ten" | "van" | "de")
        )
        || BODIES.contains(&said)
    {
        return false;
    }
    let closes = text.token(at + 1).is_none_or(|next| {
        next.class == Class::Break || (next.is_mark(b'.') || next.is_mark(b')'))
    });
    let opens = text.before(at, 1).is_some_and(|before| {
        before.class == Class::Break
            || matches!(
                before.class,
                Class::Mark(b'.' | b'-' | b'/' | b'(' | b':' | 0)
            )
    });
    let named = at
        .checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, SIGNING) || text.is_one_of(before, LABELS));
    small == Some("vd") || (closes && (opens || named))
}

/// `paraaf jwk`, `Handtekening: TVDH`, `par. KDB`: letters in no list after the word for signing.
fn initialled(text: &Text<'_>, at: usize, token: &Token) -> bool {
    let mut label = at;
    while let Some(before) = text.before(label, 1)
        && label + 2 > at
        && (before.is_mark(b':') || (before.is_mark(b'.') && before.glued))
    {
        label -= 1;
    }
    (2..=5).contains(&token.span.len())
        && !token.glued
        && token.lists == Lists::NONE
        && !token.phrased
        && label
            .checked_sub(1)
            .is_some_and(|label| text.is_one_of(label, SIGNATURES))
        && text.token(at + 1).is_none_or(|next| {
            matches!(next.class, Class::Break | Class::Number)
                || matches!(
                    next.class,
                    Class::Mark(b'.' | b',' | b';' | b')' | b'|' | b'/')
                )
        })
}

/// The token after the dotted letters that begin at `at`, when no family name follows.
fn dotted_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut to = at;
    let mut letters = 0;
    let letter = |at: usize| {
        text.token(at)
            .is_some_and(|letter| letter.is_word() && letter.span.len() <= 2)
            && text
                .token(at + 1)
                .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
    };
    let glued = |at: usize| text.token(at).is_some_and(|token| token.glued);
    while letter(to) && (to == at || glued(to)) {
        to += 2;
        letters += 1;
        // `J.-B.`
        let hyphen = text.token(to).is_some_and(|mark| mark.is_mark(b'-'));
        to += usize::from(hyphen && glued(to + 1) && letter(to + 1));
    }
    // `A. de G.`, `J.-B. D.`: the family name is a letter as well.
    let mut last = to;
    while last < to + 2 && text.is_one_of(last, PREFIXES) && !glued(last) {
        last += 1;
    }
    if letter(last)
        && !glued(last)
        && text.token(last).is_some_and(Token::is_capital)
        && (last > to || letters > 1)
    {
        to = last + 2;
        letters += 1;
    }
    let name_follows = text.token(to).is_some_and(|next| {
        next.class == Class::Number && next.glued
            || next.is_word()
                && (next.glued
                    || (next.is_capital() && !next.lists.any(Lists::FUNCTION))
                    || text.is_one_of(to, PREFIXES))
    });
    (1..=MOST)
        .contains(&letters)
        .then_some(to)
        .filter(|_| !name_follows)
}

/// The reason why the dotted letters from `at` to `to` are a person: a word or an age beside them says so, or they stand
/// where nothing else does.
fn person(text: &Text<'_>, at: usize, to: usize) -> Option<Evidence> {
    let said = text.span(at, to).map_or("", |span| span.of(text.raw));
    let single = to == at + 2;
    // The colon of a label, the dot of `bew.` and `par.`
    let joint = text.before(at, 1).is_some_and(|mark| {
        mark.is_mark(b':')
            || (mark.is_mark(b'.')
                && mark.glued
                && text.before(at, 2).is_some_and(|word| word.span.len() <= 4))
    });
    let before = at.checked_sub(1 + usize::from(joint));
    let after = |words: Words| before.is_some_and(|before| text.is_one_of(before, words));
    let comma = text.before(at, 1).is_some_and(|mark| mark.is_mark(b','));
    // `Holter, A.J.`: the name stands before its initials. `patiënt X.` stands for anybody.
    if comma && text.before(at, 2).is_some_and(Token::is_capital)
        || single && matches!(text.says(at), "X" | "Y" | "Z" | "N")
    {
        return None;
    }
    let next = text.token(to);
    let ends = next.is_none_or(|next| next.class == Class::Break);
    let patient = after(PATIENTS)
        || (!single
            && before.is_some_and(|word| {
                let lists = text.lists(word);
                lists.any(Lists::PATIENT.or(Lists::ROLE)) && !lists.any(Lists::TITLE)
            }))
        // `over A.M., een vrouw van in de zestig`
        || (!single
            && next.is_some_and(|comma| comma.is_mark(b','))
            && text.is_one_of(to + 1, words!["een", "de"])
            && text.is_one_of(to + 2, words!["man", "vrouw", "jongen", "meisje", "heer", "dame"]));
    let is_age = |at: usize| {
        text.token(at)
            .is_some_and(|age| age.class == Class::Number && age.span.len() <= 2)
    };
    let bracket = next.is_some_and(|open| open.is_mark(b'('));
    let closes = |at: usize| text.token(at).is_some_and(|close| close.is_mark(b')'));
    let age = (bracket && is_age(to + 1) && closes(to + 2))
        || (is_age(to) && text.is_one_of(to + 1, words!["j", "jr", "jaar", "jarige", "jarig"]));
    // One letter may end a sentence: `vitamine B.`, `cliënt A.`
    let stops = single && (ends || next.is_some_and(Token::is_capital));
    if (after(LABELS) || (patient && !stops) || (age && !single) || room_before(text, at))
        && !TERMS.contains(&said)
    {
        return Some(weights::LABEL);
    }
    let is_one = |words: &[&str]| words.iter().any(|word| said.eq_ignore_ascii_case(word));
    let title = before.is_some_and(|before| text.lists(before).any(Lists::TITLE));
    // `de B.V.`, `vitamine B.`, `Jansen B.V.`
    let thing = before.filter(|_| !joint).is_some_and(|before| {
        text.token(before).is_some_and(|word| {
            word.is_capital() && !word.lists.any(Lists::FUNCTION) && !text.begins_sentence(before)
        })
    }) || after(words!["de", "het", "een", "vitamine", "hepatitis", "type"]);
    // `M.C. (Marja) Uiterwijk`
    let called = bracket && text.token(to + 1).is_some_and(Token::is_capital) && closes(to + 2);
    let known = is_one(TERMS) || is_one(ABBREVIATIONS) && (single || !title);
    if known || thing || called {
        return None;
    }
    let acts = text.is_one_of(to, VERBS) && !title;
    let likely = if single {
        let begins =
            comma || text.begins_sentence(at) || after(words!["dat", "en", "toen", "heeft"]);
        // `over S. en D.`, `dat K. met eten gooide`
        let of = after(OF)
            && next.is_some_and(|next| {
                matches!(next.class, Class::Mark(b',' | b':' | b'?'))
                    || next.lists.any(Lists::FUNCTION) && next.shape == Shape::Lower
            });
        let below = ends
            && text
                .before(at, 1)
                .is_some_and(|line| line.class == Class::Break);
        (acts && begins) || (of && !title) || below || after(words!["groet", "gr", "mvg"])
    } else {
        // `J.v.d.B.`, `J.-B. D.`
        let prefixed = said
            .bytes()
            .any(|byte| byte.is_ascii_lowercase() || byte == b' ')
            && said
                .bytes()
                .nth_back(1)
                .is_some_and(|byte| byte.is_ascii_uppercase());
        // What remains of `dhr. J. de Vries` when the name was taken out is nobody's.
        (prefixed && !(title && said.contains(' '))) || acts || to - at == 4
    };
    likely.then_some(weights::SHARP_SHAPE)
}

/// `k12`, `Kr 3`, `Bed 1:` right before token `at`.
fn room_before(text: &Text<'_>, at: usize) -> bool {
    let colon = text
        .before(at, 1)
        .is_some_and(|mark| matches!(mark.class, Class::Mark(b':' | b'-' | b'=')));
    let Some(number) = at.checked_sub(1 + usize::from(colon)) else {
        return false;
    };
    text.token(number)
        .is_some_and(|token| token.class == Class::Number && token.span.len() <= 3)
        && number.checked_sub(1).is_some_and(|room| {
            text.is_one_of(room, ROOMS) && text.token(room).is_some_and(Token::is_word)
        })
}
