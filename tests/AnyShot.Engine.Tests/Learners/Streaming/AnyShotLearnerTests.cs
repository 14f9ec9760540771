using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;

namespace AnyShot.Engine.Tests.Learners.Streaming;

public sealed class AnyShotLearnerTests
{
    [Fact]
    public void Judge_ShotsOnly_AsThePrototypeLearner()
    {
        var parts = new PartsOnALine(classes: 5, size: 16, spread: 0.8f, seed: 1);
        var support = parts.Support(4);
        var (anyShot, prototype) = (AnyShotLearner.Build(support), PrototypeLearner.Build(support));
        var (mine, other) = (new float[5], new float[5]);
        for (var i = 0; i < 20; i++)
        {
            var part = parts.Next(i % 5);
            anyShot.Judge(part, mine);
            prototype.Judge(part, other);
            for (var c = 0; c < 5; c++)
            {
                mine[c].ShouldBe(other[c], 1e-5f);
            }
        }
    }

    [Fact]
    public void Judge_GeneratedFeaturesOnly_RecognisesTheClassAndIsNotNovel()
    {
        var parts = new PartsOnALine(classes: 6, size: 32, spread: 0.6f, seed: 2);
        var support = parts.Support(3);
        support[4] = new SupportClass("unseen", []) { Synthetic = parts.Generated(4, 20, error: 0.4f) };
        var learner = AnyShotLearner.Build(support);
        var probabilities = new float[6];
        var right = 0;
        for (var i = 0; i < 50; i++)
        {
            learner.Judge(parts.Next(4), probabilities).ShouldBeLessThan(1.5f);
            right += Array.IndexOf(probabilities, probabilities.Max()) == 4 ? 1 : 0;
        }

        right.ShouldBeGreaterThan(45);
    }

    [Fact]
    public void Build_AllClassesWithoutShots_Works()
    {
        var parts = new PartsOnALine(classes: 4, size: 32, spread: 0.6f, seed: 3);
        var learner = AnyShotLearner.Build([.. Enumerable.Range(0, 4).Select(c => new SupportClass($"{c}", []) { Synthetic = parts.Generated(c, 20, error: 0.4f) })]);
        var probabilities = new float[4];

        var right = Enumerable.Range(0, 100).Count(i =>
        {
            learner.Judge(parts.Next(i % 4), probabilities).ShouldBe(0);
            probabilities.Sum().ShouldBe(1, 1e-5f);
            return Array.IndexOf(probabilities, probabilities.Max()) == i % 4;
        });

        right.ShouldBeGreaterThan(85);
    }

    /// <summary>One path from no shot to many: in the mean over supports and parts every step upwards helps, and in the end the generated features do no harm.</summary>
    [Fact]
    public void Judge_MoreShots_IsRightMoreOftenAndInTheEndAsGoodAsTheShotsAlone()
    {
        int[] shots = [0, 1, 2, 4, 8, 16, 64];
        var right = new double[shots.Length];
        var (without, asked) = (0, 0);
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var parts = new PartsOnALine(classes: 5, size: 16, spread: 1.3f, seed);
            var all = parts.Support(shots[^1]);
            var generated = Enumerable.Range(0, 5).Select(c => parts.Generated(c, 20, error: 0.9f)).ToArray();
            var learners = shots.Select(count => AnyShotLearner.Build([.. all.Select((entry, c) => new SupportClass(entry.Name, [.. entry.Shots.Take(count)])
            {
                Synthetic = generated[c],
            })])).ToArray();
            var plain = PrototypeLearner.Build(all);
            foreach (var label in parts.Labels(100, 1, 1, 1, 1, 1))
            {
                var part = parts.Next(label);
                for (var i = 0; i < learners.Length; i++)
                {
                    right[i] += Says(learners[i], part) == label ? 1 : 0;
                }

                without += Says(plain, part) == label ? 1 : 0;
                asked++;
            }
        }

        right[0].ShouldBeGreaterThan(2 * 0.2 * asked);
        for (var i = 1; i < shots.Length; i++)
        {
            // Between two large numbers of shots hardly anything is left to win; a third of a point is noise of this many parts.
            right[i].ShouldBeGreaterThan(right[i - 1] - (asked / 300.0), $"{shots[i]} shots after {shots[i - 1]}: {string.Join(", ", right)} of {asked}");
        }

        right[^1].ShouldBeGreaterThan(right[0] + (asked / 10.0));
        right[^1].ShouldBeGreaterThan(without - (asked / 200.0));
    }

    [Fact]
    public void Build_SameClassesAgain_SameAnswers()
    {
        var parts = new PartsOnALine(classes: 4, size: 16, spread: 0.8f, seed: 5);
        var support = parts.Support(3);
        var first = AnyShotLearner.Build(support);
        var larger = AnyShotLearner.Build([.. support, new SupportClass("more", [parts.Next(0)])]);
        var again = AnyShotLearner.Build(support);

        larger.Classes.ShouldBe(5);
        (again.Temperature, again.GraphWeight).ShouldBe((first.Temperature, first.GraphWeight));
        for (var c = 0; c < 4; c++)
        {
            again.PrototypeOf(c).ToArray().ShouldBe(first.PrototypeOf(c).ToArray());
        }
    }

    [Fact]
    public void Build_OneShotAClass_DoesNotBelieveTheGraph() =>
        AnyShotLearner.Build(new PartsOnALine(5, 16, 1, 6).Support(1)).GraphWeight.ShouldBe(0);

    /// <summary>Two classes, each in two places: no mean tells them apart, neighbours do.</summary>
    [Fact]
    public void Build_ClassesThatMeansCannotTell_BelievesTheGraph()
    {
        var parts = new PartsOnALine(classes: 4, size: 16, spread: 0.3f, seed: 7);
        float[][] Opposite(int label) => [.. Enumerable.Range(0, 8).Select(i => parts.Next(label).Select(value => i % 2 == 0 ? value : -value).ToArray())];
        SupportClass[] support = [new("a", [.. Opposite(0), parts.Next(2)]), new("b", [.. Opposite(1), parts.Next(3)])];
        var learner = AnyShotLearner.Build(support);

        learner.GraphWeight.ShouldBeGreaterThan(0);
        var recent = new RecentEmbeddings(75, 16);
        var judge = learner.Follow(recent);
        var probabilities = new float[2];
        var (right, asked) = (0, 0);
        for (var i = 0; i < 60; i++)
        {
            recent.TryAdd(Opposite(i % 2)[i / 2 % 2]);
            judge.JudgeNewest(probabilities);
            (right, asked) = i >= 15 ? (right + (probabilities[i % 2] > 0.5f ? 1 : 0), asked + 1) : (right, asked);
        }

        ((double)right / asked).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Build_GeneratedFeaturesWorthNothing_CountOnlyWhereThereIsNoShot()
    {
        var parts = new PartsOnALine(classes: 3, size: 16, spread: 0.5f, seed: 8);
        var support = parts.Support(3);
        var generated = support.Select((entry, c) => entry with { Synthetic = parts.Generated((c + 1) % 3, 10, 0.2f) }).ToArray();
        var worthless = new AnyShotOptions { SyntheticWeight = 0 };

        AnyShotLearner.Build(generated, worthless).PrototypeOf(1).ToArray().ShouldBe(AnyShotLearner.Build(support).PrototypeOf(1).ToArray());
        AnyShotLearner.Build(generated).PrototypeOf(1).ToArray().ShouldNotBe(AnyShotLearner.Build(support).PrototypeOf(1).ToArray());
        generated[1] = generated[1] with { Shots = [] };
        var probabilities = new float[3];
        AnyShotLearner.Build(generated, worthless).Judge(generated[1].Synthetic[0], probabilities);
        probabilities.Sum().ShouldBe(1, 1e-5f);
    }

    [Fact]
    public void Build_ManyExamples_KeepsTheGraphSmall()
    {
        var parts = new PartsOnALine(classes: 3, size: 8, spread: 0.5f, seed: 9);

        var learner = AnyShotLearner.Build(parts.Support(400));

        learner.Labelled.Count.ShouldBe(LabelledRows.Most);
    }

    [Fact]
    public void Build_NeitherShotsNorGenerated_NamesTheClass() =>
        Should.Throw<ArgumentException>(() => AnyShotLearner.Build([new SupportClass("first", [[1, 0]]), new SupportClass("empty", [])]))
            .Message.ShouldStartWith("Class \"empty\" has no example.");

    [Theory]
    [InlineData(0, 2, "Neighbours is 0; it must be 1 to 100.")]
    [InlineData(101, 2, "Neighbours is 101; it must be 1 to 100.")]
    [InlineData(4, -1, "SyntheticWeight is -1; it must be 0 to 50.")]
    [InlineData(4, double.NaN, "SyntheticWeight is NaN; it must be 0 to 50.")]
    public void Build_SettingOutOfRange_SaysSo(int neighbours, double weight, string sentence) =>
        Should.Throw<ArgumentException>(() => AnyShotLearner.Build([new SupportClass("first", [[1, 0]])], new AnyShotOptions { Neighbours = neighbours, SyntheticWeight = weight }))
            .Message.ShouldBe(sentence);

    [Fact]
    public void Follow_WindowOfOtherSize_SaysBoth() =>
        Should.Throw<ArgumentException>(() => AnyShotLearner.Build([new SupportClass("first", [[1, 0]])]).Follow(new RecentEmbeddings(5, 3)))
            .Message.ShouldStartWith("The learner takes 2 numbers; the window holds embeddings of 3.");

    private static int Says(ILearner learner, float[] part)
    {
        var probabilities = new float[learner.Classes];
        learner.Judge(part, probabilities);
        return Array.IndexOf(probabilities, probabilities.Max());
    }
}
