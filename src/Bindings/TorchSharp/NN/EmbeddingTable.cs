using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What <see cref="Embedding"/> and <see cref="EmbeddingBag"/> have in common: the options of the table and how its rows come to be.</summary>
internal sealed class EmbeddingTable
{
    private readonly double? _maximumNorm;
    private readonly double _normType;

    public EmbeddingTable(long rows, long? padding, double? maximumNorm, double normType, bool scaleByFrequency, bool sparse)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        if (padding is { } row && (row >= rows || row < -rows)) throw new ArgumentException($"The padding row {row} lies outside the table's {rows} rows.", nameof(padding));
        PaddingRow = padding is < 0 ? padding + rows : padding;
        RowCount = rows;
        _maximumNorm = maximumNorm;
        _normType = normType;
        ScaleByFrequency = scaleByFrequency;
        Sparse = sparse;
    }

    public long RowCount { get; }

    public long? PaddingRow { get; }

    /// <summary>libtorch's way of saying "no padding row" is −1.</summary>
    public long PaddingOrNone => PaddingRow ?? -1;

    public bool ScaleByFrequency { get; }

    public bool Sparse { get; }

    public static Parameter Adopt(Tensor rows, bool freeze, Device? device, ScalarType? dtype)
    {
        if (rows.dim() != 2) throw new ArgumentException($"An embedding table needs (rows, columns), not the shape [{string.Join(", ", rows.shape)}].", nameof(rows));
        var placed = device is null && dtype is null ? rows : rows.to(dtype ?? rows.dtype, device ?? rows.device);
        return new Parameter(placed, !freeze);
    }

    public Parameter DrawWeight(long columns, Device? device, ScalarType? dtype)
    {
        var weight = new Parameter(empty([RowCount, columns], dtype: dtype, device: device));
        nn.init.normal_(weight);
        if (PaddingRow is not { } padding) return weight;
        using var noGrad = no_grad();
        using var row = weight.select(0, padding);
        row.zero_();
        return weight;
    }

    /// <summary>Shortens the rows that are about to be read.</summary>
    public void LimitNorms(Parameter weight, Tensor rows)
    {
        if (_maximumNorm is not { } limit) return;
        using var noGrad = no_grad();
        using var flat = rows.contiguous();
        Operator.CallInPlace("embedding_renorm_", weight, flat, limit, _normType);
    }
}
