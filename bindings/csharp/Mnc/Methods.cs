// Generated from the sources of the library; a test verifies it.
using System;

namespace Mnc
{
    public sealed partial class Anchors
    {
        /// <summary>Authorities for tests, from the JSON of <c>mnc_testing_anchors_copy</c>. A production
        /// program never calls this: whoever may choose the authorities decides who is believed.</summary>
        public static Anchors OpenForTests(string json)
        {
            NativeError error = Call.NoError();
            byte[] jsonUtf8 = Utf8.Bytes(json, "json");
            Anchors made;
            return Call.Found(Native.mnc_anchors_open_for_tests(jsonUtf8, Call.Length(jsonUtf8), out made, ref error), ref error) ? made : null;
        }
    }

    public sealed partial class Answer
    {
        /// <summary>Reads a document (<c>OQSsiquc01res…</c>), in whichever encoding it is.</summary>
        public static Answer Open(byte[] document)
        {
            NativeError error = Call.NoError();
            Answer made;
            return Call.Found(Native.mnc_answer_open(document, Call.Length(document), out made, ref error), ref error) ? made : null;
        }

        /// <summary><c>*confirmed</c> is 1 if the answer confirms the qualification, else 0; <c>*results</c>
        /// how many it holds.</summary>
        public void Summary(out bool confirmed, out int results)
        {
            NativeError error = Call.NoError();
            int confirmedOut;
            UIntPtr resultsOut = UIntPtr.Zero;
            Call.Check(Native.mnc_answer_summary(this, out confirmedOut, ref resultsOut, ref error), ref error);
            confirmed = confirmedOut != 0;
            results = checked((int)resultsOut.ToUInt64());
        }

        /// <summary>A field (<c>MNC_FIELD_…</c>) as UTF-8 text into the buffer as by <c>mnc_data_copy</c>, with
        /// a NUL. Fields of a result take its number, from 0. <c>MNC_ABSENT</c> if the answer does not have the
        /// field.</summary>
        public string Text(Field field, int result)
        {
            return Call.CopyText((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>
                Native.mnc_answer_text_copy(this, (int)field, Call.Size(result), buffer, ref len, ref failure));
        }

        /// <summary>The whole answer: JSON <c>{outcome, confirmed, header, body}</c>.</summary>
        public string Json()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_answer_json(this, out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Assessment
    {
        /// <summary>The assessment: JSON <c>{kind, scope, token, authentication_pin, signature_password,
        /// input_support_pin, life_cycle, card_expired, obstacle, advice}</c>.</summary>
        public string Json()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_assessment_json(this, out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Card
    {
        /// <summary>The card on the PC/SC reader of this name. <c>MNC_NOT_SUPPORTED</c> in a library without
        /// PC/SC.</summary>
        public static Card OpenReader(string reader)
        {
            NativeError error = Call.NoError();
            byte[] readerUtf8 = Utf8.Bytes(reader, "reader");
            Card made;
            return Call.Found(Native.mnc_card_open_reader(readerUtf8, Call.Length(readerUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>The state of a secret (<c>MNC_SECRET_…</c>), without spending a try: <c>*state</c> is
        /// <c>MNC_STATE_…</c>, <c>*tries</c> how many are left or -1. On a 顔認証マイナンバーカード the PINs are in the
        /// state locked.</summary>
        public void SecretStatus(Secret secret, out State state, out int tries)
        {
            NativeError error = Call.NoError();
            int stateOut;
            int triesOut;
            Call.Check(Native.mnc_card_secret_status(this, (int)secret, out stateOut, out triesOut, ref error), ref error);
            state = (State)stateOut;
            tries = triesOut;
        }

        /// <summary>Presents a secret, once. With <c>last_try</c> 0 it is <c>MNC_LAST_TRY_PROTECTED</c>, and
        /// nothing is presented, when only one try is left; 1 is for a holder who was told that a mistake locks
        /// the card. The caller wipes its own copy of the secret.</summary>
        public void Verify(Secret secret, byte[] entered, bool lastTry)
        {
            try
            {
                NativeError error = Call.NoError();
                Call.Check(Native.mnc_card_verify(this, (int)secret, entered, Call.Length(entered), lastTry ? 1 : 0, ref error), ref error);
            }
            finally
            {
                Call.Wipe(entered);
            }
        }

        /// <summary>Signs a message with the user-authentication key, after its PIN, which is presented once as
        /// by <c>mnc_card_verify</c>. <c>scheme</c> is <c>MNC_SCHEME_…</c>; the digest is made here. The
        /// signature is big-endian.</summary>
        public byte[] Sign(byte[] pin, bool lastTry, Scheme scheme, byte[] message)
        {
            try
            {
                NativeError error = Call.NoError();
                Data made;
                return Call.Found(Native.mnc_card_sign(this, pin, Call.Length(pin), lastTry ? 1 : 0, (int)scheme, message, Call.Length(message), out made, ref error), ref error) ? made.Take() : null;
            }
            finally
            {
                Call.Wipe(pin);
            }
        }

        /// <summary>The certificate for user authentication. A plastic card gives it without a PIN; a phone
        /// does not (<c>MNC_SECRET_REQUIRED</c>), see <c>mnc_card_certificate_behind</c>.</summary>
        public Certificate Certificate()
        {
            NativeError error = Call.NoError();
            Certificate made;
            return Call.Found(Native.mnc_card_certificate(this, out made, ref error), ref error) ? made : null;
        }

        /// <summary>The certificate of the authority behind one of the card's own (<c>MNC_CERTIFICATE_…</c>),
        /// as the card carries it: DER, without a PIN. It tells which generation of the authority signed; it
        /// comes from the same card, so it proves nothing and is no anchor.</summary>
        public byte[] CaCertificate(int kind)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_card_ca_certificate(this, kind, out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>The certificate behind a secret: <c>MNC_SECRET_AUTHENTICATION_PIN</c> for user
        /// authentication (of a phone), <c>MNC_SECRET_SIGNATURE_PASSWORD</c> for signatures, which holds name,
        /// address, birth date and sex.</summary>
        public Certificate CertificateBehind(Secret secret, byte[] entered, bool lastTry)
        {
            try
            {
                NativeError error = Call.NoError();
                Certificate made;
                return Call.Found(Native.mnc_card_certificate_behind(this, (int)secret, entered, Call.Length(entered), lastTry ? 1 : 0, out made, ref error), ref error) ? made : null;
            }
            finally
            {
                Call.Wipe(entered);
            }
        }

        /// <summary>The four attributes: JSON <c>{name, address, birthdate, sex}</c>. <c>secret</c> is
        /// <c>MNC_SECRET_INPUT_SUPPORT_PIN</c> or <c>MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES</c>.</summary>
        public string Attributes(Secret secret, byte[] entered, bool lastTry)
        {
            try
            {
                NativeError error = Call.NoError();
                Data made;
                return Call.Found(Native.mnc_card_attributes(this, (int)secret, entered, Call.Length(entered), lastTry ? 1 : 0, out made, ref error), ref error) ? made.TakeText() : null;
            }
            finally
            {
                Call.Wipe(entered);
            }
        }

        /// <summary>The photo, a JPEG 2000 file. <c>number_b</c> is 照合番号B of fourteen digits: birth date (two
        /// digits of the era year, month, day), year of expiry (four) and security code (four), all from the
        /// face of the card. <c>MNC_ABSENT</c> if the card holds no photo.</summary>
        public byte[] Photo(byte[] numberB, bool lastTry)
        {
            try
            {
                NativeError error = Call.NoError();
                Data made;
                return Call.Found(Native.mnc_card_photo(this, numberB, Call.Length(numberB), lastTry ? 1 : 0, out made, ref error), ref error) ? made.Take() : null;
            }
            finally
            {
                Call.Wipe(numberB);
            }
        }

        /// <summary>Serial number, municipality and expiry of the card: JSON <c>{serial_number,
        /// municipality_code, expiry}</c>.</summary>
        public string Identification()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_card_identification(this, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What the card is, without a PIN. <c>at</c> is the time in Japan,
        /// <c>2026-11-20T10:00:00</c>. <c>declared</c> is what staff saw: JSON <c>{marking, photo}</c>, both
        /// may be left out; <c>marking</c> is <c>NOT_LOOKED</c>, <c>ABSENT</c>, <c>ANNOTATED</c>,
        /// <c>STRUCK_THROUGH</c> or <c>CARD_CASE</c>, <c>photo</c> a boolean. <c>anchors</c> NULL is
        /// production.</summary>
        public Assessment Assess(Anchors anchors, string at, string declared)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            byte[] declaredUtf8 = Utf8.Bytes(declared, "declared");
            Assessment made;
            return Call.Found(Native.mnc_card_assess(this, anchors ?? Anchors.None, atUtf8, Call.Length(atUtf8), declaredUtf8, Call.Length(declaredUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Whether what a secret opens comes from the issuer: with <c>MNC_SECRET_NUMBER_B_FOR_FACE</c>
        /// the photo's file, and the card proves by its own key that it is no copy; with
        /// <c>MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES</c> or <c>MNC_SECRET_INPUT_SUPPORT_PIN</c> the attributes. The
        /// secret is presented once. <c>modulus</c> (big-endian) and <c>exponent</c> are the key of the
        /// authority, which is not on the card; length 0 is none. <c>*authenticity</c> is
        /// <c>MNC_AUTHENTICITY_…</c>; a signature that does not fit is <c>MNC_INTEGRITY_FAILED</c>.</summary>
        public Authenticity Authenticity(Secret secret, byte[] entered, bool lastTry, byte[] modulus, uint exponent)
        {
            try
            {
                NativeError error = Call.NoError();
                int authenticityOut;
                Call.Check(Native.mnc_card_authenticity(this, (int)secret, entered, Call.Length(entered), lastTry ? 1 : 0, modulus, Call.Length(modulus), exponent, out authenticityOut, ref error), ref error);
                return (Authenticity)authenticityOut;
            }
            finally
            {
                Call.Wipe(entered);
            }
        }

        /// <summary>The state of every four-digit PIN, without spending a try: JSON <c>{pins: [{code, ja, en,
        /// tries, locked}], all_locked, none_locked, signature_certificate,
        /// authentication_certificate}</c>.</summary>
        public string Pins()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_card_pins(this, out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Certificate
    {
        /// <summary>The DER bytes.</summary>
        public byte[] Der()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_certificate_der(this, out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>JSON <c>{serial_number_hex, not_before, not_after}</c>; times in Japan. Nothing is
        /// judged.</summary>
        public string Facts()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_certificate_facts(this, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What the certificate is worth at a time in Japan, <c>2026-11-20T10:00:00</c>:
        /// <c>*life_cycle</c> is <c>MNC_LIFE_CYCLE_…</c>, with <c>MNC_LIFE_CYCLE_GRACE</c> for the three months
        /// in which it still opens the eligibility. <c>anchors</c> NULL is production. <c>carrier</c> is 0 for
        /// a card and 1 for a phone; <c>grace</c> 0 ends three months after the day of expiry, 1 after the end
        /// of its month.</summary>
        public LifeCycle LifeCycle(Anchors anchors, string at, int carrier, int grace)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            int lifeCycleOut;
            Call.Check(Native.mnc_certificate_life_cycle(this, anchors ?? Anchors.None, atUtf8, Call.Length(atUtf8), carrier, grace, out lifeCycleOut, ref error), ref error);
            return (LifeCycle)lifeCycleOut;
        }

        /// <summary>What a certificate for signatures says of its holder, once a trusted authority vouches for
        /// it at a time in Japan: JSON <c>{name, substituted_in_name, sex, birthdate, address}</c>, each as the
        /// certificate has it (the birth date is a digit for the era, then <c>yyyyMMdd</c>) or <c>null</c>.
        /// <c>MNC_ABSENT</c> for a certificate for user authentication, which says nothing. <c>anchors</c> NULL
        /// is production.</summary>
        public string Holder(Anchors anchors, string at)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_certificate_holder(this, anchors ?? Anchors.None, atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Whether the certificate was revoked, by the evidence (<c>MNC_EVIDENCE_…</c>) that only
        /// approved verifiers get: JSON <c>{revocation, as_of, at, reason}</c>, the first <c>UNCHECKED</c>,
        /// <c>GOOD</c>, <c>UNKNOWN</c> or <c>REVOKED</c>; only <c>GOOD</c> is good. Evidence that is damaged,
        /// signed by another, out of date or about other certificates is <c>MNC_REVOCATION_EVIDENCE</c>.
        /// <c>anchors</c> NULL is production.</summary>
        public string Revocation(Anchors anchors, int kind, byte[] evidence, string at)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_certificate_revocation(this, anchors ?? Anchors.None, kind, evidence, Call.Length(evidence), atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Consent
    {
        /// <summary>Begins the screens. <c>settings</c> is JSON: <c>how</c> (<c>SCREENS</c>, <c>ORALLY</c>,
        /// <c>NOTHING</c>) must be there, and <c>day</c> for <c>SCREENS</c>.</summary>
        public static Consent Begin(string settings)
        {
            NativeError error = Call.NoError();
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            Consent made;
            return Call.Found(Native.mnc_consent_begin(settingsUtf8, Call.Length(settingsUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>The patient presses a button, by its code. <c>screen</c> is the next screen, as by
        /// <c>mnc_consent_screen</c>.</summary>
        public string Choose(string choice)
        {
            NativeError error = Call.NoError();
            byte[] choiceUtf8 = Utf8.Bytes(choice, "choice");
            Data made;
            return Call.Found(Native.mnc_consent_choose(this, choiceUtf8, Call.Length(choiceUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What is shown now: JSON as by <c>mnc_visit_screen</c>, with <c>done</c> and
        /// <c>earlier</c>.</summary>
        public string Screen()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_consent_screen(this, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What came of it: JSON <c>{record, differing, prior, prescription, referrals}</c>.
        /// <c>facts</c> is JSON: <c>at</c> must be there, <c>operator</c>, <c>term</c> and <c>ended</c>
        /// (consents that ended since) may. With an <c>answer</c> (or NULL), what its <c>result</c> reports is
        /// taken in: the narrower of the two counts. <c>MNC_NOT_YET</c> while something is still
        /// asked.</summary>
        public string Record(string facts, Answer answer, int result)
        {
            NativeError error = Call.NoError();
            byte[] factsUtf8 = Utf8.Bytes(facts, "facts");
            Data made;
            return Call.Found(Native.mnc_consent_record(this, factsUtf8, Call.Length(factsUtf8), answer, Call.Size(result), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class FaceComparison
    {
        /// <summary>Begins a comparison with the photo of a card, as <c>mnc_card_photo</c> reads it. The time
        /// of the settings runs from here.</summary>
        public static FaceComparison Begin(FaceMatcher matcher, byte[] photo)
        {
            NativeError error = Call.NoError();
            FaceComparison made;
            return Call.Found(Native.mnc_face_comparison_begin(matcher, photo, Call.Length(photo), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Looks at a frame, PNG or JPEG, turned clockwise by 0, 90, 180 or 270 degrees first.
        /// <c>step</c> is JSON: <c>{over, reasons: [{code, ja, en}], attempts_left, milliseconds_left}</c>; the
        /// reasons say what to tell the patient. When it is over, call
        /// <c>mnc_face_comparison_decide</c>.</summary>
        public string Frame(byte[] frame, int turn)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_face_comparison_frame(this, frame, Call.Length(frame), turn, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Ends the comparison at whatever point, wipes photo and descriptions, and says what was
        /// found: JSON <c>{code, ja, en, match, reasons, score, threshold, calibration, liveness, models,
        /// frames, milliseconds: {card, frames, total}, evidence: {method, judge, enough_for},
        /// visual_confirmation, audit}</c>. <c>evidence</c> is there after a match and says that it is enough
        /// for nothing: a pre-check. <c>visual_confirmation</c> is there otherwise: why staff confirms by
        /// sight. <c>audit</c> is a line for the operation log, without anything of the face.</summary>
        public string Decide(string at)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_face_comparison_decide(this, atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class FaceMatcher
    {
        /// <summary>Opens a matcher with the models that a manifest names (both are paths). <c>settings</c> is
        /// JSON, all of which may be left out: <c>fmr</c> (0.0001), <c>attempts</c> (5), <c>budget_ms</c>
        /// (5000), <c>threads</c> (2). The manifest names the models of the liveness check too.
        /// <c>MNC_NOT_SUPPORTED</c> in a library without the feature <c>face</c>.</summary>
        public static FaceMatcher Open(string manifest, string models, string settings)
        {
            NativeError error = Call.NoError();
            byte[] manifestUtf8 = Utf8.Bytes(manifest, "manifest");
            byte[] modelsUtf8 = Utf8.Bytes(models, "models");
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            FaceMatcher made;
            return Call.Found(Native.mnc_face_matcher_open(manifestUtf8, Call.Length(manifestUtf8), modelsUtf8, Call.Length(modelsUtf8), settingsUtf8, Call.Length(settingsUtf8), out made, ref error), ref error) ? made : null;
        }
    }

    public sealed partial class Monitor
    {
        /// <summary>Opens a monitor. It needs no smart card service to start with, and outlives one that ends:
        /// all readers leave then, and arrive again. <c>MNC_NOT_SUPPORTED</c> in a library without
        /// PC/SC.</summary>
        public static Monitor Open()
        {
            NativeError error = Call.NoError();
            Monitor made;
            return Call.Found(Native.mnc_monitor_open(out made, ref error), ref error) ? made : null;
        }

        /// <summary>Waits for the next event, at most so long: JSON <c>{event, reader}</c>, the event
        /// <c>READER_ARRIVED</c>, <c>READER_LEFT</c>, <c>CARD_INSERTED</c> or <c>CARD_REMOVED</c>. The first
        /// ones say what is there already. <c>MNC_NOT_YET</c> when the time is over, <c>MNC_CANCELLED</c> after
        /// <c>mnc_monitor_cancel</c>.</summary>
        public string Wait(uint milliseconds)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_monitor_wait(this, milliseconds, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Ends the waiting of this monitor, now and ever after; at once as a rule, within a second
        /// always. From any thread, also while another waits.</summary>
        public void Cancel()
        {
            NativeError error = Call.NoError();
            Call.Check(Native.mnc_monitor_cancel(this, ref error), ref error);
        }
    }

    public sealed partial class Municipal
    {
        /// <summary>The forms that a request still needs: a JSON array of <c>{code, ja, en}</c>.</summary>
        public static string MissingForms(string request)
        {
            NativeError error = Call.NoError();
            byte[] requestUtf8 = Utf8.Bytes(request, "request");
            Data made;
            return Call.Found(Native.mnc_municipal_missing_forms(requestUtf8, Call.Length(requestUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Accepts a request on a day (<c>yyyy-mm-dd</c>) and begins what follows from it on this
        /// card. <c>request</c> is JSON: <c>occasion</c> and <c>applicant</c> (<c>HOLDER</c>, <c>AGENT</c>)
        /// must be there; <c>forms</c>, <c>wish</c>, <c>signature_certificate</c> (a boolean) and
        /// <c>full_column</c> (<c>AT_DELIVERY</c>, <c>AT_APPLICATION</c>) may.</summary>
        public static Municipal Begin(Card card, string request, string day)
        {
            NativeError error = Call.NoError();
            byte[] requestUtf8 = Utf8.Bytes(request, "request");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Municipal made;
            return Call.Found(Native.mnc_municipal_begin(card, requestUtf8, Call.Length(requestUtf8), dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Takes a procedure up again by its stored <c>progress</c>. The card is asked, without
        /// spending a try: a step whose result it does not show is to be done again. <c>MNC_WRONG_CARD</c> for
        /// another card.</summary>
        public static Municipal Resume(Card card, string progress)
        {
            NativeError error = Call.NoError();
            byte[] progressUtf8 = Utf8.Bytes(progress, "progress");
            Municipal made;
            return Call.Found(Native.mnc_municipal_resume(card, progressUtf8, Call.Length(progressUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Where it stands: JSON <c>{plan, step: {code, ja, en, actor, source}, guidance, completed,
        /// entry, progress}</c>. <c>step</c> is null at the end; <c>guidance</c> is what to tell the applicant
        /// on this day; <c>progress</c> is a text to store after each step, as other data about the
        /// person.</summary>
        public string State(string day)
        {
            NativeError error = Call.NoError();
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Data made;
            return Call.Found(Native.mnc_municipal_state(this, dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Completes a step that staff or the municipality's terminal did: JSON with the field
        /// <c>report</c>, see <c>docs/c-abi.md</c>. <c>MNC_STEP_EVIDENCE</c> if it does not say what the step
        /// needs.</summary>
        public void Report(string report)
        {
            NativeError error = Call.NoError();
            byte[] reportUtf8 = Utf8.Bytes(report, "report");
            Call.Check(Native.mnc_municipal_report(this, reportUtf8, Call.Length(reportUtf8), ref error), ref error);
        }

        /// <summary>Completes a step of the terminal whose result the card shows:
        /// <c>REMOVE_SIGNATURE_CERTIFICATE</c> on a card without one, <c>INITIALISE_PINS</c> on a card of which
        /// no PIN is locked.</summary>
        public void Confirm(Card card)
        {
            NativeError error = Call.NoError();
            Call.Check(Native.mnc_municipal_confirm(this, card, ref error), ref error);
        }

        /// <summary>Draws the common PIN at random and keeps it: none of what is printed on the card, in JSON
        /// <c>{texts, dates: [{date, era_year}]}</c>. Give it everything printed.</summary>
        public void DrawPin(string printed)
        {
            NativeError error = Call.NoError();
            byte[] printedUtf8 = Utf8.Bytes(printed, "printed");
            Call.Check(Native.mnc_municipal_draw_pin(this, printedUtf8, Call.Length(printedUtf8), ref error), ref error);
        }

        /// <summary>The common PIN, four digits, for staff who type it into the municipality's terminal.
        /// <c>MNC_ABSENT</c> if none was drawn, and once the card is locked.</summary>
        public byte[] CommonPin()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_municipal_common_pin(this, out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>Locks all four-digit PINs, which only the municipality can undo. The serial number
        /// (<c>mnc_card_identification</c>) is staff's word that this card is meant: <c>MNC_WRONG_CARD</c> for
        /// another, and nothing is sent. After an interruption call it again. <c>state</c> is as by
        /// <c>mnc_card_pins</c>.</summary>
        public string LockPins(Card card, string serialNumber)
        {
            NativeError error = Call.NoError();
            byte[] serialNumberUtf8 = Utf8.Bytes(serialNumber, "serialNumber");
            Data made;
            return Call.Found(Native.mnc_municipal_lock_pins(this, card, serialNumberUtf8, Call.Length(serialNumberUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The common PIN is no longer known, because the program ended before the card was locked:
        /// <c>SET_COMMON_PIN</c> is to be done again.</summary>
        public void CommonPinLost()
        {
            NativeError error = Call.NoError();
            Call.Check(Native.mnc_municipal_common_pin_lost(this, ref error), ref error);
        }
    }

    public sealed partial class PatientIndex
    {
        /// <summary>An index over no patients yet. <c>settings</c> as for <c>mnc_patient_compare</c>.</summary>
        public static PatientIndex New(string settings)
        {
            NativeError error = Call.NoError();
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            PatientIndex made;
            return Call.Found(Native.mnc_patient_index_new(settingsUtf8, Call.Length(settingsUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Adds patients, one object of JSON per line, all or none. <c>*count</c> is how many there
        /// are now. A patient's place is counted from 0 in the order of adding.</summary>
        public int Add(string patients)
        {
            NativeError error = Call.NoError();
            byte[] patientsUtf8 = Utf8.Bytes(patients, "patients");
            UIntPtr countOut = UIntPtr.Zero;
            Call.Check(Native.mnc_patient_index_add(this, patientsUtf8, Call.Length(patientsUtf8), ref countOut, ref error), ref error);
            return checked((int)countOut.ToUInt64());
        }

        /// <summary>What each result of an answer means for the patients: a JSON array of <c>{decision,
        /// patient, candidates}</c>, the best candidate first. <c>decision</c> is <c>LINK</c> (to
        /// <c>patient</c>, its place), <c>CONFIRM</c>, <c>STOP</c> or <c>NEW</c>.</summary>
        public string Search(Answer answer, string day)
        {
            NativeError error = Call.NoError();
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Data made;
            return Call.Found(Native.mnc_patient_index_search(this, answer, dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Received
    {
        /// <summary>What it is: JSON <c>{family, documents, pdfs, reception_number, segment, processing,
        /// result, code, message}</c>; what the family does not say is null. While results of a bulk request
        /// are <c>processing</c>, finish this request and ask again, not before a minute.</summary>
        public string Summary()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_received_summary(this, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>A document, XML as it came. <c>MNC_ABSENT</c> behind the last.</summary>
        public byte[] Document(int index)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_received_document(this, Call.Size(index), out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>A PDF as it came, as which records may be asked for. Nothing in it was read: open it in a
        /// viewer that runs no scripts. <c>MNC_ABSENT</c> behind the last.</summary>
        public byte[] Pdf(int index)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_received_pdf(this, Call.Size(index), out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>The answer of a single inquiry.</summary>
        public Answer Answer()
        {
            NativeError error = Call.NoError();
            Answer made;
            return Call.Found(Native.mnc_received_answer(this, out made, ref error), ref error) ? made : null;
        }

        /// <summary>Units of bulk results, from the one with this number (the first is 0) and at most so many:
        /// JSON <c>{units, more}</c>. A unit is <c>{identifier, outcome, results, reference_numbers, code,
        /// message}</c>, or for registrations, with a finding <c>ACCEPTED</c>, <c>REFUSED</c> or
        /// <c>UNKNOWN</c>, <c>{identifier, reference_number, finding, code, message}</c>.</summary>
        public string Units(int from, int atMost)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_received_units(this, Call.Size(from), Call.Size(atMost), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Reconciles bulk results with the page of people that was asked about: <c>people</c> as in
        /// the request (<c>BULK_INQUIRY</c>), each with the document of an earlier answer as
        /// <c>known_answer</c> if there is one. JSON <c>{findings: [{identifier, finding, results, code,
        /// message}], counts, strangers, contradicted}</c>; a finding is <c>UNCHANGED</c>, <c>CHANGED</c>,
        /// <c>LOST</c>, <c>ERRONEOUS</c> or <c>UNKNOWN</c>, which says nothing about the
        /// qualification.</summary>
        public string Reconcile(string people)
        {
            NativeError error = Call.NoError();
            byte[] peopleUtf8 = Utf8.Bytes(people, "people");
            Data made;
            return Call.Found(Native.mnc_received_reconcile(this, peopleUtf8, Call.Length(peopleUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Terminal
    {
        /// <summary>Opens the exchange folder. <c>settings</c> is JSON: <c>root</c> (with <c>req</c>,
        /// <c>res</c>, <c>face</c> below) and <c>state</c> (a folder of the host for the journal) must be
        /// there; <c>request</c>, <c>response</c>, <c>face</c>, <c>work</c> (other paths), <c>encoding</c>
        /// (<c>UTF-8</c>, <c>Shift_JIS</c>), <c>remove_after_import</c>, <c>encrypt_requests</c> and
        /// <c>accept_without_identifier</c> may. The password is that of encrypted archives; length 0 is
        /// none.</summary>
        public static Terminal Open(string settings, byte[] password)
        {
            try
            {
                NativeError error = Call.NoError();
                byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
                Terminal made;
                return Call.Found(Native.mnc_terminal_open(settingsUtf8, Call.Length(settingsUtf8), password, Call.Length(password), out made, ref error), ref error) ? made : null;
            }
            finally
            {
                Call.Wipe(password);
            }
        }

        /// <summary>Asks for the qualification of one person. <c>inquiry</c> is JSON: <c>institution_code</c>,
        /// <c>day</c> (<c>yyyy-mm-dd</c>), <c>insurer_number</c>, <c>number</c> and <c>birthdate</c> must be
        /// there; <c>symbol</c>, <c>branch</c> and <c>limit_consent</c> (a boolean) may.</summary>
        public Request Ask(string inquiry)
        {
            NativeError error = Call.NoError();
            byte[] inquiryUtf8 = Utf8.Bytes(inquiry, "inquiry");
            Request made;
            return Call.Found(Native.mnc_terminal_ask(this, inquiryUtf8, Call.Length(inquiryUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Waits for the answer, but not longer than this. <c>MNC_NOT_YET</c>: it did not come, which
        /// is never "invalid"; the request stays open. <c>MNC_CANCELLED</c> after <c>mnc_terminal_cancel</c>.
        /// An answer is handed out once: save it, then <c>mnc_terminal_finish</c>.</summary>
        public Answer Poll(Request request, uint milliseconds)
        {
            NativeError error = Call.NoError();
            Answer made;
            return Call.Found(Native.mnc_terminal_poll(this, request, milliseconds, out made, ref error), ref error) ? made : null;
        }

        /// <summary>The answer was saved, or is no longer wanted: closes the request.</summary>
        public void Finish(Request request)
        {
            NativeError error = Call.NoError();
            Call.Check(Native.mnc_terminal_finish(this, request, ref error), ref error);
        }

        /// <summary>Takes a request back. <c>*withdrawn</c> is 0 if the terminal has already taken it up, else
        /// 1.</summary>
        public bool Withdraw(Request request)
        {
            NativeError error = Call.NoError();
            int withdrawnOut;
            Call.Check(Native.mnc_terminal_withdraw(this, request, out withdrawnOut, ref error), ref error);
            return withdrawnOut != 0;
        }

        /// <summary>How many requests are on the way, also of an earlier process.</summary>
        public int PendingCount()
        {
            NativeError error = Call.NoError();
            UIntPtr countOut = UIntPtr.Zero;
            Call.Check(Native.mnc_terminal_pending_count(this, ref countOut, ref error), ref error);
            return checked((int)countOut.ToUInt64());
        }

        /// <summary>One of the requests on the way, the oldest first. <c>MNC_ABSENT</c> behind the
        /// last.</summary>
        public Request PendingOpen(int index)
        {
            NativeError error = Call.NoError();
            Request made;
            return Call.Found(Native.mnc_terminal_pending_open(this, Call.Size(index), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Sends a request of any family. <c>request</c> is JSON with the field <c>kind</c>: see the
        /// table in <c>docs/c-abi.md</c>. A list of many people is sent page by page.</summary>
        public Request Send(string request)
        {
            NativeError error = Call.NoError();
            byte[] requestUtf8 = Utf8.Bytes(request, "request");
            Request made;
            return Call.Found(Native.mnc_terminal_send(this, requestUtf8, Call.Length(requestUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Waits for the answer of a request of any family, as <c>mnc_terminal_poll</c> does for a
        /// single inquiry.</summary>
        public Received Receive(Request request, uint milliseconds)
        {
            NativeError error = Call.NoError();
            Received made;
            return Call.Found(Native.mnc_terminal_receive(this, request, milliseconds, out made, ref error), ref error) ? made : null;
        }

        /// <summary>Ends the waits of other threads that are under way with this terminal: they return
        /// <c>MNC_CANCELLED</c> within a fraction of a second, and the requests stay open. Waits that begin
        /// later are not concerned.</summary>
        public void Cancel()
        {
            NativeError error = Call.NoError();
            Call.Check(Native.mnc_terminal_cancel(this, ref error), ref error);
        }

        /// <summary>Waits until a result of the 顔認証付きカードリーダー comes that was not there before, but not longer
        /// than this (0 looks once; a file is taken when two looks read the same), and lists what belongs to
        /// nobody yet: JSON <c>{results: [{id, pushed_at, age_seconds, copies, name, kana, birthdate,
        /// reference_numbers}], unreadable: [{pushed_at, ja, en}], stale}</c>, the oldest first. Neither the
        /// time nor the order says whose result it is.</summary>
        public string Faces(uint milliseconds)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_terminal_faces(this, milliseconds, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Gives a result, by its <c>id</c>, to a patient. <c>binding</c> is JSON and says why it is
        /// the patient's: <c>{reference_number}</c> that the institution registered, or <c>{birthdate,
        /// staff}</c> of a match that staff confirmed. <c>MNC_OTHER_PATIENT</c> if it cannot be;
        /// <c>MNC_ALREADY_TAKEN</c> if it is no longer there. Save the answer, then call
        /// <c>mnc_terminal_finish_face</c>.</summary>
        public Answer BindFace(string id, string binding)
        {
            NativeError error = Call.NoError();
            byte[] idUtf8 = Utf8.Bytes(id, "id");
            byte[] bindingUtf8 = Utf8.Bytes(binding, "binding");
            Answer made;
            return Call.Found(Native.mnc_terminal_bind_face(this, idUtf8, Call.Length(idUtf8), bindingUtf8, Call.Length(bindingUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Puts a result back that was given to a patient. <c>MNC_REQUEST_NOT_OPEN</c> if none
        /// was.</summary>
        public void ReleaseFace(string id)
        {
            NativeError error = Call.NoError();
            byte[] idUtf8 = Utf8.Bytes(id, "id");
            Call.Check(Native.mnc_terminal_release_face(this, idUtf8, Call.Length(idUtf8), ref error), ref error);
        }

        /// <summary>The result was saved: it is not offered again, also after a restart.</summary>
        public void FinishFace(string id)
        {
            NativeError error = Call.NoError();
            byte[] idUtf8 = Utf8.Bytes(id, "id");
            Call.Check(Native.mnc_terminal_finish_face(this, idUtf8, Call.Length(idUtf8), ref error), ref error);
        }
    }

    public sealed partial class Usage
    {
        /// <summary>Nothing counted yet.</summary>
        public static Usage New()
        {
            NativeError error = Call.NoError();
            Usage made;
            return Call.Found(Native.mnc_usage_new(out made, ref error), ref error) ? made : null;
        }

        /// <summary>Counts what happens in a visit: before each <c>mnc_visit_step</c>, with the same event and
        /// time. <c>kind</c> is <c>HOSPITAL</c>, <c>CLINIC</c>, <c>DENTAL</c> or <c>PHARMACY</c>.</summary>
        public void Observe(string kind, Visit visit, string @event, string at)
        {
            NativeError error = Call.NoError();
            byte[] kindUtf8 = Utf8.Bytes(kind, "kind");
            byte[] eventUtf8 = Utf8.Bytes(@event, "event");
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Call.Check(Native.mnc_usage_observe(this, kindUtf8, Call.Length(kindUtf8), visit, eventUtf8, Call.Length(eventUtf8), atUtf8, Call.Length(atUtf8), ref error), ref error);
        }

        /// <summary>Counts the end of a visit.</summary>
        public void End(string kind, Visit visit)
        {
            NativeError error = Call.NoError();
            byte[] kindUtf8 = Utf8.Bytes(kind, "kind");
            Call.Check(Native.mnc_usage_end(this, kindUtf8, Call.Length(kindUtf8), visit, ref error), ref error);
        }

        /// <summary>Counts an eligibility check with the numbers of a certificate, on a day.</summary>
        public void Check(string kind, string day)
        {
            NativeError error = Call.NoError();
            byte[] kindUtf8 = Utf8.Bytes(kind, "kind");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Call.Check(Native.mnc_usage_check(this, kindUtf8, Call.Length(kindUtf8), dayUtf8, Call.Length(dayUtf8), ref error), ref error);
        }

        /// <summary>The counts: JSON <c>{buckets, rows}</c>.</summary>
        public string Json()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_usage_json(this, out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class Visit
    {
        /// <summary>A patient comes. <c>settings</c> is JSON: <c>route</c> (such as <c>WINDOW</c>) must be
        /// there; <c>reader</c>, <c>facility</c>, <c>software</c> and <c>limits</c> may. Times are in Japan,
        /// <c>2026-11-20T10:00:00</c>.</summary>
        public static Visit Begin(string settings, string at)
        {
            NativeError error = Call.NoError();
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Visit made;
            return Call.Found(Native.mnc_visit_begin(settingsUtf8, Call.Length(settingsUtf8), atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Something happened: a JSON object with the field <c>event</c>. <c>actions</c> is what to do
        /// now: a JSON array of <c>{code, ja, en}</c>. After a failure the visit is where it was.</summary>
        public string Step(string @event, string at)
        {
            NativeError error = Call.NoError();
            byte[] eventUtf8 = Utf8.Bytes(@event, "event");
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_visit_step(this, eventUtf8, Call.Length(eventUtf8), atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>A card was placed that <c>mnc_card_assess</c> looked at.</summary>
        public string PlaceCard(Assessment card, string at)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_visit_place_card(this, card, atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The holder entered the PIN at the host. It is presented once, as by <c>mnc_card_verify</c>,
        /// and the card signs a challenge that is checked against its certificate; then the person is verified.
        /// After a wrong or locked PIN the visit is where it was: send <c>PIN_WRONG</c> or <c>PIN_LOCKED</c>.
        /// Where no PIN is awaited it is <c>MNC_STEP_OUT_OF_ORDER</c>, and none is presented. Until it returns,
        /// other calls on the visit wait, and a callback of the card that uses it gets <c>MNC_REENTRANT</c>.
        /// <c>anchors</c> NULL is production.</summary>
        public string VerifyPin(Card card, Anchors anchors, byte[] pin, bool lastTry, string at)
        {
            try
            {
                NativeError error = Call.NoError();
                byte[] atUtf8 = Utf8.Bytes(at, "at");
                Data made;
                return Call.Found(Native.mnc_visit_verify_pin(this, card, anchors ?? Anchors.None, pin, Call.Length(pin), lastTry ? 1 : 0, atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
            }
            finally
            {
                Call.Wipe(pin);
            }
        }

        /// <summary>What is shown now: JSON <c>{code, audience, time_out, ja, en, choices: [{code, ja, en}],
        /// page, ended}</c>.</summary>
        public string Screen()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_visit_screen(this, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>How the visit ended: JSON with <c>end</c> (<c>RECEIVED</c>, <c>FALL_BACK</c>,
        /// <c>WITHDRAWN</c>) and <c>code</c>. <c>MNC_NOT_YET</c> while it goes on.</summary>
        public string End()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_visit_end(this, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The record for the claims software: JSON <c>{record, differing}</c>. <c>facts</c> is what
        /// the card showed: JSON <c>{pin_locked, certificate_serial_hex, certificate_not_after, birthdate,
        /// ended}</c>, all of which may be left out; <c>ended</c> are consents that ended since, as by
        /// <c>mnc_consent_record</c>. <c>MNC_NOT_YET</c> while the visit goes on, <c>MNC_ABSENT</c> if the
        /// patient was not received.</summary>
        public string Record(Answer answer, string facts)
        {
            NativeError error = Call.NoError();
            byte[] factsUtf8 = Utf8.Bytes(facts, "facts");
            Data made;
            return Call.Found(Native.mnc_visit_record(this, answer, factsUtf8, Call.Length(factsUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public sealed partial class VisualMode
    {
        /// <summary>The mode, switched off. <c>settings</c> is JSON <c>{remind_after_seconds}</c>, or
        /// <c>{}</c>.</summary>
        public static VisualMode New(string settings)
        {
            NativeError error = Call.NoError();
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            VisualMode made;
            return Call.Found(Native.mnc_visual_mode_new(settingsUtf8, Call.Length(settingsUtf8), out made, ref error), ref error) ? made : null;
        }

        /// <summary>Staff switched the mode on or back: JSON with the field <c>event</c>. <c>state</c> is what
        /// it is now, as by <c>mnc_visual_mode_state</c>.</summary>
        public string Step(string @event, string at)
        {
            NativeError error = Call.NoError();
            byte[] eventUtf8 = Utf8.Bytes(@event, "event");
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_visual_mode_step(this, eventUtf8, Call.Length(eventUtf8), atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Staff compared photo and face of the patient of a visit in this mode, and found them the
        /// same. <c>seen</c> is JSON: <c>staff</c>, <c>patient_present</c>, <c>photo</c>, <c>reason</c>, and
        /// <c>ticked</c> (on the terminal) or <c>password_entered</c> (on the reader). <c>actions</c> is what
        /// the visit does now. After a failure mode and visit are where they were.</summary>
        public string Confirm(Visit visit, string seen, string at)
        {
            NativeError error = Call.NoError();
            byte[] seenUtf8 = Utf8.Bytes(seen, "seen");
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_visual_mode_confirm(this, visit, seenUtf8, Call.Length(seenUtf8), atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The mode at a time: JSON <c>{on, period, reminder}</c>.</summary>
        public string State(string at)
        {
            NativeError error = Call.NoError();
            byte[] atUtf8 = Utf8.Bytes(at, "at");
            Data made;
            return Call.Found(Native.mnc_visual_mode_state(this, atUtf8, Call.Length(atUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }

    public static partial class Library
    {
        /// <summary>A UTF-8 text in the encoding of a Windows code page: 932 (<c>Shift_JIS</c> of Windows) or
        /// 1200 (UTF-16LE). <c>MNC_UNMAPPABLE</c> for a character that the encoding does not have: nothing is
        /// replaced silently, also not what Windows itself would fit in, such as U+00A5 into <c>5C</c>. 外字 are
        /// F040 to F9FC and U+E000 to U+E757.</summary>
        public static byte[] TextEncode(string text, int codePage)
        {
            NativeError error = Call.NoError();
            byte[] textUtf8 = Utf8.Bytes(text, "text");
            Data made;
            return Call.Found(Native.mnc_text_encode(textUtf8, Call.Length(textUtf8), codePage, out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>A text of a Windows code page as UTF-8; the other way round. <c>MNC_UNMAPPABLE</c> for
        /// bytes that are none. 398 codes of 932 say what another code says, and come back as that
        /// one.</summary>
        public static string TextDecode(byte[] bytes, int codePage)
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_text_decode(bytes, Call.Length(bytes), codePage, out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The names of the readers: a JSON array of strings. <c>MNC_NOT_SUPPORTED</c> in a library
        /// without PC/SC.</summary>
        public static string ReaderList()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_reader_list(out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Looks at every reader of this PC and at the card on it: a JSON array of objects as
        /// <c>mnc_transport_diagnose</c> makes one. Takes up to six seconds a reader. <c>MNC_NOT_SUPPORTED</c>
        /// in a library without PC/SC.</summary>
        public static string ReaderDiagnose()
        {
            NativeError error = Call.NoError();
            Data made;
            return Call.Found(Native.mnc_reader_diagnose(out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The sentence of a life cycle for staff, into the buffer as by <c>mnc_data_copy</c>, with a
        /// NUL.</summary>
        public static string LifeCycleMessage(LifeCycle lifeCycle, Language lang)
        {
            return Call.CopyText((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>
                Native.mnc_life_cycle_message_copy((int)lifeCycle, (int)lang, buffer, ref len, ref failure));
        }

        /// <summary>Compares a patient (JSON) with one result of an answer, counted from 0, on the day of the
        /// reception (<c>2026-11-20</c>): JSON <c>{verdict, name_level, kana_level, equal, approved, findings,
        /// troubles}</c>. <c>settings</c> is JSON <c>{approved_spellings}</c>, or <c>{}</c>. Nothing is
        /// changed: findings with the action <c>PROPOSE</c> are for staff to take over. <c>MNC_ABSENT</c> if
        /// the answer has no such result.</summary>
        public static string PatientCompare(string patient, Answer answer, int result, string day, string settings)
        {
            NativeError error = Call.NoError();
            byte[] patientUtf8 = Utf8.Bytes(patient, "patient");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            Data made;
            return Call.Found(Native.mnc_patient_compare(patientUtf8, Call.Length(patientUtf8), answer, Call.Size(result), dayUtf8, Call.Length(dayUtf8), settingsUtf8, Call.Length(settingsUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Reads a date as people write it, 和暦 or 西暦 (<c>S63.1.5</c>, <c>昭和63年1月5日</c>,
        /// <c>1988-01-05</c>, <c>3630105</c>): JSON <c>{day, notation, era, wareki}</c>.</summary>
        public static string CalendarRead(string text)
        {
            NativeError error = Call.NoError();
            byte[] textUtf8 = Utf8.Bytes(text, "text");
            Data made;
            return Call.Found(Native.mnc_calendar_read(textUtf8, Call.Length(textUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The age on a day by the law, and what it means to the insurance: JSON <c>{age, band,
        /// form_band, shares, preschool_until, elderly_from, late_elderly_from}</c>. <c>birthdate</c> is read
        /// as by <c>mnc_calendar_read</c>; <c>insurer_number</c> may be empty.</summary>
        public static string CalendarAge(string birthdate, string day, string insurerNumber)
        {
            NativeError error = Call.NoError();
            byte[] birthdateUtf8 = Utf8.Bytes(birthdate, "birthdate");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            byte[] insurerNumberUtf8 = Utf8.Bytes(insurerNumber, "insurerNumber");
            Data made;
            return Call.Found(Native.mnc_calendar_age(birthdateUtf8, Call.Length(birthdateUtf8), dayUtf8, Call.Length(dayUtf8), insurerNumberUtf8, Call.Length(insurerNumberUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The keys by which a name or a reading is compared, from exact (<c>L0</c>) to weak
        /// (<c>L3</c>): JSON <c>{name, kana, mark}</c>. What is stored stays as it is.</summary>
        public static string NameFold(string name)
        {
            NativeError error = Call.NoError();
            byte[] nameUtf8 = Utf8.Bytes(name, "name");
            Data made;
            return Call.Found(Native.mnc_name_fold(nameUtf8, Call.Length(nameUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Which characters of a text a claim file cannot carry, and what to write instead: JSON
        /// <c>{fits, unfit, substituted, individual_number}</c>.</summary>
        public static string NameCheck(string name)
        {
            NativeError error = Call.NoError();
            byte[] nameUtf8 = Utf8.Bytes(name, "name");
            Data made;
            return Call.Found(Native.mnc_name_check(nameUtf8, Call.Length(nameUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Where a failure leads: JSON <c>{case, other, trouble}</c>. <c>failure</c> is JSON:
        /// <c>reason</c> (the <c>code</c> of <c>mnc_visit_end</c>, or an outcome) or <c>status</c> (of a call
        /// of this interface); <c>access</c> may say whether the system is <c>POSSIBLE</c> or <c>IMPOSSIBLE</c>
        /// to reach.</summary>
        public static string FallbackEnter(string failure)
        {
            NativeError error = Call.NoError();
            byte[] failureUtf8 = Utf8.Bytes(failure, "failure");
            Data made;
            return Call.Found(Native.mnc_fallback_enter(failureUtf8, Call.Length(failureUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What is done first in a situation, what the patient pays, what is recorded, and what else
        /// may be asked for: JSON <c>{case, day, rule, tenths, reminders, open}</c>. <c>situation</c> is JSON:
        /// <c>case</c> and <c>day</c> must be there.</summary>
        public static string FallbackDecide(string situation)
        {
            NativeError error = Call.NoError();
            byte[] situationUtf8 = Utf8.Bytes(situation, "situation");
            Data made;
            return Call.Found(Native.mnc_fallback_decide(situationUtf8, Call.Length(situationUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What a claim may miss of a 被保険者資格申立書 on a day: JSON <c>{misread, warnings, age,
        /// asks_workplace, asks_share}</c>. <c>fields</c> is JSON; every field may be left out, and nothing is
        /// a reason to refuse the form.</summary>
        public static string DeclarationCheck(string fields, string day)
        {
            NativeError error = Call.NoError();
            byte[] fieldsUtf8 = Utf8.Bytes(fields, "fields");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Data made;
            return Call.Found(Native.mnc_declaration_check(fieldsUtf8, Call.Length(fieldsUtf8), dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The 被保険者資格申立書 as a page to print, HTML for A4: filled with the same fields, or blank for
        /// <c>{}</c>.</summary>
        public static byte[] DeclarationPrint(string fields, string day)
        {
            NativeError error = Call.NoError();
            byte[] fieldsUtf8 = Utf8.Bytes(fields, "fields");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Data made;
            return Call.Found(Native.mnc_declaration_print(fieldsUtf8, Call.Length(fieldsUtf8), dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made.Take() : null;
        }

        /// <summary>The search in システム障害時モード: JSON <c>{defects, attempts}</c>. <c>query</c> is JSON with what
        /// was taken down about the patient; what the screen would miss is a defect, and otherwise
        /// <c>attempts</c> are the spellings to try, the likeliest first.</summary>
        public static string OutageSearch(string query)
        {
            NativeError error = Call.NoError();
            byte[] queryUtf8 = Utf8.Bytes(query, "query");
            Data made;
            return Call.Found(Native.mnc_outage_search(queryUtf8, Call.Length(queryUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The next step of the procedure and what to say in it: JSON <c>{next, may_search,
        /// expected_open, script, report}</c>. <c>progress</c> is JSON: <c>institution</c>, and <c>records</c>
        /// of the steps so far, which the host keeps.</summary>
        public static string OutageNext(string progress)
        {
            NativeError error = Call.NoError();
            byte[] progressUtf8 = Utf8.Bytes(progress, "progress");
            Data made;
            return Call.Found(Native.mnc_outage_next(progressUtf8, Call.Length(progressUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The 利用報告書, or what it lacks: JSON <c>{defects, recipient, subject, text}</c>. <c>report</c>
        /// is the JSON that <c>mnc_outage_next</c> gives, with <c>cause</c>.</summary>
        public static string OutageReport(string report)
        {
            NativeError error = Call.NoError();
            byte[] reportUtf8 = Utf8.Bytes(report, "report");
            Data made;
            return Call.Found(Native.mnc_outage_report(reportUtf8, Call.Length(reportUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>On which qualification a claim is made: JSON <c>{claim, missing}</c>, of which one is
        /// <c>null</c>. <c>findings</c> is JSON: what is known when the claim is written.</summary>
        public static string ClaimDecide(string findings)
        {
            NativeError error = Call.NoError();
            byte[] findingsUtf8 = Utf8.Bytes(findings, "findings");
            Data made;
            return Call.Found(Native.mnc_claim_decide(findingsUtf8, Call.Length(findingsUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The troubles of which an array of signals (JSON) is a sign, and what to tell staff and
        /// patient: a JSON array.</summary>
        public static string AdviceFind(string signals)
        {
            NativeError error = Call.NoError();
            byte[] signalsUtf8 = Utf8.Bytes(signals, "signals");
            Data made;
            return Call.Found(Native.mnc_advice_find(signalsUtf8, Call.Length(signalsUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>What to read out to the call centre: JSON <c>{ja, en, open}</c>. <c>sheet</c> is JSON; what
        /// is not known is left open.</summary>
        public static string AdviceSheet(string sheet)
        {
            NativeError error = Call.NoError();
            byte[] sheetUtf8 = Utf8.Bytes(sheet, "sheet");
            Data made;
            return Call.Found(Native.mnc_advice_sheet(sheetUtf8, Call.Length(sheetUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>The methods to offer with a card in a setting on a day, or what takes their place: JSON
        /// <c>{methods, condition, scope, rule, fall_back, procedure}</c>. <c>question</c> is JSON: <c>card</c>
        /// (the <c>kind</c> of <c>mnc_assessment_json</c>), <c>setting</c> and <c>day</c>; <c>reader</c> may
        /// say what the readers can do.</summary>
        public static string PolicyMethods(string question)
        {
            NativeError error = Call.NoError();
            byte[] questionUtf8 = Utf8.Bytes(question, "question");
            Data made;
            return Call.Found(Native.mnc_policy_methods(questionUtf8, Call.Length(questionUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>Every route with every kind of card on a day: a JSON array of rows. <c>settings</c> are
        /// those of <c>mnc_visit_begin</c>; their route does not matter.</summary>
        public static string PolicyRoutes(string settings, string day)
        {
            NativeError error = Call.NoError();
            byte[] settingsUtf8 = Utf8.Bytes(settings, "settings");
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Data made;
            return Call.Found(Native.mnc_policy_routes(settingsUtf8, Call.Length(settingsUtf8), dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>For whom the services of the card are open on a day (<c>yyyy-mm-dd</c>), beside a 資格確認書: a
        /// JSON array of <c>{service, normal_card, face_card, qualification_certificate,
        /// certain}</c>.</summary>
        public static string PolicyServices(string day)
        {
            NativeError error = Call.NoError();
            byte[] dayUtf8 = Utf8.Bytes(day, "day");
            Data made;
            return Call.Found(Native.mnc_policy_services(dayUtf8, Call.Length(dayUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }

        /// <summary>健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder:
        /// JSON <c>{next, methods, routes, advice}</c>. <c>question</c> is JSON: <c>setting</c> and <c>at</c>
        /// must be there.</summary>
        public static string RegistrationAdvise(string question)
        {
            NativeError error = Call.NoError();
            byte[] questionUtf8 = Utf8.Bytes(question, "question");
            Data made;
            return Call.Found(Native.mnc_registration_advise(questionUtf8, Call.Length(questionUtf8), out made, ref error), ref error) ? made.TakeText() : null;
        }
    }
}
