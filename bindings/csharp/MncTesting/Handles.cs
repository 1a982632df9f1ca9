// Generated from the sources of the library; a test verifies it.
using System;

namespace Mnc
{
    /// <summary>A virtual card. From any thread: commands take their turn.</summary>
    public sealed partial class TestingCard : Handle
    {
        internal TestingCard() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return NativeTesting.mnc_testing_card_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A virtual terminal. It knows one person, 番号 花子, whose qualification is valid. From any thread:
    /// it answers on a thread of its own until it is freed.</summary>
    public sealed partial class TestingTerminal : Handle
    {
        internal TestingTerminal() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return NativeTesting.mnc_testing_terminal_free(handle, ref error) == Status.Ok;
        }
    }
}
