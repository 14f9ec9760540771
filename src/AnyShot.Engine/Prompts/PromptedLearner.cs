using AnyShot.Engine.Episodes;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// A learner whose classes are described in words besides their shots, or instead of them. With shots, each shot moves towards the place that the words give the class among images,
/// as far as the words are to be trusted beside them. Without shots, the queries are assigned softly by the words alone, the means of what each class got stand for the classes,
/// and the words keep their say in the end. Safe to call from several threads if the learner is.
/// </summary>
/// <param name="learner">Judges the queries.</param>
/// <param name="options">Settings; null for the standard ones.</param>
public sealed class PromptedLearner(IEpisodeLearner learner, PromptOptions? options = null) : IEpisodeLearner
{
    private readonly PromptOptions _options = options ?? new PromptOptions();

    public string Name => learner.Name;

    /// <inheritdoc/>
    public Tensor Judge(EpisodeBatch batch)
    {
        if (batch.ClassVectors is null)
        {
            throw new ArgumentException($"The learner {Name} needs class vectors in the space of the features (text vectors), and the episodes have none.", nameof(batch));
        }

        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var (queries, vectors) = (Unit(batch.Queries), Unit(batch.ClassVectors));
        return (batch.Shots > 0 ? WithShots(batch, vectors) : WithoutShots(batch, queries, vectors)).MoveToOuterDisposeScope();
    }

    private Tensor WithShots(EpisodeBatch batch, Tensor vectors)
    {
        var shots = Unit(batch.Support);
        var means = Unit(shots.reshape(batch.Count, batch.Shots, batch.Ways, batch.Size).mean([1]));
        var weight = Trust(Unit(batch.Queries), means, vectors) * (_options.Weight / batch.Shots);
        var moved = (shots + (Places(means, vectors).repeat(1, batch.Shots, 1) * weight)) / (weight + 1);
        return learner.Judge(With(batch, moved, batch.Synthetic));
    }

    private Tensor WithoutShots(EpisodeBatch batch, Tensor queries, Tensor vectors)
    {
        var scores = TextScores.Of(queries, vectors, _options);
        var shares = (scores * SimilarityBias.Sharpness).softmax(-1).transpose(1, 2);
        var means = Unit(shares.matmul(queries));
        if (batch.SyntheticPerClass > 0)
        {
            means = Unit(means + Unit(Unit(batch.Synthetic).reshape(batch.Count, batch.SyntheticPerClass, batch.Ways, batch.Size).mean([1])));
        }

        var judged = learner.Judge(With(batch, batch.Support, means));
        return (judged.clamp_min(Smallest).log() + (scores * _options.ZeroShotSay)).softmax(-1);
    }

    /// <summary>Share of the words' full weight in each episode, (R, 1, 1); see <see cref="PromptTrust"/>.</summary>
    private static Tensor Trust(Tensor queries, Tensor means, Tensor vectors)
    {
        var distances = 2 - (queries.matmul(means.transpose(1, 2)) * 2);
        var share = distances.amin([-1L]).mean([1]) / distances.mean([1, 2]).clamp_min(1e-9);
        var doubt = ((share - PromptTrust.LeastDoubt) / (PromptTrust.FullDoubt - PromptTrust.LeastDoubt)).clamp(0, 1);
        var (ofMeans, ofVectors) = (means - means.mean([1], keepdim: true), vectors - vectors.mean([1], keepdim: true));
        var cosine = (ofMeans * ofVectors).sum(-1).sum(-1) / (ofMeans.square().sum(-1).sum(-1) * ofVectors.square().sum(-1).sum(-1)).sqrt().clamp_min(1e-9);
        return (doubt * ((cosine - PromptTrust.LeastAgreement) / (PromptTrust.FullAgreement - PromptTrust.LeastAgreement)).clamp(0, 1)).reshape(-1, 1, 1);
    }

    /// <summary>As <see cref="PromptPlacing"/> where every class is an anchor.</summary>
    private static Tensor Places(Tensor means, Tensor vectors)
    {
        var (imageMean, textMean) = (means.mean([1], keepdim: true), vectors.mean([1], keepdim: true));
        var apart = (vectors - textMean).norm(-1, keepdim: true).mean([1], keepdim: true).clamp_min(1e-6);
        var gain = (means - imageMean).norm(-1, keepdim: true).mean([1], keepdim: true) * PromptPlacing.Reach / apart;
        return Unit(imageMean + ((vectors - textMean) * gain));
    }

    /// <summary>Not disposed: what is new is the scope's, the rest the batch's.</summary>
    private static EpisodeBatch With(EpisodeBatch batch, Tensor support, Tensor synthetic) => new()
    {
        Support = support,
        Synthetic = synthetic,
        Queries = batch.Queries,
        BaseMean = batch.BaseMean,
        ClassVectors = batch.ClassVectors,
        KnownTotals = batch.KnownTotals,
        Ways = batch.Ways,
    };

    private static Tensor Unit(Tensor rows) => nn.functional.normalize(rows, dim: -1);

    // A plan's zeros stay a number: e^-69.
    private const double Smallest = 1e-30;
}
