using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Studies;

/// <summary>Options of the commands that study labelled images in the space of a backbone, and what they name.</summary>
/// <param name="hasClasses">Classes may be chosen.</param>
internal sealed class StudyInput(bool hasClasses = true)
{
    private readonly Argument<string?> _data = new("DATAFOLDER") { Description = "Folder with one folder of images a class, or with manifests base.json, val.json, novel.json.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _features = new("--features") { Description = "Features instead of images, as anyshot evaluate --save-features writes them.", HelpName = "FILE.npz" };
    private readonly Option<string> _backbone = new("--backbone") { Description = "What embeds the images.", DefaultValueFactory = _ => BackboneFactory.BuiltinMini };
    private readonly Option<string?> _groups = new("--groups") { Description = "image,group: images of one object. groups.csv in the folder is taken by itself.", HelpName = "FILE.csv" };
    private readonly Option<string?> _cache = new("--cache") { Description = "Folder for embeddings of images seen before [default: the user's cache folder]", HelpName = "FOLDER" };
    private readonly Option<string> _classes = new("--classes") { Description = "Classes that take part: all, base, val, novel or names of classes, by commas.", DefaultValueFactory = _ => ClassChoice.Everything };

    /// <summary>What the commands take.</summary>
    public IReadOnlyList<Symbol> Symbols => [_data, _features, _backbone, _groups, _cache, .. hasClasses ? [_classes] : Array.Empty<Symbol>()];

    /// <summary>Reads and embeds the images.</summary>
    /// <exception cref="ArgumentException">Neither images nor features are named.</exception>
    /// <exception cref="InvalidDataException">A file is missing or wrong; one sentence names it.</exception>
    public StudiedImages Load(ParseResult result, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var (data, features, groups) = (result.GetValue(_data), result.GetValue(_features), result.GetValue(_groups));
        if ((data is null) == (features is null))
        {
            throw new ArgumentException("Either a DATAFOLDER or --features FILE.npz is needed.");
        }

        if (features is not null && groups is not null)
        {
            throw new ArgumentException("--groups names images, which a feature file does not; its groups are its array \"groups\".");
        }

        Action<string> warn = result.InvocationConfiguration.Error.WriteLine;
        var set = features is not null
            ? FeatureFile.Read(features, null).Set
            : EmbeddedImages.Load(data!, groups, result.GetValue(_backbone)!, result.GetValue(_cache) ?? EvaluateCommand.CacheFolder(), semantics: null, images => images.Splits ?? ClassSplits.ByRule(images.ClassNames.Count, ClassSplits.UsualWays(images.ClassNames.Count)), warn, progress, cancellationToken);
        var classes = new ClassChoice(hasClasses ? result.GetValue(_classes)! : ClassChoice.Everything).Labels(set);
        return new StudiedImages(set, [.. classes.Where(set.Labels.Contains)]);
    }

    /// <summary>What a study needs that goes on training: the folder of the model that embeds, and the image files of the set in its order.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="set">As <see cref="Load"/> gave it.</param>
    /// <param name="option">The option that asks for it.</param>
    /// <exception cref="ArgumentException">The command line names features instead of images, or a backbone that cannot be trained on.</exception>
    public (string ModelFolder, IReadOnlyList<string> Files) ForTraining(ParseResult result, FeatureSet set, string option)
    {
        var backbone = result.GetValue(_backbone)!;
        if (result.GetValue(_data) is not { } data || set.ImageNames is not { } names)
        {
            throw new ArgumentException($"{option} needs images: a DATAFOLDER instead of --features.");
        }

        if (!backbone.StartsWith(BackboneFactory.ModelPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"{option} needs --backbone {BackboneFactory.ModelPrefix}FOLDER with a model of anyshot train, not {backbone}.");
        }

        var images = ImageDataset.Read(data);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, file) in images.Names.Zip(images.Files))
        {
            files[name] = file;
        }

        return (BackboneFactory.Folder(backbone, Directory.GetCurrentDirectory())!, [.. names.Select(name => files[name])]);
    }
}
