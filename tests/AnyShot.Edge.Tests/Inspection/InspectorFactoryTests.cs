using AnyShot.Edge.Inspection;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class InspectorFactoryTests
{
    [Fact]
    public void Create_BackboneThatShips_TellsRenderedPartsApart()
    {
        using var bench = new InspectionBench(realBackbone: true, change: o =>
        {
            o.Inspection.LargestBatch = 3;
            o.Classes.Clear();
            o.Classes.Add(new ClassOptions { Number = 1, Name = "ok", Severity = Severity.Good, Examples = "virtual:good", MostExamples = 8 });
            o.Classes.Add(new ClassOptions { Number = 2, Name = "broken", Examples = "virtual:crack", MostExamples = 8 });
        });
        using var inspector = bench.Factory.Create(CancellationToken.None);
        var line = new VirtualLine(new VirtualLineOptions { Seed = 99, Width = 160, Height = 160 });
        var verdicts = new List<Verdict>();
        foreach (var name in (string[])["good", "crack", "good"])
        {
            using var image = new Mat(160, 160, MatType.CV_8UC1);
            line.Render(name, verdicts.Count, image.AsSpan<byte>());
            inspector.Inspect([InspectionBench.Frame(image)], verdicts);
        }

        verdicts.Select(v => v.ClassName).ShouldBe(["ok", "broken", "ok"]);
        verdicts[0].ModelRevision.ShouldMatch("^[0-9a-f]{12}$");
    }

    [Fact]
    public void Create_NoModelFile_IsOneSentenceThatNamesIt()
    {
        using var bench = new InspectionBench(realBackbone: true, change: o => o.Inspection.Backbone = "torchscript:gone.pt");

        Should.Throw<InvalidDataException>(() => bench.Factory.Create(CancellationToken.None)).Message.ShouldContain(Path.Combine(bench.Folder, "gone"));
    }

    [Fact]
    public void Create_ClassFolderWithoutUsableImage_NamesClassAndFolderAndFreesTheBackbone()
    {
        using var bench = new InspectionBench(change: o => o.Classes[1].Examples = "empty");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Folder, "empty")).FullName, "notes.png"), "no image");

        var error = Should.Throw<InvalidDataException>(() => bench.Factory.Create(CancellationToken.None));

        error.Message.ShouldContain("\"bright\"");
        error.Message.ShouldContain("empty");
        bench.Backbone.Disposed.ShouldBeTrue();
        bench.Loggers.Lines.ShouldContain(l => l.Text.Contains("notes.png", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_StopWhileExamplesAreEmbedded_EndsAndFreesTheBackbone()
    {
        using var bench = new InspectionBench();
        using var stop = new CancellationTokenSource();
        bench.Backbone.Before = (_, _) => stop.Cancel();

        Should.Throw<OperationCanceledException>(() => bench.Factory.Create(stop.Token));
        bench.Backbone.Disposed.ShouldBeTrue();
    }
}
