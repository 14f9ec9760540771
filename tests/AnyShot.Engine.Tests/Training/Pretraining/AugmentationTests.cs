using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Tests.Training.Pretraining;

public sealed class AugmentationTests
{
    private const int Side = 16;
    private const int Source = 32;

    [Fact]
    public void Apply_None_CutsTheMiddleAndNormalises()
    {
        var input = Apply(AugmentationKind.None, Ramp(), 1);

        // The middle 1 / 1.15 of 32 columns of brightness 8 x, at the centre of the first and the last output column.
        var part = Source / 1.15f;
        var first = (8 * (((Source - part) / 2) + (part / 32) - 0.5f) / 255 - 0.5f) / 0.25f;
        input[0].ShouldBe(first, 1e-3f);
        input[0].ShouldBe(-input[Side - 1] + (2 * ((8 * 15.5f / 255) - 0.5f) / 0.25f), 1e-3f);
        input.Skip(Side * Side).Take(Side * Side).ShouldBe(input.Take(Side * Side));
    }

    [Fact]
    public void Apply_SameRandomNumbers_SamePictureAndOtherNumbersAnother()
    {
        Apply(AugmentationKind.Full, Ramp(), 4).ShouldBe(Apply(AugmentationKind.Full, Ramp(), 4));
        Apply(AugmentationKind.Full, Ramp(), 4).ShouldNotBe(Apply(AugmentationKind.Full, Ramp(), 5));
    }

    [Fact]
    public void Apply_ManyTimes_MirrorsHalfOfThemOrNone()
    {
        int Falling(AugmentationKind kind) => Enumerable.Range(0, 200).Count(i => Apply(kind, Ramp(), (ulong)i) is var input && input[0] > input[Side - 1]);

        Falling(AugmentationKind.NoFlip).ShouldBe(0);
        Falling(AugmentationKind.Full).ShouldBeInRange(70, 130);
    }

    [Fact]
    public void Apply_EvenColour_StaysEvenAndInRange()
    {
        var even = new byte[Source * Source * 3];
        for (var i = 0; i < even.Length; i++)
        {
            even[i] = (byte)(60 + (50 * (i % 3)));
        }

        for (var seed = 0UL; seed < 50; seed++)
        {
            var input = Apply(AugmentationKind.Full, even, seed);
            for (var channel = 0; channel < 3; channel++)
            {
                var plane = input.AsSpan(channel * Side * Side, Side * Side).ToArray();
                (plane.Max() - plane.Min()).ShouldBeLessThan(1e-3f);
                plane[0].ShouldBeInRange(-2, 2);
            }
        }
    }

    [Fact]
    public void Apply_Turned_RowsOfARampFallOrRise()
    {
        // A ramp across rises down the picture when it is turned one way, falls when it is turned the other way, and by at most tan 15 of its rise across.
        var slopes = Enumerable.Range(0, 100).Select(i =>
        {
            var input = Apply(AugmentationKind.NoFlip, Ramp(), (ulong)i, new AugmentationStrength(0.9f, 0, 15));
            var middle = input.AsSpan(0, Side * Side);
            var (across, down) = (middle[(8 * Side) + 11] - middle[(8 * Side) + 4], middle[(11 * Side) + 8] - middle[(4 * Side) + 8]);
            return down / across;
        }).ToArray();

        slopes.Min().ShouldBeInRange(-0.4f, -0.15f);
        slopes.Max().ShouldBeInRange(0.15f, 0.4f);
        Enumerable.Range(0, 20).All(i => Apply(AugmentationKind.NoFlip, Ramp(), (ulong)i, new AugmentationStrength(0.9f, 0, 0)) is var straight && Math.Abs(straight[(11 * Side) + 8] - straight[(4 * Side) + 8]) < 1e-4f).ShouldBeTrue();
    }

    private static byte[] Ramp()
    {
        var image = new byte[Source * Source * 3];
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = (byte)(i / 3 % Source * 8);
        }

        return image;
    }

    private static float[] Apply(AugmentationKind kind, byte[] source, ulong seed, AugmentationStrength? strength = null)
    {
        var spec = new BackboneSpec
        {
            Name = "test", Revision = "test", InputWidth = Side, InputHeight = Side, Channels = 3, Mean = [0.5f, 0.5f, 0.5f], Std = [0.25f, 0.25f, 0.25f], EmbeddingSize = 1,
        };
        var input = new float[3 * Side * Side];
        var random = new Pcg32(seed, 5);
        new Augmentation(kind, strength ?? AugmentationStrength.Backbone, spec).Apply(source, Source, ref random, input);
        return input;
    }
}
