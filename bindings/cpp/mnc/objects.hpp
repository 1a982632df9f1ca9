// Generated from the sources of the library; a test verifies it.
#ifndef MNC_OBJECTS_HPP
#define MNC_OBJECTS_HPP

#include "base.hpp"

namespace mnc {

/// Authorities that are trusted. From any thread.
class anchors : public handle<mnc_anchors, mnc_anchors_free> {
public:
  /// Authorities for tests, from the JSON of `mnc_testing_anchors_copy`. A production program never calls
  /// this: whoever may choose the authorities decides who is believed.
  static mnc::anchors open_for_tests(const std::string &json) {
    return made<mnc::anchors>(mnc_anchors_open_for_tests, json.data(), json.size());
  }
};

/// An answer of the terminal. It holds personal data. From any thread.
class answer : public handle<mnc_answer, mnc_answer_free> {
public:
  /// Reads a document (`OQSsiquc01res…`), in whichever encoding it is.
  static mnc::answer open(const mnc::bytes &document) {
    return made<mnc::answer>(mnc_answer_open, document.data(), document.size());
  }

  /// `*confirmed` is 1 if the answer confirms the qualification, else 0; `*results` how many it holds.
  void summary(bool &confirmed, std::size_t &results) const {
    std::int32_t confirmed_flag = 0;
    call(mnc_answer_summary, get(), &confirmed_flag, &results);
    confirmed = confirmed_flag != 0;
  }

  /// A field (`MNC_FIELD_…`) as UTF-8 text into the buffer as by `mnc_data_copy`, with a NUL. Fields of a
  /// result take its number, from 0. `MNC_ABSENT` if the answer does not have the field.
  std::string text(std::int32_t field, std::size_t result) const {
    return copied<std::string>(mnc_answer_text_copy, get(), field, result);
  }

  /// The whole answer: JSON `{outcome, confirmed, header, body}`.
  std::string json() const {
    return read<std::string>(mnc_answer_json, get());
  }
};

/// What a card is. From any thread.
class assessment : public handle<mnc_assessment, mnc_assessment_free> {
public:
  /// The assessment: JSON `{kind, scope, token, authentication_pin, signature_password, input_support_pin,
  /// life_cycle, card_expired, obstacle, advice}`.
  std::string json() const {
    return read<std::string>(mnc_assessment_json, get());
  }
};

/// A certificate of a card. From any thread.
class certificate : public handle<mnc_certificate, mnc_certificate_free> {
public:
  /// The DER bytes.
  mnc::bytes der() const {
    return read<mnc::bytes>(mnc_certificate_der, get());
  }

  /// JSON `{serial_number_hex, not_before, not_after}`; times in Japan. Nothing is judged.
  std::string facts() const {
    return read<std::string>(mnc_certificate_facts, get());
  }

  /// What the certificate is worth at a time in Japan, `2026-11-20T10:00:00`: `*life_cycle` is
  /// `MNC_LIFE_CYCLE_…`, with `MNC_LIFE_CYCLE_GRACE` for the three months in which it still opens the
  /// eligibility. `anchors` NULL is production. `carrier` is 0 for a card and 1 for a phone; `grace` 0 ends
  /// three months after the day of expiry, 1 after the end of its month.
  std::int32_t life_cycle(const mnc::anchors &anchors, const std::string &at, std::int32_t carrier,
      std::int32_t grace) const {
    return number<std::int32_t>(mnc_certificate_life_cycle, get(), anchors.get(), at.data(), at.size(),
        carrier, grace);
  }

  /// What a certificate for signatures says of its holder, once a trusted authority vouches for it at a time
  /// in Japan: JSON `{name, substituted_in_name, sex, birthdate, address}`, each as the certificate has it
  /// (the birth date is a digit for the era, then `yyyyMMdd`) or `null`. `MNC_ABSENT` for a certificate for
  /// user authentication, which says nothing. `anchors` NULL is production.
  std::string holder(const mnc::anchors &anchors, const std::string &at) const {
    return read<std::string>(mnc_certificate_holder, get(), anchors.get(), at.data(), at.size());
  }

  /// Whether the certificate was revoked, by the evidence (`MNC_EVIDENCE_…`) that only approved verifiers
  /// get: JSON `{revocation, as_of, at, reason}`, the first `UNCHECKED`, `GOOD`, `UNKNOWN` or `REVOKED`; only
  /// `GOOD` is good. Evidence that is damaged, signed by another, out of date or about other certificates is
  /// `MNC_REVOCATION_EVIDENCE`. `anchors` NULL is production.
  std::string revocation(const mnc::anchors &anchors, std::int32_t kind, const mnc::bytes &evidence,
      const std::string &at) const {
    return read<std::string>(mnc_certificate_revocation, get(), anchors.get(), kind, evidence.data(),
        evidence.size(), at.data(), at.size());
  }
};

/// A card on a reader or on a radio of the host. From any thread: calls take their turn. Each call is a
/// session of its own: it begins the exclusive use of the card, does one thing, and drops whatever was
/// verified. Nothing is remembered, PINs least of all.
class card : public handle<mnc_card, mnc_card_free> {
public:
  /// The card on the PC/SC reader of this name. `MNC_NOT_SUPPORTED` in a library without PC/SC.
  static mnc::card open_reader(const std::string &reader) {
    return made<mnc::card>(mnc_card_open_reader, reader.data(), reader.size());
  }

  /// The state of a secret (`MNC_SECRET_…`), without spending a try: `*state` is `MNC_STATE_…`, `*tries` how
  /// many are left or -1. On a 顔認証マイナンバーカード the PINs are in the state locked.
  void secret_status(std::int32_t secret, std::int32_t &state, std::int32_t &tries) const {
    call(mnc_card_secret_status, get(), secret, &state, &tries);
  }

  /// Presents a secret, once. With `last_try` 0 it is `MNC_LAST_TRY_PROTECTED`, and nothing is presented,
  /// when only one try is left; 1 is for a holder who was told that a mistake locks the card. The caller
  /// wipes its own copy of the secret.
  void verify(std::int32_t secret, const mnc::secret &entered, bool last_try) const {
    call(mnc_card_verify, get(), secret, entered.data(), entered.size(), last_try ? 1 : 0);
  }

  /// Signs a message with the user-authentication key, after its PIN, which is presented once as by
  /// `mnc_card_verify`. `scheme` is `MNC_SCHEME_…`; the digest is made here. The signature is big-endian.
  mnc::bytes sign(const mnc::secret &pin, bool last_try, std::int32_t scheme,
      const mnc::bytes &message) const {
    return read<mnc::bytes>(mnc_card_sign, get(), pin.data(), pin.size(), last_try ? 1 : 0, scheme,
        message.data(), message.size());
  }

  /// The certificate for user authentication. A plastic card gives it without a PIN; a phone does not
  /// (`MNC_SECRET_REQUIRED`), see `mnc_card_certificate_behind`.
  mnc::certificate certificate() const {
    return made<mnc::certificate>(mnc_card_certificate, get());
  }

  /// The certificate of the authority behind one of the card's own (`MNC_CERTIFICATE_…`), as the card carries
  /// it: DER, without a PIN. It tells which generation of the authority signed; it comes from the same card,
  /// so it proves nothing and is no anchor.
  mnc::bytes ca_certificate(std::int32_t kind) const {
    return read<mnc::bytes>(mnc_card_ca_certificate, get(), kind);
  }

  /// The certificate behind a secret: `MNC_SECRET_AUTHENTICATION_PIN` for user authentication (of a phone),
  /// `MNC_SECRET_SIGNATURE_PASSWORD` for signatures, which holds name, address, birth date and sex.
  mnc::certificate certificate_behind(std::int32_t secret, const mnc::secret &entered, bool last_try) const {
    return made<mnc::certificate>(mnc_card_certificate_behind, get(), secret, entered.data(), entered.size(),
        last_try ? 1 : 0);
  }

  /// The four attributes: JSON `{name, address, birthdate, sex}`. `secret` is `MNC_SECRET_INPUT_SUPPORT_PIN`
  /// or `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES`.
  std::string attributes(std::int32_t secret, const mnc::secret &entered, bool last_try) const {
    return read<std::string>(mnc_card_attributes, get(), secret, entered.data(), entered.size(),
        last_try ? 1 : 0);
  }

  /// The photo, a JPEG 2000 file. `number_b` is 照合番号B of fourteen digits: birth date (two digits of the era
  /// year, month, day), year of expiry (four) and security code (four), all from the face of the card.
  /// `MNC_ABSENT` if the card holds no photo.
  mnc::bytes photo(const mnc::secret &number_b, bool last_try) const {
    return read<mnc::bytes>(mnc_card_photo, get(), number_b.data(), number_b.size(), last_try ? 1 : 0);
  }

  /// Serial number, municipality and expiry of the card: JSON `{serial_number, municipality_code, expiry}`.
  std::string identification() const {
    return read<std::string>(mnc_card_identification, get());
  }

  /// What the card is, without a PIN. `at` is the time in Japan, `2026-11-20T10:00:00`. `declared` is what
  /// staff saw: JSON `{marking, photo}`, both may be left out; `marking` is `NOT_LOOKED`, `ABSENT`,
  /// `ANNOTATED`, `STRUCK_THROUGH` or `CARD_CASE`, `photo` a boolean. `anchors` NULL is production.
  mnc::assessment assess(const mnc::anchors &anchors, const std::string &at,
      const std::string &declared) const {
    return made<mnc::assessment>(mnc_card_assess, get(), anchors.get(), at.data(), at.size(), declared.data(),
        declared.size());
  }

  /// Whether what a secret opens comes from the issuer: with `MNC_SECRET_NUMBER_B_FOR_FACE` the photo's file,
  /// and the card proves by its own key that it is no copy; with `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES` or
  /// `MNC_SECRET_INPUT_SUPPORT_PIN` the attributes. The secret is presented once. `modulus` (big-endian) and
  /// `exponent` are the key of the authority, which is not on the card; length 0 is none. `*authenticity` is
  /// `MNC_AUTHENTICITY_…`; a signature that does not fit is `MNC_INTEGRITY_FAILED`.
  std::int32_t authenticity(std::int32_t secret, const mnc::secret &entered, bool last_try,
      const mnc::bytes &modulus, std::uint32_t exponent) const {
    return number<std::int32_t>(mnc_card_authenticity, get(), secret, entered.data(), entered.size(),
        last_try ? 1 : 0, modulus.data(), modulus.size(), exponent);
  }

  /// The state of every four-digit PIN, without spending a try: JSON `{pins: [{code, ja, en, tries, locked}],
  /// all_locked, none_locked, signature_certificate, authentication_certificate}`.
  std::string pins() const {
    return read<std::string>(mnc_card_pins, get());
  }
};

/// The consent screens of one patient. From any thread: calls take their turn.
class consent : public handle<mnc_consent, mnc_consent_free> {
public:
  /// Begins the screens. `settings` is JSON: `how` (`SCREENS`, `ORALLY`, `NOTHING`) must be there, and `day`
  /// for `SCREENS`.
  static mnc::consent begin(const std::string &settings) {
    return made<mnc::consent>(mnc_consent_begin, settings.data(), settings.size());
  }

  /// The patient presses a button, by its code. `screen` is the next screen, as by `mnc_consent_screen`.
  std::string choose(const std::string &choice) const {
    return read<std::string>(mnc_consent_choose, get(), choice.data(), choice.size());
  }

  /// What is shown now: JSON as by `mnc_visit_screen`, with `done` and `earlier`.
  std::string screen() const {
    return read<std::string>(mnc_consent_screen, get());
  }

  /// What came of it: JSON `{record, differing, prior, prescription, referrals}`. `facts` is JSON: `at` must
  /// be there, `operator`, `term` and `ended` (consents that ended since) may. With an `answer` (or NULL),
  /// what its `result` reports is taken in: the narrower of the two counts. `MNC_NOT_YET` while something is
  /// still asked.
  std::string record(const std::string &facts, const mnc::answer &answer, std::size_t result) const {
    return read<std::string>(mnc_consent_record, get(), facts.data(), facts.size(), answer.get(), result);
  }
};

/// A matcher. From any thread, also by several sessions at once.
class face_matcher : public handle<mnc_face_matcher, mnc_face_matcher_free> {
public:
  /// Opens a matcher with the models that a manifest names (both are paths). `settings` is JSON, all of which
  /// may be left out: `fmr` (0.0001), `attempts` (5), `budget_ms` (5000), `threads` (2). The manifest names
  /// the models of the liveness check too. `MNC_NOT_SUPPORTED` in a library without the feature `face`.
  static mnc::face_matcher open(const std::string &manifest, const std::string &models,
      const std::string &settings) {
    return made<mnc::face_matcher>(mnc_face_matcher_open, manifest.data(), manifest.size(), models.data(),
        models.size(), settings.data(), settings.size());
  }
};

/// A comparison of one patient. It holds biometric data until it is decided or freed, and wipes them then.
/// From any thread: calls take their turn.
class face_comparison : public handle<mnc_face_comparison, mnc_face_comparison_free> {
public:
  /// Begins a comparison with the photo of a card, as `mnc_card_photo` reads it. The time of the settings
  /// runs from here.
  static mnc::face_comparison begin(const mnc::face_matcher &matcher, const mnc::bytes &photo) {
    return made<mnc::face_comparison>(mnc_face_comparison_begin, matcher.get(), photo.data(), photo.size());
  }

  /// Looks at a frame, PNG or JPEG, turned clockwise by 0, 90, 180 or 270 degrees first. `step` is JSON:
  /// `{over, reasons: [{code, ja, en}], attempts_left, milliseconds_left}`; the reasons say what to tell the
  /// patient. When it is over, call `mnc_face_comparison_decide`.
  std::string frame(const mnc::bytes &frame, std::int32_t turn) const {
    return read<std::string>(mnc_face_comparison_frame, get(), frame.data(), frame.size(), turn);
  }

  /// Ends the comparison at whatever point, wipes photo and descriptions, and says what was found: JSON
  /// `{code, ja, en, match, reasons, score, threshold, calibration, liveness, models, frames, milliseconds:
  /// {card, frames, total}, evidence: {method, judge, enough_for}, visual_confirmation, audit}`. `evidence`
  /// is there after a match and says that it is enough for nothing: a pre-check. `visual_confirmation` is
  /// there otherwise: why staff confirms by sight. `audit` is a line for the operation log, without anything
  /// of the face.
  std::string decide(const std::string &at) const {
    return read<std::string>(mnc_face_comparison_decide, get(), at.data(), at.size());
  }
};

/// Watches all readers. From any thread: waits take their turn, and `mnc_monitor_cancel` is the one call that
/// does not wait for them.
class monitor : public handle<mnc_monitor, mnc_monitor_free> {
public:
  /// Opens a monitor. It needs no smart card service to start with, and outlives one that ends: all readers
  /// leave then, and arrive again. `MNC_NOT_SUPPORTED` in a library without PC/SC.
  static mnc::monitor open() {
    return made<mnc::monitor>(mnc_monitor_open);
  }

  /// Waits for the next event, at most so long: JSON `{event, reader}`, the event `READER_ARRIVED`,
  /// `READER_LEFT`, `CARD_INSERTED` or `CARD_REMOVED`. The first ones say what is there already.
  /// `MNC_NOT_YET` when the time is over, `MNC_CANCELLED` after `mnc_monitor_cancel`.
  std::string wait(std::uint32_t milliseconds) const {
    return read<std::string>(mnc_monitor_wait, get(), milliseconds);
  }

  /// Ends the waiting of this monitor, now and ever after; at once as a rule, within a second always. From
  /// any thread, also while another waits.
  void cancel() const {
    call(mnc_monitor_cancel, get());
  }
};

/// A procedure on one card. It holds the common PIN until the card is locked. From any thread: calls take
/// their turn.
class municipal : public handle<mnc_municipal, mnc_municipal_free> {
public:
  /// The forms that a request still needs: a JSON array of `{code, ja, en}`.
  static std::string missing_forms(const std::string &request) {
    return read<std::string>(mnc_municipal_missing_forms, request.data(), request.size());
  }

  /// Accepts a request on a day (`yyyy-mm-dd`) and begins what follows from it on this card. `request` is
  /// JSON: `occasion` and `applicant` (`HOLDER`, `AGENT`) must be there; `forms`, `wish`,
  /// `signature_certificate` (a boolean) and `full_column` (`AT_DELIVERY`, `AT_APPLICATION`) may.
  static mnc::municipal begin(const mnc::card &card, const std::string &request, const std::string &day) {
    return made<mnc::municipal>(mnc_municipal_begin, card.get(), request.data(), request.size(), day.data(),
        day.size());
  }

  /// Takes a procedure up again by its stored `progress`. The card is asked, without spending a try: a step
  /// whose result it does not show is to be done again. `MNC_WRONG_CARD` for another card.
  static mnc::municipal resume(const mnc::card &card, const std::string &progress) {
    return made<mnc::municipal>(mnc_municipal_resume, card.get(), progress.data(), progress.size());
  }

  /// Where it stands: JSON `{plan, step: {code, ja, en, actor, source}, guidance, completed, entry,
  /// progress}`. `step` is null at the end; `guidance` is what to tell the applicant on this day; `progress`
  /// is a text to store after each step, as other data about the person.
  std::string state(const std::string &day) const {
    return read<std::string>(mnc_municipal_state, get(), day.data(), day.size());
  }

  /// Completes a step that staff or the municipality's terminal did: JSON with the field `report`, see
  /// `docs/c-abi.md`. `MNC_STEP_EVIDENCE` if it does not say what the step needs.
  void report(const std::string &report) const {
    call(mnc_municipal_report, get(), report.data(), report.size());
  }

  /// Completes a step of the terminal whose result the card shows: `REMOVE_SIGNATURE_CERTIFICATE` on a card
  /// without one, `INITIALISE_PINS` on a card of which no PIN is locked.
  void confirm(const mnc::card &card) const {
    call(mnc_municipal_confirm, get(), card.get());
  }

  /// Draws the common PIN at random and keeps it: none of what is printed on the card, in JSON `{texts,
  /// dates: [{date, era_year}]}`. Give it everything printed.
  void draw_pin(const std::string &printed) const {
    call(mnc_municipal_draw_pin, get(), printed.data(), printed.size());
  }

  /// The common PIN, four digits, for staff who type it into the municipality's terminal. `MNC_ABSENT` if
  /// none was drawn, and once the card is locked.
  mnc::bytes common_pin() const {
    return read<mnc::bytes>(mnc_municipal_common_pin, get());
  }

  /// Locks all four-digit PINs, which only the municipality can undo. The serial number
  /// (`mnc_card_identification`) is staff's word that this card is meant: `MNC_WRONG_CARD` for another, and
  /// nothing is sent. After an interruption call it again. `state` is as by `mnc_card_pins`.
  std::string lock_pins(const mnc::card &card, const std::string &serial_number) const {
    return read<std::string>(mnc_municipal_lock_pins, get(), card.get(), serial_number.data(),
        serial_number.size());
  }

  /// The common PIN is no longer known, because the program ended before the card was locked:
  /// `SET_COMMON_PIN` is to be done again.
  void common_pin_lost() const {
    call(mnc_municipal_common_pin_lost, get());
  }
};

/// Patients with their index. It holds personal data. From any thread: calls take their turn.
class patient_index : public handle<mnc_patient_index, mnc_patient_index_free> {
public:
  /// An index over no patients yet. `settings` as for `mnc_patient_compare`.
  static mnc::patient_index create(const std::string &settings) {
    return made<mnc::patient_index>(mnc_patient_index_new, settings.data(), settings.size());
  }

  /// Adds patients, one object of JSON per line, all or none. `*count` is how many there are now. A patient's
  /// place is counted from 0 in the order of adding.
  std::size_t add(const std::string &patients) const {
    return number<std::size_t>(mnc_patient_index_add, get(), patients.data(), patients.size());
  }

  /// What each result of an answer means for the patients: a JSON array of `{decision, patient, candidates}`,
  /// the best candidate first. `decision` is `LINK` (to `patient`, its place), `CONFIRM`, `STOP` or `NEW`.
  std::string search(const mnc::answer &answer, const std::string &day) const {
    return read<std::string>(mnc_patient_index_search, get(), answer.get(), day.data(), day.size());
  }
};

/// An answer of any family, proven to belong to its request. It holds personal data. From any thread.
class received : public handle<mnc_received, mnc_received_free> {
public:
  /// What it is: JSON `{family, documents, pdfs, reception_number, segment, processing, result, code,
  /// message}`; what the family does not say is null. While results of a bulk request are `processing`,
  /// finish this request and ask again, not before a minute.
  std::string summary() const {
    return read<std::string>(mnc_received_summary, get());
  }

  /// A document, XML as it came. `MNC_ABSENT` behind the last.
  mnc::bytes document(std::size_t index) const {
    return read<mnc::bytes>(mnc_received_document, get(), index);
  }

  /// A PDF as it came, as which records may be asked for. Nothing in it was read: open it in a viewer that
  /// runs no scripts. `MNC_ABSENT` behind the last.
  mnc::bytes pdf(std::size_t index) const {
    return read<mnc::bytes>(mnc_received_pdf, get(), index);
  }

  /// The answer of a single inquiry.
  mnc::answer answer() const {
    return made<mnc::answer>(mnc_received_answer, get());
  }

  /// Units of bulk results, from the one with this number (the first is 0) and at most so many: JSON `{units,
  /// more}`. A unit is `{identifier, outcome, results, reference_numbers, code, message}`, or for
  /// registrations, with a finding `ACCEPTED`, `REFUSED` or `UNKNOWN`, `{identifier, reference_number,
  /// finding, code, message}`.
  std::string units(std::size_t from, std::size_t at_most) const {
    return read<std::string>(mnc_received_units, get(), from, at_most);
  }

  /// Reconciles bulk results with the page of people that was asked about: `people` as in the request
  /// (`BULK_INQUIRY`), each with the document of an earlier answer as `known_answer` if there is one. JSON
  /// `{findings: [{identifier, finding, results, code, message}], counts, strangers, contradicted}`; a
  /// finding is `UNCHANGED`, `CHANGED`, `LOST`, `ERRONEOUS` or `UNKNOWN`, which says nothing about the
  /// qualification.
  std::string reconcile(const std::string &people) const {
    return read<std::string>(mnc_received_reconcile, get(), people.data(), people.size());
  }
};

/// A request on the way. From any thread.
class request : public handle<mnc_request, mnc_request_free> {};

/// A client of the exchange folder. From any thread: calls take their turn, those that wait let others in
/// between, and `mnc_terminal_cancel` is the one call that waits for none.
class terminal : public handle<mnc_terminal, mnc_terminal_free> {
public:
  /// Opens the exchange folder. `settings` is JSON: `root` (with `req`, `res`, `face` below) and `state` (a
  /// folder of the host for the journal) must be there; `request`, `response`, `face`, `work` (other paths),
  /// `encoding` (`UTF-8`, `Shift_JIS`), `remove_after_import`, `encrypt_requests` and
  /// `accept_without_identifier` may. The password is that of encrypted archives; length 0 is none.
  static mnc::terminal open(const std::string &settings, const mnc::secret &password) {
    return made<mnc::terminal>(mnc_terminal_open, settings.data(), settings.size(), password.data(),
        password.size());
  }

  /// Asks for the qualification of one person. `inquiry` is JSON: `institution_code`, `day` (`yyyy-mm-dd`),
  /// `insurer_number`, `number` and `birthdate` must be there; `symbol`, `branch` and `limit_consent` (a
  /// boolean) may.
  mnc::request ask(const std::string &inquiry) const {
    return made<mnc::request>(mnc_terminal_ask, get(), inquiry.data(), inquiry.size());
  }

  /// Waits for the answer, but not longer than this. `MNC_NOT_YET`: it did not come, which is never
  /// "invalid"; the request stays open. `MNC_CANCELLED` after `mnc_terminal_cancel`. An answer is handed out
  /// once: save it, then `mnc_terminal_finish`.
  mnc::answer poll(const mnc::request &request, std::uint32_t milliseconds) const {
    return made<mnc::answer>(mnc_terminal_poll, get(), request.get(), milliseconds);
  }

  /// The answer was saved, or is no longer wanted: closes the request.
  void finish(const mnc::request &request) const {
    call(mnc_terminal_finish, get(), request.get());
  }

  /// Takes a request back. `*withdrawn` is 0 if the terminal has already taken it up, else 1.
  bool withdraw(const mnc::request &request) const {
    return number<std::int32_t>(mnc_terminal_withdraw, get(), request.get()) != 0;
  }

  /// How many requests are on the way, also of an earlier process.
  std::size_t pending_count() const {
    return number<std::size_t>(mnc_terminal_pending_count, get());
  }

  /// One of the requests on the way, the oldest first. `MNC_ABSENT` behind the last.
  mnc::request pending_open(std::size_t index) const {
    return made<mnc::request>(mnc_terminal_pending_open, get(), index);
  }

  /// Sends a request of any family. `request` is JSON with the field `kind`: see the table in
  /// `docs/c-abi.md`. A list of many people is sent page by page.
  mnc::request send(const std::string &request) const {
    return made<mnc::request>(mnc_terminal_send, get(), request.data(), request.size());
  }

  /// Waits for the answer of a request of any family, as `mnc_terminal_poll` does for a single inquiry.
  mnc::received receive(const mnc::request &request, std::uint32_t milliseconds) const {
    return made<mnc::received>(mnc_terminal_receive, get(), request.get(), milliseconds);
  }

  /// Ends the waits of other threads that are under way with this terminal: they return `MNC_CANCELLED`
  /// within a fraction of a second, and the requests stay open. Waits that begin later are not concerned.
  void cancel() const {
    call(mnc_terminal_cancel, get());
  }

  /// Waits until a result of the 顔認証付きカードリーダー comes that was not there before, but not longer than this (0
  /// looks once; a file is taken when two looks read the same), and lists what belongs to nobody yet: JSON
  /// `{results: [{id, pushed_at, age_seconds, copies, name, kana, birthdate, reference_numbers}], unreadable:
  /// [{pushed_at, ja, en}], stale}`, the oldest first. Neither the time nor the order says whose result it
  /// is.
  std::string faces(std::uint32_t milliseconds) const {
    return read<std::string>(mnc_terminal_faces, get(), milliseconds);
  }

  /// Gives a result, by its `id`, to a patient. `binding` is JSON and says why it is the patient's:
  /// `{reference_number}` that the institution registered, or `{birthdate, staff}` of a match that staff
  /// confirmed. `MNC_OTHER_PATIENT` if it cannot be; `MNC_ALREADY_TAKEN` if it is no longer there. Save the
  /// answer, then call `mnc_terminal_finish_face`.
  mnc::answer bind_face(const std::string &id, const std::string &binding) const {
    return made<mnc::answer>(mnc_terminal_bind_face, get(), id.data(), id.size(), binding.data(),
        binding.size());
  }

  /// Puts a result back that was given to a patient. `MNC_REQUEST_NOT_OPEN` if none was.
  void release_face(const std::string &id) const {
    call(mnc_terminal_release_face, get(), id.data(), id.size());
  }

  /// The result was saved: it is not offered again, also after a restart.
  void finish_face(const std::string &id) const {
    call(mnc_terminal_finish_face, get(), id.data(), id.size());
  }
};

/// A visit. From any thread: calls take their turn.
class visit : public handle<mnc_visit, mnc_visit_free> {
public:
  /// A patient comes. `settings` is JSON: `route` (such as `WINDOW`) must be there; `reader`, `facility`,
  /// `software` and `limits` may. Times are in Japan, `2026-11-20T10:00:00`.
  static mnc::visit begin(const std::string &settings, const std::string &at) {
    return made<mnc::visit>(mnc_visit_begin, settings.data(), settings.size(), at.data(), at.size());
  }

  /// Something happened: a JSON object with the field `event`. `actions` is what to do now: a JSON array of
  /// `{code, ja, en}`. After a failure the visit is where it was.
  std::string step(const std::string &event, const std::string &at) const {
    return read<std::string>(mnc_visit_step, get(), event.data(), event.size(), at.data(), at.size());
  }

  /// A card was placed that `mnc_card_assess` looked at.
  std::string place_card(const mnc::assessment &card, const std::string &at) const {
    return read<std::string>(mnc_visit_place_card, get(), card.get(), at.data(), at.size());
  }

  /// The holder entered the PIN at the host. It is presented once, as by `mnc_card_verify`, and the card
  /// signs a challenge that is checked against its certificate; then the person is verified. After a wrong or
  /// locked PIN the visit is where it was: send `PIN_WRONG` or `PIN_LOCKED`. Where no PIN is awaited it is
  /// `MNC_STEP_OUT_OF_ORDER`, and none is presented. Until it returns, other calls on the visit wait, and a
  /// callback of the card that uses it gets `MNC_REENTRANT`. `anchors` NULL is production.
  std::string verify_pin(const mnc::card &card, const mnc::anchors &anchors, const mnc::secret &pin,
      bool last_try, const std::string &at) const {
    return read<std::string>(mnc_visit_verify_pin, get(), card.get(), anchors.get(), pin.data(), pin.size(),
        last_try ? 1 : 0, at.data(), at.size());
  }

  /// What is shown now: JSON `{code, audience, time_out, ja, en, choices: [{code, ja, en}], page, ended}`.
  std::string screen() const {
    return read<std::string>(mnc_visit_screen, get());
  }

  /// How the visit ended: JSON with `end` (`RECEIVED`, `FALL_BACK`, `WITHDRAWN`) and `code`. `MNC_NOT_YET`
  /// while it goes on.
  std::string end() const {
    return read<std::string>(mnc_visit_end, get());
  }

  /// The record for the claims software: JSON `{record, differing}`. `facts` is what the card showed: JSON
  /// `{pin_locked, certificate_serial_hex, certificate_not_after, birthdate, ended}`, all of which may be
  /// left out; `ended` are consents that ended since, as by `mnc_consent_record`. `MNC_NOT_YET` while the
  /// visit goes on, `MNC_ABSENT` if the patient was not received.
  std::string record(const mnc::answer &answer, const std::string &facts) const {
    return read<std::string>(mnc_visit_record, get(), answer.get(), facts.data(), facts.size());
  }
};

/// Counts by month and kind of institution. From any thread: calls take their turn.
class usage : public handle<mnc_usage, mnc_usage_free> {
public:
  /// Nothing counted yet.
  static mnc::usage create() {
    return made<mnc::usage>(mnc_usage_new);
  }

  /// Counts what happens in a visit: before each `mnc_visit_step`, with the same event and time. `kind` is
  /// `HOSPITAL`, `CLINIC`, `DENTAL` or `PHARMACY`.
  void observe(const std::string &kind, const mnc::visit &visit, const std::string &event,
      const std::string &at) const {
    call(mnc_usage_observe, get(), kind.data(), kind.size(), visit.get(), event.data(), event.size(),
        at.data(), at.size());
  }

  /// Counts the end of a visit.
  void end(const std::string &kind, const mnc::visit &visit) const {
    call(mnc_usage_end, get(), kind.data(), kind.size(), visit.get());
  }

  /// Counts an eligibility check with the numbers of a certificate, on a day.
  void check(const std::string &kind, const std::string &day) const {
    call(mnc_usage_check, get(), kind.data(), kind.size(), day.data(), day.size());
  }

  /// The counts: JSON `{buckets, rows}`.
  std::string json() const {
    return read<std::string>(mnc_usage_json, get());
  }
};

/// The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their turn.
class visual_mode : public handle<mnc_visual_mode, mnc_visual_mode_free> {
public:
  /// The mode, switched off. `settings` is JSON `{remind_after_seconds}`, or `{}`.
  static mnc::visual_mode create(const std::string &settings) {
    return made<mnc::visual_mode>(mnc_visual_mode_new, settings.data(), settings.size());
  }

  /// Staff switched the mode on or back: JSON with the field `event`. `state` is what it is now, as by
  /// `mnc_visual_mode_state`.
  std::string step(const std::string &event, const std::string &at) const {
    return read<std::string>(mnc_visual_mode_step, get(), event.data(), event.size(), at.data(), at.size());
  }

  /// Staff compared photo and face of the patient of a visit in this mode, and found them the same. `seen` is
  /// JSON: `staff`, `patient_present`, `photo`, `reason`, and `ticked` (on the terminal) or
  /// `password_entered` (on the reader). `actions` is what the visit does now. After a failure mode and visit
  /// are where they were.
  std::string confirm(const mnc::visit &visit, const std::string &seen, const std::string &at) const {
    return read<std::string>(mnc_visual_mode_confirm, get(), visit.get(), seen.data(), seen.size(), at.data(),
        at.size());
  }

  /// The mode at a time: JSON `{on, period, reminder}`.
  std::string state(const std::string &at) const {
    return read<std::string>(mnc_visual_mode_state, get(), at.data(), at.size());
  }
};

/// A UTF-8 text in the encoding of a Windows code page: 932 (`Shift_JIS` of Windows) or 1200 (UTF-16LE).
/// `MNC_UNMAPPABLE` for a character that the encoding does not have: nothing is replaced silently, also not
/// what Windows itself would fit in, such as U+00A5 into `5C`. 外字 are F040 to F9FC and U+E000 to U+E757.
inline mnc::bytes text_encode(const std::string &text, std::int32_t code_page) {
  return read<mnc::bytes>(mnc_text_encode, text.data(), text.size(), code_page);
}

/// A text of a Windows code page as UTF-8; the other way round. `MNC_UNMAPPABLE` for bytes that are none. 398
/// codes of 932 say what another code says, and come back as that one.
inline std::string text_decode(const mnc::bytes &bytes, std::int32_t code_page) {
  return read<std::string>(mnc_text_decode, bytes.data(), bytes.size(), code_page);
}

/// The names of the readers: a JSON array of strings. `MNC_NOT_SUPPORTED` in a library without PC/SC.
inline std::string reader_list() {
  return read<std::string>(mnc_reader_list);
}

/// Looks at every reader of this PC and at the card on it: a JSON array of objects as
/// `mnc_transport_diagnose` makes one. Takes up to six seconds a reader. `MNC_NOT_SUPPORTED` in a library
/// without PC/SC.
inline std::string reader_diagnose() {
  return read<std::string>(mnc_reader_diagnose);
}

/// The sentence of a life cycle for staff, into the buffer as by `mnc_data_copy`, with a NUL.
inline std::string life_cycle_message(std::int32_t life_cycle, std::int32_t lang) {
  return copied<std::string>(mnc_life_cycle_message_copy, life_cycle, lang);
}

/// Compares a patient (JSON) with one result of an answer, counted from 0, on the day of the reception
/// (`2026-11-20`): JSON `{verdict, name_level, kana_level, equal, approved, findings, troubles}`. `settings`
/// is JSON `{approved_spellings}`, or `{}`. Nothing is changed: findings with the action `PROPOSE` are for
/// staff to take over. `MNC_ABSENT` if the answer has no such result.
inline std::string patient_compare(const std::string &patient, const mnc::answer &answer, std::size_t result,
    const std::string &day, const std::string &settings) {
  return read<std::string>(mnc_patient_compare, patient.data(), patient.size(), answer.get(), result,
      day.data(), day.size(), settings.data(), settings.size());
}

/// Reads a date as people write it, 和暦 or 西暦 (`S63.1.5`, `昭和63年1月5日`, `1988-01-05`, `3630105`): JSON `{day,
/// notation, era, wareki}`.
inline std::string calendar_read(const std::string &text) {
  return read<std::string>(mnc_calendar_read, text.data(), text.size());
}

/// The age on a day by the law, and what it means to the insurance: JSON `{age, band, form_band, shares,
/// preschool_until, elderly_from, late_elderly_from}`. `birthdate` is read as by `mnc_calendar_read`;
/// `insurer_number` may be empty.
inline std::string calendar_age(const std::string &birthdate, const std::string &day,
    const std::string &insurer_number) {
  return read<std::string>(mnc_calendar_age, birthdate.data(), birthdate.size(), day.data(), day.size(),
      insurer_number.data(), insurer_number.size());
}

/// The keys by which a name or a reading is compared, from exact (`L0`) to weak (`L3`): JSON `{name, kana,
/// mark}`. What is stored stays as it is.
inline std::string name_fold(const std::string &name) {
  return read<std::string>(mnc_name_fold, name.data(), name.size());
}

/// Which characters of a text a claim file cannot carry, and what to write instead: JSON `{fits, unfit,
/// substituted, individual_number}`.
inline std::string name_check(const std::string &name) {
  return read<std::string>(mnc_name_check, name.data(), name.size());
}

/// Where a failure leads: JSON `{case, other, trouble}`. `failure` is JSON: `reason` (the `code` of
/// `mnc_visit_end`, or an outcome) or `status` (of a call of this interface); `access` may say whether the
/// system is `POSSIBLE` or `IMPOSSIBLE` to reach.
inline std::string fallback_enter(const std::string &failure) {
  return read<std::string>(mnc_fallback_enter, failure.data(), failure.size());
}

/// What is done first in a situation, what the patient pays, what is recorded, and what else may be asked
/// for: JSON `{case, day, rule, tenths, reminders, open}`. `situation` is JSON: `case` and `day` must be
/// there.
inline std::string fallback_decide(const std::string &situation) {
  return read<std::string>(mnc_fallback_decide, situation.data(), situation.size());
}

/// What a claim may miss of a 被保険者資格申立書 on a day: JSON `{misread, warnings, age, asks_workplace,
/// asks_share}`. `fields` is JSON; every field may be left out, and nothing is a reason to refuse the form.
inline std::string declaration_check(const std::string &fields, const std::string &day) {
  return read<std::string>(mnc_declaration_check, fields.data(), fields.size(), day.data(), day.size());
}

/// The 被保険者資格申立書 as a page to print, HTML for A4: filled with the same fields, or blank for `{}`.
inline mnc::bytes declaration_print(const std::string &fields, const std::string &day) {
  return read<mnc::bytes>(mnc_declaration_print, fields.data(), fields.size(), day.data(), day.size());
}

/// The search in システム障害時モード: JSON `{defects, attempts}`. `query` is JSON with what was taken down about the
/// patient; what the screen would miss is a defect, and otherwise `attempts` are the spellings to try, the
/// likeliest first.
inline std::string outage_search(const std::string &query) {
  return read<std::string>(mnc_outage_search, query.data(), query.size());
}

/// The next step of the procedure and what to say in it: JSON `{next, may_search, expected_open, script,
/// report}`. `progress` is JSON: `institution`, and `records` of the steps so far, which the host keeps.
inline std::string outage_next(const std::string &progress) {
  return read<std::string>(mnc_outage_next, progress.data(), progress.size());
}

/// The 利用報告書, or what it lacks: JSON `{defects, recipient, subject, text}`. `report` is the JSON that
/// `mnc_outage_next` gives, with `cause`.
inline std::string outage_report(const std::string &report) {
  return read<std::string>(mnc_outage_report, report.data(), report.size());
}

/// On which qualification a claim is made: JSON `{claim, missing}`, of which one is `null`. `findings` is
/// JSON: what is known when the claim is written.
inline std::string claim_decide(const std::string &findings) {
  return read<std::string>(mnc_claim_decide, findings.data(), findings.size());
}

/// The troubles of which an array of signals (JSON) is a sign, and what to tell staff and patient: a JSON
/// array.
inline std::string advice_find(const std::string &signals) {
  return read<std::string>(mnc_advice_find, signals.data(), signals.size());
}

/// What to read out to the call centre: JSON `{ja, en, open}`. `sheet` is JSON; what is not known is left
/// open.
inline std::string advice_sheet(const std::string &sheet) {
  return read<std::string>(mnc_advice_sheet, sheet.data(), sheet.size());
}

/// The methods to offer with a card in a setting on a day, or what takes their place: JSON `{methods,
/// condition, scope, rule, fall_back, procedure}`. `question` is JSON: `card` (the `kind` of
/// `mnc_assessment_json`), `setting` and `day`; `reader` may say what the readers can do.
inline std::string policy_methods(const std::string &question) {
  return read<std::string>(mnc_policy_methods, question.data(), question.size());
}

/// Every route with every kind of card on a day: a JSON array of rows. `settings` are those of
/// `mnc_visit_begin`; their route does not matter.
inline std::string policy_routes(const std::string &settings, const std::string &day) {
  return read<std::string>(mnc_policy_routes, settings.data(), settings.size(), day.data(), day.size());
}

/// For whom the services of the card are open on a day (`yyyy-mm-dd`), beside a 資格確認書: a JSON array of
/// `{service, normal_card, face_card, qualification_certificate, certain}`.
inline std::string policy_services(const std::string &day) {
  return read<std::string>(mnc_policy_services, day.data(), day.size());
}

/// 健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder: JSON `{next,
/// methods, routes, advice}`. `question` is JSON: `setting` and `at` must be there.
inline std::string registration_advise(const std::string &question) {
  return read<std::string>(mnc_registration_advise, question.data(), question.size());
}

} // namespace mnc

#endif
