using System.Net;
using System.Text;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class TriggerTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("{}", "")]
    [InlineData("{\"partId\":\"A-17\"}", "A-17")]
    public async Task Trigger_CommandCamera_IsAccepted(string? body, string partId)
    {
        await using var host = await HostAsync(TriggerOutcome.Accepted);
        using var response = await PostAsync(host, body);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        host.Cameras.Triggers.ShouldBe([("side", partId)]);
    }

    [Theory]
    [InlineData(TriggerOutcome.UnknownCamera, HttpStatusCode.NotFound, "There is no camera of that name")]
    [InlineData(TriggerOutcome.OtherTriggerMode, HttpStatusCode.Conflict, "set its trigger.mode to command")]
    [InlineData(TriggerOutcome.NoFrames, HttpStatusCode.Conflict, "delivers no frames now")]
    public async Task Trigger_NotPossible_SaysWhy(TriggerOutcome outcome, HttpStatusCode status, string sentence)
    {
        await using var host = await HostAsync(outcome);
        using var response = await PostAsync(host, null);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(sentence);
    }

    public static TheoryData<string, string> BadBodies => new()
    {
        { "{\"partId\":\"" + new string('x', 81) + "\"}", "at most 80 printable characters" },
        { "{\"partId\":\"a\\u0007\"}", "at most 80 printable characters" },
        { "{\"part\":\"a\"}", "hold no other key" },
        { "{", "hold no other key" },
        { "[1]", "hold no other key" },
        { new string(' ', 3000), "longer than 2048 bytes" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Trigger_BadBody_IsRefusedWithASentence(string body, string sentence)
    {
        await using var host = await HostAsync(TriggerOutcome.Accepted);
        using var response = await PostAsync(host, body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(sentence);
        host.Cameras.Triggers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "SELF", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    public async Task Trigger_FromABrowser_OnlyOurOwnPageMay(string header, string value, bool isAllowed)
    {
        await using var host = await HostAsync(TriggerOutcome.Accepted);
        using var response = await PostAsync(host, null, (header, value == "SELF" ? host.Address : value));
        response.StatusCode.ShouldBe(isAllowed ? HttpStatusCode.Accepted : HttpStatusCode.Forbidden);
        host.Cameras.Triggers.Count.ShouldBe(isAllowed ? 1 : 0);
    }

    [Fact]
    public async Task Trigger_ByGet_IsNotAllowed()
    {
        await using var host = await HostAsync(TriggerOutcome.Accepted);
        using var response = await host.Client.GetAsync("/api/cameras/side/trigger");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static async Task<DashboardHost> HostAsync(TriggerOutcome outcome)
    {
        var host = await DashboardHost.StartAsync();
        host.Cameras.Outcomes["side"] = outcome;
        return host;
    }

    private static async Task<HttpResponseMessage> PostAsync(DashboardHost host, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/cameras/side/trigger");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await host.Client.SendAsync(request);
    }
}
