using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Classes;

/// <summary>
/// Classes and their shots in one zip file: <c>classes.json</c> and <c>shots/HASH.img</c>. Names in the file are compared and never used as paths; sizes are counted while reading, since a file
/// can claim others.
/// </summary>
internal static class ClassExportFile
{
    private const string ClassesName = "classes.json";
    private const string ShotPrefix = "shots/";
    private const string ShotSuffix = ".img";
    private const int LargestClasses = 256 << 20;

    /// <summary>Writes the file beside itself first, then puts it in place.</summary>
    /// <exception cref="InvalidDataException">The image of a shot is gone; the sentence names it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, ClassExport export, IShotStore shots, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    await using (var entry = zip.CreateEntry(ClassesName).Open())
                    {
                        await JsonSerializer.SerializeAsync(entry, export, new JsonSerializerOptions(ClassJson.Options) { WriteIndented = true }, cancellationToken).ConfigureAwait(false);
                    }

                    foreach (var shot in Shots(export))
                    {
                        var image = await shots.FileAsync(shot, cancellationToken).ConfigureAwait(false) ?? throw new InvalidDataException($"The image of shot {shot} is gone, so the export would not be whole.");

                        // Images are compressed already.
                        await using var entry = zip.CreateEntry(ShotPrefix + shot + ShotSuffix, CompressionLevel.NoCompression).Open();
                        await using var content = File.OpenRead(image);
                        await content.CopyToAsync(entry, cancellationToken).ConfigureAwait(false);
                    }
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads and checks the whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="put">Takes each image after the classes have been checked.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <exception cref="InvalidDataException">It is no whole export; one sentence says why.</exception>
    /// <exception cref="ClassRefusedException">A class in it cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ClassExport> ReadAsync(string path, Func<byte[], Task> put, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            if (zip.Entries.Select(entry => entry.FullName).Distinct(StringComparer.Ordinal).Count() < zip.Entries.Count)
            {
                throw new InvalidDataException($"{path} has an entry twice.");
            }

            var export = await ClassesAsync(path, zip, cancellationToken).ConfigureAwait(false);
            var wanted = Shots(export).ToHashSet();
            foreach (var entry in zip.Entries.Where(entry => entry.FullName != ClassesName))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var shot = ShotOf(entry.FullName);
                if (shot is null || !wanted.Remove(shot))
                {
                    throw new InvalidDataException($"{path} has an entry that no class names: {Shown(entry.FullName)}.");
                }

                var image = await ContentAsync(path, entry, ImageFile.LargestBytes, cancellationToken).ConfigureAwait(false);
                if (Convert.ToHexStringLower(SHA256.HashData(image)) != shot)
                {
                    throw new InvalidDataException($"{path}: the image of shot {shot} is another one.");
                }

                if (ImageHeader.TryRead(image) is null || !ImageHeader.IsComplete(image))
                {
                    throw new InvalidDataException($"{path}: shot {shot} is no image.");
                }

                await put(image).ConfigureAwait(false);
            }

            return wanted.Count == 0 ? export : throw new InvalidDataException($"{path} lacks the image of shot {wanted.First()}.");
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is not a whole zip file: {error.Message}", error);
        }
    }

    private static IEnumerable<string> Shots(ClassExport export) => export.Classes.SelectMany(entry => entry.Shots).Distinct();

    private static async Task<ClassExport> ClassesAsync(string path, ZipArchive zip, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(ClassesName) ?? throw new InvalidDataException($"{path} has no {ClassesName}: it is no export of classes.");
        ClassExport? export;
        try
        {
            export = JsonSerializer.Deserialize<ClassExport>(await ContentAsync(path, entry, LargestClasses, cancellationToken).ConfigureAwait(false), ClassJson.Options);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {ClassesName} cannot be read: {error.Message}", error);
        }

        if (export is not { Format: ClassExport.Kind, Version: >= 1, Revision: >= 1 } || export.NewestRevision < export.Revision || export.Classes.Any(one => one is null || one.Shots.Any(shot => shot is null)))
        {
            throw new InvalidDataException($"{path}: {ClassesName} is no export of classes.");
        }

        if (export.Version > ClassExport.NewestVersion)
        {
            throw new InvalidDataException($"{path} has version {export.Version}, this agent knows versions up to {ClassExport.NewestVersion}.");
        }

        ClassRules.Check(export.Classes);
        return export;
    }

    private static string? ShotOf(string name)
    {
        var shot = name.StartsWith(ShotPrefix, StringComparison.Ordinal) && name.EndsWith(ShotSuffix, StringComparison.Ordinal) && name.Length > ShotPrefix.Length + ShotSuffix.Length
            ? name[ShotPrefix.Length..^ShotSuffix.Length]
            : null;
        return ClassRules.IsShot(shot) ? shot : null;
    }

    private static async Task<byte[]> ContentAsync(string path, ZipArchiveEntry entry, long most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using var stream = entry.Open();
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (content.Length + count > most)
            {
                throw new InvalidDataException($"{path}: {Shown(entry.FullName)} has more than {most >> 20} MiB.");
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    private static string Shown(string name) => JsonSerializer.Serialize(name.Length > 100 ? name[..100] + "..." : name);
}
