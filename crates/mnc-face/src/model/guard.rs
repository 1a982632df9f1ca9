//! What a network of the host's choice may cost, worked out before any engine sees the file.
//!
//! An ONNX file says by itself how much memory it takes: sizes of weights, paddings, scales, shapes.
//! A file of a hundred bytes can ask for a terabyte. [`ModelGuard`] reads the graph, knows the output
//! shape of each operator that it lets pass, and follows the shapes from one picture to the end.
//! What it cannot follow is refused, so that the engine never allocates more than [`Footprint`] says.

mod node;
mod shape;
mod size;
mod wire;

pub use size::Refusal;

use node::Node;
use rten_onnx::onnx::{GraphProto, ModelProto, ValueInfoProto};
use shape::Fact;
use size::MOST_WEIGHTS;
use std::collections::HashMap;

/// The most bytes of a network's file.
pub const MOST_BYTES: usize = 256 << 20;
/// The most operators of a network.
const MOST_NODES: usize = 4096;
/// The versions of the operators whose shapes are known here: sizes as inputs, and the last
/// before the operators were given further ways to say them.
const OPSETS: std::ops::RangeInclusive<i64> = 11..=21;

/// A graph whose cost can be worked out for any size of its input.
pub struct ModelGuard {
    constants: HashMap<String, Fact>,
    nodes: Vec<Node>,
    input: Declared,
    declared: Vec<Declared>,
}

/// A tensor whose shape the file states; `None` is a side that is free.
struct Declared {
    name: String,
    sides: Option<Vec<Option<usize>>>,
}

/// What a run for one picture costs at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Footprint {
    /// The numbers of the largest tensor.
    pub largest: u64,
    /// The numbers of all tensors that are made on the way, 4 bytes each.
    pub total: u64,
    /// Multiplications of convolutions, poolings and matrices.
    pub work: u64,
}

impl ModelGuard {
    /// Reads ONNX.
    ///
    /// # Errors
    /// Why the file is no network of operators from pixels to numbers with its weights inside.
    pub fn read(onnx: &[u8]) -> Result<Self, Refusal> {
        if onnx.len() > MOST_BYTES {
            return Err(Refusal::FileTooLarge);
        }
        wire::walk(onnx)?;
        let model = ModelProto::parse_buf(onnx).map_err(|_| Refusal::Malformed)?;
        let opset = model
            .opset_import
            .iter()
            .all(|set| match set.domain.as_deref() {
                None | Some("" | "ai.onnx") => {
                    set.version.is_some_and(|version| OPSETS.contains(&version))
                }
                _ => false,
            });
        if !opset || model.opset_import.is_empty() {
            return Err(Refusal::OperatorSet);
        }
        Self::of(model.graph.ok_or(Refusal::Malformed)?)
    }

    fn of(graph: GraphProto) -> Result<Self, Refusal> {
        if graph.node.len() > MOST_NODES {
            return Err(Refusal::TooManyParts);
        }
        let mut constants = HashMap::new();
        for (index, tensor) in graph.initializer.iter().enumerate() {
            let name = tensor.name.clone().unwrap_or_default();
            let fact = Fact::stored(tensor).ok_or(Refusal::Weights { tensor: index })?;
            if name.is_empty() || constants.insert(name, fact).is_some() {
                return Err(Refusal::Weights { tensor: index });
            }
        }
        let weights: u64 = constants.values().map(Fact::count).sum();
        if weights > MOST_WEIGHTS {
            return Err(Refusal::WeightsTooLarge);
        }
        let nodes = graph.node.into_iter().enumerate();
        let nodes = nodes.map(|(index, node)| Node::read(index, node));
        let [input] = graph.input.as_slice() else {
            return Err(Refusal::Input);
        };
        let declared = graph.output.iter().chain(&graph.value_info);
        Ok(Self {
            constants,
            nodes: nodes.collect::<Result<_, _>>()?,
            input: Declared::read(input)?,
            declared: declared.map(Declared::read).collect::<Result<_, _>>()?,
        })
    }

    /// The height and width that the input is fixed to, if it is.
    pub fn fixed_input(&self) -> Option<(usize, usize)> {
        match self.input.sides.as_deref() {
            Some([_, _, height, width]) => height.zip(*width),
            _ => None,
        }
    }

    /// What a run for one picture of three components costs.
    ///
    /// # Errors
    /// Why it cannot be said, or that it is too much.
    pub fn footprint(&self, height: usize, width: usize) -> Result<Footprint, Refusal> {
        let mut cost = Footprint::default();
        let input = Fact::of(vec![1, 3, height, width]);
        size::bounded(&input, None)?;
        if !self.input.allows(&input) {
            return Err(Refusal::Input);
        }
        let mut made: HashMap<&str, Fact> = HashMap::new();
        made.insert(&self.input.name, input);
        for node in &self.nodes {
            let (fact, work) = node.output(|name| made.get(name).or(self.constants.get(name)))?;
            cost.add(&fact, work, node.index)?;
            let known = self.constants.contains_key(&node.output);
            if known || made.insert(&node.output, fact).is_some() {
                return Err(Refusal::Order { node: node.index });
            }
        }
        let stated = |declared: &Declared| made.get(declared.name.as_str());
        let truthful = |declared: &&Declared| stated(declared).is_none_or(|it| declared.allows(it));
        if self.declared.iter().all(|declared| truthful(&declared)) {
            Ok(cost)
        } else {
            Err(Refusal::Declaration)
        }
    }
}

impl Footprint {
    /// Adds what a node makes.
    fn add(&mut self, fact: &Fact, work: u64, node: usize) -> Result<(), Refusal> {
        let count = size::bounded(fact, Some(node))?;
        self.largest = self.largest.max(count);
        self.total += count;
        self.work = self.work.saturating_add(work);
        size::affordable(self.total, self.work, node)
    }
}

impl Declared {
    fn read(value: &ValueInfoProto) -> Result<Self, Refusal> {
        let tensor = value
            .r#type
            .as_ref()
            .and_then(|kind| kind.tensor_type.as_ref());
        let shape = tensor.and_then(|tensor| tensor.shape.as_ref());
        let side = |value: Option<i64>| match value {
            None => Ok(None),
            Some(value) => usize::try_from(value)
                .map(Some)
                .map_err(|_| Refusal::Declaration),
        };
        let sides = shape.map(|shape| shape.dim.iter().map(|dim| side(dim.dim_value)).collect());
        Ok(Self {
            name: value.name.clone().unwrap_or_default(),
            sides: sides.transpose()?,
        })
    }

    /// Whether a tensor of this shape is what was stated.
    fn allows(&self, fact: &Fact) -> bool {
        let Some(sides) = &self.sides else {
            return true;
        };
        let fits = |(stated, side): (&Option<usize>, &usize)| stated.is_none_or(|it| it == *side);
        sides.len() == fact.sides.len() && sides.iter().zip(&fact.sides).all(fits)
    }
}
