using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Dashboard.Metrics;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Trials;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Support;

/// <summary>
/// One archive with what somebody who helps from afar needs. Every text goes through the <see cref="SecretMask"/>; users, passwords, private keys and certificates' files are not read at all.
/// </summary>
public sealed class SupportBundle(
    DeviceConfiguration configuration,
    SupportFacts facts,
    SupportChecks checks,
    OutputsComposer outputs,
    CertificatesComposer certificates,
    LogReading log,
    SecretMask mask,
    StateComposer state,
    MetricsComposer metrics,
    IEnumerable<IHealthSource> health,
    IClassRegistry registry,
    ITrial? trial = null,
    IPartArchive? parts = null)
{
    /// <summary>Most characters of one text file.</summary>
    public const int LongestText = 8 << 20;

    /// <summary>Most pictures.</summary>
    public const int MostImages = 40;

    /// <summary>Most bytes of all pictures together.</summary>
    public const long MostImageBytes = 32L << 20;

    private const int MostAudited = 500;
    private const string ImageFolder = "parts/";

    private IReadOnlyList<(BundlePart Part, Func<CancellationToken, Task<string>> Text)> Texts =>
    [
        (new("versions.json", "Versions, processor, memory, disk."), async token => Json(await facts.LookAsync(token).ConfigureAwait(false), SupportJson.Default.SupportState)),
        (new("configuration.json", "The device configuration; it names files of passwords and never holds one."), async token => await File.ReadAllTextAsync(configuration.File, token).ConfigureAwait(false)),
        (new("state.json", "What the page shows: cameras, counts, alarms, latency."), _ => Task.FromResult(Encoding.UTF8.GetString(DashboardJson.Utf8(state.Compose())))),
        (new("health.json", "How each part of the agent is."), _ => Task.FromResult(Json([.. health.SelectMany(source => source.Report())], SupportJson.Default.IReadOnlyListHealthReport))),
        (new("outputs.json", "Broker, OPC UA, Sparkplug: addresses, what waits, the last trouble."), _ => Task.FromResult(Json(outputs.Compose(), SupportJson.Default.IReadOnlyListOutputState))),
        (new("certificates.json", "Names, dates and fingerprints of certificates, without keys."), _ => Task.FromResult(Json(certificates.Compose(), SupportJson.Default.IReadOnlyListCertificateState))),
        (new("checks.json", "What `anyshot doctor` says of the running agent."), async token => Json(await checks.RunAsync(token).ConfigureAwait(false), SupportJson.Default.IReadOnlyListCheckedItem)),
        (new("metrics.txt", "Counters and latencies, as /metrics has them."), _ => Task.FromResult(metrics.Compose())),
        (new("classes.json", "The classes with their words, without pictures."), _ => Task.FromResult(Json(ClassList.Of(registry.State), ControlJson.Default.ClassList))),
        (new("audit.json", $"The newest {MostAudited} entries of the audit log, with names of users."), async token => Json(await registry.AuditAsync(MostAudited, token).ConfigureAwait(false), ControlJson.Default.IReadOnlyListAuditEntry)),
        (new("trial.txt", "The report of what is on trial; a sentence when nothing is."), _ => Task.FromResult(trial?.Report() is { } report ? TrialReportText.Write(report) : "Nothing is on trial.\n")),
        (new("schemas.json", "Versions of the databases and messages."), _ => Task.FromResult(Json(Schemas(), SupportJson.Default.IReadOnlyDictionaryStringString))),
        (new("log.txt", $"The newest {LogRing.MostEntries} lines of the log since the agent started."), _ => Task.FromResult(log.Text(LogLevel.Trace, null))),
    ];

    /// <summary>What the archive holds.</summary>
    public IReadOnlyList<BundlePart> Contents(bool withImages) =>
    [
        .. Texts.Select(text => text.Part),
        .. withImages && parts is not null ? [new BundlePart(ImageFolder, $"Pictures of the newest parts, at most {MostImages}.")] : Array.Empty<BundlePart>(),
    ];

    /// <summary>Writes the archive, file by file. What cannot be read is a file that says so.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="withImages">Whether pictures of parts are in it.</param>
    /// <param name="cancellationToken">Ends it in the middle of the archive.</param>
    public async Task WriteAsync(Stream stream, bool withImages, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        foreach (var (part, text) in Texts)
        {
            await AddAsync(archive, part.Name, Encoding.UTF8.GetBytes(await ReadAsync(text, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        }

        foreach (var (name, bytes) in withImages && parts is not null ? Images(parts) : [])
        {
            await AddAsync(archive, name, bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> ReadAsync(Func<CancellationToken, Task<string>> read, CancellationToken cancellationToken)
    {
        try
        {
            var text = mask.Hide(await read(cancellationToken).ConfigureAwait(false));
            return text.Length > LongestText ? text[^LongestText..] : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or SqliteException)
        {
            return mask.Hide($"This could not be read: {error.Message}\n");
        }
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name, name.StartsWith(ImageFolder, StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        await using var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await content.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Images(IPartArchive parts)
    {
        long total = 0;
        foreach (var verdict in parts.Newest(MostImages))
        {
            if (parts.TryRead(verdict.InspectionId) is not { } part || (total += part.Image.Length) > MostImageBytes)
            {
                continue;
            }

            yield return ($"{ImageFolder}{verdict.InspectionId}-{verdict.Decision.ToString().ToLowerInvariant()}.png", part.Image);
        }
    }

    private Dictionary<string, string> Schemas()
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal) { ["mqtt"] = MqttMessages.Schema };
        foreach (var file in Directory.GetFiles(configuration.StateDirectory, "*.db").Order(StringComparer.Ordinal))
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version";
            versions[Path.GetFileName(file)] = $"{command.ExecuteScalar()}";
        }

        return versions;
    }

    private static string Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
