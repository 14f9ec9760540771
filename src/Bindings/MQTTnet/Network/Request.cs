using MQTTnet.Native;

namespace MQTTnet.Network;

/// <summary>Something to send that the broker answers. Sent and completed on the network thread.</summary>
internal abstract class Request
{
    /// <summary>True when nobody waits any more, so that an unsent request can be dropped.</summary>
    public abstract bool IsAbandoned { get; }

    /// <summary>Hands the request to libmosquitto.</summary>
    /// <param name="handle">The connection.</param>
    /// <param name="packetId">1 to 65,535, where the library has given one.</param>
    /// <exception cref="Exceptions.MqttProtocolViolationException">It cannot be sent.</exception>
    public abstract void Send(MosquittoHandle handle, out int packetId);

    public abstract void Fail(Exception error);
}
