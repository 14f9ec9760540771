using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners;

[Collection(TorchCollection.Name)]
public sealed class SemanticPrototypesTests
{
    private static readonly SemanticPrototypes Known = new([1, 0, 0, 2, 0, 0], [0, 0, 1], 0.5);

    [Fact]
    public void Of_TwoClasses_LinearLayerAtUnitLength()
    {
        // (3, 4) becomes (0.6, 0.8), then (0.6, 1.6, 1); (0, 9) becomes (0, 1), then (0, 2, 1).
        var means = Known.Of([3, 4, 0, 9]);
        var (first, second) = (MathF.Sqrt(0.36f + 2.56f + 1), MathF.Sqrt(5));

        means.Zip([0.6f / first, 1.6f / first, 1 / first, 0, 2 / second, 1 / second]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6f);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        SemanticPrototypes.Read(folder.Path).ShouldBeNull();
        Known.Write(folder.Path);

        var read = SemanticPrototypes.Read(folder.Path).ShouldNotBeNull();
        (read.SemanticSize, read.Size, read.WeightInShots).ShouldBe((2, 3, 0.5));
        read.Of([1, 2]).ShouldBe(Known.Of([1, 2]));
    }

    [Theory]
    [InlineData(new float[] { 1, 2, 3 }, new float[] { 1, 2 }, 1f, "3 weights do not fit 2 biases")]
    [InlineData(new float[] { 1, 2 }, new float[] { 1, 2 }, -1f, "cannot be worth -1 shots")]
    [InlineData(new float[] { 1, float.NaN }, new float[] { 1, 2 }, 1f, "\"weight\" has not 2 dimension(s) of finite numbers")]
    public void Read_Damaged_NamesTheFile(float[] weight, float[] bias, float shots, string sentence)
    {
        using var folder = new TemporaryFolder();
        using (var writer = new NpzWriter(Path.Combine(folder.Path, SemanticPrototypes.FileName)))
        {
            writer.Add("weight", weight, weight.Length, 1);
            writer.Add("bias", bias, bias.Length);
            writer.Add("shots", [shots], 1);
            writer.Complete();
        }

        var message = Should.Throw<InvalidDataException>(() => SemanticPrototypes.Read(folder.Path)).Message;
        message.ShouldContain("semantics.npz");
        message.ShouldContain(sentence);
    }

    [Fact]
    public void Fused_MoreShots_VectorsCountLess()
    {
        // Along each class vector lies the other class's shot; a query at a shot belongs to it once the shots count more than the vectors.
        float Right(int shots, double weight)
        {
            using var scope = NewDisposeScope();
            var rows = tensor(new float[] { 1, 0, 0, 1 }, [1, 2, 2]);
            using var batch = new EpisodeBatch
            {
                Support = rows.repeat(1, shots, 1), Synthetic = empty(1, 0, 2), Queries = tensor(new float[] { 1, 0 }, [1, 1, 2]), ClassVectors = tensor(new float[] { 0, 1, 1, 0 }, [1, 2, 2]), Ways = 2,
            };
            return new FusedLearner(weight).Judge(batch)[0, 0, 0].item<float>();
        }

        Right(1, 1).ShouldBe(0.5f, 1e-5f);
        Right(3, 1).ShouldBeGreaterThan(0.9f);
        Right(1, 4).ShouldBeLessThan(0.1f);
        Right(1, 0).ShouldBeGreaterThan(0.99f);
        Right(0, 0).ShouldBeLessThan(0.01f);
    }
}
