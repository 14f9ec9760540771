using AnyShot.Edge.Collecting;

namespace AnyShot.Edge.Tests.Collecting;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /private/", "/private/a.png", false)]
    [InlineData("User-agent: *\nDisallow: /private/", "/public/a.png", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\r\nDisallow: /\r\nAllow: /pictures # the gallery", "/pictures/a.png", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.png$", "/x/a.png", false)]
    [InlineData("User-agent: *\nDisallow: /*.png$", "/x/a.png?size=1", true)]
    [InlineData("User-agent: *\nDisallow: /*/thumb*/", "/x/thumbs/a.png", false)]
    [InlineData("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: anyshotcollect\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/a/b", false)]
    [InlineData("User-agent: other\nUser-agent: anyshotcollect\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("Disallow: /\nno line of rules\nUser-agent *", "/a", true)]
    public void Allows_ByTheLongestRuleOfOurGroup(string text, string path, bool allows) => RobotsRules.Parse(text, PoliteFetcher.Agent).Allows(path).ShouldBe(allows);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 100000", 60)]
    [InlineData("User-agent: *\nCrawl-delay: soon", 0)]
    public void Delay_IsThatOfTheHostWithinAMinute(string text, double seconds) => RobotsRules.Parse(text, PoliteFetcher.Agent).Delay.TotalSeconds.ShouldBe(seconds);

    [Fact]
    public void Allows_PatternOfManyStars_EndsSoon()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "$", PoliteFetcher.Agent);

        rules.Allows("/" + new string('a', 4000) + "b").ShouldBeTrue();
    }
}
