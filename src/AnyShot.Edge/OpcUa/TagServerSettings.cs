using AnyShot.Edge.Security;

namespace AnyShot.Edge.OpcUa;

/// <summary>What one start of the server process needs to know.</summary>
/// <param name="Station">First part of every node id.</param>
/// <param name="Options">Section <c>opcUa</c>.</param>
/// <param name="Port">Port to listen on; with <c>opcUa.port</c> 0 the one that the first start was given.</param>
/// <param name="AllowUsers">Whether names and passwords are offered; the agent checks them.</param>
/// <param name="AllowCertificates">Whether users may come with certificates; the agent knows whom they stand for.</param>
/// <param name="AnonymousRole">Role of a client without a name.</param>
/// <param name="PkiFolder">Folder of its certificates.</param>
/// <param name="Vision">The vision system of OPC 40100-1; null for none.</param>
internal sealed record TagServerSettings(string Station, OpcUaOptions Options, int Port, bool AllowUsers, bool AllowCertificates, Role AnonymousRole, string PkiFolder, VisionModel? Vision);
