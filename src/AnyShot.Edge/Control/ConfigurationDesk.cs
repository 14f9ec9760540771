using System.Text;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control;

/// <summary>Writes the device configuration for the verbs that change it, with its line in the audit log, and has the agent start anew where that is needed. One change at a time.</summary>
/// <param name="configuration">What runs.</param>
/// <param name="registry">Whose audit log is the station's.</param>
/// <param name="alarms">Tell whether the page is reached.</param>
/// <param name="time">Clock.</param>
/// <param name="services">Where the parts report their health; asked when it is needed, since some of them need the desk.</param>
/// <param name="restart">Null where the agent cannot start anew by itself.</param>
internal sealed class ConfigurationDesk(
    DeviceConfiguration configuration, IClassRegistry registry, AlarmBoard alarms, TimeProvider time, IServiceProvider services, AgentRestart? restart = null) : IDisposable
{
    private const int MostMistakes = 3;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The file.</summary>
    public ConfigurationFile File { get; } = new(configuration.File);

    /// <summary>How the newest applied configuration went; null when none was applied.</summary>
    public ConfigurationOutcome? Outcome => restart?.Outcome;

    /// <summary>Whether the agent can start anew by itself.</summary>
    public bool CanRestart => restart is not null;

    /// <summary>Checks a text as the configuration of this station.</summary>
    /// <param name="text">Without the passwords that the present one has, where somebody got it without.</param>
    /// <exception cref="IOException">The present one cannot be read.</exception>
    public (byte[] Utf8, ConfigurationCheck Check) Check(string text)
    {
        var whole = SourceSecrets.Restore(text, Encoding.UTF8.GetString(File.Read()));
        var utf8 = Encoding.UTF8.GetBytes(whole);
        var check = ConfigurationReader.Check(utf8, configuration.File);
        var hidden = SourceSecrets.Mistakes(whole).ToList();
        return (utf8, hidden.Count == 0 ? check : new ConfigurationCheck(null, check.Text, [.. hidden, .. check.Mistakes]));
    }

    /// <summary>Begins a change; nobody else changes the configuration until the answer is disposed.</summary>
    /// <exception cref="ControlRefusal">Another one is being tried.</exception>
    public async Task<IDisposable> BeginAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (restart?.OnTrial is null)
        {
            return new Turn(_one);
        }

        _one.Release();
        throw new ControlRefusal(ControlOutcome.Conflict, "A configuration was just applied and is being tried; wait until it runs.");
    }

    /// <summary>Writes a checked configuration.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="check">What was found in it.</param>
    /// <param name="expected">Digest of the content that it is made from.</param>
    /// <param name="restarts">Whether the agent starts anew with it.</param>
    /// <param name="what">For the audit log.</param>
    /// <param name="why">The caller's reason.</param>
    /// <param name="id">Of the request.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellationToken">Ends the wait for the audit log.</param>
    /// <exception cref="ControlRefusal">It is not written; one sentence says why.</exception>
    public async Task WriteAsync(byte[] utf8, ConfigurationCheck check, string expected, bool restarts, string what, string why, string id, Caller caller, CancellationToken cancellationToken)
    {
        if (check.Configuration is null)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, Sentence(check.Mistakes));
        }

        if (restarts && restart is null)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, $"This agent does not start anew by itself (it was not started with \"anyshot run\"): change {configuration.File} by hand and start it again.");
        }

        var before = File.Read();
        if (ConfigurationFile.DigestOf(before) != expected)
        {
            throw Changed();
        }

        // What somebody wrote into the file by hand can be applied as it is.
        if (before.AsSpan().SequenceEqual(utf8) && ConfigurationReader.ChecksumOf(before) == configuration.Checksum)
        {
            throw new ControlRefusal(ControlOutcome.Conflict, "Nothing is different from the configuration that runs.");
        }

        if (File.Obstacle() is { Length: > 0 } obstacle)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, obstacle);
        }

        // First the log: what it does not take is not done.
        var digest = ConfigurationFile.DigestOf(utf8);
        await registry.ChangeAsync(new ClassChange.Note($"{what} at station {configuration.Options.Station.Name}, configuration {digest[..8]} instead of {expected[..8]}"), caller, why, id, cancellationToken).ConfigureAwait(false);
        // From here on a kill or a loss of power finds the way back.
        var mark = new TrialMark(configuration.File);
        if (restarts)
        {
            mark.Write(new TriedConfiguration(digest, caller.Name, before, time.GetUtcNow()));
        }

        if (!File.TryWrite(utf8, expected))
        {
            mark.Delete();
            throw Changed();
        }

        if (restarts)
        {
            var status = services.GetServices<IHealthSource>().SelectMany(source => source.Report()).GroupBy(report => report.Name).ToDictionary(same => same.Key, same => same.Max(report => report.Status));
            var listens = alarms.Current.All(alarm => alarm.Id != DashboardServer.AlarmId);
            restart!.TryAsk(new AppliedConfiguration(configuration, before, digest, status, listens), caller.Name, time);
        }
    }

    public void Dispose() => _one.Dispose();

    private static string Sentence(IReadOnlyList<ConfigurationMistake> mistakes)
    {
        var first = string.Join(" ", mistakes.Take(MostMistakes).Select(mistake => $"Line {mistake.Line}: {mistake}"));
        return mistakes.Count <= MostMistakes ? first : $"{first} And {mistakes.Count - MostMistakes} more.";
    }

    private static ControlRefusal Changed() => new(ControlOutcome.Conflict, "The configuration was changed since it was read: read it again and make your change in what is there now.");

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                one.Release();
            }
        }
    }
}
