//! Files that other programs wrote: see `tests/fixtures/README.md`.

use promptwacht_documents::{Format, Unreadable};

use crate::{Case, lines, reason};

pub(crate) const FILES: [(&str, &[u8]); 7] = [
    ("chromium.pdf", include_bytes!("../fixtures/chromium.pdf")),
    ("firefox.pdf", include_bytes!("../fixtures/firefox.pdf")),
    ("pypdf.pdf", include_bytes!("../fixtures/pypdf.pdf")),
    (
        "encrypted-empty.pdf",
        include_bytes!("../fixtures/encrypted-empty.pdf"),
    ),
    ("encrypted.pdf", include_bytes!("../fixtures/encrypted.pdf")),
    (
        "python-pptx.pptx",
        include_bytes!("../fixtures/python-pptx.pptx"),
    ),
    ("odfpy.odt", include_bytes!("../fixtures/odfpy.odt")),
];

pub(crate) fn cases() -> Vec<Case> {
    let printed = [
        "Verwijsbrief",
        "Mevrouw De Wit, geboren 12-3-1958 te Goirle, BSN 999900006, heeft diabetes. Zij is door de huisarts verwezen naar de",
        "polikliniek en komt volgende week met haar dochter Zoë voor controle van de voeten; vijfde efficiënte flets.",
        "Jan de Vries\t12\theup",
        "Tweede bladzijde: bel 06-12345678.",
    ];
    FILES
        .into_iter()
        .map(|(name, bytes)| match name {
            "encrypted.pdf" => reason(name, bytes, Unreadable::Encrypted),
            "python-pptx.pptx" => lines(name, bytes, Format::Pptx, &[
                "Mevrouw De Wit",
                "Naam\tBSN\tZorg",
                "Jan de Vries\t999900006\tdiabetes",
                "Losse tekst Goirle",
                "Verborgen dia Tilburg",
                "Notitie: bel 06-12345678",
                "Casus Zoë",
                "Wil Auteur",
            ]),
            "odfpy.odt" => lines(name, bytes, Format::OpenDocument, &[
                "Verslag Zoë",
                "Wil Auteur",
                "Opmerking: BSN 999900006",
                "Voetnoot Goirle",
                "Mevrouw De Wit heeft diabetes.\teinde1",
                "Naam\tBSN",
                "Jan de Vries\t999900006",
                "Koptekst Ziekenhuis",
                "Wil Auteur",
            ]),
            "pypdf.pdf" => lines(name, bytes, Format::Pdf, &[&printed[..4], &["Notitie: bel 06-12345678", "Tweede bladzijde: bel 06-12345678.", "Wil Auteur"]].concat()),
            "encrypted-empty.pdf" => lines(name, bytes, Format::Pdf, &[&printed[..], &["Brief Zoë", "Wil Auteur"]].concat()),
            "firefox.pdf" => lines(name, bytes, Format::Pdf, &[
                "Verwijsbrief",
                "Mevrouw De Wit, geboren 12-3-1958 te Goirle, BSN 999900006, heeft diabetes. Zij is",
                "dochter Zoë voor controle van de voeten; vijfde efficiënte flets.",
                "Jan de Vries\t12\theup",
                "Tweede bladzijde: bel 06-12345678.",
            ]),
            _ => lines(name, bytes, Format::Pdf, &printed),
        })
        .collect()
}
