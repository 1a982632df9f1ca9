{ A reception at the window: card, face or PIN, eligibility, consent, record.

    Reception [KIND [pin]]

  With "pin" the holder enters the PIN at this program, and the card itself is asked. }
program Reception;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads, cwstring,{$ENDIF}
  SysUtils, MncStatus, MncBase, Mnc, MncTransport, MncTesting, MncVirtualCard, Example;

procedure Step(AVisit: TMncVisit; const AHappened, AWhen: UTF8String);
begin
  Show('to do', AVisit.Step(AHappened, AWhen));
  Show('screen', AVisit.Screen);
end;

procedure PlaceCard(AVisit: TMncVisit; ACard: TMncCard; AAnchors: TMncAnchors);
var
  Assessment: TMncAssessment;
begin
  Assessment := ACard.Assess(AAnchors, AT, '{"marking": "ABSENT", "photo": true}');
  try
    Show('assessment', Assessment.Json);
    Show('to do', AVisit.PlaceCard(Assessment, AT));
  finally
    Assessment.Free;
  end;
end;

procedure VerifyFace(AVisit: TMncVisit);
begin
  Step(AVisit, '{"event": "CHOSEN", "choice": "FACE"}', '2026-11-20T10:00:05');
  Step(AVisit, '{"event": "VERIFIED_BY_READER", "method": "FACE"}', '2026-11-20T10:00:10');
end;

{ First a wrong PIN, as it happens; the card counts it, and the counter is told. }
procedure VerifyPin(AVisit: TMncVisit; ACard: TMncCard; AAnchors: TMncAnchors; AVirtualOne: TMncVirtualCard);
begin
  Step(AVisit, '{"event": "CHOSEN", "choice": "PIN"}', '2026-11-20T10:00:05');
  try
    AVisit.VerifyPin(ACard, AAnchors, MncBytes('0000'), False, '2026-11-20T10:00:06');
  except
    on Failed: EMnc do
      if Failed.Code = MNC_WRONG_SECRET then
        Step(AVisit, UTF8String(Format('{"event": "PIN_WRONG", "left": %d}', [Failed.TriesRemaining])),
          '2026-11-20T10:00:07')
      else
        raise;
  end;
  Show('to do', AVisit.VerifyPin(ACard, AAnchors, AVirtualOne.SecretBytes(MNC_SECRET_AUTHENTICATION_PIN),
    False, '2026-11-20T10:00:10'));
end;

procedure ShowRecord(AVisit: TMncVisit);
var
  Answer: TMncAnswer;
begin
  Answer := TMncAnswer.Open(MncTestingAnswer('VALID', AT));
  try
    Show('record', AVisit.GetRecord(Answer, '{"pin_locked": false}'));
  finally
    Answer.Free;
  end;
end;

procedure Receive;
var
  VirtualOne: TMncVirtualCard;
  Card: TMncCard;
  Anchors: TMncAnchors;
  Visit: TMncVisit;
begin
  Card := nil;
  Anchors := nil;
  Visit := nil;
  VirtualOne := TMncVirtualCard.Create(Parameter(1, 'normal'), DAY);
  try
    Card := VirtualOne.OpenCard;
    Anchors := MncTestAnchors;
    Visit := TMncVisit.Start('{"route": "WINDOW"}', AT);
    PlaceCard(Visit, Card, Anchors);
    if Parameter(2, '') = 'pin' then
      VerifyPin(Visit, Card, Anchors, VirtualOne)
    else
      VerifyFace(Visit);
    Step(Visit, '{"event": "ANSWERED", "outcome": "VALID"}', '2026-11-20T10:00:15');
    Step(Visit, '{"event": "CHOSEN", "choice": "CONSENT_TO_ALL"}', '2026-11-20T10:00:20');
    Step(Visit, '{"event": "CARD_REMOVED"}', '2026-11-20T10:00:25');
    Show('end', Visit.GetEnd);
    ShowRecord(Visit);
  finally
    Visit.Free;
    Anchors.Free;
    Card.Free;
    VirtualOne.Free;
  end;
end;

begin
  try
    Receive;
  except
    on Failed: EMnc do
      Stop(Failed);
  end;
end.
