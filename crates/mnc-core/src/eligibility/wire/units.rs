//! Bulk results one unit at a time, so that memory holds one and never the document.

use super::bulk::BulkHeader;
use super::bulk_inquiry::BulkConfirmUnit;
use super::bulk_registration::BulkRegistrationUnit;
use super::element::MAX_BYTES;
use super::field::{Field, Node};
use super::message::{self, BODY, HEADER};
use super::parse::{FILE, Parser};
use super::stream::Decoding;
use super::{Element, EncodingNote};
use crate::{Error, ErrorKind, Result};
use std::io::BufRead;
use std::marker::PhantomData;

/// A unit of a bulk result larger than this is refused: 256 KiB of decoded text.
pub const MAX_UNIT_BYTES: usize = 256 * 1024;

/// Where the walk through the document is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    Body,
    Ended,
}

/// The units of a document, and what else it holds.
struct Units<'a, U> {
    parser: Parser<'a>,
    encoding: EncodingNote,
    tag: &'static str,
    place: Place,
    body_seen: bool,
    header: Option<BulkHeader>,
    unknown: Vec<Element>,
    /// Bytes that may still be kept outside of units.
    keepable: usize,
    unit: PhantomData<U>,
}

impl<'a, U: Node> Units<'a, U> {
    fn open(source: impl BufRead + 'a, tag: &'static str) -> Result<Self> {
        let (bytes, encoding) = Decoding::new(source).map_err(|error| {
            // The text of the error is the operating system's; its kind alone is log-safe.
            Error::new(ErrorKind::MalformedEligibility)
                .with_source(std::io::Error::from(error.kind()))
        })?;
        let mut units = Self {
            parser: Parser::of_stream(bytes),
            encoding,
            tag,
            place: Place::Root,
            body_seen: false,
            header: None,
            unknown: Vec::new(),
            keepable: MAX_BYTES,
            unit: PhantomData,
        };
        units.allow();
        message::open(&mut units.parser)?;
        Ok(units)
    }

    fn next(&mut self) -> Option<Result<U>> {
        let unit = self.advance();
        if !matches!(unit, Ok(Some(_))) {
            self.place = Place::Ended;
        }
        unit.transpose()
    }

    fn advance(&mut self) -> Result<Option<U>> {
        while self.place != Place::Ended {
            self.allow();
            if self.parser.next_child()? {
                if let Some(unit) = self.child()? {
                    return Ok(Some(unit));
                }
            } else {
                self.close()?;
            }
        }
        Ok(None)
    }

    /// Takes the element that was opened; gives it if it is a unit.
    fn child(&mut self) -> Result<Option<U>> {
        if self.place == Place::Body && self.parser.name() == self.tag {
            return U::read(&mut self.parser).map(Some);
        }
        match (self.place, self.parser.name()) {
            (Place::Root, BODY) if self.body_seen => return Err(self.parser.misplaced()),
            (Place::Root, BODY) => {
                self.place = Place::Body;
                self.body_seen = true;
            }
            (Place::Root, HEADER) => {
                self.header
                    .accept(HEADER, &mut self.parser, &mut self.unknown)?;
                self.keep()?;
            }
            _ => {
                self.unknown.push(self.parser.element()?);
                self.keep()?;
            }
        }
        Ok(None)
    }

    fn close(&mut self) -> Result<()> {
        if self.place == Place::Body {
            self.place = Place::Root;
            return Ok(());
        }
        self.place = Place::Ended;
        self.parser.finish()
    }

    fn allow(&mut self) {
        if let Some(bytes) = self.parser.stream_mut() {
            bytes.allow(MAX_UNIT_BYTES);
        }
    }

    /// Counts what was just read against the bound of what may be kept.
    fn keep(&mut self) -> Result<()> {
        let left = self
            .parser
            .stream_mut()
            .map_or(0, |bytes| bytes.allowance());
        let kept = MAX_UNIT_BYTES.saturating_sub(left);
        let keepable = self.keepable.checked_sub(kept);
        let too_large =
            || Error::new(ErrorKind::EligibilityTooLarge).at(FILE, self.parser.offset());
        self.keepable = keepable.ok_or_else(too_large)?;
        Ok(())
    }
}

macro_rules! unit_readers {
    ($($(#[$doc:meta])* $name:ident of $unit:ident = $tag:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// An iterator over the units. After an error it ends. Each unit is bounded by
        /// [`MAX_UNIT_BYTES`], and all that stands outside of units by
        /// [`MAX_BYTES`](super::MAX_BYTES) together.
        ///
        /// The encoding is judged by the declaration and the first 64 KiB; later bytes of another
        /// encoding are damage.
        pub struct $name<'a>(Units<'a, $unit>);

        impl<'a> $name<'a> {
            /// Opens a document.
            ///
            /// # Errors
            /// `MalformedEligibility` if this is no message of the interface, or if the source
            /// cannot be read; the cause is attached.
            pub fn open(source: impl BufRead + 'a) -> Result<Self> {
                Units::open(source, $tag).map(Self)
            }

            /// The encoding of the document, and whether it named it.
            pub fn encoding(&self) -> EncodingNote {
                self.0.encoding
            }

            /// The header, as soon as it was read: it usually comes first, and at the end of the
            /// iteration it is there if the document has one.
            pub fn header(&self) -> Option<&BulkHeader> {
                self.0.header.as_ref()
            }

            /// The elements outside of header and units that were read so far.
            pub fn unknown(&self) -> &[Element] {
                &self.0.unknown
            }
        }

        impl Iterator for $name<'_> {
            type Item = Result<$unit>;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next()
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

unit_readers! {
    /// The units of `OQSmuquc02res`, `OQSmutic02res`, `OQSmuhvq02res` and `OQSmuonq02res`.
    ConfirmUnits of BulkConfirmUnit = "BulkConfirmUnit";
    /// The units of `OQSmuimm02res`.
    RegistrationUnits of BulkRegistrationUnit = "BulkRegistrationUnit";
}
