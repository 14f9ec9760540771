using System.Buffers;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Makes the batch of a step. It depends on the settings and the step alone. Steps are asked for in rising order; used by one thread at a time.</summary>
internal sealed class SceneBatches
{
    private const ulong BatchStream = 73;
    /// <summary>Of 255: from here on a defect is in a cell.</summary>
    private const byte Covered = 64;

    /// <summary>Of 255: below it, none is.</summary>
    private const byte Free = 10;

    private const float TurnChance = 0.25f;
    private const float GreyChance = 0.35f;

    private readonly DualEncoderOptions _options;
    private readonly DualEncoderSchedule _schedule;
    private readonly SceneWindow _window;
    private readonly ScenePool _pool;
    private readonly TextBatches _texts;
    private readonly PictureVariation _variation;

    /// <param name="options">Settings.</param>
    /// <param name="schedule">Says the side of a step.</param>
    /// <param name="texts">Makes captions into numbers.</param>
    /// <param name="first">First step that will be asked for.</param>
    public SceneBatches(DualEncoderOptions options, DualEncoderSchedule schedule, TextBatches texts, long first)
    {
        (_options, _schedule, _texts) = (options, schedule, texts);
        _window = new SceneWindow(options.Scenes, options.Pool, options.Reuse);
        _pool = new ScenePool(options, _window.First(first));
        _variation = new PictureVariation(options.SmallestCrop);
    }

    public SceneBatch Make(long step, CancellationToken cancellationToken)
    {
        _pool.RenderTo(_window.End(step), cancellationToken);
        var random = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)step, BatchStream);
        var scenes = Draw(step, ref random);
        var side = _schedule.SideAt(step);
        var pixels = ArrayPool<float>.Shared.Rent(2 * scenes.Length * side * side * 3);
        var shown = new Scene[2 * scenes.Length];
        var turns = new long[2 * scenes.Length];
        var cells = new long[2 * scenes.Length * (side / SceneBatch.CellSide) * (side / SceneBatch.CellSide)];
        for (var i = 0; i < scenes.Length; i++)
        {
            var one = random.Below(_options.Instances);
            var other = (one + 1 + random.Below(_options.Instances - 1)) % _options.Instances;
            Vary(scenes[i], one, i, ref random);
            Vary(scenes[i], other, i + scenes.Length, ref random);
        }

        var captions = Write(scenes, ref random);
        return new SceneBatch
        {
            Scenes = scenes.Length,
            Side = side,
            Pixels = pixels,
            Shown = shown,
            Turns = turns,
            Cells = cells,
            Captions = _texts.MakeForTraining([.. captions.Select(caption => caption.Text)], ref random),
            Alike = Alike(scenes),
            Positives = TruthMatrix.Of(shown, [.. captions.Select(caption => caption.Meaning)]),
        };

        void Vary(PooledScene scene, int instance, int place, ref Pcg32 random)
        {
            var asked = random.Chance(TurnChance);
            var turn = asked ? random.Below(4) : 0;
            var grey = random.Chance(GreyChance);
            turns[place] = asked ? turn : -1;
            shown[place] = PictureTraits.Shown(scene.Scene, turn, grey);
            var length = side * side * 3;
            _variation.Apply(scene.Picture(instance), _options.LargestSide, turn, grey, ref random, side, pixels.AsSpan(place * length, length));
            LabelCells(scene, instance, side / SceneBatch.CellSide, cells, place);
        }
    }

    private void LabelCells(PooledScene scene, int instance, int count, long[] labels, int place)
    {
        if (scene.Scene.FlawShape == FlawShape.None)
        {
            return;
        }

        Span<byte> covered = stackalloc byte[count * count];
        _variation.ApplyToCells(scene.Cells(instance), scene.CellsOnSide, count, covered);
        for (var i = 0; i < covered.Length; i++)
        {
            labels[(place * covered.Length) + i] = covered[i] >= Covered ? (long)scene.Scene.FlawShape : covered[i] < Free ? 0 : -1;
        }
    }

    /// <summary>Different scenes of the step's window, whole groups as far as they fit.</summary>
    private PooledScene[] Draw(long step, ref Pcg32 random)
    {
        var first = _window.First(step);
        var end = _window.End(step);
        var firstGroup = first / ScenePool.GroupSize;
        var groups = random.Permutation((int)(((end - 1) / ScenePool.GroupSize) + 1 - firstGroup));
        var numbers = groups.SelectMany(group => Enumerable.Range(0, ScenePool.GroupSize).Select(i => ((firstGroup + group) * ScenePool.GroupSize) + i));
        return [.. numbers.Where(number => number >= first && number < end).Take(_options.Scenes).Select(number => _pool[number])];
    }

    /// <summary>Two good parts of one line, say: nothing tells such scenes apart, so neither may be held against the other.</summary>
    private static float[] Alike(PooledScene[] scenes)
    {
        var alike = new float[scenes.Length * scenes.Length];
        for (var i = 0; i < scenes.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (scenes[i].Scene.Line == scenes[j].Scene.Line && scenes[i].Scene.HasTraitsOf(scenes[j].Scene))
                {
                    alike[(i * scenes.Length) + j] = alike[(j * scenes.Length) + i] = 1;
                }
            }
        }

        return alike;
    }

    private Caption[] Write(PooledScene[] scenes, ref Pcg32 random)
    {
        var captions = new Caption[scenes.Length * _options.Captions];
        for (var i = 0; i < captions.Length; i++)
        {
            captions[i] = SceneCaptions.Write(scenes[i / _options.Captions].Scene, ref random);
        }

        return captions;
    }
}
