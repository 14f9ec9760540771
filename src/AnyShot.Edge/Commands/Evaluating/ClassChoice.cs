using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Which classes are measured: splits by name, <c>all</c>, or classes by name; several by commas.</summary>
/// <param name="Text">As it was written.</param>
internal sealed record ClassChoice(string Text)
{
    public const string Everything = "all";

    private IEnumerable<string> Names => Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one split that is chosen; null for anything else.</summary>
    public ClassSplit? Split => ClassSplits.Parse(Text.Trim());

    /// <summary>Labels of the chosen classes, rising.</summary>
    /// <exception cref="ArgumentException">A name is neither a split nor a class; the sentence names it.</exception>
    public IReadOnlyList<int> Labels(FeatureSet set)
    {
        var chosen = new SortedSet<int>();
        foreach (var name in Names)
        {
            var label = -1;
            for (var c = 0; c < set.ClassNames.Count; c++)
            {
                label = set.ClassNames[c] == name ? c : label;
            }

            if (label < 0 && name != Everything && ClassSplits.Parse(name) is null)
            {
                throw new ArgumentException($"--classes \"{name}\" is neither base, val, novel, all nor a class of {set.Name}.");
            }

            chosen.UnionWith(label >= 0
                ? [label]
                : Enumerable.Range(0, set.ClassNames.Count).Where(c => name == Everything || set.Splits[c] == ClassSplits.Parse(name)));
        }

        return chosen.Count > 0 ? [.. chosen] : throw new ArgumentException($"--classes \"{Text}\" chooses no class.");
    }
}
