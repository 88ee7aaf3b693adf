//! What adding a file would mean, by what its reader says of it. Row 17 of the decision table.

use promptwacht_detector::Level;

/// For a file that was read: the level of its text, and at least a warning where not all of it could be read.
pub fn readable_level(text: Level, partial: bool) -> Level {
    text.max(if partial { Level::Warn } else { Level::Nothing })
}

/// For a file that nobody can look into, by the id of the reason. A recording stops: it holds voices, and what was said.
pub fn unreadable_level(reason: &str) -> Level {
    if is_recording(reason) {
        Level::Stop
    } else {
        Level::Warn
    }
}

/// Whether an unreadable file is one of sound.
pub fn is_recording(reason: &str) -> bool {
    matches!(reason, "audio" | "video")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_file_passes_and_half_a_clean_one_warns() {
        assert_eq!(readable_level(Level::Nothing, false), Level::Nothing);
        assert_eq!(readable_level(Level::Hint, true), Level::Warn);
        assert_eq!(readable_level(Level::Stop, true), Level::Stop);
    }

    #[test]
    fn a_recording_stops_and_a_picture_warns() {
        assert_eq!(unreadable_level("audio"), Level::Stop);
        assert_eq!(unreadable_level("image"), Level::Warn);
    }
}
