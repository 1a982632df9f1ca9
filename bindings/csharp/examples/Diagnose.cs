// What is wrong with readers and cards: first of this PC, then of a virtual card.
//
//   Diagnose.exe [KIND]
using System;
using Mnc;

internal static class Diagnose
{
    private static int Main(string[] arguments)
    {
        return Example.Run(() => Look(arguments.Length > 0 ? arguments[0] : "normal"));
    }

    private static void Look(string kind)
    {
        Example.Show("mnc", Library.Version + ", interface " + Library.AbiVersion);
        if (!Library.Fits)
        {
            throw new MncException(Status.NotSupported);
        }
        Library.Log(4, (level, target, message) => Console.Error.WriteLine("log {0} {1}: {2}", level, target, message));
        Readers();
        using (TestingCard virtualOne = TestingCard.Open(kind, Example.Day))
        {
            Example.Show("card", Card.Diagnose(virtualOne));
        }
        Library.Log(0, null);
    }

    private static void Readers()
    {
        try
        {
            Example.Show("readers", Library.ReaderDiagnose());
        }
        catch (MncException failed)
        {
            if (failed.Code != Status.NotSupported)
            {
                throw;
            }
            Example.Show("readers", "this library was built without PC/SC");
        }
    }
}
