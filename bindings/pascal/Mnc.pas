{ Generated from the sources of the library; a test verifies it. }
unit Mnc;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncApi, MncBase;

type
  TMncAnchors = class;
  TMncAnswer = class;
  TMncAssessment = class;
  TMncCard = class;
  TMncCertificate = class;
  TMncConsent = class;
  TMncFaceComparison = class;
  TMncFaceMatcher = class;
  TMncMonitor = class;
  TMncMunicipal = class;
  TMncPatientIndex = class;
  TMncReceived = class;
  TMncRequest = class;
  TMncTerminal = class;
  TMncUsage = class;
  TMncVisit = class;
  TMncVisualMode = class;

  // Authorities that are trusted. From any thread.
  TMncAnchors = class(TMncHandle)
  private
    function Raw: PMncAnchors;
  protected
    function FreeHandle: Int32; override;
  public
    // Authorities for tests, from the JSON of `mnc_testing_anchors_copy`. A production program never
    // calls this: whoever may choose the authorities decides who is believed.
    class function OpenForTests(const AJson: UTF8String): TMncAnchors;
  end;

  // An answer of the terminal. It holds personal data. From any thread.
  TMncAnswer = class(TMncHandle)
  private
    function Raw: PMncAnswer;
  protected
    function FreeHandle: Int32; override;
  public
    // Reads a document (`OQSsiquc01res…`), in whichever encoding it is.
    class function Open(const ADocument: TBytes): TMncAnswer;
    // `*confirmed` is 1 if the answer confirms the qualification, else 0; `*results` how many it
    // holds.
    procedure Summary(out AConfirmed: Boolean; out AResults: NativeUInt);
    // A field (`MNC_FIELD_…`) as UTF-8 text into the buffer as by `mnc_data_copy`, with a NUL. Fields
    // of a result take its number, from 0. `MNC_ABSENT` if the answer does not have the field.
    function Text(AField: Int32; AResult: NativeUInt): UTF8String;
    // The whole answer: JSON `{outcome, confirmed, header, body}`.
    function Json: UTF8String;
  end;

  // What a card is. From any thread.
  TMncAssessment = class(TMncHandle)
  private
    function Raw: PMncAssessment;
  protected
    function FreeHandle: Int32; override;
  public
    // The assessment: JSON `{kind, scope, token, authentication_pin, signature_password,
    // input_support_pin, life_cycle, card_expired, obstacle, advice}`.
    function Json: UTF8String;
  end;

  // A card on a reader or on a radio of the host. From any thread: calls take their turn. Each call
  // is a session of its own: it begins the exclusive use of the card, does one thing, and drops
  // whatever was verified. Nothing is remembered, PINs least of all.
  TMncCard = class(TMncHandle)
  private
    function Raw: PMncCard;
  protected
    function FreeHandle: Int32; override;
  public
    // The card on the PC/SC reader of this name. `MNC_NOT_SUPPORTED` in a library without PC/SC.
    class function OpenReader(const AReader: UTF8String): TMncCard;
    // The state of a secret (`MNC_SECRET_…`), without spending a try: `*state` is `MNC_STATE_…`,
    // `*tries` how many are left or -1. On a 顔認証マイナンバーカード the PINs are in the state locked.
    procedure SecretStatus(ASecret: Int32; out AState: Int32; out ATries: Int32);
    // Presents a secret, once. With `last_try` 0 it is `MNC_LAST_TRY_PROTECTED`, and nothing is
    // presented, when only one try is left; 1 is for a holder who was told that a mistake locks the
    // card. The caller wipes its own copy of the secret.
    procedure Verify(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean);
    // Signs a message with the user-authentication key, after its PIN, which is presented once as by
    // `mnc_card_verify`. `scheme` is `MNC_SCHEME_…`; the digest is made here. The signature is
    // big-endian.
    function Sign(const APin: TBytes; ALastTry: Boolean; AScheme: Int32; const AMessage: TBytes): TBytes;
    // The certificate for user authentication. A plastic card gives it without a PIN; a phone does not
    // (`MNC_SECRET_REQUIRED`), see `mnc_card_certificate_behind`.
    function Certificate: TMncCertificate;
    // The certificate of the authority behind one of the card's own (`MNC_CERTIFICATE_…`), as the card
    // carries it: DER, without a PIN. It tells which generation of the authority signed; it comes from
    // the same card, so it proves nothing and is no anchor.
    function CaCertificate(AKind: Int32): TBytes;
    // The certificate behind a secret: `MNC_SECRET_AUTHENTICATION_PIN` for user authentication (of a
    // phone), `MNC_SECRET_SIGNATURE_PASSWORD` for signatures, which holds name, address, birth date
    // and sex.
    function CertificateBehind(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean): TMncCertificate;
    // The four attributes: JSON `{name, address, birthdate, sex}`. `secret` is
    // `MNC_SECRET_INPUT_SUPPORT_PIN` or `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES`.
    function Attributes(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean): UTF8String;
    // The photo, a JPEG 2000 file. `number_b` is 照合番号B of fourteen digits: birth date (two digits of
    // the era year, month, day), year of expiry (four) and security code (four), all from the face of
    // the card. `MNC_ABSENT` if the card holds no photo.
    function Photo(const ANumberB: TBytes; ALastTry: Boolean): TBytes;
    // Serial number, municipality and expiry of the card: JSON `{serial_number, municipality_code,
    // expiry}`.
    function Identification: UTF8String;
    // What the card is, without a PIN. `at` is the time in Japan, `2026-11-20T10:00:00`. `declared` is
    // what staff saw: JSON `{marking, photo}`, both may be left out; `marking` is `NOT_LOOKED`,
    // `ABSENT`, `ANNOTATED`, `STRUCK_THROUGH` or `CARD_CASE`, `photo` a boolean. `anchors` NULL is
    // production.
    function Assess(AAnchors: TMncAnchors; const AAt: UTF8String; const ADeclared: UTF8String): TMncAssessment;
    // Whether what a secret opens comes from the issuer: with `MNC_SECRET_NUMBER_B_FOR_FACE` the
    // photo's file, and the card proves by its own key that it is no copy; with
    // `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES` or `MNC_SECRET_INPUT_SUPPORT_PIN` the attributes. The
    // secret is presented once. `modulus` (big-endian) and `exponent` are the key of the authority,
    // which is not on the card; length 0 is none. `*authenticity` is `MNC_AUTHENTICITY_…`; a signature
    // that does not fit is `MNC_INTEGRITY_FAILED`.
    function Authenticity(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean; const AModulus: TBytes; AExponent: UInt32): Int32;
    // The state of every four-digit PIN, without spending a try: JSON `{pins: [{code, ja, en, tries,
    // locked}], all_locked, none_locked, signature_certificate, authentication_certificate}`.
    function Pins: UTF8String;
  end;

  // A certificate of a card. From any thread.
  TMncCertificate = class(TMncHandle)
  private
    function Raw: PMncCertificate;
  protected
    function FreeHandle: Int32; override;
  public
    // The DER bytes.
    function Der: TBytes;
    // JSON `{serial_number_hex, not_before, not_after}`; times in Japan. Nothing is judged.
    function Facts: UTF8String;
    // What the certificate is worth at a time in Japan, `2026-11-20T10:00:00`: `*life_cycle` is
    // `MNC_LIFE_CYCLE_…`, with `MNC_LIFE_CYCLE_GRACE` for the three months in which it still opens the
    // eligibility. `anchors` NULL is production. `carrier` is 0 for a card and 1 for a phone; `grace`
    // 0 ends three months after the day of expiry, 1 after the end of its month.
    function LifeCycle(AAnchors: TMncAnchors; const AAt: UTF8String; ACarrier: Int32; AGrace: Int32): Int32;
    // What a certificate for signatures says of its holder, once a trusted authority vouches for it at
    // a time in Japan: JSON `{name, substituted_in_name, sex, birthdate, address}`, each as the
    // certificate has it (the birth date is a digit for the era, then `yyyyMMdd`) or `null`.
    // `MNC_ABSENT` for a certificate for user authentication, which says nothing. `anchors` NULL is
    // production.
    function Holder(AAnchors: TMncAnchors; const AAt: UTF8String): UTF8String;
    // Whether the certificate was revoked, by the evidence (`MNC_EVIDENCE_…`) that only approved
    // verifiers get: JSON `{revocation, as_of, at, reason}`, the first `UNCHECKED`, `GOOD`, `UNKNOWN`
    // or `REVOKED`; only `GOOD` is good. Evidence that is damaged, signed by another, out of date or
    // about other certificates is `MNC_REVOCATION_EVIDENCE`. `anchors` NULL is production.
    function Revocation(AAnchors: TMncAnchors; AKind: Int32; const AEvidence: TBytes; const AAt: UTF8String): UTF8String;
  end;

  // The consent screens of one patient. From any thread: calls take their turn.
  TMncConsent = class(TMncHandle)
  private
    function Raw: PMncConsent;
  protected
    function FreeHandle: Int32; override;
  public
    // Begins the screens. `settings` is JSON: `how` (`SCREENS`, `ORALLY`, `NOTHING`) must be there,
    // and `day` for `SCREENS`.
    class function Start(const ASettings: UTF8String): TMncConsent;
    // The patient presses a button, by its code. `screen` is the next screen, as by
    // `mnc_consent_screen`.
    function Choose(const AChoice: UTF8String): UTF8String;
    // What is shown now: JSON as by `mnc_visit_screen`, with `done` and `earlier`.
    function Screen: UTF8String;
    // What came of it: JSON `{record, differing, prior, prescription, referrals}`. `facts` is JSON:
    // `at` must be there, `operator`, `term` and `ended` (consents that ended since) may. With an
    // `answer` (or NULL), what its `result` reports is taken in: the narrower of the two counts.
    // `MNC_NOT_YET` while something is still asked.
    function GetRecord(const AFacts: UTF8String; AAnswer: TMncAnswer; AResult: NativeUInt): UTF8String;
  end;

  // A comparison of one patient. It holds biometric data until it is decided or freed, and wipes
  // them then. From any thread: calls take their turn.
  TMncFaceComparison = class(TMncHandle)
  private
    function Raw: PMncFaceComparison;
  protected
    function FreeHandle: Int32; override;
  public
    // Begins a comparison with the photo of a card, as `mnc_card_photo` reads it. The time of the
    // settings runs from here.
    class function Start(AMatcher: TMncFaceMatcher; const APhoto: TBytes): TMncFaceComparison;
    // Looks at a frame, PNG or JPEG, turned clockwise by 0, 90, 180 or 270 degrees first. `step` is
    // JSON: `{over, reasons: [{code, ja, en}], attempts_left, milliseconds_left}`; the reasons say
    // what to tell the patient. When it is over, call `mnc_face_comparison_decide`.
    function Frame(const AFrame: TBytes; ATurn: Int32): UTF8String;
    // Ends the comparison at whatever point, wipes photo and descriptions, and says what was found:
    // JSON `{code, ja, en, match, reasons, score, threshold, calibration, liveness, models, frames,
    // milliseconds: {card, frames, total}, evidence: {method, judge, enough_for}, visual_confirmation,
    // audit}`. `evidence` is there after a match and says that it is enough for nothing: a pre-check.
    // `visual_confirmation` is there otherwise: why staff confirms by sight. `audit` is a line for the
    // operation log, without anything of the face.
    function Decide(const AAt: UTF8String): UTF8String;
  end;

  // A matcher. From any thread, also by several sessions at once.
  TMncFaceMatcher = class(TMncHandle)
  private
    function Raw: PMncFaceMatcher;
  protected
    function FreeHandle: Int32; override;
  public
    // Opens a matcher with the models that a manifest names (both are paths). `settings` is JSON, all
    // of which may be left out: `fmr` (0.0001), `attempts` (5), `budget_ms` (5000), `threads` (2). The
    // manifest names the models of the liveness check too. `MNC_NOT_SUPPORTED` in a library without
    // the feature `face`.
    class function Open(const AManifest: UTF8String; const AModels: UTF8String; const ASettings: UTF8String): TMncFaceMatcher;
  end;

  // Watches all readers. From any thread: waits take their turn, and `mnc_monitor_cancel` is the one
  // call that does not wait for them.
  TMncMonitor = class(TMncHandle)
  private
    function Raw: PMncMonitor;
  protected
    function FreeHandle: Int32; override;
  public
    // Opens a monitor. It needs no smart card service to start with, and outlives one that ends: all
    // readers leave then, and arrive again. `MNC_NOT_SUPPORTED` in a library without PC/SC.
    class function Open: TMncMonitor;
    // Waits for the next event, at most so long: JSON `{event, reader}`, the event `READER_ARRIVED`,
    // `READER_LEFT`, `CARD_INSERTED` or `CARD_REMOVED`. The first ones say what is there already.
    // `MNC_NOT_YET` when the time is over, `MNC_CANCELLED` after `mnc_monitor_cancel`.
    function Wait(AMilliseconds: UInt32): UTF8String;
    // Ends the waiting of this monitor, now and ever after; at once as a rule, within a second always.
    // From any thread, also while another waits.
    procedure Cancel;
  end;

  // A procedure on one card. It holds the common PIN until the card is locked. From any thread:
  // calls take their turn.
  TMncMunicipal = class(TMncHandle)
  private
    function Raw: PMncMunicipal;
  protected
    function FreeHandle: Int32; override;
  public
    // The forms that a request still needs: a JSON array of `{code, ja, en}`.
    class function MissingForms(const ARequest: UTF8String): UTF8String;
    // Accepts a request on a day (`yyyy-mm-dd`) and begins what follows from it on this card.
    // `request` is JSON: `occasion` and `applicant` (`HOLDER`, `AGENT`) must be there; `forms`,
    // `wish`, `signature_certificate` (a boolean) and `full_column` (`AT_DELIVERY`, `AT_APPLICATION`)
    // may.
    class function Start(ACard: TMncCard; const ARequest: UTF8String; const ADay: UTF8String): TMncMunicipal;
    // Takes a procedure up again by its stored `progress`. The card is asked, without spending a try:
    // a step whose result it does not show is to be done again. `MNC_WRONG_CARD` for another card.
    class function Resume(ACard: TMncCard; const AProgress: UTF8String): TMncMunicipal;
    // Where it stands: JSON `{plan, step: {code, ja, en, actor, source}, guidance, completed, entry,
    // progress}`. `step` is null at the end; `guidance` is what to tell the applicant on this day;
    // `progress` is a text to store after each step, as other data about the person.
    function State(const ADay: UTF8String): UTF8String;
    // Completes a step that staff or the municipality's terminal did: JSON with the field `report`,
    // see `docs/c-abi.md`. `MNC_STEP_EVIDENCE` if it does not say what the step needs.
    procedure Report(const AReport: UTF8String);
    // Completes a step of the terminal whose result the card shows: `REMOVE_SIGNATURE_CERTIFICATE` on
    // a card without one, `INITIALISE_PINS` on a card of which no PIN is locked.
    procedure Confirm(ACard: TMncCard);
    // Draws the common PIN at random and keeps it: none of what is printed on the card, in JSON
    // `{texts, dates: [{date, era_year}]}`. Give it everything printed.
    procedure DrawPin(const APrinted: UTF8String);
    // The common PIN, four digits, for staff who type it into the municipality's terminal.
    // `MNC_ABSENT` if none was drawn, and once the card is locked.
    function CommonPin: TBytes;
    // Locks all four-digit PINs, which only the municipality can undo. The serial number
    // (`mnc_card_identification`) is staff's word that this card is meant: `MNC_WRONG_CARD` for
    // another, and nothing is sent. After an interruption call it again. `state` is as by
    // `mnc_card_pins`.
    function LockPins(ACard: TMncCard; const ASerialNumber: UTF8String): UTF8String;
    // The common PIN is no longer known, because the program ended before the card was locked:
    // `SET_COMMON_PIN` is to be done again.
    procedure CommonPinLost;
  end;

  // Patients with their index. It holds personal data. From any thread: calls take their turn.
  TMncPatientIndex = class(TMncHandle)
  private
    function Raw: PMncPatientIndex;
  protected
    function FreeHandle: Int32; override;
  public
    // An index over no patients yet. `settings` as for `mnc_patient_compare`.
    class function New(const ASettings: UTF8String): TMncPatientIndex;
    // Adds patients, one object of JSON per line, all or none. `*count` is how many there are now. A
    // patient's place is counted from 0 in the order of adding.
    function Add(const APatients: UTF8String): NativeUInt;
    // What each result of an answer means for the patients: a JSON array of `{decision, patient,
    // candidates}`, the best candidate first. `decision` is `LINK` (to `patient`, its place),
    // `CONFIRM`, `STOP` or `NEW`.
    function Search(AAnswer: TMncAnswer; const ADay: UTF8String): UTF8String;
  end;

  // An answer of any family, proven to belong to its request. It holds personal data. From any
  // thread.
  TMncReceived = class(TMncHandle)
  private
    function Raw: PMncReceived;
  protected
    function FreeHandle: Int32; override;
  public
    // What it is: JSON `{family, documents, pdfs, reception_number, segment, processing, result, code,
    // message}`; what the family does not say is null. While results of a bulk request are
    // `processing`, finish this request and ask again, not before a minute.
    function Summary: UTF8String;
    // A document, XML as it came. `MNC_ABSENT` behind the last.
    function Document(AIndex: NativeUInt): TBytes;
    // A PDF as it came, as which records may be asked for. Nothing in it was read: open it in a viewer
    // that runs no scripts. `MNC_ABSENT` behind the last.
    function Pdf(AIndex: NativeUInt): TBytes;
    // The answer of a single inquiry.
    function Answer: TMncAnswer;
    // Units of bulk results, from the one with this number (the first is 0) and at most so many: JSON
    // `{units, more}`. A unit is `{identifier, outcome, results, reference_numbers, code, message}`,
    // or for registrations, with a finding `ACCEPTED`, `REFUSED` or `UNKNOWN`, `{identifier,
    // reference_number, finding, code, message}`.
    function Units(AFrom: NativeUInt; AAtMost: NativeUInt): UTF8String;
    // Reconciles bulk results with the page of people that was asked about: `people` as in the request
    // (`BULK_INQUIRY`), each with the document of an earlier answer as `known_answer` if there is one.
    // JSON `{findings: [{identifier, finding, results, code, message}], counts, strangers,
    // contradicted}`; a finding is `UNCHANGED`, `CHANGED`, `LOST`, `ERRONEOUS` or `UNKNOWN`, which
    // says nothing about the qualification.
    function Reconcile(const APeople: UTF8String): UTF8String;
  end;

  // A request on the way. From any thread.
  TMncRequest = class(TMncHandle)
  private
    function Raw: PMncRequest;
  protected
    function FreeHandle: Int32; override;
  public
  end;

  // A client of the exchange folder. From any thread: calls take their turn, those that wait let
  // others in between, and `mnc_terminal_cancel` is the one call that waits for none.
  TMncTerminal = class(TMncHandle)
  private
    function Raw: PMncTerminal;
  protected
    function FreeHandle: Int32; override;
  public
    // Opens the exchange folder. `settings` is JSON: `root` (with `req`, `res`, `face` below) and
    // `state` (a folder of the host for the journal) must be there; `request`, `response`, `face`,
    // `work` (other paths), `encoding` (`UTF-8`, `Shift_JIS`), `remove_after_import`,
    // `encrypt_requests` and `accept_without_identifier` may. The password is that of encrypted
    // archives; length 0 is none.
    class function Open(const ASettings: UTF8String; const APassword: TBytes): TMncTerminal;
    // Asks for the qualification of one person. `inquiry` is JSON: `institution_code`, `day`
    // (`yyyy-mm-dd`), `insurer_number`, `number` and `birthdate` must be there; `symbol`, `branch` and
    // `limit_consent` (a boolean) may.
    function Ask(const AInquiry: UTF8String): TMncRequest;
    // Waits for the answer, but not longer than this. `MNC_NOT_YET`: it did not come, which is never
    // "invalid"; the request stays open. `MNC_CANCELLED` after `mnc_terminal_cancel`. An answer is
    // handed out once: save it, then `mnc_terminal_finish`.
    function Poll(ARequest: TMncRequest; AMilliseconds: UInt32): TMncAnswer;
    // The answer was saved, or is no longer wanted: closes the request.
    procedure Finish(ARequest: TMncRequest);
    // Takes a request back. `*withdrawn` is 0 if the terminal has already taken it up, else 1.
    function Withdraw(ARequest: TMncRequest): Boolean;
    // How many requests are on the way, also of an earlier process.
    function PendingCount: NativeUInt;
    // One of the requests on the way, the oldest first. `MNC_ABSENT` behind the last.
    function PendingOpen(AIndex: NativeUInt): TMncRequest;
    // Sends a request of any family. `request` is JSON with the field `kind`: see the table in
    // `docs/c-abi.md`. A list of many people is sent page by page.
    function Send(const ARequest: UTF8String): TMncRequest;
    // Waits for the answer of a request of any family, as `mnc_terminal_poll` does for a single
    // inquiry.
    function Receive(ARequest: TMncRequest; AMilliseconds: UInt32): TMncReceived;
    // Ends the waits of other threads that are under way with this terminal: they return
    // `MNC_CANCELLED` within a fraction of a second, and the requests stay open. Waits that begin
    // later are not concerned.
    procedure Cancel;
    // Waits until a result of the 顔認証付きカードリーダー comes that was not there before, but not longer than
    // this (0 looks once; a file is taken when two looks read the same), and lists what belongs to
    // nobody yet: JSON `{results: [{id, pushed_at, age_seconds, copies, name, kana, birthdate,
    // reference_numbers}], unreadable: [{pushed_at, ja, en}], stale}`, the oldest first. Neither the
    // time nor the order says whose result it is.
    function Faces(AMilliseconds: UInt32): UTF8String;
    // Gives a result, by its `id`, to a patient. `binding` is JSON and says why it is the patient's:
    // `{reference_number}` that the institution registered, or `{birthdate, staff}` of a match that
    // staff confirmed. `MNC_OTHER_PATIENT` if it cannot be; `MNC_ALREADY_TAKEN` if it is no longer
    // there. Save the answer, then call `mnc_terminal_finish_face`.
    function BindFace(const AId: UTF8String; const ABinding: UTF8String): TMncAnswer;
    // Puts a result back that was given to a patient. `MNC_REQUEST_NOT_OPEN` if none was.
    procedure ReleaseFace(const AId: UTF8String);
    // The result was saved: it is not offered again, also after a restart.
    procedure FinishFace(const AId: UTF8String);
  end;

  // Counts by month and kind of institution. From any thread: calls take their turn.
  TMncUsage = class(TMncHandle)
  private
    function Raw: PMncUsage;
  protected
    function FreeHandle: Int32; override;
  public
    // Nothing counted yet.
    class function New: TMncUsage;
    // Counts what happens in a visit: before each `mnc_visit_step`, with the same event and time.
    // `kind` is `HOSPITAL`, `CLINIC`, `DENTAL` or `PHARMACY`.
    procedure Observe(const AKind: UTF8String; AVisit: TMncVisit; const AEvent: UTF8String; const AAt: UTF8String);
    // Counts the end of a visit.
    procedure GetEnd(const AKind: UTF8String; AVisit: TMncVisit);
    // Counts an eligibility check with the numbers of a certificate, on a day.
    procedure Check(const AKind: UTF8String; const ADay: UTF8String);
    // The counts: JSON `{buckets, rows}`.
    function Json: UTF8String;
  end;

  // A visit. From any thread: calls take their turn.
  TMncVisit = class(TMncHandle)
  private
    function Raw: PMncVisit;
  protected
    function FreeHandle: Int32; override;
  public
    // A patient comes. `settings` is JSON: `route` (such as `WINDOW`) must be there; `reader`,
    // `facility`, `software` and `limits` may. Times are in Japan, `2026-11-20T10:00:00`.
    class function Start(const ASettings: UTF8String; const AAt: UTF8String): TMncVisit;
    // Something happened: a JSON object with the field `event`. `actions` is what to do now: a JSON
    // array of `{code, ja, en}`. After a failure the visit is where it was.
    function Step(const AEvent: UTF8String; const AAt: UTF8String): UTF8String;
    // A card was placed that `mnc_card_assess` looked at.
    function PlaceCard(ACard: TMncAssessment; const AAt: UTF8String): UTF8String;
    // The holder entered the PIN at the host. It is presented once, as by `mnc_card_verify`, and the
    // card signs a challenge that is checked against its certificate; then the person is verified.
    // After a wrong or locked PIN the visit is where it was: send `PIN_WRONG` or `PIN_LOCKED`. Where
    // no PIN is awaited it is `MNC_STEP_OUT_OF_ORDER`, and none is presented. Until it returns, other
    // calls on the visit wait, and a callback of the card that uses it gets `MNC_REENTRANT`. `anchors`
    // NULL is production.
    function VerifyPin(ACard: TMncCard; AAnchors: TMncAnchors; const APin: TBytes; ALastTry: Boolean; const AAt: UTF8String): UTF8String;
    // What is shown now: JSON `{code, audience, time_out, ja, en, choices: [{code, ja, en}], page,
    // ended}`.
    function Screen: UTF8String;
    // How the visit ended: JSON with `end` (`RECEIVED`, `FALL_BACK`, `WITHDRAWN`) and `code`.
    // `MNC_NOT_YET` while it goes on.
    function GetEnd: UTF8String;
    // The record for the claims software: JSON `{record, differing}`. `facts` is what the card showed:
    // JSON `{pin_locked, certificate_serial_hex, certificate_not_after, birthdate, ended}`, all of
    // which may be left out; `ended` are consents that ended since, as by `mnc_consent_record`.
    // `MNC_NOT_YET` while the visit goes on, `MNC_ABSENT` if the patient was not received.
    function GetRecord(AAnswer: TMncAnswer; const AFacts: UTF8String): UTF8String;
  end;

  // The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their
  // turn.
  TMncVisualMode = class(TMncHandle)
  private
    function Raw: PMncVisualMode;
  protected
    function FreeHandle: Int32; override;
  public
    // The mode, switched off. `settings` is JSON `{remind_after_seconds}`, or `{}`.
    class function New(const ASettings: UTF8String): TMncVisualMode;
    // Staff switched the mode on or back: JSON with the field `event`. `state` is what it is now, as
    // by `mnc_visual_mode_state`.
    function Step(const AEvent: UTF8String; const AAt: UTF8String): UTF8String;
    // Staff compared photo and face of the patient of a visit in this mode, and found them the same.
    // `seen` is JSON: `staff`, `patient_present`, `photo`, `reason`, and `ticked` (on the terminal) or
    // `password_entered` (on the reader). `actions` is what the visit does now. After a failure mode
    // and visit are where they were.
    function Confirm(AVisit: TMncVisit; const ASeen: UTF8String; const AAt: UTF8String): UTF8String;
    // The mode at a time: JSON `{on, period, reminder}`.
    function State(const AAt: UTF8String): UTF8String;
  end;

// A UTF-8 text in the encoding of a Windows code page: 932 (`Shift_JIS` of Windows) or 1200
// (UTF-16LE). `MNC_UNMAPPABLE` for a character that the encoding does not have: nothing is
// replaced silently, also not what Windows itself would fit in, such as U+00A5 into `5C`. 外字 are
// F040 to F9FC and U+E000 to U+E757.
function MncTextEncode(const AText: UTF8String; ACodePage: Int32): TBytes;

// A text of a Windows code page as UTF-8; the other way round. `MNC_UNMAPPABLE` for bytes that are
// none. 398 codes of 932 say what another code says, and come back as that one.
function MncTextDecode(const ABytes: TBytes; ACodePage: Int32): UTF8String;

// The names of the readers: a JSON array of strings. `MNC_NOT_SUPPORTED` in a library without
// PC/SC.
function MncReaderList: UTF8String;

// Looks at every reader of this PC and at the card on it: a JSON array of objects as
// `mnc_transport_diagnose` makes one. Takes up to six seconds a reader. `MNC_NOT_SUPPORTED` in a
// library without PC/SC.
function MncReaderDiagnose: UTF8String;

// The sentence of a life cycle for staff, into the buffer as by `mnc_data_copy`, with a NUL.
function MncLifeCycleMessage(ALifeCycle: Int32; ALang: Int32): UTF8String;

// Compares a patient (JSON) with one result of an answer, counted from 0, on the day of the
// reception (`2026-11-20`): JSON `{verdict, name_level, kana_level, equal, approved, findings,
// troubles}`. `settings` is JSON `{approved_spellings}`, or `{}`. Nothing is changed: findings
// with the action `PROPOSE` are for staff to take over. `MNC_ABSENT` if the answer has no such
// result.
function MncPatientCompare(const APatient: UTF8String; AAnswer: TMncAnswer; AResult: NativeUInt; const ADay: UTF8String; const ASettings: UTF8String): UTF8String;

// Reads a date as people write it, 和暦 or 西暦 (`S63.1.5`, `昭和63年1月5日`, `1988-01-05`, `3630105`):
// JSON `{day, notation, era, wareki}`.
function MncCalendarRead(const AText: UTF8String): UTF8String;

// The age on a day by the law, and what it means to the insurance: JSON `{age, band, form_band,
// shares, preschool_until, elderly_from, late_elderly_from}`. `birthdate` is read as by
// `mnc_calendar_read`; `insurer_number` may be empty.
function MncCalendarAge(const ABirthdate: UTF8String; const ADay: UTF8String; const AInsurerNumber: UTF8String): UTF8String;

// The keys by which a name or a reading is compared, from exact (`L0`) to weak (`L3`): JSON
// `{name, kana, mark}`. What is stored stays as it is.
function MncNameFold(const AName: UTF8String): UTF8String;

// Which characters of a text a claim file cannot carry, and what to write instead: JSON `{fits,
// unfit, substituted, individual_number}`.
function MncNameCheck(const AName: UTF8String): UTF8String;

// Where a failure leads: JSON `{case, other, trouble}`. `failure` is JSON: `reason` (the `code` of
// `mnc_visit_end`, or an outcome) or `status` (of a call of this interface); `access` may say
// whether the system is `POSSIBLE` or `IMPOSSIBLE` to reach.
function MncFallbackEnter(const AFailure: UTF8String): UTF8String;

// What is done first in a situation, what the patient pays, what is recorded, and what else may be
// asked for: JSON `{case, day, rule, tenths, reminders, open}`. `situation` is JSON: `case` and
// `day` must be there.
function MncFallbackDecide(const ASituation: UTF8String): UTF8String;

// What a claim may miss of a 被保険者資格申立書 on a day: JSON `{misread, warnings, age, asks_workplace,
// asks_share}`. `fields` is JSON; every field may be left out, and nothing is a reason to refuse
// the form.
function MncDeclarationCheck(const AFields: UTF8String; const ADay: UTF8String): UTF8String;

// The 被保険者資格申立書 as a page to print, HTML for A4: filled with the same fields, or blank for `{}`.
function MncDeclarationPrint(const AFields: UTF8String; const ADay: UTF8String): TBytes;

// The search in システム障害時モード: JSON `{defects, attempts}`. `query` is JSON with what was taken down
// about the patient; what the screen would miss is a defect, and otherwise `attempts` are the
// spellings to try, the likeliest first.
function MncOutageSearch(const AQuery: UTF8String): UTF8String;

// The next step of the procedure and what to say in it: JSON `{next, may_search, expected_open,
// script, report}`. `progress` is JSON: `institution`, and `records` of the steps so far, which
// the host keeps.
function MncOutageNext(const AProgress: UTF8String): UTF8String;

// The 利用報告書, or what it lacks: JSON `{defects, recipient, subject, text}`. `report` is the JSON
// that `mnc_outage_next` gives, with `cause`.
function MncOutageReport(const AReport: UTF8String): UTF8String;

// On which qualification a claim is made: JSON `{claim, missing}`, of which one is `null`.
// `findings` is JSON: what is known when the claim is written.
function MncClaimDecide(const AFindings: UTF8String): UTF8String;

// The troubles of which an array of signals (JSON) is a sign, and what to tell staff and patient:
// a JSON array.
function MncAdviceFind(const ASignals: UTF8String): UTF8String;

// What to read out to the call centre: JSON `{ja, en, open}`. `sheet` is JSON; what is not known
// is left open.
function MncAdviceSheet(const ASheet: UTF8String): UTF8String;

// The methods to offer with a card in a setting on a day, or what takes their place: JSON
// `{methods, condition, scope, rule, fall_back, procedure}`. `question` is JSON: `card` (the
// `kind` of `mnc_assessment_json`), `setting` and `day`; `reader` may say what the readers can do.
function MncPolicyMethods(const AQuestion: UTF8String): UTF8String;

// Every route with every kind of card on a day: a JSON array of rows. `settings` are those of
// `mnc_visit_begin`; their route does not matter.
function MncPolicyRoutes(const ASettings: UTF8String; const ADay: UTF8String): UTF8String;

// For whom the services of the card are open on a day (`yyyy-mm-dd`), beside a 資格確認書: a JSON array
// of `{service, normal_card, face_card, qualification_certificate, certain}`.
function MncPolicyServices(const ADay: UTF8String): UTF8String;

// 健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder: JSON
// `{next, methods, routes, advice}`. `question` is JSON: `setting` and `at` must be there.
function MncRegistrationAdvise(const AQuestion: UTF8String): UTF8String;

implementation

function TMncAnchors.Raw: PMncAnchors;
begin
  Result := PMncAnchors(MncRaw(Self));
end;

function TMncAnchors.FreeHandle: Int32;
begin
  Result := mnc_anchors_free(Raw, nil);
end;

class function TMncAnchors.OpenForTests(const AJson: UTF8String): TMncAnchors;
var
  Error: TMncError;
  Made: PMncAnchors;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_anchors_open_for_tests(PAnsiChar(AJson), Length(AJson), Made, MncNoError(Error)), Error) then
    Result := TMncAnchors.Take(Made);
end;

function TMncAnswer.Raw: PMncAnswer;
begin
  Result := PMncAnswer(MncRaw(Self));
end;

function TMncAnswer.FreeHandle: Int32;
begin
  Result := mnc_answer_free(Raw, nil);
end;

class function TMncAnswer.Open(const ADocument: TBytes): TMncAnswer;
var
  Error: TMncError;
  Made: PMncAnswer;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_answer_open(PByte(ADocument), Length(ADocument), Made, MncNoError(Error)), Error) then
    Result := TMncAnswer.Take(Made);
end;

procedure TMncAnswer.Summary(out AConfirmed: Boolean; out AResults: NativeUInt);
var
  Error: TMncError;
  ItsConfirmed: Int32;
  ItsResults: NativeUInt;
begin
  ItsConfirmed := 0;
  ItsResults := 0;
  MncCheck(mnc_answer_summary(Raw, ItsConfirmed, ItsResults, MncNoError(Error)), Error);
  AConfirmed := ItsConfirmed <> 0;
  AResults := ItsResults;
end;

function TMncAnswer.Text(AField: Int32; AResult: NativeUInt): UTF8String;
var
  Error: TMncError;
  Len: NativeUInt;
begin
  Len := 0;
  Result := '';
  if not MncRoom(mnc_answer_text_copy(Raw, AField, AResult, nil, Len, MncNoError(Error)), Error) then
    Exit;
  SetLength(Result, Len);
  MncCheck(mnc_answer_text_copy(Raw, AField, AResult, PAnsiChar(Result), Len, MncNoError(Error)), Error);
  SetLength(Result, Len);
end;

function TMncAnswer.Json: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_answer_json(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncAssessment.Raw: PMncAssessment;
begin
  Result := PMncAssessment(MncRaw(Self));
end;

function TMncAssessment.FreeHandle: Int32;
begin
  Result := mnc_assessment_free(Raw, nil);
end;

function TMncAssessment.Json: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_assessment_json(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncCard.Raw: PMncCard;
begin
  Result := PMncCard(MncRaw(Self));
end;

function TMncCard.FreeHandle: Int32;
begin
  Result := mnc_card_free(Raw, nil);
end;

class function TMncCard.OpenReader(const AReader: UTF8String): TMncCard;
var
  Error: TMncError;
  Made: PMncCard;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_card_open_reader(PAnsiChar(AReader), Length(AReader), Made, MncNoError(Error)), Error) then
    Result := TMncCard.Take(Made);
end;

procedure TMncCard.SecretStatus(ASecret: Int32; out AState: Int32; out ATries: Int32);
var
  Error: TMncError;
  ItsState: Int32;
  ItsTries: Int32;
begin
  ItsState := 0;
  ItsTries := 0;
  MncCheck(mnc_card_secret_status(Raw, ASecret, ItsState, ItsTries, MncNoError(Error)), Error);
  AState := ItsState;
  ATries := ItsTries;
end;

procedure TMncCard.Verify(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean);
var
  Error: TMncError;
begin
  try
    MncCheck(mnc_card_verify(Raw, ASecret, PByte(AEntered), Length(AEntered), Ord(ALastTry), MncNoError(Error)), Error);
  finally
    MncWipe(AEntered);
  end;
end;

function TMncCard.Sign(const APin: TBytes; ALastTry: Boolean; AScheme: Int32; const AMessage: TBytes): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  try
    Result := nil;
    if MncFound(mnc_card_sign(Raw, PByte(APin), Length(APin), Ord(ALastTry), AScheme, PByte(AMessage), Length(AMessage), Made, MncNoError(Error)), Error) then
      Result := MncTake(Made);
  finally
    MncWipe(APin);
  end;
end;

function TMncCard.Certificate: TMncCertificate;
var
  Error: TMncError;
  Made: PMncCertificate;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_card_certificate(Raw, Made, MncNoError(Error)), Error) then
    Result := TMncCertificate.Take(Made);
end;

function TMncCard.CaCertificate(AKind: Int32): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_card_ca_certificate(Raw, AKind, Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function TMncCard.CertificateBehind(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean): TMncCertificate;
var
  Error: TMncError;
  Made: PMncCertificate;
begin
  Made := nil;
  try
    Result := nil;
    if MncFound(mnc_card_certificate_behind(Raw, ASecret, PByte(AEntered), Length(AEntered), Ord(ALastTry), Made, MncNoError(Error)), Error) then
      Result := TMncCertificate.Take(Made);
  finally
    MncWipe(AEntered);
  end;
end;

function TMncCard.Attributes(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  try
    Result := '';
    if MncFound(mnc_card_attributes(Raw, ASecret, PByte(AEntered), Length(AEntered), Ord(ALastTry), Made, MncNoError(Error)), Error) then
      Result := MncTakeText(Made);
  finally
    MncWipe(AEntered);
  end;
end;

function TMncCard.Photo(const ANumberB: TBytes; ALastTry: Boolean): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  try
    Result := nil;
    if MncFound(mnc_card_photo(Raw, PByte(ANumberB), Length(ANumberB), Ord(ALastTry), Made, MncNoError(Error)), Error) then
      Result := MncTake(Made);
  finally
    MncWipe(ANumberB);
  end;
end;

function TMncCard.Identification: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_card_identification(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncCard.Assess(AAnchors: TMncAnchors; const AAt: UTF8String; const ADeclared: UTF8String): TMncAssessment;
var
  Error: TMncError;
  Made: PMncAssessment;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_card_assess(Raw, PMncAnchors(MncRaw(AAnchors)), PAnsiChar(AAt), Length(AAt), PAnsiChar(ADeclared), Length(ADeclared), Made, MncNoError(Error)), Error) then
    Result := TMncAssessment.Take(Made);
end;

function TMncCard.Authenticity(ASecret: Int32; const AEntered: TBytes; ALastTry: Boolean; const AModulus: TBytes; AExponent: UInt32): Int32;
var
  Error: TMncError;
  ItsAuthenticity: Int32;
begin
  ItsAuthenticity := 0;
  try
    MncCheck(mnc_card_authenticity(Raw, ASecret, PByte(AEntered), Length(AEntered), Ord(ALastTry), PByte(AModulus), Length(AModulus), AExponent, ItsAuthenticity, MncNoError(Error)), Error);
    Result := ItsAuthenticity;
  finally
    MncWipe(AEntered);
  end;
end;

function TMncCard.Pins: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_card_pins(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncCertificate.Raw: PMncCertificate;
begin
  Result := PMncCertificate(MncRaw(Self));
end;

function TMncCertificate.FreeHandle: Int32;
begin
  Result := mnc_certificate_free(Raw, nil);
end;

function TMncCertificate.Der: TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_certificate_der(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function TMncCertificate.Facts: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_certificate_facts(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncCertificate.LifeCycle(AAnchors: TMncAnchors; const AAt: UTF8String; ACarrier: Int32; AGrace: Int32): Int32;
var
  Error: TMncError;
  ItsLifeCycle: Int32;
begin
  ItsLifeCycle := 0;
  MncCheck(mnc_certificate_life_cycle(Raw, PMncAnchors(MncRaw(AAnchors)), PAnsiChar(AAt), Length(AAt), ACarrier, AGrace, ItsLifeCycle, MncNoError(Error)), Error);
  Result := ItsLifeCycle;
end;

function TMncCertificate.Holder(AAnchors: TMncAnchors; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_certificate_holder(Raw, PMncAnchors(MncRaw(AAnchors)), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncCertificate.Revocation(AAnchors: TMncAnchors; AKind: Int32; const AEvidence: TBytes; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_certificate_revocation(Raw, PMncAnchors(MncRaw(AAnchors)), AKind, PByte(AEvidence), Length(AEvidence), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncConsent.Raw: PMncConsent;
begin
  Result := PMncConsent(MncRaw(Self));
end;

function TMncConsent.FreeHandle: Int32;
begin
  Result := mnc_consent_free(Raw, nil);
end;

class function TMncConsent.Start(const ASettings: UTF8String): TMncConsent;
var
  Error: TMncError;
  Made: PMncConsent;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_consent_begin(PAnsiChar(ASettings), Length(ASettings), Made, MncNoError(Error)), Error) then
    Result := TMncConsent.Take(Made);
end;

function TMncConsent.Choose(const AChoice: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_consent_choose(Raw, PAnsiChar(AChoice), Length(AChoice), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncConsent.Screen: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_consent_screen(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncConsent.GetRecord(const AFacts: UTF8String; AAnswer: TMncAnswer; AResult: NativeUInt): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_consent_record(Raw, PAnsiChar(AFacts), Length(AFacts), PMncAnswer(MncRaw(AAnswer)), AResult, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncFaceComparison.Raw: PMncFaceComparison;
begin
  Result := PMncFaceComparison(MncRaw(Self));
end;

function TMncFaceComparison.FreeHandle: Int32;
begin
  Result := mnc_face_comparison_free(Raw, nil);
end;

class function TMncFaceComparison.Start(AMatcher: TMncFaceMatcher; const APhoto: TBytes): TMncFaceComparison;
var
  Error: TMncError;
  Made: PMncFaceComparison;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_face_comparison_begin(PMncFaceMatcher(MncRaw(AMatcher)), PByte(APhoto), Length(APhoto), Made, MncNoError(Error)), Error) then
    Result := TMncFaceComparison.Take(Made);
end;

function TMncFaceComparison.Frame(const AFrame: TBytes; ATurn: Int32): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_face_comparison_frame(Raw, PByte(AFrame), Length(AFrame), ATurn, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncFaceComparison.Decide(const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_face_comparison_decide(Raw, PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncFaceMatcher.Raw: PMncFaceMatcher;
begin
  Result := PMncFaceMatcher(MncRaw(Self));
end;

function TMncFaceMatcher.FreeHandle: Int32;
begin
  Result := mnc_face_matcher_free(Raw, nil);
end;

class function TMncFaceMatcher.Open(const AManifest: UTF8String; const AModels: UTF8String; const ASettings: UTF8String): TMncFaceMatcher;
var
  Error: TMncError;
  Made: PMncFaceMatcher;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_face_matcher_open(PAnsiChar(AManifest), Length(AManifest), PAnsiChar(AModels), Length(AModels), PAnsiChar(ASettings), Length(ASettings), Made, MncNoError(Error)), Error) then
    Result := TMncFaceMatcher.Take(Made);
end;

function TMncMonitor.Raw: PMncMonitor;
begin
  Result := PMncMonitor(MncRaw(Self));
end;

function TMncMonitor.FreeHandle: Int32;
begin
  Result := mnc_monitor_free(Raw, nil);
end;

class function TMncMonitor.Open: TMncMonitor;
var
  Error: TMncError;
  Made: PMncMonitor;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_monitor_open(Made, MncNoError(Error)), Error) then
    Result := TMncMonitor.Take(Made);
end;

function TMncMonitor.Wait(AMilliseconds: UInt32): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_monitor_wait(Raw, AMilliseconds, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

procedure TMncMonitor.Cancel;
var
  Error: TMncError;
begin
  MncCheck(mnc_monitor_cancel(Raw, MncNoError(Error)), Error);
end;

function TMncMunicipal.Raw: PMncMunicipal;
begin
  Result := PMncMunicipal(MncRaw(Self));
end;

function TMncMunicipal.FreeHandle: Int32;
begin
  Result := mnc_municipal_free(Raw, nil);
end;

class function TMncMunicipal.MissingForms(const ARequest: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_municipal_missing_forms(PAnsiChar(ARequest), Length(ARequest), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

class function TMncMunicipal.Start(ACard: TMncCard; const ARequest: UTF8String; const ADay: UTF8String): TMncMunicipal;
var
  Error: TMncError;
  Made: PMncMunicipal;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_municipal_begin(PMncCard(MncRaw(ACard)), PAnsiChar(ARequest), Length(ARequest), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := TMncMunicipal.Take(Made);
end;

class function TMncMunicipal.Resume(ACard: TMncCard; const AProgress: UTF8String): TMncMunicipal;
var
  Error: TMncError;
  Made: PMncMunicipal;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_municipal_resume(PMncCard(MncRaw(ACard)), PAnsiChar(AProgress), Length(AProgress), Made, MncNoError(Error)), Error) then
    Result := TMncMunicipal.Take(Made);
end;

function TMncMunicipal.State(const ADay: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_municipal_state(Raw, PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

procedure TMncMunicipal.Report(const AReport: UTF8String);
var
  Error: TMncError;
begin
  MncCheck(mnc_municipal_report(Raw, PAnsiChar(AReport), Length(AReport), MncNoError(Error)), Error);
end;

procedure TMncMunicipal.Confirm(ACard: TMncCard);
var
  Error: TMncError;
begin
  MncCheck(mnc_municipal_confirm(Raw, PMncCard(MncRaw(ACard)), MncNoError(Error)), Error);
end;

procedure TMncMunicipal.DrawPin(const APrinted: UTF8String);
var
  Error: TMncError;
begin
  MncCheck(mnc_municipal_draw_pin(Raw, PAnsiChar(APrinted), Length(APrinted), MncNoError(Error)), Error);
end;

function TMncMunicipal.CommonPin: TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_municipal_common_pin(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function TMncMunicipal.LockPins(ACard: TMncCard; const ASerialNumber: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_municipal_lock_pins(Raw, PMncCard(MncRaw(ACard)), PAnsiChar(ASerialNumber), Length(ASerialNumber), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

procedure TMncMunicipal.CommonPinLost;
var
  Error: TMncError;
begin
  MncCheck(mnc_municipal_common_pin_lost(Raw, MncNoError(Error)), Error);
end;

function TMncPatientIndex.Raw: PMncPatientIndex;
begin
  Result := PMncPatientIndex(MncRaw(Self));
end;

function TMncPatientIndex.FreeHandle: Int32;
begin
  Result := mnc_patient_index_free(Raw, nil);
end;

class function TMncPatientIndex.New(const ASettings: UTF8String): TMncPatientIndex;
var
  Error: TMncError;
  Made: PMncPatientIndex;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_patient_index_new(PAnsiChar(ASettings), Length(ASettings), Made, MncNoError(Error)), Error) then
    Result := TMncPatientIndex.Take(Made);
end;

function TMncPatientIndex.Add(const APatients: UTF8String): NativeUInt;
var
  Error: TMncError;
  ItsCount: NativeUInt;
begin
  ItsCount := 0;
  MncCheck(mnc_patient_index_add(Raw, PAnsiChar(APatients), Length(APatients), ItsCount, MncNoError(Error)), Error);
  Result := ItsCount;
end;

function TMncPatientIndex.Search(AAnswer: TMncAnswer; const ADay: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_patient_index_search(Raw, PMncAnswer(MncRaw(AAnswer)), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncReceived.Raw: PMncReceived;
begin
  Result := PMncReceived(MncRaw(Self));
end;

function TMncReceived.FreeHandle: Int32;
begin
  Result := mnc_received_free(Raw, nil);
end;

function TMncReceived.Summary: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_received_summary(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncReceived.Document(AIndex: NativeUInt): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_received_document(Raw, AIndex, Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function TMncReceived.Pdf(AIndex: NativeUInt): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_received_pdf(Raw, AIndex, Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function TMncReceived.Answer: TMncAnswer;
var
  Error: TMncError;
  Made: PMncAnswer;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_received_answer(Raw, Made, MncNoError(Error)), Error) then
    Result := TMncAnswer.Take(Made);
end;

function TMncReceived.Units(AFrom: NativeUInt; AAtMost: NativeUInt): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_received_units(Raw, AFrom, AAtMost, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncReceived.Reconcile(const APeople: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_received_reconcile(Raw, PAnsiChar(APeople), Length(APeople), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncRequest.Raw: PMncRequest;
begin
  Result := PMncRequest(MncRaw(Self));
end;

function TMncRequest.FreeHandle: Int32;
begin
  Result := mnc_request_free(Raw, nil);
end;

function TMncTerminal.Raw: PMncTerminal;
begin
  Result := PMncTerminal(MncRaw(Self));
end;

function TMncTerminal.FreeHandle: Int32;
begin
  Result := mnc_terminal_free(Raw, nil);
end;

class function TMncTerminal.Open(const ASettings: UTF8String; const APassword: TBytes): TMncTerminal;
var
  Error: TMncError;
  Made: PMncTerminal;
begin
  Made := nil;
  try
    Result := nil;
    if MncFound(mnc_terminal_open(PAnsiChar(ASettings), Length(ASettings), PByte(APassword), Length(APassword), Made, MncNoError(Error)), Error) then
      Result := TMncTerminal.Take(Made);
  finally
    MncWipe(APassword);
  end;
end;

function TMncTerminal.Ask(const AInquiry: UTF8String): TMncRequest;
var
  Error: TMncError;
  Made: PMncRequest;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_terminal_ask(Raw, PAnsiChar(AInquiry), Length(AInquiry), Made, MncNoError(Error)), Error) then
    Result := TMncRequest.Take(Made);
end;

function TMncTerminal.Poll(ARequest: TMncRequest; AMilliseconds: UInt32): TMncAnswer;
var
  Error: TMncError;
  Made: PMncAnswer;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_terminal_poll(Raw, PMncRequest(MncRaw(ARequest)), AMilliseconds, Made, MncNoError(Error)), Error) then
    Result := TMncAnswer.Take(Made);
end;

procedure TMncTerminal.Finish(ARequest: TMncRequest);
var
  Error: TMncError;
begin
  MncCheck(mnc_terminal_finish(Raw, PMncRequest(MncRaw(ARequest)), MncNoError(Error)), Error);
end;

function TMncTerminal.Withdraw(ARequest: TMncRequest): Boolean;
var
  Error: TMncError;
  ItsWithdrawn: Int32;
begin
  ItsWithdrawn := 0;
  MncCheck(mnc_terminal_withdraw(Raw, PMncRequest(MncRaw(ARequest)), ItsWithdrawn, MncNoError(Error)), Error);
  Result := ItsWithdrawn <> 0;
end;

function TMncTerminal.PendingCount: NativeUInt;
var
  Error: TMncError;
  ItsCount: NativeUInt;
begin
  ItsCount := 0;
  MncCheck(mnc_terminal_pending_count(Raw, ItsCount, MncNoError(Error)), Error);
  Result := ItsCount;
end;

function TMncTerminal.PendingOpen(AIndex: NativeUInt): TMncRequest;
var
  Error: TMncError;
  Made: PMncRequest;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_terminal_pending_open(Raw, AIndex, Made, MncNoError(Error)), Error) then
    Result := TMncRequest.Take(Made);
end;

function TMncTerminal.Send(const ARequest: UTF8String): TMncRequest;
var
  Error: TMncError;
  Made: PMncRequest;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_terminal_send(Raw, PAnsiChar(ARequest), Length(ARequest), Made, MncNoError(Error)), Error) then
    Result := TMncRequest.Take(Made);
end;

function TMncTerminal.Receive(ARequest: TMncRequest; AMilliseconds: UInt32): TMncReceived;
var
  Error: TMncError;
  Made: PMncReceived;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_terminal_receive(Raw, PMncRequest(MncRaw(ARequest)), AMilliseconds, Made, MncNoError(Error)), Error) then
    Result := TMncReceived.Take(Made);
end;

procedure TMncTerminal.Cancel;
var
  Error: TMncError;
begin
  MncCheck(mnc_terminal_cancel(Raw, MncNoError(Error)), Error);
end;

function TMncTerminal.Faces(AMilliseconds: UInt32): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_terminal_faces(Raw, AMilliseconds, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncTerminal.BindFace(const AId: UTF8String; const ABinding: UTF8String): TMncAnswer;
var
  Error: TMncError;
  Made: PMncAnswer;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_terminal_bind_face(Raw, PAnsiChar(AId), Length(AId), PAnsiChar(ABinding), Length(ABinding), Made, MncNoError(Error)), Error) then
    Result := TMncAnswer.Take(Made);
end;

procedure TMncTerminal.ReleaseFace(const AId: UTF8String);
var
  Error: TMncError;
begin
  MncCheck(mnc_terminal_release_face(Raw, PAnsiChar(AId), Length(AId), MncNoError(Error)), Error);
end;

procedure TMncTerminal.FinishFace(const AId: UTF8String);
var
  Error: TMncError;
begin
  MncCheck(mnc_terminal_finish_face(Raw, PAnsiChar(AId), Length(AId), MncNoError(Error)), Error);
end;

function TMncUsage.Raw: PMncUsage;
begin
  Result := PMncUsage(MncRaw(Self));
end;

function TMncUsage.FreeHandle: Int32;
begin
  Result := mnc_usage_free(Raw, nil);
end;

class function TMncUsage.New: TMncUsage;
var
  Error: TMncError;
  Made: PMncUsage;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_usage_new(Made, MncNoError(Error)), Error) then
    Result := TMncUsage.Take(Made);
end;

procedure TMncUsage.Observe(const AKind: UTF8String; AVisit: TMncVisit; const AEvent: UTF8String; const AAt: UTF8String);
var
  Error: TMncError;
begin
  MncCheck(mnc_usage_observe(Raw, PAnsiChar(AKind), Length(AKind), PMncVisit(MncRaw(AVisit)), PAnsiChar(AEvent), Length(AEvent), PAnsiChar(AAt), Length(AAt), MncNoError(Error)), Error);
end;

procedure TMncUsage.GetEnd(const AKind: UTF8String; AVisit: TMncVisit);
var
  Error: TMncError;
begin
  MncCheck(mnc_usage_end(Raw, PAnsiChar(AKind), Length(AKind), PMncVisit(MncRaw(AVisit)), MncNoError(Error)), Error);
end;

procedure TMncUsage.Check(const AKind: UTF8String; const ADay: UTF8String);
var
  Error: TMncError;
begin
  MncCheck(mnc_usage_check(Raw, PAnsiChar(AKind), Length(AKind), PAnsiChar(ADay), Length(ADay), MncNoError(Error)), Error);
end;

function TMncUsage.Json: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_usage_json(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisit.Raw: PMncVisit;
begin
  Result := PMncVisit(MncRaw(Self));
end;

function TMncVisit.FreeHandle: Int32;
begin
  Result := mnc_visit_free(Raw, nil);
end;

class function TMncVisit.Start(const ASettings: UTF8String; const AAt: UTF8String): TMncVisit;
var
  Error: TMncError;
  Made: PMncVisit;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_visit_begin(PAnsiChar(ASettings), Length(ASettings), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := TMncVisit.Take(Made);
end;

function TMncVisit.Step(const AEvent: UTF8String; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visit_step(Raw, PAnsiChar(AEvent), Length(AEvent), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisit.PlaceCard(ACard: TMncAssessment; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visit_place_card(Raw, PMncAssessment(MncRaw(ACard)), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisit.VerifyPin(ACard: TMncCard; AAnchors: TMncAnchors; const APin: TBytes; ALastTry: Boolean; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  try
    Result := '';
    if MncFound(mnc_visit_verify_pin(Raw, PMncCard(MncRaw(ACard)), PMncAnchors(MncRaw(AAnchors)), PByte(APin), Length(APin), Ord(ALastTry), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
      Result := MncTakeText(Made);
  finally
    MncWipe(APin);
  end;
end;

function TMncVisit.Screen: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visit_screen(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisit.GetEnd: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visit_end(Raw, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisit.GetRecord(AAnswer: TMncAnswer; const AFacts: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visit_record(Raw, PMncAnswer(MncRaw(AAnswer)), PAnsiChar(AFacts), Length(AFacts), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisualMode.Raw: PMncVisualMode;
begin
  Result := PMncVisualMode(MncRaw(Self));
end;

function TMncVisualMode.FreeHandle: Int32;
begin
  Result := mnc_visual_mode_free(Raw, nil);
end;

class function TMncVisualMode.New(const ASettings: UTF8String): TMncVisualMode;
var
  Error: TMncError;
  Made: PMncVisualMode;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_visual_mode_new(PAnsiChar(ASettings), Length(ASettings), Made, MncNoError(Error)), Error) then
    Result := TMncVisualMode.Take(Made);
end;

function TMncVisualMode.Step(const AEvent: UTF8String; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visual_mode_step(Raw, PAnsiChar(AEvent), Length(AEvent), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisualMode.Confirm(AVisit: TMncVisit; const ASeen: UTF8String; const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visual_mode_confirm(Raw, PMncVisit(MncRaw(AVisit)), PAnsiChar(ASeen), Length(ASeen), PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function TMncVisualMode.State(const AAt: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_visual_mode_state(Raw, PAnsiChar(AAt), Length(AAt), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncTextEncode(const AText: UTF8String; ACodePage: Int32): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_text_encode(PAnsiChar(AText), Length(AText), ACodePage, Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function MncTextDecode(const ABytes: TBytes; ACodePage: Int32): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_text_decode(PByte(ABytes), Length(ABytes), ACodePage, Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncReaderList: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_reader_list(Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncReaderDiagnose: UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_reader_diagnose(Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncLifeCycleMessage(ALifeCycle: Int32; ALang: Int32): UTF8String;
var
  Error: TMncError;
  Len: NativeUInt;
begin
  Len := 0;
  Result := '';
  if not MncRoom(mnc_life_cycle_message_copy(ALifeCycle, ALang, nil, Len, MncNoError(Error)), Error) then
    Exit;
  SetLength(Result, Len);
  MncCheck(mnc_life_cycle_message_copy(ALifeCycle, ALang, PAnsiChar(Result), Len, MncNoError(Error)), Error);
  SetLength(Result, Len);
end;

function MncPatientCompare(const APatient: UTF8String; AAnswer: TMncAnswer; AResult: NativeUInt; const ADay: UTF8String; const ASettings: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_patient_compare(PAnsiChar(APatient), Length(APatient), PMncAnswer(MncRaw(AAnswer)), AResult, PAnsiChar(ADay), Length(ADay), PAnsiChar(ASettings), Length(ASettings), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncCalendarRead(const AText: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_calendar_read(PAnsiChar(AText), Length(AText), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncCalendarAge(const ABirthdate: UTF8String; const ADay: UTF8String; const AInsurerNumber: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_calendar_age(PAnsiChar(ABirthdate), Length(ABirthdate), PAnsiChar(ADay), Length(ADay), PAnsiChar(AInsurerNumber), Length(AInsurerNumber), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncNameFold(const AName: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_name_fold(PAnsiChar(AName), Length(AName), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncNameCheck(const AName: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_name_check(PAnsiChar(AName), Length(AName), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncFallbackEnter(const AFailure: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_fallback_enter(PAnsiChar(AFailure), Length(AFailure), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncFallbackDecide(const ASituation: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_fallback_decide(PAnsiChar(ASituation), Length(ASituation), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncDeclarationCheck(const AFields: UTF8String; const ADay: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_declaration_check(PAnsiChar(AFields), Length(AFields), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncDeclarationPrint(const AFields: UTF8String; const ADay: UTF8String): TBytes;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_declaration_print(PAnsiChar(AFields), Length(AFields), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := MncTake(Made);
end;

function MncOutageSearch(const AQuery: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_outage_search(PAnsiChar(AQuery), Length(AQuery), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncOutageNext(const AProgress: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_outage_next(PAnsiChar(AProgress), Length(AProgress), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncOutageReport(const AReport: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_outage_report(PAnsiChar(AReport), Length(AReport), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncClaimDecide(const AFindings: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_claim_decide(PAnsiChar(AFindings), Length(AFindings), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncAdviceFind(const ASignals: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_advice_find(PAnsiChar(ASignals), Length(ASignals), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncAdviceSheet(const ASheet: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_advice_sheet(PAnsiChar(ASheet), Length(ASheet), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncPolicyMethods(const AQuestion: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_policy_methods(PAnsiChar(AQuestion), Length(AQuestion), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncPolicyRoutes(const ASettings: UTF8String; const ADay: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_policy_routes(PAnsiChar(ASettings), Length(ASettings), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncPolicyServices(const ADay: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_policy_services(PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

function MncRegistrationAdvise(const AQuestion: UTF8String): UTF8String;
var
  Error: TMncError;
  Made: PMncData;
begin
  Made := nil;
  Result := '';
  if MncFound(mnc_registration_advise(PAnsiChar(AQuestion), Length(AQuestion), Made, MncNoError(Error)), Error) then
    Result := MncTakeText(Made);
end;

end.
