using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Tests.Security.Certificates;

public sealed class OwnCertificateNeedTests : IDisposable
{
    private const string Uri = "urn:anyshot:edge:s1";
    private readonly TestPlant _plant = new();
    private readonly TestPlant _other = new("Other CA");

    public void Dispose()
    {
        _plant.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Faults_WhatFits_HasNone()
    {
        Faults(OpcUa("good")).ShouldBeEmpty();
        Faults(_plant.Server("page", "press-4.plant.example"), new OwnCertificateNeed(CertificateKind.Server, "", ["press-4.plant.example"])).ShouldBeEmpty();
        Faults(_plant.Client("plc"), new OwnCertificateNeed(CertificateKind.Client, "", [])).ShouldBeEmpty();
    }

    [Fact]
    public void Faults_OneThingWrong_IsOneSentence()
    {
        var good = OpcUa("good");
        Faults(good, now: TestPlant.Now.AddDays(31)).ShouldHaveSingleItem().ShouldStartWith("It ran out on ");
        Faults(good, now: TestPlant.Now.AddDays(-1)).ShouldHaveSingleItem().ShouldStartWith("It is valid from ");
        Faults(good, keyOf: OpcUa("another")).ShouldBe(["It does not belong to the key."]);
        Faults(good, Need("urn:anyshot:edge:s2")).ShouldBe([$"It is not made out to the application URI \"urn:anyshot:edge:s2\", but to \"{Uri}\"."]);
        Faults(good, Need(Uri, "192.0.2.7")).ShouldBe(["It is not made out to the host \"192.0.2.7\", but to \"127.0.0.1\"."]);
        Faults(good, ca: _other.CaFile).ShouldBe(["It was issued by \"CN=Plant CA\", which is not a trusted authority."]);
        Faults(good, ca: "").ShouldBe(["It comes without the authorities above it, up to the one that signed itself; begin with \"CN=Plant CA\"."]);
        Faults(_plant.SelfSigned("own", Uri)).ShouldBe(["It is self-signed; an authority has to issue it."]);
        Faults(_plant.Client("client"), new OwnCertificateNeed(CertificateKind.Server, "", [])).ShouldBe(["It was not issued for this use (extended key usage)."]);
    }

    [Fact]
    public void Faults_ManyThingsWrong_AreAllSaid() =>
        Faults(_plant.Expired("old"), Need(Uri, "192.0.2.7"), keyOf: OpcUa("another"), ca: _other.CaFile).Count.ShouldBe(6);

    private static OwnCertificateNeed Need(string uri, string host = "127.0.0.1") => new(CertificateKind.OpcUa, uri, [host]);

    private string OpcUa(string name) => _plant.Authority.Issue(new CertificateWish(CertificateKind.OpcUa, name, ["127.0.0.1"], Uri, 30), TestPlant.Now);

    private List<string> Faults(string file, OwnCertificateNeed? need = null, string? keyOf = null, string? ca = null, DateTimeOffset? now = null)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        using var key = SigningRequest.ReadKey(PlantAuthority.KeyFileOf(keyOf ?? file));
        return [.. (need ?? Need(Uri)).Faults(certificate, ca is "" ? [] : PemFiles.ReadAll(ca ?? _plant.CaFile), key.ExportSubjectPublicKeyInfo(), now ?? TestPlant.Now)];
    }
}
