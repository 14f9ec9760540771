namespace AnyShot.Edge.Mqtt;

/// <summary>The broker's certificate is refused; the message says why.</summary>
public sealed class BrokerCertificateException(string message) : Exception(message)
{
    /// <summary>The one that made a connection fail, below what the client library wrapped around it; null when it was something else.</summary>
    public static BrokerCertificateException? In(Exception? error)
    {
        while (error is not null and not BrokerCertificateException)
        {
            error = error.InnerException;
        }
        return error as BrokerCertificateException;
    }
}
