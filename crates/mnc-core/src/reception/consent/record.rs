//! What came of asking: a state for each category, until when it holds, and how it ends.

mod merge;

use super::{ConsentDialog, ConsentVersion, PriorSource};
use crate::eligibility::answer::{ConsentCategory, Consents};
use crate::eligibility::codes::ConsentFlag;
use crate::identity::message::messages;
use crate::{DateTime, Language};
use jiff::SignedDuration;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt;

/// How long an outpatient's consent allows to view records: 24 hours, as results of the reader show.
const OUTPATIENT: SignedDuration = SignedDuration::from_hours(24);

messages! {
    /// How long a consent holds.
    Term {
        /// An outpatient's: 24 hours.
        Outpatient = "OUTPATIENT", "for 24 hours", "24時間";
        /// 訪問診療等: as long as the care continues, until somebody ends it.
        ContinuingCare = "CONTINUING_CARE", "as long as the care continues", "継続的な診療の間";
        /// オンライン診療等: for one use.
        PerUse = "PER_USE", "for one use", "1回の利用";
    }
}

messages! {
    /// Who pressed the buttons (厚生労働省 事務連絡（その2） of 2023-12-13, 3(3)).
    Operator {
        /// The patient.
        Patient = "PATIENT", "the patient", "患者本人";
        /// Family, at the patient's wish.
        Family = "FAMILY", "family, at the patient's wish", "家族（本人の希望による）";
        /// A carer or the staff of a home, at the patient's wish.
        Helper = "HELPER", "a helper, at the patient's wish", "介助者・施設職員（本人の希望による）";
        /// Staff of the institution, at the patient's wish.
        Staff = "STAFF", "staff, at the patient's wish", "医療機関等の職員（本人の希望による）";
    }
}

messages! {
    /// Why a consent ended. The first three are `OQSCD031` 1 to 3.
    EndReason {
        /// 医療機関取消.
        Institution = "INSTITUTION", "the institution cancelled it", "医療機関等が取り消しました。";
        /// 患者取消.
        Patient = "PATIENT", "the patient withdrew it", "患者さんが取り消しました。";
        /// 用途変更.
        PurposeChanged = "PURPOSE_CHANGED", "its purpose changed", "利用の目的が変わりました。";
        /// The time is over.
        TimeElapsed = "TIME_ELAPSED", "its time is over", "有効期限が切れました。";
        /// It was for one use.
        Used = "USED", "it was for one use", "1回の利用が終わりました。";
    }
}

impl EndReason {
    /// The code of the interface (`OQSCD031`), for the reasons that it knows.
    pub const fn interface_code(self) -> Option<&'static str> {
        match self {
            Self::Institution => Some("1"),
            Self::Patient => Some("2"),
            Self::PurposeChanged => Some("3"),
            Self::TimeElapsed | Self::Used => None,
        }
    }
}

/// A consent that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    /// When.
    pub from: DateTime,
    /// For how long.
    pub term: Term,
    /// Its last moment, where it has one.
    pub until: Option<DateTime>,
}

impl Grant {
    /// A consent given at this time.
    pub fn new(from: DateTime, term: Term) -> Self {
        let until = (term == Term::Outpatient).then(|| from.saturating_add(OUTPATIENT));
        Self { from, term, until }
    }

    /// Whether it covers this time.
    pub fn covers(self, on: DateTime) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// The state of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ConsentState {
    /// The patient was not asked: no refusal, and no consent.
    #[default]
    NotAsked,
    /// The patient refused. 「同意しない・40歳未満の方」 is this too.
    Refused,
    /// The patient consented.
    Granted(Grant),
    /// The patient could not be asked (同意取得困難). No consent: what may be seen all the same is a
    /// matter of the mode for emergencies.
    Unobtainable,
    /// A consent that ended.
    Ended {
        /// The consent, if it is known.
        grant: Option<Grant>,
        /// Why.
        reason: EndReason,
        /// When, if it is known.
        at: Option<DateTime>,
    },
}

impl ConsentState {
    const fn name(self) -> &'static str {
        match self {
            Self::NotAsked => "NOT_ASKED",
            Self::Refused => "REFUSED",
            Self::Granted(_) => "GRANTED",
            Self::Unobtainable => "UNOBTAINABLE",
            Self::Ended { .. } => "ENDED",
        }
    }

    /// The flag of the interface (`OQSCD016`); none where nobody was asked. What 3 (同意取得困難) opens is
    /// for [`SearchMode::opens_records`](crate::fallback::outage::SearchMode::opens_records) to say. A
    /// consent that ended is 2 (有効期限切れ) whatever ended it; the reason has a table of its own.
    pub const fn flag(self) -> Option<ConsentFlag> {
        match self {
            Self::NotAsked => None,
            Self::Refused => Some(ConsentFlag::Refused),
            Self::Granted(_) => Some(ConsentFlag::Granted),
            Self::Unobtainable => Some(ConsentFlag::Unobtainable),
            Self::Ended { .. } => Some(ConsentFlag::Expired),
        }
    }

    fn grant(self) -> Option<Grant> {
        match self {
            Self::Granted(grant) => Some(grant),
            Self::Ended { grant, .. } => grant,
            _ => None,
        }
    }
}

/// The consents of one visit. `Debug` shows no content.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentRecord {
    states: BTreeMap<ConsentCategory, ConsentState>,
    operator: Operator,
    version: Option<ConsentVersion>,
    inherited: Option<PriorSource>,
    term: Term,
}

impl ConsentRecord {
    /// Nothing was asked here; for what the official reader reports alone.
    pub fn empty(term: Term) -> Self {
        Self {
            states: BTreeMap::new(),
            operator: Operator::Patient,
            version: None,
            inherited: None,
            term,
        }
    }

    /// What the patient chose in the dialog until this time.
    pub fn of(dialog: &ConsentDialog, operator: Operator, term: Term, at: DateTime) -> Self {
        let mut record = Self {
            operator,
            version: dialog.version(),
            inherited: dialog.inherited(),
            ..Self::empty(term)
        };
        for group in dialog.asked().iter() {
            let state = match (dialog.is_unobtainable(), dialog.granted().contains(group)) {
                (true, _) => ConsentState::Unobtainable,
                (false, true) => ConsentState::Granted(Grant::new(at, term)),
                (false, false) => ConsentState::Refused,
            };
            for category in group.categories(dialog.shares_records()) {
                record.states.insert(*category, state);
            }
        }
        record
    }

    /// The state of a category.
    pub fn of_category(&self, category: ConsentCategory) -> ConsentState {
        self.states.get(&category).copied().unwrap_or_default()
    }

    /// The categories that were asked for, with their states.
    pub fn iter(&self) -> impl Iterator<Item = (ConsentCategory, ConsentState)> {
        self.states
            .iter()
            .map(|(category, state)| (*category, *state))
    }

    /// Who pressed the buttons.
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// The version of the screens; `None` for what was asked elsewhere or by word of mouth.
    pub fn version(&self) -> Option<ConsentVersion> {
        self.version
    }

    /// Where the consents were inherited from, if they were.
    pub fn inherited(&self) -> Option<PriorSource> {
        self.inherited
    }

    /// Whether records of the category may be viewed at this time.
    pub fn allows_viewing(&self, category: ConsentCategory, on: DateTime) -> bool {
        matches!(self.of_category(category), ConsentState::Granted(grant) if grant.covers(on))
    }

    /// Ends the consent to a category; without one nothing changes.
    pub fn end(&mut self, category: ConsentCategory, reason: EndReason, at: DateTime) {
        if let ConsentState::Granted(grant) = self.of_category(category) {
            let (grant, at) = (Some(grant), Some(at));
            self.states
                .insert(category, ConsentState::Ended { grant, reason, at });
        }
    }

    /// Ends every consent.
    pub fn end_all(&mut self, reason: EndReason, at: DateTime) {
        for category in ConsentCategory::ALL {
            self.end(*category, reason, at);
        }
    }

    /// Notes that the records were used: consents for one use end.
    pub fn used(&mut self, at: DateTime) {
        if self.term == Term::PerUse {
            self.end_all(EndReason::Used, at);
        }
    }

    /// Notes the time: consents whose time is over end.
    pub fn expire(&mut self, now: DateTime) {
        for category in ConsentCategory::ALL {
            if let ConsentState::Granted(Grant {
                until: Some(until), ..
            }) = self.of_category(*category)
                && until < now
            {
                self.end(*category, EndReason::TimeElapsed, until);
            }
        }
    }

    /// Takes in what the official reader reports, and returns the categories in which the two differ.
    ///
    /// The narrower of the two counts: a refusal stays a refusal, a consent that the reader does not
    /// confirm is none, and what has ended stays ended. Where both consent, the reader's times count.
    pub fn merge(&mut self, reported: &Consents) -> Vec<ConsentCategory> {
        let mut differing = Vec::new();
        for (category, theirs) in reported.iter() {
            let ours = self.of_category(category);
            let merged = merge::merged(ours, merge::reported_state(category, theirs, self.term));
            match merged {
                ConsentState::NotAsked => self.states.remove(&category),
                state => self.states.insert(category, state),
            };
            if merge::differs(ours, theirs) {
                differing.push(category);
            }
        }
        differing
    }

    /// Takes back every consent to medical information, as if it had not been asked for: the person
    /// was not verified for it. What certificates tell stays; it is no medical information.
    pub(in crate::reception) fn withhold_records(&mut self) {
        self.states.retain(|category, state| {
            merge::is_certificate(*category) || !matches!(state, ConsentState::Granted(_))
        });
    }

    /// The record as JSON: `{version, operator, inherited, term, consents}`, with `consents` an
    /// object from [`ConsentCategory::key`] to `{state, from, until, ended, reason}`. Categories that
    /// were not asked for are left out; what is not there is `null`. `ended` and `reason` tell of a
    /// withdrawal or an expiry, `operator` of a role and no person: nothing here is personal but that
    /// somebody consented.
    pub fn to_json(&self) -> Json {
        let states: Map<_, _> = self
            .iter()
            .map(|(category, state)| (category.key().to_owned(), state_json(state)))
            .collect();
        json!({
            "version": self.version.map(ConsentVersion::name),
            "operator": self.operator.code(),
            "inherited": self.inherited.map(PriorSource::code),
            "term": self.term.code(),
            "consents": states,
        })
    }
}

impl fmt::Debug for ConsentRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConsentRecord")
            .field("version", &self.version)
            .field("operator", &self.operator)
            .finish_non_exhaustive()
    }
}

fn state_json(state: ConsentState) -> Json {
    let grant = state.grant();
    let (reason, ended) = match state {
        ConsentState::Ended { reason, at, .. } => (Some(reason), at),
        _ => (None, None),
    };
    json!({
        "state": state.name(),
        "from": grant.map(|grant| grant.from.to_string()),
        "until": grant.and_then(|grant| grant.until).map(|until| until.to_string()),
        "ended": ended.map(|at| at.to_string()),
        "reason": reason.map(|reason| json!({
            "code": reason.code(),
            "interface_code": reason.interface_code(),
            "ja": reason.message(Language::Japanese),
        })),
    })
}
