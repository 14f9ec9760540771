using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary><c>struct mosquitto_message</c>; valid during the callback.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeMessage
{
    public readonly int PacketId;
    public readonly nint Topic;
    public readonly nint Payload;
    public readonly int PayloadLength;
    public readonly int Qos;
    public readonly byte Retain;
}
