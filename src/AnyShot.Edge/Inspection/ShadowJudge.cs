namespace AnyShot.Edge.Inspection;

/// <summary>
/// Judges the parts that the line has judged once more, by classes on trial. It gets the embedding that the live classes were judged by, after the live verdict is durable, and works on a thread of
/// its own: the inspection thread copies a few hundred numbers and goes on. Whoever is slower than the line leaves parts out and counts them. A failure ends this judge and nothing else.
/// </summary>
public sealed class ShadowJudge : IDisposable
{
    /// <summary>Parts that may wait.</summary>
    public const int Capacity = 256;

    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(2);
    private readonly object _gate = new();
    private readonly Verdict?[] _verdicts = new Verdict?[Capacity];
    private readonly float[] _embeddings;
    private readonly float[] _taken;
    private readonly float[] _probabilities;
    private readonly ClassSet _classes;
    private readonly DecisionRule _rule;
    private readonly Action<Verdict, ShadowVerdict> _judged;
    private readonly Action<Exception> _failed;
    private readonly Thread _thread;
    private Dictionary<string, PartStream> _streams = [];
    private int _first;
    private int _count;
    private int _skipped;
    private bool _ended;

    /// <param name="classes">The classes on trial.</param>
    /// <param name="inspector">Whose parts are judged; set its <see cref="Inspector.Shadow"/> to begin.</param>
    /// <param name="judged">Told of each part: the live verdict and this one. Called on this judge's thread.</param>
    /// <param name="failed">Told of what ended this judge. Called once at most, on this judge's thread.</param>
    public ShadowJudge(ClassSet classes, Inspector inspector, Action<Verdict, ShadowVerdict> judged, Action<Exception> failed)
    {
        (_classes, _rule, _judged, _failed) = (classes, inspector.Rule, judged, failed);
        _taken = new float[inspector.Backbone.EmbeddingSize];
        _embeddings = new float[Capacity * _taken.Length];
        _probabilities = new float[classes.Learner.Classes];
        _thread = new Thread(Run) { Name = "trial", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Parts that were left out because <see cref="Capacity"/> others waited.</summary>
    public int Skipped => Volatile.Read(ref _skipped);

    /// <summary>Takes over what the cameras have shown lately. On the inspection thread, once, before the first part.</summary>
    internal void Begin(IReadOnlyDictionary<string, PartStream> streams)
    {
        var forks = streams.ToDictionary(stream => stream.Key, stream => stream.Value.Fork());
        lock (_gate)
        {
            _streams = forks;
        }
    }

    /// <summary>Takes a part, or leaves it out. On the inspection thread; never waits.</summary>
    internal void Add(Verdict verdict, ReadOnlySpan<float> embedding)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            if (_count == Capacity)
            {
                _skipped++;
                return;
            }

            var slot = (_first + _count++) % Capacity;
            _verdicts[slot] = verdict;
            embedding.CopyTo(_embeddings.AsSpan(slot * _taken.Length));
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the thread; what still waits is left out.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }

        if (Thread.CurrentThread != _thread)
        {
            _thread.Join(JoinTime);
        }
    }

    private void Run()
    {
        try
        {
            while (Take() is { } verdict)
            {
                var judgement = _streams[verdict.Camera].Judge(_classes, _taken, _probabilities);
                _judged(verdict, ShadowVerdict.Of(judgement, _classes.Classes, _rule));
            }
        }
        catch (Exception error)
        {
            // Whatever the classes on trial make fail must not reach the line.
            lock (_gate)
            {
                _ended = true;
            }

            _failed(error);
        }
    }

    private Verdict? Take()
    {
        lock (_gate)
        {
            while (_count == 0 && !_ended)
            {
                Monitor.Wait(_gate);
            }

            if (_ended)
            {
                return null;
            }

            var verdict = _verdicts[_first];
            _verdicts[_first] = null;
            _embeddings.AsSpan(_first * _taken.Length, _taken.Length).CopyTo(_taken);
            _first = (_first + 1) % Capacity;
            _count--;
            return verdict;
        }
    }
}
