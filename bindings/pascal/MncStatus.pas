{ Generated from the sources of the library; a test verifies it. }
unit MncStatus;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}

interface

const
  // done. 正常に終了しました。
  MNC_OK = 0;
  // a pointer is NULL. ポインターが NULL です。
  MNC_NULL_POINTER = 1;
  // the handle is wrong, of another type, or was freed. ハンドルが正しくないか、種類が違うか、すでに解放されています。
  MNC_INVALID_HANDLE = 2;
  // a defect of the library; please report it. ライブラリーの不具合です。報告してください。
  MNC_PANIC = 3;
  // the buffer is too small; the length says what is needed. バッファーが小さすぎます。必要な長さが返されています。
  MNC_BUFFER_TOO_SMALL = 4;
  // a callback used the handle that was calling it. コールバックの中から、呼び出し元のハンドルが使用されました。
  MNC_REENTRANT = 5;
  // a text is not UTF-8. 文字列が UTF-8 ではありません。
  MNC_NOT_UTF8 = 6;
  // struct_size of a struct is not set. 構造体の struct_size が設定されていません。
  MNC_STRUCT_SIZE = 7;
  // this build of the library cannot do that. このビルドのライブラリーでは利用できません。
  MNC_NOT_SUPPORTED = 8;
  // a code is not known. 未知のコードが指定されました。
  MNC_UNKNOWN_CODE = 9;
  // what was asked for is not there. 該当する値がありません。
  MNC_ABSENT = 10;
  // nothing came in time; wait again. まだ結果がありません。引き続き待機してください。
  MNC_NOT_YET = 11;
  // a character does not exist in the other encoding. 変換先の文字コードに存在しない文字があります。
  MNC_UNMAPPABLE = 12;
  // the exchange folder of the terminal cannot be used; check network and rights.
  // 資格確認端末の連携フォルダーを使用できません。ネットワークとアクセス権を確認してください。
  MNC_FOLDER = 50;
  // another program uses this state folder. 状態フォルダーをほかのプログラムが使用しています。
  MNC_STATE_IN_USE = 51;
  // a file of the exchange folder is larger than allowed and was not read.
  // 連携フォルダーのファイルが大きすぎるため読み取りません。
  MNC_EXCHANGE_FILE_TOO_LARGE = 52;
  // an archive of the exchange folder is damaged. 圧縮ファイルを読み取れません。
  MNC_DAMAGED_ARCHIVE = 53;
  // the password for encrypted files is missing or wrong. 暗号化ファイルのパスワードが設定されていないか、違います。
  MNC_ARCHIVE_PASSWORD = 54;
  // a file under this name belongs to another request and was not taken. ほかの照会の結果ファイルのため、取り込みませんでした。
  MNC_OTHER_IDENTIFIER = 55;
  // the archive does not hold exactly one result. 圧縮ファイルに含まれる結果が1件ではありません。
  MNC_NOT_ONE_DOCUMENT = 56;
  // this request is not open. この照会は実行中ではありません。
  MNC_REQUEST_NOT_OPEN = 57;
  // this result was already taken. この結果は取り込み済みです。
  MNC_ALREADY_TAKEN = 58;
  // the exchange with the terminal failed. 資格確認端末との連携に失敗しました。
  MNC_TERMINAL = 59;
  // an answer speaks of somebody else than was asked about and was not taken.
  // 照会した方と異なる方の結果のため、取り込みませんでした。
  MNC_OTHER_INQUIRY = 60;
  // the result of the face card reader is not of this patient. 顔認証付きカードリーダーの結果は、この患者のものではありません。
  MNC_OTHER_PATIENT = 61;
  // a file of the exchange folder is no PDF. 連携フォルダーのPDFファイルを読み取れません。
  MNC_DAMAGED_PDF = 62;
  // the bulk request was not received. 一括照会が受け付けられませんでした。
  MNC_NOT_RECEIVED = 63;
  // an argument has the wrong form. 入力された値の形式が正しくありません。
  MNC_INVALID_ARGUMENT = 100;
  // the PIN or number has the wrong form; no try was spent. 暗証番号または照合番号の形式が正しくありません。入力回数は減っていません。
  MNC_INVALID_SECRET = 101;
  // the smart card service is not running. スマートカードサービスが起動していません。
  MNC_SERVICE_DOWN = 200;
  // no card reader is connected. カードリーダーが接続されていません。
  MNC_NO_READER = 201;
  // no card is on the reader. カードが置かれていません。
  MNC_NO_CARD = 202;
  // the card was removed during the work. 処理の途中でカードが取り外されました。
  MNC_CARD_REMOVED = 203;
  // the card was reset by another program; please start again. ほかのプログラムがカードをリセットしました。もう一度やり直してください。
  MNC_CARD_RESET = 204;
  // another program is using the card. ほかのプログラムがカードを使用しています。
  MNC_CARD_BUSY = 205;
  // the reader could not talk to the card. カードとの通信に失敗しました。
  MNC_COMMUNICATION = 206;
  // the work was cancelled. 処理が取り消されました。
  MNC_CANCELLED = 207;
  // this is not a My Number Card, or it lacks the application. マイナンバーカードではないか、必要なアプリケーションがありません。
  MNC_NOT_MY_NUMBER_CARD = 208;
  // this is not the card the work began with. 手続を開始したカードと異なるカードです。
  MNC_WRONG_CARD = 209;
  // the PIN or number is wrong. 暗証番号または照合番号が違います。
  MNC_WRONG_SECRET = 300;
  // the PIN or number is locked. 暗証番号または照合番号がロックされています。顔認証または目視で本人確認を行ってください。
  MNC_LOCKED = 301;
  // only one try is left and the caller did not allow it to be spent.
  // 入力できるのはあと1回です。誤るとロックされるため、確認のうえ続けてください。
  MNC_LAST_TRY_PROTECTED = 302;
  // the card asks for a PIN or number first. 先に暗証番号または照合番号の入力が必要です。
  MNC_SECRET_REQUIRED = 303;
  // the card refused the command. カードが処理を受け付けませんでした。
  MNC_CARD_REFUSED = 400;
  // the card's answer is damaged. カードからの応答が壊れています。
  MNC_MALFORMED_RESPONSE = 401;
  // a file of the card is damaged. カード内のファイルが壊れています。
  MNC_MALFORMED_FILE = 402;
  // a file of the card is larger than any My Number Card's. カード内のファイルが想定より大きいため読み取れません。
  MNC_FILE_TOO_LARGE = 403;
  // the card does not have this file. カードに該当するデータがありません。
  MNC_FILE_NOT_FOUND = 404;
  // the card's data does not fit its signature. カードのデータと署名が一致しません。
  MNC_INTEGRITY_FAILED = 500;
  // the certificate is damaged. 電子証明書が壊れています。
  MNC_MALFORMED_CERTIFICATE = 501;
  // the certificate was not signed by a trusted authority. 信頼できる認証局の電子証明書ではありません。
  MNC_UNTRUSTED_CERTIFICATE = 502;
  // the certificate does not follow the profile. 電子証明書の内容が仕様と異なります。
  MNC_CERTIFICATE_PROFILE = 503;
  // the revocation evidence cannot be used. 失効情報を確認に使用できません。
  MNC_REVOCATION_EVIDENCE = 504;
  // the certificate does not open the eligibility on this day.
  // 電子証明書の有効期限が切れています。資格確認書などで資格を確認してください。
  MNC_CERTIFICATE_ENDED = 505;
  // the picture cannot be read. 画像を読み取れません。
  MNC_MALFORMED_PICTURE = 600;
  // the picture is larger than allowed. 画像が大きすぎます。
  MNC_PICTURE_TOO_LARGE = 601;
  // the manifest of the face models cannot be used. 顔照合モデルの設定ファイルを使用できません。
  MNC_MALFORMED_MANIFEST = 602;
  // a file of the face models is missing or not the one of the manifest. 顔照合モデルのファイルがないか、設定と一致しません。
  MNC_MODEL_MISMATCH = 603;
  // a face model cannot be used. 顔照合モデルを使用できません。
  MNC_UNUSABLE_MODEL = 604;
  // the face comparison failed to run. 顔照合の処理に失敗しました。
  MNC_FACE_ENGINE = 605;
  // the face models have no threshold for the wanted false match rate. 指定された他人受入率に対する顔照合のしきい値がありません。
  MNC_NO_THRESHOLD = 606;
  // the list of images or pairs cannot be read. 画像または組の一覧を読み取れません。
  MNC_MALFORMED_IMAGE_LIST = 620;
  // the cache of the evaluation cannot be used. 評価用のキャッシュファイルを使用できません。
  MNC_EVALUATION_CACHE = 621;
  // the eligibility file is damaged. 資格確認の結果ファイルを読み取れません。
  MNC_MALFORMED_ELIGIBILITY = 700;
  // the eligibility file is larger than allowed. 資格確認の結果ファイルが大きすぎます。
  MNC_ELIGIBILITY_TOO_LARGE = 701;
  // the verification of the person is not enough for this use. この用途には本人確認の方法が不足しています。
  MNC_VERIFICATION_INSUFFICIENT = 702;
  // this step is not the next one of the procedure. 手順の順序が違います。次の手順を確認してください。
  MNC_STEP_OUT_OF_ORDER = 720;
  // what was given does not complete this step. この手順の完了を確認できません。書類または状態を確認してください。
  MNC_STEP_EVIDENCE = 721;
  // the date cannot be read. 日付を読み取れません。
  MNC_UNREADABLE_DATE = 750;
  // a row of the list of patients cannot be read. 患者一覧の行を読み取れません。
  MNC_MALFORMED_PATIENT = 751;
  // The room of `mnc_error.message`, with the NUL at its end.
  MNC_ERROR_MESSAGE_SIZE = 256;
  // The version of the binary interface. It grows with each release that adds something; a program
  // runs with every library of the same SONAME whose number is not smaller than the header's.
  MNC_ABI_VERSION = 1;
  // Japanese, in functions with a language.
  MNC_LANGUAGE_JAPANESE = 0;
  // English.
  MNC_LANGUAGE_ENGLISH = 1;
  // 利用者証明用電子証明書の暗証番号: four digits.
  MNC_SECRET_AUTHENTICATION_PIN = 1;
  // 署名用電子証明書の暗証番号: 6 to 16 letters and digits.
  MNC_SECRET_SIGNATURE_PASSWORD = 2;
  // 券面事項入力補助用暗証番号: four digits.
  MNC_SECRET_INPUT_SUPPORT_PIN = 3;
  // 住民基本台帳用暗証番号; only its state can be asked.
  MNC_SECRET_RESIDENCE_PIN = 4;
  // 照合番号B for the four attributes: fourteen digits.
  MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES = 5;
  // 照合番号B for the photo: fourteen digits.
  MNC_SECRET_NUMBER_B_FOR_FACE = 6;
  // Tries are left.
  MNC_STATE_REMAINING = 0;
  // No try is left.
  MNC_STATE_LOCKED = 1;
  // Already verified; the card does not say how many tries are left.
  MNC_STATE_VERIFIED = 2;
  // It can be tried without limit.
  MNC_STATE_UNLIMITED = 3;
  // RSASSA-PKCS1-v1_5 with SHA-256.
  MNC_SCHEME_PKCS1_SHA256 = 1;
  // RSASSA-PKCS1-v1_5 with SHA-384.
  MNC_SCHEME_PKCS1_SHA384 = 2;
  // RSASSA-PKCS1-v1_5 with SHA-512.
  MNC_SCHEME_PKCS1_SHA512 = 3;
  // RSASSA-PSS with SHA-256.
  MNC_SCHEME_PSS_SHA256 = 4;
  // The certificate for user authentication.
  MNC_CERTIFICATE_USER_AUTHENTICATION = 1;
  // The certificate for signatures.
  MNC_CERTIFICATE_DIGITAL_SIGNATURE = 2;
  // Its validity has not begun.
  MNC_LIFE_CYCLE_NOT_YET_VALID = 0;
  // Valid for more than three months.
  MNC_LIFE_CYCLE_VALID = 1;
  // Valid, and ends within three months: time to renew.
  MNC_LIFE_CYCLE_EXPIRES_SOON = 2;
  // Ended, and still good for the eligibility alone.
  MNC_LIFE_CYCLE_GRACE = 3;
  // Ended.
  MNC_LIFE_CYCLE_EXPIRED = 4;
  // No evidence: the revocation is `UNCHECKED`, never to be read as good.
  MNC_EVIDENCE_NONE = 0;
  // A certificate revocation list, DER.
  MNC_EVIDENCE_CRL = 1;
  // An answer of the OCSP responder (RFC 6960 `OCSPResponse`), DER.
  MNC_EVIDENCE_OCSP = 2;
  // For want of the authority's key nothing was checked beyond the card itself.
  MNC_AUTHENTICITY_UNCHECKED = 0;
  // The authority that you named certified the key that signed it.
  MNC_AUTHENTICITY_VALID = 1;
  // The current PINs are these.
  MNC_PINS_KNOWN = 0;
  // These, or the new ones already: after an interruption in the middle of a change.
  MNC_PINS_KNOWN_OR_NEW = 1;
  // The municipality's terminal has set the new ones: each is verified once.
  MNC_PINS_ALREADY_NEW = 2;
  // The most faces that `mnc_face_detect_fn` has room for.
  MNC_FACES_MAX = 16;
  // Eight bits of grey, one byte a pixel.
  MNC_PIXELS_GREY = 1;
  // Red, green, blue.
  MNC_PIXELS_RGB = 2;
  // Blue, green, red, and a byte that is not looked at: a bitmap of Windows.
  MNC_PIXELS_BGRA = 3;
  // Luma, then shared chroma.
  MNC_PIXELS_NV12 = 4;
  // Luma and chroma in turn: USB cameras.
  MNC_PIXELS_YUYV = 5;
  // The name of the outcome: `VALID`, `INVALID`, `NOT_FOUND` …
  MNC_FIELD_OUTCOME = 1;
  // 処理結果コード.
  MNC_FIELD_CODE = 2;
  // 処理結果メッセージ, to be shown as it is.
  MNC_FIELD_MESSAGE = 3;
  // 保険者番号, without its padding.
  MNC_FIELD_INSURER_NUMBER = 10;
  // 記号.
  MNC_FIELD_SYMBOL = 11;
  // 番号.
  MNC_FIELD_NUMBER = 12;
  // 枝番.
  MNC_FIELD_BRANCH = 13;
  // 氏名.
  MNC_FIELD_NAME = 14;
  // 氏名カナ.
  MNC_FIELD_KANA = 15;
  // 生年月日, `yyyyMMdd`.
  MNC_FIELD_BIRTHDATE = 16;
  // 性別1, its code.
  MNC_FIELD_SEX = 17;
  // 住所.
  MNC_FIELD_ADDRESS = 18;
  // 郵便番号.
  MNC_FIELD_POST_NUMBER = 19;
  // 保険者名称.
  MNC_FIELD_INSURER_NAME = 20;
  // 本人・家族の別, its code.
  MNC_FIELD_RELATION = 21;
  // 資格取得年月日, `yyyyMMdd`.
  MNC_FIELD_QUALIFIED_ON = 22;
  // 資格喪失年月日.
  MNC_FIELD_DISQUALIFIED_ON = 23;
  // 有効開始年月日.
  MNC_FIELD_VALID_FROM = 24;
  // 有効終了年月日.
  MNC_FIELD_VALID_UNTIL = 25;

type
  { A status with the name of its constant, without MNC_. }
  TMncStatusRow = record
    Status: Int32;
    Name: string;
  end;

const
  { Every status. }
  MNC_STATUSES: array[0..69] of TMncStatusRow = (
    (Status: MNC_OK; Name: 'OK'),
    (Status: MNC_NULL_POINTER; Name: 'NULL_POINTER'),
    (Status: MNC_INVALID_HANDLE; Name: 'INVALID_HANDLE'),
    (Status: MNC_PANIC; Name: 'PANIC'),
    (Status: MNC_BUFFER_TOO_SMALL; Name: 'BUFFER_TOO_SMALL'),
    (Status: MNC_REENTRANT; Name: 'REENTRANT'),
    (Status: MNC_NOT_UTF8; Name: 'NOT_UTF8'),
    (Status: MNC_STRUCT_SIZE; Name: 'STRUCT_SIZE'),
    (Status: MNC_NOT_SUPPORTED; Name: 'NOT_SUPPORTED'),
    (Status: MNC_UNKNOWN_CODE; Name: 'UNKNOWN_CODE'),
    (Status: MNC_ABSENT; Name: 'ABSENT'),
    (Status: MNC_NOT_YET; Name: 'NOT_YET'),
    (Status: MNC_UNMAPPABLE; Name: 'UNMAPPABLE'),
    (Status: MNC_FOLDER; Name: 'FOLDER'),
    (Status: MNC_STATE_IN_USE; Name: 'STATE_IN_USE'),
    (Status: MNC_EXCHANGE_FILE_TOO_LARGE; Name: 'EXCHANGE_FILE_TOO_LARGE'),
    (Status: MNC_DAMAGED_ARCHIVE; Name: 'DAMAGED_ARCHIVE'),
    (Status: MNC_ARCHIVE_PASSWORD; Name: 'ARCHIVE_PASSWORD'),
    (Status: MNC_OTHER_IDENTIFIER; Name: 'OTHER_IDENTIFIER'),
    (Status: MNC_NOT_ONE_DOCUMENT; Name: 'NOT_ONE_DOCUMENT'),
    (Status: MNC_REQUEST_NOT_OPEN; Name: 'REQUEST_NOT_OPEN'),
    (Status: MNC_ALREADY_TAKEN; Name: 'ALREADY_TAKEN'),
    (Status: MNC_TERMINAL; Name: 'TERMINAL'),
    (Status: MNC_OTHER_INQUIRY; Name: 'OTHER_INQUIRY'),
    (Status: MNC_OTHER_PATIENT; Name: 'OTHER_PATIENT'),
    (Status: MNC_DAMAGED_PDF; Name: 'DAMAGED_PDF'),
    (Status: MNC_NOT_RECEIVED; Name: 'NOT_RECEIVED'),
    (Status: MNC_INVALID_ARGUMENT; Name: 'INVALID_ARGUMENT'),
    (Status: MNC_INVALID_SECRET; Name: 'INVALID_SECRET'),
    (Status: MNC_SERVICE_DOWN; Name: 'SERVICE_DOWN'),
    (Status: MNC_NO_READER; Name: 'NO_READER'),
    (Status: MNC_NO_CARD; Name: 'NO_CARD'),
    (Status: MNC_CARD_REMOVED; Name: 'CARD_REMOVED'),
    (Status: MNC_CARD_RESET; Name: 'CARD_RESET'),
    (Status: MNC_CARD_BUSY; Name: 'CARD_BUSY'),
    (Status: MNC_COMMUNICATION; Name: 'COMMUNICATION'),
    (Status: MNC_CANCELLED; Name: 'CANCELLED'),
    (Status: MNC_NOT_MY_NUMBER_CARD; Name: 'NOT_MY_NUMBER_CARD'),
    (Status: MNC_WRONG_CARD; Name: 'WRONG_CARD'),
    (Status: MNC_WRONG_SECRET; Name: 'WRONG_SECRET'),
    (Status: MNC_LOCKED; Name: 'LOCKED'),
    (Status: MNC_LAST_TRY_PROTECTED; Name: 'LAST_TRY_PROTECTED'),
    (Status: MNC_SECRET_REQUIRED; Name: 'SECRET_REQUIRED'),
    (Status: MNC_CARD_REFUSED; Name: 'CARD_REFUSED'),
    (Status: MNC_MALFORMED_RESPONSE; Name: 'MALFORMED_RESPONSE'),
    (Status: MNC_MALFORMED_FILE; Name: 'MALFORMED_FILE'),
    (Status: MNC_FILE_TOO_LARGE; Name: 'FILE_TOO_LARGE'),
    (Status: MNC_FILE_NOT_FOUND; Name: 'FILE_NOT_FOUND'),
    (Status: MNC_INTEGRITY_FAILED; Name: 'INTEGRITY_FAILED'),
    (Status: MNC_MALFORMED_CERTIFICATE; Name: 'MALFORMED_CERTIFICATE'),
    (Status: MNC_UNTRUSTED_CERTIFICATE; Name: 'UNTRUSTED_CERTIFICATE'),
    (Status: MNC_CERTIFICATE_PROFILE; Name: 'CERTIFICATE_PROFILE'),
    (Status: MNC_REVOCATION_EVIDENCE; Name: 'REVOCATION_EVIDENCE'),
    (Status: MNC_CERTIFICATE_ENDED; Name: 'CERTIFICATE_ENDED'),
    (Status: MNC_MALFORMED_PICTURE; Name: 'MALFORMED_PICTURE'),
    (Status: MNC_PICTURE_TOO_LARGE; Name: 'PICTURE_TOO_LARGE'),
    (Status: MNC_MALFORMED_MANIFEST; Name: 'MALFORMED_MANIFEST'),
    (Status: MNC_MODEL_MISMATCH; Name: 'MODEL_MISMATCH'),
    (Status: MNC_UNUSABLE_MODEL; Name: 'UNUSABLE_MODEL'),
    (Status: MNC_FACE_ENGINE; Name: 'FACE_ENGINE'),
    (Status: MNC_NO_THRESHOLD; Name: 'NO_THRESHOLD'),
    (Status: MNC_MALFORMED_IMAGE_LIST; Name: 'MALFORMED_IMAGE_LIST'),
    (Status: MNC_EVALUATION_CACHE; Name: 'EVALUATION_CACHE'),
    (Status: MNC_MALFORMED_ELIGIBILITY; Name: 'MALFORMED_ELIGIBILITY'),
    (Status: MNC_ELIGIBILITY_TOO_LARGE; Name: 'ELIGIBILITY_TOO_LARGE'),
    (Status: MNC_VERIFICATION_INSUFFICIENT; Name: 'VERIFICATION_INSUFFICIENT'),
    (Status: MNC_STEP_OUT_OF_ORDER; Name: 'STEP_OUT_OF_ORDER'),
    (Status: MNC_STEP_EVIDENCE; Name: 'STEP_EVIDENCE'),
    (Status: MNC_UNREADABLE_DATE; Name: 'UNREADABLE_DATE'),
    (Status: MNC_MALFORMED_PATIENT; Name: 'MALFORMED_PATIENT'));

implementation

end.
