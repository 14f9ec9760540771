using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Tests.Capture;

public sealed class LiveSourceTests
{
    [Fact]
    public void Device_Missing_SaysSo()
    {
        using var bench = new CameraBench("v4l2:/dev/video63");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldBe("Camera top is lost: The camera \"/dev/video63\" does not exist.");
    }

    [Fact]
    public void Device_NoCamera_SaysSo()
    {
        using var bench = new CameraBench("v4l2:/dev/null");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldContain("\"v4l2:/dev/null\" does not open");
    }

    [Fact]
    public void GStreamer_Pipeline_DeliversAndIsOpenedAgainAtItsEnd()
    {
        using var bench = new CameraBench("gstreamer:videotestsrc num-buffers=5 pattern=snow ! video/x-raw,width=64,height=48 ! videoconvert ! video/x-raw,format=BGR ! appsink", c => c.BufferSize = 64);
        bench.Start();

        bench.Take(12).Select(f => f.Sequence).ShouldBe(Enumerable.Range(1, 12).Select(i => (long)i));
        bench.Counter(CounterNames.CameraReconnects).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void GStreamer_StillPicture_IsFrozen()
    {
        using var bench = new CameraBench(
            "gstreamer:videotestsrc is-live=true pattern=red ! video/x-raw,width=64,height=48,framerate=50/1 ! videoconvert ! video/x-raw,format=BGR ! appsink",
            c => c.FrozenAfter = TimeSpan.FromMilliseconds(300));
        bench.Start();

        bench.Until(() => bench.Alarms.Current.Any(a => a.Id == "camera-top-frozen"), "the frozen alarm");
        bench.Health.Status.ShouldBe(HealthStatus.Down);
    }

    [Fact]
    public void GStreamer_WrongPipeline_SaysSo()
    {
        using var bench = new CameraBench("gstreamer:nosuchelement ! appsink");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldContain("does not open");
    }

    [Fact]
    public void Http_Stream_DeliversFrames()
    {
        using var server = new MjpegServer();
        using var bench = new CameraBench(server.Address);
        bench.Start();

        bench.Take(5).Count.ShouldBe(5);
        bench.Health.Status.ShouldBe(HealthStatus.Ok);
        bench.Health.Sentence.ShouldBe("Camera top delivers frames of 64 x 48 pixels.");
    }

    [Fact]
    public void Http_ServerGoesAndComesBack_IsReconnected()
    {
        var server = new MjpegServer();
        var port = server.Port;
        using var bench = new CameraBench(server.Address);
        bench.Start();
        bench.Take(2).Count.ShouldBe(2);

        server.Dispose();
        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Alarms.Current.ShouldHaveSingleItem().Id.ShouldBe("camera-top-lost");

        using var again = new MjpegServer(port);
        bench.Until(() => bench.Health.Status == HealthStatus.Ok, "the camera is back");
        bench.Alarms.Current.ShouldBeEmpty();
        bench.Counter(CounterNames.CameraReconnects).ShouldBe(1);
    }

    [Fact]
    public void Http_ServerFallsSilent_IsLostAndReconnectedWhenItSpeaks()
    {
        using var server = new MjpegServer();
        using var bench = new CameraBench(server.Address, c => c.ReadTimeout = TimeSpan.FromMilliseconds(400));
        bench.Start();
        bench.Take(2).Count.ShouldBe(2);

        server.Silent = true;
        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the silence is noticed");
        server.Silent = false;
        bench.Until(() => bench.Health.Status == HealthStatus.Ok, "the camera is back");
    }

    [Fact]
    public void Http_NobodyListens_SaysSoWithoutThePassword()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var bench = new CameraBench($"http://user:secret@127.0.0.1:{port}/stream.mjpg");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldBe($"Camera top is lost: The source \"http://127.0.0.1:{port}/stream.mjpg\" does not open.");
        bench.Loggers.Lines.ShouldAllBe(l => !l.Text.Contains("secret", StringComparison.Ordinal));
    }
}
