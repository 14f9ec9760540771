using System.Text.Json;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Reads the body of a trigger command.</summary>
internal static class TriggerBody
{
    public const int LongestPartId = 80;
    public const int LargestBytes = 2048;

    /// <summary>The part id ("" for none), or one sentence on what is wrong with the body.</summary>
    public static async Task<(string PartId, string? Mistake)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = new byte[LargestBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LargestBytes)
        {
            return ("", $"The body is longer than {LargestBytes} bytes.");
        }

        if (length == 0)
        {
            return ("", null);
        }

        if (!request.HasJsonContentType())
        {
            return ("", "The body must be JSON with Content-Type application/json, or be left out.");
        }

        try
        {
            var partId = JsonSerializer.Deserialize(bytes.AsSpan(0, length), DashboardJson.Default.TriggerRequest)?.PartId ?? "";
            return partId.Length <= LongestPartId && !partId.Any(char.IsControl)
                ? (partId, null)
                : ("", $"partId must have at most {LongestPartId} printable characters.");
        }
        catch (JsonException)
        {
            return ("", "The body must be like {\"partId\":\"A-17\"} and hold no other key.");
        }
    }
}
