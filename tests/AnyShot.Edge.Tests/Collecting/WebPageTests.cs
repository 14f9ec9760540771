using System.Text;
using AnyShot.Edge.Collecting;

namespace AnyShot.Edge.Tests.Collecting;

public sealed class WebPageTests
{
    private static readonly Uri Address = new("http://127.0.0.1/gallery/index.html");

    [Fact]
    public void Parse_ImagesAndLinks_AreAbsoluteAndOnce()
    {
        var page = Parse("""
            <p><img src="a.png"><IMG alt=x SRC='/b.jpg?x=1&amp;y=2#top'><img src=" a.png "><img>
            <a href="full/c.JPEG">large</a> <a href="next.html">next</a> <a href="mailto:x@y">m</a> <img src="data:image/png;base64,AAAA">
            <a rel="nofollow license" href="http://licences.example/by">licence</a><!-- <img src="no.png"> -->
            """);

        page.Images.Select(image => image.AbsoluteUri).ShouldBe(["http://127.0.0.1/gallery/a.png", "http://127.0.0.1/b.jpg?x=1&y=2", "http://127.0.0.1/gallery/full/c.JPEG"]);
        page.Licence.ShouldBe("http://licences.example/by");
    }

    [Fact]
    public void Parse_Base_IsWhereAddressesBegin() => Parse("<base href='/other/'><img src=a.png>").Images.Single().AbsoluteUri.ShouldBe("http://127.0.0.1/other/a.png");

    [Fact]
    public void Parse_RandomBytesAndDeepPages_NeverThrow()
    {
        var random = new Random(7);
        var template = Encoding.UTF8.GetBytes("<html><base href='//['><img src='a.png'><a href=\"b.jpg\" rel=license>x</a><table><svg><math>");
        for (var round = 0; round < 300; round++)
        {
            var bytes = template.ToArray();
            for (var flips = 0; flips < 8; flips++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Should.NotThrow(() => WebPage.Parse(bytes, Address));
        }

        Parse(string.Concat(Enumerable.Repeat("<div>", 5000)) + "<img src=a.png>").Images.Count.ShouldBe(1);
    }

    private static WebPage Parse(string html) => WebPage.Parse(Encoding.UTF8.GetBytes(html), Address);
}
