using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Tests.Training.Pretraining;

/// <summary>The shipped model's generator on eight classes of striped images: 4 base, 2 validation, 2 novel.</summary>
[Collection(TorchCollection.Name)]
public sealed class GeneratorAdaptationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GeneratorAdaptationTests()
    {
        StripeImages.Write(Path.Combine(_folder.Path, "data"), 8, 8);
        WritePrompts(Enumerable.Range(0, 8).Select(c => $"c{c}"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_NovelImagesDamaged_GivesAModelWithAGeneratorThatIsNoWorseInValidation()
    {
        foreach (var image in new[] { "c3", "c7" }.SelectMany(name => Directory.GetFiles(Path.Combine(_folder.Path, "data", name))))
        {
            File.WriteAllText(image, "no image");
        }

        using var result = Run();

        result.Steps.ShouldBeGreaterThan(0);
        result.Generator.Card.ChosenOn.ShouldBe(ChoosingClasses.Validation);
        result.Generator.Card.TrainedOn.ShouldBe(["c0", "c2", "c4", "c6"]);
        var model = BackboneFactory.ModelPrefix + Path.Combine(_folder.Path, "out");
        using var backbone = BackboneFactory.Create(model, "cpu", 0, "");
        using var text = BackboneFactory.TextEncoder(model, "cpu", "").ShouldNotBeNull();
        using var generator = FeatureGenerator.Load(BackboneFactory.Generator(model, "").ShouldNotBeNull());
        (generator.FeatureSize, generator.SemanticSize).ShouldBe((backbone.Spec.EmbeddingSize, text.Size));
        generator.Card.ValidationAccuracy.ShouldBe(result.Generator.Card.ValidationAccuracy);
    }

    [Fact]
    public void Run_ClassWithoutPrompt_IsNamed()
    {
        WritePrompts(["c0", "c1", "c2", "c3", "c4", "c6", "c7"]);

        Should.Throw<InvalidDataException>(() => Run().Dispose()).Message.ShouldBe($"{_folder.File("prompts.json")} lacks class \"c5\".");
    }

    [Fact]
    public void Run_BackboneWithoutAGenerator_IsNamed() =>
        Should.Throw<InvalidDataException>(() => Run(BackboneFactory.BuiltinVirtualLine).Dispose()).Message
            .ShouldBe("The backbone builtin:virtual-line has no feature generator that could be adapted; builtin:anyshot-mini has one.");

    private EGanResult Run(string backbone = BackboneFactory.BuiltinMini) => GeneratorAdaptation.Run(
        new PretrainingOptions { DataFolder = Path.Combine(_folder.Path, "data"), OutputFolder = Path.Combine(_folder.Path, "out"), Backbone = backbone, Ways = 2, EpochsGenerator = 2, Device = "cpu" },
        _folder.File("prompts.json"),
        null,
        null,
        sentence => throw new InvalidOperationException(sentence),
        CancellationToken.None);

    private void WritePrompts(IEnumerable<string> classes) =>
        File.WriteAllText(_folder.File("prompts.json"), JsonSerializer.Serialize(classes.ToDictionary(name => name, name => $"stripes, {name[1] - '0'} of them")));
}
