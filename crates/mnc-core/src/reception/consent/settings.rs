//! What an institution asks for: its settings on the 資格確認端末.

use super::{ConsentGroup, ConsentGroups, ConsentVersion};

/// Which of the alternatives 診療・お薬 and お薬 an institution asks for. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Records {
    /// Neither.
    None,
    /// お薬 alone.
    #[default]
    Medication,
    /// 診療・お薬 in one screen.
    TreatmentAndMedication,
}

/// When the form of the prescription is chosen. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PrescriptionTiming {
    /// The institution issues no 電子処方箋.
    #[default]
    NotUsed,
    /// 資格確認時: on the reader, after the consents.
    AtReception,
    /// At another time, with the doctor.
    Later,
}

/// What an institution asks for. No rule by kind of institution is published, so these are settings
/// of each. The default is the terminal's: medicines and check-ups, nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent settings, not a state"
)]
pub struct FacilitySettings {
    /// 手術.
    pub surgery: bool,
    /// 診療・お薬 or お薬.
    pub records: Records,
    /// 健診.
    pub health_checkups: bool,
    /// 限度額適用認定証, where the version still asks.
    pub limit_amount: bool,
    /// 特定疾病療養受療証, where the version still asks.
    pub specific_diseases: bool,
    /// The six categories of 電子カルテ情報共有サービス, where the version has them.
    pub shared_records: bool,
    /// 診療情報提供書, where the version has them.
    pub referrals: bool,
    /// When the form of the prescription is chosen.
    pub prescription: PrescriptionTiming,
}

impl Default for FacilitySettings {
    fn default() -> Self {
        Self {
            records: Records::Medication,
            health_checkups: true,
            limit_amount: true,
            ..Self::NOTHING
        }
    }
}

impl FacilitySettings {
    /// Nothing is asked for.
    pub const NOTHING: Self = Self {
        surgery: false,
        records: Records::None,
        health_checkups: false,
        limit_amount: false,
        specific_diseases: false,
        shared_records: false,
        referrals: false,
        prescription: PrescriptionTiming::NotUsed,
    };

    /// Everything is asked for.
    pub const EVERYTHING: Self = Self {
        surgery: true,
        records: Records::TreatmentAndMedication,
        health_checkups: true,
        limit_amount: true,
        specific_diseases: true,
        shared_records: true,
        referrals: true,
        prescription: PrescriptionTiming::AtReception,
    };

    /// The groups of medical information that the version asks for here, in the order of the screens.
    /// 手術 and 診療 came after the first version.
    pub fn groups(self, version: ConsentVersion) -> ConsentGroups {
        let first = version == ConsentVersion::Cm0;
        let records = match self.records {
            Records::None => None,
            Records::TreatmentAndMedication if !first => Some(ConsentGroup::TreatmentAndMedication),
            Records::Medication | Records::TreatmentAndMedication => Some(ConsentGroup::Medication),
        };
        let surgery = (self.surgery && !first).then_some(ConsentGroup::Surgery);
        let checkups = self.health_checkups.then_some(ConsentGroup::HealthCheckups);
        [surgery, records, checkups].into_iter().flatten().collect()
    }

    /// The certificates that the version asks for here.
    pub fn certificates(self, version: ConsentVersion) -> ConsentGroups {
        if !version.asks_for_limit() {
            return ConsentGroups::NONE;
        }
        let limit = self.limit_amount.then_some(ConsentGroup::LimitAmount);
        let specific = self
            .specific_diseases
            .then_some(ConsentGroup::SpecificDiseases);
        [limit, specific].into_iter().flatten().collect()
    }

    /// Whether the six categories are folded into the screens of the version.
    pub fn shares_records(self, version: ConsentVersion) -> bool {
        self.shared_records && version == ConsentVersion::Cm3
    }
}
