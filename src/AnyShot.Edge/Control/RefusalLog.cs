using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control;

/// <summary>Logs refusals once for each cause, and how many followed, so that a client that goes on wrongly fills no disk. Thread-safe.</summary>
/// <param name="time">Clock.</param>
/// <param name="log">Receives a sentence.</param>
internal sealed class RefusalLog(TimeProvider time, Action<string> log)
{
    /// <summary>A cause that goes on is named again after this time.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>More causes than this at a time are an attack; the rest is counted only.</summary>
    private const int MostCauses = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Door Door, string Name, string Verb, ControlOutcome Outcome), (DateTimeOffset Said, long More)> _causes = [];

    public void Note(Door door, string name, string verb, ControlOutcome outcome, string sentence)
    {
        var now = time.GetUtcNow();
        // The verb is the client's text when there is none of that name.
        var cause = (door, name, ControlVerbs.All.Contains(verb) ? verb : "", outcome);
        string? line = null;
        lock (_gate)
        {
            if (_causes.TryGetValue(cause, out var known) && now - known.Said < Again)
            {
                _causes[cause] = known with { More = known.More + 1 };
            }
            else
            {
                if (_causes.Count >= MostCauses)
                {
                    foreach (var old in _causes.Where(entry => now - entry.Value.Said >= Again).Select(entry => entry.Key).ToArray())
                    {
                        _causes.Remove(old);
                    }
                }

                if (_causes.Count < MostCauses)
                {
                    _causes[cause] = (now, 0);
                    line = $"Refused over {door}, asked by {BodyReader.Quote(name)}: {sentence}{(known.More > 0 ? $" ({known.More} more like it since the last line)" : "")}";
                }
            }
        }

        if (line is not null)
        {
            log(line);
        }
    }
}
