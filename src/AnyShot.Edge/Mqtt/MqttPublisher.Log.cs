namespace AnyShot.Edge.Mqtt;

public sealed partial class MqttPublisher
{
    [LoggerMessage(4001, LogLevel.Information, "Connected to the broker {Broker}; it still had our session: {HadSession}")]
    private partial void LogConnected(string broker, bool hadSession);

    [LoggerMessage(4002, LogLevel.Warning, "{Sentence}")]
    private partial void LogDown(string sentence);

    [LoggerMessage(4003, LogLevel.Information, "MQTT has stopped")]
    private partial void LogStopped();

    [LoggerMessage(4005, LogLevel.Information, "A certificate file has changed; the connection is made anew with it")]
    private partial void LogRenewed();

    [LoggerMessage(4004, LogLevel.Debug, "The broker heard no goodbye: {Message}")]
    private partial void LogNoGoodbye(string message);
}
