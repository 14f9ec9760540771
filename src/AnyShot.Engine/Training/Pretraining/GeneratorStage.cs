using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Last stage: a feature generator on the finished backbone's features of base classes, chosen on validation classes, and saved in the model folder.</summary>
internal sealed class GeneratorStage(PretrainingOptions options, TrainingSet set)
{
    public const string CheckpointName = "checkpoint-generator";

    /// <summary>Refuses a table that lacks a class before hours of training, not after.</summary>
    /// <exception cref="InvalidDataException">The table cannot be read or lacks a base or validation class.</exception>
    public static void Require(PretrainingOptions options, TrainingSet set)
    {
        if (options.SemanticsFile is { } file)
        {
            AttributeTable.Read(file).Rows(set.Seen().Images.ClassNames);
        }
    }

    public void Run(Action<PretrainingProgress> report, CancellationToken cancellationToken)
    {
        var (images, splits) = set.Seen();
        FeatureSet features;
        using (var backbone = BackboneFactory.FromFolder(options.OutputFolder, null, ComputeDevice.Choose(options.Device)))
        {
            features = FeatureExtraction.Run(
                images, splits, null, AttributeTable.Read(options.SemanticsFile!), backbone, null, sentence => throw new InvalidDataException(sentence), null, cancellationToken);
        }

        var settings = new EGanOptions
        {
            Seed = options.Seed,
            Epochs = options.EpochsGenerator,
            Compat = options.Compat & CompatSwitches.B10,
            CheckpointFolder = Path.Combine(options.OutputFolder, CheckpointName),
        };
        using var result = EGanTraining.Train(features, settings, new Told(report, options.EpochsGenerator), cancellationToken);
        result.Generator.Save(Path.Combine(options.OutputFolder, BackboneFactory.GeneratorFile));
    }

    /// <summary>Unlike <see cref="Progress{T}"/> it reports on the training's thread, in order.</summary>
    private sealed class Told(Action<PretrainingProgress> report, int epochs) : IProgress<EGanProgress>
    {
        public void Report(EGanProgress value) => report(new PretrainingProgress(
            "generator", (int)((long)value.Step * epochs / value.Steps), epochs, (double)value.Step / value.Steps, value.CriticLoss, value.BestAccuracy, value.Remaining));
    }
}
