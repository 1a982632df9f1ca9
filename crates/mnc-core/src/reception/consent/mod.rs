//! Consent (同意): what the patient allows this institution to see, and how it was asked.
//!
//! A [`ConsentDialog`] walks through the screens of one [`ConsentVersion`]; what came of it is a
//! [`ConsentRecord`], which takes in what the official reader reports and knows when a consent ends.

mod dialog;
mod explore;
mod group;
mod record;
mod settings;
mod version;

pub use dialog::{ConsentDialog, LimitPlace, PriorConsent, PriorSource, REFERRALS_MAX};
pub use group::{ConsentGroup, ConsentGroups};
pub use record::{ConsentRecord, ConsentState, EndReason, Grant, Operator, Term};
pub use settings::{FacilitySettings, PrescriptionTiming, Records};
pub use version::{CONSENT_VERSIONS, ConsentVersion, VersionRule};
