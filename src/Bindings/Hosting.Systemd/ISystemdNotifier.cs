namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Tells systemd about the state of the service.</summary>
public interface ISystemdNotifier
{
    /// <summary>Whether systemd listens (NOTIFY_SOCKET was given).</summary>
    bool IsEnabled { get; }

    /// <summary>Sends the message; does nothing when systemd does not listen.</summary>
    void Notify(ServiceState state);
}
