using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Tests.Prompts;

public sealed class PromptNameTests
{
    [Theory]
    [InlineData("red-iron", "red iron")]
    [InlineData("03_SurfaceScratch", "surface scratch")]
    [InlineData("06-end-of-speed-limit-80", "end of speed limit 80")]
    [InlineData("crack_2", "crack")]
    [InlineData("dent 007", "dent")]
    [InlineData("E17 blow-hole", "blow hole")]
    [InlineData("E17", "")]
    [InlineData("42", "")]
    [InlineData("", "")]
    public void Words_Name_WithoutCodes(string name, string words) => PromptName.Words(name).ShouldBe(words);
}
