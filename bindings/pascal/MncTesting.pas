{ Generated from the sources of the library; a test verifies it. }
unit MncTesting;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncApi, MncTestingApi, MncBase, Mnc;

type
  TMncTestingCard = class;
  TMncTestingTerminal = class;

  // A virtual card. From any thread: commands take their turn.
  TMncTestingCard = class(TMncHandle)
  private
    function Raw: PMncTestingCard;
  protected
    function FreeHandle: Int32; override;
  public
    // Makes a virtual card: `kind` is `normal`, `face`, `locked`, `infant`, `expired`, `grace` or
    // `smartphone-android`, `day` the day (`yyyy-mm-dd`) that its certificates are made for.
    class function Open(const AKind: UTF8String; const ADay: UTF8String): TMncTestingCard;
    // The secret of the card (`MNC_SECRET_…`), as text into the buffer as by `mnc_data_copy`.
    function Secret(ASecret: Int32): UTF8String;
  end;

  // A virtual terminal. It knows one person, 番号 花子, whose qualification is valid. From any thread:
  // it answers on a thread of its own until it is freed.
  TMncTestingTerminal = class(TMncHandle)
  private
    function Raw: PMncTestingTerminal;
  protected
    function FreeHandle: Int32; override;
  public
    // Makes `req`, `res` and `face` under this folder, and answers requests until it is freed. `day`
    // (`yyyy-mm-dd`) is the day of the qualification.
    class function Start(const AFolder: UTF8String; const ADay: UTF8String): TMncTestingTerminal;
    // What to ask this terminal: JSON for `mnc_terminal_ask`, into the buffer as by `mnc_data_copy`.
    function Inquiry: UTF8String;
  end;

// The authorities that signed the certificates of the virtual cards: JSON for
// `mnc_anchors_open_for_tests`, into the buffer as by `mnc_data_copy`.
function MncTestingAnchors: UTF8String;

// The document in which the terminal answers about 番号 花子 with this outcome (such as `VALID`), at
// this time (`2026-11-20T10:00:00`) and with the consent to 薬剤情報 and 特定健診情報, into the buffer as by
// `mnc_data_copy`. `MNC_ABSENT` for `UNKNOWN`, for which a terminal writes nothing.
function MncTestingAnswer(const AOutcome: UTF8String; const AAt: UTF8String): TBytes;

implementation

function TMncTestingCard.Raw: PMncTestingCard;
begin
  Result := PMncTestingCard(MncRaw(Self));
end;

function TMncTestingCard.FreeHandle: Int32;
begin
  Result := mnc_testing_card_free(Raw, nil);
end;

class function TMncTestingCard.Open(const AKind: UTF8String; const ADay: UTF8String): TMncTestingCard;
var
  Error: TMncError;
  Made: PMncTestingCard;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_testing_card_open(PAnsiChar(AKind), Length(AKind), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := TMncTestingCard.Take(Made);
end;

function TMncTestingCard.Secret(ASecret: Int32): UTF8String;
var
  Error: TMncError;
  Len: NativeUInt;
begin
  Len := 0;
  Result := '';
  if not MncRoom(mnc_testing_card_secret_copy(Raw, ASecret, nil, Len, MncNoError(Error)), Error) then
    Exit;
  SetLength(Result, Len);
  MncCheck(mnc_testing_card_secret_copy(Raw, ASecret, PAnsiChar(Result), Len, MncNoError(Error)), Error);
  SetLength(Result, Len);
end;

function TMncTestingTerminal.Raw: PMncTestingTerminal;
begin
  Result := PMncTestingTerminal(MncRaw(Self));
end;

function TMncTestingTerminal.FreeHandle: Int32;
begin
  Result := mnc_testing_terminal_free(Raw, nil);
end;

class function TMncTestingTerminal.Start(const AFolder: UTF8String; const ADay: UTF8String): TMncTestingTerminal;
var
  Error: TMncError;
  Made: PMncTestingTerminal;
begin
  Made := nil;
  Result := nil;
  if MncFound(mnc_testing_terminal_start(PAnsiChar(AFolder), Length(AFolder), PAnsiChar(ADay), Length(ADay), Made, MncNoError(Error)), Error) then
    Result := TMncTestingTerminal.Take(Made);
end;

function TMncTestingTerminal.Inquiry: UTF8String;
var
  Error: TMncError;
  Len: NativeUInt;
begin
  Len := 0;
  Result := '';
  if not MncRoom(mnc_testing_terminal_inquiry_copy(Raw, nil, Len, MncNoError(Error)), Error) then
    Exit;
  SetLength(Result, Len);
  MncCheck(mnc_testing_terminal_inquiry_copy(Raw, PAnsiChar(Result), Len, MncNoError(Error)), Error);
  SetLength(Result, Len);
end;

function MncTestingAnchors: UTF8String;
var
  Error: TMncError;
  Len: NativeUInt;
begin
  Len := 0;
  Result := '';
  if not MncRoom(mnc_testing_anchors_copy(nil, Len, MncNoError(Error)), Error) then
    Exit;
  SetLength(Result, Len);
  MncCheck(mnc_testing_anchors_copy(PAnsiChar(Result), Len, MncNoError(Error)), Error);
  SetLength(Result, Len);
end;

function MncTestingAnswer(const AOutcome: UTF8String; const AAt: UTF8String): TBytes;
var
  Error: TMncError;
  Len: NativeUInt;
begin
  Len := 0;
  Result := nil;
  if not MncRoom(mnc_testing_answer_copy(PAnsiChar(AOutcome), Length(AOutcome), PAnsiChar(AAt), Length(AAt), nil, Len, MncNoError(Error)), Error) then
    Exit;
  SetLength(Result, Len);
  MncCheck(mnc_testing_answer_copy(PAnsiChar(AOutcome), Length(AOutcome), PAnsiChar(AAt), Length(AAt), PByte(Result), Len, MncNoError(Error)), Error);
  SetLength(Result, Len);
end;

end.
