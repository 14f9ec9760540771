using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Log lines of logins.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(6021, LogLevel.Information, "{Name} ({Role}) logged in at the page from {Origin}")]
    public static partial void LoggedIn(ILogger log, string name, Role role, string origin);

    [LoggerMessage(6022, LogLevel.Information, "{Name} logged out from {Origin}")]
    public static partial void LoggedOut(ILogger log, string name, string origin);
}
