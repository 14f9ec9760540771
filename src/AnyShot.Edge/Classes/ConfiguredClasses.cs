using System.Security.Cryptography;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Classes;

/// <summary>Entries of the configuration as classes of the registry.</summary>
public static class ConfiguredClasses
{
    /// <param name="entry">Entry of <c>classes</c>.</param>
    /// <param name="id">Id of the class.</param>
    /// <param name="shots">Examples that were added while the agent ran.</param>
    public static RegisteredClass Of(ClassOptions entry, string id, IReadOnlyList<string> shots) => new()
    {
        Id = id,
        Number = entry.Number,
        Name = entry.Name.Trim(),
        Description = entry.Description,
        Prompts = [.. entry.Prompt.Prompts],
        Synonyms = [.. entry.Prompt.Synonyms],
        Negative = [.. entry.Prompt.Negative],
        Severity = entry.Severity,
        Examples = entry.Examples,
        MostExamples = entry.MostExamples,
        Shots = shots,
    };

    /// <summary>All entries as new classes, with ids made of their names.</summary>
    public static IReadOnlyList<RegisteredClass> OfAll(IReadOnlyList<ClassOptions> entries)
    {
        var classes = new List<RegisteredClass>(entries.Count);
        foreach (var entry in entries)
        {
            classes.Add(Of(entry, ClassIds.New(entry.Name, classes), []));
        }

        return [.. classes.OrderBy(entry => entry.Number)];
    }

    /// <summary>SHA-256 of all that an entry says, hexadecimal.</summary>
    internal static string Hash(ClassOptions entry) => Convert.ToHexStringLower(SHA256.HashData(ClassJson.Write(Of(entry, "", [])).Span));
}
