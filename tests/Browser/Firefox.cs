using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnyShot.Interop.Tests;

namespace AnyShot.Browser.Tests;

/// <summary>Debian's Firefox ESR, or the one that the variable FIREFOX names, driven by WebDriver BiDi (W3C), which it speaks itself: no driver is needed.</summary>
public sealed partial class Firefox : IAsyncLifetime
{
    private const int LargestAnswer = 64 << 20;
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("anyshot-firefox-");
    private readonly ClientWebSocket _socket = new();
    private ChildProcess? _process;
    private string _context = "";
    private int _lastId;

    /// <summary>Errors and warnings of the console, exceptions, violations of the content security policy.</summary>
    internal List<string> Errors { get; } = [];

    public async Task InitializeAsync()
    {
        _process = ChildProcess.Start(
            Environment.GetEnvironmentVariable("FIREFOX") ?? "/usr/bin/firefox-esr", "--headless", "--no-remote", "--profile", _profile.FullName, "--remote-debugging-port", "0", "--width", "1280", "--height", "800");
        await _process.WaitForLineAsync("WebDriver BiDi listening on", TimeSpan.FromSeconds(120));
        await _socket.ConnectAsync(new Uri(Listening().Match(_process.Output).Groups[1].Value + "/session"), CancellationToken.None);
        await SendAsync("session.new", new JsonObject { ["capabilities"] = new JsonObject() });
        await SendAsync("session.subscribe", new JsonObject { ["events"] = new JsonArray("log.entryAdded") });
        _context = (await SendAsync("browsingContext.getTree", [])).GetProperty("contexts")[0].GetProperty("context").GetString()!;
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            // Asked, it ends its other processes first; killed, they would still write into the profile.
            if (_socket.State == WebSocketState.Open)
            {
                await SendAsync("browser.close", []);
                await _process.WaitForExitAsync(TimeSpan.FromSeconds(60));
            }

            await _process.DisposeAsync();
        }

        _socket.Dispose();
        _profile.Delete(recursive: true);
    }

    internal Task GoAsync(string address) => SendAsync("browsingContext.navigate", new JsonObject { ["context"] = _context, ["url"] = address, ["wait"] = "complete" });

    /// <summary>What an expression is in the page, as text; a promise is waited for.</summary>
    internal async Task<string> ValueAsync(string expression)
    {
        var answer = await SendAsync(
            "script.evaluate",
            new JsonObject { ["expression"] = $"(async () => String(await ({expression})))()", ["awaitPromise"] = true, ["target"] = new JsonObject { ["context"] = _context } });
        return answer.TryGetProperty("result", out var result) ? result.GetProperty("value").GetString()! : throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>Waits until an expression is true in the page.</summary>
    internal async Task UntilAsync(string expression)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await ValueAsync(expression) != "true")
        {
            deadline.IsCancellationRequested.ShouldBeFalse($"{expression} did not become true; the page shows {await ValueAsync("document.body.innerText.slice(0, 500)")}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    internal async Task ShootAsync(string name)
    {
        var answer = await SendAsync("browsingContext.captureScreenshot", new JsonObject { ["context"] = _context });
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "build/screenshots")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), answer.GetProperty("data").GetBytesFromBase64());
    }

    /// <summary>Sends a command and waits for its answer; notes what the page says to its console meanwhile.</summary>
    private async Task<JsonElement> SendAsync(string method, JsonObject parameters)
    {
        var id = ++_lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            var message = await ReadAsync();
            if (message.TryGetProperty("method", out _))
            {
                Note(message.GetProperty("params"));
            }
            else if (message.GetProperty("id").ValueKind == JsonValueKind.Number && message.GetProperty("id").GetInt32() == id)
            {
                return message.GetProperty("type").GetString() == "success" ? message.GetProperty("result") : throw new InvalidOperationException($"{method}: {message.GetProperty("message").GetString()}");
            }
        }
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var text = new MemoryStream();
        var buffer = new byte[16384];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, deadline.Token);
            text.Write(buffer, 0, part.Count);
            text.Length.ShouldBeLessThan(LargestAnswer);
        }
        while (!part.EndOfMessage);
        return JsonDocument.Parse(text.ToArray()).RootElement;
    }

    private void Note(JsonElement entry)
    {
        if (entry.GetProperty("level").GetString() is "error" or "warn")
        {
            Errors.Add(entry.GetProperty("text").GetString() ?? "");
        }
    }

    [GeneratedRegex(@"listening on (ws://\S+)")]
    private static partial Regex Listening();
}
