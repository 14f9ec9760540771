using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Tests.Outbox;

/// <summary>A child process appends and is killed; what it printed must be there.</summary>
public sealed class OutboxDurabilityTests : IDisposable
{
    private readonly OutboxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_ProcessKilledAtRandomPoints_KeepsEveryPrintedIdInOrder()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var printed = new List<long>();
        foreach (var linesUntilKill in (int[])[1, 40, 333])
        {
            using var child = TestChild.Start("", "outbox-append", _folder.File);
            for (var i = 0; i < linesUntilKill; i++)
            {
                printed.Add(long.Parse((await child.StandardOutput.ReadLineAsync(deadline.Token)).ShouldNotBeNull(await ErrorsOf(child))));
            }

            child.Kill();
            // What was still in the pipe had been printed before the kill.
            var rest = await child.StandardOutput.ReadToEndAsync(deadline.Token);
            printed.AddRange(rest.Split('\n')[..^1].Select(long.Parse));
            await child.WaitForExitAsync(deadline.Token);
        }

        using var outbox = _folder.Open();
        var stored = outbox.ReadPending(SinkNames.Mqtt, 0, int.MaxValue);
        var ids = stored.Select(e => e.InspectionId).ToList();
        printed.ShouldBe(printed.Distinct().Order());
        printed.Except(ids).ShouldBeEmpty();
        ids.ShouldBe(Enumerable.Range(1, ids.Count).Select(i => (long)i));
        stored.ShouldAllBe(e => VerdictJson.Read(e.Json).InspectionId == e.InspectionId);
        outbox.Counts().Total.ShouldBe(ids.Count);
        outbox.Append([Verdicts.New()])[0].InspectionId.ShouldBe(ids[^1] + 1);
    }

    [Fact]
    public async Task Append_DiskTakesNoMore_RefusesWithASentenceAndLosesNothing()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        // A file size limit of 300 KiB stands for the full disk; the signal that comes with it is ignored, so writes fail as they do on a full disk.
        // W^X keeps the runtime from sizing a large memory file, which the limit would refuse too.
        using var child = TestChild.Start("trap '' XFSZ; ulimit -f 600; export DOTNET_EnableWriteXorExecute=0;", "outbox-append", _folder.File);
        var lines = (await child.StandardOutput.ReadToEndAsync(deadline.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await child.WaitForExitAsync(deadline.Token);
        lines.ShouldNotBeEmpty(await ErrorsOf(child));
        lines[^1].ShouldStartWith("full: The disk of the outbox ");
        lines[^1].ShouldContain(_folder.File);
        using var outbox = _folder.Open();
        outbox.ReadPending(SinkNames.Mqtt, 0, int.MaxValue).Select(e => e.InspectionId).ShouldBe(lines[..^1].Select(long.Parse));
        outbox.Append([Verdicts.New()])[0].InspectionId.ShouldBe(lines.Length);
    }

    private static async Task<string> ErrorsOf(System.Diagnostics.Process child) => child.HasExited ? await child.StandardError.ReadToEndAsync() : "";
}
