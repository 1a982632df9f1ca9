      *> What a COBOL program can do wrong is a status, and it may stop
      *> with everything open.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. MISUSE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       COPY "mnc.cpy".
       COPY "mnc-records.cpy".
       COPY "mnc-work.cpy".
       COPY "mnc-virtual-work.cpy".
       01 NO-CARD POINTER VALUE NULL.
       01 SECRET BINARY-LONG VALUE MNC-SECRET-AUTHENTICATION-PIN.
       01 NO-SUCH-SECRET BINARY-LONG VALUE 99.
       01 PIN-STATE BINARY-LONG VALUE 7.
       01 TRIES BINARY-LONG VALUE 7.
       01 WANTED BINARY-LONG.
       PROCEDURE DIVISION.
       MAIN-PROGRAM.
           PERFORM OPEN-CARD
           CALL "mnc_card_secret_status" USING BY VALUE NO-CARD
              BY VALUE SECRET BY REFERENCE PIN-STATE
              BY REFERENCE TRIES BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           MOVE MNC-NULL-POINTER TO WANTED
           PERFORM EXPECT
      *>   A handle of the other library, and a pointer of the program.
           CALL "mnc_card_secret_status" USING BY VALUE TEST-CARD
              BY VALUE SECRET BY REFERENCE PIN-STATE
              BY REFERENCE TRIES BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           MOVE MNC-INVALID-HANDLE TO WANTED
           PERFORM EXPECT
           SET NO-CARD TO ADDRESS OF MNC-TEXT
           CALL "mnc_card_free" USING BY VALUE NO-CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM EXPECT
           CALL "mnc_card_secret_status" USING BY VALUE CARD
              BY VALUE NO-SUCH-SECRET BY REFERENCE PIN-STATE
              BY REFERENCE TRIES BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           MOVE MNC-UNKNOWN-CODE TO WANTED
           PERFORM EXPECT
           MOVE 0 TO MNC-ERROR-STRUCT-SIZE
           CALL "mnc_card_secret_status" USING BY VALUE CARD
              BY VALUE SECRET BY REFERENCE PIN-STATE
              BY REFERENCE TRIES BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           MOVE MNC-STRUCT-SIZE TO WANTED
           PERFORM EXPECT
           MOVE LENGTH OF MNC-ERROR-RECORD TO MNC-ERROR-STRUCT-SIZE
           IF PIN-STATE NOT = 7 OR TRIES NOT = 7
              DISPLAY "a call that failed wrote a result"
              STOP RUN RETURNING 1
           END-IF
           MOVE CARD TO NO-CARD
           CALL "mnc_card_free" USING BY VALUE CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_card_free" USING BY VALUE CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           MOVE MNC-INVALID-HANDLE TO WANTED
           PERFORM EXPECT
      *>   A transport without a card behind it.
           SET MNC-TRANSPORT-USERDATA TO NULL
           CALL "mnc_card_open_transport" USING
              BY REFERENCE MNC-TRANSPORT-RECORD BY REFERENCE CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_card_secret_status" USING BY VALUE CARD
              BY VALUE SECRET BY REFERENCE PIN-STATE
              BY REFERENCE TRIES BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           MOVE MNC-COMMUNICATION TO WANTED
           PERFORM EXPECT
           DISPLAY "every misuse is a status"
           STOP RUN RETURNING 0.

       EXPECT.
           IF MNC-STATUS NOT = WANTED
              DISPLAY "status " MNC-STATUS " instead of " WANTED
              STOP RUN RETURNING 1
           END-IF.

       COPY "mnc-virtual-card.cpy".
       COPY "mnc-routines.cpy".
       END PROGRAM MISUSE.
