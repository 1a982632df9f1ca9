      *> A reception at the window: card, face, eligibility, consent,
      *> record.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. RECEPTION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       COPY "mnc.cpy".
       COPY "mnc-records.cpy".
       COPY "mnc-work.cpy".
       COPY "mnc-virtual-work.cpy".
       01 VISIT POINTER VALUE NULL.
       01 ASSESSMENT POINTER VALUE NULL.
       01 ANSWER POINTER VALUE NULL.
       PROCEDURE DIVISION.
       MAIN-PROGRAM.
           PERFORM OPEN-CARD
           PERFORM OPEN-ANCHORS
           PERFORM BEGIN-VISIT
           PERFORM PLACE-CARD
           MOVE '{"event": "CHOSEN", "choice": "FACE"}' TO MNC-GIVEN
           PERFORM VISIT-STEP
           MOVE '{"event": "VERIFIED_BY_READER", "method": "FACE"}'
              TO MNC-GIVEN
           PERFORM VISIT-STEP
           MOVE '{"event": "ANSWERED", "outcome": "VALID"}'
              TO MNC-GIVEN
           PERFORM VISIT-STEP
           MOVE '{"event": "CHOSEN", "choice": "CONSENT_TO_ALL"}'
              TO MNC-GIVEN
           PERFORM VISIT-STEP
           MOVE '{"event": "CARD_REMOVED"}' TO MNC-GIVEN
           PERFORM VISIT-STEP
           PERFORM END-VISIT
           PERFORM SHOW-RECORD
           PERFORM CLOSE-VISIT
           PERFORM CLOSE-CARDS
           STOP RUN RETURNING 0.

       BEGIN-VISIT.
           MOVE '{"route": "WINDOW"}' TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_visit_begin" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE TEST-AT
              BY VALUE TEST-AT-LEN BY REFERENCE VISIT
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       PLACE-CARD.
           MOVE '{"marking": "ABSENT", "photo": true}' TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_card_assess" USING BY VALUE CARD
              BY VALUE ANCHORS BY REFERENCE TEST-AT
              BY VALUE TEST-AT-LEN BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE ASSESSMENT
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_assessment_json" USING BY VALUE ASSESSMENT
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "assessment" TO MNC-TITLE
           PERFORM MNC-SHOW
           CALL "mnc_visit_place_card" USING BY VALUE VISIT
              BY VALUE ASSESSMENT BY REFERENCE TEST-AT
              BY VALUE TEST-AT-LEN BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "to do" TO MNC-TITLE
           PERFORM MNC-SHOW.

      *> MNC-GIVEN happens.
       VISIT-STEP.
           PERFORM MNC-MEASURE
           CALL "mnc_visit_step" USING BY VALUE VISIT
              BY REFERENCE MNC-GIVEN BY VALUE MNC-GIVEN-LEN
              BY REFERENCE TEST-AT BY VALUE TEST-AT-LEN
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "to do" TO MNC-TITLE
           PERFORM MNC-SHOW
           CALL "mnc_visit_screen" USING BY VALUE VISIT
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "screen" TO MNC-TITLE
           PERFORM MNC-SHOW.

       END-VISIT.
           CALL "mnc_visit_end" USING BY VALUE VISIT
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "end" TO MNC-TITLE
           PERFORM MNC-SHOW.

       SHOW-RECORD.
           MOVE "VALID" TO MNC-GIVEN
           PERFORM MNC-MEASURE
           MOVE LENGTH OF MNC-TEXT TO MNC-LEN
           CALL "mnc_testing_answer_copy" USING
              BY REFERENCE MNC-GIVEN BY VALUE MNC-GIVEN-LEN
              BY REFERENCE TEST-AT BY VALUE TEST-AT-LEN
              BY REFERENCE MNC-TEXT BY REFERENCE MNC-LEN
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_answer_open" USING BY REFERENCE MNC-TEXT
              BY VALUE MNC-LEN BY REFERENCE ANSWER
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE '{"pin_locked": false}' TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_visit_record" USING BY VALUE VISIT
              BY VALUE ANSWER BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "record" TO MNC-TITLE
           PERFORM MNC-SHOW.

       CLOSE-VISIT.
           CALL "mnc_answer_free" USING BY VALUE ANSWER
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_assessment_free" USING BY VALUE ASSESSMENT
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_visit_free" USING BY VALUE VISIT
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       COPY "mnc-virtual-card.cpy".
       COPY "mnc-routines.cpy".
       END PROGRAM RECEPTION.
