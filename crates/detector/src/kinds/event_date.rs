//! The day on which something happened to a person: admission, discharge, accident, operation, death, referral.
//! A trace to one person, never a finding by itself.
//!
//! Beside a person nearly every day is one of that person's life: an appointment, a visit, a talk. Without one only a word
//! of an event tells it from the dates of rules, papers and meetings, which are nobody's.

use super::organisation_unit::is_about_somebody;
use crate::candidate::Candidate;
use crate::date::{self, Date, Form};
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::{Evidence, Span};
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::unit_words::ends_with;
use crate::weights;
use crate::word::{Words, words};

const EVENTS: Words = words![
    "opgenomen",
    "opname",
    "opnamedatum",
    "heropgenomen",
    "heropname",
    "opnames",
    "crisisopname",
    "ziekenhuisopname",
    "spoedopname",
    "ontslag",
    "ontslagen",
    "ontslagdatum",
    "ontslagbrief",
    "ingreep",
    "operatie",
    "operatiedatum",
    "geopereerd",
    "gevallen",
    "viel",
    "val",
    "dood",
    "stierf",
    "ingeslapen",
    "valincident",
    "valpartij",
    "ongeval",
    "ongevalsdatum",
    "ongeluk",
    "aanrijding",
    "aangereden",
    "overleden",
    "overlijden",
    "overlijdensdatum",
    "overleed",
    "sterfdatum",
    "gestorven",
    "suicide",
    "suicidepoging",
    "overdosis",
    "bevallen",
    "bevalling",
    "bevallingsdatum",
    "miskraam",
    "verwezen",
    "verwijzing",
    "doorverwezen",
    "verwijsdatum",
    "ingestuurd",
    "binnengebracht",
    "binnengekomen",
    "opgehaald",
    "overgeplaatst",
    "overplaatsing",
    "overgedragen",
    "geplaatst",
    "plaatsing",
    "uithuisgeplaatst",
    "uithuisplaatsing",
    "verbleef",
    "verblijft",
    "verhuisd",
    "aangemeld",
    "aanmelding",
    "aanmelddatum",
    "intakedatum",
    "incidentdatum",
    "mishandeld",
    "mishandeling",
    "aangevallen",
    "aangerand",
    "verkracht",
    "steekpartij",
    "schietpartij",
    "neergestoken",
    "aangehouden",
    "gearresteerd",
    "aangifte",
    "crisismaatregel",
    "zorgmachtiging",
    "inbewaringstelling",
    "ibs",
    "gesepareerd",
    "separatie",
    "gefixeerd",
    "gereanimeerd",
    "reanimatie",
    "gezien",
    "consult",
    "spoedconsult",
    "onderzocht",
    "behandeling",
    "attest",
    "arbeidsongeschikt",
    "arbeidsongeschiktheid",
    "ziekgemeld",
    "ziekmelding",
    "uitgevallen",
    "transplantatie",
    "getransplanteerd",
    "geamputeerd",
    "bestraald",
    "beroerte",
    "hartinfarct",
    "hartstilstand",
    "verdronken",
    "vermist",
    "weggelopen",
    "verongelukt",
    "raakte",
    "gesprek",
    "huisbezoek",
    "moc",
    "mdo",
    "datum",
    "euthanasie",
    "insult",
    "gebeten",
    "verbrand",
    "gebroken",
];
/// Events that only count right before their date, or with a word of care: alone they say too little.
const WEAK: Words = words![
    "datum",
    "behandeling",
    "mdo",
    "consult",
    "gezien",
    "plaatsing",
    "opgehaald",
    "overgedragen",
    "onderzocht",
    "gesprek",
    "huisbezoek",
];
/// Words of what is planned: nobody's without a person beside it.
const PLANNED: Words = words![
    "afspraak",
    "afspraken",
    "gepland",
    "geplande",
    "planning",
    "controle",
    "overleg",
    "uitnodiging",
    "volgende",
    "besluit",
    "open",
    "wanneer",
    "wie",
    "geldt",
    "ingang",
];
/// Words of what is published, sent or held for many.
const OTHER: Words = words![
    "vergadering",
    "raadsvergadering",
    "bijeenkomst",
    "scholing",
    "cursus",
    "congres",
    "protocol",
    "richtlijn",
    "wet",
    "verordening",
    "versie",
    "gelden",
    "geldig",
    "deadline",
    "uiterlijk",
    "editie",
    "herzien",
    "artikel",
    "publicatie",
    "gepubliceerd",
    "rooster",
    "agenda",
    "notulen",
    "nieuwsbrief",
    "feest",
    "vaccinatieronde",
    "griepprik",
    "houdbaar",
    "batch",
    "vacature",
    "sluiting",
    "factuur",
    "cao",
    "verzonden",
    "sent",
    "wrote",
    "schreef",
];
/// How far before and after a date its event may stand, in tokens.
const BEFORE: usize = 12;
const AFTER: usize = 13;

pub(super) static KIND: Kind = Kind {
    id: "event-date",
    category: Category::Personal,
    replaceable: true,
    role: Role::EventDate,
    examples: proof![
        "werd op «11/02/2026» opgenomen",
        "is op «3 maart» gevallen in de badkamer",
        "op «drie februari» gevallen",
        "overleden «12-4-2026»",
        "van «6 januari 2026» tot «15 januari 2026» was zij opgenomen",
        "Van «2 tot en met 11 februari 2026» was hij opgenomen",
        "na de aanrijding van «8/3/26» hoofdpijn",
        "cliënt zit sinds «14-10-2026» op de groep",
        "Datum ingreep: «27-01-2026»",
        "«12-03-2026» 19:41 - Marga: mam is gevallen",
        "Mevrouw wordt op «3 mei» gedotterd",
        "Zij komt wo «14-8» terug voor controle",
        "mijn vader, ontslag «11-5», loopt weer",
        "Controle bij de cardioloog: «28/11» 9u10, zijn vrouw komt mee",
        "na haar heupoperatie («3/6») loopt zij slecht",
        "Verslag van «l4 maart 2025» over cliënte",
        "Bezocht door haar zus op «2l-11-2024»",
        "Zr. Leocadia † «8 april 1987»",
        "Opgenomen «3 Sept. 1994» door haar huisarts",
    ],
    near_misses: proof![
        "Volgende afspraak 3 mei",
        "controle op 12-3-2027",
        "De nieuwe richtlijn geldt vanaf 1 januari 2026.",
        "MRI gepland op 14/08/2026",
        "Vergadering op 3 maart om 14.00 uur",
        "geboren 12-3-1958 en gevallen",
        "1/2 tablet na de operatie",
        "Na opname 2-3 keer per dag meten",
        "Wet van 25 mei 2018 over opname",
        "Zij scoort 3/6 op de schaal",
        "hij drukt 12/7, pijn 8/10",
        "haar dienst is 7-15 of 15-23",
        "Apgar 8-9-10, zij maakt het goed",
        "Zij ging om 22.10 naar bed",
        "op 3-4 dagen na de operatie loopt hij weer",
        "Nieuwsbrief van 3 mei over haar project",
        "[zo 16-3 10:02] Lut: ik ga dinsdag naar moe",
        "2025-03-02 07:58:14,221 dossier geopend door haar zus",
        "Zij slikt 2 dd 1-2 tabletten",
        "Zij slikt ma-wo-vr 1/2, di-do 1/4",
    ],
    starts: &[Starts::Digits(1), Starts::Listed(Lists::MONTH)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(date) = date::read(text, at).or_else(|| date::misread(text, at)) else {
        return;
    };
    // A quoted date is data of a query.
    let quoted = text
        .before(date.from, 1)
        .is_some_and(|mark| mark.is_mark(b'\''));
    if date.form == Form::Compact || quoted || super::birth_date::is_labelled(text, &date) {
        return;
    }
    // `12-3`, `1/2`: more often an amount than a day.
    let short = date.form == Form::Digits
        && (date.year_digits == 0 || (date.year_digits == 2 && date.span.len() <= 6));
    if short && !is_day(text, &date) {
        return;
    }
    let reason = match stamp(text, &date) {
        // What one tells the other is the day's news of somebody.
        Stamp::Talk => Some(weights::EVENT_WORD),
        Stamp::Line => event(text, &date).filter(|reason| *reason == weights::EVENT_WORD),
        Stamp::None => event(text, &date),
    };
    if let Some(reason) = reason {
        let span =
            range_start(text, &date).map_or(date.span, |start| Span::new(start, date.span.end));
        let mut candidate = Candidate::new(&KIND, span, &[weights::VALID_DATE]);
        candidate.add(reason);
        proposals.push(candidate);
    }
}

/// Whether the word at `at` is one of an event.
pub(super) fn says_event(text: &Text<'_>, at: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "operatie", "opname", "ingreep", "ongeval", "ongeluk", "grafie",
    ];
    (text.is_one_of(at, EVENTS) && !text.is_one_of(at, words!["datum"]))
        || text.is_one_of(at, words!["ok"])
        || (text
            .token(at)
            .is_some_and(|token| token.is_word() && token.span.len() > 10)
            && ends_with(text, at, ENDINGS))
}

/// Whether a date without a year is one by its neighbours: `op 12-3`, `wo 12-3`, `(3/6)`, `28/11 9u10`.
fn is_day(text: &Text<'_>, date: &Date) -> bool {
    let said = date.span.of(text.raw);
    let after = text.token(date.to);
    let counted = text.is_one_of(
        date.to,
        words![
            "uur",
            "u",
            "h",
            "mg",
            "ml",
            "cm",
            "kg",
            "mm",
            "dagen",
            "weken",
            "maanden",
            "jaar",
            "keer",
            "x",
            "van",
            "punten",
            "tabletten",
            "druppels",
            "personen",
            "mensen",
            "procent",
            "cilinders",
        ],
    ) || after.is_some_and(|mark| mark.is_mark(b'%') || mark.is_mark(b'='));
    if counted || said.contains(' ') {
        return false;
    }
    let marks = words![
        "op",
        "sinds",
        "dd",
        "vanaf",
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "za",
        "zo",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "komt",
        "datum",
        "morgen",
        "gisteren",
        "eergisteren",
        "vandaag",
    ];
    if date.from > 0 && text.is_one_of(date.from - 1, marks) {
        // `2 dd 1-2`, `ma-wo-vr 1/2`
        return !text.before(date.from, 2).is_some_and(|before| {
            before.class == Class::Number && text.is_one_of(date.from - 1, words!["dd"])
                || before.is_mark(b'-') && before.glued
        });
    }
    // From here on a fraction, a score or a time is nearer at hand.
    let mut parts = said.split(['-', '/']);
    let (Some(day), Some(month)) = (parts.next(), parts.next()) else {
        return false;
    };
    let padded = (day.starts_with('0') || month.starts_with('0')) && day.len() == month.len();
    let clock = text.is_one_of(date.to, words!["om"])
        || (after.is_some_and(|hour| hour.class == Class::Number && hour.span.len() <= 2)
            && text.token(date.to + 1).is_some_and(|mark| {
                mark.glued && (mark.is_mark(b':') || mark.is_mark(b'.') || mark.is_word())
            }));
    padded || clock || (date.from.saturating_sub(3)..date.from).any(|at| says_event(text, at))
}

/// The reason why something happened to somebody on `date`: a word in the sentence, before or after, says so, or it is
/// somebody who is spoken of.
fn event(text: &Text<'_>, date: &Date) -> Option<Evidence> {
    let before = (date.from.saturating_sub(BEFORE)..date.from)
        .rev()
        .take_while(|&at| !ends_clause(text, at));
    let after = (date.to..date.to + AFTER).take_while(|&at| !ends_clause(text, at));
    let (mut strong, mut weak, mut care, mut planned) = (false, false, false, false);
    let (mut named, mut family) = (false, false);
    for at in before.chain(after) {
        let Some(token) = text.token(at).filter(|token| token.is_word()) else {
            continue;
        };
        if text.is_one_of(at, OTHER) && at + 7 > date.from && at < date.to + 5 {
            return None;
        }
        if text.is_one_of(at, WEAK) {
            weak = true;
        } else if says_event(text, at) {
            strong = true;
        }
        planned |= text.is_one_of(at, PLANNED);
        care |= token.lists.any(CARE);
        named |= token.lists.any(Lists::FIRST_NAME.or(Lists::RELATION))
            && !token.lists.any(Lists::FUNCTION.or(Lists::COMMON));
        family |= token.is_capital()
            && token.lists.any(Lists::SURNAME)
            && !token
                .lists
                .any(Lists::FUNCTION.or(Lists::COMMON).or(Lists::PLACE))
            && !text.begins_sentence(at);
    }
    let before_is = |back: usize, words: Words| {
        date.from
            .checked_sub(back)
            .is_some_and(|before| text.is_one_of(before, words))
    };
    // `sinds`, `dd`, `d.d.`
    // `2 dd 1-2`: twice a day one or two.
    let dose = date.year.is_none()
        && before_is(1, words!["dd"])
        && date
            .from
            .checked_sub(2)
            .and_then(|at| text.token(at))
            .is_some_and(|times| times.class == Class::Number);
    if dose {
        return None;
    }
    let since = before_is(1, words!["sinds", "dd"])
        || (before_is(2, words!["d"]) && before_is(4, words!["d"]));
    // A whole date in digits is how records write one.
    let record = date.form == Form::Digits && date.year_digits == 4;
    let event = strong || (care && (weak || since)) || (since && named);
    let died = (date.from.saturating_sub(3)..date.from).any(|at| text.says(at) == "†");
    let beside = (date.from.saturating_sub(3)..date.from).any(|at| says_event(text, at));
    // A year of long ago is more often one of birth.
    let birth_year = !beside && date.year.is_some_and(|year| (1900..2010).contains(&year));
    if died || event && !planned && !birth_year {
        Some(weights::EVENT_WORD)
    } else {
        // `On 18 Feb 2025 at 08:12 Ann wrote`
        let sent = text.is_one_of(date.to, words!["at"]);
        (!sent
            && (((event || (care && record)) && !planned)
                || family
                || is_about_somebody(text, date.from, date.to)))
        .then_some(weights::SOMEBODY_BESIDE)
    }
}

/// Words of a patient's case.
const CARE: Lists = Lists::PATIENT
    .or(Lists::TITLE)
    .or(Lists::DIAGNOSIS)
    .or(Lists::MENTAL_HEALTH)
    .or(Lists::PROCEDURE)
    .or(Lists::HEALTH_WORD)
    .or(Lists::RARE);

/// A sentence's end or a line's end; dots of abbreviations (`d.d.`) end nothing.
fn ends_clause(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_none_or(|token| match token.class {
        Class::Break | Class::Mark(b'?' | b'!' | b';') => true,
        Class::Mark(b'.') => {
            let abbreviated = at
                .checked_sub(1)
                .and_then(|before| text.token(before))
                .is_some_and(|word| word.span.len() <= 3);
            !abbreviated && text.token(at + 1).is_none_or(|next| !next.glued)
        }
        _ => false,
    })
}

/// The first day of `2 tot en met 11 februari`, in bytes.
fn range_start(text: &Text<'_>, date: &Date) -> Option<usize> {
    let to = date.from.checked_sub(1)?;
    let first = if text.is_one_of(to, words!["met"]) {
        // `tot en met`, `t/m` reads as three tokens as well.
        to.checked_sub(3)?
    } else if text.is_one_of(to, words!["tot"]) {
        to.checked_sub(1)?
    } else if text.is_one_of(to, words!["m"]) {
        to.checked_sub(3)?
    } else {
        return None;
    };
    text.token(first)
        .filter(|day| day.class == Class::Number && day.span.len() <= 2)
        .filter(|_| {
            date.form == Form::Named && !text.before(first, 1).is_some_and(|b| b.is_mark(b'-'))
        })
        .map(|day| day.span.start)
}

/// What a date with its clock at the head of a line is.
#[derive(PartialEq)]
enum Stamp {
    /// None.
    None,
    /// `[zo 16-3 10:02] Lut: …`, `2025-03-02 07:58:14 INFO …`: a line of an app or a log.
    Line,
    /// `12-03-2026 19:41 - Marga: …`: a line of an exported chat.
    Talk,
}

fn stamp(text: &Text<'_>, date: &Date) -> Stamp {
    let is_mark = |at: usize, mark: u8| text.token(at).is_some_and(|token| token.is_mark(mark));
    let is_number = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.class == Class::Number)
    };
    let at = date.to + usize::from(is_mark(date.to, b','));
    let clock = is_number(at) && is_mark(at + 1, b':') && is_number(at + 2);
    let day = usize::from(date.from > 0 && text.is_one_of(date.from - 1, DAYS));
    let opens = text.before(date.from, 1 + day);
    let begins = opens.is_none_or(|token| token.class == Class::Break);
    let bracket = opens.is_some_and(|token| token.is_mark(b'['));
    if date.form != Form::Digits || !clock {
        Stamp::None
    } else if begins && is_mark(at + 3, b'-') || bracket && day == 0 && is_mark(at + 3, b']') {
        Stamp::Talk
    } else if begins || bracket || is_mark(at + 3, b':') {
        Stamp::Line
    } else {
        Stamp::None
    }
}

/// Days of the week as lines are stamped with them.
const DAYS: Words = words!["ma", "di", "wo", "do", "vr", "za", "zo"];
