using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The page over the agent's own cameras: the virtual line, captured on its own thread.</summary>
public sealed class RealCameraTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Page_VirtualLine_ShowsItsFramesAsTheyComeAndTriggersIt()
    {
        await using var host = await DashboardHost.StartAsync(
            options => options.Cameras.ForEach(camera => camera.Source = "virtual:?seed=7&rate=10"),
            Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            (services, options) => services
                .AddSingleton(new DeviceConfiguration(options, Path.Combine(AppContext.BaseDirectory, "test.json"), Checksum: 0))
                .AddCapture());
        using var loop = host.KeepBeating();
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find("[data-camera=top] .badge")).ToHaveTextAsync("OK");
        await Expect(tab.Find("[data-camera=top] .no-picture")).ToHaveCountAsync(0);
        var first = await PictureAsync(tab);
        await tab.Page.WaitForFunctionAsync("before => document.querySelector('[data-camera=top] canvas').toDataURL() !== before", first);

        await tab.Find("[data-camera=side] .trigger button").ClickAsync();
        await Expect(tab.Find("[data-camera=side] .answer")).ToHaveTextAsync("Triggered");
        using var frame = await TakeAsync(host.Get<CameraSet>(), "side");
        frame.Image.Empty().ShouldBeFalse();
        tab.ShouldHaveBeenGood(host.Address);
    }

    private static Task<string> PictureAsync(Tab tab) =>
        tab.Page.EvaluateAsync<string>("() => document.querySelector('[data-camera=top] canvas').toDataURL()");

    // As the inspection does it; the free-running camera's frames come in between.
    private static async Task<Frame> TakeAsync(CameraSet cameras, string name)
    {
        Frame? found = null;
        await Wait.UntilAsync(
            () =>
            {
                while (found is null && cameras.TryTake(out var frame))
                {
                    if (frame.Camera == name)
                    {
                        found = frame;
                    }
                    else
                    {
                        frame.Dispose();
                    }
                }

                return found is not null;
            },
            "the triggered frame");
        return found!;
    }
}
