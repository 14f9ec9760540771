using System.Buffers.Binary;
using System.Text;
using AnyShot.Engine.Clip.Weights;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Clip.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    private const string Head = """
        { "__metadata__": { "format": "pt" }, "a": { "dtype": "F32", "shape": [2], "data_offsets": [0, 8] },
          "b": { "dtype": "F16", "shape": [2, 1], "data_offsets": [8, 12] }, "c": { "dtype": "BF16", "shape": [1], "data_offsets": [12, 14] },
          "d": { "dtype": "I64", "shape": [], "data_offsets": [14, 22] } }
        """;

    /// <summary>1.5 and -2 as floats, 0.5 and the smallest half above 0, -3 as bfloat16.</summary>
    private static readonly byte[] Data =
        [0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0, 0, 0x38, 1, 0, 0x40, 0xC0, 1, 0, 0, 0, 0, 0, 0, 0];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_EachType_GivesItsNumbers()
    {
        using var file = WeightFile.Open(Write(Head, Data));

        file.Names.ShouldBe(["a", "b", "c", "d"]);
        Numbers(file, "a").ShouldBe([1.5f, -2]);
        Numbers(file, "b").ShouldBe([0.5f, 5.9604645e-8f]);
        Numbers(file, "c").ShouldBe([-3f]);
        file.Shape("b").ShouldBe([2, 1]);
        file.Shape("x").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{ "a": { "dtype": "I32", "shape": [1], "data_offsets": [0, 4] } }""", "the tensor a holds numbers of the type I32; F16, BF16 and F32 are read.")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [2], "data_offsets": [0, 4] } }""", "the tensor a has 4 bytes, its shape needs 8.")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [-1], "data_offsets": [0, 4] } }""", "the tensor a has the shape (-1), which is out of bounds.")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [4611686018427387904, 4], "data_offsets": [0, 4] } }""", "the tensor a has the shape (4611686018427387904, 4), which is out of bounds.")]
    public void Read_TensorThatDoesNotFit_NamesIt(string head, string sentence)
    {
        using var file = WeightFile.Open(Write(head, Data));
        Should.Throw<InvalidDataException>(() => file.Read("a")).Message.ShouldBe($"{file.Path}: {sentence}");
    }

    [Theory]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [1], "data_offsets": [4, 0] } }""", "data_offsets are not a beginning and an end")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [1], "data_offsets": [-4, 0] } }""", "data_offsets are not a beginning and an end")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [1] } }""", "head is damaged")]
    [InlineData("""{ "a": 1 }""", "head is damaged")]
    [InlineData("""[ 1, 2 ]""", "head is damaged")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [1], "data_offsets": [0, 4] }, "a": { "dtype": "F32", "shape": [1], "data_offsets": [0, 4] } }""", "a is there twice")]
    [InlineData("""{ "a": { "dtype": "F32", "shape": [1], "data_offsets": [0, 23] } }""", "is truncated: it has 96 bytes of at least 97.")]
    public void Open_WrongHead_SaysWhat(string head, string words) => Fails(Write(head, Data)).ShouldContain(words);

    [Theory]
    [InlineData(0, "is neither a .safetensors file nor a TorchScript archive.")]
    [InlineData(7, "is neither a .safetensors file nor a TorchScript archive.")]
    [InlineData(8, "is truncated: it has 8 bytes of at least ")]
    [InlineData(40, "is truncated: it has 40 bytes of at least ")]
    [InlineData(330, "is truncated: it has 330 bytes of at least ")]
    public void Open_Truncated_SaysHowMuchIsThere(int length, string words)
    {
        var whole = Write(Head, Data);
        File.WriteAllBytes(_folder.File("cut"), File.ReadAllBytes(whole)[..length]);
        Fails(_folder.File("cut")).ShouldStartWith($"{_folder.File("cut")} {words}");
    }

    [Fact]
    public void Open_NoFile_NamesIt() => Fails(_folder.File("none")).ShouldBe($"There is no model file {_folder.File("none")}.");

    /// <summary>Whatever is done to the bytes, the file is read, or one exception of one type names it.</summary>
    [Fact]
    public void Open_RandomDamage_IsReadOrRefused()
    {
        var random = new Random(4);
        var whole = File.ReadAllBytes(Write(Head, Data));
        var path = _folder.File("damaged");
        for (var i = 0; i < 500; i++)
        {
            var bytes = whole.ToArray();
            for (var k = random.Next(1, 6); k > 0; k--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            try
            {
                using var file = WeightFile.Open(path);
                foreach (var name in file.Names)
                {
                    file.Read(name).Dispose();
                }
            }
            catch (InvalidDataException error)
            {
                error.Message.ShouldContain(path);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static float[] Numbers(WeightFile file, string name)
    {
        using var scope = NewDisposeScope();
        return file.Read(name).data<float>().ToArray();
    }

    private static string Fails(string path) => Should.Throw<InvalidDataException>(() => WeightFile.Open(path).Dispose()).Message;

    private string Write(string head, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(head);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        var path = _folder.File("weights.safetensors");
        File.WriteAllBytes(path, [.. length, .. text, .. data]);
        return path;
    }
}
