using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation.FewLabels;
using AnyShot.Engine.Tests.Training.Generative;
using AnyShot.Engine.Training.Generative;

namespace AnyShot.Engine.Tests.Evaluation.FewLabels;

[Collection(TorchCollection.Name)]
public sealed class LabelSweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    private string DataFolder => Path.Combine(_folder.Path, "glyphs");

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }

    /// <summary>The pass line: with two labels a class features with a linear head beat pixels with the same head, mean of five draws.</summary>
    [Theory]
    [InlineData("vae", 4, 16, 12)]
    [InlineData("vqvae", 16, 16, 6)]
    [InlineData("diffusion", 1, 16, 6)]
    public void Run_TwoLabelsOfGlyphs_FeaturesBeatPixels(string model, int code, int width, int epochs)
    {
        Glyphs.Write(DataFolder, 1000, 300, seed: 11);
        var output = Path.Combine(_folder.Path, model);
        new GenerativeTraining(
            new GenerativeOptions
            {
                DataFolder = DataFolder, OutputFolder = output, Model = model, Side = Glyphs.Side, Width = width, CodeSize = code, Codes = 32, Epochs = epochs, BatchSize = 32, LearningRate = 1e-3, Threads = 1,
            },
            TimeProvider.System).Run(_ => { }, _ => { }, CancellationToken.None);
        var rows = new List<SweepRow>();
        LabelSweep.Run(
            LabelledPictures.Read(DataFolder, 1, Glyphs.Side, 1, _ => { }),
            new SweepOptions { Sources = [SweepOptions.Pixels, output], Labels = [2], Heads = [HeadKind.Linear] },
            [],
            rows.AddRange,
            progress: null,
            CancellationToken.None);

        var chosen = SweepSummary.Chosen(SweepSummary.Of(rows)).ToDictionary(one => one.Source.Split('@')[0], one => one);
        chosen[model].Runs.ShouldBe(5);
        chosen[model].Test.ShouldBeGreaterThan(chosen[SweepOptions.Pixels].Test);
    }

    [Fact]
    public void Run_Again_MeasuresOnlyWhatIsMissing()
    {
        Glyphs.Write(DataFolder, 200, 50, seed: 5);
        var pictures = LabelledPictures.Read(DataFolder, 1, Glyphs.Side, 1, _ => { });
        var options = new SweepOptions { Sources = [SweepOptions.Pixels, SweepOptions.Supervised], Labels = [1, 2], Seeds = 2, Heads = [HeadKind.Ridge] };
        var all = Run(options, []);
        var file = SweepFile.Open(Path.Combine(_folder.Path, "out"), "glyphs");
        file.Add(all.Take(3));
        var reopened = SweepFile.Open(Path.Combine(_folder.Path, "out"), "glyphs");
        var rest = Run(options, reopened.Rows);

        all.Count.ShouldBe(8);
        rest.Count.ShouldBe(5);
        reopened.Rows.Concat(rest).Select(row => (row.Source, row.Labels, row.Run)).ShouldBe(all.Select(row => (row.Source, row.Labels, row.Run)));
        rest.ShouldBe(all.Skip(3));

        List<SweepRow> Run(SweepOptions what, IReadOnlyList<SweepRow> done)
        {
            var rows = new List<SweepRow>();
            LabelSweep.Run(pictures, what, done, rows.AddRange, progress: null, CancellationToken.None);
            return rows;
        }
    }

    [Fact]
    public void Open_MeasuredOnSomethingElse_IsRefused()
    {
        SweepFile.Open(_folder.Path, "one").Add([new SweepRow("pixels", "", "lin", 2, 0, 0.5, 0.5)]);
        Should.Throw<InvalidDataException>(() => SweepFile.Open(_folder.Path, "other")).Message.ShouldContain("was measured on one, not on other");
    }

    [Fact]
    public void Draw_FewerLabels_AreAmongMoreAndNeverHeldOut()
    {
        var (pictures, labels) = Glyphs.Make(200, 1);
        var set = PictureSet.Of("glyphs", 1, Glyphs.Side, pictures);
        var plan = new LabelPlan(new LabelledPictures("glyphs", ["l", "t", "o", "x", "h"], set, labels, set, labels), 20, 1);
        var (few, many) = (plan.Draw(3, 0), plan.Draw(20, 0));

        few.Count.ShouldBe(15);
        few.Except(many).ShouldBeEmpty();
        many.Intersect(plan.HeldOut).ShouldBeEmpty();
        plan.HeldOut.Count.ShouldBe(40);
        plan.LabelsOf(few).GroupBy(label => label).ShouldAllBe(group => group.Count() == 3);
        plan.Draw(3, 1).ShouldNotBe(few);
    }

    [Fact]
    public void Plan_MoreLabelsThanPictures_NamesTheClass()
    {
        var (pictures, labels) = Glyphs.Make(50, 1);
        var set = PictureSet.Of("glyphs", 1, Glyphs.Side, pictures);
        var data = new LabelledPictures("glyphs", ["l", "t", "o", "x", "h"], set, labels, set, labels);
        Should.Throw<InvalidDataException>(() => new LabelPlan(data, 10, 1)).Message.ShouldContain("10 labels are asked");
    }

    [Fact]
    public void Chosen_TestSaysOtherwise_FollowsTheHeldOutPictures()
    {
        var rows = new[] { new SweepRow("m", "encoder", "lin", 2, 0, 0.6, 0.5), new SweepRow("m", "decoder", "lin", 2, 0, 0.5, 0.9) };
        SweepSummary.Chosen(SweepSummary.Of(rows)).ShouldHaveSingleItem().Variant.ShouldBe("encoder");
    }
}
