using System.Security.Cryptography;
using System.Text.Json;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Commissioning;

/// <summary>The work on the commissioning of a station, step by step, and its signature. Every move is on disk before it is answered. Thread-safe.</summary>
internal sealed class CommissioningWork(CommissioningStore store, CommissioningFacts facts, TimeProvider time) : IDisposable
{
    /// <summary>Parts of a run that a person can ask for.</summary>
    public const int MostWanted = 500;

    /// <summary>Parts of a run that are kept at most, with those that a person leaves out.</summary>
    public const int MostParts = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<RunKind, SortedDictionary<long, RunPart>> _parts = new()
    {
        [RunKind.Good] = Sorted(store.ReadParts(RunKind.Good)),
        [RunKind.Defects] = Sorted(store.ReadParts(RunKind.Defects)),
    };

    private CommissioningDraft? _draft = store.ReadDraft();

    /// <summary>Where the commissioning stands.</summary>
    public CommissioningState State()
    {
        lock (_gate)
        {
            var signed = store.ReadSigned();
            var setup = facts.Setup();
            var missing = Missing(setup);
            var summary = missing.Count == 0 ? Summary(setup) : null;
            return new CommissioningState(
                [.. signed.Reverse().Select(one => new CommissioningBrief(one.Number, one.Record?.At, one.Record?.Signer ?? "", one.Digest, one.IsIntact))],
                setup,
                signed.LastOrDefault()?.Record?.Summary.Setup.Differences(setup) ?? [],
                _draft,
                Result(RunKind.Good),
                Result(RunKind.Defects),
                Shown(RunKind.Good),
                Shown(RunKind.Defects),
                summary,
                summary is null ? "" : Digest(summary),
                _draft is null ? [] : missing);
        }
    }

    /// <summary>A signed commissioning; null when there is none of that number.</summary>
    public SignedCommissioning? Find(long number)
    {
        lock (_gate)
        {
            return store.ReadSigned().FirstOrDefault(one => one.Number == number);
        }
    }

    /// <summary>Begins the work. Work that is under way goes on.</summary>
    public void Start(string who)
    {
        lock (_gate)
        {
            if (_draft is null)
            {
                Keep(new CommissioningDraft(time.GetUtcNow(), who, 1, facts.Cameras[0], null, null, null));
            }
        }
    }

    /// <summary>Goes to a step.</summary>
    /// <exception cref="ControlRefusal">There is no such step, or no work.</exception>
    public void GoTo(int step)
    {
        lock (_gate)
        {
            Refuse(step is < 1 or > CommissioningDraft.LastStep, ControlOutcome.Invalid, $"step must be 1 to {CommissioningDraft.LastStep}.");
            Keep(Draft() with { Step = step });
        }
    }

    /// <summary>Chooses the camera. Runs of another one are dropped.</summary>
    /// <exception cref="ControlRefusal">There is no such camera, or no work.</exception>
    public void Choose(string camera)
    {
        lock (_gate)
        {
            Refuse(!facts.Cameras.Contains(camera), ControlOutcome.NotFound, $"There is no camera \"{BodyReader.Quote(camera)}\".");
            var draft = Draft();
            if (draft.Camera != camera)
            {
                Drop(RunKind.Good);
                Drop(RunKind.Defects);
                Keep(draft with { Camera = camera, Good = null, Defects = null });
            }
        }
    }

    /// <summary>Begins a run anew: parts that are judged from now on count.</summary>
    /// <exception cref="ControlRefusal">The number cannot be used, or there is no work.</exception>
    public void Run(RunKind kind, int wanted)
    {
        lock (_gate)
        {
            Refuse(wanted is < 1 or > MostWanted, ControlOutcome.Invalid, $"parts must be 1 to {MostWanted}.");
            var draft = Draft();
            Drop(kind);
            Keep(draft.With(kind, new RunState(draft.Camera, wanted, time.GetUtcNow(), IsOn: true, facts.Setup())));
        }
    }

    /// <summary>Ends a run before it has all its parts. A run of defects, which nobody has to make, is dropped when it has none.</summary>
    /// <exception cref="ControlRefusal">There is no such run.</exception>
    public void Stop(RunKind kind)
    {
        lock (_gate)
        {
            var draft = Draft();
            var run = draft.Run(kind) ?? throw new ControlRefusal(ControlOutcome.Conflict, "There is no such run.");
            Keep(draft.With(kind, kind == RunKind.Defects && _parts[kind].Count == 0 ? null : run with { IsOn = false }));
        }
    }

    /// <summary>Notes what a part of a run really is.</summary>
    /// <exception cref="ControlRefusal">There is no such part in the run.</exception>
    public void Answer(RunKind kind, long inspectionId, bool isGood)
    {
        lock (_gate)
        {
            Draft();
            Refuse(!_parts[kind].TryGetValue(inspectionId, out var part), ControlOutcome.NotFound, $"Inspection {inspectionId} is none of this run.");
            var answered = part! with { IsGood = isGood };
            store.WriteParts(kind, [answered]);
            _parts[kind][inspectionId] = answered;
        }
    }

    /// <summary>Looks at latency, connections and the machine.</summary>
    /// <exception cref="ControlRefusal">There is no work.</exception>
    public async Task CheckAsync(double limitMs, CancellationToken cancellationToken)
    {
        Refuse(!(limitMs is >= 1 and <= 3_600_000), ControlOutcome.Invalid, "limitMs must be 1 to 3600000.");
        RunResult? good;
        lock (_gate)
        {
            Draft();
            good = Result(RunKind.Good);
        }

        var report = await facts.CheckAsync(limitMs, good, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            Keep(Draft() with { Report = report });
        }
    }

    /// <summary>Drops everything that is not signed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Discard()
    {
        lock (_gate)
        {
            store.DropDraft();
            Forget();
        }
    }

    /// <summary>A verdict came. Called off the inspection thread.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Take(Verdict verdict)
    {
        lock (_gate)
        {
            foreach (var kind in Enum.GetValues<RunKind>())
            {
                if (_draft?.Run(kind) is not { IsOn: true } run || run.Camera != verdict.Camera || verdict.CapturedAt < run.BeganAt || _parts[kind].Count >= MostParts
                    || _parts[kind].Values.Count(known => RunResult.Counts(kind, known)) >= run.Wanted)
                {
                    continue;
                }

                var part = new RunPart(verdict.InspectionId, verdict.Decision, verdict.ClassName, verdict.Confidence, verdict.Timings.TotalMs);
                store.WriteParts(kind, [part]);
                _parts[kind][part.InspectionId] = part;
            }
        }
    }

    /// <summary>Signs what was found. The same request signs once.</summary>
    /// <param name="caller">Who signs.</param>
    /// <param name="statement">What the signer states.</param>
    /// <param name="digest">Of the summary that the signer has seen.</param>
    /// <param name="requestId">Of the request.</param>
    /// <exception cref="ControlRefusal">Something is missing, or the summary is not what the signer has seen.</exception>
    public SignedCommissioning Sign(Caller caller, string statement, string digest, string requestId)
    {
        lock (_gate)
        {
            var signed = store.ReadSigned();
            if (signed.FirstOrDefault(one => one.Record is { } known && known.RequestId == requestId && known.Signer == caller.Name) is { } done)
            {
                return done;
            }

            Draft();
            var setup = facts.Setup();
            var missing = Missing(setup);
            Refuse(missing.Count > 0, ControlOutcome.Conflict, string.Join(' ', missing));
            var summary = Summary(setup);
            Refuse(Digest(summary) != digest, ControlOutcome.Conflict, "The summary is not the one that you have seen: look at it again and sign then.");
            var record = new CommissioningRecord(
                signed.Count + 1, time.GetUtcNow(), caller.Name, caller.Role.ToString().ToLowerInvariant(), caller.Origin, statement, requestId, summary, signed.Count == 0 ? "" : signed[^1].Digest);
            var sealedAs = store.Sign(record);
            Forget();
            return new SignedCommissioning(record, record.Number, sealedAs, IsIntact: true);
        }
    }

    public void Dispose() => store.Dispose();

    private static SortedDictionary<long, RunPart> Sorted(IEnumerable<RunPart> parts) => new(parts.ToDictionary(part => part.InspectionId));

    private static void Refuse([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(true)] bool isWrong, ControlOutcome outcome, string sentence)
    {
        if (isWrong)
        {
            throw new ControlRefusal(outcome, sentence);
        }
    }

    private static string Digest(CommissioningSummary summary) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(summary, CommissioningJson.Default.CommissioningSummary)));

    private CommissioningDraft Draft() => _draft ?? throw new ControlRefusal(ControlOutcome.Conflict, "No commissioning is under way: start one.");

    private void Keep(CommissioningDraft draft)
    {
        store.WriteDraft(draft);
        _draft = draft;
    }

    private void Drop(RunKind kind)
    {
        store.DropParts(kind);
        _parts[kind].Clear();
    }

    private void Forget()
    {
        _draft = null;
        _parts[RunKind.Good].Clear();
        _parts[RunKind.Defects].Clear();
    }

    private RunResult? Result(RunKind kind) => _draft?.Run(kind) is { } run ? RunResult.Of(kind, run, _parts[kind].Values) : null;

    private IReadOnlyList<RunPart> Shown(RunKind kind) => [.. _parts[kind].Values.Where(part => RunResult.NeedsAnswer(kind, part)).Reverse()];

    private CommissioningSummary Summary(Setup setup) =>
        new(facts.Station, _draft!.Camera, setup, facts.Classes(), Result(RunKind.Good)!, Result(RunKind.Defects), _draft.Report!);

    /// <summary>Why there is nothing to sign yet.</summary>
    private List<string> Missing(Setup setup)
    {
        var missing = new List<string>();
        if (Result(RunKind.Good) is not { } good)
        {
            missing.Add("The run of good parts was not made.");
        }
        else if (!good.IsComplete)
        {
            missing.Add(good.Unanswered > 0 ? $"{good.Unanswered} parts of the run of good parts were not looked at." : $"The run of good parts has {good.Counted} of {good.Wanted} parts.");
        }

        if (Result(RunKind.Defects) is { IsComplete: false } defects)
        {
            missing.Add(defects.Unanswered > 0 ? $"{defects.Unanswered} parts of the run of defects were not looked at." : $"The run of defects has {defects.Counted} of {defects.Wanted} parts.");
        }

        foreach (var run in (RunState?[])[_draft?.Good, _draft?.Defects])
        {
            if (run?.Setup.Differences(setup) is { Count: > 0 } differences)
            {
                missing.Add($"After a run began this changed: {string.Join(", ", differences)}. Make the run again.");
                break;
            }
        }

        if (_draft?.Report is null)
        {
            missing.Add("Latency and connections were not checked.");
        }
        else if (_draft.Good is { } run && _draft.Report.At < run.BeganAt)
        {
            missing.Add("Latency and connections were checked before the run of good parts: check them again.");
        }

        return missing;
    }
}
