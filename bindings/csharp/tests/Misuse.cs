// Everything that a caller can do wrong in C#: each is an exception, and the objects stay usable.
using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Mnc;

internal static class Misuse
{
    private static void Main()
    {
        Nulls();
        WrongHandles();
        Disposal();
        Secrets();
        ThrowingTransports();
        OddTransports();
        Reentry();
        DisposedInItsCallback();
        Threads();
        Forgotten();
        LogLines();
        Console.WriteLine("every misuse is an exception");
    }

    private static void Nulls()
    {
        using (Visit visit = NewVisit())
        {
            Throws<ArgumentNullException>(() => visit.Step(null, At));
            Throws<ArgumentNullException>(() => visit.PlaceCard(null, At));
            Throws<ArgumentNullException>(() => visit.Record(null, "{}"));
            Throws<ArgumentNullException>(() => Card.Open((ITransport)null));
            Throws<ArgumentNullException>(() => Card.OpenReader(null));
            Throws<ArgumentException>(() => visit.Step("\ud800", At));
            Fails(Status.InvalidArgument, () => visit.Step("", At));
            Fails(Status.InvalidArgument, () => visit.Step("{\"event\": \"CARD_REMOVED\"}", "noon"));
            Fails(Status.StepOutOfOrder, () => visit.Step("{\"event\": \"REGISTERED\"}", At));
            Fails(Status.MalformedEligibility, () => Answer.Open(null));
            Expect(visit.End() == null, "not yet is no failure");
        }
    }

    private static void WrongHandles()
    {
        using (TestingCard virtualOne = TestingCard.Open("normal", Day))
        using (Card card = Card.Open(virtualOne))
        using (Visit visit = NewVisit())
        {
            foreach (long number in new long[] { visit.DangerousGetHandle().ToInt64(), 4096, -1 })
            {
                WithHandle(card, new IntPtr(number), () => Fails(Status.InvalidHandle, () => Tries(card)));
            }
            WithHandle(visit, virtualOne.DangerousGetHandle(), () => Fails(Status.InvalidHandle, () => visit.Screen()));
            WithHandle(visit, IntPtr.Zero, () => Fails(Status.NullPointer, () => visit.Screen()));
            Expect(Tries(card) == 3, "the card stays usable");
        }
    }

    private static void Disposal()
    {
        TestingCard virtualOne = TestingCard.Open("normal", Day);
        Card card = Card.Open(virtualOne);
        card.Dispose();
        card.Dispose();
        card.Close();
        Throws<ObjectDisposedException>(() => Tries(card));
        using (Visit visit = NewVisit())
        using (Card other = Card.Open(virtualOne))
        {
            Assessment assessment = other.Assess(Testing.OpenAnchors(), At, "{}");
            assessment.Dispose();
            Throws<ObjectDisposedException>(() => visit.PlaceCard(assessment, At));
            virtualOne.Dispose();
            MncException failed = Fails(Status.Communication, () => Tries(other));
            Expect(failed.InnerException is ObjectDisposedException, "the cause is told");
        }
    }

    private static void Secrets()
    {
        using (TestingCard virtualOne = TestingCard.Open("normal", Day))
        using (Card card = Card.Open(virtualOne))
        {
            byte[] wrong = Ascii("0000");
            MncException failed = Fails(Status.WrongSecret, () => card.Verify(Secret.AuthenticationPin, wrong, false));
            Expect(failed.TriesRemaining == 2 && failed.StatusWord == 0x63C2 && failed.ReaderCode == null, failed.Message);
            Expect(BitConverter.ToInt32(wrong, 0) == 0, "the wrapper wipes what was entered");
            Fails(Status.InvalidSecret, () => card.Verify(Secret.AuthenticationPin, Ascii("12"), false));
            Fails(Status.UnknownCode, () => card.Verify((Secret)99, Ascii("0000"), false));
            Fails(Status.WrongSecret, () => card.Verify(Secret.AuthenticationPin, Ascii("0000"), false));
            Fails(Status.LastTryProtected, () => card.Verify(Secret.AuthenticationPin, Ascii("0000"), false));
            byte[] pin = Ascii(virtualOne.Secret(Secret.AuthenticationPin));
            Expect(card.Sign(pin, true, Scheme.Pkcs1Sha256, Ascii("challenge")).Length == 256, "the right PIN signs");
            Expect(BitConverter.ToInt32(pin, 0) == 0, "the PIN is wiped after success too");
        }
    }

    private static void ThrowingTransports()
    {
        using (Host host = new Host())
        using (Card card = Card.Open(host))
        {
            InvalidOperationException own = new InvalidOperationException("the radio is off");
            host.Before = () => { throw own; };
            MncException failed = Fails(Status.Communication, () => Tries(card));
            Expect(failed.InnerException == own, "the exception of the transport is the cause");
            Expect(failed.Message.IndexOf("radio", StringComparison.Ordinal) < 0, "and not in the message");
            host.Before = () => { throw new MncException(Status.CardRemoved); };
            Fails(Status.CardRemoved, () => Tries(card));
            host.Before = () => { throw new MncException(Status.Ok); };
            Fails(Status.Communication, () => Tries(card));
            host.Before = () => { };
            Expect(Tries(card) == 3, "the card stays usable");
            failed = Fails(Status.UnknownCode, () => card.Verify((Secret)99, Ascii("0000"), false));
            Expect(failed.InnerException == null, "an old cause is not told again");
        }
    }

    private static void OddTransports()
    {
        using (Host host = new Host())
        using (Card card = Card.Open(host, false, 261))
        {
            host.Instead = () => null;
            Fails(Status.Communication, () => Tries(card));
            host.Instead = () => new byte[70000];
            Fails(Status.Communication, () => Tries(card));
            host.Instead = () => new byte[0];
            Fails(Status.MalformedResponse, () => Tries(card));
            host.Instead = null;
            Expect(Tries(card) == 3, "the card stays usable");
            Expect(host.Longest <= 261, "no command is longer than the transport takes");
            Expect(host.AllWiped, "commands are wiped after their use");
        }
        Throws<OverflowException>(() => Card.Open(new Host(), null, -1));
    }

    private static void Reentry()
    {
        using (Host host = new Host())
        using (Card card = Card.Open(host))
        {
            MncException inner = null;
            host.Before = () => inner = Fails(Status.Reentrant, () => Tries(card));
            Expect(Tries(card) == 3 && inner != null, "the outer call succeeds");
            host.Before = () => Tries(card);
            MncException outer = Fails(Status.Communication, () => Tries(card));
            inner = outer.InnerException as MncException;
            Expect(inner != null && inner.Code == Status.Reentrant, "or fails, and the inner one is the cause");
        }
    }

    private static void DisposedInItsCallback()
    {
        using (Host host = new Host())
        {
            Card card = Card.Open(host);
            host.Before = card.Dispose;
            Expect(Tries(card) == 3, "the call that is under way ends first");
            Throws<ObjectDisposedException>(() => Tries(card));
        }
    }

    private static void Threads()
    {
        using (Host host = new Host())
        using (Card card = Card.Open(host))
        {
            int done = 0;
            List<Thread> threads = new List<Thread>();
            for (int i = 0; i < 8; i++)
            {
                bool throws = i == 7;
                threads.Add(new Thread(() =>
                {
                    for (int turn = 0; turn < 5; turn++)
                    {
                        host.ThrowOn = throws ? Thread.CurrentThread : host.ThrowOn;
                        try
                        {
                            Expect(Tries(card) == 3 && !throws, "a thread gets its own answer");
                        }
                        catch (MncException failed)
                        {
                            Expect(throws && failed.InnerException is TimeoutException, "a thread gets its own failure");
                        }
                        Interlocked.Increment(ref done);
                    }
                }));
            }
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Expect(done == 40, "every thread had its turns");
        }
        DisposedByAnother();
    }

    private static void DisposedByAnother()
    {
        using (Host host = new Host())
        {
            Card card = Card.Open(host);
            ManualResetEvent begun = new ManualResetEvent(false), disposed = new ManualResetEvent(false);
            host.Before = () => { begun.Set(); disposed.WaitOne(); };
            int tries = 0;
            Thread caller = new Thread(() => tries = Tries(card));
            caller.Start();
            begun.WaitOne();
            card.Dispose();
            disposed.Set();
            caller.Join();
            Expect(tries == 3, "the call that is under way ends first");
        }
    }

    // Objects that nobody disposed are freed, and what they held of ours with them.
    private static void Forgotten()
    {
        List<WeakReference> transports = new List<WeakReference>();
        Thread careless = new Thread(() =>
        {
            for (int i = 0; i < 30; i++)
            {
                Host host = new Host();
                transports.Add(new WeakReference(host));
                Expect(Tries(Card.Open(host)) == 3, "a card of its own");
            }
        });
        careless.Start();
        careless.Join();
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        int alive = transports.FindAll(it => it.IsAlive).Count;
        Expect(alive < 5, alive + " of 30 transports are still held");
    }

    private static void LogLines()
    {
        int lines = 0;
        using (Host host = new Host())
        using (Card card = Card.Open(host))
        {
            Fails(Status.UnknownCode, () => Library.Log(9, (level, target, message) => { }));
            Library.Log(4, (level, target, message) =>
            {
                lines++;
                throw new InvalidOperationException("no disk");
            });
            Tries(card);
            Expect(lines > 0, "lines come");
            Library.Log(0, null);
            lines = 0;
            Tries(card);
            Expect(lines == 0, "no line comes any more");
        }
    }

    private const string Day = "2026-11-20";
    private const string At = "2026-11-20T10:00:00";

    private sealed class Host : ITransport, IDisposable
    {
        internal Action Before = () => { };
        internal Func<byte[]> Instead;
        internal Thread ThrowOn;
        internal int Longest;
        private readonly TestingCard card = TestingCard.Open("normal", Day);
        private byte[] last = new byte[0];
        private bool wiped = true;

        internal bool AllWiped
        {
            get { return wiped && Array.TrueForAll(last, it => it == 0); }
        }

        public byte[] Transmit(byte[] command)
        {
            wiped = AllWiped;
            last = command;
            Longest = Math.Max(Longest, command.Length);
            if (ThrowOn == Thread.CurrentThread)
            {
                throw new TimeoutException();
            }
            Before();
            return Instead == null ? card.Transmit(command) : Instead();
        }

        public void Dispose()
        {
            card.Dispose();
        }
    }

    private static Visit NewVisit()
    {
        return Visit.Begin("{\"route\": \"WINDOW\"}", At);
    }

    private static int Tries(Card card)
    {
        State state;
        int tries;
        card.SecretStatus(Secret.AuthenticationPin, out state, out tries);
        return tries;
    }

    // The type system does not let a handle stand for another; a memory error does.
    private static void WithHandle(SafeHandle victim, IntPtr number, Action action)
    {
        FieldInfo field = typeof(SafeHandle).GetField("handle", BindingFlags.Instance | BindingFlags.NonPublic);
        object before = field.GetValue(victim);
        field.SetValue(victim, number);
        try
        {
            action();
        }
        finally
        {
            field.SetValue(victim, before);
        }
    }

    private static byte[] Ascii(string text)
    {
        return Encoding.ASCII.GetBytes(text);
    }

    private static MncException Fails(int status, Action action)
    {
        MncException failed = Throws<MncException>(action);
        Expect(failed.Code == status, "status " + failed.Code + " instead of " + status);
        Expect(failed.Message.Length > 0 && failed.Sentence(Language.Japanese).Length > 0, "a failure says what it is");
        return failed;
    }

    private static T Throws<T>(Action action) where T : Exception
    {
        try
        {
            action();
        }
        catch (T thrown)
        {
            return thrown;
        }
        throw new InvalidOperationException("no " + typeof(T).Name);
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
