using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Tests.Security.Certificates;

public sealed class PlantAuthorityTests : IDisposable
{
    private readonly TestPlant _plant = new();

    public void Dispose() => _plant.Dispose();

    [Fact]
    public void Create_Files_KeysAreForTheirOwnerOnly()
    {
        var server = _plant.Server("broker");
        OwnersFile.IsPrivate(Path.Combine(_plant.Folder, PlantAuthority.KeyName)).ShouldBeTrue();
        OwnersFile.IsPrivate(PlantAuthority.KeyFileOf(server)).ShouldBeTrue();
        OwnersFile.IsPrivate(server).ShouldBeFalse("others have to read it");
        File.ReadAllText(server).ShouldNotContain("PRIVATE");
    }

    [Fact]
    public void Create_Twice_IsRefused() =>
        Should.Throw<InvalidDataException>(() => PlantAuthority.Create(_plant.Folder, "Another", 10, TestPlant.Now)).Message.ShouldContain("already");

    [Fact]
    public void Issue_OpcUa_CarriesItsApplicationUri()
    {
        var file = _plant.Authority.Issue(new CertificateWish(CertificateKind.OpcUa, "opcua", ["192.0.2.10"], "urn:anyshot:edge:s1", 365), TestPlant.Now);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        System.Text.Encoding.ASCII.GetString(certificate.Extensions["2.5.29.17"]!.RawData).ShouldContain("urn:anyshot:edge:s1");
        certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages.ShouldBe(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment);
    }

    [Fact]
    public void Renew_Certificate_KeepsKeyAndNamesAndIsValidForLonger()
    {
        var file = _plant.Expired("broker");
        var (before, after) = _plant.Authority.Renew(file, 365, TestPlant.Now);
        after.NotAfter.ShouldBeGreaterThan(before.NotAfter);
        after.GetPublicKey().ShouldBe(before.GetPublicKey());
        after.SerialNumber.ShouldNotBe(before.SerialNumber);
        using var pair = X509Certificate2.CreateFromPemFile(file, PlantAuthority.KeyFileOf(file));
        new PeerTrust(PemFiles.ReadAll(_plant.CaFile), []).Mistake(pair, [], PeerTrust.ServerUsage, "127.0.0.1", TestPlant.Now).ShouldBeNull();
    }

    [Fact]
    public void Renew_OfAnotherAuthority_IsRefused()
    {
        using var other = new TestPlant("Other CA");
        var file = other.Server("broker");
        Should.Throw<InvalidDataException>(() => _plant.Authority.Renew(file, 365, TestPlant.Now)).Message.ShouldContain("was not issued by");
        Should.Throw<InvalidDataException>(() => _plant.Authority.Revoke(_plant.CaFile, TestPlant.Now));
    }

    [Fact]
    public void Revoke_Several_AllStayOnTheList()
    {
        var files = Enumerable.Range(0, 3).Select(i => _plant.Client($"client-{i}")).ToList();
        files.ForEach(f => _plant.Authority.Revoke(f, TestPlant.Now));
        _plant.Authority.Revoke(files[0], TestPlant.Now);
        _plant.Authority.RenewRevocationList(TestPlant.Now);
        var list = RevocationList.Read(_plant.CrlFile).ShouldHaveSingleItem();
        list.IsSignedBy(_plant.Authority.Certificate).ShouldBeTrue();
        list.NextUpdate!.Value.ShouldBeGreaterThan(TestPlant.Now);
        foreach (var file in files)
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            list.RevokedAt(certificate).ShouldNotBeNull();
        }

        using var free = X509CertificateLoader.LoadCertificateFromFile(_plant.Client("free"));
        list.RevokedAt(free).ShouldBeNull();
    }

    [Theory]
    [InlineData("../broker", "127.0.0.1")]
    [InlineData("ca", "127.0.0.1")]
    [InlineData("", "127.0.0.1")]
    [InlineData("broker", "not a host!")]
    [InlineData("broker", null)]
    public void Issue_WrongWish_IsRefused(string name, string? host) => Should.Throw<InvalidDataException>(
        () => _plant.Authority.Issue(new CertificateWish(CertificateKind.Server, name, host is null ? [] : [host], "", 30), TestPlant.Now));

    [Fact]
    public void Issue_LongerThanTheAuthority_EndsWithIt()
    {
        var file = _plant.Authority.Issue(new CertificateWish(CertificateKind.Client, "long", [], "", 36_500), TestPlant.Now);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        certificate.NotAfter.ShouldBeLessThanOrEqualTo(_plant.Authority.Certificate.NotAfter);
        certificate.SerialNumberBytes.Span[0].ShouldBeLessThan((byte)0x80);
        certificate.GetCertHashString(HashAlgorithmName.SHA256).Length.ShouldBe(64);
    }
}
