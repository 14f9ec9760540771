using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Tests.Prompts;

public sealed class PromptCheckTests
{
    private const int Size = 64;

    [Fact]
    public void Run_ClearWords_FindsNothingAndExpectsMuch()
    {
        var report = Check(new ClassPrompt("crack") { Prompts = ["thin dark line"] }, new ClassPrompt("stain") { Prompts = ["large pale patch"] }, new ClassPrompt("ok"));

        report.Findings.ShouldBeEmpty();
        report.Expected.Count.ShouldBe(3);
        report.Expected.Values.ShouldAllBe(share => share > 0.8 && share <= 1);
    }

    [Fact]
    public void Run_TwoClassesSayNearlyTheSame_NamesBothOnce()
    {
        var report = Check(
            new ClassPrompt("E1") { Prompts = ["thin dark crooked line on steel"] }, new ClassPrompt("E2") { Prompts = ["thin dark crooked line on steel sheet"] }, new ClassPrompt("stain") { Prompts = ["pale patch"] });

        var finding = report.Findings.Single();
        (finding.Kind, finding.Class, finding.Other).ShouldBe((PromptFindingKind.NearlySame, "E1", "E2"));
        finding.Sentence.ShouldContain("\"E1\" and \"E2\"");
        report.Expected["E1"].ShouldBeLessThan(report.Expected["stain"]);
    }

    [Fact]
    public void Run_UnknownWordsAndCodes_AreNamed()
    {
        var report = Check(new ClassPrompt("zarx"), new ClassPrompt("E17"), new ClassPrompt("spot") { Prompts = ["round qxv spot"] });

        report.Findings.Select(f => (f.Kind, f.Class)).ShouldBe([(PromptFindingKind.UnknownWords, "zarx"), (PromptFindingKind.NoWords, "E17"), (PromptFindingKind.UnknownWords, "spot")], ignoreOrder: true);
        report.Findings.Single(f => f.Class == "spot").Sentence.ShouldContain("\"qxv\"");
        report.Expected.Keys.ShouldBe(["zarx", "spot"], ignoreOrder: true);
    }

    [Fact]
    public void Separation_FittedToDrawnAnswers_FindsTheSlope()
    {
        var random = new Random(2);
        var truth = new PromptSeparation(2.5);
        double[] distances = [.. Enumerable.Range(0, 4000).Select(_ => 2 * random.NextDouble())];

        var fitted = PromptSeparation.Fit(distances, [.. distances.Select(distance => random.NextDouble() < truth.OfTwo(distance))]);

        fitted.Slope.ShouldBe(2.5, 0.25);
        fitted.OfTwo(0).ShouldBe(0.5, 1e-6);
        fitted.OfTwo(1).ShouldBe(0.9938, 0.01);
    }

    [Fact]
    public void OfAll_SameWords_IsAGuess_AndOfTwoClassesIsOfTwo()
    {
        var separation = new PromptSeparation(2);
        float[] same = [1, 0, 1, 0, 1, 0, 1, 0], two = [1, 0, 0, 1];

        separation.OfAll(same, 4, 1).ShouldBe(0.25, 1e-3);
        separation.OfAll(two, 2, 0).ShouldBe(separation.OfTwo(Math.Sqrt(2)), 1e-3);
    }

    private static PromptReport Check(params ClassPrompt[] prompts)
    {
        using var encoder = new WordSumEncoder(Size);
        return new PromptCheck(encoder, new PromptBackground([new float[Size]], 1, new PromptSeparation(1.5))).Run(prompts);
    }
}
