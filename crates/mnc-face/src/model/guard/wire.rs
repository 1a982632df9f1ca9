//! The outline of the protobuf: which messages lie in which, and how many there are, without
//! recursion that the file decides and without any memory.
//!
//! Only what passes is given to the parser, which makes an object of every message and would follow
//! graphs within attributes within graphs as deep as they go.

use super::size::Refusal;

/// The most fields of a file, at some 300 bytes each in the parser.
const MOST_FIELDS: usize = 1 << 17;
/// The most bytes of integers that stand outside the raw data; the parser widens each to eight.
const MOST_VARINTS: usize = 1 << 16;

/// The wire type of what is preceded by its length.
const FRAMED: u64 = 2;

/// The messages of `onnx.proto` that are looked into.
#[derive(Clone, Copy)]
enum Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    Value,
    Type,
    TensorType,
    Shape,
    Leaf,
}

/// What a field of a message holds.
enum Content {
    Message(Message),
    /// Integers, one after the other.
    Varints,
    /// Numbers of so many bytes, one after the other.
    Fixed(usize),
    /// Numbers or text.
    Plain,
    Forbidden,
}

impl Message {
    const fn field(self, number: u64) -> Content {
        use Content::{Fixed, Forbidden, Plain, Varints};
        let message = match (self, number) {
            (Self::Model, 7) => Self::Graph,
            // Operator sets, metadata of the model, external data, dimensions.
            (Self::Model, 8 | 14) | (Self::Tensor, 13) | (Self::Shape, 1) => Self::Leaf,
            (Self::Graph, 1) => Self::Node,
            (Self::Graph | Self::Attribute, 5) => Self::Tensor,
            (Self::Graph, 11..=13) => Self::Value,
            (Self::Node, 5) => Self::Attribute,
            (Self::Tensor, 1 | 5 | 7 | 11) | (Self::Attribute, 8) => return Varints,
            (Self::Tensor, 4) | (Self::Attribute, 7) => return Fixed(4),
            (Self::Tensor, 10) => return Fixed(8),
            (Self::Value, 2) => Self::Type,
            (Self::Type, 1) => Self::TensorType,
            (Self::TensorType, 2) => Self::Shape,
            // Functions, training and sparse tensors; graphs, and lists of graphs, tensors and
            // types; sequences, maps and optionals.
            (Self::Model, 20 | 25)
            | (Self::Graph, 15)
            | (Self::Attribute, 6 | 10 | 11 | 14 | 15 | 22 | 23)
            | (Self::Type, 4 | 5 | 8 | 9) => return Forbidden,
            _ => return Plain,
        };
        Content::Message(message)
    }
}

/// Goes through all messages of a model.
pub(super) fn walk(onnx: &[u8]) -> Result<(), Refusal> {
    let mut budget = Budget {
        fields: MOST_FIELDS,
        varints: MOST_VARINTS,
    };
    budget.message(Message::Model, onnx)
}

/// What may still come.
struct Budget {
    fields: usize,
    varints: usize,
}

impl Budget {
    /// As deep as the messages above, which do not contain themselves.
    fn message(&mut self, message: Message, mut bytes: &[u8]) -> Result<(), Refusal> {
        while !bytes.is_empty() {
            self.fields = less(self.fields, 1)?;
            let key = varint(&mut bytes)?;
            let content = message.field(key >> 3);
            let unframed = matches!(content, Content::Message(_)) && key & 7 != FRAMED;
            if key >> 3 == 0 || unframed {
                return Err(Refusal::Malformed);
            }
            match key & 7 {
                0 => varint(&mut bytes).map(drop)?,
                1 => take(&mut bytes, 8).map(drop)?,
                5 => take(&mut bytes, 4).map(drop)?,
                FRAMED => {
                    let length = varint(&mut bytes)?;
                    let inner = take(&mut bytes, length)?;
                    self.content(&content, inner)?;
                }
                _ => return Err(Refusal::Malformed),
            }
            if matches!(content, Content::Forbidden) {
                return Err(Refusal::Nested);
            }
        }
        Ok(())
    }

    fn content(&mut self, content: &Content, bytes: &[u8]) -> Result<(), Refusal> {
        match content {
            Content::Message(message) => self.message(*message, bytes),
            Content::Varints => {
                self.varints = less(self.varints, bytes.len())?;
                varints(bytes)
            }
            // The parser leaves the rest of a torn number behind, and reads on from there.
            Content::Fixed(width) if !bytes.len().is_multiple_of(*width) => Err(Refusal::Malformed),
            Content::Fixed(_) | Content::Plain | Content::Forbidden => Ok(()),
        }
    }
}

fn less(left: usize, taken: usize) -> Result<usize, Refusal> {
    left.checked_sub(taken).ok_or(Refusal::TooManyParts)
}

fn take<'b>(bytes: &mut &'b [u8], length: u64) -> Result<&'b [u8], Refusal> {
    let length = usize::try_from(length).map_err(|_| Refusal::Malformed)?;
    let (taken, rest) = bytes.split_at_checked(length).ok_or(Refusal::Malformed)?;
    *bytes = rest;
    Ok(taken)
}

/// The parser never returns from an integer of more than ten bytes.
fn varints(mut bytes: &[u8]) -> Result<(), Refusal> {
    while !bytes.is_empty() {
        varint(&mut bytes)?;
    }
    Ok(())
}

fn varint(bytes: &mut &[u8]) -> Result<u64, Refusal> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first().ok_or(Refusal::Malformed)?;
        *bytes = rest;
        // Of the tenth byte one bit is left.
        if shift == 63 && byte > 1 {
            return Err(Refusal::Malformed);
        }
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(Refusal::Malformed)
}
