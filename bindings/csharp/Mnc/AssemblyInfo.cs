using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Mnc")]
[assembly: AssemblyDescription("The My Number Card as a health insurance card")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: ComVisible(false)]
[assembly: InternalsVisibleTo("MncTesting")]
