//! How well a page is guarded, from what was looked up on it. In doubt the page says the worse.

/// How the prompt box was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// By a row of the site table.
    ByTable,
    /// As the editable part of the page that the user writes in, beside something that sends.
    ByLook,
    /// Not at all.
    #[default]
    Nowhere,
}

/// What a look at a page saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checks {
    /// The prompt box.
    pub found: Found,
    /// The send button; many pages have one only while there is text, and then it is looked for.
    pub send: bool,
    /// Whether the gate hears events before the page does.
    pub gate: bool,
    /// Whether the second line answers.
    pub line: bool,
}

/// One thing that was looked up and found wanting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// No box, so nothing is read before it is sent.
    Box,
    /// A box that only looks like one.
    BoxByLook,
    /// Text in the box and no button that sends it: a click is seen by the second line alone.
    Send,
    /// Keys and clicks are not heard.
    Gate,
    /// What the page sends by itself is not seen.
    Line,
}

impl Check {
    /// Stable id: `box-by-look`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::BoxByLook => "box-by-look",
            Self::Send => "send",
            Self::Gate => "gate",
            Self::Line => "line",
        }
    }
}

/// What may be said of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Health {
    /// Everything was found and answers.
    #[default]
    Guarded,
    /// What the user writes is read, but something is missing.
    Partly,
    /// What the user writes may leave unread.
    Unguarded,
}

impl Health {
    /// Stable id: `partly`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Guarded => "guarded",
            Self::Partly => "partly",
            Self::Unguarded => "unguarded",
        }
    }
}

impl Checks {
    /// What may be said of the page.
    pub fn health(self) -> Health {
        let mut worst = Health::Guarded;
        for check in self.failed() {
            match check {
                Check::Box | Check::Gate => return Health::Unguarded,
                Check::BoxByLook | Check::Send | Check::Line => worst = Health::Partly,
            }
        }
        worst
    }

    /// What was found wanting.
    pub fn failed(self) -> impl Iterator<Item = Check> {
        [
            (self.found == Found::Nowhere, Check::Box),
            (self.found == Found::ByLook, Check::BoxByLook),
            (self.found != Found::Nowhere && !self.send, Check::Send),
            (!self.gate, Check::Gate),
            (!self.line, Check::Line),
        ]
        .into_iter()
        .filter_map(|(fails, check)| fails.then_some(check))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL_WELL: Checks = Checks {
        found: Found::ByTable,
        send: true,
        gate: true,
        line: true,
    };

    fn said(checks: Checks) -> (Health, Vec<&'static str>) {
        (checks.health(), checks.failed().map(Check::id).collect())
    }

    #[test]
    fn the_worst_check_decides() {
        assert_eq!(said(ALL_WELL), (Health::Guarded, vec![]));
        let by_look = Checks {
            found: Found::ByLook,
            ..ALL_WELL
        };
        assert_eq!(said(by_look), (Health::Partly, vec!["box-by-look"]));
        let deaf = Checks {
            gate: false,
            line: false,
            ..ALL_WELL
        };
        assert_eq!(said(deaf), (Health::Unguarded, vec!["gate", "line"]));
        let nowhere = Checks {
            found: Found::Nowhere,
            send: false,
            ..ALL_WELL
        };
        assert_eq!(said(nowhere), (Health::Unguarded, vec!["box"]));
    }
}
