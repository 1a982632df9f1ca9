//! No try of a secret is ever spent by surprise.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, InputSupportPin, ReferenceNumberB, SignaturePassword,
};
use mnc_core::card::{Application, Card, JpkiSecret, Session, SignatureScheme};
use mnc_core::{Error, ErrorKind};
use mnc_testkit::virtual_card::{Kind, Options, VirtualCard};
use proptest::prelude::*;

const PIN: u16 = 0x18;

#[derive(Debug, Clone, Copy)]
enum Call {
    Status,
    ReadCertificate,
    Pin { right: bool, policy: AttemptPolicy },
    Password { right: bool, policy: AttemptPolicy },
    InputSupport { right: bool, policy: AttemptPolicy },
    Number { right: bool, policy: AttemptPolicy },
    NewSession,
    OtherProgramResets,
}

fn policy() -> impl Strategy<Value = AttemptPolicy> + Clone {
    prop_oneof![
        Just(AttemptPolicy::KeepLastTry),
        Just(AttemptPolicy::AllowLastTry)
    ]
}

fn call() -> impl Strategy<Value = Call> {
    let secret = (any::<bool>(), policy());
    prop_oneof![
        Just(Call::Status),
        Just(Call::ReadCertificate),
        secret
            .clone()
            .prop_map(|(right, policy)| Call::Pin { right, policy }),
        secret
            .clone()
            .prop_map(|(right, policy)| Call::Password { right, policy }),
        secret
            .clone()
            .prop_map(|(right, policy)| Call::InputSupport { right, policy }),
        secret.prop_map(|(right, policy)| Call::Number { right, policy }),
        Just(Call::NewSession),
        Just(Call::OtherProgramResets),
    ]
}

/// Carries a call out. `Some(true)` if the SDK says that a secret was presented, `Some(false)` if it
/// says that none was, `None` if the call has no secret.
fn carry_out(session: &mut Session<'_>, call: Call, card: &VirtualCard) -> Option<bool> {
    let result = match call {
        Call::Status => {
            let _ = session
                .jpki()
                .and_then(|mut j| j.secret_status(JpkiSecret::AuthenticationPin));
            return None;
        }
        Call::ReadCertificate => {
            let _ = session
                .jpki()
                .and_then(|mut jpki| jpki.authentication_certificate());
            return None;
        }
        Call::Pin { right, policy } => {
            let pin = AuthenticationPin::new(if right { b"1234" } else { b"0000" }).unwrap();
            session.jpki().and_then(|mut jpki| {
                let mut access = jpki.verify_authentication_pin(&pin, policy)?;
                access
                    .sign(SignatureScheme::Pkcs1Sha256, b"message")
                    .map(drop)
            })
        }
        Call::Password { right, policy } => {
            let password: &[u8] = if right { b"ABC123" } else { b"ABC124" };
            let password = SignaturePassword::new(password).unwrap();
            session
                .jpki()
                .and_then(|mut jpki| jpki.verify_signature_password(&password, policy).map(drop))
        }
        Call::InputSupport { right, policy } => {
            let digits = if right {
                card.input_support_pin()
            } else {
                "9876"
            };
            let pin = InputSupportPin::new(digits.as_bytes()).unwrap();
            session
                .input_support()
                .and_then(|mut view| view.verify_pin(&pin, policy).map(drop))
        }
        Call::Number { right, policy } => {
            let digits = if right {
                card.reference_number_b()
            } else {
                "00000000000000"
            };
            let number = ReferenceNumberB::new(digits.as_bytes()).unwrap();
            session
                .surface()
                .and_then(|mut view| view.verify_reference_number_b(&number, policy).map(drop))
        }
        Call::NewSession | Call::OtherProgramResets => return None,
    };
    Some(presented(&result))
}

/// A secret was presented unless the error says otherwise.
fn presented(result: &Result<(), Error>) -> bool {
    match result {
        Ok(()) => true,
        Err(error) => match error.kind() {
            ErrorKind::WrongSecret => true,
            // With a status word the card said so; without, the counter did, and nothing was sent.
            ErrorKind::Locked => error.status_word().is_some(),
            ErrorKind::LastTryProtected | ErrorKind::CardReset | ErrorKind::FileNotFound => false,
            other => panic!("unexpected {other:?}"),
        },
    }
}

fn run(options: Options, calls: &[Call]) {
    let virtual_card = options.build();
    let mut card = Card::new(virtual_card.transport());
    let mut expected = 0;
    for turn in calls.split_inclusive(|call| matches!(call, Call::NewSession)) {
        let mut session = card.begin().unwrap();
        for call in turn {
            if matches!(call, Call::OtherProgramResets) {
                virtual_card.reset();
            }
            expected += usize::from(carry_out(&mut session, *call, &virtual_card) == Some(true));
            assert_eq!(virtual_card.verify_attempts(), expected, "after {call:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The card sees exactly the secrets that the SDK says it presented, one per call at most.
    #[test]
    fn the_card_sees_what_the_caller_handed_over(
        calls in proptest::collection::vec(call(), 1..24),
        kind in proptest::sample::select(Kind::ALL.to_vec()),
        t0 in any::<bool>(),
        verified_answer_is_ok in any::<bool>(),
        iso in any::<bool>(),
    ) {
        prop_assume!(kind != Kind::SmartphoneAndroid);
        let options = VirtualCard::builder()
            .kind(kind)
            .t0_mode(t0)
            .verified_answer_is_ok(verified_answer_is_ok)
            .locked_answer_is_6983(iso);
        run(options, &calls);
    }

    /// Without the explicit word no sequence of calls locks a secret.
    #[test]
    fn the_last_try_stays(
        calls in proptest::collection::vec(call(), 1..24),
        verified_answer_is_ok in any::<bool>(),
    ) {
        let keep = |call: &Call| match *call {
            Call::Pin { right, .. } => Call::Pin { right, policy: AttemptPolicy::KeepLastTry },
            Call::Password { right, .. } => {
                Call::Password { right, policy: AttemptPolicy::KeepLastTry }
            }
            Call::InputSupport { right, .. } => {
                Call::InputSupport { right, policy: AttemptPolicy::KeepLastTry }
            }
            Call::Number { right, .. } => Call::Number { right, policy: AttemptPolicy::KeepLastTry },
            other => other,
        };
        let virtual_card =
            VirtualCard::builder().verified_answer_is_ok(verified_answer_is_ok).build();
        let mut card = Card::new(virtual_card.transport());
        for turn in calls.split_inclusive(|call| matches!(call, Call::NewSession)) {
            let mut session = card.begin().unwrap();
            for call in turn {
                carry_out(&mut session, keep(call), &virtual_card);
            }
        }
        for (application, reference) in [
            (Application::Jpki, PIN),
            (Application::Jpki, 0x1B),
            (Application::Surface, 0x12),
            (Application::InputSupport, 0x11),
        ] {
            let tries = virtual_card.tries_remaining(application.aid(), reference);
            assert!(tries.is_some_and(|tries| tries >= 1), "{application:?} {reference:02X}");
        }
    }
}

fn pin(digits: &[u8]) -> AuthenticationPin {
    AuthenticationPin::new(digits).unwrap()
}

#[test]
fn one_try_left_is_kept_until_the_caller_says_the_word() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    virtual_card.set_tries(Application::Jpki.aid(), PIN, 1);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let refused = jpki.verify_authentication_pin(&pin(b"1234"), AttemptPolicy::KeepLastTry);
    let error = refused.err().unwrap();
    assert_eq!(
        (error.kind(), error.tries_remaining()),
        (ErrorKind::LastTryProtected, Some(1))
    );
    assert_eq!(virtual_card.verify_attempts(), 0);
    assert!(
        jpki.verify_authentication_pin(&pin(b"1234"), AttemptPolicy::AllowLastTry)
            .is_ok()
    );
    assert_eq!(
        virtual_card.tries_remaining(Application::Jpki.aid(), PIN),
        Some(3)
    );
}

#[test]
fn three_wrong_pins_lock_and_the_right_one_is_refused() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let mut present = |digits: &[u8]| {
        let presented = jpki.verify_authentication_pin(&pin(digits), AttemptPolicy::AllowLastTry);
        let error = presented.err().unwrap();
        (
            error.kind(),
            error.tries_remaining(),
            error.status_word().unwrap().value(),
        )
    };
    assert_eq!(present(b"0000"), (ErrorKind::WrongSecret, Some(2), 0x63C2));
    assert_eq!(present(b"0000"), (ErrorKind::WrongSecret, Some(1), 0x63C1));
    assert_eq!(present(b"0000"), (ErrorKind::Locked, Some(0), 0x63C0));
    assert_eq!(present(b"1234"), (ErrorKind::Locked, Some(0), 0x6984));
}

#[test]
fn a_locked_pin_is_not_even_presented() {
    let virtual_card = VirtualCard::new(Kind::Face);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let refused = jpki.verify_authentication_pin(&pin(b"1234"), AttemptPolicy::default());
    assert_eq!(refused.err().unwrap().kind(), ErrorKind::Locked);
    assert_eq!(virtual_card.verify_attempts(), 0);
}

#[test]
fn a_counter_just_asked_is_not_asked_again() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    jpki.secret_status(JpkiSecret::AuthenticationPin).unwrap();
    let before = virtual_card.apdu_count();
    let _ = jpki
        .verify_authentication_pin(&pin(b"1234"), AttemptPolicy::KeepLastTry)
        .unwrap();
    assert_eq!(virtual_card.apdu_count() - before, 1, "one VERIFY");
}

#[test]
fn a_secret_verified_by_another_program_does_not_hide_the_counter() {
    let virtual_card = VirtualCard::builder().verified_answer_is_ok(true).build();
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let _ = jpki
        .verify_authentication_pin(&pin(b"1234"), AttemptPolicy::KeepLastTry)
        .unwrap();
    virtual_card.set_tries(Application::Jpki.aid(), PIN, 1);
    let refused = jpki.verify_authentication_pin(&pin(b"0000"), AttemptPolicy::KeepLastTry);
    assert_eq!(refused.err().unwrap().kind(), ErrorKind::LastTryProtected);
}
