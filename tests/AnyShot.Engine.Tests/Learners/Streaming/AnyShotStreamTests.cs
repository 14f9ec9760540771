using AnyShot.Engine.Graphs;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Tests.Graphs;

namespace AnyShot.Engine.Tests.Learners.Streaming;

/// <summary>The learner on streams as a line has them.</summary>
public sealed class AnyShotStreamTests
{
    private const int Classes = 5;
    private const int Window = 75;

    public static TheoryData<string, double[], double[]> Mixes => new()
    {
        { "even", [1, 1, 1, 1, 1], [1, 1, 1, 1, 1] },
        { "90 % one class", [90, 2.5, 2.5, 2.5, 2.5], [90, 2.5, 2.5, 2.5, 2.5] },
        { "95 % one class", [95, 1.25, 1.25, 1.25, 1.25], [95, 1.25, 1.25, 1.25, 1.25] },
        { "99 % one class", [99, 0.25, 0.25, 0.25, 0.25], [99, 0.25, 0.25, 0.25, 0.25] },
        { "one class only", [1, 0, 0, 0, 0], [1, 0, 0, 0, 0] },
        { "three classes absent", [1, 1, 0, 0, 0], [1, 1, 0, 0, 0] },
        { "another class takes over half way", [95, 1.25, 1.25, 1.25, 1.25], [1.25, 1.25, 95, 1.25, 1.25] },
    };

    /// <summary>
    /// Classes that overlap (class means are right about 8 times of 10), several numbers of shots, 30 streams each; class 0 has the most parts and looks different in every stream. Over all
    /// parts, and over the rare ones alone, the stream is never judged worse than part by part by the class means, beyond half a point of all and two points of the few rare ones.
    /// </summary>
    [Theory]
    [MemberData(nameof(Mixes))]
    public void JudgeNewest_AnyMix_NeverFallsBelowTheNearestClassMean(string mix, double[] before, double[] after)
    {
        foreach (var (shots, spread) in new[] { (1, 1f), (3, 1.2f), (5, 1.3f), (15, 1.4f) })
        {
            var (right, plain, rare, plainRare, all, allRare) = (0, 0, 0, 0, 0, 0);
            for (var seed = 1UL; seed <= 30; seed++)
            {
                var parts = new PartsOnALine(Classes, 16, spread, (100 * seed) + (ulong)shots);
                var support = parts.Support(shots);
                int[] labels = [.. parts.Labels(75, before), .. parts.Labels(75, after)];
                var shown = labels.Select(parts.Next).ToArray();
                var answers = Answers(AnyShotLearner.Build(support), shown);
                var plainAnswers = Answers(PrototypeLearner.Build(support), shown);
                for (var i = 0; i < labels.Length; i++)
                {
                    var isRare = (i < 75 ? before : after)[labels[i]] < 5;
                    all++;
                    right += answers[i] == labels[i] ? 1 : 0;
                    plain += plainAnswers[i] == labels[i] ? 1 : 0;
                    allRare += isRare ? 1 : 0;
                    rare += isRare && answers[i] == labels[i] ? 1 : 0;
                    plainRare += isRare && plainAnswers[i] == labels[i] ? 1 : 0;
                }
            }

            right.ShouldBeGreaterThanOrEqualTo(plain - (all / 200), $"{mix}, {shots} shots: {right} against {plain} of {all}");
            rare.ShouldBeGreaterThanOrEqualTo(plainRare - Math.Max(2, allRare / 50), $"{mix}, {shots} shots: {rare} against {plainRare} of {allRare} rare parts");
        }
    }

    /// <summary>Below 15 parts the exponent is 0: what else is in the window means nothing, down to the last bit.</summary>
    [Fact]
    public void JudgeNewest_FewParts_IsIndependentOfTheWindow()
    {
        var parts = new PartsOnALine(Classes, 16, 1, 1);
        var learner = Believing(parts);
        var part = parts.Next(3);
        var alone = Judged(learner, [part]);

        var extra = Judged(learner, [.. Enumerable.Range(0, AnyShotJudge.FewestParts - 2).Select(_ => parts.Next(0)), part]);

        extra.ShouldBe(alone);
    }

    [Fact]
    public void JudgeNewest_OneExtraPartOfAnotherClass_DoesNotChangeTheLabelOfAnUnrelatedOne()
    {
        var parts = new PartsOnALine(Classes, 16, 0.8f, 2);
        var learner = Believing(parts);
        for (var count = 1; count < 60; count++)
        {
            float[][] before = [.. Enumerable.Range(0, count).Select(i => parts.Next(i % Classes))];
            var part = parts.Next(3);

            var label = Label(Judged(learner, [.. before, part]));

            Label(Judged(learner, [.. before, parts.Next(0), part])).ShouldBe(label);
        }
    }

    /// <summary>The same stream by a plain reimplementation: full matrices, double precision, nothing kept from part to part but the mix of classes.</summary>
    [Fact]
    public void JudgeNewest_GrowingThenSlidingWindow_AgreesWithAPlainReimplementation()
    {
        var parts = new PartsOnALine(Classes, 16, 1.2f, 3);
        var support = parts.Support(5);
        support[2] = new SupportClass("both", [.. support[2].Shots.Take(2)]) { Synthetic = parts.Generated(2, 6, 0.5f) };
        support[4] = new SupportClass("generated", []) { Synthetic = parts.Generated(4, 6, 0.5f) };
        var learner = AnyShotLearner.Build(support);
        learner.GraphWeight.ShouldBeGreaterThan(0);
        const int SmallWindow = 24;
        var recent = new RecentEmbeddings(SmallWindow, 16);
        var judge = learner.Follow(recent);
        var plain = new PlainStream(learner, support);
        var window = new List<float[]>();
        var probabilities = new float[Classes];
        foreach (var label in parts.Labels(40, 8, 1, 1, 1, 1))
        {
            var part = parts.Next(label);
            window.Add(part);
            recent.TryAdd(part);
            judge.JudgeNewest(probabilities);
            var expected = plain.Judge([.. window.TakeLast(SmallWindow)]);
            for (var c = 0; c < Classes; c++)
            {
                ((double)probabilities[c]).ShouldBe(expected[c], 2e-3);
            }
        }
    }

    /// <summary>A class set is replaced between two parts: the window stays, and the next part can be of the new class.</summary>
    [Fact]
    public void Follow_ClassAddedInTheMiddle_IsJudgedFromTheNextPartOn()
    {
        var parts = new PartsOnALine(Classes, 16, 0.5f, 4);
        var support = parts.Support(4);
        var recent = new RecentEmbeddings(Window, 16);
        var small = AnyShotLearner.Build([.. support.Take(4)]).Follow(recent);
        var probabilities = new float[Classes];
        for (var i = 0; i < 50; i++)
        {
            recent.TryAdd(parts.Next(i % 4)).ShouldBeTrue();
            small.JudgeNewest(probabilities.AsSpan(0, 4));
        }

        var large = AnyShotLearner.Build(support).Follow(recent);
        recent.TryAdd(parts.Next(4)).ShouldBeTrue();
        large.JudgeNewest(probabilities);

        Label(probabilities).ShouldBe(4);
        probabilities[4].ShouldBeGreaterThan(0.5f);
    }

    /// <summary>A judge that takes over gives the answers that one gives which was there from the start, once the estimate of the mix has caught up.</summary>
    [Fact]
    public void Follow_FullWindow_AnswersAsTheJudgeBefore()
    {
        var parts = new PartsOnALine(Classes, 16, 0.9f, 5);
        var learner = Believing(parts);
        var recent = new RecentEmbeddings(Window, 16);
        var first = learner.Follow(recent);
        var (before, after) = (new float[Classes], new float[Classes]);
        foreach (var label in parts.Labels(200, 20, 1, 1, 1, 1))
        {
            recent.TryAdd(parts.Next(label));
            first.JudgeNewest(before);
        }

        learner.Follow(recent).JudgeNewest(after);

        Label(after).ShouldBe(Label(before));
        for (var c = 0; c < Classes; c++)
        {
            after[c].ShouldBe(before[c], 0.02f);
        }
    }

    [Fact]
    public void JudgeNewest_PartLikeNoClass_IsNovelAndPartsAfterItAreNot()
    {
        var parts = new PartsOnALine(Classes, 32, 0.5f, 6);
        var foreign = new PartsOnALine(1, 32, 0.1f, 999);
        var learner = AnyShotLearner.Build(parts.Support(6));
        var recent = new RecentEmbeddings(Window, 32);
        var judge = learner.Follow(recent);
        var probabilities = new float[Classes];
        for (var i = 0; i < 100; i++)
        {
            var isForeign = i % 4 == 3;
            recent.TryAdd(isForeign ? foreign.Next(0) : parts.Next(i % Classes));
            (judge.JudgeNewest(probabilities) > 1.2f).ShouldBe(isForeign);
            (isForeign || Label(probabilities) == i % Classes).ShouldBeTrue();
        }
    }

    /// <summary>A covered lens: zeros, or the same picture again and again.</summary>
    [Fact]
    public void JudgeNewest_SamePartOrNothingAgainAndAgain_StaysFinite()
    {
        var parts = new PartsOnALine(Classes, 16, 0.8f, 7);
        var learner = Believing(parts);
        foreach (var part in new[] { new float[16], parts.Next(1) })
        {
            var probabilities = Judged(learner, [.. Enumerable.Repeat(part, 2 * Window)]);
            probabilities.Sum().ShouldBe(1, 1e-4f);
            probabilities.ShouldAllBe(p => p >= 0 && p <= 1.0001f);
        }
    }

    [Fact]
    public void JudgeNewest_SteadyState_AllocatesNothing()
    {
        var parts = new PartsOnALine(Classes, 16, 1, 8);
        var learner = Believing(parts);
        var recent = new RecentEmbeddings(Window, 16);
        var judge = learner.Follow(recent);
        var probabilities = new float[Classes];
        void Judge(float[][] shown)
        {
            foreach (var part in shown)
            {
                recent.TryAdd(part);
                judge.JudgeNewest(probabilities);
            }
        }

        float[][] Next(int count) => [.. Enumerable.Range(0, count).Select(i => parts.Next(i % Classes))];
        Judge(Next(200));
        var shown = Next(100);
        AllocatedBytes.Of(() => Judge(shown)).ShouldBe(0);
    }

    /// <summary>A learner that uses its graph.</summary>
    private static AnyShotLearner Believing(PartsOnALine parts)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (AnyShotLearner.Build(parts.Support(6)) is { GraphWeight: > 0 } learner)
            {
                return learner;
            }
        }

        throw new InvalidOperationException("No support set made the learner believe the graph.");
    }

    private static float[] Judged(ILearner learner, float[][] stream)
    {
        var recent = new RecentEmbeddings(Window, stream[0].Length);
        var judge = learner.Follow(recent);
        var probabilities = new float[learner.Classes];
        foreach (var part in stream)
        {
            recent.TryAdd(part).ShouldBeTrue();
            judge.JudgeNewest(probabilities);
        }

        return probabilities;
    }

    private static int[] Answers(ILearner learner, float[][] stream)
    {
        var recent = new RecentEmbeddings(Window, stream[0].Length);
        var judge = learner.Follow(recent);
        var probabilities = new float[learner.Classes];
        return [.. stream.Select(part =>
        {
            recent.TryAdd(part);
            judge.JudgeNewest(probabilities);
            return Label(probabilities);
        })];
    }

    private static int Label(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());

    /// <summary>The streaming rules once more, on the plain graph of <see cref="PlainMethod"/>.</summary>
    private sealed class PlainStream
    {
        private readonly AnyShotLearner _learner;
        private readonly (int Class, bool IsSynthetic, float[] Row)[] _labelled;
        private double[]? _mix;

        public PlainStream(AnyShotLearner learner, SupportClass[] support)
        {
            _learner = learner;
            _labelled = [.. support.SelectMany((entry, c) => entry.Shots.Select(row => (c, false, row)).Concat(entry.Synthetic.Select(row => (c, true, row))))];
        }

        public double[] Judge(float[][] window)
        {
            var classes = _learner.Classes;
            var novel = window.Select(part => _learner.Judge(part, new float[classes]) > 1).ToArray();
            var costs = window.Select(part => Enumerable.Range(0, classes)
                .Select(c => Squared(Doubles(part), Doubles(_learner.PrototypeOf(c).ToArray())) / _learner.Temperature).ToArray()).ToArray();
            if (window.Length < 15)
            {
                return PlainMethod.Plan(costs.Select(Negative).ToArray(), new double[classes], 0)[^1];
            }

            var mean = Enumerable.Range(0, window[0].Length).Select(k => Enumerable.Range(0, classes).Average(c => (double)_learner.PrototypeOf(c)[k])).ToArray();
            double[][] rows = [.. _labelled.Select(row => row.Row).Concat(window).Select(row => Doubles(row).Zip(mean, (a, b) => a - b).ToArray())];
            var graph = PlainMethod.Embed(rows, _labelled.Length, new GraphOptions { Centring = Centring.Labelled });
            var weights = _labelled.Select(row => row.IsSynthetic ? 2.0 / _labelled.Count(other => other.IsSynthetic && other.Class == row.Class) : 1).ToArray();
            var start = Enumerable.Range(0, classes).Select(c => Mean(graph, weights.Select((w, i) => _labelled[i].Class == c ? w : 0).ToArray())).ToArray();
            var centres = start.ToArray();
            double[][] plan = [];
            for (var round = 0; round <= 10; round++)
            {
                var scores = costs.Select((row, i) => row.Select((cost, c) => -cost - (_learner.GraphWeight * Squared(graph[_labelled.Length + i], centres[c]))).ToArray()).ToArray();
                _mix ??= Shares(PlainMethod.Plan(scores, new double[classes], 0), new double[classes], 1);
                plan = PlainMethod.Plan(scores, [.. _mix.Select(share => share * window.Length)], 0.5 * Math.Min(1, window.Length / 45.0));
                if (round == 10)
                {
                    break;
                }

                for (var c = 0; c < classes; c++)
                {
                    var pull = plan.Select((row, i) => novel[i] ? 0 : 0.3 * Math.Max(0, row[c] - row.Where((_, k) => k != c).Max())).ToArray();
                    var target = Mean(graph, [.. weights.Select((w, i) => _labelled[i].Class == c ? w : 0), .. pull]);
                    centres[c] = [.. centres[c].Zip(target, (old, next) => old + (0.2 * (next - old)))];
                }
            }

            _mix = Shares(plan, _mix!, 0.1);
            return plan[^1];
        }

        private static double[] Shares(double[][] plan, double[] before, double rate)
        {
            var shares = before.Select((share, c) => Math.Max(((1 - rate) * share) + (rate * plan.Average(row => row[c])), 0.01 / before.Length)).ToArray();
            return [.. shares.Select(share => share / shares.Sum())];
        }

        private static double[] Mean(double[][] rows, double[] weights) =>
            [.. Enumerable.Range(0, rows[0].Length).Select(k => weights.Select((w, i) => w * rows[i][k]).Sum() / weights.Sum())];

        private static double Squared(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();

        private static double[] Negative(double[] row) => [.. row.Select(value => -value)];

        private static double[] Doubles(float[] row) => [.. row.Select(value => (double)value)];
    }
}
