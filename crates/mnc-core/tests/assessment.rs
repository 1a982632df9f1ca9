//! Every kind of virtual card: what it shows, what card that is, and what is offered at the desk.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin, SecretStatus};
use mnc_core::card::transport::{
    CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use mnc_core::card::{
    Card, Certificate, PinlessAuthority, PinlessChannel, SignatureScheme, TokenKind,
};
use mnc_core::identity::assessment::{Advice, Declaration, Marking, Obstacle};
use mnc_core::identity::certificate::{
    Anchor, CertificateKind, GraceRule, LifeCycle, TrustAnchors, VerifiedCertificate, verify,
};
use mnc_core::identity::policy::registration::{Route, allowed_routes};
use mnc_core::identity::policy::{FallBack, ReaderCapabilities, Setting, allowed_methods};
use mnc_core::identity::{
    CardAssessment, CardKind, CardObservations, CardPhoto, CardPossession, Challenge,
    IdentityVerification, Judge, Method, Scope, Use,
};
use mnc_core::{Date, ErrorKind, Result};
use mnc_testkit::pki::Hierarchy;
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};

const TODAY: Date = Date::constant(2026, 11, 20);
const FACE: Method = Method::Face;
const PIN: Method = Method::Pin;
const VISUAL: Method = Method::Visual;

/// A desk with everything, the reader for phones included.
const DESK: ReaderCapabilities = ReaderCapabilities {
    face_reader: true,
    generic_reader: true,
    pin_on_generic_reader: false,
    visual_mode_on_terminal: true,
    visual_mode_on_reader: false,
    phone_reader: true,
    supports_visual_registration: None,
};

fn anchors(card: &VirtualCard) -> TrustAnchors {
    let authority = card.issuer(Hierarchy::UserAuthentication).certificate();
    let anchor = Anchor::from_der(CertificateKind::UserAuthentication, &authority).unwrap();
    let policies = ["1.2.392.200149.8.5.1.0.30", "1.2.392.200149.8.5.1.0.20"];
    TrustAnchors::for_tests(vec![anchor], policies[0], policies[1]).unwrap()
}

fn judged(card: &VirtualCard, certificate: Certificate) -> VerifiedCertificate {
    let (kind, at) = (CertificateKind::UserAuthentication, TODAY.at(9, 0, 0, 0));
    verify(certificate, kind, &anchors(card), at).unwrap()
}

/// What the card shows, with its certificate where it gives that without a PIN.
fn observe(virtual_card: &VirtualCard) -> CardObservations {
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let observations = CardObservations::read(&mut session).unwrap();
    match session.jpki().unwrap().authentication_certificate() {
        Ok(certificate) => {
            let certificate = judged(virtual_card, certificate);
            observations.with_certificate(&certificate, TODAY, GraceRule::default())
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::SecretRequired);
            observations
        }
    }
}

/// What staff sees on a card of this kind.
fn declare(kind: Kind) -> Declaration {
    let marking = match kind {
        Kind::Face => Marking::Annotated,
        _ => Marking::Absent,
    };
    let photo = match kind {
        Kind::Infant => CardPhoto::Absent,
        _ => CardPhoto::Present,
    };
    Declaration {
        marking,
        photo: Some(photo),
    }
}

fn assess(kind: Kind) -> CardAssessment {
    CardAssessment::new(observe(&VirtualCard::new(kind)), declare(kind))
}

fn at_the_desk(card: &CardAssessment) -> std::result::Result<Vec<Method>, FallBack> {
    let setting = if card.kind().is_phone() {
        Setting::PhoneAtReader
    } else {
        Setting::FaceReader
    };
    allowed_methods(card.kind(), setting, TODAY, DESK).map(|offer| offer.methods)
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 3(2), and the other sources of V1 and V13.
#[test]
fn every_kind_of_card_gets_its_methods_at_the_desk() {
    for kind in Kind::ALL {
        let card = assess(kind);
        let (expected, methods): (_, &[Method]) = match kind {
            Kind::Normal | Kind::Grace => (CardKind::Normal, &[FACE, PIN, VISUAL]),
            Kind::Face => (CardKind::Face, &[FACE, VISUAL]),
            Kind::Locked => (CardKind::Locked, &[FACE, VISUAL]),
            Kind::Infant => (CardKind::Photoless, &[PIN]),
            Kind::Expired => (CardKind::Unusable, &[]),
            Kind::SmartphoneAndroid => (CardKind::AndroidPhone, &[PIN]),
            other => panic!("a new kind of virtual card: {other}"),
        };
        assert_eq!(card.kind(), expected, "{kind}");
        assert_eq!(at_the_desk(&card).unwrap_or_default(), methods, "{kind}");
        let scope = match kind {
            Kind::Expired => Scope::Nothing,
            Kind::Grace => Scope::EligibilityOnly,
            _ => Scope::Full,
        };
        assert_eq!(card.scope(), scope, "{kind}");
    }
    let expired = assess(Kind::Expired);
    assert_eq!(expired.obstacle(), Some(Obstacle::CertificateExpired));
    assert_eq!(at_the_desk(&expired), Err(FallBack::CardUnusable));
}

/// 総務省 事務連絡 of 2023-10-31, 別紙3 問4: nothing is written to the chip.
#[test]
fn the_chip_alone_never_makes_a_face_card() {
    for kind in Kind::ALL {
        let shown = observe(&VirtualCard::new(kind));
        let card = CardAssessment::new(shown, Declaration::default());
        assert_ne!(card.kind(), CardKind::Face, "{kind}");
        let locked = matches!(kind, Kind::Face | Kind::Locked);
        assert_eq!(card.advice().contains(&Advice::PinLocked), locked, "{kind}");
        let hint = card.advice().contains(&Advice::MaybeFaceCard);
        assert_eq!(hint, kind == Kind::Face, "{kind}");
    }
}

/// Cards without a photo have no marker either: staff is asked to look.
#[test]
fn a_card_without_signature_certificate_asks_for_a_look_at_the_photo() {
    for (kind, asked) in [(Kind::Normal, false), (Kind::Infant, true)] {
        let shown = observe(&VirtualCard::new(kind));
        let card = CardAssessment::new(shown, Declaration::default());
        assert_eq!(card.advice().contains(&Advice::LookForPhoto), asked);
    }
}

#[test]
fn observing_spends_no_try() {
    for kind in Kind::ALL {
        let card = VirtualCard::new(kind);
        let tries = || {
            [
                (aid::JPKI, 0x18),
                (aid::JPKI, 0x1B),
                (aid::INPUT_SUPPORT, 0x11),
            ]
            .map(|(application, reference)| card.tries_remaining(application, reference))
        };
        let before = tries();
        observe(&card);
        assert_eq!((card.verify_attempts(), tries()), (0, before), "{kind}");
    }
}

#[test]
fn a_phone_shows_what_it_has() {
    let shown = observe(&VirtualCard::new(Kind::SmartphoneAndroid));
    assert_eq!(shown.token, Some(TokenKind::AndroidPhone));
    assert_eq!(shown.authentication_pin, Some(SecretStatus::Remaining(3)));
    assert_eq!((shown.input_support_pin, shown.residence_pin), (None, None));
    assert_eq!(shown.life_cycle, None, "its certificate is behind the PIN");
}

/// A card that answers every command so, or a reader that fails.
struct Answering(std::result::Result<[u8; 2], TransportErrorKind>);

impl CardTransport for Answering {
    fn begin(&mut self) -> std::result::Result<Box<dyn CardTransaction + '_>, TransportError> {
        Ok(Box::new(Self(self.0)))
    }
}

impl CardTransaction for Answering {
    fn transmit(&mut self, _: &[u8]) -> std::result::Result<Vec<u8>, TransportError> {
        self.0
            .map(|answer| answer.to_vec())
            .map_err(TransportError::new)
    }

    fn end(self: Box<Self>, _: Disposition) -> std::result::Result<(), TransportError> {
        Ok(())
    }
}

#[test]
fn another_card_and_a_removed_one_are_errors() {
    let rows = [
        (Ok([0x6A, 0x82]), ErrorKind::NotMyNumberCard),
        (Err(TransportErrorKind::Removed), ErrorKind::CardRemoved),
    ];
    for (answer, kind) in rows {
        let mut card = Card::new(Answering(answer));
        let mut session = card.begin().unwrap();
        let error = CardObservations::read(&mut session).unwrap_err();
        assert_eq!(error.kind(), kind);
    }
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2, for the registration; grace since 2024-12-02.
#[test]
fn every_kind_of_card_gets_its_ways_to_register() {
    let reader = Route::Reader;
    let (portal, atm, chain) = (Route::Portal, Route::Atm, Route::PharmacyChain);
    for kind in Kind::ALL {
        let expected = match kind {
            Kind::Normal => {
                vec![
                    reader(FACE),
                    reader(PIN),
                    reader(VISUAL),
                    portal,
                    atm,
                    chain,
                ]
            }
            Kind::Face => vec![reader(FACE), reader(VISUAL), Route::Municipality],
            Kind::Locked => vec![reader(FACE), reader(VISUAL)],
            Kind::Infant => vec![reader(PIN), portal, atm, chain],
            _ => vec![],
        };
        let card = assess(kind);
        let routes = allowed_routes(card.kind(), card.scope(), TODAY, DESK);
        assert_eq!(routes, expected, "{kind}");
    }
}

#[test]
fn one_wrong_pin_before_the_lock_is_warned_of() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    for (tries, warning) in [(3, None), (1, Some(Advice::LastTry))] {
        assert!(virtual_card.set_tries(aid::JPKI, 0x18, tries));
        let card = CardAssessment::new(observe(&virtual_card), declare(Kind::Normal));
        assert_eq!(card.warning_before(PIN), warning);
        assert_eq!(at_the_desk(&card), Ok(vec![FACE, PIN, VISUAL]));
    }
    virtual_card.set_tries(aid::JPKI, 0x18, 0);
    let card = CardAssessment::new(observe(&virtual_card), declare(Kind::Normal));
    assert_eq!(at_the_desk(&card), Ok(vec![FACE, VISUAL]));
}

/// Opens the key of the virtual card behind the SDK's back, as if without its PIN.
struct BackDoor(VirtualCard);

impl PinlessAuthority for BackDoor {
    fn authorise(&mut self, _: &mut PinlessChannel<'_, '_>) -> Result<()> {
        let pin = self.0.auth_pin().as_bytes().to_vec();
        let verify = [&[0x00, 0x20, 0x00, 0x98, 0x04], pin.as_slice()].concat();
        assert_eq!(self.0.transmit(&verify), [0x90, 0x00]);
        Ok(())
    }
}

fn possession(virtual_card: &VirtualCard, pinless: bool) -> CardPossession {
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let certificate = judged(virtual_card, jpki.authentication_certificate().unwrap());
    let pin = AuthenticationPin::new(virtual_card.auth_pin().as_bytes()).unwrap();
    let mut authority = BackDoor(virtual_card.clone());
    let mut access = if pinless {
        jpki.open_pinless(&mut authority).unwrap()
    } else {
        jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry)
            .unwrap()
    };
    let challenge = Challenge::new().unwrap();
    let signed = challenge
        .sign(&mut access, SignatureScheme::Pkcs1Sha256)
        .unwrap();
    signed.check(&certificate).unwrap()
}

/// 公的個人認証法38条の2: with the PIN the holder judged; without it, only the approved verifier knows.
#[test]
fn a_signature_after_the_pin_verifies_the_holder_and_one_without_it_nobody() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let at = TODAY.at(9, 30, 0, 0);
    let by =
        |pinless| IdentityVerification::by_card_possession(&possession(&virtual_card, pinless), at);
    let verification = by(false).unwrap();
    let (method, judge) = (verification.method(), verification.judge());
    assert_eq!((method, judge, verification.at()), (PIN, Judge::Holder, at));
    assert!(verification.is_enough_for(Use::PinService));
    let error = by(true).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::VerificationInsufficient);
}

/// Since 2024-12-02: for three months after its end a certificate gives the eligibility alone.
#[test]
fn a_card_in_grace_opens_the_eligibility_and_nothing_else() {
    let card = assess(Kind::Grace);
    assert_eq!(card.observations().life_cycle, Some(LifeCycle::Grace));
    for method in at_the_desk(&card).unwrap() {
        let verification = IdentityVerification::by_official_reader(method, TODAY.at(9, 0, 0, 0));
        let verification = verification.with_card(&card).unwrap();
        assert_eq!(verification.uses(), [Use::Eligibility]);
    }
}

#[test]
fn what_is_not_offered_with_a_card_verified_nobody() {
    for kind in Kind::ALL {
        let card = assess(kind);
        let offered = at_the_desk(&card).unwrap_or_default();
        for method in [FACE, PIN, VISUAL, Method::Device] {
            let by = IdentityVerification::by_official_reader(method, TODAY.at(9, 0, 0, 0));
            let tied = by.with_card(&card);
            assert_eq!(tied.is_ok(), offered.contains(&method), "{kind} {method:?}");
        }
    }
}
