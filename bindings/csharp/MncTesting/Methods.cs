// Generated from the sources of the library; a test verifies it.
using System;

namespace Mnc
{
    public sealed partial class TestingCard
    {
        /// <summary>Makes a virtual card: <c>kind</c> is <c>normal</c>, <c>face</c>, <c>locked</c>,
        /// <c>infant</c>, <c>expired</c>, <c>grace</c> or <c>smartphone-android</c>, <c>day</c> the day
        /// (<c>yyyy-mm-dd</c>) that its certificates are made for.</summary>
        public static TestingCard Open(string kind, string day)
        {
            NativeError error = Call.NoError();
            byte[] kindUtf8 = Utf8.Bytes(kind, "kind");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            TestingCard made;
            return Call.Found(NativeTesting.mnc_testing_card_open(kindUtf8, Call.Length(kindUtf8), dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>The secret of the card (<c>MNC_SECRET_…</c>), as text into the buffer as by
        /// <c>mnc_data_copy</c>.</summary>
        public string Secret(Secret secret)
        {
            return Call.CopyText((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>
                NativeTesting.mnc_testing_card_secret_copy(this, (int)secret, buffer, ref len, ref failure));
        }
    }

    public sealed partial class TestingTerminal
    {
        /// <summary>Makes <c>req</c>, <c>res</c> and <c>face</c> under this folder, and answers requests until
        /// it is freed. <c>day</c> (<c>yyyy-mm-dd</c>) is the day of the qualification.</summary>
        public static TestingTerminal Start(string folder, string day)
        {
            NativeError error = Call.NoError();
            byte[] folderUtf8 = Utf8.Bytes(folder, "folder");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            TestingTerminal made;
            return Call.Found(NativeTesting.mnc_testing_terminal_start(folderUtf8, Call.Length(folderUtf8), dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>What to ask this terminal: JSON for <c>mnc_terminal_ask</c>, into the buffer as by
        /// <c>mnc_data_copy</c>.</summary>
        public string Inquiry()
        {
            return Call.CopyText((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>
                NativeTesting.mnc_testing_terminal_inquiry_copy(this, buffer, ref len, ref failure));
        }
    }

    public static partial class Testing
    {
        /// <summary>The authorities that signed the certificates of the virtual cards: JSON for
        /// <c>mnc_anchors_open_for_tests</c>, into the buffer as by <c>mnc_data_copy</c>.</summary>
        public static string Anchors()
        {
            return Call.CopyText((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>
                NativeTesting.mnc_testing_anchors_copy(buffer, ref len, ref failure));
        }

        /// <summary>The document in which the terminal answers about 番号 花子 with this outcome (such as
        /// <c>VALID</c>), at this time (<c>2026-11-20T10:00:00</c>) and with the consent to 薬剤情報 and 特定健診情報,
        /// into the buffer as by <c>mnc_data_copy</c>. <c>MNC_ABSENT</c> for <c>UNKNOWN</c>, for which a
        /// terminal writes nothing.</summary>
        public static byte[] Answer(string outcome, string at)
        {
            byte[] outcomeUtf8 = Utf8.Bytes(outcome, "outcome");
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            return Call.CopyBytes((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>
                NativeTesting.mnc_testing_answer_copy(outcomeUtf8, Call.Length(outcomeUtf8), atUtf8, Call.Length(atUtf8), buffer, ref len, ref failure));
        }
    }
}
