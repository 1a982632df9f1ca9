// Generated from the sources of the library; a test verifies it.
using System;
using System.Runtime.InteropServices;

namespace Mnc
{
    /// <summary>What a failed call says beside its status. The caller sets <c>struct_size</c> to
    /// <c>sizeof(mnc_error)</c> and lends it to any number of calls; a call that succeeds leaves it
    /// alone.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeError
    {
        internal uint StructSize;
        internal int Status;
        internal int StatusWord;
        internal int TriesRemaining;
        internal long ReaderCode;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 256)]
        internal byte[] Message;
    }

    /// <summary>A card on a reader or radio of the host.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal sealed class NativeTransport
    {
        internal uint StructSize;
        internal int ExtendedLength;
        internal UIntPtr MaxCommand;
        internal IntPtr Userdata;
        internal TransmitFn Transmit;
        internal DestroyFn Destroy;
    }

    /// <summary>The four-digit PINs of a holder. Wipe your own copy.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal sealed class NativeHolderPins
    {
        internal uint StructSize;
        internal uint Len;
        internal IntPtr Authentication;
        internal IntPtr Residence;
        internal IntPtr InputSupport;
    }

    /// <summary>A face that an engine found, in pixels of the picture.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal sealed class NativeFaceFound
    {
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 4)]
        internal float[] Bounds;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 10)]
        internal float[] Landmarks;
        internal float Confidence;
    }

    /// <summary>A comparison engine of the host, such as one that is certified. Its functions are called on the
    /// thread that made the call; on several threads at once if there are several sessions. They must not use
    /// the session that is calling them (<c>MNC_REENTRANT</c>), nor let an exception out.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal sealed class NativeFaceEngine
    {
        internal uint StructSize;
        internal uint Dimension;
        internal IntPtr Userdata;
        internal FaceDetectFn Detect;
        internal FaceEmbedFn Embed;
        internal FaceLiveFn Live;
        internal DestroyFn Destroy;
    }

    /// <summary>A frame as a camera hands it over. It is yours to wipe.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal sealed class NativePixels
    {
        internal uint StructSize;
        internal int Format;
        internal IntPtr Bytes;
        internal UIntPtr Len;
        internal UIntPtr Width;
        internal UIntPtr Height;
        internal UIntPtr Stride;
        internal int FullRange;
    }

    /// <summary>Takes a line of the log: level (1 error, 2 warning, 3 information, 4 debug), target and
    /// message, UTF-8 without NUL, the callback's until it returns. Lines of this library alone, whose targets
    /// begin with <c>mnc</c>; they hold no personal data. Called on any thread, also on several at once; what
    /// it causes to be logged itself is not logged.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void LogFn(IntPtr userdata, int level, IntPtr target, UIntPtr target_len, IntPtr message, UIntPtr message_len);

    /// <summary>Gives the host its <c>userdata</c> back, once. May be NULL. Called on the thread that ended the
    /// use.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void DestroyFn(IntPtr userdata);

    /// <summary>Sends one command APDU to the card and puts the response, status word last, into
    /// <c>response</c>, whose room is <c>*response_len</c> before and whose length it is after. Blocks, on the
    /// thread that made the call. The command may hold a PIN: neither log nor keep it. Returns 0, or
    /// <c>MNC_CARD_REMOVED</c>, <c>MNC_CANCELLED</c>, or another status for any other failure. It must not call
    /// back with the card or the visit that is calling it (<c>MNC_REENTRANT</c>), nor wait for another thread
    /// that does, nor let an exception out.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int TransmitFn(IntPtr userdata, IntPtr command, UIntPtr command_len, IntPtr response, ref UIntPtr response_len);

    /// <summary>Finds the faces in a picture (<c>width * height * 3</c> bytes, red first) and puts them, the
    /// surest first, into <c>faces</c>, whose room is <c>*count</c> before and whose number is <c>*count</c>
    /// after. Returns 0, <c>MNC_CANCELLED</c>, or another status for a failure. The picture is the callback's
    /// until it returns: keep no copy.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int FaceDetectFn(IntPtr userdata, IntPtr picture, UIntPtr width, UIntPtr height, IntPtr faces, ref UIntPtr count);

    /// <summary>Describes the face with these ten landmarks by <c>dimension</c> numbers; the cosine of two
    /// descriptions is their score. Returns as <c>mnc_face_detect_fn</c>.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int FaceEmbedFn(IntPtr userdata, IntPtr picture, UIntPtr width, UIntPtr height, IntPtr landmarks, IntPtr numbers, UIntPtr dimension);

    /// <summary>Sets <c>*live</c> to 1 if the face in the box (four numbers) is a living one, else to 0.
    /// Returns as <c>mnc_face_detect_fn</c>.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int FaceLiveFn(IntPtr userdata, IntPtr picture, UIntPtr width, UIntPtr height, IntPtr bounds, IntPtr live);

    /// <summary>The functions of mnc.</summary>
    internal static class Native
    {
        private const string Library = "mnc";

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern uint mnc_abi_version();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern IntPtr mnc_version();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern IntPtr mnc_status_name(int status);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern IntPtr mnc_status_message(int status, int lang);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_log_set(int level, LogFn log, IntPtr userdata, DestroyFn destroy, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_data_size(Data data, ref UIntPtr size, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_data_copy(Data data, byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_data_free(IntPtr data, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_text_encode(byte[] text, UIntPtr len, int code_page, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_text_decode(byte[] bytes, UIntPtr len, int code_page, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_reader_list(out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_reader_diagnose(out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_transport_diagnose(NativeTransport transport, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_monitor_open(out Monitor @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_monitor_wait(Monitor monitor, uint milliseconds, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_monitor_cancel(Monitor monitor, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_monitor_free(IntPtr monitor, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_open_reader(byte[] reader, UIntPtr reader_len, out Card @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_open_transport(NativeTransport transport, out Card @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_free(IntPtr card, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_secret_status(Card card, int secret, out int state, out int tries, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_verify(Card card, int secret, byte[] entered, UIntPtr entered_len, int last_try, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_sign(Card card, byte[] pin, UIntPtr pin_len, int last_try, int scheme, byte[] message, UIntPtr message_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_certificate(Card card, out Certificate @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_ca_certificate(Card card, int kind, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_certificate_behind(Card card, int secret, byte[] entered, UIntPtr entered_len, int last_try, out Certificate @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_attributes(Card card, int secret, byte[] entered, UIntPtr entered_len, int last_try, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_photo(Card card, byte[] number_b, UIntPtr number_b_len, int last_try, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_identification(Card card, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_assess(Card card, Anchors anchors, byte[] at, UIntPtr at_len, byte[] declared, UIntPtr declared_len, out Assessment @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_assessment_json(Assessment assessment, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_assessment_free(IntPtr assessment, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_der(Certificate certificate, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_facts(Certificate certificate, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_life_cycle(Certificate certificate, Anchors anchors, byte[] at, UIntPtr at_len, int carrier, int grace, out int life_cycle, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_holder(Certificate certificate, Anchors anchors, byte[] at, UIntPtr at_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_life_cycle_message_copy(int life_cycle, int lang, byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_free(IntPtr certificate, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_anchors_open_for_tests(byte[] json, UIntPtr json_len, out Anchors @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_anchors_free(IntPtr anchors, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_revocation(Certificate certificate, Anchors anchors, int kind, byte[] evidence, UIntPtr evidence_len, byte[] at, UIntPtr at_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_authenticity(Card card, int secret, byte[] entered, UIntPtr entered_len, int last_try, byte[] modulus, UIntPtr modulus_len, uint exponent, out int authenticity, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_pins(Card card, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_missing_forms(byte[] request, UIntPtr request_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_begin(Card card, byte[] request, UIntPtr request_len, byte[] day, UIntPtr day_len, out Municipal @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_resume(Card card, byte[] progress, UIntPtr progress_len, out Municipal @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_state(Municipal procedure, byte[] day, UIntPtr day_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_report(Municipal procedure, byte[] report, UIntPtr report_len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_confirm(Municipal procedure, Card card, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_draw_pin(Municipal procedure, byte[] printed, UIntPtr printed_len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_common_pin(Municipal procedure, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_set_common_pin(Municipal procedure, Card card, int how, NativeHolderPins current, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_set_new_pins(Municipal procedure, Card card, int how, NativeHolderPins current, NativeHolderPins new_pins, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_lock_pins(Municipal procedure, Card card, byte[] serial_number, UIntPtr serial_number_len, out Data state, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_common_pin_lost(Municipal procedure, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_municipal_free(IntPtr procedure, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_matcher_open(byte[] manifest, UIntPtr manifest_len, byte[] models, UIntPtr models_len, byte[] settings, UIntPtr settings_len, out FaceMatcher @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_matcher_open_engine(byte[] manifest, UIntPtr manifest_len, byte[] settings, UIntPtr settings_len, NativeFaceEngine engine, out FaceMatcher @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_comparison_begin(FaceMatcher matcher, byte[] photo, UIntPtr photo_len, out FaceComparison @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_comparison_frame(FaceComparison comparison, byte[] frame, UIntPtr frame_len, int turn, out Data step, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_comparison_pixels(FaceComparison comparison, NativePixels frame, int turn, out Data step, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_comparison_decide(FaceComparison comparison, byte[] at, UIntPtr at_len, out Data decision, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_comparison_free(IntPtr comparison, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_face_matcher_free(IntPtr matcher, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_answer_open(byte[] document, UIntPtr document_len, out Answer @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_answer_summary(Answer answer, out int confirmed, ref UIntPtr results, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_answer_text_copy(Answer answer, int field, UIntPtr result, byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_answer_json(Answer answer, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_answer_free(IntPtr answer, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_open(byte[] settings, UIntPtr settings_len, byte[] password, UIntPtr password_len, out Terminal @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_ask(Terminal terminal, byte[] inquiry, UIntPtr inquiry_len, out Request @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_poll(Terminal terminal, Request request, uint milliseconds, out Answer @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_finish(Terminal terminal, Request request, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_withdraw(Terminal terminal, Request request, out int withdrawn, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_pending_count(Terminal terminal, ref UIntPtr count, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_pending_open(Terminal terminal, UIntPtr index, out Request @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_request_free(IntPtr request, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_free(IntPtr terminal, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_send(Terminal terminal, byte[] request, UIntPtr request_len, out Request @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_receive(Terminal terminal, Request request, uint milliseconds, out Received @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_cancel(Terminal terminal, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_summary(Received received, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_document(Received received, UIntPtr index, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_pdf(Received received, UIntPtr index, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_answer(Received received, out Answer @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_units(Received received, UIntPtr from, UIntPtr at_most, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_reconcile(Received received, byte[] people, UIntPtr people_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_received_free(IntPtr received, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_faces(Terminal terminal, uint milliseconds, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_bind_face(Terminal terminal, byte[] id, UIntPtr id_len, byte[] binding, UIntPtr binding_len, out Answer @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_release_face(Terminal terminal, byte[] id, UIntPtr id_len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_terminal_finish_face(Terminal terminal, byte[] id, UIntPtr id_len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_begin(byte[] settings, UIntPtr settings_len, byte[] at, UIntPtr at_len, out Visit @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_step(Visit visit, byte[] @event, UIntPtr event_len, byte[] at, UIntPtr at_len, out Data actions, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_place_card(Visit visit, Assessment card, byte[] at, UIntPtr at_len, out Data actions, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_verify_pin(Visit visit, Card card, Anchors anchors, byte[] pin, UIntPtr pin_len, int last_try, byte[] at, UIntPtr at_len, out Data actions, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_screen(Visit visit, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_end(Visit visit, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_record(Visit visit, Answer answer, byte[] facts, UIntPtr facts_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visit_free(IntPtr visit, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_patient_compare(byte[] patient, UIntPtr patient_len, Answer answer, UIntPtr result, byte[] day, UIntPtr day_len, byte[] settings, UIntPtr settings_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_patient_index_new(byte[] settings, UIntPtr settings_len, out PatientIndex @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_patient_index_add(PatientIndex index, byte[] patients, UIntPtr patients_len, ref UIntPtr count, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_patient_index_search(PatientIndex index, Answer answer, byte[] day, UIntPtr day_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_patient_index_free(IntPtr index, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_calendar_read(byte[] text, UIntPtr text_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_calendar_age(byte[] birthdate, UIntPtr birthdate_len, byte[] day, UIntPtr day_len, byte[] insurer_number, UIntPtr insurer_number_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_name_fold(byte[] name, UIntPtr name_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_name_check(byte[] name, UIntPtr name_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_fallback_enter(byte[] failure, UIntPtr failure_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_fallback_decide(byte[] situation, UIntPtr situation_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_declaration_check(byte[] fields, UIntPtr fields_len, byte[] day, UIntPtr day_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_declaration_print(byte[] fields, UIntPtr fields_len, byte[] day, UIntPtr day_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_outage_search(byte[] query, UIntPtr query_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_outage_next(byte[] progress, UIntPtr progress_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_outage_report(byte[] report, UIntPtr report_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_claim_decide(byte[] findings, UIntPtr findings_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_advice_find(byte[] signals, UIntPtr signals_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_advice_sheet(byte[] sheet, UIntPtr sheet_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_policy_methods(byte[] question, UIntPtr question_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_policy_routes(byte[] settings, UIntPtr settings_len, byte[] day, UIntPtr day_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_policy_services(byte[] day, UIntPtr day_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_registration_advise(byte[] question, UIntPtr question_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_consent_begin(byte[] settings, UIntPtr settings_len, out Consent @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_consent_choose(Consent consent, byte[] choice, UIntPtr choice_len, out Data screen, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_consent_screen(Consent consent, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_consent_record(Consent consent, byte[] facts, UIntPtr facts_len, Answer answer, UIntPtr result, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_consent_free(IntPtr consent, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visual_mode_new(byte[] settings, UIntPtr settings_len, out VisualMode @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visual_mode_step(VisualMode mode, byte[] @event, UIntPtr event_len, byte[] at, UIntPtr at_len, out Data state, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visual_mode_confirm(VisualMode mode, Visit visit, byte[] seen, UIntPtr seen_len, byte[] at, UIntPtr at_len, out Data actions, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visual_mode_state(VisualMode mode, byte[] at, UIntPtr at_len, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_visual_mode_free(IntPtr mode, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_usage_new(out Usage @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_usage_observe(Usage usage, byte[] kind, UIntPtr kind_len, Visit visit, byte[] @event, UIntPtr event_len, byte[] at, UIntPtr at_len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_usage_end(Usage usage, byte[] kind, UIntPtr kind_len, Visit visit, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_usage_check(Usage usage, byte[] kind, UIntPtr kind_len, byte[] day, UIntPtr day_len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_usage_json(Usage usage, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_usage_free(IntPtr usage, ref NativeError error);
    }
}
