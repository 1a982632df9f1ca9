//! The steps, why the patient pays what, what is recorded, and what staff is reminded of.

use crate::identity::message::messages;

messages! {
    /// What to ask for, or to do.
    Step {
        /// 2(1): 健康保険証.
        InsuranceCard = "INSURANCE_CARD",
            "ask for the health insurance card and confirm the qualification from it",
            "健康保険証の提示を求め、資格を確認してください。";
        /// 資格確認書.
        EligibilityCertificate = "ELIGIBILITY_CERTIFICATE",
            "ask for the 資格確認書 and confirm the qualification from it",
            "資格確認書の提示を求め、資格を確認してください。";
        /// 資格情報のお知らせ with the card.
        QualificationNotice = "QUALIFICATION_NOTICE",
            "ask for the 資格情報のお知らせ, and look at it together with the card",
            "資格情報のお知らせをマイナンバーカードと併せて提示してもらい、資格を確認してください。";
        /// 2(1): マイナポータル.
        Portal = "PORTAL",
            "ask for the insurance screen of マイナポータル on the patient's own phone, together with the card",
            "患者さん自身のスマートフォン等でマイナポータルの資格情報画面をカードと併せて提示してもらい、資格を確認してください。";
        /// The numbers of an expired certificate, or of an お知らせ alone.
        AskByNumbers = "ASK_BY_NUMBERS",
            "ask the centre with the numbers of the document",
            "提示された書類の記号・番号等でオンライン資格確認等システムに照会してください。";
        /// 2(2)※: システム障害時モード.
        FailureMode = "FAILURE_MODE",
            "confirm the qualification that the search in the mode for system failures found",
            "システム障害時モードの照会で見つかった資格を確認してください。";
        /// 2(2)なお: by word of mouth.
        OralConfirmation = "ORAL_CONFIRMATION",
            "confirm by word of mouth that nothing has changed since the last visit; the form counts as submitted",
            "前回の受診から資格情報が変わっていないことを口頭で確認してください。申立書の提出があったものとして扱えます。";
        /// 2(2): 被保険者資格申立書.
        Declaration = "DECLARATION",
            "ask the patient to fill in the 被保険者資格申立書 as far as possible",
            "被保険者資格申立書に可能な範囲で記入してもらってください。";
        /// 2(3)ただし.
        Discretion = "DISCRETION",
            "take the usual share, as the institution has decided from what it knows of the patient",
            "当該医療機関等で保有する情報等に基づき、窓口負担を3割分等とする柔軟な対応をしてください。";
        /// 2(3).
        WholeCost = "WHOLE_COST",
            "charge the whole cost; it is settled when the qualification is shown later",
            "医療費の全額（10割）を請求してください。後日資格を確認できたら精算してください。";
    }
}

messages! {
    /// Why the patient pays what the step says.
    Reason {
        /// 2(1).
        ProofShown = "PROOF_SHOWN",
            "the qualification was confirmed from what was shown",
            "提示されたもので資格を確認できたため。";
        /// The inquiry by numbers.
        NumbersValid = "NUMBERS_VALID",
            "the centre confirms the numbers of the document as valid",
            "書類の記号・番号等による照会で資格が有効と確認できたため。";
        /// The inquiry by numbers is still to be made.
        NumbersToAsk = "NUMBERS_TO_ASK",
            "the share follows from the answer; without one the next step counts",
            "照会で資格が有効と確認できた場合の負担です。確認できない場合は次の手順によります。";
        /// 2(2)※.
        SearchFound = "SEARCH_FOUND",
            "the qualification was confirmed in the mode for system failures",
            "システム障害時モードで資格を確認できたため。";
        /// 2(2)なお.
        CountsAsSubmitted = "COUNTS_AS_SUBMITTED",
            "the oral confirmation counts as a submitted declaration",
            "口頭の確認により、申立書の提出があったものと取り扱うため。";
        /// 2(2).
        Declared = "DECLARED",
            "the patient declares the share; a wrong one does not send the claim back",
            "患者さんの申立てに基づくため。負担割合の相違によるレセプト返戻は行わないことが基本です。";
        /// 2(3)ただし.
        KnownHere = "KNOWN_HERE",
            "the patient is known from earlier visits, and the institution has decided so",
            "再診であり過去の受診歴等や身元が分かるため、医療機関等の判断によります。";
        /// 2(3), first half.
        NothingShown = "NOTHING_SHOWN",
            "neither the card nor a valid certificate was brought",
            "マイナンバーカードも有効な健康保険証等も持参していないため。";
        /// 2(3), second half.
        NothingIssued = "NOTHING_ISSUED",
            "no certificate is issued to the patient, and the card does not confirm either",
            "有効な健康保険証等の交付を受けておらず、カードでも資格を確認できないため。";
    }
}

messages! {
    /// What is recorded.
    Record {
        /// Which document was looked at.
        ProofSeen = "PROOF_SEEN",
            "record which document was looked at, when and by whom",
            "確認した書類等、日時、確認者を記録してください。";
        /// The answer of the inquiry by numbers.
        NumbersAnswer = "NUMBERS_ANSWER",
            "record the answer to the inquiry by numbers",
            "記号・番号等による照会の結果を記録してください。";
        /// 利用報告書.
        UsageReport = "USAGE_REPORT",
            "record the use of the mode for system failures; the report on it is due later",
            "システム障害時モードの利用を記録してください。後日、利用報告書の提出が必要です。";
        /// The oral confirmation.
        OralConfirmation = "ORAL_CONFIRMATION",
            "record who confirmed by word of mouth that nothing has changed, and when",
            "口頭で変更がないことを確認した日時と確認者を記録してください。";
        /// The form.
        Declaration = "DECLARATION",
            "keep the form until the claim is paid, then dispose of it",
            "申立書を保管し、請求・支払の事務を終えたら速やかに廃棄してください。";
        /// The decision.
        Decision = "DECISION",
            "record the decision and the information it rests on",
            "柔軟な対応とした判断とその根拠を記録してください。";
        /// The whole cost.
        WholeCost = "WHOLE_COST",
            "record that the whole cost was charged, for the settlement later",
            "全額を請求したことを記録してください（後日の精算のため）。";
    }
}

messages! {
    /// What staff is reminded of besides.
    Reminder {
        /// マイナポータル cannot be used with a 顔認証マイナンバーカード.
        NoPortal = "NO_PORTAL",
            "with this card (顔認証) マイナポータル cannot be used: do not ask for its screen",
            "顔認証マイナンバーカードではマイナポータルを利用できません。画面の提示を求めないでください。";
        /// 1(1)※: マイナポータル shows nothing newer either.
        PortalShowsNothing = "PORTAL_SHOWS_NOTHING",
            "マイナポータル does not show a valid qualification either",
            "マイナポータルでも直近の有効な資格情報は確認できません。";
        /// 2(1) in case 1(1)a: the document may be that of the ended qualification.
        CompareWithEnded = "COMPARE_WITH_ENDED",
            "make sure that the document is not that of the qualification which has ended",
            "提示された書類が、無効と表示された資格のものでないか確認してください。";
        /// 2(2)※: the search can still be made.
        SearchLater = "SEARCH_LATER",
            "the mode for system failures can be used now or after recovery; ask the call centre to open it",
            "システム障害時モードで、その場でまたは復旧後に資格を確認できます。コールセンターに連絡してください。";
        /// Bring the proper document next time.
        BringNextTime = "BRING_NEXT_TIME",
            "ask the patient to bring the My Number Card or a 資格確認書 next time",
            "次回はマイナ保険証または資格確認書を持参するようご案内してください。";
        /// The explanatory sheet, last line: tell the number when it is known.
        TellNumberLater = "TELL_NUMBER_LATER",
            "ask the patient to tell the insured number as soon as it is known",
            "被保険者番号等がわかり次第、必ずお伝えいただくようご案内してください。";
        /// 2(2)※: the insurer settles with the patient.
        SettledByInsurer = "SETTLED_BY_INSURER",
            "if the real share differs, the insurer settles with the patient",
            "実際の負担割合と異なる場合は、後日、保険者等と患者さんの間で調整されます。";
    }
}
