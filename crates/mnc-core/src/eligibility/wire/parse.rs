//! Reading the text of an exchange file, within bounds: element by element, or as a tree.

use super::element::{Element, MAX_DEPTH, is_blank};
use super::events::Events;
use super::stream::Decoding;
use crate::{Error, ErrorKind, Result};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::mem;

pub(super) const FILE: &str = "eligibility file";

/// The root element of a document.
pub(super) fn document(text: &str) -> Result<Element> {
    let mut parser = Parser::of_text(text);
    parser.root()?;
    let root = parser.element()?;
    parser.finish()?;
    Ok(root)
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

/// What [`Parser::step`] found.
enum Step {
    Open,
    Text,
    Close,
    End,
}

/// What an event is to the walk.
enum Seen {
    Open,
    /// An empty-element tag: an element that is opened and closed.
    Empty,
    Text,
    Close,
    End,
    /// A declaration, an instruction or a comment.
    Nothing,
    /// What may not stand here.
    Refused,
}

/// A walk through a document that holds nothing but the place it is at.
pub(crate) struct Parser<'a> {
    events: Events<'a>,
    name: String,
    text: String,
    depth: usize,
    offset: usize,
    /// An empty-element tag was opened, and its end is still to be told.
    closing: bool,
}

impl<'a> Parser<'a> {
    pub(crate) fn of_text(text: &'a str) -> Self {
        Self::of(Events::of_text(text))
    }

    pub(super) fn of_stream(bytes: Decoding<'a>) -> Self {
        Self::of(Events::of_stream(bytes))
    }

    fn of(events: Events<'a>) -> Self {
        Self {
            events,
            name: String::new(),
            text: String::new(),
            depth: 0,
            offset: 0,
            closing: false,
        }
    }

    /// Opens the root element.
    pub(crate) fn root(&mut self) -> Result<()> {
        match self.child_or_end()? {
            Step::Open => Ok(()),
            _ => Err(self.misplaced()),
        }
    }

    /// Opens the next element inside the open one; false if it was closed instead.
    pub(crate) fn next_child(&mut self) -> Result<bool> {
        match self.child_or_end()? {
            Step::Open => Ok(true),
            Step::Close => Ok(false),
            Step::Text | Step::End => Err(self.misplaced()),
        }
    }

    /// The name of the element that was opened last.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The text of the open element, which holds no others; closes it.
    pub(crate) fn text(&mut self) -> Result<&str> {
        let mut text = mem::take(&mut self.text);
        text.clear();
        loop {
            match self.step(|part| gather(&mut text, part))? {
                Step::Text => {}
                Step::Close => break,
                Step::Open | Step::End => return Err(self.misplaced()),
            }
        }
        self.text = text;
        Ok(&self.text)
    }

    /// The tree of the open element; closes it.
    ///
    /// Only here can a name be one that the interface could not use: known elements have theirs.
    pub(crate) fn element(&mut self) -> Result<Element> {
        if !is_name(&self.name) {
            return Err(self.misplaced());
        }
        let mut element = Element::leaf(self.name.as_str(), "").at(self.offset);
        let mut text = String::new();
        loop {
            match self.step(|part| gather(&mut text, part))? {
                Step::Text if element.children().is_empty() || is_blank(&text) => {}
                Step::Open if is_blank(&text) => {
                    text.clear();
                    element.push(self.element()?);
                }
                Step::Close if element.children().is_empty() => return Ok(element.with_text(text)),
                Step::Close => return Ok(element),
                Step::Text | Step::Open | Step::End => return Err(self.misplaced()),
            }
        }
    }

    /// Checks that nothing follows the root element.
    pub(crate) fn finish(&mut self) -> Result<()> {
        match self.child_or_end()? {
            Step::End => Ok(()),
            _ => Err(self.misplaced()),
        }
    }

    /// Where the last event began.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The error for an element that is not what its name promises.
    pub(crate) fn misplaced(&self) -> Error {
        malformed(self.offset)
    }

    pub(super) fn stream_mut(&mut self) -> Option<&mut Decoding<'a>> {
        self.events.stream_mut()
    }

    /// What comes next where no text may stand but white space.
    fn child_or_end(&mut self) -> Result<Step> {
        loop {
            match self.step(is_blank)? {
                Step::Text => {}
                step => return Ok(step),
            }
        }
    }

    /// The next event; `take` gets text, and says whether it may stand here.
    #[inline]
    fn step(&mut self, mut take: impl FnMut(&str) -> bool) -> Result<Step> {
        if mem::take(&mut self.closing) {
            self.depth = self.depth.saturating_sub(1);
            return Ok(Step::Close);
        }
        loop {
            let name = &mut self.name;
            let (seen, offset) = self.events.next(|event| see(event, name, &mut take))?;
            self.offset = offset;
            match seen {
                Seen::Nothing => {}
                Seen::Open => return self.opened(),
                Seen::Empty => {
                    self.closing = true;
                    return self.opened();
                }
                Seen::Text => return Ok(Step::Text),
                Seen::Close => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close);
                }
                Seen::End => return Ok(Step::End),
                Seen::Refused => return Err(self.misplaced()),
            }
        }
    }

    fn opened(&mut self) -> Result<Step> {
        if self.depth == MAX_DEPTH {
            return Err(Error::new(ErrorKind::EligibilityTooLarge).at(FILE, self.offset));
        }
        self.depth += 1;
        Ok(Step::Open)
    }
}

/// Keeps the name of what is opened, and gives text away.
#[inline]
fn see(event: &Event<'_>, name: &mut String, take: &mut impl FnMut(&str) -> bool) -> Seen {
    match event {
        Event::Start(tag) => open(name, tag, Seen::Open),
        Event::Empty(tag) => open(name, tag, Seen::Empty),
        Event::End(_) => Seen::Close,
        Event::Text(part) => taken(take(part)),
        Event::CData(part) => taken(take(part)),
        Event::GeneralRef(reference) => taken(resolve(reference).is_some_and(|it| take(&it))),
        Event::Decl(_) | Event::PI(_) | Event::Comment(_) => Seen::Nothing,
        Event::DocType(_) => Seen::Refused,
        Event::Eof => Seen::End,
    }
}

#[inline]
fn open(name: &mut String, tag: &BytesStart<'_>, seen: Seen) -> Seen {
    name.clear();
    name.push_str(tag.name().as_ref());
    seen
}

const fn taken(fits: bool) -> Seen {
    if fits { Seen::Text } else { Seen::Refused }
}

#[inline]
fn gather(text: &mut String, part: &str) -> bool {
    text.push_str(part);
    is_xml_text(part)
}

/// Of the characters beyond ASCII only U+FFFE and U+FFFF are forbidden, and they begin with EF.
fn is_xml_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let allowed = |byte: u8| byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r');
    // Without an early end the compiler looks at many bytes at once.
    bytes.iter().fold(true, |all, byte| all & allowed(*byte))
        && (!bytes.contains(&0xEF) || !bytes.windows(3).any(is_noncharacter))
}

/// Whether this is U+FFFE or U+FFFF in UTF-8.
fn is_noncharacter(bytes: &[u8]) -> bool {
    matches!(bytes, [0xEF, 0xBF, 0xBE | 0xBF])
}

fn resolve(reference: &BytesRef<'_>) -> Option<String> {
    let character = reference.resolve_char_ref().ok()?;
    let entity = || resolve_xml_entity(reference).map(str::to_owned);
    character.map(String::from).or_else(entity)
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
            "<a>\u{FFFE}</a>",
            "<a>\u{C}<b/></a>",
            "<a>&#12;<b/></a>",
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

    /// XML 1.0 §2.2, production 2.
    #[test]
    fn text_is_judged_by_bytes_as_by_characters() {
        for c in '\0'..=char::MAX {
            for text in [format!("{c}"), format!("架ｶ{c}ﾅ")] {
                assert_eq!(is_xml_text(&text), is_xml_char(c), "U+{:04X}", u32::from(c));
            }
        }
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
