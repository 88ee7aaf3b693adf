//! The signed package for Chrome, Edge and Chromium where an organisation hosts it, and its update manifest.
//!
//! The form is that of `components/crx_file/crx3.proto` in Chromium: two small messages of protocol buffers, so no crate for those.

use anyhow::Result;

use super::archive::Archiver;
use super::folder::Folder;
use super::key::Key;
use super::options::Version;
use super::{Files, Release};

/// Name of the update manifest.
const UPDATES: &str = "update.xml";

/// What is signed begins with this, so that no signature is good for anything else.
const SIGNED: &[u8] = b"CRX3 SignedData\0";

/// Field numbers of the proto file.
const SHA256_WITH_RSA: u64 = 2;
const PUBLIC_KEY: u64 = 1;
const SIGNATURE: u64 = 2;
const SIGNED_HEADER_DATA: u64 = 10_000;
const CRX_ID: u64 = 1;

/// The CRX, and where it will be served also the update manifest.
pub(super) fn files(
    release: &Release,
    archiver: &Archiver,
    mut folder: Folder,
    key: &Key,
) -> Result<Files> {
    let name = release.name(".crx");
    let mut files = Files::new();
    if let Some(base) = release.update_base {
        folder.set("update_url", base.file(UPDATES).into())?;
        let oldest = folder.text("minimum_chrome_version")?.parse()?;
        let xml = update_manifest(&key.id(), &base.file(&name), &release.version, &oldest);
        files.insert(UPDATES.into(), xml.into_bytes());
    }
    let zip = archiver.zip(&folder.files())?;
    files.insert(name, sign(&zip, key)?);
    Ok(files)
}

/// The zip with its signature before it.
fn sign(zip: &[u8], key: &Key) -> Result<Vec<u8>> {
    let signed_header = field(CRX_ID, &key.raw_id());
    let signature = key.sign(&[SIGNED, &length(&signed_header)?, &signed_header, zip].concat())?;
    let proof = [
        field(PUBLIC_KEY, key.public()),
        field(SIGNATURE, &signature),
    ]
    .concat();
    let header = [
        field(SHA256_WITH_RSA, &proof),
        field(SIGNED_HEADER_DATA, &signed_header),
    ]
    .concat();
    Ok([
        b"Cr24",
        &3_u32.to_le_bytes(),
        &length(&header)?[..],
        &header,
        zip,
    ]
    .concat())
}

fn length(bytes: &[u8]) -> Result<[u8; 4]> {
    Ok(u32::try_from(bytes.len())?.to_le_bytes())
}

/// A field of bytes, as protocol buffers write it: number and type, length, content.
fn field(number: u64, content: &[u8]) -> Vec<u8> {
    const BYTES: u64 = 2;
    [
        &varint(number << 3 | BYTES),
        &varint(content.len() as u64)[..],
        content,
    ]
    .concat()
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let [lowest, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(lowest);
            return bytes;
        }
        bytes.push(lowest | 0x80);
    }
}

/// What Chromium reads at `update_url`. No value needs escapes: each was parsed.
fn update_manifest(id: &str, address: &str, version: &Version, oldest: &Version) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="{id}">
    <updatecheck codebase="{address}" version="{version}" prodversionmin="{oldest}"/>
  </app>
</gupdate>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::super::key::tests::rsa_pem;
    use super::*;

    #[test]
    fn the_header_is_the_one_of_the_proto_file() {
        let key = Key::parse(rsa_pem().as_bytes()).unwrap();
        let crx = sign(b"PK", &key).unwrap();
        assert_eq!(crx[..8], *b"Cr24\x03\0\0\0");
        let header_length = u32::from_le_bytes(crx[8..12].try_into().unwrap()) as usize;
        let (header, zip) = crx[12..].split_at(header_length);
        assert_eq!(zip, b"PK");

        // Field 2: the public key and the signature.
        let (proof, rest) = take(header, &[0x12]);
        let (public, proof) = take(proof, &[0x0a]);
        let (signature, end) = take(proof, &[0x12]);
        assert!(end.is_empty());
        assert_eq!(public, key.public());
        // Field 10000: the id.
        let (signed_header, end) = take(rest, &[0x82, 0xf1, 0x04]);
        assert!(end.is_empty());
        assert_eq!(take(signed_header, &[0x0a]).0, key.raw_id());

        let message = [b"CRX3 SignedData\0\x12\0\0\0", signed_header, b"PK"].concat();
        assert_eq!(signature, key.sign(&message).unwrap());
    }

    /// The content of a field with this tag, and what follows it.
    fn take<'a>(bytes: &'a [u8], tag: &[u8]) -> (&'a [u8], &'a [u8]) {
        let mut bytes = bytes.strip_prefix(tag).unwrap();
        let (mut length, mut shift) = (0, 0);
        while let [byte, rest @ ..] = bytes {
            bytes = rest;
            length |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        bytes.split_at(length)
    }

    #[test]
    fn numbers_are_written_seven_bits_a_byte() {
        assert_eq!(varint(0), [0]);
        assert_eq!(varint(127), [127]);
        assert_eq!(varint(128), [0x80, 1]);
        assert_eq!(varint(300), [0xac, 2]);
    }

    #[test]
    fn the_update_manifest_says_what_is_offered() {
        let version = "1.2.0".parse().unwrap();
        let xml = update_manifest(
            "abc",
            "https://a.nl/p.crx",
            &version,
            &"145".parse().unwrap(),
        );
        assert!(xml.contains(r#"<app appid="abc">"#));
        assert!(xml.contains(
            r#"<updatecheck codebase="https://a.nl/p.crx" version="1.2.0" prodversionmin="145"/>"#
        ));
    }
}
