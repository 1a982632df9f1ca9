//! What the patient consented to at the reader: one state for each category of records.

use super::value::Timestamp;
use crate::eligibility::codes::ConsentFlag;
use crate::eligibility::wire::Element;
use crate::eligibility::wire::field::{Field, Node, Scalar};
use crate::eligibility::wire::parse::Parser;
use crate::{DateTime, Result};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt;
use std::mem;

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

    /// The consent that these elements tell. Times beside a refusal or without a flag stay.
    fn of(loose: &mut Loose) -> Self {
        match loose.flag.take() {
            None => Self::NotAsked,
            Some(ConsentFlag::Refused) => Self::Refused,
            Some(flag) => Self::timed(flag, loose.at.take(), loose.until.take()),
        }
    }

    fn timed(flag: ConsentFlag, at: Option<Timestamp>, until: Option<Timestamp>) -> Self {
        match flag {
            ConsentFlag::Granted => Self::Granted { at, until },
            flag => Self::Other { flag, at, until },
        }
    }

    fn write(&self, prefix: &str, out: &mut Vec<Element>) {
        let (at, until) = self.times();
        let mut put = |part: Part, text: &str| {
            out.push(Element::leaf(format!("{prefix}{}", part.suffix()), text));
        };
        if let Some(flag) = self.flag() {
            put(Part::Flag, flag.code());
        }
        if let Some(at) = at {
            put(Part::At, at.text());
        }
        if let Some(until) = until {
            put(Part::Until, until.text());
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

/// An element of a category, by what its tag ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Flag,
    At,
    Until,
}

impl Part {
    const ALL: [Self; 3] = [Self::Flag, Self::At, Self::Until];

    const fn suffix(self) -> &'static str {
        match self {
            Self::Flag => "ConsFlg",
            Self::At => "ConsTime",
            Self::Until => "AvailableTime",
        }
    }
}

/// The category and part of an element with this name.
fn place_of(name: &str) -> Option<(ConsentCategory, Part)> {
    let stripped = |part: Part| Some((name.strip_suffix(part.suffix())?, part));
    let (prefix, part) = Part::ALL.into_iter().find_map(stripped)?;
    let mut all = ConsentCategory::ALL.iter();
    let category = all.find(|category| category.tag_prefix() == prefix)?;
    Some((*category, part))
}

/// The elements of one category, until all have been read.
#[derive(Clone, Default, PartialEq, Eq)]
struct Loose {
    flag: Option<ConsentFlag>,
    at: Option<Timestamp>,
    until: Option<Timestamp>,
}

/// The consents of an answer, by category. `Debug` shows no content.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Consents {
    known: BTreeMap<ConsentCategory, Consent>,
    /// Empty but while a record is being read.
    loose: BTreeMap<ConsentCategory, Loose>,
}

impl Consents {
    /// The consent to this category.
    pub fn of(&self, category: ConsentCategory) -> &Consent {
        self.known.get(&category).unwrap_or(&Consent::NotAsked)
    }

    /// Sets the consent to this category.
    pub fn set(&mut self, category: ConsentCategory, consent: Consent) {
        match consent {
            Consent::NotAsked => self.known.remove(&category),
            consent => self.known.insert(category, consent),
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
    fn owns(_head: &str, name: &str) -> bool {
        place_of(name).is_some()
    }

    fn accept(
        &mut self,
        tag: &str,
        parser: &mut Parser<'_>,
        unknown: &mut Vec<Element>,
    ) -> Result<()> {
        let Some((category, part)) = place_of(parser.name()) else {
            unknown.push(parser.element()?);
            return Ok(());
        };
        let loose = self.loose.entry(category).or_default();
        match part {
            Part::Flag => loose.flag.accept(tag, parser, unknown),
            Part::At => loose.at.accept(tag, parser, unknown),
            Part::Until => loose.until.accept(tag, parser, unknown),
        }
    }

    fn finish(&mut self, unknown: &mut Vec<Element>) {
        for (category, mut loose) in mem::take(&mut self.loose) {
            self.set(category, Consent::of(&mut loose));
            for (part, time) in [(Part::At, loose.at), (Part::Until, loose.until)] {
                let tag = || format!("{}{}", category.tag_prefix(), part.suffix());
                unknown.extend(time.map(|time| time.to_element(&tag())));
            }
        }
    }

    fn write(&self, _tag: &str, out: &mut Vec<Element>) {
        for (category, consent) in &self.known {
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
#[allow(unreachable_pub, reason = "records are declared public")]
mod tests {
    use super::*;
    use crate::Date;
    use crate::eligibility::wire::Encoding;
    use crate::eligibility::wire::field::record;

    record! {
        /// A record that holds consents alone.
        Record {
            /// The consents
            consents: Consents = "…ConsFlg",
        }
    }

    fn read(elements: Vec<Element>) -> (Consents, Vec<Element>) {
        let file = Element::parent("r", elements)
            .write(Encoding::Utf8)
            .unwrap();
        let mut parser = Parser::of_text(std::str::from_utf8(&file).unwrap());
        parser.root().unwrap();
        let record = Record::read(&mut parser).unwrap();
        (record.consents, record.unknown)
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

    /// The first six: files of the reader. The last six: the fields of the same names in ORCA's
    /// patientgetv2, 6-52-13 to 6-52-30 (added 2025-01-28).
    #[test]
    fn each_category_has_its_tag() {
        let rows = [
            (
                "LimitApplicationCertificateRelatedConsFlg",
                ConsentCategory::LimitAmount,
            ),
            (
                "SpecificDiseasesCertificateRelatedConsFlg",
                ConsentCategory::SpecificDiseases,
            ),
            (
                "SpecificHealthCheckupsInfoConsFlg",
                ConsentCategory::HealthCheckups,
            ),
            ("PharmacistsInfoConsFlg", ConsentCategory::Medication),
            ("DiagnosisInfoConsFlg", ConsentCategory::Treatment),
            ("OperationInfoConsFlg", ConsentCategory::Surgery),
            ("DiagnosisNameConsFlg", ConsentCategory::DiseaseNames),
            ("InfectiousInfoConsFlg", ConsentCategory::InfectiousDiseases),
            ("AllergyInfoConsFlg", ConsentCategory::Allergies),
            (
                "ContraindicationInfoConsFlg",
                ConsentCategory::DrugAllergies,
            ),
            ("TestInfoConsFlg", ConsentCategory::Tests),
            ("PrescriptionInfoConsFlg", ConsentCategory::Prescriptions),
        ];
        assert_eq!(rows.map(|row| row.1).as_slice(), ConsentCategory::ALL);
        for (tag, category) in rows {
            let (consents, rest) = read(vec![Element::leaf(tag, "0")]);
            assert_eq!(
                (consents.of(category), rest.len()),
                (&Consent::Refused, 0),
                "{tag}"
            );
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
