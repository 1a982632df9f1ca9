//! What the patient consented to at the reader: one state for each category of records.

use super::value::Timestamp;
use crate::eligibility::codes::ConsentFlag;
use crate::eligibility::wire::Element;
use crate::eligibility::wire::field::{Field, Fields, Node, Scalar};
use crate::{DateTime, Result};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt;

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal, $key:literal, $label:literal;)*) => {
        /// A category of records that the patient consents to on its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ConsentCategory {
            $($(#[$doc])* #[doc = concat!(" (`", $prefix, "ConsFlg`)")] $name,)*
        }

        impl ConsentCategory {
            /// Every category.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What the tags of the category begin with.
            pub const fn tag_prefix(self) -> &'static str {
                match self { $(Self::$name => $prefix,)* }
            }

            /// The name of the category in JSON.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// The Japanese label.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

// The tags of the last six (電子カルテ情報共有サービス, added 2025-01) follow the pattern of the others
// and have not been seen in a public file.
categories! {
    /// The limit-amount certificate. Since 2024-10-07 the reader no longer asks.
    LimitAmount = "LimitApplicationCertificateRelated", "limit_amount", "限度額適用認定証";
    /// The certificate of a specific disease.
    SpecificDiseases = "SpecificDiseasesCertificateRelated", "specific_diseases", "特定疾病療養受療証";
    /// Results of health check-ups.
    HealthCheckups = "SpecificHealthCheckupsInfo", "health_checkups", "特定健診情報";
    /// Medication.
    Medication = "PharmacistsInfo", "medication", "薬剤情報";
    /// Treatment.
    Treatment = "DiagnosisInfo", "treatment", "診療情報";
    /// Surgery.
    Surgery = "OperationInfo", "surgery", "手術情報";
    /// Names of diseases.
    DiseaseNames = "DiagnosisName", "disease_names", "傷病名";
    /// Infectious diseases.
    InfectiousDiseases = "InfectiousInfo", "infectious_diseases", "感染症";
    /// Allergies other than to medicines.
    Allergies = "AllergyInfo", "allergies", "その他アレルギー等";
    /// Allergies to medicines.
    DrugAllergies = "ContraindicationInfo", "drug_allergies", "薬剤アレルギー等";
    /// Laboratory tests.
    Tests = "TestInfo", "tests", "検査";
    /// Prescriptions.
    Prescriptions = "PrescriptionInfo", "prescriptions", "処方";
}

/// The consent to one category.
///
/// A category that is absent was not asked for: the institution does not use it, or the reader
/// gave eligibility only. That is no refusal, and no consent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Consent {
    /// The patient was not asked.
    #[default]
    NotAsked,
    /// The patient refused.
    Refused,
    /// The patient consented.
    Granted {
        /// When.
        at: Option<Timestamp>,
        /// Until when records may be viewed; 24 hours later for an outpatient. Certificates
        /// carry no end.
        until: Option<Timestamp>,
    },
    /// Another flag: expired, unobtainable in an emergency, or unknown.
    Other {
        /// The flag.
        flag: ConsentFlag,
        /// When.
        at: Option<Timestamp>,
        /// Until when.
        until: Option<Timestamp>,
    },
}

impl Consent {
    /// Whether records may be viewed at this time: consent was granted, and the time lies in its
    /// period. Without a readable period nothing may be viewed.
    pub fn allows_viewing(&self, on: DateTime) -> bool {
        let Self::Granted {
            at: Some(at),
            until: Some(until),
        } = self
        else {
            return false;
        };
        let period = at.value().zip(until.value());
        period.is_some_and(|(at, until)| at <= on && on <= until)
    }

    const fn state(&self) -> &'static str {
        match self {
            Self::NotAsked => "NOT_ASKED",
            Self::Refused => "REFUSED",
            Self::Granted { .. } => "GRANTED",
            Self::Other { .. } => "OTHER",
        }
    }

    const fn times(&self) -> (Option<&Timestamp>, Option<&Timestamp>) {
        match self {
            Self::NotAsked | Self::Refused => (None, None),
            Self::Granted { at, until } | Self::Other { at, until, .. } => {
                (at.as_ref(), until.as_ref())
            }
        }
    }

    fn flag(&self) -> Option<ConsentFlag> {
        match self {
            Self::NotAsked => None,
            Self::Refused => Some(ConsentFlag::Refused),
            Self::Granted { .. } => Some(ConsentFlag::Granted),
            Self::Other { flag, .. } => Some(flag.clone()),
        }
    }

    /// Times that stand beside a refusal, or without a flag, are left to the unknown elements.
    fn read(fields: &mut Fields, prefix: &str) -> Result<Self> {
        let flag: Option<ConsentFlag> = Field::read(fields, &format!("{prefix}ConsFlg"))?;
        let Some(flag) = flag else {
            return Ok(Self::NotAsked);
        };
        if flag == ConsentFlag::Refused {
            return Ok(Self::Refused);
        }
        let at = Field::read(fields, &format!("{prefix}ConsTime"))?;
        let until = Field::read(fields, &format!("{prefix}AvailableTime"))?;
        Ok(match flag {
            ConsentFlag::Granted => Self::Granted { at, until },
            flag => Self::Other { flag, at, until },
        })
    }

    fn write(&self, prefix: &str, out: &mut Vec<Element>) {
        let (at, until) = self.times();
        let mut put =
            |part: &str, text: &str| out.push(Element::leaf(format!("{prefix}{part}"), text));
        if let Some(flag) = self.flag() {
            put("ConsFlg", flag.code());
        }
        if let Some(at) = at {
            put("ConsTime", at.text());
        }
        if let Some(until) = until {
            put("AvailableTime", until.text());
        }
    }

    fn to_json(&self) -> Json {
        let (at, until) = self.times();
        json!({
            "state": self.state(),
            "flag": self.flag().map(|flag| Scalar::to_json(&flag)),
            "at": at.map(Node::to_json),
            "until": until.map(Node::to_json),
        })
    }
}

/// The consents of an answer, by category. `Debug` shows no content.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Consents(BTreeMap<ConsentCategory, Consent>);

impl Consents {
    /// The consent to this category.
    pub fn of(&self, category: ConsentCategory) -> &Consent {
        self.0.get(&category).unwrap_or(&Consent::NotAsked)
    }

    /// Sets the consent to this category.
    pub fn set(&mut self, category: ConsentCategory, consent: Consent) {
        match consent {
            Consent::NotAsked => self.0.remove(&category),
            consent => self.0.insert(category, consent),
        };
    }

    /// Every category with its consent.
    pub fn iter(&self) -> impl Iterator<Item = (ConsentCategory, &Consent)> {
        ConsentCategory::ALL
            .iter()
            .map(|category| (*category, self.of(*category)))
    }
}

impl fmt::Debug for Consents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consents").finish_non_exhaustive()
    }
}

/// The elements of all categories stand side by side in the record, so there is no tag.
impl Field for Consents {
    fn read(fields: &mut Fields, _tag: &str) -> Result<Self> {
        let mut consents = Self::default();
        for category in ConsentCategory::ALL {
            consents.set(*category, Consent::read(fields, category.tag_prefix())?);
        }
        Ok(consents)
    }

    fn write(&self, _tag: &str, out: &mut Vec<Element>) {
        for (category, consent) in &self.0 {
            consent.write(category.tag_prefix(), out);
        }
    }

    fn to_json(&self) -> Option<Json> {
        let object: Map<_, _> = self
            .iter()
            .map(|(category, consent)| (category.key().to_owned(), consent.to_json()))
            .collect();
        Some(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    fn read(elements: Vec<Element>) -> (Consents, Vec<Element>) {
        let mut fields = Fields::of(Element::parent("r", elements)).unwrap();
        (Consents::read(&mut fields, "").unwrap(), fields.rest())
    }

    fn elements(flag: Option<&str>) -> Vec<Element> {
        let flag = flag.map(|flag| Element::leaf("PharmacistsInfoConsFlg", flag));
        let times = [
            Element::leaf("PharmacistsInfoConsTime", "20261120100100"),
            Element::leaf("PharmacistsInfoAvailableTime", "20261121100100"),
        ];
        flag.into_iter().chain(times).collect()
    }

    #[test]
    fn each_flag_has_its_state() {
        let state = |flag| {
            read(elements(flag))
                .0
                .of(ConsentCategory::Medication)
                .state()
        };
        assert_eq!(state(None), "NOT_ASKED");
        assert_eq!(state(Some("0")), "REFUSED");
        assert_eq!(state(Some("1")), "GRANTED");
        assert_eq!(state(Some("2")), "OTHER");
        assert_eq!(state(Some("")), "OTHER");
    }

    #[test]
    fn nothing_is_lost_whatever_the_flag() {
        for flag in [None, Some("0"), Some("1"), Some("2"), Some("9")] {
            let (consents, rest) = read(elements(flag));
            let mut written = Vec::new();
            consents.write("", &mut written);
            written.extend(rest);
            assert_eq!(written, elements(flag));
        }
    }

    /// 24 hours: ヘルプデスク FAQ of 医療機関等向け総合ポータルサイト on the viewing period.
    #[test]
    fn viewing_is_allowed_within_the_period_only() {
        let consents = read(elements(Some("1"))).0;
        let consent = consents.of(ConsentCategory::Medication);
        let day = |day, hour, second| Date::constant(2026, 11, day).at(hour, 1, second, 0);
        assert!(!consent.allows_viewing(day(20, 9, 59)));
        assert!(consent.allows_viewing(day(20, 10, 0)));
        assert!(consent.allows_viewing(day(21, 10, 0)));
        assert!(!consent.allows_viewing(day(21, 10, 1)));
    }

    #[test]
    fn without_a_readable_period_nothing_may_be_viewed() {
        let on = Date::constant(2026, 11, 20).at(10, 1, 0, 0);
        let at = Some(Timestamp::new(on));
        let odd = Some(Timestamp::from_text("99999999999999"));
        let granted = |at, until| Consent::Granted { at, until };
        let other = Consent::Other {
            flag: ConsentFlag::Expired,
            at: at.clone(),
            until: at.clone(),
        };
        let refused = [
            Consent::NotAsked,
            Consent::Refused,
            other,
            granted(at.clone(), None),
            granted(None, at.clone()),
            granted(at, odd),
        ];
        assert!(refused.iter().all(|consent| !consent.allows_viewing(on)));
    }
}
