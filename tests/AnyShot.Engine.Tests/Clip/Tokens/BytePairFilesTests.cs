using System.IO.Compression;
using System.Text;
using AnyShot.Engine.Clip.Tokens;

namespace AnyShot.Engine.Tests.Clip.Tokens;

/// <summary>Byte pairs of a made-up list, and files that are none.</summary>
public sealed class BytePairFilesTests : IDisposable
{
    /// <summary>Tokens 512 to 516; start and end follow.</summary>
    private const string Merges = "#version: 0.2\nl o\nlo w</w>\nn e\nne w\nnew e\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Encode_WordsOfTheList_JoinsTheFirstPairFirst()
    {
        File.WriteAllText(_folder.File("merges.txt"), Merges);
        var tokens = new long[12];

        new ClipTokenizer(BytePairFiles.Read(_folder.File("weights"))).Encode(" Low\tnewe low! ", tokens);

        // Letters follow the 33 characters before "A"; at the end of a word 256 more. "newe": ne, new, then e with the end of the word.
        tokens.ShouldBe([517, 513, 515, 'e' - '!' + 256, 513, '!' - '!' + 256, 518, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Encode_TooLong_KeepsTheEnd()
    {
        File.WriteAllText(_folder.File("merges.txt"), Merges);
        var tokenizer = new ClipTokenizer(BytePairFiles.Read(_folder.File("weights")));
        var tokens = new long[6];

        tokenizer.Encode("low low low low low low", tokens);

        tokens.ShouldBe([517, 513, 513, 513, 513, 518]);
        Should.Throw<ArgumentException>(() => tokenizer.Encode(new string('a', 4_001), new long[77])).Message.ShouldStartWith("A text has 4001 characters; at most 4000 are encoded.");
    }

    [Theory]
    [InlineData("merges.txt", "l o\nlo\n", "merges.txt, line 2: a pair is two symbols with a blank between.")]
    [InlineData("tokenizer.json", "{", "tokenizer.json is no byte-pair tokenizer in JSON, or damaged.")]
    [InlineData("tokenizer.json", """{ "model": { "vocab": { "a": -1 }, "merges": [] } }""", "tokenizer.json is no byte-pair tokenizer in JSON, or damaged.")]
    [InlineData("tokenizer.json", """{ "model": { "vocab": { "a": 1 }, "merges": [["a"]] } }""", "tokenizer.json is no byte-pair tokenizer in JSON, or damaged.")]
    [InlineData("tokenizer.json", """{ "model": { "vocab": { "a": 1 }, "merges": [] } }""", "tokenizer.json has no number for the token \"!\".")]
    [InlineData("bpe_simple_vocab_16e6.txt.gz", "no gzip", "bpe_simple_vocab_16e6.txt.gz is no packed list of byte pairs, or damaged:")]
    public void Read_WrongFile_NamesIt(string name, string content, string words)
    {
        File.WriteAllText(_folder.File(name), content);
        Should.Throw<InvalidDataException>(() => BytePairFiles.Read(_folder.File("weights"))).Message.ShouldStartWith(_folder.File(words));
    }

    [Fact]
    public void Read_RandomDamage_IsReadOrRefused()
    {
        var random = new Random(8);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Merges));
        }

        byte[] tokenizer = [.. """{ "added_tokens": [{ "id": 3, "content": "a" }], "model": { "vocab": { "a": 1, "b": 2 }, "merges": ["a b", ["a", "b"]] } }"""u8];
        foreach (var (name, whole) in new[] { ("bpe_simple_vocab_16e6.txt.gz", packed.ToArray()), ("tokenizer.json", tokenizer), ("merges.txt", Encoding.UTF8.GetBytes(Merges)) })
        {
            for (var i = 0; i < 60; i++)
            {
                var bytes = whole.ToArray();
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                File.WriteAllBytes(_folder.File(name), bytes[..random.Next(bytes.Length / 2, bytes.Length)]);
                try
                {
                    BytePairFiles.Read(_folder.File("weights"));
                }
                catch (InvalidDataException error)
                {
                    error.Message.ShouldContain(_folder.File(name));
                }
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
