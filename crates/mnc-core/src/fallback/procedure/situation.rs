//! What is known at the desk when the procedure is asked.

use super::Case;
use crate::Date;
use crate::eligibility::Outcome;
use crate::fallback::declaration::InsuranceKind;
use crate::identity::CardKind;
use crate::identity::message::messages;

messages! {
    /// What a patient can show.
    Document {
        /// 健康保険証 within its validity.
        InsuranceCard = "INSURANCE_CARD", "a valid health insurance card", "有効な健康保険証";
        /// 資格確認書.
        EligibilityCertificate = "ELIGIBILITY_CERTIFICATE", "a 資格確認書", "資格確認書";
        /// 資格情報のお知らせ.
        QualificationNotice = "QUALIFICATION_NOTICE",
            "a 資格情報のお知らせ", "資格情報のお知らせ";
        /// The screen of マイナポータル on the patient's own phone, or its saved PDF.
        Portal = "PORTAL",
            "the insurance screen of マイナポータル, or its PDF", "マイナポータルの資格情報画面（PDFを含む）";
        /// 健康保険証 whose validity has ended.
        ExpiredInsuranceCard = "EXPIRED_INSURANCE_CARD",
            "an expired health insurance card", "有効期限切れの健康保険証";
    }
}

/// What the institution knows of the patient from before (2(2)なお). Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Past {
    /// Nothing.
    #[default]
    Never,
    /// The patient was here before, and is known.
    Visited,
    /// The patient was here before, says that nothing has changed, and what the form asks for is
    /// known: see [`OralConfirmation`](crate::fallback::declaration::OralConfirmation).
    Unchanged,
}

/// Whether a certificate (since 2024-12-02: a qualification) was issued to the patient. Exhaustive
/// on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Issued {
    /// Nothing was said yet; the form asks.
    #[default]
    NotSaid,
    /// The patient says so.
    Declared,
    /// The patient says that there is none.
    Denied,
}

/// What the search in システム障害時モード found. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Search {
    /// Not searched yet, or not possible now.
    #[default]
    NotYet,
    /// One person, confirmed.
    Found,
    /// Nobody, or nobody for certain.
    NotFound,
}

/// What is known at the desk. `Debug` shows nothing of the patient: there is nothing personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// The case.
    pub case: Case,
    /// The day of the reception.
    pub day: Date,
    /// The patient's kind of card, if known: staff sees 顔認証 in the 追記欄.
    pub card: Option<CardKind>,
    /// What the patient shows.
    pub documents: Vec<Document>,
    /// The answer to an inquiry by the numbers of the document, if one was made.
    pub by_numbers: Option<Outcome>,
    /// The insurance of the document; 国保 had its rule for expired certificates first.
    pub insurance: Option<InsuranceKind>,
    /// The search in システム障害時モード.
    pub search: Search,
    /// What is known from before.
    pub past: Past,
    /// Whether a certificate was issued.
    pub issued: Issued,
    /// Whether the institution has decided to be flexible (2(3)ただし).
    pub lenient: bool,
}

impl Situation {
    /// A case on a day; nothing else is known.
    pub fn new(case: Case, day: Date) -> Self {
        Self {
            case,
            day,
            card: None,
            documents: Vec::new(),
            by_numbers: None,
            insurance: None,
            search: Search::default(),
            past: Past::default(),
            issued: Issued::default(),
            lenient: false,
        }
    }

    /// The same, with a document shown.
    #[must_use]
    pub fn with(mut self, document: Document) -> Self {
        self.documents.push(document);
        self
    }

    pub(super) fn shows(&self, document: Document) -> bool {
        self.documents.contains(&document)
    }
}
