using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Training;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Training.Scenes;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary><c>anyshot pretrain generator</c>: the feature generator that belongs to a pre-trained model.</summary>
internal static class PretrainGeneratorCommand
{
    /// <summary>For thousands of classes with a dozen pictures each: few generated features a class suffice to choose by, and the file stays small.</summary>
    private static readonly EGanOptions Standard = new() { Epochs = 30, BatchSize = 128, LearningRate = 3e-4, ContrastWeight = 0.1, NoiseSize = 16, GeneratorHidden = 512, EmbeddedSize = 128, ContrastsBatchClasses = true, ValidateEvery = 100, ValidationPerClass = 20 };

    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "Folder that anyshot pretrain wrote. The generator is put into it." };
        var epochs = new Option<int>("--epochs") { Description = "Most passes over the rendered features.", DefaultValueFactory = _ => Standard.Epochs };
        var batch = new Option<int>("--batch") { Description = "Features a step.", DefaultValueFactory = _ => Standard.BatchSize };
        var scenes = new RenderedSceneOptions();
        var command = new Command("generator", "Train the feature generator of a pre-trained model on rendered scenes: with it a class needs a prompt and no picture.") { model, epochs, batch };
        scenes.AddTo(command);
        command.SetAction((result, token) =>
        {
            var folder = result.GetValue(model)!;
            var options = Standard with
            {
                Seed = scenes.Of(result).Seed,
                Epochs = result.GetValue(epochs),
                BatchSize = result.GetValue(batch),
                CheckpointFolder = Path.Combine(folder, "checkpoint-generator"),
            };
            return TrainingRun.StartAsync(folder, () => Run(folder, scenes.Of(result), options, token));
        });
        return command;
    }

    private static void Run(string folder, RenderedFeaturesOptions scenes, EGanOptions options, CancellationToken cancellationToken)
    {
        using var model = RenderedSceneOptions.Open(folder);
        using var result = EvaluateProgress.Show(progress => RenderedGenerator.Train(
            model.Backbone,
            model.Text,
            scenes,
            options,
            progress,
            new InlineProgress<EGanProgress>(p => progress.Report(new WorkProgress("training the feature generator", p.Step, p.Steps))),
            cancellationToken));
        var file = Path.Combine(folder, BackboneFactory.GeneratorFile);
        result.Generator.Save(file);
        var card = result.Generator.Card;
        Console.WriteLine(FormattableString.Invariant(
            $"Wrote {file}: {result.Steps} steps, kept step {card.Step}; held-out scenes told apart without a picture: {card.ValidationAccuracy:P1} of {scenes.ValidationClasses} classes; worth {card.PseudoShots:0.0} shots."));
    }
}
