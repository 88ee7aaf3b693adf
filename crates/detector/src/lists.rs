//! The word lists of `lexicons/nl`, one bit each. The build script includes this file, so a list is
//! added by its file and its line here.

/// File stems, in the order of their bits.
pub(crate) const LISTS: &[&str] = &[
    "first-names",
    "first-names-frequent",
    "surnames",
    "surnames-frequent",
    "common-words",
    "function-words",
    "places",
    "large-cities",
    "titles",
    "professional-titles",
    "relations",
    "patient-words",
    "roles",
    "eponyms",
    "institutions",
    "institution-words",
    "brands",
    "public-figures",
    "medicines",
    "diagnoses",
    "mental-health",
    "procedures",
    "measures",
    "health-words",
    "record-style",
    "care-law",
    "special-category",
    "criminal",
    "rare-conditions",
    "classification",
    "business-words",
    "staff-words",
    "system-words",
    "fiction-words",
    "month-names",
    "street-suffixes",
    "professions-rare",
    "proper-nouns",
    "name-like-words",
    "name-cues",
    "name-prefixes",
    "name-prefixes-weak",
    "world-places",
];

/// Set on words that begin a term of several words.
pub(crate) const PHRASE_BIT: u32 = 63;

/// Bits of a hash that pick a term's bucket in the table of all lists.
pub(crate) const BUCKET_BITS: u32 = 14;
/// Bits of a hash that tell the terms of a bucket apart; the table keeps them beside the number of the term's set, in
/// sixteen bits together.
pub(crate) const PRINT_BITS: u32 = 12;
/// Bits of the number of a block's first term; above them stands how many terms before it have a rare set.
pub(crate) const FIRST_BITS: u32 = 17;
/// Buckets in a block, of which the first term is known.
pub(crate) const BLOCK: usize = 16;
