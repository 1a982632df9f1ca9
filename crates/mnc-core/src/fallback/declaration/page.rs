//! The form as a page to print: HTML for A4, without script, picture or anything from outside.

use super::choice::Choice;
use super::{Block, Declaration, Field, Template, Text};
use quick_xml::escape::escape;
use std::fmt::Display;

/// Two sheets of A4, blank or filled: the explanation for the patient, and the form.
///
/// Everything that the patient wrote is escaped; control characters are left out.
pub fn html(form: &Declaration, template: &Template) -> String {
    let page = Page { form, template };
    format!(
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"UTF-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{sheet}{form}</body>\n</html>\n",
        title = page.words(Text::Title),
        sheet = page.explanation(),
        form = page.form(),
    )
}

const STYLE: &str = "\
@page { size: A4; margin: 14mm 16mm; }
body { margin: 0; color: #000; font: 10.5pt/1.5 \"Noto Sans CJK JP\", \"Noto Sans JP\", \"Yu Gothic\", \"Hiragino Sans\", \"MS Gothic\", sans-serif; }
@media screen { body { max-width: 178mm; margin: 10mm auto; } }
section + section { break-before: page; }
h1 { margin: 0 0 4mm; text-align: center; font-size: 16pt; }
h2 { margin: 4mm 0 1mm; font-size: 11pt; }
p { margin: 0 0 2mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.3mm solid #000; padding: 1.2mm 2mm; height: 8mm; text-align: left; vertical-align: middle; font-weight: normal; overflow-wrap: anywhere; }
th { width: 48mm; }
.write { display: block; min-height: 9mm; }
.notes { margin-top: 1mm; font-size: 8.5pt; line-height: 1.35; }
.notes p { margin: 0 0 0.6mm; padding-left: 2.4em; text-indent: -2.4em; }
.statement { margin-top: 2mm; }
.choice { display: inline-block; margin-right: 4mm; white-space: nowrap; }
.box { display: inline-block; box-sizing: border-box; width: 3.6mm; height: 3.6mm; margin-right: 1mm; border: 0.3mm solid #000; font-size: 9pt; line-height: 2.9mm; text-align: center; vertical-align: -0.4mm; }
.kana { display: block; border-bottom: 0.2mm dashed #000; margin: -1.2mm -2mm 1mm; padding: 0.6mm 2mm; font-size: 9pt; min-height: 5mm; }
.residence { display: block; min-height: 9mm; font-size: 9pt; }
.line { margin: 5mm 0 0 40mm; }
.blank { display: inline-block; min-width: 10mm; border-bottom: 0.3mm solid #000; text-align: center; }
.wide { min-width: 52mm; text-align: left; }
.middle { min-width: 24mm; text-align: left; }
.number { border: 0; min-width: 11mm; text-align: right; }
sup { font-size: 7pt; }
";

struct Page<'a> {
    form: &'a Declaration,
    template: &'a Template,
}

impl Page<'_> {
    fn explanation(&self) -> String {
        let words = |text| self.words(text);
        format!(
            "<section>\n<p>{}</p>\n<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n<p>{}</p>\n<h2>{}</h2>\n\
             <ul>\n<li>{}</li>\n<li>{}</li>\n</ul>\n</section>\n",
            words(Text::SheetAddress),
            words(Text::SheetTitle),
            words(Text::SheetPurpose),
            words(Text::SheetShares),
            words(Text::SheetTell),
            words(Text::SheetExamples),
            words(Text::SheetExample1),
            words(Text::SheetExample2),
        )
    }

    fn form(&self) -> String {
        let head = format!(
            "<h1>{}</h1>\n<p class=\"statement\">{}</p>\n<p>{}</p>\n",
            self.words(Text::Title),
            self.words(Text::Statement),
            self.words(Text::Instructions),
        );
        let insurance = self.table(Text::Section1, &self.insurance_rows());
        let card = self.table(Text::Section2, &self.card_rows());
        let notes1 = self.notes(&[Text::Note1, Text::Note2]);
        let notes2 = self.notes(&[Text::Note3, Text::Note4]);
        let signature = self.signature();
        let notes3 = self.notes(&[Text::Note5]);
        format!("<section>\n{head}{insurance}{notes1}{card}{notes2}{signature}{notes3}</section>\n")
    }

    fn table(&self, title: Text, rows: &str) -> String {
        format!("<h2>{}</h2>\n<table>\n{rows}</table>\n", self.words(title))
    }

    fn insurance_rows(&self) -> String {
        let form = self.form;
        let issued = tick_box(form.issued, &self.words(Text::IssuedBox));
        let when = format!(
            "{}<br>{}",
            boxes(form.issued_when),
            self.words(Text::IssuedWhenHint)
        );
        let cells = [
            (Field::Issued, Text::Issued, issued),
            (Field::Insurance, Text::Insurance, boxes(form.insurance)),
            (
                Field::InsurerName,
                Text::InsurerName,
                self.value(Field::InsurerName),
            ),
            (
                Field::Workplace,
                Text::Workplace,
                self.value(Field::Workplace),
            ),
            (Field::IssuedWhen, Text::IssuedWhen, when),
            (Field::Share, Text::Share, boxes(form.share)),
        ];
        let rows =
            cells.map(|(field, label, cell)| self.row(field, label, &marked(field, "", &cell)));
        rows.concat()
    }

    fn card_rows(&self) -> String {
        let kana = format!("（{}）{}", self.words(Text::Kana), self.value(Field::Kana));
        let name = marked(Field::Kana, "kana", &kana)
            + &marked(Field::Name, "write", &self.value(Field::Name));
        let birth = marked(Field::Birth, "", &self.birth());
        let sex = marked(Field::Sex, "", &boxes(self.form.sex));
        let address =
            marked(Field::Address, "write", &self.value(Field::Address)) + &self.residence();
        [
            self.row(Field::Name, Text::Name, &name),
            self.row(Field::Birth, Text::Birth, &birth),
            self.row(Field::Sex, Text::Sex, &sex),
            self.row(Field::Address, Text::Address, &address),
        ]
        .concat()
    }

    fn residence(&self) -> String {
        let label = self.words(Text::Residence);
        let cell = format!("（{label}<sup>※3</sup>）{}", self.value(Field::Residence));
        marked(Field::Residence, "residence", &cell)
    }

    fn birth(&self) -> String {
        let birth = self.form.birth;
        let western = if birth.era.is_none() && birth.year.is_some() {
            "西暦"
        } else {
            ""
        };
        format!(
            "{}<br>{western}{}",
            boxes(birth.era),
            year_month_day(birth.year, birth.month, birth.day)
        )
    }

    fn signature(&self) -> String {
        let date = self
            .form
            .signed_on
            .map(|day| (day.year(), day.month(), day.day()));
        let date = year_month_day(
            date.map(|it| it.0),
            date.map(|it| it.1),
            date.map(|it| it.2),
        );
        let blank =
            |field, class: &str| marked(field, &format!("blank {class}"), &self.value(field));
        let who = format!(
            "{} {}（{}<sup>※5</sup>：{}）",
            self.words(Text::Signature),
            blank(Field::Signature, "wide"),
            self.words(Text::Relation),
            blank(Field::Relation, "middle"),
        );
        let phone = format!(
            "{} {}",
            self.words(Text::Phone),
            blank(Field::Phone, "wide")
        );
        [
            line(Field::SignedOn, &marked(Field::SignedOn, "", &date)),
            line(Field::Signature, &who),
            line(Field::Phone, &phone),
        ]
        .concat()
    }

    /// A row of a table. ※1 and ※2 stand at the label, as in the annex; ※4 is about the whole table.
    fn row(&self, field: Field, label: Text, cell: &str) -> String {
        let mark = match field.note() {
            Some(Text::Note1) => "<sup>※1</sup>",
            Some(Text::Note2) => "<sup>※2</sup>",
            _ => "",
        };
        let label = self.words(label);
        let id = row_id(field);
        format!("<tr id=\"{id}\"><th>{label}{mark}</th><td>{cell}</td></tr>\n")
    }

    fn notes(&self, notes: &[Text]) -> String {
        let notes = notes
            .iter()
            .map(|note| format!("<p>{}</p>\n", self.words(*note)));
        format!(
            "<div class=\"notes\">\n{}</div>\n",
            notes.collect::<String>()
        )
    }

    fn words(&self, text: Text) -> String {
        escaped(self.template.text(text))
    }

    fn value(&self, field: Field) -> String {
        escaped(self.form.text(field))
    }
}

fn row_id(field: Field) -> String {
    let (block, row): (Block, u8) = field.place();
    block.row_id(row)
}

fn line(field: Field, content: &str) -> String {
    format!("<p class=\"line\" id=\"{}\">{content}</p>\n", row_id(field))
}

fn marked(field: Field, class: &str, content: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!(
        "<span data-field=\"{}\"{class}>{content}</span>",
        field.code()
    )
}

fn tick_box(ticked: bool, label: &str) -> String {
    let mark = if ticked { "✓" } else { "" };
    format!("<span class=\"choice\"><span class=\"box\">{mark}</span>{label}</span>")
}

/// All boxes of a choice, one of them ticked or none.
fn boxes<T: Choice + PartialEq>(chosen: Option<T>) -> String {
    let boxes = T::ALL
        .iter()
        .map(|it| tick_box(chosen == Some(*it), it.label()));
    boxes.collect()
}

fn year_month_day<Y: Display, M: Display, D: Display>(
    year: Option<Y>,
    month: Option<M>,
    day: Option<D>,
) -> String {
    let blank = |text: String| format!("<span class=\"blank number\">{text}</span>");
    let text = |value: Option<String>| blank(value.unwrap_or_default());
    let year = text(year.map(|it| it.to_string()));
    let month = text(month.map(|it| it.to_string()));
    let day = text(day.map(|it| it.to_string()));
    format!("{year}年{month}月{day}日")
}

/// Text as HTML: escaped, lines kept, other control characters left out.
fn escaped(text: &str) -> String {
    let shown = text.chars().filter(|c| !c.is_control() || *c == '\n');
    escape(shown.collect::<String>()).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fallback::declaration::Era;

    #[test]
    fn what_is_written_cannot_become_markup() {
        assert_eq!(
            escaped("<b>&\"'\u{0}\u{1b}\u{7f}見本\n花子"),
            "&lt;b&gt;&amp;&quot;&apos;見本<br>花子"
        );
        let ticked = boxes(Some(Era::Showa));
        assert_eq!(ticked.matches('✓').count(), 1);
        assert_eq!(ticked.matches("class=\"box\"").count(), 5);
    }
}
