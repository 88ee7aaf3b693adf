//! A prompt made of answers to small questions: the goal, the role, for whom, how long.

use crate::words::Language;

/// The answers; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What the chatbot should do.
    pub goal: String,
    /// What it needs to know, in general.
    pub context: String,
    /// Whose trade it should speak from.
    pub role: String,
    /// Who will read the answer.
    pub audience: String,
    /// How long the answer may be, in words.
    pub length: String,
    /// What it should give examples of.
    pub examples: String,
    /// Whether it should name sources.
    pub sources: bool,
    /// Whether it should first ask what it misses.
    pub ask_first: bool,
}

impl Wish {
    /// The prompt, in a language.
    pub fn prompt(&self, language: Language) -> String {
        let dutch = language == Language::Nl;
        let choose = |nl: &'static str, en: &'static str| if dutch { nl } else { en };
        let mut lines = Vec::new();
        let mut line = |before: &str, answer: &str| {
            let answer = answer.trim();
            if !answer.is_empty() {
                let end = if answer.ends_with(['.', '?', '!', ':']) {
                    ""
                } else {
                    "."
                };
                lines.push(format!("{before}{answer}{end}"));
            }
        };
        line(
            choose("Antwoord vanuit deze rol: ", "Answer in this role: "),
            &self.role,
        );
        line("", &self.goal);
        line(choose("Achtergrond: ", "Background: "), &self.context);
        line(choose("De lezer: ", "The reader: "), &self.audience);
        let length: String = self.length.chars().filter(char::is_ascii_digit).collect();
        if !length.is_empty() {
            let length = format!(
                "{}{length}{}",
                choose("Gebruik maximaal ", "Use at most "),
                choose(" woorden", " words")
            );
            line("", &length);
        }
        line(
            choose("Geef voorbeelden van: ", "Give examples of: "),
            &self.examples,
        );
        if self.sources {
            line(
                "",
                choose(
                    "Noem je bronnen met titel en jaar, en zeg wat je niet zeker weet",
                    "Name your sources with title and year, and mention what you are not sure of",
                ),
            );
        }
        if self.ask_first {
            line(
                "",
                choose(
                    "Mis je iets? Stel mij dan eerst een vraag",
                    "Do you miss something? Then first ask me a question",
                ),
            );
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use promptwacht_detector::{Level, check};

    use super::*;

    fn full() -> Wish {
        Wish {
            goal: "Leg uit hoe je goed slaapt".to_owned(),
            context: "Het is warm en er is weinig tijd.".to_owned(),
            role: "diëtist".to_owned(),
            audience: "mantelzorgers".to_owned(),
            length: "150 woorden".to_owned(),
            examples: "een vast ritme".to_owned(),
            sources: true,
            ask_first: true,
        }
    }

    #[test]
    fn every_answer_has_its_line() {
        let prompt = full().prompt(Language::Nl);
        let lines: Vec<&str> = prompt.lines().collect();
        assert_eq!(
            lines,
            [
                "Antwoord vanuit deze rol: diëtist.",
                "Leg uit hoe je goed slaapt.",
                "Achtergrond: Het is warm en er is weinig tijd.",
                "De lezer: mantelzorgers.",
                "Gebruik maximaal 150 woorden.",
                "Geef voorbeelden van: een vast ritme.",
                "Noem je bronnen met titel en jaar, en zeg wat je niet zeker weet.",
                "Mis je iets? Stel mij dan eerst een vraag.",
            ]
        );
    }

    #[test]
    fn what_is_empty_is_left_out() {
        assert_eq!(Wish::default().prompt(Language::En), "");
        let wish = Wish {
            goal: " What helps? ".to_owned(),
            ..Wish::default()
        };
        assert_eq!(wish.prompt(Language::En), "What helps?");
    }

    #[test]
    fn our_own_words_are_never_a_finding() {
        for language in [Language::Nl, Language::En] {
            let report = check(&full().prompt(language));
            assert_eq!(
                report.verdict.level,
                Level::Nothing,
                "{language:?} {:?}",
                report.verdict
            );
        }
    }
}
