using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Doctor;

/// <summary><c>anyshot doctor</c>: looks at the machine and at what a configuration asks for, and says what to do.</summary>
public static class DoctorCommand
{
    private static readonly TimeSpan LimitOfOneCheck = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var config = new Option<string?>("--config", "-c") { Description = "Device configuration to check; without it only the machine is looked at.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of the table." };
        var command = new Command("doctor", "Checks libraries, camera, broker, certificates, disk, clock, GPU and model, and says what to do.") { config, json };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(config), arguments.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? file, bool asJson, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        List<IDoctorCheck> checks = [.. DoctorChecks.ForMachine(time)];
        if (file is not null)
        {
            try
            {
                checks.AddRange(DoctorChecks.ForConfiguration(ConfigurationReader.Read(file), time));
            }
            catch (ConfigurationException error)
            {
                await Console.Error.WriteLineAsync(error.Message);
                return ExitCodes.Usage;
            }
        }

        var items = new List<CheckedItem>();
        await foreach (var item in new DoctorRound(time, LimitOfOneCheck).RunAsync(checks, cancellationToken))
        {
            items.Add(item);
        }

        if (asJson)
        {
            Console.WriteLine(DoctorReport.ToJson(items));
        }
        else
        {
            DoctorReport.Print(items, Console.Out, toFile: Console.IsOutputRedirected);
        }

        return DoctorReport.Worst(items) == FindingLevel.Fail ? ExitCodes.Fault : ExitCodes.Success;
    }
}
