//! Street and house number: a word with a street's ending, the words that belong to it, a number and its addition.
//!
//! Endings as in `lexicons/nl/street-suffixes.txt`. Lower case counts when no article stands before it. A street without
//! such an ending counts after a word of living (`woont op Kerkakkers 3`) and before a postcode.

use crate::candidate::Candidate;
use crate::fold::Folded;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::{self, Lists};
use crate::numeral;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::value::ends_in;
use crate::weights;
use crate::word::{Words, has, hash, words};

const ARTICLES: Words = words![
    "de", "het", "een", "t", "die", "deze", "dat", "dit", "elke", "welke", "geen", "mijn", "zijn",
    "haar", "via",
];
/// Words that make the number before them an amount.
const COUNTED: Words = words![
    "mg",
    "ml",
    "km",
    "meter",
    "m",
    "cm",
    "keer",
    "x",
    "mensen",
    "personen",
    "weken",
    "week",
    "dagen",
    "dag",
    "jaar",
    "maanden",
    "uur",
    "minuten",
    "min",
    "procent",
    "euro",
    "patienten",
    "clienten",
    "bewoners",
    "huizen",
    "woningen",
    "stuks",
    "kilometer",
    "mmol",
    "kinderen",
    "graden",
    "punten",
];
const ADDITIONS: Words = words![
    "bis", "hs", "huis", "rood", "zw", "wit", "boven", "ii", "iii", "iv", "i",
];
const PREFIXES: Words = words!["van", "de", "der", "den", "ten", "ter", "het", "t", "la"];
/// Words of a street's name before its last one.
const STREET_WORDS: Words = words![
    "nieuwe",
    "oude",
    "lange",
    "korte",
    "grote",
    "kleine",
    "hoge",
    "lage",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "sint",
    "st",
    "prins",
    "prinses",
    "koning",
    "koningin",
    "graaf",
    "noorder",
    "zuider",
    "ooster",
    "wester",
    "binnen",
    "buiten",
    "groene",
    "laatste",
    "achter",
    "voor",
    "burg",
    "markt",
    "president",
    "generaal",
    "kapitein",
    "pastoor",
    "mgr",
    "monseigneur",
];
/// A street's name has at most this many words before its last one.
const NAME_WORDS: usize = 4;
/// The shortest ending (`ln`, only as a word of its own) and the longest (`plantsoen`, `boulevard`), in bytes.
const ENDINGS: std::ops::RangeInclusive<usize> = 2..=10;

pub(super) static KIND: Kind = Kind {
    id: "street-address",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "Ze woont op de «Dorpsstraat 12a».",
        "adres: «Burgemeester de Vlugtlaan 125-2», Amsterdam",
        "«kerkstraat 5» in utrecht",
        "«Plein 1944 nr 3-hs»",
        "naar de «Jan van Galenstraat 335»",
        "wonende «Kerkstraat 12 bus 3», 2800 Mechelen",
        "woont aan «Kerkakkers 3»",
        "adres: «Skoallestrjitte 27»",
        "«Haveneind 3», 1779 GS Den Oever",
        "patiënte woont aan de «molenweg zeventien» in heeze",
        "van «'t Zand 5» naar huis",
        "bij «K. Doormanlaan 88 huis»",
        "«Dorpsstraat 12-14» staat leeg",
        "adres: «De Ruwaard 12», Oss",
        "«Rue de la Loi 16», 1000 Brussel",
        "«Sint-Jansstraat 12/3»",
        "«Achter de Kerk 9», 4511 GE Breskens",
        "was thuis, «hugo de vrieslaan 243» te oss",
        "ophalen bij de «singel 9», naar het bad",
        "bezoek «Rijksweg-Noord 77» gepland",
        "het adres van de cliënt het is de «julianalaan zevenenveertig bis» postcode",
        "ze wonen achteraf aan de «vaart zuidzijde honderdtwaalf»",
        "ik woon «laan van meerdervoort tweehonderd dertig» en",
        "ze woont alleen op de «oude dijk acht» in oss",
        "«Laan van Meerdervoort 12»",
        "Mevrouw Jansen\n«Lupine 9»\n3434 AB Nieuwegein",
        "zij woont «Amerikalei 14», Antwerpen",
        "geb. 12-3-1958, «Dorpsweg 4», Oss",
    ],
    near_misses: proof![
        "in de straat 3 mensen",
        "via de zorgweg 2",
        "Maximaal 12 stuks",
        "de luchtweg 2 keer",
        "Dorpsstraat is mooi",
        "(De Vries & Bakker, 2018)",
        "woont op kamer 12",
        "woont op Kamer 3",
        "zij woont in Utrecht 3 jaar",
        "de dorpsstraat twee huizen verder",
        "4. Huis van de Wijk 5. Rondvraag",
        "Wie woont in Pand 3?",
        "bezoek aan Zaal 3, 5051 AB Goirle",
        "MTA 3, Koedam 1; beeld van dementie",
        "woont in de wijk 3 of 4",
        "allerlei 3 soorten",
        "Het hof van Twente 2024",
        "de oude weg 3 keer op en neer",
        "Zij woont alleen, acht maanden nu.",
    ],
    starts: &[Starts::Digits(1), Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, said: &str) -> bool {
    is_number_in_words(token, said)
}

fn propose(text: &Text<'_>, number: usize, proposals: &mut Vec<Candidate>) {
    if text.token(number).is_some_and(Token::is_word) && !is_spelt_number(text, number) {
        return;
    }
    let Some(at) = street_before(text, number) else {
        return;
    };
    let Some(word) = text.token(at) else { return };
    let spelt = text.token(number).is_some_and(Token::is_word);
    let said = text.says(at);
    // `laan van meerdervoort`
    let lane = lane_of(text, at).filter(|&lane| {
        text.token(lane).is_some_and(Token::is_capital) || is_cued(text, lane, true)
    });
    let first = lane.unwrap_or_else(|| name_start(text, at));
    let cued = is_cued(text, first, true);
    // `Hoge Ham 88`: no ending, but a word before it that street names begin with.
    let old = word.is_capital()
        && first < at
        && (text.is_one_of(first, STREET_WORDS) && first + 1 == at
            || street_ending(text.says(first)) == Some(false));
    let Some(named) = street_ending(said).or((old || lane.is_some()).then_some(true)) else {
        if !spelt {
            propose_without_ending(text, at, number, proposals);
        }
        return;
    };
    // `Bakker, 2018`: a reference; `Emmy Brouwershaven, 66`: a name and an age.
    let comma = text.token(at + 1).is_some_and(|mark| mark.is_mark(b','));
    let other = comma
        && (text.says(number).len() == 4
            || first < at && text.lists(first).any(Lists::FIRST_NAME)
            || word.lists.any(Lists::SURNAME));
    if other && !is_before_postcode(text, number) {
        return;
    }
    // A bare `straat` or `plein` is a street only when a name goes with it.
    let capital_inside = word.shape == Shape::Capital && !text.begins_sentence(at);
    let bare_wijk = text.is_one_of(at, words!["wijk"]);
    // `Fazekas 2, Koedam 1`: scores.
    let listed = !cued
        && text.says(number).len() == 1
        && text
            .before(first, 1)
            .is_some_and(|mark| matches!(mark.class, Class::Mark(b',' | b';')))
        && text
            .before(first, 2)
            .is_some_and(|score| score.class == Class::Number && score.span.len() <= 2)
        && first.checked_sub(3).is_some_and(|other| {
            text.token(other).is_some_and(Token::is_capital)
                && street_ending(text.says(other)).is_none()
        });
    if listed && !is_before_postcode(text, number)
        // `Amerikalei 3`, `allerlei 3`
        || word.shape == Shape::Lower && ends_in(said, &["lei"])
    {
        return;
    }
    let sided = text.is_one_of(number - 1, SIDES);
    let is_name = named
        || first < at
        || (cued || sided) && !bare_wijk
        || (capital_inside && !bare_wijk)
        || is_square_with_year(text, at);
    if !is_name {
        return;
    }
    let Some(end) = house_number_end(text, number) else {
        return;
    };
    let capital = text
        .token(first)
        .is_some_and(|token| token.shape != Shape::Lower);
    if spelt && !cued {
        return;
    }
    let article = first
        .checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, ARTICLES));
    proposals.push(
        Candidate::new(
            &KIND,
            Span::new(
                text.token(first).map_or(word.span.start, |t| t.span.start),
                end,
            ),
            &[weights::STREET_NAME, weights::HOUSE_NUMBER],
        )
        .when(capital || first < at, weights::STREET_CAPITAL)
        .when(cued, weights::ADDRESS_WORD)
        .when(article && !capital, weights::ARTICLE_BEFORE)
        .when(
            word.lists.any(Lists::COMMON.or(Lists::FUNCTION)) && !capital,
            weights::ALSO_A_WORD,
        ),
    );
}

/// The last word of the street when the number at `number` may be its house number.
fn street_before(text: &Text<'_>, number: usize) -> Option<usize> {
    text.token(number)
        .filter(|token| (token.span.len() <= 5 || token.is_word()) && !token.glued)?;
    let mut at = number.checked_sub(1)?;
    // `nr. 3`, `Beatrixstr. 44`, `Dorpsstraat, 12`
    for _ in 0..3 {
        let joint = text
            .token(at)
            .is_some_and(|token| token.is_mark(b',') || (token.is_mark(b'.') && token.glued));
        if !joint && !text.is_one_of(at, words!["nr", "nummer", "no"]) {
            break;
        }
        at = at.checked_sub(1)?;
    }
    // `Plein 1944 nr 3`
    if let Some(square) = at
        .checked_sub(1)
        .filter(|&square| is_square_with_year(text, square))
    {
        at = square;
    }
    // `Europaweg-Noord 77`
    if text.is_one_of(at, SIDES) {
        let hyphen = usize::from(text.before(at, 1).is_some_and(|mark| mark.is_mark(b'-')));
        if let Some(street) = at
            .checked_sub(1 + hyphen)
            .filter(|&street| street_ending(text.says(street)).is_some())
        {
            return Some(street);
        }
    }
    // A dot ends a sentence unless the ending is an abbreviation.
    let dotted = text.token(at + 1).is_some_and(|dot| dot.is_mark(b'.'));
    text.token(at)
        .filter(|word| word.is_word() && (!dotted || street_ending(text.says(at)).is_some()))
        .map(|_| at)
}

/// The word such as `laan` or `hof` from which the street's name goes on with `van` or the like to the word at `at`.
fn lane_of(text: &Text<'_>, at: usize) -> Option<usize> {
    let lane = (at.saturating_sub(NAME_WORDS)..at)
        .rev()
        .find(|&before| !text.is_one_of(before, PREFIXES))?;
    (lane + 1 < at
        && text.is_one_of(lane + 1, words!["van", "der", "ter", "ten"])
        && street_ending(text.says(lane)) == Some(false))
    .then_some(lane)
}

/// `Plein 1944 nr 3`: the year belongs to the name.
fn is_square_with_year(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, words!["plein"])
        && text
            .token(at + 1)
            .is_some_and(|year| year.class == Class::Number && year.span.len() == 4)
        && (text.is_one_of(at + 2, words!["nr", "nummer"])
            || text
                .token(at + 2)
                .is_some_and(|token| token.class == Class::Number))
}

/// Whether the last three letters are those of some ending; shorter endings are words of their own.
fn may_end_as_a_street(word: &str) -> bool {
    #[expect(
        clippy::unreadable_literal,
        reason = "sets of bits, written by the build script"
    )]
    static TAILS: [u32; 676] = include!(concat!(env!("OUT_DIR"), "/street_tails.rs"));
    let [.., first, second, last] = word.as_bytes() else {
        return word.len() == 2;
    };
    let place = |letter: u8| usize::from(letter.to_ascii_lowercase().wrapping_sub(b'a'));
    place(*last) < 26
        && place(*second) < 26
        && TAILS
            .get(place(*first) * 26 + place(*second))
            .is_some_and(|last_letters| last_letters >> place(*last) & 1 == 1)
}

/// Whether `word` has a street's ending: `Some(true)` with a name before it, `Some(false)` when it is nothing else.
fn street_ending(word: &str) -> Option<bool> {
    if !may_end_as_a_street(word) {
        return None;
    }
    let folded = Folded::new(word)?;
    let folded = folded.as_str();
    ENDINGS
        .rev()
        .filter_map(|length| folded.get(folded.len().checked_sub(length)?..))
        // Two letters (`Ln.`) are an ending only by themselves.
        .filter(|ending| ending.len() > 2 || ending.len() == folded.len())
        .find(|ending| lexicon::find(hash(ending.as_bytes())).any(Lists::STREET_SUFFIX))
        .map(|ending| ending.len() < folded.len())
}

/// A house number in words: `molenweg zeventien`. Not `een`, which is an article.
fn is_spelt_number(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.is_word() && is_number_in_words(token, text.says(at)))
}

fn is_number_in_words(token: &Token, said: &str) -> bool {
    let units = words![
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien"
    ];
    // `tweehonderd dertig`, `tweehonderdtien`
    let hundreds = || {
        said.split_once("honderd").is_some_and(|(head, rest)| {
            (head.is_empty() || numeral::read(head).is_some_and(|head| head < 10))
                && (rest.is_empty() || numeral::read(rest).is_some())
        })
    };
    has(units, token.word)
        || (said.ends_with("tig") && numeral::read(said).is_some())
        || (said.len() >= 7
            && matches!(
                said.as_bytes().first(),
                Some(b'h' | b't' | b'd' | b'v' | b'z' | b'a' | b'n')
            )
            && hundreds())
}

/// Words after which an address follows.
const ADDRESS_WORDS: Words = words![
    "adres",
    "woonadres",
    "huisadres",
    "bezoekadres",
    "postadres",
    "verblijfadres",
    "adresgegevens",
    "woon",
    "wonen",
    "woonden",
    "gewoond",
    "verblijft",
    "logeert",
    "thuisadres",
    "adr",
    "ophalen",
    "ophaaladres",
    "afleveradres",
    "bezorgadres",
    "factuuradres",
    "woont",
    "woonde",
    "wonend",
    "wonende",
    "woonachtig",
    "verhuisd",
    "verhuist",
    "ingeschreven",
    "wohnhaft",
];
/// Words between such a word and the street.
const TO_STREET: Words = words![
    "op",
    "aan",
    "de",
    "het",
    "naar",
    "is",
    "nu",
    "clt",
    "client",
    "clienten",
    "pt",
    "patient",
    "te",
    "nieuw",
    "van",
    "alleen",
    "bij",
    "samen",
    "nog",
    "steeds",
    "zelfstandig",
    "ook",
    "tijdelijk",
    "momenteel",
    "achteraf",
];
/// Sides and quarters that follow a street's name.
const SIDES: Words = words![
    "noord",
    "zuid",
    "oost",
    "west",
    "noordzijde",
    "zuidzijde",
    "oostzijde",
    "westzijde",
    "nz",
    "zz",
    "oz",
    "wz",
    "noordkant",
    "zuidkant",
    "oostkant",
    "westkant",
];
/// Numbered things that are no street.
const NUMBERED: Words = words![
    "kamer",
    "appartement",
    "afdeling",
    "unit",
    "bed",
    "etage",
    "verdieping",
    "gang",
    "huis",
    "woning",
    "groep",
    "team",
    "nummer",
    "postbus",
    "flat",
    "gebouw",
    "blok",
    "lijn",
    "bus",
    "nr",
    "box",
    "zaal",
    "lokaal",
    "station",
    "pand",
    "hal",
    "poort",
    "spreekkamer",
    "balie",
    "loket",
    "perron",
    "ruimte",
    "sectie",
    "locatie",
    "verdiepingen",
    "route",
];

/// `woont aan Kerkakkers 3`, `Haveneind 3, 1779 GS`
fn propose_without_ending(
    text: &Text<'_>,
    at: usize,
    number: usize,
    proposals: &mut Vec<Candidate>,
) {
    let Some(word) = text
        .token(at)
        .filter(|word| word.is_capital() && !text.goes_on(at) && at + 1 == number)
    else {
        return;
    };
    // `Rue de la Loi 16`
    let french = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&before| {
            text.token(before)
                .is_some_and(|token| token.is_word() || token.is_mark(b'\'') || token.is_mark(b'-'))
        })
        .find(|&before| {
            text.token(before).is_some_and(Token::is_capital)
                && text.is_one_of(
                    before,
                    words![
                        "rue",
                        "avenue",
                        "chaussee",
                        "boulevard",
                        "quai",
                        "clos",
                        "dreve",
                        "chemin",
                        "impasse",
                        "ruelle",
                        "sentier",
                        "square"
                    ],
                )
        });
    if text.token(number).is_none_or(|token| token.span.len() > 4)
        || text.is_one_of(at, NUMBERED)
        || french.is_none()
            && !is_before_postcode(text, number)
            && word.lists.any(
                Lists::FUNCTION
                    .or(Lists::PLACE)
                    .or(Lists::TITLE)
                    .or(Lists::MEDICINE)
                    .or(Lists::MONTH)
                    .or(Lists::INSTITUTION_WORD)
                    .or(Lists::HEALTH_WORD)
                    .or(Lists::MEASURE),
            )
        || text.is_one_of(number + 1, AFTER_AMOUNT)
    {
        return;
    }
    let mut first = at;
    while first > 0
        && at - first < NAME_WORDS
        && text.token(first - 1).is_some_and(|before| {
            before.is_capital() && !before.lists.any(Lists::FUNCTION)
                || text.is_one_of(first - 1, PREFIXES) && before.is_capital()
        })
    {
        first -= 1;
    }
    // `Achter de Kerk 9, 4511 GE`
    let inside = first >= 2
        && text.is_one_of(first - 1, words!["de", "het", "den", "der", "t"])
        && text.token(first - 2).is_some_and(Token::is_capital);
    let before_postcode = is_before_postcode(text, number);
    if inside && before_postcode {
        first -= 2;
    }
    let first = french.unwrap_or(first);
    let cued = french.is_some() || is_cued(text, first, false);
    let postcode = before_postcode;
    let (Some(start), Some(end)) = (text.token(first), house_number_end(text, number)) else {
        return;
    };
    if cued || postcode {
        proposals.push(
            Candidate::new(
                &KIND,
                Span::new(start.span.start, end),
                &[weights::HOUSE_NUMBER],
            )
            .when(cued, weights::ADDRESS_WORD)
            .when(french.is_some(), weights::STREET_CAPITAL)
            .when(postcode, weights::POSTCODE_AFTER),
        );
    }
}

/// Whether a word of living or of addresses leads to the street that begins at `first`.
fn is_cued(text: &Text<'_>, first: usize, past_places: bool) -> bool {
    (0..first)
        .rev()
        .take(10)
        .find(|&before| {
            text.token(before).is_some_and(|token| {
                !matches!(token.class, Class::Break | Class::Mark(b':' | b','))
                    && !(past_places
                        && (token.is_mark(b'-')
                            || token.lists.any(Lists::PLACE)
                            || text.is_one_of(before, words!["in"])))
            }) && !text.is_one_of(before, TO_STREET)
        })
        .is_some_and(|cue| text.is_one_of(cue, ADDRESS_WORDS))
}

/// Units that a house number does not have, beside those of [`COUNTED`].
const AFTER_AMOUNT: Words = words![
    "jr", "j", "u", "h", "jarige", "euro", "pagina", "jan", "feb"
];

/// Whether a postcode follows the house number within two marks and an addition.
pub(super) fn is_before_postcode(text: &Text<'_>, number: usize) -> bool {
    (number + 1..number + 5).any(|at| {
        text.token(at)
            .is_some_and(|digits| digits.class == Class::Number && digits.span.len() == 4)
            && text.token(at + 1).is_some_and(|pair| {
                pair.is_word()
                    && pair.span.len() == 2
                    && !pair.lists.any(Lists::FUNCTION.or(Lists::MEASURE))
                    && (pair.shape == Shape::Upper
                        || text.token(at - 1).is_some_and(|mark| mark.is_mark(b',')))
            })
    })
}

/// The first word of the street's name: titles, first names, prefixes and words such as `Nieuwe` before its last one.
fn name_start(text: &Text<'_>, at: usize) -> usize {
    let mut first = at;
    // `Wi1genlaan`, as a scanner reads it.
    while first >= 2
        && [first, first - 1]
            .iter()
            .all(|&part| text.token(part).is_some_and(|token| token.glued))
        && text
            .token(first - 1)
            .is_some_and(|digit| digit.class == Class::Number)
        && text.token(first - 2).is_some_and(Token::is_word)
    {
        first -= 2;
    }
    if text
        .token(first)
        .is_none_or(|token| token.shape == Shape::Lower)
    {
        return lower_name_start(text, first);
    }
    let at = first;
    for before in (at.saturating_sub(NAME_WORDS)..at).rev() {
        let Some(token) = text.token(before) else {
            break;
        };
        let named = token.lists.any(
            Lists::FIRST_NAME
                .or(Lists::TITLE)
                .or(Lists::ROLE)
                .or(Lists::RARE_PROFESSION),
        );
        let belongs = token.is_capital()
            && (named
                || text.is_one_of(before, STREET_WORDS)
                || street_ending(text.says(before)) == Some(false));
        let dot = token.is_mark(b'.') && token.glued;
        // `K. Doormanlaan`
        let initial = token.shape == Shape::Upper
            && token.is_word()
            && token.span.len() == 1
            && !token.glued
            && text.token(before + 1).is_some_and(|dot| dot.is_mark(b'.'));
        // `Van der Veldeplein`; before a bare ending as well, unless a sentence begins so: `De Ruwaard 12`.
        let head = token.is_capital()
            && text.is_one_of(before, PREFIXES)
            && (before + 1 < at
                || street_ending(text.says(at)) == Some(false)
                    && (!text.begins_sentence(before)
                        || text
                            .before(before, 1)
                            .is_some_and(|mark| mark.is_mark(b':'))));
        if belongs || head || initial {
            first = before;
        } else if !dot && !text.is_one_of(before, PREFIXES) {
            break;
        }
    }
    // `Sint-Jansstraat`
    while first >= 2
        && [first, first - 1]
            .iter()
            .all(|&part| text.token(part).is_some_and(|token| token.glued))
        && text
            .token(first - 1)
            .is_some_and(|hyphen| hyphen.is_mark(b'-'))
        && text.token(first - 2).is_some_and(Token::is_capital)
    {
        first -= 2;
    }
    // `'t Zand`
    if first >= 2
        && text.is_one_of(first - 1, words!["t", "s"])
        && text
            .token(first - 2)
            .is_some_and(|mark| mark.is_mark(b'\''))
    {
        first -= 2;
    }
    first
}

/// `hugo de grootlaan`, `oude dijk`: in lower case only a first name with a prefix after it, and words of streets.
fn lower_name_start(text: &Text<'_>, at: usize) -> usize {
    let named = (at.saturating_sub(NAME_WORDS)..at)
        .rev()
        .find(|&before| !text.is_one_of(before, PREFIXES))
        .filter(|&name| name + 1 < at && text.lists(name).any(Lists::FIRST_NAME));
    let before = at.saturating_sub(1);
    let old = text.is_one_of(before, STREET_WORDS)
        && !text.lists(before).any(Lists::FUNCTION)
        && street_ending(text.says(at)) == Some(false);
    named.unwrap_or(if old { before } else { at })
}

/// Where the house number with its addition ends, in bytes; `None` when it is an amount.
fn house_number_end(text: &Text<'_>, number: usize) -> Option<usize> {
    let mut next = number + 1;
    // `tweehonderd dertig`
    while text.token(number).is_some_and(Token::is_word) && is_spelt_number(text, next) {
        next += 1;
    }
    let mut end = text.token(next - 1)?.span.end;
    // `12-14`, a range, is an addition as well; `12 bus 3` is Belgian.
    let bus = |at: usize| {
        text.is_one_of(
            at,
            words!["bus", "app", "appt", "apt", "box", "bte", "boite"],
        )
        .then(|| {
            let dot = text
                .token(at + 1)
                .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
            at + 1 + usize::from(dot)
        })
        .and_then(|at| {
            text.token(at).filter(|token| {
                !token.glued
                    && token.span.len() <= 4
                    && (token.class == Class::Number || token.span.len() == 1)
            })
        })
    };
    if let Some(box_number) = bus(next) {
        return Some(box_number.span.end);
    }
    if let Some(box_number) = text
        .token(next)
        .filter(|t| t.is_word() && t.span.len() == 1)
        .and_then(|_| bus(next + 1))
    {
        return Some(box_number.span.end);
    }
    if text.is_one_of(next, COUNTED) {
        return None;
    }
    let Some(after) = text.token(next) else {
        return Some(end);
    };
    let letter = |at: usize| {
        text.token(at)
            .is_some_and(|t| t.is_word() && t.span.len() == 1)
            || text.is_one_of(at, ADDITIONS)
    };
    if letter(next)
        && (after.glued || after.shape == Shape::Upper || text.is_one_of(next, ADDITIONS))
    {
        end = after.span.end;
    } else if matches!(after.class, Class::Mark(b'-' | b'/')) && after.glued {
        if let Some(addition) = text
            .token(next + 1)
            .filter(|t| t.glued && t.span.len() <= 4 && (t.class == Class::Number || t.is_word()))
        {
            end = addition.span.end;
        }
    } else if matches!(after.class, Class::Mark(b'%' | b'.' | b','))
        && after.glued
        && text
            .token(next + 1)
            .is_some_and(|t| t.glued && t.class == Class::Number)
    {
        return None;
    }
    Some(end)
}

/// Whether a word has a street's ending with a name before it.
pub(crate) fn is_street(word: &str) -> bool {
    street_ending(word) == Some(true)
}

/// Whether a street with its number ends shortly before token `at`.
pub(super) fn ends_before(text: &Text<'_>, at: usize) -> bool {
    text.label_reach(at).take(6).any(|before| {
        text.token(before)
            .is_some_and(|token| token.class == Class::Number)
            && before
                .checked_sub(1)
                .is_some_and(|word| street_ending(text.says(word)).is_some())
    })
}
