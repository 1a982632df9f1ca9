// A call into the library: its error, and what becomes of its status.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    internal delegate int Copying(byte[] buffer, ref UIntPtr len, ref NativeError error);

    internal static class Call
    {
        /// <summary>What a call is given to fill in if it fails.</summary>
        internal static NativeError NoError()
        {
            NativeError error = new NativeError();
            error.StructSize = (uint)Marshal.SizeOf(typeof(NativeError));
            error.Message = new byte[Number.ErrorMessageSize];
            return error;
        }

        /// <summary>Throws if the call failed.</summary>
        internal static void Check(int status, ref NativeError error)
        {
            Exception cause = Callback.TakeFailure();
            if (status != Status.Ok)
            {
                throw new MncException(status, error, cause);
            }
        }

        /// <summary>Whether there is a result. "Absent" and "not yet" are no failures.</summary>
        internal static bool Found(int status, ref NativeError error)
        {
            if (status == Status.Absent || status == Status.NotYet)
            {
                return false;
            }
            Check(status, ref error);
            return true;
        }

        /// <summary>Bytes that the library copies, asked for their size first; null if absent.</summary>
        internal static byte[] CopyBytes(Copying call)
        {
            UIntPtr length = UIntPtr.Zero;
            NativeError error = NoError();
            int status = call(null, ref length, ref error);
            if (status != Status.BufferTooSmall)
            {
                return Found(status, ref error) ? new byte[0] : null;
            }
            byte[] bytes = new byte[checked((int)length.ToUInt64())];
            Check(call(bytes, ref length, ref error), ref error);
            Array.Resize(ref bytes, checked((int)length.ToUInt64()));
            return bytes;
        }

        /// <summary>Text that the library copies, null if absent.</summary>
        internal static string CopyText(Copying call)
        {
            byte[] bytes = CopyBytes(call);
            return bytes == null ? null : Utf8.Text(bytes);
        }

        internal static UIntPtr Length(byte[] bytes)
        {
            return bytes == null ? UIntPtr.Zero : (UIntPtr)(uint)bytes.Length;
        }

        internal static UIntPtr Size(int count)
        {
            return (UIntPtr)checked((uint)count);
        }

        /// <summary>Overwrites a secret.</summary>
        internal static void Wipe(byte[] secret)
        {
            if (secret != null)
            {
                Array.Clear(secret, 0, secret.Length);
            }
        }
    }
}
