//! Settings that each are right and together are not.

use crate::complaint::{Complaints, Remedy};
use crate::settings::{Approval, LevelName, Policy};

/// Puts the stricter meaning in the place of what cannot be meant, and says so.
pub(crate) fn mend(policy: &mut Policy, complaints: &mut Complaints) {
    credentials_stay(policy, complaints);
    closed_is_approved(policy, complaints);
    one_decision_a_host(policy, complaints);
    lesson_has_its_page(policy, complaints);
}

fn credentials_stay(policy: &mut Policy, complaints: &mut Complaints) {
    let mut at = 0;
    policy.levels.retain(|entry| {
        let lowers = ["credential", "secret"].contains(&entry.what.0.as_str())
            && entry.level != LevelName::Stop;
        if lowers {
            complaints.add(
                &format!("{}.level", complaints.entry("levels", at)),
                "a lower level for passwords and keys",
                "stop",
                Remedy::LeftOut,
            );
        }
        at += 1;
        !lowers
    });
}

fn closed_is_approved(policy: &mut Policy, complaints: &mut Complaints) {
    for (at, chatbot) in policy.chatbots.iter_mut().enumerate() {
        if chatbot.closed && chatbot.approval != Approval::Approved {
            chatbot.closed = false;
            complaints.add(
                &format!("{}.closed", complaints.entry("chatbots", at)),
                "true for a chatbot that is not approved",
                "approval = \"approved\" beside it",
                Remedy::Default("false".to_owned()),
            );
        }
    }
}

fn one_decision_a_host(policy: &mut Policy, complaints: &mut Complaints) {
    let strictness = |approval| match approval {
        Approval::Approved => 0,
        Approval::Conditional => 1,
        Approval::Refused => 2,
    };
    let mut at = 0;
    while let Some(chatbot) = policy.chatbots.get(at) {
        let other = policy
            .chatbots
            .iter()
            .take(at)
            .position(|other| other.host.0.eq_ignore_ascii_case(&chatbot.host.0));
        let Some(other) = other else {
            at += 1;
            continue;
        };
        complaints.add(
            &format!("{}.host", complaints.entry("chatbots", at)),
            "a host that stands in the list already",
            "one decision for each host; the stricter one holds",
            Remedy::LeftOut,
        );
        let later = policy.chatbots.remove(at);
        if let Some(first) = policy.chatbots.get_mut(other)
            && strictness(later.approval) > strictness(first.approval)
        {
            *first = later;
        }
    }
}

fn lesson_has_its_page(policy: &mut Policy, complaints: &mut Complaints) {
    if policy.training.required && !policy.pages.training.0 {
        policy.pages.training.0 = true;
        complaints.add(
            "pages.training",
            "false although the lesson is required",
            "true",
            Remedy::Default("true".to_owned()),
        );
    }
}
