using AnyShot.Edge.Capture;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Triggering;

/// <summary>A drawn belt: a textured grey view with light and noise, onto which the test puts parts; asks a software trigger about each picture.</summary>
internal sealed class Belt : IDisposable
{
    public const int Width = 320;
    public const int Height = 200;

    private readonly ITrigger _trigger;
    private readonly Mat _empty = new(Height, Width, MatType.CV_8UC1);
    private readonly Mat _picture = new();
    private readonly Random _random = new(5);
    private readonly float[] _noise = new float[3 * Width * Height];
    private int _frame;

    public Belt(SoftwareTriggerRelease release, RegionOptions? roi = null)
    {
        _trigger = Triggers.Create(new TriggerOptions { Mode = TriggerMode.Software, Release = release }, roi ?? new RegionOptions(), TimeProvider.System);
        for (var i = 0; i < _noise.Length; i++)
        {
            // The sum of three uniform numbers is near enough to a sensor's noise of deviation 1.
            _noise[i] = (_random.NextSingle() + _random.NextSingle() + _random.NextSingle() - 1.5f) * 2;
        }

        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                _empty.Set(y, x, (byte)(90 + (20 * Math.Sin(x / 17.0)) + (x / 8.0)));
            }
        }
    }

    /// <summary>Grey levels (standard deviation) of sensor noise.</summary>
    public double Noise { get; set; } = 4;

    /// <summary>Factor on all grey levels.</summary>
    public double Light { get; set; } = 1;

    /// <summary>Shows one frame with parts (middle and half size in pixels).</summary>
    /// <returns>True when the trigger takes it.</returns>
    public bool Show(params (double X, double Y, int Half)[] parts)
    {
        _empty.ConvertTo(_picture, MatType.CV_8UC1, Light);
        foreach (var (x, y, half) in parts)
        {
            var square = new Rect((int)Math.Round(x) - half, (int)Math.Round(y) - half, 2 * half, 2 * half);
            Cv2.Rectangle(_picture, square, new Scalar(220 * Light), -1);
        }

        AddNoise();
        return _trigger.IsPart(_picture, _frame++, out _);
    }

    /// <summary>Shows frames without a part.</summary>
    /// <returns>How many the trigger took.</returns>
    public int ShowEmpty(int frames) => Enumerable.Range(0, frames).Count(_ => Show());

    /// <summary>Lets a part pass from left to right.</summary>
    /// <returns>Middle of the part in the frames that the trigger took.</returns>
    public List<double> Pass(double step, int half = 30)
    {
        List<double> taken = [];
        for (var x = -half - 1.0; x < Width + half + 1; x += step)
        {
            if (Show((x, Height / 2.0, half)))
            {
                taken.Add(x);
            }
        }

        return taken;
    }

    public void Dispose()
    {
        _trigger.Dispose();
        _empty.Dispose();
        _picture.Dispose();
    }

    private void AddNoise()
    {
        // Another stretch of one long noise each time; drawing fresh numbers for every pixel would be most of the test's time.
        var pixels = _picture.AsSpan<byte>();
        var from = _random.Next(_noise.Length - pixels.Length);
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(pixels[i] + (_noise[from + i] * Noise), 0, 255);
        }
    }
}
