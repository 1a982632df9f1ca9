// What every object of the library has in common: a handle that is freed once.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>An object of the library. Dispose it; a second time does no harm, a use afterwards is an
    /// <see cref="ObjectDisposedException"/>. One that was forgotten is freed by the garbage collector.
    /// Any thread may use any object; calls on one object take their turn.</summary>
    public abstract class Handle : SafeHandle
    {
        internal Handle() : base(IntPtr.Zero, true) { }

        /// <summary>Whether the library has not given anything.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }
    }
}
