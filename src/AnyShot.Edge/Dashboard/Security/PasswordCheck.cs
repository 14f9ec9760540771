using System.Globalization;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Checks name and password of a request, whichever way they came.</summary>
internal sealed class PasswordCheck(IUserDirectory users, LoginLimits limits)
{
    /// <summary>The user; null when the request has been answered with a refusal.</summary>
    public async Task<User?> CheckAsync(HttpContext context, string name, string password)
    {
        if (!context.IsConfidential())
        {
            await context.RefuseAsync(
                StatusCodes.Status403Forbidden, "Passwords are taken over TLS or from this machine only: set dashboard.certificateFile and keyFile.");
            return null;
        }

        var address = context.RemoteAddress();
        using var turn = await limits.TryAsync(address, context.RequestAborted);
        if (turn is null)
        {
            context.Response.Headers.RetryAfter = LoginLimits.PerAddressPause.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            await context.RefuseAsync(StatusCodes.Status429TooManyRequests, "Too many wrong passwords; wait a little.");
            return null;
        }

        if (await users.AuthenticateAsync(name, password, context.RequestAborted) is { } user)
        {
            return user;
        }

        limits.Wrong(address);
        await context.AskForLoginAsync("User name and password do not belong together.");
        return null;
    }
}
