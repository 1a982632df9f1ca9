//! A message of the interface as a file: the root, its header and its body.

use super::element::decode_bounded;
use super::field::{Field, Node};
use super::parse::Parser;
use super::{Element, EncodingNote};
use crate::Result;

pub(crate) const ROOT: &str = "XmlMsg";
pub(crate) const HEADER: &str = "MessageHeader";
pub(crate) const BODY: &str = "MessageBody";

/// Header, body and what stands beside them.
pub(crate) struct Parts<H, B> {
    pub(crate) header: H,
    pub(crate) body: B,
    pub(crate) unknown: Vec<Element>,
}

/// The parts of the message in this file; an absent part is an empty one.
pub(crate) fn read<H: Node + Default, B: Node + Default>(
    bytes: &[u8],
) -> Result<(EncodingNote, Parts<H, B>)> {
    let (text, encoding) = decode_bounded(bytes)?;
    let mut parser = Parser::of_text(&text);
    open(&mut parser)?;
    let parts = parts_of(&mut parser)?;
    parser.finish()?;
    Ok((encoding, parts))
}

/// Opens the root of a message.
pub(crate) fn open(parser: &mut Parser<'_>) -> Result<()> {
    parser.root()?;
    if parser.name() == ROOT {
        Ok(())
    } else {
        Err(parser.misplaced())
    }
}

fn parts_of<H: Node + Default, B: Node + Default>(parser: &mut Parser<'_>) -> Result<Parts<H, B>> {
    let (mut header, mut body, mut unknown) = (None::<H>, None::<B>, Vec::new());
    while parser.next_child()? {
        match parser.name() {
            HEADER => header.accept(HEADER, parser, &mut unknown)?,
            BODY => body.accept(BODY, parser, &mut unknown)?,
            _ => unknown.push(parser.element()?),
        }
    }
    Ok(Parts {
        header: header.unwrap_or_default(),
        body: body.unwrap_or_default(),
        unknown,
    })
}

/// The tree of a message with these parts.
pub(crate) fn tree_of(header: &impl Node, body: &impl Node, unknown: &[Element]) -> Element {
    let mut children = vec![header.to_element(HEADER), body.to_element(BODY)];
    children.extend_from_slice(unknown);
    Element::parent(ROOT, children)
}

/// Declares a message: its name, its header and its body, and how to read and write it.
macro_rules! message {
    ($(#[$doc:meta])* $name:ident { header: $header:ty, body: $body:ty }) => {
        $(#[$doc])*
        ///
        /// The order of elements means nothing, and elements that are not known are kept in the
        /// `unknown` fields. `Debug` shows no content.
        #[derive(Clone, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            /// The encoding of the file, and whether the file named it.
            pub encoding: $crate::eligibility::wire::EncodingNote,
            /// About the message as a whole.
            pub header: $header,
            /// What the message carries.
            pub body: $body,
            /// Elements beside header and body, in the order of the file.
            pub unknown: Vec<$crate::eligibility::wire::Element>,
        }

        impl $name {
            /// Reads a file.
            ///
            /// # Errors
            /// `MalformedEligibility` if this is no message of the interface, if a field that can
            /// occur once occurs twice, or if a field holds elements where text belongs;
            /// `EligibilityTooLarge` above the bounds of
            /// [`Element::read`](crate::eligibility::wire::Element::read).
            pub fn read(bytes: &[u8]) -> $crate::Result<Self> {
                use $crate::eligibility::wire::message;
                let (encoding, parts) = message::read(bytes)?;
                let message::Parts { header, body, unknown } = parts;
                Ok(Self { encoding, header, body, unknown })
            }

            /// The bytes of a file with this message, in this encoding.
            ///
            /// # Errors
            /// `InvalidArgument` if a text holds a character that XML forbids.
            pub fn write(
                &self,
                encoding: $crate::eligibility::wire::Encoding,
            ) -> $crate::Result<Vec<u8>> {
                self.to_element().write(encoding)
            }

            /// The message as a tree.
            pub fn to_element(&self) -> $crate::eligibility::wire::Element {
                let Self { header, body, unknown, .. } = self;
                $crate::eligibility::wire::message::tree_of(header, body, unknown)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("encoding", &self.encoding)
                    .finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use message;
