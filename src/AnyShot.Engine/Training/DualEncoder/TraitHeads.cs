using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering.Scenes;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>A linear classifier for each trait, on embeddings.</summary>
internal sealed class TraitHeads : Module
{
    /// <summary>Embeddings have unit length; this gives each of their numbers a deviation of about 1, without which the classifiers would need long weights, which decay holds back.</summary>
    public static readonly double Sharpness = Math.Sqrt(MiniNet.EmbeddingSize);

    private static readonly int[] Counts = [.. Enum.GetValues<Trait>().Select(TraitValues.Count)];

    private readonly Linear _classifiers;

    public TraitHeads(int embeddingSize)
        : base(nameof(TraitHeads))
    {
        _classifiers = Linear(embeddingSize, Counts.Sum());
        RegisterComponents();
    }

    /// <param name="embeddings">(P, n), unit length.</param>
    /// <param name="shown">What each picture shows (P); traits that do not apply do not count.</param>
    /// <returns>Scalar: the mean over traits of their cross entropies. Null when no picture has a value.</returns>
    public Tensor? Loss(Tensor embeddings, IReadOnlyList<Scene> shown)
    {
        using var scope = NewDisposeScope();
        var logits = _classifiers.call(embeddings * Sharpness);
        var losses = new List<Tensor>();
        var first = 0;
        for (var trait = 0; trait < Counts.Length; first += Counts[trait++])
        {
            if (Labels(shown, (Trait)trait) is { } labels)
            {
                losses.Add(functional.cross_entropy(logits.narrow(1, first, Counts[trait]), tensor(labels), ignore_index: Scene.NotApplicable) * Weight((Trait)trait));
            }
        }

        return losses.Count == 0 ? null : stack(losses).mean().MoveToOuterDisposeScope();
    }

    /// <param name="embeddings">(P, n), unit length.</param>
    /// <param name="trait">The trait to name.</param>
    /// <returns>Its likeliest value for each picture.</returns>
    public long[] Classify(Tensor embeddings, Trait trait)
    {
        using var scope = NewDisposeScope();
        return _classifiers.call(embeddings * Sharpness).narrow(1, Counts.Take((int)trait).Sum(), Counts[(int)trait]).argmax(1).data<long>().ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _classifiers.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What people say of a defect counts more than what they say of its surface, and its shape, which is hardest to see, most.</summary>
    private static double Weight(Trait trait) => trait switch { Trait.FlawShape => 6, Trait.Polarity or Trait.FlawSize or Trait.FlawCount => 2, _ => 1 };

    /// <summary>The column of a trait; null when no picture has a value for it.</summary>
    private static long[]? Labels(IReadOnlyList<Scene> shown, Trait trait)
    {
        var labels = new long[shown.Count];
        var any = false;
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = shown[i][trait];
            any |= shown[i].Has(trait);
        }

        return any ? labels : null;
    }
}
