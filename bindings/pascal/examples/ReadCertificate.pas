{ The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.

    ReadCertificate [KIND] }
program ReadCertificate;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$IFDEF MSWINDOWS}{$APPTYPE CONSOLE}{$ENDIF}

uses
  {$IFDEF UNIX}cthreads, cwstring,{$ENDIF}
  SysUtils, MncStatus, MncBase, Mnc, MncTransport, MncVirtualCard, Example;

procedure ShowCertificate(ACard: TMncCard; AAnchors: TMncAnchors);
var
  Certificate: TMncCertificate;
  Worth: Int32;
begin
  Certificate := nil;
  try
    try
      Certificate := ACard.Certificate;
      Show('certificate', Certificate.Facts);
      Writeln('DER: ', Length(Certificate.Der), ' bytes');
      Worth := Certificate.LifeCycle(AAnchors, AT, 0, 0);
      Writeln('worth: ', Worth, ' ', MncLifeCycleMessage(Worth, MNC_LANGUAGE_JAPANESE));
    except
      on Failed: EMnc do
        if Failed.Code = MNC_SECRET_REQUIRED then
          Writeln('certificate: a phone wants its PIN first')
        else
          raise;
    end;
  finally
    Certificate.Free;
  end;
end;

function PinState(ACard: TMncCard): Int32;
var
  Tries: Int32;
begin
  ACard.SecretStatus(MNC_SECRET_AUTHENTICATION_PIN, Result, Tries);
  Writeln('PIN: state ', Result, ', ', Tries, ' tries left');
end;

procedure Sign(ACard: TMncCard; AVirtualOne: TMncVirtualCard);
var
  Signature: TBytes;
begin
  try
    ACard.Verify(MNC_SECRET_AUTHENTICATION_PIN, MncBytes('0000'), False);
  except
    on Failed: EMnc do
      Writeln('wrong PIN: ', Failed.Name, ', ', Failed.TriesRemaining, ' tries left');
  end;
  Signature := ACard.Sign(AVirtualOne.SecretBytes(MNC_SECRET_AUTHENTICATION_PIN), False,
    MNC_SCHEME_PKCS1_SHA256, MncBytes('challenge'));
  Writeln('signature: ', Length(Signature), ' bytes');
end;

procedure Face(ACard: TMncCard; AVirtualOne: TMncVirtualCard);
var
  Photo: TBytes;
begin
  try
    Show('attributes', ACard.Attributes(MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES,
      AVirtualOne.SecretBytes(MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES), False));
    Photo := ACard.Photo(AVirtualOne.SecretBytes(MNC_SECRET_NUMBER_B_FOR_FACE), False);
    if Photo = nil then
      Writeln('photo: none')
    else
      Writeln('photo: ', Length(Photo), ' bytes');
  except
    on Failed: EMnc do
      if Failed.Code = MNC_NOT_MY_NUMBER_CARD then
        Writeln('attributes: a phone does not have them')
      else
        raise;
  end;
end;

procedure Read;
var
  VirtualOne: TMncVirtualCard;
  Card: TMncCard;
  Anchors: TMncAnchors;
begin
  Card := nil;
  Anchors := nil;
  VirtualOne := TMncVirtualCard.Create(Parameter(1, 'normal'), DAY);
  try
    Card := VirtualOne.OpenCard;
    Anchors := MncTestAnchors;
    ShowCertificate(Card, Anchors);
    if PinState(Card) = MNC_STATE_REMAINING then
      Sign(Card, VirtualOne);
    Face(Card, VirtualOne);
  finally
    Anchors.Free;
    Card.Free;
    VirtualOne.Free;
  end;
end;

begin
  try
    Read;
  except
    on Failed: EMnc do
      Stop(Failed);
  end;
end.
