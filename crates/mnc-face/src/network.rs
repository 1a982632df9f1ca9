//! A network that the host brought as ONNX, and the one engine that runs them.

use crate::guard::caught;
use crate::tensor::Planes;
use mnc_core::{Error, ErrorKind, Result};
use rten::{
    Dimension, Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, ValueOrView,
    op_registry,
};
use rten_tensor::NdTensorView;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The most bytes of a network's file.
pub(crate) const MOST_BYTES: usize = 512 << 20;

/// The threads that all networks of an engine share.
#[derive(Clone)]
pub struct Threads {
    pool: Arc<ThreadPool>,
    count: usize,
}

impl Threads {
    /// As many threads; at least one.
    pub fn new(count: usize) -> Self {
        let count = count.max(1);
        Self {
            pool: Arc::new(ThreadPool::with_num_threads(count)),
            count,
        }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.count
    }
}

impl Default for Threads {
    /// Two: one for the card, one for the camera.
    fn default() -> Self {
        Self::new(2)
    }
}

/// A network of one input, ready to run.
pub(crate) struct Network {
    model: Model,
    input: NodeId,
    threads: Threads,
}

/// One output of a run, wiped when it is dropped.
pub(crate) type Output = Zeroizing<Vec<f32>>;

impl Network {
    /// Loads ONNX.
    ///
    /// # Errors
    /// `UnusableModel` for what the engine cannot load, or with other than one input.
    pub(crate) fn load(onnx: Vec<u8>, threads: &Threads) -> Result<Self> {
        if onnx.len() > MOST_BYTES {
            return Err(ErrorKind::UnusableModel.into());
        }
        caught(ErrorKind::UnusableModel, || {
            let mut options = ModelOptions::with_ops(operators());
            options.prepack_weights(true);
            let model = options.load(onnx).map_err(unusable)?;
            match model.input_ids() {
                &[input] => Ok(Self {
                    input,
                    model,
                    threads: threads.clone(),
                }),
                _ => Err(ErrorKind::UnusableModel.into()),
            }
        })
    }

    /// The height and width that the input is fixed to, if it is.
    pub(crate) fn fixed_input(&self) -> Option<(usize, usize)> {
        let shape = self.model.input_shape(0)?;
        match shape.as_slice() {
            [_, _, Dimension::Fixed(height), Dimension::Fixed(width)] => Some((*height, *width)),
            _ => None,
        }
    }

    /// The first output.
    ///
    /// # Errors
    /// `UnusableModel` for a network without any.
    pub(crate) fn first_output(&self) -> Result<NodeId> {
        let first = self.model.output_ids().first().copied();
        first.ok_or_else(|| ErrorKind::UnusableModel.into())
    }

    /// The output of this name.
    ///
    /// # Errors
    /// `UnusableModel` for a network without it.
    pub(crate) fn output(&self, name: &str) -> Result<NodeId> {
        self.model.node_id(name).map_err(unusable)
    }

    /// Runs the network.
    ///
    /// # Errors
    /// `FaceEngine` if the engine fails.
    pub(crate) fn run(&self, input: &Planes, outputs: &[NodeId]) -> Result<Vec<Output>> {
        caught(ErrorKind::FaceEngine, || {
            let view = NdTensorView::from_data(input.shape(), input.values.as_slice());
            let options = RunOptions::default().with_thread_pool(Some(self.threads.pool.clone()));
            let inputs = vec![(self.input, ValueOrView::from(view))];
            let values = self
                .model
                .run(inputs, outputs, Some(options))
                .map_err(failed)?;
            let numbers = values.into_iter().map(|value| {
                let tensor = value.into_tensor::<f32>().ok_or(ErrorKind::FaceEngine)?;
                Ok(Zeroizing::new(tensor.into_data()))
            });
            numbers.collect()
        })
    }

    /// Runs the network for its first output, which must have this many numbers.
    ///
    /// # Errors
    /// `FaceEngine` if the engine fails or the output is another.
    pub(crate) fn run_one(&self, input: &Planes, length: usize) -> Result<Output> {
        let output = self.run(input, &[self.first_output()?])?.pop();
        output
            .filter(|output| output.len() == length)
            .ok_or_else(|| ErrorKind::FaceEngine.into())
    }
}

/// The operators of networks that go from pixels to numbers in one direction. There is none that
/// repeats, branches or makes a tensor of a size that another tensor says.
fn operators() -> OpRegistry {
    op_registry!(
        Add,
        AveragePool,
        BatchNormalization,
        Clip,
        Concat,
        Conv,
        Div,
        Exp,
        Flatten,
        Gather,
        Gemm,
        GlobalAveragePool,
        HardSigmoid,
        HardSwish,
        Identity,
        InstanceNormalization,
        LeakyRelu,
        LpNormalization,
        MatMul,
        Max,
        MaxPool,
        Min,
        Mul,
        Pad,
        Pow,
        PRelu,
        ReduceL2,
        ReduceMean,
        ReduceSum,
        Relu,
        Reshape,
        Resize,
        Shape,
        Sigmoid,
        Slice,
        Softmax,
        Split,
        Sqrt,
        Squeeze,
        Sub,
        Tanh,
        Transpose,
        Unsqueeze
    )
}

/// The engine's text names nodes, operators and shapes, never values.
fn unusable(error: impl std::error::Error) -> Error {
    Error::new(ErrorKind::UnusableModel).with_source(error.to_string())
}

fn failed(error: impl std::error::Error) -> Error {
    Error::new(ErrorKind::FaceEngine).with_source(error.to_string())
}
