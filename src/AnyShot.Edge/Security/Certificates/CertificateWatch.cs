using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>Raises an alarm 30 days before a certificate or revocation list of the configuration runs out, and clears it when the files are renewed.</summary>
internal sealed partial class CertificateWatch(DeviceConfiguration configuration, AlarmBoard alarms, TimeProvider time, ILogger<CertificateWatch> log) : AgentWorker
{
    /// <summary>Something runs out, has run out, or cannot be read.</summary>
    public const string AlarmId = "certificate-expires";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private string _said = "";

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var checks = ConfiguredCertificates.Certificates(configuration).Select(IDoctorCheck (c) => new CertificateCheck(c.Key, c.File, time))
            .Concat(ConfiguredCertificates.RevocationLists(configuration).Select(IDoctorCheck (c) => new RevocationListCheck(c.Key, c.File, time)));
        var sentences = new List<string>();
        foreach (var check in checks)
        {
            var finding = await check.RunAsync(cancellationToken).ConfigureAwait(false);
            if (finding.Level != FindingLevel.Ok)
            {
                sentences.Add($"{check.Name}: {finding.Sentence} {finding.Advice}".TrimEnd());
            }
        }

        var sentence = string.Join(' ', sentences);
        if (sentence == _said)
        {
            return;
        }

        _said = sentence;
        alarms.Clear(AlarmId);
        if (sentence.Length > 0)
        {
            alarms.Raise(AlarmId, sentence);
            LogExpires(sentence);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent stops.
        }
    }

    [LoggerMessage(12010, LogLevel.Warning, "{Sentence}")]
    private partial void LogExpires(string sentence);
}
