using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands;

/// <summary><c>anyshot run --config F</c>: the agent.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c") { Description = "Device configuration (JSON; see device-configs/).", Required = true };
        var command = new Command("run", "Run the agent with a device configuration until it is stopped (Ctrl+C, SIGTERM).") { config };
        command.SetAction((result, token) => RunAsync(result.GetValue(config)!, token));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await AgentRounds.RunAsync(file, configuration => AgentLogging.Create(configuration, console: true), more: null, cancellationToken).ConfigureAwait(false);
        }
        catch (ConfigurationException error)
        {
            return CommandErrors.Print(error);
        }
    }
}
