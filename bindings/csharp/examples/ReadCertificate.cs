// The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.
//
//   ReadCertificate.exe [KIND]
using System;
using System.Text;
using Mnc;

internal static class ReadCertificate
{
    private static int Main(string[] arguments)
    {
        return Example.Run(() => Read(arguments.Length > 0 ? arguments[0] : "normal"));
    }

    private static void Read(string kind)
    {
        using (TestingCard virtualOne = TestingCard.Open(kind, Example.Day))
        using (Card card = Card.Open(virtualOne))
        using (Anchors anchors = Testing.OpenAnchors())
        {
            ShowCertificate(card, anchors);
            if (PinState(card) == State.Remaining)
            {
                Sign(card, virtualOne);
            }
            Face(card, virtualOne);
        }
    }

    private static State PinState(Card card)
    {
        State state;
        int tries;
        card.SecretStatus(Secret.AuthenticationPin, out state, out tries);
        Console.WriteLine("PIN: state {0}, {1} tries left", (int)state, tries);
        return state;
    }

    private static void ShowCertificate(Card card, Anchors anchors)
    {
        try
        {
            using (Certificate certificate = card.Certificate())
            {
                Example.Show("certificate", certificate.Facts());
                Console.WriteLine("DER: {0} bytes", certificate.Der().Length);
                LifeCycle worth = certificate.LifeCycle(anchors, Example.At, 0, 0);
                Console.WriteLine("worth: {0} {1}", (int)worth, Library.LifeCycleMessage(worth, Language.Japanese));
            }
        }
        catch (MncException failed)
        {
            if (failed.Code != Status.SecretRequired)
            {
                throw;
            }
            Console.WriteLine("certificate: a phone wants its PIN first");
        }
    }

    private static void Sign(Card card, TestingCard virtualOne)
    {
        try
        {
            card.Verify(Secret.AuthenticationPin, Encoding.ASCII.GetBytes("0000"), false);
        }
        catch (MncException failed)
        {
            Console.WriteLine("wrong PIN: {0}, {1} tries left", failed.Name, failed.TriesRemaining);
        }
        byte[] pin = Example.SecretOf(virtualOne, Secret.AuthenticationPin);
        byte[] signature = card.Sign(pin, false, Scheme.Pkcs1Sha256, Encoding.ASCII.GetBytes("challenge"));
        Console.WriteLine("signature: {0} bytes", signature.Length);
    }

    private static void Face(Card card, TestingCard virtualOne)
    {
        try
        {
            byte[] number = Example.SecretOf(virtualOne, Secret.NumberBForAttributes);
            Example.Show("attributes", card.Attributes(Secret.NumberBForAttributes, number, false));
            byte[] photo = card.Photo(Example.SecretOf(virtualOne, Secret.NumberBForFace), false);
            Example.Show("photo", photo == null ? "none" : photo.Length + " bytes");
        }
        catch (MncException failed)
        {
            if (failed.Code != Status.NotMyNumberCard)
            {
                throw;
            }
            Console.WriteLine("attributes: a phone does not have them");
        }
    }
}
