//! The settings of a counter, as JSON.

use super::parse;
use mnc_abi::Result;
use mnc_core::identity::policy::ReaderCapabilities;
use mnc_core::reception::consent::{ConsentVersion, FacilitySettings, PrescriptionTiming, Records};
use mnc_core::reception::machine::Counter;
use mnc_core::reception::routes::Route;
use serde::Deserialize;

const WHAT: &str = "settings of the counter";

/// `{route, reader, facility, software, limits}`; only `route` must be there. What is left out keeps
/// the default of the route.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    route: String,
    #[serde(default)]
    reader: Reader,
    #[serde(default)]
    facility: Facility,
    /// `CM0` to `CM3`; left out, it is decided by day.
    software: Option<String>,
    #[serde(default)]
    limits: Attempts,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the names of the SDK")]
pub(super) struct Reader {
    face_reader: Option<bool>,
    generic_reader: Option<bool>,
    pin_on_generic_reader: Option<bool>,
    visual_mode_on_terminal: Option<bool>,
    visual_mode_on_reader: Option<bool>,
    phone_reader: Option<bool>,
    supports_visual_registration: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Facility {
    surgery: Option<bool>,
    /// `NONE`, `MEDICATION`, `TREATMENT_AND_MEDICATION`.
    records: Option<String>,
    health_checkups: Option<bool>,
    limit_amount: Option<bool>,
    specific_diseases: Option<bool>,
    shared_records: Option<bool>,
    referrals: Option<bool>,
    /// `NOT_USED`, `AT_RECEPTION`, `LATER`.
    prescription: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Attempts {
    face_attempts: Option<u8>,
    pin_attempts: Option<u8>,
}

/// The counter with these settings.
///
/// # Errors
/// `InvalidArgument`.
pub fn counter(text: &str) -> Result<Counter> {
    let place: Place = parse::json(text, WHAT)?;
    let mut counter = Counter::new(parse::code(Route::ALL, Route::code, &place.route, WHAT)?);
    place.reader.apply(&mut counter.reader);
    place.facility.apply(&mut counter.facility)?;
    let version = |name| parse::code(&ConsentVersion::ALL, ConsentVersion::name, name, WHAT);
    counter.software = place.software.as_deref().map(version).transpose()?;
    set(
        &mut counter.limits.face_attempts,
        place.limits.face_attempts,
    );
    set(&mut counter.limits.pin_attempts, place.limits.pin_attempts);
    Ok(counter)
}

impl Reader {
    pub(super) fn apply(&self, to: &mut ReaderCapabilities) {
        set(&mut to.face_reader, self.face_reader);
        set(&mut to.generic_reader, self.generic_reader);
        set(&mut to.pin_on_generic_reader, self.pin_on_generic_reader);
        set(
            &mut to.visual_mode_on_terminal,
            self.visual_mode_on_terminal,
        );
        set(&mut to.visual_mode_on_reader, self.visual_mode_on_reader);
        set(&mut to.phone_reader, self.phone_reader);
        let registration = self.supports_visual_registration.map(Some);
        set(&mut to.supports_visual_registration, registration);
    }
}

impl Facility {
    pub(super) fn apply(&self, to: &mut FacilitySettings) -> Result<()> {
        set(&mut to.surgery, self.surgery);
        set(&mut to.health_checkups, self.health_checkups);
        set(&mut to.limit_amount, self.limit_amount);
        set(&mut to.specific_diseases, self.specific_diseases);
        set(&mut to.shared_records, self.shared_records);
        set(&mut to.referrals, self.referrals);
        set(
            &mut to.records,
            self.records.as_deref().map(records).transpose()?,
        );
        let prescription = self.prescription.as_deref().map(prescription);
        set(&mut to.prescription, prescription.transpose()?);
        Ok(())
    }
}

fn set<T>(to: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *to = value;
    }
}

fn records(name: &str) -> Result<Records> {
    Ok(match name {
        "NONE" => Records::None,
        "MEDICATION" => Records::Medication,
        "TREATMENT_AND_MEDICATION" => Records::TreatmentAndMedication,
        _ => return Err(parse::invalid(WHAT, 0).into()),
    })
}

fn prescription(name: &str) -> Result<PrescriptionTiming> {
    Ok(match name {
        "NOT_USED" => PrescriptionTiming::NotUsed,
        "AT_RECEPTION" => PrescriptionTiming::AtReception,
        "LATER" => PrescriptionTiming::Later,
        _ => return Err(parse::invalid(WHAT, 0).into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_keeps_the_default_of_the_route() {
        for route in Route::ALL {
            let text = format!(r#"{{"route": "{}"}}"#, route.code());
            assert_eq!(counter(&text).unwrap(), Counter::new(*route));
        }
    }

    #[test]
    fn each_setting_reaches_its_field() {
        let text = r#"{"route": "WINDOW", "software": "CM3",
            "reader": {"face_reader": false, "generic_reader": false, "phone_reader": false,
                "pin_on_generic_reader": true, "visual_mode_on_terminal": false,
                "visual_mode_on_reader": true, "supports_visual_registration": false},
            "facility": {"surgery": true, "records": "TREATMENT_AND_MEDICATION",
                "health_checkups": false, "limit_amount": false, "specific_diseases": true,
                "shared_records": true, "referrals": true, "prescription": "AT_RECEPTION"},
            "limits": {"face_attempts": 5, "pin_attempts": 2}}"#;
        let read = counter(text).unwrap();
        assert_eq!(read.software, Some(ConsentVersion::Cm3));
        let reader = ReaderCapabilities {
            pin_on_generic_reader: true,
            visual_mode_on_reader: true,
            supports_visual_registration: Some(false),
            ..ReaderCapabilities::NONE
        };
        assert_eq!(read.reader, reader);
        let facility = FacilitySettings {
            surgery: true,
            records: Records::TreatmentAndMedication,
            specific_diseases: true,
            shared_records: true,
            referrals: true,
            prescription: PrescriptionTiming::AtReception,
            ..FacilitySettings::NOTHING
        };
        assert_eq!(read.facility, facility);
        assert_eq!(
            (read.limits.face_attempts, read.limits.pin_attempts),
            (5, 2)
        );
    }

    #[test]
    fn a_misspelt_setting_is_refused() {
        for bad in [
            "{}",
            r#"{"route": "WINDOWS"}"#,
            r#"{"route": "WINDOW", "rader": {}}"#,
            r#"{"route": "WINDOW", "reader": {"face": true}}"#,
            r#"{"route": "WINDOW", "facility": {"records": "ALL"}}"#,
            r#"{"route": "WINDOW", "software": "CM9"}"#,
        ] {
            assert_eq!(counter(bad).unwrap_err().status(), 100, "{bad}");
        }
    }
}
