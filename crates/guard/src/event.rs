//! What can happen on a page, and what the page side must do about it.

use crate::set_aside::{Aside, MaySetAside, Scope};
use promptwacht_detector::{Level, Report, Span};
use std::fmt;
use std::rc::Rc;

/// How the user sent, and so how a cleaned text is sent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The Enter key in the box.
    Enter {
        /// The one on the number pad.
        numpad: bool,
        /// With Ctrl held.
        ctrl: bool,
        /// With Cmd or the Windows key held.
        meta: bool,
    },
    /// A click on the send button.
    Click,
    /// The form's own submit.
    Submit,
    /// A message of the page that no key or button of ours began.
    Unseen,
}

/// What the user chose in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Put placeholders in place of what was found, then send.
    Replace,
    /// Back to the text, nothing sent.
    Back,
    /// Send exactly this text all the same.
    SendAnyway,
}

/// Something happened. Texts are what the box holds at that moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The text may have changed.
    Changed(&'a str),
    /// A part of an attempt that does not send by itself: the button goes down, the key comes up.
    Press(&'a str),
    /// The text is about to be sent.
    Attempt(Way, &'a str),
    /// The page is about to send a message.
    Outgoing(Outgoing<'a>),
    /// A button of the dialog.
    Chosen(Choice),
    /// A wait is over.
    Woke(Wait, &'a str),
    /// The box that we asked about left the page.
    Gone,
    /// "Klopt niet": the finding at this place in the question's report is set aside, so far.
    SetAside(usize, Scope),
    /// What was set aside under this number counts again.
    TakeBack(u32),
    /// Another chat begins on this page.
    NewChat,
    /// The user let the page have a file with this text: the page may send it on in its own way.
    FileAdded(&'a str),
    /// The list of placeholders is to be forgotten.
    Clear,
    /// The page is left; the browser may keep it to come back to.
    Left,
}

/// A message of the page, to its chatbot or to anyone else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// Address and content as they leave.
    pub message: &'a str,
    /// The prompt in it, where it is a call that carries one.
    pub prompt: Option<&'a str>,
    /// Whether the page makes this call while the prompt is still being written.
    pub early: bool,
}

/// A pause that the page side keeps before it reads the box again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Between two replacements: the editor takes the first one in before it meets the second.
    Step,
    /// After the last replacement, before the resend.
    Settle,
    /// After the resend, to see whether the page took it.
    Sent,
    /// After a message was held that no box had announced: the page ends its own attempt first.
    Caught,
}

impl Wait {
    /// How long, in milliseconds.
    pub const fn ms(self) -> i32 {
        match self {
            Self::Step => 0,
            Self::Settle | Self::Caught => 50,
            Self::Sent => 1000,
        }
    }
}

/// What the dialog shows and offers.
#[derive(Clone)]
pub struct Question {
    /// The text the question is about.
    pub text: String,
    /// What was found in it.
    pub report: Rc<Report>,
    /// Whether placeholders can take the place of anything found.
    pub replace: bool,
    /// Whether the user may send the text as it is.
    pub send_anyway: bool,
    /// What may be set aside.
    pub may: MaySetAside,
    /// What is set aside and may matter here.
    pub aside: Vec<Aside>,
}

/// Something that could not be done for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The editor did not take the placeholders; the text stays held.
    NotReplaced,
    /// The page did not react to the resend: the user has to press send.
    SendYourself,
    /// A message was held on its way out, and its text stands in no box.
    HeldOutside,
    /// A file takes its time.
    ReadingFile,
    /// A file may be added, and the browser cannot give it to the page by itself.
    AddAgain,
    /// The organisation has not approved this chatbot.
    OtherChatbot,
}

/// What the page side must do, in the order given.
#[derive(Clone)]
pub enum Effect {
    /// Let the event go on, untouched.
    Pass,
    /// Stop the event.
    Hold,
    /// Open the dialog, or renew the open one.
    Ask(Question),
    /// Close the dialog.
    Close,
    /// Put focus and caret back as they were before the dialog.
    Restore,
    /// Replace the text under the span (in bytes of the text last read) with a placeholder.
    Edit(Span, String),
    /// Put this text into the box, which is empty.
    PutBack(String),
    /// Read the box again after this pause.
    Wait(Wait),
    /// Send again, the way the user did.
    Resend(Way),
    /// The level of the text in the box is now this.
    Show(Level),
    /// Tell the user at the box.
    Tell(Notice),
    /// The user goes on with a chatbot that the organisation warns about: it does so no more today.
    AcceptPage,
}

/// What the guard is busy with, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading along.
    Watching,
    /// The dialog is open.
    Asking,
    /// Putting in placeholders.
    Replacing,
}

impl fmt::Debug for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(_) => f.write_str("Changed"),
            Self::Press(_) => f.write_str("Press"),
            Self::Attempt(way, _) => write!(f, "Attempt({way:?})"),
            Self::Outgoing(message) => write!(f, "Outgoing(early: {})", message.early),
            Self::Chosen(choice) => write!(f, "Chosen({choice:?})"),
            Self::Woke(wait, _) => write!(f, "Woke({wait:?})"),
            Self::Gone => f.write_str("Gone"),
            Self::SetAside(at, scope) => write!(f, "SetAside({at}, {scope:?})"),
            Self::TakeBack(id) => write!(f, "TakeBack({id})"),
            Self::NewChat => f.write_str("NewChat"),
            Self::Clear => f.write_str("Clear"),
            Self::FileAdded(_) => f.write_str("FileAdded"),
            Self::Left => f.write_str("Left"),
        }
    }
}

impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass => f.write_str("Pass"),
            Self::Hold => f.write_str("Hold"),
            Self::Ask(question) => write!(f, "Ask({:?})", question.report.verdict.level),
            Self::Close => f.write_str("Close"),
            Self::Restore => f.write_str("Restore"),
            Self::Edit(_, placeholder) => write!(f, "Edit({placeholder})"),
            Self::PutBack(_) => f.write_str("PutBack"),
            Self::Wait(wait) => write!(f, "Wait({wait:?})"),
            Self::Resend(way) => write!(f, "Resend({way:?})"),
            Self::Show(level) => write!(f, "Show({})", level.id()),
            Self::Tell(notice) => write!(f, "Tell({notice:?})"),
            Self::AcceptPage => f.write_str("AcceptPage"),
        }
    }
}
