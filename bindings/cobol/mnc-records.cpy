      *> Generated from the sources of the library; a test verifies it.
      *> Records, for 64-bit programs; see the README for 32-bit ones.
       01 MNC-ERROR-RECORD.
          05 MNC-ERROR-STRUCT-SIZE
             BINARY-LONG UNSIGNED VALUE 280.
          05 MNC-ERROR-STATUS
             BINARY-LONG VALUE 0.
          05 MNC-ERROR-STATUS-WORD
             BINARY-LONG VALUE 0.
          05 MNC-ERROR-TRIES-REMAINING
             BINARY-LONG VALUE 0.
          05 MNC-ERROR-READER-CODE
             BINARY-DOUBLE VALUE 0.
          05 MNC-ERROR-MESSAGE
             PIC X(256) VALUE LOW-VALUES.
       01 MNC-TRANSPORT-RECORD.
          05 MNC-TRANSPORT-STRUCT-SIZE
             BINARY-LONG UNSIGNED VALUE 40.
          05 MNC-TRANSPORT-EXTENDED-LENGTH
             BINARY-LONG VALUE 0.
          05 MNC-TRANSPORT-MAX-COMMAND
             BINARY-DOUBLE UNSIGNED VALUE 0.
          05 MNC-TRANSPORT-USERDATA
             POINTER VALUE NULL.
          05 MNC-TRANSPORT-TRANSMIT
             PROGRAM-POINTER VALUE NULL.
          05 MNC-TRANSPORT-DESTROY
             PROGRAM-POINTER VALUE NULL.
