using System.Diagnostics;
using System.Text.Json;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>The decoder and encoder of the Tahu project in a process of its own: decoder/decoder.mjs.</summary>
internal sealed class SparkplugDecoder : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Process _process;

    public SparkplugDecoder()
    {
        var script = Path.Combine(RepositoryFolder.Root, "tests", "AnyShot.Edge.Tests", "Sparkplug", "decoder", "decoder.mjs");
        _process = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>The payload of a message; fails the test when it is no Sparkplug B payload.</summary>
    public async Task<SparkplugPayload> DecodeAsync(byte[] payload) => new(await AskAsync(new { decode = Convert.ToBase64String(payload) }));

    /// <summary>A command as a host application would write it.</summary>
    public async Task<byte[]> EncodeAsync(params object[] metrics) =>
        (await AskAsync(new { encode = new { timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), metrics } })).GetProperty("payload").GetBytesFromBase64();

    /// <summary>The command that asks for a rebirth.</summary>
    public Task<byte[]> EncodeRebirthAsync() => EncodeAsync(new { name = "Node Control/Rebirth", type = "Boolean", value = true });

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _turn.Dispose();
    }

    private async Task<JsonElement> AskAsync(object question)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
            await _process.StandardInput.FlushAsync();
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var answer = await _process.StandardOutput.ReadLineAsync(deadline.Token)
                ?? throw new InvalidOperationException("The decoder has ended: are its packages installed (npm ci in its folder)?");
            var json = JsonDocument.Parse(answer).RootElement;
            return json.TryGetProperty("error", out var error) ? throw new FormatException(error.GetString()) : json;
        }
        finally
        {
            _turn.Release();
        }
    }
}
