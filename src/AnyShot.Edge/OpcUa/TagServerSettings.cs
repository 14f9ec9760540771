namespace AnyShot.Edge.OpcUa;

/// <summary>What one start of the server process needs to know.</summary>
/// <param name="Station">First part of every node id.</param>
/// <param name="Options">Section <c>opcUa</c>.</param>
/// <param name="Port">Port to listen on; with <c>opcUa.port</c> 0 the one that the first start was given.</param>
/// <param name="Password">Password of the user, empty without one.</param>
/// <param name="PkiFolder">Folder of its certificates.</param>
internal sealed record TagServerSettings(string Station, OpcUaOptions Options, int Port, string Password, string PkiFolder);
