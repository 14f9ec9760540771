namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// A part line of rendered surfaces in colour, to try prompts on: each named scene is a class, all classes come equally often. Seeded. Used by one thread at a time; allocates nothing per part.
/// </summary>
public sealed class SceneLine
{
    /// <summary>Most scenes of a line.</summary>
    public const int MostScenes = 64;

    private const ulong SceneStream = 41;
    private const ulong OrderStream = 42;

    private readonly NamedScene[] _named;
    private readonly Scene[] _scenes;
    private readonly SceneRenderer _renderer;
    private readonly byte[] _planes;
    private readonly ulong _seed;
    private long _number;

    /// <param name="scenes">What comes, 1 to 64 scenes. The same name twice is two kinds of surface with the same class.</param>
    /// <param name="side">Pixels of a picture's side, 32 to 1024.</param>
    /// <param name="seed">Same seed, same parts in the same order.</param>
    /// <exception cref="ArgumentException">No scenes, or too many.</exception>
    public SceneLine(IReadOnlyList<NamedScene> scenes, int side, ulong seed)
    {
        if (scenes.Count is 0 or > MostScenes)
        {
            throw new ArgumentException($"A line shows 1 to {MostScenes} scenes, not {scenes.Count}.", nameof(scenes));
        }

        _named = [.. scenes];
        _scenes = [.. scenes.Select((scene, i) => scene.Draw(new Pcg32(Pcg32.Mix(seed) + (ulong)i, SceneStream)))];
        _renderer = new SceneRenderer(side);
        _planes = new byte[3 * side * side];
        _seed = seed;
    }

    /// <summary>Pixels.</summary>
    public int Side => _renderer.Side;

    /// <summary>Shows the next part.</summary>
    /// <param name="bgr">Receives side x side pixels of blue, green and red, row by row.</param>
    /// <exception cref="ArgumentException">The buffer has another length.</exception>
    public VirtualPart Next(Span<byte> bgr)
    {
        if (bgr.Length != _planes.Length)
        {
            throw new ArgumentException($"The picture has {_planes.Length} bytes, the buffer {bgr.Length}.", nameof(bgr));
        }

        _number++;
        var order = new Pcg32(Pcg32.Mix(_seed) + (ulong)_number, OrderStream);
        var index = order.Below(_scenes.Length);
        _renderer.Render(_scenes[index], ((ulong)order.Next() << 32) | order.Next(), _planes);
        Interleave(bgr);
        return new VirtualPart(_named[index].ClassName, _number);
    }

    private void Interleave(Span<byte> bgr)
    {
        var area = Side * Side;
        for (int i = 0, at = 0; i < area; i++, at += 3)
        {
            bgr[at] = _planes[(2 * area) + i];
            bgr[at + 1] = _planes[area + i];
            bgr[at + 2] = _planes[i];
        }
    }
}
