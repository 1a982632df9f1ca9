//! The handles of this library, and what stands behind each type.

use super::answer::mnc_answer;
use super::card::{mnc_assessment, mnc_card};
use super::certificate::{mnc_anchors, mnc_certificate};
use super::data::mnc_data;
use super::face::{mnc_face_comparison, mnc_face_matcher};
use super::monitor::mnc_monitor;
use super::procedure::mnc_procedure;
use super::received::mnc_received;
use super::terminal::{mnc_request, mnc_terminal};
use super::visit::mnc_visit;
use crate::facade::answer::Answer;
use crate::facade::assessment::Assessment;
use crate::facade::card::{Bytes, Card};
use crate::facade::certificate::{Anchors, Certificate};
use crate::facade::face::{Comparison, Matcher};
use crate::facade::monitor::Monitor;
use crate::facade::procedure::Procedure;
use crate::facade::received::Received;
use crate::facade::terminal::{Request, Terminal};
use crate::facade::visit::Visit;
use mnc_abi::{Caller, Handle, Registry, Result};

/// The handles of this library; the other library of this interface has another tag.
pub(super) static HANDLES: Registry = Registry::new(1);

impl Handle for mnc_data {
    type Object = Bytes;
}

impl Handle for mnc_card {
    type Object = Card;
}

impl Handle for mnc_assessment {
    type Object = Assessment;
}

impl Handle for mnc_certificate {
    type Object = Certificate;
}

impl Handle for mnc_anchors {
    type Object = Anchors;
}

impl Handle for mnc_answer {
    type Object = Answer;
}

impl Handle for mnc_face_matcher {
    type Object = Matcher;
}

impl Handle for mnc_face_comparison {
    type Object = Comparison;
}

impl Handle for mnc_terminal {
    type Object = Terminal;
}

impl Handle for mnc_request {
    type Object = Request;
}

impl Handle for mnc_received {
    type Object = Received;
}

impl Handle for mnc_monitor {
    type Object = Monitor;
}

impl Handle for mnc_procedure {
    type Object = Procedure;
}

impl Handle for mnc_visit {
    type Object = Visit;
}

/// Checks the place before the work, and hands out a handle after it.
pub(super) fn hand_out<H: Handle>(
    caller: Caller,
    out: *mut *mut H,
    work: impl FnOnce() -> Result<H::Object>,
) -> Result<()> {
    let out = caller.out(out)?;
    out.write(HANDLES.insert(work()?)?)
}

/// The same with text as data.
pub(super) fn hand_out_text(
    caller: Caller,
    out: *mut *mut mnc_data,
    work: impl FnOnce() -> Result<String>,
) -> Result<()> {
    hand_out(caller, out, || Ok(work()?.into_bytes().into()))
}
