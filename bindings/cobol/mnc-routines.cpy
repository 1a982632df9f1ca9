      *> Paragraphs that every program performs. COPY at the end of the
      *> procedure division.

      *> Stops the program if the last call failed.
       MNC-MUST.
           IF MNC-STATUS NOT = MNC-OK
              DISPLAY "status " MNC-STATUS ": "
                 FUNCTION TRIM (MNC-ERROR-MESSAGE) UPON SYSERR
              STOP RUN RETURNING 1
           END-IF.

      *> The bytes of MNC-DATA into MNC-TEXT (1:MNC-LEN). Frees the data.
       MNC-TAKE.
           MOVE LENGTH OF MNC-TEXT TO MNC-LEN
           CALL "mnc_data_copy" USING BY VALUE MNC-DATA
              BY REFERENCE MNC-TEXT BY REFERENCE MNC-LEN
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_data_free" USING BY VALUE MNC-DATA
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           SET MNC-DATA TO NULL.

      *> Takes MNC-DATA and shows it behind MNC-TITLE.
       MNC-SHOW.
           PERFORM MNC-TAKE
           DISPLAY FUNCTION TRIM (MNC-TITLE) ": "
              MNC-TEXT (1:MNC-LEN).

      *> The length of MNC-GIVEN.
       MNC-MEASURE.
           MOVE FUNCTION LENGTH
              (FUNCTION TRIM (MNC-GIVEN TRAILING)) TO MNC-GIVEN-LEN.

      *> MNC-GIVEN, which is CP932, in UTF-8.
       MNC-TO-UTF8.
           PERFORM MNC-MEASURE
           CALL "mnc_text_decode" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY VALUE MNC-CODE-PAGE
              BY REFERENCE MNC-DATA BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST
           PERFORM MNC-TAKE
           MOVE MNC-TEXT (1:MNC-LEN) TO MNC-GIVEN
           MOVE MNC-LEN TO MNC-GIVEN-LEN.
