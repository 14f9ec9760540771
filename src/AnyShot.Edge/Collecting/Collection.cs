using System.Globalization;
using System.Text;
using System.Text.Json;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Collecting;

/// <summary>Collects images of broad classes from folders, manifests and the web into a folder, cleaned, with where each came from and why others were left out.</summary>
internal sealed class Collection(CollectOptions options, TimeProvider time)
{
    public const string ManifestFile = "manifest.json";
    public const string ProvenanceFile = "provenance.csv";
    public const string RejectedFile = "rejected.csv";
    private const string ImagesFolder = "images";
    private const int NameDigits = 16;

    private readonly ImageChecks _checks = new(options);
    private readonly Dictionary<string, int> _counts = [];

    /// <param name="warn">Told of pages and files that cannot be read.</param>
    /// <param name="progress">Told of every image.</param>
    /// <param name="cancellationToken">Stops after the current image; what was taken stays, and the same command goes on.</param>
    /// <exception cref="ArgumentException">An option does not fit; one sentence says which.</exception>
    /// <exception cref="InvalidDataException">A folder or file cannot be used; one sentence says which.</exception>
    public async Task<CollectResult> RunAsync(Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        string[] addresses = [.. options.Sources.Where(WebSource.IsAddress)];
        Require(addresses);
        Directory.CreateDirectory(Path.Combine(options.Output, ImagesFolder));
        using var fetcher = new PoliteFetcher(options.Web, [.. addresses.Select(WebSource.Host), .. options.Web.Hosts], time);
        IImageSource[] sources = [.. options.Sources.Select(source => Source(source, fetcher, warn))];
        _checks.Prepare(warn, progress, cancellationToken);
        using var journal = new CollectJournal(options.Output);
        var known = TakeUp(journal);
        try
        {
            foreach (var source in sources)
            {
                await foreach (var image in source.ReadAsync(IsFull, cancellationToken).ConfigureAwait(false))
                {
                    if (known.Add(image.Source))
                    {
                        await CollectAsync(image, journal, cancellationToken).ConfigureAwait(false);
                        progress.Report(new WorkProgress($"collecting {image.Class}", Math.Min(_counts.GetValueOrDefault(image.Class), options.Limit), options.Limit));
                    }
                }
            }
        }
        finally
        {
            Write(journal.Entries);
        }

        return new CollectResult(_counts, LeftOut(journal.Entries).Count());
    }

    private void Require(string[] addresses)
    {
        if (options.Sources.Count == 0)
        {
            throw new ArgumentException($"--source is missing: {CollectOptions.FolderPrefix}PATH, {CollectOptions.ManifestPrefix}FILE or a web address.");
        }

        if (addresses.Length > 0 && options.Keywords.Count == 0)
        {
            throw new ArgumentException("A web address needs --keyword: the class of its images, and what is asked for in the place of {query}.");
        }

        if (options.Keywords.Count > 1 && addresses.FirstOrDefault(address => !address.Contains(WebSource.Query, StringComparison.Ordinal)) is { } plain)
        {
            throw new ArgumentException($"{plain} shows the same for each --keyword: it has no {WebSource.Query}.");
        }
    }

    private IImageSource Source(string source, PoliteFetcher fetcher, Action<string> warn) => source switch
    {
        _ when WebSource.IsAddress(source) => new WebSource(source, options.Keywords, options.Web, fetcher, warn),
        _ when source.StartsWith(CollectOptions.FolderPrefix, StringComparison.Ordinal) => new DatasetSource(source[CollectOptions.FolderPrefix.Length..]),
        _ when source.StartsWith(CollectOptions.ManifestPrefix, StringComparison.Ordinal) => new DatasetSource(source[CollectOptions.ManifestPrefix.Length..]),
        _ => throw new ArgumentException($"--source \"{source}\" is none; it is {CollectOptions.FolderPrefix}PATH, {CollectOptions.ManifestPrefix}FILE or a web address."),
    };

    private bool IsFull(string name) => _counts.GetValueOrDefault(name) >= options.Limit;

    /// <summary>What was decided in an earlier run stays so, but for what may come back.</summary>
    private HashSet<string> TakeUp(CollectJournal journal)
    {
        foreach (var taken in journal.Entries.Where(entry => entry.Reason is null))
        {
            _checks.Know(taken);
            _counts[taken.Class] = _counts.GetValueOrDefault(taken.Class) + 1;
        }

        return [.. journal.Entries.Where(entry => !entry.MayComeBack).Select(entry => entry.Source)];
    }

    private async Task CollectAsync(SourceImage image, CollectJournal journal, CancellationToken cancellationToken)
    {
        var entry = new CollectedImage { Class = image.Class, Source = image.Source, Time = time.GetUtcNow(), Licence = image.Licence.Length > 0 ? image.Licence : options.Licence };
        try
        {
            var content = await image.Fetch(cancellationToken).ConfigureAwait(false);
            entry = _checks.Check(entry, image.Name, content);
            if (entry.Reason is null)
            {
                entry = entry with { Path = await StoreAsync(entry, content, cancellationToken).ConfigureAwait(false) };
                _counts[image.Class] = _counts.GetValueOrDefault(image.Class) + 1;
            }
        }
        catch (FetchException error)
        {
            entry = entry with { Reason = error.Message, MayComeBack = !error.IsLasting };
        }

        journal.Add(entry);
    }

    private async Task<string> StoreAsync(CollectedImage image, byte[] content, CancellationToken cancellationToken)
    {
        var path = $"{ImagesFolder}/{FolderName(image.Class)}/{image.Hash![..NameDigits]}{Extension(content)}";
        var file = Path.Combine(options.Output, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, content, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>A keyword is any text; a folder's name is not.</summary>
    private static string FolderName(string name)
    {
        var safe = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return safe == name ? safe : $"{safe}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";
    }

    private static string Extension(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, ..] => ".jpg",
        [0x89, (byte)'P', ..] => ".png",
        [(byte)'B', (byte)'M', ..] => ".bmp",
        [(byte)'R', (byte)'I', ..] => ".webp",
        [(byte)'P', ..] => ".ppm",
        _ => ".tif",
    };

    /// <summary>The last word on each source that was left out.</summary>
    private static IEnumerable<CollectedImage> LeftOut(IReadOnlyList<CollectedImage> entries) => entries.GroupBy(entry => entry.Source).Select(ofSource => ofSource.Last()).Where(entry => entry.Reason is not null);

    private void Write(IReadOnlyList<CollectedImage> entries)
    {
        CollectedImage[] taken = [.. entries.Where(entry => entry.Reason is null)];
        string[] classes = [.. taken.Select(entry => entry.Class).Distinct().Order(StringComparer.Ordinal)];
        var manifest = new CollectManifest(classes, [.. taken.Select(entry => entry.Path!)], [.. taken.Select(entry => Array.IndexOf(classes, entry.Class))]);
        File.WriteAllBytes(Path.Combine(options.Output, ManifestFile), JsonSerializer.SerializeToUtf8Bytes(manifest, CollectJson.Default.CollectManifest));
        WriteTable(ProvenanceFile, ["path", "class", "source", "time", "licence", "hash", "width", "height"], taken.Select(entry => (string[])[
            entry.Path!, entry.Class, entry.Source, Time(entry), entry.Licence.Length > 0 ? entry.Licence : "unknown", entry.Hash!, Number(entry.Width), Number(entry.Height),
        ]));
        WriteTable(RejectedFile, ["class", "source", "time", "reason"], LeftOut(entries).Select(entry => (string[])[entry.Class, entry.Source, Time(entry), entry.Reason!]));
    }

    private static string Time(CollectedImage entry) => entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private void WriteTable(string name, string[] heading, IEnumerable<string[]> lines) =>
        File.WriteAllText(Path.Combine(options.Output, name), string.Concat(lines.Prepend(heading).Select(line => CsvFile.Line(line) + "\n")));
}
