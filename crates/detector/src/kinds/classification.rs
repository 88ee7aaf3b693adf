//! Classification markings: `VERTROUWELIJK`, `alleen voor intern gebruik`, `TLP:AMBER`.
//!
//! Only where a marking stands: at the head of a line, in capitals, after `classificatie:` or `dit stuk is`. A
//! question about confidential information is no marking.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::value::ends_in;
use crate::weights;
use crate::word::{Words, words};

const LABELS: Words = words![
    "classificatie",
    "rubricering",
    "vertrouwelijkheid",
    "status",
    "tlp",
    "label",
];
const DOCUMENTS: Words = words![
    "document",
    "stuk",
    "notitie",
    "mail",
    "bericht",
    "rapport",
    "memo",
    "concept",
    "brief",
    "contract",
    "offerte",
    "plan",
    "bijlage",
    "verslag",
    "informatie",
    "dit",
    "het",
];

pub(super) static KIND: Kind = Kind {
    id: "classification",
    category: Category::Business,
    replaceable: false,
    role: Role::Business,
    examples: proof![
        "«VERTROUWELIJK» - jaarplan",
        "«Strikt vertrouwelijk»: vat dit samen",
        "Dit document is «vertrouwelijk». Vat het samen.",
        "Classificatie: «geheim»",
        "Deze mail is «vertrouwelijk en uitsluitend bestemd voor de geadresseerde».",
        "Op het blad staat rubricering «Intern»; de rest niet.",
        "Mededeling C2 - «intern» over het tekort",
        "Het stuk is aangemerkt als «vertrouwelijk».",
        "Hij wil het als «intern gebruik» bestempelen.",
        "een «bestuursvertrouwelijk» stuk",
        "Dit is een «vertrouwelijk» document.",
        "«INTERN»\nNotulen",
        "Nota: «Bedrijfsvertrouwelijk» - prijzen",
        "Op het kaftje staat «STRENG GEHEIM».",
        "kop: «TLP:AMBER+STRICT», kwetsbaarheid",
        "«niet verspreiden» a.u.b., dit is een klad",
        "Notitie: «vertrouwelijk», niet op de website",
    ],
    near_misses: proof![
        "Hoe ga ik om met vertrouwelijke informatie?",
        "Alles wat je zegt blijft vertrouwelijk tussen ons.",
        "Is dit gesprek vertrouwelijk?",
        "een concept voor een brief",
        "top\nniet doorsturen he",
        "de afdeling interne geneeskunde",
        "Intern: 4411, extern via de balie",
        "het medisch geheim en het beroepsgeheim",
        "Ik zie dit als vertrouwelijk gesprek.",
        "De status is intern te zien.",
        "dat is streng geheim hoor",
        "Hoe bestempel je een stuk als vertrouwelijk?",
        "Dit bericht is alleen bestemd voor de geadresseerde.",
    ],
    starts: &[Starts::Listed(Lists::CLASSIFICATION)],
    propose,
};

/// Whether the sentence that goes on at `at` is a question.
fn asks(text: &Text<'_>, at: usize) -> bool {
    (at..)
        .map_while(|next| text.token(next))
        .find(|token| matches!(token.class, Class::Break | Class::Mark(b'.' | b'?' | b'!')))
        .is_some_and(|end| end.is_mark(b'?'))
}

fn is_before(text: &Text<'_>, at: usize, count: usize, words: Words) -> bool {
    at.checked_sub(count)
        .is_some_and(|before| text.is_one_of(before, words))
}

/// Whether the words round the term that begins at `at` say that it is a marking.
fn is_labelled(text: &Text<'_>, at: usize, to: usize, begins_line: bool) -> bool {
    let back = |count: usize, words: Words| is_before(text, at, count, words);
    let colon = text
        .before(at, 1)
        .is_some_and(|before| before.is_mark(b':'));
    let dash = usize::from(
        text.before(at, 1)
            .is_some_and(|before| before.is_mark(b'-')),
    );
    // `C2 - intern`
    let level = text
        .before(at, 1 + dash)
        .is_some_and(|level| level.class == Class::Number && level.glued && level.span.len() == 1)
        && back(2 + dash, words!["c", "v", "bbn", "niveau", "klasse"]);
    // `rubricering Intern`, `aangemerkt als vertrouwelijk`, `als intern gebruik bestempelen`
    let marked_as = !asks(text, to)
        && back(1, words!["als"])
        && ((at.saturating_sub(6)..at).chain(to..to + 2)).any(|word| {
            [
                "bestempel",
                "aangemerkt",
                "aanmerk",
                "gemarkeerd",
                "markeer",
                "gelabeld",
                "geclassificeerd",
                "gerubriceerd",
            ]
            .iter()
            .any(|head| text.says(word).starts_with(head))
        });
    (colon || !begins_line) && back(1 + usize::from(colon), LABELS)
        // `Document: vertrouwelijk`
        || colon && back(2, words!["document", "stuk", "notitie", "memo", "rapport"])
        || back(1, words!["stempel", "rubriek", "predicaat"])
        || level
        || marked_as
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let (Some(to), Some(token)) = (text.listed(at, Lists::CLASSIFICATION), text.token(at)) else {
        return;
    };
    // `TLP:AMBER+STRICT`
    let strict = text
        .token(to)
        .is_some_and(|plus| plus.is_mark(b'+') && plus.glued)
        && text.is_one_of(to + 1, words!["strict"]);
    let to = if strict { to + 2 } else { to };
    let Some(span) = text.span(at, to) else {
        return;
    };
    let begins_line = at == 0
        || text
            .before(at, 1)
            .is_some_and(|before| before.class == Class::Break);
    let ends = text.token(to).is_none_or(|next| {
        matches!(
            next.class,
            Class::Break | Class::Mark(b':' | b'-' | b'.' | b'|' | b')' | b'!')
        )
    });
    // The small print under every mail is no marking by itself.
    if text.is_one_of(at + 1, words!["bestemd"]) && text.is_one_of(to - 1, words!["geadresseerde"])
    {
        return;
    }
    // `vertrouwelijk en uitsluitend bestemd voor de geadresseerde`
    let joined = text
        .is_one_of(to, words!["en"])
        .then(|| text.listed(to + 1, Lists::CLASSIFICATION))
        .flatten();
    let span = joined.and_then(|to| text.span(at, to)).unwrap_or(span);
    // The label is in the list with its values: the value alone is the marking.
    if text.is_one_of(at, LABELS) && text.token(to).is_none_or(|next| next.is_mark(b':')) {
        return;
    }
    let capitals = token.shape == Shape::Upper && token.span.len() > 4;
    let back = |count: usize, words: Words| is_before(text, at, count, words);
    let colon = text
        .before(at, 1)
        .is_some_and(|before| before.is_mark(b':'));
    let labelled = is_labelled(text, at, to, begins_line);
    // A word that means something else as well.
    let lone =
        capitals && begins_line && text.token(to).is_none_or(|next| next.class == Class::Break);
    if text.is_one_of(at, words!["intern"]) && to == at + 1 && !labelled && !lone {
        return;
    }
    let stated = text
        .token(to)
        .is_none_or(|next| !next.is_word() || next.lists.any(Lists::FUNCTION))
        && back(1, words!["is", "zijn"])
        && back(2, DOCUMENTS)
        && text.token(to).is_some_and(|next| !next.is_mark(b'?'));
    // Several words that hardly anybody uses but to mark: `niet verspreiden`, `TLP:AMBER`.
    // `niet doorsturen he` is talk, `niet doorsturen!` may be a marking.
    let please = text.is_one_of(to, words!["aub", "svp"])
        || text
            .token(to + 1)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
    let talk =
        text.is_one_of(at, words!["niet"]) && text.token(to).is_some_and(Token::is_word) && !please;
    let other = talk
        || text.is_one_of(at, words!["intern", "interne", "geheim", "het"])
        || text.is_one_of(to - 1, words!["geheim"]);
    // `bestuursvertrouwelijk` is said of papers only; `Let op: Vertrouwelijk`
    let compound = token.span.len() > "vertrouwelijk".len()
        && ends_in(text.says(at), &["vertrouwelijk"])
        && !asks(text, to);
    // `Dit is een vertrouwelijk document`
    let said_of = back(1, words!["een"])
        && back(2, words!["is", "betreft"])
        && text.is_one_of(
            to,
            words!["document", "stuk", "rapport", "memo", "notitie", "bericht"],
        )
        && !asks(text, to);
    let headed = colon && token.is_capital() && ends;
    let phrase = to > at + 1 && !other && !asks(text, to);
    if labelled
        || capitals
        || stated
        || said_of
        || phrase
        || compound
        || headed
        || (begins_line && ends && !asks(text, to))
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::MARKER_PLACE]));
    }
}
