using System.Text;
using MQTTnet.Exceptions;

namespace MQTTnet.Native;

/// <summary>Strings that libmosquitto would cut without a word: it ends them at NUL and keeps their length in 16 bits.</summary>
internal static class NativeText
{
    /// <exception cref="MqttProtocolViolationException">The text would arrive shortened.</exception>
    public static void ThrowIfCut(string? text, string what)
    {
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            throw new MqttProtocolViolationException($"{what} holds a NUL character.");
        }
        if (text is not null && Encoding.UTF8.GetByteCount(text) is > ushort.MaxValue and var length)
        {
            throw new MqttProtocolViolationException($"{what} has {length} bytes; at most {ushort.MaxValue} are possible.");
        }
    }
}
