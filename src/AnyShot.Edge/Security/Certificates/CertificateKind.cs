namespace AnyShot.Edge.Security.Certificates;

/// <summary>What a certificate is for.</summary>
internal enum CertificateKind
{
    /// <summary>A server that is reached by name or address: MQTT broker, page.</summary>
    Server,

    /// <summary>A client of MQTT or HTTP.</summary>
    Client,

    /// <summary>An OPC UA application, server or client (OPC 10000-6, section 6.2.2).</summary>
    OpcUa,
}
