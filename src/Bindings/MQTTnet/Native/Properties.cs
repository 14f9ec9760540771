using System.Runtime.InteropServices;
using MQTTnet.Packets;

namespace MQTTnet.Native;

/// <summary>Reads a native list of MQTT 5 properties, which the library owns and keeps during the callback only.</summary>
internal readonly ref struct Properties(nint head)
{
    public byte? Byte(PropertyId id) => LibMosquitto.mosquitto_property_read_byte(head, (int)id, out var value, false) == 0 ? null : value;

    public ushort? Int16(PropertyId id) => LibMosquitto.mosquitto_property_read_int16(head, (int)id, out var value, false) == 0 ? null : value;

    public uint? Int32(PropertyId id) => LibMosquitto.mosquitto_property_read_int32(head, (int)id, out var value, false) == 0 ? null : value;

    public string? String(PropertyId id) =>
        LibMosquitto.mosquitto_property_read_string(head, (int)id, out var value, false) == 0 ? null : TakeString(value);

    public byte[]? Binary(PropertyId id)
    {
        if (LibMosquitto.mosquitto_property_read_binary(head, (int)id, out var value, out var length, false) == 0)
        {
            return null;
        }
        var bytes = new byte[length];
        if (length > 0)
        {
            Marshal.Copy(value, bytes, 0, length);
        }
        LibC.free(value);
        return bytes;
    }

    public List<uint>? SubscriptionIdentifiers()
    {
        List<uint>? found = null;
        for (var property = head; property != 0; property = LibMosquitto.mosquitto_property_next(property))
        {
            if (LibMosquitto.mosquitto_property_identifier(property) == (int)PropertyId.SubscriptionIdentifier)
            {
                _ = LibMosquitto.mosquitto_property_read_varint(property, (int)PropertyId.SubscriptionIdentifier, out var value, false);
                (found ??= []).Add(value);
            }
        }
        return found;
    }

    public List<MqttUserProperty>? UserProperties()
    {
        List<MqttUserProperty>? found = null;
        for (var property = head; property != 0; property = LibMosquitto.mosquitto_property_next(property))
        {
            if (LibMosquitto.mosquitto_property_identifier(property) == (int)PropertyId.UserProperty
                && LibMosquitto.mosquitto_property_read_string_pair(property, (int)PropertyId.UserProperty, out var name, out var value, false) != 0)
            {
                (found ??= []).Add(new MqttUserProperty(TakeString(name) ?? "", TakeString(value) ?? ""));
            }
        }
        return found;
    }

    private static string? TakeString(nint memory)
    {
        var text = Marshal.PtrToStringUTF8(memory);
        LibC.free(memory);
        return text;
    }
}
