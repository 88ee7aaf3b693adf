//! Mail messages.

use promptwacht_documents::{Format, Unreadable};

use crate::write::{docx, p, page, stream};
use crate::{Case, lines, reason};

const HEAD: &str = "From: Jan de Vries <jan@voorbeeld.nl>\r\nTo: zorg@voorbeeld.nl\r\nSubject: Casus\r\nDate: Mon, 1 Jan 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\n";

fn mail(rest: &str) -> String {
    format!("{HEAD}{rest}")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (index, chunk) in bytes.chunks(3).enumerate() {
        if index % 19 == 0 {
            text.push_str("\r\n");
        }
        let group = chunk
            .iter()
            .fold(0_u32, |group, byte| group << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = char::from(LETTERS[(group >> (18 - 6 * place) & 63) as usize]);
            text.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    text
}

pub(crate) fn with_attachments(files: &[(&str, &[u8])]) -> String {
    let mut body = "Content-Type: multipart/mixed; boundary=grens\r\n\r\n--grens\r\nContent-Type: text/plain\r\n\r\nZie bijlage.\r\n".to_string();
    for (name, bytes) in files {
        body.push_str(&format!(
            "--grens\r\nContent-Type: application/octet-stream; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n{}\r\n",
            base64(bytes)
        ));
    }
    body.push_str("--grens--\r\n");
    mail(&body)
}

pub(crate) fn cases() -> Vec<Case> {
    let eml = |name: &str, rest: &str, expected: &[&str]| {
        let head = [
            "Jan de Vries jan@voorbeeld.nl",
            "zorg@voorbeeld.nl",
            "Casus",
        ];
        lines(
            name,
            mail(rest),
            Format::Mail,
            &[&head[..], expected].concat(),
        )
    };
    let letter = docx(&p("Mevrouw De Wit, BSN 999900006"), &[]);
    let sheet = page(
        stream("", b"BT /F1 12 Tf (BSN 999900006) Tj ET"),
        "",
        "",
        &[],
    );
    let inner = mail("\r\nBinnenin: BSN 999900006").replace("Casus", "Binnen");
    let attached = |name: &str, file: &[u8], expected: &[&str]| {
        lines(
            &format!("{name}.eml"),
            with_attachments(&[(name, file)]),
            Format::Mail,
            &[&["Casus", "Zie bijlage.", name], expected].concat(),
        )
    };
    let text = "Content-Type: text/plain; charset";
    let mut cases = vec![
        eml("plain.eml", "\r\nBSN 999900006\r\nEinde", &["BSN 999900006", "Einde"]),
        eml("quoted.eml", &format!("{text}=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nZo=C3=AB heeft =\r\ndiabetes."), &["Zoë heeft diabetes."]),
        eml("base64.eml", &format!("{text}=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", base64("Zoë, BSN 999900006".as_bytes())), &["Zoë, BSN 999900006"]),
        eml("latin.eml", &format!("{text}=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nZo=EB =A4 12"), &["Zoë € 12"]),
        eml("html.eml", "Content-Type: text/html\r\n\r\n<html><style>p{}</style><p>Jan <b>de</b> Vries</p><p>BSN&nbsp;999900006</p>", &[]),
        eml("both.eml", "Content-Type: multipart/alternative; boundary=g\r\n\r\n--g\r\nContent-Type: text/plain\r\n\r\nPlatte tekst\r\n--g\r\nContent-Type: text/html\r\n\r\n<p>Opgemaakte tekst</p>\r\n--g--\r\n", &["Platte tekst", "Opgemaakte tekst"]),
        lines("subject.eml", mail("\r\nTekst").replace("Casus", "=?utf-8?Q?Zo=C3=AB_de_Wit?="), Format::Mail, &["Zoë de Wit", "Tekst"]),
        lines("no-extension", mail("\r\nTekst"), Format::Mail, &["Casus", "Tekst"]),
        attached("brief.docx", &letter, &["Mevrouw De Wit, BSN 999900006"]),
        attached("blad.pdf", &sheet, &["BSN 999900006"]),
        attached("lijst.csv", b"naam;bsn\nJan de Vries;999900006", &["Jan de Vries;999900006"]),
        attached("mail.eml", inner.as_bytes(), &["Binnen", "Binnenin: BSN 999900006"]),
        attached("foto.png", b"\x89PNG\r\n\x1a\n0000", &[]).partly(),
        attached("map.zip", b"PK\x03\x04....", &[]).partly().spoilt(),
        attached("gesprek.mp3", b"ID3\x04\0\0\0\0\0\0", &[]).partly(),
        lines("forwarded.eml", mail(&format!("Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--g--\r\n")), Format::Mail, &["Casus", "Binnen", "Binnenin: BSN 999900006"]),
        eml("no-end.eml", "Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\nContent-Type: text/plain\r\n\r\nZonder einde", &["Zonder einde"]).spoilt(),
        lines("only-head.eml", HEAD, Format::Mail, &["Casus"]).spoilt(),
        lines("two.eml", with_attachments(&[("a.txt", b"Eerste"), ("b.txt", b"Tweede")]), Format::Mail, &["a.txt", "Eerste", "b.txt", "Tweede"]),
    ];
    let bad_letter = &letter[..letter.len() / 2];
    cases.push(attached("half.docx", bad_letter, &[]).partly().spoilt());
    let mut nested = "BSN 999900006".to_string();
    for _ in 0..3 {
        nested = with_attachments(&[("in.eml", nested.as_bytes())]);
    }
    cases.push(
        lines(
            "nested.eml",
            nested.clone(),
            Format::Mail,
            &["Casus", "Casus", "Casus"],
        )
        .spoilt(),
    );
    for _ in 0..6 {
        nested = with_attachments(&[("in.eml", nested.as_bytes())]);
    }
    cases.push(reason("too-nested.eml", nested, Unreadable::TooLarge).spoilt());
    cases
}
