// What the examples share: the time, a virtual card, and how a failure is told.
using System;
using System.Text;
using Mnc;

internal static class Example
{
    // A real program asks its clock.
    internal const string Day = "2026-11-20";
    internal const string At = "2026-11-20T10:00:00";

    internal static void Show(string title, string text)
    {
        Console.WriteLine("{0}: {1}", title, text);
    }

    // A secret of the virtual card. The wrapper wipes it after its use.
    internal static byte[] SecretOf(TestingCard card, Secret secret)
    {
        return Encoding.ASCII.GetBytes(card.Secret(secret));
    }

    internal static int Run(Action program)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        try
        {
            program();
            return 0;
        }
        catch (MncException failed)
        {
            Console.Error.WriteLine("{0} ({1}): {2}", failed.Name, failed.Code, failed.Message);
            Console.Error.WriteLine(failed.Sentence(Language.Japanese));
            return 1;
        }
    }
}
