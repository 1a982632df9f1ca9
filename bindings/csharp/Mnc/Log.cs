// The log of the library, to a delegate.
using System;

namespace Mnc
{
    /// <summary>A line of the log: level (1 error, 2 warning, 3 information, 4 debug), where, and what. No
    /// personal data. Called on any thread, also on several at once; an exception is dropped.</summary>
    public delegate void LogLine(int level, string target, string message);

    public static partial class Library
    {
        private static readonly LogFn Forward = ForwardLine;

        /// <summary>Sends the log to the delegate, up to this level; null takes it back.</summary>
        public static void Log(int level, LogLine line)
        {
            NativeError error = Call.NoError();
            if (line == null)
            {
                Call.Check(Native.mnc_log_set(0, null, IntPtr.Zero, null, ref error), ref error);
                return;
            }
            IntPtr userdata = Callback.Lend(line, "line");
            Call.Check(Native.mnc_log_set(level, Forward, userdata, Callback.GiveBack, ref error), ref error);
        }

        private static void ForwardLine(IntPtr userdata, int level, IntPtr target, UIntPtr targetLen, IntPtr message, UIntPtr messageLen)
        {
            try
            {
                LogLine line = Callback.Of<LogLine>(userdata);
                line(level, Utf8.Copy(target, targetLen), Utf8.Copy(message, messageLen));
            }
            catch (Exception)
            {
                // No exception may cross into the library, and there is no log to tell it to.
            }
        }
    }
}
