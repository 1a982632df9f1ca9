//! What the viewing families (薬剤情報 and 特定健診情報) share: their own header tags and result codes.

use super::Element;
use super::field::record;
use crate::eligibility::numbers::InsurerNumber;

record! {
    /// The header of a viewing request. Its tags differ from those of the eligibility families.
    ViewingHeader {
        /// 医療機関コード, ten digits
        institution_code: Option<String> = "MedicalInstitutionCode",
        /// 保険者番号
        insurer_number: Option<InsurerNumber> = "InsurerNumber",
        /// 記号
        symbol: Option<String> = "InsuranceCardSymbol",
        /// 番号
        number: Option<String> = "InsuredPersonIdentificationNumber",
        /// 枝番
        branch: Option<String> = "BranchNumber",
        /// 任意のファイル識別子
        file_identifier: Option<String> = "ArbitraryFileIdentifier",
    }
}

/// Whether a viewing request succeeded. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ViewingResult {
    /// The result code is 1, the only one that means success.
    Normal,
    /// Another result code: the message says why.
    Failed,
    /// The file carries no result code.
    Unstated,
}

impl ViewingResult {
    pub(super) fn of(code: Option<&str>) -> Self {
        match code {
            Some("1") => Self::Normal,
            Some(_) => Self::Failed,
            None => Self::Unstated,
        }
    }
}

/// The text of the first leaf with this name: sources name the tag and no place.
pub(super) fn anywhere<'a>(tree: &'a [Element], name: &str) -> Option<&'a str> {
    tree.iter().find_map(|element| {
        if element.name() == name {
            return Some(element.text());
        }
        anywhere(element.children(), name)
    })
}

/// Gives a viewing answer its result code and message, wherever they stand.
macro_rules! viewing_result {
    ($name:ident) => {
        impl $name {
            /// Whether the request succeeded.
            pub fn result(&self) -> $crate::eligibility::wire::ViewingResult {
                let code = self.stated(
                    self.header.result_code.as_ref(),
                    self.body.result_code.as_ref(),
                    "ResultCode",
                );
                $crate::eligibility::wire::ViewingResult::of(code)
            }

            /// The message of a failed request, to be shown as it is.
            pub fn message(&self) -> Option<&str> {
                self.stated(
                    self.header.message.as_ref(),
                    self.body.message.as_ref(),
                    "MessageContents",
                )
            }

            fn stated<'a>(
                &'a self,
                header: Option<&'a String>,
                body: Option<&'a String>,
                name: &str,
            ) -> Option<&'a str> {
                let known = header.or(body).map(String::as_str);
                let unknown = [&self.unknown, &self.header.unknown, &self.body.unknown];
                known.or_else(|| {
                    let mut all = unknown.into_iter();
                    all.find_map(|it| $crate::eligibility::wire::viewing::anywhere(it, name))
                })
            }
        }
    };
}

pub(super) use viewing_result;
