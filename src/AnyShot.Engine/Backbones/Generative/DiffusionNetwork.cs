using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// U-Net that predicts v = a n - s x of a noisy image x_t = a x + s n (Salimans and Ho 2022) at log-SNR l. Four levels of width w, 2w, 4w and 8w; with w = 64 the
/// published one, feature of 512 numbers. A side that cannot be halved loses its last row and column on the way down; on the way up such maps are padded by one at the
/// left and top, doubled and cut, as the published net does from 3 to 7.
/// </summary>
internal sealed class DiffusionNetwork : GenerativeNetwork
{
    /// <summary>Noise draws that a feature is the mean of (correction P4).</summary>
    public const int Draws = 4;

    private const int Frequencies = 8;
    private const double FrequencyDeviation = 0.2;

    /// <summary>Planes that held a class embedding in the published net and stayed zero.</summary>
    private const int EmptyPlanes = 4;
    private const int SamplingSteps = 50;
    private const long NoiseSeed = 20_220_401;

    private readonly Tensor _frequencies;
    private readonly Sequential _down1;
    private readonly Sequential _down2;
    private readonly Sequential _down3;
    private readonly Sequential _bottom;
    private readonly Sequential _up3;
    private readonly Sequential _up2;
    private readonly DiffusionBlock _up1;
    private readonly DiffusionBlock _last;

    public DiffusionNetwork(GenerativeSpec spec)
        : base("diffusion-unet", spec)
    {
        var (w, twice) = (spec.Width, spec.Channels == 1);
        DiffusionBlock Block(int from, int between, int to) => new(from, between, to, twice);
        _frequencies = randn([1, Frequencies]) * FrequencyDeviation;
        _down1 = Sequential(Block(spec.Channels + (2 * Frequencies) + EmptyPlanes, w, w), Block(w, w, w));
        _down2 = Sequential(Block(w, 2 * w, 2 * w), Block(2 * w, 2 * w, 2 * w));
        _down3 = Sequential(Block(2 * w, 4 * w, 4 * w), Block(4 * w, 4 * w, 4 * w));
        _bottom = Sequential(Block(4 * w, 8 * w, 8 * w), Block(8 * w, 8 * w, 8 * w), Block(8 * w, 8 * w, 8 * w), Block(8 * w, 8 * w, 4 * w));
        _up3 = Sequential(Block(8 * w, 4 * w, 4 * w), Block(4 * w, 4 * w, 2 * w));
        _up2 = Sequential(Block(4 * w, 2 * w, 2 * w), Block(2 * w, 2 * w, w));
        _up1 = Block(2 * w, w, w);
        _last = new DiffusionBlock(w, w, spec.Channels, twice, isLast: true);
        RegisterComponents();
    }

    public override int FeatureCount(LayerSet layers, int cells) => cells * cells * 8 * Spec.Width;

    /// <summary>Predicts v.</summary>
    /// <param name="noisy">(N, channels, side, side).</param>
    /// <param name="logSnr">(N).</param>
    /// <param name="trace">Receives the four maps of the feature; null for none.</param>
    public Tensor Predict(Tensor noisy, Tensor logSnr, ICollection<Tensor>? trace = null)
    {
        using var scope = NewDisposeScope();
        var (count, side) = (noisy.shape[0], Spec.Side);
        var angles = logSnr.unsqueeze(1).matmul(_frequencies) * (2 * Math.PI);
        var planes = cat([angles.cos(), angles.sin(), zeros([count, EmptyPlanes], device: noisy.device)], 1).unsqueeze(-1).unsqueeze(-1).expand(-1, -1, side, side);
        var first = _down1.call(cat([noisy, planes], 1));
        var second = _down2.call(functional.avg_pool2d(first, 2));
        var third = _down3.call(functional.avg_pool2d(second, 2));
        var bottom = _bottom.call(functional.avg_pool2d(third, 2));
        var up3 = _up3.call(cat([third, Grow(bottom, third.shape[2])], 1));
        var up2 = _up2.call(cat([second, Grow(up3, second.shape[2])], 1));
        var up1 = _up1.call(cat([first, Grow(up2, side)], 1));
        if (trace is not null)
        {
            foreach (var maps in (Tensor[])[bottom, up3, up2, up1])
            {
                trace.Add(maps.MoveToOuterDisposeScope());
            }
        }

        return _last.call(up1).MoveToOuterDisposeScope();
    }

    public override IReadOnlyList<Tensor> Activations(Tensor images, LayerSet layers, double time)
    {
        using var scope = NewDisposeScope();
        var logSnr = DiffusionSchedule.LogSnr(tensor((float)time, device: images.device));
        var (signal, noise) = (DiffusionSchedule.Signal(logSnr), DiffusionSchedule.Noise(logSnr));
        Tensor[] sums = [];
        for (var draw = 0; draw < Draws; draw++)
        {
            // Every image meets the same noise, so that a feature does not depend on the batch.
            using var random = new Generator(unchecked((ulong)(NoiseSeed + draw)));
            var same = randn([1, Spec.Channels, Spec.Side, Spec.Side], generator: random).to(images.device);
            var maps = new List<Tensor>();
            Predict((images * signal) + (same * noise), logSnr.expand(images.shape[0]), maps);
            sums = draw == 0 ? [.. maps] : [.. sums.Zip(maps, (sum, map) => sum + map)];
        }

        return [.. sums.Select(sum => (sum / Draws).MoveToOuterDisposeScope())];
    }

    /// <summary>Noise of time 0.5 put on and taken off in one step.</summary>
    public override Tensor Reconstruct(Tensor images)
    {
        using var scope = NewDisposeScope();
        var logSnr = DiffusionSchedule.LogSnr(tensor(0.5f, device: images.device));
        var (signal, noise) = (DiffusionSchedule.Signal(logSnr), DiffusionSchedule.Noise(logSnr));
        var noisy = (images * signal) + (randn(images.shape, device: images.device) * noise);
        return ((noisy * signal) - (Predict(noisy, logSnr.expand(images.shape[0])) * noise)).MoveToOuterDisposeScope();
    }

    /// <summary>Ancestral sampling (eta = 1) in 50 steps; the published figure is 500.</summary>
    public override Tensor Sample(int count)
    {
        var device = parameters().First().device;
        var images = randn([count, Spec.Channels, Spec.Side, Spec.Side], device: device);
        for (var step = SamplingSteps; step > 0; step--)
        {
            using var scope = NewDisposeScope();
            var logSnr = DiffusionSchedule.LogSnr(tensor((float)step / SamplingSteps, device: device));
            var next = DiffusionSchedule.LogSnr(tensor((float)(step - 1) / SamplingSteps, device: device));
            var (signal, noise) = (DiffusionSchedule.Signal(logSnr), DiffusionSchedule.Noise(logSnr));
            var (nextSignal, nextNoise) = (DiffusionSchedule.Signal(next), DiffusionSchedule.Noise(next));
            var velocity = Predict(images, logSnr.expand(count));
            var clean = (images * signal) - (velocity * noise);
            var residue = (images * noise) + (velocity * signal);
            var fresh = nextNoise / noise * (1 - (signal.square() / nextSignal.square())).clamp(min: 0).sqrt();
            var kept = (nextNoise.square() - fresh.square()).clamp(min: 0).sqrt();
            var now = step == 1 ? clean : (clean * nextSignal) + (residue * kept) + (randn(images.shape, device: device) * fresh);
            images.Dispose();
            images = now.MoveToOuterDisposeScope();
        }

        return images;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in new Module[] { _down1, _down2, _down3, _bottom, _up3, _up2, _up1, _last })
            {
                part.Dispose();
            }

            _frequencies.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Tensor Grow(Tensor maps, long side)
    {
        var padded = maps.shape[2] * 2 < side ? functional.pad(maps, (1, 0, 1, 0)) : maps;
        return functional.interpolate(padded, scale_factor: [2, 2], mode: InterpolationMode.Nearest).narrow(2, 0, side).narrow(3, 0, side);
    }
}
