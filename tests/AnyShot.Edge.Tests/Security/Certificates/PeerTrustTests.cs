using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Tests.Security.Certificates;

public sealed class PeerTrustTests : IDisposable
{
    private readonly TestPlant _plant = new();
    private readonly TestPlant _other = new("Other CA");

    public void Dispose()
    {
        _plant.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Mistake_GoodCertificate_IsNone()
    {
        Look(_plant.Server("broker"), "127.0.0.1").ShouldBeNull();
        Look(_plant.Server("page", "press-4.plant.example"), "press-4.plant.example").ShouldBeNull();
        Look(_plant.Client("plc"), null, PeerTrust.ClientUsage).ShouldBeNull();
    }

    [Fact]
    public void Mistake_WhateverIsWrong_IsSaid()
    {
        var server = _plant.Server("broker");
        Look(_plant.Expired("old"), "127.0.0.1")!.ShouldStartWith("ran out on ");
        Look(server, "127.0.0.1", now: TestPlant.Now.AddDays(-2))!.ShouldStartWith("is valid from ");
        Look(server, "elsewhere.example").ShouldBe("is for \"localhost\", \"127.0.0.1\", not for \"elsewhere.example\".");
        Look(_plant.SelfSigned("self"), "127.0.0.1").ShouldBe("is self-signed and not among the trusted authorities.");
        Look(_other.Server("foreign"), "127.0.0.1").ShouldBe("was issued by \"CN=Other CA\", which is not a trusted authority.");
        Look(_plant.Client("client"), null).ShouldBe("was not issued for this use (extended key usage).");
        Look(_plant.Revoked("gone"), "127.0.0.1")!.ShouldStartWith("was revoked on ");
        Look(server, "127.0.0.1").ShouldBeNull("the list knows of others only");
    }

    [Fact]
    public void Mistake_RevocationListByAnotherKey_IsSaid()
    {
        using var twin = new TestPlant();
        var trust = new PeerTrust(PemFiles.ReadAll(_plant.CaFile), RevocationList.Read(twin.CrlFile));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(_plant.Server("broker"));
        trust.Mistake(certificate, [], PeerTrust.ServerUsage, "127.0.0.1", TestPlant.Now)!.ShouldContain("is not signed by it");
    }

    [Fact]
    public void RevocationList_DamagedFiles_AreRefusedAndNeverCrash()
    {
        _plant.Revoked("gone");
        var good = File.ReadAllBytes(_plant.CrlFile);
        var der = Convert.FromBase64String(string.Concat(File.ReadAllLines(_plant.CrlFile).Where(l => !l.StartsWith('-'))));
        var file = Path.Combine(_plant.Folder, "damaged");
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var bytes = (byte[])(i % 2 == 0 ? good : der).Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(file, bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length));
            try
            {
                using var authority = X509CertificateLoader.LoadCertificateFromFile(_plant.CaFile);
                foreach (var list in RevocationList.Read(file))
                {
                    list.IsSignedBy(authority);
                }
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                // As it should.
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {seed}, round {i}", error);
            }
        }
    }

    private string? Look(string file, string? host, string usage = PeerTrust.ServerUsage, DateTimeOffset? now = null)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return new PeerTrust(PemFiles.ReadAll(_plant.CaFile), RevocationList.Read(_plant.CrlFile)).Mistake(certificate, [], usage, host, now ?? TestPlant.Now);
    }
}
