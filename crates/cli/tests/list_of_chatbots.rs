//! The list of chatbots and house rules that the pages of the extension save are settings that the extension takes over unchanged.

use promptwacht_coach::policy_file::{parse, tidied, to_json, to_toml};
use promptwacht_policy::{read, read_over};
use serde_json::{Value, json};

fn full() -> Value {
    json!({
        "chatbots": [
            {
                "host": "chat.example.org", "name": "Voorbeeldchat", "approval": "approved", "account": "werkaccount",
                "conditions": ["Geen namen.", "Alleen met werkaccount."], "risks": ["Kan fouten maken."],
                "storage": "Nederland", "agreement": true, "review": "2027-06-30",
                "alternative": "https://chat.example.org", "closed": true
            },
            { "host": "gratis.example.org", "approval": "refused" }
        ],
        "house_rules": { "version": 2, "lines": ["Geen namen in een chatbot."], "page": "https://www.example.org/ai" },
        "other_chatbots": "stop"
    })
}

#[test]
fn what_is_saved_is_accepted_unchanged() {
    let draft = tidied(&full());
    for text in [to_json(&draft), to_toml(&draft)] {
        let (reading, locked) = read_over(&Value::Null, &parse(&text).unwrap());
        assert_eq!((reading.complaints, locked), (Vec::new(), full()));
    }
}

#[test]
fn what_would_not_be_taken_over_is_seen() {
    for (way, value) in [
        ("/chatbots/0/host", json!("https://chat.example.org/x")),
        ("/chatbots/0/review", json!("volgend jaar")),
        ("/chatbots/0/alternative", json!("http://example.org")),
        ("/chatbots/0/approval", json!("refused")),
        ("/chatbots/1/host", json!("chat.example.org")),
        ("/house_rules/version", json!(0)),
    ] {
        let mut draft = full();
        *draft.pointer_mut(way).unwrap() = value;
        assert_ne!(read(&draft).complaints, [], "{way}");
    }
}
