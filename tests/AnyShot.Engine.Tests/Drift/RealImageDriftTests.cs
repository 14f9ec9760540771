using AnyShot.Engine.Backbones;
using AnyShot.Engine.Drift;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Drift;

/// <summary>Photographs of hot-rolled steel through the built-in model: other photographs of the same are no drift, darker and blurred ones are.</summary>
[Collection(TorchCollection.Name)]
public sealed class RealImageDriftTests
{
    private const int Window = 40;

    [SkippableFact]
    public void Distance_OfPhotographs_TellsLightAndFocusFromMoreOfTheSame()
    {
        var folder = RealData.Find("x-sdd");
        Skip.If(folder is null, "shared/data/x-sdd is not beside this repository.");
        string[] files = [.. Directory.GetFiles(folder!, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        new Random(5).Shuffle(files);
        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinMini, "cpu", 0, folder!);
        using var preprocessor = new ImagePreprocessor(backbone.Spec);
        var pixels = new float[preprocessor.Length];
        var detector = new DriftDetector(Embed(files[..160], _ => { }), new DriftOptions { Window = Window });

        // Four windows that share no part with the reference or with each other.
        for (var window = 0; window < 4; window++)
        {
            Distance(files.AsSpan(160 + (window * Window), Window).ToArray(), _ => { }).ShouldBeLessThan(detector.Limit, $"window {window}");
        }

        var same = files[160..(160 + Window)];
        Distance(same, image => image.ConvertTo(image, MatType.CV_8U, 0.6)).ShouldBeGreaterThan(2 * detector.Limit, "darker by 40 %");
        Distance(same, image => Cv2.GaussianBlur(image, image, new Size(0, 0), 3)).ShouldBeGreaterThan(2 * detector.Limit, "out of focus");

        double Distance(string[] parts, Action<Mat> change)
        {
            foreach (var embedding in Embed(parts, change))
            {
                detector.Add(embedding);
            }

            return detector.Distance!.Value;
        }

        float[][] Embed(string[] parts, Action<Mat> change) => [.. parts.Select(file =>
        {
            using var image = Cv2.ImRead(file, ImreadModes.Color);
            change(image);
            preprocessor.Prepare(image, new Rect(0, 0, image.Width, image.Height), pixels);
            var embedding = new float[backbone.Spec.EmbeddingSize];
            backbone.Embed(pixels, 1, embedding);
            return embedding;
        })];
    }
}
