using System.IO.Compression;
using AnyShot.Engine.Clip.Weights;

namespace AnyShot.Engine.Tests.Clip.Weights;

/// <summary>Files that PyTorch wrote, and what is left of them after damage.</summary>
[Collection(ClipCollection.Name)]
public sealed class TorchArchiveTests(ClipReference reference) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [SkippableTheory]
    [InlineData("openai-vit", true)]
    [InlineData("open-clip-state", false)]
    public void Open_BothKinds_TellsThemApart(string model, bool isTorchScript)
    {
        using var file = WeightFile.Open(reference.Find(model, "weights.pt"));
        file.IsTorchScript.ShouldBe(isTorchScript);
        file.Shape("visual.conv1.weight").ShouldBe([128, 3, 8, 8]);
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(1000)]
    [InlineData(1_000_000)]
    public void Open_Truncated_SaysSo(int length) => Fails(File.ReadAllBytes(reference.Find("openai-vit", "weights.pt"))[..length])
        .ShouldStartWith($"{_folder.File("damaged.pt")} is a PyTorch archive that is truncated or damaged:");

    [SkippableFact]
    public void Read_ChangedNumber_IsNoticed()
    {
        var bytes = File.ReadAllBytes(reference.Find("openai-vit", "weights.pt"));
        bytes[bytes.Length / 2] ^= 1;
        Fails(bytes).ShouldEndWith(" is damaged: its checksum is another.");
    }

    [SkippableFact]
    public void Open_RandomDamage_IsReadOrRefused()
    {
        var random = new Random(6);
        var whole = Directory(File.ReadAllBytes(reference.Find("openai-resnet", "weights.pt")));
        for (var i = 0; i < 60; i++)
        {
            var bytes = whole.Bytes.ToArray();
            for (var k = random.Next(1, 8); k > 0; k--)
            {
                // Half of the damage goes where the entries are listed.
                bytes[k % 2 == 0 ? random.Next(bytes.Length) : random.Next(whole.Start, bytes.Length)] = (byte)random.Next(256);
            }

            Try(bytes);
        }
    }

    /// <summary>The list of tensors without the checksum that guards it in the file.</summary>
    [SkippableFact]
    public void ReadPickle_RandomDamage_IsReadOrRefused()
    {
        var random = new Random(7);
        using var archive = ZipFile.OpenRead(reference.Find("open-clip-state", "weights.pt"));
        using var list = archive.Entries.Single(entry => entry.Name == "data.pkl").Open();
        using var memory = new MemoryStream();
        list.CopyTo(memory);
        var whole = memory.ToArray();
        for (var i = 0; i < 1000; i++)
        {
            var bytes = whole[..(i % 3 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (var k = random.Next(1, 8); k > 0 && bytes.Length > 0; k--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                PickleReader.Read(bytes);
            }
            catch (InvalidDataException)
            {
                // The one exception that is allowed.
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private string Fails(byte[] bytes) => Try(bytes) ?? throw new InvalidOperationException("The damage was not noticed.");

    /// <summary>The sentence, or null where everything could be read.</summary>
    private string? Try(byte[] bytes)
    {
        var path = _folder.File("damaged.pt");
        File.WriteAllBytes(path, bytes);
        try
        {
            using var file = WeightFile.Open(path);
            foreach (var name in file.Names.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            {
                file.Read(name).Dispose();
            }

            return null;
        }
        catch (InvalidDataException error)
        {
            error.Message.ShouldContain(path);
            return error.Message;
        }
    }

    /// <summary>Where the list of entries begins.</summary>
    private static (byte[] Bytes, int Start) Directory(byte[] bytes) => (bytes, bytes.AsSpan().IndexOf("PK\u0001\u0002"u8));
}
