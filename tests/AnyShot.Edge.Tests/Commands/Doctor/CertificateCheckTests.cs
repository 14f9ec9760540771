using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class CertificateCheckTests : IDisposable
{
    private static readonly DateTimeOffset Issued = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset RunsOut = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Theory]
    [InlineData("2026-06-01", FindingLevel.Ok, "valid until 2027-01-01")]
    [InlineData("2026-12-20", FindingLevel.Warn, "runs out on 2027-01-01")]
    [InlineData("2027-02-01", FindingLevel.Fail, "ran out on 2027-01-01")]
    [InlineData("2025-12-01", FindingLevel.Fail, "valid from 2026-01-01 only")]
    public async Task RunAsync_DateAgainstValidity_SaysSo(string today, FindingLevel level, string words)
    {
        File.WriteAllText(_file, NewCertificate());

        var finding = await Check(today).RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(level);
        finding.Sentence.ShouldContain(words);
        finding.Sentence.ShouldContain("CN=broker");
        finding.Sentence.ShouldContain(_file);
    }

    [Fact]
    public async Task RunAsync_NoFile_Fails()
    {
        var finding = await Check("2026-06-01").RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain(_file);
    }

    [Theory]
    [InlineData("no certificate at all")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task RunAsync_NotACertificate_Fails(string text)
    {
        File.WriteAllText(_file, text);

        var finding = await Check("2026-06-01").RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Advice.ShouldContain("mqtt.caFile");
    }

    public void Dispose() => File.Delete(_file);

    private CertificateCheck Check(string today) => new("mqtt.caFile", _file, new FixedTime(DateTimeOffset.Parse(today + "T12:00:00Z")));

    private static string NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=broker", key, HashAlgorithmName.SHA256).CreateSelfSigned(Issued, RunsOut);
        return certificate.ExportCertificatePem();
    }
}
