//! Live marks: what was found is underlined in the box while its writer writes.
//!
//! An editor's text is marked by the browser's custom highlights, a textarea's by a [`Mirror`] over it: neither changes the
//! page's DOM. Drawing, and every question about places, waits for a frame, so that no key waits for it and a tab in the
//! background does nothing.

use crate::card::Card;
use crate::mark_switch;
use crate::mirror::Mirror;
use crate::prompt_box::{Caret, PromptBox};
use crate::reading::Reading;
use crate::room::{self, Room};
use crate::shell::Shell;
use crate::utf16::Utf16;
use promptwacht_detector::{Kind, Level, Report};
use promptwacht_screen::page;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DomRectList, Element, Event, KeyboardEvent, MouseEvent, Node, Range};

/// More marks than this are drawn only where they show.
const ALL: usize = 200;
/// The pointer rests this long before the place under it is looked up, in milliseconds.
const REST_MS: i32 = 120;
/// A pointer this near to the card is on its way to it, in CSS pixels.
const NEAR: f64 = 12.0;

/// Something found, as it is marked; offsets in UTF-16 units of the text.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    pub(crate) kind: &'static Kind,
    pub(crate) level: Level,
    /// The row of the decision table that says why.
    pub(crate) row: u8,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Where a mark stands in the window.
enum Place {
    Text(Range),
    Mirror(Element),
}

impl Place {
    fn rooms(&self) -> Option<DomRectList> {
        match self {
            Self::Text(range) => range.get_client_rects(),
            Self::Mirror(element) => Some(element.get_client_rects()),
        }
    }

    /// The first line of the mark that passes.
    fn line(&self, passes: impl Fn(&Room) -> bool) -> Option<Room> {
        let rooms = self.rooms()?;
        (0..rooms.length())
            .filter_map(|at| rooms.item(at).as_ref().map(Room::of))
            .find(passes)
    }

    fn room(&self) -> Option<Room> {
        self.line(|_| true)
    }

    /// Whether it still marks what it should.
    fn fits(&self, reading: &Reading, mark: Mark) -> bool {
        let (Self::Text(range), Some((from, to))) = (self, reading.place(mark.start, mark.end))
        else {
            return false;
        };
        range.start_offset() == Ok(from.1)
            && range.end_offset() == Ok(to.1)
            && range.start_container().as_ref() == Ok(from.0)
            && range.end_container().as_ref() == Ok(to.0)
    }

    /// Whether an editor has put other nodes in the place of those that held the text.
    fn is_lost(&self) -> bool {
        matches!(self, Self::Text(range) if range.collapsed())
    }
}

/// The marks of one page and the card that explains them.
pub(crate) struct Marks {
    /// Whether the user wants them here, and whether the organisation does. No mark is drawn before the first is known: who can do
    /// without them must not see them come and go.
    wanted: Cell<bool>,
    allowed: Cell<bool>,
    planned: Cell<bool>,
    /// The text of the box as it was looked at last, and where it stands.
    reading: RefCell<Rc<Reading>>,
    /// The report that the marks show, and the box they stand in.
    shown: RefCell<Option<(Rc<Report>, PromptBox)>>,
    drawn: RefCell<Vec<(Mark, Place)>>,
    /// Some marks were left out because they do not show.
    partly: Cell<bool>,
    mirror: RefCell<Option<Mirror>>,
    card: RefCell<Option<Card>>,
    pointer: Cell<(f64, f64)>,
    pointer_planned: Cell<bool>,
    /// Closed with Escape while the pointer stood there: opens again only after the pointer has left.
    dismissed: Cell<Option<u32>>,
}

impl Marks {
    pub(crate) fn new() -> Self {
        Self {
            wanted: Cell::new(false),
            allowed: Cell::new(true),
            planned: Cell::default(),
            reading: RefCell::default(),
            shown: RefCell::default(),
            drawn: RefCell::default(),
            partly: Cell::default(),
            mirror: RefCell::default(),
            card: RefCell::default(),
            pointer: Cell::default(),
            pointer_planned: Cell::default(),
            dismissed: Cell::default(),
        }
    }

    /// Whether anything is marked.
    pub(crate) fn are_on(&self) -> bool {
        self.wanted.get() && self.allowed.get()
    }

    /// Reads the box and keeps where its text stands, for the frame in which it is marked.
    pub(crate) fn read(&self, prompt_box: &PromptBox) -> Rc<Reading> {
        let reading = Rc::new(prompt_box.reading());
        self.reading.replace(Rc::clone(&reading));
        reading
    }

    fn close_card(&self) {
        if let Some(card) = self.card.borrow().as_ref() {
            card.close();
        }
    }

    fn by_pointer(&self) -> bool {
        self.card.borrow().as_ref().is_some_and(Card::by_pointer)
    }

    fn card_mark(&self) -> Option<u32> {
        self.card.borrow().as_ref().and_then(Card::mark)
    }

    fn clear(&self) {
        self.close_card();
        if self.shown.take().is_some() {
            self.drawn.take();
            paint(&[]);
            self.mirror.take();
        }
    }

    fn is_fresh(&self, report: &Rc<Report>, prompt_box: &PromptBox) -> bool {
        let same = self
            .shown
            .borrow()
            .as_ref()
            .is_some_and(|(shown, at)| Rc::ptr_eq(shown, report) && at == prompt_box);
        same && !self.drawn.borrow().iter().any(|(_, place)| place.is_lost())
    }

    fn draw(&self, text: &str, report: &Rc<Report>, prompt_box: &PromptBox, shell: &'static Shell) {
        let found = marks_of(text, report);
        if found.is_empty() {
            return self.clear();
        }
        // Before it is needed: screen readers read out what changes in a part that they know.
        if self.card.borrow().is_none() {
            let card = Card::new(shell.ui.inside(), move || shell.switch_marks_off());
            self.card.replace(card);
        }
        self.shown
            .replace(Some((Rc::clone(report), prompt_box.clone())));
        if let Some(area) = prompt_box.textarea() {
            paint(&[]);
            let mut mirror = self.mirror.borrow_mut();
            if mirror.is_none() {
                *mirror = Mirror::new(shell.ui.inside());
            }
            let places = mirror.as_mut().map(|mirror| mirror.draw(area, report));
            let places = places.unwrap_or_default().into_iter().map(Place::Mirror);
            self.drawn.replace(found.into_iter().zip(places).collect());
        } else {
            self.mirror.take();
            let reading = self.reading.borrow();
            let showing = self.showing(&found, &reading, prompt_box);
            let mut drawn = self.drawn.borrow_mut();
            // The browser moved its ranges along with the text: a word more or less leaves them true.
            let kept = drawn.len() == showing.len()
                && drawn.iter().zip(showing).all(|((old, place), new)| {
                    old.level == new.level && place.fits(&reading, *new)
                });
            if kept {
                for ((old, _), new) in drawn.iter_mut().zip(showing) {
                    *old = *new;
                }
                return;
            }
            let place = |mark: &Mark| Some((*mark, Place::Text(range(&reading, *mark)?)));
            *drawn = showing.iter().filter_map(place).collect();
            paint(&drawn);
        }
    }

    /// Of very many marks those near to what shows of the box.
    fn showing<'a>(
        &self,
        found: &'a [Mark],
        reading: &Reading,
        prompt_box: &PromptBox,
    ) -> &'a [Mark] {
        self.partly.set(found.len() > ALL);
        if !self.partly.get() {
            return found;
        }
        let visible = room::visible(prompt_box.element());
        let (top, bottom) = (visible.top - visible.height(), visible.bottom);
        let above = |limit: f64| {
            move |mark: &Mark| {
                let room = range(reading, *mark).map(|range| range.get_bounding_client_rect());
                room.is_some_and(|room| room.bottom() < limit)
            }
        };
        let first = found.partition_point(above(top));
        let last = found.partition_point(above(bottom + visible.height()));
        found
            .get(first..last.min(first + 2 * ALL))
            .unwrap_or_default()
    }

    /// The mark under a point of the window, by its place in the list.
    fn at_point(&self, point: (f64, f64)) -> Option<usize> {
        let drawn = self.drawn.borrow();
        drawn
            .iter()
            .position(|(_, place)| place.line(|room| room.holds(point, 0.0)).is_some())
    }

    fn open_card(&self, at: usize, by_pointer: bool) -> Option<()> {
        let drawn = self.drawn.borrow();
        let (mark, place) = drawn.get(at)?;
        self.card
            .borrow()
            .as_ref()?
            .show(mark, &place.room()?, by_pointer);
        Some(())
    }

    /// The mark that a walk by keyboard comes to next: after that of the card, or else at or after the caret.
    fn next(&self, prompt_box: &PromptBox) -> Option<usize> {
        let drawn = self.drawn.borrow();
        let after = match (self.card_mark(), prompt_box.caret()?) {
            (Some(now), _) => drawn.iter().position(|(mark, _)| mark.start > now),
            (_, Caret::Textarea { start, .. }) => {
                drawn.iter().position(|(mark, _)| mark.end >= start)
            }
            (_, Caret::Rich { focus, .. }) => drawn.iter().position(|(_, place)| match place {
                Place::Text(range) => range
                    .compare_point(&focus.0, focus.1)
                    .is_ok_and(|side| side <= 0),
                Place::Mirror(_) => false,
            }),
        };
        Some(after.unwrap_or(0)).filter(|at| *at < drawn.len())
    }
}

impl Shell {
    /// Whether the dialog or a replacement is under way, which is no time for a card.
    fn is_busy(&self) -> bool {
        matches!(self.state(), "asking" | "replacing")
    }

    /// Draws the marks in the next frame.
    pub(crate) fn plan_marks(&'static self) {
        if !self.marks.planned.replace(true) {
            page::next_frame(move || {
                self.marks.planned.set(false);
                self.draw_marks();
            });
        }
    }

    fn draw_marks(&'static self) {
        let (Ok(guard), Ok(at)) = (self.guard.try_borrow(), self.at.try_borrow()) else {
            return;
        };
        let marks = &self.marks;
        let Some(prompt_box) = at.as_ref().filter(|_| marks.are_on()) else {
            return marks.clear();
        };
        let reading = Rc::clone(&marks.reading.borrow());
        let Some(report) = guard.judged(&reading.text) else {
            return;
        };
        let away = !prompt_box.has_focus() && !marks.by_pointer();
        if away || self.is_busy() {
            marks.close_card();
        }
        if !marks.is_fresh(&report, prompt_box) {
            marks.close_card();
            marks.draw(&reading.text, &report, prompt_box, self);
        }
        drop((guard, at));
        self.follow_marks();
    }

    /// Something scrolled: other marks may show.
    pub(crate) fn scrolled(&'static self) {
        let marks = &self.marks;
        let shown = marks.shown.borrow().clone();
        if let Some((report, prompt_box)) = shown.filter(|_| marks.partly.get()) {
            let reading = Rc::clone(&marks.reading.borrow());
            marks.draw(&reading.text, &report, &prompt_box, self);
        }
        self.follow_marks();
    }

    /// The box may have moved: so must the mirror and the card.
    fn follow_marks(&self) {
        if let Some(mirror) = self.marks.mirror.borrow().as_ref() {
            mirror.follow();
        }
        if let Some(card) = self.marks.card.borrow().as_ref()
            && let Some(start) = card.mark()
            && let drawn = self.marks.drawn.borrow()
            && let Some((_, place)) = drawn.iter().find(|(mark, _)| mark.start == start)
            && let Some(room) = place.room()
        {
            card.stand(&room);
        }
    }

    /// Whether a key belongs to the marks: Alt and a full stop walks through them, Escape closes the card.
    pub(crate) fn mark_key(&'static self, event: &KeyboardEvent) -> bool {
        let key = event.key();
        if key == "Escape" && self.marks.card_mark().is_some() {
            self.marks.dismissed.set(self.marks.card_mark());
            self.marks.close_card();
            return true;
        }
        // On a Mac, Option and a full stop writes ≥: there it is Ctrl, Option and a full stop.
        let walks = event.alt_key()
            && !event.meta_key()
            && if event.ctrl_key() {
                event.code() == "Period" && !event.get_modifier_state("AltGraph")
            } else {
                key == "."
            };
        if !walks || !event.is_trusted() || self.is_busy() {
            return false;
        }
        let Some(prompt_box) = self.boxes.of_event(event) else {
            return false;
        };
        let Some(at) = self.marks.next(&prompt_box) else {
            return false;
        };
        page::next_frame(move || {
            if let Some((_, place)) = self.marks.drawn.borrow().get(at) {
                room::reveal(prompt_box.element(), || {
                    self.follow_marks();
                    place.room()
                });
            }
            self.follow_marks();
            self.marks.open_card(at, false);
        });
        true
    }

    /// The pointer moved: looks where it is when it has come to rest.
    pub(crate) fn pointer_moved(&'static self, event: &Event) {
        let marks = &self.marks;
        if marks.drawn.borrow().is_empty() {
            return;
        }
        let event: &MouseEvent = event.unchecked_ref();
        let point = (f64::from(event.client_x()), f64::from(event.client_y()));
        marks.pointer.set(point);
        if !marks.pointer_planned.replace(true) {
            page::later(REST_MS, move || {
                marks.pointer_planned.set(false);
                self.hover();
            });
        }
    }

    fn hover(&'static self) {
        let marks = &self.marks;
        let point = marks.pointer.get();
        let over_box = marks.shown.borrow().as_ref().is_some_and(|(_, at)| {
            let top: Option<Node> = room::at_point(point).map(Into::into);
            top.is_some_and(|top| at.element().contains(Some(&top)))
        });
        let at = Some(()).filter(|()| over_box && !self.is_busy());
        let at = at.and_then(|()| marks.at_point(point));
        let start = at.and_then(|at| marks.drawn.borrow().get(at).map(|(mark, _)| mark.start));
        if start.is_none() || start != marks.dismissed.get() {
            marks.dismissed.take();
        }
        match at {
            Some(at) if marks.dismissed.get().is_none() && start != marks.card_mark() => {
                marks.open_card(at, true);
            }
            None => {
                let leave = marks
                    .card
                    .borrow()
                    .as_ref()
                    .is_some_and(|card| card.by_pointer() && !card.room().holds(point, NEAR));
                if leave {
                    marks.close_card();
                }
            }
            _ => {}
        }
    }

    /// Asks whether the user wants marks on this site, and hears it when that changes. Only the marks wait for the answer.
    pub(crate) fn learn_marks(&'static self) {
        mark_switch::learn(self.site().id, move |on| {
            self.marks.wanted.set(on);
            self.plan_marks();
        });
    }

    /// Marks only where the organisation wants them, and not in the language of before.
    pub(crate) fn allow_marks(&'static self, allowed: bool, relabel: bool) {
        self.marks.allowed.set(allowed);
        if relabel && let Some(card) = self.marks.card.take() {
            card.remove();
        }
        self.plan_marks();
    }

    fn switch_marks_off(&'static self) {
        self.marks.wanted.set(false);
        self.plan_marks();
        mark_switch::switch_off(self.site().id);
    }
}

/// What is marked in a text, in its order.
fn marks_of(text: &str, report: &Report) -> Vec<Mark> {
    let mut units = Utf16::new(text);
    let marked = report.flagged().map(|finding| Mark {
        kind: finding.kind,
        level: finding.level,
        row: finding.row,
        start: units.at(finding.span.start),
        end: units.at(finding.span.end),
    });
    marked.collect()
}

fn range(reading: &Reading, mark: Mark) -> Option<Range> {
    let (from, to) = reading.place(mark.start, mark.end)?;
    let range = page::document()?.create_range().ok()?;
    range.set_start(from.0, from.1).ok()?;
    range.set_end(to.0, to.1).ok()?;
    Some(range)
}

#[wasm_bindgen]
extern "C" {
    // The browser's registry of custom highlights; web-sys has it only among its unstable parts.
    type HighlightRegistry;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;

    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
}

/// Hands the marks of each level to the browser; `extension/marks.css` says how they look.
fn paint(drawn: &[(Mark, Place)]) {
    HIGHLIGHTS.with(|registry| {
        let Some(registry) = registry else { return };
        for level in [Level::Hint, Level::Warn, Level::Stop] {
            let name = ["promptwacht-", level.id()].concat();
            let mut ranges = drawn
                .iter()
                .filter(|(mark, _)| mark.level == level)
                .filter_map(|(_, place)| match place {
                    Place::Text(range) => Some(range),
                    Place::Mirror(_) => None,
                })
                .peekable();
            if ranges.peek().is_none() {
                registry.delete(&name);
                continue;
            }
            let highlight = Highlight::new();
            for range in ranges {
                highlight.add(range);
            }
            registry.set(&name, &highlight);
        }
    });
}
