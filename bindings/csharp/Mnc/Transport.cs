// Cards on the host's own reader or radio.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>Sends commands to a card.</summary>
    public interface ITransport
    {
        /// <summary>Sends one command APDU and gives back the response, status word last. It blocks, on the thread
        /// that made the call. The command may hold a PIN: neither log nor keep it; it is wiped afterwards.
        /// An <see cref="MncException"/> with <see cref="Status.CardRemoved"/> or <see cref="Status.Cancelled"/>
        /// fails the call with its code, any other exception with <see cref="Status.Communication"/>; each is
        /// the inner exception of what the caller sees.</summary>
        byte[] Transmit(byte[] command);
    }

    public sealed partial class Card
    {
        /// <summary>The card behind a transport, which is kept until the card is disposed. Extended-length
        /// commands are tried once; commands may have any length.</summary>
        public static Card Open(ITransport transport)
        {
            return Open(transport, null, 0);
        }

        /// <summary>The card behind a transport. <paramref name="extendedLength"/> says whether extended-length
        /// commands pass, null to try it once; <paramref name="maxCommand"/> is the longest command in bytes,
        /// 0 for no limit.</summary>
        public static Card Open(ITransport transport, bool? extendedLength, int maxCommand)
        {
            NativeTransport native = TransportCallbacks.Lend(transport, extendedLength, maxCommand);
            NativeError error = Call.NoError();
            Card card;
            Call.Check(Native.mnc_card_open_transport(native, out card, ref error), ref error);
            return card;
        }

        /// <summary>What is wrong with the card behind a transport: JSON <c>{usable, reader, findings: [{code,
        /// severity, ja, en}], status, error}</c>. Spends no try and keeps nothing of the card.</summary>
        public static string Diagnose(ITransport transport)
        {
            NativeTransport native = TransportCallbacks.Lend(transport, null, 0);
            NativeError error = Call.NoError();
            Data found;
            Call.Check(Native.mnc_transport_diagnose(native, out found, ref error), ref error);
            return found.TakeText();
        }
    }

    /// <summary>What stands between the library and an <see cref="ITransport"/>.</summary>
    internal static class TransportCallbacks
    {
        private static readonly TransmitFn Sending = Transmit;

        internal static NativeTransport Lend(ITransport transport, bool? extendedLength, int maxCommand)
        {
            NativeTransport native = new NativeTransport();
            native.StructSize = (uint)Marshal.SizeOf(typeof(NativeTransport));
            native.ExtendedLength = extendedLength == null ? -1 : extendedLength.Value ? 1 : 0;
            native.MaxCommand = Call.Size(maxCommand);
            native.Userdata = Callback.Lend(transport, "transport");
            native.Transmit = Sending;
            native.Destroy = Callback.GiveBack;
            return native;
        }

        private static int Transmit(IntPtr userdata, IntPtr command, UIntPtr commandLen, IntPtr response, ref UIntPtr responseLen)
        {
            byte[] sent = null;
            try
            {
                sent = Callback.Bytes(command, commandLen);
                return Give(Callback.Of<ITransport>(userdata).Transmit(sent), response, ref responseLen);
            }
            catch (Exception caught)
            {
                return Callback.Failed(caught, Status.Communication);
            }
            finally
            {
                Call.Wipe(sent);
            }
        }

        private static int Give(byte[] answer, IntPtr response, ref UIntPtr responseLen)
        {
            if (answer == null || (ulong)answer.Length > responseLen.ToUInt64())
            {
                return Status.Communication;
            }
            Marshal.Copy(answer, 0, response, answer.Length);
            responseLen = Call.Length(answer);
            return Status.Ok;
        }
    }
}
