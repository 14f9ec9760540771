using AnyShot.Edge.Capture;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Tests.Parts;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class PartEmbedderTests
{
    /// <summary>A part that was kept must be the same to the model as it was on the line, or the confirmed parts would say nothing.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Embed_KeptPart_ShowsTheModelTheVeryPixelsOfTheLine(int channels)
    {
        using var bench = new InspectionBench();
        var roi = new RegionOptions { X = 0.25, Y = 0.1, Width = 0.5, Height = 0.7 };
        using var inspector = bench.Create(CancellationToken.None);
        List<float[]> seen = [];
        bench.Backbone.Before = (pixels, _) => seen.Add(pixels);
        using var image = PartFolder.Noise(3, MatType.CV_8UC(channels), 61, 47);
        inspector.Inspect([InspectionBench.Frame(image, region: roi)], []);

        using var region = image.SubMat(inspector.RegionOf(InspectionBench.Frame(image, region: roi)));
        using var kept = PartImage.TryDecode(PartImage.Encode(region))!;
        using var embedder = inspector.NewEmbedder();
        embedder.Embed(kept).ShouldNotBeNull();

        seen.Count.ShouldBe(2);
        seen[1].ShouldBe(seen[0]);
    }
}
