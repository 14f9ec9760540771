using System.CommandLine;
using System.Globalization;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Sessions;

namespace AnyShot.Edge.Commands.Studies;

/// <summary><c>anyshot evaluate sessions</c>: what is left of the old classes when new ones come.</summary>
internal static class EvaluateSessionsCommand
{
    private const string Description = """
        Measure continual learning: base classes first, then new classes with a few shots, session by session (docs/prototypes.md). The base classes are those of the base split.
        With --update the last stage of the network learns after every session, from a few stored images of every class and held near its old features.

        Example: anyshot evaluate sessions parts --ways 2 --shots 5 --svg sessions.svg
        """;

    public static Command Create()
    {
        var standard = new SessionStudyOptions();
        var input = new StudyInput();
        var ways = StudyCommand.Setting("--ways", "New classes a session.", standard.Ways);
        var shots = StudyCommand.Setting("--shots", "Examples of a new class.", standard.Shots);
        var baseShots = StudyCommand.Setting("--base-shots", "Examples of a base class at most; 0 for all that are not measured on.", standard.BaseShots);
        var test = StudyCommand.Setting("--test", "Share of each class's images that is measured on and never learnt.", standard.TestShare);
        var seeds = StudyCommand.Setting("--seeds", "Repetitions, each with its own examples, test images and order of classes.", standard.Seeds);
        var seed = StudyCommand.Setting("--seed", "The first seed.", standard.Seed);
        var remembered = new Option<int?>("--remember") { Description = "Examples that a prototype remembers in effect, so that old ones fade [default: all]" };
        var update = new SessionUpdateInput();
        var (json, csv, svg) = (StudyCommand.JsonFile(), StudyCommand.OutputFile("--csv", "Write the table as CSV."), StudyCommand.OutputFile("--svg", "Draw accuracy over sessions."));
        return StudyCommand.Create("sessions", Description, [.. input.Symbols, ways, shots, baseShots, test, seeds, seed, remembered, .. update.Symbols, json, csv, svg], (result, progress, token) =>
        {
            var images = input.Load(result, progress, token);
            var options = new SessionStudyOptions
            {
                Ways = result.GetValue(ways),
                Shots = result.GetValue(shots),
                BaseShots = result.GetValue(baseShots),
                TestShare = result.GetValue(test),
                Seeds = result.GetValue(seeds),
                Seed = result.GetValue(seed),
                MostRemembered = result.GetValue(remembered),
                Classes = images.Classes,
                Update = update.Options(result, input, images.Set),
            };
            var rows = SessionStudy.Run(images.Set, options, progress, token);
            var title = $"{images.Set.Name}, {images.Set.Backbone}: {rows[0].Classes} base classes, then {options.Ways} new ones a session with {options.Shots} shot(s), {options.Seeds} seeds from {options.Seed}{(options.Update is { } how ? string.Create(CultureInfo.InvariantCulture, $"; updated with {how.Exemplars} stored images a class, {how.Episodes} episodes, distillation {how.Distillation}") : "")}";
            return output =>
            {
                StudyCommand.Print(result, json, output, new { Dataset = images.Set.Name, images.Set.Backbone, options.Ways, options.Shots, options.BaseShots, options.TestShare, options.Seeds, options.Seed, options.MostRemembered, Update = SessionUpdateInput.Report(options.Update), Sessions = rows }, () =>
                    StudyTable.Print(
                        output,
                        $"{title}; accuracy in % with half the 95 % interval over the seeds",
                        ["Session", "Classes", "Seen", "Base", "New", "Harmonic", "Forgetting", "Drop"],
                        rows.Select(row => (IReadOnlyList<string>)
                        [
                            row.Session.ToString(CultureInfo.InvariantCulture), row.Classes.ToString(CultureInfo.InvariantCulture), StudyTable.Percent(row.Seen), StudyTable.Percent(row.Base),
                            Cell(row.New), Cell(row.Harmonic), Cell(row.Forgetting), StudyTable.Percent(row.Drop),
                        ])));
                if (result.GetValue(csv) is { } table)
                {
                    File.WriteAllText(table, Csv(rows));
                }

                if (result.GetValue(svg) is { } picture)
                {
                    File.WriteAllText(picture, Plot(title, rows));
                }
            };
        });
    }

    private static string Cell(MeanInterval? value) => value is { } given ? StudyTable.Percent(given) : "";

    private static string Csv(IReadOnlyList<SessionRow> rows) => string.Concat(rows
        .Select(row => (string[])
        [
            row.Session.ToString(CultureInfo.InvariantCulture), row.Classes.ToString(CultureInfo.InvariantCulture),
            .. new MeanInterval?[] { row.Seen, row.Base, row.New, row.Harmonic, row.Forgetting, row.Drop }.SelectMany(value => new[] { Field(value?.Mean), Field(value?.HalfWidth) }),
        ])
        .Prepend(["session", "classes", .. new[] { "seen", "base", "new", "harmonic", "forgetting", "drop" }.SelectMany(name => new[] { name, name + "HalfWidth" })])
        .Select(fields => CsvFile.Line(fields) + "\n"));

    private static string Field(double? value) => value?.ToString("0.#####", CultureInfo.InvariantCulture) ?? "";

    private static string Plot(string title, IReadOnlyList<SessionRow> rows)
    {
        var later = rows.Skip(1).ToArray();
        return CurvePlot.Draw(title, "session",
        [
            ("all seen", [.. rows.Select(row => row.Session)], [.. rows.Select(row => row.Seen)]),
            ("base", [.. rows.Select(row => row.Session)], [.. rows.Select(row => row.Base)]),
            ("new", [.. later.Select(row => row.Session)], [.. later.Select(row => row.New!.Value)]),
            ("harmonic mean", [.. later.Select(row => row.Session)], [.. later.Select(row => row.Harmonic!.Value)]),
        ]);
    }
}
