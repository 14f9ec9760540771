namespace AnyShot.Edge.Tests.Packaging;

public sealed class ThirdPartyTests
{
    [Fact]
    public void ThirdParty_AgainstWhatIsResolvedNow_IsCurrent()
    {
        var result = Tool.Run("node", "scripts/third-party.mjs", "--check");

        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
    }
}
