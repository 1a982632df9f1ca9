//! The shape of a rule of verification.

use super::{Certainty, FallBack, Period, Setting, Source};
use crate::identity::assessment::CardKind;
use crate::identity::verification::{Method, Scope};

/// The methods for each kind of card; the order does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MethodsByKind {
    /// [`CardKind::Normal`].
    pub normal: &'static [Method],
    /// [`CardKind::Locked`].
    pub locked: &'static [Method],
    /// [`CardKind::Face`].
    pub face: &'static [Method],
    /// [`CardKind::Photoless`].
    pub photoless: &'static [Method],
    /// [`CardKind::AndroidPhone`].
    pub android: &'static [Method],
    /// [`CardKind::IPhone`].
    pub iphone: &'static [Method],
}

impl MethodsByKind {
    /// None for any kind.
    pub const NONE: Self = Self {
        normal: &[],
        locked: &[],
        face: &[],
        photoless: &[],
        android: &[],
        iphone: &[],
    };

    /// The methods for a kind of card; an unusable one has none.
    pub const fn of(&self, kind: CardKind) -> &'static [Method] {
        match kind {
            CardKind::Normal => self.normal,
            CardKind::Locked => self.locked,
            CardKind::Face => self.face,
            CardKind::Photoless => self.photoless,
            CardKind::AndroidPhone => self.android,
            CardKind::IPhone => self.iphone,
            CardKind::Unusable => &[],
        }
    }
}

/// What is wanted besides the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Condition {
    /// Staff looks at a photo identification at the desk, unless the person is known beyond doubt,
    /// as at a repeated visit.
    PhotoIdentificationAtDesk,
    /// The patient is present and wishes the help.
    PatientPresentAndWishing,
}

/// A rule: which methods are allowed with which card in a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerificationRule {
    /// The identifier of the row.
    pub id: &'static str,
    /// The setting.
    pub setting: Setting,
    /// The days on which it holds.
    pub period: Period,
    /// The methods.
    pub methods: MethodsByKind,
    /// What is wanted besides.
    pub condition: Option<Condition>,
    /// Where there is no method for anybody: what takes its place.
    pub instead: Option<FallBack>,
    /// How far a verification in this setting goes.
    pub scope: Scope,
    /// Where it comes from.
    pub sources: &'static [Source],
    /// How certain it is.
    pub certainty: Certainty,
    /// What is uncertain, and what was assumed; empty if nothing.
    pub remark: &'static str,
}
