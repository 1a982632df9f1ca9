// What the callbacks of the host have in common: userdata, and exceptions that must not cross.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>Userdata is the number of a <see cref="GCHandle"/>, which keeps the host's object alive until
    /// the library gives it back. The delegates are static, so that they live as long as the program.</summary>
    internal static class Callback
    {
        /// <summary>The <c>destroy</c> of every callback.</summary>
        internal static readonly DestroyFn GiveBack = Free;

        [ThreadStatic]
        private static Exception failure;

        internal static IntPtr Lend(object lent, string argument)
        {
            if (lent == null)
            {
                throw new ArgumentNullException(argument);
            }
            return GCHandle.ToIntPtr(GCHandle.Alloc(lent));
        }

        internal static T Of<T>(IntPtr userdata)
        {
            return (T)GCHandle.FromIntPtr(userdata).Target;
        }

        /// <summary>The status for an exception, which is kept for the exception of the call.</summary>
        internal static int Failed(Exception caught, int otherwise)
        {
            failure = caught;
            MncException own = caught as MncException;
            return own == null || own.Code == Status.Ok ? otherwise : own.Code;
        }

        /// <summary>What a callback threw on this thread during the call that now ends.</summary>
        internal static Exception TakeFailure()
        {
            Exception taken = failure;
            failure = null;
            return taken;
        }

        internal static byte[] Bytes(IntPtr place, UIntPtr length)
        {
            byte[] bytes = new byte[checked((int)length.ToUInt64())];
            Marshal.Copy(place, bytes, 0, bytes.Length);
            return bytes;
        }

        private static void Free(IntPtr userdata)
        {
            try
            {
                GCHandle.FromIntPtr(userdata).Free();
            }
            catch (Exception)
            {
                // No exception may cross into the library.
            }
        }
    }
}
