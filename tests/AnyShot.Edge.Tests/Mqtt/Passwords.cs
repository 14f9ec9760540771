using System.Diagnostics;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>Writes mosquitto's password file; every user's password is "right".</summary>
internal static class Passwords
{
    public static void Write(string folder, params string[] users)
    {
        var file = Path.Combine(folder, "passwords");
        File.WriteAllText(file, string.Concat(users.Select(u => $"{u}:right\n")));
        using var tool = Process.Start("mosquitto_passwd", ["-U", file]);
        tool.WaitForExit();
        tool.ExitCode.ShouldBe(0);
    }
}
