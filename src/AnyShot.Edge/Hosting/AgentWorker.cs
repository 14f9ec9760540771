namespace AnyShot.Edge.Hosting;

/// <summary>
/// Work in the background that ends when the host stops it, in the order of stops. The framework's own class also ends it at once when the start
/// is given up: what publishes would then be gone before what produces, and the host would log the cancellation as a fault.
/// </summary>
public abstract class AgentWorker : BackgroundService
{
    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return base.StartAsync(CancellationToken.None);
    }
}
