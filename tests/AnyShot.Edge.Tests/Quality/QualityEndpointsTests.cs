using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Quality;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Feedback;
using AnyShot.Edge.Tests.Parts;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Quality;

/// <summary>Quality over HTTP: the real web server over the real feedback store.</summary>
public sealed class QualityEndpointsTests : IAsyncLifetime
{
    private const string Range = "from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z";
    private static readonly Caller Technician = new("=anna", Role.Technician, Door.Mqtt);
    private readonly PartFolder _folder = new();
    private readonly FeedbackClasses _classes = new();
    private RecentParts _recent = null!;
    private SqliteFeedbackStore _feedback = null!;

    public async Task InitializeAsync()
    {
        _recent = _folder.Open();
        await _recent.StartAsync(CancellationToken.None);
        _feedback = new SqliteFeedbackStore(
            Path.Combine(Path.GetDirectoryName(_folder.FullName)!, "feedback.db"), new PartOptions(), _recent, _classes, new AlarmBoard(TimeProvider.System), TimeProvider.System);
        Answer(1, 1, "dark", Decision.Pass, "dark");
        Answer(2, 7, "bright", Decision.Fail, "dark");
        Answer(3, 7, "bright", Decision.Unsure, "bright");
    }

    public Task DisposeAsync()
    {
        _feedback.Dispose();
        _recent.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Quality_AsViewer_HasMatrixClassesAndCalibration()
    {
        await using var host = await HostOf(Role.Viewer);

        var quality = await host.Client.GetFromJsonAsync<JsonElement>($"/api/insight/quality?{Range}");

        quality.GetProperty("parts").GetInt32().ShouldBe(3);
        quality.GetProperty("outcome").GetProperty("falseRejects").GetProperty("count").GetInt32().ShouldBe(1);
        quality.GetProperty("cells").GetArrayLength().ShouldBe(3);
        quality.GetProperty("classes")[0].GetProperty("severity").GetString().ShouldBe("good");
        quality.GetProperty("bins")[9].GetProperty("right").GetProperty("of").GetInt32().ShouldBe(3);
        (await host.Client.GetFromJsonAsync<JsonElement>($"/api/insight/quality?{Range}&decided=true")).GetProperty("parts").GetInt32().ShouldBe(2);
        (await host.Client.GetFromJsonAsync<JsonElement>("/api/insight/quality?to=2026-03-01T00:00:00Z")).GetProperty("parts").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Parts_OfACell_AreThose()
    {
        await using var host = await HostOf(Role.Viewer);

        var parts = await host.Client.GetFromJsonAsync<JsonElement>($"/api/insight/quality/parts?{Range}&trueClass=dark&judgedNo=7");

        parts.EnumerateArray().Select(part => part.GetProperty("inspectionId").GetInt64()).ShouldBe([2]);
        (await host.Client.GetFromJsonAsync<JsonElement>($"/api/insight/quality/parts?{Range}&most=1")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Csv_OfAllAnswers_HasARowAPartAndHarmlessCells()
    {
        await using var host = await HostOf(Role.Viewer);

        using var response = await host.Client.GetAsync($"/api/insight/quality.csv?{Range}&classNo=1");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");
        lines.Length.ShouldBe(4);
        lines[0].ShouldBe("inspection,captured_at,camera,decision,judged_number,judged,confidence,true_class,right,answers,disputed,revision,answered_by,answered_at");
        lines[1].ShouldStartWith("2,2026-03-01T12:00:00.250Z,top,fail,7,bright,0.93,dark,no,1,no,7,'=anna,");
        lines[3].ShouldBe("");
    }

    [Theory]
    [InlineData("", "from=now", "from must be a time with its zone, such as 2026-03-01T06:00:00Z.")]
    [InlineData(".csv", "to=2026", "to must be a time with its zone, such as 2026-03-01T06:00:00Z.")]
    [InlineData("/parts", "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "from must be before to.")]
    [InlineData("/parts", "most=0", "most must be 1 to 500.")]
    [InlineData("/parts", "most=501", "most must be 1 to 500.")]
    public async Task Quality_ThatCannotBeAnswered_SaysWhy(string form, string query, string sentence)
    {
        await using var host = await HostOf(Role.Viewer);

        using var response = await host.Client.GetAsync($"/api/insight/quality{form}?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".csv")]
    [InlineData("/parts")]
    public async Task Addresses_WithoutLogin_AreRefused(string form)
    {
        await using var host = await HostOf(null);

        (await host.Client.GetAsync($"/api/insight/quality{form}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private void Answer(long id, int classNo, string className, Decision decision, string truth)
    {
        using var part = PartFolder.Noise((int)id);
        _recent.OnVerdict(PartFolder.VerdictOf(id, classNo, className, decision), part);
        _recent.TryRead(id).ShouldNotBeNull();
        _feedback.Give(id, truth, Technician);
    }

    private Task<DashboardHost> HostOf(Role? anonymous) => DashboardHost.StartAsync(
        options => (options.Dashboard.AllowAnonymous, options.Dashboard.AnonymousRole) = (anonymous is not null, anonymous ?? Role.Viewer),
        more: (services, _) => services.AddSingleton(new StationQualityComposer(_feedback, _classes)));
}
