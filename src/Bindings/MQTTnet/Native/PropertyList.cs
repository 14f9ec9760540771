using MQTTnet.Exceptions;
using MQTTnet.Packets;

namespace MQTTnet.Native;

/// <summary>Builds a native list of MQTT 5 properties; dispose it unless it was handed over.</summary>
internal unsafe ref struct PropertyList
{
    private nint _head;

    /// <summary>0 while empty.</summary>
    public readonly nint Head => _head;

    public void AddByte(PropertyId id, byte value) => Check(LibMosquitto.mosquitto_property_add_byte(ref _head, (int)id, value), id);

    public void AddInt16(PropertyId id, ushort value) => Check(LibMosquitto.mosquitto_property_add_int16(ref _head, (int)id, value), id);

    public void AddInt32(PropertyId id, uint value) => Check(LibMosquitto.mosquitto_property_add_int32(ref _head, (int)id, value), id);

    public void AddVariable(PropertyId id, uint value) => Check(LibMosquitto.mosquitto_property_add_varint(ref _head, (int)id, value), id);

    public void AddString(PropertyId id, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            NativeText.ThrowIfCut(value, $"Property {id}");
            Check(LibMosquitto.mosquitto_property_add_string(ref _head, (int)id, value), id);
        }
    }

    public void AddBinary(PropertyId id, byte[]? value)
    {
        if (value is not { Length: > 0 })
        {
            return;
        }
        if (value.Length > ushort.MaxValue)
        {
            throw new MqttProtocolViolationException($"Property {id} has {value.Length} bytes; at most {ushort.MaxValue} are possible.");
        }
        fixed (byte* bytes = value)
        {
            Check(LibMosquitto.mosquitto_property_add_binary(ref _head, (int)id, bytes, (ushort)value.Length), id);
        }
    }

    public void AddUserProperties(List<MqttUserProperty>? properties)
    {
        foreach (var property in properties ?? [])
        {
            NativeText.ThrowIfCut(property.Name, "The name of a user property");
            NativeText.ThrowIfCut(property.Value, $"User property {property.Name}");
            Check(
                LibMosquitto.mosquitto_property_add_string_pair(ref _head, (int)PropertyId.UserProperty, property.Name, property.Value),
                PropertyId.UserProperty);
        }
    }

    /// <summary>The list now belongs to the library.</summary>
    public void HandedOver() => _head = 0;

    public void Dispose()
    {
        if (_head != 0)
        {
            LibMosquitto.mosquitto_property_free_all(ref _head);
        }
    }

    private static void Check(int code, PropertyId id) => MosquittoError.ThrowIfFailed(code, $"Property {id}");
}
