using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>Rows of a table, added up at their targets. Only what has a row takes part, so that row 0 is never read and never trained.</summary>
internal static class TableRows
{
    /// <param name="table">(rows, columns).</param>
    /// <param name="targets">Where each row that is read is added.</param>
    /// <param name="count">Targets.</param>
    /// <returns>(count, columns), zero where nothing was added.</returns>
    public static Tensor Sum(Embedding table, (long[] Words, long[] Rows) targets, long count)
    {
        using var scope = NewDisposeScope();
        var weight = table.weight!;
        var read = weight.index_select(0, tensor(targets.Rows, device: weight.device));
        return zeros([count, weight.shape[1]], device: weight.device).index_add(0, tensor(targets.Words, device: weight.device), read, 1).MoveToOuterDisposeScope();
    }
}
