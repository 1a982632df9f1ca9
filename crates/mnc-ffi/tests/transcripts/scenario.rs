//! The table of the transcripts: which card, which call, what goes wrong.

use crate::call::{NUMBER_B, PASSWORD, secret, stand_in};
use crate::channel::{CANCELLED, FAILED, Fault, REMOVED};
use crate::line::Line;
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};

const AUTHENTICATION_PIN: u16 = 0x18;
const NOON: &str = "2026-11-20T12:00:00";

/// A transcript to be.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) call: Line,
    kind: Kind,
    /// Whether the card takes extended length, and what the host says of it.
    passes: bool,
    pub(crate) says: Option<bool>,
    mistaken: bool,
    tries: Option<u8>,
    pub(crate) faults: Vec<(usize, Fault)>,
}

impl Scenario {
    fn new(name: &'static str, kind: Kind, call: Line) -> Self {
        Self {
            name,
            call,
            kind,
            passes: true,
            says: Some(true),
            mistaken: false,
            tries: None,
            faults: Vec::new(),
        }
    }

    fn extended_length(self, passes: bool, says: Option<bool>) -> Self {
        Self {
            passes,
            says,
            ..self
        }
    }

    /// The holder enters something else.
    fn mistaken(self) -> Self {
        Self {
            mistaken: true,
            ..self
        }
    }

    fn tries(self, left: u8) -> Self {
        Self {
            tries: Some(left),
            ..self
        }
    }

    fn fault(mut self, n: usize, fault: Fault) -> Self {
        self.faults.push((n, fault));
        self
    }

    pub(crate) fn card(&self) -> VirtualCard {
        let options = VirtualCard::builder().kind(self.kind);
        let card = options.extended_length(self.passes).build();
        if let Some(left) = self.tries {
            assert!(card.set_tries(aid::JPKI, AUTHENTICATION_PIN, left));
        }
        card
    }

    /// What is entered when the transcript is made.
    pub(crate) fn entered(&self, card: &VirtualCard) -> String {
        let secret = secret(&self.call);
        let right = match secret {
            PASSWORD => card.sign_password(),
            3 => card.input_support_pin(),
            it if NUMBER_B.contains(&it) => card.reference_number_b(),
            _ => card.auth_pin(),
        };
        let wrong = stand_in(secret);
        assert_ne!(right, wrong, "a stand-in is no secret");
        if self.mistaken { wrong } else { right }.to_owned()
    }

    pub(crate) fn head(&self) -> Line {
        let says = self.says.map_or(-1, i32::from);
        let line = Line::new("card").with("kind", self.kind.as_str());
        line.with("extended_length", says)
    }
}

fn call(name: &str) -> Line {
    Line::new("call").with("call", name)
}

fn status_of(secret: i32) -> Line {
    call("secret_status").with("secret", secret)
}

/// A call that presents a secret and keeps the last try.
fn presenting(name: &str, secret: i32) -> Line {
    let line = call(name).with("secret", secret);
    line.with("entered", stand_in(secret)).with("last_try", 0)
}

fn photo() -> Line {
    let line = call("photo").with("entered", stand_in(6));
    line.with("last_try", 0)
}

fn sign(scheme: i32) -> Line {
    let line = call("sign").with("entered", stand_in(1));
    let line = line.with("last_try", 0).with("scheme", scheme);
    line.with("message", "見本の申込書")
}

fn life_cycle(at: &str, grace: i32) -> Line {
    let line = call("life_cycle").with("at", at);
    line.with("carrier", 0).with("grace", grace)
}

fn assess() -> Line {
    call("assess").with("at", NOON)
}

/// Every transcript.
pub(crate) fn all() -> Vec<Scenario> {
    use Kind::{Expired, Face, Grace, Infant, Locked, Normal, SmartphoneAndroid};
    let new = Scenario::new;
    vec![
        new("normal-secret-status", Normal, status_of(1)),
        new("face-secret-status", Face, status_of(1)),
        new("normal-residence-status", Normal, status_of(4)),
        new("normal-certificate-extended", Normal, call("certificate")),
        new("normal-certificate-short", Normal, call("certificate"))
            .extended_length(false, Some(false)),
        new("normal-certificate-tried", Normal, call("certificate")).extended_length(false, None),
        new("normal-life-cycle", Normal, life_cycle(NOON, 0)),
        new("grace-life-cycle", Grace, life_cycle(NOON, 0)),
        new("expired-life-cycle", Expired, life_cycle(NOON, 1)),
        new(
            "normal-signature-certificate",
            Normal,
            presenting("certificate_behind", 2),
        ),
        new(
            "phone-certificate-refused",
            SmartphoneAndroid,
            call("certificate"),
        ),
        new(
            "phone-certificate-behind",
            SmartphoneAndroid,
            presenting("certificate_behind", 1),
        ),
        new("normal-sign", Normal, sign(1)),
        new("grace-sign-sha512", Grace, sign(3)),
        new("normal-attributes", Normal, presenting("attributes", 3)),
        new("face-attributes", Face, presenting("attributes", 5))
            .extended_length(false, Some(false)),
        new("normal-photo", Normal, photo()),
        new("infant-photo-absent", Infant, photo()),
        new("normal-identification", Normal, call("identification")),
        new("normal-assess", Normal, assess()),
        new("face-assess", Face, assess()),
        new("phone-assess", SmartphoneAndroid, assess()),
        new("normal-diagnose", Normal, call("diagnose")).extended_length(true, None),
        new("fault-diagnose-removed", Normal, call("diagnose")).fault(2, Fault::Status(REMOVED)),
        new("fault-wrong-pin", Normal, presenting("verify", 1)).mistaken(),
        new("fault-last-try-kept", Normal, presenting("verify", 1)).tries(1),
        new("fault-locked", Locked, sign(1)),
        new("fault-removed", Normal, photo()).fault(3, Fault::Status(REMOVED)),
        new("fault-cancelled", Normal, call("certificate")).fault(2, Fault::Status(CANCELLED)),
        new("fault-failed", Normal, call("identification")).fault(2, Fault::Status(FAILED)),
        new("fault-odd-status-word", Normal, sign(1)).fault(4, Fault::Answer(&[0x6F, 0x00])),
        new("fault-truncated-answer", Normal, call("certificate")).fault(2, Fault::Cut(600)),
        new("fault-empty-answer", Normal, status_of(1)).fault(2, Fault::Cut(0)),
    ]
}
