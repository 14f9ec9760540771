using System.CommandLine;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes rollback REVISION</c>: the classes of an earlier revision are live at the next start.</summary>
internal static class RollbackClassesCommand
{
    public static Command Create()
    {
        var revision = new Argument<long>("revision") { Description = "Revision whose classes shall be live." };
        var command = new Command("rollback", "Make the classes of an earlier revision live. The agent must not run.") { revision, OfflineCaller.Why, ClassesCommand.Config };
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, async configuration =>
        {
            await using var offline = await OfflineRegistry.OpenAsync(configuration, token).ConfigureAwait(false);
            var changed = await offline.Registry.ChangeAsync(new ClassChange.Rollback(result.GetValue(revision)), OfflineCaller.Now, result.GetValue(OfflineCaller.Why)!, "", token).ConfigureAwait(false);
            Console.WriteLine($"Revision {changed.Revision} has the classes of revision {result.GetValue(revision)} and is live.");
            return ExitCodes.Success;
        }));
        return command;
    }
}
