using System.Globalization;

namespace AnyShot.Soak;

/// <summary>Resident memory from /proc.</summary>
internal static class MemoryOf
{
    /// <summary>MiB of a process; 0 when it is gone.</summary>
    public static double Process(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>MiB of all child processes whose command is node: the serving and the prepared one.</summary>
    public static double OpcUaChildren(int agent) =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => int.Parse(n!, CultureInfo.InvariantCulture))
            .Where(id => IsNodeChild(id, agent)).Sum(Process);

    private static bool IsNodeChild(int id, int parent)
    {
        try
        {
            // "PID (COMM) STATE PPID ...": the command may hold spaces, so the parent is looked for after the closing bracket.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var comm = stat[(stat.IndexOf('(') + 1)..stat.LastIndexOf(')')];
            return comm is "node" or "MainThread" && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == parent.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
