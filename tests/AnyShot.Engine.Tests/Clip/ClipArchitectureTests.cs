using System.Buffers.Binary;
using System.Text.Json.Nodes;
using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Tests.Clip;

/// <summary>Files that are whole but of another architecture: one sentence says why.</summary>
[Collection(ClipCollection.Name)]
public sealed class ClipArchitectureTests(ClipReference reference) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [SkippableFact]
    public void Create_TensorMissing_NamesIt() =>
        Fails(Image, head => head.Remove("visual.ln_post.bias")).ShouldBe($"{Weights} lacks the tensor visual.ln_post.bias.");

    [SkippableFact]
    public void Create_NoImageTower_SaysWhatWasLookedFor() => Fails(Image, head =>
    {
        foreach (var name in head.Select(pair => pair.Key).Where(name => name.StartsWith("visual.", StringComparison.Ordinal)).ToArray())
        {
            Rename(head, name, name.Replace("visual.", "visual.trunk.", StringComparison.Ordinal));
        }
    }).ShouldBe($"{Weights} has no image tower of CLIP: neither visual.class_embedding (ViT) nor visual.layer1.0.conv1.weight (ResNet) is there.");

    [SkippableFact]
    public void Create_NamesOfTransformers_SaysWhichFileToTake() => Fails(Image, head => Rename(head, "visual.conv1.weight", "vision_model.embeddings.patch_embedding.weight"))
        .ShouldBe($"{Weights} has the tensor names of Hugging Face's transformers library; take the file of the same model for open_clip or from OpenAI.");

    [SkippableFact]
    public void Create_TensorThatClipDoesNotHave_NamesIt() => Fails(Image, head => head["visual.transformer.resblocks.0.ls_1.gamma"] = head["visual.ln_post.bias"]!.DeepClone())
        .ShouldBe($"{Weights} has the tensor visual.transformer.resblocks.0.ls_1.gamma, which the CLIP models of OpenAI do not have; this is another architecture.");

    [SkippableFact]
    public void Create_OtherShape_SaysBoth() => Fails(Image, head => head["visual.proj"]!["shape"] = new JsonArray(24, 128))
        .ShouldBe($"{Weights}: the tensor visual.proj has the shape (24, 128) instead of (128, 128); this is another architecture.");

    [SkippableFact]
    public void Create_PositionsThatAreNoSquare_SaysSo() => Fails(Image, head => head["visual.positional_embedding"]!["shape"] = new JsonArray(34, 64))
        .ShouldBe($"{Weights}: the tensor visual.positional_embedding has 34 rows, which are not a square and one; this is another architecture.");

    [SkippableFact]
    public void TextEncoder_TensorMissing_NamesIt() =>
        Fails(Text, head => head.Remove("transformer.resblocks.1.attn.in_proj_bias")).ShouldBe($"{Weights} lacks the tensor transformer.resblocks.1.attn.in_proj_bias.");

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(1025)]
    [InlineData(long.MaxValue)]
    public void TextEncoder_ContextOutOfBounds_SaysTheShape(long context) => Fails(Text, head => head["positional_embedding"]!["shape"] = new JsonArray(context, 128))
        .ShouldBe($"{Weights}: the tensor positional_embedding has the shape ({context}, 128), which no CLIP model has.");

    [SkippableFact]
    public void TextEncoder_NoBytePairs_SaysWhatBelongsBeside()
    {
        Edit(_ => { });
        File.Delete(_folder.File("tokenizer.json"));
        Text().ShouldBe($"The text side of CLIP needs merges.txt with vocab.json, tokenizer.json or bpe_simple_vocab_16e6.txt.gz in the folder {_folder.Path}; none is there.");
    }

    [SkippableFact]
    public void TextEncoder_BytePairsOfAnotherModel_SaysBothSizes()
    {
        Edit(head => head["token_embedding.weight"]!["shape"] = new JsonArray(332, 256));
        Text().ShouldBe($"{Weights}: the tensor positional_embedding has the shape (77, 128) instead of (77, 256); this is another architecture.");
        Edit(_ => { });
        File.WriteAllText(_folder.File("merges.txt"), string.Concat(Enumerable.Range(0, 1000).Select(i => $"a{i} b\n")));
        Text().ShouldBe($"{Weights} knows 664 tokens, the byte pairs beside it make 1514: they belong to another model.");
    }

    [SkippableTheory]
    [InlineData("""{ "preprocess_cfg": {} }""", "lacks model_cfg.")]
    [InlineData("""{ "model_cfg": { "vision_cfg": { "head_width": 48 } } }""", "no multiple of 48")]
    [InlineData("""{ "model_cfg": { "vision_cfg": { "head_width": 0 } } }""", "head_width and heads must be 1 or more.")]
    [InlineData("""{ "model_cfg": { "vision_cfg": { "pool_type": "avg" } } }""", "vision_cfg.pool_type asks for something")]
    [InlineData("""{ "model_cfg": { "text_cfg": { "no_causal_mask": true } } }""", "text_cfg.no_causal_mask asks for something")]
    [InlineData("""{ "model_cfg": {}, "preprocess_cfg": { "resize_mode": "squash" } }""", "preprocess_cfg.resize_mode asks for something")]
    [InlineData("""{ "model_cfg": {}, "preprocess_cfg": { "mean": [0.5] } }""", "mean needs 3 finite number(s).")]
    [InlineData("""{ "model_cfg": 3 }""", "the value of model_cfg is of the wrong kind.")]
    public void Create_ConfigOfAnotherArchitecture_SaysWhichKey(string json, string words)
    {
        Edit(_ => { });
        File.WriteAllText(_folder.File("open_clip_config.json"), json);
        Image().ShouldContain(words);
    }

    public void Dispose() => _folder.Dispose();

    private string Weights => _folder.File("weights.safetensors");

    private string Image() => Should.Throw<InvalidDataException>(() => BackboneFactory.Create("clip:weights.safetensors", "cpu", 0, _folder.Path)).Message;

    private string Text() => Should.Throw<InvalidDataException>(() => BackboneFactory.TextEncoder("clip:weights.safetensors", "cpu", _folder.Path)).Message;

    private string Fails(Func<string> load, Action<JsonObject> change)
    {
        Edit(change);
        return load();
    }

    /// <summary>Copies a good model and changes the list of its tensors.</summary>
    private void Edit(Action<JsonObject> change)
    {
        File.Copy(reference.Find("open-clip-vit", "tokenizer.json"), _folder.File("tokenizer.json"), overwrite: true);
        var bytes = File.ReadAllBytes(reference.Find("open-clip-vit", "weights.safetensors"));
        var data = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var head = JsonNode.Parse(bytes.AsSpan(8, data - 8))!.AsObject();
        change(head);
        var text = System.Text.Encoding.UTF8.GetBytes(head.ToJsonString());
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        File.WriteAllBytes(Weights, [.. bytes[..8], .. text, .. bytes[data..]]);
    }

    private static void Rename(JsonObject head, string name, string to)
    {
        var value = head[name];
        head.Remove(name);
        head[to] = value;
    }
}
