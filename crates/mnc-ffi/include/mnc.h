/* mnc: the My Number Card as a health insurance card. MIT OR Apache-2.0.
 * Generated from the sources; a test verifies it. */

#ifndef MNC_H
#define MNC_H

#include <stddef.h>
#include <stdint.h>

/*
 * The rules of this interface. They hold for every function.
 *
 * - A function that can fail returns an mnc_status: 0 (MNC_OK) is success. Results come through the
 *   last pointers before `error` and are written on success only; the length of a buffer is the
 *   one exception: it also says what is needed.
 * - `error` may be NULL. Otherwise set its struct_size to sizeof(mnc_error); a failed call fills it.
 * - Pointers are valid (aligned, and long enough) until the call returns. A pointer with length 0 may
 *   be NULL. NULL where a value is wanted is MNC_NULL_POINTER.
 * - Texts are UTF-8, pointer and length, without NUL at the end. Times are in Japan.
 * - Handles are opaque. You free each that you were given, once, with the function of its type.
 *   A wrong or freed handle is MNC_INVALID_HANDLE, never undefined behaviour. Never free() anything.
 * - Any handle may be used from any thread. Calls on one handle take their turn: one from another
 *   thread waits. Freeing does not wait: a call under way on another thread goes on.
 * - Callbacks get your userdata first. They must not use a handle whose call is calling them: on the
 *   same thread that is MNC_REENTRANT; a callback that waits for another thread which uses the handle
 *   waits for ever, which nobody can tell from a long call. No exception may leave a callback.
 * - A function that takes a destroy function calls it once, when userdata is no longer needed, also
 *   if the call fails; it says when userdata remains yours.
 * - The calling convention is cdecl.
 * - PINs are copied once and wiped; wipe your own copy. Nothing is remembered.
 *
 * このインターフェースの規則(すべての関数に共通)
 *
 * - 失敗しうる関数は mnc_status を返します。0 (MNC_OK) が成功です。結果は error の前の引数に、成功した
 *   ときだけ書き込まれます。バッファーの長さだけは例外で、不足しているときは必要な長さが返ります。
 * - error は NULL でも構いません。渡すときは struct_size に sizeof(mnc_error) を設定してください。
 * - ポインターは、関数が戻るまで有効でなければなりません。長さが 0 のときは NULL でも構いません。
 * - 文字列は UTF-8 で、ポインターと長さで渡します。末尾の NUL は不要です。時刻は日本時間です。
 * - ハンドルの中身は非公開です。受け取ったハンドルは、その型の _free 関数で一度だけ解放してください。
 *   誤ったハンドルや解放済みのハンドルは MNC_INVALID_HANDLE になります。free() は使わないでください。
 * - ハンドルはどのスレッドからでも使えます。一つのハンドルへの呼び出しは順番に処理され、別のスレッドからの
 *   呼び出しは待たされます。解放は待たずに戻り、別のスレッドで実行中の呼び出しはそのまま続きます。
 * - コールバックの第1引数は userdata です。呼び出し元のハンドルをコールバックの中で使うことはできません。
 *   同じスレッドからは MNC_REENTRANT になりますが、そのハンドルを使う別のスレッドをコールバックの中で
 *   待つと、永久に待つことになります。例外をコールバックの外に出さないでください。
 * - destroy を渡すと、userdata が不要になったときに一度だけ呼び出されます(関数が失敗したときも同様)。
 *   userdata が呼び出し側に残る場合は、各関数の説明に記載しています。
 * - 呼び出し規約は cdecl です。
 * - 暗証番号は一度だけ複写され、使用後に消去されます。渡した側の領域は呼び出し側で消去してください。
 */

#define MNC_VERSION "0.1.0"
#define MNC_VERSION_MAJOR 0
#define MNC_VERSION_MINOR 1
#define MNC_VERSION_PATCH 0
#define MNC_VERSION_NUMBER 256

/** done. 正常に終了しました。 */
#define MNC_OK 0
/** a pointer is NULL. ポインターが NULL です。 */
#define MNC_NULL_POINTER 1
/** the handle is wrong, of another type, or was freed. ハンドルが正しくないか、種類が違うか、すでに解放されています。 */
#define MNC_INVALID_HANDLE 2
/** a defect of the library; please report it. ライブラリーの不具合です。報告してください。 */
#define MNC_PANIC 3
/** the buffer is too small; the length says what is needed. バッファーが小さすぎます。必要な長さが返されています。 */
#define MNC_BUFFER_TOO_SMALL 4
/** a callback used the handle that was calling it. コールバックの中から、呼び出し元のハンドルが使用されました。 */
#define MNC_REENTRANT 5
/** a text is not UTF-8. 文字列が UTF-8 ではありません。 */
#define MNC_NOT_UTF8 6
/** struct_size of a struct is not set. 構造体の struct_size が設定されていません。 */
#define MNC_STRUCT_SIZE 7
/** this build of the library cannot do that. このビルドのライブラリーでは利用できません。 */
#define MNC_NOT_SUPPORTED 8
/** a code is not known. 未知のコードが指定されました。 */
#define MNC_UNKNOWN_CODE 9
/** what was asked for is not there. 該当する値がありません。 */
#define MNC_ABSENT 10
/** nothing came in time; wait again. まだ結果がありません。引き続き待機してください。 */
#define MNC_NOT_YET 11
/** a character does not exist in the other encoding. 変換先の文字コードに存在しない文字があります。 */
#define MNC_UNMAPPABLE 12
/** the exchange folder of the terminal cannot be used; check network and rights. 資格確認端末の連携フォルダーを使用できません。ネットワークとアクセス権を確認してください。 */
#define MNC_FOLDER 50
/** another program uses this state folder. 状態フォルダーをほかのプログラムが使用しています。 */
#define MNC_STATE_IN_USE 51
/** a file of the exchange folder is larger than allowed and was not read. 連携フォルダーのファイルが大きすぎるため読み取りません。 */
#define MNC_EXCHANGE_FILE_TOO_LARGE 52
/** an archive of the exchange folder is damaged. 圧縮ファイルを読み取れません。 */
#define MNC_DAMAGED_ARCHIVE 53
/** the password for encrypted files is missing or wrong. 暗号化ファイルのパスワードが設定されていないか、違います。 */
#define MNC_ARCHIVE_PASSWORD 54
/** a file under this name belongs to another request and was not taken. ほかの照会の結果ファイルのため、取り込みませんでした。 */
#define MNC_OTHER_IDENTIFIER 55
/** the archive does not hold exactly one result. 圧縮ファイルに含まれる結果が1件ではありません。 */
#define MNC_NOT_ONE_DOCUMENT 56
/** this request is not open. この照会は実行中ではありません。 */
#define MNC_REQUEST_NOT_OPEN 57
/** this result was already taken. この結果は取り込み済みです。 */
#define MNC_ALREADY_TAKEN 58
/** the exchange with the terminal failed. 資格確認端末との連携に失敗しました。 */
#define MNC_TERMINAL 59
/** an answer speaks of somebody else than was asked about and was not taken. 照会した方と異なる方の結果のため、取り込みませんでした。 */
#define MNC_OTHER_INQUIRY 60
/** the result of the face card reader is not of this patient. 顔認証付きカードリーダーの結果は、この患者のものではありません。 */
#define MNC_OTHER_PATIENT 61
/** a file of the exchange folder is no PDF. 連携フォルダーのPDFファイルを読み取れません。 */
#define MNC_DAMAGED_PDF 62
/** the bulk request was not received. 一括照会が受け付けられませんでした。 */
#define MNC_NOT_RECEIVED 63
/** an argument has the wrong form. 入力された値の形式が正しくありません。 */
#define MNC_INVALID_ARGUMENT 100
/** the PIN or number has the wrong form; no try was spent. 暗証番号または照合番号の形式が正しくありません。入力回数は減っていません。 */
#define MNC_INVALID_SECRET 101
/** the smart card service is not running. スマートカードサービスが起動していません。 */
#define MNC_SERVICE_DOWN 200
/** no card reader is connected. カードリーダーが接続されていません。 */
#define MNC_NO_READER 201
/** no card is on the reader. カードが置かれていません。 */
#define MNC_NO_CARD 202
/** the card was removed during the work. 処理の途中でカードが取り外されました。 */
#define MNC_CARD_REMOVED 203
/** the card was reset by another program; please start again. ほかのプログラムがカードをリセットしました。もう一度やり直してください。 */
#define MNC_CARD_RESET 204
/** another program is using the card. ほかのプログラムがカードを使用しています。 */
#define MNC_CARD_BUSY 205
/** the reader could not talk to the card. カードとの通信に失敗しました。 */
#define MNC_COMMUNICATION 206
/** the work was cancelled. 処理が取り消されました。 */
#define MNC_CANCELLED 207
/** this is not a My Number Card, or it lacks the application. マイナンバーカードではないか、必要なアプリケーションがありません。 */
#define MNC_NOT_MY_NUMBER_CARD 208
/** this is not the card the work began with. 手続を開始したカードと異なるカードです。 */
#define MNC_WRONG_CARD 209
/** the PIN or number is wrong. 暗証番号または照合番号が違います。 */
#define MNC_WRONG_SECRET 300
/** the PIN or number is locked. 暗証番号または照合番号がロックされています。顔認証または目視で本人確認を行ってください。 */
#define MNC_LOCKED 301
/** only one try is left and the caller did not allow it to be spent. 入力できるのはあと1回です。誤るとロックされるため、確認のうえ続けてください。 */
#define MNC_LAST_TRY_PROTECTED 302
/** the card asks for a PIN or number first. 先に暗証番号または照合番号の入力が必要です。 */
#define MNC_SECRET_REQUIRED 303
/** the card refused the command. カードが処理を受け付けませんでした。 */
#define MNC_CARD_REFUSED 400
/** the card's answer is damaged. カードからの応答が壊れています。 */
#define MNC_MALFORMED_RESPONSE 401
/** a file of the card is damaged. カード内のファイルが壊れています。 */
#define MNC_MALFORMED_FILE 402
/** a file of the card is larger than any My Number Card's. カード内のファイルが想定より大きいため読み取れません。 */
#define MNC_FILE_TOO_LARGE 403
/** the card does not have this file. カードに該当するデータがありません。 */
#define MNC_FILE_NOT_FOUND 404
/** the card's data does not fit its signature. カードのデータと署名が一致しません。 */
#define MNC_INTEGRITY_FAILED 500
/** the certificate is damaged. 電子証明書が壊れています。 */
#define MNC_MALFORMED_CERTIFICATE 501
/** the certificate was not signed by a trusted authority. 信頼できる認証局の電子証明書ではありません。 */
#define MNC_UNTRUSTED_CERTIFICATE 502
/** the certificate does not follow the profile. 電子証明書の内容が仕様と異なります。 */
#define MNC_CERTIFICATE_PROFILE 503
/** the revocation evidence cannot be used. 失効情報を確認に使用できません。 */
#define MNC_REVOCATION_EVIDENCE 504
/** the certificate does not open the eligibility on this day. 電子証明書の有効期限が切れています。資格確認書などで資格を確認してください。 */
#define MNC_CERTIFICATE_ENDED 505
/** the picture cannot be read. 画像を読み取れません。 */
#define MNC_MALFORMED_PICTURE 600
/** the picture is larger than allowed. 画像が大きすぎます。 */
#define MNC_PICTURE_TOO_LARGE 601
/** the manifest of the face models cannot be used. 顔照合モデルの設定ファイルを使用できません。 */
#define MNC_MALFORMED_MANIFEST 602
/** a file of the face models is missing or not the one of the manifest. 顔照合モデルのファイルがないか、設定と一致しません。 */
#define MNC_MODEL_MISMATCH 603
/** a face model cannot be used. 顔照合モデルを使用できません。 */
#define MNC_UNUSABLE_MODEL 604
/** the face comparison failed to run. 顔照合の処理に失敗しました。 */
#define MNC_FACE_ENGINE 605
/** the face models have no threshold for the wanted false match rate. 指定された他人受入率に対する顔照合のしきい値がありません。 */
#define MNC_NO_THRESHOLD 606
/** the list of images or pairs cannot be read. 画像または組の一覧を読み取れません。 */
#define MNC_MALFORMED_IMAGE_LIST 620
/** the cache of the evaluation cannot be used. 評価用のキャッシュファイルを使用できません。 */
#define MNC_EVALUATION_CACHE 621
/** the eligibility file is damaged. 資格確認の結果ファイルを読み取れません。 */
#define MNC_MALFORMED_ELIGIBILITY 700
/** the eligibility file is larger than allowed. 資格確認の結果ファイルが大きすぎます。 */
#define MNC_ELIGIBILITY_TOO_LARGE 701
/** the verification of the person is not enough for this use. この用途には本人確認の方法が不足しています。 */
#define MNC_VERIFICATION_INSUFFICIENT 702
/** this step is not the next one of the procedure. 手順の順序が違います。次の手順を確認してください。 */
#define MNC_STEP_OUT_OF_ORDER 720
/** what was given does not complete this step. この手順の完了を確認できません。書類または状態を確認してください。 */
#define MNC_STEP_EVIDENCE 721
/** the date cannot be read. 日付を読み取れません。 */
#define MNC_UNREADABLE_DATE 750
/** a row of the list of patients cannot be read. 患者一覧の行を読み取れません。 */
#define MNC_MALFORMED_PATIENT 751

/**
 * The room of `mnc_error.message`, with the NUL at its end.
 */
#define MNC_ERROR_MESSAGE_SIZE 256

/**
 * The version of the binary interface. It grows with each release that adds something; a program
 * runs with every library of the same SONAME whose number is not smaller than the header's.
 */
#define MNC_ABI_VERSION 1

/**
 * Japanese, in functions with a language.
 */
#define MNC_LANGUAGE_JAPANESE 0

/**
 * English.
 */
#define MNC_LANGUAGE_ENGLISH 1

/**
 * 利用者証明用電子証明書の暗証番号: four digits.
 */
#define MNC_SECRET_AUTHENTICATION_PIN 1

/**
 * 署名用電子証明書の暗証番号: 6 to 16 letters and digits.
 */
#define MNC_SECRET_SIGNATURE_PASSWORD 2

/**
 * 券面事項入力補助用暗証番号: four digits.
 */
#define MNC_SECRET_INPUT_SUPPORT_PIN 3

/**
 * 住民基本台帳用暗証番号; only its state can be asked.
 */
#define MNC_SECRET_RESIDENCE_PIN 4

/**
 * 照合番号B for the four attributes: fourteen digits.
 */
#define MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES 5

/**
 * 照合番号B for the photo: fourteen digits.
 */
#define MNC_SECRET_NUMBER_B_FOR_FACE 6

/**
 * Tries are left.
 */
#define MNC_STATE_REMAINING 0

/**
 * No try is left.
 */
#define MNC_STATE_LOCKED 1

/**
 * Already verified; the card does not say how many tries are left.
 */
#define MNC_STATE_VERIFIED 2

/**
 * It can be tried without limit.
 */
#define MNC_STATE_UNLIMITED 3

/**
 * RSASSA-PKCS1-v1_5 with SHA-256.
 */
#define MNC_SCHEME_PKCS1_SHA256 1

/**
 * RSASSA-PKCS1-v1_5 with SHA-384.
 */
#define MNC_SCHEME_PKCS1_SHA384 2

/**
 * RSASSA-PKCS1-v1_5 with SHA-512.
 */
#define MNC_SCHEME_PKCS1_SHA512 3

/**
 * RSASSA-PSS with SHA-256.
 */
#define MNC_SCHEME_PSS_SHA256 4

/**
 * The certificate for user authentication.
 */
#define MNC_CERTIFICATE_USER_AUTHENTICATION 1

/**
 * The certificate for signatures.
 */
#define MNC_CERTIFICATE_DIGITAL_SIGNATURE 2

/**
 * Its validity has not begun.
 */
#define MNC_LIFE_CYCLE_NOT_YET_VALID 0

/**
 * Valid for more than three months.
 */
#define MNC_LIFE_CYCLE_VALID 1

/**
 * Valid, and ends within three months: time to renew.
 */
#define MNC_LIFE_CYCLE_EXPIRES_SOON 2

/**
 * Ended, and still good for the eligibility alone.
 */
#define MNC_LIFE_CYCLE_GRACE 3

/**
 * Ended.
 */
#define MNC_LIFE_CYCLE_EXPIRED 4

/**
 * No evidence: the revocation is `UNCHECKED`, never to be read as good.
 */
#define MNC_EVIDENCE_NONE 0

/**
 * A certificate revocation list, DER.
 */
#define MNC_EVIDENCE_CRL 1

/**
 * An answer of the OCSP responder (RFC 6960 `OCSPResponse`), DER.
 */
#define MNC_EVIDENCE_OCSP 2

/**
 * For want of the authority's key nothing was checked beyond the card itself.
 */
#define MNC_AUTHENTICITY_UNCHECKED 0

/**
 * The authority that you named certified the key that signed it.
 */
#define MNC_AUTHENTICITY_VALID 1

/**
 * The current PINs are these.
 */
#define MNC_PINS_KNOWN 0

/**
 * These, or the new ones already: after an interruption in the middle of a change.
 */
#define MNC_PINS_KNOWN_OR_NEW 1

/**
 * The municipality's terminal has set the new ones: each is verified once.
 */
#define MNC_PINS_ALREADY_NEW 2

/**
 * The most faces that `mnc_face_detect_fn` has room for.
 */
#define MNC_FACES_MAX 16

/**
 * Eight bits of grey, one byte a pixel.
 */
#define MNC_PIXELS_GREY 1

/**
 * Red, green, blue.
 */
#define MNC_PIXELS_RGB 2

/**
 * Blue, green, red, and a byte that is not looked at: a bitmap of Windows.
 */
#define MNC_PIXELS_BGRA 3

/**
 * Luma, then shared chroma.
 */
#define MNC_PIXELS_NV12 4

/**
 * Luma and chroma in turn: USB cameras.
 */
#define MNC_PIXELS_YUYV 5

/**
 * The name of the outcome: `VALID`, `INVALID`, `NOT_FOUND` …
 */
#define MNC_FIELD_OUTCOME 1

/**
 * 処理結果コード.
 */
#define MNC_FIELD_CODE 2

/**
 * 処理結果メッセージ, to be shown as it is.
 */
#define MNC_FIELD_MESSAGE 3

/**
 * 保険者番号, without its padding.
 */
#define MNC_FIELD_INSURER_NUMBER 10

/**
 * 記号.
 */
#define MNC_FIELD_SYMBOL 11

/**
 * 番号.
 */
#define MNC_FIELD_NUMBER 12

/**
 * 枝番.
 */
#define MNC_FIELD_BRANCH 13

/**
 * 氏名.
 */
#define MNC_FIELD_NAME 14

/**
 * 氏名カナ.
 */
#define MNC_FIELD_KANA 15

/**
 * 生年月日, `yyyyMMdd`.
 */
#define MNC_FIELD_BIRTHDATE 16

/**
 * 性別1, its code.
 */
#define MNC_FIELD_SEX 17

/**
 * 住所.
 */
#define MNC_FIELD_ADDRESS 18

/**
 * 郵便番号.
 */
#define MNC_FIELD_POST_NUMBER 19

/**
 * 保険者名称.
 */
#define MNC_FIELD_INSURER_NAME 20

/**
 * 本人・家族の別, its code.
 */
#define MNC_FIELD_RELATION 21

/**
 * 資格取得年月日, `yyyyMMdd`.
 */
#define MNC_FIELD_QUALIFIED_ON 22

/**
 * 資格喪失年月日.
 */
#define MNC_FIELD_DISQUALIFIED_ON 23

/**
 * 有効開始年月日.
 */
#define MNC_FIELD_VALID_FROM 24

/**
 * 有効終了年月日.
 */
#define MNC_FIELD_VALID_UNTIL 25

/**
 * Authorities that are trusted. From any thread.
 */
typedef struct mnc_anchors mnc_anchors;

/**
 * An answer of the terminal. It holds personal data. From any thread.
 */
typedef struct mnc_answer mnc_answer;

/**
 * What a card is. From any thread.
 */
typedef struct mnc_assessment mnc_assessment;

/**
 * A card on a reader or on a radio of the host. From any thread: calls take their turn. Each
 * call is a session of its own: it begins the exclusive use of the card, does one thing, and
 * drops whatever was verified. Nothing is remembered, PINs least of all.
 */
typedef struct mnc_card mnc_card;

/**
 * A certificate of a card. From any thread.
 */
typedef struct mnc_certificate mnc_certificate;

/**
 * The consent screens of one patient. From any thread: calls take their turn.
 */
typedef struct mnc_consent mnc_consent;

/**
 * Bytes of the library: a file of the card, a signature, or JSON (UTF-8). From any thread.
 */
typedef struct mnc_data mnc_data;

/**
 * A comparison of one patient. It holds biometric data until it is decided or freed, and wipes them
 * then. From any thread: calls take their turn.
 */
typedef struct mnc_face_comparison mnc_face_comparison;

/**
 * A matcher. From any thread, also by several sessions at once.
 */
typedef struct mnc_face_matcher mnc_face_matcher;

/**
 * Watches all readers. From any thread: waits take their turn, and `mnc_monitor_cancel` is the one call
 * that does not wait for them.
 */
typedef struct mnc_monitor mnc_monitor;

/**
 * A procedure on one card. It holds the common PIN until the card is locked. From any thread: calls
 * take their turn.
 */
typedef struct mnc_municipal mnc_municipal;

/**
 * Patients with their index. It holds personal data. From any thread: calls take their turn.
 */
typedef struct mnc_patient_index mnc_patient_index;

/**
 * An answer of any family, proven to belong to its request. It holds personal data. From any thread.
 */
typedef struct mnc_received mnc_received;

/**
 * A request on the way. From any thread.
 */
typedef struct mnc_request mnc_request;

/**
 * A client of the exchange folder. From any thread: calls take their turn, those that wait let others in
 * between, and `mnc_terminal_cancel` is the one call that waits for none.
 */
typedef struct mnc_terminal mnc_terminal;

/**
 * Counts by month and kind of institution. From any thread: calls take their turn.
 */
typedef struct mnc_usage mnc_usage;

/**
 * A visit. From any thread: calls take their turn.
 */
typedef struct mnc_visit mnc_visit;

/**
 * The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their turn.
 */
typedef struct mnc_visual_mode mnc_visual_mode;

/**
 * What a call came to: 0 is success. See the `MNC_…` constants.
 */
typedef int32_t mnc_status;

/**
 * Takes a line of the log: level (1 error, 2 warning, 3 information, 4 debug), target and message,
 * UTF-8 without NUL, the callback's until it returns. Lines of this library alone, whose targets begin
 * with `mnc`; they hold no personal data. Called on any thread, also on several at once; what it
 * causes to be logged itself is not logged.
 */
typedef void (*mnc_log_fn)(void *userdata,
                           int32_t level,
                           const char *target,
                           size_t target_len,
                           const char *message,
                           size_t message_len);

/**
 * Gives the host its `userdata` back, once. May be NULL. Called on the thread that ended the use.
 */
typedef void (*mnc_destroy_fn)(void *userdata);

/**
 * What a failed call says beside its status. The caller sets `struct_size` to `sizeof(mnc_error)`
 * and lends it to any number of calls; a call that succeeds leaves it alone.
 */
typedef struct mnc_error {
  /**
   * `sizeof(mnc_error)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * The status that the call returned.
   */
  int32_t status;
  /**
   * The status word of the card (ISO/IEC 7816-4), or -1.
   */
  int32_t status_word;
  /**
   * The tries that a PIN has left, or -1.
   */
  int32_t tries_remaining;
  /**
   * The code of the reader's driver or of the smart card service, with `MNC_FOLDER` the error
   * number of the operating system, or -1.
   */
  int64_t reader_code;
  /**
   * What to log: English, UTF-8, NUL at its end, without personal data.
   */
  char message[MNC_ERROR_MESSAGE_SIZE];
} mnc_error;

/**
 * Sends one command APDU to the card and puts the response, status word last, into `response`,
 * whose room is `*response_len` before and whose length it is after. Blocks, on the thread that
 * made the call. The command may hold a PIN: neither log nor keep it. Returns 0, or
 * `MNC_CARD_REMOVED`, `MNC_CANCELLED`, or another status for any other failure. It must not call
 * back with the card or the visit that is calling it (`MNC_REENTRANT`), nor wait for another thread
 * that does, nor let an exception out.
 */
typedef int32_t (*mnc_transmit_fn)(void *userdata,
                                   const uint8_t *command,
                                   size_t command_len,
                                   uint8_t *response,
                                   size_t *response_len);

/**
 * A card on a reader or radio of the host.
 */
typedef struct mnc_transport {
  /**
   * `sizeof(mnc_transport)`.
   */
  uint32_t struct_size;
  /**
   * 1 if extended-length commands pass, 0 if not, -1 to try it once.
   */
  int32_t extended_length;
  /**
   * The longest command in bytes, 0 for no limit.
   */
  size_t max_command;
  /**
   * Handed to the callbacks as it is.
   */
  void *userdata;
  /**
   * How bytes reach the card.
   */
  mnc_transmit_fn transmit;
  /**
   * Called once when the library is done with `userdata`. May be NULL.
   */
  mnc_destroy_fn destroy;
} mnc_transport;

/**
 * The four-digit PINs of a holder. Wipe your own copy.
 */
typedef struct mnc_holder_pins {
  /**
   * `sizeof(mnc_holder_pins)`.
   */
  uint32_t struct_size;
  /**
   * How long each is: 4.
   */
  uint32_t len;
  /**
   * 利用者証明用.
   */
  const uint8_t *authentication;
  /**
   * 住民基本台帳用.
   */
  const uint8_t *residence;
  /**
   * 券面事項入力補助用.
   */
  const uint8_t *input_support;
} mnc_holder_pins;

/**
 * A face that an engine found, in pixels of the picture.
 */
typedef struct mnc_face_found {
  /**
   * Left, top, width and height of the box.
   */
  float bounds[4];
  /**
   * x and y of right eye, left eye, nose, right and left corner of the mouth; right is the
   * person's own.
   */
  float landmarks[10];
  /**
   * How sure the engine is, 0 to 1.
   */
  float confidence;
} mnc_face_found;

/**
 * Finds the faces in a picture (`width * height * 3` bytes, red first) and puts them, the surest
 * first, into `faces`, whose room is `*count` before and whose number is `*count` after. Returns 0,
 * `MNC_CANCELLED`, or another status for a failure. The picture is the callback's until it returns:
 * keep no copy.
 */
typedef int32_t (*mnc_face_detect_fn)(void *userdata,
                                      const uint8_t *picture,
                                      size_t width,
                                      size_t height,
                                      struct mnc_face_found *faces,
                                      size_t *count);

/**
 * Describes the face with these ten landmarks by `dimension` numbers; the cosine of two
 * descriptions is their score. Returns as `mnc_face_detect_fn`.
 */
typedef int32_t (*mnc_face_embed_fn)(void *userdata,
                                     const uint8_t *picture,
                                     size_t width,
                                     size_t height,
                                     const float *landmarks,
                                     float *numbers,
                                     size_t dimension);

/**
 * Sets `*live` to 1 if the face in the box (four numbers) is a living one, else to 0. Returns as
 * `mnc_face_detect_fn`.
 */
typedef int32_t (*mnc_face_live_fn)(void *userdata,
                                    const uint8_t *picture,
                                    size_t width,
                                    size_t height,
                                    const float *bounds,
                                    int32_t *live);

/**
 * A comparison engine of the host, such as one that is certified. Its functions are called on the
 * thread that made the call; on several threads at once if there are several sessions. They must not
 * use the session that is calling them (`MNC_REENTRANT`), nor let an exception out.
 */
typedef struct mnc_face_engine {
  /**
   * `sizeof(mnc_face_engine)`.
   */
  uint32_t struct_size;
  /**
   * How many numbers describe a face; at least 1.
   */
  uint32_t dimension;
  /**
   * Handed to the callbacks as it is.
   */
  void *userdata;
  /**
   * Finds faces.
   */
  mnc_face_detect_fn detect;
  /**
   * Describes one.
   */
  mnc_face_embed_fn embed;
  /**
   * Tells a living face from a picture of one. May be NULL: then nobody checks.
   */
  mnc_face_live_fn live;
  /**
   * Called once when the library is done with `userdata`. May be NULL.
   */
  mnc_destroy_fn destroy;
} mnc_face_engine;

/**
 * A frame as a camera hands it over. It is yours to wipe.
 */
typedef struct mnc_pixels {
  /**
   * `sizeof(mnc_pixels)`.
   */
  uint32_t struct_size;
  /**
   * `MNC_PIXELS_…`.
   */
  int32_t format;
  /**
   * The bytes.
   */
  const uint8_t *bytes;
  /**
   * How many.
   */
  size_t len;
  /**
   * In pixels.
   */
  size_t width;
  /**
   * In pixels.
   */
  size_t height;
  /**
   * Bytes from the start of a row to the start of the next.
   */
  size_t stride;
  /**
   * 1 if luma and chroma of NV12 and YUYV go from 0 to 255, 0 if from 16.
   */
  int32_t full_range;
} mnc_pixels;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the binary interface that the library has, to be compared with `MNC_ABI_VERSION`.
 */
uint32_t mnc_abi_version(void);

/**
 * The version of the library, `major.minor.patch`. Never freed.
 */
const char *mnc_version(void);

/**
 * The stable ASCII name of a status, such as `WRONG_SECRET`; `UNKNOWN` for another number. Never
 * freed.
 */
const char *mnc_status_name(mnc_status status);

/**
 * A sentence for people, UTF-8, in `MNC_LANGUAGE_JAPANESE` or `MNC_LANGUAGE_ENGLISH`. Never freed.
 */
const char *mnc_status_message(mnc_status status, int32_t lang);

/**
 * Sends the log to the callback, up to this level (0 nothing to 4 debug). NULL takes it back. The
 * `destroy` of the callback before is called, when no line is on its way to it any more. The library
 * takes `userdata` over in any case: if the call fails, this `destroy` is called before it returns.
 */
mnc_status mnc_log_set(int32_t level,
                       mnc_log_fn log,
                       void *userdata,
                       mnc_destroy_fn destroy,
                       struct mnc_error *error);

/**
 * The number of bytes.
 */
mnc_status mnc_data_size(const struct mnc_data *data, size_t *size, struct mnc_error *error);

/**
 * Copies the bytes. `*len` is the room in `buffer` before the call and the number of bytes after
 * it. With too little room, or with `buffer` NULL, it is `MNC_BUFFER_TOO_SMALL` and `*len` what
 * is needed. No NUL is added.
 */
mnc_status mnc_data_copy(const struct mnc_data *data,
                         uint8_t *buffer,
                         size_t *len,
                         struct mnc_error *error);

/**
 * Frees the bytes, wiping them. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_data_free(struct mnc_data *data, struct mnc_error *error);

/**
 * A UTF-8 text in the encoding of a Windows code page: 932 (`Shift_JIS` of Windows) or 1200
 * (UTF-16LE). `MNC_UNMAPPABLE` for a character that the encoding does not have: nothing is replaced
 * silently, also not what Windows itself would fit in, such as U+00A5 into `5C`. 外字 are F040 to F9FC
 * and U+E000 to U+E757.
 */
mnc_status mnc_text_encode(const char *text,
                           size_t len,
                           int32_t code_page,
                           struct mnc_data **out,
                           struct mnc_error *error);

/**
 * A text of a Windows code page as UTF-8; the other way round. `MNC_UNMAPPABLE` for bytes that are
 * none. 398 codes of 932 say what another code says, and come back as that one.
 */
mnc_status mnc_text_decode(const uint8_t *bytes,
                           size_t len,
                           int32_t code_page,
                           struct mnc_data **out,
                           struct mnc_error *error);

/**
 * The names of the readers: a JSON array of strings. `MNC_NOT_SUPPORTED` in a library without
 * PC/SC.
 */
mnc_status mnc_reader_list(struct mnc_data **out, struct mnc_error *error);

/**
 * Looks at every reader of this PC and at the card on it: a JSON array of objects as
 * `mnc_transport_diagnose` makes one. Takes up to six seconds a reader. `MNC_NOT_SUPPORTED` in a
 * library without PC/SC.
 */
mnc_status mnc_reader_diagnose(struct mnc_data **out, struct mnc_error *error);

/**
 * Looks at the card behind the callbacks: JSON `{usable, reader, findings: [{code, severity, ja,
 * en}], status, error}`. Spends no try and keeps nothing of the card. The destroy function is
 * called before the call returns, also when it fails for another reason than the struct itself, as by
 * `mnc_card_open_transport`.
 */
mnc_status mnc_transport_diagnose(const struct mnc_transport *transport,
                                  struct mnc_data **out,
                                  struct mnc_error *error);

/**
 * Opens a monitor. It needs no smart card service to start with, and outlives one that ends: all readers
 * leave then, and arrive again. `MNC_NOT_SUPPORTED` in a library without PC/SC.
 */
mnc_status mnc_monitor_open(struct mnc_monitor **out,
                            struct mnc_error *error);

/**
 * Waits for the next event, at most so long: JSON `{event, reader}`, the event `READER_ARRIVED`,
 * `READER_LEFT`, `CARD_INSERTED` or `CARD_REMOVED`. The first ones say what is there already.
 * `MNC_NOT_YET` when the time is over, `MNC_CANCELLED` after `mnc_monitor_cancel`.
 */
mnc_status mnc_monitor_wait(const struct mnc_monitor *monitor,
                            uint32_t milliseconds,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * Ends the waiting of this monitor, now and ever after; at once as a rule, within a second always. From
 * any thread, also while another waits.
 */
mnc_status mnc_monitor_cancel(const struct mnc_monitor *monitor,
                              struct mnc_error *error);

/**
 * Frees the monitor, at once; a wait of another thread goes on, so cancel it first. NULL is fine; a
 * second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_monitor_free(struct mnc_monitor *monitor, struct mnc_error *error);

/**
 * The card on the PC/SC reader of this name. `MNC_NOT_SUPPORTED` in a library without PC/SC.
 */
mnc_status mnc_card_open_reader(const char *reader,
                                size_t reader_len,
                                struct mnc_card **out,
                                struct mnc_error *error);

/**
 * The card behind the callbacks. The library takes `userdata` over if the struct is in order, also
 * if the call fails then (were it for the `struct_size` of `error`), and calls `destroy` once when it
 * is no longer needed. A struct that is not in order (`MNC_STRUCT_SIZE`, no `transmit`, an unknown
 * `extended_length`) remains the caller's, and `destroy` is not called.
 */
mnc_status mnc_card_open_transport(const struct mnc_transport *transport,
                                   struct mnc_card **out,
                                   struct mnc_error *error);

/**
 * Frees the card, at once: a call on it that is under way on another thread goes on and calls
 * `transmit`, so `userdata` is needed until `destroy` was called. NULL is fine; a second time is
 * `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_card_free(struct mnc_card *card, struct mnc_error *error);

/**
 * The state of a secret (`MNC_SECRET_…`), without spending a try: `*state` is `MNC_STATE_…`,
 * `*tries` how many are left or -1. On a 顔認証マイナンバーカード the PINs are in the state locked.
 */
mnc_status mnc_card_secret_status(const struct mnc_card *card,
                                  int32_t secret,
                                  int32_t *state,
                                  int32_t *tries,
                                  struct mnc_error *error);

/**
 * Presents a secret, once. With `last_try` 0 it is `MNC_LAST_TRY_PROTECTED`, and nothing is
 * presented, when only one try is left; 1 is for a holder who was told that a mistake locks the
 * card. The caller wipes its own copy of the secret.
 */
mnc_status mnc_card_verify(const struct mnc_card *card,
                           int32_t secret,
                           const uint8_t *entered,
                           size_t entered_len,
                           int32_t last_try,
                           struct mnc_error *error);

/**
 * Signs a message with the user-authentication key, after its PIN, which is presented once as by
 * `mnc_card_verify`. `scheme` is `MNC_SCHEME_…`; the digest is made here. The signature is
 * big-endian.
 */
mnc_status mnc_card_sign(const struct mnc_card *card,
                         const uint8_t *pin,
                         size_t pin_len,
                         int32_t last_try,
                         int32_t scheme,
                         const uint8_t *message,
                         size_t message_len,
                         struct mnc_data **out,
                         struct mnc_error *error);

/**
 * The certificate for user authentication. A plastic card gives it without a PIN; a phone does not
 * (`MNC_SECRET_REQUIRED`), see `mnc_card_certificate_behind`.
 */
mnc_status mnc_card_certificate(const struct mnc_card *card,
                                struct mnc_certificate **out,
                                struct mnc_error *error);

/**
 * The certificate of the authority behind one of the card's own (`MNC_CERTIFICATE_…`), as the card carries
 * it: DER, without a PIN. It tells which generation of the authority signed; it comes from the same card,
 * so it proves nothing and is no anchor.
 */
mnc_status mnc_card_ca_certificate(const struct mnc_card *card,
                                   int32_t kind,
                                   struct mnc_data **out,
                                   struct mnc_error *error);

/**
 * The certificate behind a secret: `MNC_SECRET_AUTHENTICATION_PIN` for user authentication (of a
 * phone), `MNC_SECRET_SIGNATURE_PASSWORD` for signatures, which holds name, address, birth date
 * and sex.
 */
mnc_status mnc_card_certificate_behind(const struct mnc_card *card,
                                       int32_t secret,
                                       const uint8_t *entered,
                                       size_t entered_len,
                                       int32_t last_try,
                                       struct mnc_certificate **out,
                                       struct mnc_error *error);

/**
 * The four attributes: JSON `{name, address, birthdate, sex}`. `secret` is
 * `MNC_SECRET_INPUT_SUPPORT_PIN` or `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES`.
 */
mnc_status mnc_card_attributes(const struct mnc_card *card,
                               int32_t secret,
                               const uint8_t *entered,
                               size_t entered_len,
                               int32_t last_try,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * The photo, a JPEG 2000 file. `number_b` is 照合番号B of fourteen digits: birth date (two digits of
 * the era year, month, day), year of expiry (four) and security code (four), all from the face
 * of the card. `MNC_ABSENT` if the card holds no photo.
 */
mnc_status mnc_card_photo(const struct mnc_card *card,
                          const uint8_t *number_b,
                          size_t number_b_len,
                          int32_t last_try,
                          struct mnc_data **out,
                          struct mnc_error *error);

/**
 * Serial number, municipality and expiry of the card: JSON `{serial_number, municipality_code,
 * expiry}`.
 */
mnc_status mnc_card_identification(const struct mnc_card *card,
                                   struct mnc_data **out,
                                   struct mnc_error *error);

/**
 * What the card is, without a PIN. `at` is the time in Japan, `2026-11-20T10:00:00`. `declared`
 * is what staff saw: JSON `{marking, photo}`, both may be left out; `marking` is `NOT_LOOKED`,
 * `ABSENT`, `ANNOTATED`, `STRUCK_THROUGH` or `CARD_CASE`, `photo` a boolean. `anchors` NULL is
 * production.
 */
mnc_status mnc_card_assess(const struct mnc_card *card,
                           const struct mnc_anchors *anchors,
                           const char *at,
                           size_t at_len,
                           const char *declared,
                           size_t declared_len,
                           struct mnc_assessment **out,
                           struct mnc_error *error);

/**
 * The assessment: JSON `{kind, scope, token, authentication_pin, signature_password,
 * input_support_pin, life_cycle, card_expired, obstacle, advice}`.
 */
mnc_status mnc_assessment_json(const struct mnc_assessment *assessment,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * Frees the assessment. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_assessment_free(struct mnc_assessment *assessment, struct mnc_error *error);

/**
 * The DER bytes.
 */
mnc_status mnc_certificate_der(const struct mnc_certificate *certificate,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * JSON `{serial_number_hex, not_before, not_after}`; times in Japan. Nothing is judged.
 */
mnc_status mnc_certificate_facts(const struct mnc_certificate *certificate,
                                 struct mnc_data **out,
                                 struct mnc_error *error);

/**
 * What the certificate is worth at a time in Japan, `2026-11-20T10:00:00`: `*life_cycle` is
 * `MNC_LIFE_CYCLE_…`, with `MNC_LIFE_CYCLE_GRACE` for the three months in which it still opens
 * the eligibility. `anchors` NULL is production. `carrier` is 0 for a card and 1 for a phone;
 * `grace` 0 ends three months after the day of expiry, 1 after the end of its month.
 */
mnc_status mnc_certificate_life_cycle(const struct mnc_certificate *certificate,
                                      const struct mnc_anchors *anchors,
                                      const char *at,
                                      size_t at_len,
                                      int32_t carrier,
                                      int32_t grace,
                                      int32_t *life_cycle,
                                      struct mnc_error *error);

/**
 * What a certificate for signatures says of its holder, once a trusted authority vouches for it at a time
 * in Japan: JSON `{name, substituted_in_name, sex, birthdate, address}`, each as the certificate has it
 * (the birth date is a digit for the era, then `yyyyMMdd`) or `null`. `MNC_ABSENT` for a certificate for
 * user authentication, which says nothing. `anchors` NULL is production.
 */
mnc_status mnc_certificate_holder(const struct mnc_certificate *certificate,
                                  const struct mnc_anchors *anchors,
                                  const char *at,
                                  size_t at_len,
                                  struct mnc_data **out,
                                  struct mnc_error *error);

/**
 * The sentence of a life cycle for staff, into the buffer as by `mnc_data_copy`, with a NUL.
 */
mnc_status mnc_life_cycle_message_copy(int32_t life_cycle,
                                       int32_t lang,
                                       char *buffer,
                                       size_t *len,
                                       struct mnc_error *error);

/**
 * Frees the certificate. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_certificate_free(struct mnc_certificate *certificate, struct mnc_error *error);

/**
 * Authorities for tests, from the JSON of `mnc_testing_anchors_copy`. A production program never
 * calls this: whoever may choose the authorities decides who is believed.
 */
mnc_status mnc_anchors_open_for_tests(const char *json,
                                      size_t json_len,
                                      struct mnc_anchors **out,
                                      struct mnc_error *error);

/**
 * Frees the authorities. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_anchors_free(struct mnc_anchors *anchors, struct mnc_error *error);

/**
 * Whether the certificate was revoked, by the evidence (`MNC_EVIDENCE_…`) that only approved verifiers
 * get: JSON `{revocation, as_of, at, reason}`, the first `UNCHECKED`, `GOOD`, `UNKNOWN` or `REVOKED`;
 * only `GOOD` is good. Evidence that is damaged, signed by another, out of date or about other
 * certificates is `MNC_REVOCATION_EVIDENCE`. `anchors` NULL is production.
 */
mnc_status mnc_certificate_revocation(const struct mnc_certificate *certificate,
                                      const struct mnc_anchors *anchors,
                                      int32_t kind,
                                      const uint8_t *evidence,
                                      size_t evidence_len,
                                      const char *at,
                                      size_t at_len,
                                      struct mnc_data **out,
                                      struct mnc_error *error);

/**
 * Whether what a secret opens comes from the issuer: with `MNC_SECRET_NUMBER_B_FOR_FACE` the photo's
 * file, and the card proves by its own key that it is no copy; with `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES` or
 * `MNC_SECRET_INPUT_SUPPORT_PIN` the attributes. The secret is presented once. `modulus` (big-endian) and
 * `exponent` are the key of the authority, which is not on the card; length 0 is none.
 * `*authenticity` is `MNC_AUTHENTICITY_…`; a signature that does not fit is `MNC_INTEGRITY_FAILED`.
 */
mnc_status mnc_card_authenticity(const struct mnc_card *card,
                                 int32_t secret,
                                 const uint8_t *entered,
                                 size_t entered_len,
                                 int32_t last_try,
                                 const uint8_t *modulus,
                                 size_t modulus_len,
                                 uint32_t exponent,
                                 int32_t *authenticity,
                                 struct mnc_error *error);

/**
 * The state of every four-digit PIN, without spending a try: JSON `{pins: [{code, ja, en, tries,
 * locked}], all_locked, none_locked, signature_certificate, authentication_certificate}`.
 */
mnc_status mnc_card_pins(const struct mnc_card *card,
                         struct mnc_data **out,
                         struct mnc_error *error);

/**
 * The forms that a request still needs: a JSON array of `{code, ja, en}`.
 */
mnc_status mnc_municipal_missing_forms(const char *request,
                                       size_t request_len,
                                       struct mnc_data **out,
                                       struct mnc_error *error);

/**
 * Accepts a request on a day (`yyyy-mm-dd`) and begins what follows from it on this card. `request` is
 * JSON: `occasion` and `applicant` (`HOLDER`, `AGENT`) must be there; `forms`, `wish`,
 * `signature_certificate` (a boolean) and `full_column` (`AT_DELIVERY`, `AT_APPLICATION`) may.
 */
mnc_status mnc_municipal_begin(const struct mnc_card *card,
                               const char *request,
                               size_t request_len,
                               const char *day,
                               size_t day_len,
                               struct mnc_municipal **out,
                               struct mnc_error *error);

/**
 * Takes a procedure up again by its stored `progress`. The card is asked, without spending a try: a step
 * whose result it does not show is to be done again. `MNC_WRONG_CARD` for another card.
 */
mnc_status mnc_municipal_resume(const struct mnc_card *card,
                                const char *progress,
                                size_t progress_len,
                                struct mnc_municipal **out,
                                struct mnc_error *error);

/**
 * Where it stands: JSON `{plan, step: {code, ja, en, actor, source}, guidance, completed, entry,
 * progress}`. `step` is null at the end; `guidance` is what to tell the applicant on this day;
 * `progress` is a text to store after each step, as other data about the person.
 */
mnc_status mnc_municipal_state(const struct mnc_municipal *procedure,
                               const char *day,
                               size_t day_len,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * Completes a step that staff or the municipality's terminal did: JSON with the field `report`, see
 * `docs/c-abi.md`. `MNC_STEP_EVIDENCE` if it does not say what the step needs.
 */
mnc_status mnc_municipal_report(const struct mnc_municipal *procedure,
                                const char *report,
                                size_t report_len,
                                struct mnc_error *error);

/**
 * Completes a step of the terminal whose result the card shows: `REMOVE_SIGNATURE_CERTIFICATE` on a card
 * without one, `INITIALISE_PINS` on a card of which no PIN is locked.
 */
mnc_status mnc_municipal_confirm(const struct mnc_municipal *procedure,
                                 const struct mnc_card *card,
                                 struct mnc_error *error);

/**
 * Draws the common PIN at random and keeps it: none of what is printed on the card, in JSON `{texts,
 * dates: [{date, era_year}]}`. Give it everything printed.
 */
mnc_status mnc_municipal_draw_pin(const struct mnc_municipal *procedure,
                                  const char *printed,
                                  size_t printed_len,
                                  struct mnc_error *error);

/**
 * The common PIN, four digits, for staff who type it into the municipality's terminal. `MNC_ABSENT` if
 * none was drawn, and once the card is locked.
 */
mnc_status mnc_municipal_common_pin(const struct mnc_municipal *procedure,
                                    struct mnc_data **out,
                                    struct mnc_error *error);

/**
 * Gives all four-digit PINs the common one; what was done before an interruption is not done again.
 * `how` is `MNC_PINS_…`; `current` may be NULL with `MNC_PINS_ALREADY_NEW`. A wrong PIN spends one
 * try, never the last.
 */
mnc_status mnc_municipal_set_common_pin(const struct mnc_municipal *procedure,
                                        const struct mnc_card *card,
                                        int32_t how,
                                        const struct mnc_holder_pins *current,
                                        struct mnc_error *error);

/**
 * Gives the four-digit PINs the holder's new values; otherwise as `mnc_municipal_set_common_pin`.
 */
mnc_status mnc_municipal_set_new_pins(const struct mnc_municipal *procedure,
                                      const struct mnc_card *card,
                                      int32_t how,
                                      const struct mnc_holder_pins *current,
                                      const struct mnc_holder_pins *new_pins,
                                      struct mnc_error *error);

/**
 * Locks all four-digit PINs, which only the municipality can undo. The serial number
 * (`mnc_card_identification`) is staff's word that this card is meant: `MNC_WRONG_CARD` for another,
 * and nothing is sent. After an interruption call it again. `state` is as by `mnc_card_pins`.
 */
mnc_status mnc_municipal_lock_pins(const struct mnc_municipal *procedure,
                                   const struct mnc_card *card,
                                   const char *serial_number,
                                   size_t serial_number_len,
                                   struct mnc_data **state,
                                   struct mnc_error *error);

/**
 * The common PIN is no longer known, because the program ended before the card was locked:
 * `SET_COMMON_PIN` is to be done again.
 */
mnc_status mnc_municipal_common_pin_lost(const struct mnc_municipal *procedure,
                                         struct mnc_error *error);

/**
 * Frees the procedure, wiping the common PIN. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_municipal_free(struct mnc_municipal *procedure, struct mnc_error *error);

/**
 * Opens a matcher with the models that a manifest names (both are paths). `settings` is JSON, all of
 * which may be left out: `fmr` (0.0001), `attempts` (5), `budget_ms` (5000), `threads` (2). The manifest
 * names the models of the liveness check too. `MNC_NOT_SUPPORTED` in a library without the feature
 * `face`.
 */
mnc_status mnc_face_matcher_open(const char *manifest,
                                 size_t manifest_len,
                                 const char *models,
                                 size_t models_len,
                                 const char *settings,
                                 size_t settings_len,
                                 struct mnc_face_matcher **out,
                                 struct mnc_error *error);

/**
 * Opens a matcher with an engine of the host's own. `manifest` is the text of a manifest: its
 * calibration says from which score on two faces match. `settings` as by `mnc_face_matcher_open`.
 * The destroy function is called when the matcher and its sessions are gone; if this fails, before it
 * returns (were it for the `struct_size` of `error`), unless the struct itself is wrong
 * (`MNC_STRUCT_SIZE`, no `detect` or `embed`): then it remains the caller's.
 */
mnc_status mnc_face_matcher_open_engine(const char *manifest,
                                        size_t manifest_len,
                                        const char *settings,
                                        size_t settings_len,
                                        const struct mnc_face_engine *engine,
                                        struct mnc_face_matcher **out,
                                        struct mnc_error *error);

/**
 * Begins a comparison with the photo of a card, as `mnc_card_photo` reads it. The time of the
 * settings runs from here.
 */
mnc_status mnc_face_comparison_begin(const struct mnc_face_matcher *matcher,
                                     const uint8_t *photo,
                                     size_t photo_len,
                                     struct mnc_face_comparison **out,
                                     struct mnc_error *error);

/**
 * Looks at a frame, PNG or JPEG, turned clockwise by 0, 90, 180 or 270 degrees first. `step` is
 * JSON: `{over, reasons: [{code, ja, en}], attempts_left, milliseconds_left}`; the reasons say what
 * to tell the patient. When it is over, call `mnc_face_comparison_decide`.
 */
mnc_status mnc_face_comparison_frame(const struct mnc_face_comparison *comparison,
                                     const uint8_t *frame,
                                     size_t frame_len,
                                     int32_t turn,
                                     struct mnc_data **step,
                                     struct mnc_error *error);

/**
 * The same with the buffer of a camera.
 */
mnc_status mnc_face_comparison_pixels(const struct mnc_face_comparison *comparison,
                                      const struct mnc_pixels *frame,
                                      int32_t turn,
                                      struct mnc_data **step,
                                      struct mnc_error *error);

/**
 * Ends the comparison at whatever point, wipes photo and descriptions, and says what was found:
 * JSON `{code, ja, en, match, reasons, score, threshold, calibration, liveness, models, frames,
 * milliseconds: {card, frames, total}, evidence: {method, judge, enough_for}, visual_confirmation,
 * audit}`. `evidence` is there after a match and says that it is enough for nothing: a pre-check.
 * `visual_confirmation` is there otherwise: why staff confirms by sight. `audit` is a line for the
 * operation log, without anything of the face.
 */
mnc_status mnc_face_comparison_decide(const struct mnc_face_comparison *comparison,
                                      const char *at,
                                      size_t at_len,
                                      struct mnc_data **decision,
                                      struct mnc_error *error);

/**
 * Frees the comparison, wiping what it holds. NULL is fine; a second time is
 * `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_face_comparison_free(struct mnc_face_comparison *comparison,
                                    struct mnc_error *error);

/**
 * Frees the matcher; comparisons go on. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_face_matcher_free(struct mnc_face_matcher *matcher, struct mnc_error *error);

/**
 * Reads a document (`OQSsiquc01res…`), in whichever encoding it is.
 */
mnc_status mnc_answer_open(const uint8_t *document,
                           size_t document_len,
                           struct mnc_answer **out,
                           struct mnc_error *error);

/**
 * `*confirmed` is 1 if the answer confirms the qualification, else 0; `*results` how many it
 * holds.
 */
mnc_status mnc_answer_summary(const struct mnc_answer *answer,
                              int32_t *confirmed,
                              size_t *results,
                              struct mnc_error *error);

/**
 * A field (`MNC_FIELD_…`) as UTF-8 text into the buffer as by `mnc_data_copy`, with a NUL.
 * Fields of a result take its number, from 0. `MNC_ABSENT` if the answer does not have the
 * field.
 */
mnc_status mnc_answer_text_copy(const struct mnc_answer *answer,
                                int32_t field,
                                size_t result,
                                char *buffer,
                                size_t *len,
                                struct mnc_error *error);

/**
 * The whole answer: JSON `{outcome, confirmed, header, body}`.
 */
mnc_status mnc_answer_json(const struct mnc_answer *answer,
                           struct mnc_data **out,
                           struct mnc_error *error);

/**
 * Frees the answer. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_answer_free(struct mnc_answer *answer, struct mnc_error *error);

/**
 * Opens the exchange folder. `settings` is JSON: `root` (with `req`, `res`, `face` below) and
 * `state` (a folder of the host for the journal) must be there; `request`, `response`, `face`,
 * `work` (other paths), `encoding` (`UTF-8`, `Shift_JIS`), `remove_after_import`,
 * `encrypt_requests` and `accept_without_identifier` may. The password is that of encrypted
 * archives; length 0 is none.
 */
mnc_status mnc_terminal_open(const char *settings,
                             size_t settings_len,
                             const uint8_t *password,
                             size_t password_len,
                             struct mnc_terminal **out,
                             struct mnc_error *error);

/**
 * Asks for the qualification of one person. `inquiry` is JSON: `institution_code`, `day`
 * (`yyyy-mm-dd`), `insurer_number`, `number` and `birthdate` must be there; `symbol`, `branch` and
 * `limit_consent` (a boolean) may.
 */
mnc_status mnc_terminal_ask(const struct mnc_terminal *terminal,
                            const char *inquiry,
                            size_t inquiry_len,
                            struct mnc_request **out,
                            struct mnc_error *error);

/**
 * Waits for the answer, but not longer than this. `MNC_NOT_YET`: it did not come, which is never
 * "invalid"; the request stays open. `MNC_CANCELLED` after `mnc_terminal_cancel`. An answer is handed
 * out once: save it, then `mnc_terminal_finish`.
 */
mnc_status mnc_terminal_poll(const struct mnc_terminal *terminal,
                             const struct mnc_request *request,
                             uint32_t milliseconds,
                             struct mnc_answer **out,
                             struct mnc_error *error);

/**
 * The answer was saved, or is no longer wanted: closes the request.
 */
mnc_status mnc_terminal_finish(const struct mnc_terminal *terminal,
                               const struct mnc_request *request,
                               struct mnc_error *error);

/**
 * Takes a request back. `*withdrawn` is 0 if the terminal has already taken it up, else 1.
 */
mnc_status mnc_terminal_withdraw(const struct mnc_terminal *terminal,
                                 const struct mnc_request *request,
                                 int32_t *withdrawn,
                                 struct mnc_error *error);

/**
 * How many requests are on the way, also of an earlier process.
 */
mnc_status mnc_terminal_pending_count(const struct mnc_terminal *terminal,
                                      size_t *count,
                                      struct mnc_error *error);

/**
 * One of the requests on the way, the oldest first. `MNC_ABSENT` behind the last.
 */
mnc_status mnc_terminal_pending_open(const struct mnc_terminal *terminal,
                                     size_t index,
                                     struct mnc_request **out,
                                     struct mnc_error *error);

/**
 * Frees the handle; the request stays open. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_request_free(struct mnc_request *request, struct mnc_error *error);

/**
 * Frees the client, at once; requests stay open and can be taken up by the next. A wait of another thread
 * goes on and keeps the state folder in use until it ends, so cancel it first. NULL is fine; a second
 * time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_terminal_free(struct mnc_terminal *terminal,
                             struct mnc_error *error);

/**
 * Sends a request of any family. `request` is JSON with the field `kind`: see the table in
 * `docs/c-abi.md`. A list of many people is sent page by page.
 */
mnc_status mnc_terminal_send(const struct mnc_terminal *terminal,
                             const char *request,
                             size_t request_len,
                             struct mnc_request **out,
                             struct mnc_error *error);

/**
 * Waits for the answer of a request of any family, as `mnc_terminal_poll` does for a single inquiry.
 */
mnc_status mnc_terminal_receive(const struct mnc_terminal *terminal,
                                const struct mnc_request *request,
                                uint32_t milliseconds,
                                struct mnc_received **out,
                                struct mnc_error *error);

/**
 * Ends the waits of other threads that are under way with this terminal: they return `MNC_CANCELLED`
 * within a fraction of a second, and the requests stay open. Waits that begin later are not concerned.
 */
mnc_status mnc_terminal_cancel(const struct mnc_terminal *terminal,
                               struct mnc_error *error);

/**
 * What it is: JSON `{family, documents, pdfs, reception_number, segment, processing, result, code,
 * message}`; what the family does not say is null. While results of a bulk request are `processing`,
 * finish this request and ask again, not before a minute.
 */
mnc_status mnc_received_summary(const struct mnc_received *received,
                                struct mnc_data **out,
                                struct mnc_error *error);

/**
 * A document, XML as it came. `MNC_ABSENT` behind the last.
 */
mnc_status mnc_received_document(const struct mnc_received *received,
                                 size_t index,
                                 struct mnc_data **out,
                                 struct mnc_error *error);

/**
 * A PDF as it came, as which records may be asked for. Nothing in it was read: open it in a viewer
 * that runs no scripts. `MNC_ABSENT` behind the last.
 */
mnc_status mnc_received_pdf(const struct mnc_received *received,
                            size_t index,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * The answer of a single inquiry.
 */
mnc_status mnc_received_answer(const struct mnc_received *received,
                               struct mnc_answer **out,
                               struct mnc_error *error);

/**
 * Units of bulk results, from the one with this number (the first is 0) and at most so many: JSON
 * `{units, more}`. A unit is `{identifier, outcome, results, reference_numbers, code, message}`, or
 * for registrations, with a finding `ACCEPTED`, `REFUSED` or `UNKNOWN`, `{identifier, reference_number, finding, code, message}`.
 */
mnc_status mnc_received_units(const struct mnc_received *received,
                              size_t from,
                              size_t at_most,
                              struct mnc_data **out,
                              struct mnc_error *error);

/**
 * Reconciles bulk results with the page of people that was asked about: `people` as in the request
 * (`BULK_INQUIRY`), each with the document of an earlier answer as `known_answer` if there is one.
 * JSON `{findings: [{identifier, finding, results, code, message}], counts, strangers,
 * contradicted}`; a finding is `UNCHANGED`, `CHANGED`, `LOST`, `ERRONEOUS` or `UNKNOWN`, which says
 * nothing about the qualification.
 */
mnc_status mnc_received_reconcile(const struct mnc_received *received,
                                  const char *people,
                                  size_t people_len,
                                  struct mnc_data **out,
                                  struct mnc_error *error);

/**
 * Frees the answer. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_received_free(struct mnc_received *received, struct mnc_error *error);

/**
 * Waits until a result of the 顔認証付きカードリーダー comes that was not there before, but not longer than
 * this (0 looks once; a file is taken when two looks read the same), and lists what belongs to nobody
 * yet: JSON `{results: [{id, pushed_at, age_seconds, copies, name, kana, birthdate,
 * reference_numbers}], unreadable: [{pushed_at, ja, en}], stale}`, the oldest first. Neither the time
 * nor the order says whose result it is.
 */
mnc_status mnc_terminal_faces(const struct mnc_terminal *terminal,
                              uint32_t milliseconds,
                              struct mnc_data **out,
                              struct mnc_error *error);

/**
 * Gives a result, by its `id`, to a patient. `binding` is JSON and says why it is the patient's:
 * `{reference_number}` that the institution registered, or `{birthdate, staff}` of a match that staff
 * confirmed. `MNC_OTHER_PATIENT` if it cannot be; `MNC_ALREADY_TAKEN` if it is no longer there. Save
 * the answer, then call `mnc_terminal_finish_face`.
 */
mnc_status mnc_terminal_bind_face(const struct mnc_terminal *terminal,
                                  const char *id,
                                  size_t id_len,
                                  const char *binding,
                                  size_t binding_len,
                                  struct mnc_answer **out,
                                  struct mnc_error *error);

/**
 * Puts a result back that was given to a patient. `MNC_REQUEST_NOT_OPEN` if none was.
 */
mnc_status mnc_terminal_release_face(const struct mnc_terminal *terminal,
                                     const char *id,
                                     size_t id_len,
                                     struct mnc_error *error);

/**
 * The result was saved: it is not offered again, also after a restart.
 */
mnc_status mnc_terminal_finish_face(const struct mnc_terminal *terminal,
                                    const char *id,
                                    size_t id_len,
                                    struct mnc_error *error);

/**
 * A patient comes. `settings` is JSON: `route` (such as `WINDOW`) must be there; `reader`,
 * `facility`, `software` and `limits` may. Times are in Japan, `2026-11-20T10:00:00`.
 */
mnc_status mnc_visit_begin(const char *settings,
                           size_t settings_len,
                           const char *at,
                           size_t at_len,
                           struct mnc_visit **out,
                           struct mnc_error *error);

/**
 * Something happened: a JSON object with the field `event`. `actions` is what to do now: a JSON
 * array of `{code, ja, en}`. After a failure the visit is where it was.
 */
mnc_status mnc_visit_step(const struct mnc_visit *visit,
                          const char *event,
                          size_t event_len,
                          const char *at,
                          size_t at_len,
                          struct mnc_data **actions,
                          struct mnc_error *error);

/**
 * A card was placed that `mnc_card_assess` looked at.
 */
mnc_status mnc_visit_place_card(const struct mnc_visit *visit,
                                const struct mnc_assessment *card,
                                const char *at,
                                size_t at_len,
                                struct mnc_data **actions,
                                struct mnc_error *error);

/**
 * The holder entered the PIN at the host. It is presented once, as by `mnc_card_verify`, and the card
 * signs a challenge that is checked against its certificate; then the person is verified. After a
 * wrong or locked PIN the visit is where it was: send `PIN_WRONG` or `PIN_LOCKED`. Where no PIN is
 * awaited it is `MNC_STEP_OUT_OF_ORDER`, and none is presented. Until it returns, other calls on the
 * visit wait, and a callback of the card that uses it gets `MNC_REENTRANT`. `anchors` NULL is
 * production.
 */
mnc_status mnc_visit_verify_pin(const struct mnc_visit *visit,
                                const struct mnc_card *card,
                                const struct mnc_anchors *anchors,
                                const uint8_t *pin,
                                size_t pin_len,
                                int32_t last_try,
                                const char *at,
                                size_t at_len,
                                struct mnc_data **actions,
                                struct mnc_error *error);

/**
 * What is shown now: JSON `{code, audience, time_out, ja, en, choices: [{code, ja, en}], page,
 * ended}`.
 */
mnc_status mnc_visit_screen(const struct mnc_visit *visit,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * How the visit ended: JSON with `end` (`RECEIVED`, `FALL_BACK`, `WITHDRAWN`) and `code`.
 * `MNC_NOT_YET` while it goes on.
 */
mnc_status mnc_visit_end(const struct mnc_visit *visit,
                         struct mnc_data **out,
                         struct mnc_error *error);

/**
 * The record for the claims software: JSON `{record, differing}`. `facts` is what the card showed: JSON
 * `{pin_locked, certificate_serial_hex, certificate_not_after, birthdate, ended}`, all of which may be left
 * out; `ended` are consents that ended since, as by `mnc_consent_record`. `MNC_NOT_YET` while the visit
 * goes on, `MNC_ABSENT` if the patient was not received.
 */
mnc_status mnc_visit_record(const struct mnc_visit *visit,
                            const struct mnc_answer *answer,
                            const char *facts,
                            size_t facts_len,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * Frees the visit. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_visit_free(struct mnc_visit *visit, struct mnc_error *error);

/**
 * Compares a patient (JSON) with one result of an answer, counted from 0, on the day of the
 * reception (`2026-11-20`): JSON `{verdict, name_level, kana_level, equal, approved, findings,
 * troubles}`. `settings` is JSON `{approved_spellings}`, or `{}`. Nothing is changed: findings with the
 * action `PROPOSE` are for staff to take over. `MNC_ABSENT` if the answer has no such result.
 */
mnc_status mnc_patient_compare(const char *patient,
                               size_t patient_len,
                               const struct mnc_answer *answer,
                               size_t result,
                               const char *day,
                               size_t day_len,
                               const char *settings,
                               size_t settings_len,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * An index over no patients yet. `settings` as for `mnc_patient_compare`.
 */
mnc_status mnc_patient_index_new(const char *settings,
                                 size_t settings_len,
                                 struct mnc_patient_index **out,
                                 struct mnc_error *error);

/**
 * Adds patients, one object of JSON per line, all or none. `*count` is how many there are now. A
 * patient's place is counted from 0 in the order of adding.
 */
mnc_status mnc_patient_index_add(const struct mnc_patient_index *index,
                                 const char *patients,
                                 size_t patients_len,
                                 size_t *count,
                                 struct mnc_error *error);

/**
 * What each result of an answer means for the patients: a JSON array of `{decision, patient,
 * candidates}`, the best candidate first. `decision` is `LINK` (to `patient`, its place), `CONFIRM`,
 * `STOP` or `NEW`.
 */
mnc_status mnc_patient_index_search(const struct mnc_patient_index *index,
                                    const struct mnc_answer *answer,
                                    const char *day,
                                    size_t day_len,
                                    struct mnc_data **out,
                                    struct mnc_error *error);

/**
 * Frees the index. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_patient_index_free(struct mnc_patient_index *index, struct mnc_error *error);

/**
 * Reads a date as people write it, 和暦 or 西暦 (`S63.1.5`, `昭和63年1月5日`, `1988-01-05`, `3630105`):
 * JSON `{day, notation, era, wareki}`.
 */
mnc_status mnc_calendar_read(const char *text,
                             size_t text_len,
                             struct mnc_data **out,
                             struct mnc_error *error);

/**
 * The age on a day by the law, and what it means to the insurance: JSON `{age, band, form_band, shares,
 * preschool_until, elderly_from, late_elderly_from}`. `birthdate` is read as by `mnc_calendar_read`;
 * `insurer_number` may be empty.
 */
mnc_status mnc_calendar_age(const char *birthdate,
                            size_t birthdate_len,
                            const char *day,
                            size_t day_len,
                            const char *insurer_number,
                            size_t insurer_number_len,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * The keys by which a name or a reading is compared, from exact (`L0`) to weak (`L3`): JSON `{name,
 * kana, mark}`. What is stored stays as it is.
 */
mnc_status mnc_name_fold(const char *name,
                         size_t name_len,
                         struct mnc_data **out,
                         struct mnc_error *error);

/**
 * Which characters of a text a claim file cannot carry, and what to write instead: JSON `{fits, unfit,
 * substituted, individual_number}`.
 */
mnc_status mnc_name_check(const char *name,
                          size_t name_len,
                          struct mnc_data **out,
                          struct mnc_error *error);

/**
 * Where a failure leads: JSON `{case, other, trouble}`. `failure` is JSON: `reason` (the `code` of
 * `mnc_visit_end`, or an outcome) or `status` (of a call of this interface); `access` may say whether the
 * system is `POSSIBLE` or `IMPOSSIBLE` to reach.
 */
mnc_status mnc_fallback_enter(const char *failure,
                              size_t failure_len,
                              struct mnc_data **out,
                              struct mnc_error *error);

/**
 * What is done first in a situation, what the patient pays, what is recorded, and what else may be
 * asked for: JSON `{case, day, rule, tenths, reminders, open}`. `situation` is JSON: `case` and `day`
 * must be there.
 */
mnc_status mnc_fallback_decide(const char *situation,
                               size_t situation_len,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * What a claim may miss of a 被保険者資格申立書 on a day: JSON `{misread, warnings, age, asks_workplace,
 * asks_share}`. `fields` is JSON; every field may be left out, and nothing is a reason to refuse the form.
 */
mnc_status mnc_declaration_check(const char *fields,
                                 size_t fields_len,
                                 const char *day,
                                 size_t day_len,
                                 struct mnc_data **out,
                                 struct mnc_error *error);

/**
 * The 被保険者資格申立書 as a page to print, HTML for A4: filled with the same fields, or blank for `{}`.
 */
mnc_status mnc_declaration_print(const char *fields,
                                 size_t fields_len,
                                 const char *day,
                                 size_t day_len,
                                 struct mnc_data **out,
                                 struct mnc_error *error);

/**
 * The search in システム障害時モード: JSON `{defects, attempts}`. `query` is JSON with what was taken down
 * about the patient; what the screen would miss is a defect, and otherwise `attempts` are the spellings to
 * try, the likeliest first.
 */
mnc_status mnc_outage_search(const char *query,
                             size_t query_len,
                             struct mnc_data **out,
                             struct mnc_error *error);

/**
 * The next step of the procedure and what to say in it: JSON `{next, may_search, expected_open, script,
 * report}`. `progress` is JSON: `institution`, and `records` of the steps so far, which the host keeps.
 */
mnc_status mnc_outage_next(const char *progress,
                           size_t progress_len,
                           struct mnc_data **out,
                           struct mnc_error *error);

/**
 * The 利用報告書, or what it lacks: JSON `{defects, recipient, subject, text}`. `report` is the JSON that
 * `mnc_outage_next` gives, with `cause`.
 */
mnc_status mnc_outage_report(const char *report,
                             size_t report_len,
                             struct mnc_data **out,
                             struct mnc_error *error);

/**
 * On which qualification a claim is made: JSON `{claim, missing}`, of which one is `null`. `findings` is
 * JSON: what is known when the claim is written.
 */
mnc_status mnc_claim_decide(const char *findings,
                            size_t findings_len,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * The troubles of which an array of signals (JSON) is a sign, and what to tell staff and patient: a JSON
 * array.
 */
mnc_status mnc_advice_find(const char *signals,
                           size_t signals_len,
                           struct mnc_data **out,
                           struct mnc_error *error);

/**
 * What to read out to the call centre: JSON `{ja, en, open}`. `sheet` is JSON; what is not known is left
 * open.
 */
mnc_status mnc_advice_sheet(const char *sheet,
                            size_t sheet_len,
                            struct mnc_data **out,
                            struct mnc_error *error);

/**
 * The methods to offer with a card in a setting on a day, or what takes their place: JSON `{methods,
 * condition, scope, rule, fall_back, procedure}`. `question` is JSON: `card` (the `kind` of
 * `mnc_assessment_json`), `setting` and `day`; `reader` may say what the readers can do.
 */
mnc_status mnc_policy_methods(const char *question,
                              size_t question_len,
                              struct mnc_data **out,
                              struct mnc_error *error);

/**
 * Every route with every kind of card on a day: a JSON array of rows. `settings` are those of
 * `mnc_visit_begin`; their route does not matter.
 */
mnc_status mnc_policy_routes(const char *settings,
                             size_t settings_len,
                             const char *day,
                             size_t day_len,
                             struct mnc_data **out,
                             struct mnc_error *error);

/**
 * For whom the services of the card are open on a day (`yyyy-mm-dd`), beside a 資格確認書: a JSON array of
 * `{service, normal_card, face_card, qualification_certificate, certain}`.
 */
mnc_status mnc_policy_services(const char *day,
                               size_t day_len,
                               struct mnc_data **out,
                               struct mnc_error *error);

/**
 * 健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder: JSON
 * `{next, methods, routes, advice}`. `question` is JSON: `setting` and `at` must be there.
 */
mnc_status mnc_registration_advise(const char *question,
                                   size_t question_len,
                                   struct mnc_data **out,
                                   struct mnc_error *error);

/**
 * Begins the screens. `settings` is JSON: `how` (`SCREENS`, `ORALLY`, `NOTHING`) must be there, and `day`
 * for `SCREENS`.
 */
mnc_status mnc_consent_begin(const char *settings,
                             size_t settings_len,
                             struct mnc_consent **out,
                             struct mnc_error *error);

/**
 * The patient presses a button, by its code. `screen` is the next screen, as by `mnc_consent_screen`.
 */
mnc_status mnc_consent_choose(const struct mnc_consent *consent,
                              const char *choice,
                              size_t choice_len,
                              struct mnc_data **screen,
                              struct mnc_error *error);

/**
 * What is shown now: JSON as by `mnc_visit_screen`, with `done` and `earlier`.
 */
mnc_status mnc_consent_screen(const struct mnc_consent *consent,
                              struct mnc_data **out,
                              struct mnc_error *error);

/**
 * What came of it: JSON `{record, differing, prior, prescription, referrals}`. `facts` is JSON: `at` must
 * be there, `operator`, `term` and `ended` (consents that ended since) may. With an `answer` (or NULL), what
 * its `result` reports is taken in: the narrower of the two counts. `MNC_NOT_YET` while something is still
 * asked.
 */
mnc_status mnc_consent_record(const struct mnc_consent *consent,
                              const char *facts,
                              size_t facts_len,
                              const struct mnc_answer *answer,
                              size_t result,
                              struct mnc_data **out,
                              struct mnc_error *error);

/**
 * Frees the screens. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_consent_free(struct mnc_consent *consent, struct mnc_error *error);

/**
 * The mode, switched off. `settings` is JSON `{remind_after_seconds}`, or `{}`.
 */
mnc_status mnc_visual_mode_new(const char *settings,
                               size_t settings_len,
                               struct mnc_visual_mode **out,
                               struct mnc_error *error);

/**
 * Staff switched the mode on or back: JSON with the field `event`. `state` is what it is now, as by
 * `mnc_visual_mode_state`.
 */
mnc_status mnc_visual_mode_step(const struct mnc_visual_mode *mode,
                                const char *event,
                                size_t event_len,
                                const char *at,
                                size_t at_len,
                                struct mnc_data **state,
                                struct mnc_error *error);

/**
 * Staff compared photo and face of the patient of a visit in this mode, and found them the same. `seen` is
 * JSON: `staff`, `patient_present`, `photo`, `reason`, and `ticked` (on the terminal) or `password_entered`
 * (on the reader). `actions` is what the visit does now. After a failure mode and visit are where they
 * were.
 */
mnc_status mnc_visual_mode_confirm(const struct mnc_visual_mode *mode,
                                   const struct mnc_visit *visit,
                                   const char *seen,
                                   size_t seen_len,
                                   const char *at,
                                   size_t at_len,
                                   struct mnc_data **actions,
                                   struct mnc_error *error);

/**
 * The mode at a time: JSON `{on, period, reminder}`.
 */
mnc_status mnc_visual_mode_state(const struct mnc_visual_mode *mode,
                                 const char *at,
                                 size_t at_len,
                                 struct mnc_data **out,
                                 struct mnc_error *error);

/**
 * Frees the mode. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_visual_mode_free(struct mnc_visual_mode *mode, struct mnc_error *error);

/**
 * Nothing counted yet.
 */
mnc_status mnc_usage_new(struct mnc_usage **out, struct mnc_error *error);

/**
 * Counts what happens in a visit: before each `mnc_visit_step`, with the same event and time. `kind` is
 * `HOSPITAL`, `CLINIC`, `DENTAL` or `PHARMACY`.
 */
mnc_status mnc_usage_observe(const struct mnc_usage *usage,
                             const char *kind,
                             size_t kind_len,
                             const struct mnc_visit *visit,
                             const char *event,
                             size_t event_len,
                             const char *at,
                             size_t at_len,
                             struct mnc_error *error);

/**
 * Counts the end of a visit.
 */
mnc_status mnc_usage_end(const struct mnc_usage *usage,
                         const char *kind,
                         size_t kind_len,
                         const struct mnc_visit *visit,
                         struct mnc_error *error);

/**
 * Counts an eligibility check with the numbers of a certificate, on a day.
 */
mnc_status mnc_usage_check(const struct mnc_usage *usage,
                           const char *kind,
                           size_t kind_len,
                           const char *day,
                           size_t day_len,
                           struct mnc_error *error);

/**
 * The counts: JSON `{buckets, rows}`.
 */
mnc_status mnc_usage_json(const struct mnc_usage *usage,
                          struct mnc_data **out,
                          struct mnc_error *error);

/**
 * Frees the counts. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
 */
mnc_status mnc_usage_free(struct mnc_usage *usage, struct mnc_error *error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* MNC_H */
