using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Surfaces;

public sealed class SurfacePainterTests
{
    private const int Side = 96;

    private readonly Canvas _canvas = new(Side);
    private readonly SurfacePainter _painter = new();

    [Fact]
    public void Paint_EveryPatternUnderAllTraits_GivesColoursThatCanBeSeen()
    {
        foreach (var (material, pattern) in AllPatterns())
        {
            for (sbyte trait = -1; trait < 3; trait += 2)
            {
                Paint(Make(material, pattern, 40 + (ulong)(trait + 1), (Trait.GrainDirection, trait), (Trait.Coarseness, trait)), 1);

                foreach (var plane in new[] { _canvas.Red, _canvas.Green, _canvas.Blue })
                {
                    plane.Min().ShouldBeGreaterThanOrEqualTo(0, $"{material} {pattern}");
                    plane.Max().ShouldBeLessThan(4, $"{material} {pattern}");
                    plane.Average().ShouldBeInRange(0.005f, 1.2f, $"{material} {pattern}");
                    plane.Distinct().Count().ShouldBeGreaterThan(20, $"{material} {pattern} is flat");
                }
            }
        }
    }

    [Fact]
    public void Paint_SameNumbers_SamePicture_OtherInstance_OtherPicture()
    {
        foreach (var (material, pattern) in AllPatterns())
        {
            var scene = Make(material, pattern, 7);
            Paint(scene, 1);
            var first = _canvas.Green.ToArray();
            Paint(Make(material, pattern, 8), 5);
            Paint(scene, 1);
            var again = _canvas.Green.ToArray();
            Paint(scene, 2);

            again.AsSpan().SequenceEqual(first).ShouldBeTrue($"{material} {pattern}");
            _canvas.Green.AsSpan().SequenceEqual(first).ShouldBeFalse($"{material} {pattern}");
        }
    }

    [Fact]
    public void Paint_AfterTheFirst_AllocatesNothing()
    {
        foreach (var (material, pattern) in AllPatterns())
        {
            var scene = Make(material, pattern, 3);
            Paint(scene, 1);
            Paint(scene, 1);

            AllocatedBytes.Of(() => Paint(scene, 1)).ShouldBe(0, $"{material} {pattern}");
        }
    }

    /// <summary>Texture programs have no names: what makes a class of them is that pictures of one identity resemble each other more than those of others.</summary>
    [Fact]
    public void Paint_Programs_PicturesOfOneIdentityAreAlike()
    {
        const int Count = 40;
        var first = Enumerable.Range(0, Count).Select(i => Describe(Make(Material.Program, null, (ulong)i), 1)).ToArray();
        var second = Enumerable.Range(0, Count).Select(i => Describe(Make(Material.Program, null, (ulong)i), 2)).ToArray();

        var found = Enumerable.Range(0, Count).Count(i => Enumerable.Range(0, Count).MinBy(j => Distance(second[i], first[j])) == i);

        found.ShouldBeGreaterThan(Count * 3 / 4);
    }

    [Theory]
    [InlineData(nameof(Material.Plain))]
    [InlineData(nameof(Material.Brushed))]
    [InlineData(nameof(Material.Rolled))]
    [InlineData(nameof(Material.Cast))]
    [InlineData(nameof(Material.Painted))]
    [InlineData(nameof(Material.Woven))]
    public void Paint_NamedGreys_AreAsBrightAsTheirNames(string name)
    {
        var brightness = Enumerable.Range(0, (int)SceneColour.White + 1).Select(colour => Enumerable.Range(0, 8).Average(identity =>
        {
            Paint(Make(Enum.Parse<Material>(name), null, (ulong)identity, (Trait.SurfaceColour, (sbyte)colour)), 1);
            return _canvas.Green.Average();
        })).ToArray();

        brightness.ShouldBe(brightness.Order());
        brightness[0].ShouldBeLessThan(0.25f);
        brightness[^1].ShouldBeGreaterThan(0.6f);
    }

    [Theory]
    [InlineData(nameof(Material.Woven), nameof(SurfacePattern.PlainWeave))]
    [InlineData(nameof(Material.Stripes), nameof(SurfacePattern.Striped))]
    [InlineData(nameof(Material.Cells), nameof(SurfacePattern.Honeycomb))]
    [InlineData(nameof(Material.Dots), nameof(SurfacePattern.Perforated))]
    [InlineData(nameof(Material.Cells), nameof(SurfacePattern.Voronoi))]
    public void Paint_CoarserPattern_HasFewerEdges(string material, string pattern)
    {
        var edges = Enumerable.Range(0, 3).Select(coarseness => Enumerable.Range(0, 10).Average(identity =>
        {
            Paint(Make(Enum.Parse<Material>(material), Enum.Parse<SurfacePattern>(pattern), (ulong)identity, (Trait.Coarseness, (sbyte)coarseness)), 1);
            return Roughness(1) + Roughness(Side);
        })).ToArray();

        edges[1].ShouldBeLessThan(edges[0]);
        edges[2].ShouldBeLessThan(edges[1]);
    }

    [Theory]
    [InlineData(nameof(Material.Brushed), nameof(SurfacePattern.Hairline))]
    [InlineData(nameof(Material.Stripes), nameof(SurfacePattern.Striped))]
    [InlineData(nameof(Material.Wood), nameof(SurfacePattern.StraightGrain))]
    [InlineData(nameof(Material.Fibres), nameof(SurfacePattern.Threads))]
    public void Paint_GrainDirection_RunsThatWay(string material, string pattern)
    {
        for (ulong identity = 0; identity < 10; identity++)
        {
            var ratios = new[] { Direction.Horizontal, Direction.Vertical }.Select(direction =>
            {
                Paint(Make(Enum.Parse<Material>(material), Enum.Parse<SurfacePattern>(pattern), identity, (Trait.GrainDirection, (sbyte)direction)), 1);
                return Roughness(1) / Roughness(Side);
            }).ToArray();

            ratios[1].ShouldBeGreaterThan(1.3f * ratios[0], $"{material}, identity {identity}");
        }
    }

    /// <summary>What the layout says must be what the picture shows, or a cut would miss its track.</summary>
    [Fact]
    public void Paint_BoardUnderATrackDefect_TellsWhereItsTracksRun()
    {
        for (ulong identity = 0; identity < 20; identity++)
        {
            Paint(Make(Material.Board, null, identity, (Trait.FlawShape, (sbyte)FlawShape.OpenTrack), (Trait.Coarseness, (sbyte)Coarseness.Medium)), identity);

            var tracks = _canvas.Tracks.ShouldNotBeNull();
            var (onTrack, offTrack) = (new List<float>(), new List<float>());
            for (var i = 0; i < Side * Side; i++)
            {
                var lanes = ((i % Side * tracks.AcrossX) + (i / Side * tracks.AcrossY) - tracks.Offset) / tracks.Pitch;
                var away = MathF.Abs(lanes - MathF.Round(lanes)) * tracks.Pitch;
                if (MathF.Abs(away - tracks.HalfWidth) > 1)
                {
                    (away < tracks.HalfWidth ? onTrack : offTrack).Add(Nearness(i, tracks));
                }
            }

            onTrack.Average().ShouldBeGreaterThan(offTrack.Average() + 0.4f, $"identity {identity}");
        }

        Paint(Make(Material.Cast, null, 1), 1);
        _canvas.Clear();
        _canvas.Tracks.ShouldBeNull();
    }

    /// <summary>0 where a pixel has the colour of the ground, 1 where it has the track's.</summary>
    private float Nearness(int pixel, in TrackLayout tracks)
    {
        var toGround = Distance([_canvas.Red[pixel], _canvas.Green[pixel], _canvas.Blue[pixel]], [tracks.Ground.Red, tracks.Ground.Green, tracks.Ground.Blue]);
        var toTrack = Distance([_canvas.Red[pixel], _canvas.Green[pixel], _canvas.Blue[pixel]], [tracks.Track.Red, tracks.Track.Green, tracks.Track.Blue]);
        return toGround / (toGround + toTrack + 1e-6f);
    }

    private static IEnumerable<(Material Material, SurfacePattern? Pattern)> AllPatterns() =>
        Enum.GetValues<Material>().SelectMany(material => SurfacePatterns.Of(material).ToArray().Select(pattern => (material, (SurfacePattern?)pattern)).DefaultIfEmpty((material, null)));

    private static Scene Make(Material material, SurfacePattern? pattern, ulong identity, params (Trait Trait, sbyte Value)[] others)
    {
        var values = new sbyte[Scene.TraitCount];
        Array.Fill(values, Scene.NotApplicable);
        values[(int)Trait.Material] = (sbyte)material;
        values[(int)Trait.Pattern] = pattern is { } known ? (sbyte)known : Scene.NotApplicable;
        values[(int)Trait.FlawShape] = (sbyte)FlawShape.None;
        foreach (var (trait, value) in others)
        {
            values[(int)trait] = value;
        }

        return new Scene(identity, values);
    }

    private void Paint(Scene scene, ulong instanceSeed)
    {
        var identity = new Pcg32(scene.Identity, 1);
        var instance = new Pcg32(instanceSeed, 2);
        _canvas.Clear();
        _painter.Paint(scene, ref identity, ref instance, _canvas);
    }

    /// <summary>Mean step of brightness between pixels that lie so far apart in the plane.</summary>
    private float Roughness(int step)
    {
        var sum = 0f;
        for (var i = 0; i < _canvas.Green.Length - step; i++)
        {
            sum += MathF.Abs(_canvas.Green[i + step] - _canvas.Green[i]);
        }

        return sum / _canvas.Green.Length;
    }

    private float[] Describe(Scene scene, ulong instanceSeed)
    {
        Paint(scene, instanceSeed);
        var mean = _canvas.Green.Average();
        return [_canvas.Red.Average(), mean, _canvas.Blue.Average(), 3 * Roughness(1), 3 * Roughness(Side), 3 * Roughness(3), 2 * MathF.Sqrt(_canvas.Green.Average(value => (value - mean) * (value - mean)))];
    }

    private static float Distance(float[] a, float[] b) => MathF.Sqrt(a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
}
