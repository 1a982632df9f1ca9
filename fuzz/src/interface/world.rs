//! What a sequence of calls knows: its input, and the handles it was given.

use mnc_testkit::virtual_card::VirtualCard;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static WORLD: Mutex<Option<World>> = Mutex::new(None);

pub(super) struct World {
    input: Vec<u8>,
    at: usize,
    depth: usize,
    handles: Vec<Handle>,
    /// The argument of the next call, in place of what the input says.
    forced: Option<usize>,
    /// The sequence has ended: arguments are the plainest ones.
    closed: bool,
    card: Option<VirtualCard>,
    terminals: usize,
}

struct Handle {
    kind: &'static str,
    number: usize,
    live: bool,
}

impl World {
    pub(super) fn begin(input: &[u8]) {
        let world = Self {
            input: input.to_vec(),
            at: 0,
            depth: 0,
            handles: Vec::new(),
            forced: None,
            closed: false,
            card: None,
            terminals: 0,
        };
        *WORLD.lock().unwrap_or_else(PoisonError::into_inner) = Some(world);
    }

    /// Uses the world; never held while a function of the interface runs.
    pub(super) fn with<R>(work: impl FnOnce(&mut Self) -> R) -> R {
        let mut world = WORLD.lock().unwrap_or_else(PoisonError::into_inner);
        work(world.as_mut().expect("a sequence has begun"))
    }

    pub(super) fn is_over(&self) -> bool {
        self.at >= self.input.len()
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    pub(super) fn close(&mut self) {
        (self.closed, self.at) = (true, self.input.len());
    }

    pub(super) fn byte(&mut self) -> u8 {
        let byte = self.input.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte
    }

    pub(super) fn take(&mut self, count: usize) -> Vec<u8> {
        let rest = self.input.get(self.at..).unwrap_or_default();
        let taken = rest[..count.min(rest.len())].to_vec();
        self.at += count;
        taken
    }

    /// True once in `one_in` times.
    pub(super) fn chance(&mut self, one_in: u8) -> bool {
        self.byte() % one_in == one_in - 1
    }

    pub(super) fn deeper(&mut self, deepest: usize) -> bool {
        let may = !self.closed && !self.is_over() && self.depth < deepest;
        self.depth += usize::from(may);
        may
    }

    pub(super) fn back(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn force(&mut self, handle: usize) {
        self.forced = Some(handle);
    }

    pub(super) fn keep(&mut self, kind: &'static str, number: usize) {
        let known = self.handles.iter().any(|it| it.number == number);
        assert!(!known, "a handle came twice");
        self.handles.push(Handle {
            kind,
            number,
            live: true,
        });
    }

    /// A handle of the kind, or one that is wrong: freed, of another kind, foreign, NULL.
    pub(super) fn handle(&mut self, kind: &str) -> usize {
        if let Some(forced) = self.forced.take() {
            return forced;
        }
        let (manner, index) = (self.byte(), usize::from(self.byte()));
        let wanted = |it: &&Handle| match manner % 16 {
            0..=11 => it.kind == kind && it.live,
            12 => it.kind == kind,
            _ => true,
        };
        let found: Vec<_> = self.handles.iter().filter(wanted).collect();
        // The latest first: what was made last is used most.
        let picked = found.iter().rev().nth(index % found.len().max(1));
        match manner {
            0..=239 => picked.map_or(0, |it| it.number),
            240..=247 => 0,
            248..=251 => picked.map_or(16, |it| it.number + 16),
            _ => (&raw const WORLD).addr() + usize::from(manner & 3),
        }
    }

    /// Forgets a handle that a call is about to free. Whether it was one of this kind.
    pub(super) fn is_freed(&mut self, kind: &str, number: usize) -> bool {
        let mut handles = self.handles.iter_mut();
        let found = handles.find(|it| it.live && it.kind == kind && it.number == number);
        found.is_some_and(|it| std::mem::take(&mut it.live))
    }

    /// A handle that was not freed yet; those of a terminal first, so that its folder can go.
    pub(super) fn any_live(&mut self) -> Option<(&'static str, usize)> {
        let found = self.handles.iter().find(|it| it.live);
        found.map(|it| (it.kind, it.number))
    }

    /// A virtual card, made when it is first needed.
    pub(super) fn card(&mut self) -> VirtualCard {
        self.card
            .get_or_insert_with(|| VirtualCard::builder().build())
            .clone()
    }

    /// Whether one more terminal may run: each has a thread of its own.
    pub(super) fn may_start_terminal(&mut self) -> bool {
        self.terminals += 1;
        self.terminals < 3
    }

    pub(super) fn clear(&mut self) {
        let _ = std::fs::remove_dir_all(folder());
    }
}

/// Where the sequences of this process may write.
pub(super) fn folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    place.join(format!("mnc-fuzz-{}", std::process::id()))
}
