//! What the notice asks of the data: erased actively, not to be taken out, no memory dumps.
//!
//! The specification of the 顔認証付きカードリーダー (厚生労働省「健康保険証の資格確認がオンラインで可能と
//! なります」, セキュリティ: 仕様例) wants the data of the comparison erased actively when it ends, and
//! memory dumps to be unusable.
//!
//! Pixels, planes, embeddings and templates of this crate wipe themselves when they are dropped: at
//! the end, on an error, and when a panic unwinds. So do the tensors that this crate computes within a
//! network or carries from one of its parts to the next. What decoders and the inference engine
//! allocate in between is theirs, and freed unwiped; [`WipingAllocator`] wipes that too.
//!
//! The tests search the process for pixels, the detector's plane, the aligned face, its luma, the
//! embedder's numbers and the embedding, after a decision, an error and a panic, and for the rows of
//! JP2 and JPEG. With the wiping allocator none is found. Without it, what the host may still find in
//! freed memory is what this crate never held: the rows of picture decoders and what the engine
//! computes between two operators that it runs one after the other, until something else takes their
//! place.

pub use zeroizing_alloc::ZeroAlloc;

use std::alloc::System;

/// An allocator that wipes every block before it is freed, wherever it comes from.
///
/// A host that wants the intermediate tensors of the engine and the buffers of the picture decoders
/// wiped makes it the allocator of its process:
///
/// ```
/// use mnc_face::erasure::{WIPING_ALLOCATOR, WipingAllocator};
///
/// #[global_allocator]
/// static ALLOCATOR: WipingAllocator = WIPING_ALLOCATOR;
/// ```
///
/// What remains even so: registers and the stacks of threads, until they are overwritten.
pub type WipingAllocator = ZeroAlloc<System>;

/// The value of a [`WipingAllocator`].
pub const WIPING_ALLOCATOR: WipingAllocator = ZeroAlloc(System);

/// What [`forbid_memory_dumps`] could do on this system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DumpProtection {
    /// The process writes no core file (limit of zero).
    pub no_core_file: bool,
    /// No other process of the same user may attach or read its memory (Linux: not dumpable).
    pub not_dumpable: bool,
}

/// Switches off core files and, on Linux, the right of other processes of the user to read this
/// one's memory. Call it first in `main`; it also stops debuggers.
///
/// Windows has no such switch for a process itself: both are false there, and the machine's error
/// reporting must be set not to keep dumps (`WerSvc`, `LocalDumps`).
pub fn forbid_memory_dumps() -> DumpProtection {
    DumpProtection {
        no_core_file: no_core_file(),
        not_dumpable: not_dumpable(),
    }
}

#[cfg(unix)]
fn no_core_file() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none).is_ok()
}

#[cfg(not(unix))]
fn no_core_file() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn not_dumpable() -> bool {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn not_dumpable() -> bool {
    false
}
