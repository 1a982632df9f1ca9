//! The handles of this library, and what stands behind each type.

use super::answer::mnc_answer;
use super::card::{mnc_assessment, mnc_card};
use super::certificate::{mnc_anchors, mnc_certificate};
use super::consent::mnc_consent;
use super::data::mnc_data;
use super::face::{mnc_face_comparison, mnc_face_matcher};
use super::monitor::mnc_monitor;
use super::municipal::mnc_municipal;
use super::patient::mnc_patient_index;
use super::received::mnc_received;
use super::terminal::{mnc_request, mnc_terminal};
use super::usage::mnc_usage;
use super::visit::mnc_visit;
use super::visual_mode::mnc_visual_mode;
use crate::facade::answer::Answer;
use crate::facade::assessment::Assessment;
use crate::facade::card::{Bytes, Card};
use crate::facade::certificate::{Anchors, Certificate};
use crate::facade::consent::Consent;
use crate::facade::face::{Comparison, Matcher};
use crate::facade::monitor::Monitor;
use crate::facade::municipal::Procedure;
use crate::facade::patient_index::Patients;
use crate::facade::received::Received;
use crate::facade::terminal::{Request, Terminal};
use crate::facade::usage::Usage;
use crate::facade::visit::Visit;
use crate::facade::visual_mode::VisualMode;
use mnc_abi::{Caller, Handle, Registry, Result};
use std::sync::Arc;

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

impl Handle for mnc_municipal {
    type Object = Procedure;
}

impl Handle for mnc_visit {
    type Object = Visit;
}

impl Handle for mnc_patient_index {
    type Object = Patients;
}

impl Handle for mnc_consent {
    type Object = Consent;
}

impl Handle for mnc_visual_mode {
    type Object = VisualMode;
}

impl Handle for mnc_usage {
    type Object = Usage;
}

/// The object of a handle that may be NULL.
pub(super) fn or_none<H: Handle>(handle: *const H) -> Result<Option<Arc<H::Object>>> {
    (!handle.is_null()).then(|| HANDLES.get(handle)).transpose()
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
