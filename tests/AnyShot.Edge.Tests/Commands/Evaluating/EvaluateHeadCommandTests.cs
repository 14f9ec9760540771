using System.CommandLine;
using System.Text.Json;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands.Evaluating;

/// <summary>The real command with the backbone of the virtual line and a classifier of class means.</summary>
public sealed class EvaluateHeadCommandTests : IDisposable
{
    private static readonly string[] Classes = [.. VirtualClasses.Names];

    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-head-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EvaluateHead_RenderedParts_TableAndJsonAgree()
    {
        Render(At("train"), seed: 3, count: 6, Classes);
        Render(At("test"), seed: 4, count: 8, ["good", "scratch", "crack"]);
        WriteModel(At("train"), At("model"));

        var (code, output, error) = Run(At("test"), "--backbone", $"model:{At("model")}", "--json", At("r.json"));

        error.ShouldBeEmpty();
        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("test, model:virtual-line");
        using var document = JsonDocument.Parse(File.ReadAllText(At("r.json")));
        var scores = document.RootElement.GetProperty("scores");
        scores.GetProperty("asked").GetInt32().ShouldBe(24);
        scores.GetProperty("accuracy").GetDouble().ShouldBeGreaterThan(0.6);
        var confusion = document.RootElement.GetProperty("confusion");
        confusion.GetProperty("counts").EnumerateArray().Sum(row => row.EnumerateArray().Sum(count => count.GetInt32())).ShouldBe(24);
        confusion.GetProperty("classes").EnumerateArray().Select(name => name.GetString()).ShouldContain("crack");
    }

    [Fact]
    public void EvaluateHead_ClassThatTheModelDoesNotKnow_IsOneSentence()
    {
        Render(At("train"), seed: 3, count: 2, Classes);
        WriteModel(At("train"), At("model"));
        Directory.Move(At("train/pit"), At("train/hole"));

        var (code, _, error) = Run(At("train"), "--backbone", $"model:{At("model")}");

        code.ShouldBe(ExitCodes.Usage);
        error.Trim().ShouldBe($"The classifier does not know the class \"hole\"; it was trained on {string.Join(", ", Classes)}.");
    }

    [Fact]
    public void EvaluateHead_BackboneWithoutClassifier_SaysWhatItTakes()
    {
        Render(At("test"), seed: 3, count: 1, ["good"]);

        var (code, _, error) = Run(At("test"), "--backbone", BackboneFactory.BuiltinVirtualLine);

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldStartWith("The backbone builtin:virtual-line has no trained classifier (head.npz)");
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static void Render(string folder, ulong seed, int count, IReadOnlyList<string> classes)
    {
        var line = new VirtualLine(new VirtualLineOptions { Seed = seed, Width = 128, Height = 128 });
        foreach (var (name, c) in classes.Select((name, c) => (name, c)))
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var i = 0; i < count; i++)
            {
                using var image = new Mat(128, 128, MatType.CV_8UC1);
                line.Render(name, (c * count) + i, image.AsSpan<byte>());
                image.ImWrite(Path.Combine(folder, name, $"{i}.png"));
            }
        }
    }

    /// <summary>The weights that ship, with a layer of ten times the class means as their classifier.</summary>
    private static void WriteModel(string train, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models", "virtual-line")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinVirtualLine, "cpu", 1, folder);
        using var builder = new SupportSetBuilder(backbone, train, cache: null, _ => { });
        var support = builder.Build([.. Classes.Select(name => new ExampleSource(name, Path.Combine(train, name), 100))], CancellationToken.None);
        var means = support.SelectMany(entry => Enumerable.Range(0, backbone.Spec.EmbeddingSize).Select(d => 10 * entry.Shots.Average(shot => shot[d]))).ToArray();
        new TrainedHead([new HeadLayer(means, new float[Classes.Length])]).Write(folder);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var error = new StringWriter();
        using var output = new StringWriter();
        var code = EvaluateCommand.Create().Parse(["head", .. arguments]).Invoke(new InvocationConfiguration { Error = error, Output = output });
        return (code, output.ToString(), error.ToString());
    }
}
