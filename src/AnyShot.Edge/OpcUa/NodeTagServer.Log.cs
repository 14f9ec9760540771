namespace AnyShot.Edge.OpcUa;

public sealed partial class NodeTagServer
{
    [LoggerMessage(5001, LogLevel.Information, "OPC UA server ready on {Endpoint}")]
    private partial void LogReady(string endpoint);

    [LoggerMessage(5002, LogLevel.Warning, "{Sentence} Starting it again in {Delay} s")]
    private partial void LogGone(string sentence, double delay);

    [LoggerMessage(5003, LogLevel.Warning, "The OPC UA server on {Host} lets clients in without encryption or without a user name (opcUa.allowInsecure, opcUa.allowAnonymous)")]
    private partial void LogOpen(string host);

    [LoggerMessage(5005, LogLevel.Warning, "OPC UA: {What} failed: {Sentence}")]
    private partial void LogRefused(string what, string sentence);

    [LoggerMessage(5004, LogLevel.Warning, "No second OPC UA server stands prepared: {Sentence}")]
    private partial void LogNoStandby(string sentence);
}
