// Replays transcripts: makes the call of each file on a card that answers from it, and prints what came of
// it: JSON as the library gives it, or a line in the manner of the files.
//
//   Replay.exe anchors.json TRANSCRIPT…
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using Mnc;

internal static class Replay
{
    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        using (Anchors anchors = Anchors.OpenForTests(File.ReadAllText(arguments[0], Encoding.UTF8)))
        {
            for (int i = 1; i < arguments.Length; i++)
            {
                Tape tape = new Tape(arguments[i]);
                Console.WriteLine(Outcome(tape, anchors) + (tape.Complete ? "" : " STRANGE"));
            }
        }
        return 0;
    }

    private static string Outcome(Tape tape, Anchors anchors)
    {
        try
        {
            if (tape.Call.Text("call") == "diagnose")
            {
                return Card.Diagnose(tape);
            }
            using (Card card = Card.Open(tape, tape.ExtendedLength, 0))
            {
                // What is absent is no failure here, and a status in the files.
                return OnCard(card, tape.Call, anchors) ?? Failed(Status.Absent, null, null);
            }
        }
        catch (MncException failed)
        {
            return Failed(failed.Code, failed.StatusWord, failed.TriesRemaining);
        }
    }

    private static string OnCard(Card card, Line call, Anchors anchors)
    {
        Secret secret = (Secret)call.Number("secret");
        byte[] entered = Encoding.UTF8.GetBytes(call.Text("entered"));
        bool lastTry = call.Number("last_try") != 0;
        switch (call.Text("call"))
        {
            case "secret_status":
                State state;
                int tries;
                card.SecretStatus(secret, out state, out tries);
                return Result("\"state\":" + (int)state + ",\"tries\":" + tries);
            case "verify":
                card.Verify(secret, entered, lastTry);
                return "{\"line\":\"result\"}";
            case "certificate":
                return Facts(card.Certificate());
            case "certificate_behind":
                return Facts(card.CertificateBehind(secret, entered, lastTry));
            case "life_cycle":
                return Worth(card, call, anchors);
            case "sign":
                return Bytes(card.Sign(entered, lastTry, (Scheme)call.Number("scheme"), Encoding.UTF8.GetBytes(call.Text("message"))));
            case "attributes":
                return card.Attributes(secret, entered, lastTry);
            case "photo":
                return Bytes(card.Photo(entered, lastTry));
            case "identification":
                return card.Identification();
            case "assess":
                using (Assessment assessment = card.Assess(anchors, call.Text("at"), "{}"))
                {
                    return assessment.Json();
                }
            default:
                throw new InvalidDataException("no such call: " + call.Text("call"));
        }
    }

    private static string Facts(Certificate certificate)
    {
        using (certificate)
        {
            return certificate.Facts();
        }
    }

    private static string Worth(Card card, Line call, Anchors anchors)
    {
        using (Certificate certificate = card.Certificate())
        {
            LifeCycle worth = certificate.LifeCycle(anchors, call.Text("at"), call.Number("carrier"), call.Number("grace"));
            return Result("\"life_cycle\":" + (int)worth);
        }
    }

    private static string Bytes(byte[] bytes)
    {
        return bytes == null ? null : Result("\"bytes\":\"" + BitConverter.ToString(bytes).Replace("-", "") + "\"");
    }

    private static string Result(string fields)
    {
        return "{\"line\":\"result\"," + fields + "}";
    }

    private static string Failed(int status, int? statusWord, int? tries)
    {
        return string.Format(
            "{{\"line\":\"error\",\"status\":{0},\"status_word\":{1},\"tries_remaining\":{2}}}",
            status, statusWord ?? -1, tries ?? -1);
    }

    // A line of a transcript: flat fields without escapes.
    private sealed class Line
    {
        private static readonly Regex Field = new Regex("\"([^\"]+)\":(\"[^\"]*\"|-?\\d+|true|false)");
        private readonly Dictionary<string, string> fields = new Dictionary<string, string>();

        internal Line(string text)
        {
            foreach (Match match in Field.Matches(text))
            {
                fields[match.Groups[1].Value] = match.Groups[2].Value.Trim('"');
            }
        }

        internal bool Has(string name)
        {
            return fields.ContainsKey(name);
        }

        internal string Text(string name)
        {
            return Has(name) ? fields[name] : "";
        }

        internal int Number(string name)
        {
            return Has(name) ? int.Parse(fields[name]) : 0;
        }
    }

    // A card that answers from a transcript.
    private sealed class Tape : ITransport
    {
        private readonly Line[] lines;
        private int next = 2;
        private bool strange;

        internal Tape(string path)
        {
            lines = Array.ConvertAll(File.ReadAllLines(path, Encoding.UTF8), text => new Line(text));
        }

        internal Line Call
        {
            get { return lines[1]; }
        }

        internal bool? ExtendedLength
        {
            get
            {
                int said = lines[0].Number("extended_length");
                return said < 0 ? (bool?)null : said == 1;
            }
        }

        internal bool Complete
        {
            get { return !strange && next + 1 == lines.Length; }
        }

        public byte[] Transmit(byte[] command)
        {
            Line line = lines[next];
            if (strange || next + 1 >= lines.Length || !Fits(line.Text("command"), command))
            {
                strange = true;
                throw new InvalidDataException("another command than the transcript's");
            }
            next++;
            if (!line.Has("response"))
            {
                throw new MncException(line.Number("status"));
            }
            string response = line.Text("response");
            byte[] bytes = new byte[response.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = Convert.ToByte(response.Substring(2 * i, 2), 16);
            }
            return bytes;
        }

        private static bool Fits(string wanted, byte[] command)
        {
            string said = BitConverter.ToString(command).Replace("-", "");
            bool fits = said.Length == wanted.Length;
            for (int i = 0; fits && i < wanted.Length; i++)
            {
                fits = wanted[i] == 'x' || wanted[i] == said[i];
            }
            return fits;
        }
    }
}
