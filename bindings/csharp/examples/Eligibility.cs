// The eligibility through the exchange folder; a virtual terminal serves it.
//
//   Eligibility.exe FOLDER STATE
using System;
using Mnc;

internal static class Eligibility
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("Eligibility.exe FOLDER STATE");
            return 2;
        }
        return Example.Run(() => Confirm(arguments[0], arguments[1]));
    }

    private static void Confirm(string folder, string state)
    {
        string settings = "{\"root\": \"" + Escaped(folder) + "\", \"state\": \"" + Escaped(state) + "\", \"encoding\": \"Shift_JIS\"}";
        using (TestingTerminal virtualOne = TestingTerminal.Start(folder, Example.Day))
        using (Terminal terminal = Terminal.Open(settings, null))
        using (Answer answer = Ask(terminal, virtualOne.Inquiry()))
        {
            Show(answer);
            Console.WriteLine("pending: {0}", terminal.PendingCount());
        }
    }

    private static Answer Ask(Terminal terminal, string inquiry)
    {
        using (Request request = terminal.Ask(inquiry))
        {
            Answer answer = null;
            // No answer is never "invalid": the request stays open, and the program waits again.
            for (int patience = 0; answer == null && patience < 120; patience++)
            {
                answer = terminal.Poll(request, 500);
            }
            if (answer == null)
            {
                throw new MncException(Status.NotYet);
            }
            // Here a program saves the answer, and only then:
            terminal.Finish(request);
            return answer;
        }
    }

    private static void Show(Answer answer)
    {
        bool confirmed;
        int results;
        answer.Summary(out confirmed, out results);
        Console.WriteLine("confirmed: {0}, results: {1}", confirmed, results);
        Field[] fields = { Field.Outcome, Field.InsurerNumber, Field.Symbol, Field.Number, Field.Branch, Field.Name };
        foreach (Field field in fields)
        {
            string text = answer.Text(field, 0);
            if (text != null)
            {
                Example.Show(field.ToString(), text);
            }
        }
        // What a program of the Windows code page would store.
        byte[] name = Library.TextEncode(answer.Text(Field.Name, 0), 932);
        Console.WriteLine("name in CP932: {0} bytes", name.Length);
        Example.Show("answer", answer.Json());
    }

    private static string Escaped(string path)
    {
        return path.Replace("\\", "\\\\").Replace("\"", "\\\"");
    }
}
