//! What adding a file would mean, by what its reader says of it. Row 17 of the decision table.

use promptwacht_detector::Level;

/// The reason that is given for a file which only the organisation minds.
pub const NOT_ALLOWED: &str = "not-allowed";

/// For a file that was read: the level of its text, at least a warning where not all of it could be read, and at least what the
/// organisation has set for its kind.
pub fn readable_level(text: Level, partial: bool, set: Option<Level>) -> Level {
    let whole = if partial { Level::Warn } else { Level::Nothing };
    text.max(whole).max(set.unwrap_or_default())
}

/// For a file that nobody can look into, by the id of the reason: what the organisation has set, or else our own. A recording stops:
/// it holds voices, and what was said.
pub fn unreadable_level(reason: &str, set: Option<Level>) -> Level {
    set.unwrap_or(if matches!(reason, "audio" | "video") {
        Level::Stop
    } else {
        Level::Warn
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_file_passes_and_half_a_clean_one_warns() {
        assert_eq!(readable_level(Level::Nothing, false, None), Level::Nothing);
        assert_eq!(readable_level(Level::Hint, true, None), Level::Warn);
        assert_eq!(readable_level(Level::Stop, true, None), Level::Stop);
    }

    #[test]
    fn a_recording_stops_and_a_picture_warns() {
        assert_eq!(unreadable_level("audio", None), Level::Stop);
        assert_eq!(unreadable_level("image", None), Level::Warn);
    }

    #[test]
    fn what_is_set_counts_but_never_less_than_what_was_found() {
        let set = Some(Level::Nothing);
        assert_eq!(unreadable_level("image", set), Level::Nothing);
        assert_eq!(readable_level(Level::Stop, false, set), Level::Stop);
        let set = Some(Level::Stop);
        assert_eq!(readable_level(Level::Nothing, false, set), Level::Stop);
    }
}
