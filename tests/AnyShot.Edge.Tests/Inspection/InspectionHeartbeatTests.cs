using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.OpcUa;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class InspectionHeartbeatTests
{
    private readonly SteppingTime _time = new();
    private readonly InspectionHeartbeat _heartbeat;
    private readonly List<uint> _steps = [];

    public InspectionHeartbeatTests()
    {
        _heartbeat = new InspectionHeartbeat(_time);
        _heartbeat.Stepped += _steps.Add;
    }

    [Fact]
    public void Beat_EveryHundredMilliseconds_StepsEveryFiveHundred()
    {
        Beat(100, times: 50);

        _heartbeat.Counter.ShouldBe(10u);
        _steps.ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public void Beat_NobodyListens_CountsAllTheSame()
    {
        var unheard = new InspectionHeartbeat(_time);
        _time.Step(TimeSpan.FromMilliseconds(500));
        unheard.Beat();

        unheard.Counter.ShouldBe(1u);
    }

    [Fact]
    public void Beat_OffTheGrid_KeepsTheMeanOfFiveHundred()
    {
        Beat(130, times: 100);

        _heartbeat.Counter.ShouldBe(26u);
    }

    [Fact]
    public void Beat_AfterALongStandstill_StepsOnceAndDoesNotCatchUp()
    {
        Beat(10_000, times: 1);
        Beat(100, times: 4);
        _heartbeat.Counter.ShouldBe(1u);

        Beat(100, times: 1);
        _heartbeat.Counter.ShouldBe(2u);
    }

    [Fact]
    public void Age_WithoutABeat_Grows()
    {
        _time.Step(TimeSpan.FromSeconds(3));
        _heartbeat.Age.ShouldBe(TimeSpan.FromSeconds(3));
        _heartbeat.Counter.ShouldBe(0u);

        _heartbeat.Beat();
        _heartbeat.Age.ShouldBe(TimeSpan.Zero);
    }

    private void Beat(int everyMs, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Step(TimeSpan.FromMilliseconds(everyMs));
            _heartbeat.Beat();
        }
    }
}
