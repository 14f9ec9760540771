using System.Buffers.Binary;
using System.Text;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Backbones;

[Collection(TorchCollection.Name)]
public sealed class VggNetworkTests
{
    /// <summary>Published: 138,357,544 with the last layer of 4096 x 1000 and 1000.</summary>
    [Fact]
    public void Vgg16_Parameters_AreThePublishedLessTheLastLayer()
    {
        using var network = VggNetwork.Vgg16(3);

        network.Parameters.ShouldBe(138_357_544 - 4_097_000);
        network.FeatureSize.ShouldBe(4096);
    }

    [Fact]
    public void Vgg16_Names_AreThoseOfTorchvision()
    {
        using var network = VggNetwork.Vgg16(3);

        network.state_dict().Keys.ShouldBe(
            [.. new[] { 0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28 }.SelectMany(i => new[] { $"features.{i}.weight", $"features.{i}.bias" }), "classifier.0.weight", "classifier.0.bias", "classifier.3.weight", "classifier.3.bias"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(96)]
    public void Small_AnySide_GivesItsFeatures(int side)
    {
        using var network = BackboneNetworks.Create(NetworkName.VggSmall, 1, side, CompatSwitches.None);
        using var scope = NewDisposeScope();
        network.eval();
        using var gradients = no_grad();

        network.call(rand(2, 1, side, side)).shape.ShouldBe([2, 256]);
        network.modules().OfType<TorchSharp.Modules.Conv2d>().Select(layer => layer.out_channels).ShouldBe([16, 32, 64, 64, 64, 64, 64, 64]);
    }

    [Fact]
    public void LastStage_IsTheFifth()
    {
        using var network = VggNetwork.Small(3);

        network.LastStage.SelectMany(layer => layer.parameters()).Sum(parameter => parameter.numel()).ShouldBe(2 * ((64 * 64 * 9) + (3 * 64)));
        network.Connected.parameters().Sum(parameter => parameter.numel()).ShouldBe((256 * 256 * 2) + (2 * 256));
    }

    [Fact]
    public void Load_StateDictionaryOfTorchvisionsNames_IsTakenAndItsLastLayerLeftOut()
    {
        using var folder = new TemporaryFolder();
        using var source = VggNetwork.Small(3);
        using var network = VggNetwork.Small(3);
        var tensors = Weights(source).ToDictionary(entry => entry.Key, entry => (entry.Value.shape, entry.Value.data<float>().ToArray()));
        tensors["classifier.6.weight"] = ([5, 256], new float[5 * 256]);
        tensors["classifier.6.bias"] = ([5], new float[5]);
        WriteSafetensors(folder.File("vgg.safetensors"), tensors);

        VggWeights.Load(network, folder.File("vgg.safetensors"));

        foreach (var (name, tensor) in Weights(network))
        {
            tensor.data<float>().ToArray().ShouldBe(tensors[name].Item2, name);
        }
    }

    [Theory]
    [InlineData("features.8.bias", null, "lacks the tensor features.8.bias of vgg-small")]
    [InlineData("features.0.weight", new long[] { 16, 1, 3, 3 }, "features.0.weight has the shape (16, 1, 3, 3), and vgg-small with 3 channel(s) has (16, 3, 3, 3)")]
    [InlineData("features.2.running_mean", new long[] { 16 }, "has the tensor features.2.running_mean, which vgg-small does not have")]
    public void Load_AnotherNetwork_NamesTheTensorAndChangesNothing(string name, long[]? shape, string sentence)
    {
        using var folder = new TemporaryFolder();
        using var network = VggNetwork.Small(3);
        var before = network.state_dict()["features.0.bias"].data<float>().ToArray();
        var tensors = Weights(network).ToDictionary(entry => entry.Key, entry => (entry.Value.shape, entry.Value.data<float>().ToArray().Select(value => value + 1).ToArray()));
        tensors.Remove(name);
        if (shape is not null)
        {
            tensors[name] = (shape, new float[shape.Aggregate((a, b) => a * b)]);
        }

        WriteSafetensors(folder.File("vgg.safetensors"), tensors);

        Should.Throw<InvalidDataException>(() => VggWeights.Load(network, folder.File("vgg.safetensors"))).Message.ShouldContain(sentence);
        network.state_dict()["features.0.bias"].data<float>().ToArray().ShouldBe(before);
    }

    /// <summary>Without the counters of batch normalisation, which are whole numbers.</summary>
    private static IEnumerable<KeyValuePair<string, Tensor>> Weights(VggNetwork network) => network.state_dict().Where(entry => entry.Value.dtype == ScalarType.Float32);

    private static void WriteSafetensors(string path, IReadOnlyDictionary<string, (long[] Shape, float[] Values)> tensors)
    {
        var (head, at) = (new StringBuilder("{"), 0L);
        foreach (var (name, (shape, values)) in tensors)
        {
            head.Append(head.Length > 1 ? "," : "").Append($"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', shape)}],\"data_offsets\":[{at},{at += 4 * values.Length}]}}");
        }

        var bytes = Encoding.UTF8.GetBytes(head.Append('}').ToString());
        using var stream = File.Create(path);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        stream.Write(length);
        stream.Write(bytes);
        foreach (var (_, values) in tensors.Values)
        {
            stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }
}
