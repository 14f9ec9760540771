using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Dashboard.Endpoints;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Dashboard.State;

namespace AnyShot.Edge.Dashboard;

/// <summary>The JSON forms of the HTTP interface: docs/http-api.md.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StateSnapshot))]
[JsonSerializable(typeof(VerdictEvent))]
[JsonSerializable(typeof(IReadOnlyList<VerdictEvent>))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(IReadOnlyList<CameraSetup>))]
[JsonSerializable(typeof(LensReport))]
[JsonSerializable(typeof(ConfigurationAnswer))]
[JsonSerializable(typeof(ConfigurationQuestion))]
[JsonSerializable(typeof(ConfigurationFindings))]
public sealed partial class DashboardJson : JsonSerializerContext
{
    public static byte[] Utf8(StateSnapshot state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.StateSnapshot);

    public static byte[] Utf8(VerdictEvent verdict) => JsonSerializer.SerializeToUtf8Bytes(verdict, Default.VerdictEvent);

    public static byte[] Utf8(IReadOnlyList<VerdictEvent> verdicts) => JsonSerializer.SerializeToUtf8Bytes(verdicts, Default.IReadOnlyListVerdictEvent);
}
