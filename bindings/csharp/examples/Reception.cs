// A reception at the window: card, face or PIN, eligibility, consent, record.
//
//   Reception.exe [KIND [pin]]
//
// With "pin" the holder enters the PIN at this program, and the card itself is asked.
using System;
using System.Text;
using Mnc;

internal static class Reception
{
    private static int Main(string[] arguments)
    {
        bool pin = arguments.Length > 1 && arguments[1] == "pin";
        return Example.Run(() => Receive(arguments.Length > 0 ? arguments[0] : "normal", pin));
    }

    private static void Receive(string kind, bool pin)
    {
        using (TestingCard virtualOne = TestingCard.Open(kind, Example.Day))
        using (Card card = Card.Open(virtualOne))
        using (Anchors anchors = Testing.OpenAnchors())
        using (Visit visit = Visit.Begin("{\"route\": \"WINDOW\"}", Example.At))
        {
            PlaceCard(visit, card, anchors);
            if (pin)
            {
                VerifyPin(visit, card, anchors, virtualOne);
            }
            else
            {
                Step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}", "2026-11-20T10:00:05");
                Step(visit, "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}", "2026-11-20T10:00:10");
            }
            Step(visit, "{\"event\": \"ANSWERED\", \"outcome\": \"VALID\"}", "2026-11-20T10:00:15");
            Step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"CONSENT_TO_ALL\"}", "2026-11-20T10:00:20");
            Step(visit, "{\"event\": \"CARD_REMOVED\"}", "2026-11-20T10:00:25");
            Example.Show("end", visit.End());
            Record(visit);
        }
    }

    private static void PlaceCard(Visit visit, Card card, Anchors anchors)
    {
        const string declared = "{\"marking\": \"ABSENT\", \"photo\": true}";
        using (Assessment assessment = card.Assess(anchors, Example.At, declared))
        {
            Example.Show("assessment", assessment.Json());
            Example.Show("to do", visit.PlaceCard(assessment, Example.At));
        }
    }

    // First a wrong PIN, as it happens; the card counts it, and the counter is told.
    private static void VerifyPin(Visit visit, Card card, Anchors anchors, TestingCard virtualOne)
    {
        Step(visit, "{\"event\": \"CHOSEN\", \"choice\": \"PIN\"}", "2026-11-20T10:00:05");
        try
        {
            visit.VerifyPin(card, anchors, Encoding.ASCII.GetBytes("0000"), false, "2026-11-20T10:00:06");
        }
        catch (MncException failed)
        {
            if (failed.Code != Status.WrongSecret)
            {
                throw;
            }
            Step(visit, "{\"event\": \"PIN_WRONG\", \"left\": " + failed.TriesRemaining + "}", "2026-11-20T10:00:07");
        }
        byte[] pin = Example.SecretOf(virtualOne, Secret.AuthenticationPin);
        Example.Show("to do", visit.VerifyPin(card, anchors, pin, false, "2026-11-20T10:00:10"));
    }

    private static void Step(Visit visit, string happened, string at)
    {
        Example.Show("to do", visit.Step(happened, at));
        Example.Show("screen", visit.Screen());
    }

    private static void Record(Visit visit)
    {
        using (Answer answer = Answer.Open(Testing.Answer("VALID", Example.At)))
        {
            Example.Show("record", visit.Record(answer, "{\"pin_locked\": false}"));
        }
    }
}
