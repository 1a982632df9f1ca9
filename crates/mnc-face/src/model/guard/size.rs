//! How much is too much, and why a network is refused.

use super::shape::Fact;
use std::fmt;

/// The most numbers of one tensor: 256 MiB.
pub(super) const MOST_NUMBERS: u64 = 1 << 26;
/// The most numbers of all tensors of a run: 4 GiB, if the engine kept them all to the end.
const MOST_TOTAL: u64 = 1 << 30;
/// The most numbers of all weights: 256 MiB.
pub(super) const MOST_WEIGHTS: u64 = 1 << 26;
/// The most multiplications of a run: some seconds of one processor core.
const MOST_WORK: u64 = 1 << 37;
/// The most dimensions of a tensor.
const MOST_DIMENSIONS: usize = 8;

/// Why a network is not loaded. Nodes and tensors are counted from 0 in the file's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The file is larger than [`MOST_BYTES`](super::MOST_BYTES).
    FileTooLarge,
    /// It is no protobuf of a model.
    Malformed,
    /// Graphs within graphs, sequences and other things no network of this kind needs.
    Nested,
    /// More nodes, attributes or numbers outside the weights than any network needs.
    TooManyParts,
    /// An operator set other than ONNX 11 to 21.
    OperatorSet,
    /// Other than one input, or an input that cannot be the picture.
    Input,
    /// Weights of another type than 32-bit floats and 32- or 64-bit integers, of another size than
    /// their shape says, outside the file, or without a name of their own.
    Weights {
        /// Which.
        tensor: usize,
    },
    /// All weights together are too large.
    WeightsTooLarge,
    /// An operator that is not on the list.
    Operator {
        /// Which node.
        node: usize,
    },
    /// An attribute or constant input that the operator does not take, or out of range.
    Attribute {
        /// Which node.
        node: usize,
    },
    /// An input that no earlier node made (a cycle, or nothing at all), or an output made twice.
    Order {
        /// Which node.
        node: usize,
    },
    /// Inputs whose shapes do not go together.
    Shape {
        /// Which node.
        node: usize,
    },
    /// The size of the output depends on numbers that are known only when the network runs.
    Unbounded {
        /// Which node.
        node: usize,
    },
    /// A tensor, or all together, or the work is too large from this node on; none: the input.
    TooLarge {
        /// Which node.
        node: Option<usize>,
    },
    /// A shape that the file states for a tensor is not the one it has.
    Declaration,
}

impl Refusal {
    const fn reason(self) -> &'static str {
        match self {
            Self::FileTooLarge => "the file is too large",
            Self::Malformed => "no ONNX",
            Self::Nested => "a graph or sequence within the graph",
            Self::TooManyParts => "too many nodes or attributes",
            Self::OperatorSet => "another operator set than 11 to 21",
            Self::Input => "another input than one picture",
            Self::Weights { .. } => "weights that are not what their shape says",
            Self::WeightsTooLarge => "the weights are too large",
            Self::Operator { .. } => "an operator that is not allowed",
            Self::Attribute { .. } => "an attribute out of range",
            Self::Order { .. } => "an input that no earlier node makes",
            Self::Shape { .. } => "inputs that do not go together",
            Self::Unbounded { .. } => "an output whose size cannot be known",
            Self::TooLarge { .. } => "too much memory or work",
            Self::Declaration => "a stated shape that is not the tensor's",
        }
    }

    const fn place(self) -> Option<usize> {
        match self {
            Self::Weights { tensor } => Some(tensor),
            Self::Operator { node }
            | Self::Attribute { node }
            | Self::Order { node }
            | Self::Shape { node }
            | Self::Unbounded { node }
            | Self::TooLarge { node: Some(node) } => Some(node),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())?;
        self.place()
            .map_or(Ok(()), |place| write!(f, " (number {place})"))
    }
}

impl std::error::Error for Refusal {}

/// The numbers of a tensor that is not too large.
pub(super) fn bounded(fact: &Fact, node: Option<usize>) -> Result<u64, Refusal> {
    let count = fact.count();
    // An empty tensor costs nothing, but its other sides may still be anything.
    let sides = fact.sides.iter().all(|side| *side as u64 <= MOST_NUMBERS);
    if fact.sides.len() > MOST_DIMENSIONS || !sides || count > MOST_NUMBERS {
        return Err(Refusal::TooLarge { node });
    }
    Ok(count)
}

/// Whether all tensors so far and their work may go on.
pub(super) fn affordable(total: u64, work: u64, node: usize) -> Result<(), Refusal> {
    if total > MOST_TOTAL || work > MOST_WORK {
        return Err(Refusal::TooLarge { node: Some(node) });
    }
    Ok(())
}
