//! A network that the host brought as ONNX, and the one engine that runs them.

mod depthwise;
#[cfg(test)]
mod references;
mod stretches;
#[cfg(test)]
#[path = "../tests/support/onnx.rs"]
#[allow(dead_code, unreachable_pub, reason = "a part of what the tests share")]
mod tests_onnx;

use crate::guard::caught;
use crate::model::guard::{ModelGuard, Refusal};
use crate::tensor::Planes;
use crate::threads::Threads;
use mnc_core::{Error, ErrorKind, Result};
use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, Value, ValueOrView, op_registry};
use rten_onnx::onnx::ModelProto;
use rten_tensor::NdTensorView;
use std::sync::{Mutex, PoisonError};
use stretches::Stretches;
use zeroize::Zeroizing;

/// A network of one input, ready to run.
pub(crate) struct Network {
    model: Model,
    input: NodeId,
    /// None if the engine runs it at one go.
    stretches: Option<Stretches>,
    threads: Threads,
    guard: ModelGuard,
    /// The input that the guard let pass last.
    passed: Mutex<Option<(usize, usize)>>,
}

/// One output of a run, wiped when it is dropped.
pub(crate) type Output = Zeroizing<Vec<f32>>;

impl Network {
    /// Loads ONNX whose input is fixed to this height and width, or free.
    ///
    /// # Errors
    /// `UnusableModel` with the guard's [`Refusal`](crate::model::guard::Refusal), or for what the
    /// engine cannot load.
    pub(crate) fn load(onnx: Vec<u8>, free: (usize, usize), threads: &Threads) -> Result<Self> {
        let guard = ModelGuard::read(&onnx).map_err(refused)?;
        let size = guard.fixed_input().unwrap_or(free);
        guard.footprint(size.0, size.1).map_err(refused)?;
        caught(ErrorKind::UnusableModel, || {
            let mut options = ModelOptions::with_ops(operators());
            options.prepack_weights(true);
            let graph = ModelProto::parse_buf(&onnx).map_err(unusable)?.graph;
            let model = options.load(onnx).map_err(unusable)?;
            match model.input_ids() {
                &[input] => Ok(Self {
                    input,
                    stretches: graph.and_then(|graph| Stretches::of(&graph, &model, input)),
                    model,
                    threads: threads.clone(),
                    guard,
                    passed: Mutex::new(Some(size)),
                }),
                _ => Err(ErrorKind::UnusableModel.into()),
            }
        })
    }

    /// The height and width that the input is fixed to, if it is.
    pub(crate) fn fixed_input(&self) -> Option<(usize, usize)> {
        self.guard.fixed_input()
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
    /// `FaceEngine` if the engine fails, or would take too much for an input of this size.
    pub(crate) fn run(&self, input: &Planes, outputs: &[NodeId]) -> Result<Vec<Output>> {
        self.pass(input)?;
        caught(ErrorKind::FaceEngine, || {
            let pool = self.threads.pool();
            let values = pool.run(|| self.values(input, outputs))?;
            let numbers = values.into_iter().map(|value| {
                let tensor = value.into_tensor::<f32>().ok_or(ErrorKind::FaceEngine)?;
                Ok(Zeroizing::new(tensor.into_data()))
            });
            numbers.collect()
        })
    }

    fn values(&self, input: &Planes, outputs: &[NodeId]) -> Result<Vec<Value>> {
        let view = NdTensorView::from_data(input.shape(), input.values.as_slice());
        let options = RunOptions::default().with_thread_pool(Some(self.threads.pool()));
        if let Some(stretches) = &self.stretches {
            return stretches.run(&self.model, &view, outputs, &options);
        }
        let inputs = vec![(self.input, ValueOrView::from(view))];
        let values = self.model.run(inputs, outputs, Some(options));
        values.map_err(failed)
    }

    /// Asks the guard about a size of the input, unless it was the last one as well.
    fn pass(&self, input: &Planes) -> Result<()> {
        let size = (input.height, input.width);
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        if *passed != Some(size) {
            let refused = |refusal| Error::new(ErrorKind::FaceEngine).with_source(refusal);
            self.guard.footprint(size.0, size.1).map_err(refused)?;
            *passed = Some(size);
        }
        Ok(())
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

/// The operators that the guard lets pass. There is none that repeats, branches or makes a tensor of
/// a size that another tensor says. (Constants are no operators to the engine.)
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
        Softmax,
        Sqrt,
        Squeeze,
        Sub,
        Tanh,
        Transpose,
        Unsqueeze
    )
}

fn refused(refusal: Refusal) -> Error {
    Error::new(ErrorKind::UnusableModel).with_source(refusal)
}

/// The engine's text names nodes, operators and shapes, never values.
fn unusable(error: impl std::error::Error) -> Error {
    Error::new(ErrorKind::UnusableModel).with_source(error.to_string())
}

fn failed(error: impl std::error::Error) -> Error {
    Error::new(ErrorKind::FaceEngine).with_source(error.to_string())
}
