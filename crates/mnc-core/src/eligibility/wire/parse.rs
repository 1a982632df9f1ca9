//! Reading the text of an exchange file into a tree, within bounds.

use super::element::{Element, MAX_DEPTH};
use crate::{Error, ErrorKind, Result};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};

const FILE: &str = "eligibility file";

/// The root element of a document.
pub(super) fn document(text: &str) -> Result<Element> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    loop {
        let offset = offset(reader.buffer_position());
        let event = reader.read_event();
        match event.map_err(|_| malformed(self::offset(reader.error_position())))? {
            Event::Start(tag) => builder.open(tag.name().as_ref(), offset)?,
            Event::Empty(tag) => {
                builder.open(tag.name().as_ref(), offset)?;
                builder.close(offset)?;
            }
            Event::End(_) => builder.close(offset)?,
            Event::Text(text) => builder.text(&text, offset)?,
            Event::CData(text) => builder.text(&text, offset)?,
            Event::GeneralRef(reference) => builder.text(&resolve(&reference, offset)?, offset)?,
            Event::DocType(_) => return Err(malformed(offset)),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return builder.finish(offset),
        }
    }
}

/// The error for damage at this byte of the decoded text.
pub(super) fn malformed(offset: usize) -> Error {
    Error::new(ErrorKind::MalformedEligibility).at(FILE, offset)
}

/// Whether this is a name that the interface could use: ASCII, without a namespace.
pub(super) fn is_name(name: &str) -> bool {
    let follows = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    name.bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && name.bytes().all(follows)
}

/// Whether XML 1.0 §2.2 allows this character.
pub(super) const fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// The elements that are still open, outermost first, and the root once it is closed.
#[derive(Default)]
struct Builder {
    open: Vec<Element>,
    root: Option<Element>,
}

impl Builder {
    fn open(&mut self, name: &str, offset: usize) -> Result<()> {
        if self.root.is_some() || !is_name(name) {
            return Err(malformed(offset));
        }
        if self.open.len() == MAX_DEPTH {
            return Err(Error::new(ErrorKind::EligibilityTooLarge).at(FILE, offset));
        }
        self.open.push(Element::leaf(name, "").at(offset));
        Ok(())
    }

    fn close(&mut self, offset: usize) -> Result<()> {
        let element = self.open.pop().ok_or_else(|| malformed(offset))?;
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(element);
            return Ok(());
        };
        fits(parent.push_child(element), offset)
    }

    fn text(&mut self, text: &str, offset: usize) -> Result<()> {
        let fitting = match self.open.last_mut() {
            Some(element) => element.push_text(text),
            None => text.bytes().all(|byte| byte.is_ascii_whitespace()),
        };
        fits(fitting && text.chars().all(is_xml_char), offset)
    }

    fn finish(self, offset: usize) -> Result<Element> {
        let root = self.root.filter(|_| self.open.is_empty());
        root.ok_or_else(|| malformed(offset))
    }
}

fn fits(fitting: bool, offset: usize) -> Result<()> {
    if fitting {
        Ok(())
    } else {
        Err(malformed(offset))
    }
}

fn resolve(reference: &BytesRef<'_>, offset: usize) -> Result<String> {
    let character = reference
        .resolve_char_ref()
        .map_err(|_| malformed(offset))?;
    let entity = || resolve_xml_entity(reference).map(str::to_owned);
    character
        .map(String::from)
        .or_else(entity)
        .ok_or_else(|| malformed(offset))
}

/// Inputs are bounded by 4 MiB, so the conversion cannot saturate.
fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> ErrorKind {
        document(text).unwrap_err().kind()
    }

    #[test]
    fn what_is_no_single_tree_of_text_and_elements_is_refused() {
        let damaged = [
            "",
            " ",
            "text",
            "<a>",
            "</a>",
            "<a></b>",
            "<a/><b/>",
            "<a/>x",
            "x<a/>",
            "<a><b></a></b>",
            "<a>x<b/></a>",
            "<a><b/>x</a>",
            "<あ/>",
            "<n:a xmlns:n='u'/>",
            "<1/>",
            "<a>\u{1}</a>",
            "<a>&#1;</a>",
            "<a>&#0;</a>",
            "<a>&#xD800;</a>",
            "<a>&</a>",
            "<a",
            "<a><![CDATA[x</a>",
        ];
        for text in damaged {
            assert_eq!(refusal(text), ErrorKind::MalformedEligibility, "{text}");
        }
    }

    #[test]
    fn document_types_and_their_entities_are_refused() {
        let laughs = r#"<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>"#;
        let external = r#"<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>"#;
        for text in [laughs, external, "<a>&c;</a>", "<a>&nbsp;</a>"] {
            assert_eq!(refusal(text), ErrorKind::MalformedEligibility, "{text}");
        }
    }

    #[test]
    fn the_five_entities_and_character_references_are_read() {
        let root =
            document("<a>&lt;&gt;&amp;&apos;&quot;&#12354;&#x3042;<![CDATA[<&>]]></a>").unwrap();
        assert_eq!(root.text(), "<>&'\"ああ<&>");
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(document(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(
            refusal(&nested(MAX_DEPTH + 1)),
            ErrorKind::EligibilityTooLarge
        );
    }

    #[test]
    fn an_error_says_where() {
        let error = document("<a><b>1</b>x</a>").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the eligibility file is damaged (eligibility file at byte 11)"
        );
    }

    #[test]
    fn comments_instructions_and_attributes_carry_nothing() {
        let plain = document("<a><b>1</b></a>").unwrap();
        let dressed =
            document("<?xml version='1.0'?><!--x--><a i='1'>\n<?p q?><b>1</b><!--y-->\n</a>\n");
        assert_eq!(dressed.unwrap(), plain);
    }
}
