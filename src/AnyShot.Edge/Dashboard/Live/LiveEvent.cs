using System.Text;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>One server-sent event (WHATWG HTML, section 9.2), serialised once for all pages.</summary>
public sealed class LiveEvent
{
    /// <param name="type">Name of the event: <c>state</c>, <c>verdict</c> or <c>recent</c>.</param>
    /// <param name="json">The data, UTF-8 JSON on one line.</param>
    public LiveEvent(string type, ReadOnlySpan<byte> json) =>
        Utf8 = (byte[])[.. Encoding.ASCII.GetBytes($"event: {type}\ndata: "), .. json, (byte)'\n', (byte)'\n'];

    /// <summary>The event as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }
}
