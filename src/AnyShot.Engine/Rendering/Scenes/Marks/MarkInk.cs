using AnyShot.Engine.Rendering.Scenes.Flaws;
using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Puts a mark's colour on the surface of one picture: how much shows through, wear, dirt, fading, light.</summary>
internal readonly struct MarkInk
{
    private readonly float _opacity;
    private readonly float _texture;
    private readonly float _worn;
    private readonly float _grain;
    private readonly float _dirt;
    private readonly float _light;
    private readonly float _slopeX;
    private readonly float _slopeY;
    private readonly float _seed;
    private readonly float _mean;

    public MarkInk(in MarkDesign design, Canvas canvas, ref Pcg32 instance)
    {
        var own = design.Own;
        var isRelief = design.Style is MarkStyle.Engraved or MarkStyle.Embossed;
        _opacity = isRelief ? own.Range(0.7f, 0.92f) : design.Style == MarkStyle.Printed ? own.Range(0.7f, 0.97f) : 1;
        _texture = design.Style is MarkStyle.Sign or MarkStyle.Label ? 0 : own.Range(0.3f, 0.9f);
        _worn = design.Style is MarkStyle.Sign or MarkStyle.Label ? design.Wear * 0.25f : design.Wear;
        _worn *= isRelief ? 0.4f : 1;
        _worn *= instance.Range(0.4f, 1.2f);
        _grain = own.Range(1.5f, 9);
        _dirt = instance.Unit() * instance.Unit() * 0.5f;
        _light = design.Style == MarkStyle.Sign ? instance.Range(0.4f, 1.1f) : instance.Range(0.85f, 1.1f);
        _slopeX = instance.Range(-0.2f, 0.2f) / canvas.Side;
        _slopeY = instance.Range(-0.2f, 0.2f) / canvas.Side;
        _seed = instance.Range(0, 256);
        _mean = Brightness(canvas);
    }

    public void Put(int x, int y, Rgb colour, float alpha, Canvas canvas)
    {
        if (alpha <= 0)
        {
            return;
        }

        var at = (y * canvas.Side) + x;
        alpha *= _opacity;
        var noise = NoiseTile.Cloud.At((x * _grain) + _seed, (y * _grain) - _seed);
        if (_worn > 0.05f)
        {
            alpha *= Math.Clamp(1.15f - (_worn * (1 + (2.2f * noise))), 0.5f, 1);
        }

        var light = _light * (1 + (x * _slopeX) + (y * _slopeY)) * (1 - (_dirt * Math.Max(0, 0.4f + NoiseTile.Cloud.At((x * 2.5f) - _seed, (y * 2.5f) + _seed))));
        if (_texture > 0)
        {
            var under = (0.3f * canvas.Red[at]) + (0.59f * canvas.Green[at]) + (0.11f * canvas.Blue[at]);
            light *= 1 + (_texture * (Math.Clamp(under / _mean, 0.4f, 1.6f) - 1));
        }

        canvas.Red[at] += alpha * ((colour.Red * light) - canvas.Red[at]);
        canvas.Green[at] += alpha * ((colour.Green * light) - canvas.Green[at]);
        canvas.Blue[at] += alpha * ((colour.Blue * light) - canvas.Blue[at]);
    }

    private static float Brightness(Canvas canvas)
    {
        var (sum, count) = (0f, 0);
        for (var at = 0; at < canvas.Red.Length; at += 29)
        {
            sum += (0.3f * canvas.Red[at]) + (0.59f * canvas.Green[at]) + (0.11f * canvas.Blue[at]);
            count++;
        }

        return Math.Max(sum / count, 0.03f);
    }
}
