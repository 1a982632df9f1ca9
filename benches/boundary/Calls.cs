// The calls of the bench `boundary`, from C#: Calls.exe NAME ROUNDS REPETITIONS.
using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

static class Calls {
  [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
  delegate int Transmit(IntPtr userdata, IntPtr command, UIntPtr commandLen, IntPtr response, ref UIntPtr responseLen);

  [StructLayout(LayoutKind.Sequential)]
  struct Transport {
    public uint StructSize;
    public int ExtendedLength;
    public UIntPtr MaxCommand;
    public IntPtr Userdata;
    public Transmit Transmit;
    public IntPtr Destroy;
  }

  const CallingConvention C = CallingConvention.Cdecl;

  [DllImport("mnc", CallingConvention = C)]
  static extern int mnc_card_open_transport(ref Transport transport, out IntPtr card, IntPtr error);
  [DllImport("mnc", CallingConvention = C)]
  static extern int mnc_card_secret_status(IntPtr card, int secret, out int state, out int tries, IntPtr error);
  [DllImport("mnc", CallingConvention = C)]
  static extern int mnc_card_free(IntPtr card, IntPtr error);
  [DllImport("mnc", CallingConvention = C)]
  static extern int mnc_name_fold(byte[] name, UIntPtr len, out IntPtr data, IntPtr error);
  [DllImport("mnc", CallingConvention = C)]
  static extern int mnc_data_copy(IntPtr data, byte[] buffer, ref UIntPtr len, IntPtr error);
  [DllImport("mnc", CallingConvention = C)]
  static extern int mnc_data_free(IntPtr data, IntPtr error);

  static readonly byte[] Name = Encoding.UTF8.GetBytes("番号 花子");
  static readonly byte[] Buffer = new byte[512];

  static void Must(int status) {
    if (status != 0) {
      throw new InvalidOperationException("status " + status);
    }
  }

  // A card with three tries left, and nothing else.
  static int Answer(IntPtr userdata, IntPtr command, UIntPtr commandLen, IntPtr response, ref UIntPtr responseLen) {
    bool select = (ulong)commandLen > 4;
    Marshal.WriteByte(response, 0, (byte)(select ? 0x90 : 0x63));
    Marshal.WriteByte(response, 1, (byte)(select ? 0x00 : 0xC3));
    responseLen = (UIntPtr)2;
    return 0;
  }

  static void Fold(IntPtr card) {
    IntPtr data;
    UIntPtr len = (UIntPtr)Buffer.Length;
    Must(mnc_name_fold(Name, (UIntPtr)Name.Length, out data, IntPtr.Zero));
    Must(mnc_data_copy(data, Buffer, ref len, IntPtr.Zero));
    Must(mnc_data_free(data, IntPtr.Zero));
  }

  static void Status(IntPtr card) {
    int state, tries;
    Must(mnc_card_secret_status(card, 1, out state, out tries, IntPtr.Zero));
  }

  static void Main(string[] arguments) {
    Action<IntPtr> call = Status;
    if (arguments[0] == "fold") {
      call = Fold;
    }
    int rounds = int.Parse(arguments[1]), repetitions = int.Parse(arguments[2]);
    IntPtr card;
    var transport = new Transport { StructSize = (uint)Marshal.SizeOf(typeof(Transport)), Transmit = Answer };
    Must(mnc_card_open_transport(ref transport, out card, IntPtr.Zero));
    double best = double.MaxValue;
    for (int round = 0; round < rounds; round++) {
      var watch = Stopwatch.StartNew();
      for (int i = 0; i < repetitions; i++) {
        call(card);
      }
      best = Math.Min(best, watch.Elapsed.TotalMilliseconds * 1e6);
    }
    Must(mnc_card_free(card, IntPtr.Zero));
    GC.KeepAlive(transport);
    Console.WriteLine((best / repetitions).ToString(CultureInfo.InvariantCulture));
  }
}
