using System.Net.ServerSentEvents;
using System.Text.Json;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>One open page: reads server-sent events as they come.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _deadline;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventReader(HttpResponseMessage response, Stream stream, CancellationTokenSource deadline)
    {
        _response = response;
        _deadline = deadline;
        _events = SseParser.Create(stream).EnumerateAsync(deadline.Token).GetAsyncEnumerator(deadline.Token);
    }

    public HttpResponseMessage Response => _response;

    public static async Task<EventReader> OpenAsync(DashboardHost host)
    {
        var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var response = await host.Client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        response.EnsureSuccessStatusCode();
        return new EventReader(response, await response.Content.ReadAsStreamAsync(deadline.Token), deadline);
    }

    /// <summary>The next event of the type whose data satisfies the condition.</summary>
    public async Task<JsonElement> NextAsync(string type, Func<JsonElement, bool>? condition = null)
    {
        while (await _events.MoveNextAsync())
        {
            if (_events.Current.EventType == type)
            {
                var data = JsonDocument.Parse(_events.Current.Data).RootElement;
                if (condition?.Invoke(data) ?? true)
                {
                    return data;
                }
            }
        }

        throw new EndOfStreamException($"The stream ended before an event '{type}' came.");
    }

    /// <summary>True when the stream came to its end.</summary>
    public async Task<bool> EndsAsync()
    {
        while (await _events.MoveNextAsync())
        {
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _response.Dispose();
        _deadline.Dispose();
    }
}
