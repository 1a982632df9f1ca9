{ A program that ends with everything still open: objects, a transport, the log, a thread in a call.

    Leave return|halt|raise }
program Leave;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads,{$ENDIF}
  SysUtils, Classes, SyncObjs, MncStatus, MncBase, Mnc, MncTransport, MncVirtualCard;

type
  TSlow = class(TMncTransporter)
  public
    Begun: TEvent;
    function Transmit(const ACommand: TBytes): TBytes; override;
  end;

  TWaiting = class(TThread)
  public
    Slow: TSlow;
    procedure Execute; override;
  end;

function TriesOf(ACard: TMncCard): Int32;
var
  State: Int32;
begin
  ACard.SecretStatus(MNC_SECRET_AUTHENTICATION_PIN, State, Result);
end;

function TSlow.Transmit(const ACommand: TBytes): TBytes;
begin
  Begun.SetEvent;
  while True do
    Sleep(1000);
  Result := nil;
end;

procedure TWaiting.Execute;
begin
  TriesOf(Slow.OpenCard);
end;

procedure LogLine(ALevel: Int32; const ATarget, AMessage: UTF8String);
begin
end;

var
  VirtualOne: TMncVirtualCard;
  Held: TMncCard;
  Visit: TMncVisit;
  Slow: TSlow;
  Waiting: TWaiting;

begin
  MncLog(4, LogLine);
  VirtualOne := TMncVirtualCard.Create('normal', '2026-11-20');
  Held := VirtualOne.OpenCard;
  Visit := TMncVisit.Start('{"route": "WINDOW"}', '2026-11-20T10:00:00');
  Slow := TSlow.Create;
  Slow.Begun := TEvent.Create(nil, True, False, '');
  Waiting := TWaiting.Create(True);
  Waiting.Slow := Slow;
  Waiting.Start;
  Slow.Begun.WaitFor(INFINITE);
  Writeln(TriesOf(Held), ' tries, leaving by ', ParamStr(1));
  Flush(Output);
  if ParamStr(1) = 'halt' then
    Halt(7);
  if ParamStr(1) = 'raise' then
    raise Exception.Create('an exception of the program''s own');
  if Visit.Handle = nil then
    Halt(1);
end.
