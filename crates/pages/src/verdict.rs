//! What Promptwacht would do with a text, by the settings that hold: the detector, the own terms and the levels of the organisation.

use promptwacht_coach::tip_for;
use promptwacht_detector::{Checker, Level, OwnTerms, Report};
use promptwacht_guard::House;
use promptwacht_policy::Policy;
use promptwacht_policy::settings::levels_by_id;

/// What is said about a text. Holds pieces of it: never to be kept or sent.
#[derive(Clone, PartialEq)]
pub(crate) struct Verdict {
    /// How far the text may go.
    pub(crate) level: Level,
    /// Whether it may be sent all the same.
    pub(crate) may_send: bool,
    /// What was found, each value once, in the order of the text.
    pub(crate) found: Vec<Found>,
    /// Rows of the decision table, strictest first.
    pub(crate) rows: Vec<u8>,
    /// The one tip.
    pub(crate) tip: Option<Tip>,
}

/// One thing that was found.
#[derive(Clone, PartialEq)]
pub(crate) struct Found {
    /// Id of its kind.
    pub(crate) kind: &'static str,
    /// What the organisation calls the pattern that found it.
    pub(crate) pattern: Option<String>,
    /// The piece of text.
    pub(crate) value: String,
    /// What it is worth.
    pub(crate) level: Level,
}

/// A tip of the organisation, or one of ours by the key of its words.
#[derive(Clone, PartialEq)]
pub(crate) enum Tip {
    Own {
        title: String,
        text: String,
        page: Option<String>,
    },
    Ours {
        key: &'static str,
        source: &'static str,
        link: &'static str,
    },
}

/// Judges a text.
pub(crate) fn judge(text: &str, policy: &Policy) -> Verdict {
    let mut report = Checker::new(policy.own_terms.terms()).check(text);
    let house = House {
        levels: levels_by_id(&policy.levels),
        send_after_warn: policy.sending.after_warn.0,
        send_after_stop: policy.sending.after_stop,
        ..House::default()
    };
    house.apply(text, &mut report);
    let mut found: Vec<Found> = Vec::new();
    for finding in report
        .findings
        .iter()
        .filter(|finding| finding.level > Level::Nothing)
    {
        let value = finding.span.of(text).to_owned();
        let pattern = (finding.kind.id == OWN)
            .then(|| pattern_of(&value, policy))
            .flatten();
        let one = Found {
            kind: finding.kind.id,
            pattern,
            value,
            level: finding.level,
        };
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Verdict {
        level: report.verdict.level,
        may_send: house.lets_send(report.verdict.level),
        rows: report.verdict.rules.iter().map(|rule| rule.row).collect(),
        tip: tip(&report, &found, policy),
        found,
    }
}

/// The kind of everything that an organisation looks for.
const OWN: &str = "own-term";

/// The name of the first pattern that finds this value by itself.
fn pattern_of(value: &str, policy: &Policy) -> Option<String> {
    let finds = |pattern: &str| {
        let mut own = OwnTerms::default();
        own.find_pattern(pattern, Level::Stop).ok()?;
        let report = Checker::new(own).check(value);
        report
            .findings
            .iter()
            .any(|finding| finding.kind.id == OWN)
            .then_some(())
    };
    let mut patterns = policy.own_terms.patterns.iter();
    patterns
        .find(|one| finds(&one.pattern.0).is_some())
        .map(|one| one.name.0.clone())
}

fn tip(report: &Report, found: &[Found], policy: &Policy) -> Option<Tip> {
    if report.verdict.level == Level::Nothing {
        return None;
    }
    let fits = |what: &str| found.iter().any(|one| one.kind == what);
    let own = policy
        .tips
        .iter()
        .find(|tip| tip.what.iter().any(|what| fits(&what.0)));
    if let Some(own) = own {
        return Some(Tip::Own {
            title: own.title.0.clone(),
            text: own.text.0.clone(),
            page: own.page.as_ref().map(|page| page.0.clone()),
        });
    }
    tip_for(report).map(|tip| Tip::Ours {
        key: tip.message,
        source: tip.source,
        link: tip.link,
    })
}
