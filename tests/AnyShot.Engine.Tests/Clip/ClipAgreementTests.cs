using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Clip.Tokens;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Clip;

/// <summary>Tokens, pixels and features beside those of an independent program, on random weights in the published forms.</summary>
[Collection(ClipCollection.Name)]
public sealed class ClipAgreementTests(ClipReference reference)
{
    private const int Context = 77;
    private const float Tolerance = 1e-4f;

    [SkippableTheory]
    [InlineData("openai-vit", "weights.pt")]
    [InlineData("openai-resnet", "weights.pt")]
    [InlineData("open-clip-vit", "weights.safetensors")]
    [InlineData("open-clip-resnet", "weights.safetensors")]
    [InlineData("open-clip-quick", "weights.safetensors")]
    [InlineData("open-clip-state", "weights.pt")]
    public void Embed_RandomWeights_AgreesWithPyTorch(string model, string file)
    {
        using var backbone = BackboneFactory.Create($"clip:{reference.Find(model, file)}", "cpu", 0, "/");
        var images = reference.Numbers(model, "image.f32");
        var expected = UnitRows(reference.Numbers(model, "image-features.f32"), backbone.Spec.EmbeddingSize);
        var count = images.Length / (3 * backbone.Spec.InputWidth * backbone.Spec.InputHeight);
        var embeddings = new float[count * backbone.Spec.EmbeddingSize];

        backbone.Embed(images, count, embeddings);

        Agree(embeddings, expected);
        backbone.Spec.Resize.ShouldBe(ResizeMode.BicubicCover);
        backbone.Spec.Mean[0].ShouldBe(model == "open-clip-quick" ? 0.5f : 0.48145466f);
    }

    [SkippableTheory]
    [InlineData("openai-vit", "weights.pt")]
    [InlineData("openai-resnet", "weights.pt")]
    [InlineData("open-clip-vit", "weights.safetensors")]
    [InlineData("open-clip-resnet", "weights.safetensors")]
    [InlineData("open-clip-quick", "weights.safetensors")]
    [InlineData("open-clip-state", "weights.pt")]
    public void Encode_RandomWeights_AgreesWithPyTorch(string model, string file)
    {
        using var encoder = BackboneFactory.TextEncoder($"clip:{reference.Find(model, file)}", "cpu", "/")!;
        var expected = UnitRows(reference.Numbers(model, "text-features.f32"), encoder.Size);
        string[] texts = [.. Tokens().Take(expected.Length / encoder.Size).Select(entry => entry.Text)];
        var vectors = new float[expected.Length];

        encoder.Encode(texts, vectors);

        Agree(vectors, expected);
    }

    [SkippableTheory]
    [InlineData("openai-vit")]
    [InlineData("openai-resnet")]
    [InlineData("open-clip-vit")]
    [InlineData("open-clip-resnet")]
    public void Tokens_HardTexts_AreTheSame(string model)
    {
        var tokenizer = new ClipTokenizer(BytePairFiles.Read(reference.Find(model, "weights")));
        var tokens = new long[Context];
        foreach (var (text, expected) in Tokens())
        {
            tokenizer.Encode(text, tokens);
            tokens.ShouldBe(expected, $"\"{text}\": {string.Join(' ', text.Select(letter => $"{(int)letter:x4}"))}");
        }
    }

    [SkippableFact]
    public void Prepare_Pictures_AsPillowWithinOneLevel()
    {
        using var pictures = JsonDocument.Parse(File.ReadAllBytes(reference.Find("pictures.json")));
        foreach (var picture in pictures.RootElement.EnumerateArray())
        {
            var (side, channels) = (picture.GetProperty("side").GetInt32(), picture.GetProperty("channels").GetInt32());
            var name = picture.GetProperty("name").GetString()!;
            var spec = Spec(side);
            using var preprocessor = new ImagePreprocessor(spec);
            using var image = Picture(File.ReadAllBytes(reference.Find($"{name}.raw")), picture.GetProperty("height").GetInt32(), picture.GetProperty("width").GetInt32(), channels);
            var input = new float[preprocessor.Length];

            preprocessor.Prepare(image, input);

            var expected = reference.Numbers($"{name}.f32");
            for (var i = 0; i < input.Length; i++)
            {
                var level = 1 / 255f / spec.Std[i / (side * side)];
                Math.Abs(input[i] - expected[i]).ShouldBeLessThan(level * 1.01f, $"{name}, number {i}");
            }
        }
    }

    private IEnumerable<(string Text, long[] Tokens)> Tokens()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(reference.Find("tokens.json")));
        foreach (var entry in file.RootElement.EnumerateArray())
        {
            yield return (entry.GetProperty("text").GetString()!, [.. entry.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt64())]);
        }
    }

    private static float[] UnitRows(float[] rows, int size)
    {
        UnitLength.Apply(rows, size);
        return rows;
    }

    private static void Agree(float[] values, float[] expected)
    {
        values.Length.ShouldBe(expected.Length);
        values.Zip(expected, (value, wanted) => Math.Abs(value - wanted)).Max().ShouldBeLessThan(Tolerance);
    }

    /// <summary>RGB bytes to OpenCV's BGR.</summary>
    private static Mat Picture(byte[] bytes, int height, int width, int channels)
    {
        for (var i = 0; channels == 3 && i < bytes.Length; i += 3)
        {
            (bytes[i], bytes[i + 2]) = (bytes[i + 2], bytes[i]);
        }

        var image = new Mat(height, width, MatType.CV_8UC(channels));
        System.Runtime.InteropServices.Marshal.Copy(bytes, 0, image.Data, bytes.Length);
        return image;
    }

    private static BackboneSpec Spec(int side) => new()
    {
        Name = "test",
        Revision = "000000000000",
        InputWidth = side,
        InputHeight = side,
        Channels = 3,
        Mean = [0.48145466f, 0.4578275f, 0.40821073f],
        Std = [0.26862954f, 0.26130258f, 0.27577711f],
        Resize = ResizeMode.BicubicCover,
        EmbeddingSize = 1,
    };
}
