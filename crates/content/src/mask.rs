//! Shows a found value so that its writer knows it again and nobody else does.

use promptwacht_detector::Category;

const DOTS: &str = "•••";

/// A number keeps its last two digits, a word its first letter, a secret nothing.
pub(crate) fn masked(category: Category, value: &str) -> String {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let digits: Vec<char> = value.chars().filter(char::is_ascii_digit).collect();
    match (category, digits.as_slice()) {
        (Category::Credential, _) => DOTS.into(),
        (_, [_, _, .., tens, ones]) if digits.len() > letters => format!("{DOTS}{tens}{ones}"),
        _ => match value.trim().chars().next() {
            Some(first) if letters > 1 => format!("{first}{DOTS}"),
            _ => DOTS.into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_little() {
        let personal = Category::Personal;
        assert_eq!(masked(personal, "Jan de Wit"), "J•••");
        assert_eq!(masked(personal, "9999.90.019"), "•••19");
        assert_eq!(masked(personal, "97"), "•••");
        assert_eq!(masked(Category::Credential, "geheim123"), "•••");
    }
}
