namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Tells errors that a request caused from our own.</summary>
internal static class CallerFault
{
    private const string WebServer = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>A body that breaks off, lies about its length or is badly chunked. The web server says so with either of two exceptions.</summary>
    public static bool Is(Exception error) =>
        error is BadHttpRequestException || (error is IOException && error.Source?.StartsWith(WebServer, StringComparison.Ordinal) == true);

    /// <summary>Status of the answer to a request that ended with an exception.</summary>
    public static int StatusOf(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when Is(error) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
