namespace AnyShot.Edge.Trials;

/// <summary>When what is on trial may become live.</summary>
internal static class TrialRules
{
    /// <summary>Whether a person may promote it without force.</summary>
    /// <returns>The answer, and why in one sentence.</returns>
    public static (bool CanPromote, string Sentence) Promotion(TrialRun run, RegressionReport? regression, TrialOptions options)
    {
        var revision = run.Trial.Revision;
        var seen = run.Tally.PartsSeen;
        return (run, regression) switch
        {
            ({ Fault: { } fault }, _) => (false, fault),
            ({ Obstacle: { } obstacle }, _) => (false, obstacle),
            ({ Set: null }, _) => (false, $"The classes of revision {revision} are still being built."),
            _ when seen < options.Parts => (false, $"The trial of revision {revision} has seen {seen} of {options.Parts} parts."),
            (_, null) => (false, $"The trial of revision {revision} has not judged the confirmed parts yet."),
            (_, { Parts: > 0 } known) when known.Kept.Share < options.RegressionShare => (
                false,
                string.Create(null, $"Revision {revision} decides {known.Worse} of {known.Parts} confirmed parts worse; {100 * options.RegressionShare:0.###} % must be decided as before or better (trial.regressionShare).")),
            (_, { Parts: 0 }) => (true, $"The trial of revision {revision} has seen {seen} parts; no part is confirmed, so that nobody knows which of the changes are right."),
            _ => (true, $"The trial of revision {revision} has seen {seen} parts and decides {regression!.Worse} of {regression.Parts} confirmed parts worse."),
        };
    }

    /// <summary>Whether the agent may promote it in mode auto.</summary>
    public static bool IsForTheAgent(TrialReport report, TrialOptions options) =>
        report.CanPromote && report.Unchanged.Share >= options.UnchangedShare && report.ExpectedEscapes <= options.MostEscapes;
}
