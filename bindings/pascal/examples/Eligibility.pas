{ The eligibility through the exchange folder; a virtual terminal serves it.

    Eligibility FOLDER STATE }
program Eligibility;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads, cwstring,{$ENDIF}
  SysUtils, MncStatus, MncBase, Mnc, MncTesting, Example;

const
  CP932 = 932;

procedure ShowField(AAnswer: TMncAnswer; const ATitle: UTF8String; AField: Int32);
var
  Text: UTF8String;
begin
  Text := AAnswer.Text(AField, 0);
  if Text <> '' then
    Show(ATitle, Text);
end;

procedure ShowAnswer(AAnswer: TMncAnswer);
var
  Confirmed: Boolean;
  Results: NativeUInt;
begin
  AAnswer.Summary(Confirmed, Results);
  Writeln('confirmed: ', Confirmed, ', results: ', Results);
  ShowField(AAnswer, 'outcome', MNC_FIELD_OUTCOME);
  ShowField(AAnswer, 'insurer', MNC_FIELD_INSURER_NUMBER);
  ShowField(AAnswer, 'symbol', MNC_FIELD_SYMBOL);
  ShowField(AAnswer, 'number', MNC_FIELD_NUMBER);
  ShowField(AAnswer, 'branch', MNC_FIELD_BRANCH);
  ShowField(AAnswer, 'name', MNC_FIELD_NAME);
  { What a program of the Windows code page would store. }
  Writeln('name in CP932: ', Length(MncTextEncode(AAnswer.Text(MNC_FIELD_NAME, 0), CP932)), ' bytes');
  Show('answer', AAnswer.Json);
end;

function Ask(ATerminal: TMncTerminal; const AInquiry: UTF8String): TMncAnswer;
var
  Request: TMncRequest;
  Patience: Integer;
begin
  Result := nil;
  Request := ATerminal.Ask(AInquiry);
  try
    { No answer is never "invalid": the request stays open, and the program waits again. }
    for Patience := 1 to 120 do
      if Result = nil then
        Result := ATerminal.Poll(Request, 500);
    if Result = nil then
      raise EMnc.CreateCode(MNC_NOT_YET);
    { Here a program saves the answer, and only then: }
    ATerminal.Finish(Request);
  finally
    Request.Free;
  end;
end;

function Escaped(const APath: UTF8String): UTF8String;
begin
  Result := UTF8String(StringReplace(string(APath), '\', '\\', [rfReplaceAll]));
end;

procedure Confirm;
var
  VirtualOne: TMncTestingTerminal;
  Terminal: TMncTerminal;
  Answer: TMncAnswer;
begin
  Terminal := nil;
  Answer := nil;
  VirtualOne := TMncTestingTerminal.Start(Parameter(1, ''), DAY);
  try
    Terminal := TMncTerminal.Open('{"root": "' + Escaped(Parameter(1, '')) + '", "state": "' +
      Escaped(Parameter(2, '')) + '", "encoding": "Shift_JIS"}', nil);
    Answer := Ask(Terminal, VirtualOne.Inquiry);
    ShowAnswer(Answer);
    Writeln('pending: ', Terminal.PendingCount);
  finally
    Answer.Free;
    Terminal.Free;
    VirtualOne.Free;
  end;
end;

begin
  if ParamCount <> 2 then
  begin
    Writeln(ErrOutput, 'Eligibility FOLDER STATE');
    Halt(2);
  end;
  try
    Confirm;
  except
    on Failed: EMnc do
      Stop(Failed);
  end;
end.
