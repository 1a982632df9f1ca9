// A comparison engine of the host, such as one that is certified.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>A face that an engine found, in pixels of the picture.</summary>
    public sealed class FaceFound
    {
        /// <summary>Left, top, width and height of the box.</summary>
        public float[] Bounds;

        /// <summary>x and y of right eye, left eye, nose, right and left corner of the mouth; right is the
        /// person's own.</summary>
        public float[] Landmarks;

        /// <summary>How sure the engine is, 0 to 1.</summary>
        public float Confidence;
    }

    /// <summary>A comparison engine. It is called on the thread of the call, and on several at once if there are
    /// several comparisons. Pictures have <c>width * height * 3</c> bytes, red first; they are wiped
    /// afterwards: keep no copy. An <see cref="MncException"/> with <see cref="Status.Cancelled"/> gives up; any
    /// other exception is <see cref="Status.FaceEngine"/>, and the inner exception of what the caller
    /// sees.</summary>
    public interface IFaceEngine
    {
        /// <summary>How many numbers describe a face.</summary>
        int Dimension { get; }

        /// <summary>Finds the faces, the surest first.</summary>
        FaceFound[] Detect(byte[] picture, int width, int height);

        /// <summary>Describes the face with these landmarks; the cosine of two descriptions is their
        /// score.</summary>
        float[] Embed(byte[] picture, int width, int height, float[] landmarks);
    }

    /// <summary>An engine that also tells a living face from a picture of one.</summary>
    public interface ILivenessEngine : IFaceEngine
    {
        /// <summary>Whether the face in the box (four numbers) is a living one.</summary>
        bool IsLive(byte[] picture, int width, int height, float[] bounds);
    }

    public sealed partial class FaceMatcher
    {
        /// <summary>Opens a matcher with an engine of the host's own, which is kept until the matcher and its
        /// comparisons are gone. <paramref name="manifest"/> is the text of a manifest: its calibration says
        /// from which score on two faces match. <paramref name="settings"/> as by
        /// <see cref="Open"/>.</summary>
        public static FaceMatcher OpenEngine(string manifest, string settings, IFaceEngine engine)
        {
            byte[] manifestUtf8 = Utf8.Bytes(manifest, "manifest");
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            NativeFaceEngine native = FaceCallbacks.Lend(engine);
            NativeError error = Call.NoError();
            FaceMatcher made;
            Call.Check(Native.mnc_face_matcher_open_engine(manifestUtf8, Call.Length(manifestUtf8), settingsUtf8, Call.Length(settingsUtf8), native, out made, ref error), ref error);
            return made;
        }
    }

    /// <summary>What stands between the library and an <see cref="IFaceEngine"/>.</summary>
    internal static class FaceCallbacks
    {
        private const int BoundNumbers = 4;
        private const int LandmarkNumbers = 10;
        private static readonly FaceDetectFn Detecting = Detect;
        private static readonly FaceEmbedFn Embedding = Embed;
        private static readonly FaceLiveFn Living = Live;

        internal static NativeFaceEngine Lend(IFaceEngine engine)
        {
            NativeFaceEngine native = new NativeFaceEngine();
            native.StructSize = (uint)Marshal.SizeOf(typeof(NativeFaceEngine));
            native.Userdata = Callback.Lend(engine, "engine");
            native.Dimension = checked((uint)engine.Dimension);
            native.Detect = Detecting;
            native.Embed = Embedding;
            native.Live = engine is ILivenessEngine ? Living : null;
            native.Destroy = Callback.GiveBack;
            return native;
        }

        private delegate void Looking(byte[] picture);

        /// <summary>Looks at a picture, wipes it, and turns what goes wrong into a status.</summary>
        private static int Look(IntPtr picture, UIntPtr width, UIntPtr height, Looking look)
        {
            byte[] bytes = null;
            try
            {
                bytes = Callback.Bytes(picture, (UIntPtr)(3 * width.ToUInt64() * height.ToUInt64()));
                look(bytes);
                return Status.Ok;
            }
            catch (Exception caught)
            {
                return Callback.Failed(caught, Status.FaceEngine);
            }
            finally
            {
                Call.Wipe(bytes);
            }
        }

        private static int Detect(IntPtr userdata, IntPtr picture, UIntPtr width, UIntPtr height, IntPtr faces, ref UIntPtr count)
        {
            FaceFound[] found = null;
            ulong room = count.ToUInt64();
            int status = Look(picture, width, height, bytes =>
            {
                found = Callback.Of<IFaceEngine>(userdata).Detect(bytes, (int)width, (int)height);
                for (int i = 0; i < found.Length && (ulong)i < room; i++)
                {
                    Write(found[i], faces, i);
                }
            });
            count = status == Status.Ok ? (UIntPtr)Math.Min((ulong)found.Length, room) : UIntPtr.Zero;
            return status;
        }

        private static void Write(FaceFound face, IntPtr faces, int index)
        {
            NativeFaceFound native = new NativeFaceFound();
            native.Bounds = Exactly(face.Bounds, BoundNumbers);
            native.Landmarks = Exactly(face.Landmarks, LandmarkNumbers);
            native.Confidence = face.Confidence;
            int size = Marshal.SizeOf(typeof(NativeFaceFound));
            Marshal.StructureToPtr(native, new IntPtr(faces.ToInt64() + (long)index * size), false);
        }

        private static int Embed(IntPtr userdata, IntPtr picture, UIntPtr width, UIntPtr height, IntPtr landmarks, IntPtr numbers, UIntPtr dimension)
        {
            return Look(picture, width, height, bytes =>
            {
                float[] points = Numbers(landmarks, LandmarkNumbers);
                float[] described = Callback.Of<IFaceEngine>(userdata).Embed(bytes, (int)width, (int)height, points);
                Marshal.Copy(Exactly(described, (int)dimension), 0, numbers, (int)dimension);
            });
        }

        private static int Live(IntPtr userdata, IntPtr picture, UIntPtr width, UIntPtr height, IntPtr bounds, IntPtr live)
        {
            return Look(picture, width, height, bytes =>
            {
                ILivenessEngine engine = Callback.Of<ILivenessEngine>(userdata);
                bool living = engine.IsLive(bytes, (int)width, (int)height, Numbers(bounds, BoundNumbers));
                Marshal.WriteInt32(live, living ? 1 : 0);
            });
        }

        private static float[] Numbers(IntPtr place, int count)
        {
            float[] numbers = new float[count];
            Marshal.Copy(place, numbers, 0, count);
            return numbers;
        }

        private static float[] Exactly(float[] numbers, int count)
        {
            if (numbers == null || numbers.Length != count)
            {
                throw new ArgumentException("not " + count + " numbers");
            }
            return numbers;
        }
    }
}
