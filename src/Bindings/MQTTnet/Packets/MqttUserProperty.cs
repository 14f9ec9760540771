namespace MQTTnet.Packets;

/// <summary>A name and value that travel with a packet (MQTT 5). Both are at most 65,535 bytes of UTF-8.</summary>
public sealed class MqttUserProperty(string name, string value)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    public bool Equals(MqttUserProperty? other) => other is not null && other.Name == Name && other.Value == Value;

    public override bool Equals(object? other) => Equals(other as MqttUserProperty);

    public override int GetHashCode() => HashCode.Combine(Name, Value);

    public override string ToString() => $"{Name} = {Value}";
}
