using System.CommandLine;
using AnyShot.Engine.Data;
using AnyShot.Engine.Sessions;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Edge.Commands.Studies;

/// <summary>Options of <c>evaluate sessions</c> that say how the embedding learns between sessions.</summary>
internal sealed class SessionUpdateInput
{
    private const string Name = "--update";

    private static readonly SessionUpdateOptions Standard = new() { ModelFolder = "", Files = [] };

    private readonly Option<bool> _update = new(Name) { Description = "Let the embedding learn after every session. Needs --backbone model:FOLDER; the model itself stays as it is." };
    private readonly Option<int> _exemplars = StudyCommand.Setting("--exemplars", "With --update: stored images of each class that are learnt from again.", Standard.Exemplars);
    private readonly Option<int> _episodes = StudyCommand.Setting("--episodes", "With --update: training episodes after a session.", Standard.Episodes);
    private readonly Option<double> _rate = StudyCommand.Setting("--lr", "With --update: learning rate.", Standard.LearningRate);
    private readonly Option<double> _distillation = StudyCommand.Setting("--distillation", "With --update: weight of the squared distance to the features of before the session.", Standard.Distillation);
    private readonly Option<string> _augment = StudyCommand.Setting("--augment", $"With --update: how training images are varied: {string.Join(", ", AugmentationNames.All)}.", AugmentationNames.Of(Standard.Augmentation));
    private readonly Option<int> _threads = StudyCommand.Setting("--threads", "With --update: threads of the tensor library, 0 leaves its default.", Standard.Threads);

    /// <summary>What the command takes.</summary>
    public IReadOnlyList<Symbol> Symbols => [_update, _exemplars, _episodes, _rate, _distillation, _augment, _threads];

    /// <summary>Null where the embedding stands still.</summary>
    /// <exception cref="ArgumentException">An option has no use, or images and model cannot be trained on.</exception>
    public SessionUpdateOptions? Options(ParseResult result, StudyInput input, FeatureSet set)
    {
        if (!result.GetValue(_update))
        {
            StudyCommand.Refuse(result, Name, _exemplars, _episodes, _rate, _distillation, _augment, _threads);
            return null;
        }

        var (folder, files) = input.ForTraining(result, set, Name);
        return new SessionUpdateOptions
        {
            ModelFolder = folder,
            Files = files,
            Exemplars = result.GetValue(_exemplars),
            Episodes = result.GetValue(_episodes),
            LearningRate = result.GetValue(_rate),
            Distillation = result.GetValue(_distillation),
            Augmentation = AugmentationNames.Parse(result.GetValue(_augment)!),
            Threads = result.GetValue(_threads),
        };
    }

    /// <summary>What a document says of it.</summary>
    public static object? Report(SessionUpdateOptions? update) => update is null
        ? null
        : new { update.Exemplars, update.Episodes, update.LearningRate, update.Distillation, Augmentation = AugmentationNames.Of(update.Augmentation) };
}
