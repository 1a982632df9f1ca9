// Frames of a camera in a comparison of faces.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    public sealed partial class FaceComparison
    {
        /// <summary>Looks at the buffer of a camera as <see cref="Frame"/> does at a picture.
        /// <paramref name="stride"/> is the number of bytes from the start of a row to the start of the next;
        /// <paramref name="fullRange"/> says whether luma and chroma of NV12 and YUYV go from 0 to 255. The
        /// buffer is yours to wipe.</summary>
        public string Buffer(Pixels format, byte[] bytes, int width, int height, int stride, bool fullRange, int turn)
        {
            if (bytes == null)
            {
                throw new ArgumentNullException("bytes");
            }
            GCHandle pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
            try
            {
                NativePixels frame = new NativePixels();
                frame.StructSize = (uint)Marshal.SizeOf(typeof(NativePixels));
                frame.Format = (int)format;
                frame.Bytes = pinned.AddrOfPinnedObject();
                frame.Len = Call.Length(bytes);
                frame.Width = Call.Size(width);
                frame.Height = Call.Size(height);
                frame.Stride = Call.Size(stride);
                frame.FullRange = fullRange ? 1 : 0;
                NativeError error = Call.NoError();
                Data step;
                Call.Check(Native.mnc_face_comparison_pixels(this, frame, turn, out step, ref error), ref error);
                return step.TakeText();
            }
            finally
            {
                pinned.Free();
            }
        }
    }
}
