using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Answers a request with a refusal and notes the reason for <see cref="AnyShot.Edge.Security.RefusalLog"/>.</summary>
internal static class Refusals
{
    /// <summary>Writes problem details.</summary>
    public static Task RefuseAsync(this HttpContext context, int status, string sentence)
    {
        context.Features.Set(new Refusal(sentence));
        return TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(context);
    }

    /// <summary>Answers 401.</summary>
    public static Task AskForLoginAsync(this HttpContext context, string sentence)
    {
        context.OfferLogin();
        return context.RefuseAsync(StatusCodes.Status401Unauthorized, sentence);
    }

    /// <summary>Says in a header how to log in, as every answer 401 does. A browser is not offered Basic: it would ask with a window of its own instead of the page's form.</summary>
    public static void OfferLogin(this HttpContext context) =>
        context.Response.Headers.WWWAuthenticate = context.Request.Headers.ContainsKey("Sec-Fetch-Site") ? "Form realm=\"AnyShot Edge\"" : "Basic realm=\"AnyShot Edge\", charset=\"UTF-8\"";
}
