//! Until when a chatbot may be used without passing the lesson (again).

use crate::settings::Training;

/// A day, in milliseconds.
const DAY_MS: f64 = 86_400_000.0;

/// Until when, in milliseconds since 1970; none where no lesson is asked for. `passed` is when the lesson was passed last, where it
/// was; `asked` is since when it is asked for. A lesson that is never renewed holds for good, and the days of grace
/// are for everybody.
pub fn lesson_until(training: &Training, passed: Option<f64>, asked: f64) -> Option<f64> {
    let after = |from: f64, days: u32| from + f64::from(days) * DAY_MS;
    training.required.then(|| match passed {
        Some(_) if training.renew_days == 0 => f64::MAX,
        Some(passed) => after(passed, training.renew_days).max(after(asked, training.grace_days)),
        None => after(asked, training.grace_days),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: f64 = 100.0 * DAY_MS;

    fn training(renew_days: u32, grace_days: u32) -> Training {
        Training {
            required: true,
            renew_days,
            grace_days,
            ..Training::default()
        }
    }

    #[test]
    fn nothing_is_asked_where_no_lesson_is() {
        let off = Training::default();
        assert_eq!(lesson_until(&off, None, ASKED), None);
        assert_eq!(lesson_until(&off, Some(ASKED), ASKED), None);
    }

    #[test]
    fn who_did_not_pass_has_the_days_of_grace() {
        assert_eq!(lesson_until(&training(365, 0), None, ASKED), Some(ASKED));
        let week = lesson_until(&training(365, 7), None, ASKED);
        assert_eq!(week, Some(107.0 * DAY_MS));
    }

    #[test]
    fn a_passed_lesson_holds_until_it_must_be_renewed() {
        let passed = Some(90.0 * DAY_MS);
        let year = lesson_until(&training(365, 0), passed, ASKED);
        assert_eq!(year, Some(455.0 * DAY_MS));
        let never = lesson_until(&training(0, 0), passed, ASKED);
        assert_eq!(never, Some(f64::MAX));
    }

    #[test]
    fn an_old_lesson_does_not_shorten_the_grace() {
        let until = lesson_until(&training(5, 30), Some(ASKED - 90.0 * DAY_MS), ASKED);
        assert_eq!(until, Some(130.0 * DAY_MS));
    }
}
