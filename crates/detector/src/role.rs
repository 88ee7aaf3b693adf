//! What a finding means to the decision table: the base is a column of the table of kinds, the text refines it.

use crate::kinds;
use crate::lexicon::Lists;
use crate::report::{Finding, Level, Span};
use crate::text::Text;
use crate::weights;

/// From this age on, age is a quasi-identifier, in years.
const HIGH_AGE: u16 = 90;
/// Mailboxes of a role, not of a person.
const MAILBOXES: &[&str] = &[
    "info",
    "balie",
    "poli",
    "receptie",
    "contact",
    "secretariat",
    "secretariaat",
    "administratie",
    "servicedesk",
    "helpdesk",
    "klantenservice",
    "noreply",
    "no-reply",
    "post",
    "mail",
    "support",
    "hr",
    "ict",
    "privacy",
    "fg",
    "planning",
    "apotheek",
];

/// What a finding means to the decision table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A password, key or token.
    Secret,
    /// A number that belongs to one person: with its label, or with a check that luck hardly passes.
    Number,
    /// A number whose check luck may pass, without a label.
    BareNumber,
    /// A number or name of an organisation, which is public.
    Organisation,
    /// A patient, client, relative, or anybody whose role is not said.
    Person,
    /// A colleague or other professional.
    Professional,
    /// The number under which a public register knows a professional.
    RegisterNumber,
    /// Telephone, private e-mail, address, account, licence plate.
    Contact,
    /// A mailbox of a role, a switchboard, a P.O. box.
    GeneralContact,
    /// Full birth date.
    BirthDate,
    /// Full postcode.
    Postcode,
    /// A place under 100,000 inhabitants.
    Place,
    /// A place of 100,000 inhabitants or more.
    LargeCity,
    /// A ward, team, school or employer by its name.
    Unit,
    /// The date of an admission, accident, death or referral.
    EventDate,
    /// An age from ninety on.
    HighAge,
    /// A patient's initials, a room and a bed.
    Initials,
    /// A role or profession that few have.
    RareProfession,
    /// A word of health.
    Health,
    /// A rare illness: a word of health and a trace.
    RareHealth,
    /// Another special category of AVG article 9.
    Special,
    /// Crime and measures of criminal or care law.
    Criminal,
    /// A marker of a patient record.
    RecordMark,
    /// A classification, a business figure, a detail of a system.
    Business,
    /// A term of the organisation, at the level it chose.
    Own(Level),
    /// Context that no row asks for.
    Context,
}

impl Role {
    /// Weight as a quasi-identifier, in halves (design papers, table of quasi-identifier weights).
    pub(crate) const fn half_weight(self) -> u32 {
        match self {
            Self::BirthDate | Self::Postcode => 4,
            Self::Place
            | Self::Unit
            | Self::EventDate
            | Self::HighAge
            | Self::Initials
            | Self::RareProfession
            | Self::RareHealth
            | Self::Criminal => 2,
            Self::LargeCity => 1,
            _ => 0,
        }
    }

    /// A trace that a reader can follow to one person. Words of health and of law weigh, but are not shown as one.
    pub(crate) const fn is_quasi_identifier(self) -> bool {
        self.half_weight() > 0 && !matches!(self, Self::RareHealth | Self::Criminal)
    }

    /// Points to one person by itself.
    pub(crate) const fn is_identifier(self) -> bool {
        matches!(
            self,
            Self::Number | Self::BareNumber | Self::Person | Self::Professional | Self::Contact
        )
    }
}

/// The role of `finding` in this text.
pub(crate) fn of(text: &Text<'_>, finding: &Finding) -> Role {
    let said = finding.span.of(text.raw);
    let has = |evidence| finding.evidence.contains(&evidence);
    let unlabelled = || !has(weights::LABEL) && !has(weights::LABEL_AFTER);
    let lists = || text.lists(text.token_at_byte(finding.span.start));
    match (finding.kind.role, finding.kind.id) {
        (Role::Number, "nl-bsn" | "nl-a-number" | "de-kvnr") if unlabelled() => Role::BareNumber,
        (Role::Number, "patient-number") if has(weights::ROOM_AND_BED) => Role::Initials,
        // The form of a person who works alone is checked as a whole.
        (Role::Organisation, "nl-vat") if has(weights::MOD_97) => Role::Number,
        (Role::Person, _) if has(weights::PROFESSIONAL_TITLE) => Role::Professional,
        (Role::Contact, "email") if is_mailbox(said) => Role::GeneralContact,
        (Role::Contact, "nl-phone") if is_general_number(said) => Role::GeneralContact,
        // The network of an organisation, not the line of a person.
        (Role::Contact, "ip-address") if kinds::is_of_a_network(said) => Role::Business,
        (Role::Criminal, "criminal") if is_general_crime(text, finding.span) => Role::Context,
        (_, "care-law") => kinds::care_law_role(text, finding.span),
        // A year of birth alone tells as much as an age.
        (Role::BirthDate, _) if said.len() == 4 => Role::Context,
        (Role::Place, _) if lists().any(Lists::LARGE_CITY) => Role::LargeCity,
        (_, "age") if kinds::years(said) >= HIGH_AGE => Role::HighAge,
        (Role::Health, "diagnosis") if lists().any(Lists::RARE) => Role::RareHealth,
        (role, _) => role,
    }
}

/// A word of crime by itself, which news and talk use as well; `slachtoffer van` is more than that.
fn is_general_crime(text: &Text<'_>, span: Span) -> bool {
    let at = text.token_at_byte(span.start);
    text.is_one_of(at, kinds::GENERAL_CRIME)
        && text.token(at).is_some_and(|token| token.span == span)
}

fn is_mailbox(address: &str) -> bool {
    // The sign may be spoken: `info at voorbeeld punt nl`.
    let local = address
        .split(['@', ' ', '(', '['])
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    MAILBOXES
        .iter()
        .any(|mailbox| local == *mailbox || local.split(['.', '-', '_']).next() == Some(mailbox))
}

/// Free, paid and company-wide numbers.
fn is_general_number(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    ["0800", "0900", "0906", "0909", "088", "085"]
        .iter()
        .any(|prefix| digits.starts_with(prefix))
}
