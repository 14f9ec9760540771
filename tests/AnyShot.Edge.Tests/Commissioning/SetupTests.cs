using AnyShot.Edge.Commissioning;

namespace AnyShot.Edge.Tests.Commissioning;

public sealed class SetupTests
{
    private static readonly CameraSetup s_camera = new("top", "v4l2:/dev/video0", 0.1, 0.1, 0.8, 0.8);
    private static readonly Setup s_setup = new("m1", 3, [s_camera]);

    [Fact]
    public void Differences_OfTheSame_AreNone() => s_setup.Differences(new Setup("m1", 3, [s_camera with { }])).ShouldBeEmpty();

    [Fact]
    public void Differences_ModelClassesRegion_AreNamed() =>
        s_setup.Differences(new Setup("m2", 4, [s_camera with { Width = 0.7 }])).ShouldBe(["model", "classes", "cameras"]);

    [Fact]
    public void Differences_ModelNotKnownYet_IsNone() => s_setup.Differences(s_setup with { ModelRevision = "" }).ShouldBeEmpty();
}
