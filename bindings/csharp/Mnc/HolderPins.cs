// The four-digit PINs of a holder, in the procedures of a municipality.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>The four-digit PINs of a holder. The call that takes them wipes them.</summary>
    public sealed class HolderPins
    {
        /// <summary>PINs of the same length: 利用者証明用, 住民基本台帳用 and 券面事項入力補助用.</summary>
        public HolderPins(byte[] authentication, byte[] residence, byte[] inputSupport)
        {
            if (authentication == null || residence == null || inputSupport == null)
            {
                throw new ArgumentNullException("authentication");
            }
            if (residence.Length != authentication.Length || inputSupport.Length != authentication.Length)
            {
                throw new ArgumentException("PINs of different lengths");
            }
            Authentication = authentication;
            Residence = residence;
            InputSupport = inputSupport;
        }

        /// <summary>利用者証明用.</summary>
        public byte[] Authentication { get; private set; }

        /// <summary>住民基本台帳用.</summary>
        public byte[] Residence { get; private set; }

        /// <summary>券面事項入力補助用.</summary>
        public byte[] InputSupport { get; private set; }
    }

    public sealed partial class Municipal
    {
        /// <summary>Gives all four-digit PINs the common one; what was done before an interruption is not done
        /// again. <paramref name="current"/> may be null with <see cref="Pins.AlreadyNew"/>. A wrong PIN spends
        /// one try, never the last.</summary>
        public void SetCommonPin(Card card, Pins how, HolderPins current)
        {
            using (LentPins lent = new LentPins(current))
            {
                NativeError error = Call.NoError();
                Call.Check(Native.mnc_municipal_set_common_pin(this, card, (int)how, lent.Native, ref error), ref error);
            }
        }

        /// <summary>Gives the four-digit PINs the holder's new values; otherwise as
        /// <see cref="SetCommonPin"/>.</summary>
        public void SetNewPins(Card card, Pins how, HolderPins current, HolderPins newPins)
        {
            using (LentPins lent = new LentPins(current))
            using (LentPins lentNew = new LentPins(newPins))
            {
                NativeError error = Call.NoError();
                Call.Check(Native.mnc_municipal_set_new_pins(this, card, (int)how, lent.Native, lentNew.Native, ref error), ref error);
            }
        }
    }

    /// <summary>PINs in their place for a call, wiped after it.</summary>
    internal sealed class LentPins : IDisposable
    {
        private readonly byte[][] secrets;
        private readonly GCHandle[] pinned;

        internal LentPins(HolderPins pins)
        {
            secrets = pins == null ? new byte[0][] : new[] { pins.Authentication, pins.Residence, pins.InputSupport };
            pinned = Array.ConvertAll(secrets, secret => GCHandle.Alloc(secret, GCHandleType.Pinned));
            if (pins != null)
            {
                Native = new NativeHolderPins();
                Native.StructSize = (uint)Marshal.SizeOf(typeof(NativeHolderPins));
                Native.Len = (uint)pins.Authentication.Length;
                Native.Authentication = pinned[0].AddrOfPinnedObject();
                Native.Residence = pinned[1].AddrOfPinnedObject();
                Native.InputSupport = pinned[2].AddrOfPinnedObject();
            }
        }

        /// <summary>Null for no PINs.</summary>
        internal NativeHolderPins Native { get; private set; }

        public void Dispose()
        {
            Array.ForEach(secrets, Call.Wipe);
            Array.ForEach(pinned, handle => handle.Free());
        }
    }
}
