//! Numbers that an insurer gives: of a policy, a relation, a customer, the insured. They differ by insurer, so only
//! beside their label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::labels;
use crate::role::Role;
use crate::text::Text;
use crate::value::{Rule, is_digit_in_words};

const RULE: Rule = Rule {
    labels: labels! {
        words: ["polis", "zorgpas", "zorgpolis", "polisblad"],
        subjects: [
            "verz", "relatie", "zorgpas", "klant", "lid", "aansluiting", "aansluitings", "lidmaatschaps",
            "policy", "pol", "insurance", "member", "schade", "claim", "claims", "mutualiteit",
            "mutualiteits", "ziekenfonds",
        ],
        roots: "polis verzekerd verzekerde verzekering verzekerings klant relatie lidmaatschap zorgpas",
    },
    direct: labels! {
        words: [
            "vgz", "cz", "menzis", "onvz", "dsw", "fbto", "unive", "ohra", "kruis", "achmea", "aevitae",
            "caresco", "salland", "interpolis", "anderzorg", "izz", "iza", "promovendum", "zekur",
            "solidaris", "helan", "asr", "mutualiteit", "rechtsbijstand", "aov", "ditzo", "zekerheid", "bewuzt", "ethias", "partenamut",
        ],
        subjects: [],
        nouns: "polis polissen verzekering verzekerd verzekerde schadegeval schadedossier",
    },
    digits: (5, 14),
};

pub(super) static KIND: Kind = Kind {
    id: "policy-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "polisnr «123456789» dekt de kroon",
        "verzekerdennummer: «000 123 456 78»",
        "klantnr: «K555141»",
        "Relatienummer «26999725», declaratie afgewezen",
        "polis «AV388064», tegenpartij onbekend",
        "zorgpas nummer «9081097887»",
        "Polisblad «7004-88-31902», ongevallenpolis («AOV-5520817-B»)",
        "VERZ.NR «1004471298», verzekering: VGZ «1190448201»",
        "lidnummer mutualiteit «109/4471820/33»",
        "factuur naar «CZ-29115507», polis «NH-9938271-k», schadegeval «ET.2025.771.3340»",
        "twee polissen: «0099.31.8» (VGZ)",
        "naam\tpolis\nU. Haex\t«8840213376»",
        "voorletters, naam, polisnr\nJ.M. Wezel,«339201774»\nP. Smit,«339488120»",
        "Haar aansluitingsnummer bij het fonds is «4471 902 883».",
    ],
    near_misses: proof![
        "polisvoorwaarden 2026",
        "UZOVI van VGZ 7095, premie CZ 150,25",
        "De verzekering kost 1250 euro, 12000 mensen stapten over.",
        "klantvraag 3 uit 12000",
        "Is relatienummer hetzelfde als klantnummer?",
        "polisnr onbekend, bel 0612345678",
        "Polisnummer staat op factuur 2026001234.",
        "polis van 12-3-2026",
        "klantnr 0612345678",
        "Klantnummer bellen: 0612345678",
    ],
    starts: &[Starts::Digits(4), Starts::Word(is_digit_in_words)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    RULE.propose(&KIND, text, at, proposals);
}
