//! The table of kinds. A new kind is a file here, its `mod` line and its line in [`ALL`].

mod age;
mod atc_code;
mod bank_account;
mod be_insz;
mod birth_date;
mod business;
mod care_decision_number;
mod care_law;
mod care_profile;
mod classification;
mod criminal;
mod de_kvnr;
mod diagnosis;
mod digid_user;
mod dsm_code;
mod email;
mod event_date;
mod foreign_number;
mod health_word;
mod iban;
mod icd_code;
mod icpc_code;
mod initials;
mod ip_address;
mod loinc_code;
mod mac_address;
mod medicine;
mod nl_a_number;
mod nl_agb;
mod nl_big;
mod nl_bsn;
mod nl_driving_licence;
mod nl_education_number;
mod nl_kvk;
mod nl_licence_plate;
mod nl_passport;
mod nl_phone;
mod nl_postcode;
mod nl_residence_permit;
mod nl_rsin;
mod nl_uzi;
mod nl_v_number;
mod nl_vat;
mod organisation_unit;
mod patient_number;
mod payment_card;
mod person_name;
mod phone;
mod place;
mod po_box;
mod policy_number;
mod product_code;
mod rare_profession;
mod record_style;
mod referral_number;
mod secret;
mod snomed_code;
mod special_category;
mod street_address;
mod url;

pub(crate) use age::years;
pub(crate) use care_law::role_of as care_law_role;
pub(crate) use criminal::GENERAL as GENERAL_CRIME;
pub(crate) use ip_address::is_of_a_network;
#[cfg(feature = "training")]
pub(crate) use person_name::possible as possible_name;
pub(crate) use street_address::is_street;

use crate::kind::Kind;

/// Every kind, in the order that settles a tie.
pub static ALL: &[&Kind] = &[
    &secret::KIND,
    &nl_bsn::KIND,
    &be_insz::KIND,
    &nl_passport::KIND,
    &nl_residence_permit::KIND,
    &nl_driving_licence::KIND,
    &nl_v_number::KIND,
    &nl_a_number::KIND,
    &nl_education_number::KIND,
    &de_kvnr::KIND,
    &foreign_number::KIND,
    &iban::KIND,
    &bank_account::KIND,
    &payment_card::KIND,
    &referral_number::KIND,
    &care_decision_number::KIND,
    &nl_phone::KIND,
    &phone::KIND,
    &policy_number::KIND,
    &patient_number::KIND,
    &digid_user::KIND,
    &nl_big::KIND,
    &nl_agb::KIND,
    &nl_uzi::KIND,
    &nl_rsin::KIND,
    &nl_vat::KIND,
    &nl_kvk::KIND,
    &product_code::KIND,
    &email::KIND,
    &url::KIND,
    &mac_address::KIND,
    &ip_address::KIND,
    &birth_date::KIND,
    &event_date::KIND,
    &street_address::KIND,
    &nl_postcode::KIND,
    &po_box::KIND,
    &nl_licence_plate::KIND,
    &person_name::KIND,
    &organisation_unit::KIND,
    &initials::KIND,
    &age::KIND,
    &place::KIND,
    &classification::KIND,
    &business::KIND,
    &rare_profession::KIND,
    &icd_code::KIND,
    &icpc_code::KIND,
    &dsm_code::KIND,
    &atc_code::KIND,
    &snomed_code::KIND,
    &loinc_code::KIND,
    &care_profile::KIND,
    &medicine::KIND,
    &diagnosis::KIND,
    &criminal::KIND,
    &care_law::KIND,
    &special_category::KIND,
    &health_word::KIND,
    &record_style::KIND,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ALL;

    #[test]
    fn the_folder_is_the_table() {
        let files: BTreeSet<String> = std::fs::read_dir("src/kinds")
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .replace('_', "-")
            })
            .filter(|stem| stem != "mod")
            .collect();
        let table: BTreeSet<String> = ALL.iter().map(|kind| kind.id.to_owned()).collect();
        assert_eq!(files, table);
        assert_eq!(table.len(), ALL.len());
    }

    #[test]
    fn every_kind_keeps_its_promises() {
        let mut broken = Vec::new();
        for kind in ALL {
            assert!(
                !kind.examples.is_empty() && !kind.near_misses.is_empty(),
                "{}",
                kind.id
            );
            for example in kind.examples.iter().chain(kind.near_misses) {
                let parts: Vec<&str> = example.split(['«', '»']).collect();
                let (text, wanted): (String, Vec<&str>) = (
                    parts.concat(),
                    parts.iter().copied().skip(1).step_by(2).collect(),
                );
                let found = found(kind.id, &text);
                if found != wanted {
                    broken.push(format!("{}: {example}: found {found:?}", kind.id));
                }
            }
            assert!(
                kind.near_misses
                    .iter()
                    .all(|near_miss| !near_miss.contains('«')),
                "{}",
                kind.id
            );
        }
        assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    }

    fn found<'a>(id: &str, text: &'a str) -> Vec<&'a str> {
        let report = crate::check(text);
        report
            .findings
            .iter()
            .filter(|finding| finding.kind.id == id)
            .map(|finding| finding.span.of(text))
            .collect()
    }
}
