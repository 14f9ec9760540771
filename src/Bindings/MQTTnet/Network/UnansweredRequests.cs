using MQTTnet.Exceptions;
using MQTTnet.Native;

namespace MQTTnet.Network;

/// <summary>What was handed to libmosquitto and waits for the broker's answer. Used on the network thread only.</summary>
internal sealed class UnansweredRequests
{
    // Below 65,535, so that a packet id comes back only after its acknowledgement.
    private const int Most = 60_000;

    private readonly Dictionary<int, Request> _requests = [];
    private PublishRequest? _sending;

    /// <summary>True when no packet id is left for another one.</summary>
    public bool IsFull => _requests.Count >= Most;

    /// <summary>Sends a request; what goes wrong fails the request and nothing else.</summary>
    public void Send(MosquittoHandle handle, Request request)
    {
        _sending = request as PublishRequest;
        try
        {
            request.Send(handle, out var packetId);
            if (request is not PublishRequest || _sending is not null)
            {
                _requests[packetId] = request;
            }
        }
        catch (MqttCommunicationException e)
        {
            // The socket is dead; the loop is about to find out.
            request.Fail(new MqttClientDisconnectedException(e));
        }
        catch (Exception e)
        {
            request.Fail(e);
        }
        finally
        {
            _sending = null;
        }
    }

    public void OnPublishAnswer(int packetId, int reason, Properties properties)
    {
        PublishRequest? publish;
        if (_requests.Remove(packetId, out var request))
        {
            publish = request as PublishRequest;
        }
        else
        {
            // QoS 0 is answered from inside the call that sends it.
            publish = _sending;
            _sending = null;
        }
        publish?.Acknowledge(packetId, reason, properties.String(PropertyId.ReasonString), properties.UserProperties());
    }

    public void OnSubscribeAnswer(int packetId, int[] codes, Properties properties)
    {
        if (_requests.Remove(packetId, out var request) && request is SubscribeRequest subscribe)
        {
            subscribe.Answer(new SubscribeAnswer((ushort)packetId, codes, properties.String(PropertyId.ReasonString), properties.UserProperties()));
        }
    }

    public void OnUnsubscribeAnswer(int packetId, Properties properties)
    {
        if (_requests.Remove(packetId, out var request) && request is UnsubscribeRequest unsubscribe)
        {
            unsubscribe.Answer(packetId, properties.String(PropertyId.ReasonString), properties.UserProperties());
        }
    }

    /// <summary>The connection has ended: none of them will be answered.</summary>
    public void Fail(Exception error)
    {
        foreach (var request in _requests.Values)
        {
            request.Fail(error);
        }
    }
}
