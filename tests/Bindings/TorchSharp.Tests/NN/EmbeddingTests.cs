using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class EmbeddingTests : ScopedTest
{
    private static Tensor Table => Numbers([3, 2], 1, 2, 3, 4, 5, 7);

    [Fact]
    public void Embedding_RowNumbers_ReadsRows()
    {
        using var table = nn.Embedding_from_pretrained(Table);
        ShouldBe(table.call(tensor(new[] { 2L, 0L })), [5, 7, 1, 2]);
        table.weight!.requires_grad.ShouldBeFalse();
    }

    [Fact]
    public void Embedding_PaddingRow_IsZeroAndNotTrained()
    {
        using var table = nn.Embedding(4, 3, padding_idx: -1);
        Values(table.weight![3]).ShouldBe([0, 0, 0]);
        table.call(tensor(new[] { 3L, 1L, 3L })).sum().backward();
        ShouldBe(table.weight!.grad!, [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Embedding_MaxNorm_ShortensRowsThatAreRead()
    {
        using var table = nn.Embedding_from_pretrained(Table, freeze: false, max_norm: 1);
        Values(table.call(tensor(new[] { 1L })).norm())[0].ShouldBe(1, 1e-5);
        ShouldBe(table.weight![0], [1, 2]);
    }

    [Fact]
    public void Embedding_RowOutsideTheTable_Throws()
    {
        using var table = nn.Embedding(3, 2);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => table.call(tensor(new[] { 3L }))).Message.ShouldContain("index");
        Should.Throw<ArgumentException>(() => nn.Embedding(3, 2, padding_idx: 3)).Message.ShouldContain("3 rows");
    }

    [Theory]
    [InlineData(EmbeddingBagMode.Sum, 4, 6, 5, 7)]
    [InlineData(EmbeddingBagMode.Mean, 2, 3, 5, 7)]
    [InlineData(EmbeddingBagMode.Max, 3, 4, 5, 7)]
    public void EmbeddingBag_Modes_ReduceEachBag(EmbeddingBagMode mode, double a, double b, double c, double d)
    {
        using var bag = nn.EmbeddingBag_from_pretrained(Table, mode: mode);
        ShouldBe(bag.call(tensor(new[] { 0L, 1L, 2L }), tensor(new[] { 0L, 2L })), [a, b, c, d]);
        ShouldBe(bag.call(tensor(new[] { 0L, 1L, 2L, 2L }, [2, 2])), mode == EmbeddingBagMode.Sum ? [a, b, 2 * c, 2 * d] : [a, b, c, d]);
    }

    [Fact]
    public void EmbeddingBag_WeightsPaddingAndGradient_CountAsTheySay()
    {
        using var bag = nn.EmbeddingBag_from_pretrained(Table, freeze: false, mode: EmbeddingBagMode.Sum, padding_index: 2);
        ShouldBe(bag.call(tensor(new[] { 0L, 1L, 2L }), tensor(new[] { 0L }), Numbers([3], 2, 10, 100)), [32, 44]);
        bag.call(tensor(new[] { 0L, 0L, 2L }), tensor(new[] { 0L })).sum().backward();
        ShouldBe(bag.weight!.grad!, [2, 2, 0, 0, 0, 0]);
    }

    [Fact]
    public void EmbeddingBag_OffsetsThatDoNotFitTheInput_Throws()
    {
        using var bag = nn.EmbeddingBag(3, 2);
        Should.Throw<ArgumentException>(() => bag.call(tensor(new[] { 0L, 1L }))).Message.ShouldContain("offsets");
        Should.Throw<ArgumentException>(() => bag.call(tensor(new[] { 0L, 1L }, [1, 2]), tensor(new[] { 0L })));
    }
}
