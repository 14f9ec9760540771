using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Makes the trunks of a training: fresh networks over one bank of images, or one frozen backbone's embeddings.</summary>
internal sealed class TrunkSource : IDisposable
{
    private readonly WeakShotOptions _options;
    private readonly ImageBank? _bank;
    private readonly FrozenTrunk? _frozen;
    private readonly List<NetworkTrunk> _made = [];

    private TrunkSource(WeakShotOptions options, BackboneInput input, string? revision, ImageBank? bank, FrozenTrunk? frozen)
    {
        _options = options;
        Input = input;
        Revision = revision;
        _bank = bank;
        _frozen = frozen;
    }

    /// <summary>What the trunk expects.</summary>
    public BackboneInput Input { get; }

    /// <summary>Of the frozen backbone's weights; null for a network that is trained.</summary>
    public string? Revision { get; }

    /// <summary>Decodes or embeds the images.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="images">All images of the training.</param>
    /// <param name="cacheFolder">For embeddings of a frozen backbone; null keeps none.</param>
    /// <param name="warn">Receives one sentence where the cache is damaged.</param>
    /// <param name="progress">Told while a frozen backbone embeds; null tells nobody.</param>
    /// <param name="cancellationToken">What was embedded until then is kept.</param>
    /// <exception cref="InvalidDataException">An image or the backbone cannot be used; one sentence names it.</exception>
    public static TrunkSource Of(
        WeakShotOptions options, IReadOnlyList<LabelledImage> images, string? cacheFolder, Action<string> warn, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        if (options.TrainsNetwork)
        {
            var input = TrainedFolder.Input(options.Side, options.Channels);
            return new TrunkSource(options, input, null, new ImageBank(images, TrainedFolder.Spec(options.Side, options.Channels, 1), options.Augmentation), null);
        }

        FrozenModel.Read(options.Backbone, WeakShotFolder.Method);
        using var backbone = BackboneFactory.Create(options.Backbone, "cpu", options.Threads, Directory.GetCurrentDirectory());
        var features = FrozenFeatures.Of(backbone, images, cacheFolder, warn, progress, cancellationToken);
        var spec = backbone.Spec;
        var frozen = new BackboneInput { InputWidth = spec.InputWidth, InputHeight = spec.InputHeight, Channels = spec.Channels, Mean = spec.Mean, Std = spec.Std, Resize = spec.Resize };
        return new TrunkSource(options, frozen, spec.Revision, null, new FrozenTrunk(features.Features.ToArray(), spec.EmbeddingSize));
    }

    /// <summary>A trunk with fresh weights, or the frozen one.</summary>
    public ITrunk New()
    {
        if (_frozen is not null)
        {
            return _frozen;
        }

        var trunk = new NetworkTrunk(BackboneNetworks.Create(_options.Backbone, _options.Channels, _options.Side, CompatSwitches.None), _bank!);
        _made.Add(trunk);
        return trunk;
    }

    public void Dispose()
    {
        foreach (var trunk in _made)
        {
            trunk.Dispose();
        }
    }
}
