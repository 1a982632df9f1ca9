//! The declaration: every field, every note of 別添3 (保発0710第1号), the page, and what becomes of it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::fallback::declaration::FormWarning as W;
use mnc_core::fallback::declaration::*;
use mnc_core::fallback::procedure::{AgeBand, Past};
use mnc_core::identity::StaffId;
use mnc_core::{Date, ErrorKind};
use proptest::prelude::{any, prop, prop_assert, proptest};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const ON: Date = Date::constant(2026, 11, 20);

const FILLED: [(Field, &str); 16] = [
    (Field::Issued, "✓"),
    (Field::Insurance, "社保"),
    (Field::InsurerName, "見本健康保険組合"),
    (Field::Workplace, "見本商事株式会社"),
    (Field::IssuedWhen, "1か月以内"),
    (Field::Share, "3割"),
    (Field::Name, "見本　花子"),
    (Field::Kana, "ミホン　ハナコ"),
    (Field::Birth, "平成 2-4-1"),
    (Field::Sex, "女"),
    (Field::Address, "架空県見本市見本町一丁目１番１号"),
    (Field::Residence, "架空県別見本市二丁目２番２号　見本荘101"),
    (Field::SignedOn, "2026-11-20"),
    (Field::Signature, "見本　太郎"),
    (Field::Relation, "父"),
    (Field::Phone, "03-0000-0000"),
];

fn filled() -> Declaration {
    let mut form = Declaration::default();
    for (field, text) in FILLED {
        assert!(form.set(field, text), "{field:?}");
        assert!(!form.is_blank(field), "{field:?}");
    }
    form
}

fn first_template() -> Template {
    Template::new(Version::Certificate)
}

/// 「以下の各項目に可能な範囲で記入いただき」: nothing missing is a reason to refuse.
#[test]
fn a_blank_form_is_a_form() {
    let blank = Declaration::default();
    let missing = blank.warnings(ON, None);
    assert_eq!(
        missing,
        [
            W::NotIssued,
            W::InsuranceMissing,
            W::InsurerMissing,
            W::NameMissing,
            W::KanaMissing,
            W::BirthMissing,
            W::SexMissing,
            W::AddressMissing,
            W::DateMissing,
            W::SignatureMissing,
            W::PhoneMissing,
        ]
    );
    assert!(Field::ALL.iter().all(|field| blank.is_blank(*field)));
    assert!(filled().warnings(ON, Some(AgeBand::Ordinary)).is_empty());
}

/// Each field alone left out: its own warning, or none where the notes ask for nothing.
#[test]
fn each_missing_field_has_its_own_warning() {
    for (field, expected) in [
        (Field::Issued, vec![W::NotIssued]),
        (Field::Insurance, vec![W::InsuranceMissing]),
        (Field::InsurerName, vec![W::InsurerMissing]),
        (Field::Workplace, vec![W::WorkplaceMissing]),
        (Field::IssuedWhen, vec![]),
        (Field::Share, vec![]),
        (Field::Name, vec![W::NameMissing]),
        (Field::Kana, vec![W::KanaMissing]),
        (Field::Birth, vec![W::BirthMissing]),
        (Field::Sex, vec![W::SexMissing]),
        (Field::Address, vec![W::AddressMissing]),
        (Field::Residence, vec![]),
        (Field::SignedOn, vec![W::DateMissing]),
        (Field::Signature, vec![W::SignatureMissing]),
        (Field::Relation, vec![W::RelationMissing]),
        (Field::Phone, vec![W::PhoneMissing]),
    ] {
        let mut form = filled();
        assert!(form.set(field, " "), "{field:?}");
        assert!(form.is_blank(field));
        assert_eq!(
            form.warnings(ON, Some(AgeBand::Ordinary)),
            expected,
            "{field:?}"
        );
    }
}

/// ※1: 社保, 国保 of a 国民健康保険組合 only, その他, わからない.
#[test]
fn note_1_asks_for_the_place_of_work() {
    for (kind, insurer, asked) in [
        (Some(InsuranceKind::Employee), "", true),
        (Some(InsuranceKind::National), "見本市", false),
        (Some(InsuranceKind::National), "見本国民健康保険組合", true),
        (Some(InsuranceKind::Elderly), "", false),
        (Some(InsuranceKind::Other), "", true),
        (Some(InsuranceKind::Unknown), "", true),
        (None, "", false),
    ] {
        let form = Declaration {
            insurance: kind,
            insurer_name: insurer.to_owned(),
            ..Declaration::default()
        };
        let missing = form.warnings(ON, None).contains(&W::WorkplaceMissing);
        assert_eq!(
            (form.asks_workplace(), missing),
            (asked, asked),
            "{kind:?} {insurer}"
        );
    }
    let mut form = filled();
    form.insurance = Some(InsuranceKind::Unknown);
    assert_eq!(form.warnings(ON, None), [W::InsuranceUnknown]);
}

/// ※2: 70歳以上の方、または後期高齢者医療の被保険者の方.
#[test]
fn note_2_asks_the_elderly_for_their_share() {
    for (kind, age, asked) in [
        (InsuranceKind::Employee, None, false),
        (InsuranceKind::Employee, Some(AgeBand::Ordinary), false),
        (InsuranceKind::Employee, Some(AgeBand::Preschool), false),
        (InsuranceKind::Employee, Some(AgeBand::Elderly), true),
        (InsuranceKind::Elderly, None, true),
    ] {
        let mut form = filled();
        (form.insurance, form.share) = (Some(kind), None);
        let missing = form.warnings(ON, age).contains(&W::ShareMissing);
        assert_eq!(missing, asked, "{kind:?} {age:?}");
    }
    for (share, age, unusual) in [
        (DeclaredShare::One, AgeBand::Ordinary, true),
        (DeclaredShare::Three, AgeBand::Ordinary, false),
        (DeclaredShare::Three, AgeBand::Preschool, true),
        (DeclaredShare::Two, AgeBand::Preschool, false),
        (DeclaredShare::One, AgeBand::Elderly, false),
        (DeclaredShare::Unknown, AgeBand::Ordinary, false),
    ] {
        let mut form = filled();
        form.share = Some(share);
        let found = form.warnings(ON, Some(age)).contains(&W::ShareUnusual);
        assert_eq!(found, unusual, "{share:?} {age:?}");
    }
}

/// ※4 and ※5, and what cannot be.
#[test]
fn what_looks_wrong_is_said_and_kept() {
    for (field, text, warning) in [
        (Field::Kana, "みほん はなこ", Some(W::KanaUnusual)),
        (Field::Kana, "ﾐﾎﾝ ﾊﾅｺ", None),
        (Field::Kana, "ミホン・ハナコー", None),
        (Field::Birth, "昭和 64-1-8", Some(W::BirthImpossible)),
        (Field::Birth, "2027-1-1", Some(W::BirthImpossible)),
        (Field::Birth, "2026-11-20", None),
        (Field::SignedOn, "2026-11-21", Some(W::DateInFuture)),
        (Field::Signature, "見本花子", None),
        (Field::Phone, "03-0000-000", Some(W::PhoneUnusual)),
        (Field::Phone, "090-0000-00000", Some(W::PhoneUnusual)),
        (Field::Phone, "０９０ー００００－００００", None),
        (Field::Phone, "0300000000内線1", Some(W::PhoneUnusual)),
    ] {
        let mut form = filled();
        assert!(form.set(field, text), "{text}");
        assert!(!form.is_blank(field), "kept as it was written");
        let expected: Vec<_> = warning.into_iter().collect();
        assert_eq!(form.warnings(ON, None), expected, "{field:?} {text}");
    }
    let mut form = filled();
    form.set(Field::Relation, "");
    form.set(Field::Signature, "見本 花子");
    assert!(form.warnings(ON, None).is_empty(), "the patient signed");
    form.birth.day = None;
    assert_eq!(
        form.warnings(ON, None),
        [W::BirthMissing],
        "a part is not a wrong date"
    );
}

/// What is not understood stays blank, and the form stays good.
#[test]
fn a_box_that_nobody_printed_cannot_be_ticked() {
    for field in [
        Field::Issued,
        Field::Insurance,
        Field::IssuedWhen,
        Field::Share,
        Field::Sex,
        Field::Birth,
        Field::SignedOn,
    ] {
        let mut form = filled();
        assert!(!form.set(field, "見本"), "{field:?}");
        assert!(form.is_blank(field), "{field:?}");
    }
    let mut form = Declaration::default();
    assert!(form.set(Field::Insurance, "elderly") && form.set(Field::Share, "2"));
    assert_eq!(form.insurance, Some(InsuranceKind::Elderly));
    assert_eq!(form.share.and_then(DeclaredShare::tenths), Some(2));
}

proptest! {
    /// Whatever is typed: no refusal, no panic, a page, and no markup of the patient's.
    #[test]
    fn nothing_that_is_typed_is_refused(texts in prop::collection::vec(any::<String>(), 16)) {
        let mut form = Declaration::default();
        for (field, text) in Field::ALL.iter().zip(&texts) {
            form.set(*field, text);
        }
        form.warnings(ON, Some(AgeBand::Elderly));
        let blank = page::html(&Declaration::default(), &first_template());
        let page = page::html(&form, &first_template());
        let tags = |page: &str| page.replace("<br>", "").matches('<').count();
        prop_assert!(tags(&page) == tags(&blank));
    }
}

/// The page of each field, as the table in the documentation says it.
#[test]
fn the_table_in_the_documentation_is_that_of_the_fields() {
    let source = include_str!("../src/fallback/declaration/mod.rs");
    let (_, rest) = source.split_once("//! |---|---|---|---|\n").unwrap();
    let (table, _) = rest.split_once("//!\n").unwrap();
    let mut expected = String::new();
    for field in Field::ALL {
        let template = first_template();
        let note = field.note().map_or("", |note| template.text(note));
        let note: String = note.chars().take(2).collect();
        let note = if note.is_empty() {
            String::new()
        } else {
            format!("{note} ")
        };
        let (block, row) = field.place();
        let (annex, place) = (field.annex(), block.name());
        writeln!(
            expected,
            "//! | {annex} | {note}| [`Field::{field:?}`] | {place}, row {row} |"
        )
        .unwrap();
    }
    assert_eq!(table, expected);
}

/// The part of the page from this row's identifier to the next one.
fn row(page: &str, id: &str) -> String {
    let (_, rest) = page.split_once(&format!("id=\"{id}\"")).unwrap();
    let end = rest
        .find("id=\"")
        .or_else(|| rest.find("</section>"))
        .unwrap();
    rest[..end].to_owned()
}

/// 別添3, field by field: where it stands, what it is called, and what was written.
#[test]
fn each_field_stands_where_the_table_says() {
    let page = page::html(&filled(), &first_template());
    let blank = page::html(&Declaration::default(), &first_template());
    let mut previous = 0;
    for (field, written) in FILLED {
        let (block, number) = field.place();
        let block = match block {
            Block::Insurance => "insurance",
            Block::Card => "card",
            Block::Signature => "signature",
        };
        let mark = format!("data-field=\"{}\"", field.code());
        let (row_filled, row_blank) = (
            row(&page, &format!("{block}-{number}")),
            row(&blank, &format!("{block}-{number}")),
        );
        assert!(
            row_filled.contains(&mark) && row_blank.contains(&mark),
            "{field:?}"
        );
        assert_eq!(page.matches(&mark).count(), 1, "{field:?}");
        let label = if field == Field::SignedOn {
            "年"
        } else {
            field.annex()
        };
        assert!(row_blank.contains(label), "{field:?} is called {label}");
        let written = match field {
            Field::Issued => "✓</span>有効な保険証の交付を受けている".to_owned(),
            Field::Insurance | Field::IssuedWhen | Field::Share | Field::Sex => {
                format!("✓</span>{written}")
            }
            Field::Birth => "✓</span>平成".to_owned(),
            Field::SignedOn => ">2026</span>年".to_owned(),
            _ => written.to_owned(),
        };
        assert!(row_filled.contains(&written), "{field:?} {written}");
        assert!(!row_blank.contains(&written), "{field:?}");
        // 氏名 is called before フリガナ, and written under it.
        if field != Field::Kana {
            let at = page.find(&mark).unwrap();
            assert!(at > previous, "{field:?} in the order of the form");
            previous = at;
        }
    }
    assert_eq!(
        blank.matches('✓').count(),
        2,
        "only where the form explains it"
    );
    assert_eq!(page.matches("✓</span>").count(), 6);
}

/// 別添3: 社保 国保 後期 その他 わからない; 1か月以内 …; 3割 …; 明治 …; 男 女.
#[test]
fn every_box_of_the_annex_is_printed() {
    let blank = page::html(&Declaration::default(), &first_template());
    for (id, boxes) in [
        ("insurance-1", &["有効な保険証の交付を受けている"][..]),
        (
            "insurance-2",
            &["社保", "国保", "後期", "その他", "わからない"],
        ),
        ("insurance-5", &["1か月以内", "それより前", "わからない"]),
        ("insurance-6", &["3割", "2割", "1割", "わからない"]),
        ("card-2", &["明治", "大正", "昭和", "平成", "令和"]),
        ("card-3", &["男", "女"]),
    ] {
        let row = row(&blank, id);
        assert_eq!(row.matches("class=\"box\"").count(), boxes.len(), "{id}");
        let places: Vec<_> = boxes
            .iter()
            .map(|it| row.find(&format!("</span>{it}</span>")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{id}");
    }
    for note in ["※1", "※2", "※3", "※4", "※5"] {
        assert!(blank.contains(&format!("<p>{note} ")), "{note}");
    }
    for (id, mark) in [
        ("insurance-4", "※1"),
        ("insurance-6", "※2"),
        ("card-4", "※3"),
        ("signature-2", "※5"),
    ] {
        assert!(
            row(&blank, id).contains(&format!("<sup>{mark}</sup>")),
            "{mark}"
        );
    }
}

/// The cards of foreigners have a year of the western calendar.
#[test]
fn a_western_year_is_written_as_one() {
    let mut form = filled();
    form.set(Field::Birth, "1990-04-01");
    let page = page::html(&form, &first_template());
    let row = row(&page, "card-2");
    assert!(row.contains("西暦") && row.contains(">1990<") && !row.contains('✓'));
    assert!(!self::row(&page::html(&filled(), &first_template()), "card-2").contains("西暦"));
}

#[test]
fn nothing_that_was_written_becomes_markup() {
    let mut form = filled();
    form.name = "<script>alert('見本')</script>".to_owned();
    form.address = "架空県\n見本市\"&\u{0}".to_owned();
    let mut template = first_template();
    template.set(Text::Title, "<申立書>");
    let page = page::html(&form, &template);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(page.contains("架空県<br>見本市&quot;&amp;</span>"));
    assert!(page.contains("<h1>&lt;申立書&gt;</h1>"));
    for outside in [
        "http:", "https:", "src=", "url(", "<script", "<img", "<link",
    ] {
        assert!(
            !page.contains(outside),
            "{outside}: the page asks for nothing from outside"
        );
    }
}

/// No 健康保険証 is issued since 2024-12-02; the words since then are a setting.
#[test]
fn the_words_of_the_form_follow_the_day() {
    let on = |year, month, day| Template::on(Date::constant(year, month, day));
    assert_eq!(on(2024, 12, 1).version(), Version::Certificate);
    assert_eq!(on(2024, 12, 2).version(), Version::Qualification);
    let before = page::html(&Declaration::default(), &on(2024, 12, 1));
    let since = page::html(&Declaration::default(), &on(2024, 12, 2));
    assert!(before.contains("有効な保険証の交付を受けており、"));
    assert!(!since.contains("保険証の交付") && since.contains("有効な保険資格を有しており、"));
    assert!(since.contains("※1 保険種別で社保"), "the notes stay");
    let mut own = on(2026, 11, 20);
    own.set(Text::Issued, "資格の有無");
    assert_eq!(own.text(Text::Issued), "資格の有無");
    assert!(page::html(&Declaration::default(), &own).contains("<th>資格の有無</th>"));
    for text in Text::ALL {
        assert!(!own.text(*text).is_empty());
        let page = page::html(&Declaration::default(), &own);
        assert!(page.contains(own.text(*text)), "{text:?} is on the page");
    }
    let codes: BTreeSet<_> = Text::ALL.iter().map(|text| text.code()).collect();
    assert_eq!(codes.len(), Text::ALL.len());
}

fn golden(name: &str, page: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert_eq!(kept, page, "UPDATE_GOLDEN=1 writes {name} anew");
}

#[test]
fn the_pages_are_the_golden_ones() {
    golden(
        "declaration_blank.html",
        &page::html(&Declaration::default(), &first_template()),
    );
    golden(
        "declaration_filled.html",
        &page::html(&filled(), &Template::on(ON)),
    );
}

/// 保発0710第1号 2(2)なお.
#[test]
fn an_oral_confirmation_stands_in_if_nothing_changed_and_all_is_known() {
    for (unchanged, items_known, past) in [
        (true, true, Past::Unchanged),
        (true, false, Past::Visited),
        (false, true, Past::Visited),
        (false, false, Past::Visited),
    ] {
        let confirmation = OralConfirmation {
            at: ON.at(10, 0, 0, 0),
            staff: StaffId::new("staff-1").unwrap(),
            unchanged,
            items_known,
        };
        assert_eq!(confirmation.past(), past);
        assert_eq!(confirmation.stands_in(), past == Past::Unchanged);
    }
}

/// 別添3: 「請求・支払等に係る必要な事務を終えた段階で、速やかに廃棄します」.
#[test]
fn the_form_is_kept_until_the_claim_is_paid_and_then_disposed_of_once() {
    let staff = || StaffId::new("staff-1").unwrap();
    let paid_on = Date::constant(2027, 1, 20);
    let mut filed = Filed::new(filled(), ON);
    let early = filed.dispose(paid_on.at(9, 0, 0, 0), staff());
    assert_eq!(early.unwrap_err().kind(), ErrorKind::StepOutOfOrder);
    assert!(!filed.is_due() && filed.declaration().is_some());
    filed.paid(paid_on);
    filed.paid(Date::constant(2027, 2, 1));
    assert!(filed.is_due());
    let before = filed.dispose(Date::constant(2027, 1, 19).at(9, 0, 0, 0), staff());
    assert_eq!(before.unwrap_err().kind(), ErrorKind::InvalidArgument);
    assert!(filed.declaration().is_some());
    let event = filed.dispose(paid_on.at(9, 0, 0, 0), staff()).unwrap();
    assert_eq!((event.filed_on, event.paid_on), (ON, paid_on));
    assert!(filed.declaration().is_none() && !filed.is_due());
    let again = filed.dispose(paid_on.at(9, 0, 0, 0), staff());
    assert_eq!(again.unwrap_err().kind(), ErrorKind::StepOutOfOrder);
}

#[test]
fn debug_says_which_fields_are_filled_and_not_with_what() {
    let text = format!("{:?} {:?}", filled(), Filed::new(filled(), ON));
    for secret in ["見本", "架空", "ミホン", "03-0000", "1990"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("Phone"));
    assert!(!format!("{:?}", Declaration::default()).contains("Phone"));
}

/// 別添3 ※2: the age by the form's own birth date; 後期 counts at any age (障害認定 from 65).
#[test]
fn the_form_knows_the_age_of_its_birth_date() {
    let mut form = filled();
    let band = |form: &Declaration| form.age_band(ON);
    for (birth, expected) in [
        ("昭和31年10月31日", Some(AgeBand::Elderly)),
        ("昭和31年11月1日", Some(AgeBand::Elderly)),
        ("昭和31年11月2日", Some(AgeBand::Ordinary)),
        ("令和2年4月1日", Some(AgeBand::Ordinary)),
        ("令和2年4月2日", Some(AgeBand::Preschool)),
        ("昭和65年1月1日", None),
        ("2026-11-21", None),
        ("", None),
    ] {
        form.set(Field::Birth, birth);
        assert_eq!(band(&form), expected, "{birth}");
    }
    form.set(Field::Birth, "昭和36年1月1日");
    assert_eq!(band(&form), Some(AgeBand::Ordinary));
    form.insurance = Some(InsuranceKind::Elderly);
    assert_eq!(band(&form), Some(AgeBand::Elderly));
}
