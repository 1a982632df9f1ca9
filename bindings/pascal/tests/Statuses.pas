{ Every status: the constants, the names and both sentences are those of the table.

    Statuses statuses.tsv }
program Statuses;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  SysUtils, MncStatus, MncApi, MncBase;

procedure Expect(AHolds: Boolean; const AWhat: RawByteString);
begin
  if AHolds then
    Exit;
  Writeln(ErrOutput, AWhat);
  Halt(1);
end;

{ Takes the text before the tabulator off. }
function Cell(var ARow: RawByteString): RawByteString;
var
  Tabulator: Integer;
begin
  Tabulator := Pos(#9, ARow + #9);
  Result := Copy(ARow, 1, Tabulator - 1);
  Delete(ARow, 1, Tabulator);
end;

function Same(AText: PAnsiChar; const ACell: RawByteString): Boolean;
begin
  Result := StrComp(AText, PAnsiChar(ACell)) = 0;
end;

var
  Table: TextFile;
  Line, Row, Name, Japanese, English: RawByteString;
  Status: Int32;
  Count: Integer;
begin
  AssignFile(Table, ParamStr(1));
  Reset(Table);
  Readln(Table, Line);
  Count := 0;
  while not Eof(Table) do
  begin
    Readln(Table, Line);
    Row := Line;
    Status := StrToInt(string(Cell(Row)));
    Name := Cell(Row);
    Japanese := Cell(Row);
    English := Cell(Row);
    Expect(Count < Length(MNC_STATUSES), 'the table is longer than the constants');
    Expect((MNC_STATUSES[Count].Status = Status) and (RawByteString(MNC_STATUSES[Count].Name) = Name), Line);
    Expect(Same(mnc_status_name(Status), Name), Line);
    Expect(Same(mnc_status_message(Status, MNC_LANGUAGE_JAPANESE), Japanese), Line);
    Expect(Same(mnc_status_message(Status, MNC_LANGUAGE_ENGLISH), English), Line);
    Inc(Count);
  end;
  CloseFile(Table);
  Expect(Count = Length(MNC_STATUSES), 'a constant is not in the table');
  Expect(Same(mnc_status_name(-1), 'UNKNOWN'), '-1');
  Writeln(Count, ' statuses');
end.
