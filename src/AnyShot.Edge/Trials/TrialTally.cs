using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Trials;

/// <summary>Counts what live classes and classes on trial say of the same parts. Thread-safe.</summary>
internal sealed class TrialTally
{
    /// <summary>Examples kept of each kind.</summary>
    public const int MostExamples = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Decision Live, int LiveClassNo, string LiveClass, Decision Trial, int TrialClassNo, string TrialClass), int> _counts = [];
    private readonly List<TrialExample>[] _examples = [[], [], [], []];
    private int _partsSeen;

    /// <param name="key">What is counted.</param>
    /// <param name="live">Revision of the live classes.</param>
    /// <param name="trial">Revision of the classes on trial.</param>
    /// <param name="startedAt">Now, or when the counts that <see cref="Resume"/> adds began.</param>
    public TrialTally(string key, long live, long trial, DateTimeOffset startedAt) => (Key, Live, Trial, StartedAt) = (key, live, trial, startedAt);

    public string Key { get; }

    public long Live { get; }

    public long Trial { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Parts left out before a restart.</summary>
    public int SkippedBefore { get; private init; }

    public int PartsSeen => Volatile.Read(ref _partsSeen);

    /// <summary>Goes on with counts of an earlier start.</summary>
    public static TrialTally Resume(TrialRecord record)
    {
        var tally = new TrialTally(record.Key, record.Live, record.Trial, record.StartedAt) { SkippedBefore = record.PartsSkipped, _partsSeen = record.PartsSeen };
        foreach (var change in record.Counts)
        {
            tally._counts[(Decision(change.Live), change.LiveClassNo, change.LiveClass, Decision(change.Trial), change.TrialClassNo, change.TrialClass)] = change.Count;
        }

        foreach (var example in record.Examples)
        {
            tally._examples[example.Kind].Add(example);
        }

        return tally;
    }

    public void Add(Verdict live, ShadowVerdict trial)
    {
        var key = (live.Decision, live.ClassNo, live.ClassName, trial.Decision, trial.ClassNo, trial.ClassName);
        lock (_gate)
        {
            _partsSeen++;
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
            if (live.Decision != trial.Decision || live.ClassNo != trial.ClassNo)
            {
                Keep(new TrialExample(
                    live.InspectionId,
                    live.Camera,
                    live.PartId,
                    live.CapturedAt,
                    DecisionNames.Of(live.Decision),
                    live.ClassName,
                    live.Confidence,
                    DecisionNames.Of(trial.Decision),
                    trial.ClassName,
                    trial.Confidence));
            }
        }
    }

    /// <summary>The counts as they are now.</summary>
    /// <param name="skipped">Parts left out since this start.</param>
    public TrialRecord Record(int skipped)
    {
        lock (_gate)
        {
            return new TrialRecord(
                Key,
                Live,
                Trial,
                StartedAt,
                _partsSeen,
                SkippedBefore + skipped,
                [.. _counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(Change)],
                [.. _examples.SelectMany(kind => kind.OrderByDescending(e => e.TrialConfidence).ThenBy(e => e.InspectionId))]);
        }
    }

    private static TrialChange Change(KeyValuePair<(Decision Live, int LiveClassNo, string LiveClass, Decision Trial, int TrialClassNo, string TrialClass), int> count)
    {
        var (live, liveClassNo, liveClass, trial, trialClassNo, trialClass) = count.Key;
        return new TrialChange(DecisionNames.Of(live), liveClassNo, liveClass, DecisionNames.Of(trial), trialClassNo, trialClass, count.Value);
    }

    private static Decision Decision(string name) => Enum.Parse<Decision>(name, ignoreCase: true);

    /// <summary>Of each kind those that the classes on trial are surest of.</summary>
    private void Keep(TrialExample example)
    {
        var kind = _examples[example.Kind];
        if (kind.Count < MostExamples)
        {
            kind.Add(example);
            return;
        }

        var least = 0;
        for (var i = 1; i < kind.Count; i++)
        {
            least = kind[i].TrialConfidence < kind[least].TrialConfidence ? i : least;
        }

        if (example.TrialConfidence > kind[least].TrialConfidence)
        {
            kind[least] = example;
        }
    }
}
