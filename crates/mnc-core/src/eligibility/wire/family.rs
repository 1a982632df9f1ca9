//! The families of the exchange folder, and a message of any of them by the name of its file.

use super::{
    AidTicketRequest, BulkAnswer, BulkInquiryRequest, BulkReception, BulkRegistrationAnswer,
    BulkRegistrationRequest, BulkResultRequest, CheckupAnswer, CheckupRequest, Encoding,
    EncodingNote, Extension, FileName, HomeVisitRequest, InquiryRequest, MedicationAnswer,
    MedicationRequest, OnlineCareRequest, Phase, RegistrationAnswer, RegistrationRequest,
};
use crate::eligibility::QualificationAnswer;
use crate::{ErrorKind, Result};

macro_rules! families {
    ($($(#[$doc:meta])* $family:ident = $prefix:literal, $request:ident, $response:ident;)*) => {
        /// A family and step of the exchange folder: what a file name begins with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Family {
            $($(#[$doc])* #[doc = concat!(" (`", $prefix, "`)")] $family,)*
        }

        impl Family {
            /// Every family that is read and written here.
            pub const ALL: &[Self] = &[$(Self::$family,)*];

            /// What the names of its files begin with.
            pub const fn prefix(self) -> &'static str {
                match self { $(Self::$family => $prefix,)* }
            }

            /// The family of this prefix; none for families whose layout is not public.
            pub fn of_prefix(prefix: &str) -> Option<Self> {
                match prefix {
                    $($prefix => Some(Self::$family),)*
                    _ => None,
                }
            }

            fn read(self, phase: Phase, bytes: &[u8]) -> Result<Message> {
                match (self, phase) {
                    $(
                        (Self::$family, Phase::Request) => $request::read(bytes).map(Message::from),
                        (Self::$family, Phase::Response) => $response::read(bytes).map(Message::from),
                    )*
                }
            }
        }
    };
}

families! {
    /// 資格確認 (単件), and what the face card reader pushes
    Inquiry = "OQSsiquc01", InquiryRequest, QualificationAnswer;
    /// 資格確認 (一括), hand-in
    BulkInquiry = "OQSmuquc01", BulkInquiryRequest, BulkReception;
    /// 資格確認 (一括), results
    BulkInquiryResult = "OQSmuquc02", BulkResultRequest, BulkAnswer;
    /// 照会番号登録 (単件)
    Registration = "OQSsiimm01", RegistrationRequest, RegistrationAnswer;
    /// 照会番号登録 (一括), hand-in
    BulkRegistration = "OQSmuimm01", BulkRegistrationRequest, BulkReception;
    /// 照会番号登録 (一括), results
    BulkRegistrationResult = "OQSmuimm02", BulkResultRequest, BulkRegistrationAnswer;
    /// 医療券・調剤券 (一括), hand-in
    AidTicket = "OQSmutic01", AidTicketRequest, BulkReception;
    /// 医療券・調剤券 (一括), results
    AidTicketResult = "OQSmutic02", BulkResultRequest, BulkAnswer;
    /// 訪問診療等 同意済資格 (一括), hand-in
    HomeVisit = "OQSmuhvq01", HomeVisitRequest, BulkReception;
    /// 訪問診療等 同意済資格 (一括), results
    HomeVisitResult = "OQSmuhvq02", BulkResultRequest, BulkAnswer;
    /// オンライン診療等 同意済資格 (一括), hand-in
    OnlineCare = "OQSmuonq01", OnlineCareRequest, BulkReception;
    /// オンライン診療等 同意済資格 (一括), results
    OnlineCareResult = "OQSmuonq02", BulkResultRequest, BulkAnswer;
    /// 薬剤情報・診療情報閲覧
    Medication = "YZKsiquc01", MedicationRequest, MedicationAnswer;
    /// 特定健診情報閲覧
    Checkup = "TKKsiquc01", CheckupRequest, CheckupAnswer;
}

macro_rules! messages {
    ($($name:ident,)*) => {
        /// A message of any family.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Message {
            $(#[doc = concat!("A [`", stringify!($name), "`]")] $name(Box<$name>),)*
        }

        impl Message {
            /// The encoding of the file, and whether the file named it.
            pub fn encoding(&self) -> EncodingNote {
                match self { $(Self::$name(message) => message.encoding,)* }
            }

            /// The bytes of a file with this message, in this encoding.
            ///
            /// # Errors
            /// `InvalidArgument` if a text holds a character that XML forbids.
            pub fn write(&self, encoding: Encoding) -> Result<Vec<u8>> {
                match self { $(Self::$name(message) => message.write(encoding),)* }
            }
        }

        $(
            impl From<$name> for Message {
                fn from(message: $name) -> Self {
                    Self::$name(Box::new(message))
                }
            }
        )*
    };
}

messages! {
    InquiryRequest,
    QualificationAnswer,
    BulkInquiryRequest,
    BulkReception,
    BulkResultRequest,
    BulkAnswer,
    RegistrationRequest,
    RegistrationAnswer,
    BulkRegistrationRequest,
    BulkRegistrationAnswer,
    AidTicketRequest,
    HomeVisitRequest,
    OnlineCareRequest,
    MedicationRequest,
    MedicationAnswer,
    CheckupRequest,
    CheckupAnswer,
}

impl Message {
    /// Reads a file by its name.
    ///
    /// ```
    /// use mnc_core::eligibility::wire::{FileName, Message};
    /// let name = FileName::parse("OQSmuquc01res_202611200001.xml")?;
    /// let text = b"<XmlMsg><MessageBody><ReceptionNumber>007</ReceptionNumber></MessageBody></XmlMsg>";
    /// let Message::BulkReception(reception) = Message::read(&name, text)? else { panic!() };
    /// assert_eq!(reception.reception_number(), Some("007"));
    /// # Ok::<(), mnc_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `InvalidArgument` if the name is of no family that is read here, or of no XML file; else as
    /// the message's own `read`.
    pub fn read(name: &FileName, bytes: &[u8]) -> Result<Self> {
        let family =
            Family::of_prefix(name.prefix()).filter(|_| name.extension() == Extension::Xml);
        family
            .ok_or(ErrorKind::InvalidArgument)?
            .read(name.phase(), bytes)
    }
}
