      *> What is wrong with readers and cards: first of this PC, then of
      *> a virtual card.
      *>
      *>   diagnose [KIND]
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DIAGNOSE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       COPY "mnc.cpy".
       COPY "mnc-records.cpy".
       COPY "mnc-work.cpy".
       COPY "mnc-virtual-work.cpy".
       01 INTERFACE-VERSION BINARY-LONG UNSIGNED.
       01 GIVEN-KIND PIC X(20).
       PROCEDURE DIVISION.
       MAIN-PROGRAM.
           CALL "mnc_abi_version" RETURNING INTERFACE-VERSION
           DISPLAY "interface " INTERFACE-VERSION
           IF INTERFACE-VERSION < MNC-ABI-VERSION
              DISPLAY "the library is older than the copybooks"
              STOP RUN RETURNING 1
           END-IF
           PERFORM READERS
           ACCEPT GIVEN-KIND FROM ARGUMENT-VALUE
           IF GIVEN-KIND NOT = SPACES
              MOVE GIVEN-KIND TO TEST-KIND
           END-IF
           PERFORM VIRTUAL-CARD
           STOP RUN RETURNING 0.

       READERS.
           CALL "mnc_reader_diagnose" USING BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           IF MNC-STATUS = MNC-NOT-SUPPORTED
              DISPLAY "readers: this library was built without PC/SC"
           ELSE
              PERFORM MNC-MUST
              MOVE "readers" TO MNC-TITLE
              PERFORM MNC-SHOW
           END-IF.

       VIRTUAL-CARD.
           PERFORM OPEN-VIRTUAL-CARD
           CALL "mnc_transport_diagnose" USING
              BY REFERENCE MNC-TRANSPORT-RECORD BY REFERENCE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE "card" TO MNC-TITLE
           PERFORM MNC-SHOW
           PERFORM CLOSE-CARDS.

       COPY "mnc-virtual-card.cpy".
       COPY "mnc-routines.cpy".
       END PROGRAM DIAGNOSE.
