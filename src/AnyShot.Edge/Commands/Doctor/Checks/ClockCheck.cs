namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Verdicts carry UTC; TLS refuses certificates when the clock is wrong. Boards without a battery start in 1970.</summary>
internal sealed class ClockCheck(TimeProvider time) : IDoctorCheck
{
    /// <summary>No running machine can honestly show an earlier year than the one this was written in.</summary>
    private const int EarliestYear = 2026;

    public string Name => "clock";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now.Year < EarliestYear)
        {
            return Finding.Fail($"The clock says {now:yyyy-MM-dd}.", "Set the date and switch network time on: `timedatectl set-ntp true`.");
        }

        return await IsSynchronisedAsync(cancellationToken) switch
        {
            true => Finding.Ok($"{now:yyyy-MM-dd HH:mm:ss} UTC, synchronised."),
            false => Finding.Warn(
                $"{now:yyyy-MM-dd HH:mm:ss} UTC, not synchronised by network time.",
                "Switch it on with `timedatectl set-ntp true`, or tell the plant's time server in /etc/systemd/timesyncd.conf."),
            null => Finding.Ok($"{now:yyyy-MM-dd HH:mm:ss} UTC; whether network time is on cannot be seen from here (no timedatectl)."),
        };
    }

    /// <summary>Null when this machine does not tell, as in a container.</summary>
    private static async Task<bool?> IsSynchronisedAsync(CancellationToken cancellationToken)
    {
        var output = await CommandOutput.ReadAsync("timedatectl", ["show", "--property=NTPSynchronized", "--value"], cancellationToken);
        return output switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
    }
}
