using System.Security.Cryptography;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Rendering;

public sealed class VirtualLineTests
{
    private const int Side = 96;

    [Fact]
    public void Next_SameSeed_SamePartsInSameOrder()
    {
        var first = Line(seed: 4);
        var second = Line(seed: 4);
        var a = new byte[Side * Side];
        var b = new byte[Side * Side];
        for (var i = 0; i < 30; i++)
        {
            first.Next(a).ShouldBe(second.Next(b));
            a.ShouldBe(b);
        }
    }

    [Fact]
    public void Next_OtherSeed_OtherParts()
    {
        var a = new byte[Side * Side];
        var b = new byte[Side * Side];
        Line(seed: 4).Next(a);
        Line(seed: 5).Next(b);
        a.ShouldNotBe(b);
    }

    /// <summary>The picture is a contract: tests, demos and the shipped weights were made with it. Whoever changes the renderer trains the weights anew.</summary>
    [Fact]
    public void Render_EveryClass_IsThePinnedPicture()
    {
        var line = Line(seed: 1);
        var pixels = new byte[Side * Side];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in VirtualClasses.Names)
        {
            line.Render(name, 0, pixels);
            hash.AppendData(pixels);
        }

        Convert.ToHexStringLower(hash.GetHashAndReset())[..16].ShouldBe("996e1f441a5f603d");
    }

    [Fact]
    public void Render_AfterOtherParts_SamePicture()
    {
        var line = Line(seed: 9);
        var before = new byte[Side * Side];
        var after = new byte[Side * Side];
        line.Render("crack", 3, before);
        for (var i = 0; i < 5; i++)
        {
            line.Next(after);
        }

        line.Render("crack", 3, after);
        after.ShouldBe(before);
    }

    [Fact]
    public void Next_DefaultMix_SeventyPercentAreGood()
    {
        var line = new VirtualLine(new VirtualLineOptions { Seed = 2, Width = 32, Height = 32 });
        var pixels = new byte[32 * 32];
        var counts = Enumerable.Range(0, 3000).Select(_ => line.Next(pixels).ClassName).CountBy(name => name).ToDictionary();
        counts["good"].ShouldBeInRange(2000, 2200);
        counts.Count.ShouldBe(6);
        counts.Values.Min().ShouldBeGreaterThan(120);
    }

    [Fact]
    public void Next_Numbers_CountFromOne()
    {
        var line = Line(seed: 1);
        var pixels = new byte[Side * Side];
        line.Next(pixels).Number.ShouldBe(1);
        line.Next(pixels).Number.ShouldBe(2);
    }

    [Fact]
    public void Next_OneClassInMix_OnlyThatClass()
    {
        var line = new VirtualLine(new VirtualLineOptions { Width = 32, Height = 32, ClassMix = new Dictionary<string, double> { ["pit"] = 2 } });
        var pixels = new byte[32 * 32];
        Enumerable.Range(0, 50).ShouldAllBe(_ => line.Next(pixels).ClassName == "pit");
    }

    [Theory]
    [InlineData(160, 120)]
    [InlineData(33, 64)]
    public void Next_AnyShape_FillsTheBuffer(int width, int height)
    {
        var line = new VirtualLine(new VirtualLineOptions { Width = width, Height = height });
        var pixels = new byte[width * height];
        line.Next(pixels);
        pixels.Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Next_SteadyState_AllocatesNothing()
    {
        var line = Line(seed: 1);
        var pixels = new byte[Side * Side];
        line.Next(pixels);
        AllocatedBytes.Of(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                line.Next(pixels);
            }
        }).ShouldBe(0);
    }

    [Fact]
    public void Render_UnknownClass_NamesItAndTheKnownOnes() =>
        Should.Throw<ArgumentException>(() => Line(1).Render("rust", 0, new byte[Side * Side])).Message
            .ShouldStartWith("The virtual line has no class \"rust\"; it has good, scratch, pit, stain, crack, chip.");

    [Fact]
    public void Next_WrongBuffer_SaysBothSizes() =>
        Should.Throw<ArgumentException>(() => Line(1).Next(new byte[7])).Message.ShouldStartWith("The picture has 96 x 96 pixels, the buffer 7.");

    [Theory]
    [InlineData(31)]
    [InlineData(4097)]
    public void Constructor_SizeOutOfRange_SaysTheRange(int width) =>
        Should.Throw<ArgumentException>(() => new VirtualLine(new VirtualLineOptions { Width = width })).Message.ShouldContain("32 to 4096");

    [Fact]
    public void Constructor_UnknownClassInMix_NamesIt() =>
        Should.Throw<ArgumentException>(() => new VirtualLine(new VirtualLineOptions { ClassMix = new Dictionary<string, double> { ["dent"] = 1 } }))
            .Message.ShouldContain("\"dent\"");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Constructor_MixWithoutPositiveWeight_IsRefused(double weight) =>
        Should.Throw<ArgumentException>(() => new VirtualLine(new VirtualLineOptions { ClassMix = new Dictionary<string, double> { ["good"] = weight } }));

    private static VirtualLine Line(ulong seed) => new(new VirtualLineOptions { Seed = seed, Width = Side, Height = Side });
}
