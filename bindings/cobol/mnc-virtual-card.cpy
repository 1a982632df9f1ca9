      *> Opens the virtual card TEST-KIND of libmnc_testing, as TEST-CARD,
      *> and the CARD on it. The library calls the function of the virtual
      *> card directly: no COBOL is called back.
       OPEN-VIRTUAL-CARD.
           MOVE TEST-KIND TO MNC-GIVEN
           PERFORM MNC-MEASURE
           CALL "mnc_testing_card_open" USING BY REFERENCE MNC-GIVEN
              BY VALUE MNC-GIVEN-LEN BY REFERENCE TEST-DAY
              BY VALUE TEST-DAY-LEN BY REFERENCE TEST-CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           MOVE -1 TO MNC-TRANSPORT-EXTENDED-LENGTH
           SET MNC-TRANSPORT-USERDATA TO TEST-CARD
           SET MNC-TRANSPORT-TRANSMIT
              TO ENTRY "mnc_testing_card_transmit".

       OPEN-CARD.
           PERFORM OPEN-VIRTUAL-CARD
           CALL "mnc_card_open_transport" USING
              BY REFERENCE MNC-TRANSPORT-RECORD BY REFERENCE CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.

      *> The authorities of the virtual cards. In production NULL stands
      *> for the real ones.
       OPEN-ANCHORS.
           MOVE LENGTH OF MNC-TEXT TO MNC-LEN
           CALL "mnc_testing_anchors_copy" USING
              BY REFERENCE MNC-TEXT BY REFERENCE MNC-LEN
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_anchors_open_for_tests" USING
              BY REFERENCE MNC-TEXT BY VALUE MNC-LEN
              BY REFERENCE ANCHORS BY REFERENCE MNC-ERROR-RECORD
              RETURNING MNC-STATUS
           PERFORM MNC-MUST.

       CLOSE-CARDS.
           CALL "mnc_anchors_free" USING BY VALUE ANCHORS
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_card_free" USING BY VALUE CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST
           CALL "mnc_testing_card_free" USING BY VALUE TEST-CARD
              BY REFERENCE MNC-ERROR-RECORD RETURNING MNC-STATUS
           PERFORM MNC-MUST.
