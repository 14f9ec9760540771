using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MQTTnet.Native;

namespace MQTTnet.Network;

/// <summary>
/// The entries through which libmosquitto calls back, on the network thread, from inside a loop, publish or disconnect call. The user data is a
/// <see cref="GCHandle"/> of the connection. No exception may leave an entry.
/// </summary>
internal static unsafe class MosquittoCallbacks
{
    public static void Install(MosquittoHandle handle)
    {
        LibMosquitto.mosquitto_connect_v5_callback_set(handle, &OnConnect);
        LibMosquitto.mosquitto_disconnect_v5_callback_set(handle, &OnDisconnect);
        LibMosquitto.mosquitto_publish_v5_callback_set(handle, &OnPublish);
        LibMosquitto.mosquitto_message_v5_callback_set(handle, &OnMessage);
        LibMosquitto.mosquitto_subscribe_v5_callback_set(handle, &OnSubscribe);
        LibMosquitto.mosquitto_unsubscribe_v5_callback_set(handle, &OnUnsubscribe);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnConnect(nint mosquitto, nint user, int reason, int flags, nint properties)
    {
        var connection = Of(user);
        try
        {
            connection.OnConnectAnswer(reason, (flags & 1) == 1, new Properties(properties));
        }
        catch (Exception e)
        {
            connection.Break(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDisconnect(nint mosquitto, nint user, int reason, nint properties)
    {
        var connection = Of(user);
        try
        {
            connection.OnDisconnect(reason, new Properties(properties));
        }
        catch (Exception e)
        {
            connection.Break(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPublish(nint mosquitto, nint user, int packetId, int reason, nint properties)
    {
        var connection = Of(user);
        try
        {
            connection.Unanswered.OnPublishAnswer(packetId, reason, new Properties(properties));
        }
        catch (Exception e)
        {
            connection.Break(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMessage(nint mosquitto, nint user, NativeMessage* message, nint properties)
    {
        var connection = Of(user);
        try
        {
            connection.OnMessage(in *message, new Properties(properties));
        }
        catch (Exception e)
        {
            connection.Break(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSubscribe(nint mosquitto, nint user, int packetId, int count, int* codes, nint properties)
    {
        var connection = Of(user);
        try
        {
            connection.Unanswered.OnSubscribeAnswer(packetId, new ReadOnlySpan<int>(codes, count).ToArray(), new Properties(properties));
        }
        catch (Exception e)
        {
            connection.Break(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnUnsubscribe(nint mosquitto, nint user, int packetId, nint properties)
    {
        var connection = Of(user);
        try
        {
            connection.Unanswered.OnUnsubscribeAnswer(packetId, new Properties(properties));
        }
        catch (Exception e)
        {
            connection.Break(e);
        }
    }

    private static MosquittoConnection Of(nint user) => (MosquittoConnection)GCHandle.FromIntPtr(user).Target!;
}
