using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training;

/// <summary>The files of a model folder that every training on image folders writes alike.</summary>
internal sealed class TrainedFolder(string path)
{
    public const string SplitFile = "split.json";
    public const string LogFile = "log.csv";
    public const string CurveFile = "curve.svg";

    // Mean and deviation of ImageNet, as few-shot benchmarks have it.
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Std = [0.229f, 0.224f, 0.225f];

    /// <summary>Last part of the path: the name of the model.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    /// <summary>A square input with the statistics of ImageNet.</summary>
    /// <param name="side">Pixels.</param>
    /// <param name="channels">1 or 3.</param>
    public static BackboneInput Input(int side, int channels) => new()
    {
        InputWidth = side,
        InputHeight = side,
        Channels = channels,
        Mean = channels == 3 ? Mean : [0.449f],
        Std = channels == 3 ? Std : [0.226f],
        Resize = ResizeMode.CentreCrop,
    };

    /// <summary>What a network in training expects and gives.</summary>
    public static BackboneSpec Spec(int side, int channels, int featureSize) => Input(side, channels).ToSpec("the settings", "training", "training", featureSize);

    public void Write(string file, string content) => File.WriteAllText(At(file), content);

    public void WriteWeights(Module network) => network.save(At(BackboneFactory.WeightsFile));

    public void WriteSplit(TrainingSet set) => Write(SplitFile, JsonSerializer.Serialize(
        set.ClassNames.Zip(set.Splits).ToDictionary(entry => entry.First, entry => ClassSplits.NameOf(entry.Second)), ModelJson.Default.DictionaryStringString) + "\n");

    /// <summary>Comes last, because a folder with a card is a finished model.</summary>
    public void WriteCard(ModelCard card) => File.WriteAllBytes(At(BackboneFactory.CardFile), [.. JsonSerializer.SerializeToUtf8Bytes(card, ModelJson.Default.ModelCard), (byte)'\n']);

    private string At(string file) => Path.Combine(path, file);
}
