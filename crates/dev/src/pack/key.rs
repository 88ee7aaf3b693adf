//! The key that signs a CRX, and the id that Chromium makes of it.
//!
//! `ring` signs, as it does below rustls. The `rsa` crate has a known weakness (RUSTSEC-2023-0071), and the version without it is not out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use ring::digest::{SHA256, digest};
use ring::error::KeyRejected;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::alg_id::RSA_ENCRYPTION;
use rustls_pki_types::pem::PemObject;

/// How to come by a key.
const HOW: &str =
    "make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem";

const SEQUENCE: u8 = 0x30;
const BIT_STRING: u8 = 0x03;

/// A private key. It has no `Debug`, and no error quotes it.
pub(super) struct Key {
    pair: RsaKeyPair,
    public: Vec<u8>,
}

impl Key {
    /// Reads a PEM file, in the form of PKCS#8 or PKCS#1.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let pem = fs::read(path)
            .with_context(|| format!("cannot read the key {}: {HOW}", path.display()))?;
        Self::parse(&pem).with_context(|| format!("{} cannot sign", path.display()))
    }

    /// Reads the text of a PEM file.
    pub(super) fn parse(pem: &[u8]) -> Result<Self> {
        let pair = match PrivateKeyDer::from_pem_slice(pem) {
            Ok(PrivateKeyDer::Pkcs8(der)) => RsaKeyPair::from_pkcs8(der.secret_pkcs8_der()),
            Ok(PrivateKeyDer::Pkcs1(der)) => RsaKeyPair::from_der(der.secret_pkcs1_der()),
            Ok(_) => bail!("it holds a key of another kind than RSA: {HOW}"),
            // The library's own message may quote the file.
            Err(_) if String::from_utf8_lossy(pem).contains("ENCRYPTED") => bail!(
                "it is locked with a password: unlock it into a file of its own with: openssl pkey -in locked.pem -out key.pem"
            ),
            Err(_) => bail!("it holds no whole private key in PEM form: {HOW}"),
        }
        .map_err(|reason| rejected(&reason))?;
        let public = spki(pair.public().as_ref());
        Ok(Self { pair, public })
    }

    /// The public half, as a `SubjectPublicKeyInfo` in DER.
    pub(super) fn public(&self) -> &[u8] {
        &self.public
    }

    /// The first half of the public key's checksum.
    pub(super) fn raw_id(&self) -> Vec<u8> {
        let checksum = digest(&SHA256, &self.public);
        checksum.as_ref().iter().copied().take(16).collect()
    }

    /// The id as browsers and policies write it: the digits of [`Key::raw_id`], from `a` for 0 to `p` for 15.
    pub(super) fn id(&self) -> String {
        let letter = |digit: u8| char::from(b'a' + digit);
        self.raw_id()
            .iter()
            .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
            .collect()
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256, which gives one message one signature.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message,
                &mut signature,
            )
            .map_err(|_| anyhow!("the key does not sign"))?;
        Ok(signature)
    }
}

fn rejected(reason: &KeyRejected) -> anyhow::Error {
    anyhow!("its RSA key is refused ({reason}); it needs 2048 to 4096 bits: {HOW}")
}

/// Wraps an RSA public key (PKCS#1) into what says of itself that it is one (RFC 5280, section 4.1).
fn spki(public: &[u8]) -> Vec<u8> {
    let unused_bits = [0];
    let parts = [
        der(SEQUENCE, RSA_ENCRYPTION.as_ref()),
        der(BIT_STRING, &[&unused_bits[..], public].concat()),
    ];
    der(SEQUENCE, &parts.concat())
}

fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let length = length.iter().copied().skip_while(|byte| *byte == 0);
    let mut length: Vec<u8> = length.collect();
    if content.len() >= 0x80 {
        // Long form: how many bytes the length has, then these.
        length.insert(0, 0x80 | u8::try_from(length.len()).unwrap_or(u8::MAX));
    } else if length.is_empty() {
        length.push(0);
    }
    [&[tag], &length[..], content].concat()
}

#[cfg(test)]
pub(super) mod tests {
    use std::process::Command;

    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    use super::*;
    use crate::tools;

    /// A key of the moment, made by node: ring makes none.
    pub(crate) fn pem(kind: &str, options: &str, form: &str) -> String {
        let script = format!(
            "const {{ privateKey }} = require('node:crypto').generateKeyPairSync('{kind}', {options});
            process.stdout.write(privateKey.export({{ format: 'pem', {form} }}))"
        );
        tools::run(Command::new("node").args(["-e", &script])).unwrap()
    }

    /// What a script of node prints about this key.
    fn with_node(script: &str, pem: &str) -> String {
        tools::run(Command::new("node").args(["-e", script]).env("PEM", pem)).unwrap()
    }

    /// One that signs.
    pub(crate) fn rsa_pem() -> String {
        pem("rsa", "{ modulusLength: 2048 }", "type: 'pkcs8'")
    }

    #[test]
    fn both_forms_of_one_key_are_the_same_key() {
        let pkcs8 = rsa_pem();
        let script = "process.stdout.write(require('node:crypto').createPrivateKey(process.env.PEM).export({ format: 'pem', type: 'pkcs1' }))";
        let pkcs1 = with_node(script, &pkcs8);
        assert!(pkcs1.starts_with("-----BEGIN RSA"));
        let [one, other] = [pkcs8, pkcs1].map(|pem| Key::parse(pem.as_bytes()).unwrap());
        assert_eq!(one.id(), other.id());
        assert_eq!(one.sign(b"a").unwrap(), other.sign(b"a").unwrap());
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, one.pair.public())
            .verify(b"a", &one.sign(b"a").unwrap())
            .unwrap();
    }

    #[test]
    fn the_public_half_and_the_id_are_those_that_others_see() {
        let pem = rsa_pem();
        let key = Key::parse(pem.as_bytes()).unwrap();
        let script = "const { createHash, createPublicKey } = require('node:crypto');
            const der = createPublicKey(process.env.PEM).export({ format: 'der', type: 'spki' });
            const id = createHash('sha256').update(der).digest('hex').slice(0, 32).replace(/./g, (digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]);
            process.stdout.write(der.toString('hex') + ' ' + id)";
        let seen = with_node(script, &pem);
        let hex = super::super::hex(key.public());
        assert_eq!(seen, format!("{hex} {}", key.id()));
    }

    #[test]
    fn what_cannot_sign_is_said_without_quoting_it() {
        let whole = rsa_pem();
        let cut: String = whole.lines().take(9).collect::<Vec<_>>().join("\n");
        let garbled = whole.replacen("MII", "M!!", 1);
        let locked = "type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x'";
        let cases = [
            ("no key", "no whole private key"),
            ("", "no whole private key"),
            (&cut, "no whole private key"),
            (&garbled, "no whole private key"),
            (
                &pem("ec", "{ namedCurve: 'P-256' }", "type: 'sec1'"),
                "another kind than RSA",
            ),
            (
                &pem("ec", "{ namedCurve: 'P-256' }", "type: 'pkcs8'"),
                "is refused",
            ),
            (
                &pem("rsa", "{ modulusLength: 1024 }", "type: 'pkcs8'"),
                "2048 to 4096 bits",
            ),
            (
                &pem("rsa", "{ modulusLength: 2048 }", locked),
                "locked with a password",
            ),
        ];
        for (pem, expected) in cases {
            let message = Key::parse(pem.as_bytes()).err().unwrap().to_string();
            assert!(message.contains(expected), "{message}");
            let quoted = pem
                .lines()
                .filter(|line| line.len() > 8)
                .any(|line| message.contains(line));
            assert!(!quoted, "{message}");
        }
        let missing = Key::read(Path::new("no/such/key.pem"))
            .err()
            .unwrap()
            .to_string();
        assert!(
            missing.contains("cannot read the key no/such/key.pem"),
            "{missing}"
        );
    }

    #[test]
    fn lengths_are_written_as_der_wants_them() {
        assert_eq!(der(SEQUENCE, &[]), [0x30, 0]);
        assert_eq!(der(SEQUENCE, &[1; 127])[..2], [0x30, 0x7f]);
        assert_eq!(der(SEQUENCE, &[1; 128])[..3], [0x30, 0x81, 0x80]);
        assert_eq!(der(SEQUENCE, &[1; 256])[..4], [0x30, 0x82, 1, 0]);
    }
}
