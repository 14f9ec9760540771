using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Learners;

public sealed class TrainedHeadTests
{
    // Hidden: relu(x0 + x1 - 1), relu(-x0 + 0.5); out: h0, 2 h1 + 1.
    private static readonly TrainedHead TwoLayers = new([new HeadLayer([1, 1, -1, 0], [-1, 0.5f]), new HeadLayer([1, 0, 0, 2], [0, 1])]);

    [Theory]
    [InlineData(2, 1, 2, 1)]
    [InlineData(0, 0, 0, 2)]
    public void Judge_TwoLayers_SoftmaxOfTheSecond(float x0, float x1, float first, float second)
    {
        var probabilities = new float[2];

        TwoLayers.Judge([x0, x1], probabilities);

        probabilities[0].ShouldBe((float)(1 / (1 + Math.Exp(second - first))), 1e-6f);
        probabilities.Sum().ShouldBe(1, 1e-6f);
    }

    [Fact]
    public void Judge_WrongLength_SaysBoth() =>
        Should.Throw<ArgumentException>(() => TwoLayers.Judge([1], new float[2])).Message.ShouldContain("takes 2 numbers and gives 2; the buffers hold 1 and 2");

    [Fact]
    public void Layers_ThatDoNotFit_AreRefused() =>
        Should.Throw<ArgumentException>(() => new TrainedHead([new HeadLayer([1, 1], [0]), new HeadLayer([1, 1], [0])])).Message.ShouldContain("Layer 1 takes 2 numbers, but layer 0 gives 1");

    [Fact]
    public void Read_WhatWasWritten_JudgesTheSame()
    {
        using var folder = new TemporaryFolder();
        TwoLayers.Write(folder.Path);
        var read = TrainedHead.Read(folder.Path);
        var (first, second) = (new float[2], new float[2]);

        TwoLayers.Judge([0.3f, -0.2f], first);
        read.Judge([0.3f, -0.2f], second);

        second.ShouldBe(first);
    }

    [Theory]
    [InlineData(new[] { 4 }, new[] { 2 }, "\"weight0\" is no matrix")]
    [InlineData(new[] { 2, 2 }, new[] { 1 }, "\"bias0\" has not 2 numbers")]
    public void Read_ShapesThatAreNoLayer_NamesFileAndArray(int[] weight, int[] bias, string sentence)
    {
        using var folder = new TemporaryFolder();
        using (var writer = new NpzWriter(Path.Combine(folder.Path, TrainedHead.FileName)))
        {
            writer.Add("weight0", new float[4], weight);
            writer.Add("bias0", new float[bias[0]], bias);
            writer.Complete();
        }

        Should.Throw<InvalidDataException>(() => TrainedHead.Read(folder.Path)).Message.ShouldContain(sentence);
    }

    [Fact]
    public void Read_NumberThatIsNone_NamesTheArray()
    {
        using var folder = new TemporaryFolder();
        new TrainedHead([new HeadLayer([1, float.NaN], [0])]).Write(folder.Path);

        Should.Throw<InvalidDataException>(() => TrainedHead.Read(folder.Path)).Message.ShouldContain("\"weight0\" holds values that are not finite");
    }

    [Fact]
    public void Read_Nothing_NamesTheFile()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<InvalidDataException>(() => TrainedHead.Read(folder.Path)).Message.ShouldContain("There is no file");
    }
}
