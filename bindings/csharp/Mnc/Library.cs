// The library itself: version, statuses, log.
using System;

namespace Mnc
{
    /// <summary>The library itself, and what belongs to no object.</summary>
    public static partial class Library
    {
        /// <summary>The version of the library, <c>major.minor.patch</c>.</summary>
        public static string Version
        {
            get { return Utf8.Constant(Native.mnc_version()); }
        }

        /// <summary>The version of its binary interface.</summary>
        public static int AbiVersion
        {
            get { return checked((int)Native.mnc_abi_version()); }
        }

        /// <summary>Whether this assembly can work with the library that is there.</summary>
        public static bool Fits
        {
            get { return AbiVersion >= Number.AbiVersion; }
        }

        /// <summary>The stable name of a status, <c>UNKNOWN</c> for another number.</summary>
        public static string StatusName(int status)
        {
            return Utf8.Constant(Native.mnc_status_name(status));
        }

        /// <summary>The sentence of a status, for people.</summary>
        public static string StatusMessage(int status, Language language)
        {
            return Utf8.Constant(Native.mnc_status_message(status, (int)language));
        }
    }
}
