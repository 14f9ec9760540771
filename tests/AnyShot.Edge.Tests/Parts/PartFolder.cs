using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.Logging;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Parts;

/// <summary>A temporary folder with images of parts.</summary>
internal sealed class PartFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-parts-");

    public string FullName => Path.Combine(_folder.FullName, "parts");

    public AgentMetrics Metrics { get; } = new();

    public RecordingLoggers Loggers { get; } = new();

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(FullName).Order()];

    public static Verdict VerdictOf(long id, int classNo = 1, string className = "dark", Decision decision = Decision.Pass) =>
        Verdicts.New($"p{id}", decision, classNo, className) with { InspectionId = id };

    /// <summary>A picture of noise, so that a lossy one would show.</summary>
    public static Mat Noise(int seed, MatType? type = null, int width = 40, int height = 24)
    {
        var image = new Mat(height, width, type ?? MatType.CV_8UC1);
        var pixels = new byte[height * width * image.Channels()];
        new Random(seed).NextBytes(pixels);
        pixels.CopyTo(image.AsSpan<byte>());
        return image;
    }

    public RecentParts Open(PartOptions? options = null) => new(FullName, options ?? new PartOptions(), Metrics, new Logger<RecentParts>(Loggers));

    /// <summary>Opens, starts and shows that many parts, from the given id on, and waits until they are on disk.</summary>
    public async Task<RecentParts> WithPartsAsync(long first, int count, PartOptions? options = null)
    {
        var recent = Open(options);
        await recent.StartAsync(CancellationToken.None);
        for (var id = first; id < first + count; id++)
        {
            using var part = Noise((int)id);
            recent.OnVerdict(VerdictOf(id), part);
            recent.TryRead(id).ShouldNotBeNull();
        }

        return recent;
    }

    public void Dispose()
    {
        Loggers.Dispose();
        _folder.Delete(recursive: true);
    }
}
