using System.CommandLine;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Storage;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes import FILE</c>: the classes of an export take the place of those that are there; a damaged registry is begun anew from them.</summary>
internal static class ImportClassesCommand
{
    /// <summary>Revisions that are skipped when a registry is begun anew: verdicts may name those that came after the export.</summary>
    private const long SkippedRevisions = 10_000;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "File that \"classes export\" wrote." };
        var live = new Option<bool>("--live") { Description = "Live at the next start; otherwise they are on trial then." };
        var command = new Command("import", "Take the classes and shots of an export over. The agent must not run.") { file, live, OfflineCaller.Why, ClassesCommand.Config };
        command.SetAction((result, token) => ClassesCommand.RunAsync(
            result, configuration => ImportAsync(configuration, Path.GetFullPath(result.GetValue(file)!), result.GetValue(live), result.GetValue(OfflineCaller.Why)!, token)));
        return command;
    }

    private static async Task<int> ImportAsync(DeviceConfiguration configuration, string file, bool isLive, string why, CancellationToken cancellationToken)
    {
        // The whole file first: a damaged registry is moved only when there is something to begin anew from.
        await ClassExportFile.ReadAsync(file, _ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
        StateDirectory.Prepare(configuration);
        await using var offline = await OpenAsync(configuration, cancellationToken).ConfigureAwait(false);
        var export = await ClassExportFile.ReadAsync(file, async image => await offline.Shots.PutAsync(image, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var isNew = !offline.Registry.HasClasses;
        var replace = new ClassChange.Replace(export.Classes, isLive || isNew) { FirstRevision = export.NewestRevision + SkippedRevisions };
        var changed = await offline.Registry.ChangeAsync(replace, OfflineCaller.Now, why, "", cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Revision {changed.Revision} holds the classes of {file} and {(changed.State.Trial is null ? "is live" : "is on trial")}.");
        return ExitCodes.Success;
    }

    private static async Task<OfflineRegistry> OpenAsync(DeviceConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            return await OfflineRegistry.OpenAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException error) when (ClassFile.IsDamage(error))
        {
            using (new ClassFileLock(ClassPaths.Registry(configuration)))
            {
                Console.Error.WriteLine($"The registry is damaged and was moved to {SqliteFile.MoveAside(ClassPaths.Registry(configuration), TimeProvider.System.GetUtcNow())}; its history is in that file only.");
            }

            return await OfflineRegistry.OpenAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
    }
}
