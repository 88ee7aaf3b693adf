/** What each detector's labels mean in the seven groups that the table compares. */

/** Kinds of our marks and findings. A kind that stands nowhere here fails the bench, so that new kinds are not left out in silence. */
const KINDS = {
  person: ["person-name", "initials"],
  number: [
    ...["nl-bsn", "be-insz", "foreign-number", "nl-a-number", "nl-v-number", "nl-passport", "nl-residence-permit", "nl-driving-licence"],
    ...["nl-education-number", "patient-number", "policy-number", "care-decision-number", "referral-number", "digid-user"],
    ...["nl-big", "nl-agb", "nl-uzi", "nl-kvk", "de-kvnr", "nl-rsin", "nl-vat", "nl-licence-plate", "iban", "bank-account", "payment-card"],
  ],
  contact: ["email", "nl-phone", "phone", "url", "ip-address", "mac-address"],
  date: ["birth-date", "event-date"],
  place: ["place", "street-address", "nl-postcode", "po-box", "organisation-unit"],
  secret: ["secret"],
  business: ["business", "classification"],
  // Ages are marked only from 90 years on, which no peer tells apart; the rest is context and never marked.
  none: [
    ...["age", "medicine", "diagnosis", "health-word", "record-style", "rare-profession", "special-category", "criminal", "care-law", "product-code"],
    ...["icd-code", "icpc-code", "dsm-code", "atc-code", "snomed-code", "loinc-code", "care-profile"],
  ],
};

export const GROUPS = Object.keys(KINDS).filter((group) => group !== "none");

const groupOfKind = new Map(Object.entries(KINDS).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group])));

/** Numbers of organisations, and addresses of machines. */
const NOT_OF_A_PERSON = new Set(["nl-agb", "nl-kvk", "nl-rsin", "nl-vat", "url", "ip-address", "mac-address"]);

/** Points to one person by itself. */
export const isDirect = (kind) => ["person", "number", "contact"].includes(groupOf.promptwacht(kind).group) && !NOT_OF_A_PERSON.has(kind);

/**
 * A group with "?" counts where it meets a mark and is forgiven elsewhere: web addresses, institutions and the like are marked in
 * our sentences only where they tell of one person, and whoever uses the peer can switch such a label off.
 * The first row that fits decides; what fits none is a number.
 */
const PEERS = {
  deduce: {
    person: /^(persoon|patient)$/,
    contact: /^(telefoonnummer|emailadres)$/,
    "contact?": /^url$/,
    date: /^datum$/,
    place: /^locatie$/,
    "place?": /^(ziekenhuis|zorginstelling)$/,
    none: /^leeftijd$/,
  },
  "belgian-deduce": {
    person: /^(person|patient)$/,
    contact: /^(phone_number|email)$/,
    "contact?": /^url$/,
    date: /^date$/,
    place: /^(location|street)$/,
    "place?": /^(hospital|healthcare_institution)$/,
    none: /^age$/,
  },
  "presidio-analyzer": {
    person: /^PERSON$/,
    contact: /^(PHONE_NUMBER|EMAIL_ADDRESS)$/,
    "contact?": /^(URL|IP_ADDRESS|MAC_ADDRESS)$/,
    date: /^DATE_TIME$/,
    place: /^LOCATION$/,
    none: /^(AGE|NRP|ORGANIZATION|ID|UUID)$/,
  },
  filenthropist: {
    contact: /^(phone|email)$/,
    "contact?": /^(url|ip)$/,
    date: /^date$/,
    place: /^postcode_nl$/,
  },
  "pii-filter": {
    person: /^(first|family)_name$/,
    contact: /^(phone_number|email_address)$/,
    date: /^date$/,
    none: /^(pet_name|medicine_name)$/,
  },
  openredaction: {
    person: /^NAME$|EMERGENCY_CONTACT$/,
    contact: /^(EMAIL$|PHONE)/,
    "contact?": /^(IPV[46]|MAC_ADDRESS|URL_WITH_AUTH|DEVICE_UUID|LINKEDIN_PROFILE)$/,
    date: /^DATE/,
    place: /^(ADDRESS_|ZIP_CODE|POSTCODE)/,
    secret: /PASSWORD|SECRET|TOKEN|API_KEY|PRIVATE_KEY|ACCESS_KEY|STORAGE_KEY|_AUTH$|DATABASE_CONNECTION|WEBHOOK|CVV|CVC/,
    business: /^SALARY_AMOUNT$/,
    // Care codes, and accounts of games and social media: one of those patterns takes any word of three letters or more.
    none: /^(DRUG_DOSAGE|BLOOD_TYPE|ICD10_CODE|CPT_CODE|ALLERGY_INFO|GENETIC_MARKER|DNA_SEQUENCE)$|_(USERNAME|HANDLE|GAMERTAG|USER_ID)$/,
  },
  "@arcjet/redact": { contact: /^(phone-number|email)$/, "contact?": /^ip-address$/ },
  "redact-pii": {
    person: /^names$/,
    contact: /^(phoneNumber|emailAddress)$/,
    "contact?": /^(url|ipAddress)$/,
    place: /^(streetAddress|zipcode)$/,
    secret: /^(password|credentials)$/,
  },
};

// Two lines of releases of one project.
PEERS["@openredaction/openredaction"] = PEERS.openredaction;

/** For each detector, from a label to its group and whether a false alarm is forgiven; group "none" is left out of the count. */
export const groupOf = {
  promptwacht(kind) {
    const group = groupOfKind.get(kind);
    if (!group) throw new Error(`kind ${kind} has no group in tests/bench/groups.mjs`);
    return { group, forgiven: false };
  },
};
for (const [detector, rows] of Object.entries(PEERS)) {
  groupOf[detector] = (label) => {
    const [name] = Object.entries(rows).find(([, labels]) => labels.test(label)) ?? ["number"];
    return { group: name.replace("?", ""), forgiven: name.endsWith("?") };
  };
}
