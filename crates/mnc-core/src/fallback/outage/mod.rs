//! 緊急時医療情報・資格確認機能: finding a person without a card, and what the modes for it change.
//!
//! 保発0710第1号 of 2023-07-10, 2(2)※ and 別添2: when power, network or the reader fail, the
//! qualification is searched for by name, birth date, sex and address or insurer, on the spot or when
//! the system can be reached again (システム障害時モード).
//!
//! - [`OutageQuery`]: what the screen asks for, with every [`QueryDefect`] named at once.
//! - [`OutageQuery::variants`]: the spellings to try one after the other, because the search wants
//!   the very letters that the insurer registered.
//! - [`OutageProcedure`]: how the function is opened and closed again, and with whom to talk
//!   ([`CentreContacts`]).
//! - [`UsageReport`]: the 利用報告書.
//! - [`SearchMode`]: this mode, 災害時 and 救急時, and what each changes for consent and records.

mod contacts;
mod letters;
mod mode;
mod procedure;
mod query;
mod report;
mod spelling;
mod step;
mod variants;

pub use contacts::CentreContacts;
pub use mode::{ModeRule, Opening, SearchMode};
pub use procedure::OutageProcedure;
pub use query::{OutageQuery, QueryDefect, QueryDraft};
pub use report::{OutageCause, ReportDefect, ReportDraft, UsageReport};
pub use step::{OutageInstitution, OutageStep, StepRecord};
pub use variants::{DEFAULT_VARIANTS, Variants};
