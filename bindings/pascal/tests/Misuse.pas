{ Everything that a caller can do wrong in Pascal: each is an EMnc, and the objects stay usable. }
program Misuse;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads,{$ENDIF}
  SysUtils, Classes, MncStatus, MncApi, MncBase, Mnc, MncTransport, MncVirtualCard;

const
  DAY = '2026-11-20';
  AT = '2026-11-20T10:00:00';

type
  TManner = (Honest, Raising, Removed, Claiming, TooLong, Empty, Reentering, PassingOn, Closing);

  { A host that misbehaves in one manner. }
  THost = class(TMncVirtualCard)
  public
    Manner: TManner;
    RaisesFor: TThreadID;
    OnCard: TMncCard;
    Inner: Int32;
    Longest: Integer;
    Last: TBytes;
    function Transmit(const ACommand: TBytes): TBytes; override;
  end;

  TCaller = class(TThread)
  public
    Host: THost;
    OnCard: TMncCard;
    Throws: Boolean;
    Turns: Integer;
    procedure Execute; override;
  end;

procedure Expect(AHolds: Boolean; const AWhat: string);
begin
  if AHolds then
    Exit;
  Writeln(ErrOutput, AWhat);
  Halt(1);
end;

function TriesOf(ACard: TMncCard): Int32;
var
  State: Int32;
begin
  ACard.SecretStatus(MNC_SECRET_AUTHENTICATION_PIN, State, Result);
end;

{ The status of asking the card for its tries. }
function StatusOf(ACard: TMncCard): Int32;
begin
  Result := MNC_OK;
  try
    TriesOf(ACard);
  except
    on Failed: EMnc do
      Result := Failed.Code;
  end;
end;

function StatusOfVerify(ACard: TMncCard; ASecret: Int32; const AEntered: TBytes): Int32;
begin
  Result := MNC_OK;
  try
    ACard.Verify(ASecret, AEntered, False);
  except
    on Failed: EMnc do
      Result := Failed.Code;
  end;
end;

function StatusOfStep(AVisit: TMncVisit; const AHappened, AWhen: UTF8String): Int32;
begin
  Result := MNC_OK;
  try
    AVisit.Step(AHappened, AWhen);
  except
    on Failed: EMnc do
      Result := Failed.Code;
  end;
end;

function THost.Transmit(const ACommand: TBytes): TBytes;
begin
  Last := ACommand;
  if Length(ACommand) > Longest then
    Longest := Length(ACommand);
  if RaisesFor = GetCurrentThreadId then
    raise EInOutError.Create('this thread has no radio');
  case Manner of
    Raising: raise EInOutError.Create('the radio is off');
    Removed: raise EMnc.CreateCode(MNC_CARD_REMOVED);
    Claiming: raise EMnc.CreateCode(MNC_OK);
    Reentering: Inner := StatusOf(OnCard);
    PassingOn: TriesOf(OnCard);
    Closing: OnCard.Close;
  end;
  Result := inherited Transmit(ACommand);
  if Manner = TooLong then
    SetLength(Result, 70000);
  if Manner = Empty then
    Result := nil;
end;

procedure TCaller.Execute;
var
  Turn: Integer;
begin
  if Throws then
    Host.RaisesFor := GetCurrentThreadId;
  for Turn := 1 to 5 do
    try
      if (TriesOf(OnCard) = 3) and not Throws then
        Inc(Turns);
    except
      on Failed: EMnc do
        if Throws and (Pos('this thread has no radio', string(Failed.Cause)) > 0) then
          Inc(Turns);
    end;
end;

procedure Handles;
var
  Host: THost;
  Card, Forged: TMncCard;
  Visit: TMncVisit;
  Foreign: Integer;
  Broken: UTF8String;
begin
  Broken := '-';
  Broken[1] := AnsiChar($FF);
  Host := THost.Create('normal', DAY);
  Card := Host.OpenCard;
  Visit := TMncVisit.Start('{"route": "WINDOW"}', AT);
  Forged := TMncCard.Take(Visit.Handle);
  Expect(StatusOf(Forged) = MNC_INVALID_HANDLE, 'a handle of another type');
  Forged.Free;
  Expect(Visit.Screen <> '', 'which another type does not free');
  Forged := TMncCard.Take(@Foreign);
  Expect(StatusOf(Forged) = MNC_INVALID_HANDLE, 'a foreign pointer');
  Forged.Free;
  Forged := TMncCard.Take(Card.Handle);
  Card.Close;
  Card.Close;
  Expect(StatusOf(Forged) = MNC_INVALID_HANDLE, 'a freed handle');
  Expect(StatusOf(Card) = MNC_INVALID_HANDLE, 'a closed object');
  Forged.Free;
  Card.Free;
  Expect(StatusOfStep(Visit, '', AT) = MNC_INVALID_ARGUMENT, 'no event');
  Expect(StatusOfStep(Visit, Broken, AT) = MNC_NOT_UTF8, 'no UTF-8');
  Expect(StatusOfStep(Visit, '{"event": "CARD_REMOVED"}', 'noon') = MNC_INVALID_ARGUMENT, 'no time');
  Expect(StatusOfStep(Visit, '{"event": "REGISTERED"}', AT) = MNC_STEP_OUT_OF_ORDER, 'not the next step');
  Expect(Visit.GetEnd = '', 'not yet is no failure');
  try
    Visit.PlaceCard(nil, AT);
    Expect(False, 'no assessment');
  except
    on Failed: EMnc do
      Expect((Failed.Code = MNC_NULL_POINTER) and (Failed.Sentence(MNC_LANGUAGE_JAPANESE) <> ''), 'nil');
  end;
  Visit.Free;
  Host.Free;
end;

procedure Secrets;
var
  Host: THost;
  Card: TMncCard;
  Wrong, Pin: TBytes;
begin
  Host := THost.Create('normal', DAY);
  Card := Host.OpenCard;
  Wrong := MncBytes('0000');
  try
    Card.Verify(MNC_SECRET_AUTHENTICATION_PIN, Wrong, False);
    Expect(False, 'a wrong PIN');
  except
    on Failed: EMnc do
      Expect((Failed.Code = MNC_WRONG_SECRET) and (Failed.TriesRemaining = 2) and (Failed.StatusWord = $63C2)
        and (Failed.ReaderCode = -1), Failed.Message);
  end;
  Expect(Wrong[0] + Wrong[3] = 0, 'what was entered is wiped');
  Expect(StatusOfVerify(Card, MNC_SECRET_AUTHENTICATION_PIN, MncBytes('12')) = MNC_INVALID_SECRET, 'too short');
  Expect(StatusOfVerify(Card, 99, MncBytes('0000')) = MNC_UNKNOWN_CODE, 'no such secret');
  Expect(StatusOfVerify(Card, MNC_SECRET_AUTHENTICATION_PIN, MncBytes('0000')) = MNC_WRONG_SECRET, 'again');
  Expect(StatusOfVerify(Card, MNC_SECRET_AUTHENTICATION_PIN, MncBytes('0000')) = MNC_LAST_TRY_PROTECTED, 'last');
  Pin := Host.SecretBytes(MNC_SECRET_AUTHENTICATION_PIN);
  Expect(Length(Card.Sign(Pin, True, MNC_SCHEME_PKCS1_SHA256, nil)) = 256, 'the right PIN signs');
  Expect(Pin[0] + Pin[3] = 0, 'the PIN is wiped after success too');
  Card.Free;
  Host.Free;
end;

procedure Transports;
var
  Host: THost;
  Card: TMncCard;
begin
  Host := THost.Create('normal', DAY);
  Card := Host.OpenCard(0, 261);
  Host.OnCard := Card;
  Host.Manner := Raising;
  try
    TriesOf(Card);
    Expect(False, 'an exception in the callback');
  except
    on Failed: EMnc do
      Expect((Failed.Code = MNC_COMMUNICATION) and (Failed.Cause = 'EInOutError: the radio is off')
        and (Pos('radio', Failed.Message) = 0), Failed.Message);
  end;
  Host.Manner := Removed;
  Expect(StatusOf(Card) = MNC_CARD_REMOVED, 'a code of the transport');
  Host.Manner := Claiming;
  Expect(StatusOf(Card) = MNC_COMMUNICATION, 'a failure that says it is none');
  Host.Manner := TooLong;
  Expect(StatusOf(Card) = MNC_COMMUNICATION, 'a response without end');
  Host.Manner := Empty;
  Expect(StatusOf(Card) = MNC_MALFORMED_RESPONSE, 'an empty response');
  Host.Manner := Reentering;
  Expect((StatusOf(Card) = MNC_OK) and (Host.Inner = MNC_REENTRANT), 're-entry');
  Host.Manner := PassingOn;
  Expect(StatusOf(Card) = MNC_COMMUNICATION, 're-entry that is passed on');
  Host.Manner := Honest;
  try
    Card.Verify(99, MncBytes('0000'), False);
  except
    on Failed: EMnc do
      Expect(Failed.Cause = '', 'an old cause is not told again');
  end;
  Expect((TriesOf(Card) = 3) and (Host.Longest <= 261), 'the card stays usable');
  Expect(Host.Last[0] + Host.Last[1] = 0, 'commands are wiped after their use');
  Host.Manner := Closing;
  Expect((TriesOf(Card) = 3) and (StatusOf(Card) = MNC_INVALID_HANDLE), 'closed in its callback');
  Card.Free;
  Host.Free;
end;

procedure Threads;
var
  Host: THost;
  Card: TMncCard;
  Callers: array[0..7] of TCaller;
  I: Integer;
begin
  Host := THost.Create('normal', DAY);
  Card := Host.OpenCard;
  for I := 0 to 7 do
  begin
    Callers[I] := TCaller.Create(True);
    Callers[I].Host := Host;
    Callers[I].OnCard := Card;
    Callers[I].Throws := I = 7;
  end;
  for I := 0 to 7 do
    Callers[I].Start;
  for I := 0 to 7 do
  begin
    Callers[I].WaitFor;
    Expect(Callers[I].Turns = 5, 'each thread gets its own answer or failure');
    Callers[I].Free;
  end;
  Card.Free;
  Host.Free;
end;

var
  Lines: Integer;

procedure Careless(ALevel: Int32; const ATarget, AMessage: UTF8String);
begin
  Inc(Lines);
  raise EInOutError.Create('no disk');
end;

procedure LogLines;
var
  Host: THost;
  Card: TMncCard;
begin
  Host := THost.Create('normal', DAY);
  Card := Host.OpenCard;
  MncLog(4, Careless);
  Expect((TriesOf(Card) = 3) and (Lines > 0), 'lines come');
  MncLog(0, nil);
  Lines := 0;
  Expect((TriesOf(Card) = 3) and (Lines = 0), 'no line comes any more');
  Card.Free;
  Host.Free;
end;

begin
  Handles;
  Secrets;
  Transports;
  Threads;
  LogLines;
  Writeln('every misuse is an exception');
end.
