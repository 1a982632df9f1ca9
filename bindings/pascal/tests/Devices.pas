{ The devices in Pascal: an engine for faces that misbehaves, and the PINs of a municipality. }
program Devices;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads,{$ENDIF}
  SysUtils, Math, MncStatus, MncApi, MncBase, Mnc, MncTransport, MncVirtualCard, MncFaceEngine, MncMunicipal;

const
  DAY = '2026-11-20';
  AT = '2026-11-20T10:00:00';
  SIDE = 192;
  { Slow tools must not run out of the patient's time. }
  SETTINGS = '{"budget_ms": 600000}';
  DIGEST = '0000000000000000000000000000000000000000000000000000000000000000';
  MANIFEST = '{"format": 1, "id": "host", "calibration": [{"fmr": 0.0001, "threshold": 0.9, "data": "made up",'
    + ' "group": "one"}], "detector": {"model": {"id": "d", "file": "d.bin", "licence": "MIT", "sha256": "'
    + DIGEST + '"}, "kind": "yunet"}, "embedders": [{"model": {"id": "e", "file": "e.bin", "licence": "MIT",'
    + ' "sha256": "' + DIGEST + '"}, "geometry": {"width": 112, "height": 112, "alignment": "arcface",'
    + ' "dimension": 2, "normalisation": {"order": "rgb", "mean": [0, 0, 0], "deviation": [1, 1, 1]}}}]}';
  POINTS: array[0..9] of Single = (-35.5, -40.1, 35.0, -40.5, 0, 0, -29.0, 41.3, 29.4, 40.9);

type
  TManner = (Honest, Raising, GivingUp, Odd);

  { An engine that finds one face in the middle, or misbehaves. }
  TEngine = class(TMncFaceEngineBase)
  public
    Manner: TManner;
    function Dimension: UInt32; override;
    function Detect(const APicture: TBytes; AWidth, AHeight: NativeUInt): TMncFaces; override;
    function Embed(const APicture: TBytes; AWidth, AHeight: NativeUInt; ALandmarks: PSingle): TMncNumbers; override;
    function ChecksLiveness: Boolean; override;
    function IsLive(const APicture: TBytes; AWidth, AHeight: NativeUInt; ABounds: PSingle): Boolean; override;
  end;

procedure Expect(AHolds: Boolean; const AWhat: string);
begin
  if AHolds then
    Exit;
  Writeln(ErrOutput, AWhat);
  Halt(1);
end;

function TEngine.Dimension: UInt32;
begin
  Result := 2;
end;

function TEngine.Detect(const APicture: TBytes; AWidth, AHeight: NativeUInt): TMncFaces;
var
  I: Integer;
begin
  Expect(NativeUInt(Length(APicture)) = 3 * AWidth * AHeight, 'a picture has its pixels');
  if Manner = Raising then
    raise EInOutError.Create('the engine has no licence');
  if Manner = GivingUp then
    raise EMnc.CreateCode(MNC_CANCELLED);
  Result := nil;
  SetLength(Result, 1);
  Result[0].Bounds[0] := AWidth / 2 - 80;
  Result[0].Bounds[1] := AHeight / 2 - 80;
  Result[0].Bounds[2] := 160;
  Result[0].Bounds[3] := 160;
  Result[0].Confidence := 0.9;
  for I := 0 to 9 do
    if System.Odd(I) then
      Result[0].Landmarks[I] := POINTS[I] + AHeight / 2
    else
      Result[0].Landmarks[I] := POINTS[I] + AWidth / 2;
end;

function TEngine.Embed(const APicture: TBytes; AWidth, AHeight: NativeUInt; ALandmarks: PSingle): TMncNumbers;
begin
  Expect(ALandmarks^ > 0, 'landmarks arrive');
  Result := nil;
  if Manner = TManner.Odd then
    SetLength(Result, 3)
  else
    SetLength(Result, 2);
  Result[0] := 1;
end;

function TEngine.ChecksLiveness: Boolean;
begin
  Result := True;
end;

function TEngine.IsLive(const APicture: TBytes; AWidth, AHeight: NativeUInt; ABounds: PSingle): Boolean;
begin
  Result := ABounds^ >= 0;
end;

function PhotoOfCard: TBytes;
var
  VirtualOne: TMncVirtualCard;
  Card: TMncCard;
begin
  VirtualOne := TMncVirtualCard.Create('normal', DAY);
  Card := VirtualOne.OpenCard;
  Result := Card.Photo(VirtualOne.SecretBytes(MNC_SECRET_NUMBER_B_FOR_FACE), False);
  Card.Free;
  VirtualOne.Free;
end;

function Chequered: TBytes;
var
  I: Integer;
begin
  Result := nil;
  SetLength(Result, 3 * SIDE * SIDE);
  for I := 0 to High(Result) do
    if System.Odd(I div 3 mod SIDE div 2 + I div 3 div SIDE div 2) then
      Result[I] := 110
    else
      Result[I] := 134;
end;

{ The status of looking at the frame; what comes of it is in AStep. }
function StatusOf(AComparison: TMncFaceComparison; const AFrame: TBytes; out AStep, ACause: UTF8String): Int32;
begin
  Result := MNC_OK;
  AStep := '';
  ACause := '';
  try
    AStep := MncCompareBuffer(AComparison, MNC_PIXELS_RGB, AFrame, SIDE, SIDE, 3 * SIDE, False, 0);
  except
    on Failed: EMnc do
    begin
      Result := Failed.Code;
      ACause := Failed.Cause;
    end;
  end;
end;

function Matcher(AEngine: TEngine): TMncFaceMatcher;
begin
  Result := nil;
  try
    Result := AEngine.OpenMatcher(MANIFEST, SETTINGS);
  except
    on Failed: EMnc do
      Expect(Failed.Code = MNC_NOT_SUPPORTED, Failed.Message);
  end;
end;

procedure Faces;
var
  Engine: TEngine;
  Matching: TMncFaceMatcher;
  Comparison: TMncFaceComparison;
  Frame: TBytes;
  Step, Cause: UTF8String;
begin
  Engine := TEngine.Create;
  Matching := Matcher(Engine);
  if Matching = nil then
  begin
    Writeln('this library compares no faces');
    Engine.Free;
    Exit;
  end;
  Frame := Chequered;
  Comparison := TMncFaceComparison.Start(Matching, PhotoOfCard);
  Engine.Manner := Raising;
  Expect(StatusOf(Comparison, Frame, Step, Cause) = MNC_FACE_ENGINE, 'an exception in the callback');
  Expect(Cause = 'EInOutError: the engine has no licence', 'the cause is told');
  Engine.Manner := GivingUp;
  Expect(StatusOf(Comparison, Frame, Step, Cause) = MNC_CANCELLED, 'an engine that gives up');
  Engine.Manner := TManner.Odd;
  Expect(StatusOf(Comparison, Frame, Step, Cause) = MNC_FACE_ENGINE, 'too many numbers');
  Engine.Manner := Honest;
  Expect(StatusOf(Comparison, Frame, Step, Cause) = MNC_OK, 'an honest engine');
  Expect(Pos(UTF8String('"over":true'), Step) > 0, 'one look is enough');
  Expect(Pos(UTF8String('"MATCH"'), Comparison.Decide(AT)) > 0, 'the same numbers match');
  Comparison.Free;
  Matching.Free;
  Engine.Free;
  Writeln('faces are compared');
end;

function SamePins(AVirtualOne: TMncVirtualCard): TMncPins;
begin
  Result.Authentication := AVirtualOne.SecretBytes(MNC_SECRET_AUTHENTICATION_PIN);
  Result.Residence := AVirtualOne.SecretBytes(MNC_SECRET_AUTHENTICATION_PIN);
  Result.InputSupport := AVirtualOne.SecretBytes(MNC_SECRET_AUTHENTICATION_PIN);
end;

function StatusOfNewPins(AProcedure: TMncMunicipal; ACard: TMncCard; AHow: Int32; const ACurrent, ANew: TMncPins): Int32;
begin
  Result := MNC_OK;
  try
    MncSetNewPins(AProcedure, ACard, AHow, ACurrent, ANew);
  except
    on Failed: EMnc do
      Result := Failed.Code;
  end;
end;

procedure Pins;
var
  VirtualOne: TMncVirtualCard;
  Card: TMncCard;
  Going: TMncMunicipal;
  Current, Uneven: TMncPins;
begin
  VirtualOne := TMncVirtualCard.Create('normal', DAY);
  Card := VirtualOne.OpenCard;
  Going := TMncMunicipal.Start(Card,
    '{"occasion": "UNSET", "applicant": "HOLDER", "forms": ["PIN_INITIALISATION"]}', DAY);
  Going.Confirm(Card);
  Current := SamePins(VirtualOne);
  Expect(StatusOfNewPins(Going, Card, MNC_PINS_KNOWN, Current, MNC_NO_PINS) = MNC_NULL_POINTER, 'no new PINs');
  Uneven := SamePins(VirtualOne);
  SetLength(Uneven.Residence, 3);
  Expect(StatusOfNewPins(Going, Card, MNC_PINS_KNOWN, SamePins(VirtualOne), Uneven) = MNC_INVALID_SECRET, 'uneven');
  Expect(StatusOfNewPins(Going, Card, 9, SamePins(VirtualOne), SamePins(VirtualOne)) = MNC_UNKNOWN_CODE, 'how');
  Current := SamePins(VirtualOne);
  Expect(StatusOfNewPins(Going, Card, MNC_PINS_KNOWN, Current, SamePins(VirtualOne)) = MNC_OK, 'new PINs');
  Expect(Current.Residence[0] + Current.InputSupport[3] = 0, 'the PINs are wiped');
  Expect(Pos(UTF8String('"none_locked":true'), Card.Pins) > 0, 'no PIN is locked');
  Going.Free;
  Card.Free;
  VirtualOne.Free;
end;

begin
  { What Rust expects of the processor; see the README. }
  SetExceptionMask([exInvalidOp, exDenormalized, exZeroDivide, exOverflow, exUnderflow, exPrecision]);
  Faces;
  Pins;
  Writeln('every device keeps its manners');
end.
