//! The judgement: what kind of card it is, how far it goes, and what staff should know.

use super::{Advice, CardKind, CardObservations, Declaration, Obstacle};
use crate::card::TokenKind;
use crate::identity::certificate::{LifeCycle, Revocation};
use crate::identity::evidence::CardPhoto;
use crate::identity::verification::{Method, Scope};

/// What card this is.
///
/// ```
/// use mnc_core::card::secret::SecretStatus;
/// use mnc_core::identity::assessment::*;
/// let shown = CardObservations {
///     authentication_pin: Some(SecretStatus::Locked),
///     ..CardObservations::default()
/// };
/// // The chip alone: locked, for whatever reason.
/// let card = CardAssessment::new(shown.clone(), Declaration::default());
/// assert_eq!(card.kind(), CardKind::Locked);
/// // Staff read 「顔認証」 in the 追記欄.
/// let seen = Declaration { marking: Marking::Annotated, ..Declaration::default() };
/// assert_eq!(CardAssessment::new(shown, seen).kind(), CardKind::Face);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardAssessment {
    observations: CardObservations,
    declaration: Declaration,
    kind: CardKind,
    obstacle: Option<Obstacle>,
}

impl CardAssessment {
    /// Judges what the card shows and what staff declares.
    pub fn new(observations: CardObservations, declaration: Declaration) -> Self {
        let judged = judge(&observations, declaration);
        Self {
            kind: judged.unwrap_or(CardKind::Unusable),
            obstacle: judged.err(),
            observations,
            declaration,
        }
    }

    /// The kind of card. [`CardKind::Face`] only if staff declared it.
    pub fn kind(&self) -> CardKind {
        self.kind
    }

    /// Why the card is unusable, if it is.
    pub fn obstacle(&self) -> Option<Obstacle> {
        self.obstacle
    }

    /// How far the card goes. A certificate that nobody looked at is taken to be valid, with
    /// [`Advice::CertificateNotChecked`]; the centre checks it again.
    pub fn scope(&self) -> Scope {
        match (self.kind, self.observations.life_cycle) {
            (CardKind::Unusable, _) => Scope::Nothing,
            (_, Some(LifeCycle::Grace)) => Scope::EligibilityOnly,
            _ => Scope::Full,
        }
    }

    /// Whether the certificate is in the three months of grace after its end.
    pub fn is_in_grace(&self) -> bool {
        self.scope() == Scope::EligibilityOnly
    }

    /// What staff should know.
    pub fn advice(&self) -> Vec<Advice> {
        Advice::of(self)
    }

    /// What staff must hear before the method is used: that the last try of the PIN is at stake.
    pub fn warning_before(&self, method: Method) -> Option<Advice> {
        let last_try = self.advice().contains(&Advice::LastTry);
        (method == Method::Pin && last_try).then_some(Advice::LastTry)
    }

    /// What the card showed.
    pub fn observations(&self) -> &CardObservations {
        &self.observations
    }

    /// What staff declared.
    pub fn declaration(&self) -> Declaration {
        self.declaration
    }
}

fn judge(shown: &CardObservations, declared: Declaration) -> Result<CardKind, Obstacle> {
    if let Some(obstacle) = validity_obstacle(shown) {
        return Err(obstacle);
    }
    match shown.token {
        Some(TokenKind::ResidentRegisterCard) => Err(Obstacle::NotMyNumberCard),
        Some(TokenKind::IPhone) => Ok(CardKind::IPhone),
        Some(TokenKind::AndroidPhone) if shown.is_authentication_pin_locked() => {
            Err(Obstacle::NothingToVerifyWith)
        }
        Some(TokenKind::AndroidPhone) => Ok(CardKind::AndroidPhone),
        Some(TokenKind::MyNumberCard | TokenKind::Other(_)) | None => plastic_card(shown, declared),
    }
}

/// An open PIN on a declared 顔認証マイナンバーカード is not offered: the declaration stands until staff
/// takes it back.
fn plastic_card(shown: &CardObservations, declared: Declaration) -> Result<CardKind, Obstacle> {
    let face_card = declared.marking.declares_face_card();
    let locked = shown.is_authentication_pin_locked();
    match (declared.photo, face_card, locked) {
        (Some(CardPhoto::Absent), false, false) => Ok(CardKind::Photoless),
        (Some(CardPhoto::Absent), _, _) => Err(Obstacle::NothingToVerifyWith),
        (_, true, _) => Ok(CardKind::Face),
        (_, false, true) => Ok(CardKind::Locked),
        (_, false, false) => Ok(CardKind::Normal),
    }
}

fn validity_obstacle(shown: &CardObservations) -> Option<Obstacle> {
    let revoked = matches!(shown.revocation, Revocation::Revoked { .. });
    let causes = [
        (shown.card_expired == Some(true), Obstacle::CardExpired),
        (revoked, Obstacle::CertificateRevoked),
        (
            shown.life_cycle == Some(LifeCycle::Expired),
            Obstacle::CertificateExpired,
        ),
        (
            shown.life_cycle == Some(LifeCycle::NotYetValid),
            Obstacle::CertificateNotYetValid,
        ),
    ];
    causes
        .into_iter()
        .find_map(|(holds, obstacle)| holds.then_some(obstacle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::secret::SecretStatus;
    use crate::identity::assessment::Marking;
    use crate::{Date, Language};

    fn with_pin(pin: SecretStatus) -> CardObservations {
        CardObservations {
            token: Some(TokenKind::MyNumberCard),
            authentication_pin: Some(pin),
            life_cycle: Some(LifeCycle::Valid),
            ..CardObservations::default()
        }
    }

    fn declared(marking: Marking) -> Declaration {
        Declaration {
            marking,
            photo: Some(CardPhoto::Present),
        }
    }

    fn assess(shown: CardObservations, declaration: Declaration) -> CardAssessment {
        CardAssessment::new(shown, declaration)
    }

    /// 総務省 事務連絡 of 2023-10-31, 別紙3 問4: only the 追記欄 tells; 問8(1): or the case.
    #[test]
    fn only_a_declaration_makes_a_face_card() {
        let rows = [
            (Marking::NotLooked, CardKind::Locked),
            (Marking::Absent, CardKind::Locked),
            (Marking::Annotated, CardKind::Face),
            (Marking::CardCase, CardKind::Face),
            (Marking::StruckThrough, CardKind::Locked),
        ];
        for (marking, kind) in rows {
            let card = assess(with_pin(SecretStatus::Locked), declared(marking));
            assert_eq!(card.kind(), kind, "{marking:?}");
            assert!(card.advice().contains(&Advice::PinLocked));
            let only_case = card.advice().contains(&Advice::OnlyOnCardCase);
            assert_eq!(only_case, marking == Marking::CardCase);
        }
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, note 2: struck through means normal again.
    #[test]
    fn a_struck_through_marking_is_a_normal_card() {
        let shown = with_pin(SecretStatus::Remaining(3));
        let card = assess(shown.clone(), declared(Marking::StruckThrough));
        assert_eq!((card.kind(), card.advice()), (CardKind::Normal, vec![]));
        let card = assess(shown, declared(Marking::Annotated));
        assert_eq!(card.kind(), CardKind::Face);
        assert!(card.advice().contains(&Advice::DeclarationContradicted));
    }

    #[test]
    fn the_last_try_is_warned_of_before_the_pin_only() {
        let card = assess(with_pin(SecretStatus::Remaining(1)), Declaration::default());
        assert_eq!(card.warning_before(Method::Pin), Some(Advice::LastTry));
        assert_eq!(card.warning_before(Method::Face), None);
        let card = assess(with_pin(SecretStatus::Remaining(2)), Declaration::default());
        assert_eq!(card.warning_before(Method::Pin), None);
    }

    #[test]
    fn a_card_without_photo_has_its_pin_or_nothing() {
        let without = |marking| Declaration {
            marking,
            photo: Some(CardPhoto::Absent),
        };
        let open = with_pin(SecretStatus::Remaining(3));
        assert_eq!(
            assess(open.clone(), without(Marking::Absent)).kind(),
            CardKind::Photoless
        );
        let rows = [
            (with_pin(SecretStatus::Locked), Marking::Absent),
            (open, Marking::Annotated),
        ];
        for (shown, marking) in rows {
            let card = assess(shown, without(marking));
            assert_eq!(card.obstacle(), Some(Obstacle::NothingToVerifyWith));
            assert_eq!(card.scope(), Scope::Nothing);
        }
    }

    #[test]
    fn grace_keeps_the_kind_and_narrows_the_scope() {
        for (pin, kind) in [
            (SecretStatus::Remaining(3), CardKind::Normal),
            (SecretStatus::Locked, CardKind::Locked),
        ] {
            let shown = CardObservations {
                life_cycle: Some(LifeCycle::Grace),
                ..with_pin(pin)
            };
            let card = assess(shown, Declaration::default());
            assert_eq!((card.kind(), card.scope()), (kind, Scope::EligibilityOnly));
            assert!(card.is_in_grace() && card.advice().contains(&Advice::EligibilityOnly));
        }
    }

    #[test]
    fn every_obstacle_has_its_cause() {
        let base = || with_pin(SecretStatus::Remaining(3));
        let at = Date::constant(2026, 11, 1).at(0, 0, 0, 0);
        let reason = crate::identity::certificate::RevocationReason::CESSATION;
        let on = Date::constant(2026, 11, 20);
        let rows = [
            (
                CardObservations {
                    token: Some(TokenKind::ResidentRegisterCard),
                    ..base()
                },
                Obstacle::NotMyNumberCard,
            ),
            (
                base().with_card_expiry(Date::constant(2026, 11, 19), on),
                Obstacle::CardExpired,
            ),
            (
                CardObservations {
                    life_cycle: Some(LifeCycle::Expired),
                    ..base()
                },
                Obstacle::CertificateExpired,
            ),
            (
                CardObservations {
                    life_cycle: Some(LifeCycle::NotYetValid),
                    ..base()
                },
                Obstacle::CertificateNotYetValid,
            ),
            (
                base().with_revocation(Revocation::Revoked { at, reason }),
                Obstacle::CertificateRevoked,
            ),
            (
                CardObservations {
                    token: Some(TokenKind::AndroidPhone),
                    ..with_pin(SecretStatus::Locked)
                },
                Obstacle::NothingToVerifyWith,
            ),
        ];
        for (shown, obstacle) in rows {
            let card = assess(shown, Declaration::default());
            assert_eq!(card.obstacle(), Some(obstacle));
            assert_eq!(card.kind(), CardKind::Unusable);
        }
        assert_eq!(
            assess(base().with_card_expiry(on, on), Declaration::default()).obstacle(),
            None
        );
    }

    #[test]
    fn an_unknown_token_is_treated_as_a_card_and_said() {
        let shown = CardObservations {
            token: Some(TokenKind::Other("SOMETHING NEW".to_owned())),
            ..with_pin(SecretStatus::Remaining(3))
        };
        let card = assess(shown, declared(Marking::Absent));
        assert_eq!(
            (card.kind(), card.advice()),
            (CardKind::Normal, vec![Advice::UnknownToken])
        );
    }

    #[test]
    fn every_message_is_there_in_both_languages_under_its_own_code() {
        let messages = Advice::ALL
            .iter()
            .map(|it| {
                (
                    it.code(),
                    it.message(Language::Japanese),
                    it.message(Language::English),
                )
            })
            .chain(Obstacle::ALL.iter().map(|it| {
                (
                    it.code(),
                    it.message(Language::Japanese),
                    it.message(Language::English),
                )
            }));
        let mut codes = std::collections::BTreeSet::new();
        for (code, japanese, english) in messages {
            assert!(codes.insert(code), "{code}");
            assert!(japanese.ends_with('。') && !english.is_empty());
        }
    }
}
