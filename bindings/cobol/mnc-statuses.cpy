      *> Generated from the sources of the library; a test verifies it.
      *> Every status with its name. COPY "mnc.cpy" first.
       01 MNC-STATUS-ROWS.
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-OK.
           05 FILLER PIC X(40) VALUE
              "OK".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NULL-POINTER.
           05 FILLER PIC X(40) VALUE
              "NULL_POINTER".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-INVALID-HANDLE.
           05 FILLER PIC X(40) VALUE
              "INVALID_HANDLE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-PANIC.
           05 FILLER PIC X(40) VALUE
              "PANIC".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-BUFFER-TOO-SMALL.
           05 FILLER PIC X(40) VALUE
              "BUFFER_TOO_SMALL".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-REENTRANT.
           05 FILLER PIC X(40) VALUE
              "REENTRANT".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NOT-UTF8.
           05 FILLER PIC X(40) VALUE
              "NOT_UTF8".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-STRUCT-SIZE.
           05 FILLER PIC X(40) VALUE
              "STRUCT_SIZE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NOT-SUPPORTED.
           05 FILLER PIC X(40) VALUE
              "NOT_SUPPORTED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-UNKNOWN-CODE.
           05 FILLER PIC X(40) VALUE
              "UNKNOWN_CODE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-ABSENT.
           05 FILLER PIC X(40) VALUE
              "ABSENT".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NOT-YET.
           05 FILLER PIC X(40) VALUE
              "NOT_YET".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-UNMAPPABLE.
           05 FILLER PIC X(40) VALUE
              "UNMAPPABLE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-FOLDER.
           05 FILLER PIC X(40) VALUE
              "FOLDER".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-STATE-IN-USE.
           05 FILLER PIC X(40) VALUE
              "STATE_IN_USE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-EXCHANGE-FILE-TOO-LARGE.
           05 FILLER PIC X(40) VALUE
              "EXCHANGE_FILE_TOO_LARGE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-DAMAGED-ARCHIVE.
           05 FILLER PIC X(40) VALUE
              "DAMAGED_ARCHIVE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-ARCHIVE-PASSWORD.
           05 FILLER PIC X(40) VALUE
              "ARCHIVE_PASSWORD".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-OTHER-IDENTIFIER.
           05 FILLER PIC X(40) VALUE
              "OTHER_IDENTIFIER".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NOT-ONE-DOCUMENT.
           05 FILLER PIC X(40) VALUE
              "NOT_ONE_DOCUMENT".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-REQUEST-NOT-OPEN.
           05 FILLER PIC X(40) VALUE
              "REQUEST_NOT_OPEN".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-ALREADY-TAKEN.
           05 FILLER PIC X(40) VALUE
              "ALREADY_TAKEN".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-TERMINAL.
           05 FILLER PIC X(40) VALUE
              "TERMINAL".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-OTHER-INQUIRY.
           05 FILLER PIC X(40) VALUE
              "OTHER_INQUIRY".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-OTHER-PATIENT.
           05 FILLER PIC X(40) VALUE
              "OTHER_PATIENT".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-DAMAGED-PDF.
           05 FILLER PIC X(40) VALUE
              "DAMAGED_PDF".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NOT-RECEIVED.
           05 FILLER PIC X(40) VALUE
              "NOT_RECEIVED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-INVALID-ARGUMENT.
           05 FILLER PIC X(40) VALUE
              "INVALID_ARGUMENT".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-INVALID-SECRET.
           05 FILLER PIC X(40) VALUE
              "INVALID_SECRET".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-SERVICE-DOWN.
           05 FILLER PIC X(40) VALUE
              "SERVICE_DOWN".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NO-READER.
           05 FILLER PIC X(40) VALUE
              "NO_READER".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NO-CARD.
           05 FILLER PIC X(40) VALUE
              "NO_CARD".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CARD-REMOVED.
           05 FILLER PIC X(40) VALUE
              "CARD_REMOVED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CARD-RESET.
           05 FILLER PIC X(40) VALUE
              "CARD_RESET".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CARD-BUSY.
           05 FILLER PIC X(40) VALUE
              "CARD_BUSY".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-COMMUNICATION.
           05 FILLER PIC X(40) VALUE
              "COMMUNICATION".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CANCELLED.
           05 FILLER PIC X(40) VALUE
              "CANCELLED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NOT-MY-NUMBER-CARD.
           05 FILLER PIC X(40) VALUE
              "NOT_MY_NUMBER_CARD".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-WRONG-CARD.
           05 FILLER PIC X(40) VALUE
              "WRONG_CARD".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-WRONG-SECRET.
           05 FILLER PIC X(40) VALUE
              "WRONG_SECRET".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-LOCKED.
           05 FILLER PIC X(40) VALUE
              "LOCKED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-LAST-TRY-PROTECTED.
           05 FILLER PIC X(40) VALUE
              "LAST_TRY_PROTECTED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-SECRET-REQUIRED.
           05 FILLER PIC X(40) VALUE
              "SECRET_REQUIRED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CARD-REFUSED.
           05 FILLER PIC X(40) VALUE
              "CARD_REFUSED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-RESPONSE.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_RESPONSE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-FILE.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_FILE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-FILE-TOO-LARGE.
           05 FILLER PIC X(40) VALUE
              "FILE_TOO_LARGE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-FILE-NOT-FOUND.
           05 FILLER PIC X(40) VALUE
              "FILE_NOT_FOUND".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-INTEGRITY-FAILED.
           05 FILLER PIC X(40) VALUE
              "INTEGRITY_FAILED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-CERTIFICATE.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_CERTIFICATE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-UNTRUSTED-CERTIFICATE.
           05 FILLER PIC X(40) VALUE
              "UNTRUSTED_CERTIFICATE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CERTIFICATE-PROFILE.
           05 FILLER PIC X(40) VALUE
              "CERTIFICATE_PROFILE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-REVOCATION-EVIDENCE.
           05 FILLER PIC X(40) VALUE
              "REVOCATION_EVIDENCE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-CERTIFICATE-ENDED.
           05 FILLER PIC X(40) VALUE
              "CERTIFICATE_ENDED".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-PICTURE.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_PICTURE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-PICTURE-TOO-LARGE.
           05 FILLER PIC X(40) VALUE
              "PICTURE_TOO_LARGE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-MANIFEST.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_MANIFEST".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MODEL-MISMATCH.
           05 FILLER PIC X(40) VALUE
              "MODEL_MISMATCH".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-UNUSABLE-MODEL.
           05 FILLER PIC X(40) VALUE
              "UNUSABLE_MODEL".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-FACE-ENGINE.
           05 FILLER PIC X(40) VALUE
              "FACE_ENGINE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-NO-THRESHOLD.
           05 FILLER PIC X(40) VALUE
              "NO_THRESHOLD".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-IMAGE-LIST.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_IMAGE_LIST".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-EVALUATION-CACHE.
           05 FILLER PIC X(40) VALUE
              "EVALUATION_CACHE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-ELIGIBILITY.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_ELIGIBILITY".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-ELIGIBILITY-TOO-LARGE.
           05 FILLER PIC X(40) VALUE
              "ELIGIBILITY_TOO_LARGE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-VERIFICATION-INSUFFICIENT.
           05 FILLER PIC X(40) VALUE
              "VERIFICATION_INSUFFICIENT".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-STEP-OUT-OF-ORDER.
           05 FILLER PIC X(40) VALUE
              "STEP_OUT_OF_ORDER".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-STEP-EVIDENCE.
           05 FILLER PIC X(40) VALUE
              "STEP_EVIDENCE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-UNREADABLE-DATE.
           05 FILLER PIC X(40) VALUE
              "UNREADABLE_DATE".
           05 FILLER PIC S9(9) COMP-5 VALUE
              MNC-MALFORMED-PATIENT.
           05 FILLER PIC X(40) VALUE
              "MALFORMED_PATIENT".
       01 FILLER REDEFINES MNC-STATUS-ROWS.
           05 MNC-STATUS-ROW OCCURS 70 TIMES.
              10 MNC-ROW-STATUS PIC S9(9) COMP-5.
              10 MNC-ROW-NAME PIC X(40).
       78 MNC-STATUS-COUNT VALUE 70.
