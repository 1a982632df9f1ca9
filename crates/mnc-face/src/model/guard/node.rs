//! One operator of the graph: what it is called, what it takes, and its attributes.

mod asked;
mod rules;
mod window;

use super::shape::Fact;
use super::size::Refusal;
use rten_onnx::onnx::{AttributeProto, NodeProto};

/// How the shape of the output follows from those of the inputs. The operators on this list, and
/// nothing else, go from pixels to numbers in one direction.
#[derive(Clone, Copy)]
enum Rule {
    /// The output is like the first input.
    Same,
    /// All inputs are stretched to a common shape.
    Broadcast,
    Concat,
    Constant,
    Conv,
    Flatten,
    Gather,
    Gemm,
    GlobalPool,
    MatMul,
    Pad,
    Pool,
    Reduce,
    Reshape,
    Resize,
    Shape,
    Squeeze,
    Transpose,
    Unsqueeze,
}

impl Rule {
    fn of(operator: &str) -> Option<Self> {
        Some(match operator {
            "BatchNormalization"
            | "Clip"
            | "Exp"
            | "HardSigmoid"
            | "HardSwish"
            | "Identity"
            | "InstanceNormalization"
            | "LeakyRelu"
            | "LpNormalization"
            | "Relu"
            | "Sigmoid"
            | "Softmax"
            | "Sqrt"
            | "Tanh" => Self::Same,
            "Add" | "Div" | "Max" | "Min" | "Mul" | "PRelu" | "Pow" | "Sub" => Self::Broadcast,
            "AveragePool" | "MaxPool" => Self::Pool,
            "Concat" => Self::Concat,
            "Constant" => Self::Constant,
            "Conv" => Self::Conv,
            "Flatten" => Self::Flatten,
            "Gather" => Self::Gather,
            "Gemm" => Self::Gemm,
            "GlobalAveragePool" => Self::GlobalPool,
            "MatMul" => Self::MatMul,
            "Pad" => Self::Pad,
            "ReduceL2" | "ReduceMean" | "ReduceSum" => Self::Reduce,
            "Reshape" => Self::Reshape,
            "Resize" => Self::Resize,
            "Shape" => Self::Shape,
            "Squeeze" => Self::Squeeze,
            "Transpose" => Self::Transpose,
            "Unsqueeze" => Self::Unsqueeze,
            _ => return None,
        })
    }
}

/// A node whose operator is on the list.
pub(super) struct Node {
    pub(super) index: usize,
    pub(super) output: String,
    rule: Rule,
    inputs: Vec<String>,
    attributes: Vec<Attribute>,
}

/// An attribute; what it does not hold is zero or empty.
struct Attribute {
    name: String,
    int: i64,
    ints: Vec<i64>,
    text: String,
    value: Option<Fact>,
}

impl Attribute {
    fn read(attribute: AttributeProto) -> Self {
        Self {
            name: attribute.name.unwrap_or_default(),
            int: attribute.i.unwrap_or_default(),
            ints: attribute.ints,
            text: attribute.s.unwrap_or_default(),
            value: attribute.t.as_ref().and_then(Fact::stored),
        }
    }
}

/// The inputs of a node; those that it leaves out are none.
type Inputs<'f> = [Option<&'f Fact>];

/// A shape and the multiplications that it takes.
type Made = Result<(Fact, u64), Refusal>;

impl Node {
    pub(super) fn read(index: usize, node: NodeProto) -> Result<Self, Refusal> {
        let operator = Refusal::Operator { node: index };
        let domain = node.domain.as_deref().unwrap_or_default();
        let rule = Rule::of(node.op_type.as_deref().unwrap_or_default()).ok_or(operator)?;
        let [output] = node.output.as_slice() else {
            return Err(operator);
        };
        if !matches!(domain, "" | "ai.onnx") || output.is_empty() {
            return Err(operator);
        }
        let attributes = node.attribute.into_iter().map(Attribute::read);
        let read = Self {
            index,
            output: output.clone(),
            rule,
            inputs: node.input,
            attributes: attributes.collect(),
        };
        read.distinct()?;
        Ok(read)
    }

    /// The output's shape and its work.
    pub(super) fn output<'f>(&'f self, find: impl Fn(&str) -> Option<&'f Fact>) -> Made {
        let order = Refusal::Order { node: self.index };
        let input = |name: &String| match name.as_str() {
            "" => Ok(None),
            name => find(name).map(Some).ok_or(order),
        };
        let inputs: Vec<_> = self.inputs.iter().map(input).collect::<Result<_, _>>()?;
        let fact = match self.rule {
            Rule::Conv => return self.conv(&inputs),
            Rule::Gemm => return self.gemm(&inputs),
            Rule::MatMul => return self.mat_mul(&inputs),
            Rule::Pool => return self.pool(&inputs),
            Rule::Broadcast => self.broadcast(&inputs),
            Rule::Concat => self.concat(&inputs),
            Rule::Constant => self.constant(),
            Rule::Flatten => self.flatten(&inputs),
            Rule::Gather => self.gather(&inputs),
            Rule::GlobalPool => self.global_pool(&inputs),
            Rule::Pad => self.pad(&inputs),
            Rule::Reduce => self.reduce(&inputs),
            Rule::Reshape => self.reshape(&inputs),
            Rule::Resize => self.resize(&inputs),
            Rule::Same => self.first(&inputs).map(|fact| Fact::of(fact.sides.clone())),
            Rule::Shape => self.shape_of(&inputs),
            Rule::Squeeze => self.squeeze(&inputs),
            Rule::Transpose => self.transpose(&inputs),
            Rule::Unsqueeze => self.unsqueeze(&inputs),
        }?;
        Ok((fact, 0))
    }

    /// A handful of attributes each, every one once.
    fn distinct(&self) -> Result<(), Refusal> {
        let names = || self.attributes.iter().map(|it| &it.name);
        let repeated = |(index, name)| names().take(index).any(|earlier| earlier == name);
        if self.attributes.len() > 16 || names().enumerate().any(repeated) {
            return Err(self.attribute());
        }
        Ok(())
    }
}
