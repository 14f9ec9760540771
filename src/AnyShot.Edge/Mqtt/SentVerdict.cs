using AnyShot.Edge.Inspection;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>A verdict on the wire.</summary>
internal readonly record struct SentVerdict(Verdict Verdict, bool IsReplay, Task<MqttClientPublishResult> Acknowledgement);
