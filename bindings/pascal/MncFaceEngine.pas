{ Comparison of faces: an engine of the program's own, such as one that is certified, and camera buffers. }
unit MncFaceEngine;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

uses
  SysUtils, MncStatus, MncApi, MncBase, Mnc;

type
  TMncFaces = array of TMncFaceFound;
  TMncNumbers = array of Single;

  { A comparison engine. Override its methods; the object lives longer than its matcher and their comparisons.
    It is called on the thread of the call, and on several at once if there are several comparisons. Pictures
    have AWidth * AHeight * 3 bytes, red first; they are wiped afterwards: keep no copy. An EMnc with
    MNC_CANCELLED gives up; any other exception is MNC_FACE_ENGINE, and Cause of what the caller sees. }
  TMncFaceEngineBase = class
  public
    { How many numbers describe a face. }
    function Dimension: UInt32; virtual; abstract;
    { Finds the faces, the surest first. }
    function Detect(const APicture: TBytes; AWidth, AHeight: NativeUInt): TMncFaces; virtual; abstract;
    { Describes the face with these ten landmarks; the cosine of two descriptions is their score. }
    function Embed(const APicture: TBytes; AWidth, AHeight: NativeUInt; ALandmarks: PSingle): TMncNumbers;
      virtual; abstract;
    { Whether the engine tells a living face from a picture of one. }
    function ChecksLiveness: Boolean; virtual;
    { Whether the face in the box (four numbers) is a living one. }
    function IsLive(const APicture: TBytes; AWidth, AHeight: NativeUInt; ABounds: PSingle): Boolean; virtual;
    { A matcher over this engine. AManifest is the text of a manifest; ASettings as by TMncFaceMatcher.Open. }
    function OpenMatcher(const AManifest, ASettings: UTF8String): TMncFaceMatcher;
  end;

{ Looks at the buffer of a camera: AFormat is MNC_PIXELS_..., AStride the number of bytes from the start of a
  row to the start of the next; AFullRange says whether luma and chroma of NV12 and YUYV go from 0 to 255. }
function MncCompareBuffer(AComparison: TMncFaceComparison; AFormat: Int32; const ABytes: TBytes;
  AWidth, AHeight, AStride: NativeUInt; AFullRange: Boolean; ATurn: Int32): UTF8String;

implementation

{ The picture as bytes of Pascal. }
function Taken(APicture: PByte; AWidth, AHeight: NativeUInt): TBytes;
begin
  Result := nil;
  SetLength(Result, 3 * AWidth * AHeight);
  if Length(Result) > 0 then
    Move(APicture^, PByte(Result)^, Length(Result));
end;

{ The status for an exception, which is kept for the exception of the call. }
function Failed(ACaught: Exception): Int32;
begin
  Result := MNC_FACE_ENGINE;
  if (ACaught is EMnc) and (EMnc(ACaught).Code <> MNC_OK) then
    Result := EMnc(ACaught).Code;
  MncRemember(UTF8String(ACaught.ClassName + ': ' + ACaught.Message));
end;

{ No exception may leave these functions: the library stands on the stack below them. }
function DetectFaces(AUserdata: Pointer; APicture: PByte; AWidth, AHeight: NativeUInt; AFaces: PMncFaceFound;
  var ACount: NativeUInt): Int32; cdecl;
var
  Picture: TBytes;
  Faces: TMncFaces;
  Room: NativeUInt;
begin
  Result := MNC_OK;
  Room := ACount;
  ACount := 0;
  try
    Picture := Taken(APicture, AWidth, AHeight);
    try
      Faces := TMncFaceEngineBase(AUserdata).Detect(Picture, AWidth, AHeight);
    finally
      MncWipe(Picture);
    end;
    while (ACount < Room) and (ACount < NativeUInt(Length(Faces))) do
    begin
      AFaces^ := Faces[ACount];
      Inc(AFaces);
      Inc(ACount);
    end;
  except
    on Caught: Exception do
      Result := Failed(Caught);
  end;
end;

function EmbedFace(AUserdata: Pointer; APicture: PByte; AWidth, AHeight: NativeUInt; ALandmarks, ANumbers: PSingle;
  ADimension: NativeUInt): Int32; cdecl;
var
  Picture: TBytes;
  Described: TMncNumbers;
begin
  Result := MNC_OK;
  try
    Picture := Taken(APicture, AWidth, AHeight);
    try
      Described := TMncFaceEngineBase(AUserdata).Embed(Picture, AWidth, AHeight, ALandmarks);
    finally
      MncWipe(Picture);
    end;
    if NativeUInt(Length(Described)) <> ADimension then
      Result := MNC_FACE_ENGINE
    else
      Move(PSingle(Described)^, ANumbers^, ADimension * SizeOf(Single));
  except
    on Caught: Exception do
      Result := Failed(Caught);
  end;
end;

function CheckLive(AUserdata: Pointer; APicture: PByte; AWidth, AHeight: NativeUInt; ABounds: PSingle;
  var ALive: Int32): Int32; cdecl;
var
  Picture: TBytes;
begin
  Result := MNC_OK;
  try
    Picture := Taken(APicture, AWidth, AHeight);
    try
      ALive := Ord(TMncFaceEngineBase(AUserdata).IsLive(Picture, AWidth, AHeight, ABounds));
    finally
      MncWipe(Picture);
    end;
  except
    on Caught: Exception do
      Result := Failed(Caught);
  end;
end;

function TMncFaceEngineBase.ChecksLiveness: Boolean;
begin
  Result := False;
end;

function TMncFaceEngineBase.IsLive(const APicture: TBytes; AWidth, AHeight: NativeUInt; ABounds: PSingle): Boolean;
begin
  Result := False;
end;

function TMncFaceEngineBase.OpenMatcher(const AManifest, ASettings: UTF8String): TMncFaceMatcher;
var
  Error: TMncError;
  Native: TMncFaceEngine;
  Made: PMncFaceMatcher;
begin
  FillChar(Native, SizeOf(Native), 0);
  Native.StructSize := SizeOf(Native);
  Native.Dimension := Dimension;
  Native.Userdata := Self;
  Native.Detect := DetectFaces;
  Native.Embed := EmbedFace;
  if ChecksLiveness then
    Native.Live := CheckLive;
  Made := nil;
  MncCheck(mnc_face_matcher_open_engine(PAnsiChar(AManifest), Length(AManifest), PAnsiChar(ASettings),
    Length(ASettings), @Native, Made, MncNoError(Error)), Error);
  Result := TMncFaceMatcher.Take(Made);
end;

function MncCompareBuffer(AComparison: TMncFaceComparison; AFormat: Int32; const ABytes: TBytes;
  AWidth, AHeight, AStride: NativeUInt; AFullRange: Boolean; ATurn: Int32): UTF8String;
var
  Error: TMncError;
  Frame: TMncPixels;
  Step: PMncData;
begin
  FillChar(Frame, SizeOf(Frame), 0);
  Frame.StructSize := SizeOf(Frame);
  Frame.Format := AFormat;
  Frame.Bytes := PByte(ABytes);
  Frame.Len := Length(ABytes);
  Frame.Width := AWidth;
  Frame.Height := AHeight;
  Frame.Stride := AStride;
  Frame.FullRange := Ord(AFullRange);
  Step := nil;
  MncCheck(mnc_face_comparison_pixels(PMncFaceComparison(MncRaw(AComparison)), @Frame, ATurn, Step,
    MncNoError(Error)), Error);
  Result := MncTakeText(Step);
end;

end.
