using System.Text.Json;
using AnyShot.Edge.Collecting;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Collecting;

/// <summary>Collections from folders and from a real web server on loopback.</summary>
public sealed class CollectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-collect-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Folder_EveryCheck_LeavesOutWithItsReason()
    {
        Write("in/metal/good.png", Pictures.Png(1));
        Write("in/metal/same.png", Pictures.Png(1));
        Write("in/metal/scaled.jpg", Pictures.Jpeg(1, 192, 192));
        Write("in/metal/small.png", Pictures.Png(2, 96, 63));
        Write("in/metal/long.png", Pictures.Png(3, 300, 70));
        Write("in/metal/text.png", "no image"u8.ToArray());
        Write("in/metal/cut.png", Pictures.Png(4)[..^30]);
        Write("in/metal/twin.png", Pictures.Png(5));
        Write("in/metal/neartwin.png", Pictures.Png(6));
        Write("in/wood/other.png", Pictures.Png(7));
        Write("test/wood/a.png", Pictures.Png(5));
        Write("test/b.jpg", Pictures.Jpeg(6, 120, 120));

        var result = await RunAsync(Options("out", $"folder:{At("in")}") with { Against = [At("test")], Licence = "CC0-1.0" });

        result.Counts.ShouldBe(new Dictionary<string, int> { ["metal"] = 1, ["wood"] = 1 }, ignoreOrder: true);
        var rejected = CsvFile.Read(At("out/rejected.csv")).Skip(1).ToDictionary(line => Path.GetFileName(line[1]), line => line[3]);
        rejected.Count.ShouldBe(8);
        rejected["same.png"].ShouldStartWith("the same file as ");
        rejected["scaled.jpg"].ShouldStartWith("nearly the same as ");
        rejected["small.png"].ShouldBe("96 x 63 pixels: smaller than 64");
        rejected["long.png"].ShouldBe("300 x 70 pixels: longer than 4 times its width");
        rejected["text.png"].ShouldBe("no image that can be decoded");
        rejected["cut.png"].ShouldBe("no image that can be decoded");
        rejected["twin.png"].ShouldBe($"the same file as {At("test/wood/a.png")}");
        rejected["neartwin.png"].ShouldBe($"nearly the same as {At("test/b.jpg")}");

        var data = ImageDataset.Read(At("out/manifest.json"));
        data.ClassNames.ShouldBe(["metal", "wood"]);
        data.Files.ShouldAllBe(file => File.Exists(file));
        var provenance = CsvFile.Read(At("out/provenance.csv"));
        provenance[0].ShouldBe(["path", "class", "source", "time", "licence", "hash", "width", "height"]);
        provenance[1][1..5].ShouldBe(["metal", At("in/metal/good.png"), provenance[1][3], "CC0-1.0"]);
        provenance[1][6..].ShouldBe(["96", "96"]);
    }

    [Fact]
    public async Task Manifest_Weights_LeaveOutWhatIsNotTrusted()
    {
        Write("in/metal/a.png", Pictures.Png(1));
        Write("in/metal/b.png", Pictures.Png(2));
        File.WriteAllText(At("in/manifest.json"), """{ "label_names": ["metal"], "image_names": ["metal/a.png", "metal/b.png"], "image_labels": [0, 0] }""");
        File.WriteAllText(At("weights.csv"), "path,class,weight\nmetal/a.png,metal,0.9\nmetal/b.png,metal,0.2\n");

        await RunAsync(Options("out", $"manifest:{At("in/manifest.json")}") with { WeightsFile = At("weights.csv") });

        CsvFile.Read(At("out/rejected.csv")).Skip(1).Single()[3].ShouldBe("weight 0.2 is below 0.5");
    }

    [Fact]
    public async Task Web_IndexPage_TakesWhatIsAllowedAndSound()
    {
        await using var server = await PictureServer.StartAsync();
        server.Text("/robots.txt", "User-agent: *\nDisallow: /private/");
        server.Page("/index.html", $"""
            <a rel="license" href="https://licences.example/by-4.0">CC BY</a>
            <img src="a.png"><img src="private/b.png"><img src="moved.png"><img src="loop.png"><img src="elsewhere.png"><img src="http://localhost:1/c.png">
            <img src="page.png"><img src="cut.png"><img src="huge.png"><img src="large.png"><img src="gone.png"><img src="secret.png">
            """);
        server.Picture("/a.png", Pictures.Png(1));
        server.Picture("/private/b.png", Pictures.Png(2));
        server.Redirect("/moved.png", "/new/place.png");
        server.Picture("/new/place.png", Pictures.Png(3));
        server.Redirect("/loop.png", "/loop.png");
        server.Redirect("/elsewhere.png", "http://localhost:1/c.png");
        server.Redirect("/secret.png", "/private/b.png");
        server.Page("/page.png", "<p>log in first</p>");
        server.Picture("/cut.png", Pictures.Png(4)[..200]);
        // A header that claims 60,000 x 60,000 pixels.
        server.Picture("/huge.png", [.. Pictures.Png(5).Take(16), 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, .. Pictures.Png(5).Skip(24)]);
        server.Picture("/large.png", new byte[100_000]);

        var result = await RunAsync(Web(server, "index.html") with { Web = Fast with { LargestImage = 50_000 } });

        result.Counts.ShouldBe(new Dictionary<string, int> { ["plates"] = 2 });
        var rejected = CsvFile.Read(At("out/rejected.csv")).Skip(1).ToDictionary(line => line[1].Replace(server.Address, "", StringComparison.Ordinal), line => line[3]);
        var authority = new Uri(server.Address).Authority;
        rejected["private/b.png"].ShouldBe($"robots.txt of {authority} does not allow it");
        rejected["secret.png"].ShouldBe($"robots.txt of {authority} does not allow it");
        rejected["loop.png"].ShouldBe("more than 5 redirects");
        rejected["elsewhere.png"].ShouldBe("it is on the host localhost, which --host does not name");
        rejected["http://localhost:1/c.png"].ShouldBe("it is on the host localhost, which --host does not name");
        rejected["page.png"].ShouldBe("it is text/html and not image/");
        rejected["cut.png"].ShouldBe("no image that can be decoded");
        rejected["huge.png"].ShouldBe("60000 x 60000 pixels are more than 100 million");
        rejected["large.png"].ShouldBe("larger than 48 KB");
        rejected["gone.png"].ShouldBe("answer 404");
        server.Asked.ShouldNotContain("/private/b.png");
        server.Asked.First().ShouldBe("/robots.txt");
        CsvFile.Read(At("out/provenance.csv")).Skip(1).ShouldAllBe(line => line[4] == "https://licences.example/by-4.0");
    }

    [Fact]
    public async Task Web_SearchAddress_AsksPageByPageUntilNothingNewComes()
    {
        await using var server = await PictureServer.StartAsync();
        server.Answers["/search"] = context =>
        {
            context.Response.ContentType = "text/html";
            var (query, page) = (context.Request.Query["q"].Single()!, int.Parse(context.Request.Query["p"].Single()!, System.Globalization.CultureInfo.InvariantCulture));
            // Two pages; the third shows the second again.
            return context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"<img src='/{query.Length}-{Math.Min(page, 2)}.png'>")).AsTask();
        };
        foreach (var (name, number) in new[] { ("10-1", 1), ("10-2", 2), ("4-1", 3), ("4-2", 4) })
        {
            server.Picture($"/{name}.png", Pictures.Png(number));
        }

        var result = await RunAsync(Options("out", server.Address + "search?q={query}&p={page}") with { Keywords = ["rust &dust", "wood"] });

        result.Counts.ShouldBe(new Dictionary<string, int> { ["rust &dust"] = 2, ["wood"] = 2 }, ignoreOrder: true);
        server.Asked.Count(path => path.StartsWith("/search", StringComparison.Ordinal)).ShouldBe(6);
        ImageDataset.Read(At("out/manifest.json")).ClassNames.ShouldBe(["rust &dust", "wood"]);
    }

    [Fact]
    public async Task Web_Limit_AsksForNoMoreThanIsWanted()
    {
        await using var server = await GalleryAsync(6);

        var result = await RunAsync(Web(server, "index.html") with { Limit = 2 });

        result.Counts["plates"].ShouldBe(2);
        server.Asked.Count(path => path.EndsWith(".png", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Web_StoppedAndGoneOn_EndsAsInOneGoAndAsksForNothingTwice()
    {
        await using var server = await GalleryAsync(5);
        var isDown = true;
        var picture = server.Answers["/3.png"];
        server.Answers["/3.png"] = context =>
        {
            context.Response.StatusCode = isDown ? 503 : 200;
            return isDown ? Task.CompletedTask : picture(context);
        };
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => new Collection(Web(server, "index.html"), TimeProvider.System).RunAsync(
            _ => { }, new InlineProgress<WorkProgress>(_ => Stop(server, stop)), stop.Token));
        // What a killed process leaves of its last line.
        File.AppendAllText(At("out/journal.jsonl"), "{\"class\":\"pla");
        await RunAsync(Web(server, "index.html"));
        CsvFile.Read(At("out/rejected.csv")).Skip(1).Single()[3].ShouldBe("answer 503");
        isDown = false;
        var result = await RunAsync(Web(server, "index.html"));

        result.Counts["plates"].ShouldBe(5);
        result.LeftOut.ShouldBe(0);
        foreach (var number in (int[])[0, 1, 2, 4])
        {
            server.Asked.Count(path => path == $"/{number}.png").ShouldBe(1);
        }

        ImageDataset.Read(At("out/manifest.json")).Files.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(404, 3)]
    [InlineData(500, 0)]
    public async Task Web_RobotsRulesThatAreNotThere_AllowAllAndThatCannotBeReadNone(int status, int images)
    {
        await using var server = await GalleryAsync(3);
        server.Status("/robots.txt", status);
        var warnings = new List<string>();

        var result = await new Collection(Web(server, "index.html"), TimeProvider.System).RunAsync(warnings.Add, new InlineProgress<WorkProgress>(_ => { }), CancellationToken.None);

        result.Counts.GetValueOrDefault("plates").ShouldBe(images);
        warnings.Count.ShouldBe(images == 0 ? 1 : 0);
    }

    [Fact]
    public async Task Web_Delays_AreOursOrTheHosts()
    {
        await using var server = await GalleryAsync(3);
        server.Text("/robots.txt", "User-agent: *\nCrawl-delay: 3");
        var clock = new SkippingClock(TimeSpan.FromSeconds(6));

        await new Collection(Web(server, "index.html") with { Web = new WebOptions { Delay = TimeSpan.FromSeconds(1) } }, clock).RunAsync(_ => { }, new InlineProgress<WorkProgress>(_ => { }), CancellationToken.None);

        // One second behind the rules, then three behind the page and two of the pictures.
        clock.Waited.ShouldBe(TimeSpan.FromSeconds(1 + (3 * 3)));
    }

    [Fact]
    public async Task Web_AnswerThatNeverComes_IsLeftOutAndMayComeBack()
    {
        await using var server = await GalleryAsync(2);
        server.Answers["/0.png"] = async context =>
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await RunAsync(Web(server, "index.html") with { Web = Fast with { Timeout = TimeSpan.FromSeconds(2) } });

        CsvFile.Read(At("out/rejected.csv")).Skip(1).Single()[3].ShouldBe("no answer within 2 s");
        File.ReadLines(At("out/journal.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Count(entry => entry.GetProperty("mayComeBack").GetBoolean()).ShouldBe(1);
    }

    [Theory]
    [InlineData("ftp://x/y", "--source \"ftp://x/y\" is none")]
    [InlineData("http://127.0.0.1/x", "A web address needs --keyword")]
    [InlineData("http://", "A web address needs --keyword")]
    public async Task Run_SourceThatIsNone_IsOneSentence(string source, string sentence) =>
        (await Should.ThrowAsync<ArgumentException>(() => RunAsync(Options("out", source)))).Message.ShouldStartWith(sentence);

    [Fact]
    public async Task Run_FoldersThatAreNotThere_AreNamed()
    {
        Write("in/a/1.png", Pictures.Png(1));
        Directory.CreateDirectory(At("empty"));

        (await Should.ThrowAsync<InvalidDataException>(() => RunAsync(Options("out", $"folder:{At("gone")}")))).Message.ShouldContain(At("gone"));
        (await Should.ThrowAsync<InvalidDataException>(() => RunAsync(Options("out", $"folder:{At("in")}") with { Against = [At("gone")] }))).Message.ShouldContain(At("gone"));
        (await Should.ThrowAsync<InvalidDataException>(() => RunAsync(Options("out", $"folder:{At("in")}") with { Against = [At("empty")] }))).Message.ShouldContain("has no image");
    }

    [Fact]
    public async Task Run_JournalThatIsDamaged_NamesTheLine()
    {
        Write("in/a/1.png", Pictures.Png(1));
        await RunAsync(Options("out", $"folder:{At("in")}"));
        File.AppendAllText(At("out/journal.jsonl"), "{}\n");

        (await Should.ThrowAsync<InvalidDataException>(() => RunAsync(Options("out", $"folder:{At("in")}")))).Message.ShouldContain("line 2, is damaged");
    }

    private static WebOptions Fast => new() { Delay = TimeSpan.Zero };

    private static void Stop(PictureServer server, CancellationTokenSource stop)
    {
        if (server.Asked.Contains("/1.png"))
        {
            stop.Cancel();
        }
    }

    private static async Task<PictureServer> GalleryAsync(int pictures)
    {
        var server = await PictureServer.StartAsync();
        server.Page("/index.html", string.Concat(Enumerable.Range(0, pictures).Select(i => $"<img src='{i}.png'>")));
        for (var i = 0; i < pictures; i++)
        {
            server.Picture($"/{i}.png", Pictures.Png(i + 1));
        }

        return server;
    }

    private CollectOptions Web(PictureServer server, string page) => Options("out", server.Address + page) with { Keywords = ["plates"] };

    private CollectOptions Options(string output, string source) => new() { Sources = [source], Output = At(output), Web = Fast };

    private static Task<CollectResult> RunAsync(CollectOptions options) => new Collection(options, TimeProvider.System).RunAsync(_ => { }, new InlineProgress<WorkProgress>(_ => { }), CancellationToken.None);

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
    }
}
