using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Registry;
using OpenCvSharp;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// Frames to verdicts: crop, preprocess, embed, classify, decide. Owns the backbone, the builder of class sets, each camera's stream of parts and every buffer between; used by the
/// inspection thread only, but for <see cref="ApplyAsync"/>, <see cref="BuildAsync"/>, <see cref="ExamplesAsync"/>, <see cref="NamedExamplesAsync"/>, <see cref="Shadow"/> and <see cref="NewEmbedder"/>.
/// </summary>
/// <remarks>
/// Plan of <see cref="Inspect"/>: (1) crop and preprocess each frame into one batch, (2) embed the batch, (3) classify and decide each part
/// under the one class set that was current when the batch began. An image that cannot be used costs its own part the judgement, not the batch.
/// </remarks>
public sealed class Inspector : IDisposable
{
    private const int Unusable = -1;

    /// <summary>Enough for a learner that judges parts together to begin doing so.</summary>
    private const int WarmUpParts = 20;

    private readonly DeviceConfiguration _configuration;
    private readonly IBackbone _backbone;
    private readonly ClassSetBuilder _builder;
    private readonly SemaphoreSlim _change = new(1);
    private readonly ImagePreprocessor _preprocessor;
    private readonly DecisionRule _rule;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, PartStream> _streams;
    private readonly float[] _pixels;
    private readonly float[] _embeddings;
    private readonly int[] _rows;
    private float[] _probabilities = [];
    private ClassSet _classes;
    private ShadowJudge? _shadow;
    private ShadowJudge? _followed;

    public Inspector(DeviceConfiguration configuration, IBackbone backbone, ClassSetBuilder builder, ClassSet classes, AgentMetrics metrics, TimeProvider time)
    {
        _configuration = configuration;
        _backbone = backbone;
        _builder = builder;
        _classes = classes;
        _metrics = metrics;
        _time = time;
        _preprocessor = new ImagePreprocessor(backbone.Spec);
        _rule = new DecisionRule(configuration.Options.Inspection);
        _streams = configuration.Options.Cameras.ToDictionary(c => c.Name, _ => NewStream());
        LargestBatch = configuration.Options.Inspection.LargestBatch;
        _pixels = new float[LargestBatch * _preprocessor.Length];
        _embeddings = new float[LargestBatch * backbone.Spec.EmbeddingSize];
        _rows = new int[LargestBatch];
    }

    public int LargestBatch { get; }

    public BackboneSpec Backbone => _backbone.Spec;

    /// <summary>The class set in force. Replacing it takes effect with the next batch; a batch is judged by one set.</summary>
    public ClassSet Classes
    {
        get => Volatile.Read(ref _classes);
        set => Volatile.Write(ref _classes, value);
    }

    /// <summary>Who judges the same parts by other classes, beside the line; null when nobody does. Takes effect with the next batch. For any thread.</summary>
    public ShadowJudge? Shadow
    {
        get => Volatile.Read(ref _shadow);
        set => Volatile.Write(ref _shadow, value);
    }

    /// <summary>Decides as the inspection does.</summary>
    public DecisionRule Rule => _rule;

    /// <summary>Embeds images of parts on another thread than the inspection's; a frame waits for one part at most. The caller disposes it before the inspector.</summary>
    public PartEmbedder NewEmbedder() => new(_backbone);

    /// <summary>Builds another class set and puts it in force; see <see cref="IClassSetChanges.ApplyAsync"/>. For any thread; one change at a time.</summary>
    /// <exception cref="InvalidDataException">The classes cannot be used; one sentence says which and why. The old set stays in force.</exception>
    /// <exception cref="IOException">An example cannot be fetched now. The old set stays in force.</exception>
    public async Task<ClassSet> ApplyAsync(ClassRevision revision, CancellationToken cancellationToken)
    {
        await _change.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Classes = await BuildAsync(revision, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _change.Release();
        }
    }

    /// <summary>Builds a class set beside the one in force; see <see cref="IClassSetChanges.BuildAsync"/>. For any thread.</summary>
    /// <exception cref="InvalidDataException">The classes cannot be used; one sentence says which and why.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    public Task<ClassSet> BuildAsync(ClassRevision revision, CancellationToken cancellationToken) => _builder.BuildAsync(revision, cancellationToken);

    /// <summary>The examples of a revision's classes, embedded. For any thread.</summary>
    /// <inheritdoc cref="BuildAsync" path="/exception"/>
    public Task<IReadOnlyList<ClassExamples>> ExamplesAsync(ClassRevision revision, CancellationToken cancellationToken) => _builder.ExamplesAsync(revision, cancellationToken);

    /// <summary>The examples of a revision with their names; see <see cref="ClassSetBuilder.NamedExamplesAsync"/>. For any thread.</summary>
    /// <exception cref="InvalidDataException">An example cannot be used; one sentence names it.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    public Task<IReadOnlyList<(RegisteredClass Class, IReadOnlyList<SupportItem> Items)>> NamedExamplesAsync(ClassRevision revision, CancellationToken cancellationToken) => _builder.NamedExamplesAsync(revision, cancellationToken);

    /// <summary>
    /// Judges an empty picture in batches of 1, 2, 4 and so on up to the largest, so that the first part does not wait for first-run work
    /// (compilation, algorithm choice, first allocation). Leaves no trace in the metrics.
    /// </summary>
    public void WarmUp()
    {
        using var image = new Mat(_backbone.Spec.InputHeight, _backbone.Spec.InputWidth, MatType.CV_8UC1, Scalar.All(128));
        for (var row = 0; row < LargestBatch; row++)
        {
            _preprocessor.Prepare(image, Pixels(row, 1));
        }

        for (var count = 1; count < LargestBatch; count *= 2)
        {
            _backbone.Embed(Pixels(0, count), count, Embeddings(0, count));
        }

        _backbone.Embed(Pixels(0, LargestBatch), LargestBatch, Embeddings(0, LargestBatch));

        // In a stream of its own, so that no camera's window holds a part that was none; often enough that the window's own work has run too.
        var stream = NewStream();
        for (var part = 0; part < WarmUpParts; part++)
        {
            stream.Judge(Classes, Embeddings(0, 1), Probabilities(Classes.Learner.Classes));
        }
    }

    /// <summary>Judges up to <see cref="LargestBatch"/> frames; the verdicts, one a frame and in their order, have no inspection id yet, unless a command brought one.</summary>
    /// <param name="frames">Triggered frames of any cameras.</param>
    /// <param name="verdicts">Receives the verdicts; incomplete when an exception is thrown.</param>
    /// <param name="refused">Told of each frame whose image cannot be used, and why; its verdict is unsure.</param>
    /// <exception cref="Exception">The model failed, in whatever way its library says so.</exception>
    public void Inspect(IReadOnlyList<Frame> frames, List<Verdict> verdicts, Action<Frame, string>? refused = null)
    {
        var classes = Classes;
        var taken = _time.GetTimestamp();
        FollowShadow();

        // 1. Crop and preprocess.
        var usable = 0;
        for (var i = 0; i < frames.Count; i++)
        {
            var reason = TryPrepare(frames[i], Pixels(usable, 1));
            _rows[i] = reason is null ? usable++ : Unusable;
            if (reason is not null)
            {
                refused?.Invoke(frames[i], reason);
            }
        }

        var preprocessed = _time.GetTimestamp();

        // 2. Embed.
        if (usable > 0)
        {
            _backbone.Embed(Pixels(0, usable), usable, Embeddings(0, usable));
        }

        var embedded = _time.GetTimestamp();

        // 3. Classify and decide.
        var preprocessMs = _time.GetElapsedTime(taken, preprocessed).TotalMilliseconds;
        var embedMs = _time.GetElapsedTime(preprocessed, embedded).TotalMilliseconds;
        _metrics.Preprocess.RecordMs(preprocessMs);
        _metrics.Embed.RecordMs(embedMs);
        for (var i = 0; i < frames.Count; i++)
        {
            verdicts.Add(_rows[i] == Unusable
                ? Unjudged(frames[i], "image cannot be used", classes)
                : Judge(frames[i], _rows[i], classes, taken, preprocessMs, embedMs));
        }
    }

    /// <summary>Hands the parts of the last batch to <see cref="Shadow"/>, now that their verdicts are durable: nothing that happens there can change them.</summary>
    /// <param name="stored">The verdicts of the batch, in order.</param>
    public void Hand(IReadOnlyList<Verdict> stored)
    {
        if (_followed is not { } shadow)
        {
            return;
        }

        for (var i = 0; i < stored.Count; i++)
        {
            // Class 0: there was no judgement to compare with, and perhaps no embedding.
            if (stored[i].ClassNo > 0)
            {
                shadow.Add(stored[i], EmbeddingOf(i));
            }
        }
    }

    /// <summary>The embedding of a part of the last batch that was judged, valid until the next batch. On the inspection thread.</summary>
    /// <param name="place">Of the part in its batch.</param>
    public ReadOnlySpan<float> EmbeddingOf(int place) => Embeddings(_rows[place], 1);

    /// <summary>The verdict for a part that could not be judged: no class, unsure, so that the line still gets its answer.</summary>
    public Verdict Unjudged(Frame frame, string reason) => Unjudged(frame, reason, Classes);

    /// <summary>The camera's region in pixels of this frame, never empty and never outside. The image must not be empty.</summary>
    public Rect RegionOf(Frame frame) => Region.Of(frame.Region, frame.Image.Size());

    public void Dispose()
    {
        _preprocessor.Dispose();
        _change.Dispose();
        _builder.Dispose();
        _backbone.Dispose();
    }

    /// <summary>Before the first part that it gets, a shadow judge is given what the cameras have shown lately.</summary>
    private void FollowShadow()
    {
        var shadow = Shadow;
        if (!ReferenceEquals(shadow, _followed))
        {
            _followed = shadow;
            shadow?.Begin(_streams);
        }
    }

    /// <returns>Null, or why the image cannot be used.</returns>
    private string? TryPrepare(Frame frame, Span<float> input)
    {
        var image = frame.Image;
        if (image.Empty())
        {
            return "it is empty";
        }

        if (image.Depth() != MatType.CV_8U || image.Channels() is not (1 or 3 or 4))
        {
            return $"it is {image.Type()}, and 8 bits with 1, 3 or 4 channels are needed";
        }

        try
        {
            _preprocessor.Prepare(image, RegionOf(frame), input);
            return null;
        }
        catch (OpenCVException error)
        {
            return error.ErrMsg;
        }
    }

    private Verdict Judge(Frame frame, int row, ClassSet classes, long taken, double preprocessMs, double embedMs)
    {
        var started = _time.GetTimestamp();
        if (_streams[frame.Camera].Judge(classes, Embeddings(row, 1), Probabilities(classes.Learner.Classes)) is not { } judgement)
        {
            // Neither a threshold nor JSON knows what to do with it.
            return Unjudged(frame, "model gave no number", classes);
        }

        var (decision, reason) = _rule.Decide(judgement, classes.Classes);
        var queueMs = _time.GetElapsedTime(frame.CapturedTimestamp, taken).TotalMilliseconds;
        var classifyMs = _time.GetElapsedTime(started).TotalMilliseconds;
        _metrics.Queue.RecordMs(queueMs);
        _metrics.Classify.RecordMs(classifyMs);
        var totalMs = _time.GetElapsedTime(frame.CapturedTimestamp).TotalMilliseconds;
        return Verdict(frame, classes, judgement, decision, reason, new StageTimings(queueMs, preprocessMs, embedMs, classifyMs, totalMs));
    }

    private Verdict Unjudged(Frame frame, string reason, ClassSet classes)
    {
        var total = _time.GetElapsedTime(frame.CapturedTimestamp).TotalMilliseconds;
        return Verdict(frame, classes, null, Decision.Unsure, reason, new StageTimings(total, 0, 0, 0, total));
    }

    private PartStream NewStream() => new(_configuration.Options.Inspection.AnyShot.Window, _backbone.Spec.EmbeddingSize);

    private Span<float> Pixels(int row, int count) => _pixels.AsSpan(row * _preprocessor.Length, count * _preprocessor.Length);

    private Span<float> Embeddings(int row, int count) => _embeddings.AsSpan(row * _backbone.Spec.EmbeddingSize, count * _backbone.Spec.EmbeddingSize);

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
            InspectionId = frame.Command?.InspectionId ?? 0,
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
            ConfigurationChecksum = frame.ConfigurationChecksum,
            Timings = timings,
            Truth = frame.Truth,
        };
    }
}
