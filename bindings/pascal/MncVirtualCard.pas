{ The virtual card as a transport written in Pascal. For tests only. }
unit MncVirtualCard;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncStatus, MncTestingApi, MncBase, Mnc, MncTransport, MncTesting;

type
  { A virtual card of a kind, such as 'normal', made for a day. }
  TMncVirtualCard = class(TMncTransporter)
  private
    FCard: TMncTestingCard;
  public
    constructor Create(const AKind, ADay: UTF8String);
    destructor Destroy; override;
    function Transmit(const ACommand: TBytes): TBytes; override;
    { A secret of the card, as bytes that are wiped when they are presented. }
    function SecretBytes(ASecret: Int32): TBytes;
    property Card: TMncTestingCard read FCard;
  end;

{ The authorities of the virtual cards. In production nil stands for the real ones. }
function MncTestAnchors: TMncAnchors;

implementation

const
  { More than the longest response: 65536 bytes and the status word. }
  ROOM = 65538;

constructor TMncVirtualCard.Create(const AKind, ADay: UTF8String);
begin
  inherited Create;
  FCard := TMncTestingCard.Open(AKind, ADay);
end;

destructor TMncVirtualCard.Destroy;
begin
  FCard.Free;
  inherited Destroy;
end;

function TMncVirtualCard.Transmit(const ACommand: TBytes): TBytes;
var
  Len: NativeUInt;
  Status: Int32;
begin
  Result := nil;
  SetLength(Result, ROOM);
  Len := ROOM;
  Status := mnc_testing_card_transmit(MncRaw(FCard), PByte(ACommand), Length(ACommand), PByte(Result), Len);
  if Status <> MNC_OK then
    raise EMnc.CreateCode(Status);
  SetLength(Result, Len);
end;

function TMncVirtualCard.SecretBytes(ASecret: Int32): TBytes;
begin
  Result := MncBytes(FCard.Secret(ASecret));
end;

function MncTestAnchors: TMncAnchors;
begin
  Result := TMncAnchors.OpenForTests(MncTestingAnchors);
end;

end.
