//! The groups in which the screens ask: each folds several categories of records together.

use crate::eligibility::answer::ConsentCategory as C;
use crate::identity::message::messages;

messages! {
    /// What one screen asks for.
    ///
    /// 医療保険部会 of 2024-09-30, 「顔リーダーの改修事項について」: an institution that shares records
    /// (電子カルテ情報共有サービス) asks for six more categories in the same screens.
    ConsentGroup {
        /// 手術; with shared records 手術・傷病名・感染症.
        Surgery = "SURGERY", "surgery", "手術";
        /// 診療・お薬; with shared records also allergies, tests and prescriptions.
        TreatmentAndMedication = "TREATMENT_AND_MEDICATION", "treatment and medicines", "診療・お薬";
        /// お薬 alone; with shared records also prescriptions.
        Medication = "MEDICATION", "medicines", "お薬";
        /// 健診.
        HealthCheckups = "HEALTH_CHECKUPS", "health check-ups", "健診";
        /// 限度額適用認定証.
        LimitAmount = "LIMIT_AMOUNT", "limit amount", "限度額";
        /// 特定疾病療養受療証.
        SpecificDiseases = "SPECIFIC_DISEASES", "specific diseases", "特定疾病";
    }
}

impl ConsentGroup {
    /// The categories of the group.
    pub const fn categories(self, shared_records: bool) -> &'static [C] {
        match (self, shared_records) {
            (Self::Surgery, false) => &[C::Surgery],
            (Self::Surgery, true) => &[C::Surgery, C::DiseaseNames, C::InfectiousDiseases],
            (Self::TreatmentAndMedication, false) => &[C::Treatment, C::Medication],
            (Self::TreatmentAndMedication, true) => &[
                C::Treatment,
                C::Allergies,
                C::DrugAllergies,
                C::Tests,
                C::Medication,
                C::Prescriptions,
            ],
            (Self::Medication, false) => &[C::Medication],
            (Self::Medication, true) => &[C::Medication, C::Prescriptions],
            (Self::HealthCheckups, _) => &[C::HealthCheckups],
            (Self::LimitAmount, _) => &[C::LimitAmount],
            (Self::SpecificDiseases, _) => &[C::SpecificDiseases],
        }
    }

    /// Whether this is medical information. The certificates are not: 医療保険部会 of 2024-09-30,
    /// 「限度額適用認定証情報の提供同意画面の省略」 ①.
    pub const fn is_medical(self) -> bool {
        !matches!(self, Self::LimitAmount | Self::SpecificDiseases)
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ConsentGroups(u8);

impl ConsentGroups {
    /// No group.
    pub const NONE: Self = Self(0);

    /// Whether the group is in the set.
    pub const fn contains(self, group: ConsentGroup) -> bool {
        self.0 & group.bit() != 0
    }

    /// The set with this group.
    #[must_use]
    pub const fn with(self, group: ConsentGroup) -> Self {
        Self(self.0 | group.bit())
    }

    /// What is in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The groups, in the order of the screens.
    pub fn iter(self) -> impl Iterator<Item = ConsentGroup> {
        let there = move |group: &ConsentGroup| self.contains(*group);
        ConsentGroup::ALL.iter().copied().filter(there)
    }
}

impl FromIterator<ConsentGroup> for ConsentGroups {
    fn from_iter<I: IntoIterator<Item = ConsentGroup>>(groups: I) -> Self {
        groups.into_iter().fold(Self::NONE, Self::with)
    }
}
