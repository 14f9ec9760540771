using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>A page of the demo's own beside the agent's: the story and the counts, for looking at only. On loopback, on a free port.</summary>
internal sealed class StoryPage : IAsyncDisposable
{
    private const string Policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly WebApplication _app;

    private StoryPage(WebApplication app, string address) => (_app, Address) = (app, address);

    /// <summary>Where it is, such as <c>http://127.0.0.1:43211</c>.</summary>
    public string Address { get; }

    public static async Task<StoryPage> StartAsync(StoryBoard board, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, board));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new StoryPage(app, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context, StoryBoard board)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        // A name that somebody else's DNS points here is not ours.
        if (!IPAddress.TryParse(request.Host.Host, out var host) || !IPAddress.IsLoopback(host))
        {
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/"):
                return SendAsync(response, "text/html; charset=utf-8", "story.html");
            case ("GET", "/story.js"):
                return SendAsync(response, "text/javascript; charset=utf-8", "story.js");
            case ("GET", "/story"):
                return response.WriteAsJsonAsync(board.Now(), StoryJson.Default.StoryNow);
            default:
                response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private static async Task SendAsync(HttpResponse response, string type, string name)
    {
        response.ContentType = type;
        await using var file = typeof(StoryPage).Assembly.GetManifestResourceStream(name)!;
        await file.CopyToAsync(response.Body).ConfigureAwait(false);
    }
}
