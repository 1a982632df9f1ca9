//! The counter, played to the end: card, person, consent, answer, record, on screens as patients see them.
//!
//! ```text
//! cargo run --example reception -- [--route NAME] [--card KIND] [--at DATE] [--outcome NAME]
//!     [--script FILE | --interactive] [--reader virtual|pcsc[:NAME]]
//!     [--face BIRTHDATE,EXPIRYYEAR,SECURITYCODE] [--pin-stdin] [--json] [--lang ja|en]
//!     [--camera FILE... --models DIR [--manifest FILE] [--card-photo FILE]]
//! ```
//!
//! The screens are those of `mnc_core::reception::machine`; what the card says is read from the card,
//! and the eligibility comes out of an exchange folder that a virtual terminal serves.
//!
//! Without `--script` or `--interactive` a patient without wishes of their own uses the counter: the
//! PIN if there is one, else the photo; yes to everything. `--interactive` asks on the terminal;
//! `--script` replays a visit. Both speak the language described in `script.rs`; `scripts/` holds a
//! visit for each route.
//!
//! `--route` is where the patient is received; the default fits the card. `--card` is the kind of the
//! virtual card (default `face`), also of the one that `card_server` puts behind a real reader. `--at`
//! is the day. `--outcome` is what the centre answers (default `VALID`), or `NOT_REGISTERED`. `--face`
//! is what the face of the card shows; the default is the virtual card's. `--pin-stdin` reads the PIN
//! from the standard input; the default is the virtual card's. `--json` prints the record alone.
//!
//! `--camera` is a picture of the camera, several are the frames of one session: the SDK compares them
//! with the photo of the card, or with `--card-photo`, for the virtual card's photo shows nobody. It is
//! a pre-check and changes nothing of the visit. DIR holds the ONNX files that the manifest names
//! (default: `DIR/manifest.json`, else `crates/mnc-face/manifests/default.json`, which says where their
//! authors publish them). Without `--models` one line says where to find them.
//!
//! | exit code | the visit |
//! |---|---|
//! | 0 | received; the qualification is confirmed |
//! | 2 | did not begin: command line or script make no sense |
//! | 3 | broke off: reader, card or exchange folder |
//! | 4 | fall-back: the person could not be verified on this route |
//! | 5 | fall-back: the card itself, or its certificate, can no longer be used |
//! | 6 | fall-back: the person was verified, but the qualification is not confirmed |
//! | 7 | withdrawn: the patient stopped, or went away |
//!
//! | `--card` | the default visit | exit code |
//! |---|---|---|
//! | `normal` | at the desk, PIN | 0 |
//! | `locked`, `face` | at the desk, staff looks at the photo | 0 |
//! | `infant` | at the desk, a parent enters the PIN | 0 |
//! | `grace` | at the desk, PIN; nothing but the eligibility is given | 0 |
//! | `smartphone-android` | beside the reader, PIN of the phone | 0 |
//! | `expired` | none: fall-back | 5 |

mod arguments;
mod card;
mod counter;
mod desk;
mod easy;
mod face;
mod failure;
mod fall_back;
mod player;
mod record;
mod screen;
mod script;
mod terminal;
mod told;

use arguments::Arguments;
use mnc_core::identity::policy::FallBack;
use mnc_core::reception::machine::{End, FallBackReason};
use mnc_face::erasure::{WIPING_ALLOCATOR, WipingAllocator, forbid_memory_dumps};
use std::process::ExitCode;

/// The notice wants the data of a face erased actively: so is what the engine frees.
#[global_allocator]
static ALLOCATOR: WipingAllocator = WIPING_ALLOCATOR;

const UNUSABLE_CARD: u8 = 5;
const NOT_VERIFIED: u8 = 4;
const NOT_CONFIRMED: u8 = 6;
const WITHDRAWN: u8 = 7;

fn main() -> ExitCode {
    forbid_memory_dumps();
    let played = Arguments::from_command_line().and_then(|arguments| counter::play(&arguments));
    match played {
        Ok(end) => ExitCode::from(code(&end)),
        Err(failure) => {
            eprintln!("reception: {failure}");
            ExitCode::from(failure.code())
        }
    }
}

fn code(end: &End) -> u8 {
    match end {
        End::Received(_) => 0,
        End::FallBack {
            reason: FallBackReason::Policy(FallBack::CardUnusable),
            ..
        } => UNUSABLE_CARD,
        End::FallBack { identity: None, .. } => NOT_VERIFIED,
        End::FallBack { .. } => NOT_CONFIRMED,
        End::Withdrawn(_) => WITHDRAWN,
    }
}
