using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Trials;

/// <summary>Makes the report of a run.</summary>
internal static class TrialReportComposer
{
    private const int MostChanges = 100;
    private const int MostExamples = 20;

    /// <summary>Of the same change; a person who has seen five of them looks at something else.</summary>
    private const int MostAlike = 5;
    private const string Pass = "pass";
    private const string Fail = "fail";
    private const string Unsure = "unsure";

    /// <param name="run">What is on trial.</param>
    /// <param name="options">What a trial has to show.</param>
    /// <param name="confirmed">Parts that somebody has confirmed.</param>
    public static TrialReport Compose(TrialRun run, TrialOptions options, IReadOnlyList<ConfirmedPart> confirmed)
    {
        var record = run.Tally.Record(run.Shadow?.Skipped ?? 0);
        var regression = run.Regression;
        var (canPromote, sentence) = TrialRules.Promotion(run, regression, options);
        var truths = confirmed.ToDictionary(part => part.InspectionId, part => part.TrueClass);
        Rate Of(Func<TrialChange, bool> counts) => Rate.From(record.Counts.Where(counts).Sum(change => change.Count), record.PartsSeen);
        var failToPass = Of(change => (change.Live, change.Trial) == (Fail, Pass));

        // No escape any more: what somebody has said to be good, and what the confirmed parts count already.
        var defects = run.Trial.Classes.Where(entry => entry.Severity == Severity.Defect).Select(entry => entry.Id).ToHashSet();
        var settled = record.Examples.Count(example => (example.Live, example.Trial) == (Fail, Pass)
            && truths.TryGetValue(example.InspectionId, out var truth)
            && (!defects.Contains(truth) || regression?.NewEscapeIds.Contains(example.InspectionId) == true));
        return new TrialReport
        {
            Revision = run.Trial.Revision,
            LiveRevision = run.LiveRevision,
            Stage = run switch
            {
                { Fault: not null } => TrialStage.Failed,
                { Set: null } => TrialStage.Building,
                _ => record.PartsSeen >= options.Parts && regression is not null ? TrialStage.Complete : TrialStage.Running,
            },
            Mode = options.Mode,
            CanPromote = canPromote,
            Sentence = sentence,
            StartedAt = record.StartedAt,
            Note = run.Note,
            PartsSeen = record.PartsSeen,
            PartsNeeded = options.Parts,
            PartsSkipped = record.PartsSkipped,
            Unchanged = Of(change => change.Live == change.Trial),
            FailToPass = failToPass,
            PassToFail = Of(change => (change.Live, change.Trial) == (Pass, Fail)),
            UnsureLive = Of(change => change.Live == Unsure),
            UnsureTrial = Of(change => change.Trial == Unsure),
            ExpectedEscapes = (regression?.NewEscapes ?? 0) + failToPass.Count - settled,
            Changes = [.. record.Counts.Where(change => !change.IsSame).Take(MostChanges)],
            Examples = [.. Varied(record.Examples).Take(MostExamples).Select(example => example with { ConfirmedAs = truths.GetValueOrDefault(example.InspectionId, "") })],
            Regression = regression,
        };
    }

    private static IEnumerable<TrialExample> Varied(IEnumerable<TrialExample> examples)
    {
        var alike = new Dictionary<(string, string, string, string), int>();
        foreach (var example in examples)
        {
            var key = (example.Live, example.LiveClass, example.Trial, example.TrialClass);
            var count = alike[key] = alike.GetValueOrDefault(key) + 1;
            if (count <= MostAlike)
            {
                yield return example;
            }
        }
    }
}
