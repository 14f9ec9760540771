using System.Buffers.Binary;
using System.Security.Cryptography;
using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Tests.Prompts.Text;

public sealed class WordTableFileTests
{
    private const int ContentStart = 8 + SHA256.HashSizeInBytes;

    private static readonly WordTable Table = new(["narrow", "opening", "mark"], ["crack", "cracker", "fissure"], [[0, 1], [], [1, 0, 2]], ["wolves", "worn"], ["wolf", "wear"]);

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        using var folder = new TemporaryFolder();
        var read = WordTableFile.Read(Write(folder));

        Assert.Equal(Table.Lemmas, read.Lemmas);
        Assert.All(Table.Lemmas, lemma => Assert.Equal(Table.Keywords(lemma), read.Keywords(lemma)));
        Assert.Equal(Table.Irregular, read.Irregular);
        Assert.Equal(("wear", null), (read.Base("worn"), read.Base("crack")));
    }

    [Fact]
    public void ADamagedFileIsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder);
        var good = File.ReadAllBytes(path);
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = (byte[])good.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, i % 4 == 0 ? good[..random.Next(good.Length)] : bytes);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => WordTableFile.Read(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ContentThatLiesIsRefusedEvenWithAChecksumThatFits()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder);
        var good = File.ReadAllBytes(path);
        var random = new Random(2);
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])good.Clone();
            bytes[random.Next(ContentStart, bytes.Length)] = (byte)random.Next(256);
            SHA256.HashData(bytes.AsSpan(ContentStart)).CopyTo(bytes, 8);
            File.WriteAllBytes(path, bytes);
            try
            {
                // A letter may have become another letter, and then the table is a table.
                Assert.All(WordTableFile.Read(path).Entries, entry => Assert.All(entry, number => Assert.InRange(number, 0, ushort.MaxValue)));
            }
            catch (InvalidDataException error)
            {
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 100, 400);
    }

    [Fact]
    public void AContentThatClaimsToBeHugeIsNotUnpacked()
    {
        using var folder = new TemporaryFolder();
        var rest = File.ReadAllBytes(Write(folder))[ContentStart..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, int.MaxValue);

        Assert.Throws<InvalidDataException>(() => WordTableFile.Unpack(rest));
    }

    [Fact]
    public void TheShippedTableHasTheWordsOfTheTradeAndStaysSmall()
    {
        Assert.InRange(new FileInfo(WordTableFile.Shipped).Length, 500_000, 1_200_000);
        var shipped = WordTableFile.Read(WordTableFile.Shipped);

        Assert.Contains("opening", shipped.Keywords("fissure"));
        Assert.Contains("dent", shipped.Keywords("gouge"));
        Assert.Contains("groove", shipped.Keywords("striation"));
        Assert.Equal("wolf", shipped.Base("wolves"));
    }

    private static string Write(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "words.bin");
        WordTableFile.Write(path, Table);
        return path;
    }
}
