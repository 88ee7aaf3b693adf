//! A profession or office that few have in one place: `oud-burgemeester`, `de enige notaris van Sluis`. Beside health
//! it helps to tell who a patient is.
//!
//! Only where it is said of a person: with `oud-`, `voormalig` or `enige` before it, with its place after it, or as
//! what the patient is. Professions of the care and law chain speak of a patient only in the last way.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::Token;
use crate::weights;
use crate::word::{Words, words};

/// Those whom care workers deal with as colleagues.
const CHAIN: Words = words![
    "chirurg",
    "hartchirurg",
    "neurochirurg",
    "dierenarts",
    "rechter",
    "raadsheer",
    "griffier",
    "officier",
    "deurwaarder",
    "gerechtsdeurwaarder",
    "dominee",
    "pastoor",
    "priester",
    "imam",
    "rabbijn",
    "predikant",
    "pater",
    "patholoog",
    "raad",
    "decaan",
    "directeur",
    "huisarts",
    "professor",
    "hoogleraar",
    "lector",
    "rector",
    "conrector",
    "ziekenhuisdirecteur",
    "bestuursvoorzitter",
    "dorpsdokter",
    "loods",
    "model",
    "kandidaat",
    "koning",
    "koningin",
    "prins",
    "prinses",
    "commissaris",
    "non",
    "visser",
    "jager",
    "smid",
    "graaf",
    "abt",
    "schipper",
    "molenaar",
    "minister",
    "premier",
    "staatssecretaris",
    "dga",
    "ceo",
    "cfo",
];
const FORMER: Words = words![
    "oud",
    "ex",
    "voormalig",
    "voormalige",
    "vroegere",
    "gepensioneerd",
    "gepensioneerde",
    "enige",
    "emeritus",
    "bekende",
    "beroemde",
];

pub(super) static KIND: Kind = Kind {
    id: "rare-profession",
    category: Category::Personal,
    replaceable: true,
    role: Role::RareProfession,
    examples: proof![
        "de «burgemeester» van Goirle heeft dementie",
        "patiënt is «oud-wethouder»",
        "De enige «notaris» van Sluis",
        "hij was «profvoetballer» en heeft reuma",
        "beroep: «boswachter»",
    ],
    near_misses: proof![
        "Schrijf een brief aan de burgemeester.",
        "Burgemeester de Vlugtlaan 125",
        "de chirurg van Zwolle",
        "Wat doet een notaris?",
        "De rechter in Breda besliste.",
    ],
    starts: &[Starts::Listed(Lists::RARE_PROFESSION)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(to) = text.listed(at, Lists::RARE_PROFESSION) else {
        return;
    };
    let (Some(span), Some(token)) = (text.span(at, to), text.token(at)) else {
        return;
    };
    // `Burgemeester Jansen`: a title.
    if text
        .token(to)
        .is_some_and(|next| next.is_capital() || next.glued && next.is_word())
        || token.is_capital()
            && text
                .token(to)
                .is_some_and(|next| next.is_word() && !next.lists.any(Lists::FUNCTION))
    {
        return;
    }
    let chain = text.is_one_of(at, CHAIN);
    let hyphen = usize::from(
        text.before(at, 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued),
    );
    let former = at
        .checked_sub(1 + hyphen)
        .is_some_and(|before| text.is_one_of(before, FORMER));
    let of_place = text.is_one_of(to, words!["van", "in", "te"])
        && text.token(to + 1).is_some_and(Token::is_capital)
        && text.lists(to + 1).any(Lists::PLACE);
    let from = if former { at - 1 - hyphen } else { at };
    let span = text
        .span(from, to)
        .filter(|_| former && hyphen == 1)
        .unwrap_or(span);
    if (former || of_place) && !chain || is_said_of_somebody(text, at) {
        proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
    }
}

/// `hij was profvoetballer`, `beroep: boswachter`, `patiënt is een bekende dirigent`
fn is_said_of_somebody(text: &Text<'_>, at: usize) -> bool {
    let colon = at >= 2
        && text.before(at, 1).is_some_and(|mark| mark.is_mark(b':'))
        && text.is_one_of(at - 2, words!["beroep", "functie", "werk", "vak"]);
    if colon {
        return true;
    }
    let mut verb = at;
    for _ in 0..3 {
        let Some(before) = verb.checked_sub(1) else {
            return false;
        };
        verb = before;
        if text.is_one_of(verb, words!["is", "was", "werkte"]) {
            return verb.checked_sub(1).is_some_and(|subject| {
                text.is_one_of(subject, words!["hij", "zij", "ze", "die"])
                    || text.token(subject).is_some_and(|token| {
                        token.lists.any(Lists::PATIENT.or(Lists::RELATION))
                            || token.is_capital()
                                && token.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
                    })
            });
        }
        let small = text.is_one_of(
            verb,
            words![
                "een",
                "de",
                "ook",
                "als",
                "vroeger",
                "jarenlang",
                "altijd",
                "ooit",
                "bekende",
                "bekend"
            ],
        );
        if !small {
            return false;
        }
    }
    false
}
