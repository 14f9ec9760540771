using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation;

/// <summary>
/// Zero-shot accuracy of an episode learner: all candidate classes are the ways, seen classes are described by real training images and unseen ones by as many generated
/// features, and the same number of queries is drawn of every class.
/// </summary>
public sealed class GeneralizedEpisodes
{
    private const int MostLabelled = 20;
    private const int Queries = 15;
    private const ulong Stream = 0x475A534C;

    private readonly FeatureSet _set;
    private readonly int[][] _known;
    private readonly int[][] _asked;

    /// <param name="set">Real images with splits.</param>
    /// <param name="holdOut">Images of seen classes, apart.</param>
    /// <param name="pool">Generated features of every class, float32 (C, n, d), by a generator that has seen neither novel classes nor the images held out.</param>
    public GeneralizedEpisodes(FeatureSet set, SeenHoldOut holdOut, Tensor pool)
    {
        var (classes, each) = (set.ClassNames.Count, (int)pool.shape[1]);
        var fakes = pool.cpu().contiguous().data<float>().ToArray();
        // One set of real and generated rows, so that episodes are built as everywhere.
        _set = new FeatureSet(
            set.Name, set.Backbone, [.. set.Features, .. fakes], set.Size, [.. set.Labels, .. Enumerable.Range(0, classes * each).Select(i => i / each)], set.ClassNames, set.Splits);
        var novel = set.ImagesOf(ClassSplit.Novel);
        _asked = ByClass(novel.Concat(holdOut.Test));
        _known = ByClass(holdOut.Training);
        for (var c = 0; c < classes; c++)
        {
            _known[c] = set.Splits[c] == ClassSplit.Novel && _asked[c].Length > 0 ? [.. Enumerable.Range(set.Count + (c * each), each)] : _known[c];
        }

        Labelled = Math.Min(MostLabelled, _known.Where(rows => rows.Length > 0).Min(rows => rows.Length));
    }

    /// <summary>Labelled rows of each class: real ones of a seen class, generated ones of an unseen class.</summary>
    public int Labelled { get; }

    /// <summary>Zero-shot accuracy T1: mean recall over the unseen classes, which are the only candidates.</summary>
    /// <param name="learner">Judges.</param>
    /// <param name="runs">Episodes.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <param name="cancellationToken">Stops between two episodes.</param>
    public double Accuracy(IEpisodeLearner learner, int runs, ulong seed, CancellationToken cancellationToken) =>
        MeanRecall(Judge(learner, [.. Candidates().Where(IsUnseen)], runs, seed, cancellationToken), IsUnseen);

    /// <summary>Generalised zero-shot accuracy: seen and unseen classes are candidates.</summary>
    /// <inheritdoc cref="Accuracy"/>
    public GeneralizedZeroShotResult Generalized(IEpisodeLearner learner, int runs, ulong seed, CancellationToken cancellationToken)
    {
        var confusion = Judge(learner, [.. Candidates()], runs, seed, cancellationToken);
        return new GeneralizedZeroShotResult(MeanRecall(confusion, IsUnseen), MeanRecall(confusion, c => !IsUnseen(c)));
    }

    private bool IsUnseen(int label) => _set.Splits[label] == ClassSplit.Novel;

    private IEnumerable<int> Candidates() => Enumerable.Range(0, _known.Length).Where(c => _known[c].Length > 0 && _asked[c].Length > 0);

    private ConfusionMatrix Judge(IEpisodeLearner learner, int[] classes, int runs, ulong seed, CancellationToken cancellationToken)
    {
        var scores = new EpisodeScores(_set.ClassNames.Count, runs);
        using var builder = new EpisodeBatchBuilder(_set, classes.Length);
        for (var r = 0; r < runs; r++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var episode = Draw(classes, new Pcg32(Pcg32.Mix(seed) + (ulong)r, Stream));
            using var batch = builder.Build([r], [episode]);
            scores.Add(r, episode, Array.ConvertAll(learner.Judge(AsGenerated(batch)).argmax(-1).cpu().contiguous().data<long>().ToArray(), answer => (int)answer), synthetic: 0);
        }

        return scores.Confusion;
    }

    /// <summary>
    /// All labelled rows as generated ones, which some of them are: whatever a learner does to generated features, it does to those of seen classes too, so that no class
    /// has an advantage. Not disposed: its tensors are the batch's, and the scope frees the others.
    /// </summary>
    private static EpisodeBatch AsGenerated(EpisodeBatch batch) => new()
    {
        Support = batch.Synthetic,
        Synthetic = batch.Support,
        Queries = batch.Queries,
        BaseMean = batch.BaseMean,
        Ways = batch.Ways,
    };

    private Episode Draw(int[] classes, Pcg32 random)
    {
        var known = classes.Select(c => random.Shuffled(_known[c])).ToArray();
        var asked = classes.Select(c => random.Shuffled(_asked[c])).ToArray();
        var queries = Math.Min(Queries, asked.Min(images => images.Length));
        return new Episode(
            classes,
            [.. Enumerable.Range(0, Labelled * classes.Length).Select(i => known[i % classes.Length][i / classes.Length])],
            [.. Enumerable.Range(0, queries * classes.Length).Select(i => asked[i % classes.Length][i / classes.Length])],
            [.. Enumerable.Range(0, queries * classes.Length).Select(i => i % classes.Length)]);
    }

    private int[][] ByClass(IEnumerable<int> images)
    {
        var byClass = images.ToLookup(i => _set.Labels[i]);
        return [.. Enumerable.Range(0, _set.ClassNames.Count).Select(c => byClass[c].ToArray())];
    }

    private static double MeanRecall(ConfusionMatrix confusion, Func<int, bool> isWanted) =>
        Enumerable.Range(0, confusion.Classes).Where(isWanted).Select(confusion.Recall).OfType<double>().Average();
}
