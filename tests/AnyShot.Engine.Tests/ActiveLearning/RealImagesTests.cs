using AnyShot.Engine.ActiveLearning;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.ActiveLearning;

/// <summary>From image files to the labels that are saved, with the model that ships.</summary>
[Collection(TorchCollection.Name)]
public sealed class RealImagesTests
{
    /// <summary>Steel defects; measured 18 labels against 39 by random choice. The strategy was chosen on other sets.</summary>
    [SkippableFact]
    public void Run_SteelDefects_CoverageNeedsFarFewerLabelsThanChance()
    {
        var folder = RealData.Find("x-sdd");
        Skip.If(folder is null, "shared/data/x-sdd is not beside this repository.");
        var images = ImageDataset.Read(folder!);
        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinMini, "cpu", 0, folder!);
        var set = FeatureExtraction.Run(images, [.. images.ClassNames.Select(_ => ClassSplit.Novel)], null, null, backbone, null, message => throw new InvalidDataException(message), null, CancellationToken.None);

        var found = ActiveLearningStudy.Run(set, new ActiveLearningOptions { Budget = 60, Strategies = [LabelStrategy.Random, LabelStrategy.Coverage] }, null, CancellationToken.None);

        found.Curves[0].LabelsNeeded.ShouldNotBeNull();
        found.ShareOfRandom(found.Curves[1]).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(0.7);
    }
}
