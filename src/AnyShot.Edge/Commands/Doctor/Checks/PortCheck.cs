using System.Net;
using System.Net.Sockets;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Whether the agent could listen where the configuration says.</summary>
internal sealed class PortCheck(string name, string host, int port, string key) : IDoctorCheck
{
    public string Name => name;

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (port == 0)
        {
            return Finding.Ok("Any free port is taken.");
        }

        try
        {
            var address = IPAddress.TryParse(host, out var given) ? given : (await Dns.GetHostAddressesAsync(host, cancellationToken))[0];
            using var listener = new TcpListener(address, port);
            listener.Start();
            return Finding.Ok($"{host}:{port} is free.");
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return Finding.Warn($"{host}:{port} is in use.", $"If that is not the running agent, choose another {key}.");
        }
        catch (SocketException error)
        {
            return Finding.Fail($"{host}:{port} cannot be listened on: {error.Message}.", $"Correct {key} or the host beside it.");
        }
    }
}
