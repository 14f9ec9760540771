using System.Runtime.InteropServices;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// Frames to verdicts: crop, preprocess, embed, classify, decide. Owns the backbone and every buffer between; used by the inspection thread only.
/// </summary>
/// <remarks>
/// Plan of <see cref="Inspect"/>: (1) crop and preprocess each frame into one batch, (2) embed the batch, (3) classify and decide each part
/// under the one class set that was current when the batch began.
/// </remarks>
public sealed class Inspector : IDisposable
{
    private readonly DeviceConfiguration _configuration;
    private readonly IBackbone _backbone;
    private readonly ImagePreprocessor _preprocessor;
    private readonly DecisionRule _rule;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, RegionOptions> _regions;
    private readonly float[] _pixels;
    private readonly float[] _embeddings;
    private float[] _probabilities = [];
    private ClassSet _classes;

    public Inspector(DeviceConfiguration configuration, IBackbone backbone, ClassSet classes, AgentMetrics metrics, TimeProvider time)
    {
        _configuration = configuration;
        _backbone = backbone;
        _classes = classes;
        _metrics = metrics;
        _time = time;
        _preprocessor = new ImagePreprocessor(backbone.Spec);
        _rule = new DecisionRule(configuration.Options.Inspection);
        _regions = configuration.Options.Cameras.ToDictionary(c => c.Name, c => c.Roi);
        LargestBatch = configuration.Options.Inspection.LargestBatch;
        _pixels = new float[LargestBatch * _preprocessor.Length];
        _embeddings = new float[LargestBatch * backbone.Spec.EmbeddingSize];
    }

    public int LargestBatch { get; }

    public BackboneSpec Backbone => _backbone.Spec;

    /// <summary>The class set in force. Replacing it takes effect with the next batch; a batch is judged by one set.</summary>
    public ClassSet Classes
    {
        get => Volatile.Read(ref _classes);
        set => Volatile.Write(ref _classes, value);
    }

    private int PixelsPerImage => _preprocessor.Length;

    /// <summary>
    /// Judges an empty picture at every batch size up to the largest and throws the verdicts away, so that the first part does not wait for first-run work
    /// (compilation, algorithm choice, first allocation).
    /// </summary>
    public void WarmUp()
    {
        using var image = new Mat(_backbone.Spec.InputHeight, _backbone.Spec.InputWidth, MatType.CV_8UC1, Scalar.All(128));
        var camera = _configuration.Options.Cameras[0].Name;
        var verdicts = new List<Verdict>();
        for (var count = 1; count <= LargestBatch; count *= 2)
        {
            var frames = Enumerable.Range(0, count).Select(_ => new Frame(camera, image) { CapturedTimestamp = _time.GetTimestamp() }).ToList();
            Inspect(frames, verdicts);
        }
    }

    /// <summary>Judges up to <see cref="LargestBatch"/> frames; the verdicts have no inspection id yet.</summary>
    /// <exception cref="ExternalException">The tensor library failed; nothing was judged.</exception>
    public void Inspect(IReadOnlyList<Frame> frames, List<Verdict> verdicts)
    {
        var classes = Classes;
        var taken = _time.GetTimestamp();

        // 1. Crop and preprocess.
        for (var i = 0; i < frames.Count; i++)
        {
            _preprocessor.Prepare(frames[i].Image, RegionOf(frames[i]), _pixels.AsSpan(i * PixelsPerImage, PixelsPerImage));
        }

        var preprocessed = _time.GetTimestamp();

        // 2. Embed.
        _backbone.Embed(_pixels.AsSpan(0, frames.Count * PixelsPerImage), frames.Count, _embeddings.AsSpan(0, frames.Count * _backbone.Spec.EmbeddingSize));
        var embedded = _time.GetTimestamp();

        // 3. Classify and decide.
        Span<float> probabilities = Probabilities(classes.Learner.Classes);
        var preprocessMs = _time.GetElapsedTime(taken, preprocessed).TotalMilliseconds;
        var embedMs = _time.GetElapsedTime(preprocessed, embedded).TotalMilliseconds;
        _metrics.Preprocess.RecordMs(preprocessMs);
        _metrics.Embed.RecordMs(embedMs);
        for (var i = 0; i < frames.Count; i++)
        {
            var started = _time.GetTimestamp();
            var novelty = classes.Learner.Judge(_embeddings.AsSpan(i * _backbone.Spec.EmbeddingSize, _backbone.Spec.EmbeddingSize), probabilities);
            var judgement = Judgement.From(probabilities, novelty);
            var (decision, reason) = _rule.Decide(judgement, classes.Classes);
            var queueMs = _time.GetElapsedTime(frames[i].CapturedTimestamp, taken).TotalMilliseconds;
            var classifyMs = _time.GetElapsedTime(started).TotalMilliseconds;
            _metrics.Queue.RecordMs(queueMs);
            _metrics.Classify.RecordMs(classifyMs);
            verdicts.Add(Verdict(
                frames[i],
                classes,
                judgement,
                decision,
                reason,
                new StageTimings(queueMs, preprocessMs, embedMs, classifyMs, _time.GetElapsedTime(frames[i].CapturedTimestamp).TotalMilliseconds)));
        }
    }

    /// <summary>The verdict for a part that could not be judged: no class, unsure, so that the line still gets its answer.</summary>
    public Verdict Unjudged(Frame frame, string reason)
    {
        var total = _time.GetElapsedTime(frame.CapturedTimestamp).TotalMilliseconds;
        return Verdict(frame, Classes, null, Decision.Unsure, reason, new StageTimings(total, 0, 0, 0, total));
    }

    /// <summary>The camera's region in pixels of this frame, never empty and never outside.</summary>
    public Rect RegionOf(Frame frame)
    {
        var region = _regions[frame.Camera];
        var (width, height) = (frame.Image.Width, frame.Image.Height);
        var x = Math.Clamp((int)Math.Round(region.X * width), 0, width - 1);
        var y = Math.Clamp((int)Math.Round(region.Y * height), 0, height - 1);
        return new Rect(
            x,
            y,
            Math.Clamp((int)Math.Round(region.Width * width), 1, width - x),
            Math.Clamp((int)Math.Round(region.Height * height), 1, height - y));
    }

    public void Dispose()
    {
        _preprocessor.Dispose();
        _backbone.Dispose();
    }

    private Span<float> Probabilities(int classes)
    {
        if (_probabilities.Length < classes)
        {
            _probabilities = new float[classes];
        }

        return _probabilities.AsSpan(0, classes);
    }

    private Verdict Verdict(Frame frame, ClassSet classes, Judgement? judgement, Decision decision, string reason, StageTimings timings)
    {
        var best = judgement is { } found ? classes.Classes[found.Best] : null;
        var runnerUp = judgement is { RunnerUp: >= 0 } second ? classes.Classes[second.RunnerUp] : null;
        return new Verdict
        {
            Station = _configuration.Options.Station.Name,
            Camera = frame.Camera,
            PartId = frame.PartId ?? "",
            CapturedAt = frame.CapturedAt,
            ClassNo = best?.Number ?? 0,
            ClassName = best?.Name ?? "",
            Confidence = judgement?.Confidence ?? 0,
            RunnerUpNo = runnerUp?.Number ?? 0,
            RunnerUpName = runnerUp?.Name ?? "",
            Margin = judgement?.Margin ?? 0,
            Novelty = judgement?.Novelty ?? 0,
            Decision = decision,
            Reason = reason,
            ModelRevision = _backbone.Spec.Revision,
            ClassSetRevision = classes.Revision,
            ConfigurationChecksum = _configuration.Checksum,
            Timings = timings,
            Truth = frame.Truth,
        };
    }
}
