using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Backbones;

[Collection(TorchCollection.Name)]
public sealed class EmbeddingMapTests
{
    [Fact]
    public void Apply_TwoRows_AddsTheProductAtUnitLength()
    {
        // (0.6, 0.8) gets (0, 3 x 0.6) added and (1, 0) gets (0, 3).
        float[] rows = [0.6f, 0.8f, 1, 0];
        new EmbeddingMap([0, 0, 3, 0]).Apply(rows);

        var (first, second) = (MathF.Sqrt(0.36f + (2.6f * 2.6f)), MathF.Sqrt(10));
        rows.Zip([0.6f / first, 2.6f / first, 1 / second, 3 / second]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6f);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameAndAnotherSizeIsRefused()
    {
        using var folder = new TemporaryFolder();
        EmbeddingMap.Read(folder.Path, 2).ShouldBeNull();
        new EmbeddingMap([0, 0, 3, 0]).Write(folder.Path);

        float[] row = [1, 0];
        EmbeddingMap.Read(folder.Path, 2).ShouldNotBeNull().Apply(row);
        row[1].ShouldBe(3 / MathF.Sqrt(10), 1e-6);
        Should.Throw<InvalidDataException>(() => EmbeddingMap.Read(folder.Path, 3)).Message.ShouldContain(EmbeddingMap.FileName);
    }

    [Fact]
    public void Export_OfANetwork_MapsAsTheNetworkDoes()
    {
        using var network = new MapNetwork(3);
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        network.call(tensor([0.6f, 0, 0.8f], [1, 3])).data<float>().ToArray().ShouldBe([0.6f, 0, 0.8f], "it begins as the identity");
        network.parameters().Single().copy_(tensor([0f, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3]));

        var expected = nn.functional.normalize(network.call(tensor([0.6f, 0, 0.8f], [1, 3]))).data<float>().ToArray();
        float[] row = [0.6f, 0, 0.8f];
        network.Export().Apply(row);

        row.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6f);
        network.Parameters.ShouldBe(9);
    }
}
