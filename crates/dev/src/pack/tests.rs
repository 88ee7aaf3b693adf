//! Packs small folders, in two places.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::key::tests::rsa_pem;
use super::shipped::tests::SHIPPED;
use super::*;

const MANIFEST: &str = r#"{
    "name": "Test", "version": "0.1.0", "minimum_chrome_version": "145",
    "browser_specific_settings": {"gecko": {"id": "a@example.nl", "strict_min_version": "140.0"}}
}"#;

/// The two folders in a place of their own, whose files are of another time, order and permission in each.
fn folders(swapped: bool) -> TempDir {
    let place = TempDir::new().unwrap();
    for browser in ["chromium", "firefox"] {
        let folder = place.path().join(browser);
        fs::create_dir_all(folder.join("icons")).unwrap();
        let mut files = [
            ("manifest.json", MANIFEST),
            ("icons/16.png", "a picture"),
            (
                "icons.js",
                "after the folder in a list, before it by its letters",
            ),
            (
                "B.js",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            ),
        ];
        if swapped {
            files.reverse();
        }
        for (name, text) in files {
            let file = folder.join(name);
            fs::write(&file, text).unwrap();
            let file = fs::File::options().write(true).open(&file).unwrap();
            let mut permissions = file.metadata().unwrap().permissions();
            permissions.set_readonly(swapped);
            file.set_permissions(permissions).unwrap();
            let year = std::time::Duration::from_secs(31_536_000 * if swapped { 30 } else { 40 });
            file.set_modified(std::time::UNIX_EPOCH + year).unwrap();
        }
    }
    place
}

fn options(place: &TempDir, update_base: Option<&str>, version: Option<&str>) -> Options {
    Options {
        from: place.path().into(),
        out: place.path().join("packages"),
        key: None,
        update_base: update_base.map(|base| base.parse().unwrap()),
        host: Vec::new(),
        version: version.map(|version| version.parse().unwrap()),
    }
}

fn pack(options: &Options, key: Option<&Key>) -> Files {
    packages(options, key, Moment::default(), &SHIPPED).unwrap()
}

/// Names and contents of a zip, in its own order.
fn unzipped(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = rawzip::ZipArchive::from_slice(zip).unwrap();
    let mut found = Vec::new();
    for entry in archive.entries() {
        let entry = entry.unwrap();
        assert_eq!(entry.mode().permissions() & 0o777, 0o644);
        let packed = archive.get_entry(entry.wayfinder()).unwrap();
        let bytes = miniz_oxide::inflate::decompress_to_vec(packed.data()).unwrap();
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).unwrap();
        found.push((name, bytes));
    }
    found
}

fn manifest(zip: &[u8]) -> Value {
    let files = unzipped(zip);
    let (_, bytes) = files
        .iter()
        .find(|(name, _)| name == "manifest.json")
        .unwrap();
    serde_json::from_slice(bytes).unwrap()
}

/// What follows the header of a CRX.
fn zip_of(crx: &[u8]) -> &[u8] {
    let header = u32::from_le_bytes(crx[8..12].try_into().unwrap()) as usize;
    &crx[12 + header..]
}

#[test]
fn two_places_give_the_same_bytes() {
    let key = Key::parse(rsa_pem().as_bytes()).unwrap();
    let [one, other] = [false, true].map(|swapped| {
        let place = folders(swapped);
        pack(
            &options(&place, Some("https://a.nl/p"), Some("1.2.3")),
            Some(&key),
        )
    });
    let names: Vec<_> = one.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "SHA256SUMS",
            "promptwacht-1.2.3-licences.txt",
            "promptwacht-1.2.3-stores.zip",
            "promptwacht-1.2.3.cdx.json",
            "promptwacht-1.2.3.crx",
            "promptwacht-1.2.3.xpi",
            "update.xml",
            "updates.json",
        ]
    );
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} differs");
    }
}

#[test]
fn a_package_holds_the_folder_its_licences_and_no_more() {
    let files = pack(&options(&folders(false), None, None), None);
    let zip = unzipped(&files["promptwacht-0.1.0-stores.zip"]);
    let names: Vec<_> = zip.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "B.js",
            "icons.js",
            "icons/16.png",
            "licences.txt",
            "manifest.json"
        ]
    );
    assert_eq!(zip[2].1, b"a picture");
    assert_eq!(zip[3].1, files["promptwacht-0.1.0-licences.txt"]);
    assert_eq!(
        manifest(&files["promptwacht-0.1.0-stores.zip"]),
        serde_json::from_str::<Value>(MANIFEST).unwrap()
    );
}

#[test]
fn only_what_an_organisation_hosts_asks_it_for_updates() {
    let key = Key::parse(rsa_pem().as_bytes()).unwrap();
    let place = folders(false);
    let files = pack(
        &options(&place, Some("https://a.nl/p/"), Some("2.0")),
        Some(&key),
    );
    let stores = manifest(&files["promptwacht-2.0-stores.zip"]);
    assert_eq!(stores["version"], "2.0");
    assert!(stores.get("update_url").is_none());
    let crx = manifest(zip_of(&files["promptwacht-2.0.crx"]));
    assert_eq!(crx["update_url"], "https://a.nl/p/update.xml");
    let xpi = manifest(&files["promptwacht-2.0.xpi"]);
    assert_eq!(
        xpi["browser_specific_settings"]["gecko"]["update_url"],
        "https://a.nl/p/updates.json"
    );

    let xml = String::from_utf8(files["update.xml"].clone()).unwrap();
    assert!(xml.contains(&key.id()) && xml.contains("https://a.nl/p/promptwacht-2.0.crx"));
    let updates: Value = serde_json::from_slice(&files["updates.json"]).unwrap();
    let update = &updates["addons"]["a@example.nl"]["updates"][0];
    assert_eq!(update["update_link"], "https://a.nl/p/promptwacht-2.0.xpi");
    assert_eq!(
        update["applications"]["gecko"]["strict_min_version"],
        "140.0"
    );
    assert!(update.get("update_hash").is_none());

    let local = pack(&options(&place, Some("http://127.0.0.1:8099"), None), None);
    let updates: Value = serde_json::from_slice(&local["updates.json"]).unwrap();
    let hash = format!("sha256:{}", sha256(&local["promptwacht-0.1.0.xpi"]));
    assert_eq!(
        updates["addons"]["a@example.nl"]["updates"][0]["update_hash"],
        hash
    );
}

#[test]
fn a_host_that_is_given_is_in_every_package_once() {
    let key = Key::parse(rsa_pem().as_bytes()).unwrap();
    let place = folders(false);
    let firefox = place.path().join("firefox/manifest.json");
    let hosts = r#""host_permissions": ["https://chat.example.nl/*"], "version""#;
    // Written anew: the file of this folder may be read-only.
    fs::remove_file(&firefox).unwrap();
    fs::write(&firefox, MANIFEST.replace(r#""version""#, hosts)).unwrap();
    let mut options = options(&place, None, None);
    let collector = "https://collector.example.nl/*";
    options.host = vec![collector.parse().unwrap(), collector.parse().unwrap()];
    let files = pack(&options, Some(&key));
    let hosts = |zip: &[u8]| manifest(zip)["host_permissions"].clone();
    for zip in [
        &files["promptwacht-0.1.0-stores.zip"][..],
        zip_of(&files["promptwacht-0.1.0.crx"]),
    ] {
        assert_eq!(hosts(zip), serde_json::json!([collector]));
    }
    assert_eq!(
        hosts(&files["promptwacht-0.1.0.xpi"]),
        serde_json::json!(["https://chat.example.nl/*", collector])
    );
}

#[test]
fn without_key_and_address_there_is_neither_crx_nor_update_manifest() {
    let place = folders(false);
    let files = pack(&options(&place, None, None), None);
    assert!(
        files
            .keys()
            .all(|name| !name.contains("update") && !name.contains("crx"))
    );
    let key = Key::parse(rsa_pem().as_bytes()).unwrap();
    let files = pack(&options(&place, None, None), Some(&key));
    assert!(!files.contains_key("update.xml"));
    assert!(
        manifest(zip_of(&files["promptwacht-0.1.0.crx"]))
            .get("update_url")
            .is_none()
    );
}

#[test]
fn the_checksums_are_those_of_the_files() {
    let files = pack(&options(&folders(false), None, None), None);
    let sums = String::from_utf8(files[SUMS].clone()).unwrap();
    assert_eq!(sums.lines().count(), files.len() - 1);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(sum, sha256(&files[name]));
    }
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    let files = Files::from([(SUMS.into(), b"".to_vec()), ("a".into(), b"1".to_vec())]);
    replace(&out, &files).unwrap();
    replace(&out, &files).unwrap();
    assert_eq!(fs::read(out.join("a")).unwrap(), b"1");
    fs::remove_file(out.join(SUMS)).unwrap();
    let error = replace(&out, &files).unwrap_err().to_string();
    assert!(error.contains("holds no packages"), "{error}");
    assert!(out.join("a").exists());
}

#[test]
fn folders_that_do_not_fit_are_refused() {
    let place = folders(false);
    let refused = |place: &TempDir| {
        let error = packages(
            &options(place, None, None),
            None,
            Moment::default(),
            &SHIPPED,
        )
        .unwrap_err();
        format!("{error:#}")
    };
    fs::write(
        place.path().join("firefox/manifest.json"),
        MANIFEST.replace("0.1.0", "0.2.0"),
    )
    .unwrap();
    assert!(refused(&place).contains("different versions"));
    fs::write(place.path().join("firefox/manifest.json"), "[]").unwrap();
    assert!(refused(&place).contains("no JSON object"));
    fs::remove_dir_all(place.path().join("firefox")).unwrap();
    assert!(refused(&place).contains("run ./build.sh first"));
}
