using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands;

/// <summary><c>anyshot config check|schema</c>.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Device configuration." };
        var check = new Command("check", "Read a device configuration and list every mistake.") { file };
        check.SetAction(result => Check(result.GetValue(file)!));
        var schema = new Command("schema", "Print the JSON schema of device configurations.");
        schema.SetAction(_ => Console.Out.Write(ConfigurationSchema.Generate()));
        return new Command("config", "Check a device configuration, or print the schema for editors.") { check, schema };
    }

    private static int Check(string path)
    {
        try
        {
            var configuration = ConfigurationReader.Read(path);
            Console.WriteLine($"{configuration.File} is sound: station {configuration.Options.Station.Name}, "
                + $"{configuration.Options.Cameras.Count} camera(s), {configuration.Options.Classes.Count} class(es), checksum {configuration.Checksum:X8}.");
            return ExitCodes.Success;
        }
        catch (ConfigurationException error)
        {
            return CommandErrors.Print(error);
        }
    }
}
