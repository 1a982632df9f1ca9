// What the examples share: the time, a virtual card, and how a failure is told.
using System;
using System.IO;
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
        SpeakUtf8();
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

    // On Windows a program has no console to set where another one started it and reads what it says.
    private static void SpeakUtf8()
    {
        try
        {
            Console.OutputEncoding = new UTF8Encoding(false);
        }
        catch (IOException)
        {
            Console.SetOut(Utf8(Console.OpenStandardOutput()));
            Console.SetError(Utf8(Console.OpenStandardError()));
        }
    }

    private static TextWriter Utf8(Stream stream)
    {
        return new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
    }
}
