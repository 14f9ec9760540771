using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.History;

/// <summary>
/// Counts what the outbox has stored, a few seconds behind the line and on a thread of the pool. The outbox is what it reads from, so neither a killed agent nor a lost signal leaves a part
/// uncounted; the mark of the store keeps it from counting one twice.
/// </summary>
public sealed partial class HistoryWorker : AgentWorker
{
    /// <summary>Id of the alarm that stands while counts cannot be stored.</summary>
    public const string Failing = "history-failed";

    private const int Batch = 2000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FoldPeriod = TimeSpan.FromMinutes(10);

    private readonly HistoryStore _store;
    private readonly IVerdictHistory _verdicts;
    private readonly AlarmBoard _alarms;
    private readonly TimeProvider _time;
    private readonly ILogger<HistoryWorker> _log;
    private DateTimeOffset _folded = DateTimeOffset.MinValue;
    private bool _isCompared;
    private bool _isFailing;

    /// <param name="store">Where counts go.</param>
    /// <param name="verdicts">What is counted.</param>
    /// <param name="alarms">Told while counts cannot be stored.</param>
    /// <param name="time">Clock.</param>
    /// <param name="log">Log.</param>
    public HistoryWorker(HistoryStore store, IVerdictHistory verdicts, AlarmBoard alarms, TimeProvider time, ILogger<HistoryWorker> log)
    {
        (_store, _verdicts, _alarms, _time, _log) = (store, verdicts, alarms, time, log);

        // Until the mark is read: nothing that the outbox could forget has been looked at.
        verdicts.KeepAfter(0);
    }

    /// <summary>Counts all that waits, and folds now and then. Failures become the alarm.</summary>
    internal void RunOnce()
    {
        try
        {
            Count();
            if (_time.GetUtcNow() - _folded >= FoldPeriod)
            {
                _store.Fold();
                _folded = _time.GetUtcNow();
            }

            if (_isFailing)
            {
                LogWorks();
                _alarms.Clear(Failing);
                _isFailing = false;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            if (!_isFailing)
            {
                var sentence = $"Verdicts are not counted over time: {error.Message} Parts are judged all the same; it is tried again.";
                LogFailed(sentence);
                _alarms.Raise(Failing, sentence);
                _isFailing = true;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _time);
        try
        {
            await Task.Yield();
            do
            {
                RunOnce();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void Count()
    {
        if (!_isCompared)
        {
            if (_verdicts.Newest(1) is [var newest] && newest.InspectionId < _store.Mark)
            {
                LogBegunAnew(newest.InspectionId, _store.Mark);
                _store.BeginAnew();
            }

            _isCompared = true;
        }

        while (true)
        {
            var verdicts = _verdicts.After(_store.Mark, Batch);
            if (verdicts.Count > 0)
            {
                _store.Add(verdicts);
            }

            _verdicts.KeepAfter(_store.Mark);
            if (verdicts.Count < Batch)
            {
                return;
            }
        }
    }

    [LoggerMessage(22001, LogLevel.Error, "{Sentence}")]
    private partial void LogFailed(string sentence);

    [LoggerMessage(22002, LogLevel.Information, "Verdicts are counted over time again")]
    private partial void LogWorks();

    [LoggerMessage(22003, LogLevel.Warning, "The newest verdict is {Newest}, but {Mark} was counted: the outbox was begun anew, and so are the counts' marks")]
    private partial void LogBegunAnew(long newest, long mark);
}
