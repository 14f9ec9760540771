using System.CommandLine;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes export FILE</c>: one revision with its shots in one file.</summary>
internal static class ExportClassesCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "File to write (zip); an older one is replaced." };
        var revision = new Option<long?>("--revision") { Description = "Which revision; the live one by default." };
        var command = new Command("export", "Write the classes and the images of their shots into one file.") { file, revision, ClassesCommand.Config };
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, configuration => ExportAsync(configuration, Path.GetFullPath(result.GetValue(file)!), result.GetValue(revision), token)));
        return command;
    }

    private static async Task<int> ExportAsync(DeviceConfiguration configuration, string file, long? number, CancellationToken cancellationToken)
    {
        await using var stored = await StoredClasses.OpenAsync(configuration, cancellationToken).ConfigureAwait(false);
        var state = stored.Registry.State;
        var revision = await stored.Registry.FindAsync(number ?? state.Live.Revision, cancellationToken).ConfigureAwait(false) ?? throw new InvalidDataException($"There is no revision {number}.");
        var export = new ClassExport
        {
            Format = ClassExport.Kind,
            Version = ClassExport.NewestVersion,
            Station = configuration.Options.Station.Name,
            ExportedAt = TimeProvider.System.GetUtcNow(),
            Revision = revision.Revision,
            NewestRevision = state.Newest.Revision,
            Classes = revision.Classes,
        };
        await ClassExportFile.WriteAsync(file, export, stored.Shots, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"{file} holds revision {revision.Revision}: {revision.Classes.Count(entry => !entry.IsRetired)} classes, {revision.Classes.Sum(entry => entry.Shots.Count)} shots.");
        return ExitCodes.Success;
    }
}
