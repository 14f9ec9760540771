using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>A blurred background as behind a sign: soft blobs of colour, brighter above than below, with a few upright or level shapes.</summary>
internal sealed class Backstreet
{
    private const int Nodes = 6;
    private readonly Rgb[] _lattice = new Rgb[Nodes * Nodes];

    public void Paint(Canvas canvas, Pcg32 identity, ref Pcg32 instance)
    {
        Mix(ref identity, ref instance);
        var (bendX, bendY) = (instance.Range(0, 256), instance.Range(0, 256));
        var perPixel = (Nodes - 1) / (float)canvas.Side;
        var crisp = instance.Range(1, 3.5f);
        for (var y = 0; y < canvas.Side; y++)
        {
            var v = y * perPixel;
            var row = (int)v;
            var fy = Step(v - row, crisp);
            for (var x = 0; x < canvas.Side; x++)
            {
                var u = x * perPixel;
                var column = (int)u;
                var fx = Step(u - column, crisp);
                var at = (row * Nodes) + column;
                var colour = _lattice[at].Mix(_lattice[at + 1], fx).Mix(_lattice[at + Nodes].Mix(_lattice[at + Nodes + 1], fx), fy);
                var grain = 1 + (0.1f * Flaws.NoiseTile.Cloud.At((x * 2) + bendX, (y * 2) + bendY));
                var pixel = (y * canvas.Side) + x;
                canvas.Red[pixel] = colour.Red * grain;
                canvas.Green[pixel] = colour.Green * grain;
                canvas.Blue[pixel] = colour.Blue * grain;
            }
        }
    }

    private void Mix(ref Pcg32 identity, ref Pcg32 instance)
    {
        var light = instance.Range(0.15f, 0.95f);
        var top = Rgb.FromHsv(instance.Chance(0.6f) ? instance.Range(0.52f, 0.65f) : instance.Unit(), instance.Range(0, 0.4f), light);
        var bottom = Rgb.FromHsv(instance.Unit(), instance.Range(0, 0.45f), light * instance.Range(0.3f, 0.9f));
        var accent = Rgb.FromHsv(identity.Chance(0.5f) ? identity.Range(0.2f, 0.42f) : identity.Unit(), identity.Range(0.1f, 0.6f), light * identity.Range(0.3f, 1.1f));
        var busy = instance.Range(0.1f, 0.7f);
        for (var i = 0; i < _lattice.Length; i++)
        {
            var mixed = top.Mix(bottom, Math.Clamp((i / Nodes / (Nodes - 1f)) + instance.Range(-0.35f, 0.35f), 0, 1));
            _lattice[i] = mixed.Mix(accent, busy * instance.Unit()).Times(instance.Range(1 - (0.6f * busy), 1 + (0.35f * busy)));
        }
    }

    private static float Step(float t, float crisp) => Flaws.FlawLayer.Smooth(((t - 0.5f) * crisp) + 0.5f);
}
