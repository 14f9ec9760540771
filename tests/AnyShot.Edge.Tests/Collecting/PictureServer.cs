using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Collecting;

/// <summary>A web server on loopback that answers what a test says and counts what it was asked for.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PictureServer(WebApplication app) => _app = app;

    /// <summary>By path, without the query.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    /// <summary>Paths with queries, in the order in which they were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Ends with a slash.</summary>
    public string Address { get; private set; } = "";

    public static async Task<PictureServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new PictureServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
        return server;
    }

    public void Page(string path, string html) => Answers[path] = context => WriteAsync(context, "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(html));

    public void Text(string path, string text) => Answers[path] = context => WriteAsync(context, "text/plain", System.Text.Encoding.UTF8.GetBytes(text));

    public void Picture(string path, byte[] content) => Answers[path] = context => WriteAsync(context, "image/png", content);

    public void Status(string path, int status) => Answers[path] = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public void Redirect(string path, string target) => Answers[path] = context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static Task WriteAsync(HttpContext context, string type, byte[] content)
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(content).AsTask();
    }

    private Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path + context.Request.QueryString);
        if (Answers.TryGetValue(context.Request.Path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
