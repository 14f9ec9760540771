using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>The trial over HTTP: the real web server over the real trial.</summary>
public sealed class TrialEndpointsTests
{
    [Fact]
    public async Task Addresses_OfARunningTrial_GiveReportImagesAndFeedback()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await using var host = await HostOf(bench, Role.Viewer);
        (await host.Client.GetAsync("/api/trial")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await host.Client.GetAsync("/api/trial.txt")).Content.ReadAsStringAsync()).ShouldContain("Nothing is on trial.");
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show(InspectionBench.Bright, InspectionBench.Dark);
        bench.Feedback.Give(1, null, TrialBench.Technician);

        var report = await host.Client.GetFromJsonAsync<JsonElement>("/api/trial");
        report.GetProperty("partsSeen").GetInt32().ShouldBe(2);
        report.GetProperty("failToPass").GetProperty("high").GetDouble().ShouldBe(Rate.From(1, 2).High, 1e-9);
        (await host.Client.GetStringAsync("/api/trial.txt")).ShouldContain("Parts of the line: 2 of 200 seen, 0 left out\n");
        foreach (var id in (int[])[1, 2])
        {
            using var image = PartImage.TryDecode(await host.Client.GetByteArrayAsync($"/api/verdicts/{id}/part.png")).ShouldNotBeNull();
            ((int)image.At<byte>(3, 4)).ShouldBe(id == 1 ? InspectionBench.Bright : InspectionBench.Dark);
        }

        (await host.Client.GetAsync("/api/verdicts/3/part.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var feedback = await host.Client.GetFromJsonAsync<JsonElement>("/api/feedback?most=5");
        feedback[0].GetProperty("trueClass").GetString().ShouldBe("bright");
        (await host.Client.GetAsync("/api/feedback?most=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/trial")]
    [InlineData("/api/trial.txt")]
    [InlineData("/api/verdicts/1/part.png")]
    [InlineData("/api/feedback")]
    [InlineData("/api/feedback/suspicious")]
    [InlineData("/api/feedback/suspicious.txt")]
    public async Task Addresses_WithoutLogin_AreRefused(string address)
    {
        await using var bench = new TrialBench();
        await using var host = await HostOf(bench, null);

        (await host.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<DashboardHost> HostOf(TrialBench bench, Role? anonymous) => DashboardHost.StartAsync(
        options => (options.Dashboard.AllowAnonymous, options.Dashboard.AnonymousRole) = (anonymous is not null, anonymous ?? Role.Viewer),
        more: (services, _) => services
            .AddSingleton<ITrial>(bench.Trial)
            .AddSingleton<IFeedbackStore>(bench.Feedback)
            .AddSingleton<IPartArchive>(new PartArchive(bench.Recent, bench.Feedback)));
}
