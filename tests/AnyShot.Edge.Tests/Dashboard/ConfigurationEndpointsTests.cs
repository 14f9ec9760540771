using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Dashboard;

/// <summary>The configuration over HTTP, of a whole agent.</summary>
public sealed class ConfigurationEndpointsTests : IAsyncLifetime
{
    private const string Password = "s3cret-of-the-camera";

    private readonly AgentBench _bench = new(dashboard: """ "port": 0 """, camera: $""" "source": "rtsp://eve:{Password}@127.0.0.1:9/line" """);
    private readonly FakeUsers _users = new();
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        _app = _bench.Build(services => services.AddSingleton<IUserDirectory>(_users));
        foreach (var role in Enum.GetValues<Role>())
        {
            _users.Set(Name(role), role);
        }

        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _bench.Dispose();
    }

    [Fact]
    public async Task Read_ByAdministrator_HasEverythingButThePassword()
    {
        var answer = await ReadAsync();
        answer.GetProperty("file").GetString().ShouldBe(_bench.File);
        answer.GetProperty("isRunning").GetBoolean().ShouldBeTrue();
        answer.GetProperty("digest").GetString()!.Length.ShouldBe(64);
        answer.GetProperty("obstacle").GetString()!.ShouldContain("does not start anew by itself", Case.Sensitive, "this one was not started with run");
        var text = answer.GetProperty("text").GetString()!;
        text.ShouldContain("rtsp://eve:******@127.0.0.1:9/line");
        text.ShouldNotContain(Password);

        // What comes back unchanged is sound, with the password that nobody has seen.
        var found = await CheckAsync(new { text });
        found.GetProperty("mistakes").GetArrayLength().ShouldBe(0);
        found.GetRawText().ShouldNotContain(Password);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Technician)]
    [InlineData(Role.Engineer)]
    public async Task Everything_ByAnybodyElse_IsForbidden(Role role)
    {
        using var client = Client(role);
        foreach (var path in new[] { "/api/configuration", "/api/configuration/schema" })
        {
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        using var check = await client.PostAsJsonAsync("/api/configuration/check", new { text = "{}" });
        check.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var apply = await client.PostAsJsonAsync("/api/control/configuration/apply", new { text = "{}", expected = new string('0', 64), why = "x" });
        apply.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Check_ChangeOfAValue_IsMadeInTheTextAndMistakesHaveTheirLine()
    {
        var text = (await ReadAsync()).GetProperty("text").GetString()!;
        var found = await CheckAsync(new { text, path = "cameras[0].roi", value = new { x = 0.75, width = 0.5 } });
        var mistake = found.GetProperty("mistakes").EnumerateArray().ShouldHaveSingleItem();
        mistake.GetProperty("path").GetString().ShouldBe("cameras[0].roi");
        mistake.GetProperty("line").GetInt32().ShouldBe(2);
        found.GetProperty("values").GetProperty("cameras")[0].GetProperty("roi").GetProperty("x").GetDouble().ShouldBe(0.75);

        var without = await CheckAsync(new { text = found.GetProperty("text").GetString(), path = "cameras[0].roi" });
        without.GetProperty("mistakes").GetArrayLength().ShouldBe(0);
        without.GetProperty("text").GetString()!.ShouldNotContain("roi");
    }

    [Fact]
    public async Task Check_HostileText_IsMistakesNotFaults()
    {
        var texts = new[] { "", "NaN", "{\"a\":NaN}", "[]", "7", "null", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}", new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)), "{\"cameras\":1e999}", "{\"station\":null}", "\ufeff{}" };
        foreach (var text in texts)
        {
            (await CheckAsync(new { text })).GetProperty("mistakes").GetArrayLength().ShouldBeGreaterThan(0, text.Length > 40 ? text[..40] : text);
        }
    }

    [Fact]
    public async Task Check_WhatIsNoQuestion_IsRefusedInOneSentence()
    {
        using var client = Client(Role.Administrator);
        foreach (var (body, status) in new (string, HttpStatusCode)[]
        {
            ("", HttpStatusCode.BadRequest), ("{", HttpStatusCode.BadRequest), ("null", HttpStatusCode.BadRequest), ("{\"text\":7}", HttpStatusCode.BadRequest), ("{\"text\":null}", HttpStatusCode.BadRequest), ("{\"other\":1}", HttpStatusCode.BadRequest),
            ("{\"text\":\"{}\",\"path\":\"cameras[7]\",\"value\":1}", HttpStatusCode.BadRequest), ("{\"text\":\"{\",\"path\":\"a\",\"value\":1}", HttpStatusCode.BadRequest),
            ("{\"text\":\"{}\",\"path\":\"" + string.Concat(Enumerable.Repeat("a.", 5000)) + "a\",\"value\":1}", HttpStatusCode.BadRequest),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/api/configuration/check", UriKind.Relative), content);
            answer.StatusCode.ShouldBe(status, body.Length > 60 ? body[..60] : body);
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldEndWith(".");
        }
    }

    [Theory]
    [InlineData("/api/configuration/check")]
    [InlineData("/api/control/configuration/apply")]
    public async Task LargeBody_IsRefused(string path)
    {
        using var client = Client(Role.Administrator);
        using var content = new ByteArrayContent(new byte[12 << 20]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentLength = 12 << 20;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Cameras_ByAnybodyWhoMayLook_HaveNoPassword()
    {
        using var client = Client(Role.Viewer);
        var cameras = await client.GetStringAsync("/api/cameras");
        cameras.ShouldContain("127.0.0.1:9/line");
        cameras.ShouldNotContain(Password);
        using var lens = await client.GetAsync("/api/cameras/line/lens");
        lens.StatusCode.ShouldBe(HttpStatusCode.NotFound, "it has delivered no frame");
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var client = Client(Role.Administrator);
        return await client.GetFromJsonAsync<JsonElement>("/api/configuration");
    }

    private async Task<JsonElement> CheckAsync(object question)
    {
        using var client = Client(Role.Administrator);
        using var answer = await client.PostAsJsonAsync("/api/configuration/check", question);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private HttpClient Client(Role role)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app!.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name(role)}:right")));
        return client;
    }

    private static string Name(Role role) => $"the-{role.ToString().ToLowerInvariant()}";
}
