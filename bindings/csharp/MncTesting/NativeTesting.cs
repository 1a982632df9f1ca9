// Generated from the sources of the library; a test verifies it.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>The functions of mnc_testing.</summary>
    internal static class NativeTesting
    {
        private const string Library = "mnc_testing";

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_card_open(byte[] kind, UIntPtr kind_len, byte[] day, UIntPtr day_len, out TestingCard @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_card_transmit(IntPtr userdata, byte[] command, UIntPtr command_len, byte[] response, ref UIntPtr response_len);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_card_secret_copy(TestingCard card, int secret, byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_card_free(IntPtr card, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_anchors_copy(byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_terminal_start(byte[] folder, UIntPtr folder_len, byte[] day, UIntPtr day_len, out TestingTerminal @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_terminal_inquiry_copy(TestingTerminal terminal, byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_terminal_free(IntPtr terminal, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_testing_answer_copy(byte[] outcome, UIntPtr outcome_len, byte[] at, UIntPtr at_len, byte[] buffer, ref UIntPtr len, ref NativeError error);
    }
}
