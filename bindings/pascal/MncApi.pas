{ Generated from the sources of the library; a test verifies it. }
unit MncApi;

{$IFDEF FPC}{$MODE DELPHI}{$PACKRECORDS C}{$ELSE}{$ALIGN 8}{$ENDIF}

interface

uses
  MncStatus;

const
  { The library, by platform. }
  MNC_LIBRARY = {$IFDEF MSWINDOWS}'mnc.dll'{$ELSE}{$IFDEF DARWIN}'libmnc.dylib'{$ELSE}'libmnc.so'{$ENDIF}{$ENDIF};

type
  // Authorities that are trusted. From any thread.
  TMncAnchorsOpaque = record end;
  PMncAnchors = ^TMncAnchorsOpaque;
  // An answer of the terminal. It holds personal data. From any thread.
  TMncAnswerOpaque = record end;
  PMncAnswer = ^TMncAnswerOpaque;
  // What a card is. From any thread.
  TMncAssessmentOpaque = record end;
  PMncAssessment = ^TMncAssessmentOpaque;
  // A card on a reader or on a radio of the host. From any thread: calls take their turn. Each call
  // is a session of its own: it begins the exclusive use of the card, does one thing, and drops
  // whatever was verified. Nothing is remembered, PINs least of all.
  TMncCardOpaque = record end;
  PMncCard = ^TMncCardOpaque;
  // A certificate of a card. From any thread.
  TMncCertificateOpaque = record end;
  PMncCertificate = ^TMncCertificateOpaque;
  // The consent screens of one patient. From any thread: calls take their turn.
  TMncConsentOpaque = record end;
  PMncConsent = ^TMncConsentOpaque;
  // Bytes of the library: a file of the card, a signature, or JSON (UTF-8). From any thread.
  TMncDataOpaque = record end;
  PMncData = ^TMncDataOpaque;
  // A comparison of one patient. It holds biometric data until it is decided or freed, and wipes
  // them then. From any thread: calls take their turn.
  TMncFaceComparisonOpaque = record end;
  PMncFaceComparison = ^TMncFaceComparisonOpaque;
  // A matcher. From any thread, also by several sessions at once.
  TMncFaceMatcherOpaque = record end;
  PMncFaceMatcher = ^TMncFaceMatcherOpaque;
  // Watches all readers. From any thread: waits take their turn, and `mnc_monitor_cancel` is the one
  // call that does not wait for them.
  TMncMonitorOpaque = record end;
  PMncMonitor = ^TMncMonitorOpaque;
  // A procedure on one card. It holds the common PIN until the card is locked. From any thread:
  // calls take their turn.
  TMncMunicipalOpaque = record end;
  PMncMunicipal = ^TMncMunicipalOpaque;
  // Patients with their index. It holds personal data. From any thread: calls take their turn.
  TMncPatientIndexOpaque = record end;
  PMncPatientIndex = ^TMncPatientIndexOpaque;
  // An answer of any family, proven to belong to its request. It holds personal data. From any
  // thread.
  TMncReceivedOpaque = record end;
  PMncReceived = ^TMncReceivedOpaque;
  // A request on the way. From any thread.
  TMncRequestOpaque = record end;
  PMncRequest = ^TMncRequestOpaque;
  // A client of the exchange folder. From any thread: calls take their turn, those that wait let
  // others in between, and `mnc_terminal_cancel` is the one call that waits for none.
  TMncTerminalOpaque = record end;
  PMncTerminal = ^TMncTerminalOpaque;
  // Counts by month and kind of institution. From any thread: calls take their turn.
  TMncUsageOpaque = record end;
  PMncUsage = ^TMncUsageOpaque;
  // A visit. From any thread: calls take their turn.
  TMncVisitOpaque = record end;
  PMncVisit = ^TMncVisitOpaque;
  // The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their
  // turn.
  TMncVisualModeOpaque = record end;
  PMncVisualMode = ^TMncVisualModeOpaque;
  PMncError = ^TMncError;
  PMncTransport = ^TMncTransport;
  PMncHolderPins = ^TMncHolderPins;
  PMncFaceFound = ^TMncFaceFound;
  PMncFaceEngine = ^TMncFaceEngine;
  PMncPixels = ^TMncPixels;
  // Takes a line of the log: level (1 error, 2 warning, 3 information, 4 debug), target and message,
  // UTF-8 without NUL, the callback's until it returns. Lines of this library alone, whose targets
  // begin with `mnc`; they hold no personal data. Called on any thread, also on several at once;
  // what it causes to be logged itself is not logged.
  TMncLogFn = procedure(AUserdata: Pointer; ALevel: Int32; ATarget: PAnsiChar; ATargetLen: NativeUInt; AMessage: PAnsiChar; AMessageLen: NativeUInt); cdecl;
  // Gives the host its `userdata` back, once. May be NULL. Called on the thread that ended the use.
  TMncDestroyFn = procedure(AUserdata: Pointer); cdecl;
  // Sends one command APDU to the card and puts the response, status word last, into `response`,
  // whose room is `*response_len` before and whose length it is after. Blocks, on the thread that
  // made the call. The command may hold a PIN: neither log nor keep it. Returns 0, or
  // `MNC_CARD_REMOVED`, `MNC_CANCELLED`, or another status for any other failure. It must not call
  // back with the card or the visit that is calling it (`MNC_REENTRANT`), nor wait for another
  // thread that does, nor let an exception out.
  TMncTransmitFn = function(AUserdata: Pointer; ACommand: PByte; ACommandLen: NativeUInt; AResponse: PByte; var AResponseLen: NativeUInt): Int32; cdecl;
  // Finds the faces in a picture (`width * height * 3` bytes, red first) and puts them, the surest
  // first, into `faces`, whose room is `*count` before and whose number is `*count` after. Returns
  // 0, `MNC_CANCELLED`, or another status for a failure. The picture is the callback's until it
  // returns: keep no copy.
  TMncFaceDetectFn = function(AUserdata: Pointer; APicture: PByte; AWidth: NativeUInt; AHeight: NativeUInt; AFaces: PMncFaceFound; var ACount: NativeUInt): Int32; cdecl;
  // Describes the face with these ten landmarks by `dimension` numbers; the cosine of two
  // descriptions is their score. Returns as `mnc_face_detect_fn`.
  TMncFaceEmbedFn = function(AUserdata: Pointer; APicture: PByte; AWidth: NativeUInt; AHeight: NativeUInt; ALandmarks: PSingle; ANumbers: PSingle; ADimension: NativeUInt): Int32; cdecl;
  // Sets `*live` to 1 if the face in the box (four numbers) is a living one, else to 0. Returns as
  // `mnc_face_detect_fn`.
  TMncFaceLiveFn = function(AUserdata: Pointer; APicture: PByte; AWidth: NativeUInt; AHeight: NativeUInt; ABounds: PSingle; var ALive: Int32): Int32; cdecl;
  // What a failed call says beside its status. The caller sets `struct_size` to `sizeof(mnc_error)`
  // and lends it to any number of calls; a call that succeeds leaves it alone.
  TMncError = record
    StructSize: UInt32;
    Status: Int32;
    StatusWord: Int32;
    TriesRemaining: Int32;
    ReaderCode: Int64;
    Message: array[0..255] of AnsiChar;
  end;
  // A card on a reader or radio of the host.
  TMncTransport = record
    StructSize: UInt32;
    ExtendedLength: Int32;
    MaxCommand: NativeUInt;
    Userdata: Pointer;
    Transmit: TMncTransmitFn;
    Destroy: TMncDestroyFn;
  end;
  // The four-digit PINs of a holder. Wipe your own copy.
  TMncHolderPins = record
    StructSize: UInt32;
    Len: UInt32;
    Authentication: PByte;
    Residence: PByte;
    InputSupport: PByte;
  end;
  // A face that an engine found, in pixels of the picture.
  TMncFaceFound = record
    Bounds: array[0..3] of Single;
    Landmarks: array[0..9] of Single;
    Confidence: Single;
  end;
  // A comparison engine of the host, such as one that is certified. Its functions are called on the
  // thread that made the call; on several threads at once if there are several sessions. They must
  // not use the session that is calling them (`MNC_REENTRANT`), nor let an exception out.
  TMncFaceEngine = record
    StructSize: UInt32;
    Dimension: UInt32;
    Userdata: Pointer;
    Detect: TMncFaceDetectFn;
    Embed: TMncFaceEmbedFn;
    Live: TMncFaceLiveFn;
    Destroy: TMncDestroyFn;
  end;
  // A frame as a camera hands it over. It is yours to wipe.
  TMncPixels = record
    StructSize: UInt32;
    Format: Int32;
    Bytes: PByte;
    Len: NativeUInt;
    Width: NativeUInt;
    Height: NativeUInt;
    Stride: NativeUInt;
    FullRange: Int32;
  end;

// The version of the binary interface that the library has, to be compared with `MNC_ABI_VERSION`.
function mnc_abi_version: UInt32; cdecl; external MNC_LIBRARY;

// The version of the library, `major.minor.patch`. Never freed.
function mnc_version: PAnsiChar; cdecl; external MNC_LIBRARY;

// The stable ASCII name of a status, such as `WRONG_SECRET`; `UNKNOWN` for another number. Never
// freed.
function mnc_status_name(AStatus: Int32): PAnsiChar; cdecl; external MNC_LIBRARY;

// A sentence for people, UTF-8, in `MNC_LANGUAGE_JAPANESE` or `MNC_LANGUAGE_ENGLISH`. Never freed.
function mnc_status_message(AStatus: Int32; ALang: Int32): PAnsiChar; cdecl; external MNC_LIBRARY;

// Sends the log to the callback, up to this level (0 nothing to 4 debug). NULL takes it back. The
// `destroy` of the callback before is called, when no line is on its way to it any more. The
// library takes `userdata` over in any case: if the call fails, this `destroy` is called before it
// returns.
function mnc_log_set(ALevel: Int32; ALog: TMncLogFn; AUserdata: Pointer; ADestroy: TMncDestroyFn; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The number of bytes.
function mnc_data_size(AData: PMncData; var ASize: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Copies the bytes. `*len` is the room in `buffer` before the call and the number of bytes after
// it. With too little room, or with `buffer` NULL, it is `MNC_BUFFER_TOO_SMALL` and `*len` what is
// needed. No NUL is added.
function mnc_data_copy(AData: PMncData; ABuffer: PByte; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the bytes, wiping them. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_data_free(AData: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A UTF-8 text in the encoding of a Windows code page: 932 (`Shift_JIS` of Windows) or 1200
// (UTF-16LE). `MNC_UNMAPPABLE` for a character that the encoding does not have: nothing is
// replaced silently, also not what Windows itself would fit in, such as U+00A5 into `5C`. 外字 are
// F040 to F9FC and U+E000 to U+E757.
function mnc_text_encode(AText: PAnsiChar; ALen: NativeUInt; ACodePage: Int32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A text of a Windows code page as UTF-8; the other way round. `MNC_UNMAPPABLE` for bytes that are
// none. 398 codes of 932 say what another code says, and come back as that one.
function mnc_text_decode(ABytes: PByte; ALen: NativeUInt; ACodePage: Int32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The names of the readers: a JSON array of strings. `MNC_NOT_SUPPORTED` in a library without
// PC/SC.
function mnc_reader_list(out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Looks at every reader of this PC and at the card on it: a JSON array of objects as
// `mnc_transport_diagnose` makes one. Takes up to six seconds a reader. `MNC_NOT_SUPPORTED` in a
// library without PC/SC.
function mnc_reader_diagnose(out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Looks at the card behind the callbacks: JSON `{usable, reader, findings: [{code, severity, ja,
// en}], status, error}`. Spends no try and keeps nothing of the card. The destroy function is
// called before the call returns, also when it fails for another reason than the struct itself, as
// by `mnc_card_open_transport`.
function mnc_transport_diagnose(ATransport: PMncTransport; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Opens a monitor. It needs no smart card service to start with, and outlives one that ends: all
// readers leave then, and arrive again. `MNC_NOT_SUPPORTED` in a library without PC/SC.
function mnc_monitor_open(out AOut: PMncMonitor; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Waits for the next event, at most so long: JSON `{event, reader}`, the event `READER_ARRIVED`,
// `READER_LEFT`, `CARD_INSERTED` or `CARD_REMOVED`. The first ones say what is there already.
// `MNC_NOT_YET` when the time is over, `MNC_CANCELLED` after `mnc_monitor_cancel`.
function mnc_monitor_wait(AMonitor: PMncMonitor; AMilliseconds: UInt32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Ends the waiting of this monitor, now and ever after; at once as a rule, within a second always.
// From any thread, also while another waits.
function mnc_monitor_cancel(AMonitor: PMncMonitor; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the monitor, at once; a wait of another thread goes on, so cancel it first. NULL is fine;
// a second time is `MNC_INVALID_HANDLE`.
function mnc_monitor_free(AMonitor: PMncMonitor; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The card on the PC/SC reader of this name. `MNC_NOT_SUPPORTED` in a library without PC/SC.
function mnc_card_open_reader(AReader: PAnsiChar; AReaderLen: NativeUInt; out AOut: PMncCard; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The card behind the callbacks. The library takes `userdata` over if the struct is in order, also
// if the call fails then (were it for the `struct_size` of `error`), and calls `destroy` once when
// it is no longer needed. A struct that is not in order (`MNC_STRUCT_SIZE`, no `transmit`, an
// unknown `extended_length`) remains the caller's, and `destroy` is not called.
function mnc_card_open_transport(ATransport: PMncTransport; out AOut: PMncCard; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the card, at once: a call on it that is under way on another thread goes on and calls
// `transmit`, so `userdata` is needed until `destroy` was called. NULL is fine; a second time is
// `MNC_INVALID_HANDLE`.
function mnc_card_free(ACard: PMncCard; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The state of a secret (`MNC_SECRET_…`), without spending a try: `*state` is `MNC_STATE_…`,
// `*tries` how many are left or -1. On a 顔認証マイナンバーカード the PINs are in the state locked.
function mnc_card_secret_status(ACard: PMncCard; ASecret: Int32; var AState: Int32; var ATries: Int32; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Presents a secret, once. With `last_try` 0 it is `MNC_LAST_TRY_PROTECTED`, and nothing is
// presented, when only one try is left; 1 is for a holder who was told that a mistake locks the
// card. The caller wipes its own copy of the secret.
function mnc_card_verify(ACard: PMncCard; ASecret: Int32; AEntered: PByte; AEnteredLen: NativeUInt; ALastTry: Int32; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Signs a message with the user-authentication key, after its PIN, which is presented once as by
// `mnc_card_verify`. `scheme` is `MNC_SCHEME_…`; the digest is made here. The signature is
// big-endian.
function mnc_card_sign(ACard: PMncCard; APin: PByte; APinLen: NativeUInt; ALastTry: Int32; AScheme: Int32; AMessage: PByte; AMessageLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The certificate for user authentication. A plastic card gives it without a PIN; a phone does not
// (`MNC_SECRET_REQUIRED`), see `mnc_card_certificate_behind`.
function mnc_card_certificate(ACard: PMncCard; out AOut: PMncCertificate; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The certificate of the authority behind one of the card's own (`MNC_CERTIFICATE_…`), as the card
// carries it: DER, without a PIN. It tells which generation of the authority signed; it comes from
// the same card, so it proves nothing and is no anchor.
function mnc_card_ca_certificate(ACard: PMncCard; AKind: Int32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The certificate behind a secret: `MNC_SECRET_AUTHENTICATION_PIN` for user authentication (of a
// phone), `MNC_SECRET_SIGNATURE_PASSWORD` for signatures, which holds name, address, birth date
// and sex.
function mnc_card_certificate_behind(ACard: PMncCard; ASecret: Int32; AEntered: PByte; AEnteredLen: NativeUInt; ALastTry: Int32; out AOut: PMncCertificate; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The four attributes: JSON `{name, address, birthdate, sex}`. `secret` is
// `MNC_SECRET_INPUT_SUPPORT_PIN` or `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES`.
function mnc_card_attributes(ACard: PMncCard; ASecret: Int32; AEntered: PByte; AEnteredLen: NativeUInt; ALastTry: Int32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The photo, a JPEG 2000 file. `number_b` is 照合番号B of fourteen digits: birth date (two digits of
// the era year, month, day), year of expiry (four) and security code (four), all from the face of
// the card. `MNC_ABSENT` if the card holds no photo.
function mnc_card_photo(ACard: PMncCard; ANumberB: PByte; ANumberBLen: NativeUInt; ALastTry: Int32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Serial number, municipality and expiry of the card: JSON `{serial_number, municipality_code,
// expiry}`.
function mnc_card_identification(ACard: PMncCard; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What the card is, without a PIN. `at` is the time in Japan, `2026-11-20T10:00:00`. `declared` is
// what staff saw: JSON `{marking, photo}`, both may be left out; `marking` is `NOT_LOOKED`,
// `ABSENT`, `ANNOTATED`, `STRUCK_THROUGH` or `CARD_CASE`, `photo` a boolean. `anchors` NULL is
// production.
function mnc_card_assess(ACard: PMncCard; AAnchors: PMncAnchors; AAt: PAnsiChar; AAtLen: NativeUInt; ADeclared: PAnsiChar; ADeclaredLen: NativeUInt; out AOut: PMncAssessment; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The assessment: JSON `{kind, scope, token, authentication_pin, signature_password,
// input_support_pin, life_cycle, card_expired, obstacle, advice}`.
function mnc_assessment_json(AAssessment: PMncAssessment; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the assessment. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_assessment_free(AAssessment: PMncAssessment; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The DER bytes.
function mnc_certificate_der(ACertificate: PMncCertificate; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// JSON `{serial_number_hex, not_before, not_after}`; times in Japan. Nothing is judged.
function mnc_certificate_facts(ACertificate: PMncCertificate; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What the certificate is worth at a time in Japan, `2026-11-20T10:00:00`: `*life_cycle` is
// `MNC_LIFE_CYCLE_…`, with `MNC_LIFE_CYCLE_GRACE` for the three months in which it still opens the
// eligibility. `anchors` NULL is production. `carrier` is 0 for a card and 1 for a phone; `grace`
// 0 ends three months after the day of expiry, 1 after the end of its month.
function mnc_certificate_life_cycle(ACertificate: PMncCertificate; AAnchors: PMncAnchors; AAt: PAnsiChar; AAtLen: NativeUInt; ACarrier: Int32; AGrace: Int32; var ALifeCycle: Int32; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What a certificate for signatures says of its holder, once a trusted authority vouches for it at
// a time in Japan: JSON `{name, substituted_in_name, sex, birthdate, address}`, each as the
// certificate has it (the birth date is a digit for the era, then `yyyyMMdd`) or `null`.
// `MNC_ABSENT` for a certificate for user authentication, which says nothing. `anchors` NULL is
// production.
function mnc_certificate_holder(ACertificate: PMncCertificate; AAnchors: PMncAnchors; AAt: PAnsiChar; AAtLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The sentence of a life cycle for staff, into the buffer as by `mnc_data_copy`, with a NUL.
function mnc_life_cycle_message_copy(ALifeCycle: Int32; ALang: Int32; ABuffer: PAnsiChar; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the certificate. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_certificate_free(ACertificate: PMncCertificate; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Authorities for tests, from the JSON of `mnc_testing_anchors_copy`. A production program never
// calls this: whoever may choose the authorities decides who is believed.
function mnc_anchors_open_for_tests(AJson: PAnsiChar; AJsonLen: NativeUInt; out AOut: PMncAnchors; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the authorities. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_anchors_free(AAnchors: PMncAnchors; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Whether the certificate was revoked, by the evidence (`MNC_EVIDENCE_…`) that only approved
// verifiers get: JSON `{revocation, as_of, at, reason}`, the first `UNCHECKED`, `GOOD`, `UNKNOWN`
// or `REVOKED`; only `GOOD` is good. Evidence that is damaged, signed by another, out of date or
// about other certificates is `MNC_REVOCATION_EVIDENCE`. `anchors` NULL is production.
function mnc_certificate_revocation(ACertificate: PMncCertificate; AAnchors: PMncAnchors; AKind: Int32; AEvidence: PByte; AEvidenceLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Whether what a secret opens comes from the issuer: with `MNC_SECRET_NUMBER_B_FOR_FACE` the
// photo's file, and the card proves by its own key that it is no copy; with
// `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES` or `MNC_SECRET_INPUT_SUPPORT_PIN` the attributes. The
// secret is presented once. `modulus` (big-endian) and `exponent` are the key of the authority,
// which is not on the card; length 0 is none. `*authenticity` is `MNC_AUTHENTICITY_…`; a signature
// that does not fit is `MNC_INTEGRITY_FAILED`.
function mnc_card_authenticity(ACard: PMncCard; ASecret: Int32; AEntered: PByte; AEnteredLen: NativeUInt; ALastTry: Int32; AModulus: PByte; AModulusLen: NativeUInt; AExponent: UInt32; var AAuthenticity: Int32; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The state of every four-digit PIN, without spending a try: JSON `{pins: [{code, ja, en, tries,
// locked}], all_locked, none_locked, signature_certificate, authentication_certificate}`.
function mnc_card_pins(ACard: PMncCard; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The forms that a request still needs: a JSON array of `{code, ja, en}`.
function mnc_municipal_missing_forms(ARequest: PAnsiChar; ARequestLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Accepts a request on a day (`yyyy-mm-dd`) and begins what follows from it on this card.
// `request` is JSON: `occasion` and `applicant` (`HOLDER`, `AGENT`) must be there; `forms`,
// `wish`, `signature_certificate` (a boolean) and `full_column` (`AT_DELIVERY`, `AT_APPLICATION`)
// may.
function mnc_municipal_begin(ACard: PMncCard; ARequest: PAnsiChar; ARequestLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncMunicipal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Takes a procedure up again by its stored `progress`. The card is asked, without spending a try:
// a step whose result it does not show is to be done again. `MNC_WRONG_CARD` for another card.
function mnc_municipal_resume(ACard: PMncCard; AProgress: PAnsiChar; AProgressLen: NativeUInt; out AOut: PMncMunicipal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Where it stands: JSON `{plan, step: {code, ja, en, actor, source}, guidance, completed, entry,
// progress}`. `step` is null at the end; `guidance` is what to tell the applicant on this day;
// `progress` is a text to store after each step, as other data about the person.
function mnc_municipal_state(AProcedure: PMncMunicipal; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Completes a step that staff or the municipality's terminal did: JSON with the field `report`,
// see `docs/c-abi.md`. `MNC_STEP_EVIDENCE` if it does not say what the step needs.
function mnc_municipal_report(AProcedure: PMncMunicipal; AReport: PAnsiChar; AReportLen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Completes a step of the terminal whose result the card shows: `REMOVE_SIGNATURE_CERTIFICATE` on
// a card without one, `INITIALISE_PINS` on a card of which no PIN is locked.
function mnc_municipal_confirm(AProcedure: PMncMunicipal; ACard: PMncCard; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Draws the common PIN at random and keeps it: none of what is printed on the card, in JSON
// `{texts, dates: [{date, era_year}]}`. Give it everything printed.
function mnc_municipal_draw_pin(AProcedure: PMncMunicipal; APrinted: PAnsiChar; APrintedLen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The common PIN, four digits, for staff who type it into the municipality's terminal.
// `MNC_ABSENT` if none was drawn, and once the card is locked.
function mnc_municipal_common_pin(AProcedure: PMncMunicipal; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Gives all four-digit PINs the common one; what was done before an interruption is not done
// again. `how` is `MNC_PINS_…`; `current` may be NULL with `MNC_PINS_ALREADY_NEW`. A wrong PIN
// spends one try, never the last.
function mnc_municipal_set_common_pin(AProcedure: PMncMunicipal; ACard: PMncCard; AHow: Int32; ACurrent: PMncHolderPins; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Gives the four-digit PINs the holder's new values; otherwise as `mnc_municipal_set_common_pin`.
function mnc_municipal_set_new_pins(AProcedure: PMncMunicipal; ACard: PMncCard; AHow: Int32; ACurrent: PMncHolderPins; ANewPins: PMncHolderPins; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Locks all four-digit PINs, which only the municipality can undo. The serial number
// (`mnc_card_identification`) is staff's word that this card is meant: `MNC_WRONG_CARD` for
// another, and nothing is sent. After an interruption call it again. `state` is as by
// `mnc_card_pins`.
function mnc_municipal_lock_pins(AProcedure: PMncMunicipal; ACard: PMncCard; ASerialNumber: PAnsiChar; ASerialNumberLen: NativeUInt; out AState: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The common PIN is no longer known, because the program ended before the card was locked:
// `SET_COMMON_PIN` is to be done again.
function mnc_municipal_common_pin_lost(AProcedure: PMncMunicipal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the procedure, wiping the common PIN. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_municipal_free(AProcedure: PMncMunicipal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Opens a matcher with the models that a manifest names (both are paths). `settings` is JSON, all
// of which may be left out: `fmr` (0.0001), `attempts` (5), `budget_ms` (5000), `threads` (2). The
// manifest names the models of the liveness check too. `MNC_NOT_SUPPORTED` in a library without
// the feature `face`.
function mnc_face_matcher_open(AManifest: PAnsiChar; AManifestLen: NativeUInt; AModels: PAnsiChar; AModelsLen: NativeUInt; ASettings: PAnsiChar; ASettingsLen: NativeUInt; out AOut: PMncFaceMatcher; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Opens a matcher with an engine of the host's own. `manifest` is the text of a manifest: its
// calibration says from which score on two faces match. `settings` as by `mnc_face_matcher_open`.
// The destroy function is called when the matcher and its sessions are gone; if this fails, before
// it returns (were it for the `struct_size` of `error`), unless the struct itself is wrong
// (`MNC_STRUCT_SIZE`, no `detect` or `embed`): then it remains the caller's.
function mnc_face_matcher_open_engine(AManifest: PAnsiChar; AManifestLen: NativeUInt; ASettings: PAnsiChar; ASettingsLen: NativeUInt; AEngine: PMncFaceEngine; out AOut: PMncFaceMatcher; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Begins a comparison with the photo of a card, as `mnc_card_photo` reads it. The time of the
// settings runs from here.
function mnc_face_comparison_begin(AMatcher: PMncFaceMatcher; APhoto: PByte; APhotoLen: NativeUInt; out AOut: PMncFaceComparison; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Looks at a frame, PNG or JPEG, turned clockwise by 0, 90, 180 or 270 degrees first. `step` is
// JSON: `{over, reasons: [{code, ja, en}], attempts_left, milliseconds_left}`; the reasons say
// what to tell the patient. When it is over, call `mnc_face_comparison_decide`.
function mnc_face_comparison_frame(AComparison: PMncFaceComparison; AFrame: PByte; AFrameLen: NativeUInt; ATurn: Int32; out AStep: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The same with the buffer of a camera.
function mnc_face_comparison_pixels(AComparison: PMncFaceComparison; AFrame: PMncPixels; ATurn: Int32; out AStep: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Ends the comparison at whatever point, wipes photo and descriptions, and says what was found:
// JSON `{code, ja, en, match, reasons, score, threshold, calibration, liveness, models, frames,
// milliseconds: {card, frames, total}, evidence: {method, judge, enough_for}, visual_confirmation,
// audit}`. `evidence` is there after a match and says that it is enough for nothing: a pre-check.
// `visual_confirmation` is there otherwise: why staff confirms by sight. `audit` is a line for the
// operation log, without anything of the face.
function mnc_face_comparison_decide(AComparison: PMncFaceComparison; AAt: PAnsiChar; AAtLen: NativeUInt; out ADecision: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the comparison, wiping what it holds. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_face_comparison_free(AComparison: PMncFaceComparison; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the matcher; comparisons go on. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_face_matcher_free(AMatcher: PMncFaceMatcher; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Reads a document (`OQSsiquc01res…`), in whichever encoding it is.
function mnc_answer_open(ADocument: PByte; ADocumentLen: NativeUInt; out AOut: PMncAnswer; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// `*confirmed` is 1 if the answer confirms the qualification, else 0; `*results` how many it
// holds.
function mnc_answer_summary(AAnswer: PMncAnswer; var AConfirmed: Int32; var AResults: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A field (`MNC_FIELD_…`) as UTF-8 text into the buffer as by `mnc_data_copy`, with a NUL. Fields
// of a result take its number, from 0. `MNC_ABSENT` if the answer does not have the field.
function mnc_answer_text_copy(AAnswer: PMncAnswer; AField: Int32; AResult: NativeUInt; ABuffer: PAnsiChar; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The whole answer: JSON `{outcome, confirmed, header, body}`.
function mnc_answer_json(AAnswer: PMncAnswer; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the answer. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_answer_free(AAnswer: PMncAnswer; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Opens the exchange folder. `settings` is JSON: `root` (with `req`, `res`, `face` below) and
// `state` (a folder of the host for the journal) must be there; `request`, `response`, `face`,
// `work` (other paths), `encoding` (`UTF-8`, `Shift_JIS`), `remove_after_import`,
// `encrypt_requests` and `accept_without_identifier` may. The password is that of encrypted
// archives; length 0 is none.
function mnc_terminal_open(ASettings: PAnsiChar; ASettingsLen: NativeUInt; APassword: PByte; APasswordLen: NativeUInt; out AOut: PMncTerminal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Asks for the qualification of one person. `inquiry` is JSON: `institution_code`, `day`
// (`yyyy-mm-dd`), `insurer_number`, `number` and `birthdate` must be there; `symbol`, `branch` and
// `limit_consent` (a boolean) may.
function mnc_terminal_ask(ATerminal: PMncTerminal; AInquiry: PAnsiChar; AInquiryLen: NativeUInt; out AOut: PMncRequest; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Waits for the answer, but not longer than this. `MNC_NOT_YET`: it did not come, which is never
// "invalid"; the request stays open. `MNC_CANCELLED` after `mnc_terminal_cancel`. An answer is
// handed out once: save it, then `mnc_terminal_finish`.
function mnc_terminal_poll(ATerminal: PMncTerminal; ARequest: PMncRequest; AMilliseconds: UInt32; out AOut: PMncAnswer; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The answer was saved, or is no longer wanted: closes the request.
function mnc_terminal_finish(ATerminal: PMncTerminal; ARequest: PMncRequest; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Takes a request back. `*withdrawn` is 0 if the terminal has already taken it up, else 1.
function mnc_terminal_withdraw(ATerminal: PMncTerminal; ARequest: PMncRequest; var AWithdrawn: Int32; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// How many requests are on the way, also of an earlier process.
function mnc_terminal_pending_count(ATerminal: PMncTerminal; var ACount: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// One of the requests on the way, the oldest first. `MNC_ABSENT` behind the last.
function mnc_terminal_pending_open(ATerminal: PMncTerminal; AIndex: NativeUInt; out AOut: PMncRequest; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the handle; the request stays open. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_request_free(ARequest: PMncRequest; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the client, at once; requests stay open and can be taken up by the next. A wait of another
// thread goes on and keeps the state folder in use until it ends, so cancel it first. NULL is
// fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_terminal_free(ATerminal: PMncTerminal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Sends a request of any family. `request` is JSON with the field `kind`: see the table in
// `docs/c-abi.md`. A list of many people is sent page by page.
function mnc_terminal_send(ATerminal: PMncTerminal; ARequest: PAnsiChar; ARequestLen: NativeUInt; out AOut: PMncRequest; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Waits for the answer of a request of any family, as `mnc_terminal_poll` does for a single
// inquiry.
function mnc_terminal_receive(ATerminal: PMncTerminal; ARequest: PMncRequest; AMilliseconds: UInt32; out AOut: PMncReceived; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Ends the waits of other threads that are under way with this terminal: they return
// `MNC_CANCELLED` within a fraction of a second, and the requests stay open. Waits that begin
// later are not concerned.
function mnc_terminal_cancel(ATerminal: PMncTerminal; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What it is: JSON `{family, documents, pdfs, reception_number, segment, processing, result, code,
// message}`; what the family does not say is null. While results of a bulk request are
// `processing`, finish this request and ask again, not before a minute.
function mnc_received_summary(AReceived: PMncReceived; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A document, XML as it came. `MNC_ABSENT` behind the last.
function mnc_received_document(AReceived: PMncReceived; AIndex: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A PDF as it came, as which records may be asked for. Nothing in it was read: open it in a viewer
// that runs no scripts. `MNC_ABSENT` behind the last.
function mnc_received_pdf(AReceived: PMncReceived; AIndex: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The answer of a single inquiry.
function mnc_received_answer(AReceived: PMncReceived; out AOut: PMncAnswer; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Units of bulk results, from the one with this number (the first is 0) and at most so many: JSON
// `{units, more}`. A unit is `{identifier, outcome, results, reference_numbers, code, message}`,
// or for registrations, with a finding `ACCEPTED`, `REFUSED` or `UNKNOWN`, `{identifier,
// reference_number, finding, code, message}`.
function mnc_received_units(AReceived: PMncReceived; AFrom: NativeUInt; AAtMost: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Reconciles bulk results with the page of people that was asked about: `people` as in the request
// (`BULK_INQUIRY`), each with the document of an earlier answer as `known_answer` if there is one.
// JSON `{findings: [{identifier, finding, results, code, message}], counts, strangers,
// contradicted}`; a finding is `UNCHANGED`, `CHANGED`, `LOST`, `ERRONEOUS` or `UNKNOWN`, which
// says nothing about the qualification.
function mnc_received_reconcile(AReceived: PMncReceived; APeople: PAnsiChar; APeopleLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the answer. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_received_free(AReceived: PMncReceived; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Waits until a result of the 顔認証付きカードリーダー comes that was not there before, but not longer than
// this (0 looks once; a file is taken when two looks read the same), and lists what belongs to
// nobody yet: JSON `{results: [{id, pushed_at, age_seconds, copies, name, kana, birthdate,
// reference_numbers}], unreadable: [{pushed_at, ja, en}], stale}`, the oldest first. Neither the
// time nor the order says whose result it is.
function mnc_terminal_faces(ATerminal: PMncTerminal; AMilliseconds: UInt32; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Gives a result, by its `id`, to a patient. `binding` is JSON and says why it is the patient's:
// `{reference_number}` that the institution registered, or `{birthdate, staff}` of a match that
// staff confirmed. `MNC_OTHER_PATIENT` if it cannot be; `MNC_ALREADY_TAKEN` if it is no longer
// there. Save the answer, then call `mnc_terminal_finish_face`.
function mnc_terminal_bind_face(ATerminal: PMncTerminal; AId: PAnsiChar; AIdLen: NativeUInt; ABinding: PAnsiChar; ABindingLen: NativeUInt; out AOut: PMncAnswer; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Puts a result back that was given to a patient. `MNC_REQUEST_NOT_OPEN` if none was.
function mnc_terminal_release_face(ATerminal: PMncTerminal; AId: PAnsiChar; AIdLen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The result was saved: it is not offered again, also after a restart.
function mnc_terminal_finish_face(ATerminal: PMncTerminal; AId: PAnsiChar; AIdLen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A patient comes. `settings` is JSON: `route` (such as `WINDOW`) must be there; `reader`,
// `facility`, `software` and `limits` may. Times are in Japan, `2026-11-20T10:00:00`.
function mnc_visit_begin(ASettings: PAnsiChar; ASettingsLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; out AOut: PMncVisit; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Something happened: a JSON object with the field `event`. `actions` is what to do now: a JSON
// array of `{code, ja, en}`. After a failure the visit is where it was.
function mnc_visit_step(AVisit: PMncVisit; AEvent: PAnsiChar; AEventLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; out AActions: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// A card was placed that `mnc_card_assess` looked at.
function mnc_visit_place_card(AVisit: PMncVisit; ACard: PMncAssessment; AAt: PAnsiChar; AAtLen: NativeUInt; out AActions: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The holder entered the PIN at the host. It is presented once, as by `mnc_card_verify`, and the
// card signs a challenge that is checked against its certificate; then the person is verified.
// After a wrong or locked PIN the visit is where it was: send `PIN_WRONG` or `PIN_LOCKED`. Where
// no PIN is awaited it is `MNC_STEP_OUT_OF_ORDER`, and none is presented. Until it returns, other
// calls on the visit wait, and a callback of the card that uses it gets `MNC_REENTRANT`. `anchors`
// NULL is production.
function mnc_visit_verify_pin(AVisit: PMncVisit; ACard: PMncCard; AAnchors: PMncAnchors; APin: PByte; APinLen: NativeUInt; ALastTry: Int32; AAt: PAnsiChar; AAtLen: NativeUInt; out AActions: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What is shown now: JSON `{code, audience, time_out, ja, en, choices: [{code, ja, en}], page,
// ended}`.
function mnc_visit_screen(AVisit: PMncVisit; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// How the visit ended: JSON with `end` (`RECEIVED`, `FALL_BACK`, `WITHDRAWN`) and `code`.
// `MNC_NOT_YET` while it goes on.
function mnc_visit_end(AVisit: PMncVisit; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The record for the claims software: JSON `{record, differing}`. `facts` is what the card showed:
// JSON `{pin_locked, certificate_serial_hex, certificate_not_after, birthdate, ended}`, all of
// which may be left out; `ended` are consents that ended since, as by `mnc_consent_record`.
// `MNC_NOT_YET` while the visit goes on, `MNC_ABSENT` if the patient was not received.
function mnc_visit_record(AVisit: PMncVisit; AAnswer: PMncAnswer; AFacts: PAnsiChar; AFactsLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the visit. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_visit_free(AVisit: PMncVisit; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Compares a patient (JSON) with one result of an answer, counted from 0, on the day of the
// reception (`2026-11-20`): JSON `{verdict, name_level, kana_level, equal, approved, findings,
// troubles}`. `settings` is JSON `{approved_spellings}`, or `{}`. Nothing is changed: findings
// with the action `PROPOSE` are for staff to take over. `MNC_ABSENT` if the answer has no such
// result.
function mnc_patient_compare(APatient: PAnsiChar; APatientLen: NativeUInt; AAnswer: PMncAnswer; AResult: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; ASettings: PAnsiChar; ASettingsLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// An index over no patients yet. `settings` as for `mnc_patient_compare`.
function mnc_patient_index_new(ASettings: PAnsiChar; ASettingsLen: NativeUInt; out AOut: PMncPatientIndex; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Adds patients, one object of JSON per line, all or none. `*count` is how many there are now. A
// patient's place is counted from 0 in the order of adding.
function mnc_patient_index_add(AIndex: PMncPatientIndex; APatients: PAnsiChar; APatientsLen: NativeUInt; var ACount: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What each result of an answer means for the patients: a JSON array of `{decision, patient,
// candidates}`, the best candidate first. `decision` is `LINK` (to `patient`, its place),
// `CONFIRM`, `STOP` or `NEW`.
function mnc_patient_index_search(AIndex: PMncPatientIndex; AAnswer: PMncAnswer; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the index. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_patient_index_free(AIndex: PMncPatientIndex; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Reads a date as people write it, 和暦 or 西暦 (`S63.1.5`, `昭和63年1月5日`, `1988-01-05`, `3630105`):
// JSON `{day, notation, era, wareki}`.
function mnc_calendar_read(AText: PAnsiChar; ATextLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The age on a day by the law, and what it means to the insurance: JSON `{age, band, form_band,
// shares, preschool_until, elderly_from, late_elderly_from}`. `birthdate` is read as by
// `mnc_calendar_read`; `insurer_number` may be empty.
function mnc_calendar_age(ABirthdate: PAnsiChar; ABirthdateLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; AInsurerNumber: PAnsiChar; AInsurerNumberLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The keys by which a name or a reading is compared, from exact (`L0`) to weak (`L3`): JSON
// `{name, kana, mark}`. What is stored stays as it is.
function mnc_name_fold(AName: PAnsiChar; ANameLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Which characters of a text a claim file cannot carry, and what to write instead: JSON `{fits,
// unfit, substituted, individual_number}`.
function mnc_name_check(AName: PAnsiChar; ANameLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Where a failure leads: JSON `{case, other, trouble}`. `failure` is JSON: `reason` (the `code` of
// `mnc_visit_end`, or an outcome) or `status` (of a call of this interface); `access` may say
// whether the system is `POSSIBLE` or `IMPOSSIBLE` to reach.
function mnc_fallback_enter(AFailure: PAnsiChar; AFailureLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What is done first in a situation, what the patient pays, what is recorded, and what else may be
// asked for: JSON `{case, day, rule, tenths, reminders, open}`. `situation` is JSON: `case` and
// `day` must be there.
function mnc_fallback_decide(ASituation: PAnsiChar; ASituationLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What a claim may miss of a 被保険者資格申立書 on a day: JSON `{misread, warnings, age, asks_workplace,
// asks_share}`. `fields` is JSON; every field may be left out, and nothing is a reason to refuse
// the form.
function mnc_declaration_check(AFields: PAnsiChar; AFieldsLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The 被保険者資格申立書 as a page to print, HTML for A4: filled with the same fields, or blank for `{}`.
function mnc_declaration_print(AFields: PAnsiChar; AFieldsLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The search in システム障害時モード: JSON `{defects, attempts}`. `query` is JSON with what was taken down
// about the patient; what the screen would miss is a defect, and otherwise `attempts` are the
// spellings to try, the likeliest first.
function mnc_outage_search(AQuery: PAnsiChar; AQueryLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The next step of the procedure and what to say in it: JSON `{next, may_search, expected_open,
// script, report}`. `progress` is JSON: `institution`, and `records` of the steps so far, which
// the host keeps.
function mnc_outage_next(AProgress: PAnsiChar; AProgressLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The 利用報告書, or what it lacks: JSON `{defects, recipient, subject, text}`. `report` is the JSON
// that `mnc_outage_next` gives, with `cause`.
function mnc_outage_report(AReport: PAnsiChar; AReportLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// On which qualification a claim is made: JSON `{claim, missing}`, of which one is `null`.
// `findings` is JSON: what is known when the claim is written.
function mnc_claim_decide(AFindings: PAnsiChar; AFindingsLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The troubles of which an array of signals (JSON) is a sign, and what to tell staff and patient:
// a JSON array.
function mnc_advice_find(ASignals: PAnsiChar; ASignalsLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What to read out to the call centre: JSON `{ja, en, open}`. `sheet` is JSON; what is not known
// is left open.
function mnc_advice_sheet(ASheet: PAnsiChar; ASheetLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The methods to offer with a card in a setting on a day, or what takes their place: JSON
// `{methods, condition, scope, rule, fall_back, procedure}`. `question` is JSON: `card` (the
// `kind` of `mnc_assessment_json`), `setting` and `day`; `reader` may say what the readers can do.
function mnc_policy_methods(AQuestion: PAnsiChar; AQuestionLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Every route with every kind of card on a day: a JSON array of rows. `settings` are those of
// `mnc_visit_begin`; their route does not matter.
function mnc_policy_routes(ASettings: PAnsiChar; ASettingsLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// For whom the services of the card are open on a day (`yyyy-mm-dd`), beside a 資格確認書: a JSON array
// of `{service, normal_card, face_card, qualification_certificate, certain}`.
function mnc_policy_services(ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// 健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder: JSON
// `{next, methods, routes, advice}`. `question` is JSON: `setting` and `at` must be there.
function mnc_registration_advise(AQuestion: PAnsiChar; AQuestionLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Begins the screens. `settings` is JSON: `how` (`SCREENS`, `ORALLY`, `NOTHING`) must be there,
// and `day` for `SCREENS`.
function mnc_consent_begin(ASettings: PAnsiChar; ASettingsLen: NativeUInt; out AOut: PMncConsent; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The patient presses a button, by its code. `screen` is the next screen, as by
// `mnc_consent_screen`.
function mnc_consent_choose(AConsent: PMncConsent; AChoice: PAnsiChar; AChoiceLen: NativeUInt; out AScreen: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What is shown now: JSON as by `mnc_visit_screen`, with `done` and `earlier`.
function mnc_consent_screen(AConsent: PMncConsent; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// What came of it: JSON `{record, differing, prior, prescription, referrals}`. `facts` is JSON:
// `at` must be there, `operator`, `term` and `ended` (consents that ended since) may. With an
// `answer` (or NULL), what its `result` reports is taken in: the narrower of the two counts.
// `MNC_NOT_YET` while something is still asked.
function mnc_consent_record(AConsent: PMncConsent; AFacts: PAnsiChar; AFactsLen: NativeUInt; AAnswer: PMncAnswer; AResult: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the screens. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_consent_free(AConsent: PMncConsent; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The mode, switched off. `settings` is JSON `{remind_after_seconds}`, or `{}`.
function mnc_visual_mode_new(ASettings: PAnsiChar; ASettingsLen: NativeUInt; out AOut: PMncVisualMode; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Staff switched the mode on or back: JSON with the field `event`. `state` is what it is now, as
// by `mnc_visual_mode_state`.
function mnc_visual_mode_step(AMode: PMncVisualMode; AEvent: PAnsiChar; AEventLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; out AState: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Staff compared photo and face of the patient of a visit in this mode, and found them the same.
// `seen` is JSON: `staff`, `patient_present`, `photo`, `reason`, and `ticked` (on the terminal) or
// `password_entered` (on the reader). `actions` is what the visit does now. After a failure mode
// and visit are where they were.
function mnc_visual_mode_confirm(AMode: PMncVisualMode; AVisit: PMncVisit; ASeen: PAnsiChar; ASeenLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; out AActions: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The mode at a time: JSON `{on, period, reminder}`.
function mnc_visual_mode_state(AMode: PMncVisualMode; AAt: PAnsiChar; AAtLen: NativeUInt; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the mode. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_visual_mode_free(AMode: PMncVisualMode; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Nothing counted yet.
function mnc_usage_new(out AOut: PMncUsage; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Counts what happens in a visit: before each `mnc_visit_step`, with the same event and time.
// `kind` is `HOSPITAL`, `CLINIC`, `DENTAL` or `PHARMACY`.
function mnc_usage_observe(AUsage: PMncUsage; AKind: PAnsiChar; AKindLen: NativeUInt; AVisit: PMncVisit; AEvent: PAnsiChar; AEventLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Counts the end of a visit.
function mnc_usage_end(AUsage: PMncUsage; AKind: PAnsiChar; AKindLen: NativeUInt; AVisit: PMncVisit; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Counts an eligibility check with the numbers of a certificate, on a day.
function mnc_usage_check(AUsage: PMncUsage; AKind: PAnsiChar; AKindLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// The counts: JSON `{buckets, rows}`.
function mnc_usage_json(AUsage: PMncUsage; out AOut: PMncData; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

// Frees the counts. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_usage_free(AUsage: PMncUsage; AError: PMncError): Int32; cdecl; external MNC_LIBRARY;

implementation

end.
