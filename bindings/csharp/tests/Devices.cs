// The devices in C#: an engine for faces that misbehaves, waits that another thread ends, and the PINs of a
// municipality.
using System;
using System.Text;
using System.Threading;
using Mnc;

internal static class Devices
{
    private const int Side = 192;
    private const string Day = "2026-11-20";
    private const string At = "2026-11-20T10:00:00";

    // Slow tools must not run out of the patient's time.
    private const string Settings = "{\"budget_ms\": 600000}";
    private const string Digest = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Manifest =
        "{\"format\": 1, \"id\": \"host\","
        + " \"calibration\": [{\"fmr\": 0.0001, \"threshold\": 0.9, \"data\": \"made up\", \"group\": \"one\"}],"
        + " \"detector\": {\"model\": {\"id\": \"d\", \"file\": \"d.bin\", \"licence\": \"MIT\", \"sha256\": \"" + Digest
        + "\"}, \"kind\": \"yunet\"}, \"embedders\": [{\"model\": {\"id\": \"e\", \"file\": \"e.bin\", \"licence\": \"MIT\","
        + " \"sha256\": \"" + Digest + "\"}, \"geometry\": {\"width\": 112, \"height\": 112, \"alignment\": \"arcface\","
        + " \"dimension\": 2, \"normalisation\": {\"order\": \"rgb\", \"mean\": [0, 0, 0], \"deviation\": [1, 1, 1]}}}]}";

    private static void Main()
    {
        Console.WriteLine(Faces() ? "faces are compared" : "this library compares no faces");
        Console.WriteLine(Readers() ? "readers are watched" : "this library has no readers");
        Pins();
        Console.WriteLine("every device keeps its manners");
    }

    // An engine that finds one face in the middle, or misbehaves.
    private sealed class Engine : ILivenessEngine
    {
        internal Action Before = () => { };
        internal FaceFound[] Instead;
        internal float[] Numbers = { 1, 0 };
        internal byte[] Last;

        public int Dimension
        {
            get { return 2; }
        }

        public FaceFound[] Detect(byte[] picture, int width, int height)
        {
            Expect(picture.Length == 3 * width * height, "a picture has its pixels");
            Last = picture;
            Before();
            return Instead ?? new[] { Middle(width / 2f, height / 2f) };
        }

        public float[] Embed(byte[] picture, int width, int height, float[] landmarks)
        {
            Expect(landmarks.Length == 10 && landmarks[4] > 0, "landmarks arrive");
            return Numbers;
        }

        public bool IsLive(byte[] picture, int width, int height, float[] bounds)
        {
            Expect(bounds.Length == 4 && bounds[2] > 0, "bounds arrive");
            return true;
        }

        private static FaceFound Middle(float x, float y)
        {
            float[] points = { -35.5f, -40.1f, 35, -40.5f, 0, 0, -29, 41.3f, 29.4f, 40.9f };
            FaceFound face = new FaceFound();
            face.Bounds = new[] { x - 80, y - 80, 160, 160 };
            face.Landmarks = new float[points.Length];
            for (int i = 0; i < points.Length; i++)
            {
                face.Landmarks[i] = points[i] + (i % 2 == 0 ? x : y);
            }
            face.Confidence = 0.9f;
            return face;
        }
    }

    private static bool Faces()
    {
        Engine engine = new Engine();
        FaceMatcher matcher;
        try
        {
            matcher = FaceMatcher.OpenEngine(Manifest, Settings, engine);
        }
        catch (MncException failed)
        {
            Expect(failed.Code == Status.NotSupported, failed.Message);
            return false;
        }
        byte[] photo = PhotoOfCard(), frame = Chequered();
        using (matcher)
        using (FaceComparison comparison = FaceComparison.Begin(matcher, photo))
        {
            InvalidOperationException own = new InvalidOperationException("the engine has no licence");
            engine.Before = () => { throw own; };
            Expect(Fails(Status.FaceEngine, () => Look(comparison, frame)).InnerException == own, "the cause is told");
            engine.Before = () => { throw new MncException(Status.Cancelled); };
            Fails(Status.Cancelled, () => Look(comparison, frame));
            engine.Before = () => { };
            engine.Instead = new[] { new FaceFound() };
            Fails(Status.FaceEngine, () => Look(comparison, frame));
            engine.Instead = null;
            engine.Numbers = new float[3];
            Fails(Status.FaceEngine, () => Look(comparison, frame));
            engine.Numbers = new float[] { 1, 0 };
            MncException inner = null;
            engine.Before = () => inner = inner ?? Fails(Status.Reentrant, () => Look(comparison, frame));
            Fails(Status.InvalidArgument, () => comparison.Buffer(Mnc.Pixels.Rgb, frame, Side, Side, 1, false, 0));
            Expect(Look(comparison, frame).Contains("\"over\":true") && inner != null, "one look is enough");
            Expect(Array.TrueForAll(engine.Last, it => it == 0), "pictures are wiped after their use");
            Expect(comparison.Decide(At).Contains("\"MATCH\""), "the same numbers match");
        }
        return true;
    }

    private static string Look(FaceComparison comparison, byte[] frame)
    {
        return comparison.Buffer(Mnc.Pixels.Rgb, frame, Side, Side, 3 * Side, false, 0);
    }

    private static byte[] PhotoOfCard()
    {
        using (TestingCard virtualOne = TestingCard.Open("normal", Day))
        using (Card card = Card.Open(virtualOne))
        {
            return card.Photo(Encoding.ASCII.GetBytes(virtualOne.Secret(Secret.NumberBForFace)), false);
        }
    }

    private static byte[] Chequered()
    {
        byte[] bytes = new byte[3 * Side * Side];
        for (int i = 0; i < bytes.Length; i++)
        {
            int x = i / 3 % Side, y = i / 3 / Side;
            bytes[i] = (byte)((x / 2 + y / 2) % 2 == 0 ? 134 : 110);
        }
        return bytes;
    }

    private static bool Readers()
    {
        try
        {
            using (Mnc.Monitor monitor = Mnc.Monitor.Open())
            {
                MncException failed = null;
                Thread waiting = new Thread(() => failed = Fails(Status.Cancelled, () => { while (true) { monitor.Wait(60000); } }));
                waiting.Start();
                Thread.Sleep(100);
                monitor.Cancel();
                waiting.Join();
                Expect(failed != null, "a wait ends when it is cancelled");
            }
            return true;
        }
        catch (MncException failed)
        {
            Expect(failed.Code == Status.NotSupported, failed.Message);
            return false;
        }
    }

    private static void Pins()
    {
        const string request = "{\"occasion\": \"UNSET\", \"applicant\": \"HOLDER\", \"forms\": [\"PIN_INITIALISATION\"]}";
        using (TestingCard virtualOne = TestingCard.Open("normal", Day))
        using (Card card = Card.Open(virtualOne))
        using (Municipal procedure = Municipal.Begin(card, request, Day))
        {
            procedure.Confirm(card);
            Fails(Status.StepEvidence, () => procedure.SetCommonPin(card, Mnc.Pins.AlreadyNew, null));
            Fails(Status.NullPointer, () => procedure.SetNewPins(card, Mnc.Pins.Known, Same(virtualOne), null));
            Fails(Status.UnknownCode, () => procedure.SetNewPins(card, (Pins)9, Same(virtualOne), Same(virtualOne)));
            HolderPins current = Same(virtualOne);
            procedure.SetNewPins(card, Mnc.Pins.Known, current, Same(virtualOne));
            Expect(Array.TrueForAll(current.Residence, it => it == 0), "the PINs are wiped");
            Expect(procedure.CommonPin() == null, "absent is no failure");
            Expect(card.Pins().Contains("\"none_locked\":true"), "no PIN is locked");
        }
    }

    private static HolderPins Same(TestingCard card)
    {
        string pin = card.Secret(Secret.AuthenticationPin);
        return new HolderPins(Encoding.ASCII.GetBytes(pin), Encoding.ASCII.GetBytes(pin), Encoding.ASCII.GetBytes(pin));
    }

    private static MncException Fails(int status, Action action)
    {
        try
        {
            action();
        }
        catch (MncException failed)
        {
            Expect(failed.Code == status, "status " + failed.Code + " instead of " + status + ": " + failed);
            return failed;
        }
        throw new InvalidOperationException("no failure");
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
