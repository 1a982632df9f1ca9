{ What the objects have in common: handles that are freed once, failures as exceptions, and bytes. }
unit MncBase;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncStatus, MncApi;

type
  { A failed call. Message is for the log, in English and without personal data; Sentence is for staff and
    patients. }
  EMnc = class(Exception)
  private
    FCode: Int32;
    FStatusWord: Int32;
    FTriesRemaining: Int32;
    FReaderCode: Int64;
    FCause: UTF8String;
  public
    { For a transport that wants to fail with a code of its own, such as MNC_CARD_REMOVED. }
    constructor CreateCode(ACode: Int32);
    constructor CreateError(ACode: Int32; const AError: TMncError);
    { The stable name, such as WRONG_SECRET. }
    function Name: UTF8String;
    { The sentence for people, in MNC_LANGUAGE_JAPANESE or MNC_LANGUAGE_ENGLISH. }
    function Sentence(ALanguage: Int32): UTF8String;
    { The stable number, one of MncStatus. }
    property Code: Int32 read FCode;
    { The status word of the card (ISO/IEC 7816-4), or -1. }
    property StatusWord: Int32 read FStatusWord;
    { The tries that a PIN has left, or -1. }
    property TriesRemaining: Int32 read FTriesRemaining;
    { The code of the reader's driver or of the smart card service, or -1. }
    property ReaderCode: Int64 read FReaderCode;
    { Class and message of what a transport of the program raised during the call, or ''. }
    property Cause: UTF8String read FCause;
  end;

  { An object of the library. Close may be called any number of times, Free once, as with every object; a use
    after Close is an EMnc. Any thread may use any object; calls on one object take their turn. }
  TMncHandle = class
  private
    FHandle: Pointer;
  protected
    function FreeHandle: Int32; virtual; abstract;
  public
    { Takes over what the library gave. }
    constructor Take(AHandle: Pointer);
    destructor Destroy; override;
    { Frees what the library holds. }
    procedure Close;
    property Handle: Pointer read FHandle;
  end;

{ What a call is given to fill in if it fails. }
function MncNoError(out AError: TMncError): PMncError;
{ Raises if the call failed. }
procedure MncCheck(AStatus: Int32; const AError: TMncError);
{ Whether there is a result: "absent" and "not yet" are no failures. }
function MncFound(AStatus: Int32; const AError: TMncError): Boolean;
{ Whether a call that was asked for its size has something to copy. }
function MncRoom(AStatus: Int32; const AError: TMncError): Boolean;
{ The handle, nil for no object. }
function MncRaw(AObject: TMncHandle): Pointer;
{ The bytes of a result, which is freed. }
function MncTake(AData: PMncData): TBytes;
function MncTakeText(AData: PMncData): UTF8String;
{ Overwrites a secret of the program, also other references to the same array. }
procedure MncWipe(const ASecret: TBytes);
{ Bytes of a text, such as a PIN of digits. }
function MncBytes(const AText: UTF8String): TBytes;
{ Keeps what a transport raised, for the exception of the call on this thread. }
procedure MncRemember(const ACause: UTF8String);

{ The version of the library, and whether these units can work with it. }
function MncVersion: UTF8String;
function MncFits: Boolean;

implementation

threadvar
  Raised: ShortString;

constructor EMnc.CreateCode(ACode: Int32);
begin
  inherited Create(string(UTF8String(mnc_status_name(ACode))));
  FCode := ACode;
  FStatusWord := -1;
  FTriesRemaining := -1;
  FReaderCode := -1;
end;

constructor EMnc.CreateError(ACode: Int32; const AError: TMncError);
begin
  CreateCode(ACode);
  if AError.Message[0] <> #0 then
    Message := string(UTF8String(PAnsiChar(@AError.Message[0])));
  FStatusWord := AError.StatusWord;
  FTriesRemaining := AError.TriesRemaining;
  FReaderCode := AError.ReaderCode;
  FCause := UTF8String(Raised);
  Raised := '';
end;

function EMnc.Name: UTF8String;
begin
  Result := UTF8String(mnc_status_name(FCode));
end;

function EMnc.Sentence(ALanguage: Int32): UTF8String;
begin
  Result := UTF8String(mnc_status_message(FCode, ALanguage));
end;

constructor TMncHandle.Take(AHandle: Pointer);
begin
  inherited Create;
  FHandle := AHandle;
end;

destructor TMncHandle.Destroy;
begin
  Close;
  inherited Destroy;
end;

procedure TMncHandle.Close;
begin
  if FHandle <> nil then
    FreeHandle;
  FHandle := nil;
end;

function MncNoError(out AError: TMncError): PMncError;
begin
  FillChar(AError, SizeOf(AError), 0);
  AError.StructSize := SizeOf(AError);
  Raised := '';
  Result := @AError;
end;

procedure MncCheck(AStatus: Int32; const AError: TMncError);
begin
  if AStatus <> MNC_OK then
    raise EMnc.CreateError(AStatus, AError);
end;

function MncFound(AStatus: Int32; const AError: TMncError): Boolean;
begin
  Result := (AStatus <> MNC_ABSENT) and (AStatus <> MNC_NOT_YET);
  if Result then
    MncCheck(AStatus, AError);
end;

function MncRoom(AStatus: Int32; const AError: TMncError): Boolean;
begin
  Result := AStatus = MNC_BUFFER_TOO_SMALL;
  if not Result then
    MncFound(AStatus, AError);
end;

function MncRaw(AObject: TMncHandle): Pointer;
begin
  Result := nil;
  if AObject <> nil then
    Result := AObject.Handle;
  if (AObject <> nil) and (Result = nil) then
    raise EMnc.CreateCode(MNC_INVALID_HANDLE);
end;

{ Copies a result to a place of its size. }
procedure CopyTo(AData: PMncData; APlace: Pointer; ALen: NativeUInt);
var
  Error: TMncError;
begin
  MncCheck(mnc_data_copy(AData, APlace, ALen, MncNoError(Error)), Error);
end;

function SizeOfData(AData: PMncData): NativeUInt;
var
  Error: TMncError;
begin
  Result := 0;
  MncCheck(mnc_data_size(AData, Result, MncNoError(Error)), Error);
end;

function MncTake(AData: PMncData): TBytes;
begin
  Result := nil;
  try
    SetLength(Result, SizeOfData(AData));
    CopyTo(AData, PByte(Result), Length(Result));
  finally
    mnc_data_free(AData, nil);
  end;
end;

function MncTakeText(AData: PMncData): UTF8String;
begin
  Result := '';
  try
    SetLength(Result, SizeOfData(AData));
    CopyTo(AData, PAnsiChar(Result), Length(Result));
  finally
    mnc_data_free(AData, nil);
  end;
end;

procedure MncWipe(const ASecret: TBytes);
begin
  if Length(ASecret) > 0 then
    FillChar(PByte(ASecret)^, Length(ASecret), 0);
end;

function MncBytes(const AText: UTF8String): TBytes;
begin
  Result := nil;
  SetLength(Result, Length(AText));
  if Length(AText) > 0 then
    Move(PAnsiChar(AText)^, PByte(Result)^, Length(AText));
end;

procedure MncRemember(const ACause: UTF8String);
begin
  Raised := ShortString(ACause);
end;

function MncVersion: UTF8String;
begin
  Result := UTF8String(mnc_version);
end;

function MncFits: Boolean;
begin
  Result := mnc_abi_version >= MNC_ABI_VERSION;
end;

end.
