using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Pretraining;

[Collection(TorchCollection.Name)]
public sealed class RotationTests
{
    [Fact]
    public void Quarter_FourNumbers_TurnsCounterClockwise()
    {
        using var scope = NewDisposeScope();
        Rotation.Quarter(tensor(new float[] { 1, 2, 3, 4 }, [1, 1, 2, 2])).contiguous().data<float>().ToArray().ShouldBe([2, 4, 1, 3]);
    }

    [Fact]
    public void Quarter_FourTimes_IsTheImageItself()
    {
        using var scope = NewDisposeScope();
        var images = randn(2, 3, 5, 5);
        var turned = images;
        for (var i = 0; i < 4; i++)
        {
            turned = Rotation.Quarter(turned);
            turned.allclose(images).ShouldBe(i == 3);
        }
    }

    [Fact]
    public void Four_TwoImages_AllTurnedEquallyStandTogetherAsTheLabelsSay()
    {
        using var scope = NewDisposeScope();
        var images = randn(2, 3, 5, 5);
        var all = Rotation.Four(images);
        var labels = Rotation.Labels(2, CPU).data<long>().ToArray();

        labels.ShouldBe([0, 0, 1, 1, 2, 2, 3, 3]);
        for (var i = 0; i < 8; i++)
        {
            all[i].allclose(images[i % 2].rot90(labels[i], (1, 2))).ShouldBeTrue();
        }
    }
}
