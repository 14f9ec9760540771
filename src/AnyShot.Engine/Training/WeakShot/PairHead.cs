using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Says how similar two images are from their features phi. Trained on pairs whose classes are known; used on classes that it has not seen.</summary>
internal abstract class PairHead(string name) : Module<Tensor, Tensor>(name)
{
    /// <summary>Numbers in a relation feature.</summary>
    public abstract int RelationSize { get; }

    /// <summary>Makes a head by its type.</summary>
    /// <param name="inputs">Numbers in a feature.</param>
    /// <param name="options">Type, width and normalisation.</param>
    public static PairHead Create(int inputs, WeakShotOptions options) =>
        options.HeadType == 1 ? new CosinePairHead() : new LayeredPairHead(inputs, options.HeadWidth, options.HeadType, options.PairNorm);

    /// <summary>Relation features of all ordered pairs i != j of a batch, (B (B - 1), <see cref="RelationSize"/>) in the order of <see cref="OffDiagonal"/>.</summary>
    /// <param name="features">(B, inputs).</param>
    public abstract Tensor Relation(Tensor features);

    /// <summary>(pairs, <see cref="RelationSize"/>) to (pairs, 2): logits of "other class" and "same class".</summary>
    public abstract Tensor Answer(Tensor relation);

    /// <summary>Chance that each row is of the same class as each column. Needs the evaluation mode.</summary>
    /// <param name="rows">(n, inputs): phi_i.</param>
    /// <param name="columns">(m, inputs): phi_j.</param>
    /// <returns>n m numbers, row-major.</returns>
    public abstract float[] Similarity(Tensor rows, Tensor columns);

    /// <summary>Logits of all ordered pairs i != j of a batch, (B (B - 1), 2).</summary>
    /// <param name="input">(B, inputs).</param>
    public override Tensor forward(Tensor input) => Answer(Relation(input));

    /// <summary>Places i B + j of the pairs i != j, row by row.</summary>
    public static Tensor OffDiagonal(long count) =>
        tensor(Enumerable.Range(0, (int)(count * count)).Where(place => place / count != place % count).Select(place => (long)place).ToArray());
}
