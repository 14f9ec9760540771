using System.Runtime.InteropServices;
using MQTTnet.Exceptions;

namespace MQTTnet.Native;

/// <summary>Turns return codes of libmosquitto into exceptions.</summary>
internal static class MosquittoError
{
    public const int Success = 0;

    private const int Protocol = 2;
    private const int Invalid = 3;
    private const int PayloadSize = 9;
    private const int NotSupported = 10;
    private const int Errno = 14;
    private const int MalformedUtf8 = 18;
    private const int DuplicateProperty = 22;
    private const int QosNotSupported = 24;
    private const int OversizePacket = 25;
    private const int TopicAliasInvalid = 29;

    /// <summary>For a call that did not reach the network because of its arguments, or failed on it.</summary>
    public static Exception ForRequest(int code, string what) => code switch
    {
        Protocol or Invalid or PayloadSize or NotSupported or MalformedUtf8 or DuplicateProperty or QosNotSupported or OversizePacket or TopicAliasInvalid =>
            new MqttProtocolViolationException($"{what} cannot be sent: {Text(code)}"),
        _ => new MqttCommunicationException($"{what} was not sent: {Text(code)}"),
    };

    public static MqttCommunicationException ForConnection(int code, string what) => new($"{what}: {Text(code)}");

    /// <exception cref="MqttProtocolViolationException">The code is not success.</exception>
    public static void ThrowIfFailed(int code, string what)
    {
        if (code != Success)
        {
            throw ForRequest(code, what);
        }
    }

    private static string Text(int code) => code switch
    {
        Errno => Marshal.GetLastPInvokeErrorMessage() + ".",
        Invalid => "a value is empty, too long or not allowed.",
        _ => Marshal.PtrToStringUTF8(LibMosquitto.mosquitto_strerror(code)) ?? $"error {code}.",
    };
}
