// The virtual card as a transport written in C#.
using System;
using System.Reflection;

[assembly: AssemblyTitle("MncTesting")]
[assembly: AssemblyDescription("The virtual card and terminal of mnc, for tests only")]
[assembly: AssemblyVersion("0.1.0.0")]

namespace Mnc
{
    public sealed partial class TestingCard : ITransport
    {
        /// <summary>More than the longest response: 65536 bytes and the status word.</summary>
        private const int Room = 65538;

        /// <summary>Sends one command to the virtual card.</summary>
        public byte[] Transmit(byte[] command)
        {
            byte[] response = new byte[Room];
            UIntPtr length = Call.Length(response);
            bool lent = false;
            DangerousAddRef(ref lent);
            try
            {
                int status = NativeTesting.mnc_testing_card_transmit(handle, command, Call.Length(command), response, ref length);
                if (status != Status.Ok)
                {
                    throw new MncException(status);
                }
            }
            finally
            {
                DangerousRelease();
            }
            Array.Resize(ref response, checked((int)length.ToUInt64()));
            return response;
        }
    }

    public static partial class Testing
    {
        /// <summary>The authorities of the virtual cards. In production null stands for the real ones.</summary>
        public static Anchors OpenAnchors()
        {
            return Mnc.Anchors.OpenForTests(Anchors());
        }
    }
}
