using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering.Scenes;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Asks each cell of the maps which defect it shows. A caption says that there is a crack somewhere in a picture of a strong surface; the cells say where, so that the network finds out early
/// what a crack looks like. Only for training: the renderer knows the place of every defect.
/// </summary>
internal sealed class CellHeads : Module
{
    private static readonly int Shapes = TraitValues.Count(Trait.FlawShape);

    private readonly Conv2d _middle;
    private readonly Conv2d _last;

    public CellHeads()
        : base(nameof(CellHeads))
    {
        _middle = Conv2d(MiniNet.MiddleChannels, Shapes, 1);
        _last = Conv2d(MiniNet.LastChannels, Shapes, 1);
        RegisterComponents();
    }

    /// <param name="middle">Maps of the last stage but one, a cell each.</param>
    /// <param name="last">Maps of the last stage, four cells each.</param>
    /// <param name="cells">int64 (P, rows, columns): shape in each cell, -1 where it does not count.</param>
    /// <returns>Scalar: the mean over both maps of the mean of the cross entropies of cells with and without a defect.</returns>
    public Tensor Loss(Tensor middle, Tensor last, Tensor cells)
    {
        using var scope = NewDisposeScope();
        var fine = Balanced(_middle.call(middle.to(ScalarType.Float32)), cells);
        // Of four cells the highest shape: one with a defect, if any has one.
        var pooled = functional.max_pool2d(cells.to(ScalarType.Float32).unsqueeze(1), 2).squeeze(1).to(ScalarType.Int64);
        var coarse = Balanced(_last.call(last.to(ScalarType.Float32)), pooled);
        return ((fine + coarse) / 2).MoveToOuterDisposeScope();
    }

    /// <summary>Cells without a defect are many; both kinds count the same.</summary>
    private static Tensor Balanced(Tensor logits, Tensor cells)
    {
        var losses = functional.cross_entropy(logits, cells, ignore_index: -1, reduction: Reduction.None);
        var flawed = cells.gt(0).to(ScalarType.Float32);
        var free = cells.eq(0).to(ScalarType.Float32);
        return ((losses * flawed).sum() / flawed.sum().clamp_min(1)) + ((losses * free).sum() / free.sum().clamp_min(1));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _middle.Dispose();
            _last.Dispose();
        }

        base.Dispose(disposing);
    }
}
