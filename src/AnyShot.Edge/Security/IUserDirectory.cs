namespace AnyShot.Edge.Security;

/// <summary>The users of this agent, the same for every door. Thread-safe.</summary>
public interface IUserDirectory
{
    /// <summary>Checks a password. Takes its time on purpose, also for a name that nobody has.</summary>
    /// <returns>The user; null when name and password do not belong together.</returns>
    Task<User?> AuthenticateAsync(string name, string password, CancellationToken cancellationToken);

    /// <summary>The user whom a client certificate stands for.</summary>
    /// <param name="thumbprint">SHA-256 of the certificate's DER form, hexadecimal.</param>
    /// <returns>The user; null when it stands for nobody.</returns>
    User? ByCertificate(string thumbprint);

    /// <summary>The user of a name that another party has already checked, such as the broker's access list.</summary>
    User? ByName(string name);

    /// <summary>Changes whenever the password or the certificates of a user do, so that logins from before can end; empty for a name that nobody has.</summary>
    string Version(string name) => "";
}
