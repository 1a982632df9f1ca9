//! Answers of the eligibility terminal.

use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use crate::facade::answer::{Answer, Field};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// The name of the outcome: `VALID`, `INVALID`, `NOT_FOUND` …
pub const MNC_FIELD_OUTCOME: i32 = 1;
/// 処理結果コード.
pub const MNC_FIELD_CODE: i32 = 2;
/// 処理結果メッセージ, to be shown as it is.
pub const MNC_FIELD_MESSAGE: i32 = 3;
/// 保険者番号, without its padding.
pub const MNC_FIELD_INSURER_NUMBER: i32 = 10;
/// 記号.
pub const MNC_FIELD_SYMBOL: i32 = 11;
/// 番号.
pub const MNC_FIELD_NUMBER: i32 = 12;
/// 枝番.
pub const MNC_FIELD_BRANCH: i32 = 13;
/// 氏名.
pub const MNC_FIELD_NAME: i32 = 14;
/// 氏名カナ.
pub const MNC_FIELD_KANA: i32 = 15;
/// 生年月日, `yyyyMMdd`.
pub const MNC_FIELD_BIRTHDATE: i32 = 16;
/// 性別1, its code.
pub const MNC_FIELD_SEX: i32 = 17;
/// 住所.
pub const MNC_FIELD_ADDRESS: i32 = 18;
/// 郵便番号.
pub const MNC_FIELD_POST_NUMBER: i32 = 19;
/// 保険者名称.
pub const MNC_FIELD_INSURER_NAME: i32 = 20;
/// 本人・家族の別, its code.
pub const MNC_FIELD_RELATION: i32 = 21;
/// 資格取得年月日, `yyyyMMdd`.
pub const MNC_FIELD_QUALIFIED_ON: i32 = 22;
/// 資格喪失年月日.
pub const MNC_FIELD_DISQUALIFIED_ON: i32 = 23;
/// 有効開始年月日.
pub const MNC_FIELD_VALID_FROM: i32 = 24;
/// 有効終了年月日.
pub const MNC_FIELD_VALID_UNTIL: i32 = 25;

/// An answer of the terminal. It holds personal data. From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_answer {
    _opaque: (),
}

/// Reads a document (`OQSsiquc01res…`), in whichever encoding it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_answer_open(
    document: *const u8,
    document_len: usize,
    out: *mut *mut mnc_answer,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let document = caller.bytes(document, document_len)?;
            hand_out(caller, out, || Answer::read(document))
        })
    }
}

/// `*confirmed` is 1 if the answer confirms the qualification, else 0; `*results` how many it
/// holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_answer_summary(
    answer: *const mnc_answer,
    confirmed: *mut i32,
    results: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (out, count) = (caller.out(confirmed)?, caller.out(results)?);
            let (confirmed, results) = HANDLES.get(answer)?.summary();
            out.write(confirmed.into())?;
            count.write(results)
        })
    }
}

/// A field (`MNC_FIELD_…`) as UTF-8 text into the buffer as by `mnc_data_copy`, with a NUL.
/// Fields of a result take its number, from 0. `MNC_ABSENT` if the answer does not have the
/// field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_answer_text_copy(
    answer: *const mnc_answer,
    field: i32,
    result: usize,
    buffer: *mut c_char,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let answer = HANDLES.get(answer)?;
            let text = answer.text(Field::of(field)?, result)?;
            caller.copy_text(text, buffer, len)
        })
    }
}

/// The whole answer: JSON `{outcome, confirmed, header, body}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_answer_json(
    answer: *const mnc_answer,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let answer = HANDLES.get(answer)?;
            hand_out_text(caller, out, || Ok(answer.to_json()))
        })
    }
}

/// Frees the answer. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_answer_free(
    answer: *mut mnc_answer,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(answer)) }
}
