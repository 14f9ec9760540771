using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Who the caller is.</summary>
/// <param name="Name">The user; absent for somebody who did not log in.</param>
/// <param name="Role">What the caller may do; absent for nothing at all.</param>
/// <param name="CsrfToken">For the header X-AnyShot-Csrf of commands; absent without a login of the page.</param>
public sealed record SessionAnswer(string? Name, Role? Role, string? CsrfToken);
