using System.Globalization;
using System.Text.RegularExpressions;

namespace AnyShot.Edge.Tests.Packaging;

public sealed partial class SystemdUnitTests
{
    private const double HighestExposure = 2.0;
    private static readonly string Unit = Path.Combine(RepositoryFolder.Root, "systemd", "anyshot-edge.service");

    [SkippableFact]
    public void Unit_Verified_HasNoUnknownKeysOrValues()
    {
        // A copy whose program exists: what is installed later is not what is checked here.
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var copy = Path.Combine(folder.FullName, "anyshot-edge.service");
            File.WriteAllText(copy, File.ReadAllText(Unit).Replace("/opt/anyshot-edge/anyshot", "/bin/true"));

            var result = Tool.Run("systemd-analyze", "verify", "--man=no", copy);

            result.Errors.Split('\n').Where(line => line.Contains("anyshot-edge")).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public void Unit_Exposure_IsAtMostTwo()
    {
        var result = Tool.Run("systemd-analyze", "security", "--offline=true", "--no-pager", Unit);

        var exposure = OverallExposure().Match(result.Output);
        exposure.Success.ShouldBeTrue(result.Output + result.Errors);
        double.Parse(exposure.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(HighestExposure);
    }

    [Fact]
    public void Unit_EveryHardeningBlock_StandsUnderAReason()
    {
        var lines = File.ReadAllLines(Unit).SkipWhile(line => !line.StartsWith("# --- Hardening")).Skip(1).ToList();

        lines[0].ShouldStartWith("# ");
        lines.ShouldNotContain(line => line.StartsWith("MemoryDenyWriteExecute") || line.StartsWith("PrivateDevices"), "both would stop the agent");
    }

    [Theory]
    [InlineData("Type=notify")]
    [InlineData("Restart=always")]
    [InlineData("StartLimitIntervalSec=0")]
    [InlineData("DeviceAllow=char-video4linux rw")]
    [InlineData("DeviceAllow=char-nvidia* rw")]
    public void Unit_WhatALineAgentNeeds_IsThere(string line) => File.ReadAllLines(Unit).ShouldContain(line);

    [GeneratedRegex(@"Overall exposure level for anyshot-edge\.service: ([0-9.]+)")]
    private static partial Regex OverallExposure();
}
