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

    /// <summary>Runs a command and turns what can go wrong into one sentence and an exit code.</summary>
    /// <param name="action">The command.</param>
    /// <param name="files">Begins the sentence when a file is in the way: "The users file cannot be written".</param>
    public static int Run(Action action, string files)
    {
        try
        {
            action();
            return ExitCodes.Success;
        }
        catch (ConfigurationException error)
        {
            return Print(error);
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{files}: {error.Message}");
            return ExitCodes.Fault;
        }
    }
}
