// Which patient an answer is about, and what to do where the card does not confirm the qualification.
//
//   MatchAndFallBack.exe [FORM.html]
//
// A real program reads the JSON with the library that it has; this one looks for a few words.
using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using Mnc;

internal static class MatchAndFallBack
{
    private const string Hanako =
        "{\"patient_number\": \"000084\", \"name\": \"番号花子\", \"kana\": \"バンゴウ ハナコ\","
        + " \"birthdate\": \"S17.2.17\", \"sex\": \"2\"}";
    private const string Taro =
        "{\"patient_number\": \"18\", \"name\": \"架空太郎\", \"birthdate\": \"1950-02-03\", \"sex\": \"1\"}";

    private static int Main(string[] arguments)
    {
        return Example.Run(() =>
        {
            FindPatient();
            ShowReception();
            ShowProcedure();
            ShowDeclaration(arguments.Length > 0 ? arguments[0] : null);
        });
    }

    // The candidates among all patients, and one patient beside the answer.
    private static void FindPatient()
    {
        using (Answer answer = Answer.Open(Testing.Answer("VALID", Example.At)))
        using (PatientIndex index = PatientIndex.New("{}"))
        {
            Console.WriteLine("patients: {0}", index.Add(Hanako + "\n" + Taro + "\n"));
            Example.Show("candidates", index.Search(answer, Example.Day));
            Example.Show("comparison", Library.PatientCompare(Hanako, answer, 0, Example.Day, "{}"));
        }
    }

    // A reception that the answer ends: the qualification is over.
    private static void ShowReception()
    {
        string[] events =
        {
            "{\"event\": \"CARD_PLACED\"}",
            "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}",
            "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}",
            "{\"event\": \"ANSWERED\", \"outcome\": \"INVALID\"}",
            "{\"event\": \"CARD_REMOVED\"}",
        };
        using (Visit visit = Visit.Begin("{\"route\": \"WINDOW\"}", Example.At))
        {
            foreach (string happened in events)
            {
                visit.Step(happened, Example.At);
            }
            Example.Show("end", visit.End());
        }
    }

    private static void ShowProcedure()
    {
        string entry = Library.FallbackEnter("{\"reason\": \"INVALID\"}");
        string code = Regex.Match(entry, "\"case\":\\{\"code\":\"([^\"]*)\"").Groups[1].Value;
        Example.Show("case", code);
        string situation = "{\"case\": \"" + code + "\", \"day\": \"" + Example.Day + "\", \"birthdate\": \"S17.2.17\", \"share\": 1}";
        Example.Show("decision", Library.FallbackDecide(situation));
    }

    // The form, filled as far as the patient could, and the page to print.
    private static void ShowDeclaration(string path)
    {
        const string fields =
            "{\"issued\": true, \"insurance\": \"ELDERLY\", \"insurer_name\": \"架空県広域連合\", \"name\": \"番号　花子\","
            + " \"kana\": \"バンゴウ　ハナコ\", \"birth\": \"S17.2.17\", \"sex\": \"FEMALE\"}";
        Example.Show("form", Library.DeclarationCheck(fields, Example.Day));
        byte[] page = Library.DeclarationPrint(fields, Example.Day);
        bool filled = Encoding.UTF8.GetString(page).Contains("番号　花子");
        Console.WriteLine("page: {0} bytes{1}", page.Length, filled ? ", filled" : "");
        if (path != null)
        {
            File.WriteAllBytes(path, page);
        }
    }
}
