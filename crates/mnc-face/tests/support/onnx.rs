//! Small networks in ONNX (protobuf), written by hand, whose outputs can be calculated in the head.

/// One operator of a graph.
pub struct Node {
    kind: &'static str,
    inputs: Vec<String>,
    output: String,
    attributes: Vec<(&'static str, Attribute)>,
}

/// An attribute of an operator.
pub enum Attribute {
    Int(i64),
    Ints(Vec<i64>),
    /// Empty graphs, one within an attribute of a node of the other.
    Graphs(usize),
}

/// A constant of a graph.
pub enum Constant {
    Floats(Vec<i64>, Vec<f32>),
    Ints(Vec<i64>),
    /// A shape of floats without any number.
    Claimed(Vec<i64>),
}

/// A graph of one input: one picture of three components.
#[derive(Default)]
pub struct Graph {
    nodes: Vec<Node>,
    constants: Vec<(String, Constant)>,
    outputs: Vec<String>,
    /// Height and width of the input; free if none.
    pub fixed: Option<(i64, i64)>,
}

impl Graph {
    /// Adds an operator; its output is named.
    pub fn node(
        &mut self,
        kind: &'static str,
        inputs: &[&str],
        output: &str,
        attributes: Vec<(&'static str, Attribute)>,
    ) {
        self.nodes.push(Node {
            kind,
            inputs: inputs.iter().map(ToString::to_string).collect(),
            output: output.to_owned(),
            attributes,
        });
    }

    pub fn constant(&mut self, name: &str, constant: Constant) {
        self.constants.push((name.to_owned(), constant));
    }

    pub fn output(&mut self, name: &str) {
        self.outputs.push(name.to_owned());
    }

    /// These outputs instead.
    pub fn outputs_are(&mut self, names: &[&str]) {
        self.outputs = names.iter().map(ToString::to_string).collect();
    }

    /// A convolution of non-overlapping squares with these weights and biases.
    pub fn squares(&mut self, name: &str, size: i64, weights: Vec<f32>, biases: Vec<f32>) {
        self.squares_of("input", name, size, weights, biases);
    }

    /// The same of what another node makes.
    pub fn squares_of(
        &mut self,
        from: &str,
        name: &str,
        size: i64,
        weights: Vec<f32>,
        biases: Vec<f32>,
    ) {
        let channels = i64::try_from(biases.len()).unwrap();
        let (weight, bias) = (format!("{name}_weight"), format!("{name}_bias"));
        self.constant(
            &weight,
            Constant::Floats(vec![channels, 3, size, size], weights),
        );
        self.constant(&bias, Constant::Floats(vec![channels], biases));
        let attributes = vec![
            ("kernel_shape", Attribute::Ints(vec![size, size])),
            ("strides", Attribute::Ints(vec![size, size])),
            ("pads", Attribute::Ints(vec![0; 4])),
        ];
        self.node("Conv", &[from, &weight, &bias], name, attributes);
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut opset = Message::default();
        opset.text(1, "");
        opset.number(2, 13);
        let mut model = Message::default();
        model.number(1, 8);
        model.message(8, &opset);
        model.message(7, &self.graph());
        model.0
    }

    fn graph(&self) -> Message {
        let mut graph = Message::default();
        for node in &self.nodes {
            graph.message(1, &node.message());
        }
        graph.text(2, "graph");
        for (name, constant) in &self.constants {
            graph.message(5, &constant.message(name));
        }
        let (height, width) = self.fixed.unwrap_or((0, 0));
        graph.message(11, &value("input", &[1, 3, height, width]));
        for output in &self.outputs {
            graph.message(12, &value(output, &[]));
        }
        graph
    }
}

impl Node {
    fn message(&self) -> Message {
        let mut node = Message::default();
        self.inputs.iter().for_each(|input| node.text(1, input));
        node.text(2, &self.output);
        node.text(3, &format!("{}_node", self.output));
        node.text(4, self.kind);
        for (name, attribute) in &self.attributes {
            let mut message = Message::default();
            message.text(1, name);
            match attribute {
                Attribute::Int(value) => {
                    message.number(3, value.cast_unsigned());
                    message.number(20, 2);
                }
                Attribute::Ints(values) => {
                    for value in values {
                        message.number(8, value.cast_unsigned());
                    }
                    message.number(20, 7);
                }
                Attribute::Graphs(depth) => message.message(6, &nested(*depth)),
            }
            node.message(5, &message);
        }
        node
    }
}

impl Constant {
    fn message(&self, name: &str) -> Message {
        let (dims, kind, raw): (Vec<i64>, u64, Vec<u8>) = match self {
            Self::Floats(dims, values) => {
                let raw = values.iter().flat_map(|value| value.to_le_bytes());
                (dims.clone(), 1, raw.collect())
            }
            Self::Ints(values) => {
                let raw = values.iter().flat_map(|value| value.to_le_bytes());
                (vec![i64::try_from(values.len()).unwrap()], 7, raw.collect())
            }
            Self::Claimed(dims) => (dims.clone(), 1, Vec::new()),
        };
        let mut tensor = Message::default();
        for dim in dims {
            tensor.number(1, dim.cast_unsigned());
        }
        tensor.number(2, kind);
        tensor.text(8, name);
        tensor.bytes(9, &raw);
        tensor
    }
}

/// A graph whose node has an attribute that is a graph, and so on.
fn nested(depth: usize) -> Message {
    let mut graph = Message::default();
    for _ in 0..depth {
        let (mut attribute, mut node) = (Message::default(), Message::default());
        attribute.message(6, &graph);
        node.message(5, &attribute);
        graph = Message::default();
        graph.message(1, &node);
    }
    graph
}

/// A named tensor of floats; a side of 0 is free.
fn value(name: &str, dims: &[i64]) -> Message {
    let mut shape = Message::default();
    for (index, dim) in dims.iter().enumerate() {
        let mut message = Message::default();
        if *dim == 0 {
            message.text(2, &format!("side{index}"));
        } else {
            message.number(1, dim.cast_unsigned());
        }
        shape.message(1, &message);
    }
    let mut tensor = Message::default();
    tensor.number(1, 1);
    if !dims.is_empty() {
        tensor.message(2, &shape);
    }
    let mut kind = Message::default();
    kind.message(1, &tensor);
    let mut value = Message::default();
    value.text(1, name);
    value.message(2, &kind);
    value
}

/// A message of protobuf.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    fn number(&mut self, field: u64, value: u64) {
        self.varint(field << 3);
        self.varint(value);
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.varint(field << 3 | 2);
        self.varint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, text.as_bytes());
    }

    fn message(&mut self, field: u64, message: &Self) {
        self.bytes(field, &message.0);
    }

    fn varint(&mut self, mut value: u64) {
        while value > 0x7F {
            self.0.push(u8::try_from(value & 0x7F).unwrap() | 0x80);
            value >>= 7;
        }
        self.0.push(u8::try_from(value).unwrap());
    }
}
