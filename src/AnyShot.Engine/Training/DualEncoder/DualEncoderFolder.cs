using System.Globalization;
using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>What a training leaves: weights in 16 bits, the text side, the card and the log. Written at each validation, so that the folder is a model while the training goes on.</summary>
internal sealed class DualEncoderFolder(DualEncoderOptions options, ScalarType type, IReadOnlyList<string> watched)
{
    public const string LogFile = "log.csv";
    public const string LinesFile = "log.jsonl";

    private const string Limits =
        "Trained on rendered pictures only. Similarities rank prompts against each other for one image; they are no probabilities. Words are about surfaces, defects and printed marks; other objects are not known. Made for crops of 64 to 160 pixels.";

    private static readonly string CsvHead = "step,pictures,minutes,side,learning_rate,text,instances,few_shot,traits,turns,cells";

    /// <summary>What the network expects and gives.</summary>
    public static BackboneSpec Spec(int side) => Input(side).ToSpec("the settings", "training", "training", MiniNet.EmbeddingSize);

    /// <summary>What the result depends on, as arguments of the command.</summary>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"--seed {options.Seed} --scenes {options.Scenes} --captions {options.Captions} --sides {string.Join(',', options.Sides)} --render-side {options.LargestSide} --pool {options.Pool} --instances {options.Instances} --reuse {options.Reuse} --crop {options.SmallestCrop} --lr {options.LearningRate} --decay {options.WeightDecay} --weight-text {options.TextWeight} --weight-instances {options.InstanceWeight} --weight-few-shot {options.FewShotWeight} --weight-traits {options.TraitWeight} --weight-cells {options.CellWeight} --line-share {options.LineShare} --easy-share {options.EasyShare} --weight-turns {options.TurnWeight} --temperature {options.Temperature} --averaging {options.Averaging} --precision {Precision}");

    private string Precision => type == ScalarType.BFloat16 ? "bf16" : "fp32";

    public ModelCard Write(DualEncoderNetwork network, Vocabulary vocabulary, DualEncoderState state)
    {
        string At(string name) => Path.Combine(options.OutputFolder, name);
        HalfWeights.Save(network.Image, At(BackboneFactory.WeightsFile));
        HalfWeights.Save(network.Text, At(MiniTextEncoder.WeightsFile));
        vocabulary.Save(options.OutputFolder);
        WriteLog(state.Rows);
        var card = Card(network, vocabulary, state);
        // Last, because a folder with a card is a model.
        File.WriteAllBytes(At(BackboneFactory.CardFile), [.. JsonSerializer.SerializeToUtf8Bytes(card, ModelJson.Default.ModelCard), (byte)'\n']);
        return card;
    }

    /// <summary>The log as a table and as a JSON object a line.</summary>
    public void WriteLog(IReadOnlyList<DualEncoderRow> rows)
    {
        var names = rows.SelectMany(row => row.Measured?.Keys ?? []).Distinct().ToArray();
        var lines = rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Step},{row.Pictures},{row.Minutes:0.##},{row.Side},{row.LearningRate:0.######},{row.Losses.Text:0.####},{row.Losses.Instances:0.####},{row.Losses.FewShot:0.####},{row.Losses.Traits:0.####},{row.Losses.Turns:0.####},{row.Losses.Cells:0.####}")
            + string.Concat(names.Select(name => row.Measured?.TryGetValue(name, out var share) == true ? string.Create(CultureInfo.InvariantCulture, $",{share:0.####}") : ",")));
        File.WriteAllLines(Path.Combine(options.OutputFolder, LogFile), [string.Join(',', [CsvHead, .. names]), .. lines]);
        File.WriteAllLines(Path.Combine(options.OutputFolder, LinesFile), rows.Select(row => JsonSerializer.Serialize(row, DualEncoderJson.Default.DualEncoderRow)));
    }

    private static BackboneInput Input(int side) => new()
    {
        InputWidth = side,
        InputHeight = side,
        Channels = 3,
        Mean = [PictureVariation.Mean, PictureVariation.Mean, PictureVariation.Mean],
        Std = [PictureVariation.Deviation, PictureVariation.Deviation, PictureVariation.Deviation],
        Resize = ResizeMode.Stretch,
    };

    private ModelCard Card(DualEncoderNetwork network, Vocabulary vocabulary, DualEncoderState state) => new()
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.OutputFolder)),
        Licence = "Apache-2.0",
        Command = string.Create(CultureInfo.InvariantCulture, $"anyshot pretrain FOLDER --pictures {options.Pictures} {Settings} --threads {options.Threads}"),
        Network = "Residual network of 3 stages (48, 112, 256 maps) after two convolutions; square roots of the mean and of the maximum of the last two stages, standardised, unit length",
        Parameters = network.Image.Parameters,
        EmbeddingSize = MiniNet.EmbeddingSize,
        Seed = options.Seed,
        Steps = checked((int)state.Step),
        BatchSize = 2 * options.Scenes,
        Data = string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Step * options.Scenes / options.Reuse} rendered scenes of industrial surfaces, defects and marks with {options.Instances} pictures each, and captions made from their traits; no photographs"),
        Classes = [],
        Input = Input(options.Sides.Max(share => share.Side)),
        Validation = state.Rows.LastOrDefault(row => row.Measured is not null)?.Measured?.ToDictionary(entry => entry.Key, entry => Math.Round(entry.Value, 4)) ?? [],
        ValidationProtocol = string.Create(
            CultureInfo.InvariantCulture,
            $"rendered: {RenderedValidation.Scenes} scenes of combinations that training never shows, {RenderedValidation.Instances} pictures each; nearest class mean by cosine, {RenderedValidation.Ways}-way, {ValidationEpisodes.Count} episodes; the true one among {RenderedValidation.Choices} captions. Watched photographs: the classes below, {ValidationEpisodes.Count} episodes, {ValidationEpisodes.QueriesPerClass} queries a class at most"),
        DualEncoder = new DualEncoderCard
        {
            Pictures = state.Step * 2 * options.Scenes,
            Sides = [.. options.Sides.Select(share => share.ToString())],
            Precision = Precision,
            Minutes = Math.Round(state.Minutes, 1),
            Vocabulary = vocabulary.Count,
            TextParameters = network.Text.Parameters,
            Losses = new Dictionary<string, double>
            {
                ["text"] = options.TextWeight,
                ["instances"] = options.InstanceWeight,
                ["fewShot"] = options.FewShotWeight,
                ["traits"] = options.TraitWeight,
                ["turns"] = options.TurnWeight,
                ["cells"] = options.CellWeight,
            },
            Watched = watched,
            Limits = Limits,
        },
    };
}
