//! Mail messages. `mail-parser` splits them and decodes what travels in 7 bits; attachments are read as files.

use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::limits::NESTED_FILES;
use crate::reading::Reading;
use crate::{Unreadable, html};

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) -> Result<(), Unreadable> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(Unreadable::Broken)?;
    if message.headers().is_empty() {
        return Err(Unreadable::Broken);
    }
    read_message(&message, 0, reading)
}

fn read_message(
    message: &Message<'_>,
    depth: usize,
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    if depth > NESTED_FILES {
        return Err(Unreadable::TooLarge);
    }
    let addresses = [
        message.from(),
        message.to(),
        message.cc(),
        message.bcc(),
        message.reply_to(),
    ];
    for address in addresses.into_iter().flatten() {
        read_address(address, reading);
    }
    reading.line(message.subject().unwrap_or(""));
    for (at, part) in message.parts.iter().enumerate() {
        reading.part()?;
        if reading.full() {
            reading.partial = true;
            return Ok(());
        }
        reading.end_line();
        let body = u32::try_from(at)
            .is_ok_and(|id| message.text_body.contains(&id) || message.html_body.contains(&id));
        match &part.body {
            PartType::Text(text) if body => lines(text, reading),
            PartType::Html(html) if body => html_lines(html, reading)?,
            PartType::Text(text) => reading.nested(&name(part), text.as_bytes())?,
            PartType::Html(html) => {
                reading.line(&name(part));
                html_lines(html, reading)?;
            }
            PartType::Binary(bytes) => reading.nested(&name(part), bytes)?,
            // A picture in the text is nearly always the logo under it.
            PartType::InlineBinary(bytes) => {
                let partial = reading.partial;
                reading.nested(&name(part), bytes)?;
                reading.partial = partial;
            }
            PartType::Message(inner) => read_message(inner, depth + 1, reading)?,
            PartType::Multipart(_) => {}
        }
    }
    Ok(())
}

fn name(part: &MessagePart<'_>) -> String {
    part.attachment_name().unwrap_or("").to_string()
}

fn read_address(address: &Address<'_>, reading: &mut Reading) {
    for one in address.iter() {
        let words = [one.name(), one.address()];
        let line: Vec<&str> = words.into_iter().flatten().collect();
        reading.line(&line.join(" "));
    }
}

fn lines(text: &str, reading: &mut Reading) {
    for line in text.split("\r\n") {
        reading.push(line);
        reading.push("\n");
    }
}

/// The words of a part in HTML.
fn html_lines(html: &str, reading: &mut Reading) -> Result<(), Unreadable> {
    reading.unpacked(html.len())?;
    for line in html::text(html).lines() {
        reading.line(line);
    }
    Ok(())
}
