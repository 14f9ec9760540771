using System.Text;

namespace AnyShot.Edge.Classes;

/// <summary>Ids and numbers for new classes; none that any class ever had.</summary>
internal static class ClassIds
{
    /// <summary>An id made of the name: its letters and digits in lower case, everything else one -; with a number behind it when it is taken.</summary>
    public static string New(string name, IReadOnlyCollection<RegisteredClass> classes)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        // Room for a number behind it.
        var stem = text.ToString()[..Math.Min(text.Length, ClassRules.LongestId - 6)].Trim('-');
        stem = stem.Length == 0 ? "class" : stem;
        var taken = classes.Select(entry => entry.Id).ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : $"{stem}-{n}").First(id => !taken.Contains(id));
    }

    /// <summary>The number after the highest one; the lowest free one when that would be too high. 0 when none is free.</summary>
    public static int NewNumber(IReadOnlyCollection<RegisteredClass> classes)
    {
        var highest = classes.Max(entry => entry.Number);
        if (highest < 65535)
        {
            return highest + 1;
        }

        var taken = classes.Select(entry => entry.Number).ToHashSet();
        return Enumerable.Range(1, 65535).FirstOrDefault(number => !taken.Contains(number));
    }
}
