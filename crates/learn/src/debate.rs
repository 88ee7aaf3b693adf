//! A debate: a statement in large type, hands that are counted live, and something to say on both sides.

use promptwacht_coach::debate::{Statement, Votes, debate};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::bars::{self, Bar};
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};
use crate::{hand, piece};

/// What one can vote, in the order of the counts.
pub(crate) const VOTES: [&str; 3] = ["agree", "disagree", "unsure"];

fn votes(shelf: Shelf) -> Votes {
    Votes::read(&untrack(|| shelf.get("debate")))
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let all = &debate().statements;
    let place = create_selector(move || {
        let id = rest.get_clone();
        all.iter().position(|one| one.id == id)
    });
    hand::on_keys(move |key| {
        let Some(place) = place.get_untracked() else {
            return false;
        };
        if let Some(to) = hand::way(key).and_then(|way| hand::neighbour(place, way, all.len())) {
            if let Some(one) = all.get(to) {
                hand::go(&format!("debate/{}", one.id));
            }
            return true;
        }
        let row = ["1", "2", "3"].iter().position(|one| *one == key);
        if let Some(row) = row {
            browser::click(&format!("#votes-{row}-more"));
        }
        row.is_some()
    });
    (move || -> View {
        match place
            .get()
            .and_then(|place| all.get(place).zip(Some(place)))
        {
            Some((one, place)) => whole(shelf, one, place),
            None => list(shelf),
        }
    })
    .into()
}

fn list(shelf: Shelf) -> View {
    let all = &debate().statements;
    let wiped = create_signal(0_u32);
    let rows = move || -> Vec<View> {
        wiped.track();
        let votes = votes(shelf);
        all.iter().map(|one| row(&votes, one)).collect()
    };
    let wipe = piece::button("wipe-votes", say("learn_debate_wipe_all"), move || {
        shelf.put("debate", Votes::default().kept(), "learn_debate_wiped");
        wiped.set(wiped.get() + 1);
    });
    let start = tags::a()
        .href("#debate/S1")
        .class("button first")
        .children(say("learn_debate_start"));
    let heads: Vec<View> = ["statement", "agree", "disagree", "unsure"]
        .map(|head| {
            tags::th()
                .scope("col")
                .children(say(&format!("learn_debate_{head}")))
                .into()
        })
        .into();
    (
        tags::p()
            .class("screen-only")
            .children(say("learn_debate_how")),
        tags::p()
            .class("buttons")
            .children((start, piece::print("print-debate"), wipe)),
        tags::table().class("statements").children((
            tags::caption().class("away").children(say("learn_debate")),
            tags::thead().children(tags::tr().children(heads)),
            tags::tbody().children(rows),
        )),
        tags::p()
            .class("on-paper why")
            .children(say("learn_debate_paper")),
        source(),
    )
        .into()
}

fn source() -> View {
    let link = piece::link_out(debate().link.clone(), say("learn_debate_read"));
    tags::p()
        .class("why source")
        .children((said(&debate().source), " ", link))
        .into()
}

fn row(votes: &Votes, one: &'static Statement) -> View {
    let counts: Vec<View> = votes
        .of(&one.id)
        .into_iter()
        .map(|count| {
            let count = if count == 0 {
                String::new()
            } else {
                count.to_string()
            };
            tags::td().children(count).into()
        })
        .collect();
    let link = piece::link_to(&format!("debate/{}", one.id), said(&one.text));
    tags::tr()
        .children((tags::th().scope("row").children(link), counts))
        .into()
}

/// One statement, for a room to look at.
fn whole(shelf: Shelf, one: &'static Statement, place: usize) -> View {
    let all = &debate().statements;
    let kept = votes(shelf).of(&one.id);
    let counts = create_signal(kept.to_vec());
    create_effect(move || {
        let [agree, disagree, unsure] = counts.get_clone()[..] else {
            return;
        };
        let counts = [agree, disagree, unsure];
        let mut votes = votes(shelf);
        if votes.of(&one.id) != counts {
            votes.set(&one.id, counts);
            shelf.put("debate", votes.kept(), "");
        }
    });
    let rows = VOTES.map(|vote| Bar::plain(say(&format!("learn_debate_{vote}"))));
    let step = |way: isize, words: &str| -> View {
        let to = hand::neighbour(place, way, all.len()).and_then(|to| all.get(to));
        match to {
            Some(one) => tags::a()
                .class("button")
                .href(format!("#debate/{}", one.id))
                .children(say(words))
                .into(),
            None => ().into(),
        }
    };
    let reset = piece::button("wipe-one", say("learn_debate_wipe"), move || {
        counts.set(vec![0; 3]);
        shelf.tell(say("learn_debate_wiped"));
    });
    let side = |words: &str, text: String| -> View {
        (tags::dt().children(say(words)), tags::dd().children(text)).into()
    };
    let sides = tags::details().class("part").children((
        tags::summary().children(say("learn_debate_sides")),
        tags::dl().children((
            side("learn_debate_pro", said(&one.pro)),
            side("learn_debate_con", said(&one.con)),
        )),
    ));
    browser::focus("main .statement h3");
    let number = say_with(
        "learn_of",
        &[&(place + 1).to_string(), &all.len().to_string()],
    );
    tags::article()
        .class("statement large")
        .children((
            tags::p().class("mark").children(number),
            tags::h3().tabindex("-1").children(said(&one.text)),
            bars::hands("votes", said(&one.text), rows.into(), counts),
            tags::p().class("buttons").children((
                step(-1, "learn_before"),
                step(1, "learn_next"),
                reset,
            )),
            sides,
            tags::p().class("why").children(say("learn_debate_keys")),
            tags::p()
                .class("ways")
                .children(piece::link_to("debate", say("learn_debate_all"))),
        ))
        .into()
}
