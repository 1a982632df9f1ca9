{ What is wrong with readers and cards: first of this PC, then of a virtual card.

    Diagnose [KIND] }
program Diagnose;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads, cwstring,{$ENDIF}
  SysUtils, MncStatus, MncApi, MncBase, Mnc, MncTransport, MncVirtualCard, Example;

procedure LogLine(ALevel: Int32; const ATarget, AMessage: UTF8String);
begin
  Writeln(ErrOutput, 'log ', ALevel, ' ', ATarget, ': ', AMessage);
end;

procedure Readers;
begin
  try
    Show('readers', MncReaderDiagnose);
  except
    on Failed: EMnc do
      if Failed.Code = MNC_NOT_SUPPORTED then
        Show('readers', 'this library was built without PC/SC')
      else
        raise;
  end;
end;

procedure Look;
var
  VirtualOne: TMncVirtualCard;
begin
  Writeln('mnc ', MncVersion, ', interface ', mnc_abi_version);
  if not MncFits then
    raise EMnc.CreateCode(MNC_NOT_SUPPORTED);
  MncLog(4, LogLine);
  Readers;
  VirtualOne := TMncVirtualCard.Create(Parameter(1, 'normal'), DAY);
  try
    Show('card', VirtualOne.Diagnose);
  finally
    VirtualOne.Free;
  end;
  MncLog(0, nil);
end;

begin
  try
    Look;
  except
    on Failed: EMnc do
      Stop(Failed);
  end;
end.
