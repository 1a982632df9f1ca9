// Every status: the constants, the names and both sentences are those of the table.
//
//   Statuses.exe statuses.tsv
using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text;
using Mnc;

internal static class Statuses
{
    private static int Main(string[] arguments)
    {
        Dictionary<int, FieldInfo> constants = new Dictionary<int, FieldInfo>();
        foreach (FieldInfo constant in typeof(Status).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            constants.Add((int)constant.GetRawConstantValue(), constant);
        }
        string[] rows = File.ReadAllLines(arguments[0], Encoding.UTF8);
        for (int i = 1; i < rows.Length; i++)
        {
            string[] cells = rows[i].Split('\t');
            int status = int.Parse(cells[0]);
            string constant = constants[status].Name;
            Expect(string.Equals(constant, cells[1].Replace("_", ""), StringComparison.OrdinalIgnoreCase), rows[i]);
            Expect(Library.StatusName(status) == cells[1], rows[i]);
            Expect(Library.StatusMessage(status, Language.Japanese) == cells[2], rows[i]);
            Expect(Library.StatusMessage(status, Language.English) == cells[3], rows[i]);
            Expect(new MncException(status).Sentence(Language.Japanese) == cells[2], rows[i]);
        }
        Expect(constants.Count == rows.Length - 1, "a constant is not in the table");
        Expect(Library.StatusName(-1) == "UNKNOWN", "-1");
        Console.WriteLine("{0} statuses", constants.Count);
        return 0;
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
