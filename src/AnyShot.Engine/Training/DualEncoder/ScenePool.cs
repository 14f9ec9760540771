using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Rendered scenes by their number, as many as a window is wide. Scene n is the same whenever it is rendered. Scenes come in groups of <see cref="GroupSize"/>; a share of the groups are
/// lines, whose scenes differ in defect, pattern or mark alone, as the classes of a real line do: else the surface would give most scenes away. Used by one thread, which may render on several.
/// </summary>
internal sealed class ScenePool
{
    /// <summary>Scenes of a line.</summary>
    public const int GroupSize = 8;

    private const ulong SceneStream = 71;
    private const ulong GroupStream = 72;

    /// <summary>Share of the training after which no more scenes are easy than at its end.</summary>
    private const double EasyStart = 0.5;

    private readonly ulong _seed;
    private readonly float _lineShare;
    private readonly double _easyShare;
    private readonly double _easyScenes;
    private readonly int _instances;
    private readonly PooledScene[] _places;
    private readonly SceneSampler _sampler = new();
    private readonly SceneRenderer[] _renderers;
    private long _end;

    /// <param name="options">Settings.</param>
    /// <param name="first">Number of the first scene that will be asked for.</param>
    public ScenePool(DualEncoderOptions options, long first)
    {
        _seed = Pcg32.Mix(options.Seed);
        _lineShare = (float)options.LineShare;
        _easyShare = options.EasyShare;
        _easyScenes = EasyStart * options.Steps * options.Scenes / options.Reuse;
        _instances = options.Instances;
        _end = first;
        _places = new PooledScene[options.Pool];
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = new PooledScene(options.Instances, options.LargestSide);
        }

        _renderers = [.. Enumerable.Range(0, options.RenderThreads).Select(_ => new SceneRenderer(options.LargestSide))];
    }

    /// <summary>A scene that <see cref="RenderTo"/> has rendered and that has not left the pool.</summary>
    public PooledScene this[long number] => _places[number % _places.Length];

    /// <summary>Renders all scenes below a number.</summary>
    public void RenderTo(long end, CancellationToken cancellationToken)
    {
        while (_end < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = (int)Math.Min(end - _end, 64);
            for (var i = 0; i < count; i++)
            {
                this[_end + i].Scene = Draw(_end + i);
            }

            Render(count);
            _end += count;
        }
    }

    private Scene Draw(long number)
    {
        var random = new Pcg32(_seed + (ulong)number, SceneStream);
        var first = number - (number % GroupSize);
        var group = new Pcg32(_seed + (ulong)(first / GroupSize), GroupStream);
        var inLine = group.Chance(_lineShare);
        var easy = group.Chance((float)Math.Max(_easyShare, 1 - ((1 - _easyShare) * first / _easyScenes)));
        return (inLine ? _sampler.TryNextOf(group, ref random, easy) : null) ?? _sampler.Next(ref random, easy);
    }

    private void Render(int count)
    {
        if (_renderers.Length == 1)
        {
            Render(0, count);
            return;
        }

        Parallel.For(0, _renderers.Length, thread => Render(thread, count));
    }

    private void Render(int thread, int count)
    {
        for (var i = thread; i < count; i += _renderers.Length)
        {
            var number = _end + i;
            var place = this[number];
            for (var instance = 0; instance < _instances; instance++)
            {
                _renderers[thread].Render(place.Scene, Pcg32.Mix(_seed ^ Pcg32.Mix((ulong)number) ^ (ulong)instance), place.Picture(instance));
                _renderers[thread].CoverCells(place.Cells(instance));
            }
        }
    }
}
