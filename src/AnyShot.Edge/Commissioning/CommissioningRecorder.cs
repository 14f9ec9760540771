using System.Threading.Channels;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using OpenCvSharp;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AnyShot.Edge.Commissioning;

/// <summary>Brings verdicts from the inspection thread to the runs of a commissioning, without ever holding that thread up.</summary>
internal sealed partial class CommissioningRecorder(Func<CommissioningWork> find, ILogger<CommissioningRecorder> log) : AgentWorker, IVerdictObserver
{
    /// <summary>Verdicts that wait at most; more than that come from a line that nobody shows parts to one by one.</summary>
    private const int MostWaiting = 256;

    private readonly Channel<Verdict> _verdicts = Channel.CreateBounded<Verdict>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void OnVerdict(Verdict verdict, Mat part) => _verdicts.Writer.TryWrite(verdict);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var work = find();
            await foreach (var verdict in _verdicts.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                try
                {
                    work.Take(verdict);
                }
                catch (IOException error)
                {
                    LogNotKept(error.Message);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent stops.
        }
    }

    [LoggerMessage(20001, LogLevel.Warning, "A part of the commissioning's run was not kept: {Sentence}")]
    private partial void LogNotKept(string sentence);
}
