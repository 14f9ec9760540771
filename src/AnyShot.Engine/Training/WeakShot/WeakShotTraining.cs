using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>
/// Weak-shot learning (Chen et al., "Weak-shot Fine-grained Classification via Similarity Transfer", NeurIPS 2021): what makes two images be of one class is learnt on clean base classes and tells, on
/// other classes with noisy labels, which images resemble those of their label. These count more in training a classifier. Writes a model folder.
/// </summary>
/// <param name="options">Settings.</param>
/// <param name="bases">Clean images of base classes, four at least.</param>
/// <param name="noisy">Images with doubtful labels, of other classes.</param>
/// <param name="outputFolder">For the model; a training that was stopped there goes on where it stood.</param>
/// <param name="weightsFile">Weights of an earlier training, perhaps changed by a person; null computes them.</param>
/// <param name="time">For the time left.</param>
public sealed class WeakShotTraining(WeakShotOptions options, ImageDataset bases, ImageDataset noisy, string outputFolder, string? weightsFile, TimeProvider time)
{
    private const string CacheFolder = "checkpoint-embeddings";

    /// <param name="warn">Receives one sentence where something was left out.</param>
    /// <param name="progress">Told while a frozen backbone embeds.</param>
    /// <param name="report">Called after every epoch on the calling thread.</param>
    /// <param name="cancellationToken">Stops between two steps; the epochs that are done are kept.</param>
    /// <returns>The card that was written.</returns>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="InvalidDataException">The images, the backbone, the weights or the checkpoint do not fit; one sentence says which.</exception>
    public ModelCard Run(Action<string> warn, IProgress<WorkProgress>? progress, Action<WeakShotProgress> report, CancellationToken cancellationToken)
    {
        options.Require();
        if (options.Threads > 0)
        {
            set_num_threads(options.Threads);
        }

        using var scope = NewDisposeScope();
        var data = WeakShotData.Of(bases, noisy, null, options.Seed);
        int[] places = data.Noisy;
        string[] names = [.. places.Select(place => data.Names[place])];
        string[] classes = [.. places.Select(place => data.NoisyClasses[data.Labels[place]])];
        var given = weightsFile is null ? null : WeightTable.Read(weightsFile, names, classes);
        Directory.CreateDirectory(outputFolder);
        var folder = new WeakShotFolder(options, data, outputFolder, bases.Name, noisy.Name, weightsFile is not null);
        using var trunks = TrunkSource.Of(options, data.Images, Path.Combine(outputFolder, CacheFolder), warn, progress, cancellationToken);
        var clock = new StageClock(options, time, report);
        var context = new StageContext(options, folder.Settings, outputFolder, clock.Tell, cancellationToken);
        var pipeline = new WeakShotPipeline(context, data, trunks);

        var (network, learnt) = pipeline.TrainSimNet();
        var weights = given ?? pipeline.Weights(network);
        var (trunk, head, trained) = pipeline.TrainClassifier(weights, network);

        folder.Write(trunks, network, learnt, weights, trunk, head, trained);
        foreach (var leftover in Directory.EnumerateDirectories(outputFolder, "checkpoint-*").ToArray())
        {
            Directory.Delete(leftover, recursive: true);
        }

        return folder.Card(trunk, head, learnt, trained);
    }
}
