//! Measures how often the matcher errs, after ISO/IEC 19795-1: rates, intervals, groups, curves.
//!
//! Nothing here takes part in a reception. A vendor runs it on licensed images before a model goes
//! into use, and sets the thresholds of the manifest from it.
//!
//! The words are the standard's. A *mated* comparison is of two images of one person, a
//! *non-mated* one of two people. An image from which no face is taken is a *failure to acquire*
//! (FTA; on the side of the card, *failure to enrol*, FTE). FMR and FNMR count the comparisons that
//! took place; FRR counts a failure as a non-match as well, as a patient would.

mod bootstrap;
mod cache;
mod card_photo;
mod centroids;
mod claim;
mod compared;
mod comparison;
mod gate;
mod groups;
mod list;
mod maker;
mod matrix;
mod plot;
mod rate;
mod report;
mod rows;
mod sample;
mod tail;

pub use bootstrap::{Bootstrap, Exposure};
pub use cache::{Cache, Key};
pub use card_photo::card_photo;
pub use centroids::centroids;
pub use claim::{Claim, comparisons_needed, rule_of_three};
pub use compared::Compared;
pub use comparison::{Comparison, People};
pub use gate::{Gate, GateRates, ReasonRate, Refusals};
pub use groups::{GroupRates, Groups};
pub use list::{ImageEntry, PairEntry, images, pairs};
pub use maker::{Seen, TemplateMaker};
pub use matrix::Vectors;
pub use plot::{det_curve, histogram};
pub use rate::{Interval, Rate};
pub use report::{
    Evaluation, GatedRates, GivenPoint, GroupThreshold, NamedPair, OperatingPoint, Report, TARGETS,
};
pub use rows::{Row, Rows};
pub use sample::Sample;
