using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Adapts the feature generator of a pre-trained model to a plant's own pictures: it goes on from the model's generator on the base classes of an image folder, conditioned on the
/// vectors of their prompts. Validation classes choose the state, the unadapted one among them, and no image of a novel class is opened.
/// </summary>
public static class GeneratorAdaptation
{
    /// <summary>Small steps: there are few classes, and the generator knows thousands already.</summary>
    private static readonly EGanOptions Standard = new() { LearningRate = 1e-4, ContrastWeight = 0.1, ContrastsBatchClasses = true, ValidationPerClass = 20 };

    /// <param name="options">Data, split, output folder, seed, epochs of the generator; <see cref="PretrainingOptions.Backbone"/> names a model of <c>anyshot pretrain</c> with a generator.</param>
    /// <param name="promptsFile">Prompts of all base and validation classes (<see cref="PromptFile"/>).</param>
    /// <param name="progress">Told while images are embedded.</param>
    /// <param name="training">Told at every validation.</param>
    /// <param name="warn">Receives one sentence for each image that cannot be used.</param>
    /// <param name="cancellationToken">Stops; the same call goes on from the checkpoint.</param>
    /// <returns>The adapted generator. The output folder is a model with it then. The caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The backbone has no text half or no generator, a class has no prompt, or a file cannot be used; one sentence says which.</exception>
    public static EGanResult Run(
        PretrainingOptions options, string promptsFile, IProgress<WorkProgress>? progress, IProgress<EGanProgress>? training, Action<string> warn, CancellationToken cancellationToken)
    {
        var folder = BackboneFactory.Folder(options.Backbone, Environment.CurrentDirectory);
        var file = BackboneFactory.Generator(options.Backbone, Environment.CurrentDirectory);
        if (folder is null || file is null)
        {
            throw new InvalidDataException($"The backbone {options.Backbone} has no feature generator that could be adapted; {BackboneFactory.BuiltinMini} has one.");
        }

        if (Path.GetFullPath(folder) == Path.GetFullPath(options.OutputFolder))
        {
            throw new InvalidDataException($"The output folder {options.OutputFolder} is the model's own; take another one.");
        }

        var data = TrainingSet.Read(options);
        var (images, splits) = data.Seen();
        using var text = BackboneFactory.TextEncoder(options.Backbone, options.Device, Environment.CurrentDirectory) ?? throw new InvalidDataException($"The backbone {options.Backbone} knows images only, and no words.");
        var vectors = Vectors(images.ClassNames, promptsFile, text);
        using var backbone = BackboneFactory.Create(options.Backbone, options.Device, options.Threads, Environment.CurrentDirectory);
        var set = FeatureExtraction.Run(images, splits, null, null, backbone, null, warn, progress, cancellationToken).With(vectors, text.Size);
        Directory.CreateDirectory(options.OutputFolder);
        using var start = FeatureGenerator.Load(file);
        var settings = Standard with { Seed = options.Seed, Epochs = options.EpochsGenerator, CheckpointFolder = Path.Combine(options.OutputFolder, GeneratorStage.CheckpointName) };
        var result = EGanTraining.Train(set, settings, training, cancellationToken, start);
        Write(folder, options.OutputFolder, data, result.Generator);
        return result;
    }

    private static float[] Vectors(IReadOnlyList<string> classNames, string promptsFile, ITextEncoder text)
    {
        var prompts = PromptFile.Read(promptsFile);
        if (classNames.FirstOrDefault(name => !prompts.ContainsKey(name)) is { } missing)
        {
            throw new InvalidDataException($"{promptsFile} lacks class \"{missing}\".");
        }

        return new PromptEnsemble(text).Encode([.. classNames.Select(name => prompts[name])]);
    }

    /// <summary>The model as it was, with the adapted generator and the split that was used.</summary>
    private static void Write(string model, string output, TrainingSet data, FeatureGenerator generator)
    {
        foreach (var name in new[] { BackboneFactory.WeightsFile, MiniTextEncoder.WeightsFile, Vocabulary.FileName })
        {
            File.Copy(Path.Combine(model, name), Path.Combine(output, name), overwrite: true);
        }

        generator.Save(Path.Combine(output, BackboneFactory.GeneratorFile));
        new TrainedFolder(output).WriteSplit(data);
        // Last, because a folder with a card is a model.
        File.Copy(Path.Combine(model, BackboneFactory.CardFile), Path.Combine(output, BackboneFactory.CardFile), overwrite: true);
    }
}
