using System.CommandLine;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Scenes;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary>The options that say which scenes are rendered, and the model that they are rendered for.</summary>
internal sealed class RenderedSceneOptions
{
    private static readonly RenderedFeaturesOptions Standard = new();

    private readonly Option<ulong> _seed = new("--seed") { Description = "Decides scenes, pictures, captions and first weights.", DefaultValueFactory = _ => Standard.Seed };
    private readonly Option<int> _base = new("--base-scenes") { Description = "Scenes that are trained on.", DefaultValueFactory = _ => Standard.BaseClasses };
    private readonly Option<int> _validation = new("--validation-scenes") { Description = "Scenes of combinations that the encoder was not trained on.", DefaultValueFactory = _ => Standard.ValidationClasses };
    private readonly Option<int> _pictures = new("--pictures") { Description = "Pictures of a scene.", DefaultValueFactory = _ => Standard.PerClass };
    private readonly Option<int> _captions = new("--captions") { Description = "Captions of a scene.", DefaultValueFactory = _ => Standard.Captions };

    public void AddTo(Command command)
    {
        command.Add(_seed);
        command.Add(_base);
        command.Add(_validation);
        command.Add(_pictures);
        command.Add(_captions);
    }

    public RenderedFeaturesOptions Of(ParseResult result) => new()
    {
        Seed = result.GetValue(_seed),
        BaseClasses = result.GetValue(_base),
        ValidationClasses = result.GetValue(_validation),
        PerClass = result.GetValue(_pictures),
        Captions = result.GetValue(_captions),
    };

    /// <exception cref="InvalidDataException">The folder holds no model, or one without a text half.</exception>
    public static PretrainedModel Open(string folder)
    {
        var name = BackboneFactory.ModelPrefix + Path.GetFullPath(folder);
        var backbone = BackboneFactory.Create(name, "auto", 0, "");
        if (BackboneFactory.TextEncoder(name, "auto", "") is { } text)
        {
            return new PretrainedModel(backbone, text);
        }

        backbone.Dispose();
        throw new InvalidDataException($"The model in {folder} has no text half; anyshot pretrain makes models that have one.");
    }
}
