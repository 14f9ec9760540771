using AnyShot.Engine.Training.WeakShot;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.WeakShot;

[Collection(TorchCollection.Name)]
public sealed class PairHeadTests : IDisposable
{
    private const int Size = 12;
    private const int Images = 9;
    private readonly DisposeScope _scope = NewDisposeScope();

    public PairHeadTests() => manual_seed(1);

    /// <summary>The plain form: every pair is concatenated and multiplied.</summary>
    [Theory]
    [InlineData(4, PairNorm.Group)]
    [InlineData(4, PairNorm.Batch)]
    [InlineData(2, PairNorm.Group)]
    public void Similarity_SplitFirstLayer_IsThePlainFormWithARowAnImageInsteadOfAPair(int type, PairNorm norm)
    {
        using var head = new LayeredPairHead(Size, 16, type, norm);
        // Statistics other than those at the start.
        head.train();
        head.call(randn([20, Size]));
        head.eval();
        var features = randn([Images, Size]);
        var (left, right, bias) = head.FirstLayer;
        var pairs = cat([features.repeat_interleave(Images, 0), features.repeat(Images, 1)], 1);
        var plain = head.Rest(nn.functional.linear(pairs, cat([left, right], 1), bias)).softmax(1).narrow(1, 1, 1).contiguous().data<float>().ToArray();

        var before = head.FirstLayerRows;
        var split = head.Similarity(features, features);

        split.Zip(plain).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-5f);
        split.Max().ShouldNotBe(split.Min());
        (head.FirstLayerRows - before).ShouldBe(2 * Images);
    }

    [Fact]
    public void Relation_Batch_LeavesOutPairsOfAnImageWithItself()
    {
        using var head = new LayeredPairHead(Size, 16, 4, PairNorm.Group);
        head.eval();
        var features = randn([5, Size]);
        var answers = head.call(features).softmax(1).narrow(1, 1, 1).contiguous().data<float>().ToArray();
        var all = head.Similarity(features, features);

        answers.Length.ShouldBe(20);
        answers.Zip(all.Where((_, place) => place / 5 != place % 5)).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-5f);
        WeakShotLosses.SameClass(tensor(new long[] { 0, 0, 1, 1, 1 })).sum().item<long>().ShouldBe(8);
    }

    [Fact]
    public void Similarity_Cosine_IsALogisticFunctionOfIt()
    {
        using var head = new CosinePairHead();
        head.eval();
        var (rows, columns) = (randn([3, Size]), randn([4, Size]));
        var (a, b) = (rows.data<float>().ToArray(), columns.data<float>().ToArray());
        var similarity = head.Similarity(rows, columns);
        for (var place = 0; place < similarity.Length; place++)
        {
            var (x, y) = (a.AsSpan(place / 4 * Size, Size).ToArray(), b.AsSpan(place % 4 * Size, Size).ToArray());
            var cosine = x.Zip(y).Sum(pair => pair.First * pair.Second) / Math.Sqrt(x.Sum(v => v * v) * y.Sum(v => v * v));
            similarity[place].ShouldBe((float)(1 / (1 + Math.Exp(5 - (10 * cosine)))), 1e-5f);
        }
    }

    public void Dispose() => _scope.Dispose();
}
