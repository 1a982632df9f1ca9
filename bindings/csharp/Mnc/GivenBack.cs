// What the library gives back when it needs it no longer.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    internal static class GivenBack
    {
        /// <summary>The <c>destroy</c> of every callback: userdata is the number of a
        /// <see cref="GCHandle"/>.</summary>
        internal static void Free(IntPtr userdata)
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
