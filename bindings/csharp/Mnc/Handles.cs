// Generated from the sources of the library; a test verifies it.
using System;

namespace Mnc
{
    /// <summary>Authorities that are trusted. From any thread.</summary>
    public sealed partial class Anchors : Handle
    {
        internal Anchors() { }

        /// <summary>Stands for NULL.</summary>
        internal static readonly Anchors None = new Anchors();

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_anchors_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>An answer of the terminal. It holds personal data. From any thread.</summary>
    public sealed partial class Answer : Handle
    {
        internal Answer() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_answer_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>What a card is. From any thread.</summary>
    public sealed partial class Assessment : Handle
    {
        internal Assessment() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_assessment_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A card on a reader or on a radio of the host. From any thread: calls take their turn. Each call
    /// is a session of its own: it begins the exclusive use of the card, does one thing, and drops whatever was
    /// verified. Nothing is remembered, PINs least of all.</summary>
    public sealed partial class Card : Handle
    {
        internal Card() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_card_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A certificate of a card. From any thread.</summary>
    public sealed partial class Certificate : Handle
    {
        internal Certificate() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_certificate_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>The consent screens of one patient. From any thread: calls take their turn.</summary>
    public sealed partial class Consent : Handle
    {
        internal Consent() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_consent_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>Bytes of the library: a file of the card, a signature, or JSON (UTF-8). From any
    /// thread.</summary>
    public sealed partial class Data : Handle
    {
        internal Data() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_data_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A comparison of one patient. It holds biometric data until it is decided or freed, and wipes
    /// them then. From any thread: calls take their turn.</summary>
    public sealed partial class FaceComparison : Handle
    {
        internal FaceComparison() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_face_comparison_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A matcher. From any thread, also by several sessions at once.</summary>
    public sealed partial class FaceMatcher : Handle
    {
        internal FaceMatcher() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_face_matcher_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>Watches all readers. From any thread: waits take their turn, and <c>mnc_monitor_cancel</c> is
    /// the one call that does not wait for them.</summary>
    public sealed partial class Monitor : Handle
    {
        internal Monitor() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_monitor_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A procedure on one card. It holds the common PIN until the card is locked. From any thread:
    /// calls take their turn.</summary>
    public sealed partial class Municipal : Handle
    {
        internal Municipal() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_municipal_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>Patients with their index. It holds personal data. From any thread: calls take their
    /// turn.</summary>
    public sealed partial class PatientIndex : Handle
    {
        internal PatientIndex() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_patient_index_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>An answer of any family, proven to belong to its request. It holds personal data. From any
    /// thread.</summary>
    public sealed partial class Received : Handle
    {
        internal Received() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_received_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A request on the way. From any thread.</summary>
    public sealed partial class Request : Handle
    {
        internal Request() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_request_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A client of the exchange folder. From any thread: calls take their turn, those that wait let
    /// others in between, and <c>mnc_terminal_cancel</c> is the one call that waits for none.</summary>
    public sealed partial class Terminal : Handle
    {
        internal Terminal() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_terminal_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>Counts by month and kind of institution. From any thread: calls take their turn.</summary>
    public sealed partial class Usage : Handle
    {
        internal Usage() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_usage_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>A visit. From any thread: calls take their turn.</summary>
    public sealed partial class Visit : Handle
    {
        internal Visit() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_visit_free(handle, ref error) == Status.Ok;
        }
    }

    /// <summary>The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their
    /// turn.</summary>
    public sealed partial class VisualMode : Handle
    {
        internal VisualMode() { }

        /// <summary>Frees the handle; the runtime calls it once.</summary>
        protected override bool ReleaseHandle()
        {
            NativeError error = Call.NoError();
            return Native.mnc_visual_mode_free(handle, ref error) == Status.Ok;
        }
    }
}
