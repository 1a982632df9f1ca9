      *> Which patient an answer is about, and what to do where the card
      *> does not confirm the qualification. The patients are texts of
      *> CP932, as a program of that code page stores them.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FALLBACK.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       COPY "mnc.cpy".
       COPY "mnc-records.cpy".
       COPY "mnc-work.cpy".
       COPY "mnc-virtual-work.cpy".
       01 ANSWER POINTER VALUE NULL.
       01 PATIENT-INDEX POINTER VALUE NULL.
       01 ADDED BINARY-DOUBLE UNSIGNED.
       01 FIRST-RESULT BINARY-DOUBLE UNSIGNED VALUE 0.
       01 NO-SETTINGS PIC X(2) VALUE "{}".
       01 NO-SETTINGS-LEN BINARY-DOUBLE UNSIGNED VALUE 2.
      *> Bangou Hanako and Kakuu Tarou in CP932.
       01 HANAKO PIC X(8) VALUE X"94D48D8689D48E71".
       01 HANAKO-KANA PIC X(15)
          VALUE X"836F83938353834520836E83698352".
       01 TARO PIC X(8) VALUE X"89CB8BF391BE9859".
       01 CASE-START BINARY-LONG.
       01 CASE-CODE PIC X(32).
       PROCEDURE DIVISION.
       MAIN-PROGRAM.
           PERFORM OPEN-ANSWER
           PERFORM FIND-PATIENT
           PERFORM COMPARE-PATIENT
           PERFORM SHOW-PROCEDURE
           PERFORM PRINT-DECLARATION
           PERFORM CLOSE-ALL
           STOP RUN RETURNING 0.

       OPEN-ANSWER.
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
           PERFORM MNC-MUST.

       DESCRIBE-HANAKO.
           MOVE SPACES TO MNC-GIVEN
           STRING '{"patient_number": "000084", "name": "' HANAKO
              '", "kana": "' HANAKO-KANA
              '", "birthdate": "S17.2.17", "sex": "2"}'
              DELIMITED BY SIZE INTO MNC-GIVEN
           PERFORM MNC-TO-UTF8.

       DESCRIBE-TARO.
           MOVE SPACES TO MNC-GIVEN
           STRING '{"patient_number": "18", "name": "' TARO
              '", "birthdate": "1950-02-03", "sex": "1"}'
              DELIMITED BY SIZE INTO MNC-GIVEN
           PERFORM MNC-TO-UTF8.

       FIND-PATIENT.
           CALL "mnc_patient_index_new" USING
              BY REFERENCE NO-SETTINGS BY VALUE NO-SETTINGS-LEN
              BY REFERENCE PATIENT-INDEX
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           PERFORM DESCRIBE-TARO
           PERFORM ADD-PATIENT
           PERFORM DESCRIBE-HANAKO
           PERFORM ADD-PATIENT
           CALL "mnc_patient_index_search" USING
              BY VALUE PATIENT-INDEX BY VALUE ANSWER
              BY REFERENCE TEST-DAY BY VALUE TEST-DAY-LEN
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "candidates" TO MNC-TITLE
           PERFORM MNC-SHOW.

       ADD-PATIENT.
           CALL "mnc_patient_index_add" USING BY VALUE PATIENT-INDEX
              BY REFERENCE MNC-GIVEN BY VALUE MNC-GIVEN-LEN
              BY REFERENCE ADDED BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           DISPLAY "patients: " ADDED.

       COMPARE-PATIENT.
           PERFORM DESCRIBE-HANAKO
           CALL "mnc_patient_compare" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY VALUE ANSWER
              BY VALUE FIRST-RESULT BY REFERENCE TEST-DAY
              BY VALUE TEST-DAY-LEN BY REFERENCE NO-SETTINGS
              BY VALUE NO-SETTINGS-LEN BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "comparison" TO MNC-TITLE
           PERFORM MNC-SHOW.

       SHOW-PROCEDURE.
           MOVE '{"reason": "INVALID"}' TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_fallback_enter" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           PERFORM MNC-TAKE
           PERFORM FIND-CASE
           DISPLAY "case: " FUNCTION TRIM (CASE-CODE)
           MOVE SPACES TO MNC-GIVEN
           STRING '{"case": "' FUNCTION TRIM (CASE-CODE)
              '", "day": "' TEST-DAY
              '", "birthdate": "S17.2.17", "share": 1}'
              DELIMITED BY SIZE INTO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_fallback_decide" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "decision" TO MNC-TITLE
           PERFORM MNC-SHOW.

      *> What follows "case":{"code":" in the JSON; a real program reads
      *> it with JSON PARSE or with a library.
       FIND-CASE.
           MOVE 1 TO CASE-START
           INSPECT MNC-TEXT (1:MNC-LEN) TALLYING CASE-START
              FOR CHARACTERS BEFORE INITIAL '"case":{"code":"'
           ADD 16 TO CASE-START
           UNSTRING MNC-TEXT (CASE-START:32) DELIMITED BY '"'
              INTO CASE-CODE.

      *> The form, filled as far as the patient could.
       PRINT-DECLARATION.
           MOVE SPACES TO MNC-GIVEN
           STRING '{"issued": true, "insurance": "ELDERLY", "name": "'
              HANAKO '", "birth": "S17.2.17", "sex": "FEMALE"}'
              DELIMITED BY SIZE INTO MNC-GIVEN
           PERFORM MNC-TO-UTF8
           CALL "mnc_declaration_print" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE TEST-DAY
              BY VALUE TEST-DAY-LEN BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           PERFORM MNC-TAKE
           DISPLAY "page: " MNC-LEN " bytes".

       CLOSE-ALL.
           CALL "mnc_patient_index_free" USING
              BY VALUE PATIENT-INDEX BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_answer_free" USING BY VALUE ANSWER
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       COPY "mnc-routines.cpy".
       END PROGRAM FALLBACK.
