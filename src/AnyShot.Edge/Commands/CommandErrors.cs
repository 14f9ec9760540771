using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands;

/// <summary>One way of telling a person at the console what is wrong.</summary>
internal static class CommandErrors
{
    /// <summary>Prints every mistake of a configuration, one a line.</summary>
    /// <returns><see cref="ExitCodes.Usage"/>.</returns>
    public static int Print(ConfigurationException error)
    {
        Console.Error.WriteLine($"{error.File} has {(error.Mistakes.Count == 1 ? "a mistake" : $"{error.Mistakes.Count} mistakes")}:");
        foreach (var mistake in error.Mistakes)
        {
            Console.Error.WriteLine($"  {mistake}");
        }

        return ExitCodes.Usage;
    }
}
