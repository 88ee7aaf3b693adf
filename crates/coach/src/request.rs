//! The request for a new tool: its form and its file, which the page of the AI group of the organisation takes over.

use serde_json::{Map, Value};

use crate::sheet::{Filled, Sheet};
use crate::table::table;
use crate::words::Language;

/// What says of a file that it is a request.
pub const KIND: &str = "promptwacht-request";

table!(
    /// The form.
    request: Sheet = "request"
);

/// The file: a flat object of texts, each field by its id, with the chosen options in words. `made` is its date.
pub fn to_json(filled: &Filled, made: &str, language: Language) -> Value {
    let sheet = request();
    let filled = sheet.within(filled);
    let mut json = Map::new();
    json.insert("kind".to_owned(), KIND.into());
    json.insert("made".to_owned(), made.into());
    for field in sheet.fields() {
        if let Some(values) = filled.get(&field.id) {
            json.insert(field.id.clone(), field.in_words(values, language).into());
        }
    }
    Value::Object(json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::tests::assert_is_sound;

    #[test]
    fn the_table_is_sound_and_asks_what_purchase_asks() {
        assert_is_sound(request());
        for id in [
            "goal", "users", "data", "contract", "dpia", "mdr", "storage", "training", "instead",
        ] {
            assert!(request().field(id).is_some(), "{id}");
        }
    }

    #[test]
    fn the_file_is_flat_and_holds_texts_alone() {
        let filled = [("tool", "Notulist"), ("dpia", "no"), ("nonsense", "x")];
        let filled = filled
            .map(|(id, value)| (id.to_owned(), vec![value.to_owned()]))
            .into();
        let json = to_json(&filled, "2026-11-23", Language::Nl);
        let expected = serde_json::json!({ "kind": KIND, "made": "2026-11-23", "tool": "Notulist", "dpia": "nee" });
        assert_eq!(json, expected);
    }
}
