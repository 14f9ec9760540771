using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes log</c>: who changed what, when, from where and why; newest first.</summary>
internal static class ClassLogCommand
{
    public static Command Create()
    {
        var most = new Option<int>("--most") { Description = "Most entries.", DefaultValueFactory = _ => 50 };
        var command = new Command("log", "Show the audit log, newest first.") { ClassesCommand.Config, most };
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, async configuration =>
        {
            await using var stored = await StoredClasses.OpenAsync(configuration, token).ConfigureAwait(false);
            foreach (var entry in await stored.Registry.AuditAsync(Math.Max(1, result.GetValue(most)), token).ConfigureAwait(false))
            {
                var at = entry.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                var origin = entry.Origin.Length == 0 ? "" : $" from {entry.Origin}";
                var why = entry.Why.Length == 0 ? "" : $" ({entry.Why})";
                Console.WriteLine($"{entry.Number,6}  {at}  {entry.Who} [{entry.Role}, {entry.Door}{origin}]: {entry.What}{why}; newest {entry.Revision}, live {entry.Live}");
            }

            return ExitCodes.Success;
        }));
        return command;
    }
}
