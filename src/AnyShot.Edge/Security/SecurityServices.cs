using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Security;

/// <summary>Registration of the users.</summary>
public static class SecurityServices
{
    /// <summary>Adds <see cref="IUserDirectory"/> and the watch over certificates. Needs the configuration, alarms and time.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, DeviceConfiguration configuration) =>
        services
        .AddSingleton<IUserDirectory>(s => new UserDirectory(
            UsersFilePath(configuration), s.GetRequiredService<AlarmBoard>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<UserDirectory>>()))
        .AddHostedService<CertificateWatch>();

    /// <summary>Full path of the users file.</summary>
    internal static string UsersFilePath(DeviceConfiguration configuration) => configuration.Options.Security.UsersFile is { Length: > 0 } file
        ? configuration.Resolve(file)
        : Path.Combine(configuration.StateDirectory, "users.json");
}
