using System.Globalization;
using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training;

/// <summary>The card of a network trained on the virtual line.</summary>
internal static class VirtualLineCard
{
    private static readonly BackboneInput Input = new()
    {
        InputWidth = SmallResNet.InputSide,
        InputHeight = SmallResNet.InputSide,
        Channels = 1,
        Mean = [0.35f],
        Std = [0.25f],
    };

    /// <summary>What the network in training expects.</summary>
    public static BackboneSpec Spec { get; } = Input.ToSpec("virtual-line", BackboneFactory.BuiltinVirtualLine, "training", SmallResNet.EmbeddingSize);

    /// <summary>Measures the trained network and describes it.</summary>
    public static ModelCard Make(VirtualLineTrainingOptions options, CosineClassifier classifier, double accuracy)
    {
        var numbers = new Dictionary<string, double> { ["classifierAccuracy"] = Math.Round(accuracy, 4) };
        foreach (var (shots, result) in HeldOut.FewShot(classifier, options, [1, 5, 10]))
        {
            numbers[$"nearestMean{shots}Shot"] = Math.Round(result.Mean, 4);
            numbers[$"nearestMean{shots}ShotHalfWidth"] = Math.Round(result.HalfWidth, 4);
        }

        return new ModelCard
        {
            Name = "virtual-line",
            Licence = "Apache-2.0",
            Command = string.Create(CultureInfo.InvariantCulture, $"anyshot train virtual-line --seed {options.Seed} --steps {options.Steps} --batch {options.BatchSize} --out FOLDER"),
            Network = "Residual network, stem and 3 blocks (24, 32, 64, 96 maps), average and maximum pooling, unit-length embedding",
            Parameters = classifier.Network.parameters().Sum(parameter => parameter.numel()),
            EmbeddingSize = SmallResNet.EmbeddingSize,
            Seed = options.Seed,
            Steps = options.Steps,
            BatchSize = options.BatchSize,
            Data = string.Create(CultureInfo.InvariantCulture, $"{(long)options.Steps * options.BatchSize} parts of the virtual line (rendered, no photographs), all classes equally often, each part once"),
            Classes = VirtualClasses.Names,
            Input = Input,
            Validation = numbers,
            ValidationProtocol = string.Create(
                CultureInfo.InvariantCulture,
                $"{options.ValidationParts} parts a class from a seed that training does not use; nearest class mean: {VirtualClasses.Names.Count}-way, {HeldOut.Episodes} episodes, {HeldOut.QueriesPerClass} queries a class, half width of the 95 % interval"),
        };
    }

    public static void Write(ModelCard card, string folder) =>
        File.WriteAllBytes(Path.Combine(folder, BackboneFactory.CardFile), [.. JsonSerializer.SerializeToUtf8Bytes(card, ModelJson.Default.ModelCard), (byte)'\n']);
}
