//! What a card shows and what staff declares, as JSON.

use super::parse;
use mnc_abi::Result;
use mnc_core::card::TokenKind;
use mnc_core::card::secret::SecretStatus;
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::LifeCycle;
use mnc_core::identity::{CardAssessment, CardObservations, CardPhoto};
use serde::Deserialize;

const WHAT: &str = "card";

/// What is known of a card that this library did not read itself. All of it may be left out.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Shown {
    /// `MY_NUMBER_CARD`, `ANDROID_PHONE`, `IPHONE`, `RESIDENT_REGISTER_CARD`.
    token: Option<String>,
    /// The tries that are left; 0 is locked.
    authentication_pin_tries: Option<u8>,
    /// [`LifeCycle::name`].
    life_cycle: Option<String>,
    card_expired: Option<bool>,
    /// As in [`Declared`].
    marking: Option<String>,
    photo: Option<bool>,
}

/// What staff declares.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Declared {
    /// `NOT_LOOKED`, `ABSENT`, `ANNOTATED`, `STRUCK_THROUGH`, `CARD_CASE`.
    marking: Option<String>,
    /// Whether the card bears a photo.
    photo: Option<bool>,
}

impl Shown {
    pub(super) fn assess(&self) -> Result<CardAssessment> {
        let observations = CardObservations {
            token: self.token.as_deref().map(token).transpose()?,
            authentication_pin: self.authentication_pin_tries.map(status),
            life_cycle: self.life_cycle.as_deref().map(life_cycle).transpose()?,
            card_expired: self.card_expired,
            ..CardObservations::default()
        };
        let declaration = declaration(self.marking.as_deref(), self.photo)?;
        Ok(CardAssessment::new(observations, declaration))
    }
}

impl Declared {
    pub(super) fn declaration(&self) -> Result<Declaration> {
        declaration(self.marking.as_deref(), self.photo)
    }
}

fn declaration(seen: Option<&str>, photo: Option<bool>) -> Result<Declaration> {
    Ok(Declaration {
        marking: seen.map(marking).transpose()?.unwrap_or_default(),
        photo: photo.map(card_photo),
    })
}

/// Whether the card bears a photo.
pub(super) const fn card_photo(there: bool) -> CardPhoto {
    if there {
        CardPhoto::Present
    } else {
        CardPhoto::Absent
    }
}

fn status(tries: u8) -> SecretStatus {
    match tries {
        0 => SecretStatus::Locked,
        tries => SecretStatus::Remaining(tries),
    }
}

fn token(name: &str) -> Result<TokenKind> {
    Ok(match name {
        "MY_NUMBER_CARD" => TokenKind::MyNumberCard,
        "ANDROID_PHONE" => TokenKind::AndroidPhone,
        "IPHONE" => TokenKind::IPhone,
        "RESIDENT_REGISTER_CARD" => TokenKind::ResidentRegisterCard,
        _ => return Err(parse::invalid(WHAT, 0).into()),
    })
}

pub(super) const fn token_name(token: &TokenKind) -> &'static str {
    match token {
        TokenKind::MyNumberCard => "MY_NUMBER_CARD",
        TokenKind::AndroidPhone => "ANDROID_PHONE",
        TokenKind::IPhone => "IPHONE",
        TokenKind::ResidentRegisterCard => "RESIDENT_REGISTER_CARD",
        _ => "OTHER",
    }
}

fn life_cycle(name: &str) -> Result<LifeCycle> {
    const ALL: [LifeCycle; 5] = [
        LifeCycle::NotYetValid,
        LifeCycle::Valid,
        LifeCycle::ExpiresSoon,
        LifeCycle::Grace,
        LifeCycle::Expired,
    ];
    parse::code(&ALL, LifeCycle::name, name, WHAT)
}

fn marking(name: &str) -> Result<Marking> {
    Ok(match name {
        "NOT_LOOKED" => Marking::NotLooked,
        "ABSENT" => Marking::Absent,
        "ANNOTATED" => Marking::Annotated,
        "STRUCK_THROUGH" => Marking::StruckThrough,
        "CARD_CASE" => Marking::CardCase,
        _ => return Err(parse::invalid(WHAT, 0).into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::identity::CardKind;

    fn kind(json: &str) -> CardKind {
        let shown: Shown = parse::json(json, WHAT).unwrap();
        shown.assess().unwrap().kind()
    }

    /// 総務省 事務連絡 of 2023-10-31, 別紙3 問4: only the 追記欄 tells a 顔認証マイナンバーカード.
    #[test]
    fn locked_is_a_face_card_only_if_staff_says_so() {
        assert_eq!(kind("{}"), CardKind::Normal);
        assert_eq!(kind(r#"{"authentication_pin_tries": 0}"#), CardKind::Locked);
        let declared = r#"{"authentication_pin_tries": 0, "marking": "ANNOTATED"}"#;
        assert_eq!(kind(declared), CardKind::Face);
        assert_eq!(kind(r#"{"photo": false}"#), CardKind::Photoless);
        assert_eq!(kind(r#"{"token": "IPHONE"}"#), CardKind::IPhone);
        assert_eq!(kind(r#"{"life_cycle": "EXPIRED"}"#), CardKind::Unusable);
    }

    #[test]
    fn a_misspelt_field_or_name_is_no_default() {
        for bad in [r#"{"tokn": "IPHONE"}"#, r#"{"photo": 1}"#] {
            assert!(parse::json::<Shown>(bad, WHAT).is_err(), "{bad}");
        }
        for bad in [
            r#"{"token": "CARD"}"#,
            r#"{"marking": "x"}"#,
            r#"{"life_cycle": "x"}"#,
        ] {
            assert!(
                parse::json::<Shown>(bad, WHAT).unwrap().assess().is_err(),
                "{bad}"
            );
        }
    }
}
