using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Dashboard.Security;

/// <summary>Ten thousand hostile commands over HTTP at all verbs of a whole agent, by callers of every kind.</summary>
public sealed partial class HostileCommandTests
{
    private const int Requests = 10_000;
    private const int Workers = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>One for all requests: the client may hold it for a while after it was refused.</summary>
    private static readonly byte[] s_huge = new byte[14 << 20];

    /// <summary>What hostile callers name: every verb, near misses, and addresses beside them.</summary>
    private static readonly string[] s_paths =
    [
        .. ControlVerbs.All.Concat(ControlVerbs.HttpOnly).SelectMany(verb => Enumerable.Repeat($"/api/control/{verb}", 3)),
        "/api/control/", "/api/control/class", "/api/control/class/add/", "/api/control/CLASS/ADD", "/api/control/class%2fadd", "/api/control/..%2f..%2fstate", "/api/control/%00", "/api/control/%ff%fe",
        "/api/control/users", "/api/control/import", "/api/control/" + new string('v', 2000), "/api/classes", "/api/classes/good/shots/..%2f..%2fcontrol.db", "/api/audit", "/api/trial", "/api/openapi.json",
    ];

    /// <summary>Bodies that no verb takes, whoever sends them.</summary>
    private static readonly byte[][] s_bodies =
    [
        .. new[]
        {
            "", " ", "{", "}", "[]", "[{}]", "null", "17", "\"x\"", "true", "{}{}", "{\"\":0}", "{\"id\":null}", "{\"name\":{}}", "{\"name\":7,\"prompts\":\"x\"}", "{\"name\":\"a\",\"name\":\"b\"}",
            "{\"prompts\":[[[[]]]]}", "{\"number\":1e999}", "{\"number\":-1,\"name\":\"x\"}", "{\"number\":99999999999999999999,\"name\":\"x\"}", "{\"name\":\"\\u0000\"}", "{\"name\":\"\\ud800\"}",
            "{\"id\":\"../../etc/passwd\",\"shot\":\"..\"}", "{\"id\":\"good\",\"image\":\"AAAA\"}", "{\"id\":\"good\",\"image\":\"&\"}", "{\"id\":\"good\",\"inspectionId\":-1}", "{\"inspectionId\":9223372036854775807}",
            "{\"inspectionId\":1.5}", "{\"revision\":9223372036854775807}", "{\"revision\":\"1\"}", "{\"revision\":1,\"force\":\"yes\"}", "{\"mode\":\"holiday\"}", "{\"mode\":3}", "{\"camera\":\"nowhere\"}",
            "{\"requestId\":\"\",\"x\":1}", "{\"requestId\":{}}", "{\"requestId\":\"a b\"}", "{\"requestId\":\"" + new string('9', 5000) + "\"}", "{\"from\":\"good\",\"into\":\"good\"}", "{\"severity\":\"awful\",\"name\":\"x y\"}",
            "{\"a\":" + new string('[', 20_000), string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), "{\"name\":\"" + new string('n', 70_000) + "\"}", "{" + string.Join(",", Enumerable.Range(0, 3000).Select(i => $"\"k{i}\":{i}")) + "}",
            "<?xml version=\"1.0\"?><x/>", "name=x&id=y", "\ufeff{}x", "{\"prompts\":[" + string.Join(",", Enumerable.Repeat("\"word\"", 5000)) + "],\"name\":\"x y\"}",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d], [0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d], [0x00, 0x00, 0x00, 0x7b], [0x1f, 0x8b, 0x08, 0x00],
    ];

    [Fact]
    public async Task Commands_TenThousandHostile_ChangeNothingDoNotCrashAndAreLoggedOncePerCause()
    {
        var seed = Random.Shared.Next();
        using var bench = new AgentBench(more: """, "control": { "requestsPerMinute": 60000 } """, dashboard: """ "port": 0, "requestsPerSecond": 100000 """);
        var users = new FakeUsers();
        await using var app = bench.Build(services => services.AddSingleton<IUserDirectory>(users));
        foreach (var role in Enum.GetValues<Role>())
        {
            users.Set(Name(role), role);
        }

        await app.StartAsync();
        var registry = app.Services.GetRequiredService<IClassRegistry>();
        var before = registry.State.Newest.Revision;
        using var callers = await CallersAsync(app);
        var answers = new ConcurrentDictionary<int, int>();
        await SendAsync(callers, seed, Requests, answers);

        var said = $"seed {seed}; {string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Value} x {a.Key}"))}";
        // 503: nothing that a caller sent is the agent's own fault; what is not there (MQTT, a page) answers so.
        answers.Keys.ShouldAllBe(status => status < 500 || status == 503, said);
        answers.GetValueOrDefault(0).ShouldBeLessThan(Requests / 10, said);
        foreach (var status in new[] { 400, 401, 403, 404, 409, 413, 415 })
        {
            answers.Keys.ShouldContain(status, said);
        }

        bench.Errors.Select(error => $"{error.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {error.Exception}").ShouldBeEmpty(said);
        registry.State.Newest.Revision.ShouldBe(before, said);
        app.Services.GetRequiredService<ModeSwitch>().Current.ShouldBe(OperatingMode.Automatic, said);
        var refusals = bench.Lines.Where(line => line.StartsWith("Refused, from ", StringComparison.Ordinal)).ToList();
        refusals.ShouldNotBeEmpty(said);
        refusals.Count.ShouldBeLessThan(2 * RefusalLog.Most, said);
        // One cause is an address with a status, or a caller's verb with an outcome.
        var beforeTheDesk = refusals.Select(line => ByAddress().Match(line)).Where(match => match.Success).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}").ToList();
        beforeTheDesk.ShouldNotBeEmpty(said);
        beforeTheDesk.ShouldBeUnique(said);
        var atTheDesk = refusals.Select(line => ByVerb().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        // What is no request at all has no address: one line for its kind.
        refusals.Where(line => !ByAddress().IsMatch(line) && !ByVerb().IsMatch(line)).ShouldHaveSingleItem(said).ShouldContain("ConnectionBadRequest");
        atTheDesk.CountBy(cause => cause).ShouldAllBe(cause => cause.Value <= Enum.GetValues<ControlOutcome>().Length - 1, said);

        // The line and its people are served as before.
        using var asked = await callers.Administrator.PostAsync(new Uri("/api/control/class/add", UriKind.Relative), Json("{\"name\":\"thin dark crack\"}"u8.ToArray()));
        asked.StatusCode.ShouldBe(HttpStatusCode.OK, said);
        await app.StopAsync();
    }

    private static async Task SendAsync(Callers callers, int seed, int count, ConcurrentDictionary<int, int> answers) =>
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(seed + worker);
            for (var i = 0; i < count / Workers; i++)
            {
                answers.AddOrUpdate(await SendAsync(callers, random), 1, (_, before) => before + 1);
            }
        })));

    private static async Task<int> SendAsync(Callers callers, Random random)
    {
        string[] methods = ["POST", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "GET"];
        using var request = new HttpRequestMessage(new HttpMethod(methods[random.Next(methods.Length)]), s_paths[random.Next(s_paths.Length)]);
        if (request.Method != HttpMethod.Get)
        {
            request.Content = random.Next(200) == 0 ? Huge(random) : Content(random);
        }

        switch (random.Next(8))
        {
            case 0:
                request.Headers.TryAddWithoutValidation("Origin", "http://evil.example");
                break;
            case 1:
                request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
                break;
            case 2:
                request.Headers.TryAddWithoutValidation("X-AnyShot-Csrf", new string('0', 64));
                break;
        }

        var client = callers.Pick(random, out var token);
        // Sometimes the token of the login is there, so that the request reaches the desk.
        if (token is not null && random.Next(2) == 0)
        {
            request.Headers.Remove("X-AnyShot-Csrf");
            request.Headers.TryAddWithoutValidation("X-AnyShot-Csrf", token);
        }

        try
        {
            using var response = await client.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException error) when (error.HttpRequestError != HttpRequestError.ConnectionError)
        {
            // The server had heard enough, of a body that is too large for example, and closed.
            return 0;
        }
    }

    private static HttpContent Content(Random random)
    {
        var body = s_bodies[random.Next(s_bodies.Length)];
        if (body.Length > 0 && random.Next(4) == 0)
        {
            body = [.. body];
            body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
        }

        return Json(body, random.Next(10) == 0 ? "text/plain" : "application/json");
    }

    /// <summary>Larger than anybody may send; with a length that says so, or without one.</summary>
    private static HttpContent Huge(Random random)
    {
        var content = Json(s_huge);
        if (random.Next(2) == 0)
        {
            content.Headers.ContentLength = null;
        }

        return content;
    }

    private static ByteArrayContent Json(byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static async Task<Callers> CallersAsync(WebApplication app)
    {
        var address = app.Urls.First();
        var clients = new List<(HttpClient Client, string? Token)>();
        var people = new List<HttpPerson>();
        foreach (var role in Enum.GetValues<Role>())
        {
            clients.Add((Client(address, $"{Name(role)}:right"), null));
            var person = new HttpPerson(address);
            (await person.LogInAsync(Name(role))).ShouldBe(HttpStatusCode.OK);
            people.Add(person);
            clients.Add((person.Client, person.CsrfToken));
        }

        clients.Add((Client(address, null), null));
        return new Callers(clients, people, Client(address, $"{Name(Role.Administrator)}:right"));
    }

    private static HttpClient Client(string address, string? login)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address), Timeout = s_patience };
        if (login is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        }

        return client;
    }

    private static string Name(Role role) => $"the-{role.ToString().ToLowerInvariant()}";

    [GeneratedRegex(@"^Refused, from ""\S+"": ""(?:GET|POST|A request for) (.*) by \S+ was answered with (\d+): ")]
    private static partial Regex ByAddress();

    [GeneratedRegex(@"^Refused, from ""(Http/\S+"": "".*) over Http was not done: ")]
    private static partial Regex ByVerb();

    private sealed class Callers(List<(HttpClient Client, string? Token)> clients, List<HttpPerson> people, HttpClient administrator) : IDisposable
    {
        public HttpClient Administrator => administrator;

        public HttpClient Pick(Random random, out string? token)
        {
            (var client, token) = clients[random.Next(clients.Count)];
            return client;
        }

        public void Dispose()
        {
            clients.ForEach(caller => caller.Client.Dispose());
            people.ForEach(person => person.Dispose());
            administrator.Dispose();
        }
    }
}
