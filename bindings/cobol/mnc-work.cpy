      *> What the routines of mnc-routines.cpy work with.
       01 MNC-STATUS BINARY-LONG VALUE 0.
      *> A result of the library, and its bytes: MNC-TEXT (1:MNC-LEN).
       01 MNC-DATA POINTER VALUE NULL.
       01 MNC-LEN BINARY-DOUBLE UNSIGNED VALUE 0.
       01 MNC-TEXT PIC X(65536).
      *> A text to be given: its length without the blanks behind it.
       01 MNC-GIVEN PIC X(4096).
       01 MNC-GIVEN-LEN BINARY-DOUBLE UNSIGNED VALUE 0.
      *> What DISPLAY begins a line with.
       01 MNC-TITLE PIC X(40).
       01 MNC-CODE-PAGE BINARY-LONG VALUE 932.
