using System.Globalization;

namespace AnyShot.Edge.Collecting;

/// <summary>What a host's <c>robots.txt</c> says to us (RFC 9309): rules of the group with our name, else of the group <c>*</c>; the longest rule that fits decides, and allow before disallow.</summary>
internal sealed class RobotsRules
{
    /// <summary>Bytes of the file that are read; RFC 9309 asks for 500 KiB at least.</summary>
    public const int Largest = 512 << 10;

    private const int MostRules = 10_000;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly List<(string Pattern, bool Allows)> _rules = [];

    private RobotsRules()
    {
    }

    /// <summary>Of a host without rules.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Of a host whose rules cannot be read: RFC 9309 has it that nothing may be fetched then.</summary>
    public static RobotsRules DisallowAll { get; } = new() { _rules = { ("/", false) } };

    /// <summary>The delay between two requests that the host asks for (not in the RFC, but common); one minute at most.</summary>
    public TimeSpan Delay { get; private set; }

    /// <param name="text">The file.</param>
    /// <param name="agent">Our name, without a version.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var (own, any) = (new RobotsRules(), new RobotsRules());
        var (hasOwn, rules, isHead) = (false, new List<RobotsRules>(), false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = line[..(line.IndexOf('#') is >= 0 and var comment ? comment : line.Length)];
            var colon = content.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var key = content[..colon].Trim();
            var value = content[(colon + 1)..].Trim();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!isHead)
                {
                    rules.Clear();
                }

                isHead = true;
                if (value.Equals(agent, StringComparison.OrdinalIgnoreCase))
                {
                    hasOwn = true;
                    rules.Add(own);
                }
                else if (value is "*")
                {
                    rules.Add(any);
                }

                continue;
            }

            isHead = false;
            foreach (var group in rules)
            {
                group.Take(key, value);
            }
        }

        return hasOwn ? own : any;
    }

    /// <param name="pathAndQuery">Begins with a slash.</param>
    public bool Allows(string pathAndQuery)
    {
        var (length, allows) = (-1, true);
        foreach (var (pattern, isAllowed) in _rules)
        {
            if ((pattern.Length > length || (pattern.Length == length && isAllowed)) && Fits(pattern, pathAndQuery))
            {
                (length, allows) = (pattern.Length, isAllowed);
            }
        }

        return allows;
    }

    private void Take(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        var allows = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
        if ((allows || key.Equals("disallow", StringComparison.OrdinalIgnoreCase)) && value.Length > 0 && _rules.Count < MostRules)
        {
            _rules.Add((value.ToString(), allows));
        }
        else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
        }
    }

    /// <summary><c>*</c> stands for anything, <c>$</c> at the end for the end. Walks back to the last star only, so that no pattern takes more than its length times the path's.</summary>
    private static bool Fits(string pattern, string path)
    {
        var isAnchored = pattern.EndsWith('$');
        var last = isAnchored ? pattern.Length - 1 : pattern.Length;
        var (p, at, star, retry) = (0, 0, -1, 0);
        while (true)
        {
            if (p == last && (!isAnchored || at == path.Length))
            {
                return true;
            }

            if (p < last && pattern[p] == '*')
            {
                (star, retry) = (p++, at);
            }
            else if (p < last && at < path.Length && pattern[p] == path[at])
            {
                p++;
                at++;
            }
            else if (star >= 0 && retry < path.Length)
            {
                (p, at) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }
    }
}
