      *> Every status: the constants, the names and both sentences are
      *> those of the table. Shows each sentence in CP932 as well.
      *>
      *>   statuses statuses.tsv
       IDENTIFICATION DIVISION.
       PROGRAM-ID. STATUSES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT STATUS-TABLE ASSIGN TO TABLE-PATH
              ORGANIZATION IS LINE SEQUENTIAL
              FILE STATUS IS FILE-STATE.
       DATA DIVISION.
       FILE SECTION.
       FD STATUS-TABLE.
       01 TABLE-LINE PIC X(1024).
       WORKING-STORAGE SECTION.
       COPY "mnc.cpy".
       COPY "mnc-records.cpy".
       COPY "mnc-work.cpy".
       COPY "mnc-statuses.cpy".
       01 TABLE-PATH PIC X(1024).
       01 FILE-STATE PIC XX.
       01 ROW BINARY-LONG VALUE 0.
       01 CELL-NUMBER PIC X(8).
       01 CELL-STATUS BINARY-LONG.
       01 CELL-NAME PIC X(40).
       01 CELL-JAPANESE PIC X(512).
       01 CELL-ENGLISH PIC X(512).
       01 LANG BINARY-LONG.
       01 SAID-POINTER POINTER.
       01 SAID PIC X(512).
       LINKAGE SECTION.
       01 C-TEXT PIC X(512).
       PROCEDURE DIVISION.
       MAIN-PROGRAM.
           ACCEPT TABLE-PATH FROM ARGUMENT-VALUE
           OPEN INPUT STATUS-TABLE
           IF FILE-STATE NOT = "00"
              DISPLAY "the table cannot be opened: " FILE-STATE
              STOP RUN RETURNING 1
           END-IF
           READ STATUS-TABLE
           READ STATUS-TABLE
           PERFORM UNTIL FILE-STATE NOT = "00"
              ADD 1 TO ROW
              PERFORM CHECK-ROW
              READ STATUS-TABLE
           END-PERFORM
           CLOSE STATUS-TABLE
           IF ROW NOT = MNC-STATUS-COUNT
              PERFORM WRONG
           END-IF
           DISPLAY ROW " statuses"
           STOP RUN RETURNING 0.

       CHECK-ROW.
           UNSTRING TABLE-LINE DELIMITED BY X"09" INTO CELL-NUMBER
              CELL-NAME CELL-JAPANESE CELL-ENGLISH
           MOVE FUNCTION NUMVAL (CELL-NUMBER) TO CELL-STATUS
           IF MNC-ROW-STATUS (ROW) NOT = CELL-STATUS
                 OR MNC-ROW-NAME (ROW) NOT = CELL-NAME
              PERFORM WRONG
           END-IF
           CALL "mnc_status_name" USING BY VALUE CELL-STATUS
              RETURNING SAID-POINTER
           PERFORM FETCH-TEXT
           IF SAID NOT = CELL-NAME
              PERFORM WRONG
           END-IF
           MOVE MNC-LANGUAGE-ENGLISH TO LANG
           PERFORM FETCH-MESSAGE
           IF SAID NOT = CELL-ENGLISH
              PERFORM WRONG
           END-IF
           MOVE MNC-LANGUAGE-JAPANESE TO LANG
           PERFORM FETCH-MESSAGE
           IF SAID NOT = CELL-JAPANESE
              PERFORM WRONG
           END-IF
           PERFORM SHOW-IN-CP932.

       FETCH-MESSAGE.
           CALL "mnc_status_message" USING BY VALUE CELL-STATUS
              BY VALUE LANG RETURNING SAID-POINTER
           PERFORM FETCH-TEXT.

      *> The text of the library up to its NUL.
       FETCH-TEXT.
           SET ADDRESS OF C-TEXT TO SAID-POINTER
           MOVE SPACES TO SAID
           STRING C-TEXT DELIMITED BY X"00" INTO SAID.

       SHOW-IN-CP932.
           MOVE SAID TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_text_encode" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY VALUE MNC-CODE-PAGE
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE CELL-NAME TO MNC-TITLE
           PERFORM MNC-SHOW.

       WRONG.
           DISPLAY "row " ROW ": " FUNCTION TRIM (TABLE-LINE)
           STOP RUN RETURNING 1.

       COPY "mnc-routines.cpy".
       END PROGRAM STATUSES.
