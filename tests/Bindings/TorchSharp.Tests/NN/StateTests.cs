using System.Text;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class StateTests : ScopedTest
{
    private static Sequential Net() => nn.Sequential(("conv", nn.Conv2d(2, 3, 3)), ("norm", nn.BatchNorm2d(3)), ("pool", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("head", nn.Linear(3, 2)));

    [Fact]
    public void LoadStateDict_OtherNetwork_GivesTheSameResults()
    {
        using var source = Net();
        using var target = Net();
        source.call(rand(4, 2, 5, 5));
        target.load_state_dict(source.state_dict()).ShouldSatisfyAllConditions(r => r.missing_keys.ShouldBeEmpty(), r => r.unexpected_keyes.ShouldBeEmpty());
        source.eval();
        target.eval();
        var input = rand(1, 2, 5, 5);
        ShouldBe(target.call(input), Values(source.call(input)), 0);
    }

    [Fact]
    public void LoadStateDict_NamesThatDiffer_AreRefusedOrReported()
    {
        using var net = nn.Linear(2, 2);
        var state = new Dictionary<string, Tensor> { ["weight"] = ones(2, 2), ["extra"] = ones(1) };
        var before = Values(net.weight);
        Should.Throw<InvalidOperationException>(() => net.load_state_dict(state)).Message.ShouldContain("missing [bias], unexpected [extra]");
        ShouldBe(net.weight, before);
        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        missing.ShouldBe(["bias"]);
        unexpected.ShouldBe(["extra"]);
        ShouldBe(net.weight, [1, 1, 1, 1]);
        Should.Throw<ArgumentException>(() => net.load_state_dict(new() { ["weight"] = ones(3, 2) }, strict: false)).Message.ShouldContain("'weight' has the shape [3, 2]");
    }

    [Fact]
    public void SaveAndLoad_File_RoundTripsEveryTensor()
    {
        using var file = new TemporaryFile();
        using var source = Net();
        source.call(rand(4, 2, 5, 5));
        source.save(file.Path).ShouldBeSameAs(source);
        using var target = Net();
        var seen = new Dictionary<string, bool>();
        target.load(file.Path, loadedParameters: seen);
        seen.Count.ShouldBe(9);
        seen.Values.ShouldAllBe(known => known);
        foreach (var (name, tensor) in target.state_dict()) ShouldBe(tensor, Values(source.state_dict()[name]), 0);
    }

    /// <summary>The bytes are written out from the format's description, not by the product's code.</summary>
    [Fact]
    public void Save_KnownWeights_WritesTheOfficialFormat()
    {
        using var net = nn.Conv2d(1, 2, (1, 2), bias: false);
        net.weight = new Parameter(tensor(new[] { 1f, 2f, 3f, 4f }, [2, 1, 1, 2]));
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        net.save(writer);
        byte[] expected =
        [
            1, 6, .. Encoding.UTF8.GetBytes("weight"), 6, 4, 2, 1, 1, 2,
            .. new[] { 1f, 2f, 3f, 4f }.SelectMany(BitConverter.GetBytes),
        ];
        stream.ToArray().ShouldBe(expected);
        stream.Position = 0;
        net.weight = new Parameter(zeros(2, 1, 1, 2));
        net.load(stream);
        ShouldBe(net.weight, [1, 2, 3, 4]);
    }

    [Fact]
    public void Load_SkipAndNotStrict_ReadsOverWhatIsNotWanted()
    {
        using var file = new TemporaryFile();
        using var source = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1));
        source.save(file.Path);
        using var target = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1));
        var kept = Values(target.get_parameter("0.weight")!);
        target.load(file.Path, skip: ["0.weight"]);
        ShouldBe(target.get_parameter("0.weight")!, kept);
        ShouldBe(target.get_parameter("1.weight")!, Values(source.get_parameter("1.weight")!), 0);
        using var smaller = nn.Sequential(nn.Linear(2, 2));
        smaller.load(file.Path, strict: false);
        ShouldBe(smaller.get_parameter("0.bias")!, Values(source.get_parameter("0.bias")!), 0);
        Should.Throw<ArgumentException>(() => smaller.load(file.Path)).Message.ShouldContain("it has 4 entries, the module has 2");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(-1)]
    public void Load_FileCutShort_SaysSoAndChangesNothing(int length)
    {
        using var file = new TemporaryFile();
        using var net = nn.Linear(3, 2);
        net.save(file.Path);
        var bytes = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, bytes[..(length < 0 ? bytes.Length + length : length)]);
        using (no_grad()) net.weight.fill_(5);
        Should.Throw<InvalidDataException>(() => net.load(file.Path)).Message.ShouldBe($"Model file '{file.Path}': it ends in the middle of an entry.");
        ShouldBe(net.weight, [5, 5, 5, 5, 5, 5]);
    }

    [Fact]
    public void Load_AnyByteChanged_NeverCrashes()
    {
        using var net = nn.Linear(2, 1);
        using var saved = new MemoryStream();
        using var writer = new BinaryWriter(saved);
        net.save(writer);
        var bytes = saved.ToArray();
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (byte value in new byte[] { 0, 0x7f, 0x80, 0xff })
            {
                var damaged = (byte[])bytes.Clone();
                damaged[i] = value;
                var failure = Record.Exception(() => net.load(new MemoryStream(damaged)));
                if (failure is not null) (failure is InvalidDataException or ArgumentException).ShouldBeTrue($"byte {i} = {value}: {failure}");
            }
        }
    }

    [Fact]
    public void Load_NoFileOrAnotherModel_NamesTheFile()
    {
        using var file = new TemporaryFile();
        using var net = nn.Linear(2, 1);
        Should.Throw<FileNotFoundException>(() => net.load(file.Path)).Message.ShouldContain(file.Path);
        nn.Linear(3, 1).save(file.Path);
        Should.Throw<ArgumentException>(() => net.load(file.Path)).Message.ShouldBe($"Model file '{file.Path}': 'weight' has the shape [1, 3], the module needs [1, 2].");
        nn.Linear(2, 1).to(float64).save(file.Path);
        Should.Throw<ArgumentException>(() => net.load(file.Path)).Message.ShouldContain("has the type Float64");
    }
}
