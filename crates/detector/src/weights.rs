//! The one table of weights: every reason for or against a candidate, in decibans (+10 is ten times likelier).
//!
//! Tuned on `tests/corpus`; rules name a reason, never a number.

use crate::report::Evidence;

/// A candidate is reported from this sum on, in decibans.
pub const THRESHOLD: i16 = 14;

macro_rules! evidence {
    ($($(#[$doc:meta])* $name:ident = $weight:literal, $reason:literal;)*) => {
        $($(#[$doc])* pub(crate) const $name: Evidence = Evidence::new($reason, $weight);)*
    };
}

evidence! {
    // Any kind
    LABEL = 15, "label before it";
    /// On top of the label: of two labels within reach the nearer one names the number.
    LABEL_BESIDE = 12, "nothing but small words between the label and it";
    LABEL_AFTER = 10, "label after it";
    COUNTER_WORD = -10, "a word before it says it is something else";
    SHAPE = 4, "shape";
    /// A shape that hardly anything else has.
    SHARP_SHAPE = 15, "shape that little else has";
    /// An at sign between a name and a domain; a key with its issuer's head.
    UNMISTAKABLE = 40, "form that nothing else has";
    LISTED = 15, "in a word list";
    /// What the organisation names goes before all that is guessed.
    OWN_TERM = 60, "a term of the organisation";
    HEADING = 18, "heading of a record, with its colon or slash";
    WORD_ENDING = 15, "ending of a medicine's name";

    // Numbers
    /// One in eleven numbers passes by luck.
    ELEVEN_TEST = 10, "passes the eleven test";
    /// One in 97 passes by luck, and the country's length fits as well.
    MOD_97 = 20, "passes the check modulo 97";
    /// One in eleven of the numbers with the fixed second digit passes by luck.
    CHECK_DIGIT = 10, "check digit fits";
    /// One in ten passes by luck.
    LUHN = 10, "passes the Luhn check";
    ISSUER = 5, "begins as an issuer's cards do";
    PROFESSION_CODE = 8, "ends in the code of a profession";
    /// One in 170 passes by luck.
    A_NUMBER_RULES = 14, "keeps the rules of administration numbers";
    /// Weaker than a telephone number: `cliënt 0612345678`.
    SUBJECT_BEFORE = 14, "whose number it is stands before it";
    ROOM_AND_BED = 15, "a room and a bed";

    // Dates
    VALID_DATE = 6, "day and month exist";
    BIRTH_YEAR = 8, "year in which a patient may be born";
    AFTER_NAME = 8, "stands after a name";
    EVENT_WORD = 12, "a word beside it says what happened then";
    /// No more than a year of birth weighs, which goes first.
    SOMEBODY_BESIDE = 8, "a person is spoken of beside it";
    DATE_OF_SOMETHING_ELSE = -8, "a word before it says what else happened then";

    // Places
    POSTCODE_SHAPE = 15, "four digits and two capitals";
    LOWER_CASE_POSTCODE = -12, "letters in lower case";
    POSTCODE_UNIT = -12, "the letters are a unit or a word";
    PLACE_BESIDE = 12, "a place beside it";
    STREET_BESIDE = 12, "a street beside it";
    PLACE_WORD_BEFORE = 6, "in, te, uit or naar before it";
    STREET_NAME = 8, "word with a street's ending";
    STREET_CAPITAL = 6, "capital in the street's name";
    ADDRESS_WORD = 12, "a word of living or of addresses before it";
    POSTCODE_AFTER = 12, "a postcode after it";
    HOUSE_NUMBER = 12, "house number after it";
    ORGANISATION_BEFORE = -10, "a body that serves the place before it";
    ARTICLE_BEFORE = -10, "an article before it";
    ALSO_A_WORD = -6, "also an ordinary word";

    // Names
    TITLE = 12, "title before it";
    /// A title that names a professional: such a name weighs less in the verdict.
    PROFESSIONAL_TITLE = 11, "professional's title or role before it";
    NAME_LABEL = 12, "label for a name before it";
    PATIENT_WORD = 8, "word for a patient before it";
    RELATION = 8, "word for a relative before it";
    OWN_RELATION = 11, "a possessive and a word for a relative before it";
    SALUTATION = 8, "salutation or farewell before it";
    CONTACT_VERB = 5, "verb of contact before it";
    SPEECH_VERB = 10, "verb of what people do after it";
    COPULA = 6, "is, was or wordt after it";
    FIRST_NAME = 14, "known first name";
    FIRST_NAME_COMMON = 5, "first name that is also a word";
    FIRST_NAME_FREQUENT_WORD = 9, "frequent first name that is also a word";
    SURNAME = 8, "known surname";
    SURNAME_FREQUENT = 12, "frequent surname";
    SURNAME_FREQUENT_WORD = 7, "frequent surname that is also a word";
    SURNAME_COMMON = 3, "surname that is also a word";
    UNKNOWN_CAPITAL = 4, "capital word that is in no list of names";
    FULL_NAME = 6, "first name and family name together";
    INITIALS = 11, "initials before it";
    PARTICLE = 6, "surname prefix";
    CAPITAL_PARTICLE = 4, "surname prefix with a capital inside a sentence";
    CAPITAL_INSIDE = 2, "capital inside a sentence";
    CAPITAL_WORD_INSIDE = 9, "an ordinary word with a capital inside a sentence";
    CLAUSE_START = 5, "begins a clause";
    NAMED_ELSEWHERE = 12, "named in full elsewhere in the text";
    BESIDE_A_NAME = 7, "beside a name in a list of names";
    NAME_COMMA = 16, "family name, comma, first name or initials";
    AGE_OR_DATE_AFTER = 6, "age, birth date or number after it";
    LOWER_CASE = -5, "written in lower case";
    LOWER_CASE_WORD = -6, "lower case, and an ordinary word";
    SENTENCE_START = -5, "capital only because a sentence begins";
    ACRONYM = -12, "short and all in capitals";
    EPONYM = -14, "named after a person, but no person";
    EPONYM_AND_NAME = -6, "part of a medical term, but far more often a name";
    AFTER_PLACE_WORD = -8, "in, te or naar before it";
    PLACE_NAME = -8, "also a place";
    BRAND = -14, "name of a product or company";
    INSTITUTION = -25, "part of an institution's name";
    THING_AFTER = -14, "a word after it says it is no person";
    THING_BEFORE = -14, "a word before it says it is no person";
    PUBLIC_FIGURE = -25, "public figure";
    /// A place, a firm or a work of several words.
    TERM = -25, "term that is no person";
    KNOWN_NAME = -14, "family name of somebody whom everybody knows";
    RARE_AS_A_NAME = -4, "a medical term, and a name that few bear";
    QUOTED = -10, "a word in quotation marks";
    OFFICE = -25, "what somebody does";
    LINE_LETTER = -14, "a letter that numbers the lines before it";
    BESIDE_A_THING = -8, "beside a thing in a list";

    // Secrets
    VALUE_AFTER_LABEL = 4, "value after its label";
    STRONG_VALUE = 4, "digits or signs in the value";

    // Business
    MARKER_PLACE = 15, "stands where a marking stands";
    BESIDE_AMOUNT = 8, "an amount of money beside it";
    BUSINESS_TERM = 8, "business term";
}
