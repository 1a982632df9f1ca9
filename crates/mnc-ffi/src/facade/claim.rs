//! On which qualification a claim is made (保発0710第1号 of 2023-07-10, 3).

use super::advice::source_text;
use super::declaration;
use super::name::unfit_json;
use super::parse;
use super::said::said;
use mnc_abi::Result;
use mnc_core::eligibility::numbers::{BranchNumber, InsuredNumber, InsuredSymbol, InsurerNumber};
use mnc_core::fallback::claim::{
    Claim, Destination, Disaster, Findings, FollowUp, Insured, Moment, Settings, UnfitText, claim,
};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

const WHAT: &str = "findings";

/// What is known when the claim is written; only `claimed_on` must be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    claimed_on: String,
    confirmed: Option<Numbers>,
    heard: Option<Numbers>,
    former: Option<Numbers>,
    #[serde(default)]
    issued: bool,
    declaration: Option<Map<String, Json>>,
    #[serde(default)]
    asked_again: bool,
    #[serde(default)]
    elderly: bool,
    chosen: Option<String>,
    disaster: Option<Struck>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    kana: String,
    #[serde(default)]
    settings: Decided,
}

/// The numbers of a qualification.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    insurer_number: String,
    symbol: Option<String>,
    number: String,
    branch: Option<String>,
}

/// After a disaster; without the number the insurer is not known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Struck {
    insurer_number: Option<String>,
}

/// What the institution decided.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Decided {
    former_label: Option<String>,
    check_digit_enforced: bool,
}

/// The claim on the first basis that holds, or what is missing: `{claim: {basis, source, destination,
/// fields: [{name, text}], unfit: [{field, characters}], follow_up: {before_claim, after_claim}},
/// missing}`, of which one is `null`.
///
/// # Errors
/// `InvalidArgument`.
pub fn decide(findings: &str) -> Result<String> {
    let known: Known = parse::json(findings, WHAT)?;
    let findings = known.findings()?;
    let (claim, missing) = match claim(&findings, &known.settings()) {
        Ok(claim) => (Some(claim), None),
        Err(missing) => (None, Some(missing)),
    };
    Ok(json!({
        "claim": claim.map(|claim| claim_json(&claim, &known)),
        "missing": missing.map(|it| said!(it)),
    })
    .to_string())
}

impl Known {
    fn findings(&self) -> Result<Findings> {
        let insured = |numbers: &Option<Numbers>| numbers.as_ref().map(Numbers::insured);
        let mut findings = Findings::new(parse::day(&self.claimed_on)?);
        findings.confirmed = insured(&self.confirmed);
        findings.heard = insured(&self.heard);
        findings.former = insured(&self.former);
        findings.issued = self.issued;
        if let Some(fields) = &self.declaration {
            findings.declaration = Some(declaration::fill(fields)?.0);
        }
        findings.asked_again = self.asked_again;
        findings.elderly = self.elderly;
        let chosen = self.chosen.as_deref().map(destination);
        findings.chosen = chosen.transpose()?;
        findings.disaster = self.disaster.as_ref().map(Struck::disaster);
        Ok(findings)
    }

    fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        if let Some(label) = &self.settings.former_label {
            settings.former_label = label.clone().into();
        }
        settings.check_digit_enforced = self.settings.check_digit_enforced;
        settings
    }
}

impl Numbers {
    fn insured(&self) -> Insured {
        let mut insured = Insured::new(
            InsurerNumber::new(&self.insurer_number),
            InsuredNumber::new(&self.number),
        );
        insured.symbol = self.symbol.as_deref().map(InsuredSymbol::new);
        insured.branch = self.branch.as_deref().map(BranchNumber::new);
        insured
    }
}

impl Struck {
    fn disaster(&self) -> Disaster {
        match &self.insurer_number {
            Some(number) => Disaster::InsurerKnown(InsurerNumber::new(number)),
            None => Disaster::InsurerUnknown,
        }
    }
}

fn destination(code: &str) -> Result<Destination> {
    parse::code(Destination::ALL, Destination::code, code, WHAT)
}

fn claim_json(claim: &Claim, known: &Known) -> Json {
    let fields = claim.fields().into_iter();
    let fields = fields.map(|(name, text)| json!({ "name": name, "text": text }));
    let unfit = claim.unfit_with_name(&known.name, &known.kana);
    json!({
        "basis": said!(claim.basis),
        "source": source_text(claim.basis.source()),
        "destination": said!(claim.destination),
        "fields": fields.collect::<Vec<_>>(),
        "unfit": unfit.iter().map(unfit_text_json).collect::<Vec<_>>(),
        "follow_up": {
            "before_claim": said!(FollowUp::of(claim.basis, Moment::BeforeClaim)),
            "after_claim": said!(FollowUp::of(claim.basis, Moment::AfterClaim)),
        },
    })
}

fn unfit_text_json(unfit: &UnfitText) -> Json {
    let characters = unfit.characters.iter().map(unfit_json);
    json!({ "field": unfit.field, "characters": characters.collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(text: &str) -> Json {
        serde_json::from_str(&decide(text).unwrap()).unwrap()
    }

    fn with(more: &str) -> Json {
        decided(&format!(r#"{{"claimed_on": "2026-12-10"{more}}}"#))
    }

    const NUMBERS: &str =
        r#"{"insurer_number": "06999999", "symbol": "見本", "number": "12", "branch": "01"}"#;

    /// 保発0710第1号 3(1) to 3(4), in this order.
    #[test]
    fn the_first_basis_that_holds_counts() {
        for (more, basis) in [
            (
                format!(r#", "confirmed": {NUMBERS}, "heard": {NUMBERS}"#),
                "3(1)",
            ),
            (
                format!(r#", "heard": {NUMBERS}, "former": {NUMBERS}"#),
                "3(2)",
            ),
            (format!(r#", "former": {NUMBERS}, "issued": true"#), "3(3)"),
            (
                r#", "declaration": {"issued": true}, "asked_again": true"#.to_owned(),
                "3(4)",
            ),
            (r#", "disaster": {}"#.to_owned(), "DISASTER"),
        ] {
            let json = with(&more);
            assert_eq!(json["claim"]["basis"]["code"], basis, "{more}");
            assert_eq!(json["missing"], Json::Null);
        }
        let json = with("");
        assert_eq!(
            (&json["claim"], &json["missing"]["code"]),
            (&Json::Null, &json!("NOT_ISSUED"))
        );
        assert_eq!(
            with(r#", "declaration": {"issued": true}"#)["missing"]["code"],
            "ASK_AGAIN"
        );
    }

    #[test]
    fn the_fields_of_the_claim_keep_their_order() {
        let json = with(&format!(
            r#", "former": {NUMBERS}, "issued": true, "name": "髙空 花子""#
        ));
        let claim = &json["claim"];
        let names: Vec<_> = claim["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| &it["name"])
            .collect();
        assert_eq!(names, ["保険者番号", "記号", "番号", "枝番", "摘要"]);
        assert_eq!(claim["fields"][4]["text"], "旧資格情報");
        assert_eq!(claim["destination"]["code"], "PAYMENT_FUND");
        assert_eq!(claim["follow_up"]["after_claim"]["code"], "REROUTED");
        assert_eq!(claim["unfit"][0]["field"], "氏名");
        assert_eq!(claim["unfit"][0]["characters"][0]["instead"], "高");
    }

    /// Q&A of 2023-08-03 and of 2023-09-15; 事務連絡 of 2024-01-10.
    #[test]
    fn settings_and_choices_reach_the_claim() {
        let unknown = |more: &str| {
            with(&format!(
                r#", "declaration": {{"issued": true}}, "asked_again": true{more}"#
            ))
        };
        let insurer = |json: &Json| json["claim"]["fields"][0]["text"].clone();
        assert_eq!(insurer(&unknown("")), "77777777");
        assert_eq!(
            insurer(&unknown(r#", "settings": {"check_digit_enforced": true}"#)),
            "77777779"
        );
        assert_eq!(unknown("")["claim"]["destination"]["code"], "CHOOSE");
        assert_eq!(
            unknown(r#", "chosen": "FEDERATION""#)["claim"]["destination"]["code"],
            "FEDERATION"
        );
        assert_eq!(
            unknown(r#", "elderly": true"#)["claim"]["fields"][1]["text"],
            "77777777"
        );
        assert_eq!(
            insurer(&with(r#", "disaster": {"insurer_number": "138057"}"#)),
            "138057"
        );
        let labelled = with(&format!(
            r#", "former": {NUMBERS}, "issued": true, "settings": {{"former_label": "旧"}}"#
        ));
        assert_eq!(labelled["claim"]["fields"][4]["text"], "旧");
    }

    #[test]
    fn what_is_not_known_is_refused_without_repeating_it() {
        for bad in [
            "{}",
            r#"{"claimed_on": "花子"}"#,
            r#"{"claimed_on": "2026-12-10", "former": {"number": "花子"}}"#,
            r#"{"claimed_on": "2026-12-10", "chosen": "花子"}"#,
            r#"{"claimed_on": "2026-12-10", "declaration": {"nmae": "花子"}}"#,
        ] {
            let failure = decide(bad).unwrap_err();
            assert_eq!(failure.status(), 100, "{bad}");
            assert!(!format!("{failure:?}").contains('花'));
        }
    }
}
