using AnyShot.Edge.Inspection;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class PartStreamTests
{
    private readonly PartStream _stream = new(window: 75, size: 3);
    private readonly float[] _room = new float[3];

    /// <summary>The technician names a class between two parts; nothing restarts, and what the camera showed before stays known.</summary>
    [Fact]
    public void Judge_ClassAddedBetweenTwoParts_IsKnownToTheNext()
    {
        var two = Set(1, [1, 0, 0], [0, 1, 0]);
        var three = Set(2, [1, 0, 0], [0, 1, 0], [0, 0, 1]);
        for (var i = 0; i < 40; i++)
        {
            _stream.Judge(two, [1, 0, 0], _room.AsSpan(0, 2))!.Value.Best.ShouldBe(0);
        }

        _stream.Judge(three, [0, 0, 1], _room)!.Value.Best.ShouldBe(2);
        _stream.Judge(two, [0, 1, 0], _room.AsSpan(0, 2))!.Value.Best.ShouldBe(1);
    }

    /// <summary>Classes on trial must see what the live ones would see if they took over now, in the same order, and must not touch it.</summary>
    [Fact]
    public void Fork_WindowThatHasGoneRound_HasTheSamePartsAndGoesItsOwnWay()
    {
        var two = Set(1, [1, 0, 0], [0, 1, 0]);
        for (var i = 0; i < 90; i++)
        {
            _stream.Judge(two, [MathF.Cos(i), MathF.Sin(i), 0], _room.AsSpan(0, 2));
        }

        var history = two with { Learner = new HistoryLearner() };
        var fork = _stream.Fork();
        float[][] parts = [[1, 0, 0], [0.6f, 0.8f, 0], [0, 0.6f, 0.8f]];
        var shadow = parts.Select(part => fork.Judge(history, part, _room.AsSpan(0, 2))!.Value).ToArray();
        var live = parts.Select(part => _stream.Judge(history, part, _room.AsSpan(0, 2))!.Value).ToArray();

        shadow.ShouldBe(live);
        new PartStream(75, 3).Judge(history, parts[0], _room.AsSpan(0, 2))!.Value.ShouldNotBe(live[0]);
    }

    [Fact]
    public void Judge_NoNumber_GivesNothingAndSpoilsNothing()
    {
        var set = Set(1, [1, 0, 0], [0, 1, 0], [0, 0, 1]);

        _stream.Judge(set, [float.NaN, 0, 0], _room).ShouldBeNull();

        _stream.Judge(set, [0, 1, 0], _room)!.Value.Best.ShouldBe(1);
    }

    /// <summary>One shot of each class straight in its direction, and one beside it.</summary>
    private static ClassSet Set(long revision, params float[][] directions)
    {
        SupportClass[] support = [.. directions.Select((direction, c) => new SupportClass($"{c}", [direction, [.. direction.Select((_, k) => (0.8f * direction[k]) + (0.6f * direction[(k + 2) % 3]))]]))];
        return new ClassSet(revision, [.. support.Select((entry, c) => new InspectedClass(c + 1, entry.Name, Severity.Good))], AnyShotLearner.Build(support));
    }

    /// <summary>A learner whose answer depends on every part of the window and on their order.</summary>
    private sealed class HistoryLearner : ILearner
    {
        public int Classes => 2;

        public float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities) => throw new NotSupportedException();

        public IStreamJudge Follow(RecentEmbeddings recent) => new HistoryJudge(recent);
    }

    private sealed class HistoryJudge(RecentEmbeddings recent) : IStreamJudge
    {
        public float JudgeNewest(Span<float> probabilities)
        {
            probabilities[0] = 1;
            probabilities[1] = 0;
            var history = 0f;
            for (var number = recent.Added - recent.Count; number < recent.Added; number++)
            {
                history = (0.97f * history) + recent[recent.SlotOf(number)][0];
            }

            return history;
        }
    }
}
