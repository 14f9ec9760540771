using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Tests.Backbones;

[Collection(TorchCollection.Name)]
public sealed class BackboneFactoryTests : IDisposable
{
    private const string Card = """{ "inputWidth": 16, "inputHeight": 16, "channels": 3, "mean": [0, 0, 0], "std": [1, 1, 1], "resize": "stretch" }""";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Create_Builtin_EmbedsToUnitLengthAndKnowsItsRevision()
    {
        using var backbone = BackboneFactory.Create("builtin:virtual-line", "cpu", 0, _folder.Path);
        var images = new float[2 * 128 * 128];
        images.AsSpan(128 * 128).Fill(1);
        var embeddings = new float[2 * 64];

        backbone.Embed(images, 2, embeddings);

        embeddings.Take(64).Sum(value => value * value).ShouldBe(1, 1e-4f);
        embeddings.Skip(64).Sum(value => value * value).ShouldBe(1, 1e-4f);
        backbone.Spec.Revision.ShouldMatch("^[0-9a-f]{12}$");
        backbone.Spec.Name.ShouldBe("builtin:virtual-line");
    }

    [Fact]
    public void Create_Pixels_GivesTheImageAtUnitLength()
    {
        using var backbone = BackboneFactory.Create("pixels?side=32", "cpu", 0, _folder.Path);
        var images = new float[2 * 3 * 32 * 32];
        images[5] = 0.5f;
        images[3072] = 0.3f;
        images[3073] = 0.4f;
        var embeddings = new float[images.Length];
        backbone.Embed(images, 2, embeddings);

        (backbone.Spec.NameAndRevision, backbone.Spec.EmbeddingSize).ShouldBe(("pixels?side=32@raw", 3072));
        (embeddings[5], embeddings[3072], embeddings[3073]).ShouldBe((1f, 0.6f, 0.8f));
        Should.Throw<ArgumentException>(() => backbone.Embed(images, 1, embeddings)).Message.ShouldContain("3072 numbers in and out");
    }

    [Fact]
    public void Embed_BatchOrSingle_SameEmbeddings()
    {
        using var backbone = BackboneFactory.Create("builtin:virtual-line", "cpu", 0, _folder.Path);
        var random = new Random(1);
        var images = Enumerable.Range(0, 5 * 128 * 128).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        var batch = new float[5 * 64];
        backbone.Embed(images, 5, batch);
        var single = new float[64];
        for (var i = 0; i < 5; i++)
        {
            backbone.Embed(images.AsSpan(i * 128 * 128, 128 * 128), 1, single);
            for (var j = 0; j < 64; j++)
            {
                single[j].ShouldBe(batch[(i * 64) + j], 1e-4f);
            }
        }
    }

    [Fact]
    public void Create_TorchScript_KnownValues()
    {
        using var backbone = BackboneFactory.Create(TorchScript("quarters.pt", Card), "cpu", 0, _folder.Path);
        var image = new float[3 * 16 * 16];
        for (var y = 0; y < 8; y++)
        {
            // The upper left quarter of red is 3, the upper right quarter of blue 4.
            image.AsSpan(y * 16, 8).Fill(3);
            image.AsSpan(512 + (y * 16) + 8, 8).Fill(4);
        }

        var embedding = new float[12];
        backbone.Embed(image, 1, embedding);

        backbone.Spec.EmbeddingSize.ShouldBe(12);
        backbone.Spec.Resize.ShouldBe(ResizeMode.Stretch);
        embedding[0].ShouldBe(0.6f, 1e-5f);
        embedding[9].ShouldBe(0.8f, 1e-5f);
        embedding.Count(value => value != 0).ShouldBe(2);
    }

    [Fact]
    public void Embed_NetworkWithoutDirection_GivesZeros()
    {
        using var backbone = BackboneFactory.Create(TorchScript("quarters.pt", Card), "cpu", 0, _folder.Path);
        var embedding = new float[12];
        embedding.AsSpan().Fill(7);

        backbone.Embed(new float[3 * 16 * 16], 1, embedding);

        embedding.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Embed_WrongBuffer_SaysTheSizes()
    {
        using var backbone = BackboneFactory.Create(TorchScript("quarters.pt", Card), "cpu", 0, _folder.Path);
        Should.Throw<ArgumentException>(() => backbone.Embed(new float[5], 1, new float[12])).Message.ShouldStartWith("1 image(s) need 768 numbers in and 12 out; the buffers hold 5 and 12.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(500_000)]
    public void FromFolder_WeightsCutOff_NamesTheFile(int bytes)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "models", "virtual-line");
        File.Copy(Path.Combine(shipped, "card.json"), _folder.File("card.json"));
        File.WriteAllBytes(_folder.File("model.weights"), File.ReadAllBytes(Path.Combine(shipped, "model.weights"))[..bytes]);

        Should.Throw<InvalidDataException>(() => BackboneFactory.FromFolder(_folder.Path, "test", TorchSharp.torch.CPU))
            .Message.ShouldStartWith($"{_folder.Path}/model.weights is damaged or not made for this version:");
    }

    [Fact]
    public void Create_ModelThatGivesMaps_SaysTheShape() =>
        Fails(TorchScript("maps.pt", Card)).ShouldContain("gave (1, 3, 2, 2) numbers for one image");

    [Fact]
    public void Create_FileThatIsNoModel_NamesIt()
    {
        File.WriteAllText(_folder.File("junk.pt"), "junk");
        File.WriteAllText(_folder.File("junk.json"), Card);
        Fails("torchscript:junk.pt").ShouldStartWith($"{_folder.Path}/junk.pt is not a TorchScript model that runs here:");
    }

    [Fact]
    public void Create_NoModelFile_NamesIt() => Fails("torchscript:none.pt").ShouldBe($"There is no model file {_folder.Path}/none.pt.");

    [Fact]
    public void Create_NoJson_NamesIt()
    {
        var backbone = TorchScript("quarters.pt", Card);
        File.Delete(_folder.File("quarters.json"));
        Fails(backbone).ShouldBe($"There is no JSON beside the model {_folder.Path}/quarters.json.");
    }

    [Theory]
    [InlineData("{", "not valid JSON.")]
    [InlineData("""{ "inputWidth": "wide" }""", "the value of inputWidth is of the wrong kind.")]
    [InlineData("""{ "inputWidht": 16 }""", "unknown key inputWidht.")]
    [InlineData("""{ "inputWidth": 16, "inputHeight": 16, "channels": 3 }""", "lacks mean, std.")]
    [InlineData("""{ "inputWidth": 16, "inputHeight": 16, "channels": 2, "mean": [0, 0], "std": [1, 1] }""", "channels is 2, it must be 1 (grey) or 3 (RGB).")]
    [InlineData("""{ "inputWidth": 16, "inputHeight": 16, "channels": 3, "mean": [0], "std": [1, 1, 1] }""", "mean needs 3 finite number(s).")]
    [InlineData("""{ "inputWidth": 4, "inputHeight": 16, "channels": 1, "mean": [0], "std": [1] }""", "inputWidth is 4, it must be 8 to 2048.")]
    public void Create_BadJson_NamesFileAndKey(string json, string sentence)
    {
        var message = Fails(TorchScript("quarters.pt", json));
        message.ShouldStartWith($"{_folder.Path}/quarters.json");
        message.ShouldEndWith(sentence);
    }

    [Theory]
    [InlineData("builtin:virtual-line?side=64", "virtual-line has a fixed input; only a model of anyshot pretrain takes another side.")]
    [InlineData("torchscript:quarters.pt?side=64", "Backbone \"torchscript:quarters.pt?side=64\": only a model of anyshot pretrain or pixels takes another side.")]
    [InlineData("builtin:anyshot-mini?side=31", "Backbone \"builtin:anyshot-mini?side=31\": side must be 32 to 512 pixels.")]
    [InlineData("builtin:anyshot-mini?side=+96", "Backbone \"builtin:anyshot-mini?side=+96\": side must be 32 to 512 pixels.")]
    public void Create_SideThatDoesNotFit_SaysWhy(string backbone, string sentence) => Fails(backbone).ShouldEndWith(sentence);

    [Theory]
    [InlineData("pixels?side=128", "Backbone \"pixels?side=128\": the side of pixels is 72 at most.")]
    [InlineData("builtin:none", "Unknown backbone \"builtin:none\"; it is builtin:anyshot-mini, builtin:virtual-line, model:FOLDER, torchscript:PATH, clip:PATH or pixels.")]
    [InlineData("torchscript:", "Unknown backbone \"torchscript:\"; it is builtin:anyshot-mini, builtin:virtual-line, model:FOLDER, torchscript:PATH, clip:PATH or pixels.")]
    public void Create_UnknownBackbone_SaysWhatThereIs(string backbone, string sentence) => Fails(backbone).ShouldBe(sentence);

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:x")]
    [InlineData("cuda:-1")]
    public void Choose_UnknownDevice_SaysWhatThereIs(string device) =>
        Should.Throw<InvalidDataException>(() => ComputeDevice.Choose(device)).Message.ShouldBe($"Unknown device \"{device}\"; it is auto, cpu, cuda or cuda:N.");

    [Fact]
    public void Choose_DeviceThatIsNotThere_SaysHowManyThereAre() =>
        Should.Throw<InvalidDataException>(() => ComputeDevice.Choose("cuda:97")).Message.ShouldStartWith("Device cuda:97 is asked for, but libtorch sees ");

    private string TorchScript(string asset, string json)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Assets", asset), _folder.File(asset));
        File.WriteAllText(_folder.File(Path.ChangeExtension(asset, ".json")), json);
        return $"torchscript:{asset}";
    }

    private string Fails(string backbone) => Should.Throw<InvalidDataException>(() => BackboneFactory.Create(backbone, "cpu", 0, _folder.Path)).Message;

    public void Dispose() => _folder.Dispose();
}
