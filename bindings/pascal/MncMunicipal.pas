{ The PINs of a holder, in the procedures of a municipality. }
unit MncMunicipal;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncStatus, MncApi, MncBase, Mnc;

type
  { The four-digit PINs of a holder, all of the same length. The call that takes them wipes them. }
  TMncPins = record
    Authentication: TBytes;
    Residence: TBytes;
    InputSupport: TBytes;
  end;

const
  { No PINs, with MNC_PINS_ALREADY_NEW. }
  MNC_NO_PINS: TMncPins = (Authentication: nil; Residence: nil; InputSupport: nil);

{ Gives all four-digit PINs the common one; what was done before an interruption is not done again. AHow is
  MNC_PINS_.... A wrong PIN spends one try, never the last. }
procedure MncSetCommonPin(AProcedure: TMncMunicipal; ACard: TMncCard; AHow: Int32; const ACurrent: TMncPins);
{ Gives the four-digit PINs the holder's new values; otherwise as MncSetCommonPin. }
procedure MncSetNewPins(AProcedure: TMncMunicipal; ACard: TMncCard; AHow: Int32; const ACurrent, ANew: TMncPins);

implementation

{ What the library is given, nil for no PINs. }
function Lend(const APins: TMncPins; out APlace: TMncHolderPins): PMncHolderPins;
begin
  FillChar(APlace, SizeOf(APlace), 0);
  APlace.StructSize := SizeOf(APlace);
  APlace.Len := Length(APins.Authentication);
  if (Length(APins.Residence) <> Length(APins.Authentication))
    or (Length(APins.InputSupport) <> Length(APins.Authentication)) then
    raise EMnc.CreateCode(MNC_INVALID_SECRET);
  APlace.Authentication := PByte(APins.Authentication);
  APlace.Residence := PByte(APins.Residence);
  APlace.InputSupport := PByte(APins.InputSupport);
  Result := nil;
  if APlace.Len > 0 then
    Result := @APlace;
end;

procedure Wipe(const APins: TMncPins);
begin
  MncWipe(APins.Authentication);
  MncWipe(APins.Residence);
  MncWipe(APins.InputSupport);
end;

procedure MncSetCommonPin(AProcedure: TMncMunicipal; ACard: TMncCard; AHow: Int32; const ACurrent: TMncPins);
var
  Error: TMncError;
  Current: TMncHolderPins;
begin
  try
    MncCheck(mnc_municipal_set_common_pin(PMncMunicipal(MncRaw(AProcedure)), PMncCard(MncRaw(ACard)), AHow,
      Lend(ACurrent, Current), MncNoError(Error)), Error);
  finally
    Wipe(ACurrent);
  end;
end;

procedure MncSetNewPins(AProcedure: TMncMunicipal; ACard: TMncCard; AHow: Int32; const ACurrent, ANew: TMncPins);
var
  Error: TMncError;
  Current, Wanted: TMncHolderPins;
begin
  try
    MncCheck(mnc_municipal_set_new_pins(PMncMunicipal(MncRaw(AProcedure)), PMncCard(MncRaw(ACard)), AHow,
      Lend(ACurrent, Current), Lend(ANew, Wanted), MncNoError(Error)), Error);
  finally
    Wipe(ACurrent);
    Wipe(ANew);
  end;
end;

end.
