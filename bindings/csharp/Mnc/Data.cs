// Results that the library keeps until they are taken.
using System;

namespace Mnc
{
    public sealed partial class Data
    {
        /// <summary>The bytes. Frees the library's copy, which is wiped.</summary>
        internal byte[] Take()
        {
            using (this)
            {
                NativeError error = Call.NoError();
                UIntPtr size = UIntPtr.Zero;
                Call.Check(Native.mnc_data_size(this, ref size, ref error), ref error);
                byte[] bytes = new byte[checked((int)size.ToUInt64())];
                Call.Check(Native.mnc_data_copy(this, bytes, ref size, ref error), ref error);
                return bytes;
            }
        }

        internal string TakeText()
        {
            byte[] bytes = Take();
            try
            {
                return Utf8.Text(bytes);
            }
            finally
            {
                Call.Wipe(bytes);
            }
        }
    }
}
