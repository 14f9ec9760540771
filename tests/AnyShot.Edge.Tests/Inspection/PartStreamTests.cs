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

    /// <summary>Classes on trial must see what the live ones would see if they took over now.</summary>
    [Fact]
    public void Fork_FullWindow_JudgesAsTheStreamWouldWithTheOtherClassesAndLeavesItAlone()
    {
        var two = Set(1, [1, 0, 0], [0, 1, 0]);
        var three = Set(2, [1, 0, 0], [0, 1, 0], [0, 0, 1]);
        float[][] parts = [[1, 0, 0], [0.6f, 0.8f, 0], [0, 0.6f, 0.8f], [0, 0, 1]];
        for (var i = 0; i < 90; i++)
        {
            _stream.Judge(two, parts[i % 3], _room.AsSpan(0, 2));
        }

        var fork = _stream.Fork();
        var shadow = parts.Select(part => fork.Judge(three, part, _room)!.Value).ToArray();
        var live = parts.Select(part => _stream.Judge(three, part, _room)!.Value).ToArray();

        shadow.ShouldBe(live);
        shadow.Select(judgement => judgement.Best).Distinct().Count().ShouldBeGreaterThan(1);
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
}
