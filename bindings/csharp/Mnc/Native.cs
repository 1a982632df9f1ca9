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
    internal struct NativeTransport
    {
        internal uint StructSize;
        internal int ExtendedLength;
        internal UIntPtr MaxCommand;
        internal IntPtr Userdata;
        internal TransmitFn Transmit;
        internal DestroyFn Destroy;
    }

    /// <summary>Takes a line of the log: level (1 error, 2 warning, 3 information, 4 debug), target and
    /// message, UTF-8 without NUL, the callback's until it returns. They hold no personal data. Called on any
    /// thread, also on several at once; what it causes to be logged itself is not logged.</summary>
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
    /// back with the same card (<c>MNC_REENTRANT</c>), nor let an exception out.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int TransmitFn(IntPtr userdata, IntPtr command, UIntPtr command_len, IntPtr response, ref UIntPtr response_len);

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
        internal static extern int mnc_transport_diagnose(ref NativeTransport transport, out Data @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_open_reader(byte[] reader, UIntPtr reader_len, out Card @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_card_open_transport(ref NativeTransport transport, out Card @out, ref NativeError error);

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
        internal static extern int mnc_life_cycle_message_copy(int life_cycle, int lang, byte[] buffer, ref UIntPtr len, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_certificate_free(IntPtr certificate, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_anchors_open_for_tests(byte[] json, UIntPtr json_len, out Anchors @out, ref NativeError error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int mnc_anchors_free(IntPtr anchors, ref NativeError error);

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
