{ What the examples share: the time, and how a failure is told. }
unit Example;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncStatus, MncBase;

const
  { A real program asks its clock. }
  DAY = '2026-11-20';
  AT = '2026-11-20T10:00:00';

procedure Show(const ATitle, AText: UTF8String);
{ Tells staff and log what failed, and ends the program. }
procedure Stop(AFailed: EMnc);
{ A parameter of the program, or what stands for it. }
function Parameter(AIndex: Integer; const AElse: UTF8String): UTF8String;

implementation

procedure Show(const ATitle, AText: UTF8String);
begin
  Writeln(ATitle, ': ', AText);
end;

procedure Stop(AFailed: EMnc);
begin
  Writeln(ErrOutput, AFailed.Name, ' (', AFailed.Code, '): ', AFailed.Message);
  Writeln(ErrOutput, AFailed.Sentence(MNC_LANGUAGE_JAPANESE));
  Halt(1);
end;

function Parameter(AIndex: Integer; const AElse: UTF8String): UTF8String;
begin
  Result := AElse;
  if ParamCount >= AIndex then
    Result := UTF8String(ParamStr(AIndex));
end;

initialization
  SetTextCodePage(Output, CP_UTF8);
  SetTextCodePage(ErrOutput, CP_UTF8);
end.
