// Generated from the sources of the library; a test verifies it.
namespace Mnc
{
    /// <summary>What a call came to. <see cref="Library.StatusMessage"/> has a sentence for each.</summary>
    public static class Status
    {
        /// <summary>done. 正常に終了しました。</summary>
        public const int Ok = 0;

        /// <summary>a pointer is NULL. ポインターが NULL です。</summary>
        public const int NullPointer = 1;

        /// <summary>the handle is wrong, of another type, or was freed.
        /// ハンドルが正しくないか、種類が違うか、すでに解放されています。</summary>
        public const int InvalidHandle = 2;

        /// <summary>a defect of the library; please report it. ライブラリーの不具合です。報告してください。</summary>
        public const int Panic = 3;

        /// <summary>the buffer is too small; the length says what is needed.
        /// バッファーが小さすぎます。必要な長さが返されています。</summary>
        public const int BufferTooSmall = 4;

        /// <summary>a callback used the handle that was calling it. コールバックの中から、呼び出し元のハンドルが使用されました。</summary>
        public const int Reentrant = 5;

        /// <summary>a text is not UTF-8. 文字列が UTF-8 ではありません。</summary>
        public const int NotUtf8 = 6;

        /// <summary>struct_size of a struct is not set. 構造体の struct_size が設定されていません。</summary>
        public const int StructSize = 7;

        /// <summary>this build of the library cannot do that. このビルドのライブラリーでは利用できません。</summary>
        public const int NotSupported = 8;

        /// <summary>a code is not known. 未知のコードが指定されました。</summary>
        public const int UnknownCode = 9;

        /// <summary>what was asked for is not there. 該当する値がありません。</summary>
        public const int Absent = 10;

        /// <summary>nothing came in time; wait again. まだ結果がありません。引き続き待機してください。</summary>
        public const int NotYet = 11;

        /// <summary>a character does not exist in the other encoding. 変換先の文字コードに存在しない文字があります。</summary>
        public const int Unmappable = 12;

        /// <summary>the exchange folder of the terminal cannot be used; check network and rights.
        /// 資格確認端末の連携フォルダーを使用できません。ネットワークとアクセス権を確認してください。</summary>
        public const int Folder = 50;

        /// <summary>another program uses this state folder. 状態フォルダーをほかのプログラムが使用しています。</summary>
        public const int StateInUse = 51;

        /// <summary>a file of the exchange folder is larger than allowed and was not read.
        /// 連携フォルダーのファイルが大きすぎるため読み取りません。</summary>
        public const int ExchangeFileTooLarge = 52;

        /// <summary>an archive of the exchange folder is damaged. 圧縮ファイルを読み取れません。</summary>
        public const int DamagedArchive = 53;

        /// <summary>the password for encrypted files is missing or wrong.
        /// 暗号化ファイルのパスワードが設定されていないか、違います。</summary>
        public const int ArchivePassword = 54;

        /// <summary>a file under this name belongs to another request and was not taken.
        /// ほかの照会の結果ファイルのため、取り込みませんでした。</summary>
        public const int OtherIdentifier = 55;

        /// <summary>the archive does not hold exactly one result. 圧縮ファイルに含まれる結果が1件ではありません。</summary>
        public const int NotOneDocument = 56;

        /// <summary>this request is not open. この照会は実行中ではありません。</summary>
        public const int RequestNotOpen = 57;

        /// <summary>this result was already taken. この結果は取り込み済みです。</summary>
        public const int AlreadyTaken = 58;

        /// <summary>the exchange with the terminal failed. 資格確認端末との連携に失敗しました。</summary>
        public const int Terminal = 59;

        /// <summary>an answer speaks of somebody else than was asked about and was not taken.
        /// 照会した方と異なる方の結果のため、取り込みませんでした。</summary>
        public const int OtherInquiry = 60;

        /// <summary>the result of the face card reader is not of this patient.
        /// 顔認証付きカードリーダーの結果は、この患者のものではありません。</summary>
        public const int OtherPatient = 61;

        /// <summary>a file of the exchange folder is no PDF. 連携フォルダーのPDFファイルを読み取れません。</summary>
        public const int DamagedPdf = 62;

        /// <summary>the bulk request was not received. 一括照会が受け付けられませんでした。</summary>
        public const int NotReceived = 63;

        /// <summary>an argument has the wrong form. 入力された値の形式が正しくありません。</summary>
        public const int InvalidArgument = 100;

        /// <summary>the PIN or number has the wrong form; no try was spent.
        /// 暗証番号または照合番号の形式が正しくありません。入力回数は減っていません。</summary>
        public const int InvalidSecret = 101;

        /// <summary>the smart card service is not running. スマートカードサービスが起動していません。</summary>
        public const int ServiceDown = 200;

        /// <summary>no card reader is connected. カードリーダーが接続されていません。</summary>
        public const int NoReader = 201;

        /// <summary>no card is on the reader. カードが置かれていません。</summary>
        public const int NoCard = 202;

        /// <summary>the card was removed during the work. 処理の途中でカードが取り外されました。</summary>
        public const int CardRemoved = 203;

        /// <summary>the card was reset by another program; please start again.
        /// ほかのプログラムがカードをリセットしました。もう一度やり直してください。</summary>
        public const int CardReset = 204;

        /// <summary>another program is using the card. ほかのプログラムがカードを使用しています。</summary>
        public const int CardBusy = 205;

        /// <summary>the reader could not talk to the card. カードとの通信に失敗しました。</summary>
        public const int Communication = 206;

        /// <summary>the work was cancelled. 処理が取り消されました。</summary>
        public const int Cancelled = 207;

        /// <summary>this is not a My Number Card, or it lacks the application.
        /// マイナンバーカードではないか、必要なアプリケーションがありません。</summary>
        public const int NotMyNumberCard = 208;

        /// <summary>this is not the card the work began with. 手続を開始したカードと異なるカードです。</summary>
        public const int WrongCard = 209;

        /// <summary>the PIN or number is wrong. 暗証番号または照合番号が違います。</summary>
        public const int WrongSecret = 300;

        /// <summary>the PIN or number is locked. 暗証番号または照合番号がロックされています。顔認証または目視で本人確認を行ってください。</summary>
        public const int Locked = 301;

        /// <summary>only one try is left and the caller did not allow it to be spent.
        /// 入力できるのはあと1回です。誤るとロックされるため、確認のうえ続けてください。</summary>
        public const int LastTryProtected = 302;

        /// <summary>the card asks for a PIN or number first. 先に暗証番号または照合番号の入力が必要です。</summary>
        public const int SecretRequired = 303;

        /// <summary>the card refused the command. カードが処理を受け付けませんでした。</summary>
        public const int CardRefused = 400;

        /// <summary>the card's answer is damaged. カードからの応答が壊れています。</summary>
        public const int MalformedResponse = 401;

        /// <summary>a file of the card is damaged. カード内のファイルが壊れています。</summary>
        public const int MalformedFile = 402;

        /// <summary>a file of the card is larger than any My Number Card's.
        /// カード内のファイルが想定より大きいため読み取れません。</summary>
        public const int FileTooLarge = 403;

        /// <summary>the card does not have this file. カードに該当するデータがありません。</summary>
        public const int FileNotFound = 404;

        /// <summary>the card's data does not fit its signature. カードのデータと署名が一致しません。</summary>
        public const int IntegrityFailed = 500;

        /// <summary>the certificate is damaged. 電子証明書が壊れています。</summary>
        public const int MalformedCertificate = 501;

        /// <summary>the certificate was not signed by a trusted authority. 信頼できる認証局の電子証明書ではありません。</summary>
        public const int UntrustedCertificate = 502;

        /// <summary>the certificate does not follow the profile. 電子証明書の内容が仕様と異なります。</summary>
        public const int CertificateProfile = 503;

        /// <summary>the revocation evidence cannot be used. 失効情報を確認に使用できません。</summary>
        public const int RevocationEvidence = 504;

        /// <summary>the certificate does not open the eligibility on this day.
        /// 電子証明書の有効期限が切れています。資格確認書などで資格を確認してください。</summary>
        public const int CertificateEnded = 505;

        /// <summary>the picture cannot be read. 画像を読み取れません。</summary>
        public const int MalformedPicture = 600;

        /// <summary>the picture is larger than allowed. 画像が大きすぎます。</summary>
        public const int PictureTooLarge = 601;

        /// <summary>the manifest of the face models cannot be used. 顔照合モデルの設定ファイルを使用できません。</summary>
        public const int MalformedManifest = 602;

        /// <summary>a file of the face models is missing or not the one of the manifest.
        /// 顔照合モデルのファイルがないか、設定と一致しません。</summary>
        public const int ModelMismatch = 603;

        /// <summary>a face model cannot be used. 顔照合モデルを使用できません。</summary>
        public const int UnusableModel = 604;

        /// <summary>the face comparison failed to run. 顔照合の処理に失敗しました。</summary>
        public const int FaceEngine = 605;

        /// <summary>the face models have no threshold for the wanted false match rate.
        /// 指定された他人受入率に対する顔照合のしきい値がありません。</summary>
        public const int NoThreshold = 606;

        /// <summary>the list of images or pairs cannot be read. 画像または組の一覧を読み取れません。</summary>
        public const int MalformedImageList = 620;

        /// <summary>the cache of the evaluation cannot be used. 評価用のキャッシュファイルを使用できません。</summary>
        public const int EvaluationCache = 621;

        /// <summary>the eligibility file is damaged. 資格確認の結果ファイルを読み取れません。</summary>
        public const int MalformedEligibility = 700;

        /// <summary>the eligibility file is larger than allowed. 資格確認の結果ファイルが大きすぎます。</summary>
        public const int EligibilityTooLarge = 701;

        /// <summary>the verification of the person is not enough for this use. この用途には本人確認の方法が不足しています。</summary>
        public const int VerificationInsufficient = 702;

        /// <summary>this step is not the next one of the procedure. 手順の順序が違います。次の手順を確認してください。</summary>
        public const int StepOutOfOrder = 720;

        /// <summary>what was given does not complete this step. この手順の完了を確認できません。書類または状態を確認してください。</summary>
        public const int StepEvidence = 721;

        /// <summary>the date cannot be read. 日付を読み取れません。</summary>
        public const int UnreadableDate = 750;

        /// <summary>a row of the list of patients cannot be read. 患者一覧の行を読み取れません。</summary>
        public const int MalformedPatient = 751;
    }
}
