using System.Net;
using System.Net.Http.Headers;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Dashboard.Support;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class PictureTests
{
    [Fact]
    public async Task Latest_FrameThere_IsAJpegWithATagThatMakesTheNextRequestCheap()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Cameras.Deliver("top", width: 1920, height: 1080, grey: 200);

        using var first = await host.Client.GetAsync("/api/cameras/top/latest.jpg");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        using var image = Decode(await first.Content.ReadAsByteArrayAsync());
        (image.Width, image.Height).ShouldBe((960, 540));
        ((int)image.At<Vec3b>(270, 480).Item0).ShouldBeInRange(196, 204);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/cameras/top/latest.jpg");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Client.SendAsync(request);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Latest_ManyPagesAskAtOnce_FrameIsCopiedOncePerInterval()
    {
        await using var host = await DashboardHost.StartAsync(o => o.Dashboard.PreviewRate = 1);
        host.Cameras.Deliver("top");
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TagAsync(host)))).Distinct().Count().ShouldBe(1);

        // A new frame within the interval is not encoded; after it, it is.
        host.Cameras.Deliver("top");
        await TagAsync(host);
        host.Cameras.Copies.ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await TagAsync(host);
        host.Cameras.Copies.ShouldBe(2);
    }

    [Theory]
    [InlineData("/api/cameras/nobody/latest.jpg", "There is no camera of that name")]
    [InlineData("/api/cameras/top/latest.jpg", "Camera top has delivered no frame yet.")]
    [InlineData("/api/verdicts/99/part.jpg", "is not kept")]
    [InlineData("/api/verdicts/0/part.jpg", "is not kept")]
    public async Task Picture_NotThere_SaysWhy(string path, string sentence)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain(sentence);
    }

    [Fact]
    public async Task Part_LastVerdicts_AreKeptSmallAndOlderOnesGone()
    {
        await using var host = await DashboardHost.StartAsync();
        for (var i = 0; i < PartThumbnails.Kept + 5; i++)
        {
            host.Judge(Decision.Pass, "good", width: 800, height: 400);
        }

        (await StatusAsync(host, 5)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, 6)).ShouldBe(HttpStatusCode.OK);
        using var image = Decode(await host.Client.GetByteArrayAsync($"/api/verdicts/{PartThumbnails.Kept + 5}/part.jpg"));
        (image.Width, image.Height).ShouldBe((192, 96));
    }

    [Theory]
    [InlineData(1920, 1080, 192, 108)]
    [InlineData(1000, 1001, 192, 192)]
    [InlineData(577, 100, 192, 33)]
    [InlineData(120, 90, 120, 90)]
    [InlineData(4000, 3, 192, 1)]
    public async Task Part_AnySize_FitsAndKeepsItsProportionsAndColours(int width, int height, int expectedWidth, int expectedHeight)
    {
        await using var host = await DashboardHost.StartAsync();
        var verdict = host.Judge(Decision.Pass, "good", width: width, height: height);
        using var image = Decode(await host.Client.GetByteArrayAsync($"/api/verdicts/{verdict.InspectionId}/part.jpg"));
        (image.Width, image.Height).ShouldBe((expectedWidth, expectedHeight));
        var middle = image.At<Vec3b>(image.Height / 2, image.Width / 2);
        (Math.Abs(middle.Item0 - 90) + Math.Abs(middle.Item1 - 120) + Math.Abs(middle.Item2 - 150)).ShouldBeLessThan(12);
    }

    [Fact]
    public async Task Part_JudgedWhileRead_IsAlwaysAWholePicture()
    {
        await using var host = await DashboardHost.StartAsync();
        var thumbnails = host.Get<PartThumbnails>();
        using var part = new Mat(300, 400, MatType.CV_8UC3, new Scalar(10, 20, 30));
        var judging = Task.Run(() =>
        {
            for (var id = 1; id <= 3000; id++)
            {
                thumbnails.Keep(id, part);
            }
        });
        var seen = 0;
        for (var id = 1; !judging.IsCompleted; id = (id % 3000) + 1)
        {
            if (thumbnails.Jpeg(id) is { } jpeg)
            {
                using var image = Decode(jpeg);
                image.Width.ShouldBe(192);
                seen++;
            }
        }

        await judging;
        (seen > 0 || thumbnails.Jpeg(3000) is not null).ShouldBeTrue();
    }

    private static async Task<EntityTagHeaderValue?> TagAsync(DashboardHost host)
    {
        using var response = await host.Client.GetAsync("/api/cameras/top/latest.jpg");
        return response.Headers.ETag;
    }

    private static async Task<HttpStatusCode> StatusAsync(DashboardHost host, long id)
    {
        using var response = await host.Client.GetAsync($"/api/verdicts/{id}/part.jpg");
        return response.StatusCode;
    }

    private static Mat Decode(byte[] jpeg) => Cv2.ImDecode(jpeg, ImreadModes.Color);
}
