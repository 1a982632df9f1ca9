//! What takes the place of the form for a patient who was here before (2(2)なお).

use crate::DateTime;
use crate::fallback::procedure::Past;
use crate::identity::StaffId;

/// Staff asked a patient who was here before whether anything has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OralConfirmation {
    /// When.
    pub at: DateTime,
    /// Who asked.
    pub staff: StaffId,
    /// The patient says that the qualification is as it was at the last visit.
    pub unchanged: bool,
    /// What the form asks for is known to the institution.
    pub items_known: bool,
}

impl OralConfirmation {
    /// Whether the form counts as submitted: only if nothing has changed and its items are known.
    pub const fn stands_in(&self) -> bool {
        self.unchanged && self.items_known
    }

    /// What the procedure is told.
    pub const fn past(&self) -> Past {
        if self.stands_in() {
            Past::Unchanged
        } else {
            Past::Visited
        }
    }
}
