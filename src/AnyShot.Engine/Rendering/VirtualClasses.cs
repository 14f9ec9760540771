namespace AnyShot.Engine.Rendering;

/// <summary>The classes that the virtual line can make.</summary>
public static class VirtualClasses
{
    public const string Good = "good";

    /// <summary>One thin, smooth line, darker or brighter than the surface.</summary>
    public const string Scratch = "scratch";

    /// <summary>A few small dark spots.</summary>
    public const string Pit = "pit";

    /// <summary>A soft patch, darker or brighter.</summary>
    public const string Stain = "stain";

    /// <summary>A dark, jagged, branching line.</summary>
    public const string Crack = "crack";

    /// <summary>A piece missing at the edge.</summary>
    public const string Chip = "chip";

    /// <summary>All of them, in the order that indices and training labels follow.</summary>
    public static IReadOnlyList<string> Names { get; } = [Good, Scratch, Pit, Stain, Crack, Chip];

    /// <summary>Position in <see cref="Names"/>.</summary>
    /// <exception cref="ArgumentException">The virtual line has no such class.</exception>
    public static int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"The virtual line has no class \"{name}\"; it has {string.Join(", ", Names)}.", nameof(name));
    }
}
