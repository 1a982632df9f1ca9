{ Generated from the sources of the library; a test verifies it. }
unit MncTestingApi;

{$IFDEF FPC}{$MODE DELPHI}{$PACKRECORDS C}{$ELSE}{$ALIGN 8}{$ENDIF}

interface

uses
  MncApi;

const
  { The library, by platform. }
  MNC_TESTING_LIBRARY = {$IFDEF MSWINDOWS}'mnc_testing.dll'{$ELSE}{$IFDEF DARWIN}'libmnc_testing.dylib'{$ELSE}'libmnc_testing.so'{$ENDIF}{$ENDIF};

type
  // A virtual card. From any thread: commands take their turn.
  TMncTestingCardOpaque = record end;
  PMncTestingCard = ^TMncTestingCardOpaque;
  // A virtual terminal. It knows one person, 番号 花子, whose qualification is valid. From any thread:
  // it answers on a thread of its own until it is freed.
  TMncTestingTerminalOpaque = record end;
  PMncTestingTerminal = ^TMncTestingTerminalOpaque;

// Makes a virtual card: `kind` is `normal`, `face`, `locked`, `infant`, `expired`, `grace` or
// `smartphone-android`, `day` the day (`yyyy-mm-dd`) that its certificates are made for.
function mnc_testing_card_open(AKind: PAnsiChar; AKindLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncTestingCard; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// The `transmit` of an `mnc_transport` whose `userdata` is the virtual card.
function mnc_testing_card_transmit(AUserdata: Pointer; ACommand: PByte; ACommandLen: NativeUInt; AResponse: PByte; var AResponseLen: NativeUInt): Int32; cdecl; external MNC_TESTING_LIBRARY;

// The secret of the card (`MNC_SECRET_…`), as text into the buffer as by `mnc_data_copy`.
function mnc_testing_card_secret_copy(ACard: PMncTestingCard; ASecret: Int32; ABuffer: PAnsiChar; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// Frees the card. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_testing_card_free(ACard: PMncTestingCard; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// The authorities that signed the certificates of the virtual cards: JSON for
// `mnc_anchors_open_for_tests`, into the buffer as by `mnc_data_copy`.
function mnc_testing_anchors_copy(ABuffer: PAnsiChar; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// Makes `req`, `res` and `face` under this folder, and answers requests until it is freed. `day`
// (`yyyy-mm-dd`) is the day of the qualification.
function mnc_testing_terminal_start(AFolder: PAnsiChar; AFolderLen: NativeUInt; ADay: PAnsiChar; ADayLen: NativeUInt; out AOut: PMncTestingTerminal; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// What to ask this terminal: JSON for `mnc_terminal_ask`, into the buffer as by `mnc_data_copy`.
function mnc_testing_terminal_inquiry_copy(ATerminal: PMncTestingTerminal; ABuffer: PAnsiChar; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// Stops the terminal. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
function mnc_testing_terminal_free(ATerminal: PMncTestingTerminal; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

// The document in which the terminal answers about 番号 花子 with this outcome (such as `VALID`), at
// this time (`2026-11-20T10:00:00`) and with the consent to 薬剤情報 and 特定健診情報, into the buffer as by
// `mnc_data_copy`. `MNC_ABSENT` for `UNKNOWN`, for which a terminal writes nothing.
function mnc_testing_answer_copy(AOutcome: PAnsiChar; AOutcomeLen: NativeUInt; AAt: PAnsiChar; AAtLen: NativeUInt; ABuffer: PByte; var ALen: NativeUInt; AError: PMncError): Int32; cdecl; external MNC_TESTING_LIBRARY;

implementation

end.
