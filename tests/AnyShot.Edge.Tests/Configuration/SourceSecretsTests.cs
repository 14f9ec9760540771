using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Configuration;

public sealed class SourceSecretsTests
{
    private const string Present = """
        { "cameras": [ { "source": "rtsp://eve:s3:cr\/et@10.0.0.5:554/a?x=1" }, { "source": "gstreamer:rtspsrc location=rtsp://x user-pw=geheim ! appsink" }, { "source": "http://u@h/" } ] }
        """;

    [Fact]
    public void Hide_AddressesWithPasswords_LeavesNoneOfThem()
    {
        var hidden = SourceSecrets.Hide(Present);

        hidden.ShouldContain("rtsp://eve:******@10.0.0.5:554/a?x=1");
        hidden.ShouldContain("user-pw=******");
        hidden.ShouldContain("http://u@h/");
        hidden.ShouldNotContain("s3");
        hidden.ShouldNotContain("geheim");
    }

    [Fact]
    public void Restore_WhatWasHidden_IsAsBefore()
    {
        SourceSecrets.Restore(SourceSecrets.Hide(Present), Present).ShouldBe(Present);
        SourceSecrets.Mistakes(Present).ShouldBeEmpty();
    }

    [Fact]
    public void Restore_AnotherHost_KeepsThePasswordBackAndSaysWhere()
    {
        var elsewhere = "{\n" + SourceSecrets.Hide(Present).Replace("10.0.0.5", "10.6.6.6", StringComparison.Ordinal);

        var restored = SourceSecrets.Restore(elsewhere, Present);

        restored.ShouldContain("rtsp://eve:******@10.6.6.6");
        SourceSecrets.Mistakes(restored).ShouldHaveSingleItem().Line.ShouldBe(2);
    }
}
