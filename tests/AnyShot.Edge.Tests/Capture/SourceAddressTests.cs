using System.Text;
using AnyShot.Edge.Capture;

namespace AnyShot.Edge.Tests.Capture;

public sealed class SourceAddressTests
{
    private const string Base = "/etc/anyshot";

    [Theory]
    [InlineData("file:clips/a.mp4", "/etc/anyshot/clips/a.mp4")]
    [InlineData("file:/data/a b.mp4", "/data/a b.mp4")]
    [InlineData("file:/data/a%20b.mp4?loop=true", "/data/a b.mp4")]
    [InlineData("file:/data/what%3F.mp4?rate=5", "/data/what?.mp4")]
    [InlineData("file:100%.mp4", "/etc/anyshot/100%.mp4")]
    [InlineData("file:100%25.mp4", "/etc/anyshot/100%.mp4")]
    [InlineData("file:pr%C3%BCfling.avi", "/etc/anyshot/prüfling.avi")]
    [InlineData("file:a+b.mp4", "/etc/anyshot/a+b.mp4")]
    [InlineData("FILE:../a.mp4", "/etc/a.mp4")]
    public void Parse_File_ResolvesThePath(string text, string path)
    {
        var address = SourceAddress.Parse(text, Base);

        (address.Kind, address.Target).ShouldBe((SourceKind.File, path));
    }

    [Fact]
    public void Parse_FileOptions_AreRead()
    {
        var address = SourceAddress.Parse("file:a.mp4?loop=true&rate=12.5&realtime=true", Base);

        (address.Loop, address.Rate, address.Realtime, address.AsFastAsTaken).ShouldBe((true, 12.5, true, false));
        SourceAddress.Parse("file:a.mp4", Base).Rate.ShouldBeNull();
        SourceAddress.Parse("file:a.mp4?rate=0", Base).AsFastAsTaken.ShouldBeTrue();
    }

    [Fact]
    public void Parse_Folder_ReadsOptionsAndDefaults()
    {
        var address = SourceAddress.Parse("folder:images?recursive=true&labelled=true", Base);

        (address.Kind, address.Target, address.Recursive, address.Labelled, address.Loop, address.Rate)
            .ShouldBe((SourceKind.Folder, "/etc/anyshot/images", true, true, false, SourceAddress.DefaultRate));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("v4l2:2", "2")]
    [InlineData("v4l2:/dev/video0?width=1280&height=720&rate=30&format=MJPG", "/dev/video0")]
    [InlineData("v4l2:/dev/v4l/by-id/usb-Camera_1.0-video-index0", "/dev/v4l/by-id/usb-Camera_1.0-video-index0")]
    public void Parse_Device_IsRead(string text, string target)
    {
        var address = SourceAddress.Parse(text, Base);

        (address.Kind, address.Target, address.IsLive).ShouldBe((SourceKind.Device, target, true));
    }

    [Fact]
    public void Parse_Network_KeepsItsQueryAndHidesThePassword()
    {
        var address = SourceAddress.Parse("rtsp://user:secret@10.0.0.5:554/stream?channel=1&loop=maybe", Base);

        address.Target.ShouldBe("rtsp://user:secret@10.0.0.5:554/stream?channel=1&loop=maybe");
        address.Display.ShouldBe("rtsp://10.0.0.5:554/stream?channel=1&loop=maybe");
    }

    [Fact]
    public void Parse_Pipeline_IsTakenAsItIs()
    {
        var address = SourceAddress.Parse("gstreamer: rtspsrc location=rtsp://u:p@cam/x?y=1 ! decodebin ! videoconvert ! appsink", Base);

        address.Target.ShouldBe("rtspsrc location=rtsp://u:p@cam/x?y=1 ! decodebin ! videoconvert ! appsink");
        address.Display.ShouldNotContain("u:p");
    }

    [Fact]
    public void Parse_Virtual_ReadsOptions()
    {
        var address = SourceAddress.Parse("virtual:?seed=18446744073709551615&rate=200&width=320&height=240&count=9", Base);

        (address.Seed, address.Rate, address.Width, address.Height, address.Count).ShouldBe((ulong.MaxValue, 200.0, 320, 240, 9L));
        address.Scenes.ShouldBeEmpty();
        SourceAddress.Parse("virtual:?scenes=rolled,Rolled+branching-crack,cast+blowhole", Base).Scenes.Select(scene => scene.ClassName).ShouldBe(["good", "branching-crack", "blowhole"]);
        SourceAddress.Parse("virtual:", Base).Rate.ShouldBe(SourceAddress.DefaultRate);
    }

    [Theory]
    [InlineData("", "begins with none of")]
    [InlineData("camera0", "begins with none of")]
    [InlineData("ftp://x/y", "begins with none of")]
    [InlineData("file:", "names no path")]
    [InlineData("file:?loop=true", "names no path")]
    [InlineData("file:a.mp4?lopp=true", "unknown option \"lopp\"; known are loop, rate, realtime")]
    [InlineData("file:a.mp4?loop=yes", "loop=yes; it must be true or false")]
    [InlineData("file:a.mp4?loop=true&loop=false", "\"loop\" twice")]
    [InlineData("file:a.mp4?rate=fast", "rate=fast; it must be a number from 0 to 1000")]
    [InlineData("file:a.mp4?rate=-1", "rate=-1")]
    [InlineData("file:a.mp4?rate=1e9", "rate=1e9")]
    [InlineData("file:a.mp4?rate=NaN", "rate=NaN")]
    [InlineData("folder:a?realtime=true", "unknown option \"realtime\"")]
    [InlineData("file:a%00b.mp4", "control character")]
    [InlineData("file:a\nb.mp4", "control character")]
    [InlineData("v4l2:", "names no device")]
    [InlineData("v4l2:/etc/passwd", "names no device")]
    [InlineData("v4l2:/dev/video0?format=MJPEG", "it must be 4 letters")]
    [InlineData("rtsp:", "not a network address")]
    [InlineData("http:///x", "not a network address")]
    [InlineData("gstreamer:videotestsrc ! fakesink", "has no appsink")]
    [InlineData("virtual:line", "only options may stand")]
    [InlineData("virtual:?width=16", "width=16; it must be a whole number from 32 to 4096")]
    [InlineData("virtual:?seed=-1", "seed=-1")]
    [InlineData("virtual:?scenes=", "scenes=; it must be 1 to 64 words")]
    [InlineData("virtual:?scenes=rolled,velvet", "The scene \"velvet\" must be a surface or surface+defect; the surfaces are plain, brushed")]
    [InlineData("virtual:?scenes=rolled+grumble", "the defect \"grumble\", which is neither")]
    [InlineData("virtual:?scenes=rolled+open-track", "\"open-track\" does not occur on this surface")]
    [InlineData("virtual:?scenes=rolled&width=64&height=96", "width and height must be equal")]
    [InlineData("virtual:?scenes=rolled&width=2048", "width=2048; it must be a whole number from 32 to 1024")]
    public void Parse_Wrong_NamesWhatIsWrong(string text, string part)
    {
        Should.Throw<FormatException>(() => SourceAddress.Parse(text, Base)).Message.ShouldContain(part);
    }

    [Fact]
    public void Parse_WrongWithPassword_DoesNotRepeatIt()
    {
        Should.Throw<FormatException>(() => SourceAddress.Parse("gstreamer:rtspsrc location=rtsp://me:secret@cam/ ! fakesink", Base)).Message.ShouldNotContain("secret");
        Should.Throw<FormatException>(() => SourceAddress.Parse("rstp://me:secret@cam/", Base)).Message.ShouldNotContain("secret");
    }

    [Fact]
    public void Parse_TooLong_Throws()
    {
        Should.Throw<FormatException>(() => SourceAddress.Parse("file:" + new string('a', 5000), Base)).Message.ShouldContain("4096 are allowed");
    }

    [Fact]
    public void Parse_RandomText_ParsesOrThrowsFormatException()
    {
        var random = new Random(3);
        string[] pieces = ["file:", "folder:", "v4l2:", "rtsp://", "http://", "gstreamer:", "virtual:", "virtual:?scenes=", "rolled", "+scratches", ",", "?", "&", "=", "%", "%3F", "%zz", "loop", "true", "rate", "1", "/", "..", " ", "@", ":", "\0", "appsink", "é", "😀", "\uD800", "[", "]"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(12); i >= 0; i--)
            {
                _ = random.Next(4) == 0 ? text.Append((char)random.Next(0x300)) : text.Append(pieces[random.Next(pieces.Length)]);
            }

            try
            {
                SourceAddress.Parse(text.ToString(), Base).Display.ShouldNotBeNull();
            }
            catch (FormatException error)
            {
                error.Message.Any(char.IsControl).ShouldBeFalse(error.Message);
            }
        }
    }
}
