using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Dashboard.Security;

/// <summary>Ten thousand requests that are wrong in some way, against the real server.</summary>
[Collection(MemoryCollection.Name)]
public sealed class MalformedRequestTests
{
    private const int Raw = 2_500;
    private const int Framed = 7_500;
    private const int Workers = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly string[] s_paths =
    [
        "/", "/api/session", "/api/state", "/api/control/trigger", "/api/cameras/top/latest.jpg", "/api/verdicts/1/part.jpg", "/healthz", "/readyz", "/metrics",
        "/api/cameras/%00/latest.jpg", "/api/cameras/%ff%fe/latest.jpg", "/api/verdicts/99999999999999999999/part.jpg", "/..%2f..%2fetc/passwd", "/api/control/class/add", "//", "/?q=%",
    ];

    private static readonly string[] s_bodies =
    [
        "", "{", "[]", "null", "\"", "{\"name\":\"anna\"}", "{\"name\":{},\"password\":[]}", "{\"name\":\"anna\",\"name\":\"x\",\"password\":\"y\"}", "{\"partId\":\"\\u0000\"}",
        "{\"partId\":\"\\ud800\"}", "{\"a\":" + new string('[', 500), "\u00ff\u00fe", "{\"name\":\"" + new string('n', 3000) + "\"}",
    ];

    [Fact]
    public async Task Requests_TenThousandMalformed_NeitherCrashNorGrow()
    {
        var seed = Random.Shared.Next();
        using var log = new RecordingProvider();
        await using var host = await DashboardHost.StartAsync(
            o => (o.Dashboard.AllowAnonymous, o.Dashboard.AnonymousRole, o.Dashboard.RequestsPerSecond) = (false, Role.Viewer, 100_000),
            more: (services, _) => services.AddSingleton<ILoggerProvider>(log));
        host.Users.Set("anna", Role.Administrator);
        host.Cameras.Outcomes["side"] = TriggerOutcome.Accepted;
        using var beating = host.KeepBeating();
        using var anna = new HttpPerson(host.Address);
        (await anna.LogInAsync("anna")).ShouldBe(HttpStatusCode.OK);

        var answers = new ConcurrentDictionary<int, int>();
        await SendAsync(host, seed, answers, share: 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await SendAsync(host, seed + 1000, answers, share: 1);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        var said = $"seed {seed}; {string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Value} x {a.Key}"))}";
        log.Lines.Where(l => l.Contains("unhandled", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(said);

        // 503: the page is not built here; 505: a version that HTTP does not have.
        answers.Keys.ShouldAllBe(status => status < 500 || status == 503 || status == 505, said);
        answers.Keys.ShouldContain(400, said);
        answers.Values.Sum().ShouldBeGreaterThan(Framed, said);
        host.Get<SessionStore>().Count.ShouldBe(1, said);
        host.Cameras.Triggers.ShouldBeEmpty(said);
        host.Get<RefusalLog>().Remembered.ShouldBeLessThanOrEqualTo(RefusalLog.Most, said);
        log.Lines.Count().ShouldBeLessThan(100, said);
        growth.ShouldBeLessThan(32L << 20, said);
        (await anna.GetAsync("/api/state")).ShouldBe(HttpStatusCode.OK, said);
    }

    private static async Task SendAsync(DashboardHost host, int seed, ConcurrentDictionary<int, int> answers, int share)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(host.Address), Timeout = s_patience };
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(seed + worker);
            for (var i = 0; i < Framed / Workers / share; i++)
            {
                Count(answers, await SendFramedAsync(client, random));
            }

            for (var i = 0; i < Raw / Workers / share; i++)
            {
                Count(answers, await SendRawAsync(new Uri(host.Address).Port, random));
            }
        })));
    }

    private static void Count(ConcurrentDictionary<int, int> answers, int status)
    {
        if (status != 0)
        {
            answers.AddOrUpdate(status, 1, (_, count) => count + 1);
        }
    }

    /// <summary>A request that is sound as HTTP and wrong as a command.</summary>
    private static async Task<int> SendFramedAsync(HttpClient client, Random random)
    {
        string[] methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"];
        using var request = new HttpRequestMessage(new HttpMethod(methods[random.Next(methods.Length)]), s_paths[random.Next(1, s_paths.Length - 2)]);
        if (request.Method != HttpMethod.Trace)
        {
            request.Content = new StringContent(s_bodies[random.Next(s_bodies.Length)], Encoding.UTF8, random.Next(3) == 0 ? "text/plain" : "application/json");
        }

        (string Name, string Value)[] headers =
        [
            ("Authorization", "Basic " + Convert.ToBase64String(Bytes(random, 40))), ("Authorization", "Bearer x"), ("Authorization", new string('a', 5000)),
            ("Cookie", "anyshot-press-4=" + new string('0', random.Next(200))), ("Cookie", "=;;==\""), ("Origin", "null"), ("X-AnyShot-Csrf", "\"'<>"),
            ("Sec-Fetch-Site", "cross-site"), ("X-Forwarded-For", "1.2.3.4, ::1"), ("Range", "bytes=9-1"), ("If-None-Match", "\""),
        ];
        for (var count = random.Next(4); count > 0; count--)
        {
            var (name, value) = headers[random.Next(headers.Length)];
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Bytes that may be no HTTP at all.</summary>
    /// <returns>The status of the answer; 0 where the server closed without one.</returns>
    private static async Task<int> SendRawAsync(int port, Random random)
    {
        using var deadline = new CancellationTokenSource(s_patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
        try
        {
            await socket.SendAsync(RawRequest(random), deadline.Token);
            socket.Shutdown(SocketShutdown.Send);
            var answer = new byte[4096];
            var length = 0;
            for (int read; (read = await socket.ReceiveAsync(answer.AsMemory(length % 2048), deadline.Token)) > 0; length += read)
            {
                if (length == 0 && read >= 12 && Encoding.ASCII.GetString(answer, 0, 9) == "HTTP/1.1 ")
                {
                    return int.Parse(Encoding.ASCII.GetString(answer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
                }
            }
        }
        catch (SocketException)
        {
            // The server had heard enough.
        }

        return 0;
    }

    private static byte[] RawRequest(Random random)
    {
        if (random.Next(4) == 0)
        {
            return Bytes(random, random.Next(1, 3000));
        }

        var path = s_paths[random.Next(s_paths.Length)];
        var body = s_bodies[random.Next(s_bodies.Length)];
        string[] heads =
        [
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {body.Length}\r\n\r\n",
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999\r\n\r\n",
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
            $"GET {path} HTTP/9.9\r\n\r\n",
            $"GET {path}{new string('a', 9000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(Enumerable.Range(0, 150).Select(i => $"X-{i}: y\r\n"))}\r\n",
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {new string('b', 40_000)}\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nA\r\n : b\r\n\r\n",
        ];
        var bytes = Encoding.Latin1.GetBytes(heads[random.Next(heads.Length)] + body);
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes[..(random.Next(5) == 0 ? random.Next(1, bytes.Length) : bytes.Length)];
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
