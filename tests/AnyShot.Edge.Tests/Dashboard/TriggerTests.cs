using System.Net;
using System.Text;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class TriggerTests
{
    private const string Side = "{\"camera\":\"side\"}";

    [Theory]
    [InlineData("{\"camera\":\"side\"}", "")]
    [InlineData("{\"camera\":\"side\",\"partId\":\"A-17\"}", "A-17")]
    public async Task Trigger_CommandCamera_IsAccepted(string body, string partId)
    {
        await using var host = await HostAsync(TriggerOutcome.Accepted);
        using var response = await PostAsync(host, body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Cameras.Triggers.ShouldBe([("side", partId)]);
    }

    [Theory]
    [InlineData(TriggerOutcome.UnknownCamera, HttpStatusCode.NotFound, "There is no camera \\u0022side\\u0022")]
    [InlineData(TriggerOutcome.OtherTriggerMode, HttpStatusCode.Conflict, "set its trigger.mode to command")]
    [InlineData(TriggerOutcome.Missed, HttpStatusCode.Conflict, "still waits for the frame")]
    [InlineData(TriggerOutcome.Maintenance, HttpStatusCode.Conflict, "in maintenance")]
    [InlineData(TriggerOutcome.NoFrames, HttpStatusCode.ServiceUnavailable, "delivers no frames now")]
    public async Task Trigger_NotPossible_SaysWhy(TriggerOutcome outcome, HttpStatusCode status, string sentence)
    {
        await using var host = await HostAsync(outcome);
        using var response = await PostAsync(host, Side);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(sentence);
    }

    public static TheoryData<string, string> BadBodies => new()
    {
        { "{\"camera\":\"side\",\"partId\":\"" + new string('x', 81) + "\"}", "at most 80 printable characters" },
        { "{\"camera\":\"side\",\"partId\":\"a\\u0007\"}", "at most 80 printable characters" },
        { "{\"camera\":\"side\",\"part\":\"a\"}", "is unknown; known are camera, partId" },
        { "{\"camera\":7}", "wrong type" },
        { "{}", "there are several cameras" },
        { "{", "no JSON object" },
        { "[1]", "JSON object" },
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
        using var response = await PostAsync(host, Side, (header, value == "SELF" ? host.Address : value));
        response.StatusCode.ShouldBe(isAllowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        host.Cameras.Triggers.Count.ShouldBe(isAllowed ? 1 : 0);
    }

    [Fact]
    public async Task Trigger_ByGet_IsNotAllowed()
    {
        await using var host = await HostAsync(TriggerOutcome.Accepted);
        using var response = await host.Client.GetAsync("/api/control/trigger");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static async Task<DashboardHost> HostAsync(TriggerOutcome outcome)
    {
        var host = await DashboardHost.StartAsync();
        host.Cameras.Outcomes["side"] = outcome;
        return host;
    }

    private static async Task<HttpResponseMessage> PostAsync(DashboardHost host, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/control/trigger");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await host.Client.SendAsync(request);
    }
}
