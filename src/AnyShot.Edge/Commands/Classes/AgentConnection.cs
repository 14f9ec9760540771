using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Commands.Classes;

/// <summary>Asks the running agent of a configuration over its HTTP interface.</summary>
internal sealed class AgentConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly string _address;

    private AgentConnection(HttpClient client, string address) => (_client, _address) = (client, address);

    /// <summary>Who asks; not needed where the page lets everybody do it, as in the demo.</summary>
    public static Option<string> User { get; } = new("--user", "-u") { Description = "User name; see \"anyshot users\".", DefaultValueFactory = _ => "" };

    public static Option<string> PasswordFile { get; } = new("--password-file") { Description = "File whose first line is the user's password, or env:NAME.", DefaultValueFactory = _ => "" };

    /// <exception cref="InvalidDataException">The agent of this configuration has no HTTP interface.</exception>
    /// <exception cref="IOException">The password cannot be read.</exception>
    public static AgentConnection Open(DeviceConfiguration configuration, ParseResult result)
    {
        var options = configuration.Options.Dashboard;
        if (!options.Enabled || options.Port == 0)
        {
            throw new InvalidDataException($"{configuration.File}: the agent cannot be asked while dashboard.enabled is false or dashboard.port is 0.");
        }

        var host = options.Host is "0.0.0.0" or "*" or "[::]" or "::" ? "127.0.0.1" : options.Host;
        var isTls = options.CertificateFile.Length > 0;
        var address = $"{(isTls ? "https" : "http")}://{host}:{options.Port}";
        var handler = new SocketsHttpHandler();
        if (isTls)
        {
            // The agent's own certificate, by its file: nobody else's counts, and its name need not be this machine's.
            var own = X509CertificateLoader.LoadCertificateFromFile(configuration.Resolve(options.CertificateFile)).Thumbprint;
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2 shown && shown.Thumbprint == own };
        }

        var client = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = Patience };
        if (result.GetValue(User) is { Length: > 0 } user)
        {
            var password = result.GetValue(PasswordFile) is { Length: > 0 } file ? Secret.Read(Full(file), configuration) : "";
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }

        return new AgentConnection(client, address);
    }

    /// <summary>Asks for a verb.</summary>
    /// <returns>Whether it was done, and the agent's sentence.</returns>
    /// <exception cref="IOException">The agent does not answer.</exception>
    public async Task<(bool Success, string Sentence)> AskAsync(string verb, JsonObject body, CancellationToken cancellationToken)
    {
        // One id for this call: should the connection break in the middle, the same request is not done twice.
        body["requestId"] = Guid.NewGuid().ToString("n");
        var (status, text) = await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "/api/control/" + verb) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") }, cancellationToken)
            .ConfigureAwait(false);
        var json = Parse(text);
        return (status, Text(json, "sentence") ?? Text(json, "detail") ?? text);
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="IOException">The agent does not answer.</exception>
    public async Task<(bool Success, string Text)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (status, text) = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken).ConfigureAwait(false);
        return (status, status ? text : Text(Parse(text), "detail") ?? text);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A password file of the command line lies where the command was given, not beside the configuration.</summary>
    private static string Full(string file) => file.StartsWith("env:", StringComparison.Ordinal) ? file : Path.GetFullPath(file);

    private async Task<(bool Success, string Text)> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = request();
            using var response = await _client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException($"The agent does not answer at {_address}: start it first ({error.Message}).", error);
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? json, string key) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
