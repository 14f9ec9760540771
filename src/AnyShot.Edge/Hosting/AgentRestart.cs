using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Hosting;

/// <summary>
/// What one start of the agent hands on to the next one in the same process: that a configuration was applied, what ran before it, and how it went. What the next process has to know: <see cref="TrialMark"/>. Lives as long as the process; the agent
/// that runs is attached to it. Thread-safe.
/// </summary>
public sealed class AgentRestart
{
    /// <summary>So that the answer to whoever asked leaves through its door before the doors close.</summary>
    private static readonly TimeSpan s_beforeStop = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private IHostApplicationLifetime? _lifetime;
    private AppliedConfiguration? _applied;
    private bool _isAsked;
    private string? _failure;

    /// <summary>How the newest applied configuration went; null when none was applied since the process started.</summary>
    public ConfigurationOutcome? Outcome { get; private set; }

    /// <summary>The configuration that is being tried; null when none is.</summary>
    internal AppliedConfiguration? OnTrial
    {
        get
        {
            lock (_gate)
            {
                return _applied;
            }
        }
    }

    /// <summary>Whether the agent that stops is followed by another one in this process; not where it was told to stop from outside while a configuration is being tried.</summary>
    internal bool StartsAnew
    {
        get
        {
            lock (_gate)
            {
                return _applied is not null && (_isAsked || _failure is not null);
            }
        }
    }

    /// <summary>The agent that runs from now on.</summary>
    internal void Attach(IHostApplicationLifetime lifetime)
    {
        lock (_gate)
        {
            (_lifetime, _isAsked, _failure) = (lifetime, false, null);
        }
    }

    /// <summary>Has the agent stop in order and start again with the configuration that is in the file now.</summary>
    /// <param name="applied">What it replaces, to go back to.</param>
    /// <param name="by">Who applied it.</param>
    /// <param name="time">Clock.</param>
    /// <returns>False while another one is being tried: nothing is begun.</returns>
    internal bool TryAsk(AppliedConfiguration applied, string by, TimeProvider time)
    {
        IHostApplicationLifetime lifetime;
        lock (_gate)
        {
            if (_applied is not null || _lifetime is null)
            {
                return false;
            }

            (_applied, _isAsked, lifetime) = (applied, true, _lifetime);
            Outcome = new ConfigurationOutcome(ConfigurationOutcomeState.Starting, "The agent starts with the applied configuration.", by, time.GetUtcNow());
        }

        _ = Task.Run(async () =>
        {
            await Task.Delay(s_beforeStop, time).ConfigureAwait(false);
            lifetime.StopApplication();
        });
        return true;
    }

    /// <summary>The applied configuration runs as well as the one before.</summary>
    internal void Confirm()
    {
        lock (_gate)
        {
            _applied = null;
            Outcome = Outcome! with { State = ConfigurationOutcomeState.Running, Sentence = "The applied configuration runs." };
        }
    }

    /// <summary>The agent did not start, for what its log says.</summary>
    internal void NotStarted(string reason)
    {
        lock (_gate)
        {
            _failure ??= reason;
        }
    }

    /// <summary>The applied configuration started and does not run; the agent stops to go back.</summary>
    internal void GiveUp(string reason)
    {
        IHostApplicationLifetime lifetime;
        lock (_gate)
        {
            if (_applied is null || _isAsked)
            {
                return;
            }

            (_failure, lifetime) = (reason, _lifetime!);
        }

        lifetime.StopApplication();
    }

    /// <summary>Whether the agent stopped in order to start again, and with what.</summary>
    /// <param name="failure">Why the configuration on trial did not start; null when the agent stopped for another reason.</param>
    /// <param name="applied">The configuration on trial; null when there is none.</param>
    /// <param name="reason">Why it is given up; empty when it is not.</param>
    internal AgentRestartStep Next(string? failure, out AppliedConfiguration? applied, out string reason)
    {
        lock (_gate)
        {
            applied = _applied;
            reason = _failure ?? failure ?? "";
            if (_isAsked)
            {
                return AgentRestartStep.Forward;
            }

            return applied is not null && reason.Length > 0 ? AgentRestartStep.Back : AgentRestartStep.End;
        }
    }

    /// <summary>The process before ended while it tried a configuration, and the one before that runs.</summary>
    internal void Found(TriedConfiguration tried, string sentence)
    {
        lock (_gate)
        {
            Outcome = new ConfigurationOutcome(ConfigurationOutcomeState.TakenBack, sentence, tried.By, tried.At);
        }
    }

    /// <summary>The configuration before runs again.</summary>
    internal void WentBack(string sentence)
    {
        lock (_gate)
        {
            (_applied, _failure) = (null, null);
            Outcome = Outcome! with { State = ConfigurationOutcomeState.TakenBack, Sentence = sentence };
        }
    }
}
