      *> The eligibility through the exchange folder; a virtual terminal
      *> serves it.
      *>
      *>   eligibility FOLDER STATE
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ELIGIBILITY.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       COPY "mnc.cpy".
       COPY "mnc-records.cpy".
       COPY "mnc-work.cpy".
       COPY "mnc-virtual-work.cpy".
       01 EXCHANGE-FOLDER PIC X(1024).
       01 STATE-FOLDER PIC X(1024).
       01 TEST-TERMINAL POINTER VALUE NULL.
       01 TERMINAL POINTER VALUE NULL.
       01 REQUEST POINTER VALUE NULL.
       01 ANSWER POINTER VALUE NULL.
       01 NO-PASSWORD POINTER VALUE NULL.
       01 NO-LEN BINARY-DOUBLE UNSIGNED VALUE 0.
       01 WAITING BINARY-LONG UNSIGNED VALUE 500.
       01 PATIENCE BINARY-LONG.
       01 CONFIRMED BINARY-LONG.
       01 RESULTS BINARY-DOUBLE UNSIGNED.
       01 FIRST-RESULT BINARY-DOUBLE UNSIGNED VALUE 0.
       01 ANSWER-FIELD BINARY-LONG.
       01 PENDING BINARY-DOUBLE UNSIGNED.
       PROCEDURE DIVISION.
       MAIN-PROGRAM.
           ACCEPT EXCHANGE-FOLDER FROM ARGUMENT-VALUE
           ACCEPT STATE-FOLDER FROM ARGUMENT-VALUE
           PERFORM START-TERMINAL
           PERFORM OPEN-TERMINAL
           PERFORM ASK-TERMINAL
           PERFORM SHOW-ANSWER
           PERFORM CLOSE-ALL
           STOP RUN RETURNING 0.

       START-TERMINAL.
           MOVE EXCHANGE-FOLDER TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_testing_terminal_start" USING
              BY REFERENCE MNC-GIVEN BY VALUE MNC-GIVEN-LEN
              BY REFERENCE TEST-DAY BY VALUE TEST-DAY-LEN
              BY REFERENCE TEST-TERMINAL
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.

      *> On Windows write / in the paths, or \\ for each \: this is JSON.
       OPEN-TERMINAL.
           MOVE SPACES TO MNC-GIVEN
           STRING '{"root": "' FUNCTION TRIM (EXCHANGE-FOLDER)
              '", "state": "' FUNCTION TRIM (STATE-FOLDER)
              '", "encoding": "Shift_JIS"}'
              DELIMITED BY SIZE INTO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_terminal_open" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY VALUE NO-PASSWORD
              BY VALUE NO-LEN BY REFERENCE TERMINAL
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       ASK-TERMINAL.
           MOVE LENGTH OF MNC-TEXT TO MNC-LEN
           CALL "mnc_testing_terminal_inquiry_copy" USING
              BY VALUE TEST-TERMINAL BY REFERENCE MNC-TEXT
              BY REFERENCE MNC-LEN BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_terminal_ask" USING BY VALUE TERMINAL
              BY REFERENCE MNC-TEXT BY VALUE MNC-LEN
              BY REFERENCE REQUEST BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
      *>   No answer is never "invalid": the request stays open, and the
      *>   program waits again.
           MOVE MNC-NOT-YET TO MNC-STATUS
           PERFORM VARYING PATIENCE FROM 1 BY 1
                 UNTIL PATIENCE > 120 OR MNC-STATUS NOT = MNC-NOT-YET
              CALL "mnc_terminal_poll" USING BY VALUE TERMINAL
                 BY VALUE REQUEST BY VALUE WAITING
                 BY REFERENCE ANSWER BY REFERENCE MNC-ERROR-RECORD
                 RETURNING MNC-STATUS
           END-PERFORM
           PERFORM MNC-MUST
      *>   Here a program saves the answer, and only then:
           CALL "mnc_terminal_finish" USING BY VALUE TERMINAL
              BY VALUE REQUEST BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       SHOW-ANSWER.
           CALL "mnc_answer_summary" USING BY VALUE ANSWER
              BY REFERENCE CONFIRMED BY REFERENCE RESULTS
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           DISPLAY "confirmed: " CONFIRMED ", results: " RESULTS
           MOVE "outcome" TO MNC-TITLE
           MOVE MNC-FIELD-OUTCOME TO ANSWER-FIELD
           PERFORM SHOW-FIELD
           MOVE "insurer" TO MNC-TITLE
           MOVE MNC-FIELD-INSURER-NUMBER TO ANSWER-FIELD
           PERFORM SHOW-FIELD
           MOVE "symbol" TO MNC-TITLE
           MOVE MNC-FIELD-SYMBOL TO ANSWER-FIELD
           PERFORM SHOW-FIELD
           MOVE "number" TO MNC-TITLE
           MOVE MNC-FIELD-NUMBER TO ANSWER-FIELD
           PERFORM SHOW-FIELD
           MOVE "name" TO MNC-TITLE
           MOVE MNC-FIELD-NAME TO ANSWER-FIELD
           PERFORM SHOW-FIELD
           PERFORM SHOW-NAME-IN-CP932
           CALL "mnc_terminal_pending_count" USING BY VALUE TERMINAL
              BY REFERENCE PENDING BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           DISPLAY "pending: " PENDING.

       SHOW-FIELD.
           MOVE LENGTH OF MNC-TEXT TO MNC-LEN
           CALL "mnc_answer_text_copy" USING BY VALUE ANSWER
              BY VALUE ANSWER-FIELD BY VALUE FIRST-RESULT
              BY REFERENCE MNC-TEXT BY REFERENCE MNC-LEN
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           IF MNC-STATUS NOT = MNC-ABSENT
              PERFORM MNC-MUST
              DISPLAY FUNCTION TRIM (MNC-TITLE) ": "
                 MNC-TEXT (1:MNC-LEN)
           END-IF.

      *> What a program of the Windows code page would store.
       SHOW-NAME-IN-CP932.
           MOVE MNC-TEXT (1:MNC-LEN) TO MNC-GIVEN
           CALL "mnc_text_encode" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-LEN BY VALUE MNC-CODE-PAGE
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "name in CP932" TO MNC-TITLE
           PERFORM MNC-SHOW.

       CLOSE-ALL.
           CALL "mnc_answer_free" USING BY VALUE ANSWER
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_request_free" USING BY VALUE REQUEST
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_terminal_free" USING BY VALUE TERMINAL
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_testing_terminal_free" USING
              BY VALUE TEST-TERMINAL BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       COPY "mnc-routines.cpy".
       END PROGRAM ELIGIBILITY.
