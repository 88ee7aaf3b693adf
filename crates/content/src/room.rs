//! Places in the window, in CSS pixels: what shows of an element, what lies at a point, and bringing a place into sight.

use promptwacht_screen::page;
use web_sys::{DomRect, Element};

/// A rectangle of the window.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Room {
    pub(crate) fn of(rect: &DomRect) -> Self {
        Self {
            left: rect.left(),
            top: rect.top(),
            right: rect.right(),
            bottom: rect.bottom(),
        }
    }

    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn centre(&self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// What lies in both.
    pub(crate) fn within(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Whether a point lies in it, or at most `around` beside it.
    pub(crate) fn holds(&self, (x, y): (f64, f64), around: f64) -> bool {
        x >= self.left - around
            && x <= self.right + around
            && y >= self.top - around
            && y <= self.bottom + around
    }
}

/// What shows of an element: its room, less what the scrolling parts round it cut off.
pub(crate) fn visible(element: &Element) -> Room {
    let mut room = Room::of(&element.get_bounding_client_rect());
    let window = page::window();
    let mut around = element.parent_element();
    while let Some(part) = around {
        let style = window
            .as_ref()
            .and_then(|window| window.get_computed_style(&part).ok().flatten());
        let cuts = style
            .and_then(|style| style.get_property_value("overflow-y").ok())
            .is_some_and(|overflow| overflow != "visible");
        around = part.parent_element();
        // What the root cuts off is the window's own edge.
        if cuts && around.is_some() {
            room = room.within(&Room::of(&part.get_bounding_client_rect()));
        }
    }
    room
}

/// The topmost element at a point.
#[expect(clippy::cast_possible_truncation, reason = "a point of a window")]
pub(crate) fn at_point((x, y): (f64, f64)) -> Option<Element> {
    page::document()?.element_from_point(x as f32, y as f32)
}

/// Scrolls the box and what lies round it by no more than brings `place` into sight.
pub(crate) fn reveal(element: &Element, place: impl Fn() -> Option<Room>) {
    let mut around = Some(element.clone());
    while let Some(part) = around {
        around = part.parent_element();
        if around.is_none() || part.scroll_height() <= part.client_height() {
            continue;
        }
        let (Some(place), seen) = (place(), Room::of(&part.get_bounding_client_rect())) else {
            return;
        };
        let by = if place.top < seen.top {
            place.top - seen.top
        } else {
            (place.bottom - seen.bottom).max(0.0)
        };
        #[expect(clippy::cast_possible_truncation, reason = "a part of a page")]
        let by = by.round() as i32;
        if by != 0 {
            part.set_scroll_top(part.scroll_top() + by);
        }
    }
}
