//! How many threads the networks of an engine share, and the pool that they run on.

#[cfg(feature = "onnx")]
use rten::ThreadPool;
#[cfg(feature = "onnx")]
use std::sync::Arc;

/// The threads that all networks of an engine share.
#[derive(Clone)]
pub struct Threads {
    #[cfg(feature = "onnx")]
    pool: Arc<ThreadPool>,
    count: usize,
}

impl Threads {
    /// As many threads; at least one.
    pub fn new(count: usize) -> Self {
        let count = count.max(1);
        Self {
            #[cfg(feature = "onnx")]
            pool: Arc::new(ThreadPool::with_num_threads(count)),
            count,
        }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.count
    }

    #[cfg(feature = "onnx")]
    pub(crate) fn pool(&self) -> Arc<ThreadPool> {
        self.pool.clone()
    }
}

impl Default for Threads {
    /// Two: one for the card, one for the camera.
    fn default() -> Self {
        Self::new(2)
    }
}
