// Texts at the boundary; .NET Framework has no marshalling for UTF-8.
using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Mnc
{
    internal static class Utf8
    {
        /// <summary>Refuses half a surrogate pair instead of replacing it.</summary>
        private static readonly Encoding Strict = new UTF8Encoding(false, true);

        internal static byte[] Bytes(string text, string argument)
        {
            if (text == null)
            {
                throw new ArgumentNullException(argument);
            }
            return Strict.GetBytes(text);
        }

        internal static string Text(byte[] bytes)
        {
            return Strict.GetString(bytes);
        }

        /// <summary>A text of the library that ends with NUL and is never freed.</summary>
        internal static string Constant(IntPtr text)
        {
            int length = 0;
            while (Marshal.ReadByte(text, length) != 0)
            {
                length++;
            }
            return Copy(text, (UIntPtr)(uint)length);
        }

        internal static string Copy(IntPtr text, UIntPtr length)
        {
            byte[] bytes = new byte[checked((int)length.ToUInt64())];
            Marshal.Copy(text, bytes, 0, bytes.Length);
            return Strict.GetString(bytes);
        }

        internal static string UpToNul(byte[] bytes)
        {
            int end = bytes == null ? 0 : Array.IndexOf(bytes, (byte)0);
            return bytes == null ? "" : Strict.GetString(bytes, 0, end < 0 ? bytes.Length : end);
        }
    }
}
