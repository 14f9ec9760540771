using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>A client that nobody knows, and an administrator who lets it in from the page, on a real agent.</summary>
public sealed class OpcUaTrustTests
{
    private const string Password = "correct horse battery staple";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task UnknownClient_TrustedByAnAdministratorOverHttp_IsLetInWithoutARestart()
    {
        using var station = new Station(isOpen: false);
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await AddUserAsync(station, "ada", "administrator");
        await AddUserAsync(station, "ina", "engineer");
        await using var agent = AgentProcess.Run(station.Configuration);
        await agent.WaitForLineAsync("OPC UA server ready", Deadline);
        using var ada = await LogInAsync(station, "ada");
        using var ina = await LogInAsync(station, "ina");

        (await ConnectAsync(station)).ShouldBe("refused");
        var refused = (await CertificatesAsync(ada, "refused")).ShouldHaveSingleItem();
        await agent.WaitForLineAsync("is not trusted");
        (await TrustAsync(ina, refused, trusted: true)).ShouldBe(HttpStatusCode.Forbidden);
        (await ConnectAsync(station)).ShouldBe("refused", "an engineer decides not about it");

        (await TrustAsync(ada, refused, trusted: true)).ShouldBe(HttpStatusCode.OK);
        (await CertificatesAsync(ada, "refused")).ShouldBeEmpty();
        (await CertificatesAsync(ada, "trusted")).ShouldContain(refused);
        (await ConnectAsync(station)).ShouldBe("session");

        (await TrustAsync(ada, refused, trusted: false)).ShouldBe(HttpStatusCode.OK);
        (await ConnectAsync(station)).ShouldBe("refused");
        agent.Lines.Count(line => line.Contains("OPC UA server ready", StringComparison.Ordinal)).ShouldBe(1, "neither agent nor server started again");

        var audit = (await ada.GetFromJsonAsync<JsonElement>("/api/audit?most=2")).EnumerateArray().ToArray();
        audit.Select(entry => entry.GetProperty("who").GetString()).ShouldBe(["ada", "ada"]);
        audit.Select(entry => entry.GetProperty("what").GetString()!.Split(' ')[0]).ShouldBe(["refuse", "trust"]);
        audit.ShouldAllBe(entry => entry.GetProperty("what").GetString()!.EndsWith(refused) && entry.GetProperty("why").GetString() == "the new PLC");
        (await agent.TerminateAsync()).ShouldBe(0, agent.Output);
        await using var verify = AgentProcess.Start("classes", "verify", "--config", station.Configuration);
        (await verify.WaitForExitAsync(Deadline)).ShouldBe(0, verify.Output);
    }

    /// <summary>A client with a certificate of its own making, the same at each call.</summary>
    /// <returns>"session" or "refused".</returns>
    private static async Task<string> ConnectAsync(Station station)
    {
        var options = new
        {
            modules = Path.Combine(Repository.Root, "src/OpcUa"),
            endpoint = string.Create(CultureInfo.InvariantCulture, $"opc.tcp://127.0.0.1:{station.OpcUaPort}"),
            station = "s1",
            pki = Path.Combine(station.Folder, "client-pki"),
            policy = "Basic256Sha256",
            mode = "SignAndEncrypt",
            user = "",
        };
        await using var client = ChildProcess.Start("node", Path.Combine(Repository.Root, "tests/AnyShot.Edge.Tests/OpcUa/client/client.mjs"), JsonSerializer.Serialize(options));
        string? Answer() => client.Lines.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()).FirstOrDefault(name => name is "session" or "refused");
        await client.WaitForAsync(() => Answer() is not null, "an answer", Deadline);
        return Answer()!;
    }

    private static async Task<string[]> CertificatesAsync(HttpClient person, string kind) =>
        [.. (await person.GetFromJsonAsync<JsonElement>("/api/certificates")).EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == kind).Select(entry => entry.GetProperty("fingerprint").GetString()!)];

    private static async Task<HttpStatusCode> TrustAsync(HttpClient person, string fingerprint, bool trusted)
    {
        using var answer = await person.PostAsJsonAsync("/api/control/certificate/trust", new { fingerprint, trusted, why = "the new PLC" });
        return answer.StatusCode;
    }

    private static async Task<HttpClient> LogInAsync(Station station, string name)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri($"http://127.0.0.1:{station.PagePort}") };
        for (var since = Stopwatch.StartNew(); ; since.Elapsed.ShouldBeLessThan(Deadline))
        {
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/session", new { name, password = Password });
                answer.EnsureSuccessStatusCode();
                client.DefaultRequestHeaders.Add("X-AnyShot-Csrf", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrfToken").GetString());
                return client;
            }
            catch (HttpRequestException error) when (error.StatusCode is null)
            {
                // The page is not there yet.
            }
        }
    }

    private static async Task AddUserAsync(Station station, string name, string role)
    {
        var password = Path.Combine(station.Folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await using var users = AgentProcess.Start("users", "add", name, "--role", role, "--password-file", password, "--config", station.Configuration);
        (await users.WaitForExitAsync(Deadline)).ShouldBe(0, users.Output);
    }
}
