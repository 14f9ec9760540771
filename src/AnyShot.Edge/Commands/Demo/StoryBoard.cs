using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>What has been told of the demo's story so far, and what its three sides have counted. Safe from any thread.</summary>
internal sealed class StoryBoard
{
    private const int MostLines = 500;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private VerdictCounts _plc;
    private Func<VerdictCounts> _agent = () => default;
    private Func<VerdictCounts> _consumer = () => default;

    /// <summary>Where the counts of the agent and of the MQTT consumer come from.</summary>
    public void Follow(Func<VerdictCounts> agent, Func<VerdictCounts> consumer) => (_agent, _consumer) = (agent, consumer);

    /// <summary>Adds a line; the oldest go.</summary>
    public void Tell(string line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>Counts a part as the PLC saw it.</summary>
    public void Count(PlcPart part)
    {
        lock (_gate)
        {
            _plc = _plc.With(part.Pass ? Decision.Pass : part.Fail ? Decision.Fail : Decision.Unsure);
        }
    }

    /// <summary>The board as it is now.</summary>
    public StoryNow Now()
    {
        var (agent, consumer) = (Of("Agent", _agent()), Of("MQTT", _consumer()));
        lock (_gate)
        {
            return new StoryNow([.. _lines], [Of("PLC", _plc), agent, consumer]);
        }
    }

    private static SideCounts Of(string side, VerdictCounts counts) => new(side, counts.Total, counts.Pass, counts.Fail, counts.Unsure);
}
