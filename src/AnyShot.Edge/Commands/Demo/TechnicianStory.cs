using System.Text.Json;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>
/// What a technician does when a defect turns up that nobody has taught: names it in words, shows three parts, looks at the trial, promotes. All over MQTT, while the PLC has parts judged. The truth that the
/// virtual line tells stands for the technician's eyes.
/// </summary>
/// <param name="plant">Sends and receives.</param>
/// <param name="trial">To show the report.</param>
/// <param name="say">Prints a line of the story.</param>
internal sealed class TechnicianStory(PlantClient plant, ITrial trial, Action<string> say)
{
    private const string Defect = "crack";
    private const string Name = "branching dark crack";
    private const int LookAtFirst = 10;
    private const int Examples = 3;

    private long _promotedAfter = long.MaxValue;

    /// <summary>Cracks before and after the promotion, and how many of them were named as such.</summary>
    public (int Before, int After, int Named) Cracks
    {
        get
        {
            Verdict[] cracks = [.. plant.Verdicts.Where(verdict => verdict.Truth == Defect)];
            Verdict[] after = [.. cracks.Where(verdict => verdict.InspectionId > _promotedAfter)];
            return (cracks.Length - after.Length, after.Length, after.Count(verdict => verdict.ClassName == Name));
        }
    }

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        Verdict newest;
        for (var i = 0; (newest = await plant.NextAsync(cancellationToken).ConfigureAwait(false)) is not null && i < LookAtFirst; i++)
        {
        }

        say($"There is a defect that nobody has taught. The technician adds a class in words: \"{Name}\".");
        var added = await AskAsync(ControlVerbs.ClassAdd, new JsonObject { ["name"] = Name, ["why"] = "a defect that has no class" }, cancellationToken).ConfigureAwait(false);
        if (added is not { } data)
        {
            return;
        }

        var id = data.GetProperty("id").GetString()!;
        for (var shown = 0; shown < Examples;)
        {
            var verdict = await plant.NextAsync(cancellationToken).ConfigureAwait(false);
            if (verdict.Truth == Defect)
            {
                shown++;
                say($"Part {verdict.PartId} is one (judged {verdict.Decision.ToString().ToLowerInvariant()}, {verdict.ClassName}): example {shown} of {Examples}.");
                await AskAsync(ControlVerbs.ShotAdd, new JsonObject { ["id"] = id, ["inspectionId"] = verdict.InspectionId }, cancellationToken).ConfigureAwait(false);
                await AskAsync(ControlVerbs.Feedback, new JsonObject { ["inspectionId"] = verdict.InspectionId, ["class"] = id }, cancellationToken).ConfigureAwait(false);
            }
        }

        say("The new classes judge in shadow beside the live ones; the technician waits for the trial.");
        while (trial.Report() is not { Stage: TrialStage.Complete or TrialStage.Failed } && !cancellationToken.IsCancellationRequested)
        {
            await plant.NextAsync(cancellationToken).ConfigureAwait(false);
        }

        await PromoteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PromoteAsync(CancellationToken cancellationToken)
    {
        if (trial.Report() is not { } report)
        {
            return;
        }

        foreach (var line in TrialReportText.Write(report).TrimEnd().Split('\n'))
        {
            say("  " + line.TrimEnd());
        }

        var body = new JsonObject { ["revision"] = report.Revision, ["why"] = "the changes are the cracks" };
        if (!report.CanPromote)
        {
            say("More changes than the rule allows, and they are the cracks: the technician promotes with that reason.");
            body["force"] = true;
        }

        if (await AskAsync(ControlVerbs.Promote, body, cancellationToken).ConfigureAwait(false) is not null)
        {
            _promotedAfter = plant.Verdicts.Max(verdict => verdict.InspectionId);
        }
    }

    private async Task<JsonElement?> AskAsync(string verb, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await plant.AskAsync(verb, body, cancellationToken).ConfigureAwait(false);
        say($"  {verb}: {answer.GetProperty("sentence").GetString()}");
        return answer.GetProperty("success").GetBoolean() ? answer.TryGetProperty("data", out var data) ? data : default(JsonElement) : null;
    }
}
