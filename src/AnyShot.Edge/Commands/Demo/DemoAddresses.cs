using AnyShot.Edge.Configuration;
using AnyShot.Edge.Mqtt;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>Says where a demo can be looked at.</summary>
internal static class DemoAddresses
{
    public static void Print(DeviceConfiguration configuration, bool ownBroker, TextWriter output)
    {
        var options = configuration.Options;
        var prefix = new MqttTopics(options.Station, options.Mqtt).Prefix;
        output.WriteLine($"Page    http://{options.Dashboard.Host}:{options.Dashboard.Port}/");
        output.WriteLine($"MQTT    {options.Mqtt.Host}:{options.Mqtt.Port} ({(ownBroker ? "a broker of the demo's own" : "the broker that answered")}), "
            + $"topics {prefix}/#");
        output.WriteLine($"        mosquitto_sub -h {options.Mqtt.Host} -p {options.Mqtt.Port} -v -t '{prefix}/#'");
        output.WriteLine($"OPC UA  opc.tcp://{options.OpcUa.Host}:{options.OpcUa.Port}/ , node ids s={options.Station.Name}/Res/ClassName and so on");
        output.WriteLine("Stop with Ctrl+C.");
    }
}
