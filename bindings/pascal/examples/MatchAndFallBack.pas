{ Which patient an answer is about, and what to do where the card does not confirm the qualification.

    MatchAndFallBack [FORM.html]

  A real program reads the JSON with the library that it has; this one looks for a few words. }
program MatchAndFallBack;

{$IFDEF FPC}{$MODE DELPHI}{$CODEPAGE UTF8}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads, cwstring,{$ENDIF}
  SysUtils, Classes, MncStatus, MncBase, Mnc, MncTesting, Example;

const
  HANAKO: UTF8String = '{"patient_number": "000084", "name": "番号花子", "kana": "バンゴウ ハナコ",'
    + ' "birthdate": "S17.2.17", "sex": "2"}';
  TARO: UTF8String = '{"patient_number": "18", "name": "架空太郎", "birthdate": "1950-02-03", "sex": "1"}';
  FIELDS: UTF8String = '{"issued": true, "insurance": "ELDERLY", "insurer_name": "架空県広域連合",'
    + ' "name": "番号　花子", "kana": "バンゴウ　ハナコ", "birth": "S17.2.17", "sex": "FEMALE"}';
  FILLED: UTF8String = '番号　花子';

{ The candidates among all patients, and one patient beside the answer. }
procedure FindPatient;
var
  Answer: TMncAnswer;
  Index: TMncPatientIndex;
begin
  Index := nil;
  Answer := TMncAnswer.Open(MncTestingAnswer('VALID', AT));
  try
    Index := TMncPatientIndex.New('{}');
    Writeln('patients: ', Index.Add(HANAKO + #10 + TARO + #10));
    Show('candidates', Index.Search(Answer, DAY));
    Show('comparison', MncPatientCompare(HANAKO, Answer, 0, DAY, '{}'));
  finally
    Index.Free;
    Answer.Free;
  end;
end;

{ A reception that the answer ends: the qualification is over. }
procedure ShowReception;
var
  Visit: TMncVisit;
begin
  Visit := TMncVisit.Start('{"route": "WINDOW"}', AT);
  try
    Visit.Step('{"event": "CARD_PLACED"}', AT);
    Visit.Step('{"event": "CHOSEN", "choice": "FACE"}', AT);
    Visit.Step('{"event": "VERIFIED_BY_READER", "method": "FACE"}', AT);
    Visit.Step('{"event": "ANSWERED", "outcome": "INVALID"}', AT);
    Visit.Step('{"event": "CARD_REMOVED"}', AT);
    Show('end', Visit.GetEnd);
  finally
    Visit.Free;
  end;
end;

{ What stands between a text and the next quotation mark. }
function TextAfter(const AJson, ABefore: UTF8String): UTF8String;
var
  Start: Integer;
begin
  Start := Pos(ABefore, AJson);
  Result := '';
  if Start > 0 then
    Result := Copy(AJson, Start + Length(ABefore), MaxInt);
  Result := Copy(Result, 1, Pos(UTF8String('"'), Result) - 1);
end;

procedure ShowProcedure;
var
  Code: UTF8String;
begin
  Code := TextAfter(MncFallbackEnter('{"reason": "INVALID"}'), '"case":{"code":"');
  Show('case', Code);
  Show('decision', MncFallbackDecide('{"case": "' + Code + '", "day": "' + DAY +
    '", "birthdate": "S17.2.17", "share": 1}'));
end;

{ The form, filled as far as the patient could, and the page to print. }
procedure ShowDeclaration(const APath: UTF8String);
var
  Page: TBytes;
  Text: UTF8String;
  Target: TFileStream;
begin
  Show('form', MncDeclarationCheck(FIELDS, DAY));
  Page := MncDeclarationPrint(FIELDS, DAY);
  SetString(Text, PAnsiChar(Page), Length(Page));
  Write('page: ', Length(Page), ' bytes');
  if Pos(FILLED, Text) > 0 then
    Write(', filled');
  Writeln;
  if APath = '' then
    Exit;
  Target := TFileStream.Create(string(APath), fmCreate);
  try
    Target.WriteBuffer(PByte(Page)^, Length(Page));
  finally
    Target.Free;
  end;
end;

begin
  try
    FindPatient;
    ShowReception;
    ShowProcedure;
    ShowDeclaration(Parameter(1, ''));
  except
    on Failed: EMnc do
      Stop(Failed);
  end;
end.
