namespace AnyShot.Edge.Hosting;

/// <summary>Becomes ready with the first real inference, not with the start of the process: systemd's READY, /readyz and MQTT "online" wait for it.</summary>
public sealed class AgentReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once, when the agent is ready.</summary>
    public Task Ready => _ready.Task;

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public void MarkReady() => _ready.TrySetResult();
}
