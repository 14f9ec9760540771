using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary>What the commands about certificates share.</summary>
internal static class CertsOptions
{
    /// <summary>Folder of the authority below the state directory.</summary>
    private const string FolderName = "certificates";

    public static Option<string> Config() => new("--config", "-c") { Description = "Device configuration of the station.", Required = true };

    public static Option<string?> Folder() => new("--folder") { Description = "Folder of the authority; by default certificates in the state directory." };

    public static Option<int> Days(int standard)
    {
        var days = new Option<int>("--days") { Description = "How many days it is valid.", DefaultValueFactory = _ => standard };
        days.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > 36_500)
            {
                r.AddError("--days must be from 1 to 36500.");
            }
        });
        return days;
    }

    /// <summary>Full path of the authority's folder.</summary>
    public static string FolderOf(DeviceConfiguration configuration, string? folder) =>
        folder is null ? Path.Combine(configuration.StateDirectory, FolderName) : Path.GetFullPath(folder);

    /// <summary>Folder of the OPC UA server's certificates.</summary>
    public static string OpcUaFolder(DeviceConfiguration configuration) => OpcUaTrust.Of(configuration).Folder;

    /// <summary>Application URI of this station's OPC UA server.</summary>
    public static string ApplicationUri(DeviceConfiguration configuration) => $"urn:anyshot:edge:{configuration.Options.Station.Name}";

    /// <summary>The host under which the OPC UA server says that it is reached; the server does the same.</summary>
    public static string OpcUaHost(DeviceConfiguration configuration) =>
        configuration.Options.OpcUa.Host is var host && host is "0.0.0.0" or "::" ? Environment.MachineName : host;

    /// <summary>Runs a command and turns what can go wrong into a sentence and an exit code.</summary>
    public static int Run(Action action) => CommandErrors.Run(action, "A file cannot be read or written");
}
