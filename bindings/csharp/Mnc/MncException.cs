// A failed call.
using System;

namespace Mnc
{
    /// <summary>What a failed call says. <see cref="Exception.Message"/> is for the log, in English and without
    /// personal data; <see cref="Sentence"/> is for staff and patients.</summary>
    public sealed class MncException : Exception
    {
        /// <summary>For a transport that wants to fail with a code of its own, such as
        /// <see cref="Status.CardRemoved"/>.</summary>
        public MncException(int code) : base(Library.StatusName(code))
        {
            Code = code;
        }

        internal MncException(int code, NativeError error, Exception cause)
            : base(Describe(code, error), cause)
        {
            Code = code;
            StatusWord = error.StatusWord < 0 ? (int?)null : error.StatusWord;
            TriesRemaining = error.TriesRemaining < 0 ? (int?)null : error.TriesRemaining;
            ReaderCode = error.ReaderCode < 0 ? (long?)null : error.ReaderCode;
        }

        /// <summary>The stable number, one of <see cref="Status"/>.</summary>
        public int Code { get; private set; }

        /// <summary>The stable name, such as <c>WRONG_SECRET</c>.</summary>
        public string Name
        {
            get { return Library.StatusName(Code); }
        }

        /// <summary>The status word of the card (ISO/IEC 7816-4), if it answered.</summary>
        public int? StatusWord { get; private set; }

        /// <summary>The tries that a PIN has left, if the card said so.</summary>
        public int? TriesRemaining { get; private set; }

        /// <summary>The code of the reader's driver or of the smart card service, if there was one.</summary>
        public long? ReaderCode { get; private set; }

        /// <summary>The sentence for people.</summary>
        public string Sentence(Language language)
        {
            return Library.StatusMessage(Code, language);
        }

        private static string Describe(int code, NativeError error)
        {
            string message = Utf8.UpToNul(error.Message);
            return message.Length > 0 ? message : Library.StatusName(code);
        }
    }
}
