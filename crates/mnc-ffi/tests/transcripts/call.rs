//! The calls that a transcript can ask for, made through the facade.

use crate::channel::hex;
use crate::line::Line;
use mnc::facade::assessment::Assessment;
use mnc::facade::card::{Card, Entry, Secret};
use mnc::facade::certificate::{Anchors, Terms, life_cycle_code};
use mnc::facade::readers;
use mnc::facade::transport::Channel;
use mnc_abi::{Failure, Result};

/// The number of 署名用電子証明書の暗証番号.
pub(crate) const PASSWORD: i32 = 2;
/// The numbers of 照合番号B for the attributes and for the photo.
pub(crate) const NUMBER_B: [i32; 2] = [5, 6];

/// The secret that a call presents; photos and signatures know theirs.
pub(crate) fn secret(call: &Line) -> i32 {
    match call.text("call").unwrap() {
        "photo" => 6,
        "sign" => 1,
        _ => call.number("secret").unwrap_or_default(),
    }
}

/// Something of the right form that is no secret of any card.
pub(crate) fn stand_in(secret: i32) -> &'static str {
    match secret {
        PASSWORD => "XXXXX0",
        it if NUMBER_B.contains(&it) => "00000000000000",
        _ => "0000",
    }
}

/// Makes the call and says what came of it, in the form of the last line of a transcript.
pub(crate) fn make(call: &Line, entered: &str, channel: impl Channel, anchors: &Anchors) -> Line {
    let done = if call.text("call") == Some("diagnose") {
        Ok(Line::result_of_json(&readers::diagnose(channel)))
    } else {
        on_card(call, entered, &Card::on_channel(channel), anchors)
    };
    done.unwrap_or_else(|failure| failed(&failure))
}

fn on_card(call: &Line, entered: &str, card: &Card, anchors: &Anchors) -> Result<Line> {
    let result = || Line::new("result");
    let bytes = |bytes: &[u8]| result().with("bytes", hex(bytes));
    let json = |bytes: mnc::facade::card::Bytes| {
        Line::result_of_json(std::str::from_utf8(&bytes).unwrap())
    };
    let (at, entered) = (call.text("at").unwrap_or_default(), entered.as_bytes());
    let code = |name| call.number(name).unwrap();
    let entry = || -> Result<Entry<'_>> {
        let secret = Secret::of(secret(call))?;
        let last_try = code("last_try");
        Ok(Entry {
            secret,
            entered,
            last_try,
        })
    };
    Ok(match call.text("call").unwrap() {
        "secret_status" => {
            let (state, tries) = card.secret_status(Secret::of(secret(call))?)?;
            result().with("state", state).with("tries", tries)
        }
        "verify" => card.verify(&entry()?).map(|()| result())?,
        "certificate" => Line::result_of_json(&card.authentication_certificate()?.facts()),
        "certificate_behind" => Line::result_of_json(&card.certificate_behind(&entry()?)?.facts()),
        "life_cycle" => {
            let certificate = card.authentication_certificate()?;
            let terms = Terms::of(code("carrier"), code("grace"))?;
            let worth = certificate.life_cycle(Some(anchors), at, terms)?;
            result().with("life_cycle", life_cycle_code(worth))
        }
        "sign" => {
            let message = call.text("message").unwrap().as_bytes();
            bytes(&card.sign(&entry()?, code("scheme"), message)?)
        }
        "attributes" => json(card.attributes(&entry()?)?),
        "photo" => bytes(&card.photo(&entry()?)?),
        "identification" => json(card.identification()?),
        "assess" => {
            let assessment = Assessment::of(card, Some(anchors), at, "{}")?;
            Line::result_of_json(&assessment.to_json())
        }
        other => panic!("no call {other}"),
    })
}

fn failed(failure: &Failure) -> Line {
    let error = match failure {
        Failure::Trouble(_) | Failure::System { .. } => None,
        Failure::Error(error) => Some(error),
    };
    let word = error.and_then(mnc_core::Error::status_word);
    let tries = error.and_then(mnc_core::Error::tries_remaining);
    Line::new("error")
        .with("status", failure.status())
        .with("status_word", word.map_or(-1, |it| it.value().into()))
        .with("tries_remaining", tries.map_or(-1, i32::from))
}
