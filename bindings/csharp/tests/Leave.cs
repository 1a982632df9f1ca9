// A program that ends with everything still open: objects, a transport, the log, a thread in a call.
//
//   Leave.exe return|exit|throw
using System;
using System.Threading;
using Mnc;

internal static class Leave
{
    private static Card held;
    private static Visit visit;

    private sealed class Slow : ITransport
    {
        internal readonly ManualResetEvent Begun = new ManualResetEvent(false);

        public byte[] Transmit(byte[] command)
        {
            Begun.Set();
            Thread.Sleep(Timeout.Infinite);
            return null;
        }
    }

    private static void Main(string[] arguments)
    {
        Library.Log(4, (level, target, message) => { });
        TestingCard virtualOne = TestingCard.Open("normal", "2026-11-20");
        held = Card.Open(virtualOne);
        visit = Visit.Begin("{\"route\": \"WINDOW\"}", "2026-11-20T10:00:00");
        Slow slow = new Slow();
        Thread waiting = new Thread(() => Tries(Card.Open(slow)));
        waiting.IsBackground = true;
        waiting.Start();
        slow.Begun.WaitOne();
        Console.WriteLine("{0} tries, leaving by {1}", Tries(held), arguments[0]);
        Console.Out.Flush();
        if (arguments[0] == "exit")
        {
            Environment.Exit(7);
        }
        if (arguments[0] == "throw")
        {
            throw new InvalidOperationException("an exception of the program's own");
        }
        GC.KeepAlive(visit);
    }

    private static int Tries(Card card)
    {
        State state;
        int tries;
        card.SecretStatus(Secret.AuthenticationPin, out state, out tries);
        return tries;
    }
}
