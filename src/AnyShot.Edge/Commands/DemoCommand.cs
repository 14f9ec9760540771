using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Commands.Demo;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Commands;

/// <summary><c>anyshot demo</c>: a running line on a machine that has nothing yet.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var seconds = new Option<int?>("--seconds", "-s") { Description = "Stop by itself after this many seconds and print a summary." };
        seconds.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() is < 1 or > 86_400)
            {
                r.AddError("--seconds must be from 1 to 86400.");
            }
        });
        var config = new Option<string?>("--config", "-c") { Description = "Device configuration instead of device-configs/demo.json." };
        var plc = new Option<bool>("--plc") { Description = "A simulated PLC has the parts judged under the handshake, and a technician adds a class in words: device-configs/demo-plc.json." };
        var command = new Command("demo", "Run a virtual part line: local broker if none answers, the agent, its page, MQTT and OPC UA.") { seconds, config, plc };
        command.SetAction((result, token) => RunAsync(result.GetValue(config), result.GetValue(seconds), result.GetValue(plc), token));
        return command;
    }

    private static async Task<int> RunAsync(string? file, int? seconds, bool plc, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = ConfigurationReader.Read(file ?? Find(plc ? "demo-plc.json" : "demo.json"));
            if (plc && file is null && Directory.Exists(configuration.StateDirectory))
            {
                // The story begins anew, and its counts with it; a folder of somebody's own is left as it is.
                Directory.Delete(configuration.StateDirectory, recursive: true);
            }

            StateDirectory.Prepare(configuration);
            if (plc)
            {
                return await new PlcDemoRun(configuration, Console.Out).RunAsync(seconds, cancellationToken).ConfigureAwait(false);
            }

            return await new DemoRun(configuration, Console.Out).RunAsync(seconds, cancellationToken).ConfigureAwait(false);
        }
        catch (ConfigurationException error)
        {
            return CommandErrors.Print(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is LocalBrokerException or TagServerException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Fault;
        }
    }

    /// <summary>The demo's configuration in the working directory's repository, or the copy beside the program.</summary>
    private static string Find(string name)
    {
        var relative = Path.Combine("device-configs", name);
        return File.Exists(relative) ? relative : Path.Combine(AppContext.BaseDirectory, relative);
    }
}
