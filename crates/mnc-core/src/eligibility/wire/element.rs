//! The tree of an exchange file: elements with a name, and either text or children.

use super::encoding::{self, Encoding, EncodingNote};
use super::parse;
use crate::{ErrorKind, Result};
use quick_xml::escape::partial_escape;
use serde_json::{Value as Json, json};
use std::borrow::Cow;
use std::fmt;

/// A file larger than this is refused: 4 MiB.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// A file nested deeper than this is refused. The deepest known one has six levels.
pub const MAX_DEPTH: usize = 16;

/// An element of an exchange file.
///
/// It holds either text, kept as it came with its spaces and leading zeros, or child elements in
/// the order of the file. White space between children is not kept; neither are attributes,
/// comments and processing instructions, which have no meaning in this interface.
///
/// `Debug` shows neither names nor text, because both come from outside.
///
/// ```
/// use mnc_core::eligibility::wire::{Element, Encoding};
/// let (element, note) = Element::read(b"<a><b> 01</b><c/></a>")?;
/// assert_eq!(element.child("b").map(Element::text), Some(" 01"));
/// assert_eq!(note.used, Encoding::Utf8);
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Element {
    name: String,
    text: String,
    children: Vec<Element>,
    offset: usize,
}

impl Element {
    /// An element that holds text.
    pub fn leaf(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            children: Vec::new(),
            offset: 0,
        }
    }

    /// An element that holds elements.
    pub fn parent(name: impl Into<String>, children: Vec<Self>) -> Self {
        Self {
            name: name.into(),
            text: String::new(),
            children,
            offset: 0,
        }
    }

    /// Reads a file. An XML declaration may be missing; a document type is refused, and so is
    /// every entity but the five of XML.
    ///
    /// # Errors
    /// `MalformedEligibility` with the byte offset in the decoded text, and
    /// `EligibilityTooLarge` above [`MAX_BYTES`] or [`MAX_DEPTH`].
    pub fn read(bytes: &[u8]) -> Result<(Self, EncodingNote)> {
        let (text, note) = decode_bounded(bytes)?;
        Ok((parse::document(&text)?, note))
    }

    /// The bytes of a file with this root, with an XML declaration.
    ///
    /// # Errors
    /// `InvalidArgument` if a name is no XML name in ASCII, if a text holds a character that XML
    /// forbids, or if the tree is deeper than [`MAX_DEPTH`].
    pub fn write(&self, encoding: Encoding) -> Result<Vec<u8>> {
        let label = encoding.label();
        let mut out = format!("<?xml version=\"1.0\" encoding=\"{label}\" standalone=\"no\"?>\n");
        self.write_into(&mut out, MAX_DEPTH)?;
        Ok(encoding::encode(&out, encoding))
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text; empty if the element holds elements.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The child elements, in the order of the file.
    pub fn children(&self) -> &[Self] {
        &self.children
    }

    /// The first child with this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of an element without children.
    ///
    /// # Errors
    /// `MalformedEligibility` if there are child elements.
    pub fn into_text(self) -> Result<String> {
        if self.children.is_empty() {
            Ok(self.text)
        } else {
            Err(parse::malformed(self.offset))
        }
    }

    /// The children of an element without text.
    ///
    /// # Errors
    /// `MalformedEligibility` if there is text other than white space.
    pub fn into_children(self) -> Result<Vec<Self>> {
        if is_blank(&self.text) {
            Ok(self.children)
        } else {
            Err(parse::malformed(self.offset))
        }
    }

    /// Every leaf under this element as (path of names joined by `/`, text), in the file's order.
    pub fn leaves(&self) -> Vec<(String, &str)> {
        if self.children.is_empty() {
            return vec![(self.name.clone(), &self.text)];
        }
        let below = self.children.iter().flat_map(Self::leaves);
        below
            .map(|(path, text)| (format!("{}/{path}", self.name), text))
            .collect()
    }

    pub(super) fn at(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }

    pub(super) fn with_text(mut self, text: String) -> Self {
        self.text = text;
        self
    }

    pub(super) fn push(&mut self, child: Self) {
        self.children.push(child);
    }

    pub(super) fn to_json(&self) -> Json {
        let children: Vec<_> = self.children.iter().map(Self::to_json).collect();
        json!({ "name": self.name, "text": self.text, "children": children })
    }

    fn write_into(&self, out: &mut String, depth_left: usize) -> Result<()> {
        let writable = parse::is_name(&self.name) && self.text.chars().all(parse::is_xml_char);
        if depth_left == 0 || !writable {
            return Err(ErrorKind::InvalidArgument.into());
        }
        out.extend(["<", &self.name, ">"]);
        // A bare carriage return would be normalised to a line feed by other readers.
        out.push_str(&partial_escape(self.text.as_str()).replace('\r', "&#13;"));
        for child in &self.children {
            child.write_into(out, depth_left - 1)?;
        }
        out.extend(["</", &self.name, ">\n"]);
        Ok(())
    }
}

/// Where an element stood is no part of what it is.
impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text, &self.children) == (&other.name, &other.text, &other.children)
    }
}

impl Eq for Element {}

impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Element")
            .field("children", &self.children.len())
            .finish_non_exhaustive()
    }
}

/// The text of a file that is not too large.
pub(super) fn decode_bounded(bytes: &[u8]) -> Result<(Cow<'_, str>, EncodingNote)> {
    if bytes.len() > MAX_BYTES {
        return Err(ErrorKind::EligibilityTooLarge.into());
    }
    encoding::decode(bytes)
}

/// White space as XML 1.0 §2.3 has it: without the form feed.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| b" \t\r\n".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(bytes: &[u8]) -> ErrorKind {
        Element::read(bytes).unwrap_err().kind()
    }

    #[test]
    fn text_keeps_spaces_zeros_and_line_ends() {
        let texts = [
            "",
            " ",
            "  139998",
            "007",
            "a\r\nb\tc",
            "<&>'\"",
            "]]>",
            "架空　花子",
        ];
        for text in texts {
            let tree = Element::parent("r", vec![Element::leaf("a", text)]);
            for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
                let bytes = tree.write(encoding).unwrap();
                assert_eq!(Element::read(&bytes).unwrap().0, tree, "{text:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_back_is_not_written() {
        let mut deep = Element::leaf("a", "");
        for _ in 0..MAX_DEPTH {
            deep = Element::parent("a", vec![deep]);
        }
        for bad in [
            deep,
            Element::leaf("a b", ""),
            Element::leaf("", ""),
            Element::leaf("a", "\0"),
        ] {
            assert_eq!(
                bad.write(Encoding::Utf8).unwrap_err().kind(),
                ErrorKind::InvalidArgument
            );
        }
    }

    #[test]
    fn a_file_above_the_limit_is_refused() {
        assert_eq!(
            kind_of(&vec![b' '; MAX_BYTES + 1]),
            ErrorKind::EligibilityTooLarge
        );
        assert_eq!(
            kind_of(&vec![b' '; MAX_BYTES]),
            ErrorKind::MalformedEligibility
        );
    }

    #[test]
    fn leaves_are_listed_with_their_path() {
        let tree = Element::read(b"<a><b>1</b><c><d>2</d><d>3</d></c></a>")
            .unwrap()
            .0;
        let leaves = tree.leaves();
        let expected = [("a/b", "1"), ("a/c/d", "2"), ("a/c/d", "3")];
        assert_eq!(leaves, expected.map(|(path, text)| (path.to_owned(), text)));
    }

    #[test]
    fn debug_shows_no_content() {
        let shown = format!(
            "{:?}",
            Element::parent("n", vec![Element::leaf("Hanako", "花子")])
        );
        assert_eq!(shown, "Element { children: 1, .. }");
    }
}
