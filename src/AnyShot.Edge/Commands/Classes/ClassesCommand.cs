using System.CommandLine;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes ...</c>: the class registry of a station. Some commands ask the running agent, which decides by the user's role; import works on the files and needs the agent to be stopped, rollback works either way, and so does reading.</summary>
internal static class ClassesCommand
{
    /// <summary>Which station; every command below has it.</summary>
    public static Option<string> Config { get; } = new("--config", "-c") { Description = "Device configuration of the station.", Required = true };

    public static Command Create() => new("classes", "The classes of a station: add, change, try and promote them while the agent runs; list, history, check, export, import, rollback.")
    {
        ListClassesCommand.Create(),
        AddClassCommand.Create(),
        ChangeClassCommand.Create(),
        AddShotCommand.Create(),
        SuspiciousCommand.Create(),
        TrialCommand.Create(),
        QualityCommand.Create(),
        ProposeCommand.Create(),
        PromoteCommand.Create(),
        DiscardCommand.Create(),
        RemoveClassCommand.Create(),
        MergeClassesCommand.Create(),
        ClassLogCommand.Create(),
        VerifyClassesCommand.Create(),
        ExportClassesCommand.Create(),
        ImportClassesCommand.Create(),
        RollbackClassesCommand.Create(),
    };

    /// <summary>Runs a command on the configuration that <see cref="Config"/> names and turns what can go wrong into one sentence and an exit code.</summary>
    public static async Task<int> RunAsync(ParseResult result, Func<DeviceConfiguration, Task<int>> action)
    {
        try
        {
            return await action(ConfigurationReader.Read(result.GetValue(Config)!)).ConfigureAwait(false);
        }
        catch (ConfigurationException error)
        {
            return CommandErrors.Print(error);
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
        catch (Exception error) when (error is ClassRefusedException or ClassStoreException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Fault;
        }
    }
}
