using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Training;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Scenes;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary><c>anyshot pretrain features</c>: features of rendered scenes with the vectors of their captions, for <c>anyshot evaluate --features</c>.</summary>
internal static class PretrainFeaturesCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "Folder that anyshot pretrain wrote." };
        var output = new Option<string>("--out", "-o") { Description = "Feature file for the result.", Required = true };
        var scenes = new RenderedSceneOptions();
        var command = new Command("features", "Embed rendered scenes and their captions; those of combinations that the training never shows are validation classes.") { model, output };
        scenes.AddTo(command);
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(output)!, () =>
        {
            using var opened = RenderedSceneOptions.Open(result.GetValue(model)!);
            var set = EvaluateProgress.Show(progress => RenderedFeatures.Make(opened.Backbone, opened.Text, scenes.Of(result), progress, token));
            FeatureFile.Write(result.GetValue(output)!, set);
            Console.WriteLine($"Wrote {result.GetValue(output)}: {set.Count} pictures of {set.ClassNames.Count} scenes.");
        }));
        return command;
    }
}
