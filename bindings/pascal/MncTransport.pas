{ Cards on the program's own reader or radio, and the log. }
unit MncTransport;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncStatus, MncApi, MncBase, Mnc;

type
  { Sends commands to a card. Override Transmit; the object lives longer than the card on it. }
  TMncTransporter = class
  public
    { Sends one command APDU and gives back the response, status word last. It blocks, on the thread that made
      the call. The command may hold a PIN: neither log nor keep it; it is wiped afterwards. An EMnc with
      MNC_CARD_REMOVED or MNC_CANCELLED fails the call with its code, any other exception with
      MNC_COMMUNICATION; the property Cause of what the caller sees names it. }
    function Transmit(const ACommand: TBytes): TBytes; virtual; abstract;
    { The card behind this transport. Extended-length commands: 1 pass, 0 do not, -1 are tried once; the
      longest command in bytes, 0 for no limit. }
    function OpenCard(AExtendedLength: Int32 = -1; AMaxCommand: NativeUInt = 0): TMncCard;
    { What is wrong with the card: JSON as of mnc_transport_diagnose. }
    function Diagnose: UTF8String;
  end;

  { A line of the log: level (1 error, 2 warning, 3 information, 4 debug), where, and what. No personal data.
    Called on any thread, also on several at once; an exception is dropped. }
  TMncLogLine = procedure(ALevel: Int32; const ATarget, AMessage: UTF8String);

{ Sends the log to the procedure, up to this level; nil takes it back. }
procedure MncLog(ALevel: Int32; ALine: TMncLogLine);

implementation

{ No exception may leave this function: the library stands on the stack below it. }
function Transmit(AUserdata: Pointer; ACommand: PByte; ACommandLen: NativeUInt; AResponse: PByte;
  var AResponseLen: NativeUInt): Int32; cdecl;
var
  Command, Response: TBytes;
begin
  Result := MNC_COMMUNICATION;
  try
    Command := nil;
    SetLength(Command, ACommandLen);
    Move(ACommand^, PByte(Command)^, ACommandLen);
    try
      Response := TMncTransporter(AUserdata).Transmit(Command);
    finally
      MncWipe(Command);
    end;
    if NativeUInt(Length(Response)) > AResponseLen then
      Exit;
    if Length(Response) > 0 then
      Move(PByte(Response)^, AResponse^, Length(Response));
    AResponseLen := Length(Response);
    Result := MNC_OK;
  except
    on Failed: Exception do
    begin
      if (Failed is EMnc) and (EMnc(Failed).Code <> MNC_OK) then
        Result := EMnc(Failed).Code;
      MncRemember(UTF8String(Failed.ClassName + ': ' + Failed.Message));
    end;
  end;
end;

function NativeOf(ATransporter: TMncTransporter; AExtendedLength: Int32; AMaxCommand: NativeUInt): TMncTransport;
begin
  FillChar(Result, SizeOf(Result), 0);
  Result.StructSize := SizeOf(Result);
  Result.ExtendedLength := AExtendedLength;
  Result.MaxCommand := AMaxCommand;
  Result.Userdata := ATransporter;
  Result.Transmit := Transmit;
end;

function TMncTransporter.OpenCard(AExtendedLength: Int32; AMaxCommand: NativeUInt): TMncCard;
var
  Error: TMncError;
  Native: MncApi.TMncTransport;
  Made: PMncCard;
begin
  Native := NativeOf(Self, AExtendedLength, AMaxCommand);
  Made := nil;
  MncCheck(mnc_card_open_transport(@Native, Made, MncNoError(Error)), Error);
  Result := TMncCard.Take(Made);
end;

function TMncTransporter.Diagnose: UTF8String;
var
  Error: TMncError;
  Native: MncApi.TMncTransport;
  Found: PMncData;
begin
  Native := NativeOf(Self, -1, 0);
  Found := nil;
  MncCheck(mnc_transport_diagnose(@Native, Found, MncNoError(Error)), Error);
  Result := MncTakeText(Found);
end;

function TextOf(AText: PAnsiChar; ALen: NativeUInt): UTF8String;
begin
  Result := '';
  SetLength(Result, ALen);
  if ALen > 0 then
    Move(AText^, PAnsiChar(Result)^, ALen);
end;

procedure LogLine(AUserdata: Pointer; ALevel: Int32; ATarget: PAnsiChar; ATargetLen: NativeUInt;
  AMessage: PAnsiChar; AMessageLen: NativeUInt); cdecl;
begin
  try
    TMncLogLine(AUserdata)(ALevel, TextOf(ATarget, ATargetLen), TextOf(AMessage, AMessageLen));
  except
    { No exception may leave, and there is no log to tell it to. }
  end;
end;

procedure MncLog(ALevel: Int32; ALine: TMncLogLine);
var
  Error: TMncError;
begin
  if Assigned(ALine) then
    MncCheck(mnc_log_set(ALevel, LogLine, @ALine, nil, MncNoError(Error)), Error)
  else
    MncCheck(mnc_log_set(0, nil, nil, nil, MncNoError(Error)), Error);
end;

end.
