using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Pretraining;
using AnyShot.Engine.Training.WeakShot;
using Xunit.Abstractions;

namespace AnyShot.Engine.Tests.Training.WeakShot;

/// <summary>The whole method in its small profile: 8 base and 4 other classes, conv4 with features of 64 numbers, 60 images a class of which 30 % have a wrong label.</summary>
[Collection(TorchCollection.Name)]
public sealed class WeakShotPassLineTests(ITestOutputHelper output) : IDisposable
{
    private const int Seeds = 5;
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    [Fact]
    public void Run_ThirtyPerCentNoise_WeightsTellRightFromWrongAndHelpTheClassifier()
    {
        var rows = WeakShotMeasurement.Run(
            new WeakShotMeasurementOptions
            {
                Bases = PatternImages.Base(_folder.Path, 60),
                // Sixty to train on and thirty to measure.
                Clean = PatternImages.Others(_folder.Path, 90),
                Outliers = PatternImages.Outliers(_folder.Path, 80),
                Noise = 0.3,
                TestShare = 1.0 / 3,
                Seeds = Seeds,
                CacheFolder = _folder.Path,
                Training = new WeakShotOptions
                {
                    Backbone = NetworkName.Conv4,
                    Side = PatternImages.Side,
                    Augmentation = AugmentationKind.None,
                    EpochsPlain = 3,
                    EpochsSimNet = 10,
                    EpochsWeighted = 8,
                    EpochsGraph = 2,
                    Threads = 1,
                },
            },
            _ => { },
            new NoProgress(),
            row => output.WriteLine($"{row}"),
            CancellationToken.None);

        rows.Average(row => row.Auroc).ShouldBeGreaterThan(0.8);
        rows.Average(row => row.UnseenF1).ShouldBeGreaterThan(0.6);
        rows.Average(row => row.Weighted).ShouldBeGreaterThan(rows.Average(row => row.Plain));
    }

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }
}
