// Generated from the sources of the library; a test verifies it.
namespace Mnc
{
    /// <summary>Numbers of the interface.</summary>
    internal static class Number
    {
        /// <summary>The room of <c>mnc_error.message</c>, with the NUL at its end.</summary>
        internal const int ErrorMessageSize = 256;

        /// <summary>The version of the binary interface. It grows with each release that adds something; a
        /// program runs with every library of the same SONAME whose number is not smaller than the
        /// header's.</summary>
        internal const int AbiVersion = 1;

        /// <summary>The most faces that <c>mnc_face_detect_fn</c> has room for.</summary>
        internal const int FacesMax = 16;
    }

    /// <summary>The codes <c>MNC_LANGUAGE_…</c> of the interface.</summary>
    public enum Language
    {
        /// <summary>Japanese, in functions with a language.</summary>
        Japanese = 0,

        /// <summary>English.</summary>
        English = 1,
    }

    /// <summary>The codes <c>MNC_SECRET_…</c> of the interface.</summary>
    public enum Secret
    {
        /// <summary>利用者証明用電子証明書の暗証番号: four digits.</summary>
        AuthenticationPin = 1,

        /// <summary>署名用電子証明書の暗証番号: 6 to 16 letters and digits.</summary>
        SignaturePassword = 2,

        /// <summary>券面事項入力補助用暗証番号: four digits.</summary>
        InputSupportPin = 3,

        /// <summary>住民基本台帳用暗証番号; only its state can be asked.</summary>
        ResidencePin = 4,

        /// <summary>照合番号B for the four attributes: fourteen digits.</summary>
        NumberBForAttributes = 5,

        /// <summary>照合番号B for the photo: fourteen digits.</summary>
        NumberBForFace = 6,
    }

    /// <summary>The codes <c>MNC_STATE_…</c> of the interface.</summary>
    public enum State
    {
        /// <summary>Tries are left.</summary>
        Remaining = 0,

        /// <summary>No try is left.</summary>
        Locked = 1,

        /// <summary>Already verified; the card does not say how many tries are left.</summary>
        Verified = 2,

        /// <summary>It can be tried without limit.</summary>
        Unlimited = 3,
    }

    /// <summary>The codes <c>MNC_SCHEME_…</c> of the interface.</summary>
    public enum Scheme
    {
        /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
        Pkcs1Sha256 = 1,

        /// <summary>RSASSA-PKCS1-v1_5 with SHA-384.</summary>
        Pkcs1Sha384 = 2,

        /// <summary>RSASSA-PKCS1-v1_5 with SHA-512.</summary>
        Pkcs1Sha512 = 3,

        /// <summary>RSASSA-PSS with SHA-256.</summary>
        PssSha256 = 4,
    }

    /// <summary>The codes <c>MNC_CERTIFICATE_…</c> of the interface.</summary>
    public enum CertificateCode
    {
        /// <summary>The certificate for user authentication.</summary>
        UserAuthentication = 1,

        /// <summary>The certificate for signatures.</summary>
        DigitalSignature = 2,
    }

    /// <summary>The codes <c>MNC_LIFE_CYCLE_…</c> of the interface.</summary>
    public enum LifeCycle
    {
        /// <summary>Its validity has not begun.</summary>
        NotYetValid = 0,

        /// <summary>Valid for more than three months.</summary>
        Valid = 1,

        /// <summary>Valid, and ends within three months: time to renew.</summary>
        ExpiresSoon = 2,

        /// <summary>Ended, and still good for the eligibility alone.</summary>
        Grace = 3,

        /// <summary>Ended.</summary>
        Expired = 4,
    }

    /// <summary>The codes <c>MNC_EVIDENCE_…</c> of the interface.</summary>
    public enum Evidence
    {
        /// <summary>No evidence: the revocation is <c>UNCHECKED</c>, never to be read as good.</summary>
        None = 0,

        /// <summary>A certificate revocation list, DER.</summary>
        Crl = 1,

        /// <summary>An answer of the OCSP responder (RFC 6960 <c>OCSPResponse</c>), DER.</summary>
        Ocsp = 2,
    }

    /// <summary>The codes <c>MNC_AUTHENTICITY_…</c> of the interface.</summary>
    public enum Authenticity
    {
        /// <summary>For want of the authority's key nothing was checked beyond the card itself.</summary>
        Unchecked = 0,

        /// <summary>The authority that you named certified the key that signed it.</summary>
        Valid = 1,
    }

    /// <summary>The codes <c>MNC_PINS_…</c> of the interface.</summary>
    public enum Pins
    {
        /// <summary>The current PINs are these.</summary>
        Known = 0,

        /// <summary>These, or the new ones already: after an interruption in the middle of a change.</summary>
        KnownOrNew = 1,

        /// <summary>The municipality's terminal has set the new ones: each is verified once.</summary>
        AlreadyNew = 2,
    }

    /// <summary>The codes <c>MNC_PIXELS_…</c> of the interface.</summary>
    public enum Pixels
    {
        /// <summary>Eight bits of grey, one byte a pixel.</summary>
        Grey = 1,

        /// <summary>Red, green, blue.</summary>
        Rgb = 2,

        /// <summary>Blue, green, red, and a byte that is not looked at: a bitmap of Windows.</summary>
        Bgra = 3,

        /// <summary>Luma, then shared chroma.</summary>
        Nv12 = 4,

        /// <summary>Luma and chroma in turn: USB cameras.</summary>
        Yuyv = 5,
    }

    /// <summary>The codes <c>MNC_FIELD_…</c> of the interface.</summary>
    public enum Field
    {
        /// <summary>The name of the outcome: <c>VALID</c>, <c>INVALID</c>, <c>NOT_FOUND</c> …</summary>
        Outcome = 1,

        /// <summary>処理結果コード.</summary>
        Code = 2,

        /// <summary>処理結果メッセージ, to be shown as it is.</summary>
        Message = 3,

        /// <summary>保険者番号, without its padding.</summary>
        InsurerNumber = 10,

        /// <summary>記号.</summary>
        Symbol = 11,

        /// <summary>番号.</summary>
        Number = 12,

        /// <summary>枝番.</summary>
        Branch = 13,

        /// <summary>氏名.</summary>
        Name = 14,

        /// <summary>氏名カナ.</summary>
        Kana = 15,

        /// <summary>生年月日, <c>yyyyMMdd</c>.</summary>
        Birthdate = 16,

        /// <summary>性別1, its code.</summary>
        Sex = 17,

        /// <summary>住所.</summary>
        Address = 18,

        /// <summary>郵便番号.</summary>
        PostNumber = 19,

        /// <summary>保険者名称.</summary>
        InsurerName = 20,

        /// <summary>本人・家族の別, its code.</summary>
        Relation = 21,

        /// <summary>資格取得年月日, <c>yyyyMMdd</c>.</summary>
        QualifiedOn = 22,

        /// <summary>資格喪失年月日.</summary>
        DisqualifiedOn = 23,

        /// <summary>有効開始年月日.</summary>
        ValidFrom = 24,

        /// <summary>有効終了年月日.</summary>
        ValidUntil = 25,
    }
}
