//! When the page is looked at, and what is seen there: which box, which text.

use super::{IDLE_MS, Shell};
use crate::prompt_box::PromptBox;
use promptwacht_guard::{Event, Found};
use promptwacht_screen::page;

/// How long a page may be without a prompt box before it says that it is not guarded, in milliseconds.
const PATIENCE_MS: f64 = 3000.0;
/// After so many looks at text without a send button, one is missed.
const LOOKS_FOR_SEND: u32 = 3;
/// A look that takes longer than this waits for a pause in writing of that length, at most so long; in milliseconds.
const SLOW_MS: f64 = 1.0;
const PAUSE_MS: i32 = 400;
const LONGEST_PAUSE_MS: f64 = 6000.0;
/// Who wrote less than this long ago is still writing, in milliseconds.
const WRITING_MS: f64 = 3000.0;
/// A page that is writing an answer changes all the time: looked at no more often than this.
const QUIET_MS: i32 = 200;

impl Shell {
    /// The text of a box is changing: judge it when the editor is done with this event.
    pub(crate) fn look_soon(&'static self, prompt_box: &PromptBox) {
        self.keep(prompt_box, None);
        let now = page::now_ms();
        self.written_ms.set(now);
        if !self.look_due.replace(true) {
            self.look_when_due(now);
        }
    }

    /// Looks in the next task, or where looking is slow after a pause in writing. A text that is sent is judged at that event.
    fn look_when_due(&'static self, since_ms: f64) {
        let pause_ms = if self.is_slow() { PAUSE_MS } else { 0 };
        page::later(pause_ms, move || {
            let now = page::now_ms();
            let writes = now - self.written_ms.get() < f64::from(pause_ms);
            if writes && now - since_ms < LONGEST_PAUSE_MS {
                return self.look_when_due(since_ms);
            }
            self.look_due.set(false);
            self.look();
        });
    }

    /// Whether somebody wrote a moment ago, so that a window would come between.
    pub(crate) fn is_writing(&self) -> bool {
        self.look_due.get() || page::now_ms() - self.written_ms.get() < WRITING_MS
    }

    /// Whether a look at the box takes so long that its writer may feel it.
    pub(super) fn is_slow(&self) -> bool {
        self.look_ms.get() > SLOW_MS
    }

    /// The page changed somewhere. While it loads it changes all the time, and drawing has to wait: what is typed
    /// is judged at its own event.
    pub(crate) fn page_changed(&'static self) {
        self.ui.attach();
        if page::is_loaded() && !self.look_planned.replace(true) {
            page::later(QUIET_MS, move || {
                page::when_idle(IDLE_MS, move || {
                    self.look_planned.set(false);
                    if !self.look_due.get() {
                        self.look();
                    }
                });
            });
        }
    }

    /// Another chat may have begun since the address was last looked at.
    pub(crate) fn follow_address(&'static self) {
        if self.chat.borrow_mut().moves_to(&page::address()) {
            self.begin_chat();
        }
    }

    /// Looks again after something else than the text has changed.
    pub(crate) fn look_again(&'static self) {
        self.look();
        self.show();
    }

    /// Looks at the page as it is now: which box, which text.
    pub(super) fn look(&'static self) {
        let began_ms = page::now_ms();
        self.look_at_page();
        self.look_ms.set(page::now_ms() - began_ms);
    }

    fn look_at_page(&'static self) {
        self.follow_address();
        let found = match self.state() {
            "asking" | "replacing" => self
                .prompt_box()
                .map(|found| (found, self.checks.get().found)),
            _ => self.boxes.find(),
        };
        let mut checks = self.checks.get();
        if let Some((prompt_box, found)) = found {
            self.missing_since_ms.set(None);
            checks.found = found;
            self.checks.set(checks);
            let reading = self.marks.read(&prompt_box);
            self.has_text.set(!reading.text.trim().is_empty());
            self.at.replace(Some(prompt_box));
            self.handle(Event::Changed(&reading.text));
        } else {
            let loaded = page::is_loaded();
            let since = self
                .missing_since_ms
                .get()
                .filter(|_| loaded)
                .unwrap_or_else(page::now_ms);
            self.missing_since_ms.set(Some(since));
            if page::is_top() && page::now_ms() - since >= PATIENCE_MS {
                checks.found = Found::Nowhere;
                self.checks.set(checks);
            }
            self.at.take();
            self.handle(Event::Gone);
        }
    }

    /// A page may draw its send button later than its text, so it is missed only after some looks.
    pub(super) fn look_for_send(&self) {
        let missing = self.at.borrow().as_ref().is_some_and(|prompt_box| {
            self.has_text.get() && self.boxes.send_beside(prompt_box).is_none()
        });
        let looks = if missing {
            self.without_send.get() + 1
        } else {
            0
        };
        self.without_send.set(looks);
        let mut checks = self.checks.get();
        checks.send = looks < LOOKS_FOR_SEND;
        self.checks.set(checks);
    }
}
