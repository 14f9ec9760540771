using System.IO.Compression;
using System.Text;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Data;

public sealed class FeatureFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_WhatWasWritten_IsTheSameSet()
    {
        var path = Path.Combine(_folder.Path, "set.npz");
        var set = Small();

        FeatureFile.Write(path, set);
        var (read, hasSplit) = FeatureFile.Read(path);

        hasSplit.ShouldBeTrue();
        read.Features.ToArray().ShouldBe(set.Features.ToArray());
        read.Labels.ShouldBe(set.Labels);
        read.Splits.ShouldBe(set.Splits);
        read.Groups.ShouldBe(set.Groups);
        read.Semantics.ShouldBe(set.Semantics);
        (read.Name, read.Backbone, read.SemanticSize).ShouldBe((set.Name, set.Backbone, set.SemanticSize));
        read.ClassNames.ShouldBe(set.ClassNames);
        Directory.GetFiles(_folder.Path).ShouldBe([path]);
    }

    /// <summary>Bytes as NumPy 1.24 writes them: version 1 head, float64, Fortran order, 32-bit labels, deflated.</summary>
    [Fact]
    public void Read_ColumnMajorDoublesDeflated_AreTurned()
    {
        var doubles = new double[] { 1, 3, 5, 2, 4, 6 };
        var path = Zip(
            ("features", Npy("<f8", true, "(3, 2)", [.. doubles.SelectMany(BitConverter.GetBytes)])),
            ("labels", Npy("<i4", false, "(3,)", [.. new[] { 0, 1, 1 }.SelectMany(BitConverter.GetBytes)])));

        var (set, hasSplit) = FeatureFile.Read(path);

        hasSplit.ShouldBeFalse();
        set.Features.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        set.Labels.ShouldBe([0, 1, 1]);
        set.ClassNames.ShouldBe(["class-0", "class-1"]);
    }

    [Fact]
    public void Read_BigEndian_IsTurned()
    {
        var path = Zip(
            ("features", Npy(">f4", false, "(1, 1)", [0x3F, 0x80, 0, 0])),
            ("labels", Npy(">i2", false, "(1,)", [0, 0])));

        FeatureFile.Read(path).Set.Row(0)[0].ShouldBe(1);
    }

    [Theory]
    [InlineData("<f4", "(2, 2)", "array \"features\" ends after 4 of 16 bytes")]
    [InlineData("<f4", "(1, 0)", "array \"features\" has more than the 0 bytes of its shape")]
    [InlineData("<f4", "(2147483647, 2147483647)", "array \"features\" has the shape (2147483647, 2147483647), more than")]
    [InlineData("<f4", "(200000000, 1)", "array \"features\" ends after 4 of 800000000 bytes")]
    [InlineData("<c8", "(1, 1)", "array \"features\" is not an array of numbers")]
    [InlineData("<i4", "(1, 1)", "array \"features\" holds values of the type i4")]
    [InlineData("<f4", "(1, 1, 1)", "array \"features\" has the shape (1, 1, 1)")]
    public void Read_WrongFeatures_NamesFileAndArray(string type, string shape, string expected)
    {
        var path = Zip(("features", Npy(type, false, shape, [0, 0, 0, 0])), ("labels", Npy("<i8", false, "(1,)", new byte[8])));

        var message = Should.Throw<InvalidDataException>(() => FeatureFile.Read(path)).Message;

        message.ShouldStartWith($"{path}: {expected}");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Read_LabelsOfAnotherLength_NamesThem()
    {
        var path = Zip(("features", Npy("<f4", false, "(1, 1)", new byte[4])), ("labels", Npy("<i8", false, "(2,)", new byte[16])));

        Should.Throw<InvalidDataException>(() => FeatureFile.Read(path)).Message.ShouldBe($"{path}: array \"labels\" has the shape (2), and there are 1 rows of features.");
    }

    [Fact]
    public void Read_NotFinite_IsRefused()
    {
        var path = Zip(("features", Npy("<f4", false, "(1, 1)", BitConverter.GetBytes(float.NaN))), ("labels", Npy("<i8", false, "(1,)", new byte[8])));

        Should.Throw<InvalidDataException>(() => FeatureFile.Read(path)).Message.ShouldBe($"{path}: A feature holds a number that is not finite.");
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Should.Throw<InvalidDataException>(() => FeatureFile.Read("/nowhere/x.npz")).Message.ShouldBe("There is no file /nowhere/x.npz.");

    /// <summary>A thousand damaged files: every one is refused with one sentence or read as a valid set, and nothing else happens.</summary>
    [Fact]
    public void Read_RandomBytesTurned_RefusesOrReads()
    {
        var path = Path.Combine(_folder.Path, "fuzz.npz");
        FeatureFile.Write(path, Small());
        var sound = File.ReadAllBytes(path);
        var random = new Random(5);
        var refused = 0;
        for (var round = 0; round < 1000; round++)
        {
            var bytes = sound.ToArray();
            for (var flip = random.Next(1, 6); flip > 0; flip--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(path, round % 4 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                FeatureFile.Read(path).Set.Count.ShouldBeGreaterThan(0);
            }
            catch (InvalidDataException error)
            {
                error.Message.ShouldContain(path);
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(700);
    }

    /// <summary>A changed number would be evaluated in silence without the checksum.</summary>
    [Fact]
    public void Read_OneFeatureBitTurned_IsRefused()
    {
        var path = Path.Combine(_folder.Path, "set.npz");
        FeatureFile.Write(path, Small());
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(0.25f));
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);

        Should.Throw<InvalidDataException>(() => FeatureFile.Read(path)).Message.ShouldBe($"{path}: array \"features\" is damaged: its checksum is another.");
    }

    public void Dispose() => _folder.Dispose();

    private static FeatureSet Small() => new(
        "tiles", "pixels@0123", [0.25f, 1, 2, 3, 4, 5, 6, 7], 2, [0, 1, 2, 2], ["Am", "Bé", "Ç"], [ClassSplit.Base, ClassSplit.Validation, ClassSplit.Novel],
        [7, long.MaxValue, 9, 9], [1, 2, 3, 4, 5, 6, 7, 8, 9], 3);

    private string Zip(params (string Name, byte[] Content)[] arrays)
    {
        var path = Path.Combine(_folder.Path, "given.npz");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in arrays)
        {
            using var stream = archive.CreateEntry(name + ".npy", CompressionLevel.Optimal).Open();
            stream.Write(content);
        }

        return path;
    }

    private static byte[] Npy(string type, bool columnMajor, string shape, byte[] values)
    {
        var text = $"{{'descr': '{type}', 'fortran_order': {columnMajor}, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(text), .. values];
    }
}
