//! The local record of a patient, as the receipt software keeps it.

use super::alias::{Alias, AliasKind};
use super::{fold, wareki};
use crate::eligibility::codes::{Relation, Sex};
use crate::eligibility::numbers::InsurerNumber;
use crate::{Date, ErrorKind, Result};
use std::fmt;

/// A patient of the receipt software. Nothing here changes it: a comparison only proposes.
///
/// `Debug` shows no content. Build one with `Default` and set its fields, or from a row of a table
/// with [`LocalPatient::from_row`].
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LocalPatient {
    /// The institution's own number, which it may register as 照会番号.
    pub patient_number: Option<String>,
    /// 氏名
    pub name: String,
    /// カナ氏名
    pub kana: String,
    /// Other names: 旧氏, 通称, spellings that staff approved.
    pub aliases: Vec<Alias>,
    /// 生年月日
    pub birthdate: Option<Date>,
    /// 性別
    pub sex: Option<Sex>,
    /// 保険者番号
    pub insurer_number: Option<InsurerNumber>,
    /// 記号
    pub symbol: Option<String>,
    /// 番号
    pub number: Option<String>,
    /// 枝番
    pub branch: Option<String>,
    /// 本人・家族の別
    pub relation: Option<Relation>,
    /// 郵便番号
    pub post_number: Option<String>,
    /// 住所
    pub address: Option<String>,
    /// 負担割合, in percent
    pub ratio_percent: Option<u8>,
}

impl LocalPatient {
    /// Reads a row of a table: the name of each column with its cell.
    ///
    /// | column | alternatives | cell |
    /// |---|---|---|
    /// | `patient_number` | 患者番号, 照会番号 | text |
    /// | `name`, `kana` | 氏名; カナ, フリガナ, 氏名カナ | text; one of the two must be there |
    /// | `former_names`, `names_in_use`, `approved_names` | 旧氏; 通称; 別名 | names parted by `;` |
    /// | `birthdate` | 生年月日 | any date that [`wareki::parse`] reads |
    /// | `sex` | 性別 | 1, 2, 3, 男, 女, M, F |
    /// | `insurer_number`, `symbol`, `number`, `branch` | 保険者番号, 記号, 番号, 枝番 | text |
    /// | `relation` | 本人家族 | 1, 2, 本人, 家族 |
    /// | `post_number`, `address` | 郵便番号, 住所 | text |
    /// | `ratio` | 負担割合 | 10, 20, 30, 1割, 2割, 3割 |
    ///
    /// Other columns are left aside; an empty cell is an absent value. A filled column 個人番号 or
    /// マイナンバー is refused.
    ///
    /// # Errors
    /// [`ErrorKind::MalformedPatient`] without a name, and for a date, sex, relation or share that
    /// cannot be read; it does not say what stood there.
    pub fn from_row<'a>(cells: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut patient = Self::default();
        for (column, cell) in cells {
            let cell = cell.trim();
            if !cell.is_empty() {
                patient.set(column.trim(), cell)?;
            }
        }
        if patient.name.is_empty() && patient.kana.is_empty() {
            return Err(ErrorKind::MalformedPatient.into());
        }
        Ok(patient)
    }

    fn set(&mut self, column: &str, cell: &str) -> Result<()> {
        let text = || Some(cell.to_owned());
        match column {
            "patient_number" | "患者番号" | "照会番号" => self.patient_number = text(),
            "name" | "氏名" => cell.clone_into(&mut self.name),
            "kana" | "カナ" | "フリガナ" | "氏名カナ" => cell.clone_into(&mut self.kana),
            "former_names" | "旧氏" => self.add_aliases(AliasKind::Former, cell),
            "names_in_use" | "通称" => self.add_aliases(AliasKind::InUse, cell),
            "approved_names" | "別名" => self.add_aliases(AliasKind::Approved, cell),
            "birthdate" | "生年月日" => {
                self.birthdate = Some(wareki::parse(cell).map_err(|_| malformed())?);
            }
            "sex" | "性別" => self.sex = Some(sex(cell).ok_or_else(malformed)?),
            "insurer_number" | "保険者番号" => {
                self.insurer_number = Some(InsurerNumber::new(cell));
            }
            "symbol" | "記号" => self.symbol = text(),
            "number" | "番号" => self.number = text(),
            "branch" | "枝番" => self.branch = text(),
            "relation" | "本人家族" => {
                self.relation = Some(relation(cell).ok_or_else(malformed)?);
            }
            "post_number" | "郵便番号" => self.post_number = text(),
            "address" | "住所" => self.address = text(),
            // Institutions never handle it (番号利用法); a list that holds it is refused.
            "個人番号" | "マイナンバー" => return Err(malformed()),
            "ratio" | "負担割合" => {
                self.ratio_percent = Some(ratio(cell).ok_or_else(malformed)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn add_aliases(&mut self, kind: AliasKind, cell: &str) {
        let names = cell.split([';', '；']).map(str::trim);
        let present = names.filter(|name| !name.is_empty());
        self.aliases
            .extend(present.map(|name| Alias::new(kind, name)));
    }
}

impl fmt::Debug for LocalPatient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalPatient").finish_non_exhaustive()
    }
}

fn malformed() -> crate::Error {
    ErrorKind::MalformedPatient.into()
}

fn sex(cell: &str) -> Option<Sex> {
    match fold::plain_width(cell).as_str() {
        "1" | "男" | "男性" | "M" | "m" => Some(Sex::Male),
        "2" | "女" | "女性" | "F" | "f" => Some(Sex::Female),
        "3" => Some(Sex::NotSet),
        _ => None,
    }
}

fn relation(cell: &str) -> Option<Relation> {
    match fold::plain_width(cell).as_str() {
        "1" | "本人" => Some(Relation::Insured),
        "2" | "家族" => Some(Relation::Family),
        _ => None,
    }
}

fn ratio(cell: &str) -> Option<u8> {
    let plain = fold::plain_width(cell);
    if let Some(tenths) = plain.strip_suffix('割') {
        return tenths
            .parse::<u8>()
            .ok()?
            .checked_mul(10)
            .filter(|it| *it <= 100);
    }
    let percent = plain.strip_suffix('%').unwrap_or(&plain).parse::<u8>().ok();
    percent.filter(|it| *it <= 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> Result<LocalPatient> {
        LocalPatient::from_row(cells.iter().copied())
    }

    #[test]
    fn a_row_in_either_language_is_the_same_patient() {
        let japanese = [
            ("患者番号", "17"),
            ("氏名", " 番号　花子 "),
            ("フリガナ", "バンゴウ ハナコ"),
            ("旧氏", "見本花子；架空花子"),
            ("生年月日", "S63.1.5"),
            ("性別", "女"),
            ("保険者番号", "138057"),
            ("記号", "見本"),
            ("番号", "0012"),
            ("枝番", "01"),
            ("本人家族", "本人"),
            ("郵便番号", "999-9999"),
            ("住所", "架空県"),
            ("負担割合", "３割"),
            ("備考", "x"),
            ("通称", ""),
        ];
        let english = [
            ("patient_number", "17"),
            ("name", "番号　花子"),
            ("kana", "バンゴウ ハナコ"),
            ("former_names", "見本花子;架空花子;"),
            ("birthdate", "1988-01-05"),
            ("sex", "F"),
            ("insurer_number", "138057"),
            ("symbol", "見本"),
            ("number", "0012"),
            ("branch", "01"),
            ("relation", "1"),
            ("post_number", "999-9999"),
            ("address", "架空県"),
            ("ratio", "30"),
        ];
        let patient = row(&japanese).unwrap();
        assert!(patient == row(&english).unwrap());
        assert_eq!(patient.aliases.len(), 2);
        assert_eq!(patient.ratio_percent, Some(30));
        assert_eq!(format!("{patient:?}"), "LocalPatient { .. }");
    }

    #[test]
    fn a_row_that_cannot_be_read_says_so_without_its_content() {
        let name = ("氏名", "見本太郎");
        for bad in [
            ("生年月日", "昭和65年1月1日"),
            ("性別", "?"),
            ("本人家族", "母"),
            ("負担割合", "30割"),
            ("負担割合", "101"),
            ("負担割合", "-1"),
            ("個人番号", "983205673214"),
        ] {
            let error = row(&[name, bad]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedPatient, "{bad:?}");
            assert!(!format!("{error:?}").contains(bad.1));
        }
        assert!(row(&[("住所", "架空県")]).is_err() && row(&[]).is_err());
        assert!(row(&[("カナ", "ﾐﾎﾝ")]).is_ok());
    }
}
