using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Quality;
using AnyShot.Edge.Tests.Feedback;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Tests.Quality;

/// <summary>The figures, counted by hand.</summary>
public sealed class StationQualityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly QualityQuery All = new(Noon.AddDays(-1), Noon.AddDays(1), null, null, false);

    private static readonly RegisteredClass[] Known =
        [FeedbackClasses.Class("dark", 1, Severity.Good), FeedbackClasses.Class("bright", 7), FeedbackClasses.Class("matt", 9, Severity.Minor)];

    private readonly List<FeedbackEntry> _said = [];

    /// <summary>
    /// Of 5 dark parts 3 are judged dark (one of them unsure), 1 bright and failed, 1 nothing; of 4 bright ones 3 bright, 1 dark and passed; the matt one is judged dark and passed.
    /// </summary>
    [Fact]
    public void Compose_PartsOfThreeClasses_CountsEachFigure()
    {
        Say("dark", 1, "pass", 0.95);
        Say("dark", 1, "pass", 0.85);
        Say("dark", 1, "unsure", 0.55);
        Say("dark", 7, "fail", 0.65);
        Say("dark", 0, "unsure", 0);
        Say("bright", 7, "fail", 0.95);
        Say("bright", 7, "fail", 0.95);
        Say("bright", 7, "unsure", 0.45);
        Say("bright", 1, "pass", 0.75);
        Say("matt", 1, "pass", 0.75);

        var quality = Compose(All);

        quality.Parts.ShouldBe(10);
        quality.Outcome.ShouldBe(new SetOutcome(Rate.From(1, 4), Rate.From(1, 6), Rate.From(3, 10), Rate.From(6, 10)));
        quality.Cells.ShouldBe(
        [
            new ConfusionCell("dark", 0, 1, 1), new ConfusionCell("dark", 1, 3, 1), new ConfusionCell("dark", 7, 1, 0),
            new ConfusionCell("bright", 1, 1, 0), new ConfusionCell("bright", 7, 3, 1), new ConfusionCell("matt", 1, 1, 0),
        ]);
        quality.Classes.ShouldBe(
        [
            new QualityClass("", 0, "", null, Rate.From(0, 0), Rate.From(0, 1)),
            new QualityClass("dark", 1, "dark", "good", Rate.From(3, 5), Rate.From(3, 5)),
            new QualityClass("bright", 7, "bright", "defect", Rate.From(3, 4), Rate.From(3, 4)),
            new QualityClass("matt", 9, "matt", "minor", Rate.From(0, 1), Rate.From(0, 0)),
        ]);

        // Wilson's interval of 3 of 4, worked out by hand: (0.75 + 0.4802) / 1.9604 -+ 0.6751 / 1.9604 with z = 1.96.
        quality.Classes[2].Recall.Low.ShouldBe(0.3006, 0.0005);
        quality.Classes[2].Recall.High.ShouldBe(0.9544, 0.0005);
    }

    /// <summary>Nine parts with a class. Bins: 0.45 right, 0.55 right, 0.65 wrong, 0.75 wrong twice, 0.85 right, 0.95 right three times.</summary>
    [Fact]
    public void Compose_Confidence_CalibrationErrorIsTheMeanDistance()
    {
        Say("dark", 1, "pass", 0.95);
        Say("bright", 7, "fail", 0.95);
        Say("bright", 7, "fail", 0.95);
        Say("dark", 1, "pass", 0.85);
        Say("bright", 1, "pass", 0.75);
        Say("matt", 1, "pass", 0.75);
        Say("dark", 7, "fail", 0.65);
        Say("dark", 1, "unsure", 0.55);
        Say("bright", 7, "unsure", 0.45);
        Say("dark", 0, "unsure", 0);

        var quality = Compose(All);

        quality.Calibrated.ShouldBe(9, "a part without a class says nothing of confidence");
        quality.CalibrationError.ShouldBe(((3 * 0.05) + 0.15 + (2 * 0.75) + 0.65 + 0.45 + 0.55) / 9, 1e-6);
        quality.Bins.Select(bin => (bin.Right.Count, bin.Right.Of)).ShouldBe([(0, 0), (0, 0), (0, 0), (0, 0), (1, 1), (1, 1), (0, 1), (0, 2), (1, 1), (3, 3)]);
        (quality.Bins[7].From, quality.Bins[7].To).ShouldBe((0.7, 0.8));
        quality.Bins[9].Confidence.ShouldBe(0.95, 1e-6);
    }

    [Fact]
    public void Compose_AnsweredTwice_TheNewestCountsOnceAndTheDisputeShows()
    {
        Say("dark", 7, "fail", 0.7, id: 1);
        Say("bright", 7, "fail", 0.7, id: 1);
        Say("dark", 1, "pass", 0.9, id: 2);
        Say("dark", 1, "pass", 0.9, id: 2);

        var quality = Compose(All);

        quality.Parts.ShouldBe(2);
        quality.Disputed.ShouldBe(1);
        quality.DisputedParts.ShouldBe([1]);
        quality.Cells.ShouldBe([new ConfusionCell("dark", 1, 1, 0), new ConfusionCell("bright", 7, 1, 0)]);
        Answered(All).Parts.Select(part => (part.InspectionId, part.Answers, part.IsDisputed)).ShouldBe([(2, 2, false), (1, 2, true)]);
    }

    [Fact]
    public void Compose_Filters_CountOnlyWhatIsWanted()
    {
        Say("dark", 1, "pass", 0.9, camera: "side");
        Say("dark", 7, "fail", 0.8);
        Say("bright", 7, "unsure", 0.6);
        Say("matt", 9, "pass", 0.8);

        Compose(All with { Camera = "side" }).Parts.ShouldBe(1);
        Compose(All with { ClassNo = 7 }).Parts.ShouldBe(2, "judged so or really so");
        Compose(All with { ClassNo = 1 }).Parts.ShouldBe(2);
        Compose(All with { DecidedOnly = true }).Parts.ShouldBe(3);
    }

    [Fact]
    public void Compose_NothingAnswered_KnowsNothing()
    {
        var quality = Compose(All);

        quality.Outcome.Escapes.ShouldBe(new Rate(0, 0, 0, 0, 1));
        quality.CalibrationError.ShouldBe(0);
        quality.Classes.ShouldBeEmpty();
        quality.Bins.Count.ShouldBe(10);
        (quality.FirstRevision, quality.LastRevision).ShouldBe((0, 0));
    }

    [Fact]
    public void Compose_ClassesThatTheRegistryDoesNotKnow_KeepTheirNames()
    {
        Say("gone", 30, "fail", 0.9, judgedName: "also gone");

        var quality = Compose(All);

        quality.Classes.Select(entry => (entry.Id, entry.Number, entry.Name, entry.Severity)).ShouldBe([("", 30, "also gone", null), ("gone", -1, "gone", null)]);
        quality.Outcome.Escapes.Of.ShouldBe(0);
        quality.Outcome.FalseRejects.Of.ShouldBe(0);
    }

    private void Say(string truth, int judged, string decision, double confidence, long id = 0, string camera = "top", string? judgedName = null)
    {
        var number = _said.Count + 1;
        var isRight = Known.Any(entry => entry.Id == truth && entry.Number == judged);
        _said.Insert(0, new FeedbackEntry(
            number, id == 0 ? 100 + number : id, decision, judged, judgedName ?? (judged == 0 ? "" : Known.First(entry => entry.Number == judged).Name), confidence, 3, truth, isRight,
            "anna", "Technician", "Http", "", Noon, "", camera, Noon));
    }

    private AnsweredParts Answered(QualityQuery query) => AnsweredParts.From(_said, query, Known.ToDictionary(entry => entry.Id, entry => entry.Number));

    private StationQuality Compose(QualityQuery query) => StationQualityComposer.Compose(query, Answered(query), Known);
}
