using System.CommandLine;
using System.Security.Cryptography;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes verify</c>: walks the hash chain of the audit log from the first entry on, then the images of the newest revision. Exit code 1 when something is not as it was written.</summary>
internal static class VerifyClassesCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Check that nobody changed the history of the classes: every entry, every revision, every image.") { ClassesCommand.Config };
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, configuration => VerifyAsync(configuration, token)));
        return command;
    }

    private static async Task<int> VerifyAsync(DeviceConfiguration configuration, CancellationToken cancellationToken)
    {
        var path = ClassPaths.Registry(configuration);
        try
        {
            using var store = SqliteClassStore.OpenForReading(path);
            var check = await ChainCheck.RunAsync(store, cancellationToken).ConfigureAwait(false);
            if (check.Fault is { } fault)
            {
                Console.Error.WriteLine($"{path}: {fault}. The {check.Entries} entries before it are sound.");
                return ExitCodes.Fault;
            }
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Fault;
        }

        await using var stored = await StoredClasses.OpenAsync(configuration, cancellationToken).ConfigureAwait(false);
        var (shots, wrong) = (0, 0);
        foreach (var shot in stored.Registry.State.Newest.Classes.SelectMany(entry => entry.Shots).Distinct())
        {
            shots++;
            var file = await stored.Shots.FileAsync(shot, cancellationToken).ConfigureAwait(false);
            if (file is null || !await IsItselfAsync(file, shot, cancellationToken).ConfigureAwait(false))
            {
                wrong++;
                Console.Error.WriteLine(file is null ? $"The image of shot {shot} is gone." : $"{file} is not the image that was stored.");
            }
        }

        var newest = (await stored.Registry.AuditAsync(1, cancellationToken).ConfigureAwait(false))[0];
        Console.WriteLine($"{path}: {newest.Number} entries are as they were written, {shots - wrong} of {shots} images too. Newest entry {newest.Number}, hash {newest.Hash}.");
        return wrong == 0 ? ExitCodes.Success : ExitCodes.Fault;
    }

    private static async Task<bool> IsItselfAsync(string file, string shot, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false)) == shot;
    }
}
