//! Who may apply on which occasion, and which forms each must bring: the matrix of the notice.

use super::coded::coded;

coded! {
    /// Why the applicant is at the counter.
    Occasion {
        /// A new card is fetched (交付時来庁方式). The counter's face-recognition system is not required
        /// for it, but to be used actively (別紙3 問3).
        DeliveryVisit = "DELIVERY_VISIT",
            "Fetching a new card", "カードの申請・更新時(交付時来庁方式)",
            "事務連絡 2023-10-31 別紙2 取得の流れ①";
        /// A new card is applied for at the counter or at a visit (申請時来庁方式, 出張申請).
        ApplicationVisit = "APPLICATION_VISIT",
            "Applying for a new card in person", "カードの申請・更新時(出張申請・申請時来庁方式)",
            "事務連絡 2023-10-31 別紙2 取得の流れ②";
        /// Certificates are issued or renewed, and the setting is switched with them.
        CertificateRenewal = "CERTIFICATE_RENEWAL",
            "Renewing certificates", "電子証明書更新時",
            "事務連絡 2023-10-31 別紙2 取得の流れ③";
        /// The setting alone is switched.
        SwitchOnly = "SWITCH_ONLY",
            "Switching the setting alone", "取得済みカードからの設定切り替え時",
            "事務連絡 2023-10-31 別紙2 取得の流れ④";
        /// The card is to be an ordinary one again.
        Unset = "UNSET",
            "Going back to an ordinary card", "通常のカードへの設定の切り替え",
            "事務連絡 2023-10-31 別紙2 解除の流れ(1)";
        /// A 顔認証マイナンバーカード comes for another procedure. No form is needed; the municipality may
        /// ask for a consent of its own form.
        WorkOnLockedCard = "WORK_ON_LOCKED_CARD",
            "Another procedure with a locked card", "顔認証マイナンバーカードでの券面事項更新等",
            "事務連絡 2023-10-31 別紙3 問7";
    }
}

coded! {
    /// A form.
    Form {
        /// 交付通知書 with 電子証明書発行通知書; for an agent its delegation is filled in.
        DeliveryNotice = "DELIVERY_NOTICE",
            "Notice of delivery", "交付通知書",
            "事務連絡 2023-10-31 別紙2 交付通知書 改正イメージ";
        /// 個人番号カード・電子証明書 暗証番号設定依頼書.
        PinSettingRequest = "PIN_SETTING_REQUEST",
            "Request to set PINs", "暗証番号設定依頼書",
            "事務連絡 2023-10-31 別紙2 暗証番号設定依頼書 改正イメージ";
        /// 電子証明書 新規発行/更新申請書.
        CertificateApplication = "CERTIFICATE_APPLICATION",
            "Application for certificates", "電子証明書新規発行/更新申請書",
            "事務連絡 2023-10-31 別紙2 取得の流れ③";
        /// 照会書兼回答書: the office asks the holder by post, the agent brings the reply.
        InquiryReply = "INQUIRY_REPLY",
            "Inquiry with the holder's reply", "照会書兼回答書",
            "事務連絡 2023-10-31 別紙2 取得の流れ③; 別紙3 問10";
        /// 顔認証マイナンバーカードへの設定切替申請書.
        SwitchApplication = "SWITCH_APPLICATION",
            "Application to switch the setting", "顔認証マイナンバーカードへの設定切替申請書",
            "事務連絡 2023-10-31 別紙2 取得の流れ④";
        /// 委任状 with the holder's signature, or name and seal. The switch application may hold it:
        /// then both were brought.
        Delegation = "DELEGATION",
            "Delegation signed by the holder", "委任状(本人の署名又は記名押印)",
            "事務連絡 2023-10-31 別紙2 留意事項 代理人手続; 別紙3 問10";
        /// 暗証番号初期化申請書.
        PinInitialisation = "PIN_INITIALISATION",
            "Application to initialise the PINs", "暗証番号初期化申請書",
            "事務連絡 2023-10-31 別紙2 解除の流れ(1)";
        /// 署名用電子証明書の発行申請書.
        SignatureCertificateApplication = "SIGNATURE_CERTIFICATE_APPLICATION",
            "Application for a signature certificate", "署名用電子証明書の発行申請書",
            "事務連絡 2023-10-31 別紙2 解除の流れ(1)";
    }
}

coded! {
    /// How the wish to have no PINs is expressed.
    Wish {
        /// The holder says so at the counter.
        Spoken = "SPOKEN",
            "Said at the counter", "来庁時の申出",
            "事務連絡 2023-10-31 別紙2 手書き用交付申請書 改正イメージ; 別紙3 問2";
        /// The form's box for no PINs is ticked.
        BoxTicked = "BOX_TICKED",
            "Box ticked on the form", "様式の該当欄にチェック",
            "事務連絡 2023-10-31 別紙2 各種様式 改正イメージ";
        /// On a form from before the revision: the fields for PINs are empty, the wish is noted in
        /// the margin.
        NoteInMargin = "NOTE_IN_MARGIN",
            "Noted in the margin of an older form", "改正前様式の余白への補記",
            "事務連絡 2023-10-31 別紙2 留意事項 各種申請様式の改正";
    }
}

/// Who came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicant {
    /// 本人
    Holder,
    /// 代理人, of the same household or not.
    Agent,
}

/// One row of the matrix: what an applicant must bring on an occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestRule {
    /// Why the applicant came.
    pub occasion: Occasion,
    /// Who came.
    pub applicant: Applicant,
    /// All of these forms are needed.
    pub forms: &'static [Form],
    /// One of these ways to express the wish is needed; none if the list is empty.
    pub wishes: &'static [Wish],
    /// Notice and section.
    pub source: &'static str,
}

const ANY_FORM: &[Wish] = &[Wish::BoxTicked, Wish::NoteInMargin];

const fn rule(
    occasion: Occasion,
    applicant: Applicant,
    forms: &'static [Form],
    wishes: &'static [Wish],
    source: &'static str,
) -> RequestRule {
    RequestRule {
        occasion,
        applicant,
        forms,
        wishes,
        source,
    }
}

impl RequestRule {
    /// The matrix. An agent at [`Occasion::ApplicationVisit`] has no row: 「本人が手続」 (別紙2 取得の流れ②).
    pub const ALL: &[Self] = &[
        rule(
            Occasion::DeliveryVisit,
            Applicant::Holder,
            &[Form::DeliveryNotice],
            &[Wish::Spoken, Wish::BoxTicked, Wish::NoteInMargin],
            "事務連絡 2023-10-31 別紙2 取得の流れ①; 手書き用交付申請書 改正イメージ",
        ),
        rule(
            Occasion::DeliveryVisit,
            Applicant::Agent,
            &[Form::DeliveryNotice],
            ANY_FORM,
            "事務連絡 2023-10-31 別紙2 交付通知書 改正イメージ; 留意事項 各種申請様式の改正",
        ),
        rule(
            Occasion::ApplicationVisit,
            Applicant::Holder,
            &[Form::PinSettingRequest],
            ANY_FORM,
            "事務連絡 2023-10-31 別紙2 取得の流れ②; 暗証番号設定依頼書 改正イメージ",
        ),
        rule(
            Occasion::CertificateRenewal,
            Applicant::Holder,
            &[Form::CertificateApplication],
            &[Wish::Spoken, Wish::BoxTicked, Wish::NoteInMargin],
            "事務連絡 2023-10-31 別紙2 取得の流れ③ (本人)",
        ),
        rule(
            Occasion::CertificateRenewal,
            Applicant::Agent,
            &[Form::InquiryReply],
            ANY_FORM,
            "事務連絡 2023-10-31 別紙2 取得の流れ③ (代理人); 留意事項 各種申請様式の改正",
        ),
        rule(
            Occasion::SwitchOnly,
            Applicant::Holder,
            &[Form::SwitchApplication],
            &[Wish::BoxTicked],
            "事務連絡 2023-10-31 別紙2 取得の流れ④ (本人)",
        ),
        rule(
            Occasion::SwitchOnly,
            Applicant::Agent,
            &[Form::SwitchApplication, Form::Delegation],
            &[Wish::BoxTicked],
            "事務連絡 2023-10-31 別紙2 取得の流れ④ (代理人); 別紙3 問10",
        ),
        rule(
            Occasion::Unset,
            Applicant::Holder,
            &[Form::PinInitialisation],
            &[],
            "事務連絡 2023-10-31 別紙2 解除の流れ(1)",
        ),
        rule(
            Occasion::Unset,
            Applicant::Agent,
            &[Form::PinInitialisation, Form::InquiryReply],
            &[],
            "事務連絡 2023-10-31 別紙2 解除の流れ(1); 別紙3 問10",
        ),
        rule(
            Occasion::WorkOnLockedCard,
            Applicant::Holder,
            &[],
            &[],
            "事務連絡 2023-10-31 別紙3 問7",
        ),
        rule(
            Occasion::WorkOnLockedCard,
            Applicant::Agent,
            &[],
            &[],
            "事務連絡 2023-10-31 別紙3 問7",
        ),
    ];

    /// The row for this applicant, if the occasion is open to them.
    pub fn of(occasion: Occasion, applicant: Applicant) -> Option<&'static Self> {
        Self::ALL
            .iter()
            .find(|rule| rule.occasion == occasion && rule.applicant == applicant)
    }
}
